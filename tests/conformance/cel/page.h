// What docs/conformance.md says that must be true of this run.
#ifndef FAIRSTART_TESTS_CONFORMANCE_CEL_PAGE_H_
#define FAIRSTART_TESTS_CONFORMANCE_CEL_PAGE_H_

#include <string>
#include <vector>

#include "tests/conformance/cel/cel_data.h"

namespace fairstart::conformance {

// The tables of the page in Markdown: what is left out, and how many tests of each file run.
std::string Tables(const std::vector<CelTest>& tests);

// The page with `tables` between its two markers, in place of what stood there. Throws
// std::runtime_error when the page lacks a marker.
std::string WithTables(const std::string& page, const std::string& tables);

}  // namespace fairstart::conformance

#endif  // FAIRSTART_TESTS_CONFORMANCE_CEL_PAGE_H_
