// Tested by tests/service/rpc/rulebook_service_test.cc.
#include "service/rpc/rulebook_client.h"

#include "service/rpc/ledger_answers.h"

namespace fairstart {

template <typename Response>
absl::StatusOr<Response> RulebookClient::Call(const std::string& method, std::string_view request) {
  absl::StatusOr<Response> response =
      connection_.Call<Response>("/fairstart.v1.RulebookService/" + method, request);
  if (!response.ok()) return WithoutLedger(response.status());
  return response;
}

absl::StatusOr<v1::CheckEditionResponse> RulebookClient::CheckEdition(std::string_view request) {
  return Call<v1::CheckEditionResponse>("CheckEdition", request);
}

absl::StatusOr<v1::ProposeEditionResponse> RulebookClient::ProposeEdition(
    std::string_view request) {
  return Call<v1::ProposeEditionResponse>("ProposeEdition", request);
}

absl::StatusOr<v1::ApproveEditionResponse> RulebookClient::ApproveEdition(
    std::string_view request) {
  return Call<v1::ApproveEditionResponse>("ApproveEdition", request);
}

absl::StatusOr<v1::RefuseEditionResponse> RulebookClient::RefuseEdition(std::string_view request) {
  return Call<v1::RefuseEditionResponse>("RefuseEdition", request);
}

absl::StatusOr<v1::ListEditionsResponse> RulebookClient::ListEditions(std::string_view request) {
  return Call<v1::ListEditionsResponse>("ListEditions", request);
}

absl::StatusOr<v1::ListProposalsResponse> RulebookClient::ListProposals(std::string_view request) {
  return Call<v1::ListProposalsResponse>("ListProposals", request);
}

absl::StatusOr<v1::GetEditionResponse> RulebookClient::GetEdition(std::string_view request) {
  return Call<v1::GetEditionResponse>("GetEdition", request);
}

absl::StatusOr<v1::CompareEditionsResponse> RulebookClient::CompareEditions(
    std::string_view request) {
  return Call<v1::CompareEditionsResponse>("CompareEditions", request);
}

}  // namespace fairstart
