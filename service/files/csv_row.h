// Comma-separated values, written.
#ifndef FAIRSTART_SERVICE_FILES_CSV_ROW_H_
#define FAIRSTART_SERVICE_FILES_CSV_ROW_H_

#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

namespace fairstart {

// Writes a line (RFC 4180), with quotes around what needs them.
void WriteCsvRow(const std::vector<std::string>& values, std::ostream& out);

// A sum in pence as pounds with two decimals: "57.90", "-3.20".
std::string CsvPounds(int64_t pence);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_FILES_CSV_ROW_H_
