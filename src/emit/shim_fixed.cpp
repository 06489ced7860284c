#include "shim_fixed.hpp"

#include <cstdint>
#include <cstdio>
#include <vector>

#include "c_text.hpp"
#include "families.hpp"
#include "inspection.hpp"

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
void @_on_interrupt(@_interrupt_fn *ask, void *context) { ferrule::exports::on_interrupt(ask, context); }
size_t @_live_handles(void) { return ferrule::exports::live_handles(); }
)";

const char *const class_questions = R"(const char *@_class_of(const void *handle) { return ferrule::exports::class_of(handle); }
bool @_is_a(const void *handle, const char *name) { return ferrule::exports::is_a(handle, name); }
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

// Adler-32: whoever finds a piece in a file sees whether it is whole.
std::uint32_t checksum(const std::string &text) {
  std::uint32_t a = 1, b = 0;
  for (char c : text) {
    a = (a + static_cast<unsigned char>(c)) % 65521;
    b = (b + a) % 65521;
  }
  return b << 16 | a;
}

}  // namespace

void write_shim_fixed_part(const model::Interface &interface, Writer &out) {
  out.raw(replaced(fixed, "@", interface.module));
  if (has_families(interface)) out.raw(replaced(class_questions, "@", interface.module));
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

// In pieces that every compiler takes, each with a line at its head by which it is found in the finished file: number of the
// form, what it is, which piece of how many, its size and checksum.  Nobody has to run foreign code to read it.
void write_shim_inspection(const model::Interface &interface, Writer &out) {
  const std::string text = replaced(inspection_text(interface, Detail::embedded), ")json\"", ")\\u006ason\"");
  std::vector<std::string> pieces;
  for (std::size_t at = 0; at < text.size(); at += pieces.back().size()) pieces.push_back(take_lines(text, at, most_in_literal));
  out.line("// ---- what `ferrule inspect` shows of the library: read from its file, not called ----").blank();
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    char head[80];
    std::snprintf(head, sizeof head, "ferrule-text 1 inspection %zu/%zu %zu %08x\\n", i + 1, pieces.size(), pieces[i].size(),
                  static_cast<unsigned>(checksum(pieces[i])));
    out.raw("FERRULE_KEPT(" + interface.module + "_inspection_" + std::to_string(i + 1) + ") =\n    \"" + head +
            "\"\n    R\"json(" + pieces[i] + ")json\";\n\n");
  }
}

void write_shim_manifest(const model::Interface &interface, const std::string &text, Writer &out) {
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
