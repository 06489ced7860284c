// Python as text: annotations, signatures, docstrings and literals.  Stubs, the cffi lane and the CPython lane's docstrings
// all ask here, so that one function looks the same wherever it is shown.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "model/interface.hpp"

namespace ferrule::emit::python {

// What a caller may pass, or what comes back: `Sequence[Point]` in, `list[Point]` out.
enum class Direction { in, out };

// Where a text will stand: in which module, and which names mean something else there (members of the class around it).
struct Scope {
  std::vector<std::string> module;    // submodule; {} is the package's root
  std::vector<std::string> shadowed;  // members of the class around it: `list`, `float`, …
  bool in_stub = false;               // submodules are written with dots there, and flat in the lane's one file
};

// "sub__Thing": what something of a submodule is called in the lanes' one flat file; "Thing" of the root.
std::string flat_name(const std::vector<std::string> &module, const std::string &name);
// "Thing", "geo.sub.Thing" or "sub__Thing", as the scope needs it.
std::string name_in(const model::Interface &interface, const Scope &scope, const std::vector<std::string> &module,
                    const std::string &name);

std::string annotation(const model::Interface &interface, model::TypeId type, Direction direction, const Scope &scope,
                       bool nullable = false);
// The same of a parameter, which may take what C++ makes an object of.
std::string annotation(const model::Interface &interface, const model::Parameter &parameter, const Scope &scope);
// Whether a base of the class can be pickled: then it needs a word of its own about that.
bool inherits_pickle(const model::Interface &interface, const model::Class &cls);
// What a function gives, as `-> …` says it: `None` for nothing.
std::string result_annotation(const model::Interface &interface, const model::Function &function, const Scope &scope);

// A default as a signature shows it; `...` for what only C++ can compute.
std::string default_text(const model::Interface &interface, model::TypeId type, const model::Default &value, const Scope &scope);

// Whether Python sees a self: methods, fields, the copy of a class; also constructors (`__init__`).
bool has_self(const model::Interface &interface, const model::Function &function);

struct SignatureStyle {
  bool annotations = true;
  bool positional_only = false;  // all of them: dunders and setters
};
// "(self, name: str, join: Join = Join.round) -> None"; without annotations "(name, join=Join.round)", self as `self_text` says.
std::string signature(const model::Interface &interface, const model::Function &function, const std::string &self_text,
                      const SignatureStyle &style, const Scope &scope);

// Its parts between the parentheses.
std::vector<std::string> signature_parts(const model::Interface &interface, const model::Function &function,
                                         const std::string &self_text, const SignatureStyle &style, const Scope &scope);
// "Path.add(p: Point)": how a message about overloads lists it.
std::string candidate(const model::Interface &interface, const model::Function &function);

// "meet", "Path.add", "Path" for a constructor: what error texts call a function.
std::string qualified_name(const model::Interface &interface, const model::Function &function);

// The lines of a docstring in Google's style, without quotes; empty where there is nothing to say.
std::vector<std::string> documentation(const model::Interface &interface, const decl::Comment &comment);
// The same, of a function: the documentation of parameters may stand with them.
std::vector<std::string> documentation(const model::Interface &interface, const model::Function &function);
// Those lines between triple quotes, as source.
std::vector<std::string> docstring(const std::vector<std::string> &lines);

// Python source of a str, between double quotes.
std::string quoted(const std::string &text);

bool is_dunder(const std::string &name);

// "Decimal", of "decimal.Decimal": what messages call a face of the user's; "a value" where it says nothing.
std::string last_name(const std::string &dotted);
// The modules that annotations of the interface's faces name: "datetime", "decimal"; those that `body` uses.
std::set<std::string> face_modules(const model::Interface &interface, const std::string &body);

}  // namespace ferrule::emit::python
