// Tested by tests/service/rpc/work_queue_test.cc.
#include "service/rpc/work_queue.h"

#include <algorithm>
#include <utility>

namespace fairstart {

WorkQueue::WorkQueue(int threads, size_t most_in_flight) : most_in_flight_(most_in_flight) {
  for (int i = 0; i < std::max(1, threads); ++i) threads_.emplace_back([this] { Work(); });
}

WorkQueue::~WorkQueue() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    closing_ = true;
  }
  arrived_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

bool WorkQueue::Accept(std::function<void()> task) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (closing_ || in_flight_ >= most_in_flight_) return false;
    ++in_flight_;
    waiting_.push_back(std::move(task));
  }
  arrived_.notify_one();
  return true;
}

void WorkQueue::Work() {
  std::unique_lock<std::mutex> lock(mutex_);
  while (true) {
    arrived_.wait(lock, [this] { return closing_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    std::function<void()> task = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    task();
    task = nullptr;  // what it holds goes before its place is free
    lock.lock();
    --in_flight_;
  }
}

}  // namespace fairstart
