// A comparison finds nothing between a question and itself, lists exactly what differs between the
// two findings, turns every kind into its counterpart the other way round, and names a cause for
// each change. See tests/properties/asking.h for the long run.
#include <gtest/gtest.h>

#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "tests/properties/asking.h"

namespace fairstart {
namespace {

using reference::DayNumber;

// A question on one side of a comparison.
struct Asked {
  v1::CaseFacts facts;
  std::optional<v1::Record> record;
  DayNumber day = 0;

  Question question() const { return QuestionOf(facts, record, day); }
};

std::optional<v1::Comparison> Compared(const Question& before, const Question& after) {
  // Everything is under the one plan.
  const std::shared_ptr<const Plan> plan(&TestedPlan(), [](const Plan*) {});
  const auto compared =
      Compare({{"a", "b", "c", {}, {}}, plan, before}, {{"a", "b", "c", {}, {}}, plan, after},
              [&](const PlanChoice&) { return plan; });
  if (!std::holds_alternative<v1::Comparison>(compared)) return std::nullopt;
  return std::get<v1::Comparison>(compared);
}

// Everything that a finding says, by kind, name and instance.
using Key = std::tuple<std::string, std::string, std::string>;
using Things = std::map<Key, std::string>;

Things ThingsOf(const v1::Finding& finding) {
  Things things;
  things[{"status", "", ""}] = finding.status().SerializeAsString();
  for (const auto& line : finding.lines()) {
    things[{"line", line.entitlement(), line.instance()}] = line.SerializeAsString();
  }
  for (const auto& claim : finding.claims())
    things[{"claim", claim.claim(), ""}] = claim.SerializeAsString();
  for (const auto& duty : finding.duties()) {
    things[{"duty", duty.duty(), duty.instance()}] = duty.SerializeAsString();
  }
  for (const auto& warning : finding.warnings()) {
    things[{"warning", warning.warning(), ""}] = warning.SerializeAsString();
  }
  return things;
}

std::set<Key> Different(const v1::Finding& before, const v1::Finding& after) {
  const Things was = ThingsOf(before), is = ThingsOf(after);
  std::set<Key> keys;
  for (const auto& [key, bytes] : was) {
    const auto other = is.find(key);
    if (other == is.end() || other->second != bytes) keys.insert(key);
  }
  for (const auto& [key, bytes] : is) {
    if (!was.contains(key)) keys.insert(key);
  }
  return keys;
}

struct Listed {
  v1::ChangeKind kind;
  int causes;
};

std::map<Key, Listed> ListedIn(const v1::Comparison& comparison) {
  std::map<Key, Listed> listed;
  for (const auto& change : comparison.lines()) {
    listed[{"line", change.entitlement(), change.instance()}] = {change.kind(),
                                                                 change.causes_size()};
  }
  const auto add = [&](const char* what, const v1::OtherChange& change) {
    listed[{what, change.name(), change.instance()}] = {change.kind(), change.causes_size()};
  };
  for (const auto& change : comparison.claims()) add("claim", change);
  for (const auto& change : comparison.duties()) add("duty", change);
  for (const auto& change : comparison.warnings()) add("warning", change);
  if (comparison.has_status()) add("status", comparison.status());
  return listed;
}

v1::ChangeKind Counterpart(v1::ChangeKind kind) {
  static const std::map<v1::ChangeKind, v1::ChangeKind> kPairs = {
      {v1::CHANGE_KIND_GAINED, v1::CHANGE_KIND_LOST},
      {v1::CHANGE_KIND_LOST, v1::CHANGE_KIND_GAINED},
      {v1::CHANGE_KIND_MORE, v1::CHANGE_KIND_LESS},
      {v1::CHANGE_KIND_LESS, v1::CHANGE_KIND_MORE},
      {v1::CHANGE_KIND_UNDETERMINED_NOW, v1::CHANGE_KIND_DETERMINED_NOW},
      {v1::CHANGE_KIND_DETERMINED_NOW, v1::CHANGE_KIND_UNDETERMINED_NOW}};
  const auto pair = kPairs.find(kind);
  return pair == kPairs.end() ? kind : pair->second;
}

// What is payable, or will be once the record is there, per week.
int64_t CertainAWeek(const v1::Finding& finding) {
  int64_t sum = 0;
  for (const v1::Line& line : finding.lines()) {
    const bool certain =
        line.outcome() == v1::OUTCOME_ENTITLED || line.outcome() == v1::OUTCOME_SUBJECT_TO;
    if (certain && line.given().unit() == v1::UNIT_PENCE_PER_WEEK)
      sum += line.given().amount().pence();
  }
  return sum;
}

std::string TextOf(const Key& key) {
  return std::get<0>(key) + " " + std::get<1>(key) + " " + std::get<2>(key);
}

void CheckPair(const Asked& before, const Asked& after, const std::string& where, int& changes) {
  const auto was = Ask(before.facts, before.record, before.day);
  const auto is = Ask(after.facts, after.record, after.day);
  const auto* old_finding = std::get_if<v1::Finding>(&was);
  const auto* new_finding = std::get_if<v1::Finding>(&is);
  const Question old_question = before.question(), new_question = after.question();
  const std::optional<v1::Comparison> comparison = Compared(old_question, new_question);
  ASSERT_EQ(comparison.has_value(), old_finding != nullptr && new_finding != nullptr) << where;
  if (!comparison.has_value()) return;
  const std::map<Key, Listed> listed = ListedIn(*comparison);
  std::set<Key> keys;
  for (const auto& [key, change] : listed) {
    keys.insert(key);
    EXPECT_GT(change.causes, 0) << TextOf(key) << where;
  }
  EXPECT_EQ(keys, Different(*old_finding, *new_finding)) << where;
  changes += static_cast<int>(keys.size());
  EXPECT_EQ(comparison->a_week_before().pence(), CertainAWeek(*old_finding)) << where;
  EXPECT_EQ(comparison->a_week_after().pence(), CertainAWeek(*new_finding)) << where;

  const std::optional<v1::Comparison> mirrored = Compared(new_question, old_question);
  ASSERT_TRUE(mirrored.has_value()) << where;
  const std::map<Key, Listed> other_way = ListedIn(*mirrored);
  ASSERT_EQ(other_way.size(), listed.size()) << where;
  for (const auto& [key, change] : listed) {
    ASSERT_TRUE(other_way.contains(key)) << TextOf(key) << where;
    EXPECT_EQ(other_way.at(key).kind, Counterpart(change.kind)) << TextOf(key) << where;
    EXPECT_GT(other_way.at(key).causes, 0) << TextOf(key) << where;
  }

  const std::optional<v1::Comparison> itself = Compared(old_question, old_question);
  EXPECT_TRUE(itself->inputs().empty() && ListedIn(*itself).empty()) << where;
}

// The same person with some histories that say something else.
TEST(Comparison, OfGeneratedCasesWithOtherHistoriesListsExactlyWhatDiffers) {
  int changes = 0;
  ForEachCase(6, Completeness::kMixed, [&](const GeneratedCase& generated, uint64_t seed) {
    const Asked before{generated.facts, generated.record, generated.days.front()};
    Asked after = before;
    const auto& type = *v1::CaseFacts::descriptor();
    for (uint64_t i = 0; i < 3; ++i) {
      const int field =
          3 + static_cast<int>((seed * 7 + i * 13) % static_cast<uint64_t>(type.field_count() - 4));
      if (type.field(field)->name() == "declared_facts") continue;
      Generator().Regenerate(seed + i, type.field(field)->name(), before.day, after.facts);
    }
    CheckPair(before, after, Where(seed, generated, before.day), changes);
  });
  std::cout << changes << " changes\n";
}

// Two persons and two days that have nothing to do with each other: more differences than are told
// apart.
TEST(Comparison, OfTwoGeneratedCasesListsExactlyWhatDiffers) {
  int changes = 0;
  ForEachCase(2, Completeness::kMixed, [&](const GeneratedCase& generated, uint64_t seed) {
    const GeneratedCase other = Generator().Generate(seed + 1000003);
    CheckPair({generated.facts, generated.record, generated.days.front()},
              {other.facts, other.record, other.days.front()},
              Where(seed, generated, generated.days.front()), changes);
  });
  std::cout << changes << " changes\n";
  EXPECT_GT(changes, 0);
}

// A fact that is not known any longer, and another day.
TEST(Comparison, OfACaseOfWhichLessIsKnownListsExactlyWhatDiffers) {
  int changes = 0;
  ForEachCase(4, Completeness::kComplete, [&](const GeneratedCase& generated, uint64_t seed) {
    const Asked before{generated.facts, generated.record, generated.days.front()};
    Asked after = before;
    const std::vector<std::string> paths = SetPaths(before.facts);
    for (uint64_t i = 0; i < 2; ++i) {
      const std::string& path = paths[static_cast<size_t>((seed + i * 31) % paths.size())];
      if (path != "known_through" && after.facts.ByteSizeLong() == before.facts.ByteSizeLong()) {
        Clear(path, after.facts);
      }
    }
    after.day = generated.days.back();
    CheckPair(before, after, Where(seed, generated, before.day), changes);
  });
  std::cout << changes << " changes\n";
}

}  // namespace
}  // namespace fairstart
