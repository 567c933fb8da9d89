#include "service/errors/rich_status.h"

#include <gtest/gtest.h>

#include "service/errors/rpc_status.h"

namespace fairstart {
namespace {

TEST(InvalidRequest, SaysTheFirstViolationAndHowManyMore) {
  EXPECT_EQ(InvalidRequest({{"as_of", "is needed"}}).message(), "as_of: is needed");
  EXPECT_EQ(InvalidRequest({{"as_of", "is needed"}, {"case", "is needed"}}).message(),
            "as_of: is needed (and 1 more)");
  EXPECT_EQ(InvalidRequest({{"", "the request is malformed"}}).message(),
            "the request is malformed");
}

TEST(InvalidRequest, NamesEveryField) {
  const absl::Status status = InvalidRequest({{"as_of", "is needed"}, {"case", "is absent"}});
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(ReasonOf(status), "INVALID_REQUEST");
  const FieldViolations violations = ViolationsOf(status);
  ASSERT_EQ(violations.size(), 2u);
  EXPECT_EQ(violations[1].path, "case");
  EXPECT_EQ(violations[1].description, "is absent");
}

TEST(InvalidRequest, FitsIntoTrailersHoweverMuchIsWrong) {
  const FieldViolations violations(500, {std::string(1000, 'p'), std::string(1000, 'd')});
  const absl::Status status = InvalidRequest(violations);
  EXPECT_LT(ToRpcStatus(status).ByteSizeLong(), 5000u);
  EXPECT_FALSE(ViolationsOf(status).empty());
  EXPECT_EQ(ViolationCount(status), 500u);
}

TEST(InvalidRequest, NeverCutsACharacterInTwo) {
  std::string pounds;
  for (int i = 0; i < 400; ++i) pounds += "£";
  const FieldViolations violations = ViolationsOf(InvalidRequest({{"a", "x" + pounds}}));
  ASSERT_EQ(violations.size(), 1u);
  // Protobuf refuses text that is not UTF-8, so that it came back whole.
  EXPECT_EQ(violations[0].description.substr(violations[0].description.size() - 5), "£…");
}

TEST(NotFound, NamesTheFieldThatAskedForIt) {
  const absl::Status status =
      NotFound(Reason::kEditionNotFound, {"rulebook.edition", "there is none"});
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(ReasonOf(status), "EDITION_NOT_FOUND");
  EXPECT_EQ(ViolationsOf(status)[0].path, "rulebook.edition");
}

TEST(PreconditionFailed, HasNoField) {
  const absl::Status status =
      PreconditionFailed(Reason::kNoEditionInForce, "rulebooks/sample", "none is in force");
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(status.message(), "rulebooks/sample: none is in force");
  EXPECT_EQ(ReasonOf(status), "NO_EDITION_IN_FORCE");
  EXPECT_TRUE(ViolationsOf(status).empty());
}

TEST(PreconditionFailed, NamesEverythingThatIsMissing) {
  const absl::Status status = PreconditionFailed(Reason::kLineNotDecidable,
                                                 {{"rent", "no receipt"}, {"travel", "no ticket"}});
  EXPECT_EQ(status.message(), "rent: no receipt (and 1 more)");
  ASSERT_EQ(PreconditionsOf(status).size(), 2u);
  EXPECT_EQ(PreconditionsOf(status)[1].path, "travel");
  EXPECT_EQ(PreconditionsOf(status)[1].description, "no ticket");
  EXPECT_TRUE(PreconditionsOf(absl::OkStatus()).empty());
}

TEST(RpcStatus, KeepsEverythingThereAndBack) {
  const absl::Status status = NotFound(Reason::kRatesNotFound, {"rulebook.rates", "is unknown"});
  const google::rpc::Status rpc = ToRpcStatus(status);
  ASSERT_EQ(rpc.details_size(), 2);
  EXPECT_EQ(rpc.details(0).type_url(), "type.googleapis.com/google.rpc.BadRequest");
  EXPECT_EQ(rpc.details(1).type_url(), "type.googleapis.com/google.rpc.ErrorInfo");
  EXPECT_EQ(FromRpcStatus(rpc), status);
}

TEST(RpcStatus, MakesAnUnknownCodeUnknown) {
  google::rpc::Status rpc;
  rpc.set_code(4711);
  EXPECT_EQ(FromRpcStatus(rpc).code(), absl::StatusCode::kUnknown);
}

TEST(Reason, HasANameEach) {
  for (int i = 0; i <= static_cast<int>(Reason::kNotAuthenticated); ++i) {
    EXPECT_NE(ToString(static_cast<Reason>(i)), "");
  }
}

}  // namespace
}  // namespace fairstart
