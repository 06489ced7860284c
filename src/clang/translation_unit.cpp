#include "translation_unit.hpp"

#include "diagnostics.hpp"

namespace ferrule::clang {
namespace {

std::vector<c::UnsavedFile> raw_files(const std::vector<Unsaved> &files) {
  std::vector<c::UnsavedFile> out;
  for (const Unsaved &file : files)
    out.push_back({file.name.c_str(), file.text.data(), static_cast<unsigned long>(file.text.size())});
  return out;
}

}  // namespace

TranslationUnit::TranslationUnit(std::shared_ptr<const Library> library, const ParseRequest &request)
    : library_(std::move(library)) {
  index_ = library_->clang_createIndex(0, 0);
  std::vector<const char *> arguments;
  for (const std::string &argument : request.arguments) arguments.push_back(argument.c_str());
  std::vector<c::UnsavedFile> unsaved = raw_files(request.unsaved);
  unsigned flags = c::keep_going;
  if (request.skip_bodies) flags |= c::skip_function_bodies;
  if (request.for_saving) flags |= c::for_serialization;
  const int status =
      library_->clang_parseTranslationUnit2(index_, request.file.c_str(), arguments.data(), static_cast<int>(arguments.size()),
                                            unsaved.data(), static_cast<unsigned>(unsaved.size()), flags, &unit_);
  if (status == c::success && unit_) return;
  library_->clang_disposeIndex(index_);
  switch (status) {
    case c::crashed:
      throw ParseFailure("libclang crashed on " + request.file + " (" + library_->path +
                         "); try another version: FERRULE_LIBCLANG");
    case c::ast_read_error:
      throw ParseFailure("libclang cannot read the precompiled header of " + request.file);
    default:
      throw ParseFailure("libclang cannot parse " + request.file + ": is the file there, and are the compiler arguments clang's?");
  }
}

TranslationUnit::~TranslationUnit() {
  if (unit_) library_->clang_disposeTranslationUnit(unit_);
  if (index_) library_->clang_disposeIndex(index_);
}

Cursor TranslationUnit::root() const { return Cursor(library_->clang_getTranslationUnitCursor(unit_), this); }

bool TranslationUnit::reparse(const std::vector<Unsaved> &unsaved) {
  std::vector<c::UnsavedFile> files = raw_files(unsaved);
  return library_->clang_reparseTranslationUnit(unit_, static_cast<unsigned>(files.size()), files.data(),
                                                library_->clang_defaultReparseOptions(unit_)) == 0;
}

bool TranslationUnit::save(const std::string &path) const {
  return library_->clang_saveTranslationUnit(unit_, path.c_str(), 0) == 0;
}

std::string TranslationUnit::take(c::String string) const {
  const char *text = library_->clang_getCString(string);
  std::string copy = text ? text : "";
  library_->clang_disposeString(string);
  return copy;
}

// clang_getFileLocation, not clang_getSpellingLocation: the latter's answer for what a macro made differs between 18 and 19.
Position TranslationUnit::position(c::SourceLocation location) const {
  Position at;
  library_->clang_getFileLocation(location, &at.file, &at.line, &at.column, &at.offset);
  return at;
}

Location TranslationUnit::location(c::SourceLocation location) const {
  const Position at = position(location);
  return {file_name(at.file), at.line, at.column};
}

std::string TranslationUnit::file_name(c::File file) const { return file ? take(library_->clang_getFileName(file)) : ""; }

std::string_view TranslationUnit::text(c::File file) const {
  std::size_t size = 0;
  const char *data = file ? library_->clang_getFileContents(unit_, file, &size) : nullptr;
  return data ? std::string_view(data, size) : std::string_view();
}

std::vector<std::string> TranslationUnit::files(bool system_headers) const {
  struct State {
    const TranslationUnit *unit;
    bool system_headers;
    std::vector<std::string> names;
  } state{this, system_headers, {}};
  library_->clang_getInclusions(
      unit_,
      [](c::File file, c::SourceLocation *, unsigned, c::ClientData data) {
        State &s = *static_cast<State *>(data);
        const Library &lib = s.unit->library();
        if (!s.system_headers && lib.clang_Location_isInSystemHeader(lib.clang_getLocationForOffset(s.unit->raw(), file, 0)))
          return;
        s.names.push_back(s.unit->file_name(file));
      },
      &state);
  return std::move(state.names);
}

decl::Platform TranslationUnit::platform() const {
  decl::Platform out;
  const c::TargetInfo info = library_->clang_getTranslationUnitTargetInfo(unit_);
  if (!info) return out;
  const std::string triple = take(library_->clang_TargetInfo_getTriple(info));
  const int pointer = library_->clang_TargetInfo_getPointerWidth(info);
  if (pointer > 0) out.pointer_bits = pointer;
  // `long` is as wide as a pointer everywhere but on Windows.
  out.long_bits = triple.find("-windows") == std::string::npos ? out.pointer_bits : 32;
  library_->clang_TargetInfo_dispose(info);
  return out;
}

std::vector<Diagnostic> TranslationUnit::diagnostics() const { return convert_diagnostics(*this); }

}  // namespace ferrule::clang
