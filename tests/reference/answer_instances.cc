// Instances, one for each combination of the elements of all for_each; and one that stands for
// those of which nothing is known.
#include <memory>
#include <utility>
#include <variant>

#include "tests/reference/answer_parts.h"

namespace fairstart::reference {
namespace {

std::shared_ptr<const Record> AnyOf(const Value& elements) {
  if (const Unknown* unknown = std::get_if<Unknown>(&elements)) return unknown->any;
  const auto* list = std::get_if<std::shared_ptr<const List>>(&elements);
  return list == nullptr ? nullptr : (*list)->any;
}

}  // namespace

void AddInstances(Evaluator& evaluator, const ForEachList& levels, int level,
                  const Instance& so_far, Instances& instances) {
  if (level == levels.size()) {
    instances.all.push_back(so_far);
    return;
  }
  const Scope& scope = so_far.scope;
  const v1::ForEach& for_each = levels[level];
  const Value elements = evaluator.Evaluate(for_each.in(), scope);
  instances.doubt = Union(instances.doubt, WaitsOf(elements));
  if (IsError(elements)) instances.failed = true;
  if (!IsPlain(elements)) return;
  const List& list = *std::get<std::shared_ptr<const List>>(elements);
  instances.doubt = Union(instances.doubt, list.more);
  for (const Element& element : list.elements) {
    instances.doubt = Union(instances.doubt, WaitsOf(element.value));
    if (!IsPlain(element.value)) continue;
    const Value& value = instances.values.emplace_back(element.value);
    const Scope& outer = instances.scopes.emplace_back(scope);
    const Scope inner{scope.as_of, scope.decimal_unit, &outer, for_each.each(), &value};
    std::string name;
    if (const Date* date = std::get_if<Date>(&value)) {
      name = FormatDay(date->day);
    } else {
      name = std::get<std::string>(evaluator.Evaluate(for_each.key(), inner));
    }
    AddInstances(evaluator, levels, level + 1,
                 {so_far.key.empty() ? name : so_far.key + "/" + name, inner,
                  Union(so_far.possibly, element.possibly)},
                 instances);
  }
}

UnknownInstance::UnknownInstance(const ForEachList& levels, const Waits& doubt, DayNumber as_of)
    : instance_{"", Scope{as_of}, doubt} {
  for (const v1::ForEach& level : levels) Add(level, MakeUnknown(doubt));
}

UnknownInstance::UnknownInstance(Evaluator& evaluator, const ForEachList& levels,
                                 const Waits& doubt, DayNumber as_of)
    : instance_{"", Scope{as_of}, doubt} {
  for (const v1::ForEach& level : levels) {
    const auto any = AnyOf(evaluator.Evaluate(level.in(), instance_.scope));
    Add(level, any == nullptr ? MakeUnknown(doubt) : Value(any));
  }
}

void UnknownInstance::Add(const v1::ForEach& level, Value value) {
  const Value& kept = values_.emplace_back(std::move(value));
  const Scope& outer = scopes_.emplace_back(instance_.scope);
  instance_.scope = {outer.as_of, outer.decimal_unit, &outer, level.each(), &kept};
}

}  // namespace fairstart::reference
