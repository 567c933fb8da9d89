// docs/case-file.md: each of its snippets loads, one after the other, and the answers are those that it tells of.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/str_split.h"
#include "engine/engine.h"
#include "google/protobuf/text_format.h"
#include "google/protobuf/util/json_util.h"
#include "tests/service/cli/ran_command.h"
#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

using testing::HasSubstr;

// The fenced blocks with this word behind their fence.
std::vector<std::string> Snippets(const std::string& word) {
  std::ifstream document("docs/case-file.md");
  std::vector<std::string> snippets;
  bool inside = false;
  for (std::string line; std::getline(document, line);) {
    if (line == "```" + word) {
      snippets.emplace_back();
      inside = true;
    } else if (line == "```") {
      inside = false;
    } else if (inside) {
      snippets.back() += line + "\n";
    }
  }
  return snippets;
}

// The case after so many snippets: a field that is given again stands in place of the one before.
std::string CaseAfter(size_t count) {
  v1::CaseFacts facts;
  const std::vector<std::string> snippets = Snippets("case");
  for (size_t i = 0; i < count; ++i) {
    v1::CaseFacts more;
    EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(snippets.at(i), &more)) << snippets[i];
    std::vector<const google::protobuf::FieldDescriptor*> set;
    more.GetReflection()->ListFields(more, &set);
    for (const auto* field : set) facts.GetReflection()->ClearField(&facts, field);
    facts.MergeFrom(more);
  }
  std::string text;
  EXPECT_TRUE(google::protobuf::TextFormat::PrintToString(facts, &text));
  return text;
}

v1::Finding Decided(size_t count, std::vector<std::string> more = {}) {
  std::vector<std::string> arguments = {"decide", "-", "--rulebook", "rotherham", "--format", "json"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  const RanCommand ran = RunCommand(arguments, CaseAfter(count));
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  v1::PreviewResponse response;
  const auto parsed = google::protobuf::util::JsonStringToMessage(ran.out, &response);
  EXPECT_TRUE(parsed.ok()) << parsed;
  return response.finding();
}

v1::Line LineOf(const v1::Finding& finding, const std::string& entitlement) {
  for (const v1::Line& line : finding.lines()) {
    if (line.entitlement() == entitlement) return line;
  }
  ADD_FAILURE() << "no line of " << entitlement;
  return {};
}

v1::Line Allowance(size_t count, std::vector<std::string> more = {}) {
  return LineOf(Decided(count, std::move(more)), "living_allowance");
}

std::vector<std::string> MissingFrom(const v1::Line& line) {
  std::vector<std::string> paths;
  for (const v1::Missing& missing : line.missing()) paths.push_back(missing.path() + " " + missing.day());
  return paths;
}

TEST(CaseFileDocument, HasASnippetForEachStep) {
  EXPECT_EQ(Snippets("case").size(), 6u);
  EXPECT_EQ(Snippets("record").size(), 1u);
}

TEST(CaseFileDocument, BeginsWithThreeLinesThatDecideNothing) {
  EXPECT_EQ(Decided(1).status().status(), "");
  const RanCommand asked = RunCommand({"questions", "-", "--rulebook", "rotherham"}, CaseAfter(1));
  EXPECT_THAT(asked.out, HasSubstr("\n1. Which spells has the young person spent in the care of a local authority?\n"));
}

TEST(CaseFileDocument, DecidesTheStatusByWhatThereWasNot) {
  EXPECT_EQ(Decided(2).status().status(), "RELEVANT");
  v1::CaseFacts without;
  ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(CaseAfter(2), &without));
  without.clear_home_spells();
  std::string text;
  ASSERT_TRUE(google::protobuf::TextFormat::PrintToString(without, &text));
  const RanCommand ran = RunCommand({"decide", "-", "--rulebook", "rotherham"}, text);
  EXPECT_THAT(ran.out, HasSubstr("first-case on 2 October 2017: legal status not settled\n"));
  EXPECT_EQ(Decided(3).status().status(), "RELEVANT");
}

TEST(CaseFileDocument, WaitsForThePayOfADayAfterTheLastSlip) {
  EXPECT_EQ(Allowance(4).outcome(), v1::OUTCOME_UNDETERMINED);
  EXPECT_THAT(MissingFrom(Allowance(4)), testing::ElementsAre("pay_periods 2017-10-02"));
}

TEST(CaseFileDocument, KnowsThePayThatGoesOnAndWaitsForTheRecord) {
  for (const size_t steps : {5, 6}) {
    const v1::Line line = Allowance(steps);
    EXPECT_EQ(line.outcome(), v1::OUTCOME_SUBJECT_TO);
    EXPECT_EQ(line.given().amount().pence(), 4000);
    ASSERT_EQ(line.needs_size(), 1);
    EXPECT_EQ(line.needs(0).name(), "proof_of_earnings");
    EXPECT_EQ(line.needs(0).subject(), "pay-3");
  }
}

TEST(CaseFileDocument, StatesFactsThatOnlyTheRulebookAsks) {
  bool has_holiday = false;
  const v1::Finding finding = Decided(6);
  for (const v1::Line& line : finding.lines()) has_holiday |= line.instance() == "holiday-1";
  EXPECT_TRUE(has_holiday);
}

TEST(CaseFileDocument, GivesTheRecordItsProof) {
  const ScratchFolder folder;
  const std::string record = folder.Write("record.txtpb", Snippets("record").at(0)).string();
  const v1::Line line = Allowance(6, {"--record", record});
  EXPECT_EQ(line.outcome(), v1::OUTCOME_ENTITLED);
  EXPECT_EQ(line.given().amount().pence(), 4000);
}

}  // namespace
}  // namespace fairstart
