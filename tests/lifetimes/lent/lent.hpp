// Classes that go on referring to arguments: what Python and C give is there for the call alone.
#pragma once

#include <cstring>
#include <ferrule/ferrule.hpp>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lent {

/// A pointer to text, made from text without being asked.
class FERRULE(export) Word {
 public:
  Word(const char *text) : text_(text) {}
  std::string text() const { return text_; }
  void set(const char *text) { text_ = text; }
  void fail(const char *text) {
    text_ = text;
    throw std::runtime_error("it was stored all the same");
  }

 private:
  const char *text_;
};

/// Takes the word apart, and keeps nothing of it.
FERRULE(export) inline int letters(const Word &word) { return static_cast<int>(word.text().size()); }

/// The items of a document that begin with something: iterators that keep a pointer to it.
class FERRULE(export) Document {
 public:
  Document() = default;
  void add(const std::string &item) { items_.push_back(item); }
  int count(const char *beginning) const {
    int found = 0;
    for (const std::string &each : items_) found += each.compare(0, std::strlen(beginning), beginning) == 0;
    return found;
  }

  class Iterator {
   public:
    Iterator(const std::vector<std::string> *of, std::size_t at, const char *beginning)
        : of_(of), at_(at), beginning_(beginning) {
      find();
    }
    const std::string &operator*() const { return (*of_)[at_]; }
    Iterator &operator++() {
      ++at_;
      find();
      return *this;
    }
    bool operator!=(const Iterator &other) const { return at_ != other.at_; }

   private:
    void find() {
      while (at_ < of_->size() && (*of_)[at_].compare(0, std::strlen(beginning_), beginning_) != 0) ++at_;
    }
    const std::vector<std::string> *of_;
    std::size_t at_;
    const char *beginning_;
  };
  class FERRULE(export) Range {
   public:
    FERRULE(skip) Range(Iterator begin, Iterator end) : begin_(begin), end_(end) {}
    Iterator begin() const { return begin_; }
    Iterator end() const { return end_; }

   private:
    Iterator begin_, end_;
  };
  Range beginning_with(const char *beginning) const {
    return {Iterator(&items_, 0, beginning), Iterator(&items_, items_.size(), "")};
  }

 private:
  std::vector<std::string> items_;
};

/// A view of text.
class FERRULE(export) View {
 public:
  explicit View(std::string_view text) : text_(text) {}
  std::string text() const { return std::string(text_); }
  View part(std::size_t begin) const { return View(text_.substr(begin)); }
  std::string_view title;

 private:
  std::string_view text_;
};

FERRULE(export) inline std::vector<View> cut(std::string_view text, std::size_t size) {
  std::vector<View> pieces;
  for (std::size_t i = 0; i < text.size(); i += size) pieces.emplace_back(text.substr(i, size));
  return pieces;
}
FERRULE(export) inline std::unique_ptr<View> boxed(std::string_view text) { return std::make_unique<View>(text); }
FERRULE(export) inline std::shared_ptr<View> shared(std::string_view text) { return std::make_shared<View>(text); }
FERRULE(export, returns = owned) inline View *made(std::string_view text) { return new View(text); }
FERRULE(export) inline View titled(std::string_view text, FERRULE(sized = "size") const char *title, std::size_t size) {
  View view(text);
  view.title = {title, size};
  return view;
}

/// Takes views over, for good.
class FERRULE(export) Album {
 public:
  Album() = default;
  void take(std::unique_ptr<View> view) { views_.push_back(std::move(view)); }
  void share(std::shared_ptr<View> view) { shared_.push_back(std::move(view)); }
  std::string text() const {
    std::string all;
    for (const auto &each : views_) all += each->text();
    for (const auto &each : shared_) all += each->text();
    return all;
  }
  View first() const { return *views_.front(); }

 private:
  std::vector<std::unique_ptr<View>> views_;
  std::vector<std::shared_ptr<View>> shared_;
};

/// Owns what it is made of.
class FERRULE(export) Copy {
 public:
  explicit Copy(std::string_view text) : text_(text) {}
  std::string text() const { return text_; }

 private:
  std::string text_;
};
FERRULE(export) inline Copy copied(const char *text) { return Copy(text); }

/// Refers to what C++ makes of an argument.
class FERRULE(export) Lines {
 public:
  explicit Lines(const std::vector<std::string> &lines) : lines_(lines) {}
  std::string at(std::size_t i) const { return lines_.at(i); }

 private:
  const std::vector<std::string> &lines_;
};

/// Views, in a container.
class FERRULE(export) Pile {
 public:
  Pile() = default;
  void set(const std::map<std::string_view, std::vector<std::string_view>> &pile) { pile_ = pile; }
  void add(std::string_view name, std::string_view text) { pile_[name].push_back(text); }
  std::string text() const {
    std::string all;
    for (const auto &[name, texts] : pile_) {
      all += std::string(name) + ":";
      for (std::string_view each : texts) all += std::string(each) + ",";
    }
    return all;
  }

 private:
  std::map<std::string_view, std::vector<std::string_view>> pile_;
};

/// Nobody can see what it holds; its author says it.
class FERRULE(export) Board {
 public:
  Board() : notes_(std::make_shared<std::vector<void *>>()) {}
  FERRULE(keeps = "copy") void put(Copy &copy) { notes_->push_back(&copy); }
  FERRULE(keeps = "text") void say(const std::string &text) { said_ = text.c_str(); }
  FERRULE(independent) int look(const char *text) { return static_cast<int>(std::strlen(text)); }
  std::string text() const {
    std::string all = said_ ? static_cast<const char *>(said_) : "";
    for (void *each : *notes_) all += static_cast<Copy *>(each)->text();
    return all;
  }

 private:
  std::shared_ptr<std::vector<void *>> notes_;
  const void *said_ = nullptr;
};

}  // namespace lent
