#include "probe.hpp"

#include <algorithm>
#include <filesystem>

#include "probe_text.hpp"
#include "translation_unit.hpp"

namespace ferrule::clang {
namespace {

using model::Abi;
using model::Answer;
using model::Shape;

// What one parse of the probe says, by the names in it.
struct Reading {
  std::map<std::string, Type> types;           // a0, r0…
  std::map<std::string, std::int64_t> values;  // k0, b0, i0, f0…
};

Reading read(const TranslationUnit &unit) {
  Reading out;
  unit.root().visit([&](const Cursor &space) {
    if (space.kind() != CursorKind::name_space || space.spelling() != "ferrule_probe") return;
    space.visit([&](const Cursor &each) {
      if (each.kind() == CursorKind::type_alias) out.types[each.spelling()] = each.underlying_type().canonical();
      if (each.kind() != CursorKind::enum_declaration) return;
      each.visit([&](const Cursor &enumerator) { out.values[enumerator.spelling()] = enumerator.enumerator_value(); });
    });
  });
  return out;
}

Shape integer(const Type &type) {
  const std::int64_t size = type.size();
  switch (type.kind()) {
    case TypeKind::signed_char:
    case TypeKind::short_:
    case TypeKind::int_:
    case TypeKind::long_:
    case TypeKind::long_long:
      return size == 1 ? Shape::i8 : size == 2 ? Shape::i16 : size == 4 ? Shape::i32 : Shape::i64;
    case TypeKind::unsigned_char:
    case TypeKind::unsigned_short:
    case TypeKind::unsigned_int:
    case TypeKind::unsigned_long:
    case TypeKind::unsigned_long_long:
      return size == 1 ? Shape::u8 : size == 2 ? Shape::u16 : size == 4 ? Shape::u32 : Shape::u64;
    default:
      return Shape::nothing;
  }
}

std::string face_of(const Type &type) {
  Cursor face = type.declaration();
  if (!face || face.spelling() == "standard") return {};
  return face.spelling();
}

std::string constant_text(const Type &type, const std::string &name);

Abi abi_of(const Type &any);

// faced<T, Face>: one of ferrule's faces by its name, one of the user's by what it says.
Abi faced_of(const std::vector<Type> &arguments) {
  Abi out;
  out.faced.push_back(abi_of(arguments.at(0)));
  out.shape = out.faced.front().shape;
  const Type face = arguments.at(1).canonical();
  const std::vector<std::string> scope = face.declaration().scope();
  if (scope == std::vector<std::string>{"ferrule", "face"}) {
    out.face = face_of(face);
    return out;
  }
  out.face = "python";
  out.python.from_python = constant_text(face, "from_python");
  out.python.to_python = constant_text(face, "to_python");
  out.python.annotation = constant_text(face, "annotation");
  return out;
}

// The vocabulary, by the names of abi.hpp.
Abi abi_of(const Type &any) {
  Type type = any.canonical();
  Abi out;
  switch (type.kind()) {
    case TypeKind::void_:
      return out;
    case TypeKind::bool_:
      out.shape = Shape::boolean;
      return out;
    case TypeKind::char_s:
    case TypeKind::char_u:
      out.shape = Shape::character;
      return out;
    case TypeKind::float_:
      out.shape = Shape::f32;
      return out;
    case TypeKind::double_:
      out.shape = Shape::f64;
      return out;
    default:
      break;
  }
  out.shape = integer(type);
  if (out.shape != Shape::nothing) return out;
  static const std::map<std::string, Shape> names = {{"enumeration", Shape::enumeration},
                                                     {"str", Shape::str},
                                                     {"bytes", Shape::bytes},
                                                     {"path", Shape::path},
                                                     {"list", Shape::list},
                                                     {"map", Shape::map},
                                                     {"optional", Shape::optional},
                                                     {"box", Shape::box},
                                                     {"tuple", Shape::tuple},
                                                     {"variant", Shape::variant},
                                                     {"nothing", Shape::nothing},
                                                     {"record", Shape::record},
                                                     {"handle", Shape::handle}};
  std::vector<Type> arguments = type.template_arguments();
  if (type.declaration().spelling() == "faced" && arguments.size() == 2) return faced_of(arguments);
  auto found = names.find(type.declaration().spelling());
  if (found == names.end()) return out;
  out.shape = found->second;
  switch (out.shape) {
    case Shape::enumeration:
      out.cpp = arguments.at(0).canonical().spelling();
      out.integer = integer(arguments.at(1).canonical());
      break;
    case Shape::record:
    case Shape::handle: {
      out.cpp = arguments.at(0).canonical().spelling();
      break;
    }
    case Shape::list:
    case Shape::map: {
      std::size_t parts = out.shape == Shape::list ? 1 : 2;
      for (std::size_t i = 0; i < parts; ++i) out.parts.push_back(abi_of(arguments.at(i)));
      if (arguments.size() > parts) out.face = face_of(arguments[parts]);
      break;
    }
    default:
      for (const Type &each : arguments) out.parts.push_back(abi_of(each));
  }
  return out;
}

std::string string_in(const Cursor &cursor) {
  std::string out;
  cursor.visit([&](const Cursor &child) {
    if (!out.empty()) return;
    if (child.kind() != CursorKind::string_literal) {
      out = string_in(child);
      return;
    }
    const std::string quoted = child.spelling();
    for (std::size_t i = 1; i + 1 < quoted.size(); ++i) out += quoted[i] == '\\' ? quoted[++i] : quoted[i];
  });
  return out;
}

// A text that a class says: `static constexpr char name[] = "text";`.  Of an instance of a partial specialization it is found
// there.
std::string constant_text(const Type &type, const std::string &name) {
  const Cursor declaration = type.declaration();
  for (const Cursor &place : {declaration, declaration ? declaration.specialized_template() : Cursor()}) {
    std::string found;
    if (place) {
      place.visit([&](const Cursor &member) {
        if (member.spelling() == name) found = string_in(member);
      });
    }
    if (!found.empty()) return found;
  }
  return {};
}

// The line of the probe that an error comes from: its own place, or the place that asked for what failed.
unsigned blamed_line(const Diagnostic &diagnostic) {
  if (diagnostic.where.file == probe_file) return diagnostic.where.line;
  unsigned line = 0;
  for (const Note &note : diagnostic.notes)
    if (note.where.file == probe_file) line = note.where.line;
  return line;
}

Answer::State state_of(const std::string &error) {
  auto says = [&](const char *words) { return error.find(words) != std::string::npos; };
  if (says("ambiguous partial specialization")) return Answer::State::two_rows;
  if (says("private member") || says("protected member")) return Answer::State::unnameable;
  return Answer::State::broken;
}

class Prober {
 public:
  Prober(const std::shared_ptr<const Library> &library, const ProbeRequest &request, const model::Inquiry &inquiry,
         Stopwatch *watch)
      : library_(library), request_(request), inquiry_(inquiry), watch_(watch) {
    for (const model::Question &question : inquiry.questions) inner_.collect(question.canonical);
  }

  model::Answers run() {
    model::Answers out;
    try_copies(out);
    for (int round = 0; round < most_rounds; ++round) {
      ProbeText text = probe_text(request_, inquiry_, inner_.all(), dropped_);
      lap("ask");
      TranslationUnit unit(library_, parse_request(text));
      lap("probe");
      bool again = blame(unit, text, out);
      if (again && round + 1 < most_rounds) continue;
      Reading reading = read(unit);
      if (ask_of_items(reading) && round + 1 < most_rounds) continue;
      answer(reading, out);
      break;
    }
    find_ambiguous(out);
    return out;
  }

 private:
  // An error in a row shows once for each line that it breaks, at worst.
  static constexpr int most_rounds = 12;

  void lap(const char *phase) const {
    if (watch_) watch_->lap(phase);
  }

  ParseRequest parse_request(const ProbeText &text) const {
    ParseRequest parse;
    parse.file = probe_file;
    parse.arguments = request_.arguments;
    parse.unsaved = {{probe_file, text.text}};
    return parse;
  }

  // Whether a copy compiles shows only where its body is read, and that takes longer: for those alone that are in doubt.  The
  // compiler says the same thing once: another class with the same fault shows in the next round.
  void try_copies(model::Answers &out) {
    for (bool again = !inquiry_.doubtful.empty(); again;) {
      const ProbeText text = copies_text(request_, inquiry_, dropped_);
      ParseRequest request = parse_request(text);
      request.skip_bodies = false;
      const TranslationUnit unit(library_, request);
      again = blame(unit, text, out);
    }
  }

  // What iterations give has no place in the headers; its rows are asked for as all others, once it is known.
  bool ask_of_items(const Reading &reading) {
    const std::size_t before = inner_.all().size();
    for (std::size_t i = 0; i < inquiry_.questions.size(); ++i)
      if (const std::string item = item_of(i, reading); !item.empty()) inner_.collect(item);
    return inner_.all().size() > before;
  }

  // Of a question about an iteration: the type of its items; "" where there are none.
  static std::string item_of(std::size_t i, const Reading &reading) {
    auto item = reading.types.find("e" + std::to_string(i));
    return item == reading.types.end() || item->second.kind() == TypeKind::void_ ? "" : item->second.spelling();
  }

  // A type that two rows fit looks like one without a row, until its row is used in earnest.
  void find_ambiguous(model::Answers &out) const {
    std::vector<std::string> types;
    for (const auto &[question, answer] : out.of) {
      const std::string type = bare(answer.culprit);
      if (answer.state == Answer::State::no_row && std::find(types.begin(), types.end(), type) == types.end())
        types.push_back(type);
    }
    if (types.empty()) return;
    const ProbeText text = missing_text(request_, inquiry_, types, dropped_);
    lap("ask");
    TranslationUnit unit(library_, parse_request(text));
    lap("probe");
    for (const Diagnostic &diagnostic : unit.diagnostics()) {
      auto line = text.lines.find(blamed_line(diagnostic));
      if (line == text.lines.end() || line->second.kind != ProbeLine::Kind::missing) continue;
      if (state_of(diagnostic.text) != Answer::State::two_rows) continue;
      std::vector<Location> rows;
      for (const Note &note : diagnostic.notes)
        if (note.text.compare(0, 30, "partial specialization matches") == 0) rows.push_back(note.where);
      for (auto &[question, answer] : out.of)
        if (answer.state == Answer::State::no_row && bare(answer.culprit) == types[line->second.index]) {
          answer.state = Answer::State::two_rows;
          answer.rows = rows;
        }
    }
  }

  bool blame(const TranslationUnit &unit, const ProbeText &text, model::Answers &out) {
    bool found = false;
    for (const Diagnostic &diagnostic : unit.diagnostics()) {
      if (diagnostic.severity != Severity::error) continue;
      auto line = text.lines.find(blamed_line(diagnostic));
      if (line == text.lines.end()) continue;
      found |= dropped_.insert({line->second.kind, line->second.index}).second;
      if (line->second.kind == ProbeLine::Kind::copy) broken_copies_.emplace(line->second.index, diagnostic.text);
      if (line->second.kind != ProbeLine::Kind::question) continue;
      Answer answer;
      answer.state = state_of(diagnostic.text);
      answer.text = diagnostic.text;
      out.of.emplace(inquiry_.questions[line->second.index], answer);
    }
    return found;
  }

  void answer(const Reading &reading, model::Answers &out) {
    for (std::size_t i = 0; i < inner_.all().size(); ++i) {
      auto known = reading.values.find("i" + std::to_string(i));
      if (known != reading.values.end()) inner_known_[inner_.all()[i]] = known->second != 0;
    }
    for (std::size_t i = 0; i < inquiry_.questions.size(); ++i) answer_one(i, reading, out);
    headers(reading, out);
    for (std::size_t i = 0; i < inquiry_.classes.size(); ++i) {
      auto bits = reading.values.find("f" + std::to_string(i));
      if (bits == reading.values.end()) continue;
      auto has = [&](int bit) { return (bits->second >> bit & 1) != 0; };
      model::Facts &facts = out.facts[inquiry_.classes[i].canonical];
      facts = {has(0), has(1), has(2), has(3), has(4), has(5), has(6), has(7), has(8), has(9), has(10), "", false};
      if (auto broken = broken_copies_.find(i); broken != broken_copies_.end()) facts.broken_copy = broken->second;
      const bool is_told = std::find(inquiry_.uncopied.begin(), inquiry_.uncopied.end(), i) != inquiry_.uncopied.end();
      facts.uncopied = is_told && has(11) && !dropped_.count({ProbeLine::Kind::uncopied, i});
    }
  }

  void answer_one(std::size_t i, const Reading &reading, model::Answers &out) {
    const model::Question &question = inquiry_.questions[i];
    const std::string n = std::to_string(i);
    auto at = out.of.find(question);
    if (at != out.of.end()) {  // blamed
      at->second.culprit = question.spelling;
      return;
    }
    Answer answer;
    auto value = [&](const std::string &name) {
      auto found = reading.values.find(name + n);
      return found == reading.values.end() ? 0 : static_cast<int>(found->second);
    };
    auto type = reading.types.find("a" + n);
    if (value("k") && type != reading.types.end()) {
      answer.state = Answer::State::known;
      answer.abi = abi_of(type->second);
      answer.borrow = static_cast<model::Borrow>(value("b"));
      answer.transfer = static_cast<model::Transfer>(value("t"));
      answer.nullable = value("n") != 0;
      answer.sized = value("s") != 0;
      answer.raises = value("x") != 0;
    } else {
      const std::string item = item_of(i, reading);
      answer.culprit = item.empty() ? culprit(question) : culprit({model::Use::result, item, item});
      explain(i, reading, answer);
    }
    out.of.emplace(question, answer);
  }

  // A row that refuses its type says why: that of the whole type, or of the innermost one.
  void explain(std::size_t i, const Reading &reading, Answer &answer) const {
    auto of = [&](const std::string &name) {
      auto found = reading.types.find(name);
      return found == reading.types.end() ? "" : constant_text(found->second, "refused");
    };
    answer.text = of("w" + std::to_string(i));
    if (!answer.text.empty()) answer.culprit = inquiry_.questions[i].spelling;
    const std::size_t inner = inner_.find(bare(answer.culprit));
    if (answer.text.empty() && inner != inner_.all().size()) answer.text = of("r" + std::to_string(inner));
  }

  // The innermost type without a row; the whole type as written where what is inside has rows.
  std::string culprit(const model::Question &question) const {
    std::string at = bare(question.canonical);
    auto is_known = [&](const std::string &type) {
      auto found = inner_known_.find(type);
      return found != inner_known_.end() && found->second;
    };
    if (is_known(at)) return question.spelling;
    for (bool deeper = true; deeper;) {
      deeper = false;
      for (const std::string &argument : arguments_in(at)) {
        if (is_known(bare(argument))) continue;
        at = bare(argument);
        deeper = true;
        break;
      }
    }
    return at == bare(question.canonical) ? bare(question.spelling) : at;
  }

  void headers(const Reading &reading, model::Answers &out) const {
    for (std::size_t i = 0; i < inner_.all().size(); ++i) {
      auto row = reading.types.find("r" + std::to_string(i));
      if (row == reading.types.end()) continue;
      Cursor declaration = row->second.declaration();
      Cursor pattern = declaration.specialized_template();
      for (const Cursor &cursor : {declaration, pattern}) {
        const std::string file = cursor ? cursor.location().file : "";
        std::size_t at = file.rfind("ferrule/types/");
        if (at == std::string::npos || file.find("..", at) != std::string::npos) continue;  // type.hpp itself: no row
        const std::string include = "<" + file.substr(at) + ">";
        if (std::find(out.row_headers.begin(), out.row_headers.end(), include) == out.row_headers.end())
          out.row_headers.push_back(include);
      }
    }
    std::sort(out.row_headers.begin(), out.row_headers.end());
  }

  std::shared_ptr<const Library> library_;
  const ProbeRequest &request_;
  const model::Inquiry &inquiry_;
  Stopwatch *watch_;
  InnerTypes inner_;
  std::map<std::string, bool> inner_known_;
  std::set<std::pair<ProbeLine::Kind, std::size_t>> dropped_;
  std::map<std::size_t, std::string> broken_copies_;  // by class: what the compiler said
};

}  // namespace

model::Answers probe(const std::shared_ptr<const Library> &library, const ProbeRequest &request, const model::Inquiry &inquiry,
                     Stopwatch *watch) {
  return Prober(library, request, inquiry, watch).run();
}

std::vector<std::string> row_headers_in(const std::string &runtime_include) {
  std::vector<std::string> out;
  std::error_code ignored;
  for (const auto &entry : std::filesystem::directory_iterator(std::filesystem::path(runtime_include) / "ferrule/types", ignored))
    if (entry.path().extension() == ".hpp") out.push_back("<ferrule/types/" + entry.path().filename().string() + ">");
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace ferrule::clang
