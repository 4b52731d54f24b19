# What `cmake --install` lays down: the tool, libdross with its headers, and what find_package and
# pkg-config need to find both. Programs write #include <dross/pipeline.h>. The headers include one
# another as "base/span.h", from include/dross/, which is why that folder is on the include path too.
include(CMakePackageConfigHelpers)

target_include_directories(dross INTERFACE
  "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>"
  "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/dross>")

# The same spelling works for programs that use dross by add_subdirectory.
file(MAKE_DIRECTORY "${PROJECT_BINARY_DIR}/include")
file(CREATE_LINK "${PROJECT_SOURCE_DIR}/src" "${PROJECT_BINARY_DIR}/include/dross" SYMBOLIC)
target_include_directories(dross INTERFACE "$<BUILD_INTERFACE:${PROJECT_BINARY_DIR}/include>")

install(TARGETS dross EXPORT dross-targets)
install(TARGETS dross-tool)
install(DIRECTORY "${PROJECT_SOURCE_DIR}/src/" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/dross"
        FILES_MATCHING PATTERN "*.h" PATTERN "cli" EXCLUDE)

set(config_folder "${CMAKE_INSTALL_LIBDIR}/cmake/dross")
install(EXPORT dross-targets NAMESPACE dross:: DESTINATION "${config_folder}")
configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/dross-config.cmake.in"
  "${PROJECT_BINARY_DIR}/dross-config.cmake" INSTALL_DESTINATION "${config_folder}")
# Before 1.0 a new minor version may change the interface.
write_basic_package_version_file("${PROJECT_BINARY_DIR}/dross-config-version.cmake"
  COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/dross-config.cmake"
              "${PROJECT_BINARY_DIR}/dross-config-version.cmake"
              "${PROJECT_SOURCE_DIR}/cmake/FindRE2.cmake"
              "${PROJECT_SOURCE_DIR}/cmake/FindCLD2.cmake"
        DESTINATION "${config_folder}")

# Paths in the .pc are relative to it, so that an installed tree can be moved. CLD2 has no .pc of its
# own, so its library is named; the others are private requirements.
file(RELATIVE_PATH pc_prefix "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
if(IS_ABSOLUTE "${CMAKE_INSTALL_LIBDIR}")
  set(pc_prefix "${CMAKE_INSTALL_PREFIX}/")
else()
  set(pc_prefix "\${pcfiledir}/${pc_prefix}")
endif()
string(REGEX REPLACE "/$" "" pc_prefix "${pc_prefix}")
configure_file("${PROJECT_SOURCE_DIR}/dross.pc.in" "${PROJECT_BINARY_DIR}/dross.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/dross.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")

install(FILES "${PROJECT_SOURCE_DIR}/docs/dross.1" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
install(FILES "${PROJECT_SOURCE_DIR}/completions/dross.bash"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" RENAME dross)
install(FILES "${PROJECT_SOURCE_DIR}/completions/_dross"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/site-functions")

install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION "${CMAKE_INSTALL_DOCDIR}")
