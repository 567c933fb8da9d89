// What is stated of parameters, each by a rulebook for which it is so, and one for which it is not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "tests/engine/proofs/proved.h"

namespace fairstart {
namespace {

using testing::HasSubstr;

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

}  // namespace
}  // namespace fairstart
