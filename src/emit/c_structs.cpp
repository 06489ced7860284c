#include "c_structs.hpp"

#include <map>
#include <set>

#include "c_signature.hpp"
#include "c_text.hpp"

namespace ferrule::emit {
namespace {

using model::Shape;
using model::Type;
using model::TypeId;

struct Edge {
  std::string to;
  bool complete;  // must be complete where it is used; else a declaration does
};

// One struct, and which others it names.
struct Node {
  CStruct text;
  std::vector<Edge> edges;
  bool done = false;
};

class Collector {
 public:
  explicit Collector(const model::Interface &interface) : interface_(interface) {}

  std::vector<CStruct> run() {
    for (const model::Record &record : interface_.records) add_record(record);
    for_each_root([&](TypeId id) { add(id); }, [&](TypeId id) { add_parts(id); });
    for (const std::string &name : order_) place(name);
    for (std::size_t i = 0; i < postponed_.size(); ++i) place(postponed_[i]);
    for (CStruct &placed : out_) placed.forward = forward_.count(placed.name) != 0;
    return std::move(out_);
  }

  bool uses(Shape shape) {
    run();
    return shapes_.count(shape) != 0;
  }

 private:
  // `whole` gets types whose struct is named; `pair` those that cross as (pointer, size), where only the items' struct is.
  template <class Whole, class Pair>
  void for_each_root(Whole whole, Pair pair) {
    for (const model::Function &function : interface_.functions) {
      for (const model::Parameter &parameter : function.parameters) {
        if (is_pair(type(parameter.type).shape))
          pair(parameter.type);
        else
          whole(parameter.type);
      }
      if (has_result(interface_, function.result.type)) whole(function.result.type);
    }
    for (const CThunk &thunk : c_thunks(interface_)) whole(thunk.type);
    for (const model::Error &error : interface_.errors)
      for (const model::Error::Field &field : error.fields) whole(field.type);
  }

  const Type &type(TypeId id) const { return type_at(interface_, id); }

  // Registers what a value of this type needs; returns how others refer to it ("" if they need nothing).
  std::string add(TypeId id) {
    const Type &t = type(id);
    shapes_.insert(t.shape);
    if (t.shape == Shape::record) return t.c;
    if (t.parts.empty()) return "";
    if (!nodes_.count(t.c)) add_composed(t);
    return t.c;
  }

  // Of a pair: its items, not itself.
  void add_parts(TypeId id) {
    const Type &t = type(id);
    if (t.shape == Shape::list) add(t.parts.at(0));
    if (t.shape == Shape::map) add_entry(t);
  }

  Node &start(const std::string &name, const std::string &comment) {
    order_.push_back(name);
    Node &node = nodes_[name];
    node.text.name = name, node.text.comment = comment;
    return node;
  }

  void field(const std::string &owner, TypeId id, const std::string &name, const std::string &comment = "") {
    const std::string needed = add(id);
    Node &node = nodes_[owner];
    node.text.fields.push_back({c_declare(type(id).c, name), comment});
    if (!needed.empty()) node.edges.push_back({needed, true});
  }

  void pointer_field(const std::string &owner, TypeId id, const std::string &name) {
    const std::string needed = add(id);
    Node &node = nodes_[owner];
    node.text.fields.push_back({c_declare(c_pointer_to_const(type(id).c), name), ""});
    if (!needed.empty()) node.edges.push_back({needed, false});
  }

  void size_field(const std::string &owner) { nodes_[owner].text.fields.push_back({"size_t size", ""}); }

  void add_record(const model::Record &record) {
    start(record.c_name, record.comment.text);
    for (const model::Record::Field &f : record.fields) field(record.c_name, f.type, f.c_name, f.comment.text);
    // C has no empty structs.
    if (record.fields.empty()) nodes_[record.c_name].text.fields.push_back({"char unused", ""});
  }

  std::string add_entry(const Type &map) {
    const std::string name = c_entry(interface_, map);
    if (nodes_.count(name)) return name;
    start(name, "");
    field(name, map.parts.at(0), "key");
    field(name, map.parts.at(1), "value");
    return name;
  }

  void add_composed(const Type &t) {
    const std::string name = t.c;
    const auto described = [&](const std::string &rest) {
      const std::string &item = type(t.parts.at(0)).c;
      return (std::string("aeiou").find(item[0]) == std::string::npos ? "A " : "An ") + item + rest;
    };
    if (t.shape == Shape::list) {
      start(name, "");
      pointer_field(name, t.parts.at(0), "data"), size_field(name);
    } else if (t.shape == Shape::map) {
      start(name, "");
      const std::string entry = add_entry(t);
      nodes_[name].text.fields.push_back({"const " + entry + " *data", ""}), size_field(name);
      nodes_[name].edges.push_back({entry, false});
    } else if (t.shape == Shape::optional) {
      start(name, described(", or none."));
      nodes_[name].text.fields.push_back({"bool has", ""});
      field(name, t.parts.at(0), "value");
    } else if (t.shape == Shape::box) {
      start(name, described(", or NULL."));
      pointer_field(name, t.parts.at(0), "value");
    } else if (t.shape == Shape::tuple) {
      start(name, t.face == "integer" ? "A number of 128 bits, in two halves." : "");
      for (std::size_t i = 0; i < t.parts.size(); ++i) field(name, t.parts[i], c_item(t, i));
    } else if (t.shape == Shape::variant) {
      add_variant(name, t);
    }
  }

  void add_variant(const std::string &name, const Type &t) {
    start(name, "One of several: `index` says which alternative there is.");
    std::string text;
    for (std::size_t i = 0; i < t.parts.size(); ++i) {
      const std::string needed = add(t.parts[i]);
      if (!needed.empty()) nodes_[name].edges.push_back({needed, true});
      if (type(t.parts[i]).shape == Shape::nothing) continue;
      text += "  " + c_declare(type(t.parts[i]).c, "alternative" + std::to_string(i)) + ";\n";
    }
    nodes_[name].text.fields.push_back({"uint32_t index", ""});
    if (text.empty()) text = "  char unused;\n";  // C has no empty unions
    nodes_[name].text.fields.push_back({"union {\n" + text + "} value", ""});
  }

  bool reaches(const std::string &from, const std::string &to, std::set<std::string> &seen) {
    if (from == to) return true;
    if (!seen.insert(from).second) return false;
    for (const Edge &edge : nodes_[from].edges)
      if (reaches(edge.to, to, seen)) return true;
    return false;
  }

  void place(const std::string &name) {
    Node &node = nodes_[name];
    if (node.done) return;
    node.done = true;  // a cycle of complete structs has no size, so none comes here
    for (const Edge &edge : node.edges) {
      std::set<std::string> seen;
      if (edge.complete || !reaches(edge.to, name, seen)) {
        place(edge.to);
      } else {
        forward_.insert(edge.to);
        postponed_.push_back(edge.to);
      }
    }
    out_.push_back(node.text);
  }

  const model::Interface &interface_;
  std::map<std::string, Node> nodes_;
  std::vector<std::string> order_, postponed_;
  std::set<std::string> forward_;
  std::set<Shape> shapes_;
  std::vector<CStruct> out_;
};

}  // namespace

std::vector<CStruct> c_structs(const model::Interface &interface) { return Collector(interface).run(); }

bool uses_struct_of(const model::Interface &interface, model::Shape shape) { return Collector(interface).uses(shape); }

}  // namespace ferrule::emit
