// Writes all that the emitters make of the hand-built interface below the folder that is its argument.
#include <filesystem>
#include <fstream>

#include "emit/emitters.hpp"
#include "geo_model.hpp"

int main(int count, char **arguments) {
  if (count != 2) return 2;
  const std::filesystem::path root = arguments[1];
  for (const auto &[path, text] : ferrule::emit::emit_all(ferrule::geo_model())) {
    const std::filesystem::path file = root / path;
    std::filesystem::create_directories(file.parent_path());
    if (!(std::ofstream(file, std::ios::binary) << text)) return 1;
  }
  return 0;
}
