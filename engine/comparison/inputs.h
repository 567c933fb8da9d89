// What differs between the two sides of a comparison, and sides in between.
#ifndef FAIRSTART_ENGINE_COMPARISON_INPUTS_H_
#define FAIRSTART_ENGINE_COMPARISON_INPUTS_H_

#include <memory>
#include <optional>
#include <vector>

#include "engine/comparison/merge.h"
#include "engine/comparison/plan_inputs.h"
#include "engine/comparison/side.h"
#include "fairstart/v1/comparison.pb.h"

namespace fairstart {

// More differences between the facts than this are put together by the fact of the case below which
// they stand; the same goes for entries of the record and their kinds.
inline constexpr int kMostSingleDifferences = 32;
// More changes to how the plan is chosen than this are tried together only: each other plan is a
// compilation.
inline constexpr int kMostPlansToTry = 8;

// Some of one side and some of the other. The messages that it does not own are those of a side.
struct MixedSide {
  std::shared_ptr<const Plan> plan;
  std::unique_ptr<v1::CaseFacts> facts;  // null: those of a side
  std::unique_ptr<v1::Record> record;
  Question question;
};

// Borrows both sides. Inputs are named by their position in `changes`.
class Inputs {
 public:
  Inputs(const ComparedSide& before, const ComparedSide& after);

  // By kind and path.
  const std::vector<v1::InputChange>& changes() const { return changes_; }

  // Inputs that are tried together, one with another; each input is in exactly one group.
  const std::vector<std::vector<int>>& groups() const { return groups_; }

  // The side that has what is after of each input for which `after` says so. Nothing where there is
  // no such plan. Its facts need not be a sound case.
  std::optional<MixedSide> Mix(const std::vector<bool>& after, const PlanSource& plans) const;

 private:
  void Add(v1::InputChange change) { changes_.push_back(std::move(change)); }
  // `input_of` becomes, for each difference, the input that it is part of.
  void AddDifferences(const std::vector<Difference>& differences, v1::InputKind kind,
                      std::vector<int>& input_of);
  void AddRecord();
  void AddDay();
  void Sort();
  void Group();
  void MixRecord(const std::vector<bool>& after, MixedSide& mixed) const;

  const ComparedSide& before_;
  const ComparedSide& after_;
  const PlanInputs plan_inputs_;
  std::vector<v1::InputChange> changes_;
  std::vector<std::vector<int>> groups_;
  std::vector<int> of_fact_difference_;
  std::vector<int> of_record_difference_;
  std::vector<int> of_plan_input_;
  int of_whole_record_ = -1;
  int of_day_ = -1;
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_COMPARISON_INPUTS_H_
