#include "shim_markers.hpp"

#include <algorithm>
#include <cctype>

#include "c_layout.hpp"
#include "c_signature.hpp"
#include "c_structs.hpp"
#include "c_text.hpp"
#include "families.hpp"
#include "lane_forms.hpp"
#include "shim_expression.hpp"

namespace ferrule::emit {
namespace {

// head a && b && c tail, below each other where they do not fit.
std::string conjunction(const std::string &head, const std::vector<std::string> &facts, const std::string &tail,
                        std::size_t indent) {
  std::string text = head;
  std::size_t column = head.size();
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const std::string each = facts[i] + (i + 1 == facts.size() ? tail : " &&");
    if (i != 0 && indent + column + 1 + each.size() > page_width) {
      text += "\n" + std::string(head.size(), ' ');
      column = head.size();
    } else if (i != 0) {
      text += " ", ++column;
    }
    text += each, column += each.size();
  }
  return text;
}

bool is_in_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

// Names from the root on: "pair<geo::Point, int>" → "::pair<::geo::Point, int>".  Behind `ferrule::exported<` the library's own
// names are found first, and a namespace of the same name (`error`, `box`) would not be.
std::string rooted(const std::string &cpp) {
  std::string out;
  for (std::size_t at = 0; at < cpp.size();) {
    const std::size_t end = static_cast<std::size_t>(
        std::find_if(cpp.begin() + static_cast<std::ptrdiff_t>(at), cpp.end(), [](char c) { return !is_in_name(c); }) -
        cpp.begin());
    if (end == at) {
      out += cpp[at++];
      continue;
    }
    const bool is_first = at == 0, leads = cpp.compare(end, 2, "::") == 0 && (at < 2 || cpp.compare(at - 2, 2, "::") != 0);
    out += (is_first || leads ? "::" : "") + cpp.substr(at, end - at);
    at = end;
  }
  return out;
}

// "template <>\nstruct ferrule::exported<geo::Join> : ferrule::as_enum<geo_join> {" + end
std::string marker(const std::string &cpp, const std::string &as, const std::string &c, const char *end) {
  return "template <>\nstruct ferrule::exported<" + cpp + "> : ferrule::" + as + "<" + c + "> {" + end;
}

// Flat records of plain values may be copied as bytes, where the two compilers' layouts are one.
std::string sameness(const model::Interface &interface, const model::Record &record) {
  const std::string cpp = rooted(record.cpp);
  std::vector<std::string> facts = {"std::is_trivially_copyable_v<" + cpp + ">",
                                    "sizeof(" + cpp + ") == sizeof(" + record.c_name + ")"};
  for (const model::Record::Field &field : record.fields) {
    if (!cpp_is_plain(interface, field.cpp_type, field.type)) return "";
    facts.push_back("offsetof(" + cpp + ", " + field.cpp + ") == offsetof(" + record.c_name + ", " + field.c_name + ")");
  }
  return record.flat ? conjunction("static constexpr bool same = ", facts, ";", 2) : "";
}

void record_marker(const model::Interface &interface, const model::Record &record, Writer &out) {
  if (record.fields.empty()) {
    out.line(marker(record.cpp, "as_record", record.c_name, "")).line("  static constexpr std::tuple<> fields{};").line("};");
    return;
  }
  std::vector<std::string> fields;
  for (const model::Record::Field &field : record.fields)
    fields.push_back("ferrule::field(&" + rooted(record.cpp) + "::" + field.cpp + ", &" + record.c_name + "::" + field.c_name +
                     ")");
  out.open(marker(record.cpp, "as_record", record.c_name, ""));
  out.line(c_call("static constexpr auto fields = std::make_tuple", fields, ";", 2));
  if (const std::string same = sameness(interface, record); !same.empty()) out.line(same);
  out.close("};");
}

// Bases before their derived classes, as the model has them; a catch must try them the other way round.
std::vector<const model::Error *> most_derived_first(const model::Interface &interface) {
  std::vector<const model::Error *> all;
  for (const model::Error &error : interface.errors) all.push_back(&error);
  std::reverse(all.begin(), all.end());
  return all;
}

void error_markers(const model::Interface &interface, Writer &out) {
  if (interface.errors.empty()) return;
  out.blank().line("// What is thrown and has a status of its own; derived classes before their bases.");
  out.open("static constexpr ferrule::marked_error errors[] = {");
  for (const model::Error *error : most_derived_first(interface))
    out.line("ferrule::mark<" + error->cpp + ">(" + error->c_status + ", \"" + error->cpp + "\"),");
  out.close("};");
  out.line("static const ferrule::register_errors errors_registered(errors);").blank();
}

void descriptor(const model::Interface &interface, const model::Class &cls, Writer &out) {
  std::vector<std::string> types = {cls.cpp};
  for (model::Index base : bases_of(interface, static_cast<model::Index>(&cls - interface.classes.data())))
    types.push_back(interface.classes.at(static_cast<std::size_t>(base)).cpp);
  std::string list;
  for (const std::string &type : types) list += (list.empty() ? "" : ", ") + rooted(type);
  const bool iterates = cls.iterates != model::none;
  const std::string name = iterates ? interface.classes.at(static_cast<std::size_t>(cls.iterates)).cpp + " iterator" : cls.cpp;
  std::vector<std::string> arguments = {"\"" + name + "\""};
  if (has_families(interface)) arguments.push_back("\"" + cls.c_name + "\"");
  if (cls.threads != "borrow" && !cls.threads.empty()) arguments.push_back("ferrule::threading::" + cls.threads);
  const std::string defined = "const ferrule::descriptor ferrule::exported<" + cls.cpp + ">::descriptor =";
  const std::string made = c_call("ferrule::describe<" + list + ">", arguments, ";");
  out.line(defined + (defined.size() + 1 + made.size() > page_width ? "\n    " : " ") + made);
}

// By these an object that C++ gives as one of its bases is found to be of a derived class.
void derivations(const model::Interface &interface, Writer &out) {
  for (std::size_t i = 0; i < interface.classes.size(); ++i) {
    const auto index = static_cast<model::Index>(i);
    if (!may_be_derived(interface, index)) continue;
    std::string derived;
    for (model::Index one : derived_from(interface, index))
      derived += (derived.empty() ? "" : ", ") + rooted(interface.classes[static_cast<std::size_t>(one)].cpp);
    out.line("template <>").open("struct ferrule::derived_from<" + interface.classes[i].cpp + "> {");
    out.line("using type = classes<" + derived + ">;").close("};").blank();
  }
}

void assertion(const std::vector<std::string> &facts, Writer &out) {
  if (!facts.empty()) out.line(conjunction("static_assert(", facts, ");", 0));
}

}  // namespace

void write_shim_markers(const model::Interface &interface, Writer &out) {
  out.line("// ---- what is exported, and as what ----").blank();
  for (const model::Enum &e : interface.enums) out.line(marker(e.cpp, "as_enum", e.c_name, "};")).blank();
  for (const model::Class &cls : interface.classes) {
    out.line(marker(cls.cpp, "as_handle", cls.c_name, ""));
    if (cls.confined) out.line("  static constexpr bool is_confined = true;");
    out.line("  static const ferrule::descriptor descriptor;").line("};").blank();
  }
  for (const model::Class &cls : interface.classes)
    if (cls.uncopied) out.line("template <>\ninline constexpr bool ferrule::copyable<" + cls.cpp + "> = false;").blank();
  for (const model::Record &record : interface.records) {
    record_marker(interface, record, out);
    out.blank();
  }
  derivations(interface, out);
  for (const model::Class &cls : interface.classes) descriptor(interface, cls, out);
  for (const model::Class &cls : interface.classes)
    if (cls.confined)
      out.line("const ferrule::place_kind &" + place_kind(interface, cls) + " = ferrule::place_kind_of<" + cls.cpp + ">;");
  for (std::size_t i = 0; i < interface.classes.size(); ++i) {
    const model::Class &cls = interface.classes[i];
    if (is_told_apart(interface, static_cast<model::Index>(i)))
      out.line("const ferrule::descriptor &" + class_known_as(interface, cls) + " = ferrule::exported<" + cls.cpp +
               ">::descriptor;");
  }
  error_markers(interface, out);
}

void write_shim_checks(const model::Interface &interface, Writer &out) {
  out.line("// What the generator read is what this compiler sees.");
  for (const model::Enum &e : interface.enums) {
    std::vector<std::string> facts = {"sizeof(" + e.cpp + ") == sizeof(" + e.c_name + ")"};
    for (const auto &one : e.enumerators) facts.push_back("static_cast<" + e.c_name + ">(" + one.cpp + ") == " + one.c_name);
    assertion(facts, out);
  }
  for (const model::Record &record : interface.records) {
    std::vector<std::string> facts;
    for (const model::Record::Field &field : record.fields) {
      if (!cpp_is_plain(interface, field.cpp_type, field.type)) continue;
      facts.push_back("sizeof(" + record.cpp + "::" + field.cpp + ") == sizeof(" + record.c_name + "::" + field.c_name + ")");
    }
    assertion(facts, out);
  }
  const std::vector<CStruct> structs = c_structs(interface);
  if (structs.empty()) return;
  const std::map<std::string, CLayout> layouts = c_layouts(interface);
  out.line("#if UINTPTR_MAX == UINT64_MAX");
  for (const CStruct &s : structs) {
    const CLayout &layout = layouts.at(s.name);
    std::vector<std::string> facts = {"sizeof(" + s.name + ") == " + std::to_string(layout.size)};
    for (const auto &[field, offset] : layout.offsets)
      if (offset != 0) facts.push_back("offsetof(" + s.name + ", " + field + ") == " + std::to_string(offset));
    assertion(facts, out);
  }
  out.line("#endif").blank();
}

}  // namespace ferrule::emit
