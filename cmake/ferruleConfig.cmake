# find_package(ferrule): where ferrule-gen and the runtime headers are, and the commands ferrule_bind() and ferrule_install().
#
# The same file serves an installation by `cmake --install` (lib/cmake/ferrule), the Python package (ferrule/cmake) and the
# source tree (cmake/); it finds its neighbours by their places beside it.  Python is not needed, but in the Python package, where
# a script of it (which any Python can run) stands for ferrule-gen.
get_filename_component(_ferrule_here "${CMAKE_CURRENT_LIST_DIR}" REALPATH)

if(NOT FERRULE_GEN AND EXISTS "${_ferrule_here}/../_core/__init__.py")
  if(NOT FERRULE_PYTHON)
    find_package(Python3 COMPONENTS Interpreter REQUIRED)
    set(FERRULE_PYTHON "${Python3_EXECUTABLE}" CACHE FILEPATH "A Python with cffi")
  endif()
  get_filename_component(_ferrule_script "${_ferrule_here}/../gen.py" ABSOLUTE)
  set(FERRULE_GEN "${FERRULE_PYTHON}" "${_ferrule_script}" CACHE STRING "ferrule's generator")
  unset(_ferrule_script)
endif()
find_program(FERRULE_GEN ferrule-gen HINTS "${_ferrule_here}/../../../bin" ENV FERRULE_BIN DOC "ferrule's generator")
find_path(FERRULE_INCLUDE_DIR ferrule/ferrule.hpp NO_DEFAULT_PATH
  HINTS "${_ferrule_here}/../include" "${_ferrule_here}/../../../include" DOC "ferrule's runtime headers")
find_file(FERRULE_CDEF _cdef.py NO_DEFAULT_PATH HINTS "${_ferrule_here}" "${_ferrule_here}/.." "${_ferrule_here}/../python/ferrule"
  DOC "Makes the cffi lane's declarations; needed for Python packages only")
mark_as_advanced(FERRULE_GEN FERRULE_INCLUDE_DIR FERRULE_CDEF)

include(FindPackageHandleStandardArgs)
set(_ferrule_required FERRULE_INCLUDE_DIR)
if(NOT FERRULE_GENERATED)   # a source distribution that carries what the generator makes
  list(APPEND _ferrule_required FERRULE_GEN)
endif()
find_package_handle_standard_args(ferrule REQUIRED_VARS ${_ferrule_required})

if(ferrule_FOUND AND NOT TARGET ferrule::runtime)
  add_library(ferrule::runtime INTERFACE IMPORTED)
  set_target_properties(ferrule::runtime PROPERTIES INTERFACE_INCLUDE_DIRECTORIES "${FERRULE_INCLUDE_DIR}")
endif()
include("${_ferrule_here}/FerruleBind.cmake")
include("${_ferrule_here}/FerruleInstall.cmake")
unset(_ferrule_here)
unset(_ferrule_required)
