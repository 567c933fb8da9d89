// What is due is gone from the file, and everything else is as it was.
#include "service/retention/erase.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "service/audit/check_proof.h"
#include "service/audit/prove.h"
#include "service/audit/replay.h"
#include "service/ledger/verify.h"
#include "tests/service/retention/retention_fixture.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class Erasing : public RetentionTest {
 protected:
  absl::StatusOr<v1::EraseResponse> EraseOn(const std::string& day, const std::string& id = "x-1",
                                            const v1::RetentionSchedule& schedule = Schedule()) {
    v1::EraseRequest request;
    request.set_request_id(id);
    request.set_case_reference(kPerson);
    request.set_said_by("records-1");
    return Erase(schedule, *ledger_, request.SerializeAsString(), "", *ParseDay(day));
  }

  // All bytes of the ledger's files.
  std::string Bytes() const {
    std::string bytes;
    for (const auto& file : std::filesystem::directory_iterator(file_.parent_path())) {
      std::ifstream in(file.path(), std::ios::binary);
      bytes.append(std::istreambuf_iterator<char>(in), {});
    }
    return bytes;
  }

  v1::LedgerProof ProofOf(const std::vector<int64_t>& positions) {
    v1::ProveRequest request;
    request.mutable_positions()->Assign(positions.begin(), positions.end());
    return Prove(**Now(), request.SerializeAsString())->proof();
  }
};

TEST_F(Erasing, TakesEverythingOfThePersonOutOfTheFile) {
  // Each is in the file before, and is gone after: whom it is about, an officer's words, a salt.
  const std::vector<std::string> theirs = {kPerson, "request-about-the-allowance",
                                           *(*Now())->Stored(finding_)->salt};
  const std::string before = Bytes();
  for (const std::string& text : theirs) EXPECT_NE(before.find(text), std::string::npos);
  const absl::StatusOr<v1::EraseResponse> erased = EraseOn("2077-05-16");
  ASSERT_TRUE(erased.ok()) << erased.status();
  EXPECT_EQ(erased->positions_size(), 5);
  EXPECT_TRUE(erased->kept().empty());
  const std::string bytes = Bytes();
  for (const std::string& text : theirs) EXPECT_EQ(bytes.find(text), std::string::npos) << text;
  EXPECT_THAT(bytes, HasSubstr("case-2"));
  EXPECT_EQ(VerifyLedger((*Now()).store(), {})->problem_count, 0);
  EXPECT_EQ(VerifyLedger((*Now()).store(), {})->erased, 5);
}

TEST_F(Erasing, LeavesEveryProofOfTheOthersValid) {
  const std::string head = (*Now())->Head()->text;
  ASSERT_TRUE(EraseOn("2077-05-16").ok());
  std::vector<int64_t> all;
  for (int64_t i = 0; i < *(*Now())->Size(); ++i) all.push_back(i);
  v1::ProveRequest request;
  request.mutable_positions()->Assign(all.begin(), all.end());
  request.add_earlier_heads(head);
  const v1::LedgerProof proof = Prove(**Now(), request.SerializeAsString())->proof();
  const absl::StatusOr<ProvedRecord> proved =
      CheckLedgerProof(proof, {{kOrigin, key_.public_key()}});
  ASSERT_TRUE(proved.ok()) << proved.status();
  EXPECT_EQ(proved->entries.size(), all.size());
  EXPECT_FALSE(proved->entries[static_cast<size_t>(finding_)].content.has_value());
}

TEST_F(Erasing, IsSaidByReplay) {
  ASSERT_TRUE(EraseOn("2077-05-16").ok());
  PlanArchive plans;
  EXPECT_EQ(ReplayFinding(**Now(), finding_, plans)->verdict(), v1::REPLAY_VERDICT_ERASED);
}

TEST_F(Erasing, SaysUnderWhatAndNothingAboutWhom) {
  const absl::StatusOr<v1::EraseResponse> erased = EraseOn("2077-05-16");
  const v1::LedgerEntry content = *(*Now())->Entry(erased->recorded().position())->content;
  EXPECT_EQ(content.erasure().basis(),
            "decisions: 75 years from birth; payments: six years after the financial year (the "
            "cabinet, 2019-03-01)");
  EXPECT_EQ(content.said_by(), "records-1");
  EXPECT_EQ(content.case_reference(), "");
}

TEST_F(Erasing, TakesWhatIsDueAndSaysWhyTheRestIsKept) {
  const absl::StatusOr<v1::EraseResponse> erased = EraseOn("2026-04-01");
  ASSERT_TRUE(erased.ok()) << erased.status();
  EXPECT_THAT(erased->positions(), ElementsAre(payment_));
  ASSERT_EQ(erased->kept_size(), 4);
  EXPECT_EQ(erased->kept(0).says(), "It is kept through 2077-05-15: 75 years from birth.");
  EXPECT_TRUE((*Now())->Entry(finding_)->content.has_value());
}

TEST_F(Erasing, RecordsNothingWhenNothingIsDueOrAHoldStands) {
  const int64_t size = *(*Now())->Size();
  absl::StatusOr<v1::EraseResponse> erased = EraseOn("2020-01-01");
  ASSERT_TRUE(erased.ok()) << erased.status();
  EXPECT_FALSE(erased->has_recorded());
  EXPECT_EQ(erased->kept_size(), 5);
  v1::RetentionSchedule schedule = Schedule();
  schedule.add_holds()->set_ordered_by("the inquiry");
  erased = EraseOn("2080-01-01", "x-1", schedule);
  EXPECT_FALSE(erased->has_recorded());
  EXPECT_EQ(erased->kept(0).state(), v1::RetainedEntry::STATE_ON_HOLD);
  EXPECT_EQ(*(*Now())->Size(), size);
}

TEST_F(Erasing, IsAnsweredAgainByItsRequestId) {
  const absl::StatusOr<v1::EraseResponse> first = EraseOn("2077-05-16");
  const absl::StatusOr<v1::EraseResponse> again = EraseOn("2077-05-16");
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_TRUE(again->recorded().recorded_before());
  EXPECT_EQ(again->recorded().position(), first->recorded().position());
  EXPECT_EQ(again->positions_size(), 5);
  // Nothing is left to erase, or to say whom it was about.
  EXPECT_EQ(EraseOn("2077-05-16", "x-2").status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(EraseOn("2077-05-16", "r-2").status().code(), absl::StatusCode::kAlreadyExists);
}

// An id that erased one person's record says nothing about another's.
TEST_F(Erasing, UnderTheIdOfSomebodyElsesIsRefused) {
  ASSERT_TRUE(EraseOn("2077-05-16").ok());
  v1::EraseRequest request;
  request.set_request_id("x-1");
  request.set_case_reference("case-2");
  request.set_said_by("records-1");
  const auto other =
      Erase(Schedule(), *ledger_, request.SerializeAsString(), "", *ParseDay("2077-05-16"));
  EXPECT_EQ(other.status().code(), absl::StatusCode::kAlreadyExists);
}

TEST_F(Erasing, RetentionIsAskedOfAnyDay) {
  v1::RetentionRequest request;
  request.set_case_reference(kPerson);
  request.set_as_of("2077-05-16");
  const auto ask = [&] {
    return Retention(Schedule(), **Now(), request.SerializeAsString(), *ParseDay("2020-01-01"));
  };
  EXPECT_EQ(ask()->entries(0).state(), v1::RetainedEntry::STATE_DUE);
  request.clear_as_of();
  EXPECT_EQ(ask()->entries(0).state(), v1::RetainedEntry::STATE_KEPT);
  request.set_as_of("2077-02-30");
  EXPECT_EQ(ask().status().code(), absl::StatusCode::kInvalidArgument);
  request.set_case_reference("nobody");
  request.clear_as_of();
  EXPECT_EQ(ask().status().code(), absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace fairstart
