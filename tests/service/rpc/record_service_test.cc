// The service behind a real server on loopback, asked with the client that the command uses.
#include "service/rpc/record_service.h"

#include <grpcpp/grpcpp.h>
#include <grpcpp/impl/service_type.h>
#include <gtest/gtest.h>

#include <thread>

#include "service/rpc/record_client.h"
#include "tests/service/deciding/deciding_fixture.h"

namespace fairstart {
namespace {

class RecordServiceTest : public DecidingTest {
 protected:
  RecordServiceTest() { Start(); }
  ~RecordServiceTest() override { server_->Shutdown(); }

  void Start(DecisionLimits limits = {}) {
    if (server_ != nullptr) server_->Shutdown();
    service_ = MakeRecordService(*keeping_, queue_, limits);
    grpc::ServerBuilder builder;
    int port = 0;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
    builder.RegisterService(service_.get());
    server_ = builder.BuildAndStart();
    client_ = std::make_unique<RecordClient>(absl::StrCat("127.0.0.1:", port), absl::Seconds(20));
  }

  WorkQueue queue_{4, 100};
  std::unique_ptr<grpc::Service> service_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<RecordClient> client_;
};

TEST_F(RecordServiceTest, EveryOperationIsAnswered) {
  const auto proposed = client_->Propose(Proposal("r-1").SerializeAsString());
  ASSERT_TRUE(proposed.ok()) << proposed.status();
  const int64_t finding = proposed->recorded().position();
  EXPECT_TRUE(client_->Confirm(Confirmation("c-1", finding).SerializeAsString()).ok());
  EXPECT_TRUE(client_->Depart(Departure("d-1", finding).SerializeAsString()).ok());
  EXPECT_TRUE(client_->AddToRecord(ManagersApproval("a-1").SerializeAsString()).ok());
  v1::InForceRequest in_force;
  in_force.set_case_reference(kPerson);
  in_force.set_as_of("2019-06-01");
  EXPECT_EQ(client_->InForce(in_force.SerializeAsString())->decisions_size(), 3);
  v1::GetRequest get;
  get.set_position(finding);
  EXPECT_EQ(client_->Get(get.SerializeAsString())->finding().case_reference(), kPerson);
  v1::ListRequest list;
  list.set_case_reference(kPerson);
  EXPECT_EQ(client_->List(list.SerializeAsString())->entries_size(), 5);
  v1::AsKnownAtRequest known;
  known.set_case_reference(kPerson);
  known.set_as_of("2019-06-01");
  known.set_recorded_at(proposed->recorded().recorded_at());
  EXPECT_EQ(client_->AsKnownAt(known.SerializeAsString())->size(), finding + 1);
}

// Each field once, in another order than protobuf writes them.
TEST_F(RecordServiceTest, ACaseIsRecordedByteForByteAsItCame) {
  v1::CaseFacts first, second;
  first.set_date_of_birth(Facts().date_of_birth());
  second = Facts();
  second.clear_date_of_birth();
  const std::string bytes = second.SerializeAsString() + first.SerializeAsString();
  v1::ProposeRequest request = Proposal("r-1");
  request.clear_case_();
  WireWriter sent(request.SerializeAsString());
  sent.AddText(v1::ProposeRequest::kCaseFieldNumber, bytes);
  const auto proposed = client_->Propose(sent.Take());
  ASSERT_TRUE(proposed.ok()) << proposed.status();
  EXPECT_EQ((*Now())->Entry(proposed->case_position())->content->case_received().case_facts(),
            bytes);
  EXPECT_EQ(proposed->finding().facts_digest(), Sha256Hex(bytes));
}

TEST_F(RecordServiceTest, ErrorsKeepTheirDetails) {
  EXPECT_EQ(ReasonOf(client_->Confirm(Confirmation("c-1", 99).SerializeAsString()).status()),
            "ENTRY_NOT_FOUND");
  v1::ProposeRequest request = Proposal("r-1");
  request.clear_said_by();
  EXPECT_EQ(Fields(client_->Propose(request.SerializeAsString()).status()),
            std::vector<std::string>{"said_by"});
}

TEST_F(RecordServiceTest, ARequestThatIsTooLongIsRefused) {
  Start({.most_request_bytes = 10});
  EXPECT_EQ(ReasonOf(client_->Propose(Proposal("r-1").SerializeAsString()).status()),
            "REQUEST_TOO_LARGE");
}

TEST_F(RecordServiceTest, ManyCallersAtATimeAreAllRecorded) {
  const int64_t size = Size();
  std::vector<std::thread> callers;
  for (int c = 0; c < 4; ++c) {
    callers.emplace_back([this, c] {
      for (int i = 0; i < 5; ++i) {
        EXPECT_TRUE(
            client_->AddToRecord(ManagersApproval(absl::StrCat(c, "-", i)).SerializeAsString())
                .ok());
      }
    });
  }
  for (std::thread& caller : callers) caller.join();
  EXPECT_EQ(Size(), size + 20);
}

}  // namespace
}  // namespace fairstart
