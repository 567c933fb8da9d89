#include "engine/comparison/merge.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

template <typename Message>
Message Read(const std::string& text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message)) << text;
  return message;
}

v1::CaseFacts Case(const std::string& text) { return Read<v1::CaseFacts>(text); }

std::vector<std::string> Paths(const v1::CaseFacts& before, const v1::CaseFacts& after) {
  std::vector<std::string> paths;
  MergeCases(before, after, [&](const Difference& difference) {
    paths.push_back(difference.path);
    return true;
  });
  return paths;
}

// With what is after of those paths only.
std::string Merged(const v1::CaseFacts& before, const v1::CaseFacts& after,
                   const std::vector<std::string>& wanted) {
  return MergeCases(before, after,
                    [&](const Difference& difference) {
                      return std::find(wanted.begin(), wanted.end(), difference.path) !=
                             wanted.end();
                    })
      .ShortDebugString();
}

const v1::CaseFacts& Before() {
  static const v1::CaseFacts& facts = *new v1::CaseFacts(Case(R"pb(
    case_reference: "case-1"
    known_through: "2019-06-01"
    jobs {
      records {
        id: "a"
        first_day: "2019-01-01"
        last_day { not_yet: true }
      }
      records { id: "b" first_day: "2019-02-01" minutes_per_week: 600 }
      records { id: "c" first_day: "2019-03-01" }
    }
    declared_facts {
      facts {
        name: "one"
        value { boolean: true }
      }
      facts {
        name: "two"
        value { integer: 2 }
      }
    }
  )pb"));
  return facts;
}

const v1::CaseFacts& After() {
  static const v1::CaseFacts& facts = *new v1::CaseFacts(Case(R"pb(
    case_reference: "case-1"
    known_through: "2019-07-01"
    date_of_birth: "2003-01-01"
    jobs {
      records { id: "new" first_day: "2019-05-01" }
      records { id: "b" first_day: "2019-02-02" minutes_per_week: 700 }
      records { id: "c" first_day: "2019-03-01" }
    }
    children {}
    declared_facts {
      facts {
        name: "two"
        value { integer: 3 }
      }
      facts {
        name: "three"
        value { boolean: false }
      }
    }
  )pb"));
  return facts;
}

TEST(Merge, NamesEachDifferenceByItsPath) {
  EXPECT_THAT(Paths(Before(), Before()), IsEmpty());
  EXPECT_THAT(
      Paths(Before(), After()),
      ElementsAre("known_through", "date_of_birth", "jobs.records[0]", "jobs.records[1].first_day",
                  "jobs.records[1].minutes_per_week", "jobs.records[0]", "children",
                  "declared_facts.one", "declared_facts.two", "declared_facts.three"));
}

TEST(Merge, GivesOneSideOrTheOtherWhereNothingOrAllIsWanted) {
  EXPECT_EQ(Merged(Before(), After(), {}), Before().ShortDebugString());
  EXPECT_EQ(Merged(Before(), After(), Paths(Before(), After())), After().ShortDebugString());
}

TEST(Merge, PutsInWhatIsWantedAlone) {
  v1::CaseFacts expected = Before();
  expected.mutable_jobs()->mutable_records(1)->set_minutes_per_week(700);
  EXPECT_EQ(Merged(Before(), After(), {"jobs.records[1].minutes_per_week"}),
            expected.ShortDebugString());
  expected = Before();
  expected.mutable_declared_facts()->mutable_facts(1)->mutable_value()->set_integer(3);
  EXPECT_EQ(Merged(Before(), After(), {"declared_facts.two"}), expected.ShortDebugString());
  expected = Before();
  expected.mutable_children();
  EXPECT_EQ(Merged(Before(), After(), {"children"}), expected.ShortDebugString());
}

// What is left out stands where it stood, what is added where it stands after.
TEST(Merge, KeepsRecordsInTheirPlaces) {
  const v1::CaseFacts before = Case(R"pb(jobs {
                                           records { id: "a" }
                                           records { id: "b" }
                                           records { id: "d" }
                                         })pb");
  const v1::CaseFacts after = Case(R"pb(jobs {
                                          records { id: "a" }
                                          records { id: "c" }
                                          records { id: "d" }
                                        })pb");
  std::vector<std::string> orders;
  for (const bool takes_first : {false, true}) {
    int asked = 0;
    const v1::CaseFacts merged =
        MergeCases(before, after, [&](const Difference&) { return (asked++ == 0) == takes_first; });
    std::string ids;
    for (const v1::Job& job : merged.jobs().records()) ids += job.id();
    orders.push_back(ids);
  }
  // The first difference is that c is added, the second that b is left out.
  EXPECT_THAT(orders, ElementsAre("ad", "abcd"));
}

TEST(Merge, SeesThatRecordsStandInAnotherOrder) {
  const v1::CaseFacts before = Case(R"pb(jobs {
                                           records { id: "a" }
                                           records { id: "b" }
                                         })pb");
  const v1::CaseFacts after = Case(R"pb(jobs {
                                          records { id: "b" }
                                          records { id: "a" }
                                        })pb");
  EXPECT_THAT(Paths(before, after), ElementsAre("jobs.records"));
  EXPECT_EQ(Merged(before, after, {}), before.ShortDebugString());
  EXPECT_EQ(Merged(before, after, {"jobs.records"}), after.ShortDebugString());
}

TEST(Merge, TakesAHistoryThatOnlyOneSideHasAsAWhole) {
  const v1::CaseFacts before = Case("jobs {}");
  const v1::CaseFacts after = Case("");
  EXPECT_THAT(Paths(before, after), ElementsAre("jobs"));
  EXPECT_EQ(Merged(before, after, {"jobs"}), "");
}

TEST(Merge, MatchesTheRecordsOfDeclaredHistories) {
  const auto with_cost = [](const std::string& cost) {
    return Case(
        "declared_facts { facts { name: 'trips' value { history { records { fields { name: 'id' "
        "value { text: "
        "'t1' } } fields { name: 'cost' value { integer: " +
        cost + " } } } } } } }");
  };
  const v1::CaseFacts before = with_cost("1");
  const v1::CaseFacts after = with_cost("2");
  EXPECT_THAT(Paths(before, after), ElementsAre("declared_facts.trips.records[0]"));
  EXPECT_EQ(Merged(before, after, {"declared_facts.trips.records[0]"}), after.ShortDebugString());
}

TEST(Merge, MatchesEntriesOfTheRecordByKey) {
  const auto before = Read<v1::Record>(R"pb(evidence { id: "e1" kind: "receipt" }
                                            evidence { id: "e2" kind: "bill" })pb");
  const auto after = Read<v1::Record>(R"pb(evidence { id: "e2" kind: "letter" }
                                           evidence { id: "e3" kind: "bill" })pb");
  std::vector<std::string> paths;
  const v1::Record merged = MergeRecords(before, after, [&](const Difference& difference) {
    paths.push_back(difference.path + " " + difference.id);
    return true;
  });
  EXPECT_THAT(paths, ElementsAre("evidence[0] e2", "evidence[1] e3", "evidence[0] e1"));
  EXPECT_EQ(merged.ShortDebugString(), after.ShortDebugString());
}

TEST(Merge, TakesEntriesWithoutKeysOfTheirOwnTogether) {
  const auto before = Read<v1::Record>(R"pb(evidence { id: "e1" }
                                            evidence { id: "e1" })pb");
  const auto after = Read<v1::Record>(R"pb(evidence { id: "e1" })pb");
  int differences = 0;
  const v1::Record merged = MergeRecords(before, after, [&](const Difference& difference) {
    EXPECT_EQ(difference.path, "evidence");
    ++differences;
    return true;
  });
  EXPECT_EQ(differences, 1);
  EXPECT_EQ(merged.ShortDebugString(), after.ShortDebugString());
}

}  // namespace
}  // namespace fairstart
