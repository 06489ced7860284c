#include "diagnostic_json.hpp"

#include <nlohmann/json.hpp>

namespace ferrule {
namespace {

using Json = nlohmann::ordered_json;

Json place(const Location &where) { return {{"file", where.file}, {"line", where.line}, {"column", where.column}}; }

template <class Columns>
Json columns(const Columns &of) {
  return {{"line", of.line}, {"first", of.first}, {"last", of.last}};
}

}  // namespace

std::string as_json(const Diagnostic &diagnostic) {
  static const char *const severities[] = {"note", "warning", "error"};
  Json out = {{"severity", severities[static_cast<int>(diagnostic.severity)]},
              {"id", diagnostic.id},
              {"text", diagnostic.text},
              {"where", place(diagnostic.where)}};
  for (const Range &range : diagnostic.ranges) out["ranges"].push_back(columns(range));
  for (const FixIt &fix : diagnostic.fix_its) {
    Json each = columns(fix);
    each["text"] = fix.text;
    out["fix_its"].push_back(std::move(each));
  }
  for (const Note &note : diagnostic.notes) out["notes"].push_back({{"text", note.text}, {"where", place(note.where)}});
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace ferrule
