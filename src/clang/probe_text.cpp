#include "probe_text.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>

#include "types.hpp"

namespace ferrule::clang {
namespace {

const char *const asking = R"(namespace ferrule_probe {
template <class Q, bool = Q::known>
struct ask { using abi = void; static constexpr int known = 0, borrow = 0, transfer = 0, nullable = 0, sized = 0, raises = 0; };
template <class Q, class = void>
struct crossing { static constexpr int borrow = 0, transfer = 0, nullable = 0, sized = 0, raises = 0; };
template <class Q>
struct crossing<Q, std::void_t<decltype(Q::borrow), decltype(Q::transfer), decltype(Q::nullable)>> {
  static constexpr int borrow = static_cast<int>(Q::borrow), transfer = static_cast<int>(Q::transfer), nullable = Q::nullable;
  static constexpr int sized = Q::sized, raises = Q::raises;
};
template <class Q>
struct ask<Q, true> : crossing<Q> { using abi = typename Q::abi; static constexpr int known = 1; };
}
)";

const char *use_name(model::Use use) {
  switch (use) {
    case model::Use::parameter:
      return "parameter";
    case model::Use::result:
      return "result";
    case model::Use::iteration:
      return "iteration_of";
    case model::Use::out:
      return "out";
    default:
      return "value";
  }
}

std::string question_line(const model::Question &question, const std::string &n) {
  const std::string ask = "ask<ferrule::" + std::string(use_name(question.use)) + "<" + question.spelling + ">>";
  std::string line = "using a" + n + " = " + ask + "::abi; enum { k" + n + " = " + ask + "::known, b" + n + " = " + ask +
                     "::borrow, t" + n + " = " + ask + "::transfer, n" + n + " = " + ask + "::nullable, s" + n + " = " + ask +
                     "::sized, x" + n + " = " + ask + "::raises };";
  if (question.use == model::Use::iteration)
    line += " using e" + n + " = ferrule::iteration_of<" + question.spelling + ">::item;";
  else  // where the reason is, if it is refused
    line += " using w" + n + " = ferrule::type<ferrule::detail::plain<" + question.spelling + ">>;";
  return line;
}

std::string facts_line(const std::string &type, const std::string &n) {
  static const char *const names[] = {"copyable",
                                      "movable",
                                      "equality",
                                      "destructible",
                                      "default_constructible",
                                      "abstract_",
                                      "polymorphic",
                                      "trivially_destructible",
                                      "assignable",
                                      "printed",
                                      "hashed",
                                      "constructible_by_copy"};
  std::string out = "enum { f" + n + " = 0";
  for (int bit = 0; bit < static_cast<int>(std::size(names)); ++bit)
    out += " | int(ferrule::facts<" + type + ">::" + names[bit] + ") << " + std::to_string(bit);
  return out + " };";
}

const char *marker_name(model::Marker::Kind kind) {
  return kind == model::Marker::Kind::handle ? "as_handle" : kind == model::Marker::Kind::record ? "as_record" : "as_enum";
}

std::string trimmed(const std::string &text) {
  std::size_t first = text.find_first_not_of(' '), last = text.find_last_not_of(' ');
  return first == std::string::npos ? "" : text.substr(first, last - first + 1);
}

// Without what is said of the variable and not of the type: const and & at the end.
std::string unreferenced(const std::string &type) {
  std::string out = trimmed(type);
  auto ends_in_const = [&] {
    return out.size() > 5 && out.compare(out.size() - 5, 5, "const") == 0 &&
           !std::isalnum(static_cast<unsigned char>(out[out.size() - 6]));
  };
  while (!out.empty() && (out.back() == '&' || ends_in_const()))
    out = trimmed(out.substr(0, out.size() - (out.back() == '&' ? 1 : 5)));
  return out;
}

}  // namespace

std::string bare(const std::string &type) {
  std::string out = unreferenced(type);
  while (!out.empty() && out.back() == '*') out = unreferenced(out.substr(0, out.size() - 1));
  while (out.compare(0, 6, "const ") == 0) out = trimmed(out.substr(6));
  return out;
}

std::vector<std::string> arguments_in(const std::string &type) {
  std::string text = bare(type);
  std::size_t open = text.find('<');
  if (open == std::string::npos || text.back() != '>') return {};
  std::vector<std::string> out;
  for (const std::string &argument : split_arguments(text.substr(open + 1, text.size() - open - 2))) {
    std::string each = trimmed(argument);
    bool is_type = !each.empty() && (std::isalpha(static_cast<unsigned char>(each[0])) || each[0] == '_' || each[0] == ':') &&
                   each.find('(') == std::string::npos && each != "true" && each != "false";
    if (is_type) out.push_back(each);
  }
  return out;
}

void InnerTypes::collect(const std::string &type) {
  // What refers to an array, as fields do that are one.
  if (const std::size_t array = type.find(" (&)["); array != std::string::npos) {
    const std::string element = bare(type.substr(0, array));
    add_once(element + type.substr(array + 4));
    return collect(element);
  }
  // The row may be that of the pointer, or of the reference: `const char *` has one in another header than `char`.
  const std::string whole = unreferenced(type), written = trimmed(type);
  if (!whole.empty() && whole.back() == '*') add_once(whole);
  if (!written.empty() && written.back() == '&' && written.compare(0, 6, "const ") != 0) add_once(written);
  const std::string text = bare(type);
  if (!add_once(text)) return;
  for (const std::string &argument : arguments_in(text)) collect(argument);
}

bool InnerTypes::add_once(const std::string &type) {
  if (type.empty() || type.find('(') != std::string::npos || !places_.emplace(type, all_.size()).second) return false;
  all_.push_back(type);
  return true;
}

std::size_t InnerTypes::find(const std::string &type) const {
  const auto found = places_.find(type);
  return found == places_.end() ? all_.size() : found->second;
}

namespace {

class Text {
 public:
  explicit Text(const std::set<std::pair<ProbeLine::Kind, std::size_t>> &dropped) : dropped_(dropped) {}

  void put(const std::string &text) {
    out.text += text + "\n";
    line_ += 1 + static_cast<unsigned>(std::count(text.begin(), text.end(), '\n'));
  }
  void put_for(ProbeLine::Kind kind, std::size_t index, const std::string &text) {
    if (dropped_.count({kind, index})) return;
    out.lines[line_] = {kind, index};
    put(text);
  }
  void put_head(const ProbeRequest &request, const model::Inquiry &inquiry) {
    for (const std::string &each : request.includes) put("#include " + each);
    put("#include <ferrule/probe.hpp>");
    for (const std::string &each : request.row_headers) put("#include " + each);
    for (std::size_t i = 0; i < inquiry.markers.size(); ++i) {
      const model::Marker &marker = inquiry.markers[i];
      put_for(ProbeLine::Kind::marker, i,
              "template <> struct ferrule::exported<" + marker.cpp + "> : ferrule::" + marker_name(marker.kind) + "<> {};");
    }
    const auto is_not_copied = [&](std::size_t i) {
      return "template <> inline constexpr bool ferrule::copyable<" + inquiry.classes[i].spelling + "> = false;";
    };
    for (std::size_t i = 0; i < inquiry.classes.size(); ++i)
      if (dropped_.count({ProbeLine::Kind::copy, i})) put(is_not_copied(i));
    // Where a header has said it already, or the opposite, this is an error at its line: then the header counts.
    for (std::size_t i : inquiry.uncopied) put_for(ProbeLine::Kind::uncopied, i, is_not_copied(i));
  }

  ProbeText out;

 private:
  const std::set<std::pair<ProbeLine::Kind, std::size_t>> &dropped_;
  unsigned line_ = 1;
};

}  // namespace

ProbeText probe_text(const ProbeRequest &request, const model::Inquiry &inquiry, const std::vector<std::string> &inner,
                     const std::set<std::pair<ProbeLine::Kind, std::size_t>> &dropped) {
  Text text(dropped);
  text.put_head(request, inquiry);
  text.put(asking);
  text.put("namespace ferrule_probe {");
  for (std::size_t i = 0; i < inquiry.questions.size(); ++i)
    text.put_for(ProbeLine::Kind::question, i, question_line(inquiry.questions[i], std::to_string(i)));
  for (std::size_t i = 0; i < inner.size(); ++i) {
    const std::string n = std::to_string(i);
    text.put_for(ProbeLine::Kind::inner, i,
                 "using r" + n + " = ferrule::type<" + inner[i] + ">; enum { i" + n + " = ferrule::known<" + inner[i] + "> };");
  }
  for (std::size_t i = 0; i < inquiry.classes.size(); ++i)
    text.put_for(ProbeLine::Kind::facts, i, facts_line(inquiry.classes[i].spelling, std::to_string(i)));
  text.put("}");
  return std::move(text.out);
}

ProbeText missing_text(const ProbeRequest &request, const model::Inquiry &inquiry, const std::vector<std::string> &types,
                       const std::set<std::pair<ProbeLine::Kind, std::size_t>> &dropped) {
  Text text(dropped);
  text.put_head(request, inquiry);
  for (std::size_t i = 0; i < types.size(); ++i)
    text.put_for(ProbeLine::Kind::missing, i,
                 "using ferrule_missing" + std::to_string(i) + " = ferrule::type<" + types[i] + ">::abi;");
  return std::move(text.out);
}

ProbeText copies_text(const ProbeRequest &request, const model::Inquiry &inquiry,
                      const std::set<std::pair<ProbeLine::Kind, std::size_t>> &dropped) {
  Text text(dropped);
  text.put_head(request, inquiry);
  text.put("namespace ferrule_probe {");
  for (std::size_t i : inquiry.doubtful)
    text.put_for(ProbeLine::Kind::copy, i,
                 "inline auto *c" + std::to_string(i) + " = &ferrule::copy_of<" + inquiry.classes[i].spelling + ">::make;");
  text.put("}");
  return std::move(text.out);
}

}  // namespace ferrule::clang
