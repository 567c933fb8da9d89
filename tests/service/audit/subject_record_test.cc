// One person's record, exported in parts, checked and replayed with nothing else.
#include "service/audit/subject_record.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "service/audit/export_record.h"
#include "service/audit/proved_store.h"
#include "tests/service/deciding/deciding_fixture.h"

namespace fairstart {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class SubjectRecords : public DecidingTest {
 protected:
  absl::StatusOr<RecordExport> Begin(const std::string& person) {
    v1::ExportRequest request;
    request.set_case_reference(person);
    return RecordExport::Begin([this] { return ledger_->Read(); }, request.SerializeAsString());
  }

  v1::SubjectRecord Exported(const std::string& person = kPerson) {
    absl::StatusOr<RecordExport> parts = Begin(person);
    EXPECT_TRUE(parts.ok()) << parts.status();
    v1::SubjectRecord record;
    while (parts.ok()) {
      const auto part = parts->Next();
      EXPECT_TRUE(part.ok()) << part.status();
      if (!part.ok() || !part->has_value()) break;
      record.MergeFrom((*part)->part());
    }
    return record;
  }

  absl::Status Check(const v1::SubjectRecord& record) const {
    return CheckSubjectRecord(record, {{kOrigin, key_.public_key()}}).status();
  }

  // The findings of the record, replayed from it alone.
  static std::vector<v1::ReplayedFinding> Replayed(const v1::SubjectRecord& record) {
    PlanArchive plans;
    v1::ReplayAllRequest request;
    request.set_name_same(true);
    absl::StatusOr<LedgerReplay> replay =
        LedgerReplay::Begin(ReadAsLedger(record.proof()), request.SerializeAsString(), 2, plans);
    EXPECT_TRUE(replay.ok()) << replay.status();
    std::vector<v1::ReplayedFinding> all;
    for (;;) {
      const auto part = replay->Next();
      EXPECT_TRUE(part.ok()) << part.status();
      if (!part.ok() || !part->has_value()) return all;
      all.insert(all.end(), (*part)->replayed().begin(), (*part)->replayed().end());
    }
  }

  // Two findings of the person with something on record in between, a decision, and somebody else.
  void RecordSomething() {
    first_ = Recorded(Proposal("r-1"));
    Recorded(ManagersApproval("a-1"));
    v1::ProposeRequest other = Proposal("other");
    other.mutable_case_()->set_case_reference("case-2");
    Recorded(other);
    second_ = Recorded(Proposal("r-2"));
    Recorded(Confirmation("c-1", second_, {"weekly_allowance"}));
  }

  int64_t first_ = 0;
  int64_t second_ = 0;
};

TEST_F(SubjectRecords, HoldEveryEntryOfThePersonAndNobodyElses) {
  RecordSomething();
  const v1::SubjectRecord record = Exported();
  EXPECT_EQ(record.case_reference(), kPerson);
  const std::vector<RecordedEntry> entries = *(*Now())->EntriesOf(kPerson, {}, 100);
  std::vector<int64_t> positions;
  for (const RecordedEntry& entry : entries) positions.push_back(entry.position);
  std::vector<int64_t> exported;
  for (const v1::SubjectEntry& entry : record.entries()) {
    exported.push_back(entry.entry().position());
  }
  EXPECT_EQ(exported, positions);
  EXPECT_EQ(record.entries(0).case_().date_of_birth(), "2002-05-15");
  EXPECT_EQ(record.entries(1).finding().as_of(), "2019-06-01");
  EXPECT_EQ(record.entries(0).entry().content().case_received().case_facts(), "");
  EXPECT_EQ(record.SerializeAsString().find("case-2"), std::string::npos);
  EXPECT_TRUE(Check(record).ok()) << Check(record);
}

TEST_F(SubjectRecords, AreReplayedWithNothingElse) {
  RecordSomething();
  const v1::SubjectRecord record = Exported();
  const std::vector<v1::ReplayedFinding> replayed = Replayed(record);
  ASSERT_EQ(replayed.size(), 2u);
  for (const v1::ReplayedFinding& finding : replayed) {
    EXPECT_EQ(finding.verdict(), v1::REPLAY_VERDICT_SAME) << finding.DebugString();
  }
}

// What is left out cannot be seen in the proof, but what rested on it comes out another.
TEST_F(SubjectRecords, ThatLeaveSomethingOutComeOutAnother) {
  RecordSomething();
  v1::SubjectRecord record = Exported();
  int approval = 0;
  while (!record.entries(approval).entry().content().has_approval()) ++approval;
  record.mutable_entries()->DeleteSubrange(approval, 1);
  record.mutable_proof()->mutable_entries()->DeleteSubrange(approval, 1);
  EXPECT_TRUE(Check(record).ok()) << Check(record);
  EXPECT_EQ(Replayed(record)[0].verdict(), v1::REPLAY_VERDICT_SAME);
  EXPECT_EQ(Replayed(record)[1].verdict(), v1::REPLAY_VERDICT_DIFFERS);
}

TEST_F(SubjectRecords, ComeInPartsAsTheyWereWhenItBegan) {
  for (int i = 0; i < 30; ++i) Recorded(Proposal(absl::StrCat("r-", i)));
  absl::StatusOr<RecordExport> parts = Begin(kPerson);
  ASSERT_TRUE(parts.ok()) << parts.status();
  v1::SubjectRecord record = (*parts->Next())->part();
  Recorded(Proposal("meanwhile"));
  int count = 1;
  for (;; ++count) {
    const auto part = parts->Next();
    ASSERT_TRUE(part.ok()) << part.status();
    if (!part->has_value()) break;
    record.MergeFrom((*part)->part());
  }
  EXPECT_GT(count, 3);
  // The case was handed in once.
  EXPECT_EQ(record.entries_size(), 31);
  EXPECT_TRUE(Check(record).ok()) << Check(record);
}

TEST_F(SubjectRecords, OfEditionsThatAmendOthersHoldThoseToo) {
  v1::ProposeRequest request = Proposal("r-1");
  request.mutable_rulebook()->set_edition("2020");
  request.set_as_of("2020-06-01");
  Recorded(request);
  const v1::SubjectRecord record = Exported();
  EXPECT_TRUE(Check(record).ok()) << Check(record);
  ASSERT_EQ(Replayed(record).size(), 1u);
  EXPECT_EQ(Replayed(record)[0].verdict(), v1::REPLAY_VERDICT_SAME);
}

TEST_F(SubjectRecords, WithoutWhatIsErasedSaySo) {
  RecordSomething();
  const int64_t facts = (*Now())->Entry(first_)->content->finding_proposed().case_position();
  Add(ErasureOf("x-1", {facts}));
  const v1::SubjectRecord record = Exported();
  EXPECT_TRUE(Check(record).ok()) << Check(record);
  // The case of the first finding is nobody's any more, and so not in the record.
  const std::vector<v1::ReplayedFinding> replayed = Replayed(record);
  ASSERT_EQ(replayed.size(), 2u);
  EXPECT_EQ(replayed[0].verdict(), v1::REPLAY_VERDICT_ERASED);
  EXPECT_EQ(replayed[0].erased(), "the case");
}

TEST_F(SubjectRecords, ThatWereTouchedAreRefusedWithTheReason) {
  RecordSomething();
  const v1::SubjectRecord whole = Exported();
  const struct {
    std::function<void(v1::SubjectRecord&)> change;
    const char* why;
  } kChanges[] = {
      {[](v1::SubjectRecord& it) {
         it.mutable_entries(0)->mutable_case_()->set_date_of_birth("2002-05-16");
       },
       "entries[0]: is not what entry "},
      {[](v1::SubjectRecord& it) { it.mutable_entries()->RemoveLast(); }, "is missing; entry "},
      {[](v1::SubjectRecord& it) { *it.add_entries() = it.entries(0); },
       "no entry of the proof says so"},
      {[](v1::SubjectRecord& it) { it.mutable_entries()->SwapElements(0, 1); },
       "entries[0]: is not what entry "},
      {[](v1::SubjectRecord& it) { it.set_case_reference("case-2"); },
       "is not proved to be about case-2"},
      {[](v1::SubjectRecord& it) {
         (*it.mutable_proof()->mutable_entries(0)->mutable_content())[9] ^= 1;
       },
       "proof.entries[0]: "},
      {[](v1::SubjectRecord& it) {
         it.mutable_proof()->mutable_entries(0)->clear_content();
         it.mutable_proof()->mutable_entries(0)->clear_salt();
       },
       "has no content, and no erasure that is proved names it"},
      {[](v1::SubjectRecord& it) {
         it.mutable_proof()->mutable_entries(0)->mutable_path()->RemoveLast();
       },
       "proof.entries[0]"},
  };
  for (const auto& [change, why] : kChanges) {
    v1::SubjectRecord record = whole;
    change(record);
    const absl::Status status = Check(record);
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << why;
    EXPECT_THAT(std::string(status.message()), HasSubstr(why));
  }
  EXPECT_THAT(std::string(CheckSubjectRecord(whole, {}).status().message()),
              StartsWith("proof.head: "));
}

TEST_F(SubjectRecords, AreOfSomebodyOnRecord) {
  EXPECT_EQ(Begin("nobody").status().code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(std::string(Begin("nobody").status().message()),
              HasSubstr("nothing is recorded about \"nobody\""));
  EXPECT_EQ(Begin("").status().code(), absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace fairstart
