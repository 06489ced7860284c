// begin() and end() → `__iter__`, and a class for what it gives: C++'s iterators cross as one thing that knows where it is.
#include <algorithm>

#include "build_context.hpp"
#include "names.hpp"

namespace ferrule::model {
namespace {

// With underscores behind it, as long as somebody else is called so.
template <class Taken>
std::string unique(std::string name, Taken &&taken) {
  while (taken(name)) name += "_";
  return name;
}

Index add_class(Context &context, const Place &place, const std::string &cpp) {
  static const decl::Class no_declaration;
  const Class &container = context.class_at(place.owner);
  Class out;
  out.module = container.module;
  out.python_name = unique(container.python_name + "Iterator", [&](const std::string &name) {
    auto is = [&](const auto &each) { return each.python_name == name && each.module == container.module; };
    const Interface &all = context.out;
    return std::any_of(all.classes.begin(), all.classes.end(), is) || std::any_of(all.records.begin(), all.records.end(), is) ||
           std::any_of(all.enums.begin(), all.enums.end(), is) || std::any_of(all.errors.begin(), all.errors.end(), is);
  });
  out.c_name = unique(names::c(context.out.module, joined(place.c_words, {"iterator"})), [&](const std::string &name) {
    auto is = [&](const auto &each) { return each.c_name == name; };
    const Interface &all = context.out;
    return std::any_of(all.classes.begin(), all.classes.end(), is) || std::any_of(all.records.begin(), all.records.end(), is) ||
           std::any_of(all.enums.begin(), all.enums.end(), is) || std::any_of(all.functions.begin(), all.functions.end(), is);
  });
  out.cpp = cpp;
  out.constructors.python_name = out.python_name;
  out.iterates = place.owner;
  out.threads = container.threads;
  out.comment.text = "Goes over the items of an object, which it keeps alive; once that changes, the next step is an error.";
  out.where = container.where;
  context.declared.classes[cpp] = static_cast<Index>(context.out.classes.size());
  context.out.classes.push_back(std::move(out));
  context.class_sources.push_back(&no_declaration);
  return static_cast<Index>(context.out.classes.size()) - 1;
}

// How an item comes over.  What lies in the container is copied; where that cannot be, behind pointers, and where it can be changed
// there, it is viewed there.
void set_item(const Context &context, const Answer &answer, bool is_live, Result &result) {
  result.transfer = answer.transfer;
  result.nullable = answer.nullable;
  if (context.types[result.type].shape != Shape::handle) return;
  const Index index = context.types[result.type].declaration;
  const Class &item = context.out.classes[static_cast<std::size_t>(index)];
  const bool is_reference = !answer.nullable && (result.transfer == Transfer::view || result.transfer == Transfer::copy);
  if (is_reference && !is_live) {
    const bool copied = item.copyable && !item.polymorphic;
    result.transfer = copied ? Transfer::copy : result.transfer == Transfer::copy ? Transfer::const_view : Transfer::view;
  }
  const decl::Class &source = *context.class_sources[static_cast<std::size_t>(index)];
  const bool is_view = result.transfer == Transfer::view || result.transfer == Transfer::const_view;
  result.lifetime = is_view ? decl::Lifetime::points : source.lifetime;
  result.lifetime_why = is_view ? "it is a view of an item" : source.lifetime_why;
  if (result.lifetime != decl::Lifetime::independent) result.keeps = {-1};
  result.collapses = !is_view && source.is_trivial_pointer;
}

}  // namespace

void build_iteration(Context &context, const Place &place, const decl::Function &begin) {
  const std::string owner = owner_name(place), signature = signature_of(begin), member = owner + "::" + signature;
  const decl::TypeText &type = place.owner_source->type;
  const Answer *answer = context.answers.find(Use::iteration, type.canonical);
  if (threads_of(context, begin.annotations, place) == "internal") {
    const std::string why = "the class locks for itself, so an iteration cannot see what changes";
    return refuse(context, place.origin, owner, signature, {&kinds::no_counterpart, {member, why}, why, begin.where, ""});
  }
  if (answer && answer->state == Answer::State::no_row && answer->culprit == type.spelling) {
    const std::string why = "begin() and end() do not make a loop";
    return refuse(context, place.origin, owner, signature, {&kinds::no_counterpart, {member, why}, why, begin.where, ""});
  }
  const decl::TypeText item{answer ? answer->culprit : type.spelling, answer ? answer->culprit : type.canonical};
  if (std::optional<Refusal> refusal = type_refusal(answer, item, member, begin.where, false))
    return refuse(context, place.origin, owner, signature, *refusal);
  const TypeId item_type = context.types.intern(answer->abi);
  if (item_type == none) {
    const std::string why = "its items are not exported";
    return refuse(context, place.origin, owner, signature, {&kinds::no_counterpart, {member, why}, why, begin.where, ""});
  }

  const bool is_const = answer->borrow == Borrow::shared;
  const std::string container = (is_const ? "const " : "") + context.class_at(place.owner).cpp;
  const std::string cpp = "ferrule::iteration<" + container + ">";
  const Index index = add_class(context, place, cpp);
  Abi handle;
  handle.shape = Shape::handle;
  handle.cpp = cpp;

  Function iter;
  iter.kind = Function::Kind::extension;
  iter.owner = place.owner;
  iter.python_name = "__iter__";
  iter.cpp = "ferrule::iterate<" + container + ">";
  iter.c_name = context.kept ? context.kept->name_of(manifest_key(context.out, iter)) : "";
  if (iter.c_name.empty())
    iter.c_name = unique(names::c(context.out.module, joined(place.c_words, {"iter"})), [&](const std::string &name) {
      return std::any_of(context.out.functions.begin(), context.out.functions.end(),
                         [&](const Function &f) { return f.c_name == name; });
    });
  iter.self = self_borrow(context, begin.annotations, place, is_const);
  iter.unchanging = true;
  iter.reads = is_const && iter.self == Borrow::exclusive;
  iter.gil_release = inherited(begin.annotations, place, "gil", context.settings.gil, "hold") != "hold";  // steps are short
  iter.in_library_lock = threads_of(context, begin.annotations, place) == "library";
  iter.result.type = context.types.intern(handle);
  iter.result.cpp = cpp;
  iter.result.transfer = Transfer::value;
  iter.result.lifetime = decl::Lifetime::points;
  iter.result.lifetime_why = "it goes over the items of self";
  iter.result.keeps = {-1};
  iter.comment.text = "Goes over the items, from the first to the last.";
  iter.where = begin.where;

  Function next;
  next.kind = Function::Kind::step;
  next.owner = index;
  next.python_name = "__next__";
  next.cpp = "step";
  next.c_name = context.class_at(index).c_name + "_next";
  next.self = Borrow::exclusive;
  next.unchanging = true;
  next.gil_release = iter.gil_release;
  next.in_library_lock = iter.in_library_lock;
  next.result.type = item_type;
  set_item(context, *answer, !place.owner_source->live.empty(), next.result);
  next.comment.text = "The next item.";
  next.where = begin.where;

  const Index at = context.add(std::move(iter));
  context.class_at(place.owner).methods.push_back({"__iter__", {at}});
  const Index step = context.add(std::move(next));
  context.class_at(index).methods.push_back({"__next__", {step}});
}

}  // namespace ferrule::model
