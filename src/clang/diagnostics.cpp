#include "diagnostics.hpp"

#include "translation_unit.hpp"

namespace ferrule::clang {
namespace {

std::string line_of(const std::string &text, unsigned line) {
  std::size_t begin = 0;
  for (unsigned i = 1; i < line; ++i) {
    begin = text.find('\n', begin);
    if (begin == std::string::npos) return "";
    ++begin;
  }
  const std::size_t end = text.find('\n', begin);
  std::string found = text.substr(begin, end == std::string::npos ? end : end - begin);
  if (!found.empty() && found.back() == '\r') found.pop_back();
  return found;
}

Severity severity_of(int severity) {
  switch (severity) {
    case c::fatal:
    case c::error:
      return Severity::error;
    case c::warning:
      return Severity::warning;
    default:
      return Severity::note;
  }
}

class Converter {
 public:
  explicit Converter(const TranslationUnit &unit) : unit_(unit), lib_(unit.library()) {}

  ferrule::Diagnostic convert(c::Diagnostic raw) {
    ferrule::Diagnostic out;
    out.severity = severity_of(lib_.clang_getDiagnosticSeverity(raw));
    out.text = unit_.take(lib_.clang_getDiagnosticSpelling(raw));
    out.id = "clang";
    const c::SourceLocation where = lib_.clang_getDiagnosticLocation(raw);
    const Position at = unit_.position(where);
    if (at.file) {
      out.where = {unit_.file_name(at.file), at.line, at.column};
      out.source_line = line_of(text(at.file), at.line);
    }
    const unsigned ranges = lib_.clang_getDiagnosticNumRanges(raw);
    for (unsigned i = 0; i < ranges; ++i) {
      Range found;
      if (span(lib_.clang_getDiagnosticRange(raw, i), at.file, found.line, found.first, found.last)) out.ranges.push_back(found);
    }
    const unsigned fixes = lib_.clang_getDiagnosticNumFixIts(raw);
    for (unsigned i = 0; i < fixes; ++i) {
      c::SourceRange range{};
      FixIt fix;
      fix.text = unit_.take(lib_.clang_getDiagnosticFixIt(raw, i, &range));
      if (span(range, at.file, fix.line, fix.first, fix.last)) out.fix_its.push_back(fix);
    }
    c::DiagnosticSet notes = lib_.clang_getChildDiagnostics(raw);  // belongs to the diagnostic
    const unsigned count = notes ? lib_.clang_getNumDiagnosticsInSet(notes) : 0;
    for (unsigned i = 0; i < count; ++i) {
      c::Diagnostic note = lib_.clang_getDiagnosticInSet(notes, i);
      ferrule::Diagnostic converted = convert(note);
      out.notes.push_back({converted.text, converted.where, converted.source_line});
      lib_.clang_disposeDiagnostic(note);
    }
    return out;
  }

 private:
  const std::string &text(c::File file) {
    if (file != cached_) {
      cached_ = file;
      text_ = unit_.text(file);
    }
    return text_;
  }

  // Columns of a range in the diagnostic's own file; one that goes on over the line's end stops there.
  bool span(c::SourceRange range, c::File file, unsigned &line, unsigned &first, unsigned &last) {
    const Position begin = unit_.position(lib_.clang_getRangeStart(range)), end = unit_.position(lib_.clang_getRangeEnd(range));
    if (!begin.file || begin.file != file || end.file != file) return false;
    line = begin.line;
    first = begin.column;
    last = end.line == begin.line ? end.column : static_cast<unsigned>(line_of(text(file), line).size()) + 1;
    return true;
  }

  const TranslationUnit &unit_;
  const Library &lib_;
  c::File cached_ = nullptr;
  std::string text_;
};

}  // namespace

std::vector<ferrule::Diagnostic> convert_diagnostics(const TranslationUnit &unit) {
  Converter converter(unit);
  std::vector<ferrule::Diagnostic> out;
  const unsigned count = unit.library().clang_getNumDiagnostics(unit.raw());
  for (unsigned i = 0; i < count; ++i) {
    c::Diagnostic raw = unit.library().clang_getDiagnostic(unit.raw(), i);
    if (unit.library().clang_getDiagnosticSeverity(raw) != c::ignored) out.push_back(converter.convert(raw));
    unit.library().clang_disposeDiagnostic(raw);
  }
  return out;
}

}  // namespace ferrule::clang
