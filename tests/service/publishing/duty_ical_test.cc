// The calendar's components and what stands in them. That another program reads them is shown in
// tests/e2e/duties_test.mjs.
#include "service/publishing/duty_ical.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"

namespace fairstart {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::string IcalOf(const std::string& duties, const std::string& first_day = "2020-06-01") {
  v1::DutyCalendar calendar;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(
      absl::StrCat("basis { case_reference: 'YP-7' } first_day: '", first_day,
                   "' last_day: '2021-05-31' ", duties),
      &calendar));
  return DutyIcal(calendar);
}

std::string Duty(const std::string& duty) {
  return absl::StrCat(
      "duties { first_day: '2020-06-01' last_day: '2021-05-31' duty { label: 'review the Pathway "
      "Plan' actor: ACTOR_PERSONAL_ADVISER citations { paragraph: '1.6.s1' } ",
      duty, " } } ");
}

constexpr char kOpen[] = "duty: 'plan_review' state: STATE_OPEN due: '2020-12-31'";

// The unfolded lines.
std::vector<std::string> LinesOf(const std::string& ical) {
  return absl::StrSplit(absl::StrReplaceAll(ical, {{"\r\n ", ""}}), "\r\n", absl::SkipEmpty());
}

std::vector<std::string> ValuesOf(const std::string& ical, const std::string& name) {
  std::vector<std::string> values;
  for (const std::string& line : LinesOf(ical)) {
    if (absl::StartsWith(line, name + ":")) values.push_back(line.substr(name.size() + 1));
  }
  return values;
}

TEST(DutyIcal, MakesADutyWithADayAnEventOfThatDay) {
  const std::string uid = ValuesOf(IcalOf(Duty(kOpen)), "UID").at(0);
  EXPECT_THAT(
      LinesOf(IcalOf(Duty(kOpen))),
      ElementsAre("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Fairstart//Duties//EN",
                  "CALSCALE:GREGORIAN", "BEGIN:VEVENT", "UID:" + uid, "DTSTAMP:20200601T000000Z",
                  "CLASS:PRIVATE", "DTSTART;VALUE=DATE:20201231", "DTEND;VALUE=DATE:20210101",
                  "TRANSP:TRANSPARENT", "STATUS:CONFIRMED", "SUMMARY:YP-7: review the Pathway Plan",
                  "DESCRIPTION:To be done by the personal adviser.\\nSee 1.6.s1.", "END:VEVENT",
                  "END:VCALENDAR"));
}

TEST(DutyIcal, PutsWhatIsOverdueOnTheFirstDay) {
  const std::string ical = IcalOf(Duty("duty: 'a' state: STATE_OVERDUE due: '2020-05-31'"));
  EXPECT_THAT(ValuesOf(ical, "DTSTART;VALUE=DATE"), ElementsAre("20200601"));
  EXPECT_THAT(ValuesOf(ical, "SUMMARY"), ElementsAre("YP-7: overdue: review the Pathway Plan"));
  EXPECT_THAT(ValuesOf(ical, "DESCRIPTION").at(0), HasSubstr("It was due by 31 May 2020."));
  EXPECT_THAT(ValuesOf(ical, "PRIORITY"), ElementsAre("1"));
  // On its very day it is not overdue.
  EXPECT_THAT(ValuesOf(IcalOf(Duty("duty: 'a' state: STATE_OPEN due: '2020-06-01'")), "SUMMARY"),
              ElementsAre("YP-7: review the Pathway Plan"));
}

TEST(DutyIcal, MakesADutyWithoutADayATodo) {
  const std::string ical = IcalOf(Duty("duty: 'a' state: STATE_OPEN"));
  EXPECT_THAT(LinesOf(ical), Contains("BEGIN:VTODO"));
  EXPECT_THAT(ical, Not(HasSubstr("DTSTART")));
  EXPECT_THAT(ValuesOf(ical, "STATUS"), ElementsAre("NEEDS-ACTION"));
}

TEST(DutyIcal, CallsWhatIsNotSettledTentative) {
  const std::string ical = IcalOf(Duty("duty: 'a' state: STATE_UNDETERMINED due: '2020-05-31'"));
  EXPECT_THAT(ValuesOf(ical, "STATUS"), ElementsAre("TENTATIVE"));
  EXPECT_THAT(ValuesOf(ical, "SUMMARY"), ElementsAre("YP-7: review the Pathway Plan"));
  EXPECT_THAT(ValuesOf(ical, "DESCRIPTION").at(0), HasSubstr("not settled"));
}

TEST(DutyIcal, SaysThatNothingIsToBeDone) {
  const std::string ical = IcalOf("");
  EXPECT_THAT(LinesOf(ical), Contains("BEGIN:VJOURNAL"));
  EXPECT_THAT(ValuesOf(ical, "SUMMARY"),
              ElementsAre("YP-7: Nothing is to be done from 1 June 2020 to 31 May 2021"));
}

// The same duty keeps its UID in a later calendar, with another day; every other duty has another.
TEST(DutyIcal, KeepsAUidForEachDutyAndInstance) {
  const std::string before = IcalOf(Duty(kOpen));
  const std::string later =
      IcalOf(Duty("duty: 'plan_review' state: STATE_OPEN due: '2021-03-31'"), "2020-09-01");
  EXPECT_EQ(ValuesOf(before, "UID"), ValuesOf(later, "UID"));
  EXPECT_LT(ValuesOf(before, "DTSTAMP"), ValuesOf(later, "DTSTAMP"));
  const std::vector<std::string> uids =
      ValuesOf(IcalOf(Duty(kOpen) + Duty("duty: 'plan_review' instance: 'i' state: STATE_OPEN") +
                      Duty("duty: 'other' state: STATE_OPEN") +
                      Duty("duty: 'plan_review' state: STATE_OPEN")),
               "UID");
  EXPECT_EQ(std::set<std::string>(uids.begin(), uids.end()).size(), 4u);
  EXPECT_EQ(uids[0], ValuesOf(before, "UID").at(0));
  EXPECT_TRUE(absl::EndsWith(uids[3], "-2@fairstart")) << uids[3];
}

TEST(DutyIcal, HoldsNothingPersonalButTheReference) {
  const std::string ical =
      IcalOf(Duty("duty: 'repay' instance: 'loan-from-aunt' state: STATE_UNDETERMINED amount { "
                  "pence: 471100 } missing { path: "
                  "'health.diagnosis' label: 'diagnosis' question: 'Which illness?' }"));
  const std::string all = absl::StrReplaceAll(ical, {{"\r\n ", ""}});
  for (const char* personal : {"aunt", "4711", "4,711", "iagnosis", "illness"}) {
    EXPECT_THAT(all, Not(HasSubstr(personal)));
  }
}

TEST(DutyIcal, GivesTheSameBytesEachTime) { EXPECT_EQ(IcalOf(Duty(kOpen)), IcalOf(Duty(kOpen))); }

}  // namespace
}  // namespace fairstart
