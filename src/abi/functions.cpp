#include <algorithm>

#include "rules.hpp"

namespace ferrule::abi {

using model::Manifest;

Declaration declaration(const std::string &text) {
  std::size_t at = text.size();
  const auto in_name = [](char c) {
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  while (at > 0 && in_name(text[at - 1])) --at;
  Declaration out{text.substr(0, at), text.substr(at)};
  while (!out.type.empty() && out.type.back() == ' ') out.type.pop_back();
  return out;
}

namespace {

// The inputs of a function, and what it gives: `out`, and whether that comes with an owner.
struct Signature {
  std::vector<Declaration> inputs;
  std::string result;  // "" for none
  bool owns = false, steps = false;
};

Signature signature(const Manifest::Function &function) {
  Signature out;
  for (const std::string &text : function.parameters) out.inputs.push_back(declaration(text));
  // Outputs stand behind all inputs, in this order.
  const auto take = [&](const char *name) {
    if (out.inputs.empty() || out.inputs.back().name != name || out.inputs.back().type.back() != '*') return std::string();
    const std::string type = out.inputs.back().type;
    out.inputs.pop_back();
    return type;
  };
  take("error");
  out.owns = !take("owner").empty();
  out.result = take("out");
  out.steps = !take("has").empty();
  return out;
}

bool is_to_const(const std::string &type) { return type.compare(0, 6, "const ") == 0; }

std::string listed(const std::vector<Declaration> &inputs) {
  std::string out;
  for (const Declaration &each : inputs)
    out += (out.empty() ? "" : ", ") + each.type + (each.type.back() == '*' ? "" : " ") + each.name;
  return out.empty() ? "none" : quoted(out);
}

std::string result_text(const Signature &signature) {
  if (signature.result.empty()) return "nothing";
  std::string type = signature.result.substr(0, signature.result.size() - 1);  // without the star of `out`
  while (!type.empty() && type.back() == ' ') type.pop_back();
  return quoted(type);
}

class Functions {
 public:
  Functions(const Found &found, const std::string &name, const Manifest::Function &older, const Manifest::Function &newer)
      : found_(found), name_(name), older_(older), newer_(newer), was_(signature(older)), is_(signature(newer)) {}

  void compare() {
    const std::size_t before = found_.changes.size();
    results();
    inputs();
    taken();
    if (found_.changes.size() == before && older_.cpp != newer_.cpp)
      add(Effect::harmless, "its declaration was " + quoted(older_.cpp) + ", is " + quoted(newer_.cpp), "in C it is the same");
  }

 private:
  void add(Effect effect, const std::string &what, const std::string &why) const {
    found_.add(effect, name_, newer_.cpp, what, why);
  }

  void results() {
    if (was_.result != is_.result)
      add(Effect::breaking, "its result was " + result_text(was_) + ", is " + result_text(is_),
          "a program would read another thing than is written");
    else if (was_.owns != is_.owns)
      add(Effect::breaking, is_.owns ? "its result comes with an `owner` now" : "its result has no `owner` any more",
          "a program would pass another number of arguments");
    if (was_.steps != is_.steps) add(Effect::breaking, "`has` is " + std::string(is_.steps ? "new" : "gone"), "another signature");
  }

  void inputs() {
    if (was_.inputs.size() != is_.inputs.size())
      return add(Effect::breaking, "its parameters were " + listed(was_.inputs) + ", are " + listed(is_.inputs),
                 "a program would pass the old ones");
    for (std::size_t i = 0; i < was_.inputs.size(); ++i) input(i);
  }

  void input(std::size_t i) {
    const Declaration &was = was_.inputs[i], &is = is_.inputs[i];
    if (was.type == is.type) {
      if (was.name != is.name)
        add(Effect::harmless, "parameter " + quoted(was.name) + " is called " + quoted(is.name),
            "C does not know names; in Python, calls that name it have to change");
      return;
    }
    const bool is_self = was.name == "self" && i == 0;
    const std::string what = is_self ? "self" : "parameter " + quoted(was.name);
    if (was.type == "const " + is.type && found_.newer.types.find(pointee(is.type)))
      return add(Effect::breaking, what + " may be changed by it now",
                 "a view for reading, which it took, is an error, and what C holds as const does not fit");
    if (is.type == "const " + was.type && is_to_const(is.type))
      return add(Effect::harmless, what + " is not changed by it any more", "everything that it took, it still takes");
    add(Effect::breaking, what + " was " + quoted(was.type) + ", is " + quoted(is.type), "a program would pass the old one");
  }

  static std::string pointee(const std::string &type) {
    std::string out = type;
    while (!out.empty() && (out.back() == '*' || out.back() == ' ')) out.pop_back();
    return out;
  }

  void taken() {
    const auto has = [](const std::vector<std::string> &list, const std::string &name) {
      return std::find(list.begin(), list.end(), name) != list.end();
    };
    for (const std::string &name : newer_.takes)
      if (!has(older_.takes, name))
        add(Effect::breaking, quoted(name) + " is taken over now", "programs that go on using the handle get errors");
    for (const std::string &name : older_.takes)
      if (!has(newer_.takes, name))
        add(Effect::harmless, quoted(name) + " is not taken over any more", "its handle has to be freed as before");
  }

  const Found &found_;
  const std::string &name_;
  const Manifest::Function &older_, &newer_;
  const Signature was_, is_;
};

}  // namespace

void compare_functions(const Found &found) {
  for (const auto &[name, older] : found.older.functions) {
    const Manifest::Function *newer = found.newer.functions.find(name);
    if (newer)
      Functions(found, name, older, *newer).compare();
    else if (!older.default_of.empty())
      found.add(Effect::breaking, name, "", "the default of " + quoted(older.default_of) + " is not computed any more",
                "programs that ask for it do not start");
    else
      found.add(Effect::breaking, name, older.cpp, "is gone", "programs that use it do not start");
  }
  for (const auto &[name, newer] : found.newer.functions)
    if (!found.older.functions.find(name))
      found.add(Effect::addition, name, newer.cpp, newer.default_of.empty() ? "is new" : "computes a default", "");
}

}  // namespace ferrule::abi
