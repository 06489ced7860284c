// Sets of functions of one name: which of them stay, and what each is called in C.
#include <algorithm>
#include <map>
#include <tuple>

#include "build_context.hpp"
#include "names.hpp"

namespace ferrule::model {
namespace {

bool is_view(const Pending &pending) {
  Transfer transfer = pending.function.result.transfer;
  return transfer == Transfer::view || transfer == Transfer::const_view;
}

// A const and a non-const version of which everybody outside may as well have the const one: what the other returns is a
// reference to the same value, which is copied.  C++ takes the non-const one for what is not const, and so do we else.
bool gives_the_same(const Pending &writer, const Pending &reader) {
  if (is_view(writer)) return false;
  const std::string &one = writer.source->result.canonical, &other = reader.source->result.canonical;
  return without_const(one) != without_const(other);
}

// The one callable is the const version for what is const.
void add_const_version(const Function &reader, Function &writer) {
  if (reader.result.type == writer.result.type) writer.const_result = std::make_shared<Result>(reader.result);
}

void leave_out(Context &context, const Pending &pending, const std::string &owner, const std::string &reason,
               bool is_bound = false) {
  context.out.skips.push_back({owner, pending.signature, reason, pending.function.where, is_bound});
}

// Callers cannot say which of two they mean.  Where both give the same, the other one is as good as bound.
void leave_out_twin(Context &context, const Pending &gone, const Pending &kept, const std::string &owner) {
  const bool is_same = gone.function.result.type == kept.function.result.type;
  const std::string as = "outside C++ it is the same as `" + kept.signature + "`";
  leave_out(context, gone, owner, is_same ? as : as + ", and gives something else; give it a name", is_same);
}

void erase_marked(std::vector<Pending> &pending, const std::vector<bool> &gone) {
  std::vector<Pending> kept;
  for (std::size_t i = 0; i < pending.size(); ++i)
    if (!gone[i]) kept.push_back(std::move(pending[i]));
  pending = std::move(kept);
}

// The words behind the name in C: geo_path_new_str_i32.
std::string suffix(const Context &context, const Function &function) {
  std::string out;
  for (const Parameter &parameter : function.parameters) out += "_" + context.types[parameter.type].c_tag;
  return out;
}

bool same_shapes(const Function &a, const Function &b) {
  return a.parameters.size() == b.parameters.size() &&
         std::equal(a.parameters.begin(), a.parameters.end(), b.parameters.begin(),
                    [](const Parameter &x, const Parameter &y) { return x.type == y.type && x.nullable == y.nullable; });
}

// Does `wide` take whatever `narrow` takes, and no object at all where that wants one?  f(Node *) beside f(Node &).
bool takes_none_as_well(const Context &context, const Function &wide, const Function &narrow) {
  return wide.parameters.size() == narrow.parameters.size() &&
         std::equal(wide.parameters.begin(), wide.parameters.end(), narrow.parameters.begin(),
                    [&](const Parameter &x, const Parameter &y) {
                      if (x.type != y.type || x.borrow != y.borrow) return false;
                      return x.nullable == y.nullable || (x.nullable && context.types[x.type].shape == Shape::handle);
                    });
}

bool takes(const Function &function) {
  return std::any_of(function.parameters.begin(), function.parameters.end(),
                     [](const Parameter &p) { return p.borrow == Borrow::take; });
}

// `const char *` holds less than `const std::string &`: no NUL, for one.
bool by_pointer(const Function &function) {
  return std::any_of(function.parameters.begin(), function.parameters.end(),
                     [](const Parameter &p) { return !p.cpp.empty() && p.cpp.back() == '*'; });
}

// Of two that are the same for everybody outside C++, does the first give way?
bool gives_way(const Function &first, const Function &second) {
  if (takes(first) != takes(second)) return takes(first);
  return by_pointer(first) && !by_pointer(second);
}

// What C++ makes an int of where it can, since many of these are characters: f(unsigned char) is not for a number where there is
// f(int).
bool is_promoted(Shape narrow, Shape wide) {
  if (narrow == Shape::i8 || narrow == Shape::i16) return wide == Shape::i32 || wide == Shape::i64;
  return (narrow == Shape::u8 || narrow == Shape::u16) &&
         (wide == Shape::i32 || wide == Shape::i64 || wide == Shape::u32 || wide == Shape::u64);
}

// Are they the same but for numbers, and is one of them wider in `wide`?
bool differs_in_numbers(const Context &context, TypeId narrow, TypeId wide, bool &is_wider) {
  if (narrow == wide) return true;
  const Type &a = context.types[narrow], &b = context.types[wide];
  if (a.faced == none && b.faced == none && is_promoted(a.shape, b.shape)) return is_wider = true;
  if (a.shape == Shape::f32 && b.shape == Shape::f64) return is_wider = true;
  if (a.shape != b.shape || a.declaration != b.declaration || a.face != b.face || a.parts.size() != b.parts.size()) return false;
  if (a.parts.empty()) return false;
  for (std::size_t i = 0; i < a.parts.size(); ++i)
    if (!differs_in_numbers(context, a.parts[i], b.parts[i], is_wider)) return false;
  return true;
}

bool is_wider(const Context &context, const Function &than, const Function &one) {
  bool found = false;
  for (std::size_t i = 0; i < one.parameters.size(); ++i)
    if (i >= than.parameters.size() || !differs_in_numbers(context, than.parameters[i].type, one.parameters[i].type, found))
      return false;
  return found && one.parameters.size() == than.parameters.size();
}

// Is there what assigns to the item that the one before it gives?
bool assigns(const std::vector<Pending> &pending, std::size_t at) {
  return at < pending.size() && !pending[at].source && pending[at].function.kind == Function::Kind::item_set;
}

}  // namespace

void add_overload(const Context &context, std::vector<Index> &functions, Index one) {
  const auto at = [&](Index index) -> const Function & { return context.out.functions[static_cast<std::size_t>(index)]; };
  // Python's float fits both, and the first is taken: it may not be the one that loses digits; of an int not the one that is a
  // character.
  const auto narrower =
      std::find_if(functions.begin(), functions.end(), [&](Index each) { return is_wider(context, at(each), at(one)); });
  functions.insert(narrower, one);
}

void settle_twins(Context &context, std::vector<Pending> &pending, const Origin &, const std::string &owner) {
  // Those that are one name to everybody, in their order.
  using Name = std::tuple<Pending::Role, std::vector<std::string>, std::string, std::string>;
  std::map<Name, std::vector<std::size_t>> sets;
  const auto set_of = [&](const Pending &one) -> std::vector<std::size_t> & {
    return sets[{one.role, one.c_words, one.c_name, one.function.python_name}];
  };
  for (std::size_t i = 0; i < pending.size(); ++i)
    if (pending[i].source) set_of(pending[i]).push_back(i);

  std::vector<bool> gone(pending.size());
  for (std::size_t i = 0; i < pending.size(); ++i) {
    if (!pending[i].source) continue;
    for (std::size_t j : set_of(pending[i])) {
      if (gone[i]) break;
      if (j <= i || gone[j]) continue;
      const Pending &a = pending[i], &b = pending[j];
      if (is_added(*a.source) != is_added(*b.source)) continue;  // two that are the same by accident: rules say it
      if (a.twin == b.twin && a.is_const != b.is_const) {
        const std::size_t writer = a.is_const ? j : i, reader = a.is_const ? i : j;
        const bool is_accessor = gives_the_same(pending[writer], pending[reader]);
        gone[is_accessor ? writer : reader] = true;
        if (!is_accessor) add_const_version(pending[reader].function, pending[writer].function);
      } else if (a.twin == b.twin && a.is_const == b.is_const) {
        gone[j] = true;  // `&` and none
      } else if (same_shapes(a.function, b.function)) {
        // f(const std::string &) and f(std::string &&).
        std::size_t out = gives_way(a.function, b.function) ? i : j;
        gone[out] = true;
        leave_out_twin(context, pending[out], pending[out == i ? j : i], owner);
        // What assigns to its item goes with it, where the other one has the same.
        const std::size_t kept = out == i ? j : i;
        if (assigns(pending, out + 1) && assigns(pending, kept + 1)) gone[out + 1] = true;
      } else if (bool first = takes_none_as_well(context, a.function, b.function);
                 first || takes_none_as_well(context, b.function, a.function)) {
        const std::size_t out = first ? j : i;
        gone[out] = true;
        leave_out_twin(context, pending[out], pending[out == i ? j : i], owner);
      }
    }
  }
  erase_marked(pending, gone);
}

void assign_c_names(Context &context, std::vector<Pending> &pending, const Origin &origin, const std::string &owner) {
  keep_c_names(context, pending);
  std::map<std::string, int> sizes;
  for (const Pending &each : pending)
    if (each.c_name.empty() || each.is_kept) ++sizes[names::c(context.out.module, each.c_words)];
  std::vector<bool> gone(pending.size());
  for (std::size_t i = 0; i < pending.size(); ++i) {
    Pending &each = pending[i];
    std::string name = each.c_name;
    if (name.empty()) {
      name = names::c(context.out.module, each.c_words);
      if (sizes[name] > 1) name += suffix(context, each.function);
      // error_code() beside a nested ErrorCode: the type has the name already.
      if (origin.listed && !is_added_in_marked_code(each) && context.names_a_type(name)) name += "_";
    }
    const std::string own = owner.empty() ? each.signature : owner + "::" + each.signature;
    auto [at, is_new] = context.functions_in_c.emplace(name, own);
    if (!is_new && origin.listed && !is_added_in_marked_code(each)) {  // in marked code a rule says it, where it can be mended
      gone[i] = true;
      skip(context, {owner, each.signature, "it would be `" + name + "` in C, as `" + at->second + "` is; give it a c_name",
                     each.function.where, false});
    }
    set_c_name(each, name);
  }
  erase_marked(pending, gone);
}

}  // namespace ferrule::model
