#include "service/rpc/work_queue.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>

namespace fairstart {
namespace {

TEST(WorkQueue, DoesWhatItAccepted) {
  std::atomic<int> done = 0;
  {
    WorkQueue queue(3, 1000);
    for (int i = 0; i < 500; ++i) EXPECT_TRUE(queue.Accept([&done] { ++done; }));
  }
  EXPECT_EQ(done, 500);
}

TEST(WorkQueue, RefusesMoreThanMayBeInFlightAndThenTakesAgain) {
  std::promise<void> go, begun;
  std::shared_future<void> gone = go.get_future().share();
  WorkQueue queue(1, 2);
  EXPECT_TRUE(queue.Accept([&] {
    begun.set_value();
    gone.wait();
  }));
  begun.get_future().wait();
  std::promise<void> second;
  EXPECT_TRUE(queue.Accept([&] { second.set_value(); }));
  EXPECT_FALSE(queue.Accept([] { FAIL() << "was refused"; }));
  go.set_value();
  second.get_future().wait();
  // Its place is free a moment after it is done.
  std::promise<void> third;
  while (!queue.Accept([&] { third.set_value(); })) std::this_thread::yield();
  third.get_future().wait();
}

TEST(WorkQueue, TakesNothingWhenNothingMayBeInFlight) {
  WorkQueue queue(1, 0);
  EXPECT_FALSE(queue.Accept([] {}));
}

}  // namespace
}  // namespace fairstart
