#include "cursor.hpp"

#include <algorithm>

#include "translation_unit.hpp"
#include "types.hpp"

namespace ferrule::clang {

const Library &Cursor::library() const { return unit_->library(); }

bool Cursor::is_null() const { return !unit_ || library().clang_Cursor_isNull(raw_) || kind() == CursorKind::no_declaration_found; }
bool Cursor::is_translation_unit() const { return unit_ && equals(unit_->root()); }
bool Cursor::has_name() const {
  const std::string name = spelling();
  return !name.empty() && !is_anonymous() && name.find('(') == std::string::npos;
}

bool Cursor::is_class() const { return kind() == CursorKind::struct_declaration || kind() == CursorKind::class_declaration; }

bool Cursor::is_function() const {
  switch (kind()) {
    case CursorKind::function:
    case CursorKind::method:
    case CursorKind::constructor:
    case CursorKind::destructor:
    case CursorKind::conversion:
    case CursorKind::function_template:
      return true;
    default:
      return false;
  }
}

// One line each: a question to the library, with the answer for a null cursor.
#define FERRULE_ASK(name, otherwise, expression) \
  name const {                                   \
    if (!unit_) return otherwise;                \
    const Library &lib = library();              \
    return expression;                           \
  }

FERRULE_ASK(bool Cursor::is_definition(), false, lib.clang_isCursorDefinition(raw_) != 0)
FERRULE_ASK(bool Cursor::is_anonymous(), false, lib.clang_Cursor_isAnonymous(raw_) != 0)
FERRULE_ASK(bool Cursor::in_system_header(), false, lib.clang_Location_isInSystemHeader(lib.clang_getCursorLocation(raw_)) != 0)
FERRULE_ASK(std::string Cursor::kind_name(), "", unit_->take(lib.clang_getCursorKindSpelling(raw_.kind)))
FERRULE_ASK(std::string Cursor::spelling(), "", unit_->take(lib.clang_getCursorSpelling(raw_)))
FERRULE_ASK(std::string Cursor::display_name(), "", unit_->take(lib.clang_getCursorDisplayName(raw_)))
FERRULE_ASK(std::string Cursor::usr(), "", unit_->take(lib.clang_getCursorUSR(raw_)))
FERRULE_ASK(std::string Cursor::raw_comment(), "", unit_->take(lib.clang_Cursor_getRawCommentText(raw_)))
FERRULE_ASK(Location Cursor::location(), {}, unit_->location(lib.clang_getCursorLocation(raw_)))
FERRULE_ASK(Position Cursor::position(), {}, unit_->position(lib.clang_getCursorLocation(raw_)))
FERRULE_ASK(Position Cursor::begin(), {}, unit_->position(lib.clang_getRangeStart(lib.clang_getCursorExtent(raw_))))
FERRULE_ASK(Position Cursor::end(), {}, unit_->position(lib.clang_getRangeEnd(lib.clang_getCursorExtent(raw_))))
FERRULE_ASK(Cursor Cursor::semantic_parent(), {}, Cursor(lib.clang_getCursorSemanticParent(raw_), unit_))
FERRULE_ASK(Cursor Cursor::lexical_parent(), {}, Cursor(lib.clang_getCursorLexicalParent(raw_), unit_))
FERRULE_ASK(Cursor Cursor::canonical(), {}, Cursor(lib.clang_getCanonicalCursor(raw_), unit_))
FERRULE_ASK(Cursor Cursor::definition(), {}, Cursor(lib.clang_getCursorDefinition(raw_), unit_))
FERRULE_ASK(Cursor Cursor::referenced(), {}, Cursor(lib.clang_getCursorReferenced(raw_), unit_))
FERRULE_ASK(Cursor Cursor::specialized_template(), {}, Cursor(lib.clang_getSpecializedCursorTemplate(raw_), unit_))
FERRULE_ASK(CursorKind Cursor::template_kind(), CursorKind::no_declaration_found,
            static_cast<CursorKind>(lib.clang_getTemplateCursorKind(raw_)))
FERRULE_ASK(Type Cursor::type(), {}, Type(lib.clang_getCursorType(raw_), unit_))
FERRULE_ASK(Type Cursor::result_type(), {}, Type(lib.clang_getCursorResultType(raw_), unit_))
FERRULE_ASK(Type Cursor::underlying_type(), {}, Type(lib.clang_getTypedefDeclUnderlyingType(raw_), unit_))
FERRULE_ASK(Type Cursor::enum_integer_type(), {}, Type(lib.clang_getEnumDeclIntegerType(raw_), unit_))
FERRULE_ASK(std::int64_t Cursor::enumerator_value(), 0, lib.clang_getEnumConstantDeclValue(raw_))
FERRULE_ASK(std::uint64_t Cursor::enumerator_unsigned_value(), 0, lib.clang_getEnumConstantDeclUnsignedValue(raw_))
FERRULE_ASK(bool Cursor::is_scoped_enum(), false, lib.clang_EnumDecl_isScoped(raw_) != 0)
FERRULE_ASK(int Cursor::template_argument_count(), -1, lib.clang_Cursor_getNumTemplateArguments(raw_))
FERRULE_ASK(Access Cursor::access(), Access::none, static_cast<Access>(lib.clang_getCXXAccessSpecifier(raw_)))
FERRULE_ASK(StorageClass Cursor::storage_class(), StorageClass::invalid,
            static_cast<StorageClass>(lib.clang_Cursor_getStorageClass(raw_)))
FERRULE_ASK(Availability Cursor::availability(), Availability::available,
            static_cast<Availability>(lib.clang_getCursorAvailability(raw_)))
FERRULE_ASK(bool Cursor::is_const_method(), false, lib.clang_CXXMethod_isConst(raw_) != 0)
FERRULE_ASK(bool Cursor::is_static_method(), false, lib.clang_CXXMethod_isStatic(raw_) != 0)
FERRULE_ASK(bool Cursor::is_virtual_method(), false, lib.clang_CXXMethod_isVirtual(raw_) != 0)
FERRULE_ASK(bool Cursor::is_pure_virtual(), false, lib.clang_CXXMethod_isPureVirtual(raw_) != 0)
FERRULE_ASK(bool Cursor::is_defaulted(), false, lib.clang_CXXMethod_isDefaulted(raw_) != 0)
FERRULE_ASK(bool Cursor::is_copy_constructor(), false, lib.clang_CXXConstructor_isCopyConstructor(raw_) != 0)
FERRULE_ASK(bool Cursor::is_move_constructor(), false, lib.clang_CXXConstructor_isMoveConstructor(raw_) != 0)
FERRULE_ASK(bool Cursor::is_default_constructor(), false, lib.clang_CXXConstructor_isDefaultConstructor(raw_) != 0)
FERRULE_ASK(bool Cursor::is_abstract_class(), false, lib.clang_CXXRecord_isAbstract(raw_) != 0)
FERRULE_ASK(bool Cursor::is_virtual_base(), false, lib.clang_isVirtualBase(raw_) != 0)
FERRULE_ASK(bool Cursor::is_mutable_field(), false, lib.clang_CXXField_isMutable(raw_) != 0)
FERRULE_ASK(bool Cursor::is_bitfield(), false, lib.clang_Cursor_isBitField(raw_) != 0)
FERRULE_ASK(bool Cursor::is_inline_namespace(), false, lib.clang_Cursor_isInlineNamespace(raw_) != 0)
FERRULE_ASK(ExceptionSpecification Cursor::exception_specification(), ExceptionSpecification::none,
            static_cast<ExceptionSpecification>(lib.clang_getCursorExceptionSpecificationType(raw_)))
FERRULE_ASK(std::int64_t Cursor::field_offset(), -1, lib.clang_Cursor_getOffsetOfField(raw_))
FERRULE_ASK(std::size_t Cursor::hash(), 0, lib.clang_hashCursor(raw_))

#undef FERRULE_ASK

std::string Cursor::annotation() const { return kind() == CursorKind::annotation ? spelling() : ""; }

TemplateArgumentKind Cursor::template_argument_kind(unsigned index) const {
  if (!unit_) return TemplateArgumentKind::invalid;
  return static_cast<TemplateArgumentKind>(library().clang_Cursor_getTemplateArgumentKind(raw_, index));
}

std::int64_t Cursor::template_argument_value(unsigned index) const {
  return unit_ ? library().clang_Cursor_getTemplateArgumentValue(raw_, index) : 0;
}

Type Cursor::template_argument_type(unsigned index) const {
  return unit_ ? Type(library().clang_Cursor_getTemplateArgumentType(raw_, index), unit_) : Type();
}

bool Cursor::equals(const Cursor &other) const {
  if (!unit_ || !other.unit_) return is_null() && other.is_null();
  return library().clang_equalCursors(raw_, other.raw_) != 0;
}

// Libraries before 16 (deleted) and 17 (explicit) have no function for it.
bool Cursor::is_deleted() const {
  if (!unit_) return false;
  if (library().clang_CXXMethod_isDeleted && library().clang_CXXMethod_isDeleted(raw_)) return true;
  return availability() == Availability::not_available && is_function();
}

bool Cursor::is_explicit() const {
  if (!unit_ || (kind() != CursorKind::constructor && kind() != CursorKind::conversion)) return false;
  if (library().clang_CXXMethod_isExplicit) return library().clang_CXXMethod_isExplicit(raw_) != 0;
  const std::string text = pretty();
  return text.compare(0, 8, "explicit") == 0 || text.find(" explicit ") != std::string::npos;
}

std::string Cursor::pretty() const {
  if (!unit_) return "";
  const Library &lib = library();
  c::PrintingPolicy policy = lib.clang_getCursorPrintingPolicy(raw_);
  lib.clang_PrintingPolicy_setProperty(policy, c::policy_terse_output, 1);
  lib.clang_PrintingPolicy_setProperty(policy, c::policy_polish_for_declaration, 1);
  lib.clang_PrintingPolicy_setProperty(policy, c::policy_fully_qualified_name, 1);
  std::string text = unit_->take(lib.clang_getCursorPrettyPrinted(raw_, policy));
  lib.clang_PrintingPolicy_dispose(policy);
  return text;
}

namespace {

// "a::Stack<b::Point>" → "Stack<b::Point>".
std::string last_part(const std::string &name) {
  std::size_t last = 0;
  int depth = 0;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] == '<' || name[i] == '(') ++depth;
    if (name[i] == '>' || name[i] == ')') --depth;
    if (depth == 0 && name.compare(i, 2, "::") == 0) last = i + 2;
  }
  return name.substr(last);
}

}  // namespace

std::string Cursor::own_name() const {
  const std::string name = spelling();
  if (!is_class() || type().template_argument_count() < 0) return name;
  const std::string whole = last_part(readable(type().canonical().spelling()));
  return whole.compare(0, name.size() + 1, name + "<") == 0 ? whole : name;
}

std::vector<Cursor> Cursor::enclosing() const {
  std::vector<Cursor> found;
  for (Cursor parent = semantic_parent(); parent && !parent.is_translation_unit(); parent = parent.semantic_parent()) {
    if (parent.kind() == CursorKind::linkage_specification || parent.kind() == CursorKind::unexposed_declaration) continue;
    if (parent.kind() == CursorKind::name_space && parent.is_inline_namespace()) continue;
    if (parent.kind() == CursorKind::enum_declaration && !parent.is_scoped_enum()) continue;
    if (!parent.is_anonymous() && !parent.spelling().empty()) found.push_back(parent);
  }
  return found;
}

std::vector<std::string> Cursor::scope() const {
  std::vector<std::string> names;
  for (const Cursor &parent : enclosing()) names.push_back(parent.own_name());
  std::reverse(names.begin(), names.end());
  return names;
}

std::string Cursor::qualified_name() const {
  std::string name;
  for (const std::string &part : scope()) name += part + "::";
  return name + spelling();
}

std::vector<Lexeme> Cursor::tokens() const {
  std::vector<Lexeme> lexemes;
  if (!unit_) return lexemes;
  const Library &lib = library();
  c::Token *tokens = nullptr;
  unsigned count = 0;
  lib.clang_tokenize(unit_->raw(), lib.clang_getCursorExtent(raw_), &tokens, &count);
  lexemes.reserve(count);
  for (unsigned i = 0; i < count; ++i) {
    lexemes.push_back({static_cast<TokenKind>(lib.clang_getTokenKind(tokens[i])),
                       unit_->take(lib.clang_getTokenSpelling(unit_->raw(), tokens[i])),
                       unit_->position(lib.clang_getTokenLocation(unit_->raw(), tokens[i])).offset});
  }
  if (tokens) lib.clang_disposeTokens(unit_->raw(), tokens, count);
  return lexemes;
}

std::vector<Cursor> Cursor::overloads() const {
  std::vector<Cursor> found;
  if (!unit_) return found;
  const unsigned count = library().clang_getNumOverloadedDecls(raw_);
  for (unsigned i = 0; i < count; ++i) found.emplace_back(library().clang_getOverloadedDecl(raw_, i), unit_);
  return found;
}

std::vector<Cursor> Cursor::parameters() const {
  std::vector<Cursor> found;
  if (!unit_) return found;
  const int count = library().clang_Cursor_getNumArguments(raw_);
  if (count < 0) return children(CursorKind::parameter);  // a template's
  for (int i = 0; i < count; ++i) found.emplace_back(library().clang_Cursor_getArgument(raw_, static_cast<unsigned>(i)), unit_);
  return found;
}

std::optional<Value> Cursor::evaluate() const {
  if (!unit_) return std::nullopt;
  const Library &lib = library();
  c::EvalResult result = lib.clang_Cursor_Evaluate(raw_);
  if (!result) return std::nullopt;
  Value value;
  value.kind = static_cast<EvalKind>(lib.clang_EvalResult_getKind(result));
  if (value.kind == EvalKind::integer) {
    value.is_unsigned = lib.clang_EvalResult_isUnsignedInt(result) != 0;
    value.integer = value.is_unsigned ? static_cast<std::int64_t>(lib.clang_EvalResult_getAsUnsigned(result))
                                      : lib.clang_EvalResult_getAsLongLong(result);
  } else if (value.kind == EvalKind::floating) {
    value.floating = lib.clang_EvalResult_getAsDouble(result);
  } else if (value.kind == EvalKind::string) {
    if (const char *text = lib.clang_EvalResult_getAsStr(result)) value.text = text;
  }
  lib.clang_EvalResult_dispose(result);
  if (value.kind == EvalKind::unexposed) return std::nullopt;
  return value;
}

std::vector<Cursor> Cursor::annotations() const { return children(CursorKind::annotation); }

std::vector<Cursor> Cursor::children() const {
  std::vector<Cursor> found;
  visit([&](const Cursor &child) { found.push_back(child); });
  return found;
}

std::vector<Cursor> Cursor::children(CursorKind kind) const {
  std::vector<Cursor> found;
  visit([&](const Cursor &child) {
    if (child.kind() == kind) found.push_back(child);
  });
  return found;
}

void detail::visit_children(const Cursor &cursor, const std::function<Visit(const Cursor &)> &f) {
  if (!cursor.unit()) return;
  struct State {
    const std::function<Visit(const Cursor &)> *f;
    const TranslationUnit *unit;
    std::exception_ptr failure;  // must not travel through libclang
  } state{&f, cursor.unit(), nullptr};
  cursor.unit()->library().clang_visitChildren(
      cursor.raw(),
      [](c::Cursor child, c::Cursor, c::ClientData data) -> int {
        State &s = *static_cast<State *>(data);
        try {
          return static_cast<int>((*s.f)(Cursor(child, s.unit)));
        } catch (...) {
          s.failure = std::current_exception();
          return c::visit_break;
        }
      },
      &state);
  if (state.failure) std::rethrow_exception(state.failure);
}

}  // namespace ferrule::clang
