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
#include "service/audit/replay_all.h"
#include "service/ledger/verify.h"
#include "tests/service/deciding/deciding_fixture.h"

namespace fairstart {
namespace {

using testing::Contains;
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

  absl::StatusOr<LedgerReplay> Begin(const v1::ReplayAllRequest& request, int threads = 2) {
    return LedgerReplay::Begin([this] { return Reader().Read(); }, request.SerializeAsString(),
                               threads, plans_);
  }

  std::vector<v1::ReplayAllResponse> Parts(const v1::ReplayAllRequest& request) {
    absl::StatusOr<LedgerReplay> replay = Begin(request);
    EXPECT_TRUE(replay.ok()) << replay.status();
    std::vector<v1::ReplayAllResponse> parts;
    for (;;) {
      const auto part = replay->Next();
      EXPECT_TRUE(part.ok()) << part.status();
      if (!part.ok() || !part->has_value()) return parts;
      parts.push_back(**part);
    }
  }

  const LedgerReader& Reader() {
    if (reader_ == nullptr) reader_ = *LedgerReader::Open(file_);
    return *reader_;
  }

  PlanArchive plans_;
  std::unique_ptr<LedgerReader> reader_;
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

TEST_F(Replays, UseWhatTheEditionAmendedWhenItWasFound) {
  const ScratchFolder folder;
  const std::string rules = folder.CopySampleRules().string();
  OpenRules(rules);
  v1::ProposeRequest request = Proposal("r-1");
  request.set_as_of("2020-06-01");  // by the edition of 2020, which amends 2019
  request.mutable_case_()->set_known_through("2020-12-31");
  const int64_t before = Recorded(request);
  const std::string what = "rules/sample/2019/2_what.txtpb";
  std::ostringstream text;
  text << std::ifstream(folder.path() / what).rdbuf();
  folder.Write(what,
               absl::StrReplaceAll(text.str(), {{"value: \"full_allowance\"\n  exception",
                                                 "value: \"full_allowance * 2\"\n  exception"}}));
  OpenRules(rules);
  request.set_request_id("r-2");
  const int64_t after = Recorded(request);
  const auto given = [&](int64_t position) {
    v1::Finding finding;
    finding.ParseFromString((*Now())->Entry(position)->content->finding_proposed().finding());
    return LineOf(finding, "weekly_allowance")->given().amount().pence();
  };
  ASSERT_EQ(given(before), 6000);
  ASSERT_EQ(given(after), 12000);
  EXPECT_EQ(At(before).verdict(), v1::REPLAY_VERDICT_SAME);
  EXPECT_EQ(At(after).verdict(), v1::REPLAY_VERDICT_SAME);
  // A finding that says of itself that it rests on the other rules of its edition's.
  NewEntry mixed;
  mixed.content = *(*Now())->Entry(before)->content;
  mixed.content.set_request_id("mixed");
  mixed.content.mutable_finding_proposed()->set_rulebook_position(
      (*Now())->Entry(after)->content->finding_proposed().rulebook_position());
  const auto position = Add(std::move(mixed));
  const absl::Status status = ReplayFinding(**Now(), position, plans_).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss);
  EXPECT_THAT(std::string(status.message()), HasSubstr("other amended editions"));
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

// Recorded by a build whose engine had semantics number 1; semantics_1/record says how.
TEST_F(Replays, OfAnOlderBuildSayWhatItsEngineFoundOtherwise) {
  const ScratchFolder folder;
  const std::filesystem::path file = folder.path() / "findings.ledger";
  std::filesystem::copy("tests/service/audit/semantics_1/findings.ledger", file);
  reader_ = *LedgerReader::Open(file);
  const std::vector<v1::ReplayAllResponse> parts = Parts({});
  ASSERT_EQ(parts.size(), 1u);
  EXPECT_EQ(parts[0].counts().differs(), 1);
  EXPECT_EQ(parts[0].counts().same_finding(), 2);
  ASSERT_EQ(parts[0].replayed_size(), 3);
  for (const v1::ReplayedFinding& replayed : parts[0].replayed()) {
    EXPECT_EQ(replayed.recorded_semantics(), 1);
    EXPECT_EQ(replayed.replayed_semantics(), kSemantics);
  }
  const v1::ReplayDifference& difference = parts[0].replayed(0).first_difference();
  EXPECT_EQ(difference.entitlement(), "deed");
  EXPECT_EQ(difference.instance(), "name-1");
  EXPECT_EQ(difference.recorded(), "OUTCOME_UNDETERMINED");
  EXPECT_EQ(difference.replayed(), "OUTCOME_NOT_ENTITLED");
  EXPECT_THAT(difference.recorded_because(),
              Contains(HasSubstr("On what day did the young person")));
  EXPECT_THAT(difference.replayed_because(), Contains(HasSubstr("The fee is small enough")));
  const absl::StatusOr<std::unique_ptr<LedgerSnapshot>> now = Reader().Read();
  EXPECT_EQ(VerifyLedger((*now)->store(), {})->problem_count, 0);
}

TEST_F(Replays, AreOfFindings) {
  EXPECT_EQ(ReplayFinding(**Now(), 0, plans_).status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(ReplayFinding(**Now(), 999, plans_).status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(ReplayFinding(**Now(), -1, plans_).status().code(), absl::StatusCode::kNotFound);
}

TEST_F(Replays, OfTheWholeLedgerComeInPartsAndGoOnWhereTheyWereBrokenOff) {
  std::vector<int64_t> positions;
  for (int i = 0; i < 150; ++i) {
    v1::ProposeRequest request = Proposal(absl::StrCat("r-", i));
    request.set_as_of(FormatDay(AddDays(*ParseDay("2019-04-01"), i)));
    positions.push_back(Recorded(request));
  }
  v1::ReplayAllRequest request;
  request.set_name_same(true);
  const std::vector<v1::ReplayAllResponse> parts = Parts(request);
  ASSERT_GT(parts.size(), 1u);
  std::vector<int64_t> replayed;
  v1::ReplayCounts counts;
  int64_t next = 0;
  for (const v1::ReplayAllResponse& part : parts) {
    AddCounts(part.counts(), counts);
    EXPECT_EQ(part.size(), (*Now())->Size().value());
    for (const v1::ReplayedFinding& finding : part.replayed()) {
      EXPECT_EQ(finding.verdict(), v1::REPLAY_VERDICT_SAME);
      EXPECT_GE(finding.position(), next);
      EXPECT_LT(finding.position(), part.next_position());
      replayed.push_back(finding.position());
    }
    next = part.next_position();
  }
  EXPECT_EQ(replayed, positions);
  EXPECT_EQ(counts.same(), 150);
  EXPECT_EQ(next, parts.back().size());

  request.set_from(parts.front().next_position());
  const std::vector<v1::ReplayAllResponse> rest = Parts(request);
  ASSERT_FALSE(rest.empty());
  EXPECT_EQ(rest.front().SerializeAsString(), parts[1].SerializeAsString());
}

TEST_F(Replays, OfTheWholeLedgerNameWhatIsNotTheSameAndLeaveOutWhatIsRecordedMeanwhile) {
  const int64_t same = Recorded(Proposal("r-1"));
  const int64_t changed =
      RecordChanged(same, [](v1::Finding& it) { it.mutable_status()->set_status("x"); });
  const int64_t other = RecordChanged(same, [](v1::Finding& it) { it.set_semantics(77); });
  absl::StatusOr<LedgerReplay> replay = Begin({});
  ASSERT_TRUE(replay.ok()) << replay.status();
  const int64_t meanwhile = Recorded(Proposal("r-2"));
  const auto part = replay->Next();
  ASSERT_TRUE(part.ok() && part->has_value()) << part.status();
  EXPECT_EQ((*part)->counts().same(), 1);
  EXPECT_EQ((*part)->counts().differs(), 1);
  EXPECT_EQ((*part)->counts().same_finding(), 1);
  ASSERT_EQ((*part)->replayed_size(), 2);
  EXPECT_EQ((*part)->replayed(0).position(), changed);
  EXPECT_EQ((*part)->replayed(1).position(), other);
  EXPECT_LE((*part)->size(), meanwhile);
  EXPECT_FALSE(replay->Next()->has_value());
}

TEST_F(Replays, OfTheWholeLedgerBeginWhereItHasEntries) {
  const int64_t size = (*Now())->Size().value();
  v1::ReplayAllRequest request;
  request.set_from(size);
  const std::vector<v1::ReplayAllResponse> nothing_left = Parts(request);
  ASSERT_EQ(nothing_left.size(), 1u);
  EXPECT_EQ(nothing_left[0].next_position(), size);
  for (const int64_t from : {size + 1, int64_t{-1}}) {
    request.set_from(from);
    const absl::Status status = Begin(request).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
    EXPECT_THAT(std::string(status.message()), HasSubstr("from: the ledger has"));
  }
}

}  // namespace
}  // namespace fairstart
