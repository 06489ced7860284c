// What there is to say to the user about a place in the code, as plain data, and its text in clang's form.
#pragma once

#include <string>
#include <vector>

#include "location.hpp"

namespace ferrule {

enum class Severity { note, warning, error, fatal };

// Columns of one line, [first, last), counted from 1: underlined with ~.
struct Caret {
  unsigned line = 0, first = 0, last = 0;
};

// Replace [first, last) of this line by text; an insertion has first == last.
struct FixIt {
  unsigned line = 0, first = 0, last = 0;
  std::string text;
};

struct Diagnostic {
  Severity severity = Severity::error;
  std::string id;               // "type-without-row"; clang's own: its option ("-Wunused"), or "clang"
  std::string message;          // without a full stop; says what to do
  Location where;
  std::string source_line;      // the line at `where`; "" where there is none to show
  std::vector<Caret> ranges;
  std::vector<FixIt> fix_its;
  std::vector<Diagnostic> notes;

  bool is_error() const { return severity >= Severity::error; }
};

struct RenderOptions {
  bool color = false;
  bool show_id = true;          // " [type-without-row]" after the message
};

// file:line:column: error: message / the line / the caret / fix-its / notes, each line ended.
std::string render(const Diagnostic &diagnostic, const RenderOptions &options = {});

}  // namespace ferrule
