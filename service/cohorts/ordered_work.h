// Work on items that come one after the other, by several threads; results come in the order of the
// items.
#ifndef FAIRSTART_SERVICE_COHORTS_ORDERED_WORK_H_
#define FAIRSTART_SERVICE_COHORTS_ORDERED_WORK_H_

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace fairstart {

// `next()` gives the next item, or nothing at the end; `work(Item)` makes a Result of it on one of
// `threads` threads, at least one; `take(Result)` gets the results in the order of their items.
// `next` and `take` are called on the calling thread only. No more than `most_at_a_time` items are
// held at any time, whether waiting, at work or finished: the memory does not grow with their
// number.
template <typename Item, typename Result>
class OrderedWork {
 public:
  OrderedWork(int threads, size_t most_at_a_time)
      : threads_(std::max(1, threads)), slots_(std::max<size_t>(1, most_at_a_time)) {}

  template <typename Next, typename Work, typename Take>
  void Run(Next next, Work work, Take take) {
    std::vector<std::thread> workers;
    for (int i = 0; i < threads_; ++i) workers.emplace_back([this, &work] { WorkOn(work); });
    bool more = true;
    while (more || taken_ < given_) {
      // A slot is free once its result was taken.
      if (more && given_ - taken_ < slots_.size()) {
        std::optional<Item> item = next();
        more = item.has_value();
        if (more) Give(*std::move(item));
        while (std::optional<Result> result = TakeIfFinished()) take(*std::move(result));
        continue;
      }
      take(WaitForResult());
    }
    Close();
    for (std::thread& worker : workers) worker.join();
  }

 private:
  struct Slot {
    std::optional<Item> item;
    std::optional<Result> result;
  };

  Slot& SlotOf(size_t number) { return slots_[number % slots_.size()]; }

  void Give(Item item) {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      SlotOf(given_).item = std::move(item);
      ++given_;
    }
    given_more_.notify_one();
  }

  std::optional<Result> TakeIfFinished() {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (taken_ == given_ || !SlotOf(taken_).result.has_value()) return std::nullopt;
    return std::exchange(SlotOf(taken_++).result, std::nullopt);
  }

  Result WaitForResult() {
    std::unique_lock<std::mutex> lock(mutex_);
    finished_.wait(lock, [this] { return SlotOf(taken_).result.has_value(); });
    return *std::exchange(SlotOf(taken_++).result, std::nullopt);
  }

  void Close() {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      closed_ = true;
    }
    given_more_.notify_all();
  }

  template <typename Work>
  void WorkOn(Work& work) {
    std::unique_lock<std::mutex> lock(mutex_);
    while (true) {
      given_more_.wait(lock, [this] { return closed_ || begun_ < given_; });
      if (begun_ == given_) return;
      Slot& slot = SlotOf(begun_++);
      Item item = *std::exchange(slot.item, std::nullopt);
      lock.unlock();
      Result result = work(std::move(item));
      lock.lock();
      slot.result = std::move(result);
      finished_.notify_one();
    }
  }

  const int threads_;
  std::mutex mutex_;
  std::condition_variable given_more_;
  std::condition_variable finished_;
  std::vector<Slot> slots_;
  // How many items were given, begun and taken. `given_` and `taken_` are changed by the calling
  // thread only.
  size_t given_ = 0;
  size_t begun_ = 0;
  size_t taken_ = 0;
  bool closed_ = false;
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_COHORTS_ORDERED_WORK_H_
