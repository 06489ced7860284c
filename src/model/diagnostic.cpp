#include "diagnostic.hpp"

#include <algorithm>
#include <fstream>
#include <map>

namespace ferrule {

const Kind all_kinds[] = {
#define FERRULE_DIAGNOSTIC(name, id, severity, text) kinds::name,
#include "diagnostics.def"
#undef FERRULE_DIAGNOSTIC
    {nullptr, Severity::note, nullptr}};

namespace {

std::string fill(const char *pattern, const std::vector<std::string> &arguments) {
  std::string out;
  for (const char *p = pattern; *p; ++p) {
    if (*p == '{' && p[1] >= '0' && p[1] <= '9' && p[2] == '}') {
      std::size_t i = static_cast<std::size_t>(p[1] - '0');
      if (i < arguments.size()) out += arguments[i];
      p += 2;
    } else {
      out += *p;
    }
  }
  return out;
}

std::string source_line(const Location &where) {
  std::ifstream file(where.file);
  std::string line;
  for (unsigned n = 0; n < where.line; ++n)
    if (!std::getline(file, line)) return {};
  return line;
}

std::string place(const Location &where) {
  if (where.file.empty()) return {};
  std::string out = where.file;
  if (where.line) out += ":" + std::to_string(where.line);
  if (where.line && where.column) out += ":" + std::to_string(where.column);
  return out + ": ";
}

std::string excerpt(const Location &where) {
  if (where.file.empty() || !where.line) return {};
  std::string line = source_line(where);
  if (line.empty()) return {};
  std::string number = std::to_string(where.line), margin(number.size() < 5 ? 5 - number.size() : 0, ' ');
  std::string out = margin + number + " | " + line + "\n";
  if (where.column && where.column <= line.size() + 1) {
    out += std::string(margin.size() + number.size(), ' ') + " | ";
    for (unsigned i = 0; i + 1 < where.column; ++i) out += line[i] == '\t' ? '\t' : ' ';
    out += "^\n";
  }
  return out;
}

const char *word(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "note";
}

}  // namespace

Diagnostic &Diagnostics::add(const Kind &kind, Location where, const std::vector<std::string> &arguments) {
  all_.push_back({kind.id, kind.severity, fill(kind.text, arguments), std::move(where), {}});
  return all_.back();
}

Diagnostic &Diagnostics::add(Diagnostic diagnostic) {
  all_.push_back(std::move(diagnostic));
  return all_.back();
}

bool Diagnostics::failed() const {
  return std::any_of(all_.begin(), all_.end(), [](const Diagnostic &d) { return d.severity == Severity::error; });
}

void Diagnostics::sort() {
  std::map<std::string, std::size_t> order;
  for (const Diagnostic &d : all_) order.emplace(d.where.file, order.size());
  std::stable_sort(all_.begin(), all_.end(), [&](const Diagnostic &a, const Diagnostic &b) {
    if (a.where.file != b.where.file) return order[a.where.file] < order[b.where.file];
    if (a.where.line != b.where.line) return a.where.line < b.where.line;
    return a.where.column < b.where.column;
  });
  auto same = [](const Diagnostic &a, const Diagnostic &b) {
    return a.id == b.id && a.text == b.text && a.where.file == b.where.file && a.where.line == b.where.line;
  };
  all_.erase(std::unique(all_.begin(), all_.end(), same), all_.end());
}

std::string render(const Diagnostic &diagnostic) {
  std::string out = place(diagnostic.where) + word(diagnostic.severity) + ": " + diagnostic.text;
  if (!diagnostic.id.empty() && diagnostic.id != "clang") out += " [" + diagnostic.id + "]";
  out += "\n" + excerpt(diagnostic.where);
  for (const Note &note : diagnostic.notes) out += place(note.where) + "note: " + note.text + "\n" + excerpt(note.where);
  return out;
}

std::string nearest(const std::string &word, const std::vector<std::string> &known) {
  std::string best;
  std::size_t least = word.size() / 3 + 2;   // farther than this is no slip of the keyboard
  for (const std::string &candidate : known) {
    std::vector<std::size_t> row(candidate.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= word.size(); ++i) {
      std::size_t diagonal = row[0];
      row[0] = i;
      for (std::size_t j = 1; j <= candidate.size(); ++j) {
        std::size_t above = row[j];
        row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (word[i - 1] != candidate[j - 1])});
        diagonal = above;
      }
    }
    if (row.back() < least) {
      least = row.back();
      best = candidate;
    }
  }
  return best;
}

}  // namespace ferrule
