// Tested by tests/service/files/csv_table_test.cc.
#include "service/files/csv_table.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/text/misread.h"
#include "service/errors/nearest_name.h"
#include "service/files/utf8_text.h"

namespace fairstart {
namespace {

using Record = std::vector<CsvValue>;

// Splits a file into lines of values.
class Splitter {
 public:
  Splitter(const std::string& name, std::string_view bytes, std::vector<Diagnostic>& diagnostics)
      : name_(name), bytes_(bytes), diagnostics_(diagnostics) {}

  // The next line that is not blank; nothing at the end, and after quotes that do not close.
  std::optional<Record> Next() {
    while (at_ < bytes_.size()) {
      Record record;
      if (!Read(record)) return std::nullopt;
      const bool is_blank = record.size() == 1 && record[0].text.empty();
      if (!is_blank) return record;
    }
    return std::nullopt;
  }

 private:
  bool Read(Record& record) {
    while (true) {
      CsvValue value;
      value.position = {line_, column_};
      const bool closed = Peek() == '"' ? ReadQuoted(value) : ReadPlain(value);
      if (!closed) return false;
      record.push_back(std::move(value));
      if (at_ == bytes_.size()) return true;
      if (Take() == '\n') return true;
    }
  }

  // Up to the comma or the end of the line, neither of which is taken.
  bool ReadPlain(CsvValue& value) {
    while (at_ < bytes_.size() && !IsEnd()) {
      if (Peek() == '"')
        Say({line_, column_}, "a quote inside a value without quotes",
            "put the whole value into quotes and write the quote twice");
      value.text += Take();
    }
    SkipCarriageReturn();
    return true;
  }

  bool ReadQuoted(CsvValue& value) {
    Take();
    while (at_ < bytes_.size()) {
      const char next = Take();
      if (next != '"') {
        value.text += next;
      } else if (Peek() == '"') {
        value.text += Take();
      } else {
        const Position after = {line_, column_};
        bool is_more = false;
        for (; at_ < bytes_.size() && !IsEnd(); Take()) is_more = true;
        if (is_more)
          Say(after, "something after the closing quote", "write a quote inside a value twice");
        SkipCarriageReturn();
        return true;
      }
    }
    Say(value.position, "the quote does not close", "end the value with a quote");
    return false;
  }

  char Peek() const { return at_ < bytes_.size() ? bytes_[at_] : '\0'; }

  bool IsEnd() const {
    return Peek() == ',' || Peek() == '\n' || bytes_.substr(at_, 2) == "\r\n" ||
           (Peek() == '\r' && at_ + 1 == bytes_.size());
  }

  void SkipCarriageReturn() {
    if (Peek() == '\r') ++at_;
  }

  char Take() {
    const char taken = bytes_[at_++];
    ++column_;
    if (taken == '\n') {
      ++line_;
      column_ = 1;
    }
    return taken;
  }

  void Say(Position position, std::string problem, std::string mend) {
    Diagnostic& diagnostic = diagnostics_.emplace_back();
    diagnostic.file = name_;
    diagnostic.line = position.line;
    diagnostic.column = position.column;
    diagnostic.problem = std::move(problem);
    diagnostic.mend = std::move(mend);
  }

  const std::string& name_;
  const std::string_view bytes_;
  std::vector<Diagnostic>& diagnostics_;
  size_t at_ = 0;
  int line_ = 1;
  int column_ = 1;
};

Diagnostic At(const std::string& name, Position position, std::string problem) {
  Diagnostic diagnostic;
  diagnostic.file = name;
  diagnostic.line = position.line;
  diagnostic.column = position.column;
  diagnostic.problem = std::move(problem);
  return diagnostic;
}

// What is wrong with the names of the columns.
void CheckNames(const std::string& name, const Record& names, const CsvColumns& columns,
                std::vector<Diagnostic>& diagnostics) {
  std::vector<std::string> known = columns.needed;
  known.insert(known.end(), columns.allowed.begin(), columns.allowed.end());
  std::set<std::string> seen;
  for (const CsvValue& column : names) {
    if (std::find(known.begin(), known.end(), column.text) == known.end()) {
      diagnostics.push_back(At(name, column.position,
                               absl::StrCat("no column is called ", Quoted(column.text), "; ",
                                            NearestOrKnown(column.text, known))));
    } else if (!seen.insert(column.text).second) {
      diagnostics.push_back(
          At(name, column.position, absl::StrCat("a second column ", Quoted(column.text))));
    }
  }
  for (const std::string& needed : columns.needed) {
    if (seen.contains(needed)) continue;
    diagnostics.push_back(
        At(name, {1, 1},
           absl::StrCat("there is no column ", Quoted(needed),
                        "; the first line names the columns: ", absl::StrJoin(known, ","))));
  }
}

}  // namespace

const std::string& CsvRow::operator[](const std::string& column) const {
  static const std::string& none = *new std::string();
  const auto found = values.find(column);
  return found == values.end() ? none : found->second.text;
}

Position CsvRow::PositionOf(const std::string& column) const {
  const auto found = values.find(column);
  return found == values.end() ? Position{line, 1} : found->second.position;
}

std::vector<Diagnostic> ReadCsv(const std::string& name, std::string_view bytes,
                                const CsvColumns& columns, std::vector<CsvRow>& rows) {
  std::vector<Diagnostic> diagnostics;
  if (Utf8Prefix(bytes) < bytes.size()) {
    Diagnostic& diagnostic = diagnostics.emplace_back(At(name, {1, 1}, "it is not UTF-8"));
    diagnostic.mend = "save it as CSV in UTF-8";
    return diagnostics;
  }
  constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
  if (bytes.substr(0, kByteOrderMark.size()) == kByteOrderMark) {
    bytes.remove_prefix(kByteOrderMark.size());
  }
  Splitter splitter(name, bytes, diagnostics);
  const std::optional<Record> names = splitter.Next();
  CheckNames(name, names.value_or(Record()), columns, diagnostics);
  if (!diagnostics.empty()) return diagnostics;
  while (std::optional<Record> record = splitter.Next()) {
    CsvRow row;
    row.line = record->front().position.line;
    if (record->size() != names->size()) {
      diagnostics.push_back(At(name, record->front().position,
                               absl::StrCat("the line has ", record->size(),
                                            " values, and there are ", names->size(), " columns")));
      continue;
    }
    for (size_t i = 0; i < record->size(); ++i) {
      row.values[(*names)[i].text] = std::move((*record)[i]);
    }
    rows.push_back(std::move(row));
  }
  return diagnostics;
}

}  // namespace fairstart
