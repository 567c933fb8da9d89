#include "service/deciding/propose.h"

#include <gmock/gmock.h>

#include <thread>

#include "tests/service/deciding/deciding_fixture.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class ProposeTest : public DecidingTest {
 protected:
  v1::LedgerEntry ContentAt(int64_t position) { return *(*Now())->Entry(position)->content; }
};

TEST_F(ProposeTest, RecordsTheCaseAndTheFinding) {
  const int64_t before = Size();
  const auto response = Ask(Proposal("r-1"));
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_EQ(response->case_position(), before);
  EXPECT_EQ(response->recorded().position(), before + 1);
  EXPECT_EQ(LineOf(response->finding(), "weekly_allowance")->given().amount().pence(), 5790);
  EXPECT_EQ(response->windows().lines_size(), response->finding().lines_size());
  EXPECT_EQ(ContentAt(before).case_received().case_facts(), Facts().SerializeAsString());
  EXPECT_EQ(ContentAt(before + 1).said_by(), "pa-7");
}

// What is recorded gives the same finding when it is worked out again from the ledger alone.
TEST_F(ProposeTest, AFindingCanBeReplayed) {
  Recorded(ManagersApproval("a-1"));
  const int64_t position = Recorded(Proposal("r-1"));
  Recorded(Addition("a-2", "plan_review { id: 'p' reviewed_on: '2019-06-05' reviewed_by: 'x' }"));
  const auto now = Now();
  const v1::FindingProposed proposed = (*now)->Entry(position)->content->finding_proposed();
  const std::string facts_bytes =
      (*now)->Entry(proposed.case_position())->content->case_received().case_facts();
  const v1::Record record = *(*now)->RecordOf(kPerson, proposed.record_size());

  const auto folder = [](const auto& published) {
    RulebookFolder files;
    for (const v1::PublishedFile& file : published.files())
      files.files.push_back({file.name(), file.contents()});
    return files;
  };
  const CompileResult compiled =
      Compile(folder((*now)->Entry(proposed.rulebook_position())->content->rulebook_published()),
              folder((*now)->Entry(proposed.rates_position())->content->rates_published()), {}, {});
  ASSERT_NE(compiled.plan, nullptr);
  v1::CaseFacts facts;
  facts.ParseFromString(facts_bytes);
  Question question;
  question.facts = &facts;
  question.record = &record;
  question.facts_digest = Sha256Hex(facts_bytes);
  question.record_digest = Sha256Hex(record.SerializeAsString());
  question.as_of = *ParseDay("2019-06-01");
  EXPECT_EQ(std::get<std::string>(EvaluateToBytes(*compiled.plan, question)), proposed.finding());
}

TEST_F(ProposeTest, TheRecordOfTheLedgerCounts) {
  const auto before = Ask(Proposal("r-1"));
  EXPECT_EQ(LineOf(before->finding(), "home_grant")->outcome(), v1::OUTCOME_SUBJECT_TO);
  Recorded(ManagersApproval("a-1"));
  const auto after = Ask(Proposal("r-2"));
  EXPECT_EQ(LineOf(after->finding(), "home_grant")->outcome(), v1::OUTCOME_ENTITLED);
}

TEST_F(ProposeTest, ACaseReceivedBeforeIsNotRecordedAgain) {
  const auto first = Ask(Proposal("r-1"));
  const auto second = Ask(Proposal("r-2"));
  EXPECT_EQ(second->case_position(), first->case_position());
  EXPECT_EQ(second->recorded().position(), first->recorded().position() + 1);
}

TEST_F(ProposeTest, WithoutACaseTheLastOneCounts) {
  v1::ProposeRequest request = Proposal("r-0");
  request.clear_case_();
  request.set_case_reference(kPerson);
  const auto none = Ask(request);
  EXPECT_EQ(none.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(ReasonOf(none.status()), "CASE_NOT_RECEIVED");
  const auto first = Ask(Proposal("r-1"));
  const auto again = Ask(request);
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(again->case_position(), first->case_position());
}

TEST_F(ProposeTest, TheSameRequestGetsItsFirstAnswer) {
  const auto first = Ask(Proposal("r-1"));
  Recorded(ManagersApproval("a-1"));
  const int64_t size = Size();
  const auto again = Ask(Proposal("r-1"));
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_TRUE(again->recorded().recorded_before());
  EXPECT_EQ(again->recorded().position(), first->recorded().position());
  EXPECT_EQ(again->recorded().recorded_at(), first->recorded().recorded_at());
  EXPECT_EQ(again->finding().SerializeAsString(), first->finding().SerializeAsString());
  EXPECT_EQ(Size(), size);
}

TEST_F(ProposeTest, AnotherRequestWithTheSameIdIsRefused) {
  Recorded(Proposal("r-1"));
  v1::ProposeRequest other = Proposal("r-1");
  other.set_as_of("2019-06-02");
  EXPECT_EQ(ReasonOf(Ask(other).status()), "REQUEST_ID_TAKEN");
  other = Proposal("r-1");
  other.mutable_case_()->set_known_through("2019-12-30");
  EXPECT_EQ(ReasonOf(Ask(other).status()), "REQUEST_ID_TAKEN");
  other = Proposal("r-1");
  other.add_entitlements("adviser");
  EXPECT_EQ(Ask(other).status().code(), absl::StatusCode::kAlreadyExists);
  Recorded(ManagersApproval("a-1"));
  EXPECT_EQ(ReasonOf(Ask(Proposal("a-1")).status()), "REQUEST_ID_TAKEN");
}

TEST_F(ProposeTest, ACaseThatIsNotSoundIsNotRecorded) {
  const int64_t size = Size();
  v1::ProposeRequest request = Proposal("r-1");
  request.mutable_case_()->set_date_of_birth("2002-02-30");
  EXPECT_THAT(Fields(Ask(request).status()), ElementsAre("case.date_of_birth"));
  request = Proposal("r-1");
  request.add_entitlements("weekly");
  EXPECT_THAT(Fields(Ask(request).status()), ElementsAre("entitlements[0]"));
  EXPECT_EQ(Size(), size);
}

TEST_F(ProposeTest, WhatIsWrongWithTheRequestIsNamed) {
  v1::ProposeRequest request = Proposal("");
  request.clear_said_by();
  request.set_as_of("tomorrow");
  request.set_case_reference("case-2");
  EXPECT_THAT(Fields(Ask(request).status()),
              ElementsAre("case_reference", "request_id", "said_by", "as_of"));
}

TEST_F(ProposeTest, ARecordThatTheRulebookDoesNotKnowIsAPrecondition) {
  NewEntry entry = EvidenceOf("e-1", kPerson);
  entry.content.mutable_evidence()->set_kind("unheard_of");
  Add(std::move(entry));
  const absl::Status status = Ask(Proposal("r-1")).status();
  EXPECT_EQ(ReasonOf(status), "RECORD_REFUSED");
  ASSERT_EQ(PreconditionsOf(status).size(), 1u);
  EXPECT_EQ(PreconditionsOf(status)[0].path, "record.evidence[0].kind");
  EXPECT_THAT(PreconditionsOf(status)[0].description, HasSubstr("correct the entry"));
}

TEST_F(ProposeTest, SeveralProposeAtATimeAndEachIsWorkedOutWithAllBefore) {
  Recorded(Proposal("r-0"));
  constexpr int kThreads = 4, kEach = 5;
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([this, t] {
      for (int i = 0; i < kEach; ++i) {
        const std::string id = absl::StrCat("r-", t, "-", i);
        auto response = Ask(Proposal(id));
        while (absl::IsAborted(response.status())) response = Ask(Proposal(id));
        EXPECT_TRUE(response.ok()) << response.status();
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  const auto now = Now();
  int found = 0;
  std::optional<int64_t> last;
  const std::vector<RecordedEntry> entries = *(*now)->EntriesOf(kPerson, {}, 1000);
  for (const RecordedEntry& entry : entries) {
    if (entry.content->has_finding_proposed()) {
      ++found;
      // Nothing about the young person lies between the record that it was worked out with and the
      // finding.
      EXPECT_LT(*last, entry.content->finding_proposed().record_size());
    }
    last = entry.position;
  }
  EXPECT_EQ(found, 1 + kThreads * kEach);
}

TEST_F(ProposeTest, OneRequestSentManyTimesAtOnceIsRecordedOnce) {
  const int64_t size = Size();
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([this] { EXPECT_TRUE(Ask(Proposal("r-1")).ok()); });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(Size(), size + 2);
}

}  // namespace
}  // namespace fairstart
