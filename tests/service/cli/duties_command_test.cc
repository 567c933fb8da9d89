#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/engine.h"
#include "google/protobuf/util/json_util.h"
#include "service/server/server.h"
#include "tests/service/cli/ran_command.h"
#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

using testing::EndsWith;
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
    "jobs {}\n";

RanCommand DutiesHere(const std::string& input, std::vector<std::string> flags = {}) {
  std::vector<std::string> arguments = {"duties", "-", "--rules", kSampleRules};
  arguments.insert(arguments.end(), flags.begin(), flags.end());
  return RunCommand(arguments, input);
}

TEST(Duties, SaysWhatIsToBeDoneInAYear) {
  const RanCommand ran = DutiesHere(kCase);
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_EQ(ran.err, "");
  EXPECT_THAT(ran.out, StartsWith("case-1, 1 June 2019 to 31 May 2020\n"
                                  "Under sample 2019 with rates 2020\n"));
  EXPECT_THAT(
      ran.out,
      HasSubstr("\nTo be done by a day\n"
                "  tell the young person what they are entitled to           by 15 September 2019\n"
                "    the personal adviser [2.5]\n"
                "    It stands from 15 September 2019.\n"));
  EXPECT_THAT(ran.out, Not(HasSubstr("Overdue")));
}

TEST(Duties, HasTheOverdueFirst) {
  const RanCommand ran = DutiesHere(kCase, {"--from", "2019-10-01", "--until", "2019-10-31"});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out, StartsWith("case-1, 1 October 2019 to 31 October 2019\n"));
  EXPECT_THAT(ran.out, HasSubstr("\nOverdue\n  tell the young person what they are entitled to"));
  EXPECT_THAT(ran.out, HasSubstr("overdue: by 15 September 2019\n"));
}

TEST(Duties, PrintsJsonAndBinary) {
  v1::DutyCalendar from_json, from_binary;
  const auto parsed = google::protobuf::util::JsonStringToMessage(
      DutiesHere(kCase, {"--format", "json"}).out, &from_json);
  ASSERT_TRUE(parsed.ok()) << parsed;
  ASSERT_TRUE(from_binary.ParseFromString(DutiesHere(kCase, {"--format=binary"}).out));
  EXPECT_EQ(from_json.SerializeAsString(), from_binary.SerializeAsString());
  EXPECT_EQ(from_json.first_day(), "2019-06-01");
}

TEST(Duties, MakesACalendar) {
  const RanCommand ran = DutiesHere(kCase, {"--format=ical"});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out, StartsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
  EXPECT_THAT(ran.out, HasSubstr("\r\nDTSTART;VALUE=DATE:20190915\r\n"));
  EXPECT_THAT(ran.out, EndsWith("END:VCALENDAR\r\n"));
}

TEST(Duties, SaysWhichFlagIsWrong) {
  const RanCommand reversed = DutiesHere(kCase, {"--from", "2020-05-20", "--until", "2020-05-01"});
  EXPECT_EQ(reversed.code, ExitCode::kBadInput);
  EXPECT_THAT(reversed.err, StartsWith("fairstart: --until: 2020-05-01 is before the first day"));
  EXPECT_EQ(DutiesHere(kCase, {"--entitlement", "adviser"}).code, ExitCode::kBadInput)
      << "duties are of no entitlement";
}

TEST(Duties, AsksAServerForTheSame) {
  ServerOptions options;
  options.listen = *ReadServerAddress("127.0.0.1:0", Reach::kThisMachine);
  options.rules = kSampleRules;
  const auto server = Server::Start(options);
  ASSERT_TRUE(server.ok()) << server.status();
  const RanCommand asked = RunCommand({"duties", "-", "--server", ToString((*server)->address()),
                                       "--rulebook", "sample", "--format", "ical"},
                                      kCase);
  EXPECT_EQ(asked.code, ExitCode::kOk) << asked.err;
  EXPECT_EQ(asked.out, DutiesHere(kCase, {"--rulebook", "sample", "--format", "ical"}).out);
}

}  // namespace
}  // namespace fairstart
