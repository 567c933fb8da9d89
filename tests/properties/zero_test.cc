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

// What is paid at cost is open up to its cap, be the cost that is known nothing so far.
void LookForZeros(const v1::Finding& finding, const std::string& where, Count& count) {
  for (const v1::Line& line : finding.lines()) {
    if (!IsPayable(line) || !IsZero(line)) continue;
    const std::string what = line.entitlement() + (line.given().actual_cost() ? ", at cost" : "");
    ++count.zeros[what];
    count.examples.try_emplace(what, where);
    if (line.given().actual_cost()) continue;
    ADD_FAILURE() << what << " is owed, and is nothing\n" << where;
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
