// Tested by tests/service/rpc/record_service_test.cc.
#include "service/rpc/record_client.h"

#include "service/rpc/ledger_answers.h"

namespace fairstart {

template <typename Response>
absl::StatusOr<Response> RecordClient::Call(const std::string& method, std::string_view request) {
  absl::StatusOr<Response> response =
      client_.Call<Response>("/fairstart.v1.RecordService/" + method, request);
  if (!response.ok()) return WithoutLedger(response.status());
  return response;
}

absl::StatusOr<v1::ProposeResponse> RecordClient::Propose(std::string_view request) {
  return Call<v1::ProposeResponse>("Propose", request);
}

absl::StatusOr<v1::ConfirmResponse> RecordClient::Confirm(std::string_view request) {
  return Call<v1::ConfirmResponse>("Confirm", request);
}

absl::StatusOr<v1::DepartResponse> RecordClient::Depart(std::string_view request) {
  return Call<v1::DepartResponse>("Depart", request);
}

absl::StatusOr<v1::AddToRecordResponse> RecordClient::AddToRecord(std::string_view request) {
  return Call<v1::AddToRecordResponse>("AddToRecord", request);
}

absl::StatusOr<v1::InForceResponse> RecordClient::InForce(std::string_view request) {
  return Call<v1::InForceResponse>("InForce", request);
}

absl::StatusOr<v1::GetResponse> RecordClient::Get(std::string_view request) {
  return Call<v1::GetResponse>("Get", request);
}

absl::StatusOr<v1::ListResponse> RecordClient::List(std::string_view request) {
  return Call<v1::ListResponse>("List", request);
}

absl::StatusOr<v1::AsKnownAtResponse> RecordClient::AsKnownAt(std::string_view request) {
  return Call<v1::AsKnownAtResponse>("AsKnownAt", request);
}

}  // namespace fairstart
