// Tested by tests/service/files/csv_table_test.cc and
// tests/service/publishing/schedule_csv_test.cc.
#include "service/files/csv_row.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"

namespace fairstart {
namespace {

// In quotes where the value needs them.
std::string Field(const std::string& value) {
  if (value.find_first_of("\",\r\n") == std::string::npos) return value;
  return absl::StrCat("\"", absl::StrReplaceAll(value, {{"\"", "\"\""}}), "\"");
}

}  // namespace

void WriteCsvRow(const std::vector<std::string>& values, std::ostream& out) {
  out << absl::StrJoin(values, ",", [](std::string* row, const std::string& value) {
    *row += Field(value);
  }) << "\r\n";
}

std::string CsvPounds(int64_t pence) {
  const uint64_t size = pence < 0 ? 0 - static_cast<uint64_t>(pence) : static_cast<uint64_t>(pence);
  return absl::StrFormat("%s%d.%02d", pence < 0 ? "-" : "", size / 100, size % 100);
}

}  // namespace fairstart
