#include "service/editions/get_edition.h"

#include <gmock/gmock.h>

#include "tests/service/editions/editions_fixture.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class GetEditionTest : public EditionsTest {
 protected:
  absl::StatusOr<v1::GetEditionResponse> Get(const v1::GetEditionRequest& request) {
    return GetEdition(*keeping_, **Now(), request.SerializeAsString());
  }
  absl::StatusOr<v1::GetEditionResponse> Named(const std::string& id, const std::string& edition) {
    v1::GetEditionRequest request;
    request.mutable_name()->set_id(id);
    request.mutable_name()->set_edition(edition);
    return Get(request);
  }
  absl::StatusOr<v1::GetEditionResponse> At(int64_t position) {
    v1::GetEditionRequest request;
    request.set_position(position);
    return Get(request);
  }
};

TEST_F(GetEditionTest, AProposalIsReadByteForByteBeforeItIsApproved) {
  const v1::SubmittedEdition submitted = Edition2021();
  const v1::ProposeEditionResponse proposal = Proposed(submitted);
  const auto got = At(proposal.recorded().position());
  ASSERT_TRUE(got.ok()) << got.status();
  EXPECT_EQ(got->proposed().edition().digest(), proposal.edition().digest());
  EXPECT_EQ(got->proposed().state(), v1::PROPOSAL_STATE_OPEN);
  ASSERT_EQ(got->files_size(), 1);
  EXPECT_EQ(got->files(0).contents(), submitted.files(0).contents());
  ASSERT_EQ(got->scenarios_size(), 1);
  EXPECT_EQ(got->scenarios(0).contents(), submitted.scenarios(0).contents());
  ASSERT_TRUE(Refuse(proposal, "ben").ok());
  EXPECT_EQ(At(proposal.recorded().position())->proposed().refusal(), "too early");
}

TEST_F(GetEditionTest, WhatWasApprovedIsFoundByItsNameAndByItsPosition) {
  const v1::ProposeEditionResponse proposal = Proposed(Edition2021());
  EXPECT_EQ(ReasonOf(Named("sample", "2021").status()), "EDITION_NOT_FOUND");
  const auto approved = Approve(proposal, "ben");
  ASSERT_TRUE(approved.ok()) << approved.status();
  for (const auto& got : {Named("sample", "2021"), At(approved->recorded().position())}) {
    ASSERT_TRUE(got.ok()) << got.status();
    EXPECT_EQ(got->published().position(), approved->recorded().position());
    EXPECT_EQ(got->published().proposed_authenticated_as(), "ann");
    EXPECT_EQ(got->files_size(), 1);
    EXPECT_EQ(got->scenarios_size(), 1);
  }
}

TEST_F(GetEditionTest, WhatCameFromAFolderHasItsFilesAndNoScenarios) {
  const auto got = Named("sample", "2019");
  ASSERT_TRUE(got.ok()) << got.status();
  std::ostringstream about;
  about
      << std::ifstream(std::string(kSampleRules) + "/sample/2019/" + got->files(0).name()).rdbuf();
  EXPECT_EQ(got->files(0).contents(), about.str());
  EXPECT_EQ(got->scenarios_size(), 0);
  EXPECT_FALSE(got->published().has_proposal_position());
  EXPECT_EQ(Named("rates", "2020")->published().edition().id(), "rates");
}

// The ledger has both then, and answers come from the folder.
TEST_F(GetEditionTest, OfAFolderThatChangedANameIsTheFilesInUse) {
  const int64_t before = Named("sample", "2020")->published().position();
  const std::filesystem::path rules = folder_.CopySampleRules();
  folder_.Write("rules/sample/2020/more.txtpb", "# more\n");
  OpenRules(rules.string());
  const auto changed = Named("sample", "2020");
  EXPECT_GT(changed->published().position(), before);
  EXPECT_EQ(changed->files_size(), At(before)->files_size() + 1);
  OpenRules(kSampleRules);
  const auto again = Named("sample", "2020");
  EXPECT_GT(again->published().position(), changed->published().position());
  EXPECT_EQ(again->files_size(), At(before)->files_size());
}

TEST_F(GetEditionTest, WhatIsNotThereIsNamedWithWhatIs) {
  const absl::Status id = Named("smaple", "2020").status();
  EXPECT_EQ(id.code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(ReasonOf(id), "RULEBOOK_NOT_FOUND");
  EXPECT_THAT(Fields(id), ElementsAre("name.id"));
  EXPECT_THAT(std::string(id.message()), HasSubstr("did you mean \"sample\"?"));
  const absl::Status edition = Named("sample", "1999").status();
  EXPECT_EQ(ReasonOf(edition), "EDITION_NOT_FOUND");
  EXPECT_THAT(Fields(edition), ElementsAre("name.edition"));
  for (const int64_t position : {int64_t{0}, int64_t{10000}, int64_t{-1}}) {
    const absl::Status at = At(position).status();
    EXPECT_EQ(ReasonOf(at), "ENTRY_NOT_FOUND") << at;
    EXPECT_THAT(Fields(at), ElementsAre("position"));
  }
}

TEST_F(GetEditionTest, ARequestThatDoesNotSayWhichIsRefused) {
  EXPECT_EQ(Get({}).status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(Fields(Named("", "").status()), ElementsAre("name.id", "name.edition"));
}

}  // namespace
}  // namespace fairstart
