// What an explanation cites, and how it calls things.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/engine.h"
#include "google/protobuf/text_format.h"
#include "tests/engine/rulebook/small_rulebook.h"

namespace fairstart {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::StartsWith;

constexpr char kInCare[] = R"(
  case_reference: "case-1" known_through: "2020-12-31" date_of_birth: "2003-05-15"
  care_episodes { records { id: "c1" first_day: "2010-01-01" last_day { not_yet: true } } }
  jobs {} declared_facts { facts { name: "has_been_told" value { boolean: true } } })";

v1::Explanation ExplanationOf(const std::string& more, v1::ExplanationDetail detail) {
  RulebookFolder rulebook = SmallRulebook();
  PutFile(rulebook, "tested.txtpb", more);  // after the source, which is the first
  const CompileResult result = Compile(rulebook, SmallRates());
  EXPECT_NE(result.plan, nullptr) << Shown(result.diagnostics);
  v1::CaseFacts facts;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(kInCare, &facts));
  Question question;
  question.facts = &facts;
  question.as_of = *ParseDay("2020-06-01");
  const auto answer = Evaluate(*result.plan, question);
  EXPECT_TRUE(std::holds_alternative<v1::Finding>(answer));
  return Explain(*result.plan, question, std::get<v1::Finding>(answer), detail);
}

std::vector<std::string> SentencesOf(const v1::Explanation& explanation,
                                     const std::string& entitlement) {
  for (const v1::LineExplanation& line : explanation.lines()) {
    if (line.entitlement() == entitlement) {
      return {line.sentences().begin(), line.sentences().end()};
    }
  }
  return {};
}

TEST(Explain, SaysConditionsAsClausesAndCitesWhereEachStands) {
  const v1::Explanation explanation = ExplanationOf("", v1::EXPLANATION_DETAIL_PLAIN);
  const std::vector<std::string> sentences = SentencesOf(explanation, "weekly_allowance");
  ASSERT_GE(sentences.size(), 2u);
  EXPECT_THAT(sentences[0], StartsWith("Weekly allowance: £57.90 a week, payable once what is "
                                       "missing from the record is there. (1.2)"));
  EXPECT_EQ(sentences[1], "Holds: the young person is in care (1.2).");
}

// The exception that applied is what the status rests on, not every place that the ladder of
// statuses stands in.
TEST(Explain, CitesOfADefinitionTheExceptionThatApplied) {
  const v1::Explanation explanation = ExplanationOf(
      "source { name: 'law' title: 'Law' edition: '1' section { number: '1' title: 'All'\n"
      "  reference { paragraph: 'L 1' kind: REFERENCE_KIND_STATUS says: 'more' } } }\n"
      "definition { name: 'sum' label: 'sum' value: 'weekly_rate'\n"
      "  exception { name: 'cared' when: 'in_care' value: 'working_rate'\n"
      "              cite { paragraph: 'L 1' source: 'law' } }\n"
      "  cite { paragraph: '1.3' } }\n"
      "definition { name: 'uncited_sum' label: 'other sum' value: 'weekly_rate'\n"
      "  exception { name: 'cared' when: 'in_care' value: 'working_rate' }\n"
      "  cite { paragraph: '1.3' } }\n"
      "entitlement { name: 'paid' label: 'pay' who { when: 'in_care' otherwise: 'No.'\n"
      "  cite { paragraph: '1.2' } } amount: 'sum + uncited_sum' cite { paragraph: '1.2' } }\n",
      v1::EXPLANATION_DETAIL_PLAIN);
  EXPECT_THAT(explanation.status().sentences(),
              ElementsAre("Legal status: in care. The young person is in care. (1.1)"));
  const std::vector<std::string> sentences = SentencesOf(explanation, "paid");
  EXPECT_THAT(sentences, Contains("Sum: £20.00 a week. The young person is in care. (law L 1)"));
  // One that does not say where it stands, stands where the definition does.
  EXPECT_THAT(sentences, Contains("Other sum: £20.00 a week. The young person is in care. (1.3)"));
}

TEST(Explain, CitesOfATableTheRowThatApplied) {
  const v1::Explanation explanation = ExplanationOf(
      "table { name: 'rows' label: 'row sum' unit: UNIT_PENCE_PER_WEEK\n"
      "  row { when: 'in_care' then: '10.00' cite { paragraph: '1.1' } }\n"
      "  row { when: '!in_care' then: '0.00' cite { paragraph: '1.2' } }\n"
      "  cite { paragraph: '1.3' } }\n"
      "entitlement { name: 'paid' label: 'pay' who { when: 'in_care' otherwise: 'No.'\n"
      "  cite { paragraph: '1.2' } } amount: 'rows' cite { paragraph: '1.2' } }\n",
      v1::EXPLANATION_DETAIL_PLAIN);
  EXPECT_THAT(SentencesOf(explanation, "paid"),
              Contains("Row sum: £10.00 a week. Row 1, since the young person is in care. (1.1)"));
}

}  // namespace
}  // namespace fairstart
