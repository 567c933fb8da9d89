#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "tests/service/cli/ran_command.h"
#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

// A rulebook whose one rule is whether somebody works.
class RulesCoverage : public testing::Test {
 protected:
  RulesCoverage() {
    folder_.Write("rules/rates/2020/about.txtpb",
                  "about { id: \"rates\" edition: \"2020\" title: \"Rates\" in_force_from: "
                  "\"2020-01-01\" }\n");
    folder_.Write("rules/tiny/2020/rules.txtpb", R"(about {
  id: "tiny"
  edition: "2020"
  title: "A tiny guide"
  in_force_from: "2020-01-01"
  legal_status: "status"
}
enumeration { name: "Status" choice { name: "WORKER" label: "works" } choice { name: "NONE" label: "none" } }
definition {
  name: "status"
  label: "status"
  value: "works ? Status.WORKER : Status.NONE"
  cite { paragraph: "1" }
  interpretation: "I-1"
}
definition { name: "works" label: "works" value: "size(active(jobs)) > 0" cite { paragraph: "1" } }
interpretation {
  number: "I-1"
  question: "Who works?"
  cite { paragraph: "1" }
  reading { name: "A" says: "Who has a job." }
  reading { name: "B" says: "Nobody." definition { name: "works" label: "works" value: "false" cite { paragraph: "1" } } }
  chosen: "A"
  because: "So."
}
not_encoded { cite { paragraph: "2" } because: "Advice." }
source {
  name: "guide"
  title: "A tiny guide"
  edition: "2020"
  section {
    number: "0"
    title: "All of it"
    reference { paragraph: "1" kind: REFERENCE_KIND_STATUS says: "who works" }
    reference { paragraph: "2" kind: REFERENCE_KIND_ADVICE says: "work well" }
  }
}
)");
    Write("works", kJob, "WORKER");
  }

  // A scenario of its own file.
  void Write(const std::string& name, const std::string& jobs, const std::string& status,
             const std::string& more = "") const {
    folder_.Write("rules/tiny/2020/scenarios/" + name + ".txtpb",
                  "scenario { name: \"" + name + "\" case { known_through: \"2020-12-31\" " +
                      "date_of_birth: \"2003-05-01\" jobs { " + jobs + " } } " + more +
                      " check { as_of: \"2020-06-01\" status: \"" + status + "\" } }\n");
  }

  // What the command prints about the rulebook; the digests and the folder left out.
  RanCommand Run(const std::string& format) const {
    RanCommand ran = RunCommand({"rules", "coverage", Edition(), "--format", format});
    ran.out = std::regex_replace(ran.out, std::regex("[0-9a-f]{64}"), "DIGEST");
    for (std::string* text : {&ran.out, &ran.err}) {
      for (size_t at; (at = text->find(Edition())) != std::string::npos;) {
        text->replace(at, Edition().size(), "TINY");
      }
    }
    return ran;
  }

  std::string Edition() const { return (folder_.path() / "rules/tiny/2020").string(); }

  static constexpr char kJob[] =
      "records { id: \"j\" first_day: \"2020-01-01\" last_day { not_yet: true } }";
  const ScratchFolder folder_;
};

TEST_F(RulesCoverage, SaysWhatIsShownAndWhatIsNot) {
  const RanCommand ran = Run("text");
  EXPECT_EQ(ran.code, ExitCode::kProblems);
  EXPECT_EQ(ran.out, R"(tiny/2020 with rates 2020: 1 scenario, 1 day

Seen both ways
  yes-or-no definitions                                                   0 of 1
  all                                                                     0 of 1

Interpretations
  relied on as chosen                                                     1 of 1
  other readings, each with a different result                            0 of 1

References
  carried by what is used                                                 1 of 1
  with nothing to compute                                                      1
  in preparation                                                               0

Section 0
  1: definition "status", definition "works"
  2: not encoded: Advice.
)");
  EXPECT_EQ(
      ran.err,
      "TINY/rules.txtpb:16:14: error: definition \"works\": no scenario shows it false; write "
      "one whose expectations rest on that\n"
      "TINY/rules.txtpb:18:3: error: interpretation \"I-1\": no scenario shows that reading B "
      "gives a different result; write one with reading: \"I-1=B\" that fails without it\n");
}

TEST_F(RulesCoverage, IsOkWhenEverythingIsShown) {
  Write("does_not_work", "", "NONE");
  Write("nobody_works", kJob, "NONE", "reading: \"I-1=B\"");
  const RanCommand ran = Run("text");
  EXPECT_EQ(ran.code, ExitCode::kOk);
  EXPECT_EQ(ran.err, "");
  EXPECT_THAT(ran.out, StartsWith("tiny/2020 with rates 2020: 3 scenarios, 3 days\n"));
}

TEST_F(RulesCoverage, SaysItToPrograms) {
  const RanCommand ran = Run("json");
  EXPECT_EQ(ran.code, ExitCode::kProblems);
  EXPECT_EQ(ran.out, R"({
 "rulebook": {
  "id": "tiny",
  "edition": "2020",
  "digest": "DIGEST"
 },
 "rates": {
  "id": "rates",
  "edition": "2020",
  "digest": "DIGEST"
 },
 "scenarios": 1,
 "days": 1,
 "rules": [
  {
   "kind": "KIND_DEFINITION",
   "declaration": "definition \"works\"",
   "when": "size(active(jobs)) \u003e 0",
   "position": {
    "file": "TINY/rules.txtpb",
    "line": 16,
    "column": 14
   },
   "held": 1
  }
 ],
 "interpretations": [
  {
   "number": "I-1",
   "position": {
    "file": "TINY/rules.txtpb",
    "line": 18,
    "column": 3
   },
   "reliedOn": 1,
   "readings": [
    {
     "name": "B"
    }
   ]
  }
 ],
 "references": [
  {
   "paragraph": "1",
   "section": "0",
   "says": "who works",
   "position": {
    "file": "TINY/rules.txtpb",
    "line": 34,
    "column": 17
   },
   "state": "STATE_CARRIED",
   "carriedBy": [
    "definition \"status\"",
    "definition \"works\""
   ]
  },
  {
   "paragraph": "2",
   "section": "0",
   "says": "work well",
   "position": {
    "file": "TINY/rules.txtpb",
    "line": 35,
    "column": 17
   },
   "state": "STATE_NOT_ENCODED",
   "because": "Advice."
  }
 ]
}
)");
}

TEST_F(RulesCoverage, CountsNothingWhileAScenarioFails) {
  Write("wrong", "", "WORKER");
  const RanCommand ran = Run("text");
  EXPECT_EQ(ran.code, ExitCode::kProblems);
  EXPECT_EQ(ran.out, "");
  EXPECT_THAT(ran.err, HasSubstr("wrong.txtpb:1:"));
  EXPECT_THAT(ran.err, HasSubstr("TINY: coverage is counted once all scenarios hold\n"));
}

TEST_F(RulesCoverage, CountsNothingOfARulebookThatDoesNotCompile) {
  folder_.Write("rules/tiny/2020/broken.txtpb", "definition { nam: \"x\" }\n");
  const RanCommand ran = Run("text");
  EXPECT_EQ(ran.code, ExitCode::kProblems);
  EXPECT_EQ(ran.out, "TINY: does not compile\n");
}

TEST_F(RulesCoverage, ExplainsItsExitCode) {
  const RanCommand help = RunCommand({"rules", "coverage", "--help"});
  EXPECT_THAT(help.out, HasSubstr("Ends with 1 if something\nis not covered."));
}

}  // namespace
}  // namespace fairstart
