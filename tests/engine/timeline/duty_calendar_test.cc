// Which spans of a timeline are one task, and in which order tasks stand.
#include "engine/timeline/duty_calendar.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <string>
#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/engine.h"
#include "tests/engine/rulebook/small_rulebook.h"

namespace fairstart {
namespace {

using testing::ElementsAre;

v1::Timeline TimelineOf(const std::string& duties) {
  v1::Timeline timeline;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(
      absl::StrCat("first_day: '2020-01-01' last_day: '2020-12-31' ", duties), &timeline));
  return timeline;
}

std::string Span(const std::string& first, const std::string& last, const std::string& duty) {
  return absl::StrCat("duties { first_day: '", first, "' last_day: '", last, "' duty { ", duty,
                      " } } ");
}

// "review open 2020-01-01 to 2020-12-31, due 2020-06-01"
std::vector<std::string> Entries(const v1::DutyCalendar& calendar) {
  std::vector<std::string> entries;
  for (const v1::CalendarDuty& entry : calendar.duties()) {
    const v1::DutyFinding& duty = entry.duty();
    entries.push_back(absl::StrCat(duty.duty(), duty.instance(),
                                   duty.state() == v1::DutyFinding::STATE_OVERDUE ? " overdue "
                                   : duty.state() == v1::DutyFinding::STATE_UNDETERMINED
                                       ? " unsettled "
                                       : " open ",
                                   entry.first_day(), " to ", entry.last_day(),
                                   duty.due().empty() ? "" : ", due ", duty.due()));
  }
  return entries;
}

TEST(DutyCalendar, KeepsATaskWhoseDayPassesOneTask) {
  EXPECT_THAT(
      Entries(MakeDutyCalendar(TimelineOf(
          Span("2020-01-01", "2020-06-01", "duty: 'a' state: STATE_OPEN due: '2020-06-01'") +
          Span("2020-06-02", "2020-12-31", "duty: 'a' state: STATE_OVERDUE due: '2020-06-01'")))),
      ElementsAre("a open 2020-01-01 to 2020-12-31, due 2020-06-01"));
}

TEST(DutyCalendar, TellsTasksApartByDaySumGapAndWhetherTheyAreSettled) {
  EXPECT_THAT(
      Entries(MakeDutyCalendar(TimelineOf(
          Span("2020-01-01", "2020-03-31", "duty: 'a' state: STATE_OPEN due: '2020-06-01'") +
          Span("2020-04-01", "2020-12-31", "duty: 'a' state: STATE_OPEN due: '2020-07-01'")))),
      ElementsAre("a open 2020-01-01 to 2020-03-31, due 2020-06-01",
                  "a open 2020-04-01 to 2020-12-31, due 2020-07-01"));
  EXPECT_THAT(
      Entries(MakeDutyCalendar(TimelineOf(
          Span("2020-01-01", "2020-03-31", "duty: 'a' state: STATE_OPEN amount { pence: 1 }") +
          Span("2020-04-01", "2020-12-31", "duty: 'a' state: STATE_OPEN amount { pence: 2 }")))),
      ElementsAre("a open 2020-01-01 to 2020-03-31", "a open 2020-04-01 to 2020-12-31"));
  EXPECT_THAT(Entries(MakeDutyCalendar(
                  TimelineOf(Span("2020-01-01", "2020-03-31", "duty: 'a' state: STATE_OPEN") +
                             Span("2020-04-02", "2020-12-31", "duty: 'a' state: STATE_OPEN")))),
              ElementsAre("a open 2020-01-01 to 2020-03-31", "a open 2020-04-02 to 2020-12-31"));
  EXPECT_THAT(
      Entries(MakeDutyCalendar(
          TimelineOf(Span("2020-01-01", "2020-03-31", "duty: 'a' state: STATE_UNDETERMINED") +
                     Span("2020-04-01", "2020-12-31", "duty: 'a' state: STATE_OPEN")))),
      ElementsAre("a unsettled 2020-01-01 to 2020-03-31", "a open 2020-04-01 to 2020-12-31"));
}

// Overdue when the period begins: first. What is overdue from the day on which it begins to stand
// follows by its day.
TEST(DutyCalendar, HasTheOverdueFirstAndThoseWithoutADayLast) {
  EXPECT_THAT(
      Entries(MakeDutyCalendar(TimelineOf(
          Span("2020-01-01", "2020-12-31", "duty: 'a' state: STATE_OPEN") +
          Span("2020-01-01", "2020-12-31", "duty: 'b' state: STATE_OPEN due: '2020-02-01'") +
          Span("2020-05-01", "2020-12-31", "duty: 'c' state: STATE_OVERDUE due: '2019-01-01'") +
          Span("2020-01-01", "2020-12-31", "duty: 'd' state: STATE_OVERDUE due: '2019-12-31'") +
          Span("2020-01-01", "2020-12-31",
               "duty: 'e' instance: '1' state: STATE_OVERDUE due: '2019-12-30'")))),
      ElementsAre("e1 overdue 2020-01-01 to 2020-12-31, due 2019-12-30",
                  "d overdue 2020-01-01 to 2020-12-31, due 2019-12-31",
                  "c overdue 2020-05-01 to 2020-12-31, due 2019-01-01",
                  "b open 2020-01-01 to 2020-12-31, due 2020-02-01",
                  "a open 2020-01-01 to 2020-12-31"));
}

TEST(DutyCalendar, IsMadeOfARulebooksDuties) {
  const CompileResult result = CompileWith(
      "duty { name: 'call' label: 'call' actor: ACTOR_CARER when { when: 'works' otherwise: 'No.' "
      "cite { paragraph: "
      "'1.2' } } due: 'birthday(17)' amount: 'travel_cap' cite { paragraph: '1.3' } }");
  ASSERT_NE(result.plan, nullptr) << Shown(result.diagnostics);
  v1::CaseFacts facts;
  ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(
      "case_reference: 'case-1' known_through: '2020-06-30' date_of_birth: '2003-05-15' "
      "care_episodes {} jobs { "
      "records { id: 'j1' first_day: '2020-05-01' last_day { date: '2020-06-10' } } }",
      &facts));
  Question question;
  question.facts = &facts;
  question.as_of = *ParseDay("2020-04-20");
  const auto answer = Duties(*result.plan, question, *ParseDay("2020-12-31"));
  ASSERT_TRUE(std::holds_alternative<v1::DutyCalendar>(answer));
  const v1::DutyCalendar& calendar = std::get<v1::DutyCalendar>(answer);
  EXPECT_THAT(Entries(calendar), ElementsAre("call open 2020-05-01 to 2020-06-10, due 2020-05-15"));
  EXPECT_EQ(calendar.duties(0).duty().actor(), v1::ACTOR_CARER);
  EXPECT_TRUE(calendar.duties(0).duty().has_amount());
  EXPECT_EQ(calendar.duties(0).duty().citations(0).paragraph(), "1.3");
  EXPECT_EQ(calendar.basis().case_reference(), "case-1");
  EXPECT_EQ(calendar.first_day(), "2020-04-20");
  EXPECT_EQ(calendar.last_day(), "2020-12-31");

  const auto reversed = Duties(*result.plan, question, *ParseDay("2020-04-19"));
  ASSERT_TRUE(std::holds_alternative<FieldViolations>(reversed));
  EXPECT_EQ(std::get<FieldViolations>(reversed)[0].path, "last_day");
}

}  // namespace
}  // namespace fairstart
