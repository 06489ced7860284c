#include "cursor.hpp"
#include "translation_unit.hpp"

namespace ferrule::clang {

const Library &Type::library() const { return unit_->library(); }

#define FERRULE_ASK(name, otherwise, expression) \
  name const {                                   \
    if (!unit_) return otherwise;                \
    const Library &lib = library();              \
    return expression;                           \
  }

FERRULE_ASK(bool Type::is_const(), false, lib.clang_isConstQualifiedType(raw_) != 0)
FERRULE_ASK(bool Type::is_volatile(), false, lib.clang_isVolatileQualifiedType(raw_) != 0)
FERRULE_ASK(std::string Type::spelling(), "", unit_->take(lib.clang_getTypeSpelling(raw_)))
FERRULE_ASK(Type Type::canonical(), {}, Type(lib.clang_getCanonicalType(raw_), unit_))
FERRULE_ASK(Type Type::pointee(), {}, Type(lib.clang_getPointeeType(raw_), unit_))
FERRULE_ASK(Type Type::element(), {}, Type(lib.clang_getArrayElementType(raw_), unit_))
FERRULE_ASK(std::int64_t Type::array_size(), -1, lib.clang_getArraySize(raw_))
FERRULE_ASK(Type Type::named(), {}, Type(lib.clang_Type_getNamedType(raw_), unit_))
FERRULE_ASK(Type Type::member_class(), {}, Type(lib.clang_Type_getClassType(raw_), unit_))
FERRULE_ASK(Cursor Type::declaration(), {}, Cursor(lib.clang_getTypeDeclaration(raw_), unit_))
FERRULE_ASK(int Type::template_argument_count(), -1, lib.clang_Type_getNumTemplateArguments(raw_))
FERRULE_ASK(std::int64_t Type::size(), -1, lib.clang_Type_getSizeOf(raw_))
FERRULE_ASK(std::int64_t Type::alignment(), -1, lib.clang_Type_getAlignOf(raw_))
FERRULE_ASK(RefQualifier Type::ref_qualifier(), RefQualifier::none,
            static_cast<RefQualifier>(lib.clang_Type_getCXXRefQualifier(raw_)))
FERRULE_ASK(ExceptionSpecification Type::exception_specification(), ExceptionSpecification::none,
            static_cast<ExceptionSpecification>(lib.clang_getExceptionSpecificationType(raw_)))
FERRULE_ASK(Type Type::result(), {}, Type(lib.clang_getResultType(raw_), unit_))
FERRULE_ASK(bool Type::is_variadic(), false, lib.clang_isFunctionTypeVariadic(raw_) != 0)

#undef FERRULE_ASK

Type Type::template_argument(unsigned index) const {
  return unit_ ? Type(library().clang_Type_getTemplateArgumentAsType(raw_, index), unit_) : Type();
}

std::vector<Type> Type::template_arguments() const {
  std::vector<Type> found;
  const int count = template_argument_count();
  for (int i = 0; i < count; ++i) found.push_back(template_argument(static_cast<unsigned>(i)));
  return found;
}

std::vector<Type> Type::arguments() const {
  std::vector<Type> found;
  if (!unit_) return found;
  const int count = library().clang_getNumArgTypes(raw_);
  for (int i = 0; i < count; ++i) found.emplace_back(library().clang_getArgType(raw_, static_cast<unsigned>(i)), unit_);
  return found;
}

std::vector<Cursor> Type::fields() const {
  struct State {
    std::vector<Cursor> found;
    const TranslationUnit *unit;
  } state{{}, unit_};
  if (!unit_) return {};
  library().clang_Type_visitFields(
      library().clang_getCanonicalType(raw_),
      [](c::Cursor field, c::ClientData data) -> int {
        State &s = *static_cast<State *>(data);
        s.found.emplace_back(field, s.unit);
        return c::field_continue;
      },
      &state);
  return std::move(state.found);
}

bool Type::equals(const Type &other) const {
  if (!unit_ || !other.unit_) return is_valid() == other.is_valid();
  return library().clang_equalTypes(raw_, other.raw_) != 0;
}

}  // namespace ferrule::clang
