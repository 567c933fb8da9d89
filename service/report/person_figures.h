// What a report says of one young person.
#ifndef FAIRSTART_SERVICE_REPORT_PERSON_FIGURES_H_
#define FAIRSTART_SERVICE_REPORT_PERSON_FIGURES_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "fairstart/v1/panel_report.pb.h"
#include "service/ledger/view.h"
#include "service/report/report_settings.h"
#include "service/rulebooks/library.h"

namespace fairstart {

// The money of one entitlement, or of one duty to pay back, in pence: as v1::Spend has it.
struct SpendFigures {
  std::map<std::string, int64_t> paid_by_month;
  int64_t paid = 0;
  int64_t not_paid_yet = 0;
  int64_t to_come = 0;
  int64_t awaits_record = 0;
  int64_t undetermined_at_least = 0;
  int64_t undetermined_at_most = 0;
  int64_t without_bound = 0;
  int64_t undated = 0;

  SpendFigures& operator+=(const SpendFigures& other);
};

struct PersonFigures {
  enum class Standing { kWithoutCase, kNotWorkedOut, kWorkedOut };
  Standing standing = Standing::kWithoutCase;
  std::vector<std::string> values;            // of the subject's distinctions, once worked out
  std::optional<int32_t> age;                 // whole years
  std::map<std::string, SpendFigures> spend;  // by entitlement or duty
  v1::PersonToActOn to_act_on;                // of whom nothing is empty but the reference
};

// The figures of somebody whom entries of the ledger are about, on the subject's day: what was paid
// or came back later is left out. What cannot be worked out is said in `to_act_on.error` and
// `late_error`; errors are those of the view. Any thread may call it.
absl::StatusOr<PersonFigures> FiguresOf(const RulebookLibrary& library, const LedgerView& view,
                                        const ReportSubject& subject,
                                        const std::string& case_reference);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_REPORT_PERSON_FIGURES_H_
