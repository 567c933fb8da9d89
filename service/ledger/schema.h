// The tables of a ledger's file, and how an earlier file is brought up to date.
#ifndef FAIRSTART_SERVICE_LEDGER_SCHEMA_H_
#define FAIRSTART_SERVICE_LEDGER_SCHEMA_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "service/ledger/sqlite_connection.h"

namespace fairstart {

// SQLite's application id of a ledger: "FsLd".
inline constexpr int64_t kApplicationId = 0x46734C64;

// What brings a file from schema N to N + 1 is migration N; a new file is brought from 0 up. They
// do not change once a release has them, and none touches leaf, salt or content.
struct Migrations {
  std::vector<std::string> steps;
};
const Migrations& ShippedMigrations();

// Makes the tables in an empty database, in the transaction that is open.
absl::Status CreateSchema(SqliteConnection& connection, const Migrations& migrations);

// The schema of a ledger, this one or an earlier. kFailedPrecondition for what is no ledger, and
// for a newer one, naming what to do; kDataLoss if the tables are not those of its schema.
absl::StatusOr<int64_t> CheckSchema(SqliteConnection& connection, const Migrations& migrations);

// Brings a ledger up to date, in one transaction of its own.
absl::Status MigrateSchema(SqliteConnection& connection, const Migrations& migrations);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_LEDGER_SCHEMA_H_
