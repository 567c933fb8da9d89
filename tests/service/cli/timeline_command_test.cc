#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/engine.h"
#include "google/protobuf/util/json_util.h"
#include "service/server/server.h"
#include "tests/service/cli/ran_command.h"
#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr char kCase[] =
    "case_reference: \"case-1\"\n"
    "known_through: \"2019-06-01\"\n"
    "date_of_birth: \"2003-09-15\"\n"
    "care_episodes {\n"
    "  records { id: \"c1\" first_day: \"2010-01-01\" last_day { date: \"2018-06-30\" } }\n"
    "}\n"
    "jobs { records { id: \"j1\" first_day: \"2019-05-01\" last_day { not_yet: true } } }\n";

RanCommand TimelineHere(const std::string& input, std::vector<std::string> flags = {}) {
  std::vector<std::string> arguments = {"timeline", "-", "--rules", kSampleRules};
  arguments.insert(arguments.end(), flags.begin(), flags.end());
  return RunCommand(arguments, input);
}

TEST(Timeline, TellsOfAYearFromTheDayToWhichTheCaseIsKnown) {
  const RanCommand ran = TimelineHere(kCase);
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_EQ(ran.err, "");
  EXPECT_THAT(ran.out, StartsWith("case-1, 1 June 2019 to 31 May 2020\n"
                                  "Under sample 2019 with rates 2020\n"));
  EXPECT_THAT(ran.out, HasSubstr("On 1 June 2019\n"));
  EXPECT_THAT(ran.out, HasSubstr("Supposed after that: the job goes on"));
  EXPECT_THAT(ran.out,
              HasSubstr("15 September 2019\n"
                        "  Because it is the birthday at the age from which somebody can leave care (16).\n"
                        "  Legal status                                   not a care leaver → care leaver\n"));
  EXPECT_THAT(ran.out, HasSubstr("£47.90 a week\n"));
  EXPECT_THAT(ran.out, HasSubstr("by 15 September 2019 → overdue: by 15 September 2019\n"));
}

TEST(Timeline, TakesAPeriodAndWhatToAnswer) {
  const RanCommand ran = TimelineHere(kCase, {"--from", "2019-09-10", "--until", "2019-09-20",
                                              "--rulebook", "sample/2020", "--rates", "2019",
                                              "--entitlement", "weekly_allowance", "--reading",
                                              "I-1=R2"});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out, StartsWith("case-1, 10 September 2019 to 20 September 2019\n"
                                  "Under sample 2020 with rates 2019, reading I-1=R2\n"));
  EXPECT_THAT(ran.out, HasSubstr("  weekly allowance   "));
  EXPECT_THAT(ran.out, Not(HasSubstr("personal adviser  ")));
  EXPECT_THAT(ran.out, Not(HasSubstr("To do: "))) << "no duty was asked for";
}

TEST(Timeline, PrintsJsonAndBinary) {
  v1::Timeline from_json, from_binary;
  const auto parsed = google::protobuf::util::JsonStringToMessage(
      TimelineHere(kCase, {"--format", "json"}).out, &from_json);
  ASSERT_TRUE(parsed.ok()) << parsed;
  ASSERT_TRUE(from_binary.ParseFromString(TimelineHere(kCase, {"--format=binary"}).out));
  EXPECT_EQ(from_json.SerializeAsString(), from_binary.SerializeAsString());
  EXPECT_EQ(from_json.first_day(), "2019-06-01");
}

TEST(Timeline, SaysWhichFlagIsWrong) {
  const RanCommand reversed =
      TimelineHere(kCase, {"--from", "2020-05-20", "--until", "2020-05-01"});
  EXPECT_EQ(reversed.code, ExitCode::kBadInput);
  EXPECT_EQ(reversed.err,
            "fairstart: --until: 2020-05-01 is before the first day, 2020-05-20; give a day that is "
            "not\n");
  const RanCommand no_day = TimelineHere(kCase, {"--from", "soon"});
  EXPECT_EQ(no_day.code, ExitCode::kBadInput);
  EXPECT_THAT(no_day.err, HasSubstr("--from: read \"soon\", want a date written YYYY-MM-DD"));
  const RanCommand unknown = TimelineHere("case_reference: \"case-1\"\n");
  EXPECT_EQ(unknown.code, ExitCode::kBadInput);
  EXPECT_THAT(unknown.err, HasSubstr("has no known_through"));
}

TEST(Timeline, AsksAServerForTheSame) {
  ServerOptions options;
  options.listen = *ReadServerAddress("127.0.0.1:0", Reach::kThisMachine);
  options.rules = kSampleRules;
  const auto server = Server::Start(options);
  ASSERT_TRUE(server.ok()) << server.status();
  const RanCommand asked = RunCommand(
      {"timeline", "-", "--server", ToString((*server)->address()), "--rulebook", "sample"}, kCase);
  EXPECT_EQ(asked.code, ExitCode::kOk) << asked.err;
  EXPECT_EQ(asked.out, TimelineHere(kCase, {"--rulebook", "sample"}).out);
}

}  // namespace
}  // namespace fairstart
