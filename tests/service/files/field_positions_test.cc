#include "service/files/field_positions.h"

#include <gtest/gtest.h>

namespace fairstart {
namespace {

TEST(Locate, FindsTheFieldItself) {
  const FieldPositions positions = {{"jobs.records[0].id", {3, 5}}};
  EXPECT_EQ(Locate(positions, "jobs.records[0].id"), (Position{3, 5}));
}

TEST(Locate, FindsTheNearestFieldAroundOneThatIsNotThere) {
  const FieldPositions positions = {{"jobs", {1, 1}}, {"jobs.records[0]", {2, 3}}};
  EXPECT_EQ(Locate(positions, "jobs.records[0].last_day.date"), (Position{2, 3}));
  EXPECT_EQ(Locate(positions, "jobs.records[7]"), (Position{1, 1}));
}

TEST(Locate, KnowsNothingOfAnotherMessage) {
  EXPECT_EQ(Locate({{"jobs", {1, 1}}}, "courses"), Position());
  EXPECT_EQ(Locate({}, ""), Position());
}

}  // namespace
}  // namespace fairstart
