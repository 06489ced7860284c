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
  std::string out = where.file.compare(0, 2, "./") == 0 ? where.file.substr(2) : where.file;
  if (where.line) out += ":" + std::to_string(where.line);
  if (where.line && where.column) out += ":" + std::to_string(where.column);
  return out + ": ";
}

// A line as wide as the source, with its tabs, so that what stands below a column stays there.
std::string blank_like(const std::string &line, std::size_t width) {
  std::string out(std::max(line.size(), width), ' ');
  for (std::size_t i = 0; i < line.size(); ++i)
    if (line[i] == '\t') out[i] = '\t';
  return out;
}

std::string trimmed(std::string line) { return line.substr(0, line.find_last_not_of(" \t") + 1); }

std::string carets(const std::string &line, const Location &where, const std::vector<Range> &ranges) {
  std::string out = blank_like(line, line.size() + 1);
  for (const Range &range : ranges) {
    if (range.line != where.line || !range.first) continue;
    for (std::size_t i = range.first - 1; i + 1 < range.last && i < out.size(); ++i)
      if (out[i] == ' ') out[i] = '~';
  }
  if (where.column && where.column <= out.size()) out[where.column - 1] = '^';
  return trimmed(out);
}

std::string replacements(const std::string &line, const Location &where, const std::vector<FixIt> &fix_its) {
  std::string out;
  for (const FixIt &fix : fix_its) {
    if (fix.line != where.line || !fix.first || fix.text.find('\n') != std::string::npos) continue;
    const std::size_t end = fix.first - 1 + fix.text.size();
    if (out.empty()) out = blank_like(line, end);
    if (out.size() < end) out.resize(end, ' ');
    out.replace(fix.first - 1, fix.text.size(), fix.text);
  }
  return trimmed(out);
}

std::string paint(const char *code, const std::string &text, bool color) {
  return color ? std::string("\033[") + code + "m" + text + "\033[0m" : text;
}

std::string excerpt(const Location &where, std::string line, const std::vector<Range> &ranges, const std::vector<FixIt> &fix_its,
                    bool color) {
  if (where.file.empty() || !where.line) return {};
  if (line.empty()) line = source_line(where);
  if (line.empty()) return {};
  std::string number = std::to_string(where.line), margin(number.size() < 5 ? 5 - number.size() : 0, ' ');
  std::string out = margin + number + " | " + line + "\n";
  for (const std::string &below : {carets(line, where, ranges), replacements(line, where, fix_its)})
    if (!below.empty()) out += std::string(margin.size() + number.size(), ' ') + " | " + paint("1;32", below, color) + "\n";
  return out;
}

const char *color_of(Severity severity) {
  return severity == Severity::error ? "1;31" : severity == Severity::warning ? "1;35" : "1;36";
}

const char *word(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "note";
}

}  // namespace

Diagnostic &Diagnostic::suggest(const std::string &meant, const std::string &replacement) {
  if (meant.empty()) return *this;
  if (where.last) fix_its.push_back({where.line, where.first, where.last, replacement.empty() ? meant : replacement});
  return note("did you mean `" + meant + "`?");
}

Diagnostic &Diagnostics::add(const Kind &kind, Location where, const std::vector<std::string> &arguments) {
  all_.push_back({kind.id, kind.severity, fill(kind.text, arguments), std::move(where), {}, {}, {}, {}});
  Diagnostic &made = all_.back();
  if (made.where.last) made.ranges.push_back({made.where.line, made.where.first, made.where.last});
  return made;
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

std::string render(const Diagnostic &diagnostic, bool color) {
  auto headline = [&](const Location &where, Severity severity, const std::string &text) {
    return paint("1", place(where), color && !place(where).empty()) +
           paint(color_of(severity), std::string(word(severity)) + ":", color) + " " + paint("1", text, color);
  };
  std::string out = headline(diagnostic.where, diagnostic.severity, diagnostic.text);
  if (!diagnostic.id.empty() && diagnostic.id != "clang") out += " [" + diagnostic.id + "]";
  out += "\n" + excerpt(diagnostic.where, diagnostic.source_line, diagnostic.ranges, diagnostic.fix_its, color);
  for (const Note &note : diagnostic.notes)
    out += headline(note.where, Severity::note, note.text) + "\n" + excerpt(note.where, note.source_line, {}, {}, color);
  return out;
}

std::string nearest(const std::string &word, const std::vector<std::string> &known) {
  std::string best;
  std::size_t least = word.size() / 3 + 2;  // farther than this is no slip of the keyboard
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
