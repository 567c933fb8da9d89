// Tested by tests/engine/comparison/comparison_test.cc and tests/properties/comparison_test.cc.
#include "engine/comparison/comparison.h"

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "engine/comparison/causes.h"
#include "engine/comparison/change_kind.h"
#include "engine/comparison/compared_answer.h"
#include "engine/comparison/inputs.h"
#include "engine/comparison/other_words.h"
#include "engine/evaluation/basis.h"

namespace fairstart {
namespace {

// ---- What is another

std::vector<DifferentItem> DifferentItems(const std::vector<Item>& before,
                                          const std::vector<Item>& after) {
  std::vector<DifferentItem> different;
  auto was = before.begin();
  auto is = after.begin();
  while (was != before.end() || is != after.end()) {
    const bool only_before = is == after.end() || (was != before.end() && was->key < is->key);
    const bool only_after = was == before.end() || (is != after.end() && is->key < was->key);
    if (only_before) {
      different.push_back({was->key, was->bytes, std::nullopt});
      ++was;
    } else if (only_after) {
      different.push_back({is->key, std::nullopt, is->bytes});
      ++is;
    } else {
      if (was->bytes != is->bytes) different.push_back({was->key, was->bytes, is->bytes});
      ++was;
      ++is;
    }
  }
  return different;
}

// ---- As messages

// The message of one side of an item, if it is there.
template <typename Message>
class Parsed {
 public:
  explicit Parsed(const std::optional<std::string>& bytes) : is_there_(bytes.has_value()) {
    if (is_there_) message_.ParseFromString(*bytes);
  }

  const Message* get() const { return is_there_ ? &message_ : nullptr; }
  Message& message() { return message_; }

 private:
  bool is_there_;
  Message message_;
};

std::string LabelOf(const v1::ClaimFinding& claim) { return claim.label(); }
std::string LabelOf(const v1::DutyFinding& duty) { return duty.label(); }
std::string LabelOf(const v1::WarningFinding& warning) { return warning.says(); }
std::string LabelOf(const v1::StatusFinding&) { return "legal status"; }

template <typename Change>
void AddCauses(const std::set<int>& causes, Change& change) {
  for (int cause : causes) change.add_causes(cause);
}

void AddLine(const DifferentItem& item, const std::set<int>& causes, v1::Comparison& comparison) {
  Parsed<v1::Line> before(item.before), after(item.after);
  v1::LineChange& change = *comparison.add_lines();
  change.set_entitlement(item.key.name);
  change.set_instance(item.key.instance);
  change.set_label((after.get() != nullptr ? after : before).get()->label());
  change.set_kind(KindOfChange(before.get(), after.get()));
  if (before.get() != nullptr) *change.mutable_before() = std::move(before.message());
  if (after.get() != nullptr) *change.mutable_after() = std::move(after.message());
  AddCauses(causes, change);
}

template <typename Message>
void AddOther(const DifferentItem& item, const std::set<int>& causes, v1::OtherChange& change) {
  const Parsed<Message> before(item.before), after(item.after);
  change.set_name(item.key.name);
  change.set_instance(item.key.instance);
  change.set_label(LabelOf(*(after.get() != nullptr ? after : before).get()));
  change.set_kind(KindOfChange(before.get(), after.get()));
  if (before.get() != nullptr) change.set_before(WordsOf(*before.get()));
  if (after.get() != nullptr) change.set_after(WordsOf(*after.get()));
  AddCauses(causes, change);
}

void AddItem(const DifferentItem& item, const std::set<int>& causes, v1::Comparison& comparison) {
  switch (item.key.kind) {
    case v1::ITEM_KIND_LINE:
      return AddLine(item, causes, comparison);
    case v1::ITEM_KIND_CLAIM:
      return AddOther<v1::ClaimFinding>(item, causes, *comparison.add_claims());
    case v1::ITEM_KIND_DUTY:
      return AddOther<v1::DutyFinding>(item, causes, *comparison.add_duties());
    case v1::ITEM_KIND_WARNING:
      return AddOther<v1::WarningFinding>(item, causes, *comparison.add_warnings());
    default:
      return AddOther<v1::StatusFinding>(item, causes, *comparison.mutable_status());
  }
}

CertainSums Total(const ComparedAnswer& answer) {
  CertainSums total;
  for (const auto& [entitlement, sums] : answer.sums) total += sums;
  return total;
}

void AddTotals(const ComparedAnswer& before, const ComparedAnswer& after,
               v1::Comparison& comparison) {
  const CertainSums was = Total(before);
  const CertainSums is = Total(after);
  comparison.mutable_a_week_before()->set_pence(was.a_week);
  comparison.mutable_a_week_after()->set_pence(is.a_week);
  comparison.mutable_once_before()->set_pence(was.once);
  comparison.mutable_once_after()->set_pence(is.once);
}

SumsByEntitlement SideBySide(const ComparedAnswer& before, const ComparedAnswer& after) {
  SumsByEntitlement sums;
  for (const auto& [entitlement, sum] : before.sums) sums[entitlement].before = sum;
  for (const auto& [entitlement, sum] : after.sums) sums[entitlement].after = sum;
  return sums;
}

// ---- What is wrong with the input

void Under(const char* field, bool own, FieldViolation& violation) {
  if (own &&
      (violation.path == field || absl::StartsWith(violation.path, absl::StrCat(field, ".")))) {
    violation.path = absl::StrCat("alternative.", violation.path);
  }
}

// Adds those of the side after that the side before does not have already.
void AddAfter(FieldViolations of_after, const ComparedSide& before, const ComparedSide& after,
              FieldViolations& violations) {
  const bool own_case = before.question.facts != after.question.facts;
  const bool own_record = before.question.record != after.question.record;
  const size_t said = violations.size();
  for (FieldViolation& violation : of_after) {
    Under("case", own_case, violation);
    Under("record", own_record, violation);
    bool is_said = false;
    for (size_t i = 0; i < said; ++i) {
      is_said = is_said || (violations[i].path == violation.path &&
                            violations[i].description == violation.description);
    }
    if (!is_said) violations.push_back(std::move(violation));
  }
}

}  // namespace

std::variant<v1::Comparison, FieldViolations> MakeComparison(const ComparedSide& before,
                                                             const ComparedSide& after,
                                                             const PlanSource& plans,
                                                             SumsByEntitlement* sums) {
  FieldViolations violations, of_after;
  const ComparedAnswer was = AnswerOf(*before.plan, before.question, violations);
  const ComparedAnswer is = AnswerOf(*after.plan, after.question, of_after);
  AddAfter(std::move(of_after), before, after, violations);
  if (!violations.empty()) return violations;

  const std::vector<DifferentItem> different = DifferentItems(was.items, is.items);
  const Inputs inputs(before, after);
  std::vector<std::set<int>> causes(different.size());
  if (plans != nullptr || inputs.groups().size() == 1) {
    auto found = FindCauses(inputs, different, plans, was.steps + is.steps);
    if (!found.has_value()) {
      return FieldViolations{
          {"alternative",
           "the case takes too long to try each change by itself; change less at once"}};
    }
    causes = *std::move(found);
  }
  v1::Comparison comparison;
  *comparison.mutable_before() = BasisOf(*before.plan, before.question);
  comparison.set_before_as_of(FormatDay(before.question.as_of));
  *comparison.mutable_after() = BasisOf(*after.plan, after.question);
  comparison.set_after_as_of(FormatDay(after.question.as_of));
  for (const v1::InputChange& change : inputs.changes()) *comparison.add_inputs() = change;
  for (size_t i = 0; i < different.size(); ++i) AddItem(different[i], causes[i], comparison);
  AddTotals(was, is, comparison);
  if (sums != nullptr) *sums = SideBySide(was, is);
  return comparison;
}

}  // namespace fairstart
