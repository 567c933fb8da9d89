// Whoever is paid more never has less in hand: wage and weekly money of the guide together. See
// tests/properties/asking.h for the long run.
//
// Everybody of the scenarios and of the generated cases takes a job whose pay for the week is
// raised by a penny, a pound, £10 and £50, from each of several wages. Where less is in hand, the
// penny is sought that takes it away. Where the rules have such a penny is listed here, one by one;
// any other is a failure.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>

#include "tests/properties/asking.h"

namespace fairstart {
namespace {

using reference::DayNumber;
using reference::FormatDay;

// A place where the rules let a penny of pay cost more than that penny.
struct KnownFall {
  std::vector<std::string> lines;  // those that become less, all of them
  int64_t most_pence;              // the most that is lost in hand
  const char* why;
};

const std::vector<KnownFall>& KnownFalls() {
  static const auto& falls = *new std::vector<KnownFall>{
      // The row opens with "below the benefit rate" and then pays up to that rate and £10: a penny
      // short of the rate the top-up is £10.01, at the rate nothing. Reading B has no such step.
      {{"low_wage_top_up"},
       1000,
       "T4.r4.E, I-86: below the benefit rate £10 more, at the rate nothing"},
  };
  return falls;
}

// Names of what is paid by the week to the young person.
const std::vector<std::string>& WeeklyMoney() {
  static const auto& names = *new auto([] {
    std::vector<std::string> weekly;
    for (const v1::Entitlement& one : MergedRulebook(TestedPlan()).entitlement()) {
      if (one.frequency() == v1::FREQUENCY_WEEKLY && one.payee() == v1::PAYEE_YOUNG_PERSON) {
        weekly.push_back(one.name());
      }
    }
    return weekly;
  }());
  return names;
}

struct Job {
  v1::JobBasis basis = v1::JOB_BASIS_NOT_STATED;
  int64_t minutes_per_week = 0;
  bool is_apprenticeship = false;
  int64_t travel_pence = 0;
};

Job SomeJob(Dice& dice) {
  Job job;
  job.basis = dice.Pick<v1::JobBasis>(
      {v1::JOB_BASIS_FULL_TIME, v1::JOB_BASIS_PART_TIME, v1::JOB_BASIS_NOT_STATED});
  job.minutes_per_week = dice.Pick<int64_t>({480, 1799, 1800, 2250});
  job.is_apprenticeship = dice.Chance(15);
  job.travel_pence = dice.Pick<int64_t>({0, 0, 500, 1337});
  return job;
}

// The case of somebody who also has this job and is paid for the week around the day.
v1::CaseFacts WithJob(const v1::CaseFacts& facts, const Job& job, DayNumber as_of, int64_t pence) {
  v1::CaseFacts working = facts;
  v1::Job& record = *working.mutable_jobs()->add_records();
  record.set_id("the-job");
  record.set_first_day(FormatDay(as_of - 100));
  record.mutable_last_day()->set_not_yet(true);
  record.set_basis(job.basis);
  record.set_minutes_per_week(job.minutes_per_week);
  record.set_apprenticeship(job.is_apprenticeship);
  record.mutable_weekly_travel_cost()->set_pence(job.travel_pence);
  record.set_continues_earlier_job(false);
  v1::PayPeriod& pay = *working.mutable_pay_periods()->add_records();
  pay.set_id("the-pay");
  pay.set_first_day(FormatDay(as_of - 3));
  pay.mutable_last_day()->set_date(FormatDay(as_of + 3));
  pay.set_job("the-job");
  pay.set_interval(v1::PAY_INTERVAL_WEEKLY);
  pay.mutable_net()->set_pence(pence);
  pay.mutable_gross()->set_pence(pence);
  return working;
}

// What the guide pays beside one wage, by entitlement and instance.
struct InHand {
  int64_t wage = 0;
  std::map<std::string, int64_t> paid;
  std::set<std::string> open;  // entitlements of which a line is undetermined
};

// Of what is determined at both wages.
int64_t Change(const InHand& lower, const InHand& higher) {
  const auto sum = [&](const InHand& one) {
    int64_t pence = one.wage;
    for (const auto& [name, amount] : one.paid) {
      if (!lower.open.contains(name) && !higher.open.contains(name)) pence += amount;
    }
    return pence;
  };
  return sum(higher) - sum(lower);
}

std::string Pounds(int64_t pence) {
  const int64_t rest = pence % 100;
  return "£" + std::to_string(pence / 100) + "." + (rest < 10 ? "0" : "") + std::to_string(rest);
}

std::string InWords(const InHand& one) {
  std::string text = "wage " + Pounds(one.wage);
  for (const auto& [name, amount] : one.paid) text += ", " + name + " " + Pounds(amount);
  for (const std::string& name : one.open) text += ", " + name + " open";
  return text;
}

struct Count {
  int people = 0;                               // on a day, who have weekly money
  int raises = 0;                               // pairs of wages
  int falls = 0;                                // listed ones
  std::map<std::string, int> by_entitlement;    // people who have it at some wage
  std::map<std::string, std::string> examples;  // one of each listed fall
};

class Worker {
 public:
  Worker(const GeneratedCase& asked, const Job& job, DayNumber as_of)
      : asked_(asked), job_(job), as_of_(as_of) {}

  // Nothing if the engine refuses the case.
  const InHand* At(int64_t pence) {
    const auto known = known_.find(pence);
    if (known != known_.end()) return &known->second;
    const v1::CaseFacts facts = WithJob(asked_.facts, job_, as_of_, pence);
    Question question = QuestionOf(facts, asked_.record, as_of_);
    question.entitlements = WeeklyMoney();
    const auto answer = Evaluate(TestedPlan(), question);
    const auto* finding = std::get_if<v1::Finding>(&answer);
    if (finding == nullptr) return nullptr;
    InHand& in_hand = known_[pence];
    in_hand.wage = pence;
    for (const v1::Line& line : finding->lines()) {
      if (line.outcome() == v1::OUTCOME_UNDETERMINED) in_hand.open.insert(line.entitlement());
      const bool is_payable =
          line.outcome() == v1::OUTCOME_ENTITLED || line.outcome() == v1::OUTCOME_SUBJECT_TO;
      if (is_payable) in_hand.paid[line.entitlement()] += line.given().amount().pence();
    }
    return &in_hand;
  }

  // The wage between the two whose last penny takes something away, though it may come back later.
  // REQUIRES: less is in hand at `high` than at `low`.
  int64_t WhereItFalls(int64_t low, int64_t high) {
    while (high - low > 1) {
      const int64_t middle = low + (high - low) / 2;
      if (Change(*At(low), *At(middle)) < 0) {
        high = middle;
      } else if (Change(*At(middle), *At(high)) < 0) {
        low = middle;
      } else {
        // What is open differs between the three.
        return high;
      }
    }
    return high;
  }

  const std::map<int64_t, InHand>& known() const { return known_; }

 private:
  const GeneratedCase& asked_;
  const Job& job_;
  DayNumber as_of_;
  std::map<int64_t, InHand> known_;
};

// The listed fall that this is, or null.
const KnownFall* Listed(const InHand& before, const InHand& after) {
  std::vector<std::string> less;
  for (const auto& [name, amount] : before.paid) {
    const auto now = after.paid.find(name);
    if (now == after.paid.end() || now->second < amount) less.push_back(name);
  }
  for (const KnownFall& fall : KnownFalls()) {
    if (fall.lines == less && -Change(before, after) <= fall.most_pence) return &fall;
  }
  return nullptr;
}

std::vector<int64_t> Wages() {
  // In steps of £20 past the upper limit of section 12; the long run takes them closer.
  const int64_t step = std::getenv("FAIRSTART_COUNT") == nullptr ? 4000 : 1000;
  std::set<int64_t> wages;
  for (int64_t base = 0; base <= 24000; base += step) {
    for (const int64_t raise : {0, 1, 100, 1000, 5000}) wages.insert(base + raise);
  }
  return {wages.begin(), wages.end()};
}

void RaiseWages(const GeneratedCase& asked, const Job& job, DayNumber as_of,
                const std::string& where, Count& count) {
  Worker worker(asked, job, as_of);
  const std::vector<int64_t> wages = Wages();
  const InHand* unpaid = worker.At(wages[0]);
  // Whose weekly money no wage begins is left out: the guide has none that does.
  if (unpaid == nullptr || unpaid->paid.empty()) return;
  for (size_t i = 0; i + 1 < wages.size(); ++i) {
    int64_t low = wages[i];
    const int64_t high = wages[i + 1];
    ++count.raises;
    while (low < high && Change(*worker.At(low), *worker.At(high)) < 0) {
      const int64_t at = worker.WhereItFalls(low, high);
      const InHand& before = *worker.At(at - 1);
      const InHand& after = *worker.At(at);
      const KnownFall* listed = Listed(before, after);
      const std::string what = InWords(before) + " -> " + InWords(after);
      if (listed == nullptr) {
        ADD_FAILURE() << "less in hand: " << what << "\n" << where << " on " << FormatDay(as_of);
        return;
      }
      ++count.falls;
      count.examples.try_emplace(listed->why, where + " on " + FormatDay(as_of) + ": " + what);
      // Where two lines fall together each penny is a fall: one will do.
      if (listed->lines.size() > 1) break;
      low = at;
    }
  }
  ++count.people;
  std::set<std::string> had;
  for (const auto& [wage, in_hand] : worker.known()) {
    for (const auto& [name, amount] : in_hand.paid) had.insert(name);
  }
  for (const std::string& name : had) ++count.by_entitlement[name];
}

void Print(const Count& count) {
  std::cout << count.raises << " raises of pay; weekly money for " << count.people
            << " people and days";
  for (const auto& [name, people] : count.by_entitlement) {
    std::cout << "\n  " << name << ": " << people;
  }
  std::cout << "\n" << count.falls << " falls that are listed\n";
  for (const auto& [why, example] : count.examples) {
    std::cout << "  " << why << "\n    " << example << "\n";
  }
}

TEST(Wages, MoreNeverLeavesLessToPeopleOfTheScenarios) {
  Count count;
  uint64_t number = 0;
  ForEachScenario(150, [&](const GeneratedCase& asked, const std::string& name) {
    Dice dice(++number);
    const Job job = SomeJob(dice);
    for (const DayNumber as_of : asked.days) RaiseWages(asked, job, as_of, name, count);
  });
  Print(count);
  EXPECT_GT(count.people, 0);
}

TEST(Wages, MoreNeverLeavesLessInGeneratedCases) {
  Count count;
  ForEachCase(150, Completeness::kComplete, [&](const GeneratedCase& generated, uint64_t seed) {
    Dice dice(seed);
    const Job job = SomeJob(dice);
    for (const DayNumber as_of : generated.days) {
      RaiseWages(generated, job, as_of, "FAIRSTART_SEED=" + std::to_string(seed), count);
    }
  });
  Print(count);
  EXPECT_GT(count.people, 0);
}

}  // namespace
}  // namespace fairstart
