// The report about all young people of a ledger.
#ifndef FAIRSTART_SERVICE_REPORT_LEDGER_REPORT_H_
#define FAIRSTART_SERVICE_REPORT_LEDGER_REPORT_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "fairstart/v1/report_service.pb.h"
#include "service/audit/people_in_parts.h"
#include "service/report/report_settings.h"
#include "service/report/report_totals.h"
#include "service/rulebooks/library.h"

namespace fairstart {

// Goes through the young people of a ledger, by case reference. What is recorded meanwhile may be
// in it: each person is reported as of one state of the ledger. One thread at a time may call it.
class LedgerReport {
 public:
  // Begins what a PanelReportRequest, given as it stands on the wire, asks for; each part is worked
  // out on `threads` threads, at least one. The library must outlive it. Rich errors whose fields
  // are paths in the request.
  static absl::StatusOr<LedgerReport> Begin(const RulebookLibrary& library, ReadLedger read,
                                            std::string_view request, int threads);

  // The next part; nothing after the last, which has the report.
  absl::StatusOr<std::optional<v1::PanelReportResponse>> Next();

 private:
  LedgerReport(const RulebookLibrary& library, ReadLedger read, int threads, int64_t size,
               v1::PanelReportRequest request, std::unique_ptr<const ReportSubject> subject);

  void Take(PersonFigures figures, v1::PanelReportResponse& part);

  const RulebookLibrary* library_;
  int64_t size_;
  v1::PanelReportRequest request_;
  std::unique_ptr<const ReportSubject> subject_;
  ReportTotals totals_;
  PeopleInParts people_;
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_REPORT_LEDGER_REPORT_H_
