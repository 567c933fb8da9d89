// The service behind a real server on loopback, asked with real clients.
#include "service/rpc/decision_service.h"

#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <future>

#include "fairstart/v1/decision_service.grpc.pb.h"
#include "google/protobuf/text_format.h"
#include "service/errors/rich_status.h"
#include "service/rpc/decision_client.h"
#include "service/rpc/status_mapping.h"
#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

class DecisionServiceTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { library_ = RulebookLibrary::Open(kSampleRules)->release(); }
  static void TearDownTestSuite() { delete library_; }

  void Start(size_t most_in_flight = 100, DecisionLimits limits = {}) {
    queue_ = std::make_unique<WorkQueue>(1, most_in_flight);
    service_ = MakeDecisionService(*library_, *queue_, limits);
    grpc::ServerBuilder builder;
    int port = 0;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
    builder.SetMaxReceiveMessageSize(1 << 24);
    builder.RegisterService(service_.get());
    server_ = builder.BuildAndStart();
    address_ = "127.0.0.1:" + std::to_string(port);
    stub_ = v1::DecisionService::NewStub(
        grpc::CreateChannel(address_, grpc::InsecureChannelCredentials()));
  }

  ~DecisionServiceTest() override {
    if (server_ != nullptr) server_->Shutdown();
  }

  static v1::PreviewRequest Sound() {
    v1::PreviewRequest request;
    google::protobuf::TextFormat::ParseFromString(
        R"pb(rulebook { id: "sample" }
             as_of: "2019-06-01"
             case {
               case_reference: "case-1"
               known_through: "2019-12-31"
               date_of_birth: "2002-05-15"
               care_episodes {
                 records {
                   id: "c1"
                   first_day: "2010-01-01"
                   last_day { date: "2018-06-30" }
                 }
               }
               jobs {}
             })pb",
        &request);
    return request;
  }

  // Keeps the queue's only thread busy until the returned promise is set.
  std::shared_ptr<std::promise<void>> Block() {
    auto go = std::make_shared<std::promise<void>>();
    auto begun = std::make_shared<std::promise<void>>();
    queue_->Accept([go, begun] {
      begun->set_value();
      go->get_future().wait();
    });
    begun->get_future().wait();
    return go;
  }

  static inline RulebookLibrary* library_ = nullptr;
  std::unique_ptr<WorkQueue> queue_;
  std::unique_ptr<grpc::Service> service_;
  std::unique_ptr<grpc::Server> server_;
  std::string address_;
  std::unique_ptr<v1::DecisionService::Stub> stub_;
};

TEST_F(DecisionServiceTest, AnswersAPreview) {
  Start();
  grpc::ClientContext context;
  v1::PreviewResponse response;
  const grpc::Status status = stub_->Preview(&context, Sound(), &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(response.finding().case_reference(), "case-1");
  EXPECT_EQ(response.finding().facts_digest(), Sha256Hex(Sound().case_().SerializeAsString()));
}

TEST_F(DecisionServiceTest, SendsErrorsWithTheirDetails) {
  Start();
  v1::PreviewRequest request = Sound();
  request.set_as_of("2017-02-30");
  grpc::ClientContext context;
  v1::PreviewResponse response;
  const absl::Status status = FromGrpcStatus(stub_->Preview(&context, request, &response));
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  ASSERT_EQ(ViolationsOf(status).size(), 1u);
  EXPECT_EQ(ViolationsOf(status)[0].path, "as_of");
}

TEST_F(DecisionServiceTest, GetsAllThatFitsThroughWhenVeryMuchIsWrong) {
  Start();
  v1::PreviewRequest request = Sound();
  for (int i = 0; i < 2000; ++i) {
    request.mutable_case_()->mutable_care_episodes()->add_records()->set_first_day("£££");
  }
  grpc::ClientContext context;
  v1::PreviewResponse response;
  const absl::Status status = FromGrpcStatus(stub_->Preview(&context, request, &response));
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << status;
  EXPECT_GE(ViolationCount(status), 2000u);
  EXPECT_GE(ViolationsOf(status).size(), 5u);
}

// What the service answers is what its own client reads.
TEST_F(DecisionServiceTest, AnswersQuestions) {
  Start();
  v1::QuestionsRequest request;
  *request.mutable_rulebook() = Sound().rulebook();
  *request.mutable_case_() = Sound().case_();
  request.mutable_case_()->clear_jobs();
  request.set_as_of("2019-06-01");
  DecisionClient client(address_, absl::Seconds(60));
  const auto response = client.Questions(request.SerializeAsString());
  ASSERT_TRUE(response.ok()) << response.status();
  ASSERT_EQ(response->questions().facts_size(), 1);
  EXPECT_EQ(response->questions().facts(0).missing().path(), "jobs");
  request.set_as_of("2017-02-30");
  const auto refused = client.Questions(request.SerializeAsString());
  ASSERT_EQ(ViolationsOf(refused.status()).size(), 1u);
  EXPECT_EQ(ViolationsOf(refused.status())[0].path, "as_of");
}

TEST_F(DecisionServiceTest, WritesAStatement) {
  Start();
  v1::StatementRequest request;
  *request.mutable_rulebook() = Sound().rulebook();
  *request.mutable_case_() = Sound().case_();
  request.set_as_of(Sound().as_of());
  grpc::ClientContext context;
  v1::StatementResponse response;
  const grpc::Status status = stub_->Statement(&context, request, &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(response.html().find("<!DOCTYPE html>"), 0u);
  DecisionClient client(address_, absl::Seconds(10));
  const auto again = client.Statement(request.SerializeAsString());
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(again->html(), response.html());

  request.clear_as_of();
  const absl::Status refused = client.Statement(request.SerializeAsString()).status();
  ASSERT_EQ(ViolationsOf(refused).size(), 1u);
  EXPECT_EQ(ViolationsOf(refused)[0].path, "as_of");
}

TEST_F(DecisionServiceTest, DescribesFacts) {
  Start();
  v1::DescribeFactsRequest request;
  request.mutable_rulebook()->set_id("sample");
  request.set_page_size(2);
  grpc::ClientContext context;
  v1::DescribeFactsResponse response;
  const grpc::Status status = stub_->DescribeFacts(&context, request, &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(response.facts_size(), 2);
  EXPECT_NE(response.next_page_token(), "");
}

TEST_F(DecisionServiceTest, RefusesAnUnknownFieldOfDescribeFacts) {
  Start();
  v1::DescribeFactsRequest request;
  request.mutable_rulebook()->set_id("sample");
  request.GetReflection()->MutableUnknownFields(&request)->AddVarint(99, 1);
  grpc::ClientContext context;
  v1::DescribeFactsResponse response;
  const absl::Status status = FromGrpcStatus(stub_->DescribeFacts(&context, request, &response));
  ASSERT_EQ(ViolationsOf(status).size(), 1u);
  EXPECT_EQ(ViolationsOf(status)[0].path, "#99");
}

TEST_F(DecisionServiceTest, TakesARequestOfTheGreatestLengthAndNotOneByteMore) {
  DecisionLimits limits;
  limits.most_request_bytes = Sound().ByteSizeLong();
  Start(100, limits);
  v1::PreviewRequest request = Sound();
  v1::PreviewResponse response;
  grpc::ClientContext fits;
  EXPECT_TRUE(stub_->Preview(&fits, request, &response).ok());
  request.mutable_case_()->set_case_reference("case-10");
  grpc::ClientContext context;
  const absl::Status status = FromGrpcStatus(stub_->Preview(&context, request, &response));
  EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(ReasonOf(status), "REQUEST_TOO_LARGE");
  EXPECT_EQ(status.message(),
            absl::StrCat("the request has ", limits.most_request_bytes + 1,
                         " bytes and this server takes at most ", limits.most_request_bytes,
                         "; send less, or start the server with a greater --max-request-bytes"));
}

TEST_F(DecisionServiceTest, RefusesAtOnceWhenAsManyAreInFlightAsMayBe) {
  Start(1);
  const auto go = Block();
  grpc::ClientContext context;
  v1::PreviewResponse response;
  const absl::Status status = FromGrpcStatus(stub_->Preview(&context, Sound(), &response));
  EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(ReasonOf(status), "SERVER_BUSY");
  go->set_value();
}

TEST_F(DecisionServiceTest, DoesNotBeginWhatNobodyWaitsForAnyMore) {
  Start();
  const auto go = Block();
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::milliseconds(50));
  v1::PreviewResponse response;
  const grpc::Status status = stub_->Preview(&context, Sound(), &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::DEADLINE_EXCEEDED);
  go->set_value();
  // The queue goes on.
  grpc::ClientContext next;
  EXPECT_TRUE(stub_->Preview(&next, Sound(), &response).ok());
}

TEST_F(DecisionServiceTest, RefusesBytesThatAreNoRequest) {
  Start();
  DecisionClient client(address_, absl::Seconds(10));
  const absl::Status status = client.Preview("\x12\x7f").status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(ReasonOf(status), "INVALID_REQUEST");
}

TEST_F(DecisionServiceTest, DigestsTheBytesThatTheClientSent) {
  Start();
  // The same case in another order of fields: other bytes, another digest.
  const v1::PreviewRequest whole = Sound();
  v1::PreviewRequest rest = whole;
  rest.clear_case_();
  v1::CaseFacts reference, others = whole.case_();
  reference.set_case_reference(others.case_reference());
  others.clear_case_reference();
  const std::string facts = others.SerializeAsString() + reference.SerializeAsString();
  ASSERT_LT(facts.size(), 128u);
  const std::string request =
      rest.SerializeAsString() + "\x12" + std::string(1, static_cast<char>(facts.size())) + facts;
  DecisionClient client(address_, absl::Seconds(10));
  const auto response = client.Preview(request);
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_EQ(response->finding().facts_digest(), Sha256Hex(facts));
  EXPECT_NE(response->finding().facts_digest(), Sha256Hex(whole.case_().SerializeAsString()));
}

TEST_F(DecisionServiceTest, ServesManyAtATime) {
  Start(1000);
  std::vector<std::future<bool>> answers;
  for (int i = 0; i < 50; ++i) {
    answers.push_back(std::async(std::launch::async, [this] {
      grpc::ClientContext context;
      v1::PreviewResponse response;
      return stub_->Preview(&context, Sound(), &response).ok();
    }));
  }
  for (std::future<bool>& answer : answers) EXPECT_TRUE(answer.get());
}

TEST(DecisionClient, SaysWhichServerDoesNotAnswer) {
  DecisionClient client("127.0.0.1:1", absl::Seconds(10));
  const absl::Status status = client.Preview("").status();
  EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(std::string(status.message()).find("no answer from a server at 127.0.0.1:1: "), 0u)
      << status;
}

}  // namespace
}  // namespace fairstart
