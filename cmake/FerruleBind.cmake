# ferrule_bind(): from C++ headers to a shared library with a C ABI, and, when a Python package is wanted, to that package.
#
#   ferrule_bind(geo
#     [HEADERS geo.hpp ...]        headers as they are #included; looked for here, in include/, and in the target's include directories
#     [MODULE geo]                 name of the package and prefix of the C names; default: the target's name
#     [EXPORTS a::B ...]           names of somebody else's header to bind
#     [CONFIG ferrule.toml]        settings, in a file of their own or in [tool.ferrule] of a pyproject.toml
#     [MANIFEST geo.abi.json]      the kept ABI manifest; default: <module>.abi.json beside CONFIG or here, if it is there
#     [STANDARD 20]                the C++ standard; default: CMAKE_CXX_STANDARD, else 17
#     [PYTHON_PACKAGE dir]         also make the Python package, in dir/<module>; a wheel build asks for it by itself
#     [WHEEL_FOLDER pkg/_geo]      where the package lies in a wheel, if it is a part of another one; default: <module>
#     [STRICT])                    a member that cannot cross is an error in somebody else's header too
#
# makes the shared library target `geo`: target_sources(geo PRIVATE src/geo.cpp), target_link_libraries(geo PRIVATE ...) add what
# stands behind the headers.  Generated files are in <binary dir>/ferrule/<target>; they are made when the project is built, and
# again when a header that they came from changes.
include_guard(GLOBAL)
cmake_policy(VERSION 3.18...3.25)

set(FERRULE_CMAKE_DIR "${CMAKE_CURRENT_LIST_DIR}" CACHE INTERNAL "")

function(ferrule_bind target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "STRICT" "MODULE;CONFIG;MANIFEST;STANDARD;PYTHON_PACKAGE;WHEEL_FOLDER" "HEADERS;EXPORTS")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "ferrule_bind(${target}): unknown argument '${arg_UNPARSED_ARGUMENTS}'")
  endif()
  if(NOT arg_HEADERS AND NOT arg_CONFIG)
    message(FATAL_ERROR "ferrule_bind(${target}): give HEADERS, or a CONFIG that lists them")
  endif()
  if(NOT arg_MODULE)
    set(arg_MODULE "${target}")
  endif()
  if(NOT arg_STANDARD)
    set(arg_STANDARD 17)
    if(CMAKE_CXX_STANDARD)
      set(arg_STANDARD "${CMAKE_CXX_STANDARD}")
    endif()
  endif()
  set(module "${arg_MODULE}")
  set(out "${CMAKE_CURRENT_BINARY_DIR}/ferrule/${target}")
  set(python OFF)
  if(arg_PYTHON_PACKAGE OR SKBUILD)
    set(python ON)
  endif()

  if(FERRULE_GENERATED AND IS_DIRECTORY "${FERRULE_GENERATED}/${target}")
    _ferrule_take_generated(${target} "${out}")
  else()
    _ferrule_generate(${target} "${out}" ${python})
  endif()
  _ferrule_library(${target} "${out}" ${python})
  if(python)
    _ferrule_package(${target} "${out}" "${arg_PYTHON_PACKAGE}")
  endif()
endfunction()

# The command that makes the generated files.  Its include directories and definitions are the target's own, so that the generator
# reads the headers just as the compiler will.
function(_ferrule_generate target out python)
  # Where it compiles for another system, the headers are read as on this one (FERRULE_HEADERS_COMPILER): the C++ libraries of
  # cross compilers are often newer than libclang.
  set(compiler "${CMAKE_CXX_COMPILER}")
  if(FERRULE_HEADERS_COMPILER)
    set(compiler "${FERRULE_HEADERS_COMPILER}")
  endif()
  set(arguments --module "${module}" --std "c++${arg_STANDARD}" --compiler "${compiler}"
    --runtime-include "${FERRULE_INCLUDE_DIR}" -o "${out}")
  # A program, a target that makes it, or a Python and the script that does the same in the installed package.
  set(depends)
  file(GLOB libraries "${FERRULE_CMAKE_DIR}/../_core/_ferrule_core.*")
  foreach(part IN LISTS FERRULE_GEN libraries)
    if(TARGET "${part}" OR EXISTS "${part}")
      list(APPEND depends "${part}")
    endif()
  endforeach()
  if(arg_CONFIG)
    get_filename_component(config "${arg_CONFIG}" ABSOLUTE)
    list(APPEND arguments --config "${config}")
    list(APPEND depends "${config}")
  endif()
  if(NOT arg_MANIFEST AND NOT arg_CONFIG AND EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/${module}.abi.json")
    set(arg_MANIFEST "${module}.abi.json")
  endif()
  if(arg_MANIFEST)
    get_filename_component(manifest "${arg_MANIFEST}" ABSOLUTE)
    list(APPEND arguments --manifest "${manifest}")
  endif()
  foreach(header IN LISTS arg_HEADERS)
    list(APPEND arguments --header "${header}")
  endforeach()
  foreach(name IN LISTS arg_EXPORTS)
    list(APPEND arguments --export "${name}")
  endforeach()
  if(arg_STRICT)
    list(APPEND arguments --strict)
  endif()
  if(FERRULE_LIBCLANG)
    list(APPEND arguments --libclang "${FERRULE_LIBCLANG}")
  endif()
  set(includes "$<TARGET_PROPERTY:${target},INCLUDE_DIRECTORIES>")
  set(quoted "$<TARGET_PROPERTY:${target},FERRULE_QUOTED>")
  set(definitions "$<TARGET_PROPERTY:${target},COMPILE_DEFINITIONS>")

  # The generator says which headers it has read; it is called again when one of them changes.
  set(depfile)
  if(CMAKE_GENERATOR MATCHES "Ninja|Makefiles")
    list(APPEND arguments --depfile "${out}.d")
    set(depfile DEPFILE "${out}.d")
  endif()
  set(cdef "${CMAKE_COMMAND}" -E true)
  if(python)
    _ferrule_python()
    set(cdef "${FERRULE_PYTHON}" "${FERRULE_CDEF}" "${out}/${module}_cdef.h" "${out}/${module}/_cdef.py")
  endif()
  # The generator leaves a file alone that would not change. Ninja understands that; make has to be shown a new time.
  set(touch "${CMAKE_COMMAND}" -E true)
  _ferrule_outputs("${out}" ${python} outputs)
  if(NOT CMAKE_GENERATOR MATCHES "Ninja")
    set(touch "${CMAKE_COMMAND}" -E touch_nocreate ${outputs})
  endif()

  # (The joined lists have to stand here as they are: kept in a variable they would be split.)
  add_custom_command(
    OUTPUT ${outputs}
    COMMAND ${FERRULE_GEN} ${arguments} "$<$<BOOL:${includes}>:-I$<JOIN:${includes},;-I>>"
      "$<$<BOOL:${quoted}>:-iquote=$<JOIN:${quoted},;-iquote=>>"
      "$<$<BOOL:${definitions}>:-D$<JOIN:${definitions},;-D>>"
    COMMAND ${cdef}
    COMMAND ${touch}
    DEPENDS ${depends} ${depfile}
    COMMENT "Generating ${module}"
    COMMAND_EXPAND_LISTS VERBATIM)
  add_custom_target(${target}_generate DEPENDS ${outputs})
endfunction()

# A source distribution that carries the generated sources (sdist-generated = true) is built from those, without libclang.
function(_ferrule_take_generated target out)
  file(GLOB_RECURSE shipped RELATIVE "${FERRULE_GENERATED}/${target}" "${FERRULE_GENERATED}/${target}/*")
  foreach(name IN LISTS shipped)
    configure_file("${FERRULE_GENERATED}/${target}/${name}" "${out}/${name}" COPYONLY)
  endforeach()
  add_custom_target(${target}_generate)
endfunction()

# The files that a build step depends on; the package has more, which are installed with their folder.
function(_ferrule_outputs out python result)
  set(outputs "${out}/.ferrule-stamp" "${out}/${module}_shim.cpp" "${out}/include/${module}.h" "${out}/${module}.map"
    "${out}/${module}.abi.json")
  if(python)
    list(APPEND outputs "${out}/${module}_lane.cpp" "${out}/${module}_lane.hpp" "${out}/${module}_cdef.h" "${out}/${module}/__init__.py" "${out}/${module}/_cdef.py")
  endif()
  set(${result} "${outputs}" PARENT_SCOPE)
endfunction()

function(_ferrule_library target out python)
  set(sources "${out}/${module}_shim.cpp" "${out}/include/${module}.h")
  if(python)
    list(APPEND sources "${out}/${module}_lane.cpp")
  endif()
  add_library(${target} SHARED ${sources})
  target_include_directories(${target}
    PUBLIC $<BUILD_INTERFACE:${out}/include> $<INSTALL_INTERFACE:include>
    PRIVATE "${FERRULE_INCLUDE_DIR}")
  if(arg_CONFIG)
    get_filename_component(beside "${arg_CONFIG}" ABSOLUTE)
    get_filename_component(beside "${beside}" DIRECTORY)
    _ferrule_quoted(${target} "${beside}")
  endif()
  if(NOT FERRULE_MADE_PROJECT)  # of which ferrule has made the CMakeLists.txt: nothing of the user's is beside that
    _ferrule_quoted(${target} "${CMAKE_CURRENT_SOURCE_DIR}")
  endif()
  if(IS_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}/include")
    target_include_directories(${target} PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}/include")
  endif()
  find_package(Threads REQUIRED)
  target_link_libraries(${target} PRIVATE Threads::Threads ${CMAKE_DL_LIBS})
  set_target_properties(${target} PROPERTIES
    CXX_STANDARD ${arg_STANDARD} CXX_STANDARD_REQUIRED ON CXX_EXTENSIONS OFF
    POSITION_INDEPENDENT_CODE ON CXX_VISIBILITY_PRESET hidden C_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON
    FERRULE_MODULE "${module}" FERRULE_OUTPUT "${out}" EXPORT_NAME "${module}")
  if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
    # Without it a static libstdc++ or a header compiled without hidden visibility would leak its own symbols.
    # And it stays in memory after dlclose(): handles, and threads that wait for each other, may still refer to it.
    target_link_options(${target} PRIVATE "LINKER:--version-script=${out}/${module}.map" LINKER:-z,nodelete)
    # The script names what only some libraries have; that is no error to GNU's linker, and one to LLVM's.
    include(CheckLinkerFlag)
    check_linker_flag(CXX LINKER:--undefined-version FERRULE_LINKER_TAKES_UNDEFINED_VERSION)
    if(FERRULE_LINKER_TAKES_UNDEFINED_VERSION)
      target_link_options(${target} PRIVATE LINKER:--undefined-version)
    endif()
    set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS "${out}/${module}.map")
    # What is missing is said now, and not when somebody loads it. (The sanitizers' own symbols are the program's to bring.)
    if(NOT "${CMAKE_CXX_FLAGS} ${CMAKE_SHARED_LINKER_FLAGS}" MATCHES "-fsanitize")
      target_link_options(${target} PRIVATE LINKER:-z,defs)
    endif()
  endif()
  if(python)
    # Libraries outside the loader's path are found where they were linked; a release wheel brings them along (auditwheel).
    set_target_properties(${target} PROPERTIES PREFIX "" OUTPUT_NAME "_${module}" INSTALL_RPATH_USE_LINK_PATH ON)
    if(WIN32)
      set_target_properties(${target} PROPERTIES SUFFIX ".pyd")
    else()
      set_target_properties(${target} PROPERTIES SUFFIX ".so")
    endif()
  else()
    set_target_properties(${target} PROPERTIES OUTPUT_NAME "${module}")
  endif()
endfunction()

# A folder of headers for #include "…" alone: what else lies there, a file `string` or `new`, is not the standard's.
function(_ferrule_quoted target folder)
  set_property(TARGET ${target} APPEND PROPERTY FERRULE_QUOTED "${folder}")
  if(MSVC)
    target_include_directories(${target} PRIVATE "${folder}")
  else()
    target_compile_options(${target} PRIVATE "SHELL:-iquote \"${folder}\"")
  endif()
endfunction()

# The Python package: under `folder` for use in place, and installed where a wheel is being made.
function(_ferrule_package target out folder)
  if(SKBUILD)
    set(place "${module}")
    if(arg_WHEEL_FOLDER)
      set(place "${arg_WHEEL_FOLDER}")
    endif()
    install(TARGETS ${target} LIBRARY DESTINATION "${place}" RUNTIME DESTINATION "${place}")
    install(DIRECTORY "${out}/${module}/" DESTINATION "${place}" PATTERN "__pycache__" EXCLUDE)
    install(FILES "${out}/include/${module}.h" DESTINATION "${place}/include")
  endif()
  if(folder)
    get_filename_component(folder "${folder}" ABSOLUTE BASE_DIR "${CMAKE_CURRENT_BINARY_DIR}")
    add_custom_command(TARGET ${target} POST_BUILD
      COMMAND "${CMAKE_COMMAND}" -E copy_directory "${out}/${module}" "${folder}/${module}"
      COMMAND "${CMAKE_COMMAND}" -E make_directory "${folder}/${module}/include"
      COMMAND "${CMAKE_COMMAND}" -E copy_if_different "${out}/include/${module}.h" "${folder}/${module}/include/${module}.h"
      COMMAND "${CMAKE_COMMAND}" -E copy_if_different "$<TARGET_FILE:${target}>" "${folder}/${module}/"
      VERBATIM)
  endif()
endfunction()

# A Python with cffi, for the one file that cffi itself makes.
macro(_ferrule_python)
  if(NOT FERRULE_PYTHON)
    find_package(Python3 COMPONENTS Interpreter REQUIRED)
    set(FERRULE_PYTHON "${Python3_EXECUTABLE}" CACHE FILEPATH "A Python with cffi")
  endif()
endmacro()
