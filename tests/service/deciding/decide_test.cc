#include "service/deciding/decide.h"

#include <gmock/gmock.h>

#include "tests/service/deciding/deciding_fixture.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

using DecideTest = DecidingTest;

TEST_F(DecideTest, AConfirmedLineIsInForceForItsWindow) {
  const int64_t finding = Recorded(Proposal("r-1"));
  const auto response = Ask(Confirmation("c-1", finding, {"weekly_allowance"}));
  ASSERT_TRUE(response.ok()) << response.status();
  ASSERT_EQ(response->lines_size(), 1);
  const v1::Window window = response->lines(0).window();
  EXPECT_EQ(window.first_day(), "2019-04-01");  // from when there is a rate
  const v1::LineDecision decision = InForce("weekly_allowance", "2019-04-01");
  EXPECT_EQ(decision.in_force().line().given().amount().pence(), 5790);
  EXPECT_EQ(decision.in_force().said_by(), "manager-1");
  EXPECT_FALSE(InForce("weekly_allowance", "2019-03-31").has_in_force());
  EXPECT_FALSE(InForce("adviser", "2019-06-01").has_in_force());
}

TEST_F(DecideTest, WithoutLinesAllThatCanBeIsConfirmed) {
  v1::ProposeRequest request = Proposal("r-1");
  request.mutable_case_()->clear_jobs();  // the allowance is not settled
  const int64_t finding = Recorded(request);
  const auto response = Ask(Confirmation("c-1", finding));
  ASSERT_TRUE(response.ok()) << response.status();
  std::vector<std::string> lines;
  for (const v1::ConfirmedLine& line : response->lines())
    lines.push_back(line.line().entitlement());
  EXPECT_THAT(lines, ElementsAre("adviser", "home_grant"));
}

TEST_F(DecideTest, ALineThatIsNotSettledIsRefusedAndWhatIsMissingNamed) {
  v1::ProposeRequest request = Proposal("r-1");
  request.mutable_case_()->clear_jobs();
  const int64_t finding = Recorded(request);
  const absl::Status status = Ask(Confirmation("c-1", finding, {"weekly_allowance"})).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(ReasonOf(status), "LINE_NOT_DECIDABLE");
  ASSERT_EQ(PreconditionsOf(status).size(), 1u);
  EXPECT_EQ(PreconditionsOf(status)[0].path, "weekly_allowance");
  EXPECT_THAT(PreconditionsOf(status)[0].description, HasSubstr("not known: jobs"));
}

TEST_F(DecideTest, TheSameConfirmationIsAnsweredAsTheFirstTime) {
  const int64_t finding = Recorded(Proposal("r-1"));
  const auto first = Ask(Confirmation("c-1", finding));
  v1::ProposeRequest changed = Proposal("r-2");
  changed.mutable_rulebook()->add_readings("I-1=R2");
  Recorded(changed);
  const auto again = Ask(Confirmation("c-1", finding));
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_TRUE(again->recorded().recorded_before());
  EXPECT_EQ(again->recorded().position(), first->recorded().position());
  v1::ConfirmRequest other = Confirmation("c-1", finding);
  other.set_said_by("somebody-else");
  EXPECT_EQ(ReasonOf(Ask(other).status()), "REQUEST_ID_TAKEN");
}

TEST_F(DecideTest, AFindingThatANewerOneContradictsIsRefused) {
  const int64_t finding = Recorded(Proposal("r-1"));
  v1::ProposeRequest request = Proposal("r-2");
  *request.mutable_case_()->mutable_jobs()->add_records() =
      Parsed<v1::Job>("id: 'j' first_day: '2019-05-01' last_day { not_yet: true }");
  const int64_t newer = Recorded(request);
  const absl::Status status = Ask(Confirmation("c-1", finding, {"weekly_allowance"})).status();
  EXPECT_EQ(ReasonOf(status), "FINDING_SUPERSEDED");
  EXPECT_EQ(PreconditionsOf(status)[0].path, absl::StrCat("entries/", newer));
  EXPECT_EQ(ReasonOf(Ask(Departure("d-1", finding)).status()), "FINDING_SUPERSEDED");
  // Of what the newer one says the same, the older can be confirmed.
  EXPECT_TRUE(Ask(Confirmation("c-2", finding, {"adviser"})).ok());
}

TEST_F(DecideTest, WhatIsNoFindingOfThePersonIsRefused) {
  Recorded(Proposal("r-1"));
  EXPECT_EQ(ReasonOf(Ask(Confirmation("c-1", 0)).status()), "ENTRY_NOT_FOUND");
  EXPECT_THAT(Fields(Ask(Confirmation("c-1", 99)).status()),
              ElementsAre("confirmation.finding_position"));
  v1::ConfirmRequest of_another = Confirmation("c-1", Size() - 1);
  of_another.set_case_reference("case-2");
  EXPECT_EQ(Ask(of_another).status().code(), absl::StatusCode::kNotFound);
}

TEST_F(DecideTest, ALineThatTheFindingDoesNotHaveIsRefused) {
  const int64_t finding = Recorded(Proposal("r-1"));
  const absl::Status status = Ask(Confirmation("c-1", finding, {"advisor"})).status();
  EXPECT_THAT(Fields(status), ElementsAre("confirmation.lines[0]"));
  EXPECT_THAT(std::string(status.message()), HasSubstr("did you mean \"adviser\"?"));
}

TEST_F(DecideTest, WhatIsWrongWithAConfirmationIsNamed) {
  const int64_t finding = Recorded(Proposal("r-1"));
  v1::ConfirmRequest request = Confirmation("c-1", finding);
  request.clear_said_by();
  request.mutable_confirmation()->clear_decided_on();
  EXPECT_THAT(Fields(Ask(request).status()), ElementsAre("said_by", "confirmation.decided_on"));
  request = Confirmation("c-1", finding);
  request.mutable_confirmation()->mutable_formula()->add_inputs()->set_path("jobs");
  EXPECT_THAT(Fields(Ask(request).status()),
              ElementsAre("confirmation.formula.inputs[0].path", "confirmation.formula.first_day",
                          "confirmation.formula.last_day"));
}

TEST_F(DecideTest, ADepartureIsInForceForItsDays) {
  const int64_t finding = Recorded(Proposal("r-1"));
  v1::DepartRequest request = Departure("d-1", finding);
  request.mutable_departure()->set_first_day("2019-06-01");
  request.mutable_departure()->set_last_day("2019-06-30");
  ASSERT_TRUE(Ask(request).ok()) << Ask(request).status();
  const v1::LineDecision decision = InForce("weekly_allowance", "2019-06-30");
  EXPECT_EQ(decision.in_force().kind(), v1::DecisionInForce::KIND_DEPARTED);
  EXPECT_EQ(decision.in_force().line().given().amount().pence(), 7000);
  EXPECT_EQ(decision.in_force().reason(), "hardship");
  EXPECT_FALSE(decision.has_undecided());
  EXPECT_FALSE(InForce("weekly_allowance", "2019-07-01").has_in_force());
}

TEST_F(DecideTest, WhatCannotBeConfirmedCanBeDepartedFrom) {
  v1::ProposeRequest proposal = Proposal("r-1");
  proposal.mutable_case_()->clear_jobs();
  const int64_t finding = Recorded(proposal);
  ASSERT_TRUE(Ask(Departure("d-1", finding)).ok());
  EXPECT_EQ(InForce("weekly_allowance", "2019-06-01").in_force().line().given().amount().pence(),
            7000);
}

TEST_F(DecideTest, ADepartureNeedsAReason) {
  v1::DepartRequest request = Departure("d-1", Recorded(Proposal("r-1")));
  request.mutable_departure()->clear_reason();
  EXPECT_THAT(Fields(Ask(request).status()), ElementsAre("departure.reason"));
}

TEST_F(DecideTest, ADepartureDecidesSomething) {
  v1::DepartRequest request = Departure("d-1", Recorded(Proposal("r-1")));
  request.mutable_departure()->set_outcome(v1::OUTCOME_UNDETERMINED);
  EXPECT_THAT(Fields(Ask(request).status()), ElementsAre("departure.outcome"));
  request.mutable_departure()->set_outcome(v1::OUTCOME_NOT_ENTITLED);
  EXPECT_THAT(Fields(Ask(request).status()), ElementsAre("departure.given"));
  request.mutable_departure()->clear_given();
  EXPECT_THAT(Fields(Ask(request).status()), IsEmpty());
  request.mutable_departure()->set_outcome(v1::OUTCOME_ENTITLED);
  EXPECT_THAT(Fields(Ask(request).status()), ElementsAre("departure.given"));
}

TEST_F(DecideTest, ADepartureIsForDaysThatThereAre) {
  v1::DepartRequest request = Departure("d-1", Recorded(Proposal("r-1")));
  request.mutable_departure()->set_first_day("2019-06-30");
  request.mutable_departure()->set_last_day("2019-06-01");
  EXPECT_THAT(Fields(Ask(request).status()), ElementsAre("departure.last_day"));
  request.mutable_departure()->clear_first_day();
  request.mutable_departure()->set_last_day("2018-06-01");
  EXPECT_THAT(Fields(Ask(request).status()), ElementsAre("departure.last_day"));
}

}  // namespace
}  // namespace fairstart
