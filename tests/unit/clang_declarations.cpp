// libclang's C interface as we declare it, against that of an installed clang-c/Index.h: layouts, values and signatures.
// Everything here is checked when it is compiled; without that header there is nothing to check against.
#include <doctest/doctest.h>

#if __has_include(<clang-c/Index.h>)

#include <clang-c/Index.h>

#include <cstddef>
#include <type_traits>

#include "clang/functions.hpp"

namespace {

namespace c = ferrule::clang::c;
namespace ours = ferrule::clang;

// ---- layouts
#define SAME_SIZE(mine, theirs) static_assert(sizeof(c::mine) == sizeof(theirs) && alignof(c::mine) == alignof(theirs))
#define SAME_PLACE(mine, my_member, theirs, their_member)                         \
  static_assert(offsetof(c::mine, my_member) == offsetof(theirs, their_member) && \
                sizeof(c::mine::my_member) == sizeof(theirs::their_member))
SAME_SIZE(String, CXString);
SAME_PLACE(String, data, CXString, data);
SAME_PLACE(String, private_flags, CXString, private_flags);
SAME_SIZE(Cursor, CXCursor);
SAME_PLACE(Cursor, kind, CXCursor, kind);
SAME_PLACE(Cursor, xdata, CXCursor, xdata);
SAME_PLACE(Cursor, data, CXCursor, data);
SAME_SIZE(Type, CXType);
SAME_PLACE(Type, kind, CXType, kind);
SAME_PLACE(Type, data, CXType, data);
SAME_SIZE(SourceLocation, CXSourceLocation);
SAME_PLACE(SourceLocation, ptr_data, CXSourceLocation, ptr_data);
SAME_PLACE(SourceLocation, int_data, CXSourceLocation, int_data);
SAME_SIZE(SourceRange, CXSourceRange);
SAME_PLACE(SourceRange, ptr_data, CXSourceRange, ptr_data);
SAME_PLACE(SourceRange, begin_int_data, CXSourceRange, begin_int_data);
SAME_PLACE(SourceRange, end_int_data, CXSourceRange, end_int_data);
SAME_SIZE(Token, CXToken);
SAME_PLACE(Token, int_data, CXToken, int_data);
SAME_PLACE(Token, ptr_data, CXToken, ptr_data);
SAME_SIZE(UnsavedFile, CXUnsavedFile);
SAME_PLACE(UnsavedFile, filename, CXUnsavedFile, Filename);
SAME_PLACE(UnsavedFile, contents, CXUnsavedFile, Contents);
SAME_PLACE(UnsavedFile, length, CXUnsavedFile, Length);

// ---- signatures: the same structs, pointers for pointers, and integers of one size for enums
template <class Mine, class Theirs>
struct mirrors : std::false_type {};
template <>
struct mirrors<c::String, CXString> : std::true_type {};
template <>
struct mirrors<c::Cursor, CXCursor> : std::true_type {};
template <>
struct mirrors<c::Type, CXType> : std::true_type {};
template <>
struct mirrors<c::SourceLocation, CXSourceLocation> : std::true_type {};
template <>
struct mirrors<c::SourceRange, CXSourceRange> : std::true_type {};
template <>
struct mirrors<c::Token, CXToken> : std::true_type {};

template <class T>
constexpr bool is_number = std::is_integral_v<T> || std::is_enum_v<T>;

template <class Mine, class Theirs>
constexpr bool same_function(Mine *, Theirs *);

template <class Mine, class Theirs>
constexpr bool same() {
  if constexpr (std::is_same_v<Mine, Theirs>) {
    return true;
  } else if constexpr (std::is_enum_v<Theirs>) {
    return std::is_same_v<Mine, int> && sizeof(Mine) == sizeof(Theirs);
  } else if constexpr (std::is_pointer_v<Mine> && std::is_pointer_v<Theirs>) {
    using M = std::remove_pointer_t<Mine>;
    using T = std::remove_pointer_t<Theirs>;
    if constexpr (std::is_function_v<M> || std::is_function_v<T>) {
      return std::is_function_v<M> && std::is_function_v<T> && same_function(static_cast<M *>(nullptr), static_cast<T *>(nullptr));
    } else {
      return std::is_const_v<M> == std::is_const_v<T> || std::is_void_v<T> || std::is_void_v<M>;
    }
  } else {
    return mirrors<Mine, Theirs>::value;
  }
}

template <class R, class... A, class S, class... B>
constexpr bool same_parameters(R (*)(A...), S (*)(B...)) {
  if constexpr (sizeof...(A) != sizeof...(B))
    return false;
  else
    return same<R, S>() && (same<A, B>() && ...);
}

template <class Mine, class Theirs>
constexpr bool same_function(Mine *mine, Theirs *theirs) {
  return same_parameters(mine, theirs);
}

#define CHECK_SIGNATURE(result, name, parameters)                                                                             \
  static_assert(same_parameters(static_cast<decltype(c::Functions::name)>(nullptr), static_cast<decltype(&::name)>(nullptr)), \
                #name);
FERRULE_LIBCLANG_REQUIRED(CHECK_SIGNATURE)
#if CINDEX_VERSION >= CINDEX_VERSION_ENCODE(0, 64)
FERRULE_LIBCLANG_OPTIONAL(CHECK_SIGNATURE)
#endif

// ---- values
#define SAME(mine, theirs) static_assert(static_cast<int>(mine) == static_cast<int>(theirs))
#define KIND(mine, theirs) SAME(ours::CursorKind::mine, CXCursor_##theirs)
KIND(unexposed_declaration, UnexposedDecl);
KIND(struct_declaration, StructDecl);
KIND(union_declaration, UnionDecl);
KIND(class_declaration, ClassDecl);
KIND(enum_declaration, EnumDecl);
KIND(field, FieldDecl);
KIND(enumerator, EnumConstantDecl);
KIND(function, FunctionDecl);
KIND(variable, VarDecl);
KIND(parameter, ParmDecl);
KIND(typedef_declaration, TypedefDecl);
KIND(method, CXXMethod);
KIND(name_space, Namespace);
KIND(linkage_specification, LinkageSpec);
KIND(constructor, Constructor);
KIND(destructor, Destructor);
KIND(conversion, ConversionFunction);
KIND(template_type_parameter, TemplateTypeParameter);
KIND(template_value_parameter, NonTypeTemplateParameter);
KIND(template_template_parameter, TemplateTemplateParameter);
KIND(function_template, FunctionTemplate);
KIND(class_template, ClassTemplate);
KIND(class_template_partial, ClassTemplatePartialSpecialization);
KIND(namespace_alias, NamespaceAlias);
KIND(using_directive, UsingDirective);
KIND(using_declaration, UsingDeclaration);
KIND(type_alias, TypeAliasDecl);
KIND(access_specifier, CXXAccessSpecifier);
KIND(type_reference, TypeRef);
KIND(base_specifier, CXXBaseSpecifier);
KIND(template_reference, TemplateRef);
KIND(namespace_reference, NamespaceRef);
KIND(member_reference, MemberRef);
KIND(overloaded_reference, OverloadedDeclRef);
KIND(variable_reference, VariableRef);
KIND(no_declaration_found, NoDeclFound);
KIND(unexposed_expression, UnexposedExpr);
KIND(declaration_reference_expression, DeclRefExpr);
KIND(member_reference_expression, MemberRefExpr);
KIND(call_expression, CallExpr);
KIND(integer_literal, IntegerLiteral);
KIND(floating_literal, FloatingLiteral);
KIND(string_literal, StringLiteral);
KIND(character_literal, CharacterLiteral);
KIND(parenthesis_expression, ParenExpr);
KIND(unary_operator, UnaryOperator);
KIND(binary_operator, BinaryOperator);
KIND(init_list_expression, InitListExpr);
KIND(gnu_null, GNUNullExpr);
KIND(bool_literal, CXXBoolLiteralExpr);
KIND(null_pointer_literal, CXXNullPtrLiteralExpr);
KIND(lambda_expression, LambdaExpr);
KIND(compound_statement, CompoundStmt);
KIND(unexposed_attribute, UnexposedAttr);
KIND(final_attribute, CXXFinalAttr);
KIND(override_attribute, CXXOverrideAttr);
KIND(annotation, AnnotateAttr);
KIND(alias_template, TypeAliasTemplateDecl);
KIND(static_assertion, StaticAssert);
KIND(friend_declaration, FriendDecl);
#if CINDEX_VERSION >= CINDEX_VERSION_ENCODE(0, 63)
KIND(concept_declaration, ConceptDecl);
#endif
static_assert(CXCursor_FirstExpr == 100 && CXCursor_LastExpr < 200 && CXCursor_FirstStmt == 200);

#define TYPE(mine, theirs) SAME(ours::TypeKind::mine, CXType_##theirs)
TYPE(invalid, Invalid);
TYPE(unexposed, Unexposed);
TYPE(void_, Void);
TYPE(bool_, Bool);
TYPE(char_u, Char_U);
TYPE(unsigned_char, UChar);
TYPE(char16, Char16);
TYPE(char32, Char32);
TYPE(unsigned_short, UShort);
TYPE(unsigned_int, UInt);
TYPE(unsigned_long, ULong);
TYPE(unsigned_long_long, ULongLong);
TYPE(unsigned_int128, UInt128);
TYPE(char_s, Char_S);
TYPE(signed_char, SChar);
TYPE(wchar, WChar);
TYPE(short_, Short);
TYPE(int_, Int);
TYPE(long_, Long);
TYPE(long_long, LongLong);
TYPE(int128, Int128);
TYPE(float_, Float);
TYPE(double_, Double);
TYPE(long_double, LongDouble);
TYPE(null_pointer, NullPtr);
TYPE(dependent, Dependent);
TYPE(pointer, Pointer);
TYPE(block_pointer, BlockPointer);
TYPE(lvalue_reference, LValueReference);
TYPE(rvalue_reference, RValueReference);
TYPE(record, Record);
TYPE(enum_, Enum);
TYPE(typedef_, Typedef);
TYPE(function_no_prototype, FunctionNoProto);
TYPE(function_prototype, FunctionProto);
TYPE(constant_array, ConstantArray);
TYPE(vector, Vector);
TYPE(incomplete_array, IncompleteArray);
TYPE(variable_array, VariableArray);
TYPE(dependent_sized_array, DependentSizedArray);
TYPE(member_pointer, MemberPointer);
TYPE(auto_, Auto);
TYPE(elaborated, Elaborated);
TYPE(attributed, Attributed);
static_assert(CXType_FirstBuiltin == 2 && CXType_LastBuiltin < 100);

SAME(ours::Access::none, CX_CXXInvalidAccessSpecifier);
SAME(ours::Access::public_, CX_CXXPublic);
SAME(ours::Access::protected_, CX_CXXProtected);
SAME(ours::Access::private_, CX_CXXPrivate);
SAME(ours::RefQualifier::none, CXRefQualifier_None);
SAME(ours::RefQualifier::lvalue, CXRefQualifier_LValue);
SAME(ours::RefQualifier::rvalue, CXRefQualifier_RValue);
SAME(ours::Availability::available, CXAvailability_Available);
SAME(ours::Availability::deprecated, CXAvailability_Deprecated);
SAME(ours::Availability::not_available, CXAvailability_NotAvailable);
SAME(ours::Availability::not_accessible, CXAvailability_NotAccessible);
SAME(ours::StorageClass::invalid, CX_SC_Invalid);
SAME(ours::StorageClass::none, CX_SC_None);
SAME(ours::StorageClass::extern_, CX_SC_Extern);
SAME(ours::StorageClass::static_, CX_SC_Static);
SAME(ours::TokenKind::punctuation, CXToken_Punctuation);
SAME(ours::TokenKind::keyword, CXToken_Keyword);
SAME(ours::TokenKind::identifier, CXToken_Identifier);
SAME(ours::TokenKind::literal, CXToken_Literal);
SAME(ours::TokenKind::comment, CXToken_Comment);
SAME(ours::EvalKind::unexposed, CXEval_UnExposed);
SAME(ours::EvalKind::integer, CXEval_Int);
SAME(ours::EvalKind::floating, CXEval_Float);
SAME(ours::EvalKind::objc_string, CXEval_ObjCStrLiteral);
SAME(ours::EvalKind::string, CXEval_StrLiteral);
SAME(ours::EvalKind::cf_string, CXEval_CFStr);
SAME(ours::EvalKind::other, CXEval_Other);
SAME(ours::TemplateArgumentKind::null, CXTemplateArgumentKind_Null);
SAME(ours::TemplateArgumentKind::type, CXTemplateArgumentKind_Type);
SAME(ours::TemplateArgumentKind::declaration, CXTemplateArgumentKind_Declaration);
SAME(ours::TemplateArgumentKind::null_pointer, CXTemplateArgumentKind_NullPtr);
SAME(ours::TemplateArgumentKind::integral, CXTemplateArgumentKind_Integral);
SAME(ours::TemplateArgumentKind::template_, CXTemplateArgumentKind_Template);
SAME(ours::TemplateArgumentKind::template_expansion, CXTemplateArgumentKind_TemplateExpansion);
SAME(ours::TemplateArgumentKind::expression, CXTemplateArgumentKind_Expression);
SAME(ours::TemplateArgumentKind::pack, CXTemplateArgumentKind_Pack);
SAME(ours::TemplateArgumentKind::invalid, CXTemplateArgumentKind_Invalid);
#define NOEXCEPT(mine, theirs) SAME(ours::ExceptionSpecification::mine, CXCursor_ExceptionSpecificationKind_##theirs)
NOEXCEPT(none, None);
NOEXCEPT(dynamic_none, DynamicNone);
NOEXCEPT(dynamic, Dynamic);
NOEXCEPT(ms_any, MSAny);
NOEXCEPT(basic_noexcept, BasicNoexcept);
NOEXCEPT(computed_noexcept, ComputedNoexcept);
NOEXCEPT(unevaluated, Unevaluated);
NOEXCEPT(uninstantiated, Uninstantiated);
NOEXCEPT(unparsed, Unparsed);
NOEXCEPT(no_throw, NoThrow);

SAME(c::visit_break, CXChildVisit_Break);
SAME(c::visit_continue, CXChildVisit_Continue);
SAME(c::visit_recurse, CXChildVisit_Recurse);
SAME(c::field_break, CXVisit_Break);
SAME(c::field_continue, CXVisit_Continue);
SAME(c::ignored, CXDiagnostic_Ignored);
SAME(c::note, CXDiagnostic_Note);
SAME(c::warning, CXDiagnostic_Warning);
SAME(c::error, CXDiagnostic_Error);
SAME(c::fatal, CXDiagnostic_Fatal);
SAME(c::success, CXError_Success);
SAME(c::failure, CXError_Failure);
SAME(c::crashed, CXError_Crashed);
SAME(c::invalid_arguments, CXError_InvalidArguments);
SAME(c::ast_read_error, CXError_ASTReadError);
SAME(c::detailed_preprocessing_record, CXTranslationUnit_DetailedPreprocessingRecord);
SAME(c::incomplete, CXTranslationUnit_Incomplete);
SAME(c::precompiled_preamble, CXTranslationUnit_PrecompiledPreamble);
SAME(c::for_serialization, CXTranslationUnit_ForSerialization);
SAME(c::skip_function_bodies, CXTranslationUnit_SkipFunctionBodies);
SAME(c::create_preamble_on_first_parse, CXTranslationUnit_CreatePreambleOnFirstParse);
SAME(c::keep_going, CXTranslationUnit_KeepGoing);
SAME(c::limit_skip_function_bodies_to_preamble, CXTranslationUnit_LimitSkipFunctionBodiesToPreamble);
SAME(c::policy_suppress_specifiers, CXPrintingPolicy_SuppressSpecifiers);
SAME(c::policy_terse_output, CXPrintingPolicy_TerseOutput);
SAME(c::policy_polish_for_declaration, CXPrintingPolicy_PolishForDeclaration);
SAME(c::policy_fully_qualified_name, CXPrintingPolicy_FullyQualifiedName);

}  // namespace

TEST_CASE("clang: our declarations of libclang are those of the installed Index.h") {
  MESSAGE("checked against CINDEX_VERSION " << CINDEX_VERSION_STRING);
}

#else

TEST_CASE("clang: our declarations of libclang are those of the installed Index.h" * doctest::skip()) {}

#endif
