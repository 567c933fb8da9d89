#include "service/decisions/request_bytes.h"

#include <gtest/gtest.h>

#include "service/errors/rich_status.h"

namespace fairstart {
namespace {

const google::protobuf::Descriptor& Type() { return *v1::PreviewRequest::descriptor(); }

// One length-delimited field: number, bytes.
std::string Field(int number, const std::string& bytes) {
  return std::string(1, static_cast<char>(number << 3 | 2)) +
         std::string(1, static_cast<char>(bytes.size())) + bytes;
}

TEST(ScanRequest, KeepsTheBytesOfFieldsAsTheyCame) {
  // A case whose fields stand in no order that any build would write.
  const std::string facts = Field(3, "2001-05-15") + Field(1, "case-1");
  const auto fields = ScanRequest(Field(4, "2017-06-01") + Field(2, facts), Type());
  ASSERT_TRUE(fields.ok()) << fields.status();
  EXPECT_EQ(fields->bytes.at(2), facts);
  EXPECT_EQ(fields->bytes.at(4), "2017-06-01");
  EXPECT_TRUE(fields->violations.empty());
}

TEST(ScanRequest, RefusesASingleFieldGivenTwice) {
  const auto fields =
      ScanRequest(Field(2, "") + Field(5, "a") + Field(5, "b") + Field(2, ""), Type());
  ASSERT_TRUE(fields.ok()) << fields.status();
  ASSERT_EQ(fields->violations.size(), 1u);
  EXPECT_EQ(fields->violations[0].path, "case");
  EXPECT_EQ(fields->violations[0].description, "is given more than once; give it once");
}

TEST(ScanRequest, RefusesAFieldThatTheTypeLacks) {
  const auto fields = ScanRequest(Field(9, "x") + Field(9, "y") + std::string("\x50\x01"), Type());
  ASSERT_TRUE(fields.ok()) << fields.status();
  ASSERT_EQ(fields->violations.size(), 2u);
  EXPECT_EQ(fields->violations[0].path, "#9");
  EXPECT_EQ(fields->violations[0].description,
            "field number 9 of PreviewRequest is not known to this server; nothing of it would be "
            "counted: leave it out, or ask for a newer server");
  EXPECT_EQ(fields->violations[1].path, "#10");
}

TEST(ScanRequest, RefusesBrokenBytes) {
  for (const std::string bytes : {"\x12\x05"
                                  "ab",
                                  "\x12", "\xff\xff\xff\xff\xff\xff", "\x04"}) {
    const absl::Status status = ScanRequest(bytes, Type()).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
    EXPECT_EQ(status.message(),
              "the request is no fairstart.v1.PreviewRequest: its bytes are malformed; send it in "
              "protobuf's binary encoding");
  }
}

}  // namespace
}  // namespace fairstart
