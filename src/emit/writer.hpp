// Text with indentation, line by line: what every emitter writes with.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace ferrule::emit {

class Writer {
 public:
  explicit Writer(int indent_width = 2) : width_(indent_width) {}

  // One line, indented; an empty one has no trailing spaces.  A text of several lines is indented line by line.
  Writer &line(std::string_view text = {}) {
    for (;;) {
      std::size_t end = text.find('\n');
      std::string_view one = text.substr(0, end);
      if (!one.empty()) out_.append(static_cast<std::size_t>(width_) * static_cast<std::size_t>(depth_), ' ').append(one);
      out_ += '\n';
      if (end == std::string_view::npos) return *this;
      text.remove_prefix(end + 1);
    }
  }

  // One empty line; never two in a row, and none at the start.
  Writer &blank() {
    if (!out_.empty() && (out_.size() < 2 || out_.compare(out_.size() - 2, 2, "\n\n") != 0)) out_ += '\n';
    return *this;
  }

  // Text as it is: no indentation, no newline.
  Writer &raw(std::string_view text) {
    out_.append(text);
    return *this;
  }

  // A line, then deeper by one; `close` is shallower by one, then a line (none for "").
  Writer &open(std::string_view text) {
    line(text);
    ++depth_;
    return *this;
  }
  Writer &close(std::string_view text = "}") {
    --depth_;
    return text.empty() ? *this : line(text);
  }

  Writer &indent() {
    ++depth_;
    return *this;
  }
  Writer &dedent() {
    --depth_;
    return *this;
  }

  // The columns that are taken by indentation, for those who wrap.
  int column() const { return width_ * depth_; }

  const std::string &text() const { return out_; }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
  int width_, depth_ = 0;
};

}  // namespace ferrule::emit
