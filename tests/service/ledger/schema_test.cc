#include "service/ledger/schema.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/ledger/sqlite_store.h"
#include "tests/service/ledger/ledger_fixture.h"
#include "tests/service/ledger/raw_database.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class Schema : public LedgerTest {
 protected:
  Schema() {
    Add(EvidenceOf("r1"));
    Close();
  }

  std::unique_ptr<SqliteConnection> Connect() {
    return *SqliteConnection::Open(file_, SqliteConnection::Access::kWrite, "");
  }

  // What a later release would have: the shipped steps and one more.
  static Migrations Later() {
    Migrations later = ShippedMigrations();
    later.steps.push_back(
        "CREATE TABLE note (position INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;"
        "INSERT INTO note SELECT position, hex(leaf) FROM entry;");
    return later;
  }
};

TEST_F(Schema, IsTheShippedOneOfANewLedger) {
  EXPECT_EQ(*CheckSchema(*Connect(), ShippedMigrations()), 1);
}

TEST_F(Schema, IsBroughtUpToDateWithItsRows) {
  const auto connection = Connect();
  EXPECT_EQ(*CheckSchema(*connection, Later()), 1);
  ASSERT_TRUE(MigrateSchema(*connection, Later()).ok());
  EXPECT_EQ(*CheckSchema(*connection, Later()), 2);
  EXPECT_EQ(*connection->QueryInt("SELECT count(*) FROM note", {}), 3);
  // Once is enough.
  ASSERT_TRUE(MigrateSchema(*connection, Later()).ok());
  EXPECT_EQ(*connection->QueryInt("SELECT count(*) FROM note", {}), 3);
}

TEST_F(Schema, StaysAsItWasWhenAStepFails) {
  Migrations broken = Later();
  broken.steps.back() += "INSERT INTO nothing VALUES (1);";
  const auto connection = Connect();
  EXPECT_FALSE(MigrateSchema(*connection, broken).ok());
  EXPECT_FALSE(connection->InTransaction());
  EXPECT_EQ(*CheckSchema(*connection, ShippedMigrations()), 1);
}

TEST_F(Schema, OfALaterFairstartIsRefusedAndNamed) {
  ASSERT_TRUE(MigrateSchema(*Connect(), Later()).ok());
  for (const absl::Status& status :
       {LedgerReader::Open(file_).status(), Ledger::Open(file_, key_).status()}) {
    EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
    EXPECT_THAT(std::string(status.message()),
                HasSubstr("has schema 2, and this Fairstart knows those up to 1; use the Fairstart "
                          "that wrote it, or a later one"));
  }
}

TEST_F(Schema, OfAnotherProgramIsNoLedger) {
  const auto other = folder_.path() / "other.db";
  RawDatabase(other).Run("CREATE TABLE t (a)");
  for (const absl::Status& status :
       {LedgerReader::Open(other).status(), Ledger::Open(other, key_).status()}) {
    EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
    EXPECT_THAT(std::string(status.message()), HasSubstr("no ledger"));
  }
  const auto text =
      folder_.Write("text", "This is a text and no database at all, however long it is.");
  for (const absl::Status& status :
       {LedgerReader::Open(text).status(), Ledger::Open(text, key_).status()}) {
    EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition) << status;
    EXPECT_THAT(std::string(status.message()), HasSubstr("is no ledger"));
  }
  const auto empty = folder_.Write("empty", "");
  EXPECT_EQ(LedgerReader::Open(empty).status().code(), absl::StatusCode::kFailedPrecondition);
}

// STRICT tables and NOT NULL: what is not of its type cannot get in by mistake.
TEST_F(Schema, RefusesWhatIsNotOfItsType) {
  RawDatabase database(file_);
  EXPECT_FALSE(database.TryToRun("UPDATE entry SET leaf = 'text'"));
  EXPECT_FALSE(database.TryToRun("UPDATE entry SET subtrees = NULL"));
  EXPECT_FALSE(database.TryToRun("UPDATE person_index SET kind = 'evidence'"));
  EXPECT_THAT(database.Query("SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict "
                             "ORDER BY name"),
              ElementsAre("entry", "head", "kind_index", "person_index", "request_index"));
}

TEST_F(Schema, KeepsALogAndSyncsIt) {
  Open();
  EXPECT_THAT(RawDatabase(file_).Query("PRAGMA journal_mode"), ElementsAre("wal"));
  EXPECT_TRUE(std::filesystem::exists(file_.string() + "-wal"));
}

}  // namespace
}  // namespace fairstart
