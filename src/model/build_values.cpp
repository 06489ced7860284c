// Enumerations, records, error classes and constants.
#include <algorithm>
#include <functional>
#include <set>

#include "build_context.hpp"
#include "defaults.hpp"
#include "error_attributes.hpp"
#include "names.hpp"

namespace ferrule::model {
namespace {

// Names that every declaration of a type gets in the same way.
struct TypeNames {
  std::string python, c;
  std::vector<std::string> words, module;
};

template <class Declaration>
TypeNames type_names(const Context &context, const Declaration &source) {
  const std::vector<std::string> &scope = source.scope;
  Origin origin = origin_of(context, source);
  TypeNames out;
  out.module = module_of(context, scope, origin);
  std::vector<std::string> outer = outer_classes(context, scope);
  for (const std::string &each : outer) out.python += each;
  std::string own = source.annotations.get("name").value_or(source.name);
  out.python += names::python(own);
  out.words = joined(joined(out.module, outer), {own});
  out.c = source.annotations.get("c_name").value_or(names::c(context.out.module, out.words));
  return out;
}

std::string screaming(const std::string &text) {
  std::string out = text;
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return out;
}

Shape integer_shape(unsigned bits, bool is_unsigned) {
  switch (bits) {
    case 8:
      return is_unsigned ? Shape::u8 : Shape::i8;
    case 16:
      return is_unsigned ? Shape::u16 : Shape::i16;
    case 64:
      return is_unsigned ? Shape::u64 : Shape::i64;
    default:
      return is_unsigned ? Shape::u32 : Shape::i32;
  }
}

bool is_scalar(Shape shape) { return (shape >= Shape::boolean && shape <= Shape::character) || shape == Shape::enumeration; }

// Every record that a vocabulary type holds by value, and so must be complete before.
void records_in(const Abi &abi, std::vector<std::string> &out) {
  if (abi.shape == Shape::record) out.push_back(abi.cpp);
  if (abi.shape == Shape::list || abi.shape == Shape::map || abi.shape == Shape::box) return;  // behind a pointer
  for (const Abi &part : abi.parts) records_in(part, out);
  for (const Abi &part : abi.faced) records_in(part, out);
}

// Those that another one's fields hold come first.
std::vector<const decl::Class *> records_in_order(const Context &context) {
  std::map<std::string, const decl::Class *> known;
  for (const decl::Class &each : context.unit.classes)
    if (is_record(each)) known[each.type.canonical] = &each;
  std::vector<const decl::Class *> out;
  std::set<const decl::Class *> done;
  std::function<void(const decl::Class &)> visit = [&](const decl::Class &each) {
    if (!done.insert(&each).second) return;
    for (const decl::Field &field : each.fields) {
      const Answer *answer = context.answers.find(Use::value, field.type.canonical);
      std::vector<std::string> needed;
      if (answer && answer->known()) records_in(answer->abi, needed);
      for (const std::string &cpp : needed)
        if (known.count(cpp)) visit(*known[cpp]);
    }
    out.push_back(&each);
  };
  for (const decl::Class &each : context.unit.classes)
    if (is_record(each)) visit(each);
  return out;
}

// Python's exception for a standard one; "" for what is no standard exception.
std::string python_base(const std::string &canonical) {
  static const std::map<std::string, std::string> bases = {{"std::exception", "RuntimeError"},
                                                           {"std::runtime_error", "RuntimeError"},
                                                           {"std::logic_error", "RuntimeError"},
                                                           {"std::invalid_argument", "ValueError"},
                                                           {"std::domain_error", "ValueError"},
                                                           {"std::length_error", "ValueError"},
                                                           {"std::range_error", "ValueError"},
                                                           {"std::out_of_range", "IndexError"},
                                                           {"std::overflow_error", "OverflowError"},
                                                           {"std::underflow_error", "RuntimeError"},
                                                           {"std::bad_alloc", "MemoryError"},
                                                           {"std::system_error", "OSError"},
                                                           {"std::filesystem::filesystem_error", "OSError"},
                                                           {"std::ios_base::failure", "OSError"}};
  auto found = bases.find(canonical);
  return found == bases.end() ? "" : found->second;
}

std::vector<const decl::Class *> errors_in_order(const Context &context) {
  std::map<std::string, const decl::Class *> known;
  for (const decl::Class &each : context.unit.classes)
    if (is_error(each)) known[each.type.canonical] = &each;
  std::vector<const decl::Class *> out;
  std::set<const decl::Class *> done;
  std::function<void(const decl::Class &)> visit = [&](const decl::Class &each) {
    if (!done.insert(&each).second) return;
    for (const decl::Base &base : each.bases)
      if (known.count(base.type.canonical)) visit(*known[base.type.canonical]);
    out.push_back(&each);
  };
  for (const decl::Class &each : context.unit.classes)
    if (is_error(each)) visit(each);
  return out;
}

}  // namespace

void build_enums(Context &context) {
  for (const decl::Enum &source : context.unit.enums) {
    TypeNames names = type_names(context, source);
    Enum out;
    out.python_name = names.python;
    out.c_name = names.c;
    out.c_prefix = screaming(names.c.back() == '_' ? names.c : names.c + "_");
    out.cpp = source.type.spelling;
    out.module = names.module;
    out.integer = integer_shape(source.bits, source.is_unsigned);
    out.flags = source.annotations.has("flags");
    out.comment = source.comment;
    out.where = source.where;
    for (const decl::Enumerator &each : source.enumerators) {
      if (each.annotations.has("skip")) continue;
      std::string own = each.annotations.get("name").value_or(each.name);
      std::string cpp = source.is_scoped ? source.type.spelling + "::" + each.name : names::qualified(source.scope, each.name);
      if (!source.is_scoped && source.type.spelling.find("::") != std::string::npos)
        cpp = source.type.spelling + "::" + each.name;  // unscoped enumerators can be named through their enumeration too
      out.enumerators.push_back(
          {names::enumerator(own), out.c_prefix + names::upper(own), cpp, each.value, each.is_unsigned, each.comment});
    }
    context.declared.enums[source.type.canonical] = static_cast<Index>(context.out.enums.size());
    context.out.enums.push_back(std::move(out));
  }
}

// A record that contains itself was known before its fields were: whether it owns memory is known only now.
static void settle_ownership(Interface &out) {
  const auto owns = [&](TypeId id) { return has_to_be_given_back(out.types[static_cast<std::size_t>(id)]); };
  for (bool changed = true; changed;) {
    changed = false;
    for (Type &type : out.types) {
      if (type.owns_memory) continue;
      bool found = std::any_of(type.parts.begin(), type.parts.end(), owns);
      if (type.shape == Shape::record) {
        for (const Record::Field &field : out.records[static_cast<std::size_t>(type.declaration)].fields)
          found = found || owns(field.type);
      }
      type.owns_memory = found;
      changed = changed || found;
    }
  }
}

// "int{}"; of an array, which has no such expression, the initialiser alone.
static std::string value_initialised(const std::string &type) { return type.back() == ']' ? "{}" : type + "{}"; }

void build_records(Context &context) {
  for (const decl::Class *source : records_in_order(context)) {
    TypeNames names = type_names(context, *source);
    const std::string full = names::qualified(source->scope, source->name);
    Record out;
    out.python_name = names.python;
    out.c_name = names.c;
    out.cpp = source->type.spelling;
    out.module = names.module;
    out.frozen = source->annotations.has("frozen");
    out.comment = source->comment;
    out.where = source->where;
    auto facts = context.answers.facts.find(source->type.canonical);
    out.has_equal = facts != context.answers.facts.end() && facts->second.equality;
    // Known before its fields are: a list of itself may be among them.
    Index index = static_cast<Index>(context.out.records.size());
    context.declared.records[source->type.canonical] = index;
    context.out.records.push_back(out);
    out.flat = true;
    for (const decl::Field &field : source->fields) {
      if (field.is_static || field.annotations.has("skip")) continue;
      if (field.is_bitfield) {
        context.diagnostics.add(kinds::record_bits, field.where, {full, field.name})
            .note("export the class itself, FERRULE(export) instead of FERRULE(record): then it is a property");
        continue;
      }
      const Answer *answer = context.answers.find(Use::value, field.type.canonical);
      const Answer missing;
      TypeId type = answer && answer->known() ? context.types.intern(answer->abi) : none;
      if (type == none) {
        if (!answer) answer = &missing;
        std::string culprit = answer->culprit.empty() ? field.type.spelling : answer->culprit;
        context.diagnostics.add(kinds::record_member, field.where, {full, culprit, field.name})
            .note(answer->state == Answer::State::no_row && !answer->text.empty()
                      ? "`" + culprit + "` " + answer->text
                      : "export the class itself, FERRULE(export) instead of FERRULE(record), or write a row (docs/rows.md)");
        continue;
      }
      Record::Field to;
      to.python_name = names::record_field(member_name(field.annotations, field.name));
      to.c_name = to.python_name;
      to.cpp = field.name;
      to.cpp_type = field.type.spelling;
      to.type = type;
      to.comment = field.comment;
      if (field.default_value)
        to.default_value = translate_default(*field.default_value, context.types[type], context.out, answer->sized);
      // In Python nothing without a default can follow what has one; C++ would value-initialise it.
      const bool after_default = !out.fields.empty() && out.fields.back().default_value;
      if (!to.default_value && after_default)
        to.default_value = translate_default({value_initialised(field.type.spelling), "", "", ""}, context.types[type], context.out,
                                             answer->sized);
      if (to.default_value && to.default_value->kind == Default::Kind::thunk)
        to.default_value->thunk = out.c_name + "_default_" + to.c_name;
      out.flat =
          out.flat && field.inherited_from.empty() && is_scalar(context.types[type].shape) && context.types[type].faced == none;
      out.fields.push_back(std::move(to));
    }
    context.out.records[static_cast<std::size_t>(index)] = std::move(out);
  }
  settle_ownership(context.out);
}

void build_errors(Context &context) {
  int next_status = 256;
  for (const decl::Class *source : errors_in_order(context)) {
    TypeNames names = type_names(context, *source);
    Error out;
    out.python_name = names.python;
    out.c_name = names.c;
    out.c_status = names::status(context.out.module, names.c.substr(context.out.module.size() + 1));
    out.cpp = source->type.spelling;
    out.status = kept_status(context, out.cpp, next_status);
    out.module = names.module;
    out.comment = source->comment;
    out.where = source->where;
    if (auto base = source->annotations.get("base")) out.python_bases.push_back(*base);
    for (const decl::Base &base : source->bases) {
      auto found = context.declared.errors.find(base.type.canonical);
      if (found != context.declared.errors.end()) {
        out.bases.push_back(found->second);
        continue;
      }
      std::string python = python_base(base.type.canonical);
      if (!python.empty() && std::find(out.python_bases.begin(), out.python_bases.end(), python) == out.python_bases.end())
        out.python_bases.push_back(python);
    }
    if (out.bases.empty() && out.python_bases.empty()) out.python_bases.push_back("RuntimeError");
    context.declared.errors[source->type.canonical] = static_cast<Index>(context.out.errors.size());
    // A field, or a method that is read like one; `read`: how it crosses.
    const auto add_attribute = [&](const auto &member, const decl::TypeText &type, const decl::TypeText &read, const char *call) {
      const Answer *answer = context.answers.find(Use::result, read.canonical);
      const std::string full = names::qualified(source->scope, source->name);
      if (std::optional<Refusal> refusal = type_refusal(answer, type, full + "::" + member.name, member.where, false))
        return refuse(context, origin_of(context, *source), full, member.name, *refusal);
      Error::Field to;
      to.python_name = member_name(member.annotations, member.name);
      to.c_getter = names::c(context.out.module, joined(names.words, {member.name}));
      to.cpp = member.name + call;
      to.cpp_type = read.spelling;
      to.type = context.types.intern(answer->abi);
      to.comment = member.comment;
      if (to.type != none) out.fields.push_back(std::move(to));
    };
    for (const decl::Field &field : source->fields)
      if (!field.is_static && !field.annotations.has("skip")) add_attribute(field, field.type, access_to(field.type).copy, "");
    for (const decl::Function &function : source->functions)
      if (is_attribute(function)) add_attribute(function, function.result, function.result, "()");
    context.out.errors.push_back(std::move(out));
  }
}

void build_constants(Context &context) {
  for (const decl::Constant &source : context.unit.constants) {
    if (source.annotations.has("skip")) continue;
    Place place;
    place.origin = origin_of(context, source);
    place.module = place.c_words = module_of(context, source.scope, place.origin);
    std::optional<Constant> constant = build_constant(context, source, place);
    if (!constant) continue;
    constant->module = place.module;
    context.out.constants.push_back(std::move(*constant));
  }
}

}  // namespace ferrule::model
