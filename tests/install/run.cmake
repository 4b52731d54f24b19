# Installs the build to a scratch prefix and builds one small program against it twice: by
# find_package and by pkg-config. Both must clean the same text, and the installed tool must run.
#   cmake -DBUILD= -DCONSUMER= -DSCRATCH= -DCONFIG= -DCOMPILER= -DPKG_CONFIG= -DLIBDIR= -P run.cmake
cmake_minimum_required(VERSION 3.25)

file(REMOVE_RECURSE "${SCRATCH}")
set(prefix "${SCRATCH}/a prefix")  # a blank in the path must not matter to find_package
set(pc_prefix "${SCRATCH}/prefix") # pkg-config writes it escaped, so `sh` would be needed to read it

function(run)
  execute_process(COMMAND ${ARGV} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

run("${CMAKE_COMMAND}" --install "${BUILD}" --config "${CONFIG}" --prefix "${prefix}")
run("${CMAKE_COMMAND}" -E copy_directory "${prefix}" "${pc_prefix}")

message(STATUS "A consumer by find_package")
run("${CMAKE_COMMAND}" -S "${CONSUMER}" -B "${SCRATCH}/by-cmake" "-DCMAKE_PREFIX_PATH=${prefix}"
    "-DCMAKE_CXX_COMPILER=${COMPILER}" "-DCMAKE_BUILD_TYPE=${CONFIG}")
run("${CMAKE_COMMAND}" --build "${SCRATCH}/by-cmake")
run("${SCRATCH}/by-cmake/consumer")

message(STATUS "A consumer by pkg-config, from a tree that was moved after its installation")
set(ENV{PKG_CONFIG_PATH} "${pc_prefix}/${LIBDIR}/pkgconfig")
execute_process(COMMAND "${PKG_CONFIG}" --static --cflags --libs dross
                OUTPUT_VARIABLE flags OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
separate_arguments(flags UNIX_COMMAND "${flags}")
file(MAKE_DIRECTORY "${SCRATCH}/by-pkg-config")
run("${COMPILER}" -std=c++20 "${CONSUMER}/consumer.cc" -o "${SCRATCH}/by-pkg-config/consumer"
    ${flags})
run("${SCRATCH}/by-pkg-config/consumer")

run("${prefix}/bin/dross" --version)
