// One declaration of a function, method, operator or field → one function of the interface.
#include <algorithm>

#include "build_context.hpp"
#include "defaults.hpp"
#include "names.hpp"

namespace ferrule::model {

std::string owner_name(const Place &place) {
  return place.owner_source ? names::qualified(place.owner_source->scope, place.owner_source->name) : "";
}

std::string inherited(const Annotations &own, const Place &place, const std::string &key, const std::string &library,
                      const std::string &otherwise) {
  if (auto value = own.get(key)) return *value;
  if (place.owner_source)
    if (auto value = place.owner_source->annotations.get(key)) return *value;
  return library.empty() ? otherwise : library;
}

std::string threads_of(const Context &context, const Annotations &own, const Place &place) {
  return inherited(own, place, "threads", context.settings.threads, place.origin.listed ? "library" : "borrow");
}

Borrow argument_borrow(const Context &context, Borrow borrow, TypeId type) {
  if (borrow != Borrow::shared || context.types[type].shape != Shape::handle) return borrow;
  Index index = context.types[type].declaration;
  const decl::Class *source = context.class_sources[static_cast<std::size_t>(index)];
  return source->has_mutable_fields && source->annotations.get("threads") != "internal" ? Borrow::exclusive : borrow;
}

Borrow self_borrow(const Context &context, const Annotations &own, const Place &place, bool is_const) {
  // A class that locks for itself may write in const methods as it likes; its descriptor says that nothing is borrowed.
  const bool locks_itself = threads_of(context, own, place) == "internal";
  const bool writes = !is_const || (!locks_itself && place.owner_source && place.owner_source->has_mutable_fields);
  return writes ? Borrow::exclusive : Borrow::shared;
}

namespace {

bool ends_with(const std::string &text, const char *end) {
  std::string tail = end;
  return text.size() >= tail.size() && text.compare(text.size() - tail.size(), tail.size(), tail) == 0;
}

bool is_handle(const Context &context, TypeId id) { return context.types[id].shape == Shape::handle; }

void set_use(const Context &context, const Annotations &own, const Place &place, Function &function) {
  function.gil_release = inherited(own, place, "gil", context.settings.gil, "release") != "hold";
  function.in_library_lock = threads_of(context, own, place) == "library";
}

std::string unnamed(std::size_t index, std::size_t count, bool is_operator) {
  if (is_operator && count == 1) return "other";
  return count == 1 ? "value" : "arg" + std::to_string(index);
}

void unique_names(const Context &context, Function &function) {
  std::vector<Parameter> &parameters = function.parameters;
  const Type &result = context.types[function.result.type];
  const names::Beside beside{function.self != Borrow::none, result.shape != Shape::nothing,
                             result.owns_memory && result.shape != Shape::handle};
  for (Parameter &parameter : parameters) parameter.name = names::parameter(parameter.name, beside);
  for (std::size_t i = 0; i < parameters.size(); ++i)
    for (std::size_t j = 0; j < parameters.size(); ++j)
      if (i != j && (parameters[i].name == parameters[j].name + "_size" || (j < i && parameters[i].name == parameters[j].name)))
        parameters[i].name += "_";
  for (Function::Out &each : function.outs) {
    const auto is_taken = [&](const Parameter &parameter) { return parameter.name == each.name; };
    if (each.parameter != none)
      each.name = parameters[static_cast<std::size_t>(each.parameter)].name;
    else
      while (std::any_of(parameters.begin(), parameters.end(), is_taken)) each.name += "_";
  }
}

// What stands before a parameter that is given by its position is given so too.
void settle_positions(std::vector<Parameter> &parameters) {
  bool is_before = false;
  for (auto each = parameters.rbegin(); each != parameters.rend(); ++each)
    is_before = each->positional_only = each->positional_only || is_before;
}

// The class itself by value, by const reference or by &&: C++ may make one of something else for that.
bool takes_temporaries(const std::string &canonical, const std::string &cls) {
  return canonical == cls || canonical == "const " + cls + " &" || canonical == cls + " &&" || canonical == "const " + cls;
}

// As it crosses, where that is not by what it is declared as.
decl::TypeText crossing(const Context &context, const decl::Parameter &source) {
  const std::optional<decl::TypeText> nullable = nullable_parameter(source);
  const Answer *answer = nullable ? context.answers.find(Use::parameter, nullable->canonical) : nullptr;
  return answer && answer->known() ? *nullable : source.type;
}

// `type`: as it crosses.
std::optional<Parameter> build_parameter(Context &context, const decl::Parameter &source, const decl::TypeText &type,
                                         const decl::Function &function, const Place &place, std::size_t index,
                                         const std::string &member) {
  const Answer *answer = context.answers.find(Use::parameter, type.canonical);
  Location where = source.where.line ? source.where : function.where;
  if (std::optional<Refusal> refusal = type_refusal(answer, type, member, where, true)) {
    refuse(context, place.origin, owner_name(place), signature_of(function), *refusal);
    return std::nullopt;
  }
  Parameter out;
  out.type = context.types.intern(answer->abi);
  if (out.type == none) {
    refuse(context, place.origin, owner_name(place), signature_of(function),
           {&kinds::no_row, {member, type.spelling}, "`" + type.spelling + "` is not exported", where, ""});
    return std::nullopt;
  }
  bool is_operator = names::is_operator(function.name);
  std::string name = source.annotations.get("name").value_or(source.name);
  out.positional_only = name.empty() || (is_operator && function.name != "operator()");
  std::size_t count = function.parameters.size() - (place.self >= 0 ? 1 : 0);
  out.name = name.empty() ? unnamed(index, count, is_operator) : names::parameter(name);
  out.cpp = type.spelling;
  if (type.canonical != source.type.canonical) out.declared = source.type.spelling;
  out.borrow = argument_borrow(context, answer->borrow, out.type);
  out.reads = answer->borrow == Borrow::shared && out.borrow == Borrow::exclusive;
  out.nullable = answer->nullable;
  out.converts = takes_temporaries(source.type.canonical, answer->abi.cpp);
  out.where = where;
  for (const auto &[param, text] : function.comment.params)
    if (param == source.name && !param.empty()) out.doc = text;
  if (source.default_value) {
    decl::Default value = *source.default_value;
    if (nullable_parameter(source)) value.cpp = "nullptr";  // whatever way of saying it was chosen: `0` is one
    out.default_value = translate_default(value, context.types[out.type], context.out, answer->sized);
  }
  return out;
}

Transfer said(const std::string &value, bool is_const) {
  if (value == "owned") return Transfer::take;
  if (value == "view") return is_const ? Transfer::const_view : Transfer::view;
  if (value == "copy") return Transfer::copy;
  if (value == "static") return Transfer::static_view;
  return Transfer::none;
}

// X &f(X &, …), added to X: it may give the object back, as a method may.
bool returns_self(const decl::Function &source, const Place &place) {
  return is_added(source) && place.self >= 0 && source.result.canonical == source.parameters[0].type.canonical;
}

// False where the result cannot cross; said already.
bool build_result(Context &context, const decl::Function &source, const Place &place, const std::string &member,
                  Function &function) {
  Result &result = function.result;
  result.cpp = source.result.spelling;
  if (source.result.canonical == "void") {
    result.type = context.types.nothing();
    return true;
  }
  const std::string owner = owner_name(place);
  const Answer *answer = context.answers.find(Use::result, source.result.canonical);
  if (std::optional<Refusal> refusal = type_refusal(answer, source.result, member, source.where, false)) {
    refuse(context, place.origin, owner, signature_of(source), *refusal);
    return false;
  }
  result.type = context.types.intern(answer->abi);
  if (result.type == none) {
    refuse(
        context, place.origin, owner, signature_of(source),
        {&kinds::no_row, {member, source.result.spelling}, "`" + source.result.spelling + "` is not exported", source.where, ""});
    return false;
  }
  result.transfer = answer->transfer;
  result.nullable = answer->nullable;
  result.raises = answer->raises;
  if (!is_handle(context, result.type)) return true;
  const bool is_const = points_to_const(source.result.canonical);
  const bool is_pointer = ends_with(source.result.canonical, "*") || ends_with(source.result.canonical, "*const");
  const Class &target = context.out.classes[static_cast<std::size_t>(context.types[result.type].declaration)];
  // A copy would slice, or cannot be made: a view on which only const methods work.
  if (result.transfer == Transfer::copy && (target.polymorphic || !target.copyable)) result.transfer = Transfer::const_view;
  result.maybe_self = (source.returns_own_class_reference || returns_self(source, place)) && !is_pointer && !is_const &&
                      result.transfer == Transfer::view;
  auto annotation = source.annotations.keys.find("returns");
  if (annotation != source.annotations.keys.end()) {
    Transfer transfer = said(annotation->second.value, is_const);
    if (transfer == Transfer::none)
      context.diagnostics.add(kinds::bad_value, annotation->second.where,
                              {"returns", annotation->second.value, "`owned`, `view`, `copy`, `static`"});
    else
      result.transfer = transfer;
    return true;
  }
  if (!is_pointer) return true;
  const std::string text = "returns `" + source.result.spelling + "`, and nothing says who frees it";
  bool has_source = function.self != Borrow::none;
  for (const Parameter &parameter : function.parameters) has_source |= is_handle(context, parameter.type);
  if (place.origin.listed && has_source) {
    result.transfer = is_const ? Transfer::const_view : Transfer::view;
    context.out.skips.push_back(
        {owner, signature_of(source), text + "; bound as a view, say `returns` to change it", source.where, true});
    return true;
  }
  refuse(context, place.origin, owner, signature_of(source),
         {&kinds::raw_pointer,
          {member, source.result.spelling},
          text,
          source.where,
          "say FERRULE(returns = owned), view, copy or static; FERRULE(skip) leaves it out"});
  return false;
}

std::string property_of_setter(const std::string &name) {
  for (const char *prefix : {"set_", "Set_"})
    if (name.compare(0, 4, prefix) == 0 && name.size() > 4) return name.substr(4);
  if (name.size() > 3 && (name.compare(0, 3, "set") == 0 || name.compare(0, 3, "Set") == 0)) {
    std::string rest = name.substr(3);
    rest[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(rest[0])));
    return rest;
  }
  return name;
}

// Its Python and C words, and its role.  False where it has no counterpart; said already.
bool name_function(Context &context, const decl::Function &source, const Place &place, const std::string &member, Pending &out) {
  using SourceKind = decl::Function::Kind;
  Function &function = out.function;
  std::string c_word = names::plain(source.name);
  if (c_word != source.name) c_word = source.annotations.get("name").value_or(c_word);  // an instance of a template
  function.python_name = member_name(source.annotations, source.name);
  const bool is_extension = place.self >= 0;
  auto no_counterpart = [&](const std::string &why) {
    refuse(context, place.origin, owner_name(place), signature_of(source),
           {&kinds::no_counterpart, {member, why}, why, source.where, ""});
    return false;
  };
  if (source.kind == SourceKind::constructor) {
    out.role = source.is_copy_constructor ? Pending::Role::copy : Pending::Role::constructor;
    c_word = source.is_copy_constructor ? "copy" : "new";
    if (source.is_copy_constructor)
      function.python_name = "__copy__";
    else
      function.python_name = context.out.classes[static_cast<std::size_t>(place.owner)].python_name;
  } else if (place.owner == none) {
    if (names::is_operator(source.name)) return no_counterpart("none of its operands is an exported class");
    out.role = Pending::Role::free;
  } else {
    out.role = source.kind == SourceKind::static_method ? Pending::Role::static_method : Pending::Role::method;
  }
  if (source.kind == SourceKind::conversion || names::is_operator(source.name)) {
    int arity = static_cast<int>(source.parameters.size()) + (is_extension ? 0 : 1);
    std::optional<names::Operator> op = names::operator_names(source.name, arity);
    Shape shape = context.types[function.result.type].shape;
    if (!op && source.kind == SourceKind::conversion) {
      if (shape >= Shape::i8 && shape <= Shape::u64) op = names::Operator{"__int__", "", "to_int"};
      if (shape == Shape::str) op = names::Operator{"__str__", "", "to_str"};
      if (const std::optional<std::string> name = source.annotations.get("name")) op = names::Operator{*name, "", *name};
    }
    if (!op && source.kind == SourceKind::conversion)
      return no_counterpart(source.name + " has no counterpart outside C++; with a name it is a method");
    if (!op) return no_counterpart(source.name + " has no counterpart outside C++");
    if (op->c == "getitem" && function.parameters.size() != 1) return no_counterpart("[] with several arguments is not bound yet");
    if (function.reflected) {
      if (op->reflected.empty()) return no_counterpart("its left operand is not an exported class");
      function.python_name = op->reflected;
    } else if (!source.annotations.has("name")) {
      function.python_name = op->dunder;
    }
    c_word = (function.reflected ? "r" : "") + op->c;
    // `void operator+=`: what is assigned in Python is what the operator gives.
    const bool is_in_place = op->dunder.compare(0, 3, "__i") == 0 && source.name.back() == '=';
    if (is_in_place && function.self != Borrow::none && shape == Shape::nothing) function.result.maybe_self = true;
  }
  if (out.role == Pending::Role::method) {
    const bool plain = function.parameters.empty();
    Shape shape = context.types[function.result.type].shape;
    if (auto property = source.annotations.get("property")) {
      if (!plain || shape == Shape::nothing) return no_counterpart("a property takes no arguments and returns something");
      out.role = Pending::Role::getter;
      out.property = property->empty() ? function.python_name : names::python(*property);
      function.python_name = out.property;
    } else if (auto setter = source.annotations.get("setter")) {
      if (function.parameters.size() != 1) return no_counterpart("a setter takes one argument");
      out.role = Pending::Role::setter;
      out.property = names::python(setter->empty() ? property_of_setter(source.name) : *setter);
      function.python_name = out.property;
      function.parameters[0].positional_only = true;
    } else if (source.name == "size" && plain && out.is_const && shape >= Shape::i8 && shape <= Shape::u64 &&
               !source.annotations.has("name")) {
      function.python_name = "__len__";
    }
  }
  out.c_words = joined(place.c_words, {c_word});
  out.c_name = source.annotations.get("c_name").value_or("");
  return true;
}

void name_thunks(const std::string &c_name, Function &function) {
  for (Parameter &parameter : function.parameters)
    if (parameter.default_value && parameter.default_value->kind == Default::Kind::thunk)
      parameter.default_value->thunk = c_name + "_default_" + parameter.name;
}

// "geo::Stack<geo::Point>" → "Stack<geo::Point>".
std::string last_name(const std::string &type) {
  const std::size_t colon = type.substr(0, type.find('<')).rfind("::");
  return colon == std::string::npos ? type : type.substr(colon + 2);
}

// How what has no row could be exported.
std::string export_hint(const std::string &type) {
  const bool is_instance = !type.empty() && type.back() == '>' && type.compare(0, 5, "std::") != 0;
  return is_instance ? "export an alias of it (`using " + names::plain(last_name(type)) + " FERRULE(export) = " + type + ";`)"
                     : "export it";
}

}  // namespace

std::optional<Refusal> type_refusal(const Answer *answer, const decl::TypeText &type, const std::string &member,
                                    const Location &where, bool parameter) {
  using State = Answer::State;
  if (answer && answer->known()) return std::nullopt;
  const std::string culprit = answer && !answer->culprit.empty() ? answer->culprit : type.spelling;
  if (answer && answer->state == State::no_row && !answer->text.empty())
    return Refusal{&kinds::refused_type, {member, culprit, answer->text}, "`" + culprit + "` " + answer->text, where, ""};
  if (!answer || answer->state == State::no_row) {
    bool reference = !type.canonical.empty() && type.canonical.back() == '&' && !ends_with(type.canonical, "&&");
    if (parameter && reference && !points_to_const(type.canonical) && culprit == type.spelling)
      return Refusal{
          &kinds::mutable_reference,
          {member, type.spelling, type.spelling},
          "it changes its argument `" + type.spelling + "` in place",
          where,
          "say FERRULE(out) or FERRULE(inout) before the parameter, and the new value is a result; FERRULE(skip) leaves it out"};
    return Refusal{&kinds::no_row,
                   {member, culprit},
                   "`" + culprit + "` has no row",
                   where,
                   export_hint(culprit) + ", write a row for it (docs/rows.md), or leave the member out with FERRULE(skip)"};
  }
  if (answer->state == State::two_rows) {
    Refusal refusal{&kinds::two_rows,
                    {member, culprit},
                    "more than one row fits `" + culprit + "`",
                    where,
                    "one of them must be narrower (`std::enable_if_t` in its second argument), or more special"};
    for (const Location &row : answer->rows) refusal.notes.push_back({"this row fits", row});
    return refusal;
  }
  if (answer->state == State::unnameable)
    return Refusal{&kinds::private_type, {member, culprit}, "`" + culprit + "` cannot be named from outside", where, ""};
  return Refusal{&kinds::broken_row,
                 {member, culprit, answer->text},
                 "the row of `" + culprit + "` does not compile: " + answer->text,
                 where,
                 ""};
}

namespace {

// May it be called with this many arguments?
bool takes_count(const decl::Function &function, std::size_t count) {
  const auto &parameters = function.parameters;
  return count <= parameters.size() && (count == parameters.size() || parameters[count].default_value);
}

// A listed method whose last parameters have defaults, and the first of these cannot cross: it is called without them.  How many
// parameters are left; all of them where another overload could be meant then, or where one of them has more to say.
std::size_t crossing_count(const Context &context, const decl::Function &source, const Place &place,
                           const std::vector<OutParameter> &outs, const std::vector<CountedParameter> &counted) {
  const std::size_t all = source.parameters.size();
  if (!place.origin.listed || !place.owner_source || place.self >= 0 || source.annotations.has("signature")) return all;
  std::size_t count = 0;
  const auto crosses = [&](std::size_t i) {
    const Answer *answer = context.answers.find(Use::parameter, source.parameters[i].type.canonical);
    return !source.parameters[i].default_value || (answer && answer->known());
  };
  for (const OutParameter &each : outs) count = std::max(count, each.index + 1);
  for (const CountedParameter &each : counted) count = std::max({count, each.data + 1, each.size + 1});
  while (count < all && crosses(count)) ++count;
  for (const decl::Function &other : place.owner_source->functions)
    if (&other != &source && other.kind == source.kind && other.name == source.name && takes_count(other, count) &&
        !other.is_copy_constructor)
      return all;
  return count;
}

}  // namespace

std::optional<decl::TypeText> nullable_parameter(const decl::Parameter &parameter) {
  const std::string &canonical = parameter.type.canonical;
  if (!parameter.default_value || canonical.empty() || canonical.back() != '*') return std::nullopt;
  const std::string &value =
      parameter.default_value->literal.empty() ? parameter.default_value->cpp : parameter.default_value->literal;
  if (value != "nullptr" && value != "NULL" && value != "0") return std::nullopt;
  return decl::TypeText{"ferrule::nullable<" + parameter.type.spelling + ">", "ferrule::nullable<" + canonical + ">"};
}

std::optional<Pending> build_function(Context &context, const decl::Function &source, const Place &place) {
  using SourceKind = decl::Function::Kind;
  const std::string owner = owner_name(place);
  const std::string member = owner.empty() ? signature_of(source) : owner + "::" + signature_of(source);
  auto no_counterpart = [&](const std::string &why) {
    refuse(context, place.origin, owner, signature_of(source), {&kinds::no_counterpart, {member, why}, why, source.where, ""});
    return std::nullopt;
  };
  if (!source.refused.empty()) return no_counterpart(source.refused);
  if (source.is_template) return no_counterpart("it is a template; export an instance of it");
  if (source.is_variadic) return no_counterpart("it takes any number of arguments");
  if (source.ref_qualifier == 'R') return no_counterpart("it can be called on temporaries only");

  Pending out;
  out.source = &source;
  out.signature = signature_of(source);
  out.is_const = source.is_const;
  const bool is_method = is_added(source);  // with all that a method of the class has
  Function &function = out.function;
  function.owner = place.owner;
  function.comment = source.comment;
  function.where = source.where;
  function.cpp = source.call.empty() ? source.name : source.call;
  const bool is_extension = place.self >= 0;
  if (source.kind == SourceKind::constructor) {
    function.kind = Function::Kind::constructor;
    function.cpp = context.out.classes[static_cast<std::size_t>(place.owner)].cpp;
    if (source.is_copy_constructor) function.self = Borrow::shared;
    function.is_converting = !source.is_explicit && !source.is_copy_constructor;
  } else if (is_extension) {
    function.kind = Function::Kind::extension;
    if (!names::is_operator(source.name))
      function.cpp = names::qualified(source.scope, source.name);  // operators are found by ADL, friends too
    function.reflected = place.self == 1;
    const std::string &self_type = source.parameters[static_cast<std::size_t>(place.self)].type.canonical;
    function.self_by_address = ends_with(self_type, "*") || ends_with(self_type, "*const");
    const Answer *self = context.answers.find(Use::parameter, self_type);
    function.self = argument_borrow(context, self->borrow, context.types.intern(self->abi));
    function.reads = self->borrow == Borrow::shared && function.self == Borrow::exclusive;
    function.unchanging = is_method && function.reads;
    if (is_method) out.is_const = self->borrow == Borrow::shared;
    const auto is_self = [&](const auto &each) { return each.first == source.parameters[0].name; };
    std::vector<std::pair<std::string, std::string>> &documented = function.comment.params;
    if (is_method) documented.erase(std::remove_if(documented.begin(), documented.end(), is_self), documented.end());
  } else if (source.kind == SourceKind::static_method) {
    function.kind = Function::Kind::static_method;
  } else if (place.owner != none) {
    function.kind = Function::Kind::method;
    function.self = self_borrow(context, source.annotations, place, source.is_const);
    function.unchanging = function.reads = source.is_const && function.self == Borrow::exclusive;
  } else {
    function.cpp = names::qualified(source.scope, source.name);
  }
  if (source.annotations.has("unchanging") && function.self == Borrow::exclusive) function.unchanging = true;
  set_use(context, source.annotations, place, function);

  const std::vector<OutParameter> outs = bound_outs(context, source);
  const std::vector<CountedParameter> counted = counted_parameters(source);
  if (!check_outs(context, source, outs) || !check_counted(context, source, counted)) return std::nullopt;
  const std::size_t count = crossing_count(context, source, place, outs, counted);
  int position = 0;
  std::vector<std::string> nullable;
  for (std::size_t i = 0; i < source.parameters.size(); ++i) {
    if (!is_method || static_cast<int>(i) != place.self) out.twin += source.parameters[i].type.canonical + ";";
    if (i >= count || static_cast<int>(i) == place.self || source.is_copy_constructor) continue;
    const int at = position++;
    const auto is_size = [&](const CountedParameter &each) { return each.size == i; };
    if (std::any_of(counted.begin(), counted.end(), is_size)) continue;
    const auto many = std::find_if(counted.begin(), counted.end(), [&](const CountedParameter &each) { return each.data == i; });
    const auto planned = std::find_if(outs.begin(), outs.end(), [&](const OutParameter &each) { return each.index == i; });
    const bool is_out = planned != outs.end(), is_many = many != counted.end();
    if (!is_out || planned->is_read) {
      const decl::TypeText &type = is_out ? planned->of : is_many ? many->of : crossing(context, source.parameters[i]);
      std::optional<Parameter> parameter = build_parameter(context, source.parameters[i], type, source, place, i, member);
      if (!parameter) return std::nullopt;
      if (parameter->nullable) nullable.push_back(source.parameters[i].name);
      refuse_null(context, source, source.parameters[i], *parameter);
      parameter->position = at;
      parameter->result_may_keep = source.parameters[i].result_may_keep && !is_out;
      parameter->self_may_keep =
          source.parameters[i].self_may_keep && !is_out && (is_method || function.kind == Function::Kind::method);
      if (is_many) {
        const decl::Parameter &size = source.parameters[many->size];
        const int size_at = at + static_cast<int>(many->size) - static_cast<int>(i);
        parameter->counted = Parameter::Counted{size.type.spelling, size.name, size_at};
      }
      function.parameters.push_back(std::move(*parameter));
    }
    if (is_out) add_out(*planned, at, source, function);
  }
  check_nonnull(context, source, nullable);
  if (!apply_signature(context, source, owner, function.parameters)) return std::nullopt;
  settle_positions(function.parameters);
  if (source.kind == SourceKind::constructor) {
    Abi handle;
    handle.shape = Shape::handle;
    handle.cpp = place.owner_source->type.canonical;
    function.result.type = context.types.intern(handle);
    function.result.cpp = function.cpp;
    function.result.transfer = source.is_copy_constructor ? Transfer::copy : Transfer::value;
  } else if (outs.empty() ? !build_result(context, source, place, member, function)
                          : !build_result_with(context, source, outs, place, member, function)) {
    return std::nullopt;
  }
  unique_names(context, function);
  if (!outs.empty()) document_outs(source, outs, function);
  set_invalidated(context, source, function);
  const std::string unkept = set_lifetime(context, source, function);
  if (!unkept.empty()) {
    const std::string why = "its result may point into the objects inside of `" + unkept + "`, which nothing keeps alive";
    refuse(context, place.origin, owner_name(place), signature_of(source),
           {&kinds::no_counterpart,
            {member, why},
            why,
            source.where,
            "say FERRULE(keeps = \"…\") or FERRULE(independent) if it does not; FERRULE(skip) leaves it out"});
    return std::nullopt;
  }
  if (!name_function(context, source, place, member, out)) return std::nullopt;
  if (count < source.parameters.size() && !source.is_copy_constructor)
    context.out.skips.push_back({owner, signature_of(source),
                                 "`" + source.parameters[count].type.spelling +
                                     "` has no row; bound without that parameter and what follows it, which keep their defaults",
                                 source.where, true});
  for (const OutParameter &each : outs)
    if (!each.is_said && each.is_read)
      context.out.skips.push_back({owner, signature_of(source),
                                   "it changes `" + source.parameters[each.index].name +
                                       "` in place; bound as taken and given back, say `out` if it is not read",
                                   source.where, true});
  return out;
}

void set_c_name(Pending &pending, const std::string &c_name) {
  pending.function.c_name = c_name;
  name_thunks(c_name, pending.function);
}

}  // namespace ferrule::model
