#include "service/deciding/request_reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fairstart/v1/record_service.pb.h"
#include "service/errors/rich_status.h"

namespace fairstart {
namespace {

using testing::ElementsAre;

std::vector<std::string> Paths(const FieldViolations& violations) {
  std::vector<std::string> paths;
  for (const FieldViolation& violation : violations) paths.push_back(violation.path);
  return paths;
}

TEST(RequestReading, WhatIsUnknownIsNamedAtAnyDepth) {
  v1::ConfirmRequest request;
  request.set_request_id("r-1");
  request.set_case_reference("case-1");
  request.set_said_by("x");
  request.GetReflection()->MutableUnknownFields(&request)->AddVarint(88, 1);
  v1::DecisionConfirmed& confirmation = *request.mutable_confirmation();
  confirmation.GetReflection()->MutableUnknownFields(&confirmation)->AddVarint(99, 1);
  FieldViolations violations;
  ASSERT_TRUE(ReadRecording<v1::ConfirmRequest>(request.SerializeAsString(), violations).ok());
  EXPECT_THAT(Paths(violations), ElementsAre("#88", testing::HasSubstr("confirmation")));
}

TEST(RequestReading, NamesAreNeededAndNotTooLong) {
  v1::ConfirmRequest request;
  request.set_request_id(std::string(201, 'x'));
  FieldViolations violations;
  ASSERT_TRUE(ReadRecording<v1::ConfirmRequest>(request.SerializeAsString(), violations).ok());
  EXPECT_THAT(Paths(violations), ElementsAre("request_id", "case_reference", "said_by"));
}

TEST(RequestReading, BytesThatAreNoMessageAreRefused) {
  FieldViolations violations;
  EXPECT_EQ(ReadRecording<v1::ConfirmRequest>("\xff", violations).status().code(),
            absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace fairstart
