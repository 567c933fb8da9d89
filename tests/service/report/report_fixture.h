// A ledger of a test's own, of which reports are made under the rules of payments with a duty and
// something to count by.
#ifndef FAIRSTART_TESTS_SERVICE_REPORT_REPORT_FIXTURE_H_
#define FAIRSTART_TESTS_SERVICE_REPORT_REPORT_FIXTURE_H_

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "service/report/ledger_report.h"
#include "tests/service/payments/payments_fixture.h"
#include "tests/service/scratch_folder.h"

namespace fairstart {

class ReportTest : public PaymentsTest {
 protected:
  ReportTest() {
    const std::filesystem::path rules = folder_.path() / "rules";
    std::filesystem::copy("tests/service/payments/rules", rules,
                          std::filesystem::copy_options::recursive);
    folder_.Write("rules/payments/2019/told.txtpb", R"txtpb(
      definition {
        name: "at_work" label: "at work" value: "size(active(jobs)) > 0" cite { paragraph: "2.2" }
      }
      duty {
        name: "tell" label: "tell them what there is" actor: ACTOR_PERSONAL_ADVISER
        when { when: "legal_status == LegalStatus.CARE_LEAVER" otherwise: "No." cite { paragraph: "1.1" } }
        due: "birthday(17)" cite { paragraph: "2.9" }
      }
      duty {
        name: "greet" label: "greet them" actor: ACTOR_PERSONAL_ADVISER
        when { when: "at_work" otherwise: "No." cite { paragraph: "1.1" } }
        due: "birthday(18)" cite { paragraph: "2.9" }
      })txtpb");
    OpenRules(rules);
  }

  static v1::PanelReportRequest Request(const std::string& settings = "",
                                        const std::string& as_of = "2019-06-30") {
    v1::PanelReportRequest request;
    request.mutable_rulebook()->set_id("payments");
    request.set_as_of(as_of);
    *request.mutable_settings() = Parsed<v1::PanelReportSettings>(settings.c_str());
    return request;
  }

  absl::StatusOr<LedgerReport> Begin(const v1::PanelReportRequest& request) {
    return LedgerReport::Begin(
        *library_, [this] { return ledger_->Read(); }, request.SerializeAsString(), 2);
  }

  // All parts, merged.
  v1::PanelReportResponse Reported(const v1::PanelReportRequest& request) {
    absl::StatusOr<LedgerReport> report = Begin(request);
    EXPECT_TRUE(report.ok()) << report.status();
    v1::PanelReportResponse whole;
    while (report.ok()) {
      const auto part = report->Next();
      EXPECT_TRUE(part.ok()) << part.status();
      if (!part.ok() || !part->has_value()) break;
      whole.MergeFrom(**part);
    }
    return whole;
  }

  ScratchFolder folder_;
};

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_SERVICE_REPORT_REPORT_FIXTURE_H_
