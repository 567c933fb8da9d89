#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_split.h"
#include "fairstart/v1/case_facts.pb.h"
#include "google/protobuf/util/json_util.h"
#include "tests/service/cli/ran_command.h"
#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

RanCommand Make(const std::vector<std::string>& flags) {
  std::vector<std::string> arguments = {"cohort", "--rules", kSampleRules};
  arguments.insert(arguments.end(), flags.begin(), flags.end());
  return RunCommand(arguments);
}

std::vector<std::string> LinesOf(const std::string& text) {
  return absl::StrSplit(text, '\n', absl::SkipEmpty());
}

TEST(CohortCommand, PrintsACaseALine) {
  const RanCommand ran = Make({"--size", "3", "--seed", "1"});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  const std::vector<std::string> lines = LinesOf(ran.out);
  ASSERT_EQ(lines.size(), 3u);
  v1::CaseFacts facts;
  ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(lines[1], &facts).ok());
  EXPECT_EQ(facts.case_reference(), "synthetic-000002");
  // The newest edition, 2020, is in force from 1 April 2020.
  EXPECT_EQ(facts.known_through(), "2021-03-31");
  EXPECT_EQ(facts.care_episodes().records(0).authority(), "sample");
}

TEST(CohortCommand, MakesTheSameForASeedWhateverTheSize) {
  const std::vector<std::string> few = LinesOf(Make({"--size", "2", "--seed", "7"}).out);
  const std::vector<std::string> more = LinesOf(Make({"--size", "4", "--seed", "7"}).out);
  ASSERT_EQ(more.size(), 4u);
  EXPECT_EQ(few, std::vector<std::string>(more.begin(), more.begin() + 2));
  EXPECT_NE(LinesOf(Make({"--size", "2", "--seed", "8"}).out), few);
}

TEST(CohortCommand, TakesADayAndAnEdition) {
  const RanCommand ran =
      Make({"--size", "1", "--as-of", "2019-10-01", "--rulebook", "sample/2019"});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("\"knownThrough\":\"2019-10-01\""));
}

TEST(CohortCommand, MakesWhatCompareReads) {
  const std::string cohort = Make({"--size", "40", "--rulebook", "sample/2019"}).out;
  const RanCommand ran = RunCommand({"compare", "--cases", "-", "--rules", kSampleRules,
                                     "--rulebook", "sample/2019", "--other-reading", "I-1=R2"},
                                    cohort);
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("\n40 cases\n"));
  EXPECT_THAT(ran.out, HasSubstr("weekly_allowance"));
}

TEST(CohortCommand, SaysWhatItSupposesAndWhy) {
  const RanCommand ran = Make({"--assumptions"});
  EXPECT_EQ(ran.code, ExitCode::kOk);
  EXPECT_THAT(
      ran.out,
      StartsWith("Assumptions of synthetic cohorts, in a thousand. They are no statistics"));
  EXPECT_THAT(ran.out, HasSubstr("\nHow did care end?\n"));
}

TEST(CohortCommand, SaysWhichFlagIsWrong) {
  EXPECT_EQ(Make({}).err, "fairstart: --size: is needed; say how many\n");
  EXPECT_EQ(Make({"--size", "0"}).code, ExitCode::kBadInput);
  EXPECT_THAT(Make({"--size", "1", "--as-of", "soon"}).err,
              StartsWith("fairstart: --as-of: read \"soon\""));
  EXPECT_THAT(Make({"--size", "1", "--rulebook", "sampel"}).err,
              HasSubstr("did you mean \"sample\"?"));
}

}  // namespace
}  // namespace fairstart
