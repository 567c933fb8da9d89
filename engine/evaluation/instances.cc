// The instances that for_each gives: one loop inside another.
#include "engine/evaluation/instances.h"

#include "absl/strings/str_cat.h"
#include "engine/value/missing.h"

namespace fairstart {
namespace {

// "course-1/2017-09": keys of loops inside one another.
std::string_view Joined(Arena& arena, std::string_view outer, std::string_view inner) {
  if (outer.empty()) return inner;
  std::string joined(outer);
  joined += "/";
  joined += inner;
  return arena.Copy(joined);
}

void Expand(Evaluation& evaluation, Execution& execution, const std::vector<PlanForEach>& for_each,
            size_t level, const Instance& so_far, Reliance& relied_on, Instances& instances) {
  if (level == for_each.size()) {
    instances.all.push_back(so_far);
    return;
  }
  const PlanForEach& loop = for_each[level];
  const Value in = evaluation.Evaluate(execution, loop.in, so_far.variables, relied_on);
  if (in.IsUnknown()) {
    instances.waits = Join(evaluation.arena(), instances.waits, in.unknown());
    return;
  }
  if (in.IsError()) {
    instances.defect = in.error();
    return;
  }
  const List& list = *in.list();
  if (list.size == 0 && instances.empty == nullptr) instances.empty = loop.source;
  for (uint32_t i = 0; i < list.size; ++i) {
    Instance instance = so_far;
    instance.variables.push_back(list.items[i]);
    instance.doubt = Join(evaluation.arena(), so_far.doubt, list.guard(i));
    Value key = list.items[i];
    if (loop.key.has_value()) {
      key = evaluation.Evaluate(execution, *loop.key, instance.variables, relied_on);
    } else if (key.IsKnown()) {
      key = Value::String(evaluation.arena().Copy(FormatDay(key.day())));
    }
    if (key.IsUnknown()) {
      instances.waits = Join(evaluation.arena(), instances.waits, key.unknown());
      continue;
    }
    if (key.IsError()) {
      instances.defect = key.error();
      continue;
    }
    instance.key = Joined(evaluation.arena(), so_far.key, key.text());
    Expand(evaluation, execution, for_each, level + 1, instance, relied_on, instances);
  }
}

}  // namespace

Instances FindInstances(Evaluation& evaluation, Execution& execution,
                        const std::vector<PlanForEach>& for_each, Reliance& relied_on) {
  Instances instances;
  Expand(evaluation, execution, for_each, 0, Instance(), relied_on, instances);
  if (!instances.all.empty()) instances.empty = nullptr;
  return instances;
}

Instance UnknownInstance(const std::vector<PlanForEach>& for_each, const Unknown* waits) {
  Instance instance;
  instance.variables.assign(for_each.size(), Value::Of(waits));
  instance.doubt = waits;
  return instance;
}

Instance AnyInstance(Arena& arena, const std::vector<PlanForEach>& for_each, const Unknown* waits) {
  Instance instance = UnknownInstance(for_each, waits);
  for (size_t i = 0; i < for_each.size(); ++i) {
    const RecordType* type = for_each[i].in.type().element->record;
    if (type != nullptr) instance.variables[i] = Value::Of(AnyRecord(arena, *type));
  }
  return instance;
}

}  // namespace fairstart
