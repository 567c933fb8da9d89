#include "service/cli/coverage_text.h"

#include <gtest/gtest.h>

#include <sstream>

#include "google/protobuf/text_format.h"

namespace fairstart {
namespace {

// Something of each kind, covered and not.
constexpr char kCoverage[] = R"pb(
  rulebook { id: "sample" edition: "2019" }
  rates { edition: "2020" }
  scenarios: 2
  days: 1
  rules {
    kind: KIND_CONDITION
    declaration: "entitlement \"grant\""
    part: "who 1"
    position { file: "b.txtpb" line: 7 column: 3 }
    held: 1
    failed: 1
  }
  rules {
    kind: KIND_CONDITION
    declaration: "entitlement \"grant\""
    part: "who 2"
    position { file: "b.txtpb" line: 9 column: 3 }
    held: 1
  }
  rules {
    kind: KIND_ROW
    declaration: "table \"rate\""
    part: "row 1"
    position { file: "a.txtpb" line: 5 column: 3 }
  }
  rules {
    kind: KIND_WARNING
    declaration: "warning \"cash\""
    position { file: "a.txtpb" line: 20 column: 3 }
    held: 1
  }
  rules {
    kind: KIND_DEFINITION
    declaration: "definition \"works\""
    position { file: "a.txtpb" line: 2 column: 3 }
    failed: 1
  }
  interpretations {
    number: "I-1"
    position { file: "c.txtpb" line: 1 column: 3 }
    relied_on: 1
    readings { name: "B" different: 1 }
    readings { name: "C" }
    readings { name: "D" words_only: true }
  }
  interpretations {
    number: "I-2"
    position { file: "c.txtpb" line: 9 column: 3 }
    readings { name: "B" words_only: true }
  }
  references {
    paragraph: "1.1"
    section: "1"
    state: STATE_CARRIED
    carried_by: "definition \"works\""
    carried_by: "entitlement \"grant\""
    unused: "definition \"idle\""
  }
  references { paragraph: "1.2" section: "1" state: STATE_NOT_ENCODED because: "General advice." }
  references {
    paragraph: "1.3"
    section: "1"
    position { file: "s.txtpb" line: 4 column: 5 }
    state: STATE_UNCOVERED
    unused: "definition \"idle\""
  }
  references { paragraph: "2.1" section: "2" state: STATE_IN_PREPARATION }
  references {
    paragraph: "2.2"
    section: "2"
    state: STATE_IN_PREPARATION
    carried_by: "warning \"cash\""
  }
)pb";

v1::Coverage Sample() {
  v1::Coverage coverage;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(kCoverage, &coverage));
  return coverage;
}

TEST(CoverageText, GivesTheFiguresAndEveryReference) {
  std::ostringstream out;
  Page page(out, false, 60);
  PrintCoverage(Sample(), page);
  EXPECT_EQ(out.str(), R"(sample/2019 with rates 2020: 2 scenarios, 1 day

Seen both ways
  conditions                                          1 of 2
  warnings                                            0 of 1
  yes-or-no definitions                               0 of 1
  rows                                                0 of 1
  all                                                 1 of 5

Interpretations
  relied on as chosen                                 1 of 2
  other readings, each with a different result        1 of 2
  other readings in words only                             2

References
  carried by what is used                             1 of 2
  with nothing to compute                                  1
  in preparation                                           2

Section 1
  1.1: definition "works", entitlement "grant"; cited by
      definition "idle", which nothing uses
  1.2: not encoded: General advice.
  1.3: cited by definition "idle", which nothing uses

Section 2, in preparation
  2.2: warning "cash"
)");
}

TEST(CoverageText, NamesWhatIsNotCoveredByPlace) {
  std::string all;
  for (const Diagnostic& diagnostic : FindUncovered(Sample())) all += ToString(diagnostic) + "\n";
  EXPECT_EQ(
      all,
      "a.txtpb:2:3: error: definition \"works\": no scenario shows it true; write one whose "
      "expectations rest on that\n"
      "a.txtpb:5:3: error: table \"rate\": no scenario shows row 1 applying or not applying; write "
      "one whose expectations rest on that\n"
      "a.txtpb:20:3: error: warning \"cash\": no scenario shows it not given; write one whose "
      "expectations rest on that\n"
      "b.txtpb:9:3: error: entitlement \"grant\": no scenario shows who 2 failing; write one whose "
      "expectations rest on that\n"
      "c.txtpb:1:3: error: interpretation \"I-1\": no scenario shows that reading C gives a "
      "different result; write one with reading: \"I-1=C\" that fails without it\n"
      "c.txtpb:9:3: error: interpretation \"I-2\": nothing that a scenario expects relies on it; "
      "write a scenario of what it decides\n"
      "s.txtpb:4:5: error: reference 1.3: cited by definition \"idle\", which nothing uses; use "
      "what "
      "encodes it in a line, claim, duty, warning or the status, or say why there is nothing to "
      "compute\n");
}

}  // namespace
}  // namespace fairstart
