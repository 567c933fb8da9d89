#include "tests/conformance/cel/page.h"

#include <map>
#include <stdexcept>

#include "absl/strings/str_cat.h"
#include "tests/conformance/cel/profile.h"

namespace fairstart::conformance {
namespace {

constexpr std::string_view kBegin = "<!-- tables: written by the test, see above -->\n";
constexpr std::string_view kEnd = "<!-- end of the tables -->\n";

absl::string_view View(std::string_view text) { return {text.data(), text.size()}; }

std::string WhatIsLeftOutTable() {
  std::string table = "| left out | written | because |\n| --- | --- | --- |\n";
  for (const LeftOut& row : WhatIsLeftOut()) {
    absl::StrAppend(&table, "| ", View(row.name), " | ", View(row.written), " | ", View(row.why),
                    " |\n");
  }
  return table;
}

struct Counts {
  int tests = 0;
  int run = 0;
  std::vector<int> skipped = std::vector<int>(WhatIsLeftOut().size());
};

std::string CountsRow(const std::string& name, const Counts& counts) {
  std::string row = absl::StrCat("| ", name, " | ", counts.tests, " | ", counts.run, " |");
  for (int skipped : counts.skipped) {
    absl::StrAppend(&row, skipped == 0 ? " " : absl::StrCat(" ", skipped, " "), "|");
  }
  return row + "\n";
}

std::string CountsTable(const std::vector<CelTest>& tests) {
  std::map<std::string, Counts> files;
  Counts all;
  for (const CelTest& test : tests) {
    const std::optional<size_t> left_out = FirstLeftOut(test);
    for (Counts* counts : {&files[test.file], &all}) {
      ++counts->tests;
      ++(left_out.has_value() ? counts->skipped[*left_out] : counts->run);
    }
  }
  std::string table = "| file | tests | run |";
  std::string rule = "| --- | ---: | ---: |";
  for (const LeftOut& row : WhatIsLeftOut()) {
    absl::StrAppend(&table, " ", View(row.name), " |");
    absl::StrAppend(&rule, " ---: |");
  }
  absl::StrAppend(&table, "\n", rule, "\n");
  for (const auto& [file, counts] : files) absl::StrAppend(&table, CountsRow(file, counts));
  return table + CountsRow("all", all);
}

}  // namespace

std::string Tables(const std::vector<CelTest>& tests) {
  return absl::StrCat(WhatIsLeftOutTable(), "\n", CountsTable(tests));
}

std::string WithTables(const std::string& page, const std::string& tables) {
  const size_t begin = page.find(kBegin);
  const size_t end = page.find(kEnd);
  if (begin == std::string::npos || end == std::string::npos || end < begin) {
    throw std::runtime_error("the page has not both markers of its tables");
  }
  return absl::StrCat(page.substr(0, begin), View(kBegin), "\n", tables, "\n", page.substr(end));
}

}  // namespace fairstart::conformance
