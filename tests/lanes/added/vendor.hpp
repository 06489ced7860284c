// Somebody else's header, which knows nothing of ferrule.
#pragma once
#include <string>
#include <utility>

namespace vendor {

class Text {
 public:
  explicit Text(std::string text = "") : text_(std::move(text)) {}
  virtual ~Text() = default;
  const std::string &get() const { return text_; }
  void set(std::string text) { text_ = std::move(text); }

 private:
  std::string text_;
};

class Title : public Text {
 public:
  Title() : Text("title") {}
};

// Goes on pointing to what it was given.
class Label {
 public:
  const char *shown = "";
};

class Part {
 public:
  int number = 0;
};

class Whole {
 public:
  Part part;
};

}  // namespace vendor
