#include "portable_function.hpp"

#include <algorithm>

#include "c_signature.hpp"
#include "c_text.hpp"
#include "families.hpp"
#include "identity.hpp"

namespace ferrule::emit::portable {

using model::Function;
using model::Parameter;
using model::Shape;

void write_call(Writer &out, const std::string &head, const std::vector<std::string> &arguments, const std::string &tail) {
  std::string line = head + "(";
  for (std::size_t i = 0; i < arguments.size(); ++i) line += (i ? ", " : "") + arguments[i];
  line += ")" + tail;
  if (static_cast<std::size_t>(out.column()) + line.size() <= page_width) {
    out.line(line);
    return;
  }
  out.open(head + "(");
  for (const std::string &argument : arguments) out.line(argument + ",");
  out.close(")" + tail);
}

bool reflects(const std::string &name) {
  static const std::set<std::string> operators = {"add", "sub",    "mul", "truediv", "floordiv", "mod",    "matmul",
                                                  "pow", "divmod", "and", "or",      "xor",      "lshift", "rshift",
                                                  "eq",  "ne",     "lt",  "le",      "gt",       "ge"};
  if (!python::is_dunder(name)) return false;
  const std::string plain = name.substr(2, name.size() - 4);
  return operators.count(plain) || ((plain[0] == 'r' || plain[0] == 'i') && operators.count(plain.substr(1)));
}

std::string private_name(const model::Interface &interface, const std::string &c_name) {
  const bool prefixed = c_name.compare(0, interface.module.size() + 1, interface.module + "_") == 0;
  return prefixed ? c_name.substr(interface.module.size()) : "_" + c_name;
}

namespace {

class FunctionWriter {
 public:
  FunctionWriter(Writer &out, Shapes &shapes, const Function &function, const Definition &definition)
      : out_(out), shapes_(shapes), interface_(shapes.interface()), function_(function), definition_(definition) {}

  void write() {
    write_head();
    for (const std::string &line : python::docstring(definition_.documentation)) out_.line(line);
    for (const Parameter &parameter : function_.parameters) keeps_ |= needs_keep(interface_, parameter.type);
    if (keeps_) out_.line(local("keep") + ": " + word("list") + "[Any] = []");
    if (!definition_.first.empty()) arguments_.push_back(definition_.first);
    // Errors name the first argument that is wrong, so what the arguments need is there before any of them is looked at.
    for (const Parameter &parameter : function_.parameters)
      if (is_plain(interface_, type_at(interface_, parameter.type))) structs_.push_back(&parameter);
    if (!structs_.empty()) write_cells();
    const bool leaves = reflects(function_.python_name) && !function_.parameters.empty();
    leaves_floats_ = !leaves && takes_no_objects();
    if (leaves && !write_operand()) {
      out_.open("try:");
      write_arguments();
      out_.close("").open("except TypeError:").line("return NotImplemented").close("");
    }
    if (!leaves) write_arguments();
    if (structs_.empty()) write_cells();
    write_the_call();
    write_result();
    out_.close("");
  }

 private:
  std::string word(const std::string &name) const { return shapes_.word(name, &function_); }
  std::string rt(const std::string &name) const { return shapes_.word("rt") + "." + name; }

  // A class of the module's, also where a parameter is called the same.
  std::string global(const std::string &name) const {
    for (const Parameter &parameter : function_.parameters)
      if (parameter.name == name) return word("globals") + "()[\"" + name + "\"]";
    return name;
  }

  // A name for something that no parameter is called.
  std::string local(const std::string &name) const {
    for (const Parameter &parameter : function_.parameters)
      if (parameter.name == name) return name + "_here";
    return name;
  }

  // What a converted argument is called, beside the argument itself.
  std::string converted_name(const std::string &name) const {
    std::string converted = name + "_";
    for (bool again = true; again;) {
      again = false;
      for (const Parameter &parameter : function_.parameters)
        if (parameter.name == converted) again = true, converted += "_";
    }
    return converted;
  }

  void write_head() {
    python::SignatureStyle style;
    style.positional_only = definition_.positional_only;
    const std::string signature = python::signature(interface_, function_, definition_.self, style, {});
    const std::string head = "def " + definition_.name + signature + ":";
    if (static_cast<std::size_t>(out_.column()) + head.size() <= page_width) {
      out_.open(head);
      return;
    }
    out_.line("def " + definition_.name + "(").indent();
    for (const std::string &part : python::signature_parts(interface_, function_, definition_.self, style, {}))
      out_.line(part + ",");
    out_.dedent().open(") -> " + python::result_annotation(interface_, function_, {}) + ":");
  }

  // The operand of a binary operator, where it is an object of ours.
  bool write_operand() {
    const Parameter &parameter = function_.parameters.at(0);
    const model::Type &type = type_at(interface_, parameter.type);
    if (function_.parameters.size() != 1 || type.shape != Shape::handle || parameter.nullable) return false;
    if (parameter.converts) {
      const std::string converted = converted_name(parameter.name), cls = global(shapes_.class_name(type.declaration));
      out_.line(converted + " = " + parameter.name + "._cell if " + word("isinstance") + "(" + parameter.name + ", " + cls +
                ") else " + shapes_.word("conversions") + ".convertible(" + parameter.name + ", " + cls + ")");
      out_.open("if " + converted + " is None:").line("return NotImplemented").close("");
      arguments_.push_back(converted);
      return true;
    }
    out_.open("if not " + word("isinstance") + "(" + parameter.name + ", " + global(shapes_.class_name(type.declaration)) + "):");
    out_.line("return NotImplemented").close("");
    arguments_.push_back(parameter.name + "._cell");
    return true;
  }

  // The last two arguments of every conversion: whom to blame.
  std::string blame(const Parameter &parameter) const {
    const std::string &name = definition_.blame_value.empty() ? parameter.name : definition_.blame_value;
    return "\"" + definition_.blame + "\", \"" + name + "\")";
  }

  // Whatever a __float__ does to an object (it may call its __init__), the call is to see: then floats are made before cffi has
  // them.
  bool takes_no_objects() const {
    const auto is_object = [&](const Parameter &each) { return type_at(interface_, each.type).shape == Shape::handle; };
    return definition_.first.empty() && std::none_of(function_.parameters.begin(), function_.parameters.end(), is_object);
  }

  void write_arguments() {
    const std::size_t count = function_.parameters.size(), left = first_left_to_cffi();
    for (std::size_t i = 0; i < left; ++i) write_argument(function_.parameters[i]);
    if (left < count) write_numbers(left);
  }

  // The numbers at the end, which are left to cffi: it looks at the range of integers anyway, and takes as a float what we take. No
  // other argument can be wrong after them, so the first that is wrong is still the one that errors name.
  std::size_t first_left_to_cffi() const {
    std::size_t first = function_.parameters.size();
    for (bool may_fail = false; first > 0 && !may_fail;) {
      const Parameter &parameter = function_.parameters[first - 1];
      const model::Type &type = type_at(interface_, parameter.type);
      if (type.faced != model::none || !(is_integer(type.shape) || (type.shape == Shape::f64 && leaves_floats_))) break;
      may_fail = parameter.default_value && parameter.default_value->kind == model::Default::Kind::thunk;
      --first;
    }
    return first;
  }

  // (Of what is no int cffi would take the integer part.)
  void write_numbers(std::size_t first) {
    std::vector<std::string> tests;
    for (std::size_t i = first; i < function_.parameters.size(); ++i) {
      const Parameter &parameter = function_.parameters[i];
      write_default(parameter);
      if (is_integer(type_at(interface_, parameter.type).shape))
        tests.push_back(word("type") + "(" + parameter.name + ") is not " + word("int"));
      else
        only_integers_left_ = false;  // what has only an __index__ is no float to PyPy's cffi
      leave(parameter, parameter.name);
      arguments_.push_back(parameter.name);
    }
    if (tests.empty()) return;
    open_if_any(tests);
    if (left_.size() == 1) {
      const model::Type &type = type_at(interface_, function_.parameters[first].type);
      out_.line(left_[0].argument + " = " + checked_integer(function_.parameters[first], type));
    } else {
      std::string targets;
      for (const Left &one : left_) targets += (targets.empty() ? "" : ", ") + one.argument;
      write_call(out_, targets + " = " + rt("converted"), left_checks(), "");
    }
    out_.close("");
  }

  std::string checked_integer(const Parameter &parameter, const model::Type &type) const {
    const auto [low, high] = limits(type.shape);
    return rt("integer(") + parameter.name + ", " + low + ", " + high + ", " + blame(parameter);
  }

  void open_if_any(const std::vector<std::string> &tests) {
    std::string line = "if ";
    for (const std::string &test : tests) line += (&test == &tests.front() ? "" : " or ") + test;
    line += ":";
    if (static_cast<std::size_t>(out_.column()) + line.size() <= page_width) {
      out_.open(line);
      return;
    }
    out_.line("if (").indent();
    for (const std::string &test : tests) out_.line((&test == &tests.front() ? "" : "or ") + test);
    out_.dedent().open("):");
  }

  // What cffi converts, or refuses: then it is converted here, in the order of the parameters.
  struct Left {
    std::string argument, check;
  };
  void leave(const Parameter &parameter, const std::string &argument) {
    const std::string &said = definition_.blame_value.empty() ? parameter.name : definition_.blame_value;
    left_.push_back({argument, "(\"" + said + "\", " + shapes_.of(parameter.type) + ", " + argument + ")"});
  }
  std::vector<std::string> left_checks() const {
    std::vector<std::string> checks = {"\"" + definition_.blame + "\""};
    for (const Left &one : left_) checks.push_back(one.check);
    return checks;
  }

  void write_default(const Parameter &parameter) {
    if (!parameter.default_value || parameter.default_value->kind != model::Default::Kind::thunk) return;
    out_.open("if " + parameter.name + " is ...:");
    out_.line(parameter.name + " = " + private_name(interface_, parameter.default_value->thunk) + "()").close("");
  }

  void write_argument(const Parameter &parameter) {
    const model::Type &type = type_at(interface_, parameter.type);
    const std::string &name = parameter.name, converted = converted_name(name);
    const std::string is = word("type") + "(" + name + ") is ";
    write_default(parameter);
    if (type.faced != model::none) return write_faced(parameter, type);

    // Numbers: nothing to do but to see that they are; one test where all is well.
    const auto unless = [&](const std::string &test, const std::string &conversion) {
      out_.open("if " + test + ":").line(name + " = " + rt(conversion) + blame(parameter)).close("");
      arguments_.push_back(name);
    };
    const std::string is_not = word("type") + "(" + name + ") is not ";
    if (type.shape == Shape::boolean) return unless(is_not + word("bool"), "boolean(" + name + ", ");
    if (type.shape == Shape::f64) return unless(is_not + word("float"), "real(" + name + ", ");
    if (type.shape == Shape::f32)
      return unless(is_not + word("float") + " or not -1e38 < " + name + " < 1e38", "real32(" + name + ", ");
    if (is_integer(type.shape)) {
      const auto [low, high] = limits(type.shape);
      out_.open("if " + is_not + word("int") + " or not " + low + " <= " + name + " <= " + high + ":");
      out_.line(name + " = " + checked_integer(parameter, type)).close("");
      arguments_.push_back(name);
      return;
    }
    if (type.shape == Shape::enumeration) {
      const std::string cls = global(shapes_.enum_name(type.declaration));
      const auto [low, high] = limits(interface_.enums.at(static_cast<std::size_t>(type.declaration)).integer);
      return unless(is_not + cls, "enumerator(" + name + ", " + cls + ", " + low + ", " + high + ", ");
    }

    if (type.shape == Shape::character) {
      out_.line(converted + " = " + rt("character(") + name + ", " + blame(parameter));
      arguments_.push_back(converted);
    } else if (type.shape == Shape::handle) {
      const std::string cls = global(shapes_.class_name(type.declaration));
      if (parameter.borrow == model::Borrow::share) {
        out_.line(converted + " = " + rt("shared(") + name + ", " + cls + ", " + (parameter.nullable ? "True, " : "False, ") +
                  blame(parameter));
        arguments_.push_back(converted);
        return;
      }
      const std::string otherwise = parameter.converts
                                        ? shapes_.word("conversions") + ".converted(" + name + ", " + cls + ", "
                                        : rt("handle(") + name + ", " + cls + ", " + (parameter.nullable ? "True, " : "False, ");
      out_.line(converted + " = " + name + "._cell if " + word("isinstance") + "(" + name + ", " + cls + ") else " + otherwise +
                blame(parameter));
      arguments_.push_back(converted);
    } else if (is_pair(type.shape)) {
      write_pair(parameter, type);
    } else {
      write_aggregate(parameter, type, is);
    }
  }

  // What is converted further, whatever its shape.
  void write_faced(const Parameter &parameter, const model::Type &type) {
    const std::string &name = parameter.name, converted = converted_name(name), shape = shapes_.of(parameter.type);
    const std::string function = is_pair(type.shape) ? "items(" : "argument(";
    out_.line(converted + " = " + rt(function) + name + ", " + shape + ", " + keep() + ", " + blame(parameter));
    arguments_.push_back(converted + (is_scalar(type.shape) ? "[0]" : ""));
    if (is_pair(type.shape)) arguments_.push_back(word("len") + "(" + converted + ")");
  }

  void write_pair(const Parameter &parameter, const model::Type &type) {
    const std::string &name = parameter.name, converted = converted_name(name);
    if (type.shape == Shape::str) {
      out_.line(converted + " = " + rt("string(") + name + ", " + blame(parameter));
    } else if (type.shape == Shape::bytes) {
      out_.line(converted + " = " + name + " if " + word("type") + "(" + name + ") is " + word("bytes") + " else " + rt("octets(") +
                name + ", " + blame(parameter));
    } else if (type.shape == Shape::path) {
      out_.line(converted + " = " + rt("file_name(") + name + ", " + blame(parameter));
    } else {
      const std::string shape = shapes_.of(parameter.type);
      out_.line(converted + " = " + rt("items(") + name + ", " + shape + ", " + keep() + ", " + blame(parameter));
      const model::Type &item = type_at(interface_, type.parts.at(0));
      if (type.shape == Shape::list && item.faced == model::none && (item.shape == Shape::f64 || is_integer(item.shape)))
        leave(parameter, converted), only_integers_left_ = false;
    }
    arguments_.push_back(converted);
    arguments_.push_back(word("len") + "(" + converted + ")");
  }

  // What goes by `const T *`.
  void write_aggregate(const Parameter &parameter, const model::Type &type, const std::string &is) {
    const std::string &name = parameter.name, converted = converted_name(name), shape = shapes_.of(parameter.type);
    const std::string general = rt("argument(") + name + ", " + shape + ", " + keep() + ", " + blame(parameter);
    if (is_plain(interface_, type)) {
      out_.open("if " + is + global(shapes_.record_name(type.declaration)) + ":");
      for (const model::Record::Field &field : interface_.records.at(static_cast<std::size_t>(type.declaration)).fields)
        out_.line(converted + "." + field.c_name + " = " + name + "." + field.python_name);
      out_.close("").open("else:").line(converted + " = " + general).close("");
    } else {
      out_.line(converted + " = " + general);
    }
    arguments_.push_back(converted);
  }

  std::string keep() const { return keeps_ ? local("keep") : "None"; }

  void write_cells() {
    const bool result = has_result(interface_, function_.result.type), owner = has_owner(interface_, function_.result.type);
    cells_ = shapes_.cells(function_, structs_);
    const bool alone = !result && structs_.empty();
    cell_ = alone ? local("error") : local("cell");
    std::string targets;
    if (result) targets += local("out") + ", ";
    for (const Parameter *parameter : structs_) targets += converted_name(parameter->name) + ", ";
    if (is_step()) targets += local("has") + ", ";
    if (owner) targets += local("owner") + ", ";
    targets = alone ? cell_ : targets + local("error") + " = " + cell_;
    out_.open("try:").line(targets + " = " + cells_ + ".pop()").close("");
    out_.open("except IndexError:").line(targets + " = " + cells_ + ".new()").close("");
  }

  void write_the_call() {
    if (is_step()) arguments_.push_back(local("has"));
    if (has_result(interface_, function_.result.type)) arguments_.push_back(local("out"));
    if (has_owner(interface_, function_.result.type)) arguments_.push_back(local("owner"));
    arguments_.push_back(local("error"));
    const std::string head = local("status") + " = " + shapes_.word("lib") + "." + function_.c_name;
    if (left_.empty()) {
      write_call(out_, head, arguments_, "");
    } else {
      out_.open("try:");
      write_call(out_, head, arguments_, "");
      out_.close("");
      write_refusal();
    }
    out_.open("if " + local("status") + ":");
    out_.line("raise " + rt(function_.looks_up ? "missing(" : "failure(") + local("status") + ", " + cell_ + ", " + cells_ + ")")
        .close("");
  }

  void write_refusal() {
    std::vector<std::string> arguments = left_checks();
    if (only_integers_left_) {
      out_.open("except (TypeError, OverflowError):");
      write_call(out_, rt("converted"), arguments, "");  // says which is wrong
      out_.line("raise");
    } else {
      out_.open("except (TypeError, OverflowError):");
      std::string all;
      for (const std::string &argument : arguments_) all += (all.empty() ? "" : ", ") + argument;
      arguments.insert(arguments.begin() + 1, {shapes_.word("lib") + "." + function_.c_name, "(" + all + ")"});
      write_call(out_, local("status") + " = " + rt("again"), arguments, "");
    }
    out_.close("");
  }

  bool is_step() const { return function_.kind == Function::Kind::step; }

  void write_result() {
    const std::string give_back = cells_ + ".append(" + cell_ + ")";
    if (is_step()) out_.open("if not " + local("has") + "[0]:").line(give_back).line("raise " + word("StopIteration")).close("");
    const std::string value = result_value();
    if (definition_.stores_self) {
      const model::Class &made =
          interface_.classes.at(static_cast<std::size_t>(type_at(interface_, function_.result.type).declaration));
      out_.line("self._cell = " + rt("ffi.gc(") + value + ", " + shapes_.word("lib") + "." + made.c_name + "_free)")
          .line(give_back);
    } else if (value.empty()) {
      out_.line(give_back);
      if (function_.result.maybe_self) out_.line("return self");
    } else if (has_owner(interface_, function_.result.type)) {
      out_.open("try:").line("return " + value).close("");
      out_.open("finally:");
      out_.line(shapes_.word("lib") + "." + interface_.module + "_release(" + local("owner") + "[0])").line(give_back).close("");
    } else {
      out_.line(local("result") + " = " + value).line(give_back).line("return " + local("result"));
    }
  }

  std::string result_value() {
    if (!has_result(interface_, function_.result.type)) return "";
    const model::Type &type = type_at(interface_, function_.result.type);
    const std::string out = local("out");
    if (type.shape == Shape::handle) {
      const std::string cell = shapes_.in_family(type.declaration) ? rt("untyped(") + out + "[0])" : out + "[0]";
      if (definition_.stores_self) return cell;
      std::string cls = global(shapes_.class_name(type.declaration));
      if (may_be_derived(interface_, type.declaration)) cls = rt("actual(") + cls + ", " + out + "[0])";
      if (!may_be_known(function_.result)) return rt("wrap(") + cls + ", " + cell + ")";
      std::string others;
      for (const std::size_t number : known_parameters(interface_, function_)) others += ", " + function_.parameters[number].name;
      if (function_.result.maybe_self && others.empty()) return rt("same_or_new(self, ") + cls + ", " + cell + ")";
      if (has_self(function_)) others = ", self" + others;
      return rt(may_come_again(function_.result) ? "known(" : "seen(") + cls + ", " + cell + others + ")";
    }
    if (type.faced != model::none)
      return shapes_.of(function_.result.type) + ".load(" + out + (is_scalar(type.shape) ? "[0])" : ")");
    if (type.shape == Shape::str) return rt("text(") + out + ".data, " + out + ".size)";
    if (type.shape == Shape::enumeration || type.shape == Shape::character)
      return shapes_.of(function_.result.type) + ".load(" + out + "[0])";
    if (is_scalar(type.shape)) return out + "[0]";
    if (!is_plain(interface_, type)) return shapes_.of(function_.result.type) + ".load(" + out + ")";
    const model::Record &record = interface_.records.at(static_cast<std::size_t>(type.declaration));
    std::string fields;
    for (const model::Record::Field &field : record.fields) {
      const std::string c = out + "." + field.c_name;
      const bool is_enum = type_at(interface_, field.type).shape == Shape::enumeration;
      fields += (fields.empty() ? "" : ", ") + (is_enum ? shapes_.of(field.type) + ".load(" + c + ")" : c);
    }
    return global(shapes_.record_name(type.declaration)) + "(" + fields + ")";
  }

  Writer &out_;
  Shapes &shapes_;
  const model::Interface &interface_;
  const Function &function_;
  const Definition &definition_;
  std::vector<std::string> arguments_;
  std::vector<Left> left_;
  std::vector<const Parameter *> structs_;  // plain records, which have a cell of their own
  std::string cells_, cell_;
  bool leaves_floats_ = false;
  bool keeps_ = false, only_integers_left_ = true;
};

}  // namespace

void write_function(Writer &out, Shapes &shapes, const Function &function, const Definition &definition) {
  FunctionWriter(out, shapes, function, definition).write();
}

}  // namespace ferrule::emit::portable
