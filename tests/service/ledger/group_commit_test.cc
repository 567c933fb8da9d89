#include "service/ledger/group_commit.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <thread>
#include <vector>

#include "service/ledger/sqlite_store.h"
#include "service/ledger/verify.h"
#include "tests/service/ledger/ledger_fixture.h"

namespace fairstart {
namespace {

// A store that counts transactions and whose commits can be made to fail.
class WatchedStore : public Store {
 public:
  explicit WatchedStore(std::unique_ptr<Store> store) : store_(std::move(store)) {}

  absl::StatusOr<std::unique_ptr<StoreView>> Read() override { return store_->Read(); }
  absl::StatusOr<std::unique_ptr<StoreTransaction>> Begin() override;
  absl::Status CopyTo(const std::filesystem::path& file) override { return store_->CopyTo(file); }

  std::atomic<int> commits = 0;
  absl::Status fails_with;

 private:
  std::unique_ptr<Store> store_;
};

// Passes everything on but the commit.
class WatchedTransaction : public StoreTransaction {
 public:
  WatchedTransaction(std::unique_ptr<StoreTransaction> real, WatchedStore& store)
      : real_(std::move(real)), store_(store) {}

  absl::StatusOr<int64_t> Size() override { return real_->Size(); }
  absl::StatusOr<StoredEntry> Entry(int64_t p) override { return real_->Entry(p); }
  absl::StatusOr<std::string> Subtrees(int64_t p) override { return real_->Subtrees(p); }
  absl::Status ForEachEntry(const std::function<absl::Status(const StoredEntry&)>& v) override {
    return real_->ForEachEntry(v);
  }
  absl::StatusOr<std::vector<int64_t>> PositionsOf(const std::string& c, PositionRange r,
                                                   size_t m) override {
    return real_->PositionsOf(c, r, m);
  }
  absl::StatusOr<std::vector<int64_t>> PositionsOfPersonAndKind(const std::string& c,
                                                                v1::EntryKind k,
                                                                PositionRange r) override {
    return real_->PositionsOfPersonAndKind(c, k, r);
  }
  absl::StatusOr<std::vector<std::string>> PeopleAfter(const std::string& a, size_t m) override {
    return real_->PeopleAfter(a, m);
  }
  absl::StatusOr<std::vector<int64_t>> PositionsOfKind(v1::EntryKind k, PositionRange r,
                                                       size_t m) override {
    return real_->PositionsOfKind(k, r, m);
  }
  absl::StatusOr<std::optional<int64_t>> LastPositionOf(const std::string& c, v1::EntryKind k,
                                                        int64_t u) override {
    return real_->LastPositionOf(c, k, u);
  }
  absl::StatusOr<std::optional<int64_t>> LastPositionOfKind(v1::EntryKind k, int64_t u) override {
    return real_->LastPositionOfKind(k, u);
  }
  absl::StatusOr<std::optional<int64_t>> PositionOfRequest(const std::string& r) override {
    return real_->PositionOfRequest(r);
  }
  absl::StatusOr<bool> HasIndexRows(int64_t p, const IndexKeys& k) override {
    return real_->HasIndexRows(p, k);
  }
  absl::StatusOr<IndexCounts> CountIndexRows() override { return real_->CountIndexRows(); }
  absl::StatusOr<std::string> Head() override { return real_->Head(); }
  absl::StatusOr<std::vector<std::string>> FindDamage() override { return real_->FindDamage(); }
  absl::Status BeginPart() override { return real_->BeginPart(); }
  absl::Status KeepPart() override { return real_->KeepPart(); }
  absl::Status UndoPart() override { return real_->UndoPart(); }
  absl::Status Insert(const StoredEntry& e, const IndexKeys& k) override {
    const absl::Status inserted = real_->Insert(e, k);
    return k.request_id == "fails halfway" ? absl::InternalError("halfway") : inserted;
  }
  absl::Status Erase(int64_t p, const IndexKeys& k) override { return real_->Erase(p, k); }
  absl::Status SetHead(const std::string& h) override { return real_->SetHead(h); }
  absl::Status Commit() override {
    ++store_.commits;
    return store_.fails_with.ok() ? real_->Commit() : store_.fails_with;
  }

 private:
  std::unique_ptr<StoreTransaction> real_;
  WatchedStore& store_;
};

absl::StatusOr<std::unique_ptr<StoreTransaction>> WatchedStore::Begin() {
  absl::StatusOr<std::unique_ptr<StoreTransaction>> real = store_->Begin();
  if (!real.ok()) return real.status();
  return std::make_unique<WatchedTransaction>(*std::move(real), *this);
}

class GroupCommitTest : public testing::Test {
 protected:
  GroupCommitTest() {
    EXPECT_TRUE(Ledger::Create(file_, "a", key_).ok());
    store_ = std::make_unique<WatchedStore>(*OpenSqliteStore(file_, StoreAccess::kWrite, ""));
    const auto view = store_->Read();
    group_commit_ = std::make_unique<GroupCommit>(
        *store_, *Appender::AtEndOf(**view, key_, absl::Now), kMostInGroup);
  }

  static constexpr size_t kMostInGroup = 8;
  using Answer = std::future<absl::StatusOr<Receipt>>;

  Answer Add(GroupCommit::Work work) {
    auto answer = std::make_shared<std::promise<absl::StatusOr<Receipt>>>();
    group_commit_->Add(std::move(work),
                       [answer](const absl::StatusOr<Receipt>& r) { answer->set_value(r); });
    return answer->get_future();
  }

  static GroupCommit::Work Appending(const NewEntry& entry) {
    return [entry](Appender& appender, StoreTransaction& transaction) {
      return appender.Append(transaction, entry);
    };
  }

  // Keeps the writing thread busy until the promise is kept.
  Answer Block(std::promise<void>& go) {
    return Add([&go](Appender&, StoreTransaction&) -> absl::StatusOr<Receipt> {
      go.get_future().wait();
      return absl::AbortedError("recorded nothing");
    });
  }

  int64_t Size() { return *(*store_->Read())->Size(); }

  ScratchFolder folder_;
  const std::filesystem::path file_ = folder_.path() / "test.ledger";
  const SigningKey key_ = SigningKey::Generate();
  std::unique_ptr<WatchedStore> store_;
  std::unique_ptr<GroupCommit> group_commit_;
};

TEST_F(GroupCommitTest, SharesOneCommitAmongAllThatWait) {
  std::promise<void> go;
  Answer blocked = Block(go);
  std::vector<Answer> answers;
  for (int i = 0; i < 7; ++i) answers.push_back(Add(Appending(EvidenceOf(absl::StrCat("r", i)))));
  go.set_value();
  for (Answer& answer : answers) EXPECT_TRUE(answer.get().ok());
  // Those that waited came in one group, or in two where the first began before they were there.
  EXPECT_LE(store_->commits, 2);
  EXPECT_EQ(Size(), 2 + 7);
}

TEST_F(GroupCommitTest, TakesNoMoreIntoAGroupThanItMay) {
  std::promise<void> go;
  Answer blocked = Block(go);
  std::vector<Answer> answers;
  for (int i = 0; i < 24; ++i) answers.push_back(Add(Appending(EvidenceOf(absl::StrCat("r", i)))));
  go.set_value();
  for (Answer& answer : answers) EXPECT_TRUE(answer.get().ok());
  EXPECT_GE(store_->commits, 3);
}

TEST_F(GroupCommitTest, CommitsNothingWhenNothingIsRecorded) {
  ASSERT_TRUE(Add(Appending(EvidenceOf("r1"))).get().ok());
  NewEntry refused = EvidenceOf("r2");
  refused.check = [](const LedgerView&) { return absl::AbortedError("no"); };
  EXPECT_FALSE(Add(Appending(refused)).get().ok());
  EXPECT_TRUE(Add(Appending(EvidenceOf("r1"))).get()->recorded_before);
  EXPECT_EQ(store_->commits, 1);
}

// A refusal may rest on a neighbour that then is not there.
TEST_F(GroupCommitTest, GivesNoAnswerThatRestsOnAFailedCommit) {
  std::promise<void> go;
  Answer blocked = Block(go);
  NewEntry refused = EvidenceOf("r3");
  refused.check = [](const LedgerView&) { return absl::AbortedError("no"); };
  Answer first = Add(Appending(EvidenceOf("r1"))), again = Add(Appending(EvidenceOf("r1"))),
         other = Add(Appending(refused));
  store_->fails_with = absl::ResourceExhaustedError("full");
  go.set_value();
  for (Answer* answer : {&first, &again, &other}) {
    EXPECT_EQ(answer->get().status().message(), "full");
  }
  EXPECT_EQ(Size(), 2);
}

TEST_F(GroupCommitTest, UndoesAnEntryThatFailsHalfwayAndKeepsItsNeighbours) {
  std::promise<void> go;
  Answer blocked = Block(go);
  Answer before = Add(Appending(EvidenceOf("r1"))),
         bad = Add(Appending(EvidenceOf("fails halfway"))),
         after = Add(Appending(EvidenceOf("r2")));
  go.set_value();
  EXPECT_EQ(before.get()->position, 2);
  EXPECT_EQ(bad.get().status().message(), "halfway");
  EXPECT_EQ(after.get()->position, 3);
  EXPECT_EQ(VerifyLedger(**store_->Read(), {})->problem_count, 0);
}

TEST_F(GroupCommitTest, GoesOnAfterAFullDisk) {
  store_->fails_with = absl::ResourceExhaustedError("full");
  EXPECT_FALSE(Add(Appending(EvidenceOf("r1"))).get().ok());
  store_->fails_with = absl::OkStatus();
  EXPECT_EQ(Add(Appending(EvidenceOf("r2"))).get()->position, 2);
  EXPECT_EQ(VerifyLedger(**store_->Read(), {})->problem_count, 0);
}

TEST_F(GroupCommitTest, RecordsNothingMoreOnceTheDiskFailed) {
  store_->fails_with = absl::InternalError("sync failed");
  EXPECT_EQ(Add(Appending(EvidenceOf("r1"))).get().status().code(), absl::StatusCode::kInternal);
  store_->fails_with = absl::OkStatus();
  EXPECT_EQ(Add(Appending(EvidenceOf("r2"))).get().status().code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(Size(), 2);
}

TEST_F(GroupCommitTest, DoesWhatWasAcceptedBeforeItGoes) {
  std::vector<Answer> answers;
  for (int i = 0; i < 50; ++i) answers.push_back(Add(Appending(EvidenceOf(absl::StrCat("r", i)))));
  group_commit_ = nullptr;
  for (Answer& answer : answers) EXPECT_TRUE(answer.get().ok());
  EXPECT_EQ(Size(), 52);
}

TEST_F(GroupCommitTest, TakesWorkFromAnyThread) {
  std::vector<std::thread> threads;
  std::atomic<int> recorded = 0;
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 25; ++i) {
        if (Add(Appending(EvidenceOf(absl::StrCat(t, "-", i)))).get().ok()) ++recorded;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(recorded, 200);
  EXPECT_EQ(Size(), 202);
  EXPECT_EQ(VerifyLedger(**store_->Read(), {})->problem_count, 0);
}

}  // namespace
}  // namespace fairstart
