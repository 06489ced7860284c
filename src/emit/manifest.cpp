#include "manifest.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "c_header.hpp"
#include "c_layout.hpp"
#include "c_signature.hpp"
#include "c_structs.hpp"
#include "model/manifest.hpp"

namespace ferrule::emit {

using json = nlohmann::ordered_json;

namespace {

// Looks for no such key first, as [] does, one after the other: what is put here comes once.
void put(json &object, const std::string &key, json value) {
  object.get_ref<json::object_t &>().emplace_back(key, std::move(value));
}

// Functions are many: theirs is written as text at once.
std::string quoted(const std::string &text) {
  const bool plain = text.find_first_of("\"\\") == std::string::npos &&
                     std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
  return plain ? '"' + text + '"' : json(text).dump();
}

std::string list_of(const std::vector<std::string> &texts) {
  std::string out = "[";
  for (const std::string &text : texts) out += (out.size() > 1 ? "," : "") + quoted(text);
  return out + "]";
}

std::string parameters_of(const std::vector<CParameter> &parameters) {
  std::vector<std::string> out;
  for (const CParameter &parameter : parameters)
    out.push_back(parameter.type + (parameter.type.back() == '*' ? "" : " ") + parameter.name);
  return list_of(out);
}

json enumeration(const model::Enum &e) {
  json values = json::object();
  for (const auto &one : e.enumerators) {
    if (one.is_unsigned)
      values[one.c_name] = static_cast<std::uint64_t>(one.value);
    else
      values[one.c_name] = one.value;
  }
  return {{"kind", e.flags ? "flags" : "enum"}, {"cpp", e.cpp}, {"type", c_integer_type(e.integer)}, {"values", std::move(values)}};
}

json structure(const CStruct &s, const CLayout &layout) {
  json fields = json::array();
  for (std::size_t i = 0; i < s.fields.size(); ++i)
    fields.push_back({{"declaration", s.fields[i].text}, {"offset", layout.offsets.at(i).second}});
  return {{"kind", "struct"}, {"size", layout.size}, {"alignment", layout.alignment}, {"fields", std::move(fields)}};
}

json types_of(const model::Interface &interface) {
  json out = json::object();
  for (const model::Enum &e : interface.enums) put(out, e.c_name, enumeration(e));
  for (const model::Class &cls : interface.classes) {
    json bases = json::array();
    for (model::Index base : cls.bases) bases.push_back(interface.classes.at(static_cast<std::size_t>(base)).c_name);
    put(out, cls.c_name, {{"kind", "handle"}, {"cpp", cls.cpp}, {"bases", std::move(bases)}});
  }
  const std::map<std::string, CLayout> layouts = c_layouts(interface);
  std::map<std::string, std::string> records;
  for (const model::Record &record : interface.records) records.emplace(record.c_name, record.cpp);
  for (const CStruct &s : c_structs(interface)) {
    json made = structure(s, layouts.at(s.name));
    if (const auto record = records.find(s.name); record != records.end()) made["cpp"] = record->second;
    put(out, s.name, std::move(made));
  }
  return out;
}

// A line for each.
std::vector<std::string> functions_of(const model::Interface &interface) {
  std::vector<std::string> out;
  for (const model::Function &f : interface.functions) {
    std::string entry = quoted(f.c_name) + ": {\"cpp\":" + quoted(model::manifest_key(interface, f)) +
                        ",\"parameters\":" + parameters_of(c_parameters(interface, f));
    if (!model::manifest_stem(interface, f).empty()) entry += ",\"shapes\":" + list_of(model::manifest_shapes(interface, f));
    std::vector<std::string> taken;
    for (const model::Parameter &parameter : f.parameters)
      if (parameter.borrow == model::Borrow::take) taken.push_back(parameter.name);
    out.push_back(entry + (taken.empty() ? "" : ",\"takes\":" + list_of(taken)) + "}");
  }
  for (const CThunk &thunk : c_thunks(interface))
    out.push_back(quoted(thunk.name) + ": {\"default\":" + quoted(thunk.of) +
                  ",\"parameters\":" + parameters_of(c_thunk_parameters(interface, thunk.type)) + "}");
  for (const model::Error &error : interface.errors)
    for (const model::Error::Field &field : error.fields)
      out.push_back(quoted(field.c_getter) + ": {\"cpp\":" + quoted(error.cpp + "::" + field.cpp) +
                    ",\"parameters\":" + parameters_of(c_field_parameters(interface, field)) + "}");
  return out;
}

json manifest(const model::Interface &interface) {
  json out = {{"manifest", 1},
              {"module", interface.module},
              {"version", interface.version},
              {"abi", interface.abi},
              {"pointer_bits", interface.platform.pointer_bits},
              {"long_bits", interface.platform.long_bits}};
  json errors = json::object(), constants = json::object();
  for (const model::Error &error : interface.errors) {
    json &entry = errors[error.c_status] = {{"status", error.status}, {"cpp", error.cpp}};
    for (model::Index base : error.bases) entry["bases"].push_back(interface.errors.at(static_cast<std::size_t>(base)).c_status);
  }
  for (const model::Constant &constant : interface.constants)
    if (!constant.literal.empty()) constants[constant.c_name] = constant.literal;
  out["errors"] = std::move(errors);
  out["constants"] = std::move(constants);
  out["types"] = types_of(interface);
  return out;
}

}  // namespace

// One line for each name, so that a diff says which of them changed.
std::string manifest_text(const model::Interface &interface) {
  std::string text = "{";
  const json all = manifest(interface);
  for (auto each = all.begin(); each != all.end(); ++each) {
    text += (each == all.begin() ? "\n  " : ",\n  ") + json(each.key()).dump() + ": ";
    if (!each->is_object() || each->empty()) {
      text += each->dump();
      continue;
    }
    text += "{";
    for (auto inner = each->begin(); inner != each->end(); ++inner)
      text += (inner == each->begin() ? "\n    " : ",\n    ") + json(inner.key()).dump() + ": " + inner->dump();
    text += "\n  }";
  }
  text += ",\n  \"functions\": {";
  const std::vector<std::string> functions = functions_of(interface);
  for (std::size_t i = 0; i < functions.size(); ++i) text += (i ? ",\n    " : "\n    ") + functions[i];
  return text + (functions.empty() ? "}\n}\n" : "\n  }\n}\n");
}

void emit_manifest(const model::Interface &interface, Files &files) {
  files.add(interface.module + ".abi.json", manifest_text(interface));
}

}  // namespace ferrule::emit
