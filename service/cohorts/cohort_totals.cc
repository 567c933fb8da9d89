// Tested by tests/service/cohorts/cohort_totals_test.cc.
#include "service/cohorts/cohort_totals.h"

#include <set>
#include <utility>

namespace fairstart {
namespace {

v1::CohortSums SumsOf(const CertainSums& sums, int64_t cases) {
  v1::CohortSums message;
  message.set_cases(cases);
  message.mutable_a_week()->set_pence(sums.a_week);
  message.mutable_once()->set_pence(sums.once);
  message.mutable_caps()->set_pence(sums.caps);
  return message;
}

}  // namespace

void CohortTotals::Add(const ComparedCase& compared) {
  counts_.set_cases(counts_.cases() + 1);
  if (!compared.entry.error().empty()) {
    counts_.set_failed(counts_.failed() + 1);
    return;
  }
  AddChanges(compared.entry);
  AddSums(compared.sums);
}

void CohortTotals::AddChanges(const v1::CohortCase& entry) {
  std::set<std::pair<std::string, v1::ChangeKind>> kinds;
  bool gains = false, loses = false, undetermined = false;
  for (const v1::CohortChange& change : entry.changes()) {
    kinds.emplace(change.entitlement(), change.kind());
    gains =
        gains || change.kind() == v1::CHANGE_KIND_GAINED || change.kind() == v1::CHANGE_KIND_MORE;
    loses = loses || change.kind() == v1::CHANGE_KIND_LOST || change.kind() == v1::CHANGE_KIND_LESS;
    undetermined = undetermined || change.kind() == v1::CHANGE_KIND_UNDETERMINED_NOW;
  }
  for (const auto& [entitlement, kind] : kinds) ++entitlements_[entitlement].cases[kind];
  if (!entry.changes().empty() || entry.other_changes() > 0)
    counts_.set_changed(counts_.changed() + 1);
  if (gains && loses) {
    counts_.set_mixed(counts_.mixed() + 1);
  } else if (gains) {
    counts_.set_gaining(counts_.gaining() + 1);
  } else if (loses) {
    counts_.set_losing(counts_.losing() + 1);
  }
  if (undetermined) counts_.set_undetermined_now(counts_.undetermined_now() + 1);
}

void CohortTotals::AddSums(const SumsByEntitlement& sums) {
  bool before = false, after = false;
  for (const auto& [entitlement, both] : sums) {
    Tally& tally = entitlements_[entitlement];
    tally.sums.before += both.before;
    tally.sums.after += both.after;
    sums_.before += both.before;
    sums_.after += both.after;
    if (both.before.lines > 0) ++tally.cases_before;
    if (both.after.lines > 0) ++tally.cases_after;
    before = before || both.before.lines > 0;
    after = after || both.after.lines > 0;
  }
  if (before) ++cases_before_;
  if (after) ++cases_after_;
}

v1::CohortTotals CohortTotals::Totals() const {
  v1::CohortTotals totals = counts_;
  *totals.mutable_before() = SumsOf(sums_.before, cases_before_);
  *totals.mutable_after() = SumsOf(sums_.after, cases_after_);
  for (const auto& [entitlement, tally] : entitlements_) {
    const auto cases = [&counted = tally.cases](v1::ChangeKind kind) {
      const auto found = counted.find(kind);
      return found == counted.end() ? 0 : found->second;
    };
    v1::EntitlementTotals& message = *totals.add_entitlements();
    message.set_entitlement(entitlement);
    message.set_gained(cases(v1::CHANGE_KIND_GAINED));
    message.set_lost(cases(v1::CHANGE_KIND_LOST));
    message.set_more(cases(v1::CHANGE_KIND_MORE));
    message.set_less(cases(v1::CHANGE_KIND_LESS));
    message.set_undetermined_now(cases(v1::CHANGE_KIND_UNDETERMINED_NOW));
    message.set_determined_now(cases(v1::CHANGE_KIND_DETERMINED_NOW));
    message.set_otherwise(cases(v1::CHANGE_KIND_OTHERWISE));
    *message.mutable_before() = SumsOf(tally.sums.before, tally.cases_before);
    *message.mutable_after() = SumsOf(tally.sums.after, tally.cases_after);
  }
  return totals;
}

}  // namespace fairstart
