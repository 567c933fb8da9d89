// The panel's report for a terminal.
#ifndef FAIRSTART_SERVICE_CLI_REPORT_TEXT_H_
#define FAIRSTART_SERVICE_CLI_REPORT_TEXT_H_

#include "fairstart/v1/panel_report.pb.h"
#include "service/cli/page.h"

namespace fairstart {

// The report, in the order of the page (service/publishing/panel_page.h).
void PrintReport(const v1::PanelReport& report, Page& page);

// What is to be done about one young person.
void PrintToActOn(const v1::PersonToActOn& person, Page& page);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_REPORT_TEXT_H_
