// Each line that is not excluded is in exactly one item of a plan; items put on record as proposed
// are as due, and nothing of them is stale; an item says what its line says up to its last day; the
// duties of a calendar are those of each day's finding. See tests/properties/asking.h for the long
// run.
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "tests/properties/asking.h"

namespace fairstart {
namespace {

using reference::DayNumber;
using Key = std::pair<std::string, std::string>;

std::optional<v1::PlanItems> AskForItems(const GeneratedCase& asked,
                                         const std::optional<v1::Record>& record, DayNumber day) {
  const auto answer = PlanItems(TestedPlan(), QuestionOf(asked.facts, record, day));
  if (!std::holds_alternative<v1::PlanItems>(answer)) return std::nullopt;
  return std::get<v1::PlanItems>(answer);
}

// ---- Each line in one item

void CheckLines(const v1::PlanItems& items, const v1::Finding& finding, const std::string& where) {
  std::map<Key, const v1::ProposedItem*> proposed;
  for (const v1::ProposedItem& item : items.items()) {
    const bool is_new = proposed.emplace(Key(item.entitlement(), item.instance()), &item).second;
    EXPECT_TRUE(is_new) << item.entitlement() << " is in two items" << where;
  }
  size_t belong = 0;
  for (const v1::Line& line : finding.lines()) {
    const auto item = proposed.find({line.entitlement(), line.instance()});
    const bool belongs = line.outcome() != v1::OUTCOME_NOT_ENTITLED;
    belong += belongs ? 1 : 0;
    ASSERT_EQ(item != proposed.end(), belongs) << line.entitlement() << where;
    if (!belongs) continue;
    const v1::ProposedItem& said = *item->second;
    EXPECT_EQ(said.outcome(), line.outcome()) << where;
    EXPECT_EQ(said.given().SerializeAsString(), line.given().SerializeAsString()) << where;
    EXPECT_EQ(said.missing_size(), line.missing_size()) << line.entitlement() << where;
    EXPECT_EQ(said.needs_size(), line.needs_size()) << line.entitlement() << where;
    EXPECT_NE(said.what(), "") << line.entitlement() << where;
    const bool by_authority = line.outcome() != v1::OUTCOME_ELSEWHERE;
    EXPECT_EQ(said.manner(), by_authority ? line.manner() : v1::MANNER_UNSPECIFIED) << where;
    // Nothing that a line hangs on is left out of its conditions.
    EXPECT_GE(said.conditions_size() > 0, line.needs_size() > 0) << line.entitlement() << where;
  }
  EXPECT_EQ(proposed.size(), belong) << "an item of no line" << where;
}

// ---- On record as proposed

v1::PlanItem OnRecord(const v1::ProposedItem& item, int number) {
  v1::PlanItem present;
  present.set_id(absl::StrCat("item-", number));
  present.mutable_line()->set_entitlement(item.entitlement());
  if (!item.instance().empty()) present.mutable_line()->set_instance(item.instance());
  if (!item.conditions().empty()) present.set_conditions(absl::StrJoin(item.conditions(), "\n"));
  if (item.manner() != v1::MANNER_UNSPECIFIED) present.set_manner(item.manner());
  if (item.frequency() != v1::FREQUENCY_UNSPECIFIED) present.set_frequency(item.frequency());
  if (!item.review_on().empty()) present.set_review_on(item.review_on());
  if (!item.ends_on().empty()) present.set_ends_on(item.ends_on());
  if (item.given().amount().has_pence()) *present.mutable_amount() = item.given().amount();
  return present;
}

std::string Troubles(const v1::PlanItems& items) {
  std::string troubles;
  for (const v1::ProposedItem& item : items.items()) {
    if (item.state() == v1::PLAN_ITEM_STATE_AS_DUE) continue;
    absl::StrAppend(&troubles, item.entitlement(), "/", item.instance(), ": ",
                    item.state() == v1::PLAN_ITEM_STATE_ABSENT ? "absent" : "",
                    absl::StrJoin(item.differences(), " "), "\n");
  }
  for (const v1::StaleItem& stale : items.stale()) {
    absl::StrAppend(&troubles, stale.entitlement(), "/", stale.instance(), ": ",
                    absl::StrJoin(stale.because(), " "), "\n");
  }
  return troubles;
}

// What stands in the plan decides lines of its own (something agreed in the plan is due then), so
// that the plan may have to be written twice; never more often.
void CheckWrittenDown(const GeneratedCase& asked, DayNumber day, v1::PlanItems items,
                      const std::string& where) {
  constexpr int kMostWritings = 3;
  v1::Record record = asked.record.value_or(v1::Record());
  for (int i = 0; i < kMostWritings; ++i) {
    record.clear_plan_items();
    for (const v1::ProposedItem& item : items.items()) {
      *record.add_plan_items() = OnRecord(item, record.plan_items_size() + 1);
    }
    const auto again = AskForItems(asked, record, day);
    ASSERT_TRUE(again.has_value()) << "the engine's own items are refused" << where;
    items = *again;
    if (Troubles(items).empty()) break;
  }
  EXPECT_EQ(Troubles(items), "") << where;
}

// ---- Up to the last day

// All that an item says of its line but where it stands, and on which day something is not known.
std::string SaidBy(v1::ProposedItem item) {
  item.clear_review_on();
  item.clear_ends_on();
  item.clear_ends_because();
  item.clear_afterwards();
  item.clear_state();
  item.clear_present_id();
  item.clear_differences();
  item.clear_citations();
  for (v1::UnmetNeed& need : *item.mutable_needs()) need.clear_citations();
  for (v1::Missing& missing : *item.mutable_missing()) missing.clear_day();
  return item.ShortDebugString();
}

// On its last day an item is what it is today; on the day after, it is not.
void CheckEnds(const GeneratedCase& asked, const v1::PlanItems& items, const std::string& where) {
  std::map<std::string, std::vector<const v1::ProposedItem*>> by_end;
  for (const v1::ProposedItem& item : items.items()) {
    if (item.ends_on().empty()) {
      EXPECT_EQ(item.ends_because_size(), 0) << item.entitlement() << where;
      continue;
    }
    EXPECT_GT(item.ends_because_size(), 0) << item.entitlement() << " ends for no reason" << where;
    EXPECT_NE(item.afterwards(), "") << item.entitlement() << where;
    const bool is_days = item.ends_because(0) == "The days that it is for end.";
    if (!is_days) by_end[item.ends_on()].push_back(&item);
  }
  constexpr size_t kMostEnds = 6;
  while (by_end.size() > kMostEnds) by_end.erase(std::prev(by_end.end()));
  for (const auto& [end, ending] : by_end) {
    const DayNumber last = *reference::ParseDay(end);
    const auto then = AskForItems(asked, asked.record, last);
    const auto after = AskForItems(asked, asked.record, last + 1);
    ASSERT_TRUE(then.has_value() && after.has_value());
    for (const v1::ProposedItem* item : ending) {
      const auto find = [&](const v1::PlanItems& all) {
        const auto at =
            std::find_if(all.items().begin(), all.items().end(), [&](const auto& other) {
              return other.entitlement() == item->entitlement() &&
                     other.instance() == item->instance();
            });
        return at == all.items().end() ? nullptr : &*at;
      };
      const v1::ProposedItem* on_last_day = find(*then);
      ASSERT_NE(on_last_day, nullptr) << item->entitlement() << " ends before " << end << where;
      EXPECT_EQ(SaidBy(*on_last_day), SaidBy(*item))
          << item->entitlement() << " on " << end << where;
      EXPECT_EQ(on_last_day->ends_on(), end) << item->entitlement() << where;
      const v1::ProposedItem* next = find(*after);
      if (next == nullptr) continue;
      EXPECT_NE(SaidBy(*next), SaidBy(*item)) << item->entitlement() << " after " << end << where;
    }
  }
}

void CheckItems(const GeneratedCase& asked, DayNumber day, const std::string& where) {
  const auto items = AskForItems(asked, asked.record, day);
  const auto answer = Ask(asked.facts, asked.record, day);
  ASSERT_EQ(items.has_value(), std::holds_alternative<v1::Finding>(answer)) << where;
  if (!items.has_value()) return;
  CheckLines(*items, std::get<v1::Finding>(answer), where);
  CheckWrittenDown(asked, day, *items, where);
  CheckEnds(asked, *items, where);
}

TEST(PlanItems, OfGeneratedCasesAreTheirLinesAndAsDueOnceOnRecord) {
  ForEachCase(2, Completeness::kMixed, [](const GeneratedCase& generated, uint64_t seed) {
    CheckItems(generated, generated.days.front(), Where(seed, generated, generated.days.front()));
  });
}

TEST(PlanItems, OfTheScenariosAreTheirLinesAndAsDueOnceOnRecord) {
  ForEachScenario(6, [](const GeneratedCase& asked, const std::string& name) {
    CheckItems(asked, asked.days.front(), " in " + name + "\n");
  });
}

// ---- Duties

// A duty with what may not differ between a finding and a calendar.
std::string TaskOf(const v1::DutyFinding& duty, v1::DutyFinding::State state) {
  return absl::StrCat(duty.duty(), "/", duty.instance(), " by ", duty.due(), " of ",
                      duty.has_amount() ? absl::StrCat(duty.amount().pence()) : "nothing", ": ",
                      state);
}

void CheckCalendar(const GeneratedCase& asked, DayNumber first, DayNumber last,
                   const std::string& where) {
  const Question question = QuestionOf(asked.facts, asked.record, first);
  const auto answer = Duties(TestedPlan(), question, AddDays(question.as_of, last - first));
  if (!std::holds_alternative<v1::DutyCalendar>(answer)) return;
  const v1::DutyCalendar& calendar = std::get<v1::DutyCalendar>(answer);
  for (DayNumber day = first; day <= last; ++day) {
    const std::string text = reference::FormatDay(day);
    std::multiset<std::string> expected;
    const auto found = Ask(asked.facts, asked.record, day);
    ASSERT_TRUE(std::holds_alternative<v1::Finding>(found)) << where;
    for (const v1::DutyFinding& duty : std::get<v1::Finding>(found).duties()) {
      expected.insert(TaskOf(duty, duty.state()));
    }
    std::multiset<std::string> said;
    for (const v1::CalendarDuty& entry : calendar.duties()) {
      if (text < entry.first_day() || entry.last_day() < text) continue;
      const v1::DutyFinding& duty = entry.duty();
      const bool is_past =
          duty.state() == v1::DutyFinding::STATE_OPEN && !duty.due().empty() && duty.due() < text;
      said.insert(TaskOf(duty, is_past ? v1::DutyFinding::STATE_OVERDUE : duty.state()));
    }
    ASSERT_EQ(said, expected) << "on " << text << where;
  }
}

TEST(DutyCalendar, OfGeneratedCasesHasTheDutiesOfEachDay) {
  ForEachCase(2, Completeness::kMixed, [](const GeneratedCase& generated, uint64_t seed) {
    const DayNumber day = generated.days.front();
    CheckCalendar(generated, day - 100, day + 200, Where(seed, generated, day));
  });
}

TEST(DutyCalendar, OfTheScenariosHasTheDutiesOfEachDay) {
  ForEachScenario(4, [](const GeneratedCase& asked, const std::string& name) {
    const DayNumber day = asked.days.front();
    CheckCalendar(asked, day - 50, day + 200, " in " + name + "\n");
  });
}

}  // namespace
}  // namespace fairstart
