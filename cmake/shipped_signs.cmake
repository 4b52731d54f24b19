# Sets dross_shipped_signs to the source file with the table of src/match/stored_signs.h. A program
# made of the library's objects writes it. Where what is built cannot be run here the table is empty,
# and dross works the signs out when it starts: the same output, some 0.06 ms a rule later.
set(dross_no_signs "${PROJECT_BINARY_DIR}/generated/no_signs.cc")
file(CONFIGURE OUTPUT "${dross_no_signs}" CONTENT "#include \"match/stored_signs.h\"

namespace dross {

constinit const std::string_view shipped_signs;

}  // namespace dross
" @ONLY)

if(CMAKE_CROSSCOMPILING AND NOT CMAKE_CROSSCOMPILING_EMULATOR)
  set(dross_shipped_signs "${dross_no_signs}")
  return()
endif()

set(dross_shipped_signs "${PROJECT_BINARY_DIR}/generated/shipped_signs.cc")
add_executable(dross-write-signs "${PROJECT_SOURCE_DIR}/src/write_signs.cc" "${dross_no_signs}")
dross_set_up(dross-write-signs)
target_link_libraries(dross-write-signs PRIVATE dross-objects)
add_custom_command(
  OUTPUT "${dross_shipped_signs}"
  COMMAND dross-write-signs "${dross_shipped_signs}"
  DEPENDS dross-write-signs
  COMMENT "Working out the signs of the shipped rules"
  VERBATIM)
