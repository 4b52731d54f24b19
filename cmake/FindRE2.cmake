# Finds RE2 and gives the target re2::re2.
# Releases from 2023 on bring a CMake config, which also finds the Abseil they need. Older ones
# (Debian 12 has 20220601) bring only re2.pc and need no Abseil.
find_package(re2 CONFIG QUIET)
if(NOT TARGET re2::re2)
  find_package(PkgConfig QUIET)
  if(PkgConfig_FOUND)
    pkg_check_modules(dross_re2 QUIET IMPORTED_TARGET GLOBAL re2)
    if(TARGET PkgConfig::dross_re2)
      add_library(re2::re2 INTERFACE IMPORTED GLOBAL)
      target_link_libraries(re2::re2 INTERFACE PkgConfig::dross_re2)
    endif()
  endif()
endif()

set(RE2_TARGET "")
if(TARGET re2::re2)
  set(RE2_TARGET re2::re2)
endif()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(RE2 REQUIRED_VARS RE2_TARGET)
