// The ledger's one writing thread: requests that arrive while the disk is busy share its next sync.
#ifndef FAIRSTART_SERVICE_LEDGER_GROUP_COMMIT_H_
#define FAIRSTART_SERVICE_LEDGER_GROUP_COMMIT_H_

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "service/ledger/appender.h"
#include "service/ledger/entry.h"
#include "service/ledger/store.h"

namespace fairstart {

// One transaction and one sync for all that waits, each entry in a part of its own, so that one
// that is refused takes no other with it. No answer is given before the sync: not of what was
// recorded, and not of a refusal either, since it may rest on a neighbour in the same transaction.
// Any thread may call it.
class GroupCommit {
 public:
  // What to do within the transaction.
  using Work = std::function<absl::StatusOr<Receipt>(Appender&, StoreTransaction&)>;
  using Done = std::function<void(const absl::StatusOr<Receipt>&)>;

  // `store` must outlive it.
  GroupCommit(Store& store, Appender appender, size_t most_in_group);

  // Does what was accepted, then returns.
  ~GroupCommit();

  GroupCommit(const GroupCommit&) = delete;
  GroupCommit& operator=(const GroupCommit&) = delete;

  // Takes work. `done` is called once, on the writing thread.
  void Add(Work work, Done done);

 private:
  using Request = std::pair<Work, Done>;
  using Answers = std::vector<absl::StatusOr<Receipt>>;

  void Run();
  std::vector<Request> TakeGroup();
  Answers RunGroup(const std::vector<Request>& group);
  absl::Status Commit(const std::vector<Request>& group, Answers& answers);

  Store& store_;
  Appender appender_;
  const size_t most_in_group_;
  absl::Status broken_;  // once the disk failed, until the ledger is opened again

  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<Request> waiting_;
  bool closing_ = false;
  std::thread thread_;
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_LEDGER_GROUP_COMMIT_H_
