#include "build.hpp"

#include "build_context.hpp"
#include "confined.hpp"
#include "extra.hpp"

namespace ferrule::model {
namespace {

// As the author would write it in a shim.
std::string include_line(const std::string &header) {
  if (!header.empty() && (header.front() == '<' || header.front() == '"')) return header;
  return "\"" + header + "\"";
}

}  // namespace

Interface build(const decl::Unit &unit, const Settings &settings, const Answers &answers, Diagnostics &diagnostics,
                const Manifest *kept) {
  Context context(unit, settings, answers, diagnostics, kept);
  Interface &out = context.out;
  out.module = settings.module;
  out.version = settings.version;
  out.platform = unit.platform;
  if (kept) out.abi = kept->abi;
  out.comment = unit.comment;
  if (!settings.doc.empty()) out.comment.text = settings.doc;
  for (const std::string &header : settings.headers) out.includes.push_back(include_line(header));
  out.row_headers = answers.row_headers;
  out.files = unit.files;
  // Whatever a type may be made of comes before types are.
  build_enums(context);
  declare_classes(context);
  build_records(context);
  build_errors(context);
  build_members(context);
  build_free_functions(context);
  build_constants(context);
  settle_replaced(context.out);
  settle_conversions(context.out);
  find_confined(context.out);
  add_extra(settings, context.out, diagnostics);
  return std::move(context.out);
}

}  // namespace ferrule::model
