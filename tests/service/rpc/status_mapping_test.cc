#include "service/rpc/status_mapping.h"

#include <grpcpp/support/status.h>
#include <gtest/gtest.h>

#include "service/errors/rich_status.h"

namespace fairstart {
namespace {

TEST(StatusMapping, KeepsEveryCode) {
  for (int code = 1; code <= 16; ++code) {
    const absl::Status status(static_cast<absl::StatusCode>(code), "why");
    EXPECT_EQ(static_cast<int>(ToGrpcStatus(status).error_code()), code);
    EXPECT_EQ(FromGrpcStatus(ToGrpcStatus(status)), status);
  }
  EXPECT_TRUE(ToGrpcStatus(absl::OkStatus()).ok());
  EXPECT_TRUE(FromGrpcStatus(grpc::Status::OK).ok());
}

TEST(StatusMapping, CarriesDetailsThereAndBack) {
  const absl::Status status = InvalidRequest({{"as_of", "is needed"}});
  const grpc::Status sent = ToGrpcStatus(status);
  EXPECT_EQ(sent.error_message(), "as_of: is needed");
  EXPECT_EQ(FromGrpcStatus(sent), status);
}

TEST(StatusMapping, SendsNoDetailsWhereThereAreNone) {
  EXPECT_EQ(ToGrpcStatus(absl::InternalError("why")).error_details(), "");
}

TEST(StatusMapping, TrustsTheCodeOfTheCallRatherThanThatOfTheDetails) {
  const grpc::Status odd(grpc::StatusCode::UNAVAILABLE, "gone", "no google.rpc.Status");
  EXPECT_EQ(FromGrpcStatus(odd), absl::UnavailableError("gone"));
}

}  // namespace
}  // namespace fairstart
