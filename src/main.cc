// argv -> command -> exit code; nothing else.
#include "cli/command.h"

int main(int argc, char** argv) {
  return dross::cli::main(argc, argv);
}
