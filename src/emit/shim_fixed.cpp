#include "shim_fixed.hpp"

#include "c_text.hpp"
#include "manifest.hpp"

namespace ferrule::emit {
namespace {

// @ stands for the prefix.
const char *const fixed = R"(// ---- what every ferrule library has ----

@_status @_error_status(const @_error *error) { return ferrule::exports::error_status(error); }
const char *@_error_type(const @_error *error) { return ferrule::exports::error_type(error); }
const char *@_error_message(const @_error *error) { return ferrule::exports::error_message(error); }
const @_error *@_error_cause(const @_error *error) { return ferrule::exports::error_cause(error); }
int @_error_errno(const @_error *error) { return ferrule::exports::error_errno(error); }
const char *@_error_path(const @_error *error) { return ferrule::exports::error_path(error); }
const char *@_error_where(const @_error *error) { return ferrule::exports::error_where(error); }
void *@_error_host(const @_error *error) { return ferrule::exports::error_host(error); }
void @_error_free(@_error *error) { ferrule::exports::error_free(error); }
void @_release(@_owner *owner) { ferrule::exports::release(owner); }
bool @_nowait(bool on) { return ferrule::exports::nowait(on); }
size_t @_live_handles(void) { return ferrule::exports::live_handles(); }
)";

// What compilers take: 16 KiB in one literal, 64 KiB in neighbours that become one.
constexpr std::size_t most_in_literal = 12000, most_in_neighbours = 60000;

std::string quoted(const std::string &text) {
  std::string out = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

// Of whole lines, no more than `most` characters (or one line).
std::string take_lines(const std::string &text, std::size_t from, std::size_t most) {
  std::size_t end = from + most >= text.size() ? text.size() : text.rfind('\n', from + most) + 1;
  if (end <= from) end = std::min(text.find('\n', from), text.size() - 1) + 1;
  return text.substr(from, end - from);
}

// R"json(…)json" R"json(…)json"
std::string literals(const std::string &text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::string piece = take_lines(text, at, most_in_literal);
    out += (out.empty() ? "R\"json(" : "\n         R\"json(") + piece + ")json\"";
    at += piece.size();
  }
  return out;
}

}  // namespace

void write_shim_fixed_part(const model::Interface &interface, Writer &out) {
  out.raw(replaced(fixed, "@", interface.module));
  out.line("const char *" + interface.module + "_version(void) { return " + quoted(interface.version) + "; }");
  out.line("uint32_t " + interface.module + "_abi(void) { return " + std::to_string(interface.abi) + "; }").blank();
}

void write_shim_handle(const model::Class &cls, Writer &out) {
  out.line("void " + cls.c_name + "_free(" + cls.c_name + " *self) { ferrule::exports::free(self); }");
  const std::string head = cls.c_name + " *" + cls.c_name + "_retain(" + cls.c_name + " *self) {";
  const std::string body = "return ferrule::exports::retain<" + cls.cpp + ">(self);";
  out.line(head.size() + body.size() + 3 > page_width ? head + "\n  " + body + "\n}" : head + " " + body + " }");
  out.blank();
}

void write_shim_manifest(const model::Interface &interface, Writer &out) {
  const std::string text = manifest_text(interface);
  out.line("// ---- the library's description of itself: " + interface.module + ".abi.json ----").blank();
  out.raw("const char *" + interface.module + "_manifest(void) {\n");
  if (text.size() <= most_in_neighbours) {
    out.raw("  return " + literals(text) + ";\n}\n");
    return;
  }
  out.raw("  static const std::string text = [] {\n    std::string joined;\n");
  for (std::size_t at = 0; at < text.size();) {
    const std::string piece = take_lines(text, at, most_in_neighbours);
    out.raw("    joined += " + literals(piece) + ";\n");
    at += piece.size();
  }
  out.raw("    return joined;\n  }();\n  return text.c_str();\n}\n");
}

}  // namespace ferrule::emit
