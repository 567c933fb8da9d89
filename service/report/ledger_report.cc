// Tested by tests/service/report/ledger_report_test.cc.
#include "service/report/ledger_report.h"

#include <utility>

#include "service/deciding/request_reading.h"
#include "service/errors/rich_status.h"

namespace fairstart {
namespace {

Selection SelectionOf(const v1::PanelReportRequest& request, Day as_of) {
  Selection selection;
  selection.id = request.rulebook().id();
  selection.edition = request.rulebook().edition();
  selection.rates = request.rulebook().rates();
  selection.day = as_of;
  selection.options.readings = {request.rulebook().readings().begin(),
                                request.rulebook().readings().end()};
  return selection;
}

bool HasSomethingToDo(const v1::PersonToActOn& person) {
  return !person.error().empty() || !person.late_error().empty() ||
         !person.overdue_duties().empty() || !person.awaited_lines().empty() ||
         !person.late_payments().empty();
}

}  // namespace

absl::StatusOr<LedgerReport> LedgerReport::Begin(const RulebookLibrary& library, ReadLedger read,
                                                 std::string_view bytes, int threads) {
  v1::PanelReportRequest request;
  FieldViolations violations;
  const absl::Status is_read = ReadRequest(bytes, request, violations);
  if (!is_read.ok()) return is_read;
  const Day as_of = DayIn("as_of", request.as_of(), violations);
  if (!violations.empty()) return InvalidRequest(violations);
  absl::StatusOr<std::shared_ptr<const Plan>> plan = library.Find(SelectionOf(request, as_of));
  if (!plan.ok()) return plan.status();
  auto subject = std::make_unique<const ReportSubject>(
      SubjectOf(request, *std::move(plan), as_of, violations));
  if (!violations.empty()) return InvalidRequest(violations);
  const absl::StatusOr<std::unique_ptr<LedgerSnapshot>> now = read();
  if (!now.ok()) return now.status();
  const absl::StatusOr<int64_t> size = (**now)->Size();
  if (!size.ok()) return size.status();
  return LedgerReport(library, std::move(read), threads, *size, std::move(request),
                      std::move(subject));
}

LedgerReport::LedgerReport(const RulebookLibrary& library, ReadLedger read, int threads,
                           int64_t size, v1::PanelReportRequest request,
                           std::unique_ptr<const ReportSubject> subject)
    : library_(&library),
      size_(size),
      request_(std::move(request)),
      subject_(std::move(subject)),
      totals_(*subject_),
      people_(std::move(read), threads) {}

absl::StatusOr<std::optional<v1::PanelReportResponse>> LedgerReport::Next() {
  if (people_.is_done()) return std::nullopt;
  v1::PanelReportResponse part;
  const absl::Status status = people_.Next<PersonFigures>(
      [this](const LedgerView& view, const std::string& person) {
        return FiguresOf(*library_, view, *subject_, person);
      },
      [&](PersonFigures figures) { Take(std::move(figures), part); });
  if (!status.ok()) return status;
  part.set_people(people_.people());
  if (!people_.is_done()) return part;
  v1::PanelReport& report = *part.mutable_report();
  report = totals_.Report();
  report.set_size(size_);
  *report.mutable_readings() = request_.rulebook().readings();
  return part;
}

void LedgerReport::Take(PersonFigures figures, v1::PanelReportResponse& part) {
  totals_.Add(figures);
  if (!request_.each() || !HasSomethingToDo(figures.to_act_on)) return;
  *part.add_to_act_on() = std::move(figures.to_act_on);
}

}  // namespace fairstart
