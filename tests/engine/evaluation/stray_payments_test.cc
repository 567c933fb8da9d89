// Payments on record for what is not there.
#include "engine/evaluation/stray_payments.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <variant>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "engine/engine.h"
#include "tests/engine/rulebook/small_rulebook.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr char kCase[] = R"(
  case_reference: "case-1" known_through: "2020-12-31" date_of_birth: "2003-05-15"
  care_episodes { records { id: "c1" first_day: "2010-01-01" last_day { not_yet: true } } })";

// What is warned of about the record on 2020-06-01, which has a payment of tools for `instance`.
std::vector<std::string> Warned(const std::string& instance, const std::string& jobs) {
  const CompileResult result = CompileWith(
      "entitlement { name: 'tools' label: 'tools' for_each { each: 'j' in: 'jobs' key: 'j.id' "
      "otherwise: 'No job.' } who { when: 'in_care' otherwise: 'No.' cite { paragraph: '1.1' } } "
      "actual_cost {} first_day: 'j.first_day' lapses: 'j.last_day' cite { paragraph: '1.2' } } ");
  EXPECT_NE(result.plan, nullptr) << Shown(result.diagnostics);
  if (result.plan == nullptr) return {};
  v1::CaseFacts facts;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(kCase + jobs, &facts));
  v1::Record record;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(
      absl::StrCat("payments { line { entitlement: 'tools' instance: '", instance,
                   "' } amount { pence: 4000 } paid_on: '2020-05-01' }"),
      &record));
  Question question;
  question.facts = &facts;
  question.record = &record;
  question.as_of = *ParseDay("2020-06-01");
  const auto answer = Evaluate(*result.plan, question);
  EXPECT_TRUE(std::holds_alternative<v1::Finding>(answer));
  if (!std::holds_alternative<v1::Finding>(answer)) return {};
  std::vector<std::string> said;
  for (const v1::WarningFinding& warning : std::get<v1::Finding>(answer).warnings()) {
    if (!absl::StartsWith(warning.warning(), "record.")) continue;
    said.push_back(absl::StrCat(warning.warning(), ": ", warning.says()));
  }
  return said;
}

constexpr char kJobs[] =
    "jobs { records { id: 'j1' first_day: '2019-01-01' last_day { date: '2019-06-30' } "
    "minutes_per_week: 1000 } records { id: 'j2' first_day: '2020-03-01' last_day { not_yet: true } "
    "minutes_per_week: 1000 } }";

TEST(StrayPayments, AreWarnedOfWithTheKeysThatThereAre) {
  EXPECT_THAT(Warned("job 2", kJobs),
              ElementsAre("record.payments[0]: A payment of tools is on record for \"job 2\", which "
                          "the case does not have: there are \"j1\", \"j2\". It counts for none of "
                          "them."));
}

TEST(StrayPayments, AreNotThoseForWhatIsThereEvenIfItIsListedNoMore) {
  EXPECT_THAT(Warned("j2", kJobs), IsEmpty());
  EXPECT_THAT(Warned("j1", kJobs), IsEmpty());
}

// Whether the payment is for one of them nobody can say.
TEST(StrayPayments, AreNotLookedForWhereTheInstancesAreNotKnown) {
  EXPECT_THAT(Warned("job 2", ""), IsEmpty());
}

}  // namespace
}  // namespace fairstart
