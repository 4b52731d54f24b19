# dross_embed_files(<folder> <output.cc> <glob> <header> <name>): makes <output.cc> define <name>, which
# <header> declares, as the table of every file under <folder> that the glob takes.
# The manifest is in the DEPENDS because a file that was deleted must bring a new output too, and a
# dependency that is gone does not.
function(dross_embed_files folder output glob header name)
  file(GLOB_RECURSE files RELATIVE "${folder}" CONFIGURE_DEPENDS "${folder}/${glob}")
  list(SORT files COMPARE STRING)
  list(JOIN files "\n" manifest)
  file(CONFIGURE OUTPUT "${output}.manifest" CONTENT "${manifest}\n" @ONLY)
  list(TRANSFORM files PREPEND "${folder}/")
  add_custom_command(
    OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" "-DFOLDER=${folder}" "-DOUTPUT=${output}" "-DGLOB=${glob}"
            "-DHEADER=${header}" "-DNAME=${name}"
            -P "${PROJECT_SOURCE_DIR}/cmake/write_embedded.cmake"
    DEPENDS ${files} "${output}.manifest" "${PROJECT_SOURCE_DIR}/cmake/write_embedded.cmake"
    COMMENT "Embedding the files of ${folder}"
    VERBATIM)
endfunction()

# dross_embed_rules(<folder> <output.cc>): the rule files.
function(dross_embed_rules folder output)
  dross_embed_files("${folder}" "${output}" "*.toml" "rules/embedded.h" "embedded_rule_files")
endfunction()
