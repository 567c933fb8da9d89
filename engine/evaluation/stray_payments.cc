// Tested by tests/engine/evaluation/stray_payments_test.cc.
#include "engine/evaluation/stray_payments.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/evaluation/instances.h"
#include "engine/text/misread.h"

namespace fairstart {
namespace {

// The first keys that there are, for who wrote another.
std::string Keys(absl::Span<const Instance> instances) {
  constexpr size_t kMost = 5;
  std::vector<std::string> keys;
  for (size_t i = 0; i < std::min(kMost, instances.size()); ++i) {
    keys.push_back(Quoted(instances[i].key));
  }
  if (keys.empty()) return "there is none";
  return absl::StrCat(instances.size() == 1 ? "there is " : "there are ",
                      absl::StrJoin(keys, ", "), instances.size() > kMost ? " and others" : "");
}

}  // namespace

void AddStrayPayments(Evaluation& evaluation, Execution& execution, const v1::Record& record,
                      Found& found) {
  Arena& arena = evaluation.arena();
  std::map<const PlanEntitlement*, Instances> looked_at;
  for (int i = 0; i < record.payments_size(); ++i) {
    const v1::LineReference& line = record.payments(i).line();
    if (line.instance().empty()) continue;
    const auto& entitlements = evaluation.plan().entitlements;
    const auto entitlement =
        std::find_if(entitlements.begin(), entitlements.end(), [&](const PlanEntitlement& one) {
          return one.source->name() == line.entitlement();
        });
    if (entitlement == entitlements.end()) continue;
    auto [at, is_new] = looked_at.try_emplace(&*entitlement);
    if (is_new) {
      at->second = FindInstances(evaluation, execution, entitlement->for_each, found.relied_on);
    }
    const Instances& instances = at->second;
    const bool exists =
        std::any_of(instances.all.begin(), instances.all.end(),
                    [&](const Instance& one) { return one.key == line.instance(); });
    if (exists || instances.waits != nullptr || instances.defect != nullptr) continue;
    found.strays.push_back(
        {arena.Copy(absl::StrCat("record.payments[", i, "]")),
         arena.Copy(absl::StrCat("A payment of ", entitlement->source->label(), " is on record for ",
                                 Quoted(line.instance()), ", which the case does not have: ",
                                 Keys(instances.all), ". It counts for none of them."))});
  }
}

}  // namespace fairstart
