// Tested by tests/engine/comparison/comparison_test.cc and tests/properties/comparison_test.cc.
#include "engine/comparison/causes.h"

#include <algorithm>
#include <string>
#include <utility>

namespace fairstart {
namespace {

// The most steps that both answers and all trials may take: a case made to be hard costs seconds.
constexpr int64_t kMostSteps = 50'000'000;

// Of each changed item its bytes, none where it is absent.
using Seen = std::vector<std::optional<std::string>>;
// Which groups of inputs are as they are after.
using Groups = std::vector<bool>;

class Trials {
 public:
  Trials(const Inputs& inputs, const std::vector<DifferentItem>& changed, const PlanSource& plans,
         int64_t steps)
      : inputs_(inputs), changed_(changed), plans_(plans), steps_(steps) {
    for (const DifferentItem& item : changed) {
      if (item.key.kind == v1::ITEM_KIND_LINE) entitlements_.insert(item.key.name);
    }
  }

  size_t size() const { return inputs_.groups().size(); }
  bool IsTooMuch() const { return steps_ > kMostSteps; }

  // What is found when these groups are as they are after; null when that says nothing.
  const Seen* Look(const Groups& after) {
    const auto [entry, added] = seen_.try_emplace(after);
    if (added) entry->second = Try(after);
    return entry->second.has_value() ? &*entry->second : nullptr;
  }

 private:
  std::optional<Seen> Try(const Groups& after) {
    if (IsTooMuch()) return std::nullopt;
    std::vector<bool> inputs(inputs_.changes().size());
    for (size_t group = 0; group < after.size(); ++group) {
      for (int input : inputs_.groups()[group]) inputs[static_cast<size_t>(input)] = after[group];
    }
    std::optional<MixedSide> side = inputs_.Mix(inputs, plans_);
    if (!side.has_value()) return std::nullopt;
    // Of entitlements only those that changed are looked at; an empty list would mean all.
    side->question.entitlements.assign(entitlements_.begin(), entitlements_.end());
    if (entitlements_.empty()) side->question.entitlements.emplace_back();
    FieldViolations violations;
    const ComparedAnswer answer = AnswerOf(*side->plan, side->question, violations);
    steps_ += answer.steps;
    if (!violations.empty()) return std::nullopt;
    Seen seen;
    for (const DifferentItem& item : changed_) {
      const auto found =
          std::lower_bound(answer.items.begin(), answer.items.end(), item.key,
                           [](const Item& a, const ItemKey& key) { return a.key < key; });
      const bool there = found != answer.items.end() && found->key == item.key;
      seen.push_back(there ? std::optional(found->bytes) : std::nullopt);
    }
    return seen;
  }

  const Inputs& inputs_;
  const std::vector<DifferentItem>& changed_;
  const PlanSource& plans_;
  int64_t steps_;
  std::set<std::string> entitlements_;
  std::map<Groups, std::optional<Seen>> seen_;
};

class CauseFinder {
 public:
  CauseFinder(const Inputs& inputs, const std::vector<DifferentItem>& changed, Trials& trials)
      : inputs_(inputs), changed_(changed), trials_(trials), causes_(changed.size()) {}

  std::vector<std::set<int>> Find() {
    for (size_t group = 0; group < trials_.size(); ++group) TryAlone(group);
    for (size_t item = 0; item < changed_.size(); ++item) {
      if (causes_[item].empty()) TryTogether(item);
    }
    return std::move(causes_);
  }

 private:
  void AddCause(size_t group, size_t item) {
    const std::vector<int>& inputs = inputs_.groups()[group];
    causes_[item].insert(inputs.begin(), inputs.end());
  }

  void TryAlone(size_t group) {
    Groups alone(trials_.size(), false), without(trials_.size(), true);
    alone[group] = true;
    without[group] = false;
    const Seen* put_in = trials_.Look(alone);
    const Seen* left_out = trials_.Look(without);
    for (size_t item = 0; item < changed_.size(); ++item) {
      const bool changes = put_in != nullptr && (*put_in)[item] != changed_[item].before;
      const bool matters = left_out != nullptr && (*left_out)[item] != changed_[item].after;
      if (changes || matters) AddCause(group, item);
    }
  }

  bool IsAnother(const Groups& after, size_t item) {
    const Seen* seen = trials_.Look(after);
    return seen != nullptr && (*seen)[item] != changed_[item].before;
  }

  void TryTogether(size_t item) {
    Groups together(trials_.size(), false);
    for (size_t group = 0; group < trials_.size(); ++group) {
      together[group] = true;
      if (IsAnother(together, item)) break;
    }
    for (size_t group = 0; group < trials_.size(); ++group) {
      if (!together[group]) continue;
      together[group] = false;
      if (!IsAnother(together, item)) together[group] = true;
    }
    for (size_t group = 0; group < trials_.size(); ++group) {
      if (together[group]) AddCause(group, item);
    }
  }

  const Inputs& inputs_;
  const std::vector<DifferentItem>& changed_;
  Trials& trials_;
  std::vector<std::set<int>> causes_;
};

}  // namespace

std::optional<std::vector<std::set<int>>> FindCauses(const Inputs& inputs,
                                                     const std::vector<DifferentItem>& changed,
                                                     const PlanSource& plans, int64_t steps) {
  const std::vector<std::vector<int>>& groups = inputs.groups();
  if (changed.empty()) return std::vector<std::set<int>>();
  if (groups.size() == 1) {
    return std::vector<std::set<int>>(changed.size(), {groups[0].begin(), groups[0].end()});
  }
  Trials trials(inputs, changed, plans, steps);
  std::vector<std::set<int>> causes = CauseFinder(inputs, changed, trials).Find();
  if (trials.IsTooMuch()) return std::nullopt;
  return causes;
}

}  // namespace fairstart
