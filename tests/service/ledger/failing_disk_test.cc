// Disks that are full, broken or read-only, and files that are damaged.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "service/ledger/verify.h"
#include "tests/service/ledger/ledger_fixture.h"
#include "tests/service/ledger/raw_database.h"
#include "tests/service/ledger/test_disk.h"

namespace fairstart {
namespace {

using testing::AnyOf;
using testing::HasSubstr;

class FailingDisk : public LedgerTest {
 protected:
  FailingDisk() {
    Close();
    options_ = Options();
    options_.file_system = disk_.name();
  }
  // The ledger is closed before its disk goes.
  ~FailingDisk() override { Close(); }

  void OpenOnDisk() {
    ledger_ = nullptr;
    absl::StatusOr<std::unique_ptr<Ledger>> opened = Ledger::Open(file_, key_, options_);
    ASSERT_TRUE(opened.ok()) << opened.status();
    ledger_ = *std::move(opened);
  }

  int64_t Problems() {
    const auto now = Now();
    return VerifyLedger(now->store(), {})->problem_count;
  }

  TestDisk disk_;
  LedgerOptions options_;
};

TEST_F(FailingDisk, FullRefusesEntriesAndGoesOnReading) {
  OpenOnDisk();
  Add(EvidenceOf("r1"));
  disk_.room = 20000;
  const absl::Status status = Refused(CaseOf("r2", std::string(100000, 'x')));
  EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted) << status;
  EXPECT_THAT(std::string(status.message()), HasSubstr("the disk is full; nothing was recorded"));
  EXPECT_EQ((*Now())->Entry(kFirst)->content->request_id(), "r1");
  EXPECT_EQ(*(*Now())->Size(), kFirst + 1);
  EXPECT_EQ(Problems(), 0);
  // As soon as there is room it goes on, and nothing was lost or is half there.
  disk_.room = -1;
  EXPECT_EQ(Add(CaseOf("r2", std::string(100000, 'x'))), kFirst + 1);
  OpenOnDisk();
  EXPECT_EQ(*(*Now())->Size(), kFirst + 2);
  EXPECT_EQ(Problems(), 0);
}

// What could not be filled is not there.
TEST_F(FailingDisk, FullMakesNoHalfLedger) {
  const auto file = folder_.path() / "new.ledger";
  for (int64_t room = 0; room < 300000; room += 30011) {
    disk_.room = room;
    const absl::Status status = Ledger::Create(file, kOrigin, key_, options_);
    if (status.ok()) break;
    EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted) << room << ": " << status;
    EXPECT_FALSE(std::filesystem::exists(file)) << room;
    EXPECT_FALSE(std::filesystem::exists(file.string() + "-wal")) << room;
  }
  disk_.room = -1;
  EXPECT_TRUE(std::filesystem::exists(file));
}

// At whatever byte it is full.
TEST_F(FailingDisk, FullAtAnyPointLeavesTheLedgerWhole) {
  OpenOnDisk();
  int recorded = 0;
  for (int64_t room = 0; room < 60000; room += 1711) {
    disk_.room = room;
    const absl::Status status = Refused(CaseOf(absl::StrCat("r", room), std::string(20000, 'x')));
    EXPECT_THAT(status.code(), AnyOf(absl::StatusCode::kOk, absl::StatusCode::kResourceExhausted))
        << room << ": " << status;
    if (status.ok()) ++recorded;
    disk_.room = -1;
    ASSERT_EQ(*(*Now())->Size(), kFirst + recorded);
  }
  EXPECT_GT(recorded, 0);
  OpenOnDisk();
  EXPECT_EQ(Problems(), 0);
}

TEST_F(FailingDisk, BrokenStopsTheWriterUntilItIsOpenedAgain) {
  OpenOnDisk();
  Add(EvidenceOf("r1"));
  disk_.syncs_fail = true;
  EXPECT_EQ(Refused(EvidenceOf("r2")).code(), absl::StatusCode::kInternal);
  disk_.syncs_fail = false;
  const absl::Status status = Refused(EvidenceOf("r3"));
  EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable);
  EXPECT_THAT(std::string(status.message()), HasSubstr("until the ledger is opened again"));
  EXPECT_EQ(*(*Now())->Size(), kFirst + 1);
  OpenOnDisk();
  EXPECT_EQ(Problems(), 0);
  // Sending the request again is safe, whether it was recorded or not.
  Add(EvidenceOf("r2"));
  Add(EvidenceOf("r3"));
  EXPECT_EQ(*(*Now())->Size(), kFirst + 3);
}

TEST_F(FailingDisk, ReadOnlyIsNotWritten) {
  disk_.read_only = true;
  const absl::Status status = Ledger::Open(file_, key_, options_).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(status.message()),
              HasSubstr("is read-only; let this user write the file and its folder"));
}

// A log is made beside what is read; a backup has none.
TEST_F(FailingDisk, ReadOnlyIsReadAsABackup) {
  const auto backup = folder_.path() / "backup";
  ASSERT_TRUE((*LedgerReader::Open(file_, options_))->CopyTo(backup).ok());
  // Where they are there already they can be read, as long as they are.
  for (const char* beside : {"-wal", "-shm"}) std::filesystem::remove(file_.string() + beside);
  disk_.read_only = true;
  const absl::Status status = LedgerReader::Open(file_, options_).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition) << status;
  EXPECT_THAT(std::string(status.message()), HasSubstr("`fairstart ledger backup` makes a copy"));
  const auto reader = LedgerReader::Open(backup, options_);
  ASSERT_TRUE(reader.ok()) << reader.status();
  EXPECT_EQ(*(**(*reader)->Read())->Size(), kFirst);
}

TEST_F(FailingDisk, EntriesAreSyncedBeforeTheyAreAnswered) {
  OpenOnDisk();
  for (int i = 0; i < 5; ++i) {
    const int64_t before = disk_.syncs;
    Add(EvidenceOf(absl::StrCat("r", i)));
    EXPECT_GT(disk_.syncs, before);
  }
}

class DamagedFile : public LedgerTest {
 protected:
  // A ledger of some hundred kilobytes.
  DamagedFile() {
    for (int i = 0; i < 40; ++i) Add(CaseOf(absl::StrCat("r", i), std::string(9000, 'x')));
  }

  static std::string Read(const std::filesystem::path& file) {
    std::ostringstream bytes;
    bytes << std::ifstream(file, std::ios::binary).rdbuf();
    return bytes.str();
  }
  static void Write(const std::filesystem::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
  }

  // What opening or verifying says; "" when neither finds anything.
  std::string Found() {
    const auto opened = Ledger::Open(file_, key_, Options());
    const auto reader = LedgerReader::Open(file_);
    if (!reader.ok()) return reader.status().ToString();
    const auto snapshot = (*reader)->Read();
    if (!snapshot.ok()) return snapshot.status().ToString();
    const absl::StatusOr<LedgerReport> report = VerifyLedger((*snapshot)->store(), {});
    if (!report.ok()) return report.status().ToString();
    if (report->problem_count > 0) return report->problems[0].where + report->problems[0].what;
    return opened.ok() ? "" : opened.status().ToString();
  }
};

TEST_F(DamagedFile, CutShortIsNamedWithWhatToDo) {
  Close();
  const std::string bytes = Read(file_);
  for (const size_t kept :
       {bytes.size() - 1, bytes.size() - 4096, bytes.size() / 2, size_t{4096}}) {
    Write(file_, bytes.substr(0, kept));
    const absl::Status status = Ledger::Open(file_, key_, Options()).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss) << kept << ": " << status;
    EXPECT_THAT(std::string(status.message()), HasSubstr("restore a backup")) << kept;
    EXPECT_NE(Found(), "") << kept;
  }
  for (const size_t kept : {size_t{100}, size_t{10}, size_t{0}}) {
    Write(file_, bytes.substr(0, kept));
    const absl::Status status = Ledger::Open(file_, key_, Options()).status();
    EXPECT_THAT(status.code(),
                AnyOf(absl::StatusCode::kFailedPrecondition, absl::StatusCode::kDataLoss))
        << kept << ": " << status;
  }
}

// A page in the middle that is another's or nobody's.
TEST_F(DamagedFile, WithAForeignPageIsFound) {
  Close();
  const std::string bytes = Read(file_);
  const size_t pages = bytes.size() / 4096;
  for (size_t page = 1; page < pages; page += 3) {
    std::string other = bytes;
    other.replace(page * 4096, 4096, std::string(4096, '\x5A'));
    Write(file_, other);
    EXPECT_NE(Found(), "") << page;
  }
}

// A log that was cut or scribbled on ends at the last transaction that is whole in it: what was
// synced is never after that, and a head that was kept shows when it is.
TEST_F(DamagedFile, WithADamagedLogEndsWithAWholeEntryAndIsFoundByAKeptHead) {
  const KeptHead kept = {"kept.head", *(*Now())->Head()};
  // As a killed process leaves it: with its log.
  const ScratchFolder killed;
  const auto file = killed.path() / file_.filename();
  const std::string log = Read(file_.string() + "-wal"), bytes = Read(file_);
  ASSERT_GT(log.size(), 100000u);
  const auto found = [&](const std::string& damaged) {
    Write(file, bytes);
    Write(file.string() + "-wal", damaged);
    std::filesystem::remove(file.string() + "-shm");
    const auto ledger = Ledger::Open(file, key_, Options());
    EXPECT_TRUE(ledger.ok()) << ledger.status();
    if (!ledger.ok()) return std::string("not opened");
    const auto now = *(*ledger)->Read();
    EXPECT_EQ(VerifyLedger(now->store(), {})->problem_count, 0);
    const LedgerReport report = *VerifyLedger(now->store(), {kept});
    return report.problem_count == 0 ? std::string() : report.problems[0].what;
  };
  EXPECT_EQ(found(log), "");
  EXPECT_THAT(found(log.substr(0, log.size() / 2)), HasSubstr("entries are missing at the end"));
  std::string scribbled = log;
  scribbled[log.size() * 2 / 3] = static_cast<char>(scribbled[log.size() * 2 / 3] ^ 1);
  EXPECT_THAT(found(scribbled), HasSubstr("entries are missing at the end"));
}

}  // namespace
}  // namespace fairstart
