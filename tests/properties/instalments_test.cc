// What is paid in parts comes to the whole, to the penny: the bursary over the terms of a course,
// also after a change of course, and the festival allowance over the days that were chosen for it.
// See tests/properties/asking.h for the long run.
//
// Nothing else in the rulebook is a whole in parts: what comes by the week, month or half term is
// as much each time.
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>

#include "service/scenarios/scenario_set.h"
#include "tests/properties/asking.h"

namespace fairstart {
namespace {

using reference::DayNumber;
using reference::FormatDay;

constexpr int64_t kBursaryPence = 200000;  // 25.8
constexpr int64_t kFestivalPence = 5000;   // T5.r9

// The facts of a scenario in which a line of the entitlement is payable for a fact that only this
// rulebook asks; the record of it.
GeneratedCase ScenarioWith(const std::string& fact, const std::string& entitlement) {
  const auto set = ReadScenarios(kRulebookFolder);
  if (!set.ok()) return {};
  for (const ReadyScenario& scenario : set->scenarios) {
    if (scenario.scenario.reading_size() > 0 || scenario.scenario.parameter_size() > 0) continue;
    for (const v1::DeclaredFact& declared : scenario.facts.declared_facts().facts()) {
      if (declared.name() != fact) continue;
      for (const v1::Check& check : scenario.scenario.check()) {
        const DayNumber as_of = *reference::ParseDay(check.as_of());
        const auto finding = AskForEntitlement(entitlement, scenario.facts, scenario.record, as_of);
        if (!finding.has_value()) continue;
        for (const v1::Line& line : finding->lines()) {
          if (line.outcome() == v1::OUTCOME_ENTITLED || line.outcome() == v1::OUTCOME_SUBJECT_TO) {
            return {scenario.facts, scenario.record, {as_of}};
          }
        }
      }
    }
  }
  return {};
}

v1::DeclaredHistory& HistoryOf(const std::string& name, v1::CaseFacts& facts) {
  for (v1::DeclaredFact& fact : *facts.mutable_declared_facts()->mutable_facts()) {
    if (fact.name() == name) return *fact.mutable_value()->mutable_history();
  }
  v1::DeclaredFact& fact = *facts.mutable_declared_facts()->add_facts();
  fact.set_name(name);
  return *fact.mutable_value()->mutable_history();
}

v1::FactValue& Field(v1::DeclaredRecord& record, const char* name) {
  v1::DeclaredFact& field = *record.add_fields();
  field.set_name(name);
  return *field.mutable_value();
}

// Adds a term that lasts a while; the day after it.
DayNumber AddTerm(const std::string& id, const std::string& course, DayNumber first, Dice& dice,
                  v1::DeclaredHistory& terms) {
  const DayNumber last = first + dice.Between(20, 90);
  v1::DeclaredRecord& term = *terms.add_records();
  Field(term, "id").set_text(id);
  Field(term, "first_day").set_date(FormatDay(first));
  Field(term, "last_day").mutable_event_date()->set_date(FormatDay(last));
  Field(term, "course").set_text(course);
  return last + 1;
}

// The sums of the entitlement's payable lines by instance.
std::map<std::string, int64_t> PayableSums(const std::string& entitlement,
                                           const v1::CaseFacts& facts, const v1::Record& record,
                                           DayNumber as_of) {
  std::map<std::string, int64_t> sums;
  const auto finding = AskForEntitlement(entitlement, facts, record, as_of);
  if (!finding.has_value()) return sums;
  for (const v1::Line& line : finding->lines()) {
    if (line.outcome() != v1::OUTCOME_ENTITLED && line.outcome() != v1::OUTCOME_SUBJECT_TO)
      continue;
    sums[line.instance()] = line.given().amount().pence();
  }
  return sums;
}

struct Sum {
  int64_t pence = 0;
  size_t parts = 0;
};

// Of the instances whose key begins so.
Sum SumOf(const std::map<std::string, int64_t>& sums, const std::string& beginning) {
  Sum sum;
  for (const auto& [key, pence] : sums) {
    if (key.rfind(beginning, 0) != 0) continue;
    sum.pence += pence;
    ++sum.parts;
  }
  return sum;
}

void Pay(const std::string& instance, int64_t pence, DayNumber day, v1::Record& record) {
  v1::Payment& payment = *record.add_payments();
  payment.set_id("payment-" + instance);
  payment.mutable_line()->set_entitlement("higher_education_bursary");
  payment.mutable_line()->set_instance(instance);
  payment.mutable_amount()->set_pence(pence);
  payment.set_paid_on(FormatDay(day));
}

int CountWanted(int usual) {
  const char* text = std::getenv("FAIRSTART_COUNT");
  return text == nullptr ? usual : std::atoi(text);
}

uint64_t FirstSeed() {
  const char* text = std::getenv("FAIRSTART_SEED");
  return text == nullptr ? 1 : std::strtoull(text, nullptr, 10);
}

// One to twelve terms of a course; after some of them, the rest of another course of up to nine.
void LookAtBursary(const GeneratedCase& base, uint64_t seed, int& parts) {
  Dice dice(seed);
  v1::CaseFacts facts = base.facts;
  v1::DeclaredHistory& terms = HistoryOf("bursary_terms", facts);
  terms.Clear();
  ASSERT_GT(facts.courses().records_size(), 0);
  v1::Course& first_course = *facts.mutable_courses()->mutable_records(0);
  const DayNumber begins = *reference::ParseDay(first_course.first_day());
  DayNumber day = begins + dice.Between(0, 20);
  const int64_t planned = dice.Between(1, 12);
  const int64_t taken = dice.Chance(50) ? planned : dice.Between(1, planned);
  DayNumber changes = 0;  // the day after the last term taken
  DayNumber last_start = 0;
  for (int64_t i = 1; i <= planned; ++i) {
    last_start = day;
    const DayNumber next = AddTerm("a-" + std::to_string(i), first_course.id(), day, dice, terms);
    if (i == taken) changes = next;
    day = next + dice.Between(0, 20);
  }
  first_course.mutable_last_day()->set_not_yet(true);
  facts.set_known_through(FormatDay(day + 4000));
  v1::Record record = base.record.value_or(v1::Record());
  record.clear_payments();

  auto sums = PayableSums("higher_education_bursary", facts, record, last_start);
  const Sum whole = SumOf(sums, "a-");
  EXPECT_EQ(whole.parts, static_cast<size_t>(planned)) << "FAIRSTART_SEED=" << seed;
  EXPECT_EQ(whole.pence, kBursaryPence)
      << planned << " terms, FAIRSTART_SEED=" << seed << " FAIRSTART_COUNT=1";
  parts += static_cast<int>(whole.parts);
  if (taken == planned) return;

  // What was paid up to the change stays paid.
  int64_t paid = 0;
  for (int64_t i = 1; i <= taken; ++i) {
    const std::string id = "a-" + std::to_string(i);
    Pay(id, sums[id], changes, record);
    paid += sums[id];
  }
  v1::Course second_course = first_course;
  first_course.mutable_last_day()->set_date(FormatDay(changes - 1));
  second_course.set_id("another-course");
  second_course.set_first_day(FormatDay(changes));
  *facts.mutable_courses()->add_records() = second_course;
  const int64_t more = dice.Between(1, 9);
  day = changes;
  for (int64_t i = 1; i <= more; ++i) {
    last_start = day;
    day =
        AddTerm("b-" + std::to_string(i), "another-course", day, dice, terms) + dice.Between(0, 20);
  }
  sums = PayableSums("higher_education_bursary", facts, record, last_start);
  const Sum rest = SumOf(sums, "b-");
  EXPECT_EQ(rest.parts, static_cast<size_t>(more)) << "FAIRSTART_SEED=" << seed;
  EXPECT_EQ(paid + rest.pence, kBursaryPence)
      << taken << " of " << planned << " terms, then " << more << ", FAIRSTART_SEED=" << seed
      << " FAIRSTART_COUNT=1";
  parts += static_cast<int>(rest.parts);
}

TEST(Instalments, OfTheBursaryComeToTheWhole) {
  const GeneratedCase base = ScenarioWith("bursary_terms", "higher_education_bursary");
  ASSERT_FALSE(base.days.empty());
  const uint64_t first = FirstSeed();
  const uint64_t count = static_cast<uint64_t>(CountWanted(200));
  int parts = 0;
  for (uint64_t seed = first; seed < first + count && !HasFailure(); ++seed) {
    LookAtBursary(base, seed, parts);
  }
  std::cout << count << " bursaries in " << parts << " parts\n";
}

// From one to six days of a year, in hundredths that come to a hundred.
void LookAtFestivals(const GeneratedCase& base, uint64_t seed, int& parts) {
  Dice dice(seed);
  v1::CaseFacts facts = base.facts;
  v1::DeclaredHistory& choices = HistoryOf("festival_choices", facts);
  choices.Clear();
  // In the first whole year after the 18th birthday, up to the day before the next one.
  const DayNumber born = *reference::ParseDay(facts.date_of_birth());
  const int64_t year = reference::ToCivilDate(reference::Anniversary(born, 18)).year + 1;
  const int64_t days = dice.Between(1, 6);
  int64_t left = 100;
  for (int64_t i = 1; i <= days; ++i) {
    const int64_t percent = i == days ? left : dice.Between(1, left - (days - i));
    left -= percent;
    v1::DeclaredRecord& choice = *choices.add_records();
    Field(choice, "id").set_text("day-" + std::to_string(i));
    Field(choice, "day")
        .set_date(FormatDay(reference::ToDayNumber({year, static_cast<int>(i), 10}) +
                            dice.Between(0, 15)));
    Field(choice, "percent").set_integer(percent);
    Field(choice, "given_to").set_choice("YOUNG_PERSON");
  }
  const DayNumber as_of = reference::ToDayNumber({year, 12, 1});
  facts.set_known_through(FormatDay(as_of + 400));
  v1::Record record = base.record.value_or(v1::Record());
  record.clear_payments();
  const Sum whole = SumOf(PayableSums("festival_from_18", facts, record, as_of), "day-");
  EXPECT_EQ(whole.parts, static_cast<size_t>(days)) << "FAIRSTART_SEED=" << seed;
  EXPECT_EQ(whole.pence, kFestivalPence) << "FAIRSTART_SEED=" << seed << " FAIRSTART_COUNT=1";
  parts += static_cast<int>(whole.parts);
}

TEST(Instalments, OfTheFestivalAllowanceComeToTheWhole) {
  const GeneratedCase base = ScenarioWith("festival_choices", "festival_from_18");
  ASSERT_FALSE(base.days.empty());
  const uint64_t first = FirstSeed();
  const uint64_t count = static_cast<uint64_t>(CountWanted(200));
  int parts = 0;
  for (uint64_t seed = first; seed < first + count && !HasFailure(); ++seed) {
    LookAtFestivals(base, seed, parts);
  }
  std::cout << count << " festival allowances in " << parts << " parts\n";
}

}  // namespace
}  // namespace fairstart
