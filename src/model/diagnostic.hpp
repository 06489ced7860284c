// What ferrule has to say about somebody's code: kinds are declared once, in diagnostics.def; here they are collected and
// shown as a compiler shows its own.
#pragma once

#include <string>
#include <vector>

#include "location.hpp"

namespace ferrule {

enum class Severity { note, warning, error };

struct Kind {
  const char *id;  // "no-row"
  Severity severity;
  const char *text;  // {0}, {1}… stand for what the case is about
};

namespace kinds {
#define FERRULE_DIAGNOSTIC(name, id, severity, text) inline constexpr Kind name{id, Severity::severity, text};
#include "diagnostics.def"
#undef FERRULE_DIAGNOSTIC
}  // namespace kinds

// All of them, in the order of the file; ends with an entry whose id is null.
extern const Kind all_kinds[];

struct Note {
  std::string text;
  Location where;
  std::string source_line = {};  // of a text that is in no file; else it is read when shown
};

// Columns [first, last) of a line, from 1: underlined.  What a diagnostic's place says of itself is among them.
struct Range {
  unsigned line = 0, first = 0, last = 0;
};

// Put `text` in place of columns [first, last) of a line; an insertion has first == last.
struct FixIt {
  unsigned line = 0, first = 0, last = 0;
  std::string text;
};

struct Diagnostic {
  std::string id;  // of its kind; "clang" for what the parser says about the headers themselves
  Severity severity = Severity::error;
  std::string text;
  Location where;
  std::vector<Note> notes;
  std::vector<Range> ranges = {};  // in the file of `where`
  std::vector<FixIt> fix_its = {};
  std::string source_line = {};  // of a text that is in no file; else it is read when shown

  Diagnostic &note(std::string note_text, Location at = {}) {
    notes.push_back({std::move(note_text), std::move(at), {}});
    return *this;
  }
  // What was perhaps meant by what stands at its place; nothing where `meant` is "".  Where the place says how far that reaches,
  // this is a fix too: `replacement`, if other than `meant`, is what is written there (a string in its quotes).
  Diagnostic &suggest(const std::string &meant, const std::string &replacement = {});
};

class Diagnostics {
 public:
  Diagnostic &add(const Kind &kind, Location where, const std::vector<std::string> &arguments = {});
  Diagnostic &add(Diagnostic diagnostic);
  bool failed() const;  // is there an error?
  const std::vector<Diagnostic> &all() const { return all_; }
  // By file (in order of appearance), line and column; what says the same twice is left once.
  void sort();

 private:
  std::vector<Diagnostic> all_;
};

// file:line:column: error: text [id], the source line with a caret and what could be put there, then the notes.
std::string render(const Diagnostic &diagnostic, bool color = false);

// The one of `known` that `word` was perhaps meant to be; "" where none is near.
std::string nearest(const std::string &word, const std::vector<std::string> &known);

}  // namespace ferrule
