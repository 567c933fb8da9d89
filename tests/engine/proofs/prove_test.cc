// How a statement is decided: what is left open and what then settles it, and who is shown.
#include "engine/proofs/prove.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "tests/engine/proofs/proved.h"

namespace fairstart {
namespace {

using testing::HasSubstr;

// ---- What is not decided

TEST(NotDecided, NamesWhatItRestsOn) {
  const Proved book(Exceptions("words.contains('a')", "words.contains('b')"));
  const Proof& proof = book.Of("definition \"sum\"", "hold together");
  EXPECT_EQ(proof.verdict, Verdict::kNotDecided);
  EXPECT_EQ(proof.diagnostic.severity, Diagnostic::Severity::kNote);
  EXPECT_THAT(proof.diagnostic.problem, HasSubstr("words.contains('a')"));
  EXPECT_THAT(proof.diagnostic.problem, HasSubstr("words.contains('b')"));
  EXPECT_EQ(proof.person, std::nullopt);
}

TEST(NotDecided, TheSameTextIsTheSame) {
  const Proved book(Exceptions("words.contains('a') && told", "!words.contains('a')"));
  EXPECT_EQ(book.VerdictOf("definition \"sum\"", "hold together"), Verdict::kProved);
}

// Whom a scenario has settles what no solver can find.
TEST(NotDecided, IsSettledByAWitness) {
  const std::string rules = Gate("words.contains('a')", "told");
  EXPECT_EQ(Proved(rules).VerdictOf("entitlement \"gate\"", "somebody can get it"),
            Verdict::kNotDecided);
  Person person;
  person.name = "a scenario";
  person.as_of = *ParseDay("2017-05-01");
  person.facts.set_known_through("2017-05-01");
  const auto add = [&](const std::string& name) {
    v1::DeclaredFact& fact = *person.facts.mutable_declared_facts()->add_facts();
    fact.set_name(name);
    return fact.mutable_value();
  };
  add("words")->set_text("a word");
  add("told")->set_boolean(true);
  const Proved book(rules, "", {person});
  const Proof& proof = book.Of("entitlement \"gate\"", "somebody can get it");
  EXPECT_EQ(proof.verdict, Verdict::kProved);
  EXPECT_EQ(proof.person->name, "a scenario");
}

// ---- People

TEST(People, HaveNothingThatDoesNotMatter) {
  const Proved book(Bands({"guided_hours >= 12", "guided_hours <= 12"}));
  const Proof& proof = book.Of("table \"band\"", "no two rows apply");
  ASSERT_EQ(proof.verdict, Verdict::kRefuted);
  EXPECT_EQ(proof.person->facts.declared_facts().facts_size(), 1);
  EXPECT_EQ(proof.person->facts.known_through(), FormatDay(proof.person->as_of));
}

// Two rows apply to nobody but who has an item of another entitlement than the only one that there
// is: the engine takes no such record, so that the table is not refuted by it.
TEST(People, AreCasesThatTheEngineTakes) {
  const Proved book(Bands(
      {"record.plan_items.exists(p, p.line.entitlement != 'bursary')", "guided_hours >= 12"}));
  EXPECT_EQ(book.Of("table \"band\"", "no two rows apply").verdict, Verdict::kNotDecided);
  const Proved other(Bands(
      {"record.plan_items.exists(p, p.line.entitlement == 'bursary')", "guided_hours >= 12"}));
  const Proof& refuted = other.Of("table \"band\"", "no two rows apply");
  ASSERT_EQ(refuted.verdict, Verdict::kRefuted);
  EXPECT_EQ(refuted.person->record.plan_items_size(), 1);
}

TEST(People, AreTheSameEachTime) {
  const std::string rules =
      R"pb(
        definition {
          name: "minutes"
          label: "minutes"
          value: "total(active(jobs).map(j, j.minutes_per_week))"
          cite { paragraph: "1" }
        }
      )pb" +
      Bands({"minutes >= 720 && aged(16, 17)", "minutes <= 720", "minutes > 600"});
  const Proved once(rules), again(rules);
  ASSERT_EQ(once.proofs.size(), again.proofs.size());
  for (size_t i = 0; i < once.proofs.size(); ++i) {
    EXPECT_EQ(once.proofs[i].verdict, again.proofs[i].verdict);
    EXPECT_EQ(ToString(once.proofs[i].diagnostic), ToString(again.proofs[i].diagnostic));
    ASSERT_EQ(once.proofs[i].person.has_value(), again.proofs[i].person.has_value());
    if (!once.proofs[i].person.has_value()) continue;
    EXPECT_EQ(once.proofs[i].person->facts.DebugString(),
              again.proofs[i].person->facts.DebugString());
  }
}

}  // namespace
}  // namespace fairstart
