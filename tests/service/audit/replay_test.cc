// Findings of the sample rulebook, recorded and worked out again: as they were, under rules that
// have moved on, touched before they were recorded, and erased.
#include "service/audit/replay.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/str_replace.h"
#include "tests/service/deciding/deciding_fixture.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class Replays : public DecidingTest {
 protected:
  v1::ReplayedFinding At(int64_t position) {
    const absl::StatusOr<v1::ReplayedFinding> replayed = ReplayFinding(**Now(), position, plans_);
    EXPECT_TRUE(replayed.ok()) << replayed.status();
    return replayed.ok() ? *replayed : v1::ReplayedFinding();
  }

  // Records the finding at a position once more, changed, as another engine might have found it.
  int64_t RecordChanged(int64_t position, const std::function<void(v1::Finding&)>& change) {
    v1::LedgerEntry content = *(*Now())->Entry(position)->content;
    content.set_request_id(absl::StrCat("changed-", ++changed_));
    v1::Finding finding;
    finding.ParseFromString(content.finding_proposed().finding());
    change(finding);
    content.mutable_finding_proposed()->set_finding(finding.SerializeAsString());
    NewEntry entry;
    entry.content = content;
    return Add(std::move(entry));
  }

  std::vector<v1::ReplayedFinding> All(int64_t from = 0) {
    const auto reader = LedgerReader::Open(file_);
    EXPECT_TRUE(reader.ok()) << reader.status();
    std::vector<v1::ReplayedFinding> all;
    const absl::Status status = ReplayAll(**reader, from, 2, [&](const auto& replayed) {
      all.push_back(replayed);
      return absl::OkStatus();
    });
    EXPECT_TRUE(status.ok()) << status;
    return all;
  }

  PlanArchive plans_;
  int changed_ = 0;
};

TEST_F(Replays, AreTheSameByteForByte) {
  const int64_t first = Recorded(Proposal("r-1"));
  Recorded(ManagersApproval("a-1"));
  const int64_t second = Recorded(Proposal("r-2"));
  for (const int64_t position : {first, second}) {
    const v1::ReplayedFinding replayed = At(position);
    EXPECT_EQ(replayed.verdict(), v1::REPLAY_VERDICT_SAME) << replayed.DebugString();
    EXPECT_EQ(replayed.case_reference(), kPerson);
    EXPECT_EQ(replayed.as_of(), "2019-06-01");
    EXPECT_EQ(replayed.recorded_semantics(), replayed.replayed_semantics());
  }
}

TEST_F(Replays, UseTheEditionThatTheFindingNamesAfterTheRulesMovedOn) {
  const int64_t before = Recorded(Proposal("r-1"));
  const ScratchFolder folder;
  folder.CopySampleRules();
  const std::string what = "rules/sample/2019/2_what.txtpb";
  std::ostringstream text;
  text << std::ifstream(folder.path() / what).rdbuf();
  folder.Write(what, absl::StrReplaceAll(text.str(), {{"57.90", "99.90"}}));
  OpenRules((folder.path() / "rules").string());
  const int64_t after = Recorded(Proposal("r-2"));
  ASSERT_NE((*Now())->Entry(before)->content->finding_proposed().rulebook_position(),
            (*Now())->Entry(after)->content->finding_proposed().rulebook_position());
  EXPECT_EQ(At(before).verdict(), v1::REPLAY_VERDICT_SAME);
  EXPECT_EQ(At(after).verdict(), v1::REPLAY_VERDICT_SAME);
}

TEST_F(Replays, OfOtherSemanticsAreTheSameFindingWhenNothingElseDiffers) {
  const int64_t position =
      RecordChanged(Recorded(Proposal("r-1")), [](v1::Finding& it) { it.set_semantics(77); });
  const v1::ReplayedFinding replayed = At(position);
  EXPECT_EQ(replayed.verdict(), v1::REPLAY_VERDICT_SAME_FINDING);
  EXPECT_EQ(replayed.recorded_semantics(), 77);
  EXPECT_EQ(replayed.replayed_semantics(), kSemantics);
}

TEST_F(Replays, SayWhereAFindingDiffersFirstAndWhy) {
  const int64_t whole = Recorded(Proposal("r-1"));
  v1::ReplayedFinding replayed = At(RecordChanged(whole, [](v1::Finding& it) {
    for (v1::Line& line : *it.mutable_lines()) {
      if (line.entitlement() == "weekly_allowance") {
        line.mutable_given()->mutable_amount()->set_pence(1);
      }
    }
    it.set_semantics(77);
  }));
  EXPECT_EQ(replayed.verdict(), v1::REPLAY_VERDICT_DIFFERS);
  const v1::ReplayDifference& difference = replayed.first_difference();
  EXPECT_EQ(difference.entitlement(), "weekly_allowance");
  EXPECT_THAT(difference.path(), HasSubstr("].given.amount.pence"));
  EXPECT_EQ(difference.recorded(), "1");
  EXPECT_EQ(difference.replayed(), "5790");
  EXPECT_THAT(difference.recorded_because(), Not(IsEmpty()));
  EXPECT_THAT(difference.replayed_because(), Not(IsEmpty()));

  replayed = At(RecordChanged(whole, [](v1::Finding& it) { it.mutable_lines()->RemoveLast(); }));
  EXPECT_EQ(replayed.verdict(), v1::REPLAY_VERDICT_DIFFERS);
  EXPECT_EQ(replayed.first_difference().recorded(), "");
  EXPECT_THAT(replayed.first_difference().replayed(), HasSubstr("entitlement"));

  replayed =
      At(RecordChanged(whole, [](v1::Finding& it) { it.mutable_status()->set_status("x"); }));
  EXPECT_EQ(replayed.first_difference().path(), "status.status");
  EXPECT_EQ(replayed.first_difference().recorded(), "\"x\"");
  EXPECT_EQ(replayed.first_difference().entitlement(), "");
}

TEST_F(Replays, OfWhatIsErasedSaySo) {
  const int64_t finding = Recorded(Proposal("r-1"));
  const int64_t facts = (*Now())->Entry(finding)->content->finding_proposed().case_position();
  Recorded(ManagersApproval("a-1"));
  const int64_t approval = (*Now())->Size().value() - 1;
  const int64_t with_approval = Recorded(Proposal("r-2"));
  Add(ErasureOf("x-1", {approval}));
  EXPECT_EQ(At(finding).verdict(), v1::REPLAY_VERDICT_SAME);
  EXPECT_EQ(At(with_approval).verdict(), v1::REPLAY_VERDICT_ERASED);
  EXPECT_EQ(At(with_approval).erased(), "something of what was on record");
  Add(ErasureOf("x-2", {finding}));
  EXPECT_EQ(At(finding).erased(), "the finding");
  EXPECT_EQ(At(finding).case_reference(), "");
  Add(ErasureOf("x-3", {facts}));
  EXPECT_EQ(At(with_approval).erased(), "the case");
}

TEST_F(Replays, AreOfFindings) {
  EXPECT_EQ(ReplayFinding(**Now(), 0, plans_).status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(ReplayFinding(**Now(), 999, plans_).status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(ReplayFinding(**Now(), -1, plans_).status().code(), absl::StatusCode::kNotFound);
}

TEST_F(Replays, OfTheWholeLedgerComeInOrderAndGoOnWhereTheyWereBrokenOff) {
  std::vector<int64_t> positions;
  for (int i = 0; i < 150; ++i) {
    v1::ProposeRequest request = Proposal(absl::StrCat("r-", i));
    request.set_as_of(FormatDay(AddDays(*ParseDay("2019-04-01"), i)));
    positions.push_back(Recorded(request));
  }
  std::vector<int64_t> replayed;
  for (const v1::ReplayedFinding& finding : All()) {
    EXPECT_EQ(finding.verdict(), v1::REPLAY_VERDICT_SAME);
    replayed.push_back(finding.position());
  }
  EXPECT_EQ(replayed, positions);
  const std::vector<v1::ReplayedFinding> rest = All(positions[147] + 1);
  ASSERT_EQ(rest.size(), 2u);
  EXPECT_EQ(rest[0].position(), positions[148]);

  const auto reader = LedgerReader::Open(file_);
  int taken = 0;
  const absl::Status broken_off = ReplayAll(**reader, 0, 2, [&](const auto&) {
    return ++taken == 3 ? absl::CancelledError("enough") : absl::OkStatus();
  });
  EXPECT_EQ(broken_off.message(), "enough");
  EXPECT_EQ(taken, 3);
}

}  // namespace
}  // namespace fairstart
