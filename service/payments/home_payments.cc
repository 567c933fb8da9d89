// Tested by tests/service/payments/judge_test.cc.
#include "service/payments/home_payments.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "service/payments/line_now.h"

namespace fairstart {
namespace {

constexpr size_t kAtATime = 1000;

class Gathering {
 public:
  Gathering(const std::string& case_reference, const std::vector<std::string>& entitlements,
            const std::string& home, v1::Record& record)
      : case_reference_(case_reference),
        entitlements_(entitlements),
        home_(home),
        record_(record) {}

  void Add(const RecordedEntry& entry) {
    if (!entry.content.has_value() || entry.content->case_reference() == case_reference_) return;
    const v1::LedgerEntry& content = *entry.content;
    v1::Payment payment = content.has_payment() ? content.payment() : content.reversal();
    const bool counts =
        payment.home() == home_ && std::find(entitlements_.begin(), entitlements_.end(),
                                             payment.line().entitlement()) != entitlements_.end();
    if (!counts) return;
    const std::string key = absl::StrCat("other/", entry.position);
    if (payment.has_reverses()) {
      const auto reversed = keys_.find({content.case_reference(), payment.reverses()});
      if (reversed == keys_.end()) return;
      payment.set_reverses(reversed->second);
    } else {
      keys_[{content.case_reference(), payment.id()}] = key;
    }
    payment.set_id(key);
    *record_.add_payments() = std::move(payment);
  }

 private:
  const std::string& case_reference_;
  const std::vector<std::string>& entitlements_;
  const std::string& home_;
  v1::Record& record_;
  std::map<std::pair<std::string, std::string>, std::string> keys_;  // by person and own key
};

}  // namespace

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

absl::Status AddPaymentsForHome(const LedgerView& view, const std::string& case_reference,
                                const std::vector<std::string>& entitlements,
                                const std::string& home, v1::Record& record) {
  Gathering gathering(case_reference, entitlements, home, record);
  // Reversals come after what they reverse, so that all payments are gathered first.
  for (const v1::EntryKind kind : {v1::ENTRY_KIND_PAYMENT, v1::ENTRY_KIND_REVERSAL}) {
    PositionRange range;
    while (true) {
      const absl::StatusOr<std::vector<RecordedEntry>> entries =
          view.EntriesOfKind(kind, range, kAtATime);
      if (!entries.ok()) return entries.status();
      for (const RecordedEntry& entry : *entries) gathering.Add(entry);
      if (entries->size() < kAtATime) break;
      range.from = entries->back().position + 1;
    }
  }
  return absl::OkStatus();
}

}  // namespace fairstart
