# ferrule_install(): a bound library for people who write C and need no Python.
#
#   ferrule_install(geo)     installs libgeo, geo.h, geo.pc, and a CMake package: find_package(geo), geo::geo
include_guard(GLOBAL)
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

function(ferrule_install target)
  get_target_property(module ${target} FERRULE_MODULE)
  get_target_property(out ${target} FERRULE_OUTPUT)
  if(NOT module)
    message(FATAL_ERROR "ferrule_install(${target}): ferrule_bind() did not make this target")
  endif()
  set(version "${PROJECT_VERSION}")
  if(NOT version)
    set(version 0.0.0)
  endif()
  string(REGEX MATCH "^[0-9]+" major "${version}")
  set_target_properties(${target} PROPERTIES VERSION "${version}" SOVERSION "${major}")

  install(TARGETS ${target} EXPORT ${module}-targets
    LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}" ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
  install(FILES "${out}/include/${module}.h" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")

  set(package "${CMAKE_INSTALL_LIBDIR}/cmake/${module}")
  install(EXPORT ${module}-targets NAMESPACE ${module}:: DESTINATION "${package}")
  file(WRITE "${out}.package/${module}Config.cmake" "include(\"\${CMAKE_CURRENT_LIST_DIR}/${module}-targets.cmake\")\n")
  write_basic_package_version_file("${out}.package/${module}ConfigVersion.cmake" VERSION "${version}" COMPATIBILITY SameMajorVersion)
  file(RELATIVE_PATH up "/prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/prefix")
  file(WRITE "${out}.package/${module}.pc" "# Found from where this file lies, so that the installed tree can be moved.
prefix=\${pcfiledir}/${up}
libdir=\${prefix}/${CMAKE_INSTALL_LIBDIR}
includedir=\${prefix}/${CMAKE_INSTALL_INCLUDEDIR}

Name: ${module}
Description: C API of ${module}
Version: ${version}
Libs: -L\${libdir} -l${module}
Cflags: -I\${includedir}
")
  install(FILES "${out}.package/${module}Config.cmake" "${out}.package/${module}ConfigVersion.cmake" DESTINATION "${package}")
  install(FILES "${out}.package/${module}.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
endfunction()
