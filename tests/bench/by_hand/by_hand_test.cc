// The program written by hand finds what the engine finds, byte for byte, wherever it answers.
#include "tests/bench/by_hand/by_hand.h"

#include <gtest/gtest.h>

#include <iostream>
#include <optional>
#include <set>
#include <string>
#include <variant>

#include "google/protobuf/util/message_differencer.h"
#include "tests/bench/shipped.h"
#include "tests/bench/slice.h"

namespace fairstart::by_hand {
namespace {

const Texts& ShippedTexts() {
  static const Texts* const texts = new Texts(
      MergedRulebook(SlicePlan()), RulebookEdition(SlicePlan()), RatesEdition(SlicePlan()));
  return *texts;
}

v1::Finding FromEngine(const Asked& asked) {
  Question question = asked.ToQuestion();
  question.record = nullptr;
  return std::get<v1::Finding>(Evaluate(SlicePlan(), question));
}

// What differs, field by field; empty when the bytes are the same.
std::string Difference(const v1::Finding& engine, const v1::Finding& hand) {
  if (engine.SerializeAsString() == hand.SerializeAsString()) return "";
  std::string report;
  google::protobuf::util::MessageDifferencer differ;
  differ.ReportDifferencesToString(&report);
  differ.Compare(engine, hand);
  return report.empty() ? "the same fields in other bytes" : report;
}

TEST(ByHand, FindsForTheExampleWhatTheEngineFinds) {
  const Asked asked = Example();
  const std::optional<v1::Finding> hand = FindByHand(ShippedTexts(), asked.facts, asked.as_of);
  ASSERT_TRUE(hand.has_value());
  EXPECT_EQ(Difference(FromEngine(asked), *hand), "");
}

TEST(ByHand, FindsForEveryScenarioInScopeWhatTheEngineFinds) {
  std::set<std::string> people;
  std::set<std::string> people_in_scope;
  int days = 0;
  int days_in_scope = 0;
  for (const Asked& asked : SliceDays()) {
    ++days;
    people.insert(asked.name);
    const std::optional<v1::Finding> hand = FindByHand(ShippedTexts(), asked.facts, asked.as_of);
    if (!hand.has_value()) continue;
    ++days_in_scope;
    people_in_scope.insert(asked.name);
    EXPECT_EQ(Difference(FromEngine(asked), *hand), "") << asked.name << " on " << asked.as_of;
  }
  std::cout << people_in_scope.size() << " of " << people.size() << " scenarios, " << days_in_scope
            << " of " << days << " days in scope\n";
  // That it answers half of what the scenarios ask keeps the comparison from becoming one of easy
  // cases.
  EXPECT_GT(2 * days_in_scope, days);
}

TEST(ByHand, FindsTheSameInAnArena) {
  const Asked asked = Example();
  google::protobuf::Arena arena;
  const v1::Finding* hand = FindByHand(ShippedTexts(), asked.facts, asked.as_of, arena);
  ASSERT_NE(hand, nullptr);
  EXPECT_EQ(Difference(FromEngine(asked), *hand), "");
}

TEST(ByHand, HasNoAnswerForADayAfterTheCaseIsKnown) {
  Asked asked = Example();
  EXPECT_FALSE(FindByHand(ShippedTexts(), asked.facts, NextDay(asked.as_of)).has_value());
}

TEST(ByHand, HasNoAnswerWithoutAFactThatIsNeeded) {
  Asked asked = Example();
  asked.facts.clear_jobs();
  EXPECT_FALSE(FindByHand(ShippedTexts(), asked.facts, asked.as_of).has_value());
}

TEST(ByHand, HasNoAnswerWithoutKnowingWhereSomebodyEntitledLives) {
  Asked asked = Example();
  asked.facts.clear_living_arrangements();
  EXPECT_FALSE(FindByHand(ShippedTexts(), asked.facts, asked.as_of).has_value());
}

}  // namespace
}  // namespace fairstart::by_hand
