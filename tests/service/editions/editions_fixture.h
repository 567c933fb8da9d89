// An edition of the sample rulebook that is proposed and approved in a test's own ledger.
#ifndef FAIRSTART_TESTS_SERVICE_EDITIONS_EDITIONS_FIXTURE_H_
#define FAIRSTART_TESTS_SERVICE_EDITIONS_EDITIONS_FIXTURE_H_

#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_replace.h"
#include "service/editions/approve_edition.h"
#include "service/editions/edition_list.h"
#include "tests/service/deciding/deciding_fixture.h"

namespace fairstart {

// Somebody to whom the edition gives the sum EXPECTED.
inline constexpr char kScenario[] = R"pb(
  scenario {
    name: "left-care"
    says: "Somebody who has left care and does not work."
    cite { paragraph: "1.1" }
    case {
      case_reference: "case-1"
      known_through: "2021-12-31"
      date_of_birth: "2002-05-15"
      care_episodes {
        records {
          id: "c1"
          first_day: "2010-01-01"
          last_day { date: "2018-06-30" }
        }
      }
      jobs {}
    }
    check {
      as_of: "2021-06-01"
      line { entitlement: "weekly_allowance" amount: "EXPECTED" }
    }
  }
)pb";

class EditionsTest : public DecidingTest {
 protected:
  static void AddFile(google::protobuf::RepeatedPtrField<v1::PublishedFile>* files,
                      const std::string& name, const std::string& contents) {
    v1::PublishedFile& file = *files->Add();
    file.set_name(name);
    file.set_contents(contents);
  }

  // Raises the allowance to £70 in April 2021; the scenario expects `expected`.
  static v1::SubmittedEdition Edition2021(const std::string& expected = "70.00") {
    v1::SubmittedEdition edition;
    edition.set_id("sample");
    edition.set_edition("2021");
    AddFile(edition.mutable_files(), "about.txtpb", R"pb(
      about {
        id: "sample"
        edition: "2021"
        title: "A sample guide, amended again"
        in_force_from: "2021-04-01"
        amends: "2019"
        legal_status: "legal_status"
      }
      parameter {
        name: "full_allowance"
        label: "full weekly allowance"
        unit: UNIT_PENCE_PER_WEEK
        known: KNOWN_UNTIL_CHANGED
        row {
          from: "2019-04-01"
          value: "57.90"
          cite { paragraph: "2.1" }
        }
        row {
          from: "2021-04-01"
          value: "70.00"
          cite { paragraph: "2.1" }
        }
        cite { paragraph: "2.1" }
      }
    )pb");
    AddFile(edition.mutable_scenarios(), "base.txtpb",
            absl::StrReplaceAll(kScenario, {{"EXPECTED", expected}}));
    return edition;
  }

  // The rates of 2020 as those of 2021, with something put in place of something else.
  static v1::SubmittedEdition Rates2021(
      const std::vector<std::pair<std::string, std::string>>& changes) {
    std::ostringstream rates;
    rates << std::ifstream(std::string(kSampleRules) + "/rates/2020/rates.txtpb").rdbuf();
    std::string text = absl::StrReplaceAll(rates.str(), changes);
    text =
        absl::StrReplaceAll(text, {{"edition: \"2020\"\n  title", "edition: \"2021\"\n  title"}});
    v1::SubmittedEdition edition;
    edition.set_id("rates");
    edition.set_edition("2021");
    AddFile(edition.mutable_files(), "rates.txtpb", text);
    return edition;
  }

  static v1::ProposeEditionRequest ProposalOf(const v1::SubmittedEdition& edition,
                                              const std::string& id = "p-1") {
    v1::ProposeEditionRequest request;
    request.set_request_id(id);
    request.set_said_by("the policy team");
    *request.mutable_edition() = edition;
    return request;
  }

  auto Propose(const v1::SubmittedEdition& edition, const std::string& who = "ann",
               Approvers approvers = Approvers::kAuthenticated, const std::string& id = "p-1") {
    return ProposeEdition(*keeping_, ProposalOf(edition, id).SerializeAsString(), who, approvers);
  }

  v1::ProposeEditionResponse Proposed(const v1::SubmittedEdition& edition) {
    const auto response = Propose(edition);
    EXPECT_TRUE(response.ok()) << response.status();
    return response.ok() ? *response : v1::ProposeEditionResponse();
  }

  auto Approve(const v1::ProposeEditionResponse& proposal, const std::string& who,
               Approvers approvers = Approvers::kAuthenticated, const std::string& id = "a-1",
               const std::string& said_by = "the director") {
    v1::ApproveEditionRequest request;
    request.set_request_id(id);
    request.set_said_by(said_by);
    request.set_proposal_position(proposal.recorded().position());
    request.set_digest(proposal.edition().digest());
    return ApproveEdition(*keeping_, request.SerializeAsString(), who, approvers);
  }

  auto Refuse(const v1::ProposeEditionResponse& proposal, const std::string& who) {
    v1::RefuseEditionRequest request;
    request.set_request_id("x-1");
    request.set_said_by("the director");
    request.set_proposal_position(proposal.recorded().position());
    request.set_reason("too early");
    return RefuseEdition(*keeping_, request.SerializeAsString(), who, Approvers::kAuthenticated);
  }

  v1::ListEditionsResponse List(const v1::ListEditionsRequest& request) {
    const auto response = ListEditions(**Now(), request.SerializeAsString());
    EXPECT_TRUE(response.ok()) << response.status();
    return *response;
  }

  // The edition that decides in June 2021; "" if there is none.
  std::string InForceIn2021() {
    Selection selection;
    selection.id = "sample";
    selection.day = *ParseDay("2021-06-01");
    const auto plan = library_->Find(selection);
    return plan.ok() ? RulebookEdition(**plan).edition() : "";
  }
};

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_SERVICE_EDITIONS_EDITIONS_FIXTURE_H_
