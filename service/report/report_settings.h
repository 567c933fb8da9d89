// What a council wants in its report: checked, and put beside the rulebook.
#ifndef FAIRSTART_SERVICE_REPORT_REPORT_SETTINGS_H_
#define FAIRSTART_SERVICE_REPORT_REPORT_SETTINGS_H_

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/calendar/window.h"
#include "engine/distinctions.h"
#include "engine/engine.h"
#include "fairstart/v1/report_service.pb.h"

namespace fairstart {

// What a report is about. A value; any thread may read it.
struct ReportSubject {
  std::shared_ptr<const Plan> plan;
  Day as_of;
  Window year;   // the financial year of the day
  Day late_due;  // what was due on this day or before it and is not paid is late
  Window late;   // days for which payments are looked for, in whole weeks
  v1::PanelReportSettings settings;
  std::vector<Distinction> distinctions;  // the legal status, then what the settings count by

  std::map<std::string, std::string> labels;  // of entitlements and duties

  // The label of an entitlement or duty; its name if the rulebook has none of that name.
  std::string LabelOf(const std::string& name) const;

  // Whether young people of a legal status are counted.
  bool Counts(const std::string& status) const;
};

// The subject of a request whose plan was found, or what is wrong with its settings, by paths in
// the request.
ReportSubject SubjectOf(const v1::PanelReportRequest& request, std::shared_ptr<const Plan> plan,
                        Day as_of, FieldViolations& violations);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_REPORT_REPORT_SETTINGS_H_
