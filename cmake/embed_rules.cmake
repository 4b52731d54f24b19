# dross_embed_rules(<folder> <output.cc>): makes <output.cc> hold every .toml file under <folder>.
# The manifest is in the DEPENDS because a rule file that was deleted must bring a new output too, and
# a dependency that is gone does not.
function(dross_embed_rules folder output)
  file(GLOB_RECURSE files RELATIVE "${folder}" CONFIGURE_DEPENDS "${folder}/*.toml")
  list(SORT files COMPARE STRING)
  list(JOIN files "\n" manifest)
  file(CONFIGURE OUTPUT "${output}.manifest" CONTENT "${manifest}\n" @ONLY)
  list(TRANSFORM files PREPEND "${folder}/")
  add_custom_command(
    OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" "-DFOLDER=${folder}" "-DOUTPUT=${output}"
            -P "${PROJECT_SOURCE_DIR}/cmake/write_embedded.cmake"
    DEPENDS ${files} "${output}.manifest" "${PROJECT_SOURCE_DIR}/cmake/write_embedded.cmake"
    COMMENT "Embedding the rule files of ${folder}"
    VERBATIM)
endfunction()
