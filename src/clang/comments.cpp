#include "comments.hpp"

#include <cctype>
#include <sstream>
#include <vector>

namespace ferrule::clang {
namespace {

bool starts(const std::string &text, const char *with) { return text.rfind(with, 0) == 0; }

std::string left_trimmed(const std::string &line) {
  const std::size_t first = line.find_first_not_of(" \t");
  return first == std::string::npos ? "" : line.substr(first);
}

std::string trimmed(const std::string &line) {
  const std::string left = left_trimmed(line);
  return left.substr(0, left.find_last_not_of(" \t\r") + 1);
}

bool is_rule(const std::string &line) {  // "-----", "=====", "/////"
  return line.size() > 2 && line.find_first_not_of("-=*/#~_+ ") == std::string::npos;
}

bool is_for_tools(const std::string &line) {
  for (const char *word : {"NOLINT", "clang-format ", "IWYU pragma", "cppcheck-suppress", "LCOV_EXCL", "TODO", "FIXME", "XXX"})
    if (starts(line, word)) return true;
  return false;
}

// The lines without markers; the text's own indentation beyond one space stays.
std::vector<std::string> unmarked(const std::string &raw) {
  std::vector<std::string> lines;
  std::istringstream in(raw);
  bool block = false;
  for (std::string line; std::getline(in, line);) {
    std::string text = left_trimmed(line);
    while (!text.empty() && (text.back() == '\r' || text.back() == ' ' || text.back() == '\t')) text.pop_back();
    if (!block && starts(text, "//")) {
      std::size_t at = 2;
      if (at < text.size() && (text[at] == '/' || text[at] == '!')) ++at;
      if (at < text.size() && at > 2 && text[at] == '<') ++at;
      text = text.substr(at);
    } else {
      if (!block && starts(text, "/*")) {
        block = true;
        std::size_t at = 2;
        if (at < text.size() && (text[at] == '*' || text[at] == '!') && text.compare(at, 2, "*/") != 0) ++at;
        if (at < text.size() && at > 2 && text[at] == '<') ++at;
        text = text.substr(at);
      } else if (block && starts(text, "*") && !starts(text, "*/")) {
        text = text.substr(1);
      }
      const std::size_t end = text.find("*/");
      if (end != std::string::npos) {
        text = text.substr(0, end);
        block = false;
      }
    }
    if (!text.empty() && text.front() == ' ') text = text.substr(1);
    text = text.substr(0, text.find_last_not_of(" \t") + 1);
    if (is_rule(text) || is_for_tools(text)) text.clear();
    lines.push_back(text);
  }
  return lines;
}

bool is_list_item(const std::string &line) {
  if (starts(line, "- ") || starts(line, "* ") || starts(line, "+ ")) return true;
  std::size_t digits = 0;
  while (digits < line.size() && std::isdigit(static_cast<unsigned char>(line[digits]))) ++digits;
  return digits > 0 && digits < 3 && line.compare(digits, 2, ". ") == 0;
}

// @c word and its kind, inside running text.
std::string inline_commands(const std::string &text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if ((c != '@' && c != '\\') || (i > 0 && std::isalnum(static_cast<unsigned char>(text[i - 1])))) {
      if (c != ' ' || out.empty() || out.back() != ' ') out += c;
      continue;
    }
    std::size_t end = i + 1;
    while (end < text.size() && std::isalpha(static_cast<unsigned char>(text[end]))) ++end;
    const std::string command = text.substr(i + 1, end - i - 1);
    const bool code = command == "c" || command == "p" || command == "a";
    if ((code || command == "e" || command == "em" || command == "b" || command == "ref") && end < text.size() &&
        text[end] == ' ') {
      std::size_t word = end + 1, stop = word;
      while (stop < text.size() && text[stop] != ' ') ++stop;
      while (stop > word && std::ispunct(static_cast<unsigned char>(text[stop - 1])) && text[stop - 1] != ')' &&
             text[stop - 1] != '_')
        --stop;
      const std::string argument = text.substr(word, stop - word);
      out += code ? "`" + argument + "`" : argument;
      i = stop - 1;
    } else if (command == "n") {
      out += '\n';
      i = end - 1;
    } else if (command.empty() && end < text.size() && std::ispunct(static_cast<unsigned char>(text[end]))) {
      out += text[end];  // an escaped sign: \@ \% \<
      i = end;
    } else {
      out += c;
    }
  }
  return out;
}

// Gathers lines into paragraphs.
class Text {
 public:
  void line(const std::string &text) {
    const std::string words = trimmed(text);
    if (words.empty()) {
      pending_ = !text_.empty();
      return;
    }
    if (pending_)
      text_ += "\n\n";
    else if (!text_.empty())
      text_ += is_list_item(words) || fixed_ ? "\n" : " ";
    pending_ = fixed_ = false;
    text_ += inline_commands(words);
  }
  void code(const std::string &text) {  // kept as it is, indented
    if (pending_)
      text_ += "\n\n";
    else if (!text_.empty())
      text_ += "\n";
    pending_ = false;
    fixed_ = true;
    if (!text.empty()) text_ += "    " + text;
  }
  void paragraph() { pending_ = !text_.empty(); }
  const std::string &text() const { return text_; }

 private:
  std::string text_;
  bool pending_ = false, fixed_ = false;
};

std::string first_word(std::string &text) {
  text = left_trimmed(text);
  const std::size_t end = text.find_first_of(" \t");
  const std::string word = text.substr(0, end);
  text = end == std::string::npos ? "" : left_trimmed(text.substr(end));
  return word;
}

bool is_one_of(const std::string &word, std::initializer_list<const char *> words) {
  for (const char *each : words)
    if (word == each) return true;
  return false;
}

class Parser {
 public:
  decl::Comment parse(const std::vector<std::string> &lines) {
    for (const std::string &line : lines) read(line);
    comment_.text = body_.text();
    comment_.returns = returns_.text();
    for (std::size_t i = 0; i < params_.size(); ++i) comment_.params[i].second = params_[i].text();
    for (std::size_t i = 0; i < throws_.size(); ++i) comment_.throws_[i].second = throws_[i].text();
    return std::move(comment_);
  }

 private:
  enum class Section { body, param, returns, throws_, dropped };

  Text &current() {
    switch (section_) {
      case Section::param:
        return params_.back();
      case Section::returns:
        return returns_;
      case Section::throws_:
        return throws_.back();
      case Section::dropped:
        return dropped_;
      case Section::body:
        break;
    }
    return body_;
  }

  void read(const std::string &line) {
    const std::string words = left_trimmed(line);
    if (!verbatim_.empty()) {
      if (words.size() > 1 && (words[0] == '@' || words[0] == '\\' || words[0] == '`') &&
          words.substr(words[0] == '`' ? 0 : 1) == verbatim_) {
        verbatim_.clear();
        current().paragraph();
      } else {
        current().code(line);
      }
      return;
    }
    if (starts(words, "```")) {
      verbatim_ = "```";
      current().paragraph();
      return;
    }
    if (words.empty()) {
      // A paragraph's end ends @return and its kind, as in Doxygen.
      current().line("");
      if (section_ != Section::body) section_ = Section::body, body_.paragraph();
      return;
    }
    if (words.size() < 2 || (words[0] != '@' && words[0] != '\\')) {
      current().line(line);
      return;
    }
    std::size_t end = 1;
    while (end < words.size() && (std::isalpha(static_cast<unsigned char>(words[end])) || words[end] == '{' || words[end] == '}'))
      ++end;
    command(words.substr(1, end - 1), words.substr(end), line);
  }

  void command(const std::string &name, std::string rest, const std::string &line) {
    if (is_one_of(name, {"brief", "short", "details", "detail"})) {
      section_ = Section::body;
      body_.paragraph();
      body_.line(rest);
    } else if (name == "param") {
      if (!rest.empty() && rest[0] == '[') rest = rest.substr(std::min(rest.find(']'), rest.size() - 1) + 1);
      comment_.params.emplace_back(first_word(rest), "");
      params_.emplace_back().line(rest);
      section_ = Section::param;
    } else if (is_one_of(name, {"return", "returns", "result", "retval"})) {
      section_ = Section::returns;
      returns_.line(rest);
    } else if (is_one_of(name, {"throws", "throw", "exception"})) {
      comment_.throws_.emplace_back(first_word(rest), "");
      throws_.emplace_back().line(rest);
      section_ = Section::throws_;
    } else if (is_one_of(name, {"note", "warning", "attention", "remark", "remarks", "pre", "post", "see", "sa", "since",
                                "deprecated", "invariant"})) {
      static const std::vector<std::pair<const char *, const char *>> words = {
          {"pre", "Precondition"}, {"post", "Postcondition"}, {"sa", "See"}, {"remarks", "Remark"}};
      std::string title = name;
      for (const auto &[from, to] : words)
        if (name == from) title = to;
      title[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(title[0])));
      section_ = Section::body;
      body_.paragraph();
      body_.line(title + ": " + left_trimmed(rest));
    } else if (is_one_of(name, {"code", "verbatim"}) || starts(name, "code{")) {
      verbatim_ = name == "verbatim" ? "endverbatim" : "endcode";
      current().paragraph();
    } else if (is_one_of(name, {"tparam",     "file",       "author",   "date",   "copyright", "ingroup", "defgroup",
                                "addtogroup", "name",       "class",    "struct", "fn",        "var",     "enum",
                                "namespace",  "headerfile", "internal", "todo",   "bug",       "test"})) {
      section_ = Section::dropped;
    } else if (is_one_of(name, {"{", "}", "cond", "endcond", "hideinitializer", "nosubgrouping"})) {
      // for Doxygen only
    } else {
      current().line(line);
    }
  }

  decl::Comment comment_;
  Text body_, returns_, dropped_;
  std::vector<Text> params_, throws_;
  Section section_ = Section::body;
  std::string verbatim_;  // the command that ends it
};

}  // namespace

decl::Comment parse_comment(const std::string &raw) { return raw.empty() ? decl::Comment{} : Parser().parse(unmarked(raw)); }

decl::Comment header_comment(const std::string &text) {
  std::istringstream in(text);
  std::string raw;
  bool block = false;
  auto finish = [&]() {
    decl::Comment comment = parse_comment(raw);
    for (const char *word : {"opyright", "SPDX-", "icense", "LICENSE"})
      if (raw.find(word) != std::string::npos) comment = {};
    raw.clear();
    return comment;
  };
  for (std::string line; std::getline(in, line);) {
    const std::string words = trimmed(line);
    const bool is_line = starts(words, "///") || starts(words, "//!");
    if (block || is_line || starts(words, "/**") || starts(words, "/*!")) {
      raw += line + "\n";
      if (!is_line) block = words.find("*/") == std::string::npos;
      continue;
    }
    decl::Comment comment = finish();
    // Right above code it is that code's.
    if (!comment.empty()) return words.empty() || words[0] == '#' ? comment : decl::Comment{};
    if (words.empty() || starts(words, "//") || starts(words, "#pragma once") || starts(words, "#ifndef") ||
        starts(words, "#define"))
      continue;
    if (starts(words, "/*")) {  // a plain block comment: passed over
      while (line.find("*/") == std::string::npos && std::getline(in, line)) {
      }
      continue;
    }
    return {};
  }
  return finish();
}

}  // namespace ferrule::clang
