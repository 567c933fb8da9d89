// Tested by tests/service/payments/judge_test.cc and
// tests/service/payments/racing_payments_test.cc.
#include "service/payments/home_payments.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "service/payments/line_now.h"

namespace fairstart {

std::vector<std::string> DrawingOnAHome(const Plan& plan, const std::string& entitlement) {
  const v1::Rulebook& rules = MergedRulebook(plan);
  const v1::Entitlement* drawing = EntitlementOf(plan, entitlement);
  if (drawing == nullptr || drawing->pot().empty()) return {};
  const auto pot = std::find_if(rules.pot().begin(), rules.pot().end(),
                                [&](const v1::Pot& one) { return one.name() == drawing->pot(); });
  if (pot == rules.pot().end() || pot->home().empty()) return {};
  std::vector<std::string> names;
  for (const v1::Entitlement& one : rules.entitlement()) {
    if (one.pot() == drawing->pot()) names.push_back(one.name());
  }
  return names;
}

absl::Status HomePayments::Read(const LedgerView& view) {
  constexpr size_t kAtATime = 1000;
  const absl::StatusOr<int64_t> size = view.Size();
  if (!size.ok()) return size.status();
  // Reversals come after what they reverse, so that all payments are read first.
  for (const v1::EntryKind kind : {v1::ENTRY_KIND_PAYMENT, v1::ENTRY_KIND_REVERSAL}) {
    PositionRange range{read_, *size};
    while (true) {
      const absl::StatusOr<std::vector<RecordedEntry>> entries =
          view.EntriesOfKind(kind, range, kAtATime);
      if (!entries.ok()) return entries.status();
      for (const RecordedEntry& entry : *entries) Add(entry);
      if (entries->size() < kAtATime) break;
      range.from = entries->back().position + 1;
    }
  }
  read_ = *size;
  return absl::OkStatus();
}

void HomePayments::Add(const RecordedEntry& entry) {
  if (!entry.content.has_value()) return;
  const v1::LedgerEntry& content = *entry.content;
  const v1::Payment& payment = content.has_payment() ? content.payment() : content.reversal();
  if (!payment.has_home() || content.case_reference() == case_reference_) return;
  const std::string key = absl::StrCat("other/", entry.position);
  v1::Payment& added = payments_.emplace_back(payment);
  added.set_id(key);
  if (!payment.has_reverses()) {
    keys_[{content.case_reference(), payment.id()}] = key;
    return;
  }
  const auto reversed = keys_.find({content.case_reference(), payment.reverses()});
  if (reversed == keys_.end()) {
    payments_.pop_back();  // what it reverses is erased
  } else {
    added.set_reverses(reversed->second);
  }
}

void HomePayments::Suppose(const v1::Payment& payment) {
  if (!payment.has_home()) return;
  const std::string key = absl::StrCat("other/supposed/", payments_.size());
  payments_.emplace_back(payment).set_id(key);
}

void HomePayments::AddTo(const std::vector<std::string>& entitlements, v1::Record& record) const {
  for (const v1::Payment& payment : payments_) {
    const bool is_of_them = std::find(entitlements.begin(), entitlements.end(),
                                      payment.line().entitlement()) != entitlements.end();
    if (is_of_them) *record.add_payments() = payment;
  }
}

}  // namespace fairstart
