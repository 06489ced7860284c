#include "build_context.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <sstream>

#include "names.hpp"

namespace ferrule::model {

Context::Context(const decl::Unit &unit, const Settings &settings, const Answers &answers, Diagnostics &diagnostics,
                 const Manifest *kept)
    : unit(unit),
      settings(settings),
      answers(answers),
      diagnostics(diagnostics),
      kept(kept),
      types(out, declared),
      exports(settings.exports) {
  for (const decl::Class &each : unit.classes) {
    const std::string plain = names::plain(each.name);
    class_names[joined(each.scope, {each.name})] = plain == each.name ? "" : each.annotations.get("name").value_or(plain);
  }
  objects = object_names(unit);
}

bool Context::names_a_type(const std::string &c_name) {
  const auto catch_up = [&](const auto &all, std::size_t &seen) {
    for (; seen < all.size(); ++seen) type_names_.insert(all[seen].c_name);
  };
  catch_up(out.enums, enums_seen_), catch_up(out.records, records_seen_), catch_up(out.classes, classes_seen_);
  return type_names_.count(c_name) != 0;
}

const Export *entry_of(const Context &context, const std::vector<std::string> &scope, const std::string &name) {
  return context.exports.find(names::qualified(scope, name));
}

void skip(Context &context, Skip skipped) {
  if (context.settings.strict)
    context.diagnostics.add(kinds::skipped_member, skipped.where,
                            {skipped.owner.empty() ? skipped.member : skipped.owner + "::" + skipped.member, skipped.reason});
  context.out.skips.push_back(std::move(skipped));
}

void refuse(Context &context, const Origin &origin, const std::string &owner, const std::string &member, const Refusal &refusal) {
  if (origin.listed || origin.implied) {
    Skip skipped{owner, member, refusal.reason, refusal.where, false};
    if (origin.implied)
      context.out.skips.push_back(std::move(skipped));  // nobody asked for it
    else
      skip(context, std::move(skipped));
    return;
  }
  Diagnostic &diagnostic = context.diagnostics.add(*refusal.kind, refusal.where, refusal.arguments);
  for (const Note &note : refusal.notes) diagnostic.notes.push_back(note);
  diagnostic.note(refusal.hint.empty() ? "FERRULE(skip) before it leaves it out" : refusal.hint);
}

std::vector<std::string> outer_classes(const Context &context, const std::vector<std::string> &scope) {
  for (std::size_t i = 0; i < scope.size(); ++i) {
    const auto at = scope.begin() + static_cast<std::ptrdiff_t>(i);
    if (!context.class_names.count({scope.begin(), at + 1})) continue;
    std::vector<std::string> words(at, scope.end());
    for (std::size_t j = i; j < scope.size(); ++j) {  // of an instance: as it is called
      const auto found = context.class_names.find({scope.begin(), scope.begin() + static_cast<std::ptrdiff_t>(j + 1)});
      if (found != context.class_names.end() && !found->second.empty()) words[j - i] = found->second;
    }
    return words;
  }
  return {};
}

namespace {

// How many namespaces, from the outermost, are the module itself: those up to one of its name (geo), or that make its name together
// (acme::geo for acme_geo).
std::size_t own_namespaces(const std::vector<std::string> &scope, const std::string &module) {
  std::string joined;
  for (std::size_t i = 0; i < scope.size(); ++i) {
    joined += (i ? "_" : "") + scope[i];
    if (scope[i] == module || joined == module) return i + 1;
  }
  return 0;
}

}  // namespace

std::vector<std::string> module_of(const Context &context, const std::vector<std::string> &scope, const Origin &origin) {
  if (origin.listed && !context.settings.namespaces) return {};
  std::vector<std::string> out = scope;
  out.resize(scope.size() - outer_classes(context, scope).size());
  if (const std::size_t own = own_namespaces(out, context.out.module))
    out.erase(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(own));
  return out;
}

std::vector<std::string> joined(std::vector<std::string> words, const std::vector<std::string> &more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

std::string member_name(const Annotations &annotations, const std::string &name) {
  return names::python(annotations.get("name").value_or(names::plain(name)));
}

std::string without_const(const std::string &type) {
  std::string out = type;
  bool behind = out.size() > 5 && out.compare(out.size() - 5, 5, "const") == 0;
  if (behind)
    out.resize(out.size() - 5);
  else if (out.compare(0, 6, "const ") == 0 && out.find_first_of("*&") == std::string::npos)
    out = out.substr(6);
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

namespace {

std::string suffixed(const std::string &type, const char *suffix) {
  return type + (type.back() == '*' || type.back() == '&' ? "" : " ") + suffix;
}

std::string const_reference(const std::string &type) {
  std::string bare = without_const(type);
  return bare.find_first_of("*&") == std::string::npos ? "const " + bare + " &" : suffixed(bare, "const &");
}

bool is_array(const decl::TypeText &type) { return !type.canonical.empty() && type.canonical.back() == ']'; }
std::size_t bounds_of(const std::string &array) { return array.find('[', array.rfind('>') == array.npos ? 0 : array.rfind('>')); }

// "const char[6]": a literal, which is read as "const char *".
bool is_literal(const decl::TypeText &type) { return type.canonical.rfind("const char[", 0) == 0; }
std::string pointer_to_first(const std::string &array) { return array.substr(0, bounds_of(array)) + " *"; }

// "int[3]" is read by "const int (&)[3]".
std::string reference_to_array(const std::string &array) {
  const std::size_t bracket = bounds_of(array);
  std::string item = array.substr(0, bracket);
  item = without_const(item);
  const bool is_pointer = !item.empty() && item.back() == '*';
  return (is_pointer ? item + "const (&)" : "const " + item + " (&)") + array.substr(bracket);
}

}  // namespace

Access access_to(const decl::TypeText &type) {
  Access out;
  if (is_array(type) && !is_literal(type)) {
    out.copy = out.view = out.set = {reference_to_array(type.spelling), reference_to_array(type.canonical)};
    return out;
  }
  const std::string spelling = is_array(type) ? pointer_to_first(type.spelling) : type.spelling;
  const std::string canonical = is_array(type) ? pointer_to_first(type.canonical) : type.canonical;
  bool direct = !canonical.empty() && (canonical.back() == '*' || canonical.back() == '&');
  out.copy = direct ? decl::TypeText{spelling, canonical} : decl::TypeText{const_reference(spelling), const_reference(canonical)};
  out.view = direct ? out.copy : decl::TypeText{suffixed(spelling, "&"), suffixed(canonical, "&")};
  const bool is_pointer = !canonical.empty() && canonical.back() == '*';
  out.set = is_pointer ? out.copy : decl::TypeText{const_reference(spelling), const_reference(canonical)};
  if (!direct) out.moved = {spelling, canonical};
  return out;
}

bool is_record(const decl::Class &source) { return source.annotations.has("record"); }
bool is_error(const decl::Class &source) { return source.annotations.has("error"); }
bool is_uncopied(const decl::Class &source) {
  if (is_record(source) || is_error(source)) return false;
  const std::string said = source.annotations.get("copies").value_or("");
  return said == "never" || (said.empty() && !source.shared_by_copies.empty());
}

bool is_candidate(const decl::Function &function) {
  return !function.is_deleted && function.kind != decl::Function::Kind::destructor && !names::is_assignment(function.name) &&
         !names::is_allocation(function.name) && !function.is_move_constructor && !function.annotations.has("skip") &&
         function.replaced_by.empty();
}

namespace {

// void, a number: the begin() of a transaction, or of an interval.
bool is_no_iterator(const std::string &canonical) {
  static const std::set<std::string> words = {"void", "bool",     "char",   "short", "int",
                                              "long", "unsigned", "signed", "float", "double"};
  std::istringstream text(canonical);
  return std::all_of(std::istream_iterator<std::string>(text), std::istream_iterator<std::string>(),
                     [](const std::string &word) { return words.count(word) != 0; });
}

}  // namespace

bool is_iteration(const decl::Function &member) {
  static const std::set<std::string> words = {"begin", "end", "cbegin", "cend", "rbegin", "rend", "crbegin", "crend"};
  return member.kind == decl::Function::Kind::method && words.count(member.name) != 0 && member.parameters.empty() &&
         !is_no_iterator(member.result.canonical);
}

bool is_find(const decl::Function &member, const decl::Class &of) {
  if (member.kind != decl::Function::Kind::method || member.name != "find" || member.parameters.size() != 1) return false;
  return std::any_of(of.functions.begin(), of.functions.end(), [&](const decl::Function &each) {
    return each.name == "begin" && is_iteration(each) && is_candidate(each) && each.result.canonical == member.result.canonical;
  });
}

bool iterates(const decl::Class &source) {
  return std::any_of(source.functions.begin(), source.functions.end(), [](const decl::Function &member) {
    return member.name == "begin" && is_iteration(member) && is_candidate(member);
  });
}

}  // namespace ferrule::model
