// A period that is paid in parts cut by chance, in an order by chance, each of the sum that is said
// to be right.
#include <algorithm>
#include <random>
#include <variant>

#include "service/payments/reconcile.h"
#include "tests/service/ledger/test_size.h"
#include "tests/service/payments/payments_fixture.h"

namespace fairstart {
namespace {

class GeneratedPaymentsTest : public PaymentsTest {
 protected:
  // What the schedule pays for the period, of a case that is asked about as a whole.
  int64_t Scheduled(const v1::CaseFacts& facts, const std::string& first, const std::string& last) {
    Selection selection;
    selection.id = "payments";
    const auto plan = library_->Find(selection);
    Question question;
    question.facts = &facts;
    question.as_of = *ParseDay(first);
    question.entitlements = {"weekly_allowance"};
    const auto schedule = Schedule(**plan, question, *ParseDay(last));
    int64_t sum = 0;
    for (const v1::ScheduledPayment& payment : std::get<v1::Schedule>(schedule).payments())
      sum += payment.amount().pence();
    return sum;
  }
};

// Ten whole weeks, in which the young person begins to work on a day by chance. FAIRSTART_COUNT
// young people.
TEST_F(GeneratedPaymentsTest, PartsComeToWhatTheScheduleOfTheWholePays) {
  const Day first = *ParseDay("2019-06-03");
  constexpr int kDays = 70;
  const uint64_t count = TestCount(8);
  for (uint64_t seed = TestSeed(); seed < TestSeed() + count; ++seed) {
    std::mt19937_64 random(seed);
    const std::string person = absl::StrCat("person-", seed);
    v1::CaseFacts facts = PayeeFacts(person);
    auto& job = *facts.mutable_jobs()->add_records();
    job.set_id("job-1");
    const Day work = AddDays(first, static_cast<int>(random() % kDays));
    job.set_first_day(FormatDay(work));
    job.mutable_last_day()->set_not_yet(true);
    Decide("before" + person, FormatDay(PreviousDay(work)), facts);
    Decide("after" + person, FormatDay(work), facts);

    std::vector<Window> parts;
    for (int from = 0, day = 0; day < kDays; ++day) {
      if (day + 1 < kDays && random() % 4 != 0) continue;
      parts.push_back({AddDays(first, from), AddDays(first, day)});
      from = day + 1;
    }
    std::shuffle(parts.begin(), parts.end(), random);
    int64_t sum = 0;
    for (const Window& part : parts) {
      const std::string id = absl::StrCat(person, "/", FormatDay(part.first));
      v1::Payment payment = Week(id, FormatDay(part.first), FormatDay(part.last), 1);
      const int64_t right = VerdictOn(payment, person).right_amount().pence();
      payment.mutable_amount()->set_pence(right + 1);
      EXPECT_FALSE(IsPaid(Recording("over/" + id, payment, person))) << id;
      payment.mutable_amount()->set_pence(right);
      EXPECT_TRUE(IsPaid(Recording(id, payment, person))) << id;
      sum += right;
    }
    const std::string last = FormatDay(AddDays(first, kDays - 1));
    EXPECT_EQ(sum, Scheduled(facts, FormatDay(first), last)) << "seed " << seed;

    v1::ReconcileRequest request;
    request.set_case_reference(person);
    request.set_first_day(FormatDay(first));
    request.set_last_day(last);
    const auto reconciled = Reconcile(*library_, **Now(), request.SerializeAsString());
    ASSERT_TRUE(reconciled.ok()) << reconciled.status();
    for (const v1::PaymentDifference& difference : reconciled->differences()) {
      EXPECT_NE(difference.line().entitlement(), "weekly_allowance") << difference.DebugString();
    }
  }
}

}  // namespace
}  // namespace fairstart
