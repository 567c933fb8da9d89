// What is paid stays within what may be paid: a sum within its cap, all payments within a cap or
// pot, and what is left never below nothing. See tests/properties/asking.h for the long run.
//
// Whatever a case gives up to a limit is paid out in parts, payment by payment, until nothing is
// left; after each payment the case is asked about again.
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>

#include "tests/properties/asking.h"

namespace fairstart {
namespace {

using reference::DayNumber;

bool IsPayable(const v1::Line& line) {
  return line.outcome() == v1::OUTCOME_ENTITLED || line.outcome() == v1::OUTCOME_SUBJECT_TO;
}

std::string NameOf(const v1::Line& line) {
  return line.entitlement() + "[" + line.instance() + "]";
}

struct Count {
  int lines = 0;    // payable ones with a sum or a cap
  int capped = 0;   // of them, those with a cap
  int limited = 0;  // and those of which it is said what is left
  int payments = 0;
  int paid_out = 0;  // lines of which nothing is left in the end
};

// What is wrong with the sums of one line.
std::string WrongSums(const v1::Line& line) {
  const v1::Given& given = line.given();
  std::string wrong;
  if (given.amount().pence() < 0) wrong += "the sum is below nothing; ";
  if (given.has_amount() && given.has_cap() && given.amount().pence() > given.cap().pence()) {
    wrong += "the sum is above the cap; ";
  }
  if (!line.limits().has_left()) return wrong;
  const int64_t paid = line.limits().paid().pence();
  const int64_t left = line.limits().left().pence();
  if (left < 0) wrong += "less than nothing is left; ";
  // Of a one-off without a cap the limit is its sum.
  const int64_t limit = given.has_cap() ? given.cap().pence() : given.amount().pence();
  if (left > 0 && paid + left > limit) wrong += "paid and left are more than the cap; ";
  return wrong;
}

std::string InWords(const v1::Line& line) {
  return NameOf(line) + " sum " + std::to_string(line.given().amount().pence()) + "p, cap " +
         std::to_string(line.given().cap().pence()) + "p, paid " +
         std::to_string(line.limits().paid().pence()) + "p, left " +
         std::to_string(line.limits().left().pence()) + "p";
}

void LookAtSums(const v1::Finding& finding, const std::string& where, Count& count) {
  for (const v1::Line& line : finding.lines()) {
    if (!IsPayable(line)) continue;
    if (line.given().has_amount() || line.given().has_cap()) ++count.lines;
    if (line.given().has_cap()) ++count.capped;
    if (line.limits().has_left()) ++count.limited;
    EXPECT_EQ(WrongSums(line), "") << InWords(line) << "\n" << where;
  }
}

const v1::Line* Find(const v1::Finding& finding, const v1::Line& line) {
  for (const v1::Line& other : finding.lines()) {
    if (other.entitlement() == line.entitlement() && other.instance() == line.instance()) {
      return &other;
    }
  }
  return nullptr;
}

// The key of the home on a day; that of no home where nobody says it. What is paid once for a home
// counts for the one that the payment names.
std::string HomeOn(const v1::CaseFacts& facts, DayNumber as_of) {
  std::string home = "no-home";
  for (const v1::LivingArrangement& one : facts.living_arrangements().records()) {
    const auto first = reference::ParseDay(one.first_day());
    const auto last = reference::ParseDay(one.last_day().date());
    const bool is_present =
        first.has_value() && *first <= as_of && (!last.has_value() || as_of <= *last);
    if (is_present && one.has_home()) home = one.home();
  }
  return home;
}

// Pays a line in parts until nothing is left of it.
void PayOut(const GeneratedCase& asked, DayNumber as_of, const v1::Line& line, Dice& dice,
            const std::string& where, Count& count) {
  v1::Record record = *asked.record;
  v1::Line now = line;
  int64_t paid_here = 0;
  for (int i = 0; now.limits().left().pence() > 0; ++i) {
    const int64_t left = now.limits().left().pence();
    // The fourth payment takes all that is left.
    const int64_t part = i == 3 ? left : dice.Between(1, left);
    v1::Payment& payment = *record.add_payments();
    payment.set_id("the-payment-" + std::to_string(i));
    payment.mutable_line()->set_entitlement(line.entitlement());
    payment.mutable_line()->set_instance(line.instance());
    // For the day on which the line is judged, in whose year it counts.
    const std::string& own_day = line.first_day().empty() ? line.arises() : line.first_day();
    if (!own_day.empty()) payment.set_first_day(own_day);
    payment.mutable_amount()->set_pence(part);
    payment.set_paid_on(reference::FormatDay(as_of));
    payment.set_home(HomeOn(asked.facts, as_of));
    ++count.payments;
    paid_here += part;
    const auto answer = AskForEntitlement(line.entitlement(), asked.facts, record, as_of);
    ASSERT_TRUE(answer.has_value()) << InWords(line) << "\n" << where;
    const v1::Line* next = Find(*answer, line);
    // Of a one-off that has been paid the line may go; what is left then is nothing.
    if (next == nullptr || !IsPayable(*next) || !next->limits().has_left()) return;
    EXPECT_EQ(WrongSums(*next), "") << InWords(*next) << "\n" << where;
    if (next->given().cap().pence() != line.given().cap().pence() ||
        (!line.given().has_cap() &&
         next->given().amount().pence() != line.given().amount().pence())) {
      // The rule looks at payments itself, and has another limit now.
      return;
    }
    const int64_t left_now = next->limits().left().pence();
    EXPECT_EQ(left_now, left - part) << InWords(*next) << " after a payment of " << part << "p\n"
                                     << where;
    EXPECT_EQ(next->limits().paid().pence(), line.limits().paid().pence() + paid_here)
        << InWords(*next) << "\n"
        << where;
    if (left_now >= left) return;
    now = *next;
  }
  if (now.limits().left().pence() == 0) ++count.paid_out;
  // Too much paid by mistake leaves nothing, not less.
  if (paid_here == 0) return;
  const v1::Payment last = record.payments(record.payments_size() - 1);
  v1::Payment& mistake = *record.add_payments();
  mistake = last;
  mistake.set_id("the-mistake");
  const auto answer = AskForEntitlement(line.entitlement(), asked.facts, record, as_of);
  const v1::Line* next = answer.has_value() ? Find(*answer, line) : nullptr;
  if (next == nullptr || !next->limits().has_left()) return;
  EXPECT_EQ(next->limits().left().pence(), 0) << InWords(*next) << "\n" << where;
}

// Pays all that is left of every line, one after the other, and looks whether any limit was passed:
// lines that draw on one pot leave each other less.
void PayOutTogether(const GeneratedCase& asked, DayNumber as_of, const v1::Finding& finding,
                    const std::string& where, Count& count) {
  v1::Record record = *asked.record;
  for (const v1::Line& line : finding.lines()) {
    if (!IsPayable(line) || !line.limits().has_left()) continue;
    const auto answer = AskForEntitlement(line.entitlement(), asked.facts, record, as_of);
    const v1::Line* now = answer.has_value() ? Find(*answer, line) : nullptr;
    if (now == nullptr || !IsPayable(*now) || now->limits().left().pence() == 0) continue;
    v1::Payment& payment = *record.add_payments();
    payment.set_id("payment-of-all-" + std::to_string(record.payments_size()));
    payment.mutable_line()->set_entitlement(line.entitlement());
    payment.mutable_line()->set_instance(line.instance());
    const std::string& own_day = line.first_day().empty() ? line.arises() : line.first_day();
    if (!own_day.empty()) payment.set_first_day(own_day);
    payment.mutable_amount()->set_pence(now->limits().left().pence());
    payment.set_paid_on(reference::FormatDay(as_of));
    payment.set_home(HomeOn(asked.facts, as_of));
    ++count.payments;
  }
  const auto answer = Ask(asked.facts, record, as_of);
  ASSERT_TRUE(std::holds_alternative<v1::Finding>(answer)) << where;
  for (const v1::Line& line : std::get<v1::Finding>(answer).lines()) {
    if (!IsPayable(line) || !line.given().has_cap() || !line.limits().has_left()) continue;
    // Of two limits it is said what is left of the narrower one, which may be less than what the
    // other leaves.
    EXPECT_LE(line.limits().paid().pence() + line.limits().left().pence(),
              line.given().cap().pence())
        << InWords(line) << "\n"
        << where;
  }
}

void LookAtLimits(const GeneratedCase& asked, DayNumber as_of, Dice& dice, const std::string& where,
                  Count& count) {
  GeneratedCase with_record = asked;
  // What was paid is only known of those with a record, be it empty.
  if (!with_record.record.has_value()) with_record.record.emplace();
  const auto answer = Ask(with_record.facts, with_record.record, as_of);
  const auto* finding = std::get_if<v1::Finding>(&answer);
  if (finding == nullptr) return;
  LookAtSums(*finding, where, count);
  for (const v1::Line& line : finding->lines()) {
    if (IsPayable(line) && line.limits().has_left()) {
      PayOut(with_record, as_of, line, dice, where, count);
    }
  }
  PayOutTogether(with_record, as_of, *finding, where, count);
}

void Print(const Count& count) {
  std::cout << count.lines << " payable lines with a sum, " << count.capped << " of them capped; "
            << count.limited << " say what is left, and were paid in " << count.payments
            << " payments, " << count.paid_out << " to the last penny\n";
}

TEST(Limits, HoldForPeopleOfTheScenarios) {
  Count count;
  ForEachScenario(150, [&](const GeneratedCase& asked, const std::string& name) {
    Dice dice(asked.days.size());
    for (const DayNumber as_of : asked.days) {
      LookAtLimits(asked, as_of, dice, name + " on " + reference::FormatDay(as_of), count);
    }
  });
  Print(count);
  EXPECT_GT(count.limited, 0);
}

TEST(Limits, HoldInGeneratedCases) {
  Count count;
  ForEachCase(50, Completeness::kMixed, [&](const GeneratedCase& generated, uint64_t seed) {
    Dice dice(seed);
    for (const DayNumber as_of : generated.days) {
      LookAtLimits(generated, as_of, dice, Where(seed, generated, as_of), count);
    }
  });
  Print(count);
  EXPECT_GT(count.limited, 0);
}

}  // namespace
}  // namespace fairstart
