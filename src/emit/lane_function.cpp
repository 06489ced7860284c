#include "lane_function.hpp"

#include <vector>

#include "c_signature.hpp"
#include "c_text.hpp"
#include "identity.hpp"
#include "lane_forms.hpp"
#include "lane_types.hpp"
#include "python_text.hpp"

namespace ferrule::emit::lane {

using model::Function;
using model::Parameter;
using model::Shape;

namespace {

// A C++ variable for a parameter of the user's; the underscore keeps it apart from the lane's own names.
std::string variable(const Parameter &parameter) { return parameter.name + "_"; }

class FunctionWriter {
 public:
  FunctionWriter(const model::Interface &interface, const Function &function, const Naming &naming, Writer &out)
      : interface_(interface), function_(function), naming_(naming), out_(out), name_(local_name(interface, function.c_name)) {}

  void write() {
    write_signature();
    out_.open(std::string("object *call_") + name_ + "(" + (uses_self() || is_constructor() ? "object *self" : "object *") + ", " +
              (function_.parameters.empty() ? "object *const *" : "object *const *given") + ", call &c) {");
    write_arguments();
    if (has_self(interface_, function_)) {  // after the arguments: converting one may run code that initialises self anew
      out_.line(owner().c_name + " *self_ = self_of<" + owner().c_name + ">(self);");
      out_.line("if (!self_) return nullptr;");
    }
    write_result_declaration();
    write_the_call();
    write_result();
    out_.close();
  }

 private:
  const model::Class &owner() const { return interface_.classes.at(static_cast<std::size_t>(function_.owner)); }
  bool uses_self() const { return has_self(interface_, function_) || function_.result.maybe_self; }
  bool is_constructor() const { return function_.kind == Function::Kind::constructor && !is_copy(interface_, function_); }
  bool is_step() const { return function_.kind == Function::Kind::step; }
  const model::Type &result_type() const { return type_at(interface_, function_.result.type); }

  void write_signature() {
    const std::string qualified = naming_.property.empty() ? python::qualified_name(interface_, function_) : naming_.property;
    const bool counts_self = has_self(interface_, function_) || is_constructor();
    std::vector<std::string> arguments = {c_string(qualified), c_string(qualified + (is_constructor() ? ".__init__" : "")),
                                          counts_self ? "true" : "false",
                                          naming_.is_candidate ? c_string(python::candidate(interface_, function_)) : "nullptr"};
    for (const Parameter &parameter : function_.parameters) {
      std::string text = "parameter{" + c_string(naming_.is_setter ? "value" : parameter.name);
      const bool is_all = python::is_dunder(function_.python_name) && function_.python_name != "__call__" && !is_constructor();
      const bool positional = parameter.positional_only || is_all;
      const std::string how = parameter.keyword_only ? "takes::keyword" : positional ? "takes::positional" : "";
      if (!how.empty() || parameter.default_value) text += ", " + (how.empty() ? "takes::anyhow" : how);
      if (parameter.default_value) text += ", true";
      arguments.push_back(text + "}");
    }
    const std::string count = std::to_string(function_.parameters.size());
    out_.blank().line("// " + python::candidate(interface_, function_));
    out_.line(c_call("signature<" + count + "> takes_" + name_, arguments, ";"));
  }

  void write_arguments() {
    for (const Parameter &parameter : function_.parameters) {
      const std::string start = parameter.default_value ? initialiser(interface_, parameter.type, *parameter.default_value) : "{}";
      out_.line(vocabulary(interface_, parameter) + " " + variable(parameter) + start + ";");
    }
    std::vector<std::string> tests;
    for (std::size_t i = 0; i < function_.parameters.size(); ++i) {
      const Parameter &parameter = function_.parameters[i];
      const std::string number = std::to_string(i), tail = "(given[" + number + "], " + number + ", &" + variable(parameter);
      if (!parameter.default_value) {
        tests.push_back("!c.argument" + tail + ")");
      } else if (parameter.default_value->kind == model::Default::Kind::thunk) {
        const bool owner = has_owner(interface_, parameter.type),
                   is_handle = type_at(interface_, parameter.type).shape == Shape::handle;
        std::string call = parameter.default_value->thunk + "(out(&" + variable(parameter) + (is_handle ? ".cell" : "") + ")";
        call += std::string(owner ? ", owner" : "") + ", c.error())";
        tests.push_back("!c.computed_argument" + tail + ", [&](" + (owner ? "auto owner" : "auto") + ") { return " + call + "; })");
      } else {
        tests.push_back("!c.optional_argument" + tail + ")");
      }
    }
    if (tests.empty()) return;
    std::string one = "if (";
    for (std::size_t i = 0; i < tests.size(); ++i) one += (i ? " || " : "") + tests[i];
    one += ") return nullptr;";
    if (one.size() + 2 <= page_width) {
      out_.line(one);
    } else {
      for (const std::string &test : tests) out_.line("if (" + test + ") return nullptr;");
    }
  }

  void write_result_declaration() {
    if (!has_result(interface_, function_.result.type)) return;
    if (is_step()) out_.line("bool has = false;");
    if (makes_place(interface_, function_)) {
      if (!is_constructor()) {
        out_.line("owned made(new_object(class_of<" + vocabulary_handle() + ">::state));");
        out_.line("if (!made) return nullptr;");
      }
      out_.line("construction<" + vocabulary_handle() + "> result(" + (is_constructor() ? "self" : "made.get()") + ");");
      out_.line("if (!result) return nullptr;");
    } else if (result_type().shape == Shape::handle) {
      out_.line(vocabulary_handle() + " *result = nullptr;");
    } else {
      out_.line(vocabulary(interface_, function_.result.type) + " result{};");
    }
  }
  std::string vocabulary_handle() const {
    return interface_.classes.at(static_cast<std::size_t>(result_type().declaration)).c_name;
  }

  void add_argument(const Parameter &parameter, std::vector<std::string> &arguments) const {
    const model::Type &type = type_at(interface_, parameter.type);
    const std::string name = variable(parameter);
    const std::string pair = name + (type.faced == model::none ? "" : ".value");
    if (type.shape == Shape::handle) {
      arguments.push_back("cell_of(" + name + ")");
    } else if (type.shape == Shape::enumeration || (is_scalar(type.shape) && type.faced != model::none)) {
      arguments.push_back(name + ".value");
    } else if (is_scalar(type.shape)) {
      arguments.push_back(name);
    } else if (is_pair(type.shape)) {
      arguments.push_back(type.shape == Shape::list || type.shape == Shape::map ? "in(" + pair + ".data)" : pair + ".data");
      arguments.push_back(pair + ".size");
    } else {
      arguments.push_back(type.shape == Shape::record ? "&" + name : "in(&" + name + ")");
    }
  }

  // The lock of the interpreter: given up; held, where nothing can be waited for; or held as long as nothing has to be.
  std::string way_to_call() const {
    if (borrows_places(interface_, function_)) return "c.plain_call";  // it borrows before it gives up the lock by itself
    if (function_.gil_release) return "c.unlocked_call";
    bool may_wait = has_self(interface_, function_) || function_.in_library_lock;
    for (const Parameter &parameter : function_.parameters) may_wait |= parameter.borrow != model::Borrow::none;
    return may_wait ? "c.locked_call" : "c.plain_call";
  }

  void write_the_call() {
    std::vector<std::string> arguments;
    const bool has_form = has_lane_form(interface_, function_);
    if (has_form)
      arguments.push_back(borrows_places(interface_, function_) && function_.gil_release ? "c.lane_without_lock()" : "c.lane()");
    if (has_self(interface_, function_)) arguments.push_back("self_");
    for (const Parameter &parameter : function_.parameters) add_argument(parameter, arguments);
    if (is_step()) arguments.push_back("&has");
    if (has_result(interface_, function_.result.type)) {
      const Shape shape = result_type().shape;
      const bool number = is_plain_scalar(result_type()) && shape != Shape::enumeration;
      const bool plain = shape == Shape::handle || shape == Shape::record || number;
      arguments.push_back(makes_place(interface_, function_) ? "result.out()" : plain ? "&result" : "out(&result)");
    }
    if (has_owner(interface_, function_.result.type)) arguments.push_back("c.owner()");
    arguments.push_back("c.error()");
    const std::string called = has_form ? lane_form(interface_, function_) : function_.c_name;
    std::string call = called + "(";
    for (std::size_t i = 0; i < arguments.size(); ++i) call += (i ? ", " : "") + arguments[i];
    const std::string raise = std::string("return c.") + (function_.looks_up ? "raise_missing();" : "raise();");
    const std::string start = "if (!" + way_to_call() + "([&] { return ", end = "); })) " + raise;
    if (start.size() + call.size() + end.size() + 2 <= page_width) {
      out_.line(start + call + end);
    } else {
      out_.open("if (!" + way_to_call() + "([&] {");
      out_.line(c_call("return " + called, arguments, ";"));
      out_.close("})) " + raise);
    }
  }

  void write_result() {
    if (is_step()) out_.line("if (!has) return nullptr;");
    if (makes_place(interface_, function_)) {
      out_.line(is_constructor() ? "return result.finish();" : "return result.finish(), made.release();");
    } else if (is_constructor()) {
      out_.line("return initialise(self, result);");
    } else if (!has_result(interface_, function_.result.type)) {
      out_.line(function_.result.maybe_self ? "return new_reference(self);" : "return none();");
    } else if (result_type().shape == Shape::handle) {
      out_.line(may_be_known(function_.result)
                    ? "return adopt_known<handles::" + std::string(may_come_again(function_.result) ? "again" : "for_once") +
                          ">(result" + known_objects() + ");"
                    : "return adopt(result);");
    } else {
      out_.line("return c.result(result);");
    }
  }

  // The objects that a view may turn out to be.
  std::string known_objects() const {
    std::string text = uses_self() ? ", self" : "";
    for (const std::size_t number : known_parameters(interface_, function_)) text += ", given[" + std::to_string(number) + "]";
    return text;
  }

  const model::Interface &interface_;
  const Function &function_;
  const Naming &naming_;
  Writer &out_;
  const std::string name_;
};

}  // namespace

void write_function(const model::Interface &interface, const Function &function, const Naming &naming, Writer &out) {
  FunctionWriter(interface, function, naming, out).write();
}

std::string takes_and_call(const model::Interface &interface, const Function &function) {
  const std::string name = local_name(interface, function.c_name);
  return "takes_" + name + ", call_" + name;
}

}  // namespace ferrule::emit::lane
