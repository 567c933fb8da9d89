#include "service/ledger/sqlite_connection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using Access = SqliteConnection::Access;

class SqliteConnectionTest : public testing::Test {
 protected:
  SqliteConnectionTest() : connection_(*SqliteConnection::Open(":memory:", Access::kCreate, "")) {
    EXPECT_TRUE(connection_->Run("CREATE TABLE t (n INTEGER, s TEXT, b BLOB)", {}).ok());
  }

  std::unique_ptr<SqliteConnection> connection_;
};

TEST_F(SqliteConnectionTest, GivesValuesBackAsTheyWereGiven) {
  const std::string bytes("\0\xFF", 2);
  ASSERT_TRUE(connection_
                  ->Run("INSERT INTO t VALUES (?, ?, ?)",
                        {int64_t{-5}, SqlText{"caf\xC3\xA9"}, SqlBlob{bytes}})
                  .ok());
  ASSERT_TRUE(
      connection_->Run("INSERT INTO t VALUES (?, ?, ?)", {nullptr, SqlText{""}, SqlBlob{""}}).ok());
  SqlRows rows = connection_->Query("SELECT n, s, b, typeof(b) FROM t", {});
  ASSERT_TRUE(*rows.Next());
  EXPECT_EQ(rows.Int(0), -5);
  EXPECT_EQ(rows.Bytes(1), "caf\xC3\xA9");
  EXPECT_EQ(rows.Bytes(2), bytes);
  ASSERT_TRUE(*rows.Next());
  EXPECT_TRUE(rows.IsNull(0));
  EXPECT_EQ(rows.Bytes(2), "");
  EXPECT_EQ(rows.Bytes(3), "blob");
  EXPECT_FALSE(*rows.Next());
}

TEST_F(SqliteConnectionTest, RunsAKeptStatementAgain) {
  for (int64_t n = 1; n <= 3; ++n) {
    ASSERT_TRUE(connection_->Run("INSERT INTO t (n) VALUES (?)", {n}).ok());
  }
  EXPECT_THAT(*connection_->QueryInts("SELECT n FROM t WHERE n > ?", {int64_t{1}}),
              ElementsAre(2, 3));
  EXPECT_THAT(*connection_->QueryInts("SELECT n FROM t WHERE n > ?", {int64_t{2}}), ElementsAre(3));
}

TEST_F(SqliteConnectionTest, SaysWhatIsWrongWithAStatement) {
  const absl::Status status = connection_->Run("SELECT a FROM nowhere", {});
  EXPECT_EQ(status.code(), absl::StatusCode::kInternal);
  EXPECT_THAT(std::string(status.message()), testing::HasSubstr("no such table: nowhere"));
}

TEST_F(SqliteConnectionTest, DoesNotMakeAFileToReadOrWrite) {
  const ScratchFolder folder;
  const auto file = folder.path() / "none";
  EXPECT_EQ(SqliteConnection::Open(file, Access::kRead, "").status().code(),
            absl::StatusCode::kNotFound);
  EXPECT_EQ(SqliteConnection::Open(file, Access::kWrite, "").status().code(),
            absl::StatusCode::kNotFound);
  EXPECT_FALSE(std::filesystem::exists(file));
}

}  // namespace
}  // namespace fairstart
