# What every target is compiled with. Warnings and sanitizers stay private to our targets: a program
# that uses dross by add_subdirectory keeps its own.

if(PROJECT_IS_TOP_LEVEL)
  set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
  if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Debug, Release, RelWithDebInfo or MinSizeRel" FORCE)
  endif()
  find_program(DROSS_CCACHE ccache)
  mark_as_advanced(DROSS_CCACHE)
  if(DROSS_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${DROSS_CCACHE}")
  endif()
endif()

find_package(Threads REQUIRED)

# Sanitizer reports must end the process, or a test that only looks at output would pass.
# -O1 because the property tests are several times slower without it; -g1 is enough for stacks.
set(dross_sanitizer_flags "")
if(DROSS_SANITIZE)
  list(JOIN DROSS_SANITIZE "," dross_sanitizers)
  set(dross_sanitizer_flags -fsanitize=${dross_sanitizers})
endif()

# dross_set_up(<target>): language level, warnings, sanitizers.
function(dross_set_up target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion)
  # clang reports std::stable_sort's own use of get_temporary_buffer in libstdc++ 12 as ours.
  if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    target_compile_options(${target} PRIVATE -Wno-deprecated-declarations)
  endif()
  # g++ 12 finds overlapping copies in "text" + std::string where there are none (GCC bug 105651).
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(${target} PRIVATE -Wno-restrict)
  endif()
  if(DROSS_WARNINGS_AS_ERRORS)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
  if(dross_sanitizer_flags)
    target_compile_options(${target} PRIVATE ${dross_sanitizer_flags} -fno-sanitize-recover=all
                                             -fno-omit-frame-pointer -O1 -g1)
    target_link_options(${target} PUBLIC ${dross_sanitizer_flags})
  endif()
  target_link_libraries(${target} PRIVATE Threads::Threads)
endfunction()
