// A ledger of a test's own, and entries to put into it.
#ifndef FAIRSTART_TESTS_SERVICE_LEDGER_LEDGER_FIXTURE_H_
#define FAIRSTART_TESTS_SERVICE_LEDGER_LEDGER_FIXTURE_H_

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "service/ledger/ledger.h"
#include "tests/service/scratch_folder.h"

namespace fairstart {

// A clock that a test sets, from 1 July 2017, 9 o'clock. Each look takes a millisecond.
class SetClock {
 public:
  absl::Time operator()() const { return *now_ += absl::Milliseconds(1); }
  void Set(absl::Time now) { *now_ = now; }
  void Advance(absl::Duration by) { *now_ += by; }
  absl::Time now() const { return *now_; }

 private:
  std::shared_ptr<absl::Time> now_ = std::make_shared<absl::Time>(
      absl::FromCivil(absl::CivilSecond(2017, 7, 1, 9), absl::UTCTimeZone()));
};

inline NewEntry EntryOf(const std::string& request_id, const std::string& person = "CL-0042") {
  NewEntry entry;
  entry.content.set_request_id(request_id);
  entry.content.set_case_reference(person);
  entry.content.set_said_by("pa-7");
  return entry;
}

inline NewEntry EvidenceOf(const std::string& request_id, const std::string& person = "CL-0042") {
  NewEntry entry = EntryOf(request_id, person);
  v1::Evidence& evidence = *entry.content.mutable_evidence();
  evidence.set_id(request_id);
  evidence.set_kind("proof_of_earnings");
  evidence.set_received_on("2017-06-30");
  return entry;
}

inline NewEntry PaymentOf(const std::string& request_id, int64_t pence,
                          const std::string& person = "CL-0042") {
  NewEntry entry = EntryOf(request_id, person);
  v1::Payment& payment = *entry.content.mutable_payment();
  payment.set_id(request_id);
  payment.mutable_line()->set_entitlement("clothing");
  payment.mutable_amount()->set_pence(pence);
  return entry;
}

inline NewEntry CaseOf(const std::string& request_id, const std::string& facts,
                       const std::string& person = "CL-0042") {
  NewEntry entry = EntryOf(request_id, person);
  entry.content.mutable_case_received()->set_case_facts(facts);
  return entry;
}

inline NewEntry ErasureOf(const std::string& request_id, std::initializer_list<int64_t> positions) {
  NewEntry entry = EntryOf(request_id, "");
  for (const int64_t position : positions) entry.content.mutable_erasure()->add_positions(position);
  entry.content.mutable_erasure()->set_basis("75 years from birth");
  return entry;
}

// Whoever derives from it gets a new ledger that is open.
class LedgerTest : public testing::Test {
 protected:
  // A new ledger has its key and its descriptors.
  static constexpr int64_t kFirst = 2;

  LedgerTest() {
    const absl::Status created = Ledger::Create(file_, kOrigin, key_, Options());
    EXPECT_TRUE(created.ok()) << created;
    Open();
  }

  static constexpr char kOrigin[] = "fairstart.example/test";

  LedgerOptions Options() const {
    LedgerOptions options;
    options.clock = clock_;
    return options;
  }

  void Open() {
    ledger_ = nullptr;
    absl::StatusOr<std::unique_ptr<Ledger>> opened = Ledger::Open(file_, key_, Options());
    ASSERT_TRUE(opened.ok()) << opened.status();
    ledger_ = *std::move(opened);
  }

  void Close() { ledger_ = nullptr; }

  // The position that it got; -1, and a failure, if it was refused.
  int64_t Add(NewEntry entry) {
    const absl::StatusOr<Receipt> receipt = ledger_->Append(std::move(entry));
    EXPECT_TRUE(receipt.ok()) << receipt.status();
    return receipt.ok() ? receipt->position : -1;
  }

  // Why it was refused.
  absl::Status Refused(NewEntry entry) { return ledger_->Append(std::move(entry)).status(); }

  std::unique_ptr<LedgerSnapshot> Now() const {
    absl::StatusOr<std::unique_ptr<LedgerSnapshot>> snapshot = ledger_->Read();
    EXPECT_TRUE(snapshot.ok()) << snapshot.status();
    return *std::move(snapshot);
  }

  ScratchFolder folder_;
  const std::filesystem::path file_ = folder_.path() / "test.ledger";
  SigningKey key_ = SigningKey::Generate();
  SetClock clock_;
  std::unique_ptr<Ledger> ledger_;
};

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_SERVICE_LEDGER_LEDGER_FIXTURE_H_
