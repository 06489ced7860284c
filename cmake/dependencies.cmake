# The generator's C++ dependencies: the system's where there are some, else fetched, pinned by commit.
include(FetchContent)

find_package(nlohmann_json 3.9 QUIET)
if(NOT nlohmann_json_FOUND)
  FetchContent_Declare(nlohmann_json
    GIT_REPOSITORY https://github.com/nlohmann/json.git
    GIT_TAG 9cca280a4d0ccf0c08f47a99aa71d1b0e52f8d03)  # v3.11.3
  FetchContent_MakeAvailable(nlohmann_json)
endif()

# The headers alone: Debian's CMake package would link its shared library, which a wheel cannot count on.
if(NOT TARGET tomlplusplus::tomlplusplus)
  find_path(FERRULE_TOML_INCLUDE toml++/toml.h)
  if(FERRULE_TOML_INCLUDE)
    add_library(tomlplusplus::tomlplusplus INTERFACE IMPORTED)
    target_include_directories(tomlplusplus::tomlplusplus INTERFACE ${FERRULE_TOML_INCLUDE})
  else()
    FetchContent_Declare(tomlplusplus
      GIT_REPOSITORY https://github.com/marzer/tomlplusplus.git
      GIT_TAG 30172438cee64926dc41fdd9c11fb3ba5b2ba9de)  # v3.4.0
    FetchContent_MakeAvailable(tomlplusplus)
  endif()
endif()
