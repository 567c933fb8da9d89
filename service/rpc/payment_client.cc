// Tested by tests/service/rpc/payment_service_test.cc.
#include "service/rpc/payment_client.h"

#include "service/rpc/ledger_answers.h"

namespace fairstart {
namespace {

std::string MethodOf(const std::string& name) { return "/fairstart.v1.PaymentService/" + name; }

}  // namespace

template <typename Response>
absl::StatusOr<Response> PaymentClient::Call(const std::string& method, std::string_view request) {
  absl::StatusOr<Response> response = connection_.Call<Response>(MethodOf(method), request);
  if (!response.ok()) return WithoutLedger(response.status());
  return response;
}

absl::StatusOr<v1::ValidateResponse> PaymentClient::Validate(std::string_view request) {
  return Call<v1::ValidateResponse>("Validate", request);
}

absl::StatusOr<v1::RecordResponse> PaymentClient::Record(std::string_view request) {
  return Call<v1::RecordResponse>("Record", request);
}

absl::StatusOr<v1::ReverseResponse> PaymentClient::Reverse(std::string_view request) {
  return Call<v1::ReverseResponse>("Reverse", request);
}

absl::StatusOr<v1::BalanceResponse> PaymentClient::Balance(std::string_view request) {
  return Call<v1::BalanceResponse>("Balance", request);
}

absl::StatusOr<v1::ReconcileResponse> PaymentClient::Reconcile(std::string_view request) {
  return Call<v1::ReconcileResponse>("Reconcile", request);
}

absl::StatusOr<v1::ListPayeesResponse> PaymentClient::ListPayees(std::string_view request) {
  return Call<v1::ListPayeesResponse>("ListPayees", request);
}

absl::Status PaymentClient::Batch(
    const std::function<std::optional<v1::BatchRequest>()>& next,
    const std::function<absl::Status(const v1::BatchResponse&)>& take) {
  return WithoutLedger(connection_.Exchange(
      MethodOf("Batch"),
      [&]() -> std::optional<std::string> {
        const std::optional<v1::BatchRequest> request = next();
        if (!request.has_value()) return std::nullopt;
        return request->SerializeAsString();
      },
      [&](const std::string& bytes) {
        v1::BatchResponse response;
        if (response.ParseFromString(bytes)) return take(response);
        return absl::InternalError("what the server answered is no BatchResponse");
      }));
}

}  // namespace fairstart
