// Time: what a day asked about changes, and from when to when the answer stays the same.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "tests/engine/expr/small_world.h"

namespace fairstart {
namespace {

using ::testing::ElementsAre;

struct Row {
  std::string text;
  std::string want;
};

void ExpectRows(SmallWorld& world, const std::vector<Row>& rows,
                std::string_view today = "2017-05-15") {
  for (const Row& row : rows) EXPECT_EQ(world.Value(row.text, today), row.want) << row.text;
}

// "true, 2017-01-01 to never".
std::string Seen(SmallWorld& world, const std::string& text, std::string_view today) {
  const Outcome outcome = world.Run(text, On(today));
  return absl::StrCat(outcome.value, ", ", FormatDay(outcome.window.first), " to ",
                      FormatDay(outcome.window.last));
}

TEST(AsOf, IsComparedAndHoldsUpToTheDayOnWhichThatChanges) {
  SmallWorld world;
  world.Give("asked_on: 2017-05-01");
  struct Compared {
    std::string op;
    std::string before;
    std::string on;
    std::string after;
  };
  const std::string always_before = "before all dates to 2017-04-30";
  const std::string up_to = "before all dates to 2017-05-01";
  const std::string from = "2017-05-01 to never";
  const std::string after = "2017-05-02 to never";
  const std::string only = "2017-05-01 to 2017-05-01";
  for (const Compared& row : std::vector<Compared>{
           {"<", "true, " + always_before, "false, " + from, "false, " + from},
           {"<=", "true, " + up_to, "true, " + up_to, "false, " + after},
           {">", "false, " + up_to, "false, " + up_to, "true, " + after},
           {">=", "false, " + always_before, "true, " + from, "true, " + from},
           {"==", "false, " + always_before, "true, " + only, "false, " + after},
           {"!=", "true, " + always_before, "false, " + only, "true, " + after}}) {
    const std::string text = "as_of " + row.op + " asked_on";
    EXPECT_EQ(Seen(world, text, "2017-04-20"), row.before) << text;
    EXPECT_EQ(Seen(world, text, "2017-05-01"), row.on) << text;
    EXPECT_EQ(Seen(world, text, "2017-06-20"), row.after) << text;
  }
  // Read from the other side.
  ExpectRows(world, {{"asked_on < as_of", "true"},
                     {"asked_on <= as_of", "true"},
                     {"asked_on > as_of", "false"},
                     {"asked_on >= as_of", "false"},
                     {"asked_on == as_of", "false"},
                     {"asked_on != as_of", "true"}});
  ExpectRows(world,
             {{"asked_on <= as_of && asked_on >= as_of && asked_on == as_of", "true"},
              {"asked_on < as_of || asked_on > as_of || asked_on != as_of", "false"}},
             "2017-05-01");
}

TEST(AsOf, IsAlwaysBeforeNeverAndAfterAll) {
  SmallWorld world;
  world.Give("ready_on: not_yet; asked_on: 1900-01-01");
  const std::string always = ", before all dates to never";
  for (const std::string today : {"1900-01-01", "2017-05-15", "2199-12-31"}) {
    EXPECT_EQ(Seen(world, "as_of < ready_on", today), "true" + always);
    EXPECT_EQ(Seen(world, "as_of <= ready_on", today), "true" + always);
    EXPECT_EQ(Seen(world, "as_of > ready_on", today), "false" + always);
    EXPECT_EQ(Seen(world, "as_of >= ready_on", today), "false" + always);
    EXPECT_EQ(Seen(world, "as_of == ready_on", today), "false" + always);
    EXPECT_EQ(Seen(world, "as_of != ready_on", today), "true" + always);
    const std::string past = "plus(asked_on, days(-1))";
    EXPECT_EQ(Seen(world, "as_of > " + past, today), "true" + always);
    EXPECT_EQ(Seen(world, "as_of >= " + past, today), "true" + always);
    EXPECT_EQ(Seen(world, "as_of < " + past, today), "false" + always);
    EXPECT_EQ(Seen(world, "as_of <= " + past, today), "false" + always);
    EXPECT_EQ(Seen(world, "as_of == " + past, today), "false" + always);
  }
  world.Give("asked_on: 2199-12-31");
  EXPECT_EQ(Seen(world, "as_of > asked_on", "2199-12-31"), "false" + always);
}

TEST(Ages, AreReachedOnTheBirthday) {
  SmallWorld world;
  world.Give("date_of_birth: 2000-02-29; asked_on: 2012-02-29");
  ExpectRows(world, {{"birthday(0)", "2000-02-29"},
                     {"birthday(1)", "2001-03-01"},
                     {"birthday(16)", "2016-02-29"},
                     {"birthday(18)", "2018-03-01"},
                     {"birthday(-1)", "1999-03-01"},
                     {"birthday(9223372036854775807)", "never"},
                     {"birthday(-9223372036854775808)", "before all dates"},
                     {"anniversary(asked_on, 5)", "2017-03-01"},
                     {"anniversary(asked_on, 4)", "2016-02-29"},
                     {"anniversary(ready_on, 4)", "unknown: ready_on"},
                     {"aged(count, 17)", "unknown: count"}});
  world.Give("ready_on: not_yet");
  ExpectRows(world, {{"birthday(18)", "unknown: date_of_birth"},
                     {"aged(16, 17)", "unknown: date_of_birth"},
                     {"aged(16, count)", "unknown: count, date_of_birth"},
                     {"anniversary(ready_on, 5)", "never"}});
}

TEST(Ages, AreCountedFromBirthdayToBirthday) {
  SmallWorld world;
  world.Give("date_of_birth: 2000-02-29");
  const std::string text = "aged(16, 17)";
  EXPECT_EQ(Seen(world, text, "2016-02-28"), "false, before all dates to 2016-02-28");
  EXPECT_EQ(Seen(world, text, "2016-02-29"), "true, 2016-02-29 to 2018-02-28");
  EXPECT_EQ(Seen(world, text, "2018-02-28"), "true, 2016-02-29 to 2018-02-28");
  EXPECT_EQ(Seen(world, text, "2018-03-01"), "false, 2018-03-01 to never");
  EXPECT_EQ(world.Value("aged(18, 17)"), "false");
  EXPECT_EQ(Seen(world, "aged(17, 17)", "2017-03-01"), "true, 2017-03-01 to 2018-02-28");
  EXPECT_EQ(world.Value("aged(0, 9223372036854775807)"), "true");
  EXPECT_EQ(world.Value("aged(-9223372036854775808, 16)"), "false");
}

TEST(Dates, AreMovedBySpans) {
  SmallWorld world;
  world.Give("asked_on: 2017-01-31; ready_on: not_yet");
  ExpectRows(world, {{"plus(asked_on, days(1))", "2017-02-01"},
                     {"plus(asked_on, weeks(2))", "2017-02-14"},
                     {"plus(asked_on, months(1))", "2017-02-28"},
                     {"plus(asked_on, years(3))", "2020-01-31"},
                     {"plus(asked_on, months(-2))", "2016-11-30"},
                     {"plus(asked_on, term)", "2017-05-02"},
                     {"plus(ready_on, days(1))", "never"},
                     {"plus(asked_on, days(9223372036854775807))", "never"},
                     {"plus(asked_on, years(-9223372036854775808))", "before all dates"},
                     {"earlier(asked_on, ready_on)", "2017-01-31"},
                     {"later(asked_on, ready_on)", "not yet"},
                     {"earlier(asked_on, plus(asked_on, days(-1)))", "2017-01-30"},
                     {"later(asked_on, plus(asked_on, days(-1)))", "2017-01-31"},
                     {"days(-7) == weeks(-1)", "true"}});
}

TEST(Active, HoldsTheRecordsThatCoverTheDay) {
  SmallWorld world;
  world.Give("spells: 2017-01-01..2017-03-31, 2017-03-01..2017-06-30, 2017-07-01..not_yet");
  const std::string text = "active(spells).map(s, s.first_day)";
  EXPECT_EQ(Seen(world, text, "2016-12-31"), "[], before all dates to 2016-12-31");
  EXPECT_EQ(Seen(world, text, "2017-01-01"), "[2017-01-01], 2017-01-01 to 2017-02-28");
  EXPECT_EQ(Seen(world, text, "2017-03-01"), "[2017-01-01; 2017-03-01], 2017-03-01 to 2017-03-31");
  EXPECT_EQ(Seen(world, text, "2017-03-31"), "[2017-01-01; 2017-03-01], 2017-03-01 to 2017-03-31");
  EXPECT_EQ(Seen(world, text, "2017-04-01"), "[2017-03-01], 2017-04-01 to 2017-06-30");
  EXPECT_EQ(Seen(world, text, "2019-01-01"), "[2017-07-01], 2017-07-01 to never");
}

TEST(Active, ARecordWithoutAKnownEndIsAPossibleMember) {
  SmallWorld world;
  world.Give("spells: 2017-02-01..?, ?..2017-02-10, ?..?");
  const std::string text = "active(spells)";
  const std::string a = "spells.records[0].last_day";
  const std::string b = "spells.records[1].first_day";
  const std::string c = "#2 if spells.records[2].first_day, spells.records[2].last_day";
  EXPECT_EQ(Seen(world, text, "2017-01-15"),
            "[#1 if " + b + "; " + c + "], before all dates to 2017-01-31");
  EXPECT_EQ(Seen(world, text, "2017-02-01"),
            "[#0; #1 if " + b + "; " + c + "], 2017-02-01 to 2017-02-01");
  EXPECT_EQ(Seen(world, text, "2017-02-05"),
            "[#0 if " + a + "; #1 if " + b + "; " + c + "], 2017-02-02 to 2017-02-09");
  EXPECT_EQ(Seen(world, text, "2017-02-10"),
            "[#0 if " + a + "; #1; " + c + "], 2017-02-10 to 2017-02-10");
  EXPECT_EQ(Seen(world, text, "2017-02-11"), "[#0 if " + a + "; " + c + "], 2017-02-11 to never");
}

TEST(Active, IsUnknownInAGapThatMeansUnknown) {
  SmallWorld world;
  world.Give("homes: 2017-01-01..2017-03-31, 2017-05-01..2017-06-30");
  const std::string text = "size(active(homes))";
  EXPECT_EQ(Seen(world, text, "2017-03-31"), "1, 2017-01-01 to 2017-03-31");
  EXPECT_EQ(Seen(world, text, "2017-04-15"),
            "unknown: homes from 2017-04-01, 2017-04-01 to 2017-04-30");
  EXPECT_EQ(Seen(world, text, "2016-12-31"),
            "unknown: homes from before all dates, before all dates to 2016-12-31");
  EXPECT_EQ(Seen(world, text, "2017-07-01"), "unknown: homes from 2017-07-01, 2017-07-01 to never");
  world.Give("homes: 2017-05-01..2017-06-30, 2017-01-01..2017-03-31");
  EXPECT_EQ(world.Value(text, "2017-08-01"), "unknown: homes from 2017-07-01");
  world.Give("homes:");
  EXPECT_EQ(world.Value(text), "unknown: homes from before all dates");
  world.Give("homes: 2017-01-01..?");
  EXPECT_EQ(Seen(world, text, "2017-01-01"), "1, 2017-01-01 to 2017-01-01");
  EXPECT_EQ(Seen(world, text, "2017-01-02"),
            "unknown: homes.records[0].last_day, 2017-01-02 to never");
  EXPECT_EQ(world.Value(text, "2016-12-31"), "unknown: homes from before all dates");
}

TEST(Active, OfSomeRecordsIsKnownWhereTheWholeHistoryIs) {
  SmallWorld world;
  world.Give(
      "homes: 2017-01-01..2017-03-31 kind=LODGINGS, 2017-05-01..2017-06-30 kind=OWN_HOME, "
      "2017-07-01..2017-07-31");
  for (const std::string form :
       {"active(homes.filter(h, h.kind == LivingKind.LODGINGS))",
        "active(active(homes).filter(h, h.kind == LivingKind.LODGINGS))"}) {
    EXPECT_EQ(world.Value(form, "2017-02-01"), "[#0]") << form;
    EXPECT_EQ(world.Value(form, "2017-04-15"), "unknown: homes from 2017-04-01") << form;
    EXPECT_EQ(world.Value(form, "2017-06-15"), "[]") << form;
    EXPECT_EQ(world.Value(form, "2017-07-15"), "[#2 if homes.records[2].kind]") << form;
    EXPECT_EQ(world.Value(form, "2017-08-01"), "unknown: homes from 2017-08-01") << form;
  }
  // Records that stand in no history have no gaps.
  EXPECT_EQ(world.Value("active([first_home])", "2017-02-01"), "[#0]");
  EXPECT_EQ(world.Value("active([first_home])", "2017-04-15"), "[]");
}

TEST(Active, AnElementThatIsNotKnownMakesItUnknown) {
  SmallWorld world;
  world.Give("spells: 2017-01-01..not_yet, 2017-01-01..not_yet; asked_on: 2017-01-01");
  const std::string list = "[flag ? spells[0] : spells[1]]";
  EXPECT_EQ(world.Value("active(" + list + ")"), "unknown: flag");
  EXPECT_EQ(world.Value("nth_day(" + list + ", 1, asked_on)"), "unknown: flag");
}

// nth_day against a plain counter of days.

struct Ends {
  std::optional<int> first;
  std::optional<int> last;  // kNever: it goes on
};

constexpr int kNever = 1000;
constexpr int kHorizon = 40;  // days after the start on which the counter gives up

// The day on which the days of the spells, from `from` on, each counted once, number n; counted one
// by one. Days are numbers; every end must be known.
int Counted(const std::vector<Ends>& spells, int n, int from) {
  for (int day = from; day < kHorizon; ++day) {
    const bool covered = std::any_of(spells.begin(), spells.end(), [day](const Ends& spell) {
      return *spell.first <= day && day <= *spell.last;
    });
    if (covered && --n == 0) return day;
  }
  return kNever;
}

// Every result that some completion of the unknown ends gives.
void Complete(std::vector<Ends>& spells, size_t i, int n, int from, std::set<int>& results) {
  if (i == spells.size()) {
    results.insert(Counted(spells, n, from));
    return;
  }
  const Ends given = spells[i];
  std::vector<int> firsts;
  std::vector<int> lasts;
  if (given.first.has_value()) {
    firsts = {*given.first};
  } else {
    for (int day = -2; day <= 13; ++day) firsts.push_back(day);
  }
  if (given.last.has_value()) {
    lasts = {*given.last};
  } else {
    for (int day = -2; day <= 13; ++day) lasts.push_back(day);
    lasts.push_back(kNever);
  }
  for (const int first : firsts) {
    for (const int last : lasts) {
      if (last < first) continue;
      spells[i] = {first, last};
      Complete(spells, i + 1, n, from, results);
    }
  }
  spells[i] = given;
}

std::string DayOf(int number) { return FormatDay(AddDays(On("2017-01-10"), number)); }

std::string Given(const std::vector<Ends>& spells) {
  std::vector<std::string> records;
  for (const Ends& spell : spells) {
    records.push_back(absl::StrCat(spell.first.has_value() ? DayOf(*spell.first) : "?", "..",
                                   !spell.last.has_value() ? "?"
                                   : *spell.last == kNever ? "not_yet"
                                                           : DayOf(*spell.last)));
  }
  return absl::StrCat("spells: ", absl::StrJoin(records, ","));
}

TEST(NthDay, IsTheDayThatEveryCompletionAgreesOnOrUnknown) {
  SmallWorld world;
  std::mt19937 random(5);
  const auto draw = [&random](int least, int most) {
    return least + static_cast<int>(random() % static_cast<unsigned>(most - least + 1));
  };
  int known = 0;
  int unknown = 0;
  for (int round = 0; round < 4000; ++round) {
    std::vector<Ends> spells;
    int open = 0;
    for (int i = draw(0, 3); i > 0; --i) {
      const int first = draw(0, 10);
      Ends spell{first, draw(0, 6) == 0 ? kNever : draw(first, 11)};
      if (open < 2 && draw(0, 3) == 0) spell.first.reset(), ++open;
      if (open < 2 && draw(0, 3) == 0) spell.last.reset(), ++open;
      spells.push_back(spell);
    }
    const int n = draw(1, 8);
    const int from = draw(-1, 8);
    world.Give(absl::StrCat(Given(spells), "; asked_on: ", DayOf(from)));
    const std::string value = world.Value(absl::StrCat("nth_day(spells, ", n, ", asked_on)"));
    std::set<int> results;
    std::vector<Ends> completed = spells;
    Complete(completed, 0, n, from, results);
    const std::string context = absl::StrCat(Given(spells), " n ", n, " from ", DayOf(from));
    if (results.size() > 1) {
      ++unknown;
      ASSERT_EQ(value.substr(0, 15), "unknown: spells") << context << " is " << value;
    } else {
      ++known;
      ASSERT_EQ(value, *results.begin() == kNever ? "never" : DayOf(*results.begin())) << context;
    }
  }
  EXPECT_GT(known, 500);
  EXPECT_GT(unknown, 500);
}

TEST(NthDay, CountsEachDayOnceFromTheDayAskedFor) {
  SmallWorld world;
  world.Give(
      "spells: 2017-01-01..2017-01-10, 2017-01-05..2017-01-12, 2017-02-01..not_yet; "
      "asked_on: 2017-01-04; ready_on: not_yet");
  ExpectRows(
      world,
      {{"nth_day(spells, 1, asked_on)", "2017-01-04"},
       {"nth_day(spells, 9, asked_on)", "2017-01-12"},
       {"nth_day(spells, 10, asked_on)", "2017-02-01"},
       {"nth_day(spells, 100, asked_on)", "2017-05-02"},
       {"nth_day(spells, 9223372036854775807, asked_on)", "never"},
       {"nth_day(spells, 1, ready_on)", "never"},
       {"nth_day(spells.filter(s, false), 1, asked_on)", "never"},
       {"nth_day(spells.filter(s, has(s.last_day)), 10, asked_on)", "never"},
       {"nth_day(spells, count, asked_on)", "unknown: count"},
       {"nth_day(spells, 0, asked_on)",
        "error: \"nth_day(spells, 0, asked_on)\" counts to less than one day"},
       {"nth_day(spells, -9223372036854775808, asked_on)",
        "error: \"nth_day(spells, -9223372036854775808, as…\" counts to less than one day"}});
}

TEST(ForDays, AddsUpSevenths) {
  SmallWorld world;
  world.Give("rent: 70.00; asked_on: 2017-05-01; ready_on: not_yet");
  ExpectRows(world,
             {{"to_pence(for_days(rent, asked_on, asked_on))", "£10.00"},
              {"to_pence(for_days(rent, asked_on, plus(asked_on, days(27))))", "£280.00"},
              {"to_pence(for_days(rent, asked_on, plus(asked_on, days(-1))))", "£0.00"},
              {"to_pence(for_days(rent, asked_on, plus(asked_on, days(-9))))", "£0.00"},
              {"to_pence(for_one(per_month(rent)))", "£303.33"},
              {"to_pence(for_days(rent, asked_on, ready_on))",
               "error: \"for_days(rent, asked_on, ready_on)\" adds up over a period without an end"}});
}

TEST(PlusWorkingDays, LeavesOutWeekendsAndHolidays) {
  SmallWorld world;
  // A Thursday, before the Monday that is a holiday.
  world.Give("asked_on: 2017-04-27; ready_on: not_yet");
  ExpectRows(world, {{"plus_working_days(asked_on, 0, holiday)", "2017-04-27"},
                     {"plus_working_days(asked_on, 1, holiday)", "2017-04-28"},
                     {"plus_working_days(asked_on, 2, holiday)", "2017-05-02"},
                     {"plus_working_days(asked_on, 10, holiday)", "2017-05-12"},
                     {"plus_working_days(ready_on, 10, holiday)", "never"},
                     {"plus_working_days(asked_on, count, holiday)", "unknown: count"},
                     {"plus_working_days(asked_on, 9223372036854775807, holiday)",
                      "unknown: holiday from 2018-01-01"},
                     {"plus_working_days(asked_on, -1, holiday)",
                      "error: \"plus_working_days(asked_on, -1, holiday)\" counts to less than no "
                      "day"}});
}

TEST(PlusWorkingDays, StartsFromADayThatIsNone) {
  SmallWorld world;
  world.Give("asked_on: 2017-04-29");  // a Saturday
  ExpectRows(world, {{"plus_working_days(asked_on, 1, holiday)", "2017-05-02"},
                     {"plus_working_days(asked_on, 4, holiday)", "2017-05-05"},
                     {"plus_working_days(asked_on, 5, holiday)", "2017-05-08"}});
}

TEST(NthDay, APossibleRecordMattersOnlyIfItMovesTheDay) {
  SmallWorld world;
  const std::string inside = "spells.filter(s, s.place == 'x' ? flag : true)";
  world.Give(
      "spells: 2017-01-01..2017-01-10 place=a, 2017-01-05..2017-01-06 place=x, "
      "2017-01-20..2017-01-30 place=a; asked_on: 2017-01-01");
  EXPECT_EQ(world.Value("nth_day(" + inside + ", 12, asked_on)"), "2017-01-21");
  const std::string last = "spells.filter(s, s.first_day != plus(asked_on, days(19)) || flag)";
  EXPECT_EQ(world.Value("nth_day(" + last + ", 10, asked_on)"), "2017-01-10");
  EXPECT_EQ(world.Value("nth_day(" + last + ", 11, asked_on)"), "unknown: flag");
}

TEST(NthDay, IsNotReachedBeforeThatManyDaysHavePassed) {
  SmallWorld world;
  world.Give("asked_on: 2017-01-01");
  EXPECT_EQ(world.Value("nth_day(spells, 91, asked_on) < plus(asked_on, days(90))"), "false");
  EXPECT_EQ(world.Value("nth_day(spells, 91, asked_on) >= plus(asked_on, days(90))"), "true");
  EXPECT_EQ(world.Value("nth_day(spells, 91, asked_on) == plus(asked_on, days(90))"),
            "unknown: spells");
  EXPECT_EQ(world.Value("as_of >= nth_day(spells, 91, asked_on)", "2017-03-31"), "false");
  EXPECT_EQ(world.Value("as_of >= nth_day(spells, 91, asked_on)", "2017-04-01"), "unknown: spells");
  EXPECT_EQ(world.Value("nth_day(spells, 0, asked_on)"), "unknown: spells");
  // Between the day that all that may count reaches, and the day that only the certain reaches.
  world.Give("asked_on: 2017-01-01; spells: 2017-01-01..2017-01-05, 2017-02-01..?, 2017-03-01..2017-03-31");
  const std::string tenth = "nth_day(spells, 10, asked_on)";
  EXPECT_EQ(world.Value(tenth), "unknown: spells.records[1].last_day");
  EXPECT_EQ(world.Value("as_of >= " + tenth, "2017-02-04"), "false");
  EXPECT_EQ(world.Value("as_of >= " + tenth, "2017-02-05"), "unknown: spells.records[1].last_day");
  EXPECT_EQ(world.Value("as_of >= " + tenth, "2017-03-04"), "true");
}

TEST(MonthsBegun, FollowTheirFirstDay) {
  SmallWorld world;
  world.Give("asked_on: 2017-01-31; ready_on: 2017-05-10");
  const std::string text = "months_begun(asked_on, ready_on)";
  EXPECT_EQ(Seen(world, text, "2017-01-30"), "[], before all dates to 2017-01-30");
  EXPECT_EQ(Seen(world, text, "2017-01-31"), "[2017-01-31], 2017-01-31 to 2017-02-27");
  EXPECT_EQ(Seen(world, text, "2017-02-27"), "[2017-01-31], 2017-01-31 to 2017-02-27");
  EXPECT_EQ(Seen(world, text, "2017-02-28"), "[2017-01-31; 2017-02-28], 2017-02-28 to 2017-03-30");
  EXPECT_EQ(Seen(world, text, "2017-12-31"),
            "[2017-01-31; 2017-02-28; 2017-03-31; 2017-04-30], 2017-04-30 to never");
}

TEST(MonthsBegun, EndWithTheirLastDay) {
  SmallWorld world;
  const auto months = [&world](const std::string& last) {
    world.Give("asked_on: 2017-01-31; ready_on: " + last);
    return world.Value("months_begun(asked_on, ready_on)", "2017-04-01");
  };
  EXPECT_EQ(months("2017-01-30"), "[]");
  EXPECT_EQ(months("2017-01-31"), "[2017-01-31]");
  EXPECT_EQ(months("2017-02-27"), "[2017-01-31]");
  EXPECT_EQ(months("2017-02-28"), "[2017-01-31; 2017-02-28]");
  EXPECT_EQ(months("not_yet"), "[2017-01-31; 2017-02-28; 2017-03-31]");
  EXPECT_EQ(months("?"), "[2017-01-31; 2017-02-28 if ready_on; 2017-03-31 if ready_on]");
}

TEST(MonthsBegun, WaitForTheirFirstDay) {
  SmallWorld world;
  ExpectRows(world, {{"months_begun(asked_on, ready_on)", "unknown: asked_on, ready_on"},
                     {"months_begun([asked_on][1], ready_on)", "unknown: ready_on"}});
  world.Give("ready_on: not_yet");
  ExpectRows(world, {{"months_begun(asked_on, ready_on)", "unknown: asked_on"},
                     {"months_begun(ready_on, ready_on)", "[]"},
                     {"months_begun([ready_on][1], ready_on)",
                      "error: \"[ready_on][1]\" asks for an element that the list does not have"}});
}

// Windows.

std::string DrawDays(std::mt19937& random) {
  const auto day = [&random](int from) {
    return AddDays(On("2017-01-01"), from + static_cast<int>(random() % 120));
  };
  const Day first = day(0);
  const Day last = AddDays(first, static_cast<int>(random() % 90));
  std::string text = random() % 5 == 0 ? "?" : FormatDay(first);
  text += "..";
  const unsigned long which = random() % 6;
  return text + (which == 0 ? "?" : which == 1 ? "not_yet" : FormatDay(last));
}

std::string DrawHistory(std::mt19937& random, const std::string& name) {
  constexpr const char* kKinds[] = {"", " kind=LODGINGS", " kind=OWN_HOME", " settled=true",
                                    " rent=40.00 kind=LODGINGS"};
  std::vector<std::string> records;
  for (unsigned long i = random() % 4; i > 0; --i) {
    records.push_back(DrawDays(random) + (name == "homes" ? kKinds[random() % 5] : ""));
  }
  return name + ": " + absl::StrJoin(records, ",");
}

TEST(Windows, EveryDayOfTheWindowGivesTheSameValue) {
  const std::vector<std::string> texts = {
      "as_of >= asked_on",
      "as_of == asked_on",
      "as_of != asked_on && as_of != ready_on",
      "as_of < ready_on || flag",
      "as_of <= ready_on ? 1 : as_of > asked_on ? 2 : 3",
      "asked_on > as_of && ready_on <= as_of",
      "aged(16, 17)",
      "aged(17, 17) || as_of == birthday(17)",
      "settled && rate > 50.00",
      "rate + rate",
      "active(spells).map(s, s.first_day)",
      "size(active(spells))",
      "active(spells).exists(s, as_of >= plus(s.first_day, days(28)))",
      "active(spells.filter(s, as_of < plus(s.first_day, days(28))))",
      "active(spells).all(s, has(s.last_day))",
      "size(active(homes))",
      "active(homes).exists(h, h.kind == LivingKind.LODGINGS)",
      "active(homes.filter(h, h.kind == LivingKind.LODGINGS))",
      "active(active(homes).filter(h, h.settled))",
      "total(active(homes).map(h, h.rent))",
      "active(homes).exists_one(h, lodging(h))",
      "active(homes)[0].kind",
      "nth_day(active(spells), 20, asked_on)",
      "as_of >= nth_day(spells, 20, asked_on)",
      "months_begun(asked_on, ready_on)",
      "size(months_begun(asked_on, ready_on)) > 2 && as_of <= ready_on",
      "spells.filter(s, as_of >= s.first_day).map(s, s.last_day)",
      "spells.exists(s, as_of == s.first_day || as_of == s.last_day)",
      "spells.map(s, as_of >= s.first_day ? 1 : 0)",
      "flag ? as_of >= asked_on : as_of >= ready_on",
      "[as_of >= asked_on, settled]",
      "true in [as_of == asked_on, as_of > ready_on]",
      "1 / (as_of == asked_on ? 0 : 1)",
  };
  SmallWorld world;
  std::mt19937 random(6);
  const Day start = On("2016-11-01");
  const Day end = On("2018-01-31");
  for (int round = 0; round < 60; ++round) {
    const std::string given = absl::StrCat(
        "date_of_birth: 2000-", random() % 2 == 0 ? "02-29" : "06-15",
        "; asked_on: ", FormatDay(AddDays(start, static_cast<int>(random() % 300))), "; ready_on: ",
        random() % 3 == 0 ? "not_yet" : FormatDay(AddDays(start, static_cast<int>(random() % 400))),
        "; ", DrawHistory(random, "spells"), "; ", DrawHistory(random, "homes"));
    world.Give(given);
    for (const std::string& text : texts) {
      for (int i = 0; i < 2; ++i) {
        const Day today = AddDays(start, static_cast<int>(random() % 450));
        const Outcome outcome = world.Run(text, today);
        ASSERT_TRUE(outcome.window.Contains(today)) << text;
        const Window seen = Intersect(outcome.window, {start, end});
        for (Day day = seen.first; day <= seen.last; day = NextDay(day)) {
          ASSERT_EQ(world.Run(text, day).value, outcome.value)
              << text << "\n"
              << given << "\nfrom " << today << ", whose window is " << outcome.window << ", on "
              << day;
        }
      }
    }
  }
}

TEST(Windows, AreOpenWhereNothingDependsOnTheDay) {
  SmallWorld world;
  world.Give("asked_on: 2017-01-01; spells: 2017-01-01..not_yet");
  for (const std::string text : {"1 + 1", "flag", "asked_on == birthday(18)", "size(spells)",
                                 "nth_day(spells, 10, asked_on)", "on(asked_on, rate)"}) {
    EXPECT_EQ(world.Run(text, On("2017-05-15")).window, Window{}) << text;
  }
  EXPECT_EQ(world.Run("false && as_of >= asked_on", On("2017-05-15")).window, Window{});
}

}  // namespace
}  // namespace fairstart
