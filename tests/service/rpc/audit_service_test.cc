// The service behind a real server on loopback, asked with the client that the command uses.
#include "service/rpc/audit_service.h"

#include <grpcpp/grpcpp.h>
#include <grpcpp/impl/service_type.h>
#include <gtest/gtest.h>

#include <thread>

#include "service/rpc/audit_client.h"
#include "tests/service/deciding/deciding_fixture.h"

namespace fairstart {
namespace {

class AuditServiceTest : public DecidingTest {
 protected:
  AuditServiceTest() { Start(); }
  ~AuditServiceTest() override { server_->Shutdown(); }

  void Start(DecisionLimits limits = {}) {
    if (server_ != nullptr) server_->Shutdown();
    service_ = MakeAuditService(*keeping_, queue_, limits, std::nullopt);
    grpc::ServerBuilder builder;
    int port = 0;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
    builder.RegisterService(service_.get());
    server_ = builder.BuildAndStart();
    connection_ = std::make_unique<RawClient>(absl::StrCat("127.0.0.1:", port), absl::Seconds(20));
    client_ = std::make_unique<AuditClient>(*connection_);
  }

  void RecordFindings(int count) {
    for (int i = 0; i < count; ++i) {
      v1::ProposeRequest request = Proposal(absl::StrCat("r-", i));
      request.set_as_of(FormatDay(AddDays(*ParseDay("2019-04-01"), i)));
      Recorded(request);
    }
  }

  // The parts, up to `most`, and how the stream ended.
  std::pair<std::vector<v1::ReplayAllResponse>, absl::Status> ReplayAll(
      const v1::ReplayAllRequest& request, size_t most = 1000) {
    std::vector<v1::ReplayAllResponse> parts;
    const absl::Status status =
        client_->ReplayAll(request.SerializeAsString(), [&](const v1::ReplayAllResponse& part) {
          parts.push_back(part);
          return parts.size() < most ? absl::OkStatus() : absl::CancelledError("enough");
        });
    return {parts, status};
  }

  WorkQueue queue_{2, 100};
  std::unique_ptr<grpc::Service> service_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<RawClient> connection_;
  std::unique_ptr<AuditClient> client_;
};

TEST_F(AuditServiceTest, AllFindingsAreReplayedInParts) {
  RecordFindings(140);
  const auto [parts, status] = ReplayAll({});
  ASSERT_TRUE(status.ok()) << status;
  ASSERT_EQ(parts.size(), 2u);
  EXPECT_EQ(parts[0].counts().same() + parts[1].counts().same(), 140);
  EXPECT_EQ(parts[1].next_position(), parts[1].size());
}

TEST_F(AuditServiceTest, WhoeverReadsMayEndAReplayAndGoOnWithIt) {
  RecordFindings(140);
  const auto [begun, broken_off] = ReplayAll({}, 1);
  EXPECT_EQ(broken_off.message(), "enough");
  ASSERT_EQ(begun.size(), 1u);
  v1::ReplayAllRequest request;
  request.set_from(begun[0].next_position());
  const auto [rest, status] = ReplayAll(request);
  ASSERT_TRUE(status.ok()) << status;
  ASSERT_EQ(rest.size(), 1u);
  EXPECT_EQ(begun[0].counts().same() + rest[0].counts().same(), 140);
}

TEST_F(AuditServiceTest, AReplayThatCannotBeginSaysWhy) {
  v1::ReplayAllRequest request;
  request.set_from(1000);
  const auto [parts, status] = ReplayAll(request);
  EXPECT_TRUE(parts.empty());
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  Start({.most_request_bytes = 1});
  EXPECT_EQ(ReasonOf(ReplayAll(request).second), "REQUEST_TOO_LARGE");
}

TEST_F(AuditServiceTest, NothingIsErasedWithoutASchedule) {
  RecordFindings(1);
  v1::EraseRequest request;
  request.set_request_id("x-1");
  request.set_case_reference(kPerson);
  request.set_said_by("records-1");
  const absl::Status status = client_->Erase(request.SerializeAsString()).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(status.message(), "the server has no schedule of retention; start it with --retention");
}

TEST_F(AuditServiceTest, SeveralReplaysAndOthersShareTheQueue) {
  RecordFindings(140);
  std::vector<std::thread> auditors;
  std::atomic<int64_t> same = 0;
  for (int i = 0; i < 4; ++i) {
    auditors.emplace_back([&] {
      const auto [parts, status] = ReplayAll({});
      EXPECT_TRUE(status.ok()) << status;
      for (const v1::ReplayAllResponse& part : parts) same += part.counts().same();
    });
  }
  EXPECT_TRUE(client_->Prove("").ok());
  for (std::thread& auditor : auditors) auditor.join();
  EXPECT_EQ(same, 4 * 140);
}

}  // namespace
}  // namespace fairstart
