// The panel's report as a page.
#ifndef FAIRSTART_SERVICE_PUBLISHING_PANEL_PAGE_H_
#define FAIRSTART_SERVICE_PUBLISHING_PANEL_PAGE_H_

#include <string>

#include "fairstart/v1/panel_report.pb.h"

namespace fairstart {

// One HTML page that needs nothing beside it: young people by status and age, money by month and
// entitlement against the budget, and what is late; each chart with its figures in a table. The
// same report gives the same page.
std::string HtmlPanelPage(const v1::PanelReport& report);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PUBLISHING_PANEL_PAGE_H_
