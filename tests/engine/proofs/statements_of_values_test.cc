// What is stated of tables and of exceptions, each by a rulebook for which it is so, and one for
// which it is not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "absl/strings/match.h"
#include "tests/engine/proofs/proved.h"

namespace fairstart {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

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

}  // namespace
}  // namespace fairstart
