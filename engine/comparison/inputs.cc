// Tested by tests/engine/comparison/comparison_test.cc.
#include "engine/comparison/inputs.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "engine/comparison/difference_words.h"
#include "engine/explanation/value_text.h"

namespace fairstart {
namespace {

// What is after of each difference whose input has it.
WantsAfter WantsOf(const std::vector<int>& input_of, const std::vector<bool>& after, size_t& next) {
  return [&input_of, &after, &next](const Difference&) {
    return static_cast<bool>(after[static_cast<size_t>(input_of[next++])]);
  };
}

// Whether the differences of `input_of` are all as they are before, all as after, or of both.
enum class Mixture { kBefore, kAfter, kBoth };

Mixture MixtureOf(const std::vector<int>& input_of, const std::vector<bool>& after) {
  bool some = false, all = true;
  for (int input : input_of) {
    if (after[static_cast<size_t>(input)]) {
      some = true;
    } else {
      all = false;
    }
  }
  if (!some) return Mixture::kBefore;
  return all ? Mixture::kAfter : Mixture::kBoth;
}

bool IsOfPlan(const v1::InputChange& change) { return change.kind() >= v1::INPUT_KIND_EDITION; }

}  // namespace

Inputs::Inputs(const ComparedSide& before, const ComparedSide& after)
    : before_(before), after_(after), plan_inputs_(before, after) {
  if (before.question.facts != after.question.facts) {
    std::vector<Difference> differences;
    MergeCases(*before.question.facts, *after.question.facts, [&](const Difference& difference) {
      differences.push_back(difference);
      return true;
    });
    AddDifferences(differences, v1::INPUT_KIND_FACT, of_fact_difference_);
  }
  AddRecord();
  AddDay();
  for (const v1::InputChange& change : plan_inputs_.changes()) {
    of_plan_input_.push_back(static_cast<int>(changes_.size()));
    Add(change);
  }
  Sort();
  Group();
}

void Inputs::AddDifferences(const std::vector<Difference>& differences, v1::InputKind kind,
                            std::vector<int>& input_of) {
  const bool together = differences.size() > kMostSingleDifferences;
  std::map<const google::protobuf::FieldDescriptor*, std::pair<int, int>>
      by_top;  // input and how many
  for (const Difference& difference : differences) {
    const int next = static_cast<int>(changes_.size());
    if (!together) {
      input_of.push_back(next);
      Add(Describe(difference, kind, *before_.plan, *after_.plan));
      continue;
    }
    const auto [group, added] = by_top.try_emplace(difference.top, next, 0);
    if (added) changes_.emplace_back();
    ++group->second.second;
    input_of.push_back(group->second.first);
  }
  for (const auto& [top, group] : by_top) {
    changes_[static_cast<size_t>(group.first)] =
        DescribeTogether(*top, group.second, kind, *after_.plan);
  }
}

void Inputs::AddRecord() {
  const v1::Record* was = before_.question.record;
  const v1::Record* is = after_.question.record;
  if (was == is) return;
  if (was != nullptr && is != nullptr) {
    std::vector<Difference> differences;
    MergeRecords(*was, *is, [&](const Difference& difference) {
      differences.push_back(difference);
      return true;
    });
    return AddDifferences(differences, v1::INPUT_KIND_RECORD, of_record_difference_);
  }
  of_whole_record_ = static_cast<int>(changes_.size());
  v1::InputChange change;
  change.set_kind(v1::INPUT_KIND_RECORD);
  (was != nullptr ? change.mutable_before() : change.mutable_after())->assign("a record");
  change.set_says(was == nullptr ? "What is on record is given."
                                 : "What is on record is not given.");
  Add(std::move(change));
}

void Inputs::AddDay() {
  const Day was = before_.question.as_of;
  const Day is = after_.question.as_of;
  if (was == is) return;
  of_day_ = static_cast<int>(changes_.size());
  v1::InputChange change;
  change.set_kind(v1::INPUT_KIND_DAY);
  change.set_before(FormatDay(was));
  change.set_after(FormatDay(is));
  change.set_says(
      absl::StrCat("The day asked about is ", DayText(is), " instead of ", DayText(was), "."));
  Add(std::move(change));
}

void Inputs::Sort() {
  std::vector<size_t> order(changes_.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return std::tuple(changes_[a].kind(), changes_[a].path()) <
           std::tuple(changes_[b].kind(), changes_[b].path());
  });
  std::vector<v1::InputChange> sorted;
  std::vector<int> position(changes_.size());
  for (size_t from : order) {
    position[from] = static_cast<int>(sorted.size());
    sorted.push_back(std::move(changes_[from]));
  }
  changes_ = std::move(sorted);
  const auto move = [&](int& input) {
    if (input >= 0) input = position[static_cast<size_t>(input)];
  };
  for (auto* inputs : {&of_fact_difference_, &of_record_difference_, &of_plan_input_}) {
    std::for_each(inputs->begin(), inputs->end(), move);
  }
  move(of_whole_record_);
  move(of_day_);
}

void Inputs::Group() {
  const bool together = of_plan_input_.size() > kMostPlansToTry;
  std::vector<int> of_plan;
  for (size_t i = 0; i < changes_.size(); ++i) {
    if (together && IsOfPlan(changes_[i])) {
      of_plan.push_back(static_cast<int>(i));
    } else {
      groups_.push_back({static_cast<int>(i)});
    }
  }
  if (!of_plan.empty()) groups_.push_back(std::move(of_plan));
}

std::optional<MixedSide> Inputs::Mix(const std::vector<bool>& after,
                                     const PlanSource& plans) const {
  MixedSide mixed;
  switch (MixtureOf(of_plan_input_, after)) {
    case Mixture::kBefore:
      mixed.plan = before_.plan;
      break;
    case Mixture::kAfter:
      mixed.plan = after_.plan;
      break;
    case Mixture::kBoth:
      mixed.plan = plans(plan_inputs_.Mix([&](int change) {
        return static_cast<bool>(
            after[static_cast<size_t>(of_plan_input_[static_cast<size_t>(change)])]);
      }));
      if (mixed.plan == nullptr) return std::nullopt;
      break;
  }
  mixed.question = before_.question;
  if (of_day_ >= 0 && after[static_cast<size_t>(of_day_)])
    mixed.question.as_of = after_.question.as_of;
  switch (MixtureOf(of_fact_difference_, after)) {
    case Mixture::kBefore:
      break;
    case Mixture::kAfter:
      mixed.question.facts = after_.question.facts;
      break;
    case Mixture::kBoth: {
      size_t next = 0;
      mixed.facts = std::make_unique<v1::CaseFacts>(
          MergeCases(*before_.question.facts, *after_.question.facts,
                     WantsOf(of_fact_difference_, after, next)));
      mixed.question.facts = mixed.facts.get();
      break;
    }
  }
  MixRecord(after, mixed);
  return mixed;
}

void Inputs::MixRecord(const std::vector<bool>& after, MixedSide& mixed) const {
  if (of_whole_record_ >= 0) {
    if (after[static_cast<size_t>(of_whole_record_)])
      mixed.question.record = after_.question.record;
    return;
  }
  switch (MixtureOf(of_record_difference_, after)) {
    case Mixture::kBefore:
      return;
    case Mixture::kAfter:
      mixed.question.record = after_.question.record;
      return;
    case Mixture::kBoth: {
      size_t next = 0;
      mixed.record = std::make_unique<v1::Record>(
          MergeRecords(*before_.question.record, *after_.question.record,
                       WantsOf(of_record_difference_, after, next)));
      mixed.question.record = mixed.record.get();
      return;
    }
  }
}

}  // namespace fairstart
