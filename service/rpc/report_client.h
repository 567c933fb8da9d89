// Asks a Fairstart server that was started with a ledger for reports.
#ifndef FAIRSTART_SERVICE_RPC_REPORT_CLIENT_H_
#define FAIRSTART_SERVICE_RPC_REPORT_CLIENT_H_

#include <functional>
#include <string_view>

#include "absl/status/status.h"
#include "fairstart/v1/report_service.pb.h"
#include "service/rpc/raw_client.h"

namespace fairstart {

// As AuditClient, for ReportService, over a connection that is borrowed. Any thread may call it.
class ReportClient {
 public:
  explicit ReportClient(RawClient& connection) : connection_(connection) {}

  // Hands each part of the answer to `take`, and gives its error if it has one.
  absl::Status PanelReport(std::string_view request,
                           const std::function<absl::Status(const v1::PanelReportResponse&)>& take);

 private:
  RawClient& connection_;
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_RPC_REPORT_CLIENT_H_
