#include "c_header.hpp"

#include <set>

#include "c_docs.hpp"
#include "c_fixed.hpp"
#include "c_signature.hpp"
#include "c_structs.hpp"
#include "c_text.hpp"
#include "model/members.hpp"
#include "writer.hpp"

namespace ferrule::emit {
const char *c_integer_type(model::Shape shape) {
  using model::Shape;
  switch (shape) {
    case Shape::i8:
      return "int8_t";
    case Shape::i16:
      return "int16_t";
    case Shape::i64:
      return "int64_t";
    case Shape::u8:
      return "uint8_t";
    case Shape::u16:
      return "uint16_t";
    case Shape::u32:
      return "uint32_t";
    case Shape::u64:
      return "uint64_t";
    case Shape::boolean:
      return "bool";
    case Shape::character:
      return "char";
    default:
      return "int32_t";
  }
}

namespace {

class Header {
 public:
  explicit Header(const model::Interface &interface)
      : interface_(interface), api_(upper(interface.module) + "_API "), members_(model::members_of_classes(interface)) {
    for (const model::Class &cls : interface.classes)
      for (const model::Property &property : cls.properties)
        if (property.setter != model::none)
          setters_.insert(interface.functions.at(static_cast<std::size_t>(property.setter)).c_name);
  }

  std::string text() {
    out_.raw(c_prologue(interface_));
    out_.line(c_section("what every ferrule library has")).blank();
    out_.raw(c_fixed_part(interface_)).blank();
    values();
    record_defaults();
    for (std::size_t i = 0; i < interface_.classes.size(); ++i) class_section(static_cast<model::Index>(i));
    free_functions();
    errors();
    out_.raw(c_epilogue());
    return out_.take();
  }

 private:
  const model::Function &at(model::Index index) const { return interface_.functions.at(static_cast<std::size_t>(index)); }

  void comment(const std::vector<std::string> &lines) {
    if (const std::string text = c_comment(lines); !text.empty()) out_.line(text);
  }

  // ---- values: constants, enums, structs ------------------------------------------------------------------------------------
  void values() {
    const std::vector<CStruct> structs = c_structs(interface_);
    if (interface_.enums.empty() && interface_.classes.empty() && structs.empty() && interface_.constants.empty()) return;
    out_.line(c_section("values")).blank();
    for (const model::Constant &constant : interface_.constants) constant_value(constant);
    for (const model::Enum &e : interface_.enums) enumeration(e);
    class_names();
    forward_declarations(structs);
    for (const CStruct &s : structs) structure(s);
  }

  void constant_value(const model::Constant &constant) {
    if (constant.literal.empty()) return;
    comment(lines_of(constant.comment.text));
    out_.line("#define " + constant.c_name + " " + constant.literal).blank();
  }

  void enumeration(const model::Enum &e) {
    comment(lines_of(e.comment.text));
    out_.line("typedef " + std::string(c_integer_type(e.integer)) + " " + e.c_name + ";");
    std::vector<const model::Enum::Enumerator *> small, big;
    bool documented = false;
    for (const auto &one : e.enumerators) {
      (fits_int(one.value, one.is_unsigned) ? small : big).push_back(&one);
      documented |= !one.comment.text.empty();
    }
    if (!small.empty()) enumerators(e, small, documented);
    // An enumerator of C is an int.
    for (const auto *one : big) {
      comment(lines_of(one->comment.text));
      out_.line("#define " + one->c_name + " " + c_integer(e.integer, one->value, one->is_unsigned));
    }
    out_.blank();
  }

  void enumerators(const model::Enum &e, const std::vector<const model::Enum::Enumerator *> &all, bool documented) {
    std::string line = "enum { ";
    for (const auto *one : all)
      line += (one == all.front() ? "" : ", ") + one->c_name + " = " + c_integer(e.integer, one->value, one->is_unsigned);
    if (!documented && line.size() + 3 <= page_width) {
      out_.line(line + " };");
      return;
    }
    out_.open("enum {");
    for (const auto *one : all) {
      const std::string text =
          one->c_name + " = " + c_integer(e.integer, one->value, one->is_unsigned) + (one == all.back() ? "" : ",");
      with_trailing_comment(text, one->comment.text);
    }
    out_.close("};");
  }

  // Behind the text if it fits there, else before it.
  void with_trailing_comment(const std::string &text, const std::string &about) {
    const std::vector<std::string> lines = lines_of(about);
    const std::string one_line = c_comment(lines);
    if (lines.size() == 1 && text.size() + one_line.size() + 3 <= page_width && one_line.find('\n') == std::string::npos) {
      out_.line(text + " " + one_line);
    } else {
      comment(lines);
      out_.line(text);
    }
  }

  void class_names() {
    if (interface_.classes.empty()) return;
    out_.line("/* Objects of C++, held by handles. */");
    for (const model::Class &cls : interface_.classes) out_.line("typedef struct " + cls.c_name + " " + cls.c_name + ";");
    out_.blank();
  }

  void forward_declarations(const std::vector<CStruct> &structs) {
    for (const CStruct &s : structs)
      if (s.forward) out_.line("typedef struct " + s.name + " " + s.name + ";");
    out_.blank();
  }

  void structure(const CStruct &s) {
    comment(lines_of(s.comment));
    out_.open((s.forward ? "struct " : "typedef struct ") + s.name + " {");
    for (const CStruct::Field &field : s.fields) with_trailing_comment(field.text + ";", field.comment);
    out_.close(s.forward ? "};" : "} " + s.name + ";").blank();
  }

  // ---- functions --------------------------------------------------------------------------------------------------------------
  void prototype(const std::string &name, const std::vector<CParameter> &parameters, const std::string &result = "") {
    out_.line(c_prototype(api_, result.empty() ? interface_.module + "_status" : result, name, parameters, ";"));
  }

  // Functions are set apart by empty lines; a setter with nothing to say stands right below its getter.
  void function(const model::Function &f) {
    const std::vector<std::string> doc = c_function_doc(interface_, f);
    if (!doc.empty() || !(setters_.count(f.c_name) || is_copy(f))) out_.blank();
    comment(doc);
    prototype(f.c_name, c_parameters(interface_, f));
    for (const model::Parameter &parameter : f.parameters) {
      if (!parameter.default_value || parameter.default_value->thunk.empty()) continue;
      if (!thunks_.insert(parameter.default_value->thunk).second) continue;
      prototype(parameter.default_value->thunk, c_thunk_parameters(interface_, parameter.type));
    }
  }

  void record_defaults() {
    for (const model::Record &record : interface_.records) {
      for (const model::Record::Field &field : record.fields) {
        if (!field.default_value || field.default_value->thunk.empty()) continue;
        comment({"The default of `" + field.c_name + "` in a " + record.c_name + "."});
        prototype(field.default_value->thunk, c_thunk_parameters(interface_, field.type));
        out_.blank();
      }
    }
  }

  void class_section(model::Index index) {
    const model::Class &cls = interface_.classes[static_cast<std::size_t>(index)];
    out_.blank().line(c_section(cls.c_name)).blank();
    comment(c_class_doc(interface_, cls));
    out_.blank();
    for (model::Index member : members_.at(static_cast<std::size_t>(index)))
      if (at(member).kind == model::Function::Kind::constructor && !is_copy(at(member))) function(at(member));
    out_.blank();
    const std::string pointer = cls.c_name + " *";
    prototype(cls.c_name + "_free", {{pointer, "self"}}, "void");
    prototype(cls.c_name + "_retain", {{pointer, "self"}}, pointer);
    for (model::Index member : members_.at(static_cast<std::size_t>(index)))
      if (is_copy(at(member))) function(at(member));
    out_.blank();
    for (model::Index member : members_.at(static_cast<std::size_t>(index)))
      if (at(member).kind != model::Function::Kind::constructor && !is_copy(at(member))) function(at(member));
  }

  void free_functions() {
    bool first = true;
    for (const model::Function &f : interface_.functions) {
      if (f.owner != model::none) continue;
      if (first) out_.blank().line(c_section("functions")).blank();
      first = false;
      function(f);
    }
  }

  void errors() {
    bool first = true;
    for (const model::Error &error : interface_.errors) {
      for (const model::Error::Field &field : error.fields) {
        if (first) out_.blank().line(c_section("errors")).blank();
        first = false;
        std::vector<std::string> doc = lines_of(field.comment.text);
        if (doc.empty()) doc.push_back(field.python_name);
        doc[0] = "Of a " + error.c_status + ": " + doc[0];
        comment(doc);
        prototype(field.c_getter, c_field_parameters(interface_, field));
      }
    }
  }

  const model::Interface &interface_;
  const std::string api_;
  const std::vector<std::vector<model::Index>> members_;  // of each class
  Writer out_;
  std::set<std::string> thunks_, setters_;
};

}  // namespace

std::string c_header_text(const model::Interface &interface) { return Header(interface).text(); }

void emit_c_header(const model::Interface &interface, Files &files) {
  files.add("include/" + interface.module + ".h", c_header_text(interface));
}

}  // namespace ferrule::emit
