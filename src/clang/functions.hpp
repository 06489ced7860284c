// Every function of libclang that ferrule calls: result, name, parameters.  load.cpp fills a Library with them.
#pragma once

#include <string>

#include "libclang_c.hpp"

namespace ferrule::clang {

// In every libclang from 14 on.
#define FERRULE_LIBCLANG_REQUIRED(X)                                                                                              \
  X(String, clang_getClangVersion, ())                                                                                            \
  X(const char *, clang_getCString, (String))                                                                                     \
  X(void, clang_disposeString, (String))                                                                                          \
  X(Index, clang_createIndex, (int, int))                                                                                         \
  X(void, clang_disposeIndex, (Index))                                                                                            \
  X(int, clang_parseTranslationUnit2, (Index, const char *, const char *const *, int, UnsavedFile *, unsigned, unsigned, Unit *)) \
  X(int, clang_reparseTranslationUnit, (Unit, unsigned, UnsavedFile *, unsigned))                                                 \
  X(unsigned, clang_defaultReparseOptions, (Unit))                                                                                \
  X(int, clang_saveTranslationUnit, (Unit, const char *, unsigned))                                                               \
  X(void, clang_disposeTranslationUnit, (Unit))                                                                                   \
  X(Cursor, clang_getTranslationUnitCursor, (Unit))                                                                               \
  X(TargetInfo, clang_getTranslationUnitTargetInfo, (Unit))                                                                       \
  X(String, clang_TargetInfo_getTriple, (TargetInfo))                                                                             \
  X(int, clang_TargetInfo_getPointerWidth, (TargetInfo))                                                                          \
  X(void, clang_TargetInfo_dispose, (TargetInfo))                                                                                 \
  X(void, clang_getInclusions, (Unit, InclusionVisitor, ClientData))                                                              \
  X(File, clang_getFile, (Unit, const char *))                                                                                    \
  X(SourceLocation, clang_getLocationForOffset, (Unit, File, unsigned))                                                           \
  X(String, clang_getFileName, (File))                                                                                            \
  X(const char *, clang_getFileContents, (Unit, File, size_t *))                                                                  \
  X(unsigned, clang_visitChildren, (Cursor, CursorVisitor, ClientData))                                                           \
  X(String, clang_getCursorKindSpelling, (int))                                                                                   \
  X(String, clang_getCursorSpelling, (Cursor))                                                                                    \
  X(String, clang_getCursorDisplayName, (Cursor))                                                                                 \
  X(String, clang_getCursorUSR, (Cursor))                                                                                         \
  X(SourceLocation, clang_getCursorLocation, (Cursor))                                                                            \
  X(SourceRange, clang_getCursorExtent, (Cursor))                                                                                 \
  X(SourceLocation, clang_getRangeStart, (SourceRange))                                                                           \
  X(SourceLocation, clang_getRangeEnd, (SourceRange))                                                                             \
  X(void, clang_getExpansionLocation, (SourceLocation, File *, unsigned *, unsigned *, unsigned *))                               \
  X(void, clang_getFileLocation, (SourceLocation, File *, unsigned *, unsigned *, unsigned *))                                    \
  X(int, clang_Location_isInSystemHeader, (SourceLocation))                                                                       \
  X(Cursor, clang_getCursorSemanticParent, (Cursor))                                                                              \
  X(Cursor, clang_getCursorLexicalParent, (Cursor))                                                                               \
  X(unsigned, clang_equalCursors, (Cursor, Cursor))                                                                               \
  X(unsigned, clang_hashCursor, (Cursor))                                                                                         \
  X(unsigned, clang_isCursorDefinition, (Cursor))                                                                                 \
  X(int, clang_Cursor_isNull, (Cursor))                                                                                           \
  X(Cursor, clang_getNullCursor, ())                                                                                              \
  X(Cursor, clang_getCanonicalCursor, (Cursor))                                                                                   \
  X(Cursor, clang_getCursorReferenced, (Cursor))                                                                                  \
  X(Cursor, clang_getCursorDefinition, (Cursor))                                                                                  \
  X(unsigned, clang_getNumOverloadedDecls, (Cursor))                                                                              \
  X(Cursor, clang_getOverloadedDecl, (Cursor, unsigned))                                                                          \
  X(Cursor, clang_getSpecializedCursorTemplate, (Cursor))                                                                         \
  X(int, clang_getTemplateCursorKind, (Cursor))                                                                                   \
  X(Type, clang_getCursorType, (Cursor))                                                                                          \
  X(Type, clang_getCursorResultType, (Cursor))                                                                                    \
  X(Type, clang_getTypedefDeclUnderlyingType, (Cursor))                                                                           \
  X(Type, clang_getEnumDeclIntegerType, (Cursor))                                                                                 \
  X(long long, clang_getEnumConstantDeclValue, (Cursor))                                                                          \
  X(unsigned long long, clang_getEnumConstantDeclUnsignedValue, (Cursor))                                                         \
  X(unsigned, clang_EnumDecl_isScoped, (Cursor))                                                                                  \
  X(int, clang_Cursor_getNumArguments, (Cursor))                                                                                  \
  X(Cursor, clang_Cursor_getArgument, (Cursor, unsigned))                                                                         \
  X(int, clang_Cursor_getNumTemplateArguments, (Cursor))                                                                          \
  X(Type, clang_Cursor_getTemplateArgumentType, (Cursor, unsigned))                                                               \
  X(int, clang_Cursor_getTemplateArgumentKind, (Cursor, unsigned))                                                                \
  X(long long, clang_Cursor_getTemplateArgumentValue, (Cursor, unsigned))                                                         \
  X(int, clang_getCXXAccessSpecifier, (Cursor))                                                                                   \
  X(int, clang_Cursor_getStorageClass, (Cursor))                                                                                  \
  X(int, clang_getCursorAvailability, (Cursor))                                                                                   \
  X(unsigned, clang_isVirtualBase, (Cursor))                                                                                      \
  X(unsigned, clang_CXXMethod_isConst, (Cursor))                                                                                  \
  X(unsigned, clang_CXXMethod_isStatic, (Cursor))                                                                                 \
  X(unsigned, clang_CXXMethod_isVirtual, (Cursor))                                                                                \
  X(unsigned, clang_CXXMethod_isPureVirtual, (Cursor))                                                                            \
  X(unsigned, clang_CXXMethod_isDefaulted, (Cursor))                                                                              \
  X(unsigned, clang_CXXConstructor_isCopyConstructor, (Cursor))                                                                   \
  X(unsigned, clang_CXXConstructor_isMoveConstructor, (Cursor))                                                                   \
  X(unsigned, clang_CXXConstructor_isDefaultConstructor, (Cursor))                                                                \
  X(unsigned, clang_CXXConstructor_isConvertingConstructor, (Cursor))                                                             \
  X(unsigned, clang_CXXRecord_isAbstract, (Cursor))                                                                               \
  X(unsigned, clang_CXXField_isMutable, (Cursor))                                                                                 \
  X(unsigned, clang_Cursor_isBitField, (Cursor))                                                                                  \
  X(unsigned, clang_Cursor_isAnonymous, (Cursor))                                                                                 \
  X(unsigned, clang_Cursor_isInlineNamespace, (Cursor))                                                                           \
  X(int, clang_getCursorExceptionSpecificationType, (Cursor))                                                                     \
  X(String, clang_Cursor_getRawCommentText, (Cursor))                                                                             \
  X(EvalResult, clang_Cursor_Evaluate, (Cursor))                                                                                  \
  X(int, clang_EvalResult_getKind, (EvalResult))                                                                                  \
  X(long long, clang_EvalResult_getAsLongLong, (EvalResult))                                                                      \
  X(unsigned, clang_EvalResult_isUnsignedInt, (EvalResult))                                                                       \
  X(unsigned long long, clang_EvalResult_getAsUnsigned, (EvalResult))                                                             \
  X(double, clang_EvalResult_getAsDouble, (EvalResult))                                                                           \
  X(const char *, clang_EvalResult_getAsStr, (EvalResult))                                                                        \
  X(void, clang_EvalResult_dispose, (EvalResult))                                                                                 \
  X(PrintingPolicy, clang_getCursorPrintingPolicy, (Cursor))                                                                      \
  X(void, clang_PrintingPolicy_setProperty, (PrintingPolicy, int, unsigned))                                                      \
  X(void, clang_PrintingPolicy_dispose, (PrintingPolicy))                                                                         \
  X(String, clang_getCursorPrettyPrinted, (Cursor, PrintingPolicy))                                                               \
  X(Type, clang_getCanonicalType, (Type))                                                                                         \
  X(String, clang_getTypeSpelling, (Type))                                                                                        \
  X(unsigned, clang_equalTypes, (Type, Type))                                                                                     \
  X(Type, clang_getPointeeType, (Type))                                                                                           \
  X(Type, clang_getArrayElementType, (Type))                                                                                      \
  X(long long, clang_getArraySize, (Type))                                                                                        \
  X(unsigned, clang_isConstQualifiedType, (Type))                                                                                 \
  X(unsigned, clang_isVolatileQualifiedType, (Type))                                                                              \
  X(Cursor, clang_getTypeDeclaration, (Type))                                                                                     \
  X(Type, clang_Type_getNamedType, (Type))                                                                                        \
  X(int, clang_Type_getNumTemplateArguments, (Type))                                                                              \
  X(Type, clang_Type_getTemplateArgumentAsType, (Type, unsigned))                                                                 \
  X(long long, clang_Type_getSizeOf, (Type))                                                                                      \
  X(long long, clang_Type_getAlignOf, (Type))                                                                                     \
  X(long long, clang_Cursor_getOffsetOfField, (Cursor))                                                                           \
  X(int, clang_Type_getCXXRefQualifier, (Type))                                                                                   \
  X(unsigned, clang_Type_visitFields, (Type, FieldVisitor, ClientData))                                                           \
  X(Type, clang_Type_getClassType, (Type))                                                                                        \
  X(Type, clang_getResultType, (Type))                                                                                            \
  X(int, clang_getNumArgTypes, (Type))                                                                                            \
  X(Type, clang_getArgType, (Type, unsigned))                                                                                     \
  X(unsigned, clang_isFunctionTypeVariadic, (Type))                                                                               \
  X(int, clang_getExceptionSpecificationType, (Type))                                                                             \
  X(void, clang_tokenize, (Unit, SourceRange, Token **, unsigned *))                                                              \
  X(void, clang_disposeTokens, (Unit, Token *, unsigned))                                                                         \
  X(int, clang_getTokenKind, (Token))                                                                                             \
  X(String, clang_getTokenSpelling, (Unit, Token))                                                                                \
  X(SourceLocation, clang_getTokenLocation, (Unit, Token))                                                                        \
  X(unsigned, clang_getNumDiagnostics, (Unit))                                                                                    \
  X(Diagnostic, clang_getDiagnostic, (Unit, unsigned))                                                                            \
  X(void, clang_disposeDiagnostic, (Diagnostic))                                                                                  \
  X(int, clang_getDiagnosticSeverity, (Diagnostic))                                                                               \
  X(String, clang_getDiagnosticSpelling, (Diagnostic))                                                                            \
  X(SourceLocation, clang_getDiagnosticLocation, (Diagnostic))                                                                    \
  X(String, clang_getDiagnosticOption, (Diagnostic, String *))                                                                    \
  X(unsigned, clang_getDiagnosticNumRanges, (Diagnostic))                                                                         \
  X(SourceRange, clang_getDiagnosticRange, (Diagnostic, unsigned))                                                                \
  X(unsigned, clang_getDiagnosticNumFixIts, (Diagnostic))                                                                         \
  X(String, clang_getDiagnosticFixIt, (Diagnostic, unsigned, SourceRange *))                                                      \
  X(DiagnosticSet, clang_getChildDiagnostics, (Diagnostic))                                                                       \
  X(unsigned, clang_getNumDiagnosticsInSet, (DiagnosticSet))                                                                      \
  X(Diagnostic, clang_getDiagnosticInSet, (DiagnosticSet, unsigned))

// Newer than 14: null where the library has none.
#define FERRULE_LIBCLANG_OPTIONAL(X)                         \
  X(unsigned, clang_CXXMethod_isDeleted, (Cursor))  /* 16 */ \
  X(unsigned, clang_CXXMethod_isExplicit, (Cursor)) /* 17 */

namespace c {

#define FERRULE_DECLARE(result, name, parameters) result(*name) parameters = nullptr;
struct Functions {
  FERRULE_LIBCLANG_REQUIRED(FERRULE_DECLARE)
  FERRULE_LIBCLANG_OPTIONAL(FERRULE_DECLARE)
};
#undef FERRULE_DECLARE

}  // namespace c

// A libclang in this process: its functions, and where it came from.
struct Library : c::Functions {
  std::string path;
  std::string version;  // "Debian clang version 16.0.6 (…)"
  int major = 0;        // 16
};

}  // namespace ferrule::clang
