// Copies that still hold what was erased are named, and those that may.
#include "service/ledger/backups_holding.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/service/ledger/ledger_fixture.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class FindingBackups : public LedgerTest {
 protected:
  FindingBackups() { std::filesystem::create_directories(backups_ / "older"); }

  void BackUp(const std::filesystem::path& name) {
    const absl::StatusOr<std::unique_ptr<LedgerReader>> reader = LedgerReader::Open(file_);
    ASSERT_TRUE(reader.ok()) << reader.status();
    ASSERT_TRUE((*reader)->CopyTo(backups_ / name).ok());
  }

  BackupsHolding Holding(const std::vector<int64_t>& positions) {
    absl::StatusOr<BackupsHolding> found = FindBackupsHolding(**Now(), positions, backups_);
    EXPECT_TRUE(found.ok()) << found.status();
    return *std::move(found);
  }

  const std::filesystem::path backups_ = folder_.path() / "backups";
};

TEST_F(FindingBackups, NamesThoseMadeBetweenRecordingAndErasing) {
  BackUp("a-before-anything");
  const int64_t first = Add(EvidenceOf("e-1"));
  BackUp("b-first");
  const int64_t second = Add(EvidenceOf("e-2"));
  Add(EvidenceOf("e-3", "CL-0043"));
  BackUp("older/both");
  Add(ErasureOf("x-1", {first, second}));
  BackUp("z-after");
  const BackupsHolding found = Holding({second, first});
  ASSERT_THAT(found.holding, SizeIs(2));
  EXPECT_EQ(found.holding[0].file, backups_ / "b-first");
  EXPECT_THAT(found.holding[0].positions, ElementsAre(first));
  EXPECT_EQ(found.holding[1].file, backups_ / "older/both");
  EXPECT_THAT(found.holding[1].positions, ElementsAre(first, second));
  EXPECT_THAT(found.unread, IsEmpty());
}

TEST_F(FindingBackups, DoesNotTakeAnotherLedgersEntriesForItsOwn) {
  const int64_t mine = Add(EvidenceOf("e-1"));
  Add(ErasureOf("x-1", {mine}));
  const std::filesystem::path other = backups_ / "other.ledger";
  ASSERT_TRUE(Ledger::Create(other, kOrigin, key_, Options()).ok());
  {
    const absl::StatusOr<std::unique_ptr<Ledger>> ledger = Ledger::Open(other, key_, Options());
    ASSERT_TRUE(ledger.ok()) << ledger.status();
    ASSERT_EQ((*ledger)->Append(EvidenceOf("e-1"))->position, mine);
  }
  const BackupsHolding found = Holding({mine});
  EXPECT_THAT(found.holding, IsEmpty());
  EXPECT_THAT(found.unread, IsEmpty());
}

TEST_F(FindingBackups, NamesWhatMayBeOneAndCannotBeRead) {
  const int64_t first = Add(EvidenceOf("e-1"));
  BackUp("sound");
  std::ofstream(backups_ / "packed.gz") << "no ledger as it stands";
  Add(ErasureOf("x-1", {first}));
  const BackupsHolding found = Holding({first});
  ASSERT_THAT(found.holding, SizeIs(1));
  EXPECT_EQ(found.holding[0].file, backups_ / "sound");
  ASSERT_THAT(found.unread, SizeIs(1));
  EXPECT_EQ(found.unread[0].file, backups_ / "packed.gz");
  EXPECT_FALSE(found.unread[0].reason.empty());
}

TEST_F(FindingBackups, RefusesAFolderThatIsNotThere) {
  const int64_t first = Add(EvidenceOf("e-1"));
  Add(ErasureOf("x-1", {first}));
  const absl::StatusOr<BackupsHolding> found =
      FindBackupsHolding(**Now(), {first}, folder_.path() / "mistyped");
  EXPECT_EQ(found.status().code(), absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace fairstart
