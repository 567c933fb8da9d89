#include "engine/evaluation/record_names.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "engine/engine.h"
#include "tests/engine/rulebook/small_rulebook.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

// What is said of a record, by path, where the entitlement "tested" needs an approval by the
// service manager, a proof of earnings and a signed repayment agreement.
std::vector<std::pair<std::string, std::string>> Check(const std::string& text) {
  const CompileResult result = CompileWith(
      "definition { name: 'letter_filed' label: 'the letter is filed' "
      "value: 'record.evidence.exists(e, e.kind == \"letter\")' cite { paragraph: '1.2' } } "
      "warning { name: 'letter' when: 'letter_filed' says: 'Filed.' cite { paragraph: '1.2' } } "
      "entitlement { name: 'tested' label: 'tested' cite { paragraph: '1.2' } "
      "who { when: 'in_care' otherwise: 'No.' cite { paragraph: '1.2' } } "
      "amount: 'weekly_rate' "
      "need { approval { role: 'service_manager' } before: BEFORE_ENTITLEMENT says: 'Approval.' "
      "cite { paragraph: '1.2' } } "
      "need { evidence: 'proof_of_earnings' before: BEFORE_ENTITLEMENT says: 'Proof.' "
      "cite { paragraph: '1.2' } } "
      "need { agreement: 'repayment' before: BEFORE_ENTITLEMENT says: 'Agreement.' "
      "cite { paragraph: '1.2' } } }");
  EXPECT_NE(result.plan, nullptr) << Shown(result.diagnostics);
  v1::Record record;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &record));
  FieldViolations violations;
  if (result.plan != nullptr) CheckRecordNames(*result.plan, record, violations);
  std::vector<std::pair<std::string, std::string>> said;
  for (const FieldViolation& violation : violations) {
    said.emplace_back(violation.path, violation.description);
  }
  return said;
}

TEST(RecordNames, WhatTheRulebookAsksForIsTaken) {
  EXPECT_THAT(Check("evidence { kind: 'proof_of_earnings' subject: 'pay' } "
                    "approvals { role: 'service_manager' line { entitlement: 'tested' } } "
                    "agreements { kind: 'repayment' line { entitlement: 'tested' } } "
                    "payments { line { entitlement: 'tested' } }"),
              IsEmpty());
}

TEST(RecordNames, WhatAnExpressionNamesIsTaken) {
  EXPECT_THAT(Check("evidence { kind: 'letter' }"), IsEmpty());
}

TEST(RecordNames, AnEntryOfAnUnknownKindIsRefusedWithTheNearest) {
  EXPECT_THAT(Check("evidence { kind: 'proof_of_earnings' } evidence { kind: 'proof_of_earning' }"),
              ElementsAre(Pair("record.evidence[1].kind",
                               "the rulebook knows no kind of evidence \"proof_of_earning\"; did you "
                               "mean \"proof_of_earnings\"?")));
  EXPECT_THAT(Check("approvals { role: 'mayor' }"),
              ElementsAre(Pair("record.approvals[0].role",
                               "the rulebook knows no role \"mayor\"; leave the entry out, or name "
                               "one that the rulebook asks for")));
  EXPECT_THAT(Check("agreements { kind: 'repayments' }"),
              ElementsAre(Pair("record.agreements[0].kind",
                               "the rulebook knows no kind of agreement \"repayments\"; did you mean "
                               "\"repayment\"?")));
}

TEST(RecordNames, AnEntryAboutAnUnknownEntitlementIsRefused) {
  for (const char* entries :
       {"assessments", "approvals", "evidence", "agreements", "plan_items", "payments"}) {
    const std::string name = entries;
    EXPECT_THAT(Check(name + " { line { entitlement: 'testet' } }"),
                ElementsAre(Pair("record." + name + "[0].line.entitlement",
                                 "the rulebook knows no entitlement \"testet\"; did you mean "
                                 "\"tested\"?")));
  }
}

}  // namespace
}  // namespace fairstart
