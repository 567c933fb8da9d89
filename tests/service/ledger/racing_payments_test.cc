// Payments that race for the last of a cap.
#include <gtest/gtest.h>

#include <atomic>
#include <random>
#include <thread>
#include <vector>

#include "service/ledger/verify.h"
#include "tests/service/ledger/ledger_fixture.h"
#include "tests/service/ledger/test_size.h"

namespace fairstart {
namespace {

class RacingPayments : public LedgerTest {};

// Each round is a person with a cap, and four threads that each pay a part of it, more than it
// bears together. FAIRSTART_COUNT rounds, of which each begins anew.
TEST_F(RacingPayments, NeverGoBeyondACap) {
  constexpr int64_t kCap = 1000;
  const int rounds = static_cast<int>(TestCount(400));
  constexpr int kThreads = 4;
  std::atomic<int> refused = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      std::mt19937_64 random(TestSeed() + static_cast<uint64_t>(t));
      for (int round = 0; round < rounds; ++round) {
        const std::string person = absl::StrCat("person-", round);
        const int64_t pence = 200 + static_cast<int64_t>(random() % 500);
        NewEntry payment = PaymentOf(absl::StrCat(person, "-", t), pence, person);
        payment.check = [person, pence](const LedgerView& before) -> absl::Status {
          int64_t paid = 0;
          const v1::Record record = *before.RecordOf(person, *before.Size());
          for (const v1::Payment& earlier : record.payments()) paid += earlier.amount().pence();
          if (paid + pence <= kCap) return absl::OkStatus();
          return absl::FailedPreconditionError("beyond the cap");
        };
        const absl::StatusOr<Receipt> receipt = ledger_->Append(payment);
        if (receipt.ok()) {
          // Asked again it is paid no second time.
          const absl::StatusOr<Receipt> again = ledger_->Append(payment);
          if (!again.ok() || again->position != receipt->position) ADD_FAILURE() << again.status();
        } else if (absl::IsFailedPrecondition(receipt.status())) {
          ++refused;
        } else {
          ADD_FAILURE() << receipt.status();
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  const auto now = Now();
  int recorded = 0;
  for (int round = 0; round < rounds; ++round) {
    int64_t paid = 0;
    const v1::Record record = *(*now)->RecordOf(absl::StrCat("person-", round), *(*now)->Size());
    for (const v1::Payment& payment : record.payments()) paid += payment.amount().pence();
    EXPECT_LE(paid, kCap) << round;
    recorded += record.payments_size();
  }
  EXPECT_EQ(recorded + refused, rounds * kThreads);
  EXPECT_GT(refused, 0);
  EXPECT_EQ(VerifyLedger(now->store(), {})->problem_count, 0);
}

}  // namespace
}  // namespace fairstart
