// A ledger's file as SQLite alone sees it: what somebody can do who has the file and not the key.
#ifndef FAIRSTART_TESTS_SERVICE_LEDGER_RAW_DATABASE_H_
#define FAIRSTART_TESTS_SERVICE_LEDGER_RAW_DATABASE_H_

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <filesystem>
#include <string>
#include <vector>

namespace fairstart {

class RawDatabase {
 public:
  explicit RawDatabase(const std::filesystem::path& file) {
    EXPECT_EQ(sqlite3_open(file.c_str(), &handle_), SQLITE_OK) << sqlite3_errmsg(handle_);
    // An attacker is not held up by what the tables say of themselves.
    Run("PRAGMA ignore_check_constraints = ON");
  }
  ~RawDatabase() { sqlite3_close(handle_); }
  RawDatabase(const RawDatabase&) = delete;
  RawDatabase& operator=(const RawDatabase&) = delete;

  void Run(const std::string& sql) {
    EXPECT_TRUE(TryToRun(sql)) << sql << ": " << sqlite3_errmsg(handle_);
  }

  bool TryToRun(const std::string& sql) {
    return sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
  }

  // Every value of every row, one after the other, as text.
  std::vector<std::string> Query(const std::string& sql) {
    std::vector<std::string> values;
    sqlite3_stmt* statement = nullptr;
    EXPECT_EQ(sqlite3_prepare_v2(handle_, sql.c_str(), -1, &statement, nullptr), SQLITE_OK)
        << sql << ": " << sqlite3_errmsg(handle_);
    while (sqlite3_step(statement) == SQLITE_ROW) {
      for (int i = 0; i < sqlite3_column_count(statement); ++i) {
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, i));
        values.emplace_back(text == nullptr ? "" : text);
      }
    }
    sqlite3_finalize(statement);
    return values;
  }

  int64_t QueryInt(const std::string& sql) { return std::stoll(Query(sql).front()); }

 private:
  sqlite3* handle_ = nullptr;
};

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_SERVICE_LEDGER_RAW_DATABASE_H_
