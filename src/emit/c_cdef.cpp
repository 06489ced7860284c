#include "c_cdef.hpp"

#include "c_header.hpp"
#include "c_text.hpp"

namespace ferrule::emit {
namespace {

std::string without_comments(const std::string &text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = std::min(text.find("/*", at), text.size());
    out.append(text, at, start - at);
    if (start == text.size()) break;
    at = text.find("*/", start) + 2;
  }
  return out;
}

// "#define GEO_BIG UINT64_C(5)" → "#define GEO_BIG 5"; "" for what cffi cannot take: only integers can be constants there.
std::string constant(const std::string &line) {
  const std::size_t name = 8, value = line.find(' ', name);
  if (value == std::string::npos) return "";
  std::string digits = line.substr(value + 1);
  if (digits == "(-INT64_C(9223372036854775807) - 1)") digits = "-9223372036854775808";
  for (const char *noise : {"UINT64_C", "UINT32_C", "INT64_C", "(", ")"}) digits = replaced(digits, noise, "");
  const bool is_integer = !digits.empty() && digits.find_first_not_of("0123456789", digits[0] == '-' ? 1 : 0) == std::string::npos;
  return is_integer ? line.substr(0, value) + " " + digits : "";
}

}  // namespace

void emit_c_cdef(const model::Interface &interface, Files &files) {
  std::string out;
  int skipping = 0;  // inside #ifdef __cplusplus
  for (std::string line : lines_of(without_comments(c_header_text(interface)))) {
    line.erase(line.find_last_not_of(' ') + 1);
    if (line == "#ifdef __cplusplus") skipping = 1;
    if (line == "#endif") skipping = 0;
    if (!line.empty() && line[0] == '#') line = line.rfind("#define ", 0) == 0 ? constant(line) : "";
    if (skipping || line.empty()) continue;
    out += replaced(line, upper(interface.module) + "_API ", "") + "\n";
  }
  files.add(interface.module + "_cdef.h", out);
}

}  // namespace ferrule::emit
