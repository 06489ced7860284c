// Out parameters: what a function gives back through a reference or a pointer is a part of its result.
#include <algorithm>
#include <cctype>
#include <optional>

#include "build_context.hpp"
#include "lists.hpp"
#include "names.hpp"

namespace ferrule::model {
namespace {

// out = "value, count": what a key of the function's says of the parameter.
std::optional<OutName> named(const Annotations &annotations, const std::string &key, const std::string &name) {
  for (const std::string &one : split_list(annotations.get(key).value_or("")))
    if (OutName(one).name == name) return OutName(one);
  return std::nullopt;
}

std::optional<OutName> said(const decl::Function &source, const decl::Parameter &parameter, const std::string &key) {
  if (const std::optional<std::string> own = parameter.annotations.get(key)) {  // "[n]", ": owned"
    const std::vector<std::string> words = split_list(*own);
    return OutName(parameter.name + (words.empty() ? "" : words.front()));
  }
  return named(source.annotations, key, parameter.name);
}

// "int &" → "int"; "" of what is no reference or pointer to something that can be changed.
std::string pointee(const std::string &type) {
  std::string out = type;
  if (out.empty() || (out.back() != '&' && out.back() != '*')) return "";
  out.pop_back();
  while (!out.empty() && out.back() == ' ') out.pop_back();
  if (out.empty() || out.back() == '&' || out.back() == ']' || out.back() == ')') return "";
  const bool is_const = out.back() == '*' ? false : out.compare(0, 6, "const ") == 0;
  const bool is_constant_pointer = out.size() > 6 && out.compare(out.size() - 6, 6, " const") == 0;
  return is_const || is_constant_pointer ? "" : out;
}

// What is returned as a value of its own.
std::string value_of(const std::string &type) {
  std::string out = type;
  if (!out.empty() && out.back() == '&') out.pop_back();
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return without_const(out);
}

}  // namespace

std::set<std::string> object_names(const decl::Unit &unit) {
  std::set<std::string> out;
  for (const decl::Class &each : unit.classes)
    if (!is_record(each) && !is_error(each)) out.insert(each.type.canonical);
  return out;
}

namespace {

// What stands for it.
decl::TypeText wrapped(const std::string &by, const decl::TypeText &of) {
  return {"ferrule::" + by + "<" + of.spelling + ">", "ferrule::" + by + "<" + of.canonical + ">"};
}

// What one parameter may be; what nobody has said may also be none.
std::vector<OutParameter> possible(const decl::Function &source, std::size_t index, const std::set<std::string> &objects) {
  const decl::Parameter &parameter = source.parameters[index];
  OutParameter one;
  one.index = index;
  one.is_pointer = !parameter.type.canonical.empty() && parameter.type.canonical.back() == '*';
  one.of = {pointee(parameter.type.spelling), pointee(parameter.type.canonical)};
  if (one.of.canonical.empty()) return {};
  if (one.of.spelling.empty()) one.of.spelling = one.of.canonical;  // a reference by an alias
  one.is_read = said(source, parameter, "inout").has_value();
  const std::optional<OutName> out = said(source, parameter, "out");
  one.is_said = one.is_read || out;
  if (out && one.is_pointer && !out->count.empty()) {
    one.count = out->count;
    one.of = wrapped("filled", one.of);
  } else if (out && out->is_owned) {
    if (!one.is_pointer && parameter.type.canonical.back() != '&') return {};
    decl::TypeText object = {pointee(one.of.spelling), pointee(one.of.canonical)};
    if (object.canonical.empty()) return {};
    if (object.spelling.empty()) object.spelling = object.canonical;
    one.is_owned = true;
    one.of = wrapped("owned", object);
  }
  if (one.is_said) return {one};
  if (one.is_pointer || objects.count(one.of.canonical)) return {};
  OutParameter written = one;
  written.is_written = true;
  written.of = wrapped("written", one.of);
  if (!source.is_listed) return {written};
  one.is_read = true;
  return {written, one};
}

}  // namespace

std::vector<std::vector<OutParameter>> possible_outs(const decl::Function &source, const std::set<std::string> &objects) {
  using Kind = decl::Function::Kind;
  if (source.kind == Kind::constructor || source.kind == Kind::conversion || source.is_implied) return {};
  constexpr std::size_t most = 64;  // of functions that change many things in place, only the likely ones
  std::vector<std::vector<OutParameter>> out(1);
  for (std::size_t i = 0; i < source.parameters.size(); ++i) {
    const std::vector<OutParameter> here = possible(source, i, objects);
    if (here.empty()) continue;
    std::vector<std::vector<OutParameter>> next;
    if (!here.front().is_said) next = out;
    for (const OutParameter &each : here)
      for (std::vector<OutParameter> before : out) {
        before.push_back(each);
        next.push_back(std::move(before));
      }
    if (next.size() > most) break;
    out = std::move(next);
  }
  return out;
}

namespace {

// A stream that is returned is the one that was given.
bool returns_value(const decl::Function &source, const std::vector<OutParameter> &outs) {
  const std::string stream = pointee(source.result.canonical);
  return source.result.canonical != "void" && std::none_of(outs.begin(), outs.end(), [&](const OutParameter &each) {
           return each.is_written && pointee(source.parameters[each.index].type.canonical) == stream;
         });
}

}  // namespace

decl::TypeText returned_with(const decl::Function &source, const std::vector<OutParameter> &outs) {
  decl::TypeText all;
  std::size_t count = 0;
  const auto add = [&](const std::string &spelling, const std::string &canonical) {
    all.spelling += (count ? ", " : "") + spelling;
    all.canonical += (count ? ", " : "") + canonical;
    ++count;
  };
  if (returns_value(source, outs)) add(value_of(source.result.spelling), value_of(source.result.canonical));
  for (const OutParameter &each : outs) add(each.of.spelling, each.of.canonical);
  if (count > 1) all = {"ferrule::results<" + all.spelling + ">", "ferrule::results<" + all.canonical + ">"};
  return all;
}

namespace {

// A number of items is said by parameters, methods of the object, numbers and arithmetic.
bool is_number_of(const std::string &count, const decl::Function &source) {
  const auto is_word = [&](std::size_t at) {
    return at < count.size() && (std::isalnum(static_cast<unsigned char>(count[at])) || count[at] == '_');
  };
  for (std::size_t at = 0; at < count.size();) {
    std::size_t end = at;
    while (is_word(end)) ++end;
    const std::string word = count.substr(at, end - at);
    const auto is_it = [&](const decl::Parameter &each) { return each.name == word; };
    const bool is_number = !word.empty() && std::isdigit(static_cast<unsigned char>(word[0]));
    const bool is_call = end < count.size() && count[end] == '(';
    if (word.empty() && std::string("+-*/()").find(count[at]) == std::string::npos) return false;
    if (!word.empty() && !is_number && !is_call && std::none_of(source.parameters.begin(), source.parameters.end(), is_it))
      return false;
    at = std::max(end, at + 1);
  }
  return true;
}

}  // namespace

bool check_outs(Context &context, const decl::Function &source, const std::vector<OutParameter> &outs) {
  bool is_right = true;
  const auto is_out = [&](std::size_t index) {
    return std::any_of(outs.begin(), outs.end(), [&](const OutParameter &each) { return each.index == index; });
  };
  std::vector<std::string> names;
  for (std::size_t i = 0; i < source.parameters.size(); ++i) {
    const decl::Parameter &parameter = source.parameters[i];
    if (is_out(i) && !parameter.name.empty()) names.push_back(parameter.name);
    for (const char *key : {"out", "inout"}) {
      auto said = parameter.annotations.keys.find(key);
      if (said == parameter.annotations.keys.end() || is_out(i)) continue;
      context.diagnostics.add(
          kinds::misplaced_key, said->second.where,
          {key, "`" + parameter.type.spelling + "`", "parameters that are references or pointers to what changes"});
      is_right = false;
    }
  }
  const std::string known = quoted_list(names);
  for (const char *key : {"out", "inout"}) {
    auto said = source.annotations.keys.find(key);
    if (said == source.annotations.keys.end()) continue;
    std::vector<std::string> said_names = split_list(said->second.value);
    if (said_names.empty()) said_names.push_back("");  // a key that names nothing is no less wrong
    for (const std::string &name : said_names) {
      const OutName out(name);
      std::size_t i = 0;
      while (i < source.parameters.size() && source.parameters[i].name != out.name) ++i;
      if (i < source.parameters.size() && is_out(i) && is_number_of(out.count, source)) continue;
      context.diagnostics.add(kinds::bad_value, said->second.where,
                              {key, name, known.empty() ? "nothing: no parameter is changed" : known});
      is_right = false;
    }
  }
  return is_right;
}

std::vector<OutParameter> bound_outs(const Context &context, const decl::Function &source) {
  const auto knows = [&](Use use, const decl::TypeText &type) {
    const Answer *answer = context.answers.find(use, type.canonical);
    return answer && answer->known();
  };
  // A row for the reference itself knows better what becomes of it.
  const auto stands = [&](const OutParameter &each) {
    return each.is_said || (!knows(Use::parameter, source.parameters[each.index].type) && knows(Use::out, each.of) &&
                            (!each.is_read || knows(Use::parameter, each.of)));
  };
  std::vector<OutParameter> best;
  for (const std::vector<OutParameter> &outs : possible_outs(source, context.objects)) {
    const bool is_said = std::any_of(outs.begin(), outs.end(), [](const OutParameter &each) { return each.is_said; });
    if (outs.size() < best.size() || !std::all_of(outs.begin(), outs.end(), stands)) continue;
    if (is_said || (!outs.empty() && knows(Use::result, returned_with(source, outs)))) best = outs;
  }
  return best;
}

// The result of a function that has out parameters.  False where it cannot cross; said already.
bool build_result_with(Context &context, const decl::Function &source, const std::vector<OutParameter> &outs, const Place &place,
                       const std::string &member, Function &function) {
  const auto refused = [&](const Refusal &refusal) {
    refuse(context, place.origin, owner_name(place), signature_of(source), refusal);
    return false;
  };
  for (const OutParameter &each : outs) {
    const decl::Parameter &parameter = source.parameters[each.index];
    const Location &where = parameter.where.line ? parameter.where : source.where;
    const Answer *given = context.answers.find(Use::out, each.of.canonical);
    if (given && given->known()) continue;
    const Answer *answer = context.answers.find(Use::result, each.of.canonical);
    if (answer && answer->known()) {
      const std::string why = "`" + each.of.spelling + "` cannot be made before the call: it has no default constructor";
      return refused({&kinds::no_counterpart, {member, why}, why, where, ""});
    }
    return refused(*type_refusal(given, each.of, member, where, false));
  }
  const decl::TypeText all = returned_with(source, outs);
  const Answer *answer = context.answers.find(Use::result, all.canonical);
  if (std::optional<Refusal> refusal = type_refusal(answer, all, member, source.where, false)) return refused(*refusal);
  const bool has_result = returns_value(source, outs);
  const Answer *own = has_result ? context.answers.find(Use::result, source.result.canonical) : nullptr;
  if (own && own->known() &&
      (own->raises || (own->abi.shape == Shape::handle && own->transfer != Transfer::value && own->transfer != Transfer::take &&
                       own->transfer != Transfer::share))) {
    const std::string why = own->raises ? "its result is a value or a failure, which cannot stand beside out parameters"
                                        : "its result is an object that is there already, which cannot stand beside out parameters";
    return refused({&kinds::no_counterpart, {member, why}, why, source.where, ""});
  }
  Result &result = function.result;
  result.type = context.types.intern(answer->abi);
  if (result.type == none)
    return refused({&kinds::no_row, {member, all.spelling}, "`" + all.spelling + "` is not exported", source.where, ""});
  result.cpp = all.spelling;
  result.transfer = answer->transfer;
  result.nullable = answer->nullable;
  if (has_result) function.returns = returned_with(source, {}).spelling;
  return true;
}

// One parameter that is given back, and what the documentation of the result says of it.
void add_out(const OutParameter &planned, int position, const decl::Function &source, Function &function) {
  const decl::Parameter &parameter = source.parameters[planned.index];
  Function::Out out;
  out.cpp = planned.of.spelling;
  if (planned.is_written) out.declared = pointee(parameter.type.spelling);
  out.position = position;
  out.is_pointer = planned.is_pointer;
  if (planned.is_owned) out.declared = pointee(parameter.type.spelling);
  if (!planned.count.empty()) out.declared = pointee(parameter.type.spelling) + "[" + planned.count + "]";
  if (planned.is_read) out.parameter = static_cast<int>(function.parameters.size()) - 1;
  const std::string name = parameter.annotations.get("name").value_or(parameter.name);
  out.name = name.empty() ? "arg" + std::to_string(planned.index) : names::parameter(name);
  function.outs.push_back(out);
}

// "whether there was one, `value` (the number found)"
void document_outs(const decl::Function &source, const std::vector<OutParameter> &outs, Function &function) {
  std::string &text = function.comment.returns;
  if (outs.size() == 1 && function.returns.empty() && text.empty() && outs.front().is_read) text = "the new";
  const bool is_new = text == "the new";
  if (text.empty() && !function.returns.empty()) text = "the result";
  while (!text.empty() && text.back() == '.') text.pop_back();
  for (std::size_t i = 0; i < outs.size(); ++i) {
    text += (text.empty() ? "`" : is_new ? " `" : ", `") + function.outs[i].name + "`";
    auto &params = function.comment.params;
    const auto said = std::find_if(params.begin(), params.end(),
                                   [&](const auto &each) { return each.first == source.parameters[outs[i].index].name; });
    if (said == params.end() || outs[i].is_read) continue;
    std::string doc = said->second;
    while (!doc.empty() && doc.back() == '.') doc.pop_back();
    text += " (" + doc + ")";
    params.erase(said);
  }
}

}  // namespace ferrule::model
