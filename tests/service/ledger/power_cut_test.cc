// The power goes at any moment, and no acknowledged entry goes with it.
//
// FAIRSTART_COUNT cuts (a few dozen unless told otherwise), chosen from FAIRSTART_SEED on. A long
// run: FAIRSTART_COUNT=20000 build/release/tests/service_ledger_test --gtest_filter='PowerCut.*'
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <condition_variable>
#include <map>
#include <mutex>
#include <random>
#include <string>

#include "absl/strings/str_cat.h"
#include "service/ledger/verify.h"
#include "tests/service/ledger/ledger_fixture.h"
#include "tests/service/ledger/test_disk.h"
#include "tests/service/ledger/test_size.h"

namespace fairstart {
namespace {

// What was answered: position → the content's bytes; empty once it is erased.
using Acknowledged = std::map<int64_t, std::string>;

// One ledger on one disk, with requests in bursts, and a cut now and then.
class Round {
 public:
  Round(uint64_t seed, bool never_syncs, uint64_t cuts) : random_(seed), cuts_left_(cuts) {
    disk_.never_syncs = never_syncs;
  }

  // How many cuts there were, and the first that lost something, or "".
  uint64_t cuts() const { return cuts_; }
  const std::string& lost() const { return lost_; }

  void Run() {
    LedgerOptions options;
    options.file_system = disk_.name();
    disk_.before_each_change = [this] { MaybeCut(); };
    ASSERT_TRUE(Ledger::Create(file_, "a", key_, options).ok());
    created_ = true;
    for (int opening = 0; opening < 3; ++opening) {
      const auto ledger = Ledger::Open(file_, key_, options);
      ASSERT_TRUE(ledger.ok()) << ledger.status();
      for (int burst = 0; burst < 12; ++burst) AppendBurst(**ledger);
    }
    disk_.before_each_change = nullptr;
  }

 private:
  // Several requests in flight at a time, answered in the writer's own time.
  void AppendBurst(Ledger& ledger) {
    const uint64_t requests = 1 + random_() % 8;
    std::unique_lock<std::mutex> lock(mutex_);
    waiting_ += requests;
    for (uint64_t i = 0; i < requests; ++i) {
      NewEntry entry = NextEntry();
      const std::string bytes = entry.content.SerializeAsString();
      const v1::Erasure erasure = entry.content.erasure();
      lock.unlock();
      ledger.Append(std::move(entry), [this, bytes, erasure](const absl::StatusOr<Receipt>& r) {
        EXPECT_TRUE(r.ok()) << r.status();
        const std::lock_guard<std::mutex> answered(mutex_);
        if (r.ok()) acknowledged_[r->position] = bytes;
        for (const int64_t position : erasure.positions()) acknowledged_[position] = "";
        if (--waiting_ == 0) all_answered_.notify_one();
      });
      lock.lock();
    }
    all_answered_.wait(lock, [this] { return waiting_ == 0; });
    // Erased while it was only asked for: what a cut leaves may have it or not.
    erasing_.clear();
  }

  // REQUIRES: mutex_ is held.
  NewEntry NextEntry() {
    const std::string id = absl::StrCat("r", ++requests_);
    if (random_() % 12 == 0) {
      for (const auto& [position, bytes] : acknowledged_) {
        if (bytes.empty() || erasing_.contains(position) || bytes.size() < 3000) continue;
        erasing_[position] = true;
        return ErasureOf(id, {position});
      }
    }
    return CaseOf(id, std::string(random_() % 20000, 'x'), absl::StrCat("p", random_() % 5));
  }

  void MaybeCut() {
    Acknowledged acknowledged;
    std::map<int64_t, bool> erasing;
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      if (cuts_left_ == 0 || !lost_.empty() || cut_chance_() % 40 != 0) return;
      --cuts_left_;
      ++cuts_;
      acknowledged = acknowledged_;
      erasing = erasing_;
    }
    const ScratchFolder left;
    disk_.LeaveAfterCut(cut_chance_, left.path());
    lost_ = WhatIsLost(left.path() / file_.filename(), acknowledged, erasing);
  }

  // Switches on again; "" when everything is as it was acknowledged.
  std::string WhatIsLost(const std::filesystem::path& file, const Acknowledged& acknowledged,
                         const std::map<int64_t, bool>& erasing) {
    const auto ledger = Ledger::Open(file, key_);
    if (!ledger.ok()) return created_ ? ledger.status().ToString() : "";
    // It must go on as well as be read.
    if (const auto more = (*ledger)->Append(EvidenceOf("after")); !more.ok()) {
      return more.status().ToString();
    }
    const auto now = *(*ledger)->Read();
    const absl::StatusOr<LedgerReport> report = VerifyLedger(now->store(), {});
    if (!report.ok()) return report.status().ToString();
    if (report->problem_count > 0) {
      return report->problems[0].where + ": " + report->problems[0].what;
    }
    for (const auto& [position, bytes] : acknowledged) {
      const auto stored = (*now)->Stored(position);
      if (!stored.ok()) return absl::StrCat("entry ", position, " is not there");
      if (erasing.contains(position)) continue;
      if (stored->content.value_or("") != bytes) {
        return absl::StrCat("entry ", position, " is not as it was acknowledged");
      }
    }
    return "";
  }

  TestDisk disk_;
  ScratchFolder folder_;
  const std::filesystem::path file_ = folder_.path() / "test.ledger";
  const SigningKey key_ = SigningKey::Generate();
  std::atomic<bool> created_ = false;

  std::mt19937_64 random_;
  std::mt19937_64 cut_chance_{random_()};

  std::mutex mutex_;
  std::condition_variable all_answered_;
  uint64_t requests_ = 0;
  uint64_t waiting_ = 0;
  Acknowledged acknowledged_;
  std::map<int64_t, bool> erasing_;
  uint64_t cuts_left_;
  uint64_t cuts_ = 0;
  std::string lost_;
};

// Rounds until there were so many cuts or something was lost; what that was.
std::string CutPower(bool never_syncs, uint64_t cuts) {
  uint64_t made = 0;
  for (uint64_t seed = TestSeed(); made < cuts; ++seed) {
    Round round(seed, never_syncs, cuts - made);
    round.Run();
    made += round.cuts();
    if (!round.lost().empty()) {
      return absl::StrCat("FAIRSTART_SEED=", seed, ", cut ", made, ": ", round.lost());
    }
  }
  return "";
}

TEST(PowerCut, LosesNothingThatWasAcknowledged) { EXPECT_EQ(CutPower(false, TestCount(60)), ""); }

// The same without syncs loses something: so the test above would see it.
TEST(PowerCut, LosesSomethingWhereNothingIsSynced) { EXPECT_NE(CutPower(true, 200), ""); }

}  // namespace
}  // namespace fairstart
