#include "readable.hpp"

#include <ferrule/runtime/utf8.hpp>

namespace ferrule::core {

std::string readable(std::string text) {
  if (utf8_valid_prefix(text.data(), text.size()) == text.size()) return text;
  std::string out(utf8_repair(text.data(), text.size(), nullptr), '\0');
  utf8_repair(text.data(), text.size(), out.data());
  return out;
}

}  // namespace ferrule::core
