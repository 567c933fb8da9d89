#include "service/cli/finding_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "absl/strings/str_cat.h"
#include "google/protobuf/text_format.h"

namespace fairstart {
namespace {

std::string Printed(const std::string& answer_text, AnswerPart part = AnswerPart::kWhole) {
  v1::PreviewResponse answer;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(answer_text, &answer));
  std::ostringstream out;
  Page page(out, false);
  PrintAnswer(answer, part, page);
  return out.str();
}

constexpr char kAnswer[] = R"pb(
  finding {
    case_reference: "case-1"
    as_of: "2017-06-01"
    rulebook { id: "sample" edition: "2017" }
    rates { edition: "2026" }
    status {
      status: "RELEVANT"
      label: "relevant"
      citations { paragraph: "3.1" }
    }
    readings: "I-52=R2"
    lines {
      entitlement: "festival"
      label: "festival payment"
      outcome: OUTCOME_NOT_ENTITLED
      reasons {
        bar: "custody"
        text: "The young person is in custody."
        citations { paragraph: "27.0" }
      }
    }
    lines {
      entitlement: "bonus"
      instance: "2017-05-29"
      label: "bonus"
      outcome: OUTCOME_UNDETERMINED
      given {
        at_least { pence: 0 }
        at_most { pence: 1000 }
        unit: UNIT_PENCE_PER_WEEK
      }
      missing {
        path: "attendance_weeks"
        day: "2017-05-29"
        label: "weeks of attendance"
        question: "What sessions were due and attended, week by week?"
      }
    }
    lines {
      entitlement: "living_allowance"
      label: "living allowance"
      outcome: OUTCOME_ENTITLED
      given {
        amount { pence: 5790 }
        unit: UNIT_PENCE_PER_WEEK
      }
      frequency: FREQUENCY_WEEKLY
      payee: PAYEE_YOUNG_PERSON
      manner: MANNER_ACCOUNT
      first_day: "2017-06-01"
      citations { paragraph: "12.1" }
      interpretations: "I-13"
    }
    lines {
      entitlement: "set_up"
      label: "setting up home"
      outcome: OUTCOME_SUBJECT_TO
      given {
        amount { pence: 200000 }
        unit: UNIT_PENCE
        cap { pence: 200000 }
        cap_period: CAP_PERIOD_LIFE
        actual_cost: true
      }
      limits {
        paid { pence: 0 }
        left { pence: 200000 }
      }
      needs {
        kind: "approval"
        name: "service_manager"
        before: BEFORE_EACH_PAYMENT
        says: "A service manager approves it."
        citations { paragraph: "20.1" }
      }
    }
    lines {
      entitlement: "rent"
      label: "rent"
      outcome: OUTCOME_ELSEWHERE
      elsewhere { payer: "Housing Benefit" how: "It is claimed online." }
      defect: "division by zero in rent"
    }
    claims {
      claim: "jsa"
      label: "Jobseeker's Allowance"
      outcome: OUTCOME_ELSEWHERE
      payer: "the DWP"
      how: "It is claimed by telephone."
      amount { pence: 5790 }
      unit: UNIT_PENCE_PER_WEEK
    }
    duties {
      duty: "review"
      label: "review the Pathway Plan"
      actor: ACTOR_PERSONAL_ADVISER
      state: STATE_OVERDUE
      due: "2017-05-01"
    }
    warnings {
      warning: "w"
      says: "Nothing is paid in cash."
      citations { paragraph: "2.6" }
    }
    defects: "warning \"w\": divides by zero"
    suppositions { path: "jobs.records[0].last_day" says: "the job goes on" }
    interpretations: "I-13"
  }
  windows {
    whole { first_day: "2017-06-01" last_day: "2017-06-30" }
    lines {}
    lines {}
    lines { first_day: "2017-06-01" }
    lines {}
    lines {}
  }
  explanation {
    status {
      sentences: "The young person was eligible."
      nodes { kind: "definition" label: "legal status" value: "relevant" }
    }
    lines {}
    lines {}
    lines {
      sentences: "It is the full allowance."
      nodes {
        kind: "definition"
        name: "allowance"
        label: "weekly allowance"
        value: "£57.90 a week"
        sum: "£67.90 − £10.00 = £57.90"
        children {
          kind: "parameter"
          name: "rate"
          value: "£67.90 a week"
          citations { paragraph: "T1" }
        }
      }
    }
    lines {}
    lines {}
  }
)pb";

TEST(PrintAnswer, LaysAnAnswerOutForPeople) {
  EXPECT_EQ(Printed(kAnswer), R"(case-1 on 1 June 2017: relevant
Under sample 2017 with rates 2026, reading I-52=R2
No record was given: what was paid, approved or proved before is not known.
[3.1]
  The young person was eligible.
  - definition legal status: relevant
All of this: 1 June 2017 to 30 June 2017

Warnings
  Nothing is paid in cash. [2.6]

Supposed, since the case does not reach so far: the job goes on.

Entitled
  living allowance                                                 £57.90 a week
    weekly, to the young person, into an account; from 1 June 2017
    living_allowance [12.1; as read by I-13]
    The same: from 1 June 2017
    It is the full allowance.
    - definition weekly allowance (allowance): £57.90 a week
      £67.90 − £10.00 = £57.90
      - parameter rate: £67.90 a week [T1]

Entitled once this is on record
  setting up home                                                up to £2,000.00
    at actual cost; at most £2,000.00 in all; £0.00 paid; £2,000.00 left
    Needs approval service_manager before each payment: A service manager
      approves it. [20.1]
    set_up
    The same: always

Paid by somebody else
  rent
    Defect of the rulebook: division by zero in rent
    Paid by Housing Benefit. It is claimed online.
    rent
    The same: always

Not settled: something is not known
  bonus (29 May 2017)                                     £0.00 to £10.00 a week
    Not known: weeks of attendance on 29 May 2017 (1)
    bonus 2017-05-29
    The same: always

What to find out
  1. weeks of attendance on 29 May 2017. What sessions were due and attended,
     week by week? (attendance_weeks)

Not entitled
  festival payment                                                      festival
    The young person is in custody. [27.0]
    The same: always

To be claimed from others
  Jobseeker's Allowance                                            £57.90 a week
    From the DWP. It is claimed by telephone.

To be done
  review the Pathway Plan                                 overdue: by 1 May 2017
    the personal adviser

Defects of the rulebook
  warning "w": divides by zero

Supposed, since the case does not reach so far
  the job goes on (jobs.records[0].last_day)

What the source leaves open, read as chosen
  I-13
)");
}

// A misspelt authority leaves nothing due, and three hundred lines later nobody reads why.
TEST(PrintAnswer, WarnsBeforeTheLines) {
  const std::string printed = Printed(
      "finding { warnings { says: \"Beware.\" } suppositions { path: \"jobs.records[0].last_day\" "
      "says: \"the job goes on\" } suppositions { path: \"jobs.records[1].last_day\" "
      "says: \"the job goes on\" } lines { entitlement: \"a\" outcome: OUTCOME_NOT_ENTITLED } }");
  EXPECT_THAT(
      printed,
      testing::HasSubstr("\nWarnings\n  Beware.\n\nSupposed, since the case does not reach so far: "
                         "the job goes on.\n\nNot entitled\n"));
}

TEST(PrintAnswer, SaysThatThereIsNoRecord) {
  constexpr char kNone[] =
      "No record was given: what was paid, approved or proved before is not known.\n";
  EXPECT_THAT(Printed("finding {}"), testing::HasSubstr(kNone));
  EXPECT_THAT(Printed("finding { record_digest: \"ab\" }"),
              testing::Not(testing::HasSubstr(kNone)));
}

std::string OneLine(const std::string& line) {
  return Printed(
      "finding { as_of: \"2017-11-15\" lines { entitlement: \"clothing\" instance: "
      "\"2016-10-01\" label: \"clothing\" given { amount { pence: 10000 } } " +
      line + " } }");
}

// An entitlement of long ago is due, but it is no payment of today.
TEST(PrintAnswer, SetsApartWhatFellDueEarlier) {
  constexpr char kHeading[] =
      "\nFell due earlier; not on record as paid\n  clothing (1 October 2016)";
  const auto earlier = testing::HasSubstr(kHeading);
  EXPECT_THAT(OneLine("outcome: OUTCOME_ENTITLED last_day: \"2017-11-14\""), earlier);
  EXPECT_THAT(OneLine("outcome: OUTCOME_ENTITLED frequency: FREQUENCY_ONCE arises: \"2017-11-14\""),
              earlier);
  EXPECT_THAT(
      OneLine("outcome: OUTCOME_ENTITLED last_day: \"2017-11-14\" limits { paid { pence: 1 } "
              "left { pence: 9999 } }"),
      earlier);
  for (const char* line :
       {"outcome: OUTCOME_ENTITLED last_day: \"2017-11-15\"",
        "outcome: OUTCOME_ENTITLED frequency: FREQUENCY_ONCE arises: \"2017-11-15\"",
        "outcome: OUTCOME_ENTITLED frequency: FREQUENCY_ONCE arises: \"2017-11-01\" "
        "paid_on: \"2017-12-01\"",
        // What goes on did not end when it began.
        "outcome: OUTCOME_ENTITLED frequency: FREQUENCY_WEEKLY arises: \"2017-09-01\""}) {
    EXPECT_THAT(OneLine(line), testing::HasSubstr("\nEntitled\n  clothing (1 October 2016)"));
  }
}

TEST(PrintAnswer, SetsApartWhatIsPaid) {
  constexpr char kHeading[] = "\nPaid already\n  clothing (1 October 2016)";
  for (const char* outcome : {"OUTCOME_ENTITLED", "OUTCOME_SUBJECT_TO", "OUTCOME_TO_CONSIDER"}) {
    EXPECT_THAT(OneLine(absl::StrCat("outcome: ", outcome,
                                     " limits { paid { pence: 10000 } left { pence: 0 } }")),
                testing::HasSubstr(kHeading));
  }
  EXPECT_THAT(
      OneLine("outcome: OUTCOME_ENTITLED limits { paid { pence: 1 } left { pence: 9999 } }"),
      testing::HasSubstr("\nEntitled\n  clothing"));
  EXPECT_THAT(
      OneLine("outcome: OUTCOME_UNDETERMINED limits { paid { pence: 10000 } left { pence: 0 } }"),
      testing::HasSubstr("\nNot settled: something is not known\n  clothing"));
}

TEST(PrintAnswer, SaysThatNothingWasPaidOnlyBesideALimit) {
  EXPECT_THAT(OneLine("outcome: OUTCOME_ENTITLED limits { paid { pence: 0 } }"),
              testing::Not(testing::HasSubstr("£0.00 paid")));
  EXPECT_THAT(OneLine("outcome: OUTCOME_ENTITLED limits { paid { pence: 0 } left { pence: 5 } }"),
              testing::HasSubstr("£0.00 paid; £0.05 left"));
}

// By which records and flags name a line.
TEST(PrintAnswer, GivesTheKeyOfALine) {
  EXPECT_THAT(OneLine("outcome: OUTCOME_ENTITLED citations { paragraph: \"T5\" }"),
              testing::HasSubstr("\n    clothing 2016-10-01 [T5]\n"));
  EXPECT_THAT(OneLine("outcome: OUTCOME_NOT_ENTITLED"),
              testing::HasSubstr(" clothing 2016-10-01\n"));
}

TEST(PrintAnswer, AsksOnceWhatManyLinesWaitFor) {
  const std::string printed = Printed(
      "finding { lines { entitlement: \"a\" outcome: OUTCOME_UNDETERMINED missing { path: \"jobs\" "
      "label: \"jobs\" question: \"Which jobs?\" } } lines { entitlement: \"b\" outcome: "
      "OUTCOME_UNDETERMINED missing { path: \"jobs\" label: \"jobs\" question: \"Which jobs?\" } } "
      "claims { claim: \"c\" missing { path: \"jobs\" label: \"jobs\" question: \"Which jobs?\" } "
      "} }");
  EXPECT_EQ(printed.find("Which jobs?"), printed.rfind("Which jobs?")) << printed;
  EXPECT_THAT(printed, testing::HasSubstr("\nWhat to find out\n  1. jobs. Which jobs? (jobs)\n"));
  EXPECT_THAT(printed, testing::HasSubstr("  b\n    Not known: jobs (1)\n"));
}

// The sentences of an explanation ask it too.
TEST(PrintAnswer, AsksOnceInAnExplanation) {
  const std::string printed = Printed(
      "finding { lines { entitlement: \"a\" outcome: OUTCOME_UNDETERMINED missing { path: \"jobs\" "
      "label: \"jobs\" question: \"Which jobs?\" } } } explanation { lines { sentences: \"It "
      "waits.\" "
      "sentences: \"Not known: Which jobs? [jobs]\" sentences: \"Not known, but the same.\" } }");
  EXPECT_EQ(printed.find("Which jobs?"), printed.rfind("Which jobs?")) << printed;
  EXPECT_THAT(printed,
              testing::HasSubstr(
                  "    Not known: jobs (1)\n    a\n    It waits.\n    Not known, but the same.\n"));
}

TEST(PrintAnswer, OfSomeLinesLeavesOutTheRest) {
  const std::string printed = Printed(kAnswer, AnswerPart::kLines);
  for (const char* there : {"  living allowance ", "Nothing is paid in cash."}) {
    EXPECT_THAT(printed, testing::HasSubstr(there));
  }
  for (const char* not_there :
       {"To be claimed from others", "To be done", "What the source leaves open"}) {
    EXPECT_THAT(printed, testing::Not(testing::HasSubstr(not_there)));
  }
}

TEST(PrintAnswer, CountsInterpretationsUnlessAllIsAskedFor) {
  EXPECT_THAT(Printed("finding { interpretations: \"I-13\" interpretations: \"I-14\" }"),
              testing::HasSubstr("read as chosen\n  2 questions; a full explanation names them"));
}

TEST(PrintAnswer, ANeedIsNamedOnce) {
  EXPECT_THAT(Printed("finding { lines { entitlement: \"a\" outcome: OUTCOME_SUBJECT_TO needs { kind: "
                      "\"assessment\" name: \"assessment\" says: \"It is needed.\" } } }"),
              testing::HasSubstr("Needs assessment: It is needed."));
}

TEST(PrintAnswer, ReasonsOfANoAreCitedOnce) {
  const std::string printed = Printed(
      "finding { lines { entitlement: \"a\" outcome: OUTCOME_NOT_ENTITLED citations { paragraph: "
      "\"27.0\" } reasons { text: \"Not so.\" citations { paragraph: \"27.0\" } } } }");
  EXPECT_EQ(printed.find("[27.0]"), printed.rfind("[27.0]")) << printed;
}

// A plain explanation cites at each sentence what that rests on; only in full is all of it wanted.
TEST(PrintAnswer, CitesAllThatAnAnswerRestsOnOnceOrInFull) {
  const std::string answer =
      "finding { status { status: \"RELEVANT\" citations { paragraph: \"3.1\" } } "
      "lines { entitlement: \"a\" outcome: OUTCOME_ENTITLED citations { paragraph: \"9.1\" } } } ";
  const std::string sentences = "sentences: \"It is due. (9.2)\"";
  EXPECT_NE(Printed(answer).find("[9.1]"), std::string::npos);
  const std::string plain = Printed(
      answer + "explanation { status { sentences: \"It is so.\" } lines { " + sentences + " } }");
  EXPECT_EQ(plain.find("[9.1]"), std::string::npos) << plain;
  EXPECT_EQ(plain.find("[3.1]"), std::string::npos) << plain;
  EXPECT_NE(plain.find("It is due. (9.2)"), std::string::npos) << plain;
  const std::string full =
      Printed(answer + "explanation { status { nodes {} } lines { " + sentences + " nodes {} } }");
  EXPECT_NE(full.find("[9.1]"), std::string::npos) << full;
  EXPECT_NE(full.find("[3.1]"), std::string::npos) << full;
}

TEST(PrintAnswer, SaysReasonsOnce) {
  const std::string answer =
      "finding { lines { entitlement: \"a\" outcome: OUTCOME_NOT_ENTITLED interpretations: \"I-1\" "
      "reasons { text: \"The young person is in custody.\" } } } ";
  EXPECT_NE(Printed(answer).find("\n    The young person is in custody.\n"), std::string::npos);
  const std::string explained =
      Printed(answer + "explanation { lines { sentences: \"Not due, because of custody.\" } }");
  EXPECT_EQ(explained.find("The young person is in custody."), std::string::npos) << explained;
  EXPECT_NE(explained.find("\n    Not due, because of custody.\n"), std::string::npos);
}

TEST(PrintAnswer, SaysWhatMakesNoDifference) {
  const std::string answer =
      "finding { lines { entitlement: \"a\" outcome: OUTCOME_ENTITLED "
      "whatever { path: \"jobs.records[0].basis\" label: \"basis of the job\" } } } ";
  EXPECT_NE(Printed(answer).find(
                "\n    The same whatever it is: basis of the job (jobs.records[0].basis)\n"),
            std::string::npos)
      << Printed(answer);
}

TEST(PrintAnswer, FitsIntoEightyColumns) {
  std::istringstream lines(Printed(kAnswer));
  for (std::string line; std::getline(lines, line);) EXPECT_LE(Columns(line), 80) << line;
}

TEST(PrintAnswer, SaysWhenTheStatusIsNotSettled) {
  EXPECT_EQ(Printed("finding { as_of: \"2017-06-01\" rulebook { id: \"sample\" edition: \"2017\" } "
                    "rates { edition: \"2026\" } status { missing { path: \"date_of_birth\" } } }"),
            "The young person on 1 June 2017: legal status not settled\n"
            "Under sample 2017 with rates 2026\n"
            "No record was given: what was paid, approved or proved before is not known.\n"
            "  Not known: date_of_birth (1)\n"
            "\n"
            "What to find out\n"
            "  1. date_of_birth\n");
}

}  // namespace
}  // namespace fairstart
