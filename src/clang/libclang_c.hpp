// libclang's C interface, as much of it as ferrule uses, declared by ourselves: building ferrule needs no LLVM headers, and
// nothing is linked.  tests/unit/clang_declarations.cpp checks this file against an installed clang-c/Index.h.
//
// Traps, all of them met:
// * CXCursor_TranslationUnit is 300 up to libclang 14 and 350 from 15 on, and the last statement, expression and extra
//   declaration move with every version.  So neither is declared here: ask Cursor::is_translation_unit(), and take a kind
//   from 100 to 199 for an expression.
// * An enum of the library's travels as a plain int here, since a newer library may send a value that we do not know.
// * Elaborated types are visible from 16 on only; 14 and 15 print `geo::Point` where 16 prints `Point`.
#pragma once

#include <cstddef>

namespace ferrule::clang::c {

struct String {
  const void *data;
  unsigned private_flags;
};

struct Cursor {
  int kind;
  int xdata;
  const void *data[3];
};

struct Type {
  int kind;
  void *data[2];
};

struct SourceLocation {
  const void *ptr_data[2];
  unsigned int_data;
};

struct SourceRange {
  const void *ptr_data[2];
  unsigned begin_int_data;
  unsigned end_int_data;
};

struct Token {
  unsigned int_data[4];
  void *ptr_data;
};

struct UnsavedFile {
  const char *filename;
  const char *contents;
  unsigned long length;
};

using Index = void *;
using Unit = struct OpaqueTranslationUnit *;
using File = void *;
using Diagnostic = void *;
using DiagnosticSet = void *;
using EvalResult = void *;
using TargetInfo = void *;
using PrintingPolicy = void *;
using ClientData = void *;
using CursorVisitor = int (*)(Cursor cursor, Cursor parent, ClientData data);
using FieldVisitor = int (*)(Cursor cursor, ClientData data);
using InclusionVisitor = void (*)(File file, SourceLocation *stack, unsigned depth, ClientData data);

}  // namespace ferrule::clang::c

namespace ferrule::clang {

enum class CursorKind : int {
  unexposed_declaration = 1,
  struct_declaration = 2,
  union_declaration = 3,
  class_declaration = 4,
  enum_declaration = 5,
  field = 6,
  enumerator = 7,
  function = 8,
  variable = 9,
  parameter = 10,
  typedef_declaration = 20,
  method = 21,
  name_space = 22,
  linkage_specification = 23,
  constructor = 24,
  destructor = 25,
  conversion = 26,
  template_type_parameter = 27,
  template_value_parameter = 28,
  template_template_parameter = 29,
  function_template = 30,
  class_template = 31,
  class_template_partial = 32,
  namespace_alias = 33,
  using_directive = 34,
  using_declaration = 35,
  type_alias = 36,
  access_specifier = 39,
  type_reference = 43,
  base_specifier = 44,
  template_reference = 45,
  namespace_reference = 46,
  member_reference = 47,
  overloaded_reference = 49,
  variable_reference = 50,
  no_declaration_found = 71,
  unexposed_expression = 100,
  declaration_reference_expression = 101,
  member_reference_expression = 102,
  call_expression = 103,
  integer_literal = 106,
  floating_literal = 107,
  string_literal = 109,
  character_literal = 110,
  parenthesis_expression = 111,
  unary_operator = 112,
  binary_operator = 114,
  init_list_expression = 119,
  gnu_null = 123,
  bool_literal = 130,
  null_pointer_literal = 131,
  lambda_expression = 144,
  compound_statement = 202,
  unexposed_attribute = 400,
  final_attribute = 404,
  override_attribute = 405,
  annotation = 406,
  alias_template = 601,
  static_assertion = 602,
  friend_declaration = 603,
  concept_declaration = 604,
};

enum class TypeKind : int {
  invalid = 0,
  unexposed = 1,
  void_ = 2,
  bool_ = 3,
  char_u = 4,
  unsigned_char = 5,
  char16 = 6,
  char32 = 7,
  unsigned_short = 8,
  unsigned_int = 9,
  unsigned_long = 10,
  unsigned_long_long = 11,
  unsigned_int128 = 12,
  char_s = 13,
  signed_char = 14,
  wchar = 15,
  short_ = 16,
  int_ = 17,
  long_ = 18,
  long_long = 19,
  int128 = 20,
  float_ = 21,
  double_ = 22,
  long_double = 23,
  null_pointer = 24,
  dependent = 26,
  pointer = 101,
  block_pointer = 102,
  lvalue_reference = 103,
  rvalue_reference = 104,
  record = 105,
  enum_ = 106,
  typedef_ = 107,
  function_no_prototype = 110,
  function_prototype = 111,
  constant_array = 112,
  vector = 113,
  incomplete_array = 114,
  variable_array = 115,
  dependent_sized_array = 116,
  member_pointer = 117,
  auto_ = 118,
  elaborated = 119,
  attributed = 163,
};

enum class Access : int { none = 0, public_ = 1, protected_ = 2, private_ = 3 };
enum class RefQualifier : int { none = 0, lvalue = 1, rvalue = 2 };
enum class Availability : int { available = 0, deprecated = 1, not_available = 2, not_accessible = 3 };
enum class StorageClass : int { invalid = 0, none = 1, extern_ = 2, static_ = 3 };
enum class TokenKind : int { punctuation = 0, keyword = 1, identifier = 2, literal = 3, comment = 4 };
enum class EvalKind : int { unexposed = 0, integer = 1, floating = 2, objc_string = 3, string = 4, cf_string = 5, other = 6 };
enum class TemplateArgumentKind : int {
  null = 0,
  type = 1,
  declaration = 2,
  null_pointer = 3,
  integral = 4,
  template_ = 5,
  template_expansion = 6,
  expression = 7,
  pack = 8,
  invalid = 9,
};
enum class ExceptionSpecification : int {
  none = 0,
  dynamic_none = 1,
  dynamic = 2,
  ms_any = 3,
  basic_noexcept = 4,
  computed_noexcept = 5,
  unevaluated = 6,
  uninstantiated = 7,
  unparsed = 8,
  no_throw = 9,
};

namespace c {
enum VisitResult : int { visit_break = 0, visit_continue = 1, visit_recurse = 2 };
enum FieldVisitResult : int { field_break = 0, field_continue = 1 };
enum Severity : int { ignored = 0, note = 1, warning = 2, error = 3, fatal = 4 };
enum ErrorCode : int { success = 0, failure = 1, crashed = 2, invalid_arguments = 3, ast_read_error = 4 };
enum UnitFlags : unsigned {
  detailed_preprocessing_record = 0x01,
  incomplete = 0x02,
  precompiled_preamble = 0x04,
  for_serialization = 0x10,
  skip_function_bodies = 0x40,
  create_preamble_on_first_parse = 0x100,
  keep_going = 0x200,
  limit_skip_function_bodies_to_preamble = 0x800,
};
enum PolicyProperty : int {
  policy_suppress_specifiers = 1,
  policy_terse_output = 17,
  policy_polish_for_declaration = 18,
  policy_fully_qualified_name = 25
};
}  // namespace c

}  // namespace ferrule::clang
