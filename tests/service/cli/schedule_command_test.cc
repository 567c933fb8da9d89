#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/engine.h"
#include "google/protobuf/util/json_util.h"
#include "service/server/server.h"
#include "tests/service/cli/ran_command.h"
#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

using testing::ContainsRegex;
using testing::HasSubstr;
using testing::StartsWith;

constexpr char kCase[] =
    "case_reference: \"case-1\"\n"
    "known_through: \"2019-09-09\"\n"
    "date_of_birth: \"2003-09-15\"\n"
    "care_episodes {\n"
    "  records { id: \"c1\" first_day: \"2010-01-01\" last_day { date: \"2018-06-30\" } }\n"
    "}\n"
    "jobs { records { id: \"j1\" first_day: \"2019-05-01\" last_day { not_yet: true } } }\n";

RanCommand ScheduleHere(const std::string& input, std::vector<std::string> flags = {}) {
  std::vector<std::string> arguments = {"schedule", "-", "--rules", kSampleRules};
  arguments.insert(arguments.end(), flags.begin(), flags.end());
  return RunCommand(arguments, input);
}

TEST(Schedule, SaysWhatIsPaidWhen) {
  const RanCommand ran = ScheduleHere(kCase, {"--until", "2019-10-31"});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_EQ(ran.err, "");
  EXPECT_THAT(ran.out, StartsWith("case-1, 9 September 2019 to 31 October 2019\n"
                                  "Under sample 2019 with rates 2020\n"));
  EXPECT_THAT(ran.out, HasSubstr("Supposed after that: the job goes on"));
  // One day, a Sunday, and then seven weeks, the last of them whole.
  EXPECT_THAT(ran.out, ContainsRegex("Paid by the week\n"
                                     "  weekly allowance +to the young person, into an account\n"));
  EXPECT_THAT(ran.out, ContainsRegex("    15 September 2019 +£6.84\n"
                                     "      1 of 7 days at £47.90 a week\n"));
  EXPECT_THAT(ran.out, ContainsRegex("    16 September 2019 to 3 November 2019 +7 × £47.90\n"));
  EXPECT_THAT(ran.out, HasSubstr("By month\n"));
}

TEST(Schedule, PrintsCsvJsonAndBinary) {
  v1::Schedule from_json, from_binary;
  const auto parsed = google::protobuf::util::JsonStringToMessage(
      ScheduleHere(kCase, {"--format", "json"}).out, &from_json);
  ASSERT_TRUE(parsed.ok()) << parsed;
  ASSERT_TRUE(from_binary.ParseFromString(ScheduleHere(kCase, {"--format=binary"}).out));
  EXPECT_EQ(from_json.SerializeAsString(), from_binary.SerializeAsString());
  EXPECT_EQ(from_json.last_day(), "2020-09-08");
  const std::string csv = ScheduleHere(kCase, {"--format=csv"}).out;
  EXPECT_THAT(csv, StartsWith("case_reference,due,"));
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 1 + from_json.payments_size());
}

TEST(Schedule, SaysWhichFlagIsWrong) {
  const RanCommand reversed =
      ScheduleHere(kCase, {"--from", "2020-05-20", "--until", "2020-05-01"});
  EXPECT_EQ(reversed.code, ExitCode::kBadInput);
  EXPECT_EQ(
      reversed.err,
      "fairstart: --until: 2020-05-01 is before the first day, 2020-05-20; give a day that is "
      "not\n");
  const RanCommand format = ScheduleHere(kCase, {"--format", "xlsx"});
  EXPECT_EQ(format.code, ExitCode::kBadInput);
  EXPECT_THAT(format.err, HasSubstr("--format"));
}

TEST(Schedule, AsksAServerForTheSame) {
  ServerOptions options;
  options.listen = *ReadServerAddress("127.0.0.1:0", Reach::kThisMachine);
  options.rules = kSampleRules;
  const auto server = Server::Start(options);
  ASSERT_TRUE(server.ok()) << server.status();
  const RanCommand asked = RunCommand(
      {"schedule", "-", "--server", ToString((*server)->address()), "--rulebook", "sample"}, kCase);
  EXPECT_EQ(asked.code, ExitCode::kOk) << asked.err;
  EXPECT_EQ(asked.out, ScheduleHere(kCase, {"--rulebook", "sample"}).out);
}

}  // namespace
}  // namespace fairstart
