// Tested by tests/service/payments/reconcile_test.cc.
#include "service/payments/reconcile.h"

#include <algorithm>
#include <limits>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "service/deciding/paging.h"
#include "service/deciding/request_reading.h"
#include "service/errors/rich_status.h"
#include "service/payments/due_differences.h"
#include "service/payments/judge.h"
#include "service/payments/person_now.h"
#include "service/payments/report_differences.h"

namespace fairstart {
namespace {

absl::StatusOr<v1::ReconcileRequest> Read(std::string_view bytes, Window& period) {
  v1::ReconcileRequest request;
  FieldViolations violations;
  const absl::Status read = ReadRequest(bytes, request, violations);
  if (!read.ok()) return read;
  CheckName("case_reference", request.case_reference(), kLongestName, violations);
  const size_t before = violations.size();
  period = {DayIn("first_day", request.first_day(), violations),
            DayIn("last_day", request.last_day(), violations)};
  if (violations.size() == before) {
    if (period.IsEmpty()) {
      violations.push_back({"last_day", "is before first_day"});
    } else if (*DaysBetween(period.first, period.last) >= kMostDaysOfPayment) {
      violations.push_back({"last_day", "is more than twenty years after first_day"});
    }
  }
  CheckReport(request.report(), violations);
  if (!violations.empty()) return InvalidRequest(violations);
  return request;
}

}  // namespace

absl::StatusOr<v1::ReconcileResponse> Reconcile(const RulebookLibrary& library,
                                                const LedgerView& view, std::string_view bytes) {
  Window period;
  const absl::StatusOr<v1::ReconcileRequest> request = Read(bytes, period);
  if (!request.ok()) return request.status();
  const absl::StatusOr<PersonNow> person = ReadPersonNow(view, request->case_reference());
  if (!person.ok()) return person.status();
  absl::StatusOr<std::vector<v1::PaymentDifference>> differences =
      DueDifferences(library, person->history, person->record, period);
  if (!differences.ok()) return differences.status();
  v1::ReconcileResponse response;
  for (v1::PaymentDifference& difference : *differences)
    *response.add_differences() = std::move(difference);
  if (!request->has_report()) return response;
  for (v1::PaymentDifference& difference :
       ReportDifferences(request->report(), person->record, period))
    *response.add_differences() = std::move(difference);
  return response;
}

absl::StatusOr<v1::ListPayeesResponse> ListPayees(const LedgerView& view, std::string_view bytes) {
  v1::ListPayeesRequest request;
  FieldViolations violations;
  const absl::Status read = ReadRequest(bytes, request, violations);
  if (!read.ok()) return read;
  if (!violations.empty()) return InvalidRequest(violations);
  const absl::StatusOr<size_t> most = PageSize(request.page_size(), kMostPayeesOnAPage);
  if (!most.ok()) return most.status();
  const absl::StatusOr<int64_t> size = view.Size();
  if (!size.ok()) return size.status();
  const std::string list = "payees";
  const absl::StatusOr<PageStart> start = ReadPageToken(request.page_token(), list, *size);
  if (!start.ok()) return start.status();

  std::set<std::string> names;
  for (const v1::EntryKind kind : {v1::ENTRY_KIND_DECISION_CONFIRMED,
                                   v1::ENTRY_KIND_DECISION_DEPARTED_FROM, v1::ENTRY_KIND_PAYMENT}) {
    const absl::StatusOr<std::vector<RecordedEntry>> entries =
        view.EntriesOfKind(kind, {0, start->size}, std::numeric_limits<int32_t>::max());
    if (!entries.ok()) return entries.status();
    for (const RecordedEntry& entry : *entries) {
      if (entry.content.has_value()) names.insert(entry.content->case_reference());
    }
  }
  const std::vector<std::string> sorted(names.begin(), names.end());
  const size_t first = std::min(static_cast<size_t>(start->first), sorted.size());
  const size_t end = std::min(first + *most, sorted.size());
  v1::ListPayeesResponse response;
  for (size_t i = first; i < end; ++i) response.add_case_references(sorted[i]);
  if (end < sorted.size()) {
    response.set_next_page_token(PageToken({static_cast<int64_t>(end), start->size}, list));
  }
  return response;
}

}  // namespace fairstart
