#include "service/cli/proofs_text.h"

#include <gtest/gtest.h>

namespace fairstart {
namespace {

Proof Refuted() {
  Proof proof;
  proof.verdict = Verdict::kRefuted;
  proof.diagnostic.file = "rules/a.txtpb";
  proof.diagnostic.line = 3;
  proof.diagnostic.column = 5;
  proof.diagnostic.declaration = "table \"band\"";
  proof.diagnostic.problem = "rows 1 and 2 both apply";
  proof.diagnostic.mend = "tell the rows apart";
  proof.person.emplace();
  proof.person->as_of = *ParseDay("2018-04-01");
  return proof;
}

TEST(ProofText, ShowsWhoRefutes) {
  Proof proof = Refuted();
  proof.person->facts.set_date_of_birth("2001-05-10");
  EXPECT_EQ(
      ToString(proof, "cases/01.txtpb"),
      "rules/a.txtpb:3:5: error: table \"band\": rows 1 and 2 both apply; tell the rows apart\n"
      "  on 2018-04-01, for somebody with\n"
      "    date_of_birth: 2001-05-10\n"
      "  in cases/01.txtpb");
}

TEST(ProofText, SaysWhenAnybodyDoes) {
  EXPECT_EQ(
      ToString(Refuted(), ""),
      "rules/a.txtpb:3:5: error: table \"band\": rows 1 and 2 both apply; tell the rows apart\n"
      "  on 2018-04-01, for anybody");
}

TEST(ProofText, NamesTheScenarioThatShowsWhatIsProved) {
  Proof proof = Refuted();
  proof.verdict = Verdict::kProved;
  proof.diagnostic.severity = Diagnostic::Severity::kNote;
  proof.diagnostic.problem = "row 1 gives the value for somebody";
  proof.diagnostic.mend = "";
  proof.person->name = "WE-29";
  EXPECT_EQ(ToString(proof, ""),
            "rules/a.txtpb:3:5: note: table \"band\": row 1 gives the value for somebody\n"
            "  shown by WE-29 on 2018-04-01");
}

TEST(ProofText, CountsEachVerdict) {
  std::vector<Proof> proofs(5);
  proofs[0].verdict = Verdict::kRefuted;
  proofs[1].verdict = proofs[2].verdict = Verdict::kProved;
  EXPECT_EQ(SummaryOf(proofs), "5 statements: 2 proved, 1 refuted, 2 not decided");
  EXPECT_EQ(CountOf(proofs, Verdict::kNotDecided), 2);
}

}  // namespace
}  // namespace fairstart
