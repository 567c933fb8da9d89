#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/service/cli/ran_command.h"
#include "tests/service/recalculation/recalculation_fixture.h"

namespace fairstart {
namespace {

using testing::HasSubstr;

// £57.90 was paid for a week in which, as came to be known a month later, the young person worked.
class AuditRecalculateCommand : public RecalculationTest {
 protected:
  AuditRecalculateCommand() {
    ItIs("2019-06-01");
    Received("r1", PayeeFacts());
    ItIs("2019-06-09");
    Paid(Week());
    ItIs("2019-07-01");
    late_ = Received("r2", AtWorkFrom("2019-06-01"));
    Close();
  }

  RanCommand Run(std::vector<std::string> more) const {
    std::vector<std::string> arguments = {"audit",  "recalculate", "--ledger", file_.string(),
                                          "--from", "2019-06-03",  "--until",  "2019-06-09"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return RunCommand(arguments);
  }

  int64_t late_ = 0;
};

TEST_F(AuditRecalculateCommand, SaysWhatDiffersWhyAndWhatMayBeTakenBack) {
  const RanCommand ran = Run({"--case-reference", kPerson});
  ASSERT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("£57.90 was paid and £47.90 is due: £10.00 too much."));
  EXPECT_THAT(ran.out, HasSubstr(absl::StrCat("Entry ", late_, " of 2019-07-01")));
  EXPECT_THAT(ran.out, HasSubstr("Not recoverable: the rulebook has no rule for it. [2.1]"));
}

// What is payable once something is on record is not £0.00.
TEST_F(AuditRecalculateCommand, SaysOfWhatWaitsHowMuchItMayBe) {
  const RanCommand ran = Run({"--case-reference", kPerson});
  EXPECT_THAT(ran.out, HasSubstr("): up to £14.00 once what is missing is on\n    record\n"));
}

TEST_F(AuditRecalculateCommand, FindsThePeopleWhomAnEntryAffects) {
  const RanCommand ran = Run({"--because-of", std::to_string(late_)});
  ASSERT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("All together: 1 person"));
}

TEST_F(AuditRecalculateCommand, WritesCsvAndJson) {
  const RanCommand csv = Run({"--case-reference", kPerson, "--format", "csv"});
  EXPECT_THAT(csv.out, HasSubstr("case-1,weekly_allowance,,2019-06-03,2019-06-09,OVERPAID,57.90,"
                                 "57.90,47.90,-10.00," +
                                 std::to_string(late_) + ",no,"));
  const RanCommand json = Run({"--case-reference", kPerson, "--format", "json"});
  EXPECT_THAT(json.out, HasSubstr("\"RECALCULATION_REASON_LATE_FACT\""));
}

TEST_F(AuditRecalculateCommand, RefusesWhatItCannotAnswer) {
  EXPECT_EQ(Run({}).code, ExitCode::kBadInput);
  const RanCommand nobody = Run({"--case-reference", "nobody"});
  EXPECT_NE(nobody.code, ExitCode::kOk);
  EXPECT_THAT(nobody.err, HasSubstr("nothing was ever found"));
}

}  // namespace
}  // namespace fairstart
