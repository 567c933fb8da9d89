#include "service/files/message_file.h"

#include <gtest/gtest.h>

#include <sstream>

#include "absl/strings/str_cat.h"
#include "fairstart/v1/case_facts.pb.h"
#include "service/files/whole_file.h"
#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

absl::StatusOr<MessageFile> OpenInput(const std::string& bytes) {
  std::istringstream input(bytes);
  return OpenMessageFile("-", input);
}

v1::CaseFacts Sample() {
  v1::CaseFacts facts;
  facts.set_case_reference("case-1");
  facts.set_date_of_birth("2001-05-15");
  return facts;
}

TEST(OpenMessageFile, TakesTheEncodingFromTheExtension) {
  const ScratchFolder folder;
  std::istringstream none;
  const auto encoding = [&](const std::string& name) {
    return OpenMessageFile(folder.Write(name, "x").string(), none)->encoding;
  };
  EXPECT_EQ(encoding("a.txtpb"), Encoding::kText);
  EXPECT_EQ(encoding("a.json"), Encoding::kJson);
  EXPECT_EQ(encoding("a.binpb"), Encoding::kBinary);
}

TEST(OpenMessageFile, RefusesAnotherExtension) {
  const ScratchFolder folder;
  std::istringstream none;
  const std::string path = folder.Write("case.yaml", "x").string();
  const absl::Status status = OpenMessageFile(path, none).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(status.message(),
            absl::StrCat(path, ": what it holds shows in its extension, and \".yaml\" is none of "
                               ".txtpb (text format), .json and .binpb (binary)"));
}

TEST(OpenMessageFile, SaysWhichFileIsMissing) {
  std::istringstream none;
  const absl::Status status = OpenMessageFile("no/such.txtpb", none).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(status.message(), "cannot read no/such.txtpb: No such file or directory");
  EXPECT_EQ(OpenMessageFile("no/such", none).status().message(),
            "cannot read no/such: No such file or directory");
}

TEST(ReadMessage, SaysThatAFileIsNotUtf8) {
  const auto said = [](const std::string& bytes) {
    v1::CaseFacts facts;
    const std::vector<Diagnostic> diagnostics = ReadMessage(*OpenInput(bytes), facts, nullptr);
    return diagnostics.size() == 1 ? ToString(diagnostics[0]) : "";
  };
  EXPECT_EQ(
      said("jobs {}\ncase_reference: \"Zo\xEB\"\n"),
      "standard input:2:20: error: the file is not UTF-8, at line 2, byte 20; save it as UTF-8");
  EXPECT_EQ(
      said("{\"caseReference\": \"Zo\xEB\"}"),
      "standard input:1:22: error: the file is not UTF-8, at line 1, byte 22; save it as UTF-8");
  EXPECT_EQ(said(std::string("\xFF\xFEj\0o\0", 6)),
            "standard input:1:1: error: the file is UTF-16, not UTF-8; save it as UTF-8");
}

TEST(OpenMessageFile, SeesTheEncodingOfStandardInput) {
  EXPECT_EQ(OpenInput("  {\"jobs\": {}}")->encoding, Encoding::kJson);
  EXPECT_EQ(OpenInput("# a comment\njobs {}\n")->encoding, Encoding::kText);
  EXPECT_EQ(OpenInput(Sample().SerializeAsString())->encoding, Encoding::kBinary);
  EXPECT_EQ(OpenInput("")->encoding, Encoding::kText);
}

TEST(OpenMessageFile, ReadsPastAByteOrderMark) {
  const ScratchFolder folder;
  std::istringstream none;
  const std::string text = "case_reference: \"case-1\"\n";
  EXPECT_EQ(OpenMessageFile(folder.Write("a.txtpb", "\xEF\xBB\xBF" + text).string(), none)->bytes,
            text);
  EXPECT_EQ(OpenInput("\xEF\xBB\xBF" + text)->bytes, text);
  EXPECT_EQ(OpenInput("\xEF\xBB\xBF{}")->encoding, Encoding::kJson);
}

TEST(ReadMessage, ReadsTheSameFromEachEncoding) {
  for (const std::string& bytes :
       {std::string("case_reference: \"case-1\" date_of_birth: \"2001-05-15\""),
        std::string("{\"caseReference\": \"case-1\", \"dateOfBirth\": \"2001-05-15\"}"),
        Sample().SerializeAsString()}) {
    v1::CaseFacts facts;
    EXPECT_TRUE(ReadMessage(*OpenInput(bytes), facts).empty());
    EXPECT_EQ(facts.SerializeAsString(), Sample().SerializeAsString());
  }
}

TEST(ReadMessage, RefusesBytesThatAreNoMessage) {
  v1::CaseFacts facts;
  const std::vector<Diagnostic> wrong = ReadMessage(*OpenInput("\x0a\x7f\x01"), facts);
  ASSERT_EQ(wrong.size(), 1u);
  EXPECT_EQ(ToString(wrong[0]),
            "standard input: error: is no fairstart.v1.CaseFacts in protobuf's binary encoding; "
            "name a file in text format .txtpb and one in JSON .json");
}

TEST(ReadWholeFile, ReadsAnEmptyFile) {
  const ScratchFolder folder;
  EXPECT_EQ(*ReadWholeFile(folder.Write("empty", "")), "");
}

TEST(ReadWholeFile, RefusesAFolder) {
  const ScratchFolder folder;
  EXPECT_EQ(ReadWholeFile(folder.path()).status().code(), absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace fairstart
