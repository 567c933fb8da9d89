// Tested by tests/engine/questions/questions_test.cc and tests/properties/questions_test.cc.
#include "engine/questions/narrowing.h"

#include <algorithm>
#include <deque>
#include <utility>
#include <vector>

#include "engine/evaluation/possible_values.h"

namespace fairstart {
namespace {

// The most looks at values and runs of one fact.
constexpr int kMostLooks = 60;

// The sums of lines, and of all of them together.
struct Sums {
  std::map<LineKey, LineSums> lines;
  LineSums together;
};

// A line that is not there comes to nothing.
LineSums SumsAt(const std::map<LineKey, LineSums>& lines, const LineKey& key, bool by_the_week) {
  const auto found = lines.find(key);
  if (found != lines.end()) return found->second;
  LineSums nothing;
  if (by_the_week) nothing.a_week = SumRange();
  return nothing;
}

LineSums Hull(const LineSums& a, const LineSums& b) {
  LineSums hull{a.a_week, Hull(a.twelve_months, b.twelve_months)};
  if (b.a_week.has_value()) hull.a_week = Hull(a.a_week.value_or(SumRange()), *b.a_week);
  if (a.a_week.has_value() && !b.a_week.has_value()) hull.a_week = Hull(*a.a_week, SumRange());
  return hull;
}

bool IsWithin(const LineSums& inner, const LineSums& outer) {
  return IsWithin(inner.twelve_months, outer.twelve_months) &&
         IsWithin(inner.a_week.value_or(SumRange()), outer.a_week.value_or(SumRange()));
}

// Calls `take` with each line of either, and its sums in both.
template <typename Take>
void ForBoth(const Sums& a, const Sums& b, Take take) {
  std::set<LineKey> keys;
  for (const auto& [key, sums] : a.lines) keys.insert(key);
  for (const auto& [key, sums] : b.lines) keys.insert(key);
  for (const LineKey& key : keys) {
    const bool by_the_week = (a.lines.contains(key) && a.lines.at(key).a_week.has_value()) ||
                             (b.lines.contains(key) && b.lines.at(key).a_week.has_value());
    take(key, SumsAt(a.lines, key, by_the_week), SumsAt(b.lines, key, by_the_week));
  }
}

Sums Hull(const Sums& a, const Sums& b) {
  Sums hull;
  ForBoth(a, b, [&](const LineKey& key, const LineSums& of_a, const LineSums& of_b) {
    hull.lines[key] = Hull(of_a, of_b);
  });
  hull.together = Hull(a.together, b.together);
  return hull;
}

bool IsWithin(const Sums& inner, const Sums& outer) {
  bool is_within = IsWithin(inner.together, outer.together);
  ForBoth(inner, outer, [&](const LineKey&, const LineSums& of_inner, const LineSums& of_outer) {
    is_within = is_within && IsWithin(of_inner, of_outer);
  });
  return is_within;
}

// What a look at some of the values found.
struct Look {
  Sums sums;
  bool waits = false;           // something is missing
  bool waits_for_fact = false;  // the fact itself
};

class Narrower {
 public:
  Narrower(const YearQuestion& asked, Evaluation& evaluation, const MissingFact& fact,
           const LinesOfYear& lines, int64_t& steps_left)
      : asked_(asked),
        evaluation_(evaluation),
        missing_(fact.missing),
        fact_(fact),
        before_(lines),
        steps_left_(steps_left) {
    for (const LineKey& key : fact.lines) entitlements_.push_back(key.first);
    entitlements_.erase(std::unique(entitlements_.begin(), entitlements_.end()),
                        entitlements_.end());
  }

  // Whether it came to an end.
  bool Make() {
    std::vector<Value> values = SingleValuesOf(evaluation_, missing_);
    std::optional<ValueRun> run;
    if (values.empty()) {
      run = RunOf(evaluation_.arena(), missing_);
      const Field& field = FieldOf(missing_);
      if (field.event_date && !run->most.has_value()) values = {Value::NotYet()};
      if (field.type.Is(Type::Kind::kDate)) {
        const int64_t last = Day::Last().number();
        run->most = std::min(run->most.value_or(last), last);
      }
    }
    // What has more single values than may be looked at is not narrowed at all.
    if (values.size() > kMostLooks) return false;
    for (const Value& value : values) {
      if (!LookAtOne([&value](const RecordValue&) { return value; })) return false;
    }
    return !run.has_value() || (LookAtRun(*run) && CutRuns());
  }

  FactSums Take() {
    const Sums all = runs_.has_value() ? Hull(*ones_, *runs_) : *ones_;
    return {all.lines, all.together, !gave_up_ && !waits_};
  }

 private:
  struct LookedAt {
    ValueRun run;
    Sums sums;
  };

  // Whether it is a line that the fact can change: one that names it, or is there only for some
  // values.
  bool IsAtStake(const LineKey& key) const {
    return fact_.lines.contains(key) || !before_.contains(key);
  }

  std::optional<Look> LookWith(const MakeValue& make) {
    ++looks_;
    Arena arena;
    const RecordValue* facts = Substitute(arena, *asked_.read.facts, missing_, make);
    const YearQuestion asked{
        asked_.plan, asked_.question, {facts, asked_.read.record}, asked_.counts};
    Look look;
    const auto see = [&](const LineKey& key, const Window&, const FoundLine& line) {
      if (line.missing == nullptr || !IsAtStake(key)) return;
      const Missing* end = line.missing->items + line.missing->size;
      look.waits_for_fact |= std::any_of(line.missing->items, end, [&](const Missing& item) {
        return item.kind == Missing::Kind::kFact && item.index == missing_.index &&
               IsSamePlace(*item.record, *missing_.record);
      });
    };
    const std::optional<LinesOfYear> lines =
        FindLinesOfYear(asked, entitlements_, arena, steps_left_, see);
    if (!lines.has_value()) return std::nullopt;
    for (const auto& [key, line] : *lines) {
      if (!IsAtStake(key)) continue;
      look.sums.lines[key] = line.sums;
      look.waits |= line.waits;
    }
    look.sums.together = Together(look.sums.lines);
    return look;
  }

  // One value, or several that give the same: a sum that there can be.
  void AddOne(const Look& look) {
    waits_ |= look.waits;
    ones_ = ones_.has_value() ? Hull(*ones_, look.sums) : look.sums;
  }

  bool LookAtOne(const MakeValue& make) {
    const std::optional<Look> look = LookWith(make);
    if (look.has_value()) AddOne(*look);
    return look.has_value();
  }

  bool LookAtRun(const ValueRun& run) {
    Arena arena;
    const MakeValue some = SomeOf(arena, missing_, run);
    if (run.IsOne()) return !ends_.insert(run.least).second || LookAtOne(some);
    const std::optional<Look> look = LookWith(some);
    if (!look.has_value()) return false;
    if (!look->waits_for_fact) {
      AddOne(*look);
    } else if (run.most.has_value()) {
      waiting_.push_back({run, look->sums});
    } else {
      // What goes on for ever first: that is where a sum reaches its cap, or comes to nothing.
      waiting_.push_front({run, look->sums});
    }
    return true;
  }

  bool IsSettled(const LookedAt& part) const {
    return ones_.has_value() && IsWithin(part.sums, *ones_);
  }

  bool LookAtEnds(const ValueRun& run) {
    if (!LookAtRun({run.least, run.least})) return false;
    return !run.most.has_value() || LookAtRun({*run.most, run.most});
  }

  // Days are cut at the day to which the case is known first, since it lies among those that
  // matter.
  int64_t Cut(const ValueRun& run) const {
    const Field& field = FieldOf(missing_);
    if (field.type.Is(Type::Kind::kDate)) {
      const int64_t cut = CutOf(evaluation_, field, {run.least, std::nullopt});
      if (cut < *run.most) return cut;
    }
    return CutOf(evaluation_, field, run);
  }

  bool CutRuns() {
    while (!waiting_.empty()) {
      const LookedAt part = std::move(waiting_.front());
      waiting_.pop_front();
      if (IsSettled(part)) continue;
      if (looks_ < kMostLooks) {
        if (!LookAtEnds(part.run)) return false;
        if (part.run.most.has_value() && *part.run.most - part.run.least <= 1) continue;
      }
      if (IsSettled(part)) continue;
      if (looks_ >= kMostLooks) {
        runs_ = runs_.has_value() ? Hull(*runs_, part.sums) : part.sums;
        gave_up_ = true;
        continue;
      }
      const int64_t cut = Cut(part.run);
      if (!LookAtRun({part.run.least, cut}) || !LookAtRun({cut + 1, part.run.most})) return false;
    }
    return true;
  }

  const YearQuestion& asked_;
  Evaluation& evaluation_;
  const Missing missing_;
  const MissingFact& fact_;
  const LinesOfYear& before_;
  int64_t& steps_left_;
  std::vector<int> entitlements_;
  int looks_ = 0;
  std::set<int64_t> ends_;        // numbers that were looked at
  std::optional<Sums> ones_;      // of single values
  std::optional<Sums> runs_;      // of runs that were given up
  std::deque<LookedAt> waiting_;  // runs that may hold other sums yet
  bool waits_ = false;
  bool gave_up_ = false;
};

// Both are sound, and so is what is in both.
LineSums Common(const LineSums& a, const LineSums& b) {
  LineSums common{b.a_week, Common(a.twelve_months, b.twelve_months)};
  if (a.a_week.has_value() && b.a_week.has_value()) common.a_week = Common(*a.a_week, *b.a_week);
  return common;
}

}  // namespace

LineSums Together(const std::map<LineKey, LineSums>& lines) {
  LineSums together;
  for (const auto& [key, sums] : lines) {
    together.twelve_months = Plus(together.twelve_months, sums.twelve_months);
    if (!sums.a_week.has_value()) continue;
    together.a_week = Plus(together.a_week.value_or(SumRange()), *sums.a_week);
  }
  return together;
}

FactSums SumsOf(const MissingFact& fact, const LinesOfYear& lines) {
  FactSums sums;
  for (const LineKey& key : fact.lines) sums.lines[key] = lines.at(key).sums;
  sums.together = Together(sums.lines);
  return sums;
}

std::optional<FactSums> Narrow(const YearQuestion& asked, Evaluation& evaluation,
                               const MissingFact& fact, const LinesOfYear& lines,
                               int64_t& steps_left) {
  if (!fact.is_in_facts || !CanGoThrough(evaluation, fact.missing)) return std::nullopt;
  Narrower narrower(asked, evaluation, fact, lines, steps_left);
  if (!narrower.Make()) return std::nullopt;
  FactSums narrowed = narrower.Take();
  const FactSums before = SumsOf(fact, lines);
  bool has_others = false;
  for (auto& [key, sums] : narrowed.lines) {
    const auto known = before.lines.find(key);
    has_others |= known == before.lines.end();
    if (known != before.lines.end()) sums = Common(known->second, sums);
  }
  if (!has_others) narrowed.together = Common(before.together, narrowed.together);
  return narrowed;
}

}  // namespace fairstart
