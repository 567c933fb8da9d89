// The service behind a real server on loopback, asked with the client that the command uses.
#include "service/rpc/payment_service.h"

#include <grpcpp/grpcpp.h>
#include <grpcpp/impl/service_type.h>
#include <gtest/gtest.h>

#include <thread>

#include "service/rpc/payment_client.h"
#include "tests/service/payments/payments_fixture.h"

namespace fairstart {
namespace {

class PaymentServiceTest : public PaymentsTest {
 protected:
  PaymentServiceTest() { Start(); }
  ~PaymentServiceTest() override { server_->Shutdown(); }

  void Start(DecisionLimits limits = {}) {
    if (server_ != nullptr) server_->Shutdown();
    service_ = MakePaymentService(*keeping_, queue_, limits);
    grpc::ServerBuilder builder;
    int port = 0;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
    builder.RegisterService(service_.get());
    server_ = builder.BuildAndStart();
    connection_ = std::make_unique<RawClient>(absl::StrCat("127.0.0.1:", port), absl::Seconds(20));
    client_ = std::make_unique<PaymentClient>(*connection_);
  }

  static v1::BatchRequest ToRecord(const v1::RecordRequest& recording) {
    v1::BatchRequest request;
    *request.mutable_record() = recording;
    return request;
  }

  // The answers to requests, and how the stream ended.
  std::pair<std::vector<v1::BatchResponse>, absl::Status> Batch(
      const std::vector<v1::BatchRequest>& requests) {
    std::vector<v1::BatchResponse> responses;
    size_t sent = 0;
    const absl::Status status = client_->Batch(
        [&]() -> std::optional<v1::BatchRequest> {
          if (sent == requests.size()) return std::nullopt;
          return requests[sent++];
        },
        [&](const v1::BatchResponse& response) {
          responses.push_back(response);
          return absl::OkStatus();
        });
    return {responses, status};
  }

  WorkQueue queue_{4, 100};
  std::unique_ptr<grpc::Service> service_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<RawClient> connection_;
  std::unique_ptr<PaymentClient> client_;
};

TEST_F(PaymentServiceTest, EveryOperationIsAnswered) {
  Decide("r1");
  v1::ValidateRequest validate;
  validate.set_case_reference(kPerson);
  *validate.mutable_payment() = Week();
  EXPECT_EQ(client_->Validate(validate.SerializeAsString())->verdict().verdict(), v1::VERDICT_PAY);
  EXPECT_TRUE(client_->Record(Recording("q1", Week()).SerializeAsString())->has_recorded());
  v1::BalanceRequest balance;
  balance.set_case_reference(kPerson);
  balance.set_as_of("2019-06-10");
  *balance.mutable_line() = LineNamed("weekly_allowance");
  EXPECT_EQ(client_->Balance(balance.SerializeAsString())->lines(0).paid().pence(), 5790);
  const auto reverse = Parsed<v1::ReverseRequest>(
      "request_id: 'b1' case_reference: 'case-1' said_by: 'f' id: 'b1' reverses: 'p1' "
      "reversed_on: '2019-06-12'");
  EXPECT_EQ(client_->Reverse(reverse.SerializeAsString())->amount().pence(), 5790);
  const auto reconcile = Parsed<v1::ReconcileRequest>(
      "case_reference: 'case-1' first_day: '2019-06-03' last_day: '2019-06-09'");
  EXPECT_GT(client_->Reconcile(reconcile.SerializeAsString())->differences_size(), 0);
  EXPECT_EQ(client_->ListPayees("")->case_references(0), kPerson);
}

TEST_F(PaymentServiceTest, AStreamIsAnsweredInItsOrder) {
  Decide("r1");
  std::vector<v1::BatchRequest> requests;
  for (int i = 0; i < 30; ++i) {
    const std::string id = absl::StrCat("p", i);
    // Every third is the one before it again.
    const Day monday = AddDays(*ParseDay("2019-06-03"), 7 * (i % 3 == 2 ? i - 1 : i));
    requests.push_back(
        ToRecord(Recording(id, Week(id, FormatDay(monday), FormatDay(AddDays(monday, 6))))));
  }
  const auto [responses, status] = Batch(requests);
  ASSERT_TRUE(status.ok()) << status;
  ASSERT_EQ(responses.size(), requests.size());
  for (int i = 0; i < 30; ++i) {
    const v1::BatchResponse& response = responses[static_cast<size_t>(i)];
    EXPECT_EQ(response.index(), i);
    EXPECT_EQ(response.has_recorded(), i % 3 != 2) << response.DebugString();
  }
}

TEST_F(PaymentServiceTest, AnEmptyStreamEndsWell) {
  const auto [responses, status] = Batch({});
  EXPECT_TRUE(status.ok()) << status;
  EXPECT_TRUE(responses.empty());
}

TEST_F(PaymentServiceTest, AStreamEndsAtAMessageThatIsTooLong) {
  Decide("r1");
  Start({.most_request_bytes = 300});
  v1::RecordRequest too_long = Recording("q2", Week("p2"));
  too_long.mutable_payment()->set_home(std::string(400, 'x'));
  const auto [responses, status] = Batch({ToRecord(Recording("q1", Week())), ToRecord(too_long),
                                          ToRecord(Recording("q3", Week("p3")))});
  EXPECT_EQ(responses.size(), 1u);
  EXPECT_EQ(ReasonOf(status), "REQUEST_TOO_LARGE");
}

TEST_F(PaymentServiceTest, WhoeverTakesTheAnswersMayEndTheStream) {
  Decide("r1");
  int sent = 0;
  const absl::Status status = client_->Batch(
      [&]() -> std::optional<v1::BatchRequest> {
        ++sent;
        return ToRecord(Recording("q1", Week()));
      },
      [](const v1::BatchResponse&) { return absl::InternalError("enough"); });
  EXPECT_EQ(status.message(), "enough");
  EXPECT_EQ(sent, 1);
}

TEST_F(PaymentServiceTest, StreamsRaceForOnePot) {
  Decide("r1");
  std::vector<std::thread> clients;
  std::atomic<int64_t> paid = 0;
  for (int client = 0; client < 4; ++client) {
    clients.emplace_back([&, client] {
      std::vector<v1::BatchRequest> requests;
      for (int number = 0; number < 10; ++number) {
        const std::string id = absl::StrCat(client, "/", number);
        const Day day = AddDays(*ParseDay("2019-06-01"), 10 * client + number);
        requests.push_back(ToRecord(Recording(id, To(id, "sport", 700, FormatDay(day)))));
      }
      for (const v1::BatchResponse& response : Batch(requests).first) {
        if (response.has_recorded()) paid += 700;
      }
    });
  }
  for (std::thread& client : clients) client.join();
  EXPECT_EQ(paid, 9800);
}

TEST_F(PaymentServiceTest, AServerWithoutALedgerIsNamed) {
  RawClient nowhere("127.0.0.1:1", absl::Seconds(5));
  PaymentClient client(nowhere);
  EXPECT_EQ(client.ListPayees("").status().code(), absl::StatusCode::kUnavailable);
  const absl::Status status =
      client.Batch([]() -> std::optional<v1::BatchRequest> { return v1::BatchRequest(); },
                   [](const v1::BatchResponse&) { return absl::OkStatus(); });
  EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable) << status;
}

}  // namespace
}  // namespace fairstart
