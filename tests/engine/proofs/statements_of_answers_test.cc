// What is stated of conditions, bars and lifts, each by a rulebook for which it is so, and one for
// which it is not.
#include <gtest/gtest.h>

#include <string>

#include "tests/engine/proofs/proved.h"

namespace fairstart {
namespace {

TEST(Conditions, CanHoldAndCanFail) {
  const Proved book(Gate("told", "guided_hours > 12"));
  for (const std::string statement : {"\"told\" holds", "\"told\" fails", "somebody can get it"}) {
    const Proof& proof = book.Of("entitlement \"gate\"", statement);
    EXPECT_EQ(proof.verdict, Verdict::kProved) << statement;
    EXPECT_TRUE(proof.person.has_value()) << statement;
  }
}

TEST(Conditions, ThatNobodyOrEverybodyMeetsAreRefuted) {
  const Proved book(Gate("guided_hours > 12 && guided_hours < 13", "guided_hours >= 0"));
  EXPECT_EQ(book.Of("entitlement \"gate\"", "guided_hours < 13\" holds").diagnostic.problem,
            "\"guided_hours > 12 && guided_hours < 13\" holds for nobody");
  EXPECT_EQ(book.Of("entitlement \"gate\"", "\"guided_hours >= 0\" fails").diagnostic.problem,
            "\"guided_hours >= 0\" holds for everybody");
}

TEST(Conditions, ThatExcludeOneAnotherLetNobodyIn) {
  const Proved book(Gate("told", "!told"));
  const Proof& proof = book.Of("entitlement \"gate\"", "somebody can get it");
  EXPECT_EQ(proof.verdict, Verdict::kRefuted);
  EXPECT_EQ(proof.diagnostic.problem, "nobody can ever get it");
}

constexpr char kBar[] = R"pb(
  bar {
    name: "bar"
    tag: "money"
    when: "told || guided_hours > 12"
    because: "It is barred."
    cite { paragraph: "1" }
  }
)pb";

TEST(Conditions, ABarThatReachesAllWhomTheyAdmitLetsNobodyIn) {
  EXPECT_EQ(Proved(Gate("told", "guided_hours > 3", kBar))
                .VerdictOf("entitlement \"gate\"", "somebody can get it"),
            Verdict::kRefuted);
  const std::string lift = R"pb(
    lift {
      name: "lift"
      bar: "bar"
      entitlement: "gate"
      when: "guided_hours == 5"
      because: "Five is enough."
      cite { paragraph: "1" }
    }
  )pb";
  const Proved lifted(Gate("told", "guided_hours > 3", kBar + lift));
  EXPECT_EQ(lifted.VerdictOf("entitlement \"gate\"", "somebody can get it"), Verdict::kProved);
  EXPECT_EQ(lifted.VerdictOf("bar \"bar\"", "holds"), Verdict::kProved);
  EXPECT_EQ(lifted.VerdictOf("lift \"lift\"", "fails"), Verdict::kProved);
}

TEST(Conditions, OfInstancesAreAboutTheirRecords) {
  const Proved book(R"pb(
    definition {
      name: "is_long"
      label: "long"
      of: "Job j"
      value: "j.minutes_per_week > 600 && j.first_day >= birthday(16)"
      cite { paragraph: "1" }
    }
    entitlement {
      name: "fares"
      label: "fares"
      cite { paragraph: "1" }
      for_each { each: "j" in: "jobs" key: "j.id" otherwise: "There is no job." }
      who {
        when: "is_long(j)"
        otherwise: "No."
        cite { paragraph: "1" }
      }
      who {
        when: "as_of < birthday(16)"
        otherwise: "No."
        cite { paragraph: "1" }
      }
      in_kind: "a ticket"
      first_day: "j.first_day"
    }
    claim {
      name: "pay"
      label: "pay"
      who {
        when: "told"
        otherwise: "No."
        cite { paragraph: "1" }
      }
      who {
        when: "!told"
        otherwise: "No."
        cite { paragraph: "1" }
      }
      payer: "nobody"
      how: "It is not."
      cite { paragraph: "1" }
    }
    duty {
      name: "ask"
      label: "ask"
      actor: ACTOR_CARER
      for_each { each: "j" in: "jobs" key: "j.id" otherwise: "There is no job." }
      when {
        when: "is_long(j)"
        otherwise: "No."
        cite { paragraph: "1" }
      }
      done: "told && !told"
      cite { paragraph: "1" }
    }
    warning {
      name: "odd"
      when: "told"
      says: "Odd."
      cite { paragraph: "1" }
    }
  )pb");
  EXPECT_EQ(book.VerdictOf("entitlement \"fares\"", "\"is_long(j)\" holds"), Verdict::kProved);
  EXPECT_EQ(book.VerdictOf("entitlement \"fares\"", "\"is_long(j)\" fails"), Verdict::kProved);
  // It is judged on the job's first day, when the young person is 16.
  EXPECT_NE(book.VerdictOf("entitlement \"fares\"", "somebody can get it"), Verdict::kProved);
  EXPECT_EQ(book.VerdictOf("claim \"pay\"", "somebody can make it"), Verdict::kRefuted);
  EXPECT_EQ(book.VerdictOf("duty \"ask\"", "it stands for somebody"), Verdict::kProved);
  EXPECT_EQ(book.VerdictOf("duty \"ask\"", "\"told && !told\" holds"), Verdict::kRefuted);
  EXPECT_EQ(book.VerdictOf("warning \"odd\"", "fails"), Verdict::kProved);
}

// Thirteen weeks of care since 14, straddling a birthday: the case is made up day by day.
TEST(Conditions, ThatCountDaysFindSomebodyWhoHasThem) {
  const Proved book(
      R"pb(
        definition {
          name: "ready"
          label: "ready"
          value: "as_of >= nth_day(care_episodes.filter(e, !e.planned_respite), 91, birthday(14)) && aged(16, 17)"
          cite { paragraph: "1" }
        }
      )pb" +
      Gate("ready", "told"));
  const Proof& proof = book.Of("entitlement \"gate\"", "somebody can get it");
  ASSERT_EQ(proof.verdict, Verdict::kProved);
  EXPECT_EQ(book.Ask(proof).lines(0).outcome(), v1::OUTCOME_ENTITLED);
}

}  // namespace
}  // namespace fairstart
