// Catch2 2.13 is what Debian 12 has; elsewhere it is 3. Tests include this and use what both know:
// TEST_CASE, SECTION, INFO, CAPTURE, CHECK, REQUIRE, GENERATE with values or from_range.
#pragma once

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif
