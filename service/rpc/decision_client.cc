// Tested by tests/service/rpc/decision_service_test.cc.
#include "service/rpc/decision_client.h"

namespace fairstart {

absl::StatusOr<v1::PreviewResponse> DecisionClient::Preview(std::string_view request) {
  return Call<v1::PreviewResponse>("Preview", request);
}

absl::StatusOr<v1::ProjectResponse> DecisionClient::Project(std::string_view request) {
  return Call<v1::ProjectResponse>("Project", request);
}

absl::StatusOr<v1::ScheduleResponse> DecisionClient::Schedule(std::string_view request) {
  return Call<v1::ScheduleResponse>("Schedule", request);
}

absl::StatusOr<v1::PlanItemsResponse> DecisionClient::PlanItems(std::string_view request) {
  return Call<v1::PlanItemsResponse>("PlanItems", request);
}

absl::StatusOr<v1::DutiesResponse> DecisionClient::Duties(std::string_view request) {
  return Call<v1::DutiesResponse>("Duties", request);
}

absl::StatusOr<v1::QuestionsResponse> DecisionClient::Questions(std::string_view request) {
  return Call<v1::QuestionsResponse>("Questions", request);
}

absl::StatusOr<v1::CompareResponse> DecisionClient::Compare(std::string_view request) {
  return Call<v1::CompareResponse>("Compare", request);
}

absl::StatusOr<v1::StatementResponse> DecisionClient::Statement(std::string_view request) {
  return Call<v1::StatementResponse>("Statement", request);
}

absl::StatusOr<v1::DescribeFactsResponse> DecisionClient::DescribeFacts(std::string_view request) {
  return Call<v1::DescribeFactsResponse>("DescribeFacts", request);
}

template <typename Response>
absl::StatusOr<Response> DecisionClient::Call(const std::string& method,
                                              std::string_view request) {
  return client_.Call<Response>("/fairstart.v1.DecisionService/" + method, request);
}

}  // namespace fairstart
