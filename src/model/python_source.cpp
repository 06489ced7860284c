#include "python_source.hpp"

#include <cctype>

namespace ferrule::model {
namespace {

bool starts_with(const std::string &text, const std::string &start) { return text.compare(0, start.size(), start) == 0; }

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || static_cast<unsigned char>(c) >= 0x80; }

std::string trimmed(const std::string &text) {
  const std::size_t begin = text.find_first_not_of(" \t"), end = text.find_last_not_of(" \t\r");
  return begin == std::string::npos ? "" : text.substr(begin, end - begin + 1);
}

std::string word_at(const std::string &text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_word(text[end])) ++end;
  return text.substr(at, end - at);
}

std::vector<std::string> lines_of(const std::string &text) {
  std::vector<std::string> out;
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = text.find('\n', begin);
    if (end == std::string::npos) end = text.size();
    std::string line = text.substr(begin, end - begin);
    if (!line.empty() && line.back() == '\r') line.pop_back();
    out.push_back(std::move(line));
    begin = end + 1;
  }
  return out;
}

// The end of the string that begins at `at`: behind its last quote.
std::size_t end_of_string(const std::string &text, std::size_t at) {
  const char quote = text[at];
  const bool is_long = text.compare(at, 3, std::string(3, quote)) == 0;
  const std::string end = std::string(is_long ? 3 : 1, quote);
  for (at += end.size(); at < text.size(); ++at) {
    if (text[at] == '\\')
      ++at;
    else if (text.compare(at, end.size(), end) == 0)
      return at + end.size();
    else if (!is_long && text[at] == '\n')
      return at;
  }
  return text.size();
}

// Statements at the top level.  A statement ends with its line, but for brackets, strings and a backslash.
class Reader {
 public:
  explicit Reader(const std::string &text) : lines_(lines_of(text)) {}

  PythonSource read() {
    for (at_ = 0; at_ < lines_.size();) {
      const std::string &line = lines_[at_];
      const std::string bare = trimmed(line);
      const bool is_inner = line.empty() || line[0] == ' ' || line[0] == '\t';
      if (bare.empty() || bare[0] == '#') {
        ++at_;
      } else if (is_inner) {
        if (for_checkers_ && is_import(bare)) {
          import();
        } else {
          statement();  // of something else's body
        }
      } else {
        top(line);
      }
    }
    return std::move(out_);
  }

 private:
  static bool is_import(const std::string &text) { return starts_with(text, "import ") || starts_with(text, "from "); }

  void top(const std::string &line) {
    for_checkers_ = starts_with(line, "if TYPE_CHECKING") || starts_with(line, "if typing.TYPE_CHECKING");
    if (is_import(line)) return import();
    if (line[0] == '@') {
      const std::size_t first = at_;
      statement();
      for (std::size_t i = first; i < at_; ++i) decorators_.push_back(lines_[i]);
      return;
    }
    const bool is_async = starts_with(line, "async def ");
    if (is_async || starts_with(line, "def ")) return function(is_async ? 10 : 4);
    if (starts_with(line, "class ")) {
      out_.others.push_back({word_at(line, 6), static_cast<unsigned>(at_ + 1)});
    } else if (starts_with(line, "__all__")) {
      return list();
    } else if (const std::string name = word_at(line, 0); !name.empty()) {
      const std::string rest = trimmed(line.substr(name.size()));
      if (rest.size() > 1 && (rest[0] == ':' || (rest[0] == '=' && rest.compare(0, 2, "==") != 0)))
        out_.others.push_back({name, static_cast<unsigned>(at_ + 1)});
    }
    decorators_.clear();
    statement();
  }

  // Goes behind the statement that begins at this line, and gives its text without comments.  A def or class ends with its colon.
  std::string statement(bool is_head = false) {
    std::string text;
    int depth = 0;
    for (; at_ < lines_.size(); ++at_) {
      std::string rest = lines_[at_];
      for (std::size_t i = 0; i < rest.size(); ++i) {
        const char c = rest[i];
        if (c == '"' || c == '\'') {
          std::size_t end = end_of_string(rest, i);
          const bool is_long = rest.compare(i, 3, std::string(3, c)) == 0;
          while (is_long && at_ + 1 < lines_.size() && (end - i < 6 || rest.compare(end - 3, 3, std::string(3, c)) != 0)) {
            rest += "\n" + lines_[++at_];
            end = end_of_string(rest, i);
          }
          i = end - 1;
        } else if (c == '#') {
          rest.resize(i);
          while (!rest.empty() && (rest.back() == ' ' || rest.back() == '\t')) rest.pop_back();
        } else if (c == '(' || c == '[' || c == '{') {
          ++depth;
        } else if (c == ')' || c == ']' || c == '}') {
          --depth;
        } else if (is_head && c == ':' && depth == 0) {
          rest.resize(i + 1);
          ended_ = true;
        }
      }
      text += rest;
      const bool goes_on = depth > 0 || (!rest.empty() && rest.back() == '\\');
      if (ended_ || (!goes_on && !is_head)) break;
      text += "\n";
    }
    ended_ = false;
    ++at_;
    return text;
  }

  void import() {
    const unsigned line = static_cast<unsigned>(at_ + 1);
    std::string text;
    for (const char c : statement()) {
      const bool is_space = c == '\n' || c == '\\' || c == ' ';
      if (!is_space || (!text.empty() && text.back() != ' ' && text.back() != '(')) text += is_space ? ' ' : c;
    }
    out_.imports.push_back({trimmed(text), line});
  }

  void list() {
    const std::size_t first = at_;
    const std::string text = statement();
    unsigned line = static_cast<unsigned>(first + 1);
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\n') ++line;
      if (text[i] != '"' && text[i] != '\'') continue;
      const std::size_t end = end_of_string(text, i);
      if (end > i + 1) out_.all.push_back({text.substr(i + 1, end - i - 2), line});
      i = end - 1;
    }
  }

  void function(std::size_t name_at) {
    PythonFunction out;
    out.line = static_cast<unsigned>(at_ + 1), out.column = static_cast<unsigned>(name_at + 1);
    out.name = word_at(lines_[at_], name_at);
    for (const std::string &each : decorators_) out.is_overload |= each == "@overload" || each == "@typing.overload";
    const std::string text = statement(true);
    out.head = decorators_;
    for (std::string &each : lines_of(text)) out.head.push_back(std::move(each));
    decorators_.clear();
    first_parameter(text, out);
    if (at_ < lines_.size()) docstring(out);
    out_.functions.push_back(std::move(out));
  }

  static void first_parameter(const std::string &text, PythonFunction &out) {
    std::size_t at = text.find('(');
    if (at == std::string::npos) return;
    at = text.find_first_not_of(" \t\n", at + 1);
    if (at == std::string::npos || !is_word(text[at])) return;
    out.first = word_at(text, at);
    at = text.find_first_not_of(" \t\n", at + out.first.size());
    if (at == std::string::npos || text[at] != ':') return;
    int depth = 0;
    std::size_t end = ++at;
    for (; end < text.size(); ++end) {
      const char c = text[end];
      if (c == '"' || c == '\'') {
        end = end_of_string(text, end) - 1;
        continue;
      }
      if (depth == 0 && (c == ',' || c == ')' || c == '=')) break;
      if (c == '[' || c == '(') ++depth;
      if (c == ']' || c == ')') --depth;
    }
    for (const char c : text.substr(at, end - at))
      if (!std::isspace(static_cast<unsigned char>(c)) && c != '"' && c != '\'') out.first_annotation += c;
  }

  void docstring(PythonFunction &out) {
    const std::string &line = lines_[at_];
    const std::string bare = trimmed(line);
    if (bare.empty() || (line[0] != ' ' && line[0] != '\t') || (bare[0] != '"' && bare[0] != '\'')) return;
    const std::size_t first = at_;
    statement();
    for (std::size_t i = first; i < at_; ++i) out.doc.push_back(lines_[i]);
  }

  std::vector<std::string> lines_;
  std::size_t at_ = 0;
  std::vector<std::string> decorators_;
  bool for_checkers_ = false, ended_ = false;
  PythonSource out_;
};

}  // namespace

PythonSource read_python(const std::string &text) { return Reader(text).read(); }

}  // namespace ferrule::model
