#include "c_docs.hpp"

#include <map>

#include "c_signature.hpp"
#include "c_text.hpp"
#include "model/lists.hpp"

namespace ferrule::emit {

using model::Borrow;
using model::Transfer;

std::string c_status_of(const model::Interface &interface, const std::string &exception) {
  const auto last = [](const std::string &name) {
    std::size_t at = name.rfind("::");
    return at == std::string::npos ? name : name.substr(at + 2);
  };
  for (const model::Error &error : interface.errors)
    if (last(error.cpp) == last(exception)) return error.c_status;
  static const std::map<std::string, const char *> standard = {
      {"invalid_argument", "_ERROR_VALUE"}, {"domain_error", "_ERROR_VALUE"}, {"length_error", "_ERROR_VALUE"},
      {"range_error", "_ERROR_VALUE"},      {"out_of_range", "_ERROR_INDEX"}, {"overflow_error", "_ERROR_OVERFLOW"},
      {"bad_alloc", "_ERROR_MEMORY"},       {"system_error", "_ERROR_OS"},    {"filesystem_error", "_ERROR_OS"},
  };
  const auto found = standard.find(last(exception));
  return upper(interface.module) + (found == standard.end() ? "_ERROR" : found->second);
}

namespace {

std::string default_text(const model::Default &value) {
  return value.kind == model::Default::Kind::thunk ? value.thunk + "()" : value.c;
}

// "name: what it is (default: 2)"; "" if there is nothing to say.
std::string parameter_line(const model::Function &function, const model::Parameter &parameter) {
  std::string text = parameter.doc;
  for (const auto &[name, doc] : function.comment.params)
    if (text.empty() && name == parameter.name) text = doc;
  if (parameter.nullable) text += text.empty() ? "may be NULL" : "; may be NULL";
  if (parameter.borrow == Borrow::take) {
    text += text.empty() ? "" : "; ";
    text += "taken over: its handle is empty afterwards, and still to be freed";
  }
  if (parameter.default_value) {
    const std::string value = default_text(*parameter.default_value);
    text += text.empty() ? "default " + value : " (default: " + value + ")";
  }
  return text.empty() ? "" : parameter.name + ": " + text;
}

std::string names_of(const model::Function &function, const std::vector<int> &numbers) {
  std::string text;
  for (int number : numbers) {
    text += text.empty() ? "" : " and ";
    text += number < 0 ? "self" : function.parameters.at(static_cast<std::size_t>(number)).name;
  }
  return text;
}

// What has to be known to use a result rightly.
std::string result_line(const model::Interface &interface, const model::Function &function) {
  if (!has_result(interface, function.result.type)) return "";
  std::vector<std::string> parts;
  if (function.result.nullable) parts.push_back("NULL if there is none");
  if (function.result.maybe_self) {
    parts.push_back("may be NULL if it is not wanted");
  } else {
    if (function.result.transfer == Transfer::share) parts.push_back("shares its object with C++");
    if (function.result.transfer == Transfer::static_view) parts.push_back("an object that lives as long as the library");
    if (function.result.transfer == Transfer::const_view) parts.push_back("read-only");
    if (!function.result.keeps.empty())
      parts.push_back("points into " + names_of(function, function.result.keeps) + ", and keeps it alive");
    if (!function.result.copies.empty()) parts.push_back("keeps a copy of " + names_of(function, function.result.copies));
  }
  std::string text;
  for (const std::string &part : parts) text += (text.empty() ? "" : "; ") + part;
  return text.empty() ? "" : "out: " + text;
}

bool holds_face(const model::Interface &interface, model::TypeId id, const std::string &face) {
  if (id == model::none) return false;
  const model::Type &type = type_at(interface, id);
  if (type.face == face) return true;
  for (model::TypeId part : type.parts)
    if (holds_face(interface, part, face)) return true;
  return false;
}

// What the integers of times count.
std::string time_line(const model::Interface &interface, const model::Function &function) {
  const auto any = [&](const std::string &face) {
    bool found = holds_face(interface, function.result.type, face);
    for (const model::Parameter &parameter : function.parameters) found = found || holds_face(interface, parameter.type, face);
    return found;
  };
  if (any("datetime")) return "Times are in nanoseconds; a point in time counts from the start of 1970, UTC.";
  return any("timedelta") ? "Times are in nanoseconds." : "";
}

void add(std::vector<std::string> &out, const std::string &line) {
  if (!line.empty()) out.push_back(line);
}

}  // namespace

std::vector<std::string> c_function_doc(const model::Interface &interface, const model::Function &function) {
  std::vector<std::string> out;
  // A field is described where it is read.
  if (function.kind != model::Function::Kind::field_set) out = lines_of(function.comment.text);
  if (function.kind == model::Function::Kind::step)
    out.push_back("has: whether there was one; at the end it is false, and nothing else is written");
  for (const model::Parameter &parameter : function.parameters) add(out, parameter_line(function, parameter));
  if (!function.comment.returns.empty()) out.push_back("Returns " + function.comment.returns);
  if (!function.stays.empty()) out.push_back("self: keeps what it may refer to of " + names_of(function, function.stays));
  add(out, result_line(interface, function));
  add(out, time_line(interface, function));
  for (const auto &[type, text] : function.comment.throws_)
    out.push_back(c_status_of(interface, type) + ": " + (text.empty() ? type : text));
  if (function.kind == model::Function::Kind::step)
    out.push_back(upper(interface.module) + "_ERROR_STALE: what it goes over has been changed, or lent out to be, since it began");
  if (function.former) out.push_back("Kept for programs that were made before it got more parameters: they have their defaults.");
  const std::vector<std::string> changed = model::invalidated(function);
  if (!changed.empty()) out.push_back("What points into " + model::join(changed, " or ") + " is stale afterwards.");
  return out;
}

std::vector<std::string> c_class_doc(const model::Interface &interface, const model::Class &cls) {
  std::vector<std::string> out = lines_of(cls.comment.text);
  for (model::Index base : cls.bases) {
    const std::string &name = interface.classes.at(static_cast<std::size_t>(base)).c_name;
    if (!out.empty()) out.push_back("");
    out.push_back("It is a " + name + ": every function that takes one takes this as well, by a cast of the pointer.");
  }
  return out;
}

}  // namespace ferrule::emit
