#include "instances.hpp"

#include <algorithm>
#include <cctype>

#include "declare.hpp"
#include "defaults.hpp"
#include "patterns.hpp"
#include "types.hpp"

namespace ferrule::clang {
namespace {

constexpr char space[] = "ferrule_instances";
const std::string of = "ferrule_of";  // the instance, within the struct that asks for its members

bool is_operator_name(const std::string &name) {
  return name.compare(0, 8, "operator") == 0 && name.size() > 8 && !std::isalnum(static_cast<unsigned char>(name[8])) &&
         name[8] != '_';
}

bool is_plain_name(const std::string &text) {
  return std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isalnum(c) || c == '_'; });
}

bool in_std(const Cursor &declaration) {
  const std::vector<std::string> scope = declaration.scope();
  return !scope.empty() && scope.front() == "std";
}

void add_once(std::vector<std::string> &names, const std::string &name) {
  if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

bool is_auto(const Cursor &function) {
  const std::string result = function.result_type().spelling();
  return result.find("auto") != std::string::npos;
}

// What there is to ask for in a pattern and its bases.
struct Names {
  std::vector<std::string> all;        // as they stand behind `using X::`
  std::vector<std::string> constants;  // whose values are made only where they are used; of each enum one
  std::vector<std::string> deduced;    // functions whose result is: the same
};

void collect(const Cursor &pattern, const Cursor &instance, std::set<std::string> &seen, Names &out) {
  if (!pattern || !seen.insert(key_of(pattern)).second) return;
  pattern.visit([&](const Cursor &member) {
    const std::string name = member.spelling();
    switch (member.kind()) {
      case CursorKind::base_specifier:
        if (member.access() == Access::public_) collect(pattern_of_base(member, instance), {}, seen, out);
        return;
      case CursorKind::using_declaration:
        if (member.access() == Access::public_ && name.find("type-parameter-") == std::string::npos) add_once(out.all, name);
        return;
      case CursorKind::enum_declaration:
        if (member.access() != Access::public_) return;
        if (member.has_name()) {
          add_once(out.all, name);
          for (const Cursor &each : member.children(CursorKind::enumerator))
            return add_once(out.constants, name + "::" + each.spelling());
          return;
        }
        for (const Cursor &each : member.children(CursorKind::enumerator)) add_once(out.all, each.spelling());
        return;
      case CursorKind::conversion:
        if (member.access() != Access::public_) return;
        if (const std::string target = conversion_target(member, instance ? Substitution(instance) : Substitution());
            !target.empty())
          add_once(out.all, "operator " + target);
        return;
      case CursorKind::variable:
        if (member.access() == Access::public_ && member.type().is_const()) add_once(out.constants, name);
        break;
      case CursorKind::method:
        if (member.access() == Access::public_ && is_auto(member)) add_once(out.deduced, name);
        break;
      case CursorKind::field:
        break;
      default:
        if (member.kind() != CursorKind::function_template || member.template_kind() != CursorKind::method) return;
    }
    if (member.access() == Access::public_) add_once(out.all, name);
  });
}

// The first thing that an expression refers to for which `fits` is true.
template <class F>
Cursor referred(const Cursor &expression, F &&fits) {
  Cursor found;
  expression.visit([&](const Cursor &child) {
    if (child.kind() == CursorKind::declaration_reference_expression && fits(child.referenced())) {
      found = child.referenced();
      return Visit::stop;
    }
    return Visit::recurse;
  });
  return found;
}

bool is_called(const Cursor &cursor) { return cursor.is_function() && cursor.kind() != CursorKind::function_template; }

// Of an operator that is a template: its own parameters, as the instance in its signature has them.  Empty where none is there.
std::optional<Substitution> deduced(const Cursor &declaration, const Cursor &instance) {
  const Cursor pattern = pattern_of(instance);
  Substitution known(instance);
  if (declaration.kind() != CursorKind::function_template) return known;
  for (const Cursor &parameter : declaration.parameters()) {
    bool takes = false;
    for (const Cursor &reference : parameter.children(CursorKind::template_reference)) {
      const Cursor named = reference.referenced();
      takes = takes || is_same_place(named, pattern) || is_same_place(named.definition(), pattern);
    }
    if (takes && known.match(parameter, declaration, instance)) return known;
  }
  return std::nullopt;
}

}  // namespace

bool names_instance(const std::string &text) {
  if (text.empty() || text.back() != '>' || text[0] == '!' || is_operator_name(text)) return false;
  return text.find('<') != std::string::npos && text.find("operator") == std::string::npos;
}

Instances::Instances(const std::vector<model::Export> &exports) {
  for (const model::Export &entry : exports) {
    if (names_instance(entry.name)) listed_.push_back({&entry, "", {}, ""});
    std::vector<std::string> members;
    for (const std::string &pattern : entry.members) {
      if (names_instance(pattern)) add_once(members, pattern);
      if (is_plain_name(pattern)) named_.insert(pattern);
    }
    for (const auto &[pattern, keys] : entry.member)
      if (names_instance(pattern)) add_once(members, pattern);
    for (const std::string &member : members) listed_.push_back({&entry, member, {}, ""});
  }
}

bool Instances::ask(const std::vector<Cursor> &classes, const std::vector<Cursor> &operators) {
  const std::size_t before = lines_.size();
  for (const Cursor &each : classes)
    if (is_instance(each)) ask_for(each, operators);
  for (const Cursor &each : classes) ask_for(each, {});  // the bases of others
  return lines_.size() > before;
}

void Instances::ask_for(const Cursor &declaration, const std::vector<Cursor> &operators) {
  if (is_instance(declaration)) {
    if ((in_std(declaration) || (looks_for_faces_ && !is_face(declaration))) && has_face(declaration)) return;
    const Cursor pattern = pattern_of(declaration);
    if (!asked_.insert(key_of(declaration) + " of " + key_of(pattern)).second) return;
    ask_for_members(declaration, type_text(declaration.type()).spelling);
    for (const Cursor &each : operators) ask_for_operator(each, declaration);
    pattern.visit([&](const Cursor &member) {
      if (member.kind() != CursorKind::friend_declaration) return;
      for (const Cursor &each : member.children())
        if (each.is_function() && is_operator_name(each.spelling())) ask_for_operator(each, declaration);
    });
    return;
  }
  for (const Cursor &specifier : declaration.children(CursorKind::base_specifier)) {
    const Cursor base = specifier.type().canonical().declaration();
    if (specifier.access() == Access::public_ && base && !in_std(base)) ask_for(is_instance(base) ? base : base.definition(), {});
  }
}

// Whether other members than its own are asked for: those of its face, or first of all whether it has one.
bool Instances::has_face(const Cursor &instance) {
  const std::string key = key_of(instance);
  if (asked_faces_.find(key) == asked_faces_.end()) {
    const std::string name = "c" + std::to_string(asked_faces_.size());
    asked_faces_[key] = name;
    lines_.push_back({"using " + name + " = ferrule::live<" + type_text(instance.type()).spelling + ">::face;", name});
    return true;
  }
  const Cursor found = face(instance);
  if (found) ask_for(found, {});
  return static_cast<bool>(found);
}

void Instances::ask_for_members(const Cursor &instance, const std::string &type) {
  Names names;
  std::set<std::string> seen;
  collect(pattern_of(instance), instance, seen, names);
  for (const std::string &name : named_) add_once(names.all, name);
  has_final_ = has_final_ || !pattern_of(instance).children(CursorKind::final_attribute).empty();
  const std::string n = std::to_string(asked_.size()), value = "ferrule_value<" + type;
  names_[key_of(instance)] = "i" + n;
  lines_.push_back({"struct i" + n + " : " + type + " {", "i" + n});
  lines_.push_back({"using " + of + " = " + type + ";", ""});
  lines_.push_back({"using " + of + "::" + of + ";", ""});
  for (const std::string &name : names.all) lines_.push_back({"using " + of + "::" + name + ";", ""});
  lines_.push_back({"};", ""});
  for (std::size_t i = 0; i < names.constants.size(); ++i)
    lines_.push_back({"constexpr auto v" + n + "_" + std::to_string(i) + " = " + type + "::" + names.constants[i] + ";", ""});
  for (std::size_t i = 0; i < names.deduced.size(); ++i) {
    const std::string &name = names.deduced[i], alias = "using a" + n + "_" + std::to_string(i);
    lines_.push_back({alias + "_ = decltype(&" + type + "::" + name + ");", ""});
    lines_.push_back({alias + "_const = decltype(" + value + " const &>()." + name + "());", ""});
    lines_.push_back({alias + "_plain = decltype(" + value + " &>()." + name + "());", ""});
  }
}

void Instances::ask_for_operator(const Cursor &declaration, const Cursor &instance) {
  const std::optional<Substitution> substitution = deduced(declaration, instance);
  if (!substitution) return;
  std::vector<std::string> operands;
  for (const Cursor &parameter : declaration.parameters()) {
    const std::string type = parameter_in_full(parameter, *substitution);
    if (type.empty()) return;
    operands.push_back("ferrule_value<" + type + ">()");
  }
  const std::string symbol = declaration.spelling().substr(8);
  const std::string name = "using o" + std::to_string(lines_.size());
  if (operands.size() == 1) lines_.push_back({name + " = decltype(" + symbol + operands[0] + ");", ""});
  if (operands.size() == 2) lines_.push_back({name + " = decltype(" + operands[0] + " " + symbol + " " + operands[1] + ");", ""});
}

std::string Instances::text(unsigned lines) {
  if (listed_.empty() && lines_.empty()) return "";
  const std::string faces = asked_faces_.empty() ? "" : "#include <ferrule/live.hpp>\n";
  std::string out = faces + "namespace " + space + " { template <class T> T &&ferrule_value() noexcept;\n";
  unsigned at = lines + (faces.empty() ? 1 : 2);
  what_.clear();
  const auto put = [&](const Line &line) {
    out += line.text + "\n";
    what_[++at] = line.what;
  };
  for (std::size_t i = 0; i < listed_.size(); ++i) {
    const std::string n = std::to_string(i), &name = listed_[i].entry->name, &member = listed_[i].member;
    if (member.empty()) put({"using l" + n + " = " + name + ";", "l" + n});
    put({"constexpr auto f" + n + " = &" + name + (member.empty() ? "" : "::" + member) + ";", "f" + n});
  }
  for (const Line &line : lines_) put(line);
  return out + "}\n";
}

std::string Instances::uses() const {
  std::string out;
  for (const Line &line : lines_) {
    const std::size_t open = line.text.find(" = decltype(");
    if (line.text.compare(0, 7, "using o") != 0 || open == std::string::npos) continue;
    out += "inline void " + line.text.substr(6, open - 6) + "_used() { (void)" +
           line.text.substr(open + 11, line.text.size() - open - 12) + "; }\n";
  }
  return out.empty() ? "" : "namespace " + std::string(space) + " {\n" + out + "}\n";
}

void Instances::read(const Cursor &root, std::vector<Diagnostic> &errors, const std::string &file) {
  errors_.clear(), members_.clear(), found_operators_.clear(), faces_.clear();
  const auto ours = [&](const Location &where) { return where.file == file ? what_.find(where.line) : what_.end(); };
  const auto is_ours = [&](const Diagnostic &error) {
    auto found = ours(error.where);
    for (const Note &note : error.notes)
      if (found == what_.end()) found = ours(note.where);
    if (found == what_.end()) return false;
    if (!found->second.empty()) errors_.emplace(found->second, error.text);
    return true;
  };
  errors.erase(std::remove_if(errors.begin(), errors.end(), is_ours), errors.end());

  std::map<std::string, Cursor> classes, functions, faces;
  root.visit([&](const Cursor &each) {
    if (each.kind() != CursorKind::name_space || each.spelling() != space) return;
    each.visit([&](const Cursor &answer) {
      const std::string name = answer.spelling();
      if (answer.is_class()) read_members(answer);
      if (answer.kind() == CursorKind::type_alias && name[0] == 'l')
        classes[name] = answer.underlying_type().canonical().declaration();
      if (answer.kind() == CursorKind::type_alias && name[0] == 'c')
        faces[name] = answer.underlying_type().canonical().declaration();
      if (answer.kind() == CursorKind::variable && name[0] == 'f') functions[name] = referred(answer, is_called);
      if (answer.kind() != CursorKind::type_alias || name[0] != 'o') return;
      const auto is_operator = [](const Cursor &cursor) {
        return cursor.kind() == CursorKind::function && is_operator_name(cursor.spelling());
      };
      if (const Cursor found = referred(answer, is_operator)) found_operators_.push_back(found);
    });
  });
  for (const auto &[key, name] : asked_faces_)
    if (errors_.find(name) == errors_.end()) faces_[key] = faces[name];
  for (std::size_t i = 0; i < listed_.size(); ++i) {
    const std::string n = std::to_string(i);
    Listed &listed = listed_[i];
    const std::string as_class = errors_["l" + n], as_function = errors_["f" + n];
    const bool is_class = listed.member.empty() && as_class.empty();
    listed.found = is_class ? classes["l" + n] : as_function.empty() ? functions["f" + n] : Cursor();
    listed.error = listed.found ? "" : as_class.empty() || as_class.find("expected a type") == 0 ? as_function : as_class;
  }
}

void Instances::read_members(const Cursor &asked) {
  std::vector<Cursor> found;
  Cursor instance;
  asked.visit([&](const Cursor &child) {
    if (child.kind() == CursorKind::base_specifier) instance = child.type().canonical().declaration();
    if (child.kind() != CursorKind::using_declaration) return;
    for (const Cursor &reference : child.children(CursorKind::overloaded_reference))
      for (const Cursor &each : reference.overloads()) found.push_back(each);
  });
  if (instance) members_[key_of(instance)] = std::move(found);
}

const std::vector<Cursor> &Instances::members(const Cursor &instance) const {
  static const std::vector<Cursor> none;
  const auto found = members_.find(key_of(instance));
  return found == members_.end() ? none : found->second;
}

Cursor Instances::face(const Cursor &instance) const {
  const auto found = faces_.find(key_of(instance));
  return found == faces_.end() ? Cursor() : found->second;
}

bool Instances::is_face(const Cursor &declaration) const {
  const auto is_parent = [&](const Cursor &member) { return member.semantic_parent() == declaration; };
  return std::any_of(faces_.begin(), faces_.end(), [&](const auto &each) {
    const std::vector<Cursor> &all = members(each.second);  // those of its bases too
    return each.second == declaration || (each.second && std::any_of(all.begin(), all.end(), is_parent));
  });
}

std::string Instances::error(const Cursor &instance) const {
  const auto name = names_.find(key_of(instance));
  const auto found = name == names_.end() ? errors_.end() : errors_.find(name->second);
  return found == errors_.end() ? "" : found->second;
}

}  // namespace ferrule::clang
