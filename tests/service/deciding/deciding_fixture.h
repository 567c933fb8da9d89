// A ledger of a test's own, in which what the sample rulebook finds of one young person is recorded
// and decided.
#ifndef FAIRSTART_TESTS_SERVICE_DECIDING_DECIDING_FIXTURE_H_
#define FAIRSTART_TESTS_SERVICE_DECIDING_DECIDING_FIXTURE_H_

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "google/protobuf/text_format.h"
#include "service/deciding/add_to_record.h"
#include "service/deciding/decide.h"
#include "service/deciding/propose.h"
#include "service/deciding/queries.h"
#include "service/deciding/record_keeping.h"
#include "service/errors/rich_status.h"
#include "tests/service/deciding/history_builder.h"
#include "tests/service/ledger/ledger_fixture.h"

namespace fairstart {

class DecidingTest : public LedgerTest {
 protected:
  static constexpr char kPerson[] = "case-1";

  DecidingTest() : DecidingTest(kSampleRules) {}
  explicit DecidingTest(const std::string& rules) { OpenRules(rules); }

  // Opens the rules of a folder and publishes them.
  void OpenRules(const std::string& rules) {
    keeping_ = nullptr;
    absl::StatusOr<std::unique_ptr<RulebookLibrary>> library = RulebookLibrary::Open(rules);
    ASSERT_TRUE(library.ok()) << library.status();
    library_ = *std::move(library);
    absl::StatusOr<std::unique_ptr<RecordKeeping>> keeping =
        RecordKeeping::Open(*ledger_, *library_, "test");
    ASSERT_TRUE(keeping.ok()) << keeping.status();
    keeping_ = *std::move(keeping);
  }

  static v1::CaseFacts Facts() {
    return Parsed<v1::CaseFacts>(R"pb(
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
    )pb");
  }

  static v1::ProposeRequest Proposal(const std::string& id) {
    v1::ProposeRequest request;
    request.set_request_id(id);
    request.set_said_by("pa-7");
    request.mutable_rulebook()->set_id("sample");
    request.set_as_of("2019-06-01");
    *request.mutable_case_() = Facts();
    return request;
  }

  static v1::ConfirmRequest Confirmation(const std::string& id, int64_t finding,
                                         const std::vector<std::string>& lines = {}) {
    v1::ConfirmRequest request;
    request.set_request_id(id);
    request.set_case_reference(kPerson);
    request.set_said_by("manager-1");
    request.mutable_confirmation()->set_finding_position(finding);
    request.mutable_confirmation()->set_decided_on("2019-06-03");
    for (const std::string& line : lines)
      *request.mutable_confirmation()->add_lines() = LineNamed(line);
    return request;
  }

  static v1::DepartRequest Departure(const std::string& id, int64_t finding) {
    v1::DepartRequest request = Parsed<v1::DepartRequest>(R"pb(
      case_reference: "case-1"
      said_by: "manager-1"
      departure {
        line { entitlement: "weekly_allowance" }
        outcome: OUTCOME_ENTITLED
        given {
          amount { pence: 7000 }
          unit: UNIT_PENCE_PER_WEEK
        }
        decided_on: "2019-06-03"
        reason: "hardship"
      }
    )pb");
    request.set_request_id(id);
    request.mutable_departure()->set_finding_position(finding);
    return request;
  }

  static v1::AddToRecordRequest Addition(const std::string& id, const std::string& item) {
    v1::AddToRecordRequest request = Parsed<v1::AddToRecordRequest>(item);
    request.set_request_id(id);
    request.set_case_reference(kPerson);
    request.set_said_by("manager-1");
    request.mutable_rulebook()->set_id("sample");
    return request;
  }

  static v1::AddToRecordRequest ManagersApproval(const std::string& id) {
    return Addition(id, "approval { id: '" + id + R"pb(                                                       ' line { entitlement: "home_grant" } role: "service_manager"
                                                    approved_by: "manager-1" approved_on: "2019-06-02" })pb");
  }

  auto Ask(const v1::ProposeRequest& request) {
    return Propose(*keeping_, request.SerializeAsString(), "");
  }
  auto Ask(const v1::ConfirmRequest& request) {
    return Confirm(*keeping_, request.SerializeAsString(), "");
  }
  auto Ask(const v1::DepartRequest& request) {
    return Depart(*keeping_, request.SerializeAsString(), "");
  }
  auto Ask(const v1::AddToRecordRequest& request) {
    return AddToRecord(*keeping_, request.SerializeAsString(), "");
  }
  auto Ask(const v1::GetRequest& request) { return GetEntry(**Now(), request.SerializeAsString()); }
  auto Ask(const v1::ListRequest& request) {
    return ListEntries(**Now(), request.SerializeAsString());
  }
  auto Ask(const v1::InForceRequest& request) {
    return DecisionsInForce(**Now(), request.SerializeAsString());
  }
  auto Ask(const v1::AsKnownAtRequest& request) {
    return KnownAt(**Now(), request.SerializeAsString());
  }

  // The position at which a request was recorded; -1, and a failure, if it was refused.
  template <typename Request>
  int64_t Recorded(const Request& request) {
    const auto response = Ask(request);
    EXPECT_TRUE(response.ok()) << response.status();
    return response.ok() ? response->recorded().position() : -1;
  }

  int64_t Size() { return *(*Now())->Size(); }

  // How a line stands on a day.
  v1::LineDecision InForce(const std::string& line, const std::string& day) {
    v1::InForceRequest request;
    request.set_case_reference(kPerson);
    request.set_as_of(day);
    *request.mutable_line() = LineNamed(line);
    const auto response = Ask(request);
    EXPECT_TRUE(response.ok()) << response.status();
    return response.ok() ? response->decisions(0) : v1::LineDecision();
  }

  static std::vector<std::string> Fields(const absl::Status& status) {
    std::vector<std::string> fields;
    for (const FieldViolation& violation : ViolationsOf(status)) fields.push_back(violation.path);
    return fields;
  }

  static const v1::Line* LineOf(const v1::Finding& finding, const std::string& name) {
    for (const v1::Line& line : finding.lines()) {
      if (line.entitlement() == name) return &line;
    }
    return nullptr;
  }

  std::unique_ptr<RulebookLibrary> library_;
  std::unique_ptr<RecordKeeping> keeping_;
};

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_SERVICE_DECIDING_DECIDING_FIXTURE_H_
