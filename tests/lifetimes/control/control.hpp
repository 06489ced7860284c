// Its author says what is not true, and nothing keeps what is pointed to.
#pragma once

#include <ferrule/ferrule.hpp>
#include <string>
#include <string_view>

class FERRULE(export, independent) View {
 public:
  explicit View(std::string_view text) : text_(text) {}
  std::string text() const { return std::string(text_); }

 private:
  std::string_view text_;
};
