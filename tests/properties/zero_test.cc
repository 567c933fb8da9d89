// Nobody is left with a bare nothing. See tests/properties/asking.h for the long run.
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>

#include "tests/properties/asking.h"

namespace fairstart {
namespace {

using reference::DayNumber;

struct Count {
  int answers = 0;                   // of people with a status of the guide
  int empty = 0;                     // of them, those to whom no line gives anything
  int without_weekly_money = 0;      // and former relevant ones kept by nobody without weekly money
  int with_statute = 0;              // of them, those who are warned with the statute's word
  std::map<std::string, int> zeros;  // payable lines with a sum of nothing
  std::map<std::string, std::string> examples;
};

bool IsPayable(const v1::Line& line) {
  return line.outcome() == v1::OUTCOME_ENTITLED || line.outcome() == v1::OUTCOME_SUBJECT_TO;
}

bool IsZero(const v1::Line& line) {
  return line.given().has_amount() && line.given().amount().pence() == 0;
}

// Flat sums that may come down to nothing, with a paragraph each that takes them away and that the
// line cites.
//
// The living allowance falls as an allowance of a training provider, other income or pay rises,
// until nothing is left of it: it is owed still, and a penny less of the other money brings it
// back. Glasses are matched up to their cost: where the voucher pays all of it, nothing is left to
// match. Winter clothing may have been paid under the old head, and a bursary of which fewer
// pennies are left than terms has them all in the last. So the line stands, says why, and nothing
// warns of money that somebody has.
const std::multimap<std::string, std::string>& MayBeNothing() {
  static const auto& sums = *new std::multimap<std::string, std::string>{
      {"living_allowance", "9.5.s2"},        // paid training
      {"living_allowance", "12.1.s2"},       // pay
      {"living_allowance", "30.0"},          // other income
      {"glasses", "T3.r6b"},                 // I-72
      {"winter_clothing", "T5.r4b"},         // I-156: paid under the old head already
      {"higher_education_bursary", "25.8"},  // I-106: pennies left, fewer than terms
  };
  return sums;
}

bool SaysWhyItIsNothing(const v1::Line& line) {
  const auto [first, last] = MayBeNothing().equal_range(line.entitlement());
  return std::any_of(first, last, [&](const auto& one) {
    return std::any_of(line.citations().begin(), line.citations().end(),
                       [&](const v1::Citation& cite) { return cite.paragraph() == one.second; });
  });
}

// What is paid at cost is open up to its cap, be the cost that is known nothing so far.
void LookForZeros(const v1::Finding& finding, const std::string& where, Count& count) {
  for (const v1::Line& line : finding.lines()) {
    if (!IsPayable(line) || !IsZero(line)) continue;
    const std::string what = line.entitlement() + (line.given().actual_cost() ? ", at cost" : "");
    ++count.zeros[what];
    count.examples.try_emplace(what, where);
    if (line.given().actual_cost()) continue;
    EXPECT_TRUE(SaysWhyItIsNothing(line)) << what << "\n" << where;
  }
}

// Whether the finding says more of the person than noes.
bool GivesSomething(const v1::Finding& finding) {
  return std::any_of(finding.lines().begin(), finding.lines().end(), [](const v1::Line& line) {
    return line.outcome() != v1::OUTCOME_NOT_ENTITLED && !(IsPayable(line) && IsZero(line));
  });
}

// Whether a line has weekly money for the young person, or might have.
bool GivesWeeklyMoney(const v1::Finding& finding) {
  return std::any_of(finding.lines().begin(), finding.lines().end(), [](const v1::Line& line) {
    return line.frequency() == v1::FREQUENCY_WEEKLY && line.payee() == v1::PAYEE_YOUNG_PERSON &&
           line.outcome() != v1::OUTCOME_NOT_ENTITLED && !IsZero(line);
  });
}

bool WarnsWithTheStatute(const v1::Finding& finding) {
  return std::any_of(
      finding.warnings().begin(), finding.warnings().end(), [](const v1::WarningFinding& warning) {
        return std::any_of(warning.citations().begin(), warning.citations().end(),
                           [](const v1::Citation& cite) { return cite.source() == "statute"; });
      });
}

template <typename Spell>
bool CoversDay(const Spell& spell, DayNumber as_of) {
  const auto first = reference::ParseDay(spell.first_day());
  const auto last = reference::ParseDay(spell.last_day().date());
  return first.has_value() && *first <= as_of && (!last.has_value() || as_of <= *last);
}

// Who is in custody, whose keep is the prison's and for whom section 27 is, or has a benefit in
// payment.
bool IsKeptByOthers(const v1::CaseFacts& facts, DayNumber as_of) {
  const auto covers = [&](const auto& spell) { return CoversDay(spell, as_of); };
  const auto& detentions = facts.detentions().records();
  const auto& benefits = facts.benefits().records();
  return std::any_of(detentions.begin(), detentions.end(), covers) ||
         std::any_of(benefits.begin(), benefits.end(), covers);
}

bool IsOfALeaver(const v1::Finding& finding) {
  const std::string& status = finding.status().status();
  return status == "ELIGIBLE" || status == "RELEVANT" || status == "FORMER_RELEVANT" ||
         status == "QUALIFYING";
}

void Look(const GeneratedCase& asked, DayNumber as_of, const std::string& where, Count& count) {
  const auto answer = Ask(asked.facts, asked.record, as_of);
  const auto* finding = std::get_if<v1::Finding>(&answer);
  if (finding == nullptr) return;
  LookForZeros(*finding, where, count);
  if (!IsOfALeaver(*finding)) return;
  ++count.answers;
  // Section 15 ends weekly money at 18 and refers to benefits and work; who has neither has the
  // statute's word (I-77). A claim is what others owe: benefits, or the wage of those in work.
  const bool is_on_their_own =
      finding->status().status() == "FORMER_RELEVANT" && !IsKeptByOthers(asked.facts, as_of);
  if (is_on_their_own && !GivesWeeklyMoney(*finding)) {
    ++count.without_weekly_money;
    if (WarnsWithTheStatute(*finding)) ++count.with_statute;
    EXPECT_TRUE(WarnsWithTheStatute(*finding) || finding->claims_size() > 0)
        << "no weekly money, and no word about it\n"
        << where;
  }
  if (GivesSomething(*finding)) return;
  ++count.empty;
  EXPECT_GT(finding->warnings_size() + finding->claims_size() + finding->duties_size(), 0)
      << finding->status().status() << " with nothing at all\n"
      << where;
}

void Print(const Count& count) {
  std::cout << count.answers << " answers to people of a status; " << count.empty
            << " give nothing but a word; " << count.without_weekly_money
            << " former relevant ones have no weekly money, " << count.with_statute
            << " of them the statute's word\n";
  for (const auto& [what, lines] : count.zeros) {
    std::cout << "  a sum of nothing: " << what << ": " << lines << ", as "
              << count.examples.at(what) << "\n";
  }
}

TEST(Zero, NobodyOfTheScenariosIsLeftWithABareNothing) {
  Count count;
  ForEachScenario(400, [&](const GeneratedCase& asked, const std::string& name) {
    for (const DayNumber as_of : asked.days) {
      Look(asked, as_of, name + " on " + reference::FormatDay(as_of), count);
    }
  });
  Print(count);
}

TEST(Zero, NobodyGeneratedIsLeftWithABareNothing) {
  Count count;
  ForEachCase(200, Completeness::kMixed, [&](const GeneratedCase& generated, uint64_t seed) {
    for (const DayNumber as_of : generated.days) {
      Look(generated, as_of,
           "FAIRSTART_SEED=" + std::to_string(seed) + " on " + reference::FormatDay(as_of), count);
    }
  });
  Print(count);
}

}  // namespace
}  // namespace fairstart
