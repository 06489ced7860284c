// Arguments by position and by keyword, brought into the order of the parameters; what is wrong with their number is said in
// CPython's own words.
#pragma once

#include <string>
#include <vector>

#include "signature.hpp"
#include "trial.hpp"

namespace ferrule {
inline namespace FERRULE_ABI_NAMESPACE {
namespace cpython {

// What a caller gave: in the form of a vectorcall.
struct arguments {
  object *const *values;  // by position, then by keyword
  ssize positional;
  object *names;  // a tuple; nullptr for none

  ssize keywords() const { return names ? tuple_size(names) : 0; }
  object *name(ssize i) const { return tuple_item(names, i); }
  object *keyword(ssize i) const { return values[positional + i]; }
};

// Of a vectorcall: the highest bit says something else.
inline ssize positional_count(std::size_t count) { return static_cast<ssize>(count << 1 >> 1); }

namespace detail {

inline bool is_named(object *name, const parameter &one) {
  return name == one.interned || py.PyUnicode_CompareWithASCIIString(name, one.name) == 0;
}

// Which parameter a keyword means; -1: none.  A caller's keywords are interned, so that nearly always one is found by its address.
FERRULE_APART inline int find_by_text(const signature_base &of, object *name) {
  for (int i = 0; i < of.count; ++i) {
    parameter &one = of.parameters[i];
    if (one.how == takes::positional || py.PyUnicode_CompareWithASCIIString(name, one.name) != 0) continue;
    if (!one.interned) one.interned = py.PyUnicode_InternFromString(one.name);  // (it may be the very first time)
    return i;
  }
  return -1;
}
FERRULE_INLINE int find_parameter(const signature_base &of, object *name) {
  const parameter *each = of.parameters;
  for (int i = 0; i < of.count; ++i, ++each) {
    if (name == each->interned) return i;  // (of those that may be given so; others' names are never made)
  }
  return find_by_text(of, name);
}

// 'a' · 'a' and 'b' · 'a', 'b', and 'c'
inline std::string listed(const std::vector<std::string> &names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += names.size() == 2 ? " and " : i + 1 == names.size() ? ", and " : ", ";
    text += "'" + names[i] + "'";
  }
  return text;
}

FERRULE_COLD inline bool missing(const signature_base &of, const std::vector<std::string> &names, const char *how) {
  raise(*py.PyExc_TypeError, std::string(of.called) + "() missing " + std::to_string(names.size()) + " required " + how +
                                 " argument" + (names.size() == 1 ? "" : "s") + ": " + listed(names));
  return false;
}

FERRULE_COLD inline bool too_many(const signature_base &of, const arguments &given, object *const *values) {
  const int self = of.has_self;
  int required = self, keyword_only = 0;
  for (int i = 0; i < of.count; ++i) {
    if (i < of.positional)
      required += !of.parameters[i].has_default;
    else
      keyword_only += values[i] != nullptr;
  }
  const int most = of.positional + self;
  const ssize count = given.positional + self;
  std::string text = std::string(of.called) + "() takes ";
  if (required < most) text += "from " + std::to_string(required) + " to ";
  text +=
      std::to_string(most) + " positional argument" + (most == 1 && required == most ? "" : "s") + " but " + std::to_string(count);
  if (keyword_only) {
    text += std::string(" positional argument") + (count == 1 ? "" : "s") + " (and " + std::to_string(keyword_only) +
            " keyword-only argument" + (keyword_only == 1 ? "" : "s") + ")";
  }
  raise(*py.PyExc_TypeError, text + (count == 1 && !keyword_only ? " was given" : " were given"));
  return false;
}

FERRULE_COLD inline bool unexpected(const signature_base &of, const arguments &given, ssize which) {
  std::string positional_only;
  for (ssize i = 0; i < given.keywords(); ++i) {
    for (int k = 0; k < of.count; ++k) {
      if (of.parameters[k].how == takes::positional && is_named(given.name(i), of.parameters[k]))
        positional_only += (positional_only.empty() ? "" : ", ") + text_of(given.name(i));
    }
  }
  const std::string start = std::string(of.called) + "() got ";
  if (!positional_only.empty())
    raise(*py.PyExc_TypeError, start + "some positional-only arguments passed as keyword arguments: '" + positional_only + "'");
  else
    raise(*py.PyExc_TypeError, start + "an unexpected keyword argument '" + text_of(given.name(which)) + "'");
  return false;
}

FERRULE_COLD inline bool twice(const signature_base &of, const char *name) {
  raise(*py.PyExc_TypeError, std::string(of.called) + "() got multiple values for argument '" + name + "'");
  return false;
}

FERRULE_COLD inline bool incomplete(const signature_base &of, object *const *values) {
  std::vector<std::string> positional, keyword_only;
  for (int i = 0; i < of.count; ++i) {
    if (!values[i] && !of.parameters[i].has_default)
      (i < of.positional ? positional : keyword_only).push_back(of.parameters[i].name);
  }
  return positional.empty() ? missing(of, keyword_only, "keyword-only") : missing(of, positional, "positional");
}

}  // namespace detail

// What is given by keyword, behind what was given by position and is in `values` already, with nullptr for the rest: the defaults
// are meant.  False with a TypeError.
FERRULE_APART inline bool complete(const signature_base &of, const arguments &given, object **values) {
  for (ssize k = 0, keywords = given.keywords(); k < keywords; ++k) {
    const int at = detail::find_parameter(of, given.name(k));
    if (at < 0) return detail::unexpected(of, given, k);
    if (values[at]) return detail::twice(of, of.parameters[at].name);
    values[at] = given.keyword(k);
  }
  if (given.positional > of.positional) return detail::too_many(of, given, values);
  for (int i = static_cast<int>(given.positional); i < of.count; ++i) {
    if (!FERRULE_LIKELY(values[i] || of.parameters[i].has_default)) return detail::incomplete(of, values);
  }
  return true;
}

// One value per parameter, borrowed from the caller; nullptr where the default is meant.  False with a TypeError.
inline bool bind(const signature_base &of, const arguments &given, object **values) {
  const int in_place = static_cast<int>(given.positional < of.positional ? given.positional : of.positional);
  int i = 0;
  for (; i < in_place; ++i) values[i] = given.values[i];
  for (; i < of.count; ++i) values[i] = nullptr;
  return complete(of, given, values);
}

// The arguments of a vectorcall, one per parameter: as they are, or in `room`, which has a place for each; nullptr with a
// TypeError. In the common forms (all by position, or all but the last ones, which have defaults) little is asked of the signature.
FERRULE_INLINE object *const *in_order(const signature_base &of, int size, object *const *values, ssize count, object *names,
                                       object **room) {
  if (FERRULE_LIKELY(!names && count == size && (size == 0 || of.positional == size))) return size ? values : room;
  if (FERRULE_LIKELY(!names && of.required <= count && count <= of.positional)) {
    for (int i = 0; i < size; ++i) room[i] = i < count ? values[i] : nullptr;
    return room;
  }
  for (int i = 0; i < size; ++i) room[i] = i < count && i < of.positional ? values[i] : nullptr;
  return complete(of, {values, count, names}, room) ? room : nullptr;
}

// The arguments of __init__, which come as a tuple and a dict, as those of a vectorcall.
class unpacked {
 public:
  unpacked(object *positional, object *by_keyword) {
    const ssize count = tuple_size(positional), keywords = by_keyword ? py.PyDict_Size(by_keyword) : 0;
    if (count + keywords > few) more_.resize(static_cast<std::size_t>(count + keywords));
    object **values = more_.empty() ? room_ : more_.data();
    for (ssize i = 0; i < count; ++i) values[i] = tuple_item(positional, i);
    if (keywords) {
      names_ = owned(py.PyTuple_New(keywords));
      ssize at = 0, k = 0;
      object *name, *value;
      while (names_ && k < keywords && py.PyDict_Next(by_keyword, &at, &name, &value)) {
        py.PyTuple_SetItem(names_.get(), k, new_reference(name));
        values[count + k++] = value;
      }
    }
    given_ = {values, count, names_.get()};
  }
  const arguments &get() const { return given_; }

 private:
  static constexpr ssize few = 8;
  object *room_[few];
  std::vector<object *> more_;
  owned names_;
  arguments given_;
};

}  // namespace cpython
}  // namespace FERRULE_ABI_NAMESPACE
}  // namespace ferrule
