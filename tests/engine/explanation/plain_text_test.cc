// Every operator of the language as it is said, and its denial.
#include "engine/explanation/plain_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "engine/explanation/labels.h"
#include "tests/engine/rulebook/small_rulebook.h"

namespace fairstart {
namespace {

using testing::ElementsAre;

// What the expressions below name beside the small rulebook's own.
constexpr char kMore[] = R"txtpb(
parameter {
  name: "days_needed" label: "number of days needed" unit: UNIT_DAYS known: KNOWN_UNTIL_CHANGED
  row { from: "2020-04-01" value: "91" } cite { paragraph: "1.3" }
}
parameter {
  name: "longest_stay" label: "longest stay" unit: UNIT_SPAN known: KNOWN_UNTIL_CHANGED
  row { from: "2020-04-01" value: "28 days" } cite { paragraph: "1.3" }
}
parameter {
  name: "changing_stay" label: "changing stay" unit: UNIT_SPAN known: KNOWN_UNTIL_CHANGED
  row { from: "2020-04-01" value: "28 days" } row { from: "2021-04-01" value: "29 days" }
  cite { paragraph: "1.3" }
}
parameter {
  name: "grown_up" label: "age of being grown up" unit: UNIT_YEARS_OF_AGE
  known: KNOWN_UNTIL_CHANGED row { from: "2020-04-01" value: "18" } cite { paragraph: "1.3" }
}
parameter {
  name: "rate_of" label: "rate" key: "band" unit: UNIT_PENCE_PER_HOUR known: KNOWN_UNTIL_CHANGED
  row { from: "2020-04-01" key: "under_25" value: "5.00" } cite { paragraph: "1.3" }
}
parameter {
  name: "the_share" label: "share" unit: UNIT_SHARE known: KNOWN_UNTIL_CHANGED
  row { from: "2020-04-01" value: "1/2" } cite { paragraph: "1.3" }
}
definition {
  name: "long_care" label: "long spells in care" cite { paragraph: "1.1" }
  value: "care_episodes.filter(e, e.last_day >= plus(e.first_day, months(6)))"
}
definition {
  name: "pay" label: "pay of the job for a week" of: "Job j" value: "j.weekly_travel_cost"
  cite { paragraph: "1.1" }
}
definition {
  name: "ends_on" label: "day of notice" of: "Job j" value: "j.last_day" cite { paragraph: "1.1" }
}
definition { name: "unnamed" value: "aged(16, 17)" cite { paragraph: "1.1" } }
definition { name: "list_of_days" label: "days" value: "jobs.map(j, j.first_day)"
             cite { paragraph: "1.1" } }
definition { name: "texts" label: "texts" value: '["a"]' cite { paragraph: "1.1" } }
)txtpb";

class Tested {
 public:
  // The definition `tested`, of this value; `of` as in a definition.
  explicit Tested(const std::string& value, const std::string& of = "") {
    RulebookFolder rulebook = SmallRulebook();
    PutFile(rulebook, "tested_later.txtpb", kLaterSource);
    PutFile(
        rulebook, "tested.txtpb",
        absl::StrCat(
            kMore,
            "definition { name: \"tested\" label: \"tested\" cite { paragraph: \"1.1\" } of: \"",
            of, "\" value: '", value, "' }"));
    const CompileResult result = Compile(rulebook, SmallRates());
    plan_ = result.plan;
    EXPECT_NE(plan_, nullptr) << value << "\n" << Shown(result.diagnostics);
    if (plan_ == nullptr) return;
    for (const PlanDefinition& definition : plan_->definitions) {
      if (definition.name == "tested") definition_ = &definition;
    }
  }

  std::string Line() const {
    if (definition_ == nullptr) return "does not compile";
    return PlainText(*plan_, definition_->value, VariablesOf(*definition_));
  }
  Passage Listed() const {
    return InWords(*plan_, definition_->value, VariablesOf(*definition_));
  }
  Words Linked() const { return InOneLine(*plan_, definition_->value, VariablesOf(*definition_)); }

 private:
  std::shared_ptr<const Plan> plan_;
  const PlanDefinition* definition_ = nullptr;
};

std::string Said(const std::string& value, const std::string& of = "") {
  return Tested(value, of).Line();
}

// ---- Ages and days.

TEST(PlainText, SaysAgesOnTheDay) {
  EXPECT_EQ(Said("as_of < birthday(21)"), "the young person is under 21 on the day");
  EXPECT_EQ(Said("as_of >= birthday(18)"), "the young person is 18 or over on the day");
  EXPECT_EQ(Said("!(as_of < birthday(21))"), "the young person is 21 or over on the day");
  EXPECT_EQ(Said("birthday(18) <= as_of"), "the young person is 18 or over on the day");
  EXPECT_EQ(Said("as_of > birthday(18)"), "the day is after the 18th birthday");
  EXPECT_EQ(Said("as_of <= birthday(18)"), "the day is on or before the 18th birthday");
  EXPECT_EQ(Said("as_of == birthday(18)"), "the day is the 18th birthday");
  EXPECT_EQ(Said("as_of < birthday(grown_up)"),
            "the young person has not reached the age of being grown up (18) on the day");
  EXPECT_EQ(Said("as_of >= birthday(grown_up)"),
            "the young person has reached the age of being grown up (18) on the day");
  EXPECT_EQ(Said("aged(16, 17)"), "the young person is 16 or 17 on the day");
  EXPECT_EQ(Said("!aged(16, 20)"), "the young person is not 16 to 20 on the day");
  EXPECT_EQ(Said("aged(16, 16)"), "the young person is 16 on the day");
}

TEST(PlainText, SaysDaysAndTheirOrder) {
  EXPECT_EQ(Said("date_of_birth < birthday(1)"), "the date of birth is before the 1st birthday");
  EXPECT_EQ(Said("date_of_birth <= birthday(2)"),
            "the date of birth is on or before the 2nd birthday");
  EXPECT_EQ(Said("date_of_birth > birthday(3)"), "the date of birth is after the 3rd birthday");
  EXPECT_EQ(Said("date_of_birth >= birthday(11)"),
            "the date of birth is on or after the 11th birthday");
  EXPECT_EQ(Said("date_of_birth == birthday(12)"), "the date of birth is the 12th birthday");
  EXPECT_EQ(Said("date_of_birth != birthday(13)"), "the date of birth is not the 13th birthday");
  EXPECT_EQ(Said("birthday(grown_up)"), "the birthday at the age of being grown up (18)");
  EXPECT_EQ(Said("anniversary(date_of_birth, 5)"), "the 5th anniversary of the date of birth");
  EXPECT_EQ(Said("anniversary(date_of_birth, grown_up)"),
            "the anniversary of the date of birth after the age of being grown up (18) years");
}

TEST(PlainText, SaysDaysAfterAndBefore) {
  EXPECT_EQ(Said("plus(birthday(18), days(-1))"), "the day before the 18th birthday");
  EXPECT_EQ(Said("plus(birthday(18), days(1))"), "the day after the 18th birthday");
  EXPECT_EQ(Said("plus(birthday(18), days(6))"), "the day 6 days after the 18th birthday");
  EXPECT_EQ(Said("plus(birthday(18), weeks(-11))"), "the day 11 weeks before the 18th birthday");
  EXPECT_EQ(Said("plus(birthday(18), months(1))"), "the day 1 month after the 18th birthday");
  EXPECT_EQ(Said("plus(birthday(18), years(2))"), "the day 2 years after the 18th birthday");
  EXPECT_EQ(Said("plus(birthday(18), longest_stay)"),
            "the day 28 days (longest stay) after the 18th birthday");
  EXPECT_EQ(Said("plus(birthday(18), changing_stay)"), "the 18th birthday plus the changing stay");
  EXPECT_EQ(Said("plus(plus(date_of_birth, months(3)), days(-1))"),
            "the day before the day 3 months after the date of birth");
  EXPECT_EQ(Said("weeks(13) == longest_stay"), "13 weeks is the longest stay (28 days)");
}

TEST(PlainText, SaysTheFirstAndTheLastOfDays) {
  EXPECT_EQ(Said("earlier(date_of_birth, birthday(1))"),
            "the earlier of the date of birth and the 1st birthday");
  EXPECT_EQ(Said("later(later(date_of_birth, birthday(1)), birthday(2))"),
            "the latest of the date of birth, the 1st birthday and the 2nd birthday");
  EXPECT_EQ(Said("latest(list_of_days)"), "the latest of the days");
  EXPECT_EQ(Said("nth_day(care_episodes, 91, birthday(14))"),
            "the day on which the days covered by the spells in care, counted from the 14th "
            "birthday, come to 91 days");
  EXPECT_EQ(Said("nth_day(care_episodes, days_needed, birthday(14))"),
            "the day on which the days covered by the spells in care, counted from the 14th "
            "birthday, come to the number of days needed (91 days)");
  EXPECT_EQ(Said("nth_day(care_episodes, days_needed + 1, birthday(14))"),
            "the day on which the days covered by the spells in care, counted from the 14th "
            "birthday, come to the number of days needed (91 days) plus 1");
  EXPECT_EQ(Said("months_begun(date_of_birth, birthday(1))"),
            "the first days of the months begun from the date of birth on, up to the 1st birthday "
            "or the day, whichever comes first");
  EXPECT_EQ(Said("first_day(in_care)"), "the first day on which the young person is in care");
}

// ---- Sums.

TEST(PlainText, SaysSums) {
  EXPECT_EQ(Said("weekly_rate + working_rate"),
            "the weekly rate (£57.90 a week) plus the weekly rate of those who work (£20.00 a "
            "week)");
  EXPECT_EQ(Said("allowance - working_rate - allowance"),
            "the allowance minus the weekly rate of those who work (£20.00 a week) minus the "
            "allowance");
  EXPECT_EQ(Said("allowance - (working_rate + allowance)"),
            "the allowance minus (the weekly rate of those who work (£20.00 a week) plus the "
            "allowance)");
  EXPECT_EQ(Said("(allowance + allowance) * 2"), "(the allowance plus the allowance) times 2");
  EXPECT_EQ(Said("allowance * the_share"), "the allowance times the share (1/2)");
  EXPECT_EQ(Said("allowance / 7"), "the allowance divided by 7");
  EXPECT_EQ(Said("days_needed % 7"),
            "the remainder of the number of days needed (91 days) divided by 7");
  EXPECT_EQ(Said("-days_needed"), "minus the number of days needed (91 days)");
  EXPECT_EQ(Said("least(allowance, weekly_rate)"),
            "the lower of the allowance and the weekly rate (£57.90 a week)");
  EXPECT_EQ(Said("greatest(greatest(allowance, weekly_rate), 0.00)"),
            "the highest of the allowance, the weekly rate (£57.90 a week) and £0.00");
  EXPECT_EQ(Said("to_pence(allowance / 3)"), "the allowance divided by 3, rounded to the penny");
  EXPECT_EQ(Said("total(jobs.map(j, j.weekly_travel_cost))"),
            "the sum of the weekly cost of travel to work of each job");
  EXPECT_EQ(Said("total(active(jobs).map(j, pay(j)))"),
            "the sum of the pay of the job for a week, for each job on the day");
  EXPECT_EQ(Said("rate_of(\"under_25\")"), "the rate for “under 25”");
}

TEST(PlainText, SaysAmountsByTheWeek) {
  EXPECT_EQ(Said("active(pay_periods).map(p, per_week(p.net, p.first_day, awaited(p.last_day)))"),
            "the take-home pay of the pay period, by the week (times 7, divided by the days from "
            "the first day of the pay period to the last day of the pay period), for each pay "
            "period on the day");
  EXPECT_EQ(Said("per_week(per_month(p.net))", "PayPeriod p"),
            "the take-home pay of the pay period, as an amount for each month, by the week (times "
            "12, divided by 52)");
}

TEST(PlainText, ComparesQuantities) {
  EXPECT_EQ(Said("allowance > 0.00"), "the allowance is more than £0.00");
  EXPECT_EQ(Said("allowance >= weekly_rate"),
            "the allowance is at least the weekly rate (£57.90 a week)");
  EXPECT_EQ(Said("allowance < weekly_rate"),
            "the allowance is less than the weekly rate (£57.90 a week)");
  EXPECT_EQ(Said("!(allowance > 0.00)"), "the allowance is at most £0.00");
  EXPECT_EQ(Said("days_needed == 91"), "the number of days needed (91 days) is 91");
  EXPECT_EQ(Said("size(jobs) >= 2"), "the number of the jobs is at least 2");
}

// ---- Choices and texts.

TEST(PlainText, SaysChoicesByTheirLabels) {
  EXPECT_EQ(Said("legal_status == LegalStatus.IN_CARE"), "the legal status is “in care”");
  EXPECT_EQ(Said("legal_status != LegalStatus.IN_CARE"), "the legal status is not “in care”");
  EXPECT_EQ(Said("legal_status in [LegalStatus.IN_CARE]"), "the legal status is “in care”");
  EXPECT_EQ(Said("legal_status in [LegalStatus.IN_CARE, LegalStatus.NONE]"),
            "the legal status is “in care” or “none”");
  EXPECT_EQ(Said("!(legal_status in [LegalStatus.IN_CARE, LegalStatus.NONE])"),
            "the legal status is neither “in care” nor “none”");
  EXPECT_EQ(Said("!(size(jobs) in [2, 3, 4])"), "the number of the jobs is none of 2, 3 and 4");
  EXPECT_EQ(Said("size(jobs) in jobs.map(j, j.minutes_per_week)"),
            "the number of the jobs is among the minutes of work in a week of each job");
  EXPECT_EQ(Said("works ? allowance : weekly_rate"),
            "the allowance if the young person works, otherwise the weekly rate (£57.90 a week)");
  EXPECT_EQ(Said("(works ? allowance : weekly_rate) - allowance"),
            "(the allowance if the young person works, otherwise the weekly rate (£57.90 a week)) "
            "minus the allowance");
}

TEST(PlainText, SaysTextsAndLists) {
  EXPECT_EQ(Said("case_reference == \"x\""), "the case reference is “x”");
  EXPECT_EQ(Said("case_reference.contains(\"x\")"), "the case reference contains “x”");
  EXPECT_EQ(Said("!case_reference.startsWith(\"x\")"),
            "the case reference does not start with “x”");
  EXPECT_EQ(Said("case_reference.endsWith(\"x\")"), "the case reference ends with “x”");
  EXPECT_EQ(Said("case_reference + \"x\""), "the case reference followed by “x”");
  EXPECT_EQ(Said("size(case_reference)"), "the length of the case reference");
  EXPECT_EQ(Said("string(date_of_birth)"), "the date of birth");
  EXPECT_EQ(Said("texts + [\"b\", \"c\"]"), "the texts together with “b” and “c”");
  EXPECT_EQ(Said("texts[0]"), "the 1st of the texts");
}

// ---- Clauses.

TEST(PlainText, NamesDefinitionsByTheirClauses) {
  EXPECT_EQ(Said("in_care"), "the young person is in care");
  EXPECT_EQ(Said("!in_care"), "the young person is not in care");
  EXPECT_EQ(Said("works"), "the young person works");
  EXPECT_EQ(Said("!works"), "it is not the case that the young person works");
  EXPECT_EQ(Said("unnamed"), "“unnamed” holds");
  EXPECT_EQ(Said("!unnamed"), "“unnamed” does not hold");
  EXPECT_EQ(Said("on(birthday(16), in_care)"), "on the 16th birthday, the young person is in care");
  EXPECT_EQ(Said("on(birthday(16), allowance)"), "the allowance as on the 16th birthday");
  EXPECT_EQ(Said("on(birthday(16), weekly_rate)"),
            "the weekly rate (£57.90 a week) as on the 16th birthday");
  EXPECT_EQ(Said("ever_before(in_care)"), "on some earlier day, the young person is in care");
  EXPECT_EQ(Said("!ever_before(in_care)"),
            "on no earlier day is it the case that the young person is in care");
}

TEST(PlainText, NamesFactsByTheirClauses) {
  EXPECT_EQ(Said("has_been_told"), "the young person has been told of the allowance");
  EXPECT_EQ(Said("!has_been_told"), "the young person has not been told of the allowance");
  EXPECT_EQ(Said("j.apprenticeship", "Job j"), "the job is an apprenticeship");
  EXPECT_EQ(Said("!j.apprenticeship", "Job j"), "the job is not an apprenticeship");
  EXPECT_EQ(Said("j.apprenticeship == false", "Job j"), "the job is not an apprenticeship");
  EXPECT_EQ(Said("j.apprenticeship == in_care", "Job j"),
            "the job is an apprenticeship exactly when the young person is in care");
  EXPECT_EQ(Said("has(j.last_day)", "Job j"), "the last day of the job has a date");
  EXPECT_EQ(Said("!has(j.last_day)", "Job j"), "the last day of the job has no date yet");
  EXPECT_EQ(Said("has(date_of_birth)"), "the date of birth is given");
}

TEST(PlainText, JoinsClauses) {
  EXPECT_EQ(Said("in_care && works && has_been_told"),
            "the young person is in care and the young person works and the young person has been "
            "told of the allowance");
  EXPECT_EQ(Said("in_care && (works || !in_care)"),
            "the young person is in care and (the young person works or the young person is not "
            "in care)");
  EXPECT_EQ(Said("!(in_care || unnamed)"),
            "the young person is not in care and “unnamed” does not hold");
  EXPECT_EQ(Said("!(in_care && unnamed)"),
            "the young person is not in care or “unnamed” does not hold");
  EXPECT_EQ(Said("in_care ? works : unnamed"),
            "if the young person is in care, the young person works; if not, “unnamed” holds");
}

// ---- Records.

TEST(PlainText, SaysWhetherThereIsARecord) {
  EXPECT_EQ(Said("size(active(jobs)) > 0"), "on the day there is a job");
  EXPECT_EQ(Said("size(active(jobs)) == 0"), "on the day there is no job");
  EXPECT_EQ(Said("!(size(active(jobs)) > 0)"), "on the day there is no job");
  EXPECT_EQ(Said("size(care_episodes) != 0"), "there is a spell in care");
  EXPECT_EQ(Said("size(long_care) > 0"), "there is at least one of the long spells in care");
  EXPECT_EQ(Said("size(long_care) < 1"), "there is none of the long spells in care");
  EXPECT_EQ(Said("size(active(long_care)) >= 1"),
            "on the day there is at least one of the long spells in care");
}

TEST(PlainText, SaysWhichRecordThereIs) {
  EXPECT_EQ(Said("active(jobs).exists(j, j.basis == JobBasis.FULL_TIME)"),
            "on the day there is a job whose contracted basis is “full time”");
  EXPECT_EQ(Said("jobs.exists(j, j.first_day < birthday(16) && j.last_day >= birthday(16))"),
            "there is a job whose first day is before the 16th birthday and whose last day is on "
            "or after the 16th birthday");
  EXPECT_EQ(Said("jobs.exists(j, j.apprenticeship)"), "there is a job that is an apprenticeship");
  EXPECT_EQ(Said("active(jobs).exists(j, works_long_hours(j))"),
            "on the day there is a job that is one of long hours");
  EXPECT_EQ(Said("jobs.exists(j, j.apprenticeship && in_care)"),
            "there is a job for which the job is an apprenticeship and the young person is in "
            "care");
  EXPECT_EQ(Said("long_care.exists(e, e.first_day < birthday(16))"),
            "there is one of the long spells in care whose first day is before the 16th birthday");
  EXPECT_EQ(Said("!jobs.exists(j, j.apprenticeship)"), "there is no job that is an apprenticeship");
  EXPECT_EQ(Said("jobs.exists_one(j, j.apprenticeship)"),
            "there is exactly one job that is an apprenticeship");
  EXPECT_EQ(Said("!jobs.exists_one(j, j.apprenticeship)"),
            "it is not the case that there is exactly one job that is an apprenticeship");
  EXPECT_EQ(Said("jobs.exists(j, !(j.basis in [JobBasis.FULL_TIME, JobBasis.PART_TIME]))"),
            "there is a job whose contracted basis is neither “full time” nor “part time”");
}

TEST(PlainText, SaysWhatHoldsForEvery) {
  EXPECT_EQ(Said("active(jobs).all(j, j.basis == JobBasis.PART_TIME)"),
            "for every job on the day, the contracted basis of the job is “part time”");
  EXPECT_EQ(Said("!active(jobs).all(j, j.apprenticeship)"),
            "on the day there is a job that is not an apprenticeship");
  EXPECT_EQ(Said("long_care.all(e, e.planned_respite)"),
            "for every one of the long spells in care, the spell in care is a planned short break");
}

TEST(PlainText, TellsTwoRecordsOfAKindApart) {
  EXPECT_EQ(Said("care_episodes.exists(f, f.first_day > e.last_day)", "CareEpisode e"),
            "there is a spell in care whose first day is after the last day of the spell in care");
  EXPECT_EQ(
      Said("care_episodes.exists(f, f.planned_respite && !e.planned_respite)", "CareEpisode e"),
      "there is a spell in care for which that spell in care is a planned short break and "
      "the spell in care is not a planned short break");
  EXPECT_EQ(Said("jobs.all(a, jobs.all(b, jobs.all(c, a.first_day == c.first_day)))"),
            "for every job, for every job, for every job, the first day of the job is the first "
            "day of the 3rd job");
}

TEST(PlainText, SaysWhichRecordsOfAList) {
  EXPECT_EQ(Said("jobs.filter(j, j.first_day < birthday(16))"),
            "the jobs whose first day is before the 16th birthday");
  EXPECT_EQ(Said("active(jobs.filter(j, j.apprenticeship))"),
            "the jobs on the day for which the job is an apprenticeship");
  EXPECT_EQ(Said("active(jobs).filter(j, j.apprenticeship).map(j, j.weekly_travel_cost)"),
            "the weekly cost of travel to work of each job on the day that is an apprenticeship");
  EXPECT_EQ(Said("long_care.filter(e, e.planned_respite)"),
            "the long spells in care for which the spell in care is a planned short break");
  EXPECT_EQ(Said("active(jobs).map(j, j.id)"), "the jobs on the day");
  EXPECT_EQ(Said("active(pay_periods.filter(p, p.job == j.id))", "Job j"),
            "the pay periods on the day whose job is the job");
  EXPECT_EQ(Said("jobs.map(j, j.apprenticeship, j.first_day)"),
            "the first day of each job that is an apprenticeship");
  EXPECT_EQ(Said("jobs.map(j, ends_on(j))"), "the day of notice for each job");
  EXPECT_EQ(Said("jobs.map(j, plus(j.first_day, days(1)))"),
            "the day after the first day of the job, for each job");
}

TEST(PlainText, SaysPlacesInLists) {
  EXPECT_EQ(Said("jobs.exists(i, j, i > 0)"),
            "there is a job for which the number of those before the job is more than 0");
  EXPECT_EQ(Said("jobs.all(i, j, i < 2)"),
            "for every job, the number of those before the job is less than 2");
  EXPECT_EQ(Said("texts.transformList(i, t, i == 0, t)"),
            "that value, for each of the texts for which the number of those before that value is "
            "0");
  EXPECT_EQ(Said("jobs.filter(j, j.apprenticeship).exists(i, j, i > 0)"),
            "there is one of the jobs for which the job is an apprenticeship for which the number "
            "of those before the job is more than 0");
  EXPECT_EQ(Said("[].all(x, false)"), "for every one of nothing, never");
}

TEST(PlainText, SaysConversions) {
  EXPECT_EQ(Said("string(case_reference)"), "the case reference");
  EXPECT_EQ(Said("int(case_reference)"), "the case reference, read as a number");
  EXPECT_EQ(Said("bool(case_reference)"), "the case reference, read as yes or no, is yes");
  EXPECT_EQ(Said("!bool(case_reference)"), "the case reference, read as yes or no, is no");
}

TEST(PlainText, SaysWhatIsOnRecord) {
  EXPECT_EQ(Said("record.plan_reviews.exists(r, r.reviewed_on >= birthday(16))"),
            "there is a plan review on record whose day is on or after the 16th birthday");
  EXPECT_EQ(Said("latest(record.plan_reviews.map(r, r.reviewed_on))"),
            "the latest of the day of each plan review on record");
  EXPECT_EQ(Said("record.assessments.exists(a, a.line.entitlement == \"bus_fares\")"),
            "there is an assessment on record for which the entitlement of the line of the "
            "assessment is the bus fares to work");
  EXPECT_EQ(Said("record.assessments.exists(a, a.line.entitlement == \"no_such\")"),
            "there is an assessment on record for which the entitlement of the line of the "
            "assessment is “no such”");
}

// ---- Links and lists.

TEST(InOneLine, LinksWhatIsNamedToWhereItIsDeclared) {
  EXPECT_THAT(Tested("!in_care && weekly_rate > allowance").Linked(),
              ElementsAre(Phrase{"the young person is not in care", "definition-in_care"},
                          Phrase{" and the ", ""}, Phrase{"weekly rate", "parameter-weekly_rate"},
                          Phrase{" (£57.90 a week) is more than the ", ""},
                          Phrase{"allowance", "definition-allowance"}));
}

std::vector<std::string> PartsOf(const Passage& passage) {
  std::vector<std::string> parts;
  for (const Passage& part : passage.parts) parts.push_back(Text(part));
  return parts;
}

TEST(InWords, KeepsTwoShortClausesInOneLine) {
  EXPECT_EQ(Text(Tested("in_care && works").Listed()),
            "the young person is in care and the young person works");
}

TEST(InWords, ListsMoreThanTwo) {
  const Passage said = Tested("in_care && works && has_been_told").Listed();
  EXPECT_EQ(Text(said.words), "all of these hold:");
  EXPECT_THAT(PartsOf(said), ElementsAre("the young person is in care", "the young person works",
                                         "the young person has been told of the allowance"));
}

TEST(InWords, ListsWithinLists) {
  const Passage said = Tested("in_care && (works || aged(16, 17) || has_been_told)").Listed();
  EXPECT_EQ(Text(said.words), "all of these hold:");
  ASSERT_EQ(said.parts.size(), 2u);
  EXPECT_EQ(Text(said.parts[1].words), "at least one of these holds:");
  EXPECT_THAT(PartsOf(said.parts[1]),
              ElementsAre("the young person works", "the young person is 16 or 17 on the day",
                          "the young person has been told of the allowance"));
}

TEST(InWords, ListsADenialByItsParts) {
  const Passage said = Tested("!(in_care || works || has_been_told)").Listed();
  EXPECT_EQ(Text(said.words), "all of these hold:");
  EXPECT_THAT(PartsOf(said), ElementsAre("the young person is not in care",
                                         "it is not the case that the young person works",
                                         "the young person has not been told of the allowance"));
}

TEST(InWords, ListsWhatARecordMustMeet) {
  const Passage said =
      Tested(
          "jobs.exists(j, j.apprenticeship && works_long_hours(j) && j.first_day < birthday(18))")
          .Listed();
  EXPECT_EQ(Text(said.words), "there is a job for which all of these hold:");
  EXPECT_THAT(PartsOf(said),
              ElementsAre("the job is an apprenticeship", "the job is one of long hours",
                          "the first day of the job is before the 18th birthday"));
  EXPECT_EQ(Text(Tested("!jobs.exists(j, j.apprenticeship && works_long_hours(j) && in_care)")
                     .Listed()
                     .words),
            "there is no job for which all of these hold:");
  EXPECT_EQ(
      Text(
          Tested("jobs.all(j, j.apprenticeship && works_long_hours(j) && in_care)").Listed().words),
      "for every job, all of these hold:");
  EXPECT_EQ(Text(Tested("!jobs.all(j, !j.apprenticeship || in_care || works)").Listed().words),
            "there is a job for which all of these hold:");
  EXPECT_EQ(Text(Tested("jobs.filter(j, j.apprenticeship && works_long_hours(j) && in_care)")
                     .Listed()
                     .words),
            "the jobs for which all of these hold:");
}

TEST(InWords, ListsChoices) {
  const Passage amount = Tested("in_care ? allowance : works ? weekly_rate : 0.00").Listed();
  EXPECT_EQ(Text(amount.words), "one of these:");
  EXPECT_THAT(PartsOf(amount),
              ElementsAre("if the young person is in care: the allowance",
                          "if not, but the young person works: the weekly rate (£57.90 a week)",
                          "if not: £0.00"));
  const Passage clause =
      Tested("in_care ? (works && unnamed && has_been_told) : has_been_told").Listed();
  EXPECT_EQ(Text(clause.words), "both of these hold:");
  ASSERT_EQ(clause.parts.size(), 2u);
  EXPECT_EQ(Text(clause.parts[0].words), "if the young person is in care, all of these hold:");
  EXPECT_EQ(Text(clause.parts[1]), "if not, the young person has been told of the allowance");
}

}  // namespace
}  // namespace fairstart
