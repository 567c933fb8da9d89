// Whatever a missing fact turns out to be, the lines that it can change, and all of them together,
// lie within the ranges that its question gives; and the ranges are no wider than that where
// nothing else is missing and the values of the fact can be counted. See tests/properties/asking.h
// for the long run.
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "tests/properties/asking.h"
#include "tests/properties/dice.h"
#include "tests/properties/fact_values.h"
#include "tests/properties/yearly_sums.h"

namespace fairstart {
namespace {

using reference::DayNumber;

// Facts of one case of which values are tried, and facts that are taken away from it.
constexpr size_t kMostFacts = 8;
constexpr int kTakenAway = 3;
// Cases in which everything that is asked for is known.
constexpr int kCompletions = 4;

struct Count {
  int cases = 0;
  int questions = 0;
  int facts = 0;  // of which values were tried
  int exact = 0;  // of them, those that say to be exact
  int must = 0;   // those that must be
  int completions = 0;
  int sums = 0;  // that were looked for in their ranges
  int violations = 0;
  int closed = 0;     // facts with a bound that are not exact
  int64_t bound = 0;  // in pence, of those
  int64_t truth = 0;  // the range of the values that were tried
  int open = 0;
};

const v1::Rulebook& Rules() { return MergedRulebook(TestedPlan()); }

// What the lines of a stake's entitlements come to once a value is put in.
struct Completed {
  SumsByLine lines;
  bool waits = false;  // something is missing from the lines that are looked at
};

class Asker {
 public:
  Asker(const GeneratedCase& asked, DayNumber as_of, std::string where, uint64_t seed, Count& count)
      : facts_(asked.facts),
        record_(asked.record),
        as_of_(as_of),
        where_(std::move(where)),
        dice_(seed),
        seed_(seed),
        count_(count) {}

  // Takes facts away, asks, and tries values.
  void Look() {
    TakeAway();
    const auto answer = FindQuestions(TestedPlan(), QuestionOf(facts_, record_, as_of_));
    if (!std::holds_alternative<v1::Questions>(answer)) return;
    questions_ = std::get<v1::Questions>(answer);
    ++count_.cases;
    count_.questions += questions_.facts_size();
    Order();
    before_ = LinesOf(facts_, {});
    // Those that have bounds, then others.
    std::vector<const v1::OpenFact*> facts;
    for (const bool is_open : {false, true}) {
      for (const v1::OpenFact& fact : questions_.facts()) {
        if (fact.open() == is_open) facts.push_back(&fact);
      }
    }
    if (facts.size() > kMostFacts) facts.resize(kMostFacts);
    for (const v1::OpenFact* fact : facts) Try(*fact);
    for (int i = 0; i < kCompletions; ++i) CompleteAll();
  }

 private:
  // Facts that can be yes or no or a choice, and that a line of the day then waits for; and any
  // others.
  void TakeAway() {
    std::vector<std::string> paths;
    for (const std::string& path : SetPaths(facts_)) {
      const bool is_end = path.ends_with("first_day") || path.ends_with("known_through");
      if (path.find('.') != std::string::npos && !is_end) paths.push_back(path);
    }
    if (paths.empty()) return;
    for (int tries = 0; tries < 20; ++tries) {
      const std::string& path = dice_.Pick(paths);
      v1::CaseFacts without = facts_;
      Clear(path, without);
      if (!ValuesOf(path, without, Rules(), reference::FormatDay(as_of_), seed_).all) continue;
      if (!IsAsked(path, without)) continue;
      facts_ = std::move(without);
      return;
    }
    for (int i = 0; i < kTakenAway; ++i) Clear(dice_.Pick(paths), facts_);
  }

  bool IsAsked(const std::string& path, const v1::CaseFacts& facts) const {
    const auto answer = Ask(facts, record_, as_of_);
    if (!std::holds_alternative<v1::Finding>(answer)) return false;
    for (const v1::Line& line : std::get<v1::Finding>(answer).lines()) {
      for (const v1::Missing& missing : line.missing()) {
        if (missing.path() == path) return true;
      }
    }
    return false;
  }

  // The lines of some entitlements over the twelve months; of all, if none is named.
  std::optional<SumsByLine> LinesOf(const v1::CaseFacts& facts,
                                    const std::vector<std::string>& entitlements) const {
    Question question = QuestionOf(facts, record_, as_of_);
    question.entitlements = entitlements;
    const auto projected = Project(TestedPlan(), question, *ParseDay(questions_.until()));
    if (!std::holds_alternative<v1::Timeline>(projected)) return std::nullopt;
    return SumsOf(std::get<v1::Timeline>(projected), Rules());
  }

  // What the status waits for on some day, by path.
  std::set<std::string> AwaitedByStatus() const {
    std::set<std::string> paths;
    const auto projected = Project(TestedPlan(), QuestionOf(facts_, record_, as_of_),
                                   *ParseDay(questions_.until()));
    if (!std::holds_alternative<v1::Timeline>(projected)) return paths;
    for (const v1::StatusSpan& span : std::get<v1::Timeline>(projected).status()) {
      for (const v1::Missing& missing : span.status().missing()) paths.insert(missing.path());
    }
    return paths;
  }

  // The date of birth, then what the status waits for, then by money, lines and path.
  void Order() {
    const std::set<std::string> awaited = AwaitedByStatus();
    const auto rank = [&](const v1::OpenFact& fact) {
      if (fact.missing().path() == "date_of_birth") return 0;
      return awaited.contains(fact.missing().path()) ? 1 : 2;
    };
    const auto width = [](const v1::OpenFact& fact) {
      const v1::MoneyRange& range = fact.twelve_months();
      return range.has_most() ? range.most().pence() - range.least().pence()
                              : std::numeric_limits<int64_t>::max();
    };
    for (int i = 1; i < questions_.facts_size(); ++i) {
      const v1::OpenFact& a = questions_.facts(i - 1);
      const v1::OpenFact& b = questions_.facts(i);
      EXPECT_LE(rank(a), rank(b)) << where_ << ": " << b.missing().path();
      // Of those that the status waits for, what settles more of it comes first.
      if (rank(a) != 2 || rank(b) != 2) continue;
      EXPECT_GE(width(a), width(b)) << where_;
      if (width(a) != width(b)) continue;
      EXPECT_GE(a.stakes_size(), b.stakes_size()) << where_;
      if (a.stakes_size() == b.stakes_size()) {
        EXPECT_LE(a.missing().path(), b.missing().path()) << where_;
      }
    }
  }

  // The lines that a question speaks of, in a case with a value put in: those named, and those that
  // nobody knew of. All entitlements' are looked at that it names.
  SumsByLine AtStake(const v1::OpenFact& fact, const SumsByLine& lines) const {
    SumsByLine at_stake;
    std::set<std::pair<std::string, std::string>> named;
    for (const v1::Stake& stake : fact.stakes())
      named.insert({stake.entitlement(), stake.instance()});
    for (const auto& [key, sums] : lines) {
      if (named.contains(key) || !before_->contains(key)) at_stake[key] = sums;
    }
    return at_stake;
  }

  static std::vector<std::string> EntitlementsOf(const v1::OpenFact& fact) {
    std::set<std::string> names;
    for (const v1::Stake& stake : fact.stakes()) names.insert(stake.entitlement());
    return {names.begin(), names.end()};
  }

  static const v1::Stake* StakeOf(const v1::OpenFact& fact,
                                  const std::pair<std::string, std::string>& key) {
    const v1::Stake* unknown = nullptr;  // of instances of which it is not known which there are
    for (const v1::Stake& stake : fact.stakes()) {
      if (stake.entitlement() != key.first) continue;
      if (stake.instance() == key.second) return &stake;
      if (stake.instance().empty()) unknown = &stake;
    }
    return unknown;
  }

  static YearlySums Total(const SumsByLine& lines) {
    YearlySums total;
    for (const auto& [key, sums] : lines) {
      total.a_week = Sum(total.a_week, sums.a_week);
      total.twelve_months = Sum(total.twelve_months, sums.twelve_months);
      total.waits |= sums.waits;
    }
    return total;
  }

  void Check(bool holds, const std::string& what) {
    ++count_.sums;
    if (holds) return;
    ++count_.violations;
    ADD_FAILURE() << what << "\n" << where_;
  }

  // Whether everything that the question says holds of the lines at stake.
  void CheckLines(const v1::OpenFact& fact, const SumsByLine& lines, const std::string& value) {
    const std::string of = fact.missing().path() + " " + value + ": ";
    for (const auto& [key, sums] : lines) {
      const v1::Stake* stake = StakeOf(fact, key);
      const std::string line = of + key.first + "[" + key.second + "] ";
      if (stake == nullptr) {
        Check(sums.twelve_months == Sevenths(),
              line + "is no stake, comes to " + InWords(sums.twelve_months));
        continue;
      }
      Check(Holds(stake->twelve_months(), sums.twelve_months, sums.waits),
            line + InWords(sums.twelve_months) + " over twelve months, not " +
                InWords(stake->twelve_months()));
      Check(Holds(stake->a_week(), sums.a_week, sums.waits) ||
                (!stake->has_a_week() && sums.a_week == Sevenths()),
            line + InWords(sums.a_week) + " a week, not " + InWords(stake->a_week()));
    }
    for (const v1::Stake& stake : fact.stakes()) {
      if (lines.contains({stake.entitlement(), stake.instance()})) continue;
      Check(stake.twelve_months().least().pence() == 0,
            of + stake.entitlement() + "[" + stake.instance() + "] is not there and was promised");
    }
    const YearlySums total = Total(lines);
    Check(Holds(fact.twelve_months(), total.twelve_months, total.waits),
          of + InWords(total.twelve_months) + " over twelve months together, not " +
              InWords(fact.twelve_months()));
    Check(Holds(fact.a_week(), total.a_week, total.waits) ||
              (!fact.has_a_week() && total.a_week == Sevenths()),
          of + InWords(total.a_week) + " a week together, not " + InWords(fact.a_week()));
  }

  // What was found for all values together.
  struct Tried {
    std::map<std::pair<std::string, std::string>, Sevenths> lines;
    std::optional<Sevenths> together;
    int values = 0;
    bool waits = false;
  };

  void Try(const v1::OpenFact& fact) {
    if (fact.missing().kind() != v1::Missing::KIND_FACT) return;
    const FactValues values =
        ValuesOf(fact.missing().path(), facts_, Rules(), questions_.as_of(), seed_);
    if (values.values.empty()) return;
    ++count_.facts;
    if (fact.exact()) ++count_.exact;
    Tried tried;
    for (size_t i = 0; i < values.values.size(); ++i) {
      v1::CaseFacts complete = facts_;
      values.values[i](complete);
      const std::optional<SumsByLine> lines = LinesOf(complete, EntitlementsOf(fact));
      if (!lines.has_value()) continue;
      ++count_.completions;
      const SumsByLine at_stake = AtStake(fact, *lines);
      CheckLines(fact, at_stake, "number " + std::to_string(i));
      Add(at_stake, tried);
    }
    if (tried.values == 0) return;
    Compare(fact, tried, values.all && tried.values == static_cast<int>(values.values.size()));
  }

  static void Add(const SumsByLine& lines, Tried& tried) {
    const YearlySums total = Total(lines);
    tried.together = tried.together.has_value() ? HullOf(*tried.together, total.twelve_months)
                                                : total.twelve_months;
    for (auto& [key, sum] : tried.lines) {
      if (!lines.contains(key)) sum = HullOf(sum, Sevenths());
    }
    for (const auto& [key, sums] : lines) {
      const auto known = tried.lines.find(key);
      if (known != tried.lines.end()) {
        known->second = HullOf(known->second, sums.twelve_months);
      } else {
        tried.lines[key] =
            tried.values == 0 ? sums.twelve_months : HullOf(sums.twelve_months, Sevenths());
      }
    }
    tried.waits |= total.waits;
    ++tried.values;
  }

  // The ranges beside those of the values that were tried, which are all if `all`.
  void Compare(const v1::OpenFact& fact, const Tried& tried, bool all) {
    const std::string& path = fact.missing().path();
    if (all && !tried.waits) {
      ++count_.must;
      Check(fact.exact(), path + " is not exact");
    }
    if (all && fact.exact()) {
      Check(IsJust(fact.twelve_months(), *tried.together),
            path + " comes to " + InWords(*tried.together) + " together, not " +
                InWords(fact.twelve_months()));
      for (const v1::Stake& stake : fact.stakes()) {
        const auto found = tried.lines.find({stake.entitlement(), stake.instance()});
        const Sevenths truth = found == tried.lines.end() ? Sevenths() : found->second;
        Check(IsJust(stake.twelve_months(), truth),
              path + ": " + stake.entitlement() + "[" + stake.instance() + "] comes to " +
                  InWords(truth) + ", not " + InWords(stake.twelve_months()));
      }
    }
    if (fact.exact()) return;
    if (!fact.twelve_months().has_most() || !tried.together->most.has_value()) {
      ++count_.open;
      return;
    }
    ++count_.closed;
    count_.bound += fact.twelve_months().most().pence() - fact.twelve_months().least().pence();
    count_.truth += (*tried.together->most - tried.together->least) / 7;
  }

  // All facts that are asked for get some value, one after the other: whatever all of them are,
  // each question's lines lie in its ranges.
  void CompleteAll() {
    v1::CaseFacts complete = facts_;
    std::set<std::string> paths;
    std::set<std::string> still_open;  // since the value does not go with what the others became
    for (const v1::OpenFact& fact : questions_.facts()) {
      if (fact.missing().kind() == v1::Missing::KIND_FACT) paths.insert(fact.missing().path());
    }
    for (const std::string& path : paths) {
      const FactValues values = ValuesOf(path, complete, Rules(), questions_.as_of(), dice_.Next());
      if (values.values.empty()) continue;
      v1::CaseFacts next = complete;
      dice_.Pick(values.values)(next);
      if (CheckInput(TestedPlan(), QuestionOf(next, record_, as_of_)).empty()) {
        complete = next;
      } else {
        still_open.insert(path);
      }
    }
    const std::optional<SumsByLine> lines = LinesOf(complete, {});
    if (!lines.has_value()) return;
    ++count_.completions;
    for (const v1::OpenFact& fact : questions_.facts()) {
      // A question speaks of the values of its fact; a line of a case without one may say less.
      if (still_open.contains(fact.missing().path())) continue;
      SumsByLine named;
      for (const v1::Stake& stake : fact.stakes()) {
        const auto found = lines->find({stake.entitlement(), stake.instance()});
        if (found != lines->end()) named.insert(*found);
      }
      CheckLines(fact, WithNew(fact, named, *lines), "and all others");
    }
  }

  // Also instances of entitlements of which it was not known which there are.
  SumsByLine WithNew(const v1::OpenFact& fact, SumsByLine named, const SumsByLine& lines) const {
    for (const v1::Stake& stake : fact.stakes()) {
      if (!stake.instance().empty()) continue;
      for (const auto& [key, sums] : lines) {
        if (key.first == stake.entitlement() && !before_->contains(key)) named[key] = sums;
      }
    }
    return named;
  }

  v1::CaseFacts facts_;
  const std::optional<v1::Record>& record_;
  const DayNumber as_of_;
  const std::string where_;
  Dice dice_;
  const uint64_t seed_;
  Count& count_;
  v1::Questions questions_;
  std::optional<SumsByLine> before_;
};

void Print(const Count& count) {
  std::cout << count.cases << " cases with " << count.questions << " questions; " << count.facts
            << " facts were given " << count.completions << " values: " << count.sums
            << " sums looked for, " << count.violations << " outside their ranges; " << count.exact
            << " facts exact, " << count.must
            << " of all whose values were all tried and nothing else was missing; of "
            << count.closed << " others with bounds the bound is "
            << (count.truth == 0
                    ? 0.0
                    : static_cast<double>(count.bound) / static_cast<double>(count.truth))
            << " times what was tried, " << count.open << " have none\n";
}

TEST(Questions, OfScenariosHoldWhateverAFactTurnsOutToBe) {
  Count count;
  uint64_t seed = 0;
  ForEachScenario(25, [&](const GeneratedCase& asked, const std::string& name) {
    Asker(asked, asked.days[0], name + " on " + reference::FormatDay(asked.days[0]), ++seed, count)
        .Look();
  });
  Print(count);
  EXPECT_EQ(count.violations, 0);
}

TEST(Questions, OfGeneratedCasesHoldWhateverAFactTurnsOutToBe) {
  Count count;
  ForEachCase(6, Completeness::kMixed, [&](const GeneratedCase& generated, uint64_t seed) {
    Asker(generated, generated.days[0], Where(seed, generated, generated.days[0]), seed, count)
        .Look();
  });
  Print(count);
  EXPECT_EQ(count.violations, 0);
}

// The paths of what is asked of a case with this beside the day to which it is known.
std::vector<std::string> AskedOf(const std::string& facts) {
  v1::CaseFacts read;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(
      "case_reference: 'sparse' known_through: '2017-06-30' " + facts, &read));
  Question question;
  question.facts = &read;
  question.as_of = *ParseDay("2017-06-30");
  const auto answer = FindQuestions(TestedPlan(), question);
  std::vector<std::string> paths;
  if (!std::holds_alternative<v1::Questions>(answer)) return paths;
  for (const v1::OpenFact& fact : std::get<v1::Questions>(answer).facts()) {
    paths.push_back(fact.missing().path());
  }
  return paths;
}

// Where next to nothing is known, everything is about any sum.
TEST(Questions, OfAStrangerBeginWithTheDateOfBirthAndTheCareThatTheStatusComesFrom) {
  EXPECT_EQ(AskedOf("").at(0), "date_of_birth");
  for (const char* born : {"2000-03-10", "1997-12-20", "2001-06-01"}) {
    const std::vector<std::string> asked = AskedOf(std::string("date_of_birth: '") + born + "'");
    ASSERT_GT(asked.size(), 20u);
    EXPECT_EQ(asked[0], "care_episodes") << born;
    const std::vector<std::string> first(asked.begin(), asked.begin() + 10);
    EXPECT_EQ(std::count(first.begin(), first.end(), "attendance_weeks"), 0) << born;
    EXPECT_EQ(std::count(first.begin(), first.end(), "living_arrangements"), 1) << born;
  }
}

// Next to nothing is missing: most of the facts that were taken away must be exact.
TEST(Questions, OfCompleteCasesAreExactWhereTheValuesCanBeCounted) {
  Count count;
  ForEachCase(6, Completeness::kComplete, [&](const GeneratedCase& generated, uint64_t seed) {
    Asker(generated, generated.days[0], Where(seed, generated, generated.days[0]), seed, count)
        .Look();
  });
  Print(count);
  EXPECT_EQ(count.violations, 0);
}

}  // namespace
}  // namespace fairstart
