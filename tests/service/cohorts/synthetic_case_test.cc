#include "service/cohorts/synthetic_case.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

#include "service/rulebooks/library.h"

namespace fairstart {
namespace {

class SyntheticCases : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    const auto library = RulebookLibrary::Open("rules");
    Selection selection;
    selection.id = (*library)->Ids().front();
    const auto found = (*library)->Find(selection);
    ASSERT_TRUE(found.ok()) << found.status();
    plan_ = new std::shared_ptr<const Plan>(*found);
  }
  static void TearDownTestSuite() {
    delete plan_;
    plan_ = nullptr;
  }

  static const Plan& plan() { return **plan_; }
  static v1::CaseFacts Make(uint64_t seed, uint64_t number) {
    return SyntheticCase(seed, number, *ParseDay("2018-01-31"), MergedRulebook(plan()));
  }

  static std::shared_ptr<const Plan>* plan_;
};

std::shared_ptr<const Plan>* SyntheticCases::plan_ = nullptr;

TEST_F(SyntheticCases, AreSoundUnderTheShippedRulebook) {
  for (uint64_t number = 1; number <= 600; ++number) {
    const v1::CaseFacts facts = Make(1, number);
    Question question;
    question.facts = &facts;
    question.as_of = *ParseDay("2018-01-31");
    for (const FieldViolation& violation : CheckInput(plan(), question)) {
      ADD_FAILURE() << number << ": " << violation.path << ": " << violation.description << "\n"
                    << facts.DebugString();
      return;
    }
  }
}

TEST_F(SyntheticCases, SayThatTheyAreSynthetic) {
  EXPECT_EQ(Make(1, 1).case_reference(), "synthetic-000001");
  EXPECT_EQ(Make(9, 1234567).case_reference(), "synthetic-1234567");
}

TEST_F(SyntheticCases, AreTheSameForASeedAndOthersForAnother) {
  EXPECT_EQ(Make(5, 17).SerializeAsString(), Make(5, 17).SerializeAsString());
  std::set<std::string> cases;
  for (uint64_t seed = 1; seed <= 20; ++seed) {
    v1::CaseFacts facts = Make(seed, 1);
    cases.insert(facts.SerializeAsString());
  }
  EXPECT_EQ(cases.size(), 20u);
}

// The dice are fixed to the bit: the first cases of a seed stay what they are, on any machine.
TEST_F(SyntheticCases, StayWhatTheyAre) {
  std::string births;
  for (uint64_t number = 1; number <= 4; ++number) births += Make(1, number).date_of_birth() + " ";
  EXPECT_EQ(births, "1999-08-23 1999-04-17 1999-04-20 1993-07-23 ");
}

TEST_F(SyntheticCases, AreFrom16To24AndOfEveryStatus) {
  std::map<int, int> ages;
  std::map<std::string, int> statuses;
  int unaccompanied = 0, working = 0, on_benefits = 0, tenants = 0;
  constexpr int kCases = 400;
  for (uint64_t number = 1; number <= kCases; ++number) {
    const v1::CaseFacts facts = Make(3, number);
    Question question;
    question.facts = &facts;
    question.as_of = *ParseDay("2018-01-31");
    // From the text, not by the maker's own arithmetic.
    const int born = std::stoi(facts.date_of_birth().substr(0, 4));
    ++ages[2018 - born - (facts.date_of_birth().substr(5) > "01-31" ? 1 : 0)];
    const auto finding = Evaluate(plan(), question);
    ASSERT_TRUE(std::holds_alternative<v1::Finding>(finding));
    ++statuses[std::get<v1::Finding>(finding).status().status()];
    unaccompanied += facts.unaccompanied_asylum_seeking_child() ? 1 : 0;
    working += facts.jobs().records().empty() ? 0 : 1;
    on_benefits += facts.benefits().records().empty() ? 0 : 1;
    tenants += facts.tenancies().records().empty() ? 0 : 1;
  }
  EXPECT_EQ(ages.begin()->first, 16);
  EXPECT_EQ(ages.rbegin()->first, 24);
  EXPECT_EQ(ages.size(), 9u);
  std::string seen;
  for (const auto& [status, count] : statuses) seen += status + "=" + std::to_string(count) + " ";
  for (const char* status : {"ELIGIBLE", "RELEVANT", "FORMER_RELEVANT", "QUALIFYING"}) {
    EXPECT_GT(statuses[status], kCases / 100) << seen;
  }
  EXPECT_NEAR(unaccompanied, kCases / 10, kCases / 20);
  EXPECT_GT(working, kCases / 20);
  EXPECT_GT(on_benefits, kCases / 20);
  EXPECT_GT(tenants, kCases / 20);
}

TEST_F(SyntheticCases, LeaveSomethingUnknown) {
  int lacking = 0;
  for (uint64_t number = 1; number <= 100; ++number) {
    const v1::CaseFacts facts = Make(1, number);
    const auto& type = *v1::CaseFacts::descriptor();
    for (int i = 0; i < type.field_count(); ++i) {
      if (!facts.GetReflection()->HasField(facts, type.field(i))) ++lacking;
    }
    EXPECT_TRUE(facts.has_date_of_birth() && facts.has_known_through() &&
                facts.has_care_episodes());
  }
  // Three in a hundred of seventy facts.
  EXPECT_GT(lacking, 100);
  EXPECT_LT(lacking, 400);
}

}  // namespace
}  // namespace fairstart
