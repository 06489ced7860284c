// Cursors and types of a parsed translation unit, as values with methods.  They stay valid as long as their TranslationUnit
// does.  A null cursor answers every question harmlessly ("", false, null).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "functions.hpp"
#include "model/location.hpp"

namespace ferrule::clang {

class Type;
class TranslationUnit;

enum class Visit : int { stop = c::visit_break, next = c::visit_continue, recurse = c::visit_recurse };

// Where something stands: in the file itself, also for what a macro produced.
struct Position {
  c::File file = nullptr;
  unsigned line = 0, column = 0, offset = 0;
};

// What a constant expression is worth.
struct Value {
  EvalKind kind = EvalKind::unexposed;
  bool is_unsigned = false;
  std::int64_t integer = 0;  // the bit pattern; read as unsigned where is_unsigned
  double floating = 0;
  std::string text;
};

struct Lexeme {
  TokenKind kind = TokenKind::punctuation;
  std::string text;
  unsigned offset = 0;  // in its file
};

class Cursor {
 public:
  Cursor() = default;
  Cursor(const c::Cursor &raw, const TranslationUnit *unit) : raw_(raw), unit_(unit) {}

  CursorKind kind() const { return static_cast<CursorKind>(raw_.kind); }
  bool is_null() const;
  explicit operator bool() const { return !is_null(); }
  bool is_translation_unit() const;
  bool is_class() const;     // struct or class, not a template; a union is none
  bool is_function() const;  // of any kind, also constructors and function templates
  bool is_expression() const { return raw_.kind >= 100 && raw_.kind < 200; }
  bool is_definition() const;
  bool is_anonymous() const;
  bool has_name() const;  // one that the author gave; libclang makes up names like "(unnamed enum at …)"
  bool in_system_header() const;

  std::string kind_name() const;     // "CXXMethod": for messages and dumps
  std::string spelling() const;      // "add"
  std::string own_name() const;      // the same, with its arguments where it is a class that a template makes: "Stack<int>"
  std::string display_name() const;  // "add(const Point &)"
  std::string usr() const;           // a key of the declaration, good within one run
  std::string raw_comment() const;
  std::string pretty() const;              // the declaration as clang prints it, names in full where it can
  std::vector<std::string> scope() const;  // enclosing namespaces and classes, outermost first; inline and unnamed ones left out
  std::vector<Cursor> enclosing() const;   // the same as cursors, innermost first
  std::string qualified_name() const;      // "geo::Path::add"

  Location location() const;
  Position position() const;  // where the name stands
  Position begin() const;
  Position end() const;
  std::vector<Lexeme> tokens() const;  // of its whole extent
  std::string annotation() const;      // of an annotation cursor: its text
  std::vector<Cursor> annotations() const;

  Cursor semantic_parent() const;
  Cursor lexical_parent() const;
  Cursor canonical() const;
  Cursor definition() const;
  Cursor referenced() const;
  Cursor specialized_template() const;
  std::vector<Cursor> overloads() const;  // of an overloaded reference
  CursorKind template_kind() const;       // of a template: what it makes

  Type type() const;
  Type result_type() const;
  Type underlying_type() const;  // of a typedef or alias
  Type enum_integer_type() const;
  std::int64_t enumerator_value() const;
  std::uint64_t enumerator_unsigned_value() const;
  bool is_scoped_enum() const;

  std::vector<Cursor> parameters() const;  // of any function, templates too
  int template_argument_count() const;
  TemplateArgumentKind template_argument_kind(unsigned index) const;
  std::int64_t template_argument_value(unsigned index) const;
  Type template_argument_type(unsigned index) const;  // of a function that a template makes
  Access access() const;
  StorageClass storage_class() const;
  Availability availability() const;
  bool is_deleted() const;
  bool is_explicit() const;
  bool is_const_method() const;
  bool is_static_method() const;
  bool is_virtual_method() const;
  bool is_pure_virtual() const;
  bool is_defaulted() const;
  bool is_copy_constructor() const;
  bool is_move_constructor() const;
  bool is_default_constructor() const;
  bool is_abstract_class() const;
  bool is_virtual_base() const;
  bool is_mutable_field() const;
  bool is_bitfield() const;
  bool is_inline_namespace() const;
  ExceptionSpecification exception_specification() const;
  std::int64_t field_offset() const;  // in bits, negative where unknown
  std::optional<Value> evaluate() const;

  // f(cursor) for each direct child; f(cursor) -> Visit also steers.
  template <class F>
  void visit(F &&f) const;
  std::vector<Cursor> children() const;
  std::vector<Cursor> children(CursorKind kind) const;

  friend bool operator==(const Cursor &a, const Cursor &b) { return a.equals(b); }
  friend bool operator!=(const Cursor &a, const Cursor &b) { return !a.equals(b); }
  std::size_t hash() const;
  const c::Cursor &raw() const { return raw_; }
  const TranslationUnit *unit() const { return unit_; }

 private:
  bool equals(const Cursor &other) const;
  const Library &library() const;

  c::Cursor raw_{static_cast<int>(CursorKind::no_declaration_found), 0, {nullptr, nullptr, nullptr}};
  const TranslationUnit *unit_ = nullptr;
};

class Type {
 public:
  Type() = default;
  Type(const c::Type &raw, const TranslationUnit *unit) : raw_(raw), unit_(unit) {}

  TypeKind kind() const { return static_cast<TypeKind>(raw_.kind); }
  bool is_valid() const { return unit_ && kind() != TypeKind::invalid; }
  explicit operator bool() const { return is_valid(); }
  bool is_const() const;
  bool is_volatile() const;
  bool is_reference() const { return kind() == TypeKind::lvalue_reference || kind() == TypeKind::rvalue_reference; }
  bool is_builtin() const { return raw_.kind >= 2 && raw_.kind < 100; }

  std::string spelling() const;
  Type canonical() const;
  Type pointee() const;  // of pointers and references; null type for others
  Type element() const;  // of arrays
  std::int64_t array_size() const;
  Type named() const;         // behind an elaborated type
  Type member_class() const;  // of a member pointer
  Cursor declaration() const;
  int template_argument_count() const;           // -1 where it is no template instance
  Type template_argument(unsigned index) const;  // null type where the argument is no type
  std::vector<Type> template_arguments() const;
  std::int64_t size() const;  // in bytes, negative where unknown
  std::int64_t alignment() const;
  RefQualifier ref_qualifier() const;
  ExceptionSpecification exception_specification() const;
  Type result() const;  // of a function type
  std::vector<Type> arguments() const;
  bool is_variadic() const;
  std::vector<Cursor> fields() const;  // all of them, private ones too, of a complete class (also of a template instance)

  friend bool operator==(const Type &a, const Type &b) { return a.equals(b); }
  friend bool operator!=(const Type &a, const Type &b) { return !a.equals(b); }
  const c::Type &raw() const { return raw_; }
  const TranslationUnit *unit() const { return unit_; }

 private:
  bool equals(const Type &other) const;
  const Library &library() const;

  c::Type raw_{0, {nullptr, nullptr}};
  const TranslationUnit *unit_ = nullptr;
};

namespace detail {
void visit_children(const Cursor &cursor, const std::function<Visit(const Cursor &)> &f);
}

template <class F>
void Cursor::visit(F &&f) const {
  if constexpr (std::is_same_v<std::invoke_result_t<F &, const Cursor &>, Visit>) {
    detail::visit_children(*this, f);
  } else {
    detail::visit_children(*this, [&f](const Cursor &child) {
      f(child);
      return Visit::next;
    });
  }
}

}  // namespace ferrule::clang
