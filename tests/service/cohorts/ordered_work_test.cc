#include "service/cohorts/ordered_work.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <string>
#include <vector>

namespace fairstart {
namespace {

// Numbers from 1 to `count`.
auto Numbers(int count) {
  return [count, next = 0]() mutable {
    return next < count ? std::optional<int>(++next) : std::nullopt;
  };
}

TEST(OrderedWork, GivesResultsInTheOrderOfTheItems) {
  for (const int threads : {1, 2, 5}) {
    std::vector<int> results;
    OrderedWork<int, int>(threads, 7)
        .Run(
            Numbers(500),
            [](int number) {
              // Those that come first take longest.
              if (number % 7 == 1) std::this_thread::sleep_for(std::chrono::microseconds(200));
              return number * 10;
            },
            [&](int result) { results.push_back(result); });
    ASSERT_EQ(results.size(), 500u);
    for (int i = 0; i < 500; ++i) EXPECT_EQ(results[static_cast<size_t>(i)], (i + 1) * 10);
  }
}

TEST(OrderedWork, HoldsNoMoreThanItMay) {
  std::atomic<int> held = 0, most = 0;
  const auto read = [&, next = Numbers(200)]() mutable {
    const std::optional<int> number = next();
    if (number.has_value()) most = std::max(most.load(), ++held);
    return number;
  };
  OrderedWork<int, int>(3, 4).Run(
      read, [](int number) { return number; }, [&](int) { --held; });
  EXPECT_EQ(held, 0);
  EXPECT_GT(most, 1);
  EXPECT_LE(most, 4);
}

TEST(OrderedWork, WorksOnSeveralThreads) {
  // Neither of the first two is finished before both have begun.
  std::atomic<int> begun = 0;
  int taken = 0;
  OrderedWork<int, int>(2, 4).Run(
      Numbers(2),
      [&](int number) {
        ++begun;
        while (begun < 2) std::this_thread::yield();
        return number;
      },
      [&](int) { ++taken; });
  EXPECT_EQ(taken, 2);
}

TEST(OrderedWork, EndsWithNothingToDo) {
  int taken = 0;
  OrderedWork<int, std::string>(2, 1).Run(
      Numbers(0), [](int) { return std::string(); }, [&](const std::string&) { ++taken; });
  EXPECT_EQ(taken, 0);
}

}  // namespace
}  // namespace fairstart
