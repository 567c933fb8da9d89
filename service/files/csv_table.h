// Comma-separated values with a line of names, read.
#ifndef FAIRSTART_SERVICE_FILES_CSV_TABLE_H_
#define FAIRSTART_SERVICE_FILES_CSV_TABLE_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/engine.h"
#include "service/files/field_positions.h"

namespace fairstart {

// A value and where it begins.
struct CsvValue {
  std::string text;
  Position position;
};

// A line of values, by the names of their columns.
struct CsvRow {
  int line = 0;  // from 1, of the file
  std::map<std::string, CsvValue> values;

  // The value of a column; empty if there is no such column.
  const std::string& operator[](const std::string& column) const;

  // Where the value of a column is; where the line begins if there is no such column.
  Position PositionOf(const std::string& column) const;
};

// Which columns there must be, and which there may be.
struct CsvColumns {
  std::vector<std::string> needed;
  std::vector<std::string> allowed;
};

// Reads a table (RFC 4180, UTF-8, lines that end in CRLF or LF; a byte order mark and blank lines
// are skipped). Columns may stand in any order. Returns what is wrong, each with line, column and
// how to mend it: a column that is missing, unknown or named twice, a line with more or fewer
// values than there are columns, quotes that do not close. `rows` then holds the lines that could
// be read.
std::vector<Diagnostic> ReadCsv(const std::string& name, std::string_view bytes,
                                const CsvColumns& columns, std::vector<CsvRow>& rows);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_FILES_CSV_TABLE_H_
