// The service behind a real server on loopback, asked with the client that the command uses.
#include "service/rpc/rulebook_service.h"

#include <grpcpp/grpcpp.h>
#include <grpcpp/impl/service_type.h>
#include <gtest/gtest.h>

#include "service/rpc/rulebook_client.h"
#include "tests/service/editions/editions_fixture.h"

namespace fairstart {
namespace {

class RulebookServiceTest : public EditionsTest {
 protected:
  RulebookServiceTest() {
    service_ = MakeRulebookService(*keeping_, queue_, {}, Approvers::kAnybodyInADemonstration);
    grpc::ServerBuilder builder;
    int port = 0;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
    builder.RegisterService(service_.get());
    server_ = builder.BuildAndStart();
    connection_ = std::make_unique<RawClient>(absl::StrCat("127.0.0.1:", port), absl::Seconds(20));
  }
  ~RulebookServiceTest() override { server_->Shutdown(); }

  RulebookClient Client() { return RulebookClient(*connection_); }

  WorkQueue queue_{4, 100};
  std::unique_ptr<grpc::Service> service_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<RawClient> connection_;
};

TEST_F(RulebookServiceTest, EveryOperationIsAnswered) {
  v1::CheckEditionRequest check;
  *check.mutable_edition() = Edition2021();
  const auto checked = Client().CheckEdition(check.SerializeAsString());
  ASSERT_TRUE(checked.ok()) << checked.status();
  EXPECT_TRUE(checked->check().publishable());

  const auto proposal = Client().ProposeEdition(ProposalOf(Edition2021()).SerializeAsString());
  ASSERT_TRUE(proposal.ok()) << proposal.status();
  const auto open = Client().ListProposals("");
  ASSERT_TRUE(open.ok()) << open.status();
  ASSERT_EQ(open->proposals_size(), 1);
  v1::GetEditionRequest get;
  get.set_position(open->proposals(0).position());
  const auto got = Client().GetEdition(get.SerializeAsString());
  ASSERT_TRUE(got.ok()) << got.status();
  EXPECT_EQ(got->files_size(), 1);

  v1::CompareEditionsRequest compare;
  compare.mutable_before()->set_position(open->proposals(0).position());
  *compare.mutable_after() = compare.before();
  const auto compared = Client().CompareEditions(compare.SerializeAsString());
  ASSERT_TRUE(compared.ok()) << compared.status();
  EXPECT_EQ(compared->differences().declarations_size(), 0);

  v1::ApproveEditionRequest approval;
  approval.set_request_id("a-1");
  approval.set_said_by("the director");
  approval.set_proposal_position(proposal->recorded().position());
  approval.set_digest(proposal->edition().digest());
  const auto approved = Client().ApproveEdition(approval.SerializeAsString());
  ASSERT_TRUE(approved.ok()) << approved.status();
  const auto list = Client().ListEditions("");
  ASSERT_TRUE(list.ok()) << list.status();
  EXPECT_EQ(list->editions(list->editions_size() - 1).edition().edition(), "2021");

  v1::RefuseEditionRequest refusal;
  refusal.set_request_id("x-1");
  refusal.set_said_by("the director");
  refusal.set_proposal_position(proposal->recorded().position());
  refusal.set_reason("too late");
  EXPECT_EQ(ReasonOf(Client().RefuseEdition(refusal.SerializeAsString()).status()),
            "PROPOSAL_NOT_OPEN");
}

TEST_F(RulebookServiceTest, ErrorsKeepTheirDetails) {
  v1::GetEditionRequest request;
  request.mutable_name()->set_id("sample");
  request.mutable_name()->set_edition("1999");
  const absl::Status status = Client().GetEdition(request.SerializeAsString()).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(ReasonOf(status), "EDITION_NOT_FOUND");
  EXPECT_EQ(Fields(status), std::vector<std::string>{"name.edition"});
}

}  // namespace
}  // namespace fairstart
