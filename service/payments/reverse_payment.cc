// Tested by tests/service/payments/reverse_payment_test.cc.
#include "service/payments/reverse_payment.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/text/misread.h"
#include "service/deciding/request_reading.h"
#include "service/errors/nearest_name.h"
#include "service/errors/rich_status.h"
#include "service/payments/problems.h"
#include "service/payments/standing_payments.h"

namespace fairstart {
namespace {

void CheckSaysEnough(const v1::ReverseRequest& request, FieldViolations& violations) {
  CheckName("id", request.id(), kLongestName, violations);
  CheckName("reverses", request.reverses(), kLongestName, violations);
  DayIn("reversed_on", request.reversed_on(), violations);
  if (request.has_amount() && request.amount().pence() <= 0) {
    violations.push_back({"amount", "is not above zero; leave it out for all of the payment"});
  }
}

absl::Status NoSuchPayment(const v1::ReverseRequest& request, const v1::Record& record) {
  std::vector<std::string> known;
  for (const v1::Payment& payment : record.payments()) {
    if (!payment.has_reverses()) known.push_back(payment.id());
  }
  return NotFound(Reason::kEntryNotFound,
                  {"reverses", absl::StrCat("there is no payment ", Quoted(request.reverses()),
                                            " of ", Quoted(request.case_reference()), "; ",
                                            NearestOrKnown(request.reverses(), known))});
}

// The reversal that a request asks for, by what is on record.
absl::StatusOr<v1::Payment> ReversalOf(const v1::ReverseRequest& request,
                                       const v1::Record& record) {
  const auto with_id = [&](const std::string& id) {
    return std::find_if(record.payments().begin(), record.payments().end(),
                        [&](const v1::Payment& payment) { return payment.id() == id; });
  };
  const auto reversed = with_id(request.reverses());
  if (reversed == record.payments().end() || reversed->has_reverses())
    return NoSuchPayment(request, record);
  if (with_id(request.id()) != record.payments().end()) {
    return InvalidRequest(
        {{"id", absl::StrCat(Quoted(request.id()),
                             " is the reference of a payment on record; give it its own")}});
  }
  int64_t stands = 0;
  for (const StandingPayment& standing : StandingPayments(record)) {
    if (standing.payment == &*reversed) stands = standing.pence;
  }
  const int64_t back = request.has_amount() ? request.amount().pence() : stands;
  if (stands == 0 || back > stands) {
    return InvalidRequest({{stands == 0 ? "reverses" : "amount",
                            absl::StrCat("of ", Quoted(request.reverses()), " ", Pounds(stands),
                                         " has not come back yet")}});
  }
  v1::Payment reversal = *reversed;
  reversal.set_id(request.id());
  reversal.set_reverses(request.reverses());
  reversal.mutable_amount()->set_pence(-back);
  reversal.set_paid_on(request.reversed_on());
  if (!reversal.has_first_day()) {
    reversal.set_first_day(reversed->paid_on());
    reversal.set_last_day(reversed->paid_on());
  }
  return reversal;
}

absl::StatusOr<v1::Payment> ReversalBy(const v1::ReverseRequest& request, const LedgerView& view) {
  const absl::StatusOr<int64_t> size = view.Size();
  if (!size.ok()) return size.status();
  const absl::StatusOr<v1::Record> record = view.RecordOf(request.case_reference(), *size);
  if (!record.ok()) return record.status();
  return ReversalOf(request, *record);
}

v1::ReverseResponse ResponseOf(const Receipt& receipt, const v1::Payment& reversal) {
  v1::ReverseResponse response;
  *response.mutable_recorded() = RecordedOf(receipt);
  response.mutable_amount()->set_pence(-reversal.amount().pence());
  return response;
}

// The answer that a request got that was recorded before; kAlreadyExists if it was another.
absl::StatusOr<v1::ReverseResponse> FirstAnswer(const v1::ReverseRequest& request,
                                                const std::string& authenticated_as,
                                                const LedgerView& view, int64_t position) {
  const absl::StatusOr<RecordedEntry> entry = view.Entry(position);
  if (!entry.ok()) return entry.status();
  const v1::LedgerEntry& content =
      entry->content.has_value() ? *entry->content : v1::LedgerEntry::default_instance();
  const v1::Payment& reversal = content.reversal();
  const bool is_this =
      content.case_reference() == request.case_reference() &&
      content.said_by() == request.said_by() && content.authenticated_as() == authenticated_as &&
      reversal.id() == request.id() && reversal.reverses() == request.reverses() &&
      reversal.paid_on() == request.reversed_on() &&
      (!request.has_amount() || reversal.amount().pence() == -request.amount().pence());
  if (is_this) return ResponseOf({entry->position, entry->recorded_at, true}, reversal);
  return Refused(
      absl::StatusCode::kAlreadyExists, Reason::kRequestIdTaken,
      absl::StrCat("request_id: ", Quoted(request.request_id()), " is recorded as entry ", position,
                   " with other content; a new request needs a new id"));
}

}  // namespace

absl::StatusOr<v1::ReverseResponse> ReversePayment(const RecordKeeping& keeping,
                                                   std::string_view bytes,
                                                   const std::string& authenticated_as) {
  FieldViolations violations;
  const absl::StatusOr<v1::ReverseRequest> request =
      ReadRecording<v1::ReverseRequest>(bytes, violations);
  if (!request.ok()) return request.status();
  CheckSaysEnough(*request, violations);
  if (!violations.empty()) return InvalidRequest(violations);

  const absl::StatusOr<std::unique_ptr<LedgerSnapshot>> now = keeping.ledger().Read();
  if (!now.ok()) return now.status();
  const absl::StatusOr<std::optional<int64_t>> known =
      (**now)->PositionOfRequest(request->request_id());
  if (!known.ok()) return known.status();
  if (known->has_value()) return FirstAnswer(*request, authenticated_as, ***now, **known);
  absl::StatusOr<v1::Payment> reversal = ReversalBy(*request, ***now);
  if (!reversal.ok()) return reversal.status();

  v1::LedgerEntry content;
  content.set_request_id(request->request_id());
  content.set_case_reference(request->case_reference());
  content.set_said_by(request->said_by());
  content.set_authenticated_as(authenticated_as);
  *content.mutable_reversal() = *reversal;
  const absl::StatusOr<Receipt> receipt =
      AppendIfUnchanged(keeping.ledger(), content, [&](const LedgerView& view) {
        const absl::StatusOr<v1::Payment> again = ReversalBy(*request, view);
        if (!again.ok()) return again.status();
        return again->amount().pence() == reversal->amount().pence()
                   ? absl::OkStatus()
                   : RecordChanged(request->case_reference());
      });
  if (!receipt.ok()) return receipt.status();
  return ResponseOf(*receipt, *reversal);
}

}  // namespace fairstart
