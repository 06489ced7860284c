// What a class lets Python do with its objects as a whole: `with`, pickling, attributes of Python's own, and making one of what
// C++ would make one of by itself.
#include <algorithm>

#include "build_context.hpp"

namespace ferrule::model {
namespace {

using Role = Pending::Role;

bool needs_nothing(const Function &function) {
  return std::all_of(function.parameters.begin(), function.parameters.end(),
                     [](const Parameter &each) { return each.default_value.has_value(); });
}

const Annotation *said(const Annotations &annotations, const char *key) {
  auto found = annotations.keys.find(key);
  return found == annotations.keys.end() ? nullptr : &found->second;
}

class Protocols {
 public:
  Protocols(Context &context, const Place &place) : context_(context), source_(*place.owner_source), owner_(place.owner) {}

  void add(const std::vector<Marked> &marked) {
    target().dynamic = source_.annotations.has("dynamic");
    for (Index base : target().bases) target().dynamic |= context_.class_at(base).dynamic;
    add_context(marked);
    add_pickle(marked);
    add_conversions();
  }

 private:
  Class &target() const { return context_.class_at(owner_); }
  const Function &function(Index index) const { return context_.out.functions[static_cast<std::size_t>(index)]; }

  // ---- with

  void add_context(const std::vector<Marked> &marked) {
    if (const Annotation *on_class = said(source_.annotations, "context")) {
      const std::string name = on_class->value.empty() ? "close" : on_class->value;
      if (!set_closing(name))
        context_.diagnostics.add(kinds::no_close, on_class->where, {target().qualified_name, name})
            .note("FERRULE(context = \"…\") names another method, or stands on it");
    }
    for (const Marked &each : marked) {
      const Annotation *on_method = said(each.source->annotations, "context");
      if (!on_method) continue;
      if (!target().closes.empty() && target().closes != each.python_name)
        context_.diagnostics.add(kinds::conflicting_keys, on_method->where, {"context", "context", "one method ends a `with`"});
      else if (!set_closing(each.python_name))
        context_.diagnostics.add(kinds::no_close, on_method->where, {target().qualified_name, each.python_name});
    }
  }

  bool set_closing(const std::string &name) {
    for (const Callable &each : target().methods) {
      if (each.python_name != name) continue;
      const bool fits =
          std::any_of(each.functions.begin(), each.functions.end(), [&](Index index) { return needs_nothing(function(index)); });
      if (fits) target().closes = name;
      return fits;
    }
    return false;
  }

  // ---- pickle

  void add_pickle(const std::vector<Marked> &marked) {
    const Marked *state = nullptr, *maker = nullptr;
    for (const Marked &each : marked) {
      const Annotation *key = said(each.source->annotations, "pickle");
      if (!key) continue;
      const Marked *&place = each.role == Role::static_method ? maker : state;
      if (place) context_.diagnostics.add(kinds::conflicting_keys, key->where, {"pickle", "pickle", "one method gives the state"});
      place = &each;
    }
    if (!state && !maker) return add_fields();
    const Annotation &key = *said((state ? state : maker)->source->annotations, "pickle");
    const auto refuse = [&](const std::string &why) {
      context_.diagnostics.add(kinds::bad_pickle, key.where, {target().qualified_name, why})
          .note("a method without parameters gives the state, and a constructor takes it, or a static method with FERRULE(pickle)");
    };
    if (!state) return refuse("no method with FERRULE(pickle) gives its state");
    const Function &gives = function(state->index);
    if (!needs_nothing(gives)) return refuse("`" + state->python_name + "` takes arguments");
    const TypeId what = gives.result.type;
    if (what == context_.types.nothing()) return refuse("`" + state->python_name + "` gives nothing");
    Class::Pickle out;
    out.state = state->python_name;
    if (maker) {
      const Function &makes = function(maker->index);
      const Type &made = context_.types[makes.result.type];
      const bool fits = made.shape == Shape::handle && made.declaration == owner_ && takes(makes, {what});
      if (!fits) return refuse("`" + maker->python_name + "` does not make one of what `" + out.state + "` gives");
      out.maker = maker->python_name;
    } else if (!has_constructor({what})) {
      const Type &type = context_.types[what];
      out.spread = type.shape == Shape::tuple && has_constructor(type.parts);
      if (!out.spread) return refuse("no constructor takes what `" + out.state + "` gives");
    }
    target().pickle = std::move(out);
  }

  // Can it be called with just these, by position?
  static bool takes(const Function &function, const std::vector<TypeId> &types) {
    if (function.parameters.size() < types.size()) return false;
    for (std::size_t i = 0; i < function.parameters.size(); ++i) {
      const Parameter &each = function.parameters[i];
      const bool fits = i < types.size() ? each.type == types[i] && !each.keyword_only : each.default_value.has_value();
      if (!fits) return false;
    }
    return true;
  }

  bool has_constructor(const std::vector<TypeId> &types) const {
    const std::vector<Index> &all = target().constructors.functions;
    return std::any_of(all.begin(), all.end(), [&](Index index) { return takes(function(index), types); });
  }

  // What a field points to is an object of its own, which others may refer to: a pickle would have another one.
  bool refers(const decl::Field &field, const Property &property) const {
    const TypeId type = function(property.setter).parameters.at(0).type;
    return field.type.canonical.back() == '*' && context_.types[type].shape == Shape::handle;
  }

  // Nothing but public fields: they are the state.
  void add_fields() {
    if (source_.has_hidden_parts || !source_.bases.empty() || !has_constructor({})) return;
    Class::Pickle out;
    for (const decl::Field &field : source_.fields) {
      if (field.is_static) continue;
      const std::vector<Property> &all = target().properties;
      auto found = std::find_if(all.begin(), all.end(), [&](const Property &each) {
        return each.getter != none && each.setter != none && function(each.getter).kind == Function::Kind::field_get &&
               function(each.getter).cpp == field.name;
      });
      if (found == all.end() || refers(field, *found)) return;  // it could not be put back
      out.fields.push_back(found->python_name);
    }
    if (!out.fields.empty()) target().pickle = std::move(out);
  }

  // ---- conversions

  void add_conversions() {
    for (Index index : target().constructors.functions) {
      const Function &each = function(index);
      const bool by_one = !each.parameters.empty() && !each.parameters[0].keyword_only &&
                          std::all_of(each.parameters.begin() + 1, each.parameters.end(),
                                      [](const Parameter &other) { return other.default_value.has_value(); });
      if (by_one && each.is_converting) target().conversions.push_back(index);
    }
  }

  Context &context_;
  const decl::Class &source_;
  const Index owner_;
};

}  // namespace

void add_protocols(Context &context, const Place &place, const std::vector<Marked> &marked) {
  Protocols(context, place).add(marked);
}

void settle_conversions(Interface &interface) {
  for (Function &function : interface.functions)
    for (Parameter &parameter : function.parameters) {
      if (!parameter.converts) continue;
      const Type &type = interface.types[static_cast<std::size_t>(parameter.type)];
      parameter.converts = type.shape == Shape::handle && !parameter.nullable && parameter.borrow != Borrow::share &&
                           !interface.classes[static_cast<std::size_t>(type.declaration)].conversions.empty();
    }
}

}  // namespace ferrule::model
