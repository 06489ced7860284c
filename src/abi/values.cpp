#include <algorithm>

#include "rules.hpp"

namespace ferrule::abi {
namespace {

using model::Manifest;

void compare_error(const Found &found, const std::string &name, const Manifest::Error &older, const Manifest::Error &newer) {
  if (older.status != newer.status)
    found.add(Effect::breaking, name, newer.cpp, "was " + std::to_string(older.status) + ", is " + std::to_string(newer.status),
              "programs compare statuses with the old number");
  for (const std::string &base : older.bases)
    if (std::find(newer.bases.begin(), newer.bases.end(), base) == newer.bases.end())
      found.add(Effect::breaking, name, newer.cpp, "does not derive from " + quoted(base) + " any more",
                "it no longer answers to that one's getters, nor is it caught with it in Python");
  for (const std::string &base : newer.bases)
    if (std::find(older.bases.begin(), older.bases.end(), base) == older.bases.end())
      found.add(Effect::addition, name, newer.cpp, "derives from " + quoted(base) + " as well", "");
}

}  // namespace

void compare_values(const Found &found) {
  for (const auto &[name, older] : found.older.errors) {
    const Manifest::Error *newer = found.newer.errors.find(name);
    if (newer)
      compare_error(found, name, older, *newer);
    else
      found.add(Effect::breaking, name, older.cpp, "is gone", "programs that look for it no longer find it: another status comes");
  }
  for (const auto &[name, newer] : found.newer.errors)
    if (!found.older.errors.find(name))
      found.add(Effect::addition, name, newer.cpp, "is new, " + std::to_string(newer.status),
                "older programs treat it as a general error");

  for (const auto &[name, was] : found.older.constants) {
    const std::string *is = found.newer.constants.find(name);
    if (!is)
      found.add(Effect::breaking, name, "", "is gone (it was " + was + ")", "programs that use it can not be compiled any more");
    else if (*is != was)
      found.add(Effect::breaking, name, "", "was " + was + ", is " + *is, "programs have the old value built in");
  }
  for (const auto &[name, is] : found.newer.constants)
    if (!found.older.constants.find(name)) found.add(Effect::addition, name, "", "is new, " + is, "");
}

}  // namespace ferrule::abi
