// The panel's report for spreadsheets.
#ifndef FAIRSTART_SERVICE_PUBLISHING_PANEL_CSV_H_
#define FAIRSTART_SERVICE_PUBLISHING_PANEL_CSV_H_

#include <ostream>

#include "fairstart/v1/panel_report.pb.h"

namespace fairstart {

// Writes the report as comma-separated values as WriteCsv (service/publishing/schedule_csv.h)
// writes them, one figure a line: the table that it belongs to, the name and words of what it is
// about, what of that (an age, a value, a month), what was measured, and the figure. What is not
// known is an empty figure, never 0.
void WritePanelCsv(const v1::PanelReport& report, std::ostream& out);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PUBLISHING_PANEL_CSV_H_
