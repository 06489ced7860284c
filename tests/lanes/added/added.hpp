// Methods that others' classes are given: FERRULE(method = X).
#pragma once
#include <ferrule/ferrule.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "vendor.hpp"

namespace added {

using Text FERRULE(export) = vendor::Text;
using Title FERRULE(export) = vendor::Title;
using Sign FERRULE(export) = vendor::Label;
using Part FERRULE(export) = vendor::Part;
using Whole FERRULE(export) = vendor::Whole;

/// The words of the text.
/// @param text of which
/// @param by what lies between two of them
/// @return them all, in order
FERRULE(method = vendor::Text) inline std::vector<std::string> words(const Text &text, char by = ' ') {
  std::vector<std::string> out(1);
  for (const char c : text.get()) {
    if (c == by)
      out.emplace_back();
    else
      out.back() += c;
  }
  return out;
}

FERRULE(method = vendor::Text) inline void append(Text &text, const std::string &more) { text.set(text.get() + more); }
FERRULE(method = vendor::Text) inline void append(Text &text, int more) { text.set(text.get() + std::to_string(more)); }
FERRULE(method = vendor::Text) inline void clear(Text *text) { text->set(""); }
FERRULE(method = vendor::Text) inline int length(const Text *text) { return static_cast<int>(text->get().size()); }
FERRULE(method = vendor::Text) inline std::size_t size(const Text &text) { return text.get().size(); }
FERRULE(method = vendor::Text) inline bool contains(const Text &text, const std::string &part) {
  return text.get().find(part) != std::string::npos;
}
FERRULE(method = vendor::Text, property) inline bool empty(const Text &text) { return text.get().empty(); }
FERRULE(method = vendor::Text, property, name = "content") inline std::string content_of(const Text &text) { return text.get(); }
FERRULE(method = vendor::Text, setter = "content") inline void set_content(Text &text, const std::string &to) { text.set(to); }
FERRULE(method = vendor::Text) inline Text &push(Text &text, const std::string &more) {
  append(text, more);
  return text;
}
FERRULE(method = ::vendor::Text) inline void exchange(Text &text, Text &other) { std::swap(text, other); }
FERRULE(method = vendor::Text, signature = "(times, /, *, between='')")
inline std::string repeated(const Text &text, int times, const std::string &between) {
  if (times < 0) throw std::invalid_argument("times must not be negative");
  std::string out;
  for (int i = 0; i < times; ++i) out += (i ? between : "") + text.get();
  return out;
}
/// By the name that a class has in C++ where the function is, or that it has in Python.
FERRULE(method = Text) inline bool is_title(const Text &text) { return dynamic_cast<const vendor::Title *>(&text) != nullptr; }

FERRULE(method = vendor::Title) inline std::string loud(const vendor::Title &title) { return title.get() + "!"; }
/// What takes a base is a method of a class that derives from it, if it is said so.
FERRULE(method = vendor::Title) inline std::string quiet(const Text &text) { return "(" + text.get() + ")"; }

/// What the label goes on pointing to lives as long as it does.
FERRULE(method = vendor::Label) inline void show(vendor::Label &label, const char *text) { label.shown = text; }
FERRULE(method = Sign) inline std::string read(const vendor::Label &label) { return label.shown; }

FERRULE(method = vendor::Whole) inline vendor::Part &inside(vendor::Whole &whole) { return whole.part; }
FERRULE(method = vendor::Whole, keeps = "self", returns = view) inline const vendor::Part *seen(const vendor::Whole *whole) {
  return &whole->part;
}
FERRULE(method = vendor::Whole, invalidates) inline void renew(vendor::Whole &whole) { whole = {}; }

/// An object of the class, and no method: it has another name beside.
FERRULE(export) inline const Text &same(const Text &text) { return text; }

}  // namespace added
