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
    "known_through: \"2019-10-01\"\n"
    "date_of_birth: \"2003-09-15\"\n"
    "care_episodes {\n"
    "  records { id: \"c1\" first_day: \"2010-01-01\" last_day { date: \"2018-06-30\" } }\n"
    "}\n"
    "jobs { records { id: \"j1\" first_day: \"2019-05-01\" last_day { date: \"2019-12-31\" } } }\n";

RanCommand PlanHere(const std::string& input, std::vector<std::string> flags = {}) {
  std::vector<std::string> arguments = {"plan", "-", "--rules", kSampleRules};
  arguments.insert(arguments.end(), flags.begin(), flags.end());
  return RunCommand(arguments, input);
}

TEST(Plan, SaysWhatThePlanIsToHoldOnTheDayToWhichTheCaseIsKnown) {
  const RanCommand ran = PlanHere(kCase);
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_EQ(ran.err, "");
  EXPECT_THAT(ran.out, StartsWith("case-1, 1 October 2019\nUnder sample 2019 with rates 2020\n"));
  EXPECT_THAT(ran.out, HasSubstr("\nThe plan is to hold\n"));
  EXPECT_THAT(
      ran.out,
      HasSubstr("  weekly allowance\n"
                "    £47.90 a week\n"
                "    Paid weekly, to the young person, into an account.\n"
                "    Until 31 December 2019. The job ended the day before. Then: It is £57.90 a\n"
                "      week.\n"));
  EXPECT_THAT(ran.out,
              HasSubstr("    up to £2,000.00\n"
                        "    - Before each payment: A service manager approves the grant.\n"));
  EXPECT_THAT(ran.out, HasSubstr("\nTo be done\n"));
  EXPECT_THAT(ran.out, HasSubstr("overdue: by 15 September 2019\n"));
  EXPECT_THAT(ran.out, Not(HasSubstr("lacks")));
}

TEST(Plan, SaysHowThePlanOnRecordStands) {
  const ScratchFolder folder;
  const std::string record = folder.Write("record.txtpb", R"pb(
    plan_items {
      id: "i1"
      line { entitlement: "weekly_allowance" }
      manner: MANNER_ACCOUNT
      frequency: FREQUENCY_WEEKLY
      amount { pence: 4000 }
      ends_on: "2019-12-31"
    }
  )pb");
  const RanCommand ran = PlanHere(kCase, {"--record", record});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out,
              HasSubstr("\nThe plan says otherwise\n"
                        "  weekly allowance\n"
                        "    £47.90 a week\n"
                        "    The plan has £40.00 a week: £7.90 a week less than is due.\n"));
  EXPECT_THAT(ran.out, HasSubstr("\nThe plan lacks\n"));
}

TEST(Plan, SaysWhatThePlanHoldsForNothing) {
  const ScratchFolder folder;
  const std::string record =
      folder.Write("record.txtpb", R"pb(plan_items { id: "i1" line { entitlement: "adviser" } })pb");
  const RanCommand ran =
      PlanHere("known_through: \"2019-10-01\" date_of_birth: \"2003-09-15\" care_episodes {} jobs {}",
               {"--record", record});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("\nThe plan holds, and it is not due\n  personal adviser "));
}

TEST(Plan, TakesADayAndWhatToAnswer) {
  const RanCommand ran =
      PlanHere(kCase, {"--as-of", "2019-06-01", "--entitlement", "weekly_allowance"});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out, StartsWith("case-1, 1 June 2019\n"));
  EXPECT_THAT(ran.out, Not(HasSubstr("The plan is to hold"))) << "still 15";
  const RanCommand later = PlanHere(kCase, {"--entitlement", "weekly_allowance"});
  EXPECT_THAT(later.out, HasSubstr("The plan is to hold\n  weekly allowance\n"));
  EXPECT_THAT(later.out, HasSubstr("\n    weekly_allowance [")) << "by which a record names it";
  EXPECT_THAT(later.out, Not(HasSubstr("To be done"))) << "no duty was asked for";
}

TEST(Plan, PrintsJsonAndBinary) {
  v1::PlanItems from_json, from_binary;
  const auto parsed = google::protobuf::util::JsonStringToMessage(
      PlanHere(kCase, {"--format", "json"}).out, &from_json);
  ASSERT_TRUE(parsed.ok()) << parsed;
  ASSERT_TRUE(from_binary.ParseFromString(PlanHere(kCase, {"--format=binary"}).out));
  EXPECT_EQ(from_json.SerializeAsString(), from_binary.SerializeAsString());
  EXPECT_EQ(from_json.as_of(), "2019-10-01");
}

TEST(Plan, SaysWhichFlagIsWrong) {
  const RanCommand no_day = PlanHere(kCase, {"--as-of", "soon"});
  EXPECT_EQ(no_day.code, ExitCode::kBadInput);
  EXPECT_THAT(no_day.err, HasSubstr("--as-of: read \"soon\", want a date written YYYY-MM-DD"));
}

TEST(Plan, AsksAServerForTheSame) {
  ServerOptions options;
  options.listen = *ReadServerAddress("127.0.0.1:0", Reach::kThisMachine);
  options.rules = kSampleRules;
  const auto server = Server::Start(options);
  ASSERT_TRUE(server.ok()) << server.status();
  const RanCommand asked = RunCommand(
      {"plan", "-", "--server", ToString((*server)->address()), "--rulebook", "sample"}, kCase);
  EXPECT_EQ(asked.code, ExitCode::kOk) << asked.err;
  EXPECT_EQ(asked.out, PlanHere(kCase, {"--rulebook", "sample"}).out);
}

}  // namespace
}  // namespace fairstart
