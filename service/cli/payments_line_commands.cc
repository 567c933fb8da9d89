// `payments reverse` and `payments balance`.
//
// Tested by tests/service/cli/payments_commands_test.cc.
#include "absl/strings/str_cat.h"
#include "service/cli/commands.h"
#include "service/cli/page.h"
#include "service/cli/payments_operation.h"
#include "service/cli/record_text.h"
#include "service/deciding/decision_history.h"
#include "service/payments/balance.h"
#include "service/payments/problems.h"
#include "service/payments/reverse_payment.h"

namespace fairstart {
namespace {

absl::StatusOr<v1::ReverseResponse> AskToReverse(const RecordArguments& arguments,
                                                 const v1::ReverseRequest& request) {
  const absl::StatusOr<RecordAnswerer> answerer = OpenToRecord(arguments);
  if (!answerer.ok()) return answerer.status();
  const std::string bytes = request.SerializeAsString();
  if (answerer->server == nullptr) return ReversePayment(*answerer->keeping, bytes, "");
  return PaymentClient(answerer->server->connection()).Reverse(bytes);
}

void PrintBalance(const v1::LineBalance& balance, Page& page) {
  std::string sums = absl::StrCat("paid ", Pounds(balance.paid().pence()));
  if (balance.has_counted())
    absl::StrAppend(&sums, ", counted ", Pounds(balance.counted().pence()));
  if (balance.has_left()) absl::StrAppend(&sums, ", left ", Pounds(balance.left().pence()));
  if (!balance.has_decision_position()) absl::StrAppend(&sums, ", nothing decided");
  page.Row(0, ToString(balance.line()), sums, Page::Style::kStrong);
  for (const v1::Payment& payment : balance.payments()) {
    std::string days = payment.first_day().empty()
                           ? ""
                           : absl::StrCat(" for ", payment.first_day(), " to ", payment.last_day());
    page.Row(2, payment.id(),
             absl::StrCat(Pounds(payment.amount().pence()), " on ", payment.paid_on(), days),
             Page::Style::kPlain);
  }
}

}  // namespace

ExitCode PaymentsReverse(const PaymentsReverseArguments& arguments, Console& console) {
  v1::ReverseRequest request;
  request.set_request_id(arguments.request_id.empty() ? NewRequestId() : arguments.request_id);
  request.set_case_reference(arguments.case_reference);
  request.set_said_by(arguments.said_by);
  request.set_id(arguments.id);
  request.set_reverses(arguments.reverses);
  if (arguments.pence != 0) request.mutable_amount()->set_pence(arguments.pence);
  request.set_reversed_on(arguments.reversed_on);
  return PrintRecordResponse(AskToReverse(arguments, request), arguments, "", nullptr, console,
                             [&](const v1::ReverseResponse& answer) {
                               Page page(console.out, console.colour);
                               PrintRecorded(
                                   absl::StrCat("reversal of ", Pounds(answer.amount().pence())),
                                   answer.recorded(), page);
                             });
}

ExitCode PaymentsBalance(const PaymentsBalanceArguments& arguments, Console& console) {
  v1::BalanceRequest request;
  request.set_case_reference(arguments.case_reference);
  request.set_as_of(arguments.as_of);
  if (!arguments.line.empty()) *request.mutable_line() = LineNamed(arguments.line);
  const absl::StatusOr<RecordAnswerer> answerer = OpenToJudge(arguments);
  if (!answerer.ok()) return PrintError(answerer.status(), console.err);
  const auto response = AskToJudge<v1::BalanceResponse>(
      *answerer, {&PaymentClient::Balance, &BalanceOf}, request.SerializeAsString());
  return PrintRecordResponse(response, arguments, "", nullptr, console,
                             [&](const v1::BalanceResponse& answer) {
                               Page page(console.out, console.colour);
                               for (const v1::LineBalance& line : answer.lines())
                                 PrintBalance(line, page);
                             });
}

}  // namespace fairstart
