// What other languages have in a class and C++ says in another way: its text (<<), hash, comparisons (<=>), `in`, and `[]` that
// assigns or deletes.
#include <algorithm>

#include "build_context.hpp"
#include "names.hpp"

namespace ferrule::model {
namespace {

using SourceKind = decl::Function::Kind;

bool ends_with_reference(const std::string &canonical) {
  return !canonical.empty() && canonical.back() == '&' && canonical.compare(0, 6, "const ") != 0;
}

// "double &" → "double"
std::string referred(const std::string &type) {
  std::string out = type;
  while (!out.empty() && (out.back() == '&' || out.back() == ' ')) out.pop_back();
  return out;
}

std::string const_reference(const std::string &type) { return "const " + type + " &"; }

TypeId scalar(Context &context, Shape shape) {
  Abi abi;
  abi.shape = shape;
  return context.types.intern(abi);
}

bool is_integer(Shape shape) { return shape >= Shape::i8 && shape <= Shape::u64; }

const Type &type_of(const Context &context, const Parameter &parameter) { return context.types[parameter.type]; }

// A function that calls one of the runtime's with self first.
Pending special(const Context &context, const Place &place, const std::string &helper, const std::string &dunder,
                const std::string &c_word) {
  Pending out;
  out.role = Pending::Role::method;
  out.c_words = joined(place.c_words, {c_word});
  Function &function = out.function;
  function.kind = Function::Kind::extension;
  function.owner = place.owner;
  function.cpp = "ferrule::" + helper;
  function.python_name = dunder;
  const Annotations nothing_said;
  function.self = self_borrow(context, nothing_said, place, true);
  function.unchanging = function.reads = function.self == Borrow::exclusive;
  function.gil_release = inherited(nothing_said, place, "gil", context.settings.gil, "release") != "hold";
  function.in_library_lock = threads_of(context, nothing_said, place) == "library";
  function.where = place.owner_source->where;
  return out;
}

bool has_dunder(const std::vector<Pending> &pending, const std::string &name) {
  return std::any_of(pending.begin(), pending.end(), [&](const Pending &each) {
    return each.role == Pending::Role::method && each.function.python_name == name && !each.function.former;
  });
}

// Of those of one name: what takes one argument.
std::vector<const Pending *> takers_of_one(const std::vector<Pending> &pending, const std::string &python_name) {
  std::vector<const Pending *> out;
  for (const Pending &each : pending)
    if (each.role == Pending::Role::method && each.function.python_name == python_name && each.function.parameters.size() == 1)
      out.push_back(&each);
  return out;
}

// Everything that a call of the other one needs to be the same.
void take_over(const Pending &from, Pending &to) {
  to.function.parameters = from.function.parameters;
  for (Parameter &parameter : to.function.parameters) {
    parameter.positional_only = true;
    parameter.keyword_only = false;
    parameter.default_value.reset();
  }
  to.function.self = from.function.self;
  to.function.unchanging = from.function.unchanging;
  to.function.reads = from.function.reads;
  to.function.gil_release = from.function.gil_release;
  to.function.in_library_lock = from.function.in_library_lock;
  to.function.where = from.function.where;
  to.function.made_of = from.signature;
  to.signature = from.signature;
}

void add_text(Context &context, const Place &place, const decl::Function &printer, std::vector<Pending> &pending) {
  const bool converts = has_dunder(pending, "__str__");
  if (converts && has_dunder(pending, "__repr__")) return;
  Pending out = special(context, place, "printed", converts ? "__repr__" : "__str__", converts ? "printed" : "to_str");
  out.function.result.type = scalar(context, Shape::str);
  out.function.result.cpp = "std::string";
  out.function.comment = printer.comment;
  if (out.function.comment.text.empty()) out.function.comment.text = "What C++ writes of it to a stream.";
  out.function.comment.params.clear();
  out.function.comment.returns.clear();
  out.function.where = printer.where;
  out.function.made_of = out.signature = signature_of(printer);
  pending.push_back(std::move(out));
}

void add_hash(Context &context, const Place &place, std::vector<Pending> &pending) {
  if (has_dunder(pending, "__hash__")) return;
  Pending out = special(context, place, "hashed", "__hash__", "hash");
  out.function.result.type = scalar(context, Shape::u64);
  out.function.result.cpp = "std::uint64_t";
  out.function.comment.text = "A number that is the same for equal objects.";
  out.function.made_of = out.signature = "std::hash<" + context.class_at(place.owner).cpp + ">";
  pending.push_back(std::move(out));
}

// `in`: contains(), else count() of a container, else find() that gives an iterator.
void add_contains(Context &context, const Place &place, const Specials &found, std::vector<Pending> &pending) {
  if (has_dunder(pending, "__contains__")) return;
  for (const Pending *each : takers_of_one(pending, "contains"))
    if (context.types[each->function.result.type].shape == Shape::boolean) return;  // an alias does
  const auto add = [&](const Pending &from, const char *helper) {
    Pending out = special(context, place, helper, "__contains__", "contains");
    take_over(from, out);
    out.function.result.type = scalar(context, Shape::boolean);
    out.function.result.cpp = "bool";
    out.function.comment.text = "Whether it is there.";
    pending.push_back(std::move(out));
  };
  std::vector<Pending> counts;
  if (found.is_container)
    for (const Pending *each : takers_of_one(pending, "count"))
      if (each->is_const && is_integer(context.types[each->function.result.type].shape)) counts.push_back(*each);
  for (const Pending &each : counts) add(each, "counts");
  if (!counts.empty()) return;
  std::vector<std::string> seen;
  for (const bool is_const : {true, false})
    for (const decl::Function *find : found.finds) {
      if (find->is_const != is_const) continue;
      decl::Function asks = *find;
      asks.result = {"bool", "bool"};
      std::optional<Pending> built = build_function(context, asks, place);
      if (!built || std::find(seen.begin(), seen.end(), built->twin) != seen.end()) continue;
      seen.push_back(built->twin);
      built->function.unchanging |= built->function.self == Borrow::exclusive;
      built->signature = signature_of(*find);
      add(*built, "finds");
    }
}

// `del x[key]`: erase(key), where that can only mean the item that x[key] gives.
void add_erase(Context &context, const Place &place, std::vector<Pending> &pending) {
  if (has_dunder(pending, "__delitem__")) return;
  const std::vector<const Pending *> items = takers_of_one(pending, "__getitem__"), erases = takers_of_one(pending, "erase");
  if (items.empty() || erases.size() != 1) return;
  const Function &item = items.front()->function, &erase = erases.front()->function;
  for (const Pending *each : items)
    if (each->function.parameters[0].type != item.parameters[0].type) return;  // two kinds of keys
  if (erase.parameters[0].type != item.parameters[0].type || erase.self != Borrow::exclusive) return;
  // erase(3) of a list of numbers: the third, or every 3?
  if (erase.parameters[0].type == item.result.type) return;
  Pending out = special(context, place, "erase_item", "__delitem__", "delitem");
  take_over(*erases.front(), out);
  out.function.invalidates = erase.invalidates;
  out.function.result.type = context.types.nothing();
  out.function.result.cpp = "void";
  out.function.comment.text = "Takes out what is there.";
  pending.push_back(std::move(out));
}

}  // namespace

bool may_print(const decl::Function &source, int self) {
  if (source.name != "operator<<" || source.is_template) return false;
  const std::size_t operands = source.kind == SourceKind::free ? 2 : 1;
  if (source.parameters.size() != operands || (operands == 2 && self != 1)) return false;
  const std::string &stream = source.parameters[0].type.canonical;
  return ends_with_reference(stream) && source.result.canonical == stream;
}

bool is_three_way(const decl::Function &source) { return source.name == "operator<=>"; }

namespace {

// Nobody calls such a pointer: it is only asked whether it is null.
bool stands_for_bool(const decl::Function &source) {
  const std::string &type = source.result.canonical;
  const std::size_t star = std::min(type.find("(*)("), type.find("::*"));
  return source.kind == SourceKind::conversion && star != std::string::npos && type.find('<') > star;
}

bool is_negation(const decl::Function &source) {
  return source.name == "operator!" && source.kind == SourceKind::method && source.parameters.empty() &&
         source.result.canonical == "bool";
}

bool is_bool(const decl::Function &source) { return source.kind == SourceKind::conversion && source.result.canonical == "bool"; }

}  // namespace

bool says_truth(const decl::Function &source) { return stands_for_bool(source) || is_negation(source); }

std::optional<decl::Function> truth_of(const decl::Function &source, const decl::Class &of) {
  const auto is_better = [&](const decl::Function &other) {
    if (!is_candidate(other)) return false;
    return is_bool(other) || (is_negation(source) && stands_for_bool(other));
  };
  if (std::any_of(of.functions.begin(), of.functions.end(), is_better)) return std::nullopt;
  decl::Function out = source;
  out.kind = SourceKind::conversion;
  out.name = "operator bool";
  out.call = is_negation(source) ? "operator!!" : out.name;
  out.result = {"bool", "bool"};
  return out;
}

std::vector<decl::Function> comparisons_of(const decl::Function &three_way, const std::vector<const decl::Function *> &beside,
                                           bool equality) {
  std::vector<decl::Function> out;
  const auto is_there = [&](const std::string &name) {
    return std::any_of(beside.begin(), beside.end(), [&](const decl::Function *each) {
      return each->name == name && each->kind == three_way.kind && each->parameters.size() == three_way.parameters.size() &&
             std::equal(each->parameters.begin(), each->parameters.end(), three_way.parameters.begin(),
                        [](const decl::Parameter &a, const decl::Parameter &b) { return a.type.canonical == b.type.canonical; });
    });
  };
  std::vector<std::string> symbols = {"<", "<=", ">", ">="};
  if (equality) symbols.insert(symbols.begin(), "==");  // C++ makes one beside a <=> that is defaulted
  for (const std::string &symbol : symbols) {
    if (is_there("operator" + symbol)) continue;
    decl::Function each = three_way;
    each.name = "operator" + symbol;
    each.result = {"bool", "bool"};
    out.push_back(std::move(each));
  }
  return out;
}

std::optional<decl::TypeText> assigned_item(const decl::Function &source) {
  if (source.name != "operator[]" || source.kind != SourceKind::method || source.is_const || source.parameters.size() != 1)
    return std::nullopt;
  const std::string &canonical = source.result.canonical;
  if (!ends_with_reference(canonical) || (canonical.size() > 1 && canonical[canonical.size() - 2] == '&')) return std::nullopt;
  const std::string item = referred(canonical);
  // What lies behind a pointer would be nobody's; arrays are not assigned.
  if (item.empty() || item.back() == '*' || item.back() == ']' || item.find('(') != std::string::npos) return std::nullopt;
  return decl::TypeText{const_reference(referred(source.result.spelling)), const_reference(item)};
}

std::optional<Pending> build_item_setter(Context &context, const decl::Function &source, const Place &place,
                                         const Pending &getter) {
  const std::optional<decl::TypeText> item = assigned_item(source);
  if (!item) return std::nullopt;
  const Answer *answer = context.answers.find(Use::parameter, item->canonical);
  if (!answer || !answer->known()) return std::nullopt;
  const TypeId type = context.types.intern(answer->abi);
  if (type == none) return std::nullopt;
  if (context.types[type].shape == Shape::handle) {
    auto facts = context.answers.facts.find(answer->abi.cpp);
    if (facts == context.answers.facts.end() || !facts->second.assignable || facts->second.is_withheld()) return std::nullopt;
  }
  Pending out = getter;
  out.source = nullptr;
  out.c_name.clear();
  out.c_words = joined(place.c_words, {"setitem"});
  Function &function = out.function;
  function.kind = Function::Kind::item_set;
  function.python_name = "__setitem__";
  function.self = self_borrow(context, source.annotations, place, false);
  function.unchanging = function.reads = false;
  function.result = {};
  function.result.type = context.types.nothing();
  function.result.cpp = "void";
  function.comment.returns.clear();
  Parameter value;
  value.name = function.parameters[0].name == "value" ? "item" : "value";
  value.type = type;
  value.cpp = item->spelling;
  value.borrow = argument_borrow(context, answer->borrow, type);
  value.converts = true;
  value.positional_only = true;
  value.where = source.where;
  function.parameters.push_back(std::move(value));
  if (source.result_lifetime == decl::Lifetime::points) function.stays.push_back(static_cast<int>(function.parameters.size()) - 1);
  return out;
}

// Whether a container shows objects where they lie: what is done to it may move or end them.
bool lends_items(const Context &context, const std::vector<Pending> &members) {
  return std::any_of(members.begin(), members.end(), [&](const Pending &each) {
    const Function &function = each.function;
    if (function.python_name == "__getitem__")
      return function.result.transfer == Transfer::view || function.result.transfer == Transfer::const_view;
    return function.python_name == "contains" && !function.parameters.empty() &&
           type_of(context, function.parameters[0]).shape == Shape::handle;
  });
}

void add_specials(Context &context, const Place &place, const Specials &found, std::vector<Pending> &pending) {
  const std::size_t before = pending.size();
  if (found.printer) add_text(context, place, *found.printer, pending);
  auto facts = context.answers.facts.find(place.owner_source->type.canonical);
  if (facts != context.answers.facts.end() && facts->second.hashed && place.owner_source->live.empty())
    add_hash(context, place, pending);
  add_contains(context, place, found, pending);
  add_erase(context, place, pending);
  // What is not found by a name or another key than a number is missing, as in a dict.
  static const char *const items[] = {"__getitem__", "__setitem__", "__delitem__"};
  for (Pending &each : pending) {
    const std::string &name = each.function.python_name;
    const bool is_mapping = place.owner_source->live == "mapping";
    const bool is_item = std::find(std::begin(items), std::end(items), name) != std::end(items) || (is_mapping && name == "pop");
    if (!is_item || each.function.parameters.empty()) continue;
    each.function.looks_up = is_mapping || !is_integer(type_of(context, each.function.parameters[0]).shape);
  }
  // A container of values has no parts, and iterations over it hold indices or copies.
  if (!place.owner_source->live.empty() && !lends_items(context, pending)) {
    for (Pending &each : pending) {
      each.function.invalidates = false;
      each.function.unchanging = each.function.self == Borrow::exclusive;
    }
  }
  for (std::size_t i = before; i < pending.size(); ++i) pending[i].source = nullptr;
}

}  // namespace ferrule::model
