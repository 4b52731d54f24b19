// main of every test executable; apart from the tests because Catch2 2's implementation takes many
// seconds to compile. Catch2 3 has it in a library and ignores the macro.
#define CATCH_CONFIG_RUNNER
#include "catch.h"

int main(int argc, char** argv) {
  return Catch::Session().run(argc, argv);
}
