// C names that a kept manifest has given: they stay with what they were given to, and what C++ has in a longer form only stays
// in C as it was.
#include <algorithm>
#include <set>

#include "build_context.hpp"

namespace ferrule::model {
namespace {

using KeptFunction = std::pair<std::string, Manifest::Function>;

bool has_stem(const KeptFunction &kept, const std::string &stem) {
  return !stem.empty() && kept.second.cpp.compare(0, stem.size() + 1, stem + "(") == 0;
}

void give(Pending &pending, const std::string &name) {
  pending.c_name = name;
  pending.is_kept = true;
}

// The first `count` parameters of a function whose others have defaults.
Pending shortened(const Pending &from, std::size_t count) {
  Pending out = from;
  Function &function = out.function;
  function.former = true;
  function.parameters.resize(count);
  for (std::vector<int> *each : {&function.result.keeps, &function.result.copies, &function.stays})
    each->erase(std::remove_if(each->begin(), each->end(), [&](int one) { return one >= static_cast<int>(count); }), each->end());
  return out;
}

}  // namespace

void keep_c_names(Context &context, std::vector<Pending> &pending) {
  if (!context.kept) return;
  const Manifest::Table<Manifest::Function> &kept = context.kept->functions;
  std::set<const KeptFunction *> claimed;
  for (Pending &each : pending) {
    const std::string key = manifest_key(context.out, each.function);
    for (const KeptFunction &one : kept) {
      if (one.second.cpp != key) continue;
      claimed.insert(&one);
      if (each.c_name.empty()) give(each, one.first);
    }
  }
  // The same parameters to C, spelled in another way in C++.
  for (Pending &each : pending) {
    if (!each.c_name.empty()) continue;
    const std::string stem = manifest_stem(context.out, each.function);
    for (const KeptFunction &one : kept) {
      if (!each.c_name.empty() || claimed.count(&one) || !has_stem(one, stem)) continue;
      if (one.second.shapes != manifest_shapes(context.out, each.function)) continue;
      claimed.insert(&one);
      give(each, one.first);
    }
  }
  // What C++ has with more parameters now, and can still be called as before: by exactly one function, else nobody knows which.
  std::vector<Pending> formers;
  for (const KeptFunction &one : kept) {
    if (claimed.count(&one) || !one.second.shapes) continue;
    const std::size_t count = one.second.shapes->size();
    std::vector<Pending> candidates;
    for (const Pending &each : pending) {
      const std::vector<Parameter> &parameters = each.function.parameters;
      if (parameters.size() <= count || !parameters[count].default_value ||
          !has_stem(one, manifest_stem(context.out, each.function)))
        continue;
      Pending candidate = shortened(each, count);
      if (manifest_shapes(context.out, candidate.function) == *one.second.shapes) candidates.push_back(std::move(candidate));
    }
    if (candidates.size() != 1) continue;
    give(candidates.front(), one.first);
    formers.push_back(std::move(candidates.front()));
  }
  std::move(formers.begin(), formers.end(), std::back_inserter(pending));
}

int kept_status(const Context &context, const std::string &cpp, int &next) {
  int kept = 0;
  if (context.kept) {
    for (const auto &[name, error] : context.kept->errors) {
      next = std::max(next, error.status + 1);  // also of those that are gone: a number never comes to mean something else
      if (error.cpp == cpp) kept = error.status;
    }
  }
  return kept ? kept : next++;
}

}  // namespace ferrule::model
