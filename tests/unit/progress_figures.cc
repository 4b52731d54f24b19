// The line of progress, as a person reads it.
#include "catch.h"
#include "cli/progress.h"

using dross::cli::progress_line;
using dross::cli::ProgressFigures;

TEST_CASE("with a known size there is a share and a time left") {
  ProgressFigures figures;
  figures.bytes = 1'200'000'000;
  figures.total_bytes = 4'000'000'000;
  figures.documents = 1'234'567;
  figures.words = 1000;
  figures.words_removed = 123;
  figures.seconds = 60;
  CHECK(progress_line(figures) ==
        "1.2 of 4.0 GB (30 %), 1,234,567 documents, 20,576/s, 20.0 MB/s, 12.3 % of the words "
        "taken, 2 min left");
}

TEST_CASE("of a stream nobody knows the end") {
  ProgressFigures figures;
  figures.bytes = 1500;
  figures.documents = 1;
  figures.seconds = 0.5;
  CHECK(progress_line(figures) == "1.5 kB, 1 document, 2/s, 0.0 MB/s, 0.0 % of the words taken");
}

TEST_CASE("nothing read yet, more read than there was, hours to go") {
  CHECK(progress_line({}) == "0.0 B, 0 documents, 0/s, 0.0 MB/s, 0.0 % of the words taken");
  ProgressFigures figures;
  figures.bytes = 20;
  figures.total_bytes = 10;
  figures.seconds = 1;
  CHECK(progress_line(figures).starts_with("20.0 of 10.0 B (100 %)"));
  figures.total_bytes = 20 * 3600 * 3;
  CHECK(progress_line(figures).ends_with("2 h 59 min left"));
}
