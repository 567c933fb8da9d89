// Tested by tests/service/ledger/group_commit_test.cc.
#include "service/ledger/group_commit.h"

#include <algorithm>
#include <memory>

namespace fairstart {

GroupCommit::GroupCommit(Store& store, Appender appender, size_t most_in_group)
    : store_(store),
      appender_(std::move(appender)),
      most_in_group_(std::max<size_t>(1, most_in_group)),
      thread_([this] { Run(); }) {}

GroupCommit::~GroupCommit() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    closing_ = true;
  }
  arrived_.notify_one();
  thread_.join();
}

void GroupCommit::Add(Work work, Done done) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    waiting_.emplace_back(std::move(work), std::move(done));
  }
  arrived_.notify_one();
}

void GroupCommit::Run() {
  while (true) {
    const std::vector<Request> group = TakeGroup();
    if (group.empty()) return;
    const Answers answers = RunGroup(group);
    for (size_t i = 0; i < group.size(); ++i) group[i].second(answers[i]);
  }
}

// Waits for work; none when it is closing and all is done.
std::vector<GroupCommit::Request> GroupCommit::TakeGroup() {
  std::unique_lock<std::mutex> lock(mutex_);
  arrived_.wait(lock, [this] { return closing_ || !waiting_.empty(); });
  std::vector<Request> group;
  while (!waiting_.empty() && group.size() < most_in_group_) {
    group.push_back(std::move(waiting_.front()));
    waiting_.pop_front();
  }
  return group;
}

GroupCommit::Answers GroupCommit::RunGroup(const std::vector<Request>& group) {
  Answers answers;
  const Appender::End before = appender_.end();
  const absl::Status committed = broken_.ok() ? Commit(group, answers) : broken_;
  if (committed.ok()) return answers;
  // None of it is known to be there, so that no answer that rests on it may be given.
  appender_.GoBackTo(before);
  if (absl::IsInternal(committed)) {
    // After a failed sync Linux may call the next one good though the pages were lost: nothing that
    // is written now could be trusted.
    broken_ = absl::UnavailableError(
        "the disk failed earlier; nothing is recorded until the ledger is opened again");
  }
  return Answers(group.size(), committed);
}

absl::Status GroupCommit::Commit(const std::vector<Request>& group, Answers& answers) {
  const absl::StatusOr<std::unique_ptr<StoreTransaction>> transaction = store_.Begin();
  if (!transaction.ok()) return transaction.status();
  const uint64_t size = appender_.end().tree.size();
  for (const auto& [work, done] : group) answers.push_back(work(appender_, **transaction));
  if (appender_.end().tree.size() == size) return absl::OkStatus();
  const absl::Status sealed = appender_.Seal(**transaction);
  return sealed.ok() ? (*transaction)->Commit() : sealed;
}

}  // namespace fairstart
