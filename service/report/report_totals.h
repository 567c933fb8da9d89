// Figures of young people, added up to a report in which nobody is named.
#ifndef FAIRSTART_SERVICE_REPORT_REPORT_TOTALS_H_
#define FAIRSTART_SERVICE_REPORT_REPORT_TOTALS_H_

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "fairstart/v1/panel_report.pb.h"
#include "service/report/person_figures.h"
#include "service/report/report_settings.h"

namespace fairstart {

// Does not grow with the number of young people. One thread at a time may call it.
class ReportTotals {
 public:
  // The subject must outlive it.
  explicit ReportTotals(const ReportSubject& subject);

  void Add(const PersonFigures& person);

  // The report of those that were added.
  v1::PanelReport Report() const;

 private:
  struct SpendTotal {
    SpendFigures figures;
    int64_t people = 0;
  };

  void Count(const PersonFigures& person);
  void AddSpend(const PersonFigures& person);
  void AddToActOn(const v1::PersonToActOn& person);
  v1::Spend SpendOf(const std::string& name, const SpendTotal& total) const;
  void WriteCounts(v1::PanelReport& report) const;
  void WriteSpend(v1::PanelReport& report) const;

  const ReportSubject& subject_;
  v1::PanelReport counts_;  // whom it counts and whom not
  // By position of the status among its values, one more where it is not known, and age; -1: not
  // known.
  std::map<std::pair<size_t, int32_t>, int64_t> people_;
  std::vector<std::map<std::string, int64_t>> values_;  // of each distinction
  std::map<std::string, SpendTotal> spend_;
  SpendTotal all_spend_;
  std::map<std::string, v1::OverdueDuties> duties_;
  std::map<std::string, v1::AwaitedDecisions> awaited_;
  std::map<std::string, v1::LatePayments> late_;
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_REPORT_REPORT_TOTALS_H_
