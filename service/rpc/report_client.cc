// Tested by tests/e2e/report_test.mjs.
#include "service/rpc/report_client.h"

#include "service/rpc/ledger_answers.h"

namespace fairstart {

absl::Status ReportClient::PanelReport(
    std::string_view request,
    const std::function<absl::Status(const v1::PanelReportResponse&)>& take) {
  return CallForPartsOf(connection_, "/fairstart.v1.ReportService/PanelReport", request, take);
}

}  // namespace fairstart
