#include <gmock/gmock.h>

#include "service/editions/check_edition.h"
#include "service/proofs/new_solver.h"
#include "tests/service/editions/editions_fixture.h"
#include "tests/service/overlapping_bands.h"

namespace fairstart {
namespace {

using testing::HasSubstr;

// The guide's sections, with one that nothing carries yet.
constexpr char kSectionInPreparation[] = R"pb(
  source {
    name: "guide"
    title: "A sample guide"
    edition: "2021"
    section {
      number: "1"
      title: "Who"
      reference { paragraph: "1.1" kind: REFERENCE_KIND_STATUS says: "who has left care" }
    }
    section {
      number: "2"
      title: "What"
      reference { paragraph: "2.1" kind: REFERENCE_KIND_ENTITLEMENT says: "a weekly allowance" }
      reference { paragraph: "2.2" kind: REFERENCE_KIND_CALCULATION says: "less at work" }
      reference { paragraph: "2.3" kind: REFERENCE_KIND_ENTITLEMENT says: "a grant" }
      reference { paragraph: "2.4" kind: REFERENCE_KIND_EXTERNAL says: "a benefit" }
      reference { paragraph: "2.5" kind: REFERENCE_KIND_DUTY says: "tell the young person" }
      reference { paragraph: "2.6" kind: REFERENCE_KIND_PROHIBITION says: "no cash" }
      reference { paragraph: "2.7" kind: REFERENCE_KIND_ENTITLEMENT says: "an adviser" }
    }
    section { number: "3" title: "Later" in_preparation: true }
  }
)pb";

TEST_F(EditionsTest, ASecondPersonPublishesAndTheLibraryAnswersFromIt) {
  const v1::ProposeEditionResponse proposal = Proposed(Edition2021());
  EXPECT_TRUE(proposal.check().publishable());
  EXPECT_EQ(proposal.check().scenarios(), 1);
  EXPECT_EQ(proposal.check().not_proved_because().empty(), HasSolver());
  EXPECT_EQ(InForceIn2021(), "2020");

  const auto approved = Approve(proposal, "ben");
  ASSERT_TRUE(approved.ok()) << approved.status();
  EXPECT_EQ(InForceIn2021(), "2021");
  const auto entry = (*Now())->Entry(approved->recorded().position());
  EXPECT_EQ(entry->content->authenticated_as(), "ben");
  EXPECT_EQ(entry->content->rulebook_published().proposal_position(),
            proposal.recorded().position());
  EXPECT_EQ(entry->content->rulebook_published().edition().digest(), proposal.edition().digest());

  // What is proposed now names the entry that was approved.
  v1::ProposeRequest request = Proposal("r-1");
  request.set_as_of("2021-06-01");
  request.mutable_case_()->set_known_through("2021-12-31");
  const int64_t position = Recorded(request);
  const auto finding = (*Now())->Entry(position)->content->finding_proposed();
  EXPECT_EQ(finding.rulebook_position(), approved->recorded().position());
}

TEST_F(EditionsTest, WhoProposedCannotApprove) {
  const v1::ProposeEditionResponse proposal = Proposed(Edition2021());
  for (const char* who : {"ann", "ann, ann@council.example"}) {
    const absl::Status status = Approve(proposal, who).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kPermissionDenied);
    EXPECT_EQ(ReasonOf(status), "SECOND_PERSON_NEEDED");
  }
  EXPECT_EQ(InForceIn2021(), "2020");
}

TEST_F(EditionsTest, NobodyAuthenticatedIsNobody) {
  EXPECT_EQ(ReasonOf(Propose(Edition2021(), "").status()), "NOT_AUTHENTICATED");
  const v1::ProposeEditionResponse proposal = Proposed(Edition2021());
  EXPECT_EQ(ReasonOf(Approve(proposal, "").status()), "NOT_AUTHENTICATED");
  EXPECT_EQ(ReasonOf(Refuse(proposal, "").status()), "NOT_AUTHENTICATED");
}

TEST_F(EditionsTest, ADemonstrationTakesPeopleAtTheirWord) {
  const Approvers anybody = Approvers::kAnybodyInADemonstration;
  const auto proposal = Propose(Edition2021(), "", anybody);
  ASSERT_TRUE(proposal.ok()) << proposal.status();
  EXPECT_TRUE(proposal->demonstration());
  EXPECT_EQ(ReasonOf(Approve(*proposal, "", anybody, "a-1", "the policy team").status()),
            "SECOND_PERSON_NEEDED");
  // In earnest it does not count, whoever approves.
  EXPECT_EQ(ReasonOf(Approve(*proposal, "ben").status()), "NOT_AUTHENTICATED");
  const auto approved = Approve(*proposal, "", anybody);
  ASSERT_TRUE(approved.ok()) << approved.status();
  EXPECT_TRUE(approved->demonstration());
}

TEST_F(EditionsTest, OnlyTheDigestThatWasProposedIsApproved) {
  v1::ProposeEditionResponse proposal = Proposed(Edition2021());
  proposal.mutable_edition()->set_digest(std::string(64, '0'));
  EXPECT_THAT(Fields(Approve(proposal, "ben").status()), testing::ElementsAre("digest"));
}

TEST_F(EditionsTest, ARefusedProposalIsNotApprovedAndAnApprovedOneNotAgain) {
  const v1::ProposeEditionResponse proposal = Proposed(Edition2021());
  ASSERT_TRUE(Refuse(proposal, "ann").ok());
  EXPECT_EQ(ReasonOf(Approve(proposal, "ben").status()), "PROPOSAL_NOT_OPEN");
  const auto again = Propose(Edition2021(), "ann", Approvers::kAuthenticated, "p-2");
  ASSERT_TRUE(again.ok()) << again.status();
  ASSERT_TRUE(Approve(*again, "ben").ok());
  EXPECT_EQ(ReasonOf(Approve(*again, "ben", Approvers::kAuthenticated, "a-2").status()),
            "PROPOSAL_NOT_OPEN");
}

TEST_F(EditionsTest, TheSameRequestIsAnsweredAsBefore) {
  const v1::ProposeEditionResponse proposal = Proposed(Edition2021());
  EXPECT_TRUE(Proposed(Edition2021()).recorded().recorded_before());
  ASSERT_TRUE(Approve(proposal, "ben").ok());
  const int64_t size = Size();
  const auto again = Approve(proposal, "ben");
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_TRUE(again->recorded().recorded_before());
  EXPECT_EQ(Proposed(Edition2021()).recorded().position(), proposal.recorded().position());
  EXPECT_EQ(Size(), size);
  EXPECT_EQ(ReasonOf(Propose(Edition2021("70")).status()), "REQUEST_ID_TAKEN");
}

TEST_F(EditionsTest, AnEditionInUseNeverChanges) {
  ASSERT_TRUE(Approve(Proposed(Edition2021()), "ben").ok());
  v1::SubmittedEdition changed = Edition2021();
  changed.mutable_files(0)->mutable_contents()->append("# changed\n");
  const auto status = Propose(changed, "ann", Approvers::kAuthenticated, "p-2").status();
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(ReasonOf(status), "EDITION_PUBLISHED");
  EXPECT_EQ(ReasonOf(Propose(Edition2021(), "ann", Approvers::kAuthenticated, "p-3").status()),
            "EDITION_PUBLISHED");
  // Nor one that came from the folder.
  v1::SubmittedEdition other = Edition2021();
  other.set_edition("2020");
  EXPECT_EQ(ReasonOf(Propose(other, "ann", Approvers::kAuthenticated, "p-4").status()),
            "EDITION_PUBLISHED");
}

TEST_F(EditionsTest, OfTwoProposalsOfOneEditionOneIsPublished) {
  const v1::ProposeEditionResponse first = Proposed(Edition2021());
  v1::SubmittedEdition changed = Edition2021();
  changed.mutable_files(0)->mutable_contents()->append("# changed\n");
  const auto second = Propose(changed, "ann", Approvers::kAuthenticated, "p-2");
  ASSERT_TRUE(second.ok()) << second.status();
  ASSERT_TRUE(Approve(*second, "ben").ok());
  EXPECT_EQ(ReasonOf(Approve(first, "ben", Approvers::kAuthenticated, "a-2").status()),
            "EDITION_PUBLISHED");
}

TEST_F(EditionsTest, OfTwoProposalsOfTheSameFilesOneIsPublished) {
  for (const bool rates : {false, true}) {
    const v1::SubmittedEdition edition =
        rates ? Rates2021({{"2020-04-06", "2021-04-06"}}) : Edition2021();
    const std::string kind = rates ? "rates" : "rules";
    const auto propose = [&](const std::string& id) {
      return Propose(edition, "ann", Approvers::kAuthenticated, kind + id);
    };
    const auto first = propose("-1");
    const auto second = propose("-2");
    ASSERT_TRUE(first.ok() && second.ok()) << first.status() << second.status();
    const auto approve = [&](const v1::ProposeEditionResponse& proposal) {
      return Approve(proposal, "ben", Approvers::kAuthenticated,
                     absl::StrCat(kind, "-a-", proposal.recorded().position()));
    };
    const auto approved = approve(*second);
    ASSERT_TRUE(approved.ok()) << approved.status();
    const int64_t size = Size();
    const absl::Status status = approve(*first).status();
    EXPECT_EQ(ReasonOf(status), "EDITION_PUBLISHED");
    EXPECT_THAT(
        std::string(status.message()),
        HasSubstr(absl::StrCat("as entry ", approved->recorded().position(), "; refuse this one")));
    EXPECT_EQ(Size(), size);
    EXPECT_TRUE(approve(*second)->recorded().recorded_before());
  }
}

TEST_F(EditionsTest, WhatTheFolderHasByThenIsNotApproved) {
  const v1::ProposeEditionResponse proposal = Proposed(Edition2021());
  const std::filesystem::path rules = folder_.CopySampleRules();
  folder_.Write("rules/sample/2021/about.txtpb", Edition2021().files(0).contents());
  OpenRules(rules.string());
  const absl::Status status = Approve(proposal, "ben").status();
  EXPECT_EQ(ReasonOf(status), "EDITION_PUBLISHED");
  EXPECT_THAT(std::string(status.message()), HasSubstr("is in use already, with these files"));
}

TEST_F(EditionsTest, AFailingScenarioIsRefusedWhereItStands) {
  const absl::Status status = Propose(Edition2021("71.00")).status();
  EXPECT_EQ(ReasonOf(status), "RULEBOOK_DEFECTIVE");
  EXPECT_THAT(std::string(status.message()), HasSubstr("sample/2021/scenarios/base.txtpb:"));
  EXPECT_THAT(std::string(status.message()), HasSubstr("expected £71.00"));
}

TEST_F(EditionsTest, ASectionInPreparationIsRefused) {
  v1::SubmittedEdition edition = Edition2021();
  AddFile(edition.mutable_files(), "source.txtpb", kSectionInPreparation);
  const absl::Status status = Propose(edition).status();
  EXPECT_EQ(ReasonOf(status), "RULEBOOK_DEFECTIVE");
  EXPECT_THAT(std::string(status.message()), HasSubstr("section 3 of \"guide\" is in preparation"));
}

TEST_F(EditionsTest, ARefutedTableIsRefusedWhereItStands) {
  if (!HasSolver()) GTEST_SKIP() << "built without libz3-dev";
  v1::SubmittedEdition edition = Edition2021();
  AddFile(edition.mutable_files(), "bands.txtpb", kBands);
  const absl::Status status = Propose(edition).status();
  EXPECT_EQ(ReasonOf(status), "RULEBOOK_DEFECTIVE");
  EXPECT_THAT(std::string(status.message()),
              HasSubstr("sample/2021/bands.txtpb:10:12: table \"study_sum\": rows 1 and 2 both "
                        "apply"));
}

TEST_F(EditionsTest, ACheckSaysEverythingAndRecordsNothing) {
  v1::CheckEditionRequest request;
  *request.mutable_edition() = Edition2021("71.00");
  request.mutable_edition()->mutable_files(0)->mutable_contents()->append("elephant: 1\n");
  const int64_t size = Size();
  const auto response = CheckEdition(*library_, request.SerializeAsString());
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_FALSE(response->check().publishable());
  ASSERT_GT(response->check().problems_size(), 0);
  EXPECT_EQ(response->check().problems(0).file(), "sample/2021/about.txtpb");
  EXPECT_GT(response->check().problems(0).line(), 0);
  EXPECT_EQ(Size(), size);
}

// Nobody who publishes learns where the server keeps its rules.
TEST_F(EditionsTest, WhatIsWrongWithOthersNamesTheirEditionAndNoFolder) {
  const std::filesystem::path rules = folder_.CopySampleRules();
  OpenRules(rules.string());
  const std::string path = folder_.path().string();
  v1::SubmittedEdition other = Edition2021();
  other.set_edition("2020");
  v1::CheckEditionRequest same_name;
  *same_name.mutable_edition() = other;
  const absl::Status in_use = CheckEdition(*library_, same_name.SerializeAsString()).status();
  EXPECT_THAT(std::string(in_use.message()), HasSubstr("sample/2020: is in use with other files"));
  EXPECT_THAT(std::string(in_use.message()), testing::Not(HasSubstr(path)));

  folder_.Write("rules/sample/2019/broken.txtpb", "definition { name: \"x\" value: \"nobody\" }");
  OpenRules(rules.string());
  for (const v1::SubmittedEdition& edition : {Edition2021(), Rates2021({})}) {
    v1::CheckEditionRequest request;
    *request.mutable_edition() = edition;
    const auto response = CheckEdition(*library_, request.SerializeAsString());
    ASSERT_TRUE(response.ok()) << response.status();
    ASSERT_GT(response->check().problems_size(), 0);
    EXPECT_EQ(response->check().problems(0).file(), "sample/2019/broken.txtpb");
    EXPECT_THAT(response->check().DebugString(), testing::Not(HasSubstr(path)));
  }
}

TEST_F(EditionsTest, NamesThatNoFolderCouldHaveAreRefused) {
  v1::SubmittedEdition edition = Edition2021();
  edition.set_id("../sample");
  edition.mutable_files(0)->set_name("../about.txtpb");
  EXPECT_THAT(Fields(Propose(edition).status()),
              testing::ElementsAre("edition.id", "edition.files[0].name"));
}

TEST_F(EditionsTest, ItIsCheckedAsWhatItCallsItself) {
  v1::SubmittedEdition edition = Edition2021();
  edition.set_edition("2022");
  EXPECT_EQ(ReasonOf(Propose(edition).status()), "RULEBOOK_DEFECTIVE");
}

TEST_F(EditionsTest, RatesArePublishedTheSameWay) {
  const v1::SubmittedEdition edition = Rates2021({{"2020-04-06", "2021-04-06"}});
  const v1::ProposeEditionResponse proposal = Proposed(edition);
  ASSERT_TRUE(Approve(proposal, "ben").ok());
  EXPECT_EQ(library_->Editions(kRatesId).back().edition, "2021");
}

// Its allowance is what others pay, which is £60 by the rates in use when it is proposed.
TEST_F(EditionsTest, AnApprovalRunsTheScenariosAgainBesideWhatIsInUseThen) {
  v1::SubmittedEdition edition = Edition2021("60.00");
  AddFile(edition.mutable_files(), "sum.txtpb", R"pb(
    definition {
      name: "weekly_sum"
      label: "weekly sum"
      value: "benefit_rate"
      exception {
        name: "at_work"
        when: "size(active(jobs)) > 0"
        value: "full_allowance - work_deduction"
        because: "The young person works."
        cite { paragraph: "2.2" }
        interpretation: "I-1"
      }
      cite { paragraph: "2.1" }
    }
  )pb");
  std::string& scenarios = *edition.mutable_scenarios(0)->mutable_contents();
  scenarios = absl::StrReplaceAll(scenarios, {{"2021-06-01", "2021-01-01"}});
  const v1::ProposeEditionResponse proposal = Proposed(edition);
  ASSERT_TRUE(proposal.check().publishable());

  const auto rates =
      Propose(Rates2021({{"\"60.00\"", "\"65.00\""}}), "ann", Approvers::kAuthenticated, "rates");
  ASSERT_TRUE(rates.ok()) << rates.status();
  ASSERT_TRUE(Approve(*rates, "ben", Approvers::kAuthenticated, "a-rates").ok());
  const int64_t size = Size();
  const absl::Status status = Approve(proposal, "ben").status();
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(ReasonOf(status), "RULEBOOK_DEFECTIVE");
  EXPECT_THAT(std::string(status.message()), HasSubstr("sample/2021/scenarios/base.txtpb:"));
  EXPECT_THAT(std::string(status.message()), HasSubstr("expected £60.00, got £65.00"));
  EXPECT_EQ(Size(), size);
  EXPECT_EQ(InForceIn2021(), "2020");
  // It stays open: rates may change once more, or somebody withdraws it.
  EXPECT_TRUE(Refuse(proposal, "ann").ok());
}

TEST_F(EditionsTest, AnApprovalSaysWhatWasFound) {
  const v1::ProposeEditionResponse proposal = Proposed(Edition2021());
  const auto approved = Approve(proposal, "ben");
  ASSERT_TRUE(approved.ok()) << approved.status();
  EXPECT_EQ(approved->check().scenarios(), 1);
  EXPECT_EQ(approved->check().proved(), proposal.check().proved());
  EXPECT_FALSE(Approve(proposal, "ben")->has_check());
}

TEST_F(EditionsTest, WhatWasPublishedIsThereAfterARestart) {
  ASSERT_TRUE(Approve(Proposed(Edition2021()), "ben").ok());
  const int64_t size = Size();
  keeping_ = nullptr;
  Open();
  OpenRules(kSampleRules);
  EXPECT_EQ(InForceIn2021(), "2021");
  EXPECT_EQ(Size(), size);
}

TEST_F(EditionsTest, AProposalWaitsOverARestart) {
  const v1::ProposeEditionResponse proposal = Proposed(Edition2021());
  keeping_ = nullptr;
  Open();
  OpenRules(kSampleRules);
  EXPECT_EQ(InForceIn2021(), "2020");
  ASSERT_TRUE(Approve(proposal, "ben").ok());
  EXPECT_EQ(InForceIn2021(), "2021");
}

TEST_F(EditionsTest, AFolderThatHasAPublishedEditionOtherwiseIsAnErrorAtTheStart) {
  ASSERT_TRUE(Approve(Proposed(Edition2021()), "ben").ok());
  keeping_ = nullptr;
  const std::filesystem::path rules = folder_.CopySampleRules();
  const std::string same = Edition2021().files(0).contents();
  folder_.Write("rules/sample/2021/about.txtpb", same);
  OpenRules(rules.string());
  keeping_ = nullptr;
  folder_.Write("rules/sample/2021/about.txtpb", same + "# changed\n");
  auto library = RulebookLibrary::Open(rules);
  ASSERT_TRUE(library.ok()) << library.status();
  const absl::Status status = RecordKeeping::Open(*ledger_, **library, "test").status();
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(status.message()), HasSubstr("of the ledger published an edition"));
  EXPECT_THAT(std::string(status.message()), HasSubstr(rules.string() + "/sample/2021"));
}

TEST_F(EditionsTest, WhatAnApprovedEditionAmendsStaysWhatItWas) {
  ASSERT_TRUE(Approve(Proposed(Edition2021()), "ben").ok());
  keeping_ = nullptr;
  const std::filesystem::path rules = folder_.CopySampleRules();
  std::ofstream(rules / "sample/2019/about.txtpb", std::ios::app) << "# Another comment.\n";
  const int64_t size = Size();
  auto library = RulebookLibrary::Open(rules);
  ASSERT_TRUE(library.ok()) << library.status();
  const absl::Status status = RecordKeeping::Open(*ledger_, **library, "test").status();
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(status.message()),
              HasSubstr("published sample/2021, which cannot be used with this rules folder: "
                        "sample/2021 amends sample/2019, which is no longer what it was then: " +
                        rules.string() + "/sample/2019 has the digest "));
  EXPECT_THAT(std::string(status.message()),
              HasSubstr(absl::StrCat("put back the files that entry ", kFirst, " of the")));
  EXPECT_EQ(Size(), size);
  OpenRules(kSampleRules);
  EXPECT_EQ(InForceIn2021(), "2021");
}

TEST_F(EditionsTest, AFolderWithoutWhatAnApprovedEditionAmendsIsNoFaultOfTheBuild) {
  ASSERT_TRUE(Approve(Proposed(Edition2021()), "ben").ok());
  keeping_ = nullptr;
  const std::filesystem::path rules = folder_.CopySampleRules();
  std::filesystem::remove_all(rules / "sample/2019");
  auto library = RulebookLibrary::Open(rules);
  ASSERT_TRUE(library.ok()) << library.status();
  const absl::Status status = RecordKeeping::Open(*ledger_, **library, "test").status();
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(status.message()),
              HasSubstr(absl::StrCat(
                  "published sample/2021, which cannot be used with this rules folder: sample/2021 "
                  "amends sample/2019, which is not there; put back the files that entry ",
                  kFirst, " of the ledger has")));
}

TEST_F(EditionsTest, TheListSaysWhoProposedAndApproved) {
  const v1::ProposeEditionResponse proposal = Proposed(Edition2021());
  ASSERT_TRUE(Approve(proposal, "ben").ok());
  v1::ListEditionsRequest request;
  request.set_page_size(3);
  const v1::ListEditionsResponse first = List(request);
  ASSERT_EQ(first.editions_size(), 3);
  EXPECT_EQ(first.editions(0).published_by(), "test");
  EXPECT_FALSE(first.editions(0).has_proposal_position());
  request.set_page_token(first.next_page_token());
  const v1::ListEditionsResponse second = List(request);
  ASSERT_EQ(second.editions_size(), 2);
  const v1::ListedEdition& last = second.editions(1);
  EXPECT_EQ(last.edition().edition(), "2021");
  EXPECT_EQ(last.in_force_from(), "2021-04-01");
  EXPECT_EQ(last.proposed_authenticated_as(), "ann");
  EXPECT_EQ(last.published_authenticated_as(), "ben");
  EXPECT_EQ(second.next_page_token(), "");
  v1::ListEditionsRequest rates;
  rates.set_id("rates");
  EXPECT_EQ(List(rates).editions_size(), 2);
}

}  // namespace
}  // namespace fairstart
