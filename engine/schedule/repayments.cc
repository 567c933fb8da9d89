// Tested by tests/engine/schedule/schedule_test.cc.
#include "engine/schedule/repayments.h"

#include <set>
#include <string>
#include <utility>

#include "engine/schedule/payment_sum.h"

namespace fairstart {
namespace {

v1::ScheduledPayment RepaymentOf(const v1::DutyFinding& duty) {
  v1::ScheduledPayment payment;
  payment.set_name(duty.duty());
  payment.set_instance(duty.instance());
  payment.set_label(duty.label());
  payment.set_due(duty.due());
  payment.set_kind(v1::PAYMENT_KIND_REPAYMENT);
  payment.set_frequency(v1::FREQUENCY_ONCE);
  *payment.mutable_missing() = duty.missing();
  *payment.mutable_citations() = duty.citations();
  v1::PaymentShare* share = payment.add_shares();
  share->set_instance(duty.instance());
  share->set_unit(v1::UNIT_PENCE);
  if (duty.state() == v1::DutyFinding::STATE_UNDETERMINED) {
    payment.set_state(v1::PAYMENT_STATE_UNDETERMINED);
    share->mutable_at_least()->set_pence(-duty.amount().pence());
    share->mutable_at_most()->set_pence(0);
  } else {
    payment.set_state(v1::PAYMENT_STATE_DUE);
    share->mutable_amount()->set_pence(-duty.amount().pence());
  }
  return payment;
}

}  // namespace

std::vector<v1::ScheduledPayment> Repayments(const v1::Timeline& timeline) {
  std::vector<v1::ScheduledPayment> payments;
  std::set<std::pair<std::string, std::string>> seen;
  for (const v1::DutySpan& span : timeline.duties()) {
    const v1::DutyFinding& duty = span.duty();
    if (duty.actor() != v1::ACTOR_YOUNG_PERSON || !duty.has_amount()) continue;
    if (!seen.emplace(duty.duty(), duty.instance()).second) continue;
    payments.push_back(RepaymentOf(duty));
  }
  return payments;
}

}  // namespace fairstart
