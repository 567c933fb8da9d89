// Threads that do the computing, and a limit on what waits for them.
//
// gRPC calls back on a few threads of its own. An evaluation there would keep health checks and
// refusals waiting behind it, and nothing would bound what piles up.
#ifndef FAIRSTART_SERVICE_RPC_WORK_QUEUE_H_
#define FAIRSTART_SERVICE_RPC_WORK_QUEUE_H_

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace fairstart {

// A first-in first-out queue with its own threads. Any thread may call it.
class WorkQueue {
 public:
  // `threads` at work at a time, at least one; `most_in_flight` tasks running or waiting.
  WorkQueue(int threads, size_t most_in_flight);

  // Does what was accepted, then returns.
  ~WorkQueue();

  WorkQueue(const WorkQueue&) = delete;
  WorkQueue& operator=(const WorkQueue&) = delete;

  // Takes a task, to be done as soon as a thread is free; false, at once, when it is full.
  bool Accept(std::function<void()> task);

 private:
  void Work();

  const size_t most_in_flight_;
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<std::function<void()>> waiting_;
  size_t in_flight_ = 0;
  bool closing_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_RPC_WORK_QUEUE_H_
