// Tested by tests/service/payments/record_payment_test.cc and
// tests/service/payments/racing_payments_test.cc.
#include "service/payments/record_payment.h"

#include <memory>
#include <optional>
#include <utility>

#include "service/deciding/request_reading.h"
#include "service/errors/rich_status.h"
#include "service/payments/judge.h"
#include "service/payments/payment_request.h"

namespace fairstart {
namespace {

bool MayBePaid(const v1::PaymentVerdict& verdict) { return verdict.verdict() == v1::VERDICT_PAY; }

class Recording {
 public:
  Recording(const RecordKeeping& keeping, const v1::RecordRequest& request)
      : keeping_(keeping), request_(request), others_(request.case_reference()) {}

  absl::StatusOr<v1::RecordResponse> Run(const std::string& authenticated_as) {
    NewEntry entry;
    entry.content.set_request_id(request_.request_id());
    entry.content.set_case_reference(request_.case_reference());
    entry.content.set_said_by(request_.said_by());
    entry.content.set_authenticated_as(authenticated_as);
    *entry.content.mutable_payment() = request_.payment();
    // A request that is known gets its first answer, whatever was recorded since.
    const absl::StatusOr<bool> known = LookFirst();
    if (!known.ok()) return known.status();
    if (!*known) {
      if (!MayBePaid(verdict_)) return Response(nullptr);
      entry.check = [this](const LedgerView& before) { return LookAgain(before); };
    }
    const absl::StatusOr<Receipt> receipt = keeping_.ledger().Append(std::move(entry));
    if (!MayBePaid(verdict_)) return Response(nullptr);
    if (!receipt.ok()) return AppendError(receipt.status());
    return Response(&*receipt);
  }

 private:
  // Whether the request is known; otherwise the verdict is set.
  absl::StatusOr<bool> LookFirst() {
    const absl::StatusOr<std::unique_ptr<LedgerSnapshot>> now = keeping_.ledger().Read();
    if (!now.ok()) return now.status();
    const LedgerView& view = ***now;
    const absl::StatusOr<std::optional<int64_t>> known =
        view.PositionOfRequest(request_.request_id());
    if (!known.ok()) return known.status();
    verdict_.set_verdict(v1::VERDICT_PAY);
    if (known->has_value()) return true;
    const absl::StatusOr<std::optional<int64_t>> last =
        view.LastPositionOf(request_.case_reference());
    if (!last.ok()) return last.status();
    last_ = *last;
    const absl::Status judged = JudgeBy(view);
    if (!judged.ok()) return judged;
    return false;
  }

  absl::Status LookAgain(const LedgerView& before) {
    const bool is_for_a_home = request_.payment().has_home();
    if (!is_for_a_home && Unchanged(request_.case_reference(), last_)(before).ok())
      return absl::OkStatus();
    const absl::Status judged = JudgeBy(before);
    if (!judged.ok()) return judged;
    return MayBePaid(verdict_) ? absl::OkStatus()
                               : absl::FailedPreconditionError("the payment may not be made");
  }

  absl::Status JudgeBy(const LedgerView& view) {
    absl::StatusOr<v1::PaymentVerdict> verdict = Judge(
        keeping_.library(), view, {request_.case_reference(), request_.payment(), {}, others_});
    if (!verdict.ok()) return verdict.status();
    verdict_ = *std::move(verdict);
    return absl::OkStatus();
  }

  v1::RecordResponse Response(const Receipt* receipt) {
    v1::RecordResponse response;
    if (receipt != nullptr) *response.mutable_recorded() = RecordedOf(*receipt);
    if (receipt != nullptr && receipt->recorded_before) {
      response.mutable_verdict()->set_verdict(v1::VERDICT_PAY);
    } else {
      *response.mutable_verdict() = std::move(verdict_);
    }
    return response;
  }

  const RecordKeeping& keeping_;
  const v1::RecordRequest& request_;
  HomePayments others_;
  std::optional<int64_t> last_;  // position of the last entry about the young person
  v1::PaymentVerdict verdict_;
};

}  // namespace

absl::StatusOr<v1::RecordResponse> RecordPayment(const RecordKeeping& keeping,
                                                 std::string_view bytes,
                                                 const std::string& authenticated_as) {
  FieldViolations violations;
  const absl::StatusOr<v1::RecordRequest> request =
      ReadRecording<v1::RecordRequest>(bytes, violations);
  if (!request.ok()) return request.status();
  CheckPayment(request->payment(), violations);
  if (!violations.empty()) return InvalidRequest(violations);
  return Recording(keeping, *request).Run(authenticated_as);
}

}  // namespace fairstart
