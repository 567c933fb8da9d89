#include "service/decisions/preview.h"

#include <gtest/gtest.h>

#include "google/protobuf/text_format.h"
#include "service/errors/rich_status.h"
#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

class PreviewTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { library_ = RulebookLibrary::Open(kSampleRules)->release(); }
  static void TearDownTestSuite() { delete library_; }

  static v1::PreviewRequest Sound() {
    v1::PreviewRequest request;
    google::protobuf::TextFormat::ParseFromString(
        R"pb(rulebook { id: "sample" }
             as_of: "2019-06-01"
             case {
               case_reference: "case-1"
               known_through: "2019-12-31"
               date_of_birth: "2002-05-15"
               care_episodes {
                 records {
                   id: "c1"
                   first_day: "2010-01-01"
                   last_day { date: "2018-06-30" }
                 }
               }
               jobs {}
             })pb",
        &request);
    return request;
  }

  static absl::StatusOr<v1::PreviewResponse> Ask(const v1::PreviewRequest& request) {
    return Preview(*library_, request.SerializeAsString());
  }

  // What is said about the only violation.
  static std::string Said(const v1::PreviewRequest& request) {
    const FieldViolations violations = ViolationsOf(Ask(request).status());
    if (violations.size() != 1) return "not one violation";
    return violations[0].path + ": " + violations[0].description;
  }

  static inline RulebookLibrary* library_ = nullptr;
};

TEST_F(PreviewTest, AnswersWithTheDigestsOfWhatItUsed) {
  const auto answer = Ask(Sound());
  ASSERT_TRUE(answer.ok()) << answer.status();
  const v1::Finding& finding = answer->finding();
  EXPECT_EQ(finding.case_reference(), "case-1");
  EXPECT_EQ(finding.rulebook().edition(), "2019");
  EXPECT_EQ(finding.rates().edition(), "2020");
  EXPECT_EQ(finding.facts_digest(), Sha256Hex(Sound().case_().SerializeAsString()));
  EXPECT_EQ(finding.lines_size(), 3);
  EXPECT_FALSE(answer->has_windows());
  EXPECT_FALSE(answer->has_explanation());
}

TEST_F(PreviewTest, GivesWindowsAndExplanationWhenAskedFor) {
  v1::PreviewRequest request = Sound();
  request.set_windows(true);
  request.set_explanation(v1::EXPLANATION_DETAIL_PLAIN);
  const auto answer = Ask(request);
  ASSERT_TRUE(answer.ok()) << answer.status();
  EXPECT_EQ(answer->windows().lines_size(), 3);
  EXPECT_EQ(answer->explanation().lines_size(), 3);
}

TEST_F(PreviewTest, AnswersOnlyWhatIsAskedFor) {
  v1::PreviewRequest request = Sound();
  request.add_entitlements("adviser");
  const auto answer = Ask(request);
  ASSERT_TRUE(answer.ok()) << answer.status();
  ASSERT_EQ(answer->finding().lines_size(), 1);
  EXPECT_EQ(answer->finding().lines(0).entitlement(), "adviser");
}

TEST_F(PreviewTest, NamesAnEntitlementThatThereIsNot) {
  v1::PreviewRequest request = Sound();
  request.add_entitlements("adviser");
  request.add_entitlements("advisor");
  EXPECT_EQ(Said(request),
            "entitlements[1]: the rulebook has no entitlement \"advisor\"; did you mean "
            "\"adviser\"?");
}

TEST_F(PreviewTest, NamesWhatIsWrongInTheCaseBesideTheRest) {
  v1::PreviewRequest request = Sound();
  request.add_entitlements("advisor");
  request.mutable_case_()->set_date_of_birth("yesterday");
  const FieldViolations violations = ViolationsOf(Ask(request).status());
  ASSERT_EQ(violations.size(), 2u);
  EXPECT_EQ(violations[0].path, "entitlements[0]");
  EXPECT_EQ(violations[1].path, "case.date_of_birth");
}

TEST_F(PreviewTest, NamesTheFieldOfAnImpossibleHistory) {
  v1::PreviewRequest request = Sound();
  request.mutable_case_()
      ->mutable_care_episodes()
      ->mutable_records(0)
      ->mutable_last_day()
      ->set_date("2009-12-31");
  const FieldViolations violations = ViolationsOf(Ask(request).status());
  ASSERT_EQ(violations.size(), 1u);
  EXPECT_EQ(violations[0].path.find("case.care_episodes.records[0]"), 0u) << violations[0].path;
}

TEST_F(PreviewTest, RefusesUnknownFieldsAndNumbersInsideTheCase) {
  v1::PreviewRequest request = Sound();
  v1::CareEpisode& episode = *request.mutable_case_()->mutable_care_episodes()->mutable_records(0);
  episode.set_legal_basis(static_cast<v1::LegalBasis>(99));
  EXPECT_EQ(Said(request).find("case.care_episodes.records[0].legal_basis: 99 is not a value"), 0u)
      << Said(request);
  episode.clear_legal_basis();
  episode.GetReflection()->MutableUnknownFields(&episode)->AddVarint(77, 1);
  EXPECT_EQ(Said(request).find("case.care_episodes.records[0].#77: field number 77"), 0u)
      << Said(request);
}

TEST_F(PreviewTest, ComputesWithAnotherReading) {
  v1::PreviewRequest request = Sound();
  google::protobuf::TextFormat::ParseFromString(R"pb(records {
                                                       id: "j1"
                                                       first_day: "2019-05-01"
                                                       last_day { not_yet: true }
                                                     })pb",
                                                request.mutable_case_()->mutable_jobs());
  request.add_entitlements("weekly_allowance");
  const auto chosen = Ask(request);
  request.mutable_rulebook()->add_readings("I-1=R2");
  const auto other = Ask(request);
  ASSERT_TRUE(chosen.ok()) << chosen.status();
  ASSERT_TRUE(other.ok()) << other.status();
  EXPECT_EQ(chosen->finding().lines(0).given().amount().pence(), 4790);
  EXPECT_EQ(other->finding().lines(0).given().amount().pence(), 5790);
  ASSERT_EQ(other->finding().readings_size(), 1);
  EXPECT_EQ(other->finding().readings(0), "I-1=R2");
}

TEST_F(PreviewTest, SaysWhatTheLibrarySays) {
  v1::PreviewRequest request = Sound();
  request.mutable_rulebook()->set_edition("1066");
  EXPECT_EQ(Ask(request).status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(Said(request),
            "rulebook.edition: sample has no edition \"1066\"; known: \"2019\", \"2020\"");
}

}  // namespace
}  // namespace fairstart
