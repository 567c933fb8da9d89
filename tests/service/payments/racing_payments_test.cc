// Payments that race for what one pot has left.
#include <atomic>
#include <random>
#include <thread>

#include "service/ledger/verify.h"
#include "tests/service/ledger/test_size.h"
#include "tests/service/payments/payments_fixture.h"

namespace fairstart {
namespace {

class RacingPaymentsTest : public PaymentsTest {
 protected:
  static std::string Person(int round) { return absl::StrCat("person-", round); }

  // A day for each payment: two of one sum on one day would be one payment made twice.
  static std::string DayOf(int client, int number) {
    return FormatDay(AddDays(*ParseDay("2019-06-01"), client * kMostOfAClient + number));
  }

  static const std::vector<std::string>& People() {
    static const auto& people = *new std::vector<std::string>{"a", "b"};
    return people;
  }

  static constexpr int kMostOfAClient = 60;
};

// Each round is a young person with £100 for going out. Four clients pay parts of it for two
// entitlements, together more than there is, and then what is left penny by penny down to a last
// penny for which they race. FAIRSTART_COUNT rounds.
TEST_F(RacingPaymentsTest, APotHoldsToThePenny) {
  constexpr int64_t kPot = 10000;
  constexpr int kClients = 4;
  const int rounds = static_cast<int>(TestCount(12));
  for (int round = 0; round < rounds; ++round) {
    Decide("r" + Person(round), "2019-06-01", PayeeFacts(Person(round)));
  }
  std::atomic<int> paid = 0, refused = 0;
  std::vector<std::thread> clients;
  for (int client = 0; client < kClients; ++client) {
    clients.emplace_back([&, client] {
      std::mt19937_64 random(TestSeed() * kClients + static_cast<uint64_t>(client));
      for (int round = 0; round < rounds; ++round) {
        int64_t pence = 3000 + static_cast<int64_t>(random() % 3000);
        for (int number = 0; pence > 0 && number < kMostOfAClient; ++number) {
          const std::string id = absl::StrCat(Person(round), "/", client, "/", number);
          const v1::RecordRequest request = Recording(
              id, To(id, random() % 2 == 0 ? "sport" : "music", pence, DayOf(client, number)),
              Person(round));
          const absl::StatusOr<v1::RecordResponse> response = Pay(request);
          if (!response.ok()) {
            ADD_FAILURE() << response.status();
            break;
          }
          ++(response->has_recorded() ? paid : refused);
          if (response->has_recorded()) continue;
          // What was left when it was refused; others may have taken it since.
          const v1::PaymentVerdict& verdict = response->verdict();
          EXPECT_TRUE(verdict.verdict() == v1::VERDICT_REJECT && verdict.has_left());
          EXPECT_LT(verdict.left().pence(), pence);
          pence = verdict.left().pence() > 1 ? verdict.left().pence() / 2 : verdict.left().pence();
        }
      }
    });
  }
  for (std::thread& client : clients) client.join();
  const auto now = Now();
  for (int round = 0; round < rounds; ++round) {
    int64_t sum = 0;
    const v1::Record record = *(*now)->RecordOf(Person(round), *(*now)->Size());
    for (const v1::Payment& payment : record.payments()) sum += payment.amount().pence();
    EXPECT_EQ(sum, kPot) << round;
  }
  EXPECT_GT(refused, 0);
  EXPECT_GT(paid, rounds);
  EXPECT_EQ(VerifyLedger(now->store(), {})->problem_count, 0);
}

// Two young people of one home, whose clients race for the food of the home.
TEST_F(RacingPaymentsTest, ThePotOfAHomeHoldsForAllWhoLiveThere) {
  const int rounds = static_cast<int>(TestCount(6));
  for (int round = 0; round < rounds; ++round) {
    const std::string home = absl::StrCat("home-of-", round);
    for (const std::string& who : People()) {
      v1::CaseFacts facts = PayeeFacts(who + home);
      facts.mutable_living_arrangements()->mutable_records(0)->set_home(home);
      Decide("r" + who + home, "2019-06-01", facts);
    }
    std::atomic<int64_t> sum = 0;
    std::vector<std::thread> clients;
    for (const std::string& who : People()) {
      clients.emplace_back([&, who] {
        for (int number = 0; number < 5; ++number) {
          const std::string id = absl::StrCat(who, home, number);
          v1::Payment payment = To(id, "first_food", 2000 - round % 7, DayOf(who == "a", number));
          payment.set_home(home);
          if (IsPaid(Recording(id, payment, who + home))) sum += payment.amount().pence();
        }
      });
    }
    for (std::thread& client : clients) client.join();
    // £80 bears four of them.
    EXPECT_EQ(sum, 4 * (2000 - round % 7)) << round;
  }
}

}  // namespace
}  // namespace fairstart
