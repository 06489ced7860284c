#include "diagnostic.hpp"

#include <algorithm>
#include <cstdio>

namespace ferrule {
namespace {

const char *word(Severity severity) {
  switch (severity) {
    case Severity::fatal: return "fatal error";
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::note: break;
  }
  return "note";
}

const char *color_of(Severity severity) {
  switch (severity) {
    case Severity::fatal:
    case Severity::error: return "\033[1;31m";
    case Severity::warning: return "\033[1;35m";
    case Severity::note: break;
  }
  return "\033[1;36m";
}

void trim_right(std::string &text) { text.erase(text.find_last_not_of(" \t") + 1); }

// A line as wide as the source, with its tabs kept so that carets stand below their columns.
std::string blank_like(const std::string &source) {
  std::string line(source.size() + 1, ' ');
  for (std::size_t i = 0; i < source.size(); ++i)
    if (source[i] == '\t') line[i] = '\t';
  return line;
}

std::string underline(const Diagnostic &diagnostic) {
  std::string line = blank_like(diagnostic.source_line);
  for (const Caret &range : diagnostic.ranges) {
    if (range.line != diagnostic.where.line) continue;
    for (unsigned column = std::max(range.first, 1u); column < range.last && column <= line.size(); ++column)
      if (line[column - 1] == ' ') line[column - 1] = '~';
  }
  const unsigned column = diagnostic.where.column;
  if (column != 0 && column <= line.size()) line[column - 1] = '^';
  trim_right(line);
  return line;
}

std::string replacements(const Diagnostic &diagnostic) {
  std::string line;
  for (const FixIt &fix : diagnostic.fix_its) {
    if (fix.line != diagnostic.where.line || fix.first == 0 || fix.text.find('\n') != std::string::npos) continue;
    if (line.empty()) line = blank_like(diagnostic.source_line);
    const std::size_t at = fix.first - 1;
    if (line.size() < at + fix.text.size()) line.resize(at + fix.text.size(), ' ');
    line.replace(at, fix.text.size(), fix.text);
  }
  trim_right(line);
  return line;
}

void render_into(std::string &out, const Diagnostic &diagnostic, const RenderOptions &options) {
  const char *reset = options.color ? "\033[0m" : "";
  const char *bold = options.color ? "\033[1m" : "";
  out += bold;
  if (!diagnostic.where.file.empty()) {
    out += diagnostic.where.file + ":";
    if (diagnostic.where.line != 0) out += std::to_string(diagnostic.where.line) + ":" + std::to_string(diagnostic.where.column) + ":";
    out += " ";
  }
  out += options.color ? color_of(diagnostic.severity) : "";
  out += std::string(word(diagnostic.severity)) + ": ";
  out += std::string(reset) + bold + diagnostic.message;
  if (options.show_id && diagnostic.severity != Severity::note && !diagnostic.id.empty() && diagnostic.id != "clang")
    out += " [" + diagnostic.id + "]";
  out += std::string(reset) + "\n";

  if (!diagnostic.source_line.empty()) {
    char number[16];
    std::snprintf(number, sizeof number, "%5u | ", diagnostic.where.line);
    out += number + diagnostic.source_line + "\n";
    const std::string carets = underline(diagnostic);
    const char *green = options.color ? "\033[1;32m" : "";
    if (!carets.empty()) out += std::string("      | ") + green + carets + reset + "\n";
    const std::string fixes = replacements(diagnostic);
    if (!fixes.empty()) out += std::string("      | ") + green + fixes + reset + "\n";
  }
  for (const Diagnostic &note : diagnostic.notes) render_into(out, note, options);
}

}  // namespace

std::string render(const Diagnostic &diagnostic, const RenderOptions &options) {
  std::string out;
  render_into(out, diagnostic, options);
  return out;
}

}  // namespace ferrule
