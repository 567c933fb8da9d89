// Tested by tests/service/retention/erase_test.cc.
#include "service/retention/erase.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/civil_time.h"
#include "absl/time/clock.h"
#include "engine/text/misread.h"
#include "service/deciding/record_keeping.h"
#include "service/deciding/request_reading.h"
#include "service/errors/rich_status.h"
#include "service/retention/retention_schedule.h"

namespace fairstart {
namespace {

absl::StatusOr<std::vector<v1::RetainedEntry>> EntriesAbout(const v1::RetentionSchedule& schedule,
                                                            const LedgerView& view,
                                                            const std::string& case_reference,
                                                            Day today) {
  absl::StatusOr<std::vector<v1::RetainedEntry>> entries =
      RetainedEntries(schedule, view, case_reference, today);
  if (!entries.ok() || !entries->empty()) return entries;
  return NotFound(
      Reason::kEntryNotFound,
      {"case_reference", absl::StrCat("nothing is recorded about ", Quoted(case_reference))});
}

// "decisions: 75 years from birth; payments: six years".
std::string BasisOf(const v1::RetentionSchedule& schedule,
                    const std::vector<v1::RetainedEntry>& due) {
  std::set<std::string> names;
  for (const v1::RetainedEntry& entry : due) names.insert(entry.class_());
  std::vector<std::string> bases;
  for (const v1::RetentionClass& one : schedule.classes()) {
    if (names.contains(one.name())) bases.push_back(absl::StrCat(one.name(), ": ", one.basis()));
  }
  return absl::StrCat(absl::StrJoin(bases, "; "), " (", schedule.decided_by(), ")");
}

absl::Status IdTaken(const v1::EraseRequest& request, int64_t position) {
  return Refused(
      absl::StatusCode::kAlreadyExists, Reason::kRequestIdTaken,
      absl::StrCat("request_id: ", Quoted(request.request_id()), " is recorded as entry ", position,
                   " with other content; a new request needs a new id"));
}

bool IsAnyDue(const std::vector<v1::RetainedEntry>& entries) {
  return std::any_of(entries.begin(), entries.end(), [](const v1::RetainedEntry& entry) {
    return entry.state() == v1::RetainedEntry::STATE_DUE;
  });
}

// The answer that a request got that was recorded before.
absl::StatusOr<std::optional<v1::EraseResponse>> FirstAnswer(const LedgerView& view,
                                                             const v1::EraseRequest& request,
                                                             const std::string& authenticated_as) {
  const absl::StatusOr<std::optional<int64_t>> known = view.PositionOfRequest(request.request_id());
  if (!known.ok()) return known.status();
  if (!known->has_value()) return std::optional<v1::EraseResponse>();
  const absl::StatusOr<RecordedEntry> entry = view.Entry(**known);
  if (!entry.ok()) return entry.status();
  const bool is_this = entry->content.has_value() && entry->content->has_erasure() &&
                       entry->content->said_by() == request.said_by() &&
                       entry->content->authenticated_as() == authenticated_as;
  if (!is_this) {
    return Refused(
        absl::StatusCode::kAlreadyExists, Reason::kRequestIdTaken,
        absl::StrCat("request_id: ", Quoted(request.request_id()), " is recorded as entry ",
                     **known, " with other content; a new request needs a new id"));
  }
  v1::EraseResponse response;
  *response.mutable_recorded() = RecordedOf({entry->position, entry->recorded_at, true});
  *response.mutable_positions() = entry->content->erasure().positions();
  return std::optional<v1::EraseResponse>(response);
}

}  // namespace

Day Today() { return FromCivil(absl::ToCivilDay(absl::Now(), absl::UTCTimeZone())); }

absl::StatusOr<v1::RetentionResponse> Retention(const v1::RetentionSchedule& schedule,
                                                const LedgerView& view, std::string_view bytes,
                                                Day today) {
  v1::RetentionRequest request;
  FieldViolations violations;
  const absl::Status read = ReadRequest(bytes, request, violations);
  if (!read.ok()) return read;
  CheckName("case_reference", request.case_reference(), kLongestName, violations);
  if (!request.as_of().empty()) today = DayIn("as_of", request.as_of(), violations);
  if (!violations.empty()) return InvalidRequest(violations);
  absl::StatusOr<std::vector<v1::RetainedEntry>> entries =
      EntriesAbout(schedule, view, request.case_reference(), today);
  if (!entries.ok()) return entries.status();
  v1::RetentionResponse response;
  response.mutable_entries()->Assign(entries->begin(), entries->end());
  return response;
}

absl::StatusOr<v1::EraseResponse> Erase(const v1::RetentionSchedule& schedule, Ledger& ledger,
                                        std::string_view bytes, const std::string& authenticated_as,
                                        Day today) {
  FieldViolations violations;
  const absl::StatusOr<v1::EraseRequest> request =
      ReadRecording<v1::EraseRequest>(bytes, violations);
  if (!request.ok()) return request.status();
  if (!violations.empty()) return InvalidRequest(violations);

  v1::EraseResponse response;
  v1::LedgerEntry content;
  {
    // Not kept while it is erased: what somebody reads stays in the file until they have read it.
    const absl::StatusOr<std::unique_ptr<LedgerSnapshot>> now = ledger.Read();
    if (!now.ok()) return now.status();
    const absl::StatusOr<std::optional<v1::EraseResponse>> first =
        FirstAnswer(***now, *request, authenticated_as);
    if (!first.ok()) return first.status();
    const absl::StatusOr<std::vector<v1::RetainedEntry>> entries =
        EntriesAbout(schedule, ***now, request->case_reference(), today);
    if (first->has_value()) {
      // Of whom it was nobody can tell any more; but of whom something is due, that was not erased.
      return entries.ok() && IsAnyDue(*entries) ? IdTaken(*request, (*first)->recorded().position())
                                                : absl::StatusOr<v1::EraseResponse>(**first);
    }
    if (!entries.ok()) return entries.status();
    std::vector<v1::RetainedEntry> due;
    for (const v1::RetainedEntry& entry : *entries) {
      if (entry.state() == v1::RetainedEntry::STATE_DUE) {
        due.push_back(entry);
        response.add_positions(entry.position());
      } else {
        *response.add_kept() = entry;
      }
    }
    if (due.empty()) return response;
    content.set_request_id(request->request_id());
    content.set_said_by(request->said_by());
    content.set_authenticated_as(authenticated_as);
    *content.mutable_erasure()->mutable_positions() = response.positions();
    content.mutable_erasure()->set_basis(BasisOf(schedule, due));
  }
  NewEntry entry;
  entry.content = std::move(content);
  const absl::StatusOr<Receipt> receipt = ledger.Append(std::move(entry));
  if (!receipt.ok()) return AppendError(receipt.status());
  *response.mutable_recorded() = RecordedOf(*receipt);
  return response;
}

}  // namespace fairstart
