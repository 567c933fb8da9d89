// A schedule pays each day of what is paid by the week once, at the rate of that day's finding;
// pays once what is due on a day; and its sums are exact. What was paid for many days is booked on
// its line's payments, all of it and nothing else. See tests/properties/asking.h for the long run.
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "tests/properties/asking.h"
#include "tests/properties/dice.h"

namespace fairstart {
namespace {

using reference::DayNumber;

// What a finding says of a line on one day, as far as a payment shows it.
struct Rate {
  v1::Outcome outcome = v1::OUTCOME_UNSPECIFIED;
  int64_t pence = 0;
};

// Name, instance and day.
using LineDay = std::tuple<std::string, std::string, std::string>;

bool IsOfItsOwnDay(const v1::Line& line) {
  return !line.arises().empty() || (!line.instance().empty() && !line.first_day().empty());
}

bool IsPayable(const v1::Line& line) {
  return line.outcome() == v1::OUTCOME_ENTITLED || line.outcome() == v1::OUTCOME_SUBJECT_TO;
}

v1::PaymentState StateFor(v1::Outcome outcome) {
  return outcome == v1::OUTCOME_ENTITLED ? v1::PAYMENT_STATE_DUE : v1::PAYMENT_STATE_AWAITS_RECORD;
}

// The nearest whole number to sevenths / 7; a half cannot be.
int64_t RoundSevenths(int64_t sevenths) { return (2 * sevenths + 7) / 14; }

struct Count {
  int64_t days = 0;
  int64_t payments = 0;
  int64_t dated = 0;
};

class Check {
 public:
  Check(const GeneratedCase& asked, std::string where, Count& count)
      : asked_(asked), where_(std::move(where)), count_(count) {}

  void Period(DayNumber first, DayNumber last) {
    const Question question = QuestionOf(asked_.facts, asked_.record, first);
    const auto answer = Schedule(TestedPlan(), question, AddDays(question.as_of, last - first));
    if (!std::holds_alternative<v1::Schedule>(answer)) return;
    const v1::Schedule& schedule = std::get<v1::Schedule>(answer);
    const std::string first_day = reference::FormatDay(first),
                      last_day = reference::FormatDay(last);
    for (DayNumber day = first; day <= last; ++day) ReadDay(day, first_day, last_day);
    for (const v1::ScheduledPayment& payment : schedule.payments()) {
      ++count_.payments;
      CheckPayment(payment, first_day, last_day);
    }
    EXPECT_TRUE(weekly_.empty()) << std::get<0>(weekly_.begin()->first) << " of "
                                 << std::get<2>(weekly_.begin()->first) << " is in no payment"
                                 << where_;
    EXPECT_TRUE(dated_.empty()) << dated_.begin()->first.first << " is in no payment" << where_;
    CheckTotal(schedule);
  }

 private:
  void ReadDay(DayNumber day, const std::string& first_day, const std::string& last_day) {
    const auto answer = Ask(asked_.facts, asked_.record, day);
    ASSERT_TRUE(std::holds_alternative<v1::Finding>(answer));
    const std::string text = reference::FormatDay(day);
    for (const v1::Line& line : std::get<v1::Finding>(answer).lines()) {
      if (!IsPayable(line) || !line.given().has_amount()) continue;
      const bool by_the_week = line.given().unit() == v1::UNIT_PENCE_PER_WEEK;
      if (IsOfItsOwnDay(line)) {
        const std::string& due = !line.paid_on().empty() ? line.paid_on()
                                 : line.arises().empty() ? line.first_day()
                                                         : line.arises();
        if (by_the_week || due < first_day || due > last_day) continue;
        dated_[{line.entitlement(), line.instance()}] = {line.outcome(),
                                                         line.given().amount().pence()};
      } else if (by_the_week) {
        if (!line.first_day().empty() && text < line.first_day()) continue;
        if (!line.last_day().empty() && text > line.last_day()) continue;
        weekly_[{line.entitlement(), line.instance(), text}] = {line.outcome(),
                                                                line.given().amount().pence()};
      }
    }
  }

  void CheckPayment(const v1::ScheduledPayment& payment, const std::string& first_day,
                    const std::string& last_day) {
    int64_t sevenths = 0;
    int64_t whole = 0;
    bool all_known = true;
    for (const v1::PaymentShare& share : payment.shares()) {
      all_known = all_known && share.has_amount();
      if (share.unit() == v1::UNIT_PENCE_PER_WEEK) {
        sevenths += share.amount().pence() * share.days();
        TakeDays(payment, share, first_day, last_day);
      } else {
        whole += share.amount().pence();
        TakeDated(payment, share);
      }
    }
    ASSERT_EQ(payment.has_amount(), all_known) << payment.ShortDebugString() << where_;
    if (!all_known || payment.kind() == v1::PAYMENT_KIND_REPAYMENT) return;
    EXPECT_EQ(payment.amount().pence(), whole + RoundSevenths(sevenths))
        << payment.ShortDebugString() << where_;
    const bool counts = payment.state() == v1::PAYMENT_STATE_DUE && !payment.due().empty();
    all_ += counts ? payment.amount().pence() : 0;
  }

  // Each of the share's days in the period must be one on which the line is so; none may come
  // again.
  void TakeDays(const v1::ScheduledPayment& payment, const v1::PaymentShare& share,
                const std::string& first_day, const std::string& last_day) {
    const auto first = ParseDay(share.first_day());
    ASSERT_TRUE(first.ok());
    for (int i = 0; i < share.days(); ++i) {
      const std::string day = FormatDay(AddDays(*first, i));
      const bool is_listed = seen_.insert({payment.name(), share.instance(), day}).second;
      EXPECT_TRUE(is_listed) << payment.name() << " pays " << day << " twice" << where_;
      if (day < first_day || day > last_day || !share.has_amount()) continue;
      const auto found = weekly_.find({payment.name(), share.instance(), day});
      // What is for a period of its own is seen by its own day.
      if (found == weekly_.end() && !share.instance().empty()) continue;
      ASSERT_TRUE(found != weekly_.end()) << payment.name() << " is not due on " << day << where_;
      EXPECT_EQ(share.amount().pence(), found->second.pence)
          << payment.name() << " on " << day << where_;
      EXPECT_EQ(payment.state(), StateFor(found->second.outcome))
          << payment.name() << " on " << day << where_;
      weekly_.erase(found);
      ++count_.days;
    }
  }

  void TakeDated(const v1::ScheduledPayment& payment, const v1::PaymentShare& share) {
    const auto found = dated_.find({payment.name(), share.instance()});
    if (found == dated_.end()) return;
    EXPECT_EQ(share.amount().pence(), found->second.pence) << payment.ShortDebugString() << where_;
    EXPECT_EQ(payment.state(), StateFor(found->second.outcome))
        << payment.ShortDebugString() << where_;
    dated_.erase(found);
    ++count_.dated;
  }

  void CheckTotal(const v1::Schedule& schedule) {
    for (const v1::ScheduleTotal& total : schedule.totals()) {
      if (total.by() != v1::TOTAL_BY_NOTHING) continue;
      EXPECT_EQ(total.regular().pence() + total.one_off().pence() + total.actual_cost().pence(),
                all_)
          << where_;
    }
  }

  const GeneratedCase& asked_;
  const std::string where_;
  Count& count_;
  std::map<LineDay, Rate> weekly_;                             // not yet in a payment
  std::map<std::pair<std::string, std::string>, Rate> dated_;  // not yet in a payment
  std::set<LineDay> seen_;
  int64_t all_ = 0;
};

void Print(const Count& count) {
  std::cout << count.days << " days paid by the week and " << count.dated
            << " sums due on a day, each in one of " << count.payments << " payments\n";
}

TEST(Schedule, PaysEachDayOfAGeneratedLifeOnce) {
  Count count;
  ForEachCase(2, Completeness::kMixed, [&](const GeneratedCase& asked, uint64_t seed) {
    constexpr int kDays = 100;
    Check(asked, " (seed " + std::to_string(seed) + ")", count)
        .Period(asked.days.front(), asked.days.front() + kDays);
  });
  Print(count);
}

TEST(Schedule, PaysEachDayOfAScenarioOnce) {
  Count count;
  ForEachScenario(4, [&](const GeneratedCase& asked, const std::string& name) {
    constexpr int kDays = 100;
    Check(asked, " (" + name + ")", count)
        .Period(asked.days.front() - kDays / 2, asked.days.front() + kDays / 2);
  });
  Print(count);
}

// ---- What was paid.

using LineKey = std::pair<std::string, std::string>;
using ByLine = std::map<LineKey, std::vector<const v1::ScheduledPayment*>>;

// Payments by the week, in order of days.
ByLine WeeksOf(const v1::Schedule& schedule) {
  ByLine weeks;
  for (const v1::ScheduledPayment& payment : schedule.payments()) {
    const v1::PaymentShare& share = payment.shares(0);
    if (share.unit() != v1::UNIT_PENCE_PER_WEEK || share.first_day().empty()) continue;
    weeks[{payment.name(), payment.instance()}].push_back(&payment);
  }
  return weeks;
}

v1::Payment& Pay(const LineKey& line, const std::string& first, const std::string& last,
                 int64_t pence, v1::Record& record) {
  v1::Payment& payment = *record.add_payments();
  payment.set_id("paid-" + std::to_string(record.payments_size()));
  payment.mutable_line()->set_entitlement(line.first);
  if (!line.second.empty()) payment.mutable_line()->set_instance(line.second);
  payment.set_first_day(first);
  payment.set_last_day(last);
  payment.set_paid_on(first);
  payment.mutable_amount()->set_pence(pence);
  return payment;
}

// A generated life over a hundred days, on whose record stand no payments but those put there.
class PaidLife {
 public:
  explicit PaidLife(const GeneratedCase& asked)
      : facts_(asked.facts),
        first_(asked.days.front()),
        record_(asked.record.value_or(v1::Record())) {
    record_.clear_payments();
  }

  DayNumber first() const { return first_; }
  DayNumber last() const { return first_ + 100; }
  v1::Record& record() { return record_; }

  std::optional<v1::Schedule> Schedule() const {
    const std::optional<v1::Record> record = record_;
    const Question question = QuestionOf(facts_, record, first_);
    auto answer =
        fairstart::Schedule(TestedPlan(), question, AddDays(question.as_of, last() - first_));
    if (!std::holds_alternative<v1::Schedule>(answer)) return std::nullopt;
    return std::get<v1::Schedule>(std::move(answer));
  }

 private:
  const v1::CaseFacts& facts_;
  const DayNumber first_;
  v1::Record record_;
};

TEST(Schedule, BooksOnALineWhatWasPaidForDaysOfItToThePenny) {
  int64_t lines = 0, payments = 0;
  ForEachCase(20, Completeness::kComplete, [&](const GeneratedCase& asked, uint64_t seed) {
    PaidLife life(asked);
    const auto unpaid = life.Schedule();
    if (!unpaid.has_value()) return;
    Dice dice(seed);
    for (const auto& [line, weeks] : WeeksOf(*unpaid)) {
      for (int64_t number = dice.Between(1, 4); number > 0; --number) {
        const DayNumber first = dice.Between(life.first(), life.last());
        const DayNumber last = std::min(life.last(), first + dice.Between(0, 40));
        const v1::Payment made = Pay(line, reference::FormatDay(first), reference::FormatDay(last),
                                     dice.Between(0, 50000), life.record());
        if (!dice.Chance(30)) continue;
        Pay(line, made.first_day(), made.last_day(), -dice.Between(0, made.amount().pence()),
            life.record())
            .set_reverses(made.id());
      }
    }
    const auto paid = life.Schedule();
    ASSERT_TRUE(paid.has_value()) << "seed " << seed;
    for (const auto& [line, weeks] : WeeksOf(*paid)) {
      int64_t booked = 0, recorded = 0;
      for (const v1::ScheduledPayment* week : weeks) booked += week->paid().pence();
      for (const v1::Payment& made : life.record().payments()) {
        if (LineKey(made.line().entitlement(), made.line().instance()) != line) continue;
        const bool is_for_some = std::any_of(weeks.begin(), weeks.end(), [&](const auto* week) {
          return std::any_of(week->shares().begin(), week->shares().end(), [&](const auto& share) {
            return share.first_day() <= made.last_day() && made.first_day() <= share.last_day();
          });
        });
        if (!is_for_some) continue;
        recorded += made.amount().pence();
        ++payments;
      }
      EXPECT_EQ(booked, recorded) << line.first << " " << line.second << " (seed " << seed << ")";
      ++lines;
    }
  });
  std::cout << payments << " payments for days of " << lines << " lines\n";
}

int64_t MostOf(const v1::ScheduledPayment& payment) {
  return payment.has_amount() ? payment.amount().pence() : payment.at_most().pence();
}

bool AreBounded(const std::vector<const v1::ScheduledPayment*>& payments) {
  return std::all_of(payments.begin(), payments.end(), [](const auto* payment) {
    return payment->has_amount() || payment->has_at_most();
  });
}

bool AreOfTheSameSums(const std::vector<const v1::ScheduledPayment*>& a,
                      const std::vector<const v1::ScheduledPayment*>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto* one, const auto* other) {
    return one->first_day() == other->first_day() && one->last_day() == other->last_day() &&
           MostOf(*one) == MostOf(*other);
  });
}

TEST(Schedule, SettlesEachWeekByOnePaymentForAll) {
  int64_t settled = 0;
  ForEachCase(20, Completeness::kComplete, [&](const GeneratedCase& asked, uint64_t seed) {
    PaidLife life(asked);
    const auto unpaid = life.Schedule();
    if (!unpaid.has_value()) return;
    ByLine due_weeks = WeeksOf(*unpaid);
    std::erase_if(due_weeks, [](const auto& line) { return !AreBounded(line.second); });
    for (const auto& [line, weeks] : due_weeks) {
      int64_t due = 0;
      std::string last;
      for (const v1::ScheduledPayment* week : weeks) {
        due += MostOf(*week);
        last = std::max(last, week->last_day());
      }
      Pay(line, weeks[0]->first_day(), last, due, life.record());
    }
    const auto paid = life.Schedule();
    ASSERT_TRUE(paid.has_value()) << "seed " << seed;
    for (const auto& [line, weeks] : WeeksOf(*paid)) {
      // What is due may depend on what was paid.
      const auto before = due_weeks.find(line);
      if (before == due_weeks.end() || !AreOfTheSameSums(before->second, weeks)) continue;
      for (const v1::ScheduledPayment* week : weeks) {
        EXPECT_EQ(week->paid().pence(), MostOf(*week))
            << week->ShortDebugString() << " (seed " << seed << ")";
        ++settled;
      }
    }
  });
  std::cout << settled << " payments by the week, each settled by one for all\n";
}

}  // namespace
}  // namespace fairstart
