// Tested by tests/service/payments/balance_test.cc.
#include "service/payments/balance.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "service/deciding/decision_in_force.h"
#include "service/deciding/request_reading.h"
#include "service/errors/rich_status.h"
#include "service/payments/decision_problems.h"
#include "service/payments/home_payments.h"
#include "service/payments/line_limits.h"
#include "service/payments/line_now.h"
#include "service/payments/person_now.h"
#include "service/payments/standing_payments.h"

namespace fairstart {
namespace {

using Lines = std::map<std::pair<std::string, std::string>, v1::LineBalance>;

v1::LineBalance& BalanceIn(Lines& lines, const v1::LineReference& line) {
  v1::LineBalance& balance = lines[{line.entitlement(), line.instance()}];
  *balance.mutable_line() = line;
  return balance;
}

void AddPaid(const v1::Record& record, Lines& lines) {
  for (const StandingPayment& standing : StandingPayments(record)) {
    v1::LineBalance& balance = BalanceIn(lines, standing.payment->line());
    balance.mutable_paid()->set_pence(balance.paid().pence() + standing.pence);
    v1::Payment& payment = *balance.add_payments();
    payment = *standing.payment;
    payment.mutable_amount()->set_pence(standing.pence);
  }
}

void SetLimits(const v1::Limits& limits, v1::LineBalance& balance) {
  if (balance.has_left() && balance.left().pence() <= limits.left().pence()) return;
  *balance.mutable_left() = limits.left();
  *balance.mutable_counted() = limits.paid();
}

// What is left of lines that are decided.
class Counting {
 public:
  Counting(const RulebookLibrary& library, const LedgerView& view,
           const std::string& case_reference, const v1::Record& record,
           const DecisionHistory& history)
      : library_(library),
        view_(view),
        case_reference_(case_reference),
        record_(record),
        history_(history) {}

  absl::Status Add(const v1::LineDecision& decision, Day day, v1::LineBalance& balance) const {
    const v1::DecisionInForce& in_force = decision.in_force();
    balance.set_label(in_force.line().label());
    balance.set_decision_position(in_force.decision_position());
    if (!IsEntitled({Window::Only(day), decision})) return absl::OkStatus();
    const ProposedFinding& finding = *history_.FindingAt(in_force.finding_position());
    const absl::StatusOr<std::shared_ptr<const Plan>> plan = PlanOf(library_, finding);
    if (!plan.ok()) return plan.status();
    v1::Record counted = record_;
    const std::vector<std::string> names = DrawingOnAHome(**plan, decision.line().entitlement());
    if (!names.empty()) {
      HomePayments others(case_reference_);
      const absl::Status read = others.Read(view_);
      if (!read.ok()) return read;
      others.AddTo(names, counted);
    }
    const absl::StatusOr<v1::Line> now =
        LineNow(**plan, history_, finding, decision.line(), day, counted);
    if (!now.ok()) return now.status();
    const std::optional<v1::Limits> caps =
        CapLimits(**plan, decision.line(), in_force, *now, record_, day);
    if (caps.has_value()) SetLimits(*caps, balance);
    const std::optional<v1::Limits> once = OnceLimits(in_force.line(), record_);
    if (once.has_value()) SetLimits(*once, balance);
    return absl::OkStatus();
  }

 private:
  const RulebookLibrary& library_;
  const LedgerView& view_;
  const std::string& case_reference_;
  const v1::Record& record_;
  const DecisionHistory& history_;
};

absl::StatusOr<v1::BalanceRequest> Read(std::string_view bytes, Day& day) {
  v1::BalanceRequest request;
  FieldViolations violations;
  const absl::Status read = ReadRequest(bytes, request, violations);
  if (!read.ok()) return read;
  CheckName("case_reference", request.case_reference(), kLongestName, violations);
  day = DayIn("as_of", request.as_of(), violations);
  if (request.has_line())
    CheckName("line.entitlement", request.line().entitlement(), kLongestName, violations);
  if (!violations.empty()) return InvalidRequest(violations);
  return request;
}

}  // namespace

absl::StatusOr<v1::BalanceResponse> BalanceOf(const RulebookLibrary& library,
                                              const LedgerView& view, std::string_view bytes) {
  Day day;
  const absl::StatusOr<v1::BalanceRequest> request = Read(bytes, day);
  if (!request.ok()) return request.status();
  const absl::StatusOr<PersonNow> person = ReadPersonNow(view, request->case_reference());
  if (!person.ok()) return person.status();

  Lines lines;
  AddPaid(person->record, lines);
  const Counting counting(library, view, request->case_reference(), person->record,
                          person->history);
  for (const v1::LineDecision& decision : DecisionsOn(person->history, day)) {
    const bool is_asked = !request->has_line() || AreSame(request->line(), decision.line());
    if (!decision.has_in_force() || !is_asked) continue;
    const absl::Status added = counting.Add(decision, day, BalanceIn(lines, decision.line()));
    if (!added.ok()) return added;
  }
  v1::BalanceResponse response;
  if (request->has_line()) {
    *response.add_lines() = BalanceIn(lines, request->line());
    return response;
  }
  for (auto& [key, balance] : lines) *response.add_lines() = std::move(balance);
  return response;
}

}  // namespace fairstart
