// What is stated of a rulebook, proved and refuted: each kind of statement by a rulebook for which
// it is so, and one for which it is not.
#include "engine/proofs/prove.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "service/proofs/new_solver.h"
#include "tests/engine/proofs/small_book.h"

namespace fairstart {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr char kFacts[] = R"pb(
  fact {
    name: "guided_hours"
    label: "guided hours a week"
    question: "How many guided hours a week?"
    type { scalar: UNIT_COUNT }
    minimum: 0
    maximum: 60
    cite { paragraph: "1" }
  }
  fact {
    name: "told"
    label: "was told"
    question: "Was the young person told?"
    type { scalar: UNIT_BOOLEAN }
    cite { paragraph: "1" }
  }
  fact {
    name: "words"
    label: "words"
    question: "Which words?"
    type { scalar: UNIT_TEXT }
    cite { paragraph: "1" }
  }
)pb";

// An entitlement to everybody who was told, of this sum.
std::string Bursary(const std::string& amount) {
  return absl::StrCat(R"(entitlement {
    name: "bursary"
    label: "bursary"
    cite { paragraph: "1" }
    who { when: "told" otherwise: "Nobody told." cite { paragraph: "1" } }
    amount: ")",
                      amount, R"("
    frequency: FREQUENCY_WEEKLY
    payee: PAYEE_YOUNG_PERSON
    manner: MANNER_ACCOUNT
  }
)");
}

// A table whose rows apply under these conditions, in this order.
std::string Bands(const std::vector<std::string>& whens, const std::string& policy = "UNIQUE") {
  std::string table = absl::StrCat(
      "table { name: \"band\" label: \"band\" unit: UNIT_PENCE_PER_WEEK hit_policy: HIT_POLICY_",
      policy, "\n");
  int pounds = 10;
  for (const std::string& when : whens) {
    absl::StrAppend(&table, "  row { when: \"", when, "\" then: \"", pounds, ".00\" }\n");
    pounds += 10;
  }
  return table + "  cite { paragraph: \"1\" }\n}\n" + Bursary("band");
}

class Proved {
 public:
  explicit Proved(const std::string& rules, const std::string& rates = "",
                  const std::vector<Person>& witnesses = {})
      : plan(SmallBook(kFacts + rules, rates)) {
    if (plan != nullptr) proofs = Prove(*plan, witnesses, NewSolver);
  }

  // The one proof about the declaration whose statement has this in it.
  const Proof& Of(const std::string& declaration, const std::string& statement) const {
    static const Proof& none = *new Proof();
    const Proof* found = &none;
    for (const Proof& proof : proofs) {
      if (proof.diagnostic.declaration != declaration ||
          !absl::StrContains(proof.statement, statement)) {
        continue;
      }
      EXPECT_EQ(found, &none) << "several are: " << found->statement << "; " << proof.statement;
      found = &proof;
    }
    EXPECT_NE(found, &none) << declaration << " has no statement \"" << statement << "\"";
    return *found;
  }

  Verdict VerdictOf(const std::string& declaration, const std::string& statement) const {
    return Of(declaration, statement).verdict;
  }

  // The finding about the person of a proof, whom the engine reads as it reads every case.
  v1::Finding Ask(const Proof& proof) const {
    if (!proof.person.has_value()) {
      ADD_FAILURE() << "nobody shows it";
      return {};
    }
    Question question;
    question.facts = &proof.person->facts;
    question.record = &proof.person->record;
    question.as_of = proof.person->as_of;
    const auto answer = Evaluate(*plan, question);
    const auto* violations = std::get_if<FieldViolations>(&answer);
    if (violations == nullptr) return std::get<v1::Finding>(answer);
    for (const FieldViolation& violation : *violations) {
      ADD_FAILURE() << violation.path << ": " << violation.description;
    }
    return {};
  }

  std::shared_ptr<const Plan> plan;
  std::vector<Proof> proofs;
};

int64_t DeclaredInteger(const Proof& proof, const std::string& name) {
  for (const v1::DeclaredFact& fact : proof.person->facts.declared_facts().facts()) {
    if (fact.name() == name) return fact.value().integer();
  }
  return -1;
}

// ---- Tables

TEST(Tables, BandsThatShareAnHourAreRefutedByThePersonAtThatHour) {
  const Proved book(Bands({"guided_hours >= 12", "guided_hours <= 12"}));
  EXPECT_EQ(book.VerdictOf("table \"band\"", "some row applies"), Verdict::kProved);
  const Proof& proof = book.Of("table \"band\"", "no two rows apply");
  ASSERT_EQ(proof.verdict, Verdict::kRefuted);
  EXPECT_EQ(proof.diagnostic.severity, Diagnostic::Severity::kError);
  EXPECT_EQ(proof.diagnostic.file, "rules/small/2017/rules.txtpb");
  EXPECT_GT(proof.diagnostic.line, 0);
  EXPECT_EQ(proof.diagnostic.problem, "rows 1 and 2 both apply");
  EXPECT_EQ(DeclaredInteger(proof, "guided_hours"), 12);
  const v1::Finding finding = book.Ask(proof);
  ASSERT_EQ(finding.lines_size(), 1);
  EXPECT_EQ(finding.lines(0).defect(), "rows 1 and 2 of \"band\" both apply");
}

TEST(Tables, BandsThatMissAnHourAreRefutedByThePersonAtThatHour) {
  const Proved book(Bands({"guided_hours > 12", "guided_hours < 12"}));
  EXPECT_EQ(book.VerdictOf("table \"band\"", "no two rows apply"), Verdict::kProved);
  const Proof& proof = book.Of("table \"band\"", "some row applies");
  ASSERT_EQ(proof.verdict, Verdict::kRefuted);
  EXPECT_EQ(proof.diagnostic.problem, "no row applies");
  EXPECT_EQ(DeclaredInteger(proof, "guided_hours"), 12);
  EXPECT_THAT(book.Ask(proof).lines(0).defect(), HasSubstr("no row of \"band\" applies"));
}

TEST(Tables, BandsThatMeetAreProved) {
  const Proved book(Bands({"guided_hours >= 12", "guided_hours < 12"}));
  for (const Proof& proof : book.proofs) {
    if (!absl::StrContains(proof.diagnostic.declaration, "band")) continue;
    EXPECT_EQ(proof.verdict, Verdict::kProved) << proof.statement;
    EXPECT_EQ(proof.diagnostic.severity, Diagnostic::Severity::kNote);
  }
}

// The domain of the fact counts: nobody has more than sixty hours, nor less than none.
TEST(Tables, DomainsOfFactsCount) {
  const Proved book(
      Bands({"guided_hours >= 12", "guided_hours < 12 && guided_hours >= 0", "guided_hours > 60"}));
  EXPECT_EQ(book.VerdictOf("table \"band\"", "some row applies"), Verdict::kProved);
  const Proof& dead = book.Of("table \"band\"", "row 3 gives");
  EXPECT_EQ(dead.verdict, Verdict::kRefuted);
  EXPECT_EQ(dead.diagnostic.problem, "row 3 gives the value for nobody");
  EXPECT_EQ(dead.person, std::nullopt);
}

TEST(Tables, OfSeveralRowsThatMayApplyValuesMustAgree) {
  EXPECT_EQ(Proved(Bands({"guided_hours >= 12", "guided_hours <= 12"}, "ANY"))
                .Of("table \"band\"", "rows that apply together")
                .diagnostic.problem,
            "rows 1 and 2 both apply, with different values");
  const Proved agree(R"pb(
                       table {
                         name: "band"
                         label: "band"
                         unit: UNIT_PENCE_PER_WEEK
                         hit_policy: HIT_POLICY_ANY
                         row { when: "guided_hours >= 12" then: "10.00" }
                         row { when: "guided_hours <= 12" then: "10.00" }
                         cite { paragraph: "1" }
                       }
                     )pb" +
                     Bursary("band"));
  EXPECT_EQ(agree.VerdictOf("table \"band\"", "rows that apply together"), Verdict::kProved);
}

TEST(Tables, CellsAreCompared) {
  const std::string table = R"pb(
                              table {
                                name: "band"
                                label: "band"
                                unit: UNIT_PENCE_PER_WEEK
                                input { value: "told" label: "told" }
                                input { value: "guided_hours > 12" label: "many hours" }
                                row { cell: "true" cell: "-" then: "10.00" }
                                row { cell: "false" cell: "true" then: "20.00" } $0
                                cite { paragraph: "1" }
                              }
                            )pb" +
                            Bursary("band");
  const auto with = [&](const std::string& row) {
    std::string rules = table;
    rules.replace(rules.find("$0"), 2, row);
    return rules;
  };
  const Proved gap(with(""));
  EXPECT_EQ(gap.VerdictOf("table \"band\"", "some row applies"), Verdict::kRefuted);
  const Proved whole(with("row { cell: \"false\" cell: \"false\" then: \"30.00\" }"));
  EXPECT_EQ(whole.VerdictOf("table \"band\"", "some row applies"), Verdict::kProved);
  EXPECT_EQ(whole.VerdictOf("table \"band\"", "no two rows apply"), Verdict::kProved);
  const Proved overlap(with("row { cell: \"-\" cell: \"false\" then: \"30.00\" }"));
  EXPECT_EQ(overlap.Of("table \"band\"", "no two rows apply").diagnostic.problem,
            "rows 1 and 3 both apply");
}

// A table about one record is refuted by a case with such a record.
TEST(Tables, AboutARecordAreRefutedByACaseWithOne) {
  const Proved book(R"pb(
    table {
      name: "band"
      label: "band"
      of: "Job j"
      row { when: "j.minutes_per_week >= 720" then: "1" }
      row { when: "j.minutes_per_week <= 720" then: "2" }
      cite { paragraph: "1" }
    }
  )pb");
  const Proof& proof = book.Of("table \"band\"", "no two rows apply");
  ASSERT_EQ(proof.verdict, Verdict::kRefuted);
  ASSERT_EQ(proof.person->facts.jobs().records_size(), 1);
  EXPECT_EQ(proof.person->facts.jobs().records(0).minutes_per_week(), 720);
  EXPECT_FALSE(proof.person->facts.jobs().records(0).id().empty());
}

TEST(Tables, SumsOverRecordsAreWorkedOut) {
  const Proved book(R"pb(
                      definition {
                        name: "minutes"
                        label: "minutes"
                        value: "total(active(jobs).map(j, j.minutes_per_week))"
                        cite { paragraph: "1" }
                      }
                    )pb" +
                    Bands({"minutes >= 720", "minutes <= 720"}));
  const Proof& proof = book.Of("table \"band\"", "no two rows apply");
  ASSERT_EQ(proof.verdict, Verdict::kRefuted);
  int64_t minutes = 0;
  for (const v1::Job& job : proof.person->facts.jobs().records()) minutes += job.minutes_per_week();
  EXPECT_EQ(minutes, 720);
  EXPECT_THAT(book.Ask(proof).lines(0).defect(), Not(IsEmpty()));
}

TEST(Tables, DatesAreLookedAtWithTheirCalendar) {
  // Who is born on 29 February is 17 on 1 March, a year and a day after 16.
  const Proved book(Bands({"as_of < birthday(16)", "aged(16, 17)", "as_of >= birthday(18)"}));
  EXPECT_EQ(book.VerdictOf("table \"band\"", "some row applies"), Verdict::kProved);
  EXPECT_EQ(book.VerdictOf("table \"band\"", "no two rows apply"), Verdict::kProved);
  const Proved months(Bands({"as_of <= plus(birthday(16), months(12))", "as_of >= birthday(17)"}));
  const Proof& proof = months.Of("table \"band\"", "some row applies");
  EXPECT_EQ(proof.verdict, Verdict::kProved);  // 28 February and 1 March meet
  const Proof& both = months.Of("table \"band\"", "no two rows apply");
  ASSERT_EQ(both.verdict, Verdict::kRefuted);
  EXPECT_THAT(months.Ask(both).lines(0).defect(), HasSubstr("rows 1 and 2"));
}

// ---- Exceptions

std::string Exceptions(const std::string& one, const std::string& other,
                       const std::string& overrides = "") {
  return absl::StrCat(R"(definition {
    name: "sum"
    label: "sum"
    value: "0"
    exception { name: "one" when: ")",
                      one, R"(" value: "1" because: "a" )", overrides,
                      R"( cite { paragraph: "1" } }
    exception { name: "other" when: ")",
                      other,
                      R"(" value: "2" because: "b" cite { paragraph: "1" } }
    cite { paragraph: "1" }
  }
)");
}

TEST(Exceptions, ThatHoldTogetherAreRefuted) {
  const Proved book(Exceptions("guided_hours >= 12", "guided_hours <= 12"));
  const Proof& proof = book.Of("definition \"sum\"", "hold together");
  ASSERT_EQ(proof.verdict, Verdict::kRefuted);
  EXPECT_EQ(proof.diagnostic.problem,
            "exceptions \"one\" and \"other\" both hold, with different values");
  EXPECT_EQ(DeclaredInteger(proof, "guided_hours"), 12);
}

TEST(Exceptions, ThatExcludeOneAnotherAreProved) {
  const Proved book(Exceptions("guided_hours > 12", "guided_hours < 12"));
  EXPECT_EQ(book.VerdictOf("definition \"sum\"", "hold together"), Verdict::kProved);
  EXPECT_EQ(book.VerdictOf("definition \"sum\"", "the general value"), Verdict::kProved);
  EXPECT_EQ(book.VerdictOf("definition \"sum\"", "\"one\""), Verdict::kProved);
}

TEST(Exceptions, OneThatOverridesTheOtherDoesNotConflict) {
  const Proved book(Exceptions("guided_hours >= 12", "guided_hours <= 12", "overrides: \"other\""));
  EXPECT_EQ(book.VerdictOf("definition \"sum\"", "hold together"), Verdict::kProved);
  // Between them they hold for everybody.
  const Proof& general = book.Of("definition \"sum\"", "the general value");
  EXPECT_EQ(general.verdict, Verdict::kRefuted);
  EXPECT_THAT(general.diagnostic.problem, HasSubstr("for nobody"));
}

TEST(Exceptions, OneThatIsAlwaysOverriddenIsDead) {
  const Proved book(Exceptions("guided_hours >= 12", "guided_hours > 12", "overrides: \"other\""));
  EXPECT_EQ(book.VerdictOf("definition \"sum\"", "\"one\""), Verdict::kProved);
  EXPECT_EQ(book.VerdictOf("definition \"sum\"", "\"other\""), Verdict::kRefuted);
}

TEST(Exceptions, InACircleAreRefuted) {
  const Proved book(R"pb(
    definition {
      name: "sum"
      label: "sum"
      value: "0"
      exception {
        name: "one"
        when: "told"
        value: "1"
        because: "a"
        overrides: "other"
        cite { paragraph: "1" }
      }
      exception {
        name: "other"
        when: "told"
        value: "1"
        because: "b"
        overrides: "one"
        cite { paragraph: "1" }
      }
      cite { paragraph: "1" }
    }
  )pb");
  EXPECT_EQ(book.Of("definition \"sum\"", "hold together").diagnostic.problem,
            "exceptions override one another in a circle");
}

// What holds of all records and what holds of one exclude each other, however many there are.
TEST(Exceptions, WhatIsSaidOfAllRecordsAndOfOneIsComparedThroughWitnesses) {
  const auto over_jobs = [](const std::string& one, const std::string& other) {
    return Proved(Exceptions(one, other)).VerdictOf("definition \"sum\"", "hold together");
  };
  EXPECT_EQ(over_jobs("active(jobs).all(j, j.apprenticeship)",
                      "active(jobs).exists(j, !j.apprenticeship)"),
            Verdict::kProved);
  EXPECT_EQ(
      over_jobs("jobs.all(j, j.apprenticeship)",
                "active(jobs).filter(j, !j.apprenticeship).exists(k, k.minutes_per_week > 0)"),
      Verdict::kProved);
  // There may be no job at all.
  EXPECT_EQ(
      over_jobs("active(jobs).all(j, j.apprenticeship)", "active(jobs).all(j, !j.apprenticeship)"),
      Verdict::kRefuted);
}

// ---- Conditions

std::string Gate(const std::string& first, const std::string& second,
                 const std::string& more = "") {
  return absl::StrCat(R"(entitlement {
    name: "gate"
    label: "gate"
    tag: "money"
    cite { paragraph: "1" }
    who { when: ")",
                      first, R"(" otherwise: "No." cite { paragraph: "1" } }
    who { when: ")",
                      second, R"(" otherwise: "No." cite { paragraph: "1" } }
    in_kind: "a gate"
  }
)",
                      more);
}

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

// ---- Parameters

std::string Rate(const std::string& known, const std::string& rows) {
  return absl::StrCat(R"(parameter {
    name: "rate"
    label: "rate"
    unit: UNIT_PENCE_PER_WEEK
    known: KNOWN_)",
                      known, "\n", rows, R"(
    cite { paragraph: "1" source: "published" }
  }
)");
}

constexpr char kReadAndKnown[] = "should be known";

TEST(Parameters, ARateThatWasForgottenIsRefutedByThePersonOnTheFirstDay) {
  // Uprated on 1 April; the edition is in force from 6 April 2018, and has no row for that year.
  const Proved book(Bursary("rate"), Rate("UNTIL_NEXT_UPRATING uprated_on: \"04-01\"",
                                          R"(row { from: "2016-04-01" value: "57.90" }
                                             row { from: "2017-04-01" value: "58.90" })"));
  const Proof& proof = book.Of("parameter \"rate\"", kReadAndKnown);
  ASSERT_EQ(proof.verdict, Verdict::kRefuted);
  EXPECT_EQ(FormatDay(proof.person->as_of), "2018-04-01");
  EXPECT_EQ(
      proof.diagnostic.problem,
      "it has no value from 2018-04-01 to 2018-04-06, and entitlement \"bursary\" waits for it");
  EXPECT_EQ(proof.diagnostic.file, "rules/rates/2018/rates.txtpb");
  const v1::Finding finding = book.Ask(proof);
  EXPECT_EQ(finding.lines(0).outcome(), v1::OUTCOME_UNDETERMINED);
  ASSERT_EQ(finding.lines(0).missing_size(), 1);
  EXPECT_THAT(finding.lines(0).missing(0).ShortDebugString(), HasSubstr("rate"));
}

TEST(Parameters, ARateIsOwedNoLongerThanItsEditionCanKnow) {
  const Proved book(Bursary("rate"), Rate("UNTIL_NEXT_UPRATING uprated_on: \"04-01\"",
                                          R"(row { from: "2016-04-01" value: "57.90" }
                                             row { from: "2018-04-01" value: "58.90" })"));
  EXPECT_EQ(book.VerdictOf("parameter \"rate\"", kReadAndKnown), Verdict::kProved);
}

TEST(Parameters, AnOwnAmountThatEndsIsRefuted) {
  const Proved book(Bursary("rate") +
                    R"pb(parameter {
                           name: "rate"
                           label: "rate"
                           unit: UNIT_PENCE_PER_WEEK
                           known: KNOWN_UNTIL_CHANGED
                           row { from: "2016-04-01" until: "2017-03-31" value: "57.90" }
                           cite { paragraph: "1" }
                         })pb");
  const Proof& proof = book.Of("parameter \"rate\"", kReadAndKnown);
  ASSERT_EQ(proof.verdict, Verdict::kRefuted);
  EXPECT_EQ(FormatDay(proof.person->as_of), "2017-04-01");
  EXPECT_THAT(proof.diagnostic.mend, HasSubstr("add a row from 2017-04-01"));
}

TEST(Parameters, ADayBeforeTheFirstRowIsAGap) {
  const Proved book(Bursary("rate"),
                    Rate("UNTIL_CHANGED", "row { from: \"2017-03-01\" value: \"1.00\" }"));
  const Proof& proof = book.Of("parameter \"rate\"", kReadAndKnown);
  ASSERT_EQ(proof.verdict, Verdict::kRefuted);
  // The first day on which the rulebook is in force.
  EXPECT_EQ(FormatDay(proof.person->as_of), "2017-02-01");
}

TEST(Parameters, WhatTheRowsSayIsNotKnownIsNotDecided) {
  const Proved book(Bursary("rate"),
                    Rate("UNTIL_NEXT_UPRATING uprated_on: \"04-01\"",
                         R"(row { from: "2016-04-01" until: "2017-03-31" value: "57.90" }
                                             row { from: "2018-04-01" value: "58.90" })"));
  EXPECT_EQ(book.VerdictOf("parameter \"rate\"", kReadAndKnown), Verdict::kProved);
  const Proof& proof = book.Of("parameter \"rate\"", "every day on which it is read");
  EXPECT_EQ(proof.verdict, Verdict::kNotDecided);
  EXPECT_THAT(proof.diagnostic.problem, HasSubstr("not known from 2017-04-01 to 2018-03-31"));
}

// Only the row for the band that is read on a day counts.
TEST(Parameters, WhatIsNotReadIsNotOwed) {
  const std::string rates = R"pb(
    parameter {
      name: "rate"
      label: "rate"
      unit: UNIT_PENCE_PER_WEEK
      key: "band"
      known: KNOWN_UNTIL_CHANGED
      row { from: "2016-04-01" key: "old" until: "2017-03-31" value: "57.90" }
      row { from: "2017-04-01" key: "new" value: "58.90" }
      cite { paragraph: "1" source: "published" }
    }
    parameter {
      name: "change"
      label: "change"
      unit: UNIT_DATE
      known: KNOWN_UNTIL_CHANGED
      row { from: "1990-01-01" value: "2017-04-01" }
      cite { paragraph: "1" source: "published" }
    }
  )pb";
  const auto rules = [](const std::string& comparison) {
    return absl::StrCat(R"(definition {
      name: "which"
      label: "which"
      value: "as_of )",
                        comparison, R"( change ? 'old' : 'new'"
      cite { paragraph: "1" }
    })",
                        Bursary("rate(which)"));
  };
  const Proved right(rules("<"), rates);
  EXPECT_EQ(right.VerdictOf("parameter \"rate\"", "old has"), Verdict::kProved);
  EXPECT_EQ(right.VerdictOf("parameter \"rate\"", "new has"), Verdict::kProved);
  const Proved wrong(rules("<="), rates);
  const Proof& proof = wrong.Of("parameter \"rate\"", "old has");
  ASSERT_EQ(proof.verdict, Verdict::kRefuted);
  EXPECT_EQ(FormatDay(proof.person->as_of), "2017-04-01");
  EXPECT_EQ(wrong.VerdictOf("parameter \"rate\"", "new has"), Verdict::kProved);
}

// ---- People

TEST(People, HaveNothingThatDoesNotMatter) {
  const Proved book(Bands({"guided_hours >= 12", "guided_hours <= 12"}));
  const Proof& proof = book.Of("table \"band\"", "no two rows apply");
  ASSERT_EQ(proof.verdict, Verdict::kRefuted);
  EXPECT_EQ(proof.person->facts.declared_facts().facts_size(), 1);
  EXPECT_EQ(proof.person->facts.known_through(), FormatDay(proof.person->as_of));
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
