// The probe file's text, and the types inside a type.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "model/answers.hpp"
#include "probe.hpp"

namespace ferrule::clang {

// A line of the probe: a question of the inquiry, a type inside one, a class whose facts are wanted, its copy, that it is not to be
// copied, a marker, or the use of a row that seems not to be there, for the sake of the error.
struct ProbeLine {
  enum class Kind { marker, question, inner, facts, copy, uncopied, missing } kind = Kind::question;
  std::size_t index = 0;  // in the inquiry, or in `inner`
};

struct ProbeText {
  std::string text;
  std::map<unsigned, ProbeLine> lines;
};

inline constexpr const char *probe_file = "ferrule_probe.cpp";

ProbeText probe_text(const ProbeRequest &request, const model::Inquiry &inquiry, const std::vector<std::string> &inner,
                     const std::set<std::pair<ProbeLine::Kind, std::size_t>> &dropped);
// The same head, and only uses of the rows of these types.
ProbeText missing_text(const ProbeRequest &request, const model::Inquiry &inquiry, const std::vector<std::string> &types,
                       const std::set<std::pair<ProbeLine::Kind, std::size_t>> &dropped);
// The same head, and the copies that are in doubt.
ProbeText copies_text(const ProbeRequest &request, const model::Inquiry &inquiry,
                      const std::set<std::pair<ProbeLine::Kind, std::size_t>> &dropped);

// "const std::vector<geo::Point> &" → "std::vector<geo::Point>".
std::string bare(const std::string &type);
// The types that a template instance names: "std::map<int, geo::Point>" → {"int", "geo::Point"}.
std::vector<std::string> arguments_in(const std::string &type);

// Types, each of them once, in the order in which they came.
class InnerTypes {
 public:
  // All that a type names at any depth, and the bare type itself, outermost first.
  void collect(const std::string &type);

  const std::vector<std::string> &all() const { return all_; }
  // Where it is in `all`; its size if it is not.
  std::size_t find(const std::string &type) const;

 private:
  bool add_once(const std::string &type);

  std::vector<std::string> all_;
  std::map<std::string, std::size_t> places_;
};

}  // namespace ferrule::clang
