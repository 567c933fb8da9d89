#include "service/decisions/request_checks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/errors/rich_status.h"

namespace fairstart {
namespace {

using testing::ElementsAre;

v1::PreviewRequest Sound() {
  v1::PreviewRequest request;
  request.mutable_rulebook()->set_id("sample");
  request.mutable_case_()->set_case_reference("case-1");
  request.set_as_of("2019-06-01");
  return request;
}

std::vector<std::string> Said(const std::string& bytes) {
  std::vector<std::string> said;
  for (const FieldViolation& violation : ViolationsOf(CheckPreview(bytes).status())) {
    said.push_back(violation.path + ": " + violation.description);
  }
  return said;
}

TEST(CheckPreview, DigestsCaseAndRecordAsTheyCame) {
  v1::PreviewRequest request = Sound();
  request.mutable_record()->add_evidence()->set_id("e1");
  const auto checked = CheckPreview(request.SerializeAsString());
  ASSERT_TRUE(checked.ok()) << checked.status();
  EXPECT_EQ(checked->facts_digest, Sha256Hex(request.case_().SerializeAsString()));
  EXPECT_EQ(checked->record_digest, Sha256Hex(request.record().SerializeAsString()));
  EXPECT_EQ(FormatDay(checked->as_of), "2019-06-01");
}

TEST(CheckPreview, GivesNoDigestOfARecordThatIsNotGiven) {
  EXPECT_EQ(CheckPreview(Sound().SerializeAsString())->record_digest, "");
}

TEST(CheckPreview, RefusesBadDays) {
  v1::PreviewRequest request = Sound();
  request.set_as_of("2017-02-30");
  EXPECT_THAT(Said(request.SerializeAsString()),
              ElementsAre("as_of: read \"2017-02-30\", want a day that exists: that month has 01 to 28"));
  request.clear_as_of();
  EXPECT_THAT(Said(request.SerializeAsString()),
              ElementsAre("as_of: is needed; write the day asked about as YYYY-MM-DD"));
}

TEST(CheckPreview, NamesEverythingThatIsWrong) {
  v1::PreviewRequest request;
  request.set_explanation(static_cast<v1::ExplanationDetail>(7));
  const std::string unknown = "\x7a\x01x";  // field 15
  request.mutable_rulebook()
      ->GetReflection()
      ->MutableUnknownFields(request.mutable_rulebook())
      ->AddVarint(9, 1);
  EXPECT_THAT(
      Said(request.SerializeAsString() + unknown),
      ElementsAre(testing::StartsWith("#15: field number 15 of PreviewRequest is not known"),
                  testing::StartsWith("rulebook.#9: field number 9 of RulebookSelector is not "
                                      "known"),
                  "explanation: 7 is not a value of ExplanationDetail that this server knows; "
                  "send 0, 1 or 2, or ask for a newer server",
                  "as_of: is needed; write the day asked about as YYYY-MM-DD",
                  "case: is needed; give the facts of the young person"));
}

TEST(CheckPreview, RefusesTextThatIsNotUtf8) {
  const absl::Status status =
      CheckPreview(Sound().SerializeAsString() + "\x2a\x02\xff\xfe").status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(status.message()), testing::HasSubstr("a text is not UTF-8"));
}

TEST(CheckDescribeFacts, RefusesANegativePageAndUnknownFields) {
  v1::DescribeFactsRequest request;
  EXPECT_TRUE(CheckDescribeFacts(request).ok());
  request.set_page_size(-1);
  request.GetReflection()->MutableUnknownFields(&request)->AddVarint(12, 1);
  const FieldViolations violations = ViolationsOf(CheckDescribeFacts(request));
  ASSERT_EQ(violations.size(), 2u);
  EXPECT_EQ(violations[0].path, "#12");
  EXPECT_EQ(violations[1].path, "page_size");
  EXPECT_EQ(violations[1].description, "-1 is negative; give 0 for the default");
}

}  // namespace
}  // namespace fairstart
