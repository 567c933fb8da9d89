#include "service/cli/case_input.h"

#include <gtest/gtest.h>

#include <sstream>

namespace fairstart {
namespace {

TEST(ReadInput, KeepsTheBytesOfABinaryFile) {
  // Fields in an order that no build writes.
  const std::string bytes =
      "\x1a\x0a"
      "2001-05-15"
      "\x0a\x01"
      "a";
  std::istringstream in(bytes);
  std::ostringstream err;
  v1::CaseFacts facts;
  InputFile input;
  EXPECT_EQ(ReadInput("-", in, facts, input, err), ExitCode::kOk) << err.str();
  EXPECT_EQ(input.bytes, bytes);
  EXPECT_NE(facts.SerializeAsString(), bytes);
}

TEST(ReadInput, SerializesWhatWasText) {
  std::istringstream in("case_reference: \"a\"");
  std::ostringstream err;
  v1::CaseFacts facts;
  InputFile input;
  EXPECT_EQ(ReadInput("-", in, facts, input, err), ExitCode::kOk);
  EXPECT_EQ(input.bytes, facts.SerializeAsString());
}

TEST(InFile, PointsAtTheFieldOfTheFile) {
  std::istringstream in("case_reference: \"a\"\njobs { records { id: \"j\" } }\n");
  std::ostringstream err;
  v1::CaseFacts facts;
  InputFile input;
  ASSERT_EQ(ReadInput("-", in, facts, input, err), ExitCode::kOk);
  EXPECT_EQ(ToString(InFile({"case.jobs.records[0].id", "is taken"}, "case", input)),
            "standard input:2:18: error: case.jobs.records[0].id: is taken\n"
            "jobs { records { id: \"j\" } }\n                 ^");
  EXPECT_EQ(ToString(InFile({"case", "is odd"}, "case", input)),
            "standard input: error: case: is odd");
}

TEST(RequestBytes, PutsMessagesInByteForByte) {
  v1::PreviewRequest rest;
  rest.set_as_of("2019-06-01");
  const std::string record = v1::Record().SerializeAsString();
  v1::PreviewRequest request;
  ASSERT_TRUE(request.ParseFromString(RequestBytes(rest,
                                                   "\x0a\x01"
                                                   "a",
                                                   &record)));
  EXPECT_EQ(request.as_of(), "2019-06-01");
  EXPECT_EQ(request.case_().case_reference(), "a");
  EXPECT_TRUE(request.has_record());
  ASSERT_TRUE(request.ParseFromString(RequestBytes(rest, "", nullptr)));
  EXPECT_TRUE(request.has_case_());
  EXPECT_FALSE(request.has_record());
}

}  // namespace
}  // namespace fairstart
