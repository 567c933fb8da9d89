#include "service/editions/proposal_list.h"

#include <gmock/gmock.h>

#include "tests/service/editions/editions_fixture.h"

namespace fairstart {
namespace {

class ProposalListTest : public EditionsTest {
 protected:
  v1::ListProposalsResponse Proposals(const v1::ListProposalsRequest& request = {}) {
    const auto response = ListProposals(**Now(), request.SerializeAsString());
    EXPECT_TRUE(response.ok()) << response.status();
    return response.ok() ? *response : v1::ListProposalsResponse();
  }

  // Another edition of the same rules.
  static v1::SubmittedEdition Edition(const std::string& name) {
    v1::SubmittedEdition edition = Edition2021();
    edition.set_edition(name);
    std::string& about = *edition.mutable_files(0)->mutable_contents();
    about = absl::StrReplaceAll(about, {{"edition: \"2021\"", "edition: \"" + name + "\""}});
    return edition;
  }
};

TEST_F(ProposalListTest, AnOpenProposalSaysWhatItsApproverNeeds) {
  EXPECT_EQ(Proposals().proposals_size(), 0);
  v1::ProposeEditionRequest request = ProposalOf(Edition2021());
  request.set_reason("more money");
  const auto proposal =
      ProposeEdition(*keeping_, request.SerializeAsString(), "ann", Approvers::kAuthenticated);
  ASSERT_TRUE(proposal.ok()) << proposal.status();
  const v1::ListProposalsResponse list = Proposals();
  ASSERT_EQ(list.proposals_size(), 1);
  const v1::ListedProposal& listed = list.proposals(0);
  EXPECT_EQ(listed.position(), proposal->recorded().position());
  EXPECT_EQ(listed.edition().digest(), proposal->edition().digest());
  EXPECT_EQ(listed.in_force_from(), "2021-04-01");
  EXPECT_EQ(listed.proposed_at(), proposal->recorded().recorded_at());
  EXPECT_EQ(listed.proposed_by(), "the policy team");
  EXPECT_EQ(listed.proposed_authenticated_as(), "ann");
  EXPECT_EQ(listed.reason(), "more money");
  EXPECT_EQ(listed.state(), v1::PROPOSAL_STATE_OPEN);
  EXPECT_FALSE(listed.has_closed_position());
}

TEST_F(ProposalListTest, WhatWasApprovedOrRefusedIsListedOnlyWhenAskedFor) {
  const v1::ProposeEditionResponse refused = Proposed(Edition2021());
  ASSERT_TRUE(Refuse(refused, "ben").ok());
  const auto second = Propose(Edition2021(), "ann", Approvers::kAuthenticated, "p-2");
  const auto approved = Approve(*second, "ben");
  ASSERT_TRUE(approved.ok()) << approved.status();
  EXPECT_EQ(Proposals().proposals_size(), 0);
  v1::ListProposalsRequest request;
  request.set_all(true);
  const v1::ListProposalsResponse all = Proposals(request);
  ASSERT_EQ(all.proposals_size(), 2);
  EXPECT_EQ(all.proposals(0).state(), v1::PROPOSAL_STATE_REFUSED);
  EXPECT_EQ(all.proposals(0).refusal(), "too early");
  EXPECT_EQ(all.proposals(0).closed_by(), "the director");
  EXPECT_EQ(all.proposals(1).state(), v1::PROPOSAL_STATE_APPROVED);
  EXPECT_EQ(all.proposals(1).closed_position(), approved->recorded().position());
  EXPECT_EQ(all.proposals(1).closed_at(), approved->recorded().recorded_at());
  EXPECT_EQ(all.proposals(1).closed_authenticated_as(), "ben");
}

TEST_F(ProposalListTest, APageIsOfOneListAndGoesOnWhereTheOneBeforeEnded) {
  for (const char* name : {"2021", "2022", "2023"}) {
    ASSERT_TRUE(Propose(Edition(name), "ann", Approvers::kAuthenticated, name).ok());
  }
  v1::ListProposalsRequest request;
  request.set_page_size(2);
  const v1::ListProposalsResponse first = Proposals(request);
  ASSERT_EQ(first.proposals_size(), 2);
  request.set_page_token(first.next_page_token());
  const v1::ListProposalsResponse second = Proposals(request);
  ASSERT_EQ(second.proposals_size(), 1);
  EXPECT_EQ(second.proposals(0).edition().edition(), "2023");
  EXPECT_EQ(second.next_page_token(), "");
  request.set_all(true);
  EXPECT_THAT(Fields(ListProposals(**Now(), request.SerializeAsString()).status()),
              testing::ElementsAre("page_token"));
  v1::ListProposalsRequest rates;
  rates.set_id("rates");
  EXPECT_EQ(Proposals(rates).proposals_size(), 0);
}

}  // namespace
}  // namespace fairstart
