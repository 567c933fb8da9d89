// Asks a Fairstart server that was started with a ledger about payments.
#ifndef FAIRSTART_SERVICE_RPC_PAYMENT_CLIENT_H_
#define FAIRSTART_SERVICE_RPC_PAYMENT_CLIENT_H_

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "fairstart/v1/payment_service.pb.h"
#include "service/rpc/raw_client.h"

namespace fairstart {

// As RecordClient, for PaymentService, over a connection that is borrowed. Any thread may call it.
class PaymentClient {
 public:
  explicit PaymentClient(RawClient& connection) : connection_(connection) {}

  // The server's answer to a request. Errors are those of RecordClient.
  absl::StatusOr<v1::ValidateResponse> Validate(std::string_view request);
  absl::StatusOr<v1::RecordResponse> Record(std::string_view request);
  absl::StatusOr<v1::ReverseResponse> Reverse(std::string_view request);
  absl::StatusOr<v1::BalanceResponse> Balance(std::string_view request);
  absl::StatusOr<v1::ReconcileResponse> Reconcile(std::string_view request);
  absl::StatusOr<v1::ListPayeesResponse> ListPayees(std::string_view request);

  // Sends the requests that `next` gives, one after the other, and hands each answer to `take`,
  // which ends the stream early by an error, as RawClient::Exchange says.
  absl::Status Batch(const std::function<std::optional<v1::BatchRequest>()>& next,
                     const std::function<absl::Status(const v1::BatchResponse&)>& take);

 private:
  template <typename Response>
  absl::StatusOr<Response> Call(const std::string& method, std::string_view request);

  RawClient& connection_;
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_RPC_PAYMENT_CLIENT_H_
