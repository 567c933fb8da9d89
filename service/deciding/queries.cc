// Tested by tests/service/deciding/queries_test.cc.
#include "service/deciding/queries.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "engine/text/misread.h"
#include "service/deciding/decision_in_force.h"
#include "service/deciding/entry_proto.h"
#include "service/deciding/paging.h"
#include "service/deciding/record_keeping.h"
#include "service/deciding/request_reading.h"
#include "service/errors/rich_status.h"

namespace fairstart {
namespace {

// Reads a request; `check` adds what is wrong with it.
template <typename Request, typename Check>
absl::StatusOr<Request> ReadQuery(std::string_view bytes, Check check) {
  Request request;
  FieldViolations violations;
  const absl::Status read = ReadRequest(bytes, request, violations);
  if (!read.ok()) return read;
  check(request, violations);
  if (!violations.empty()) return InvalidRequest(violations);
  return request;
}

// How many entries the ledger had at a moment: positions are in the order of recording.
absl::StatusOr<int64_t> SizeAt(const LedgerView& view, absl::Time moment) {
  const absl::StatusOr<int64_t> size = view.Size();
  if (!size.ok()) return size.status();
  int64_t known = 0, unknown = *size;
  while (known < unknown) {
    const int64_t middle = known + (unknown - known) / 2;
    const absl::StatusOr<RecordedEntry> entry = view.Entry(middle);
    if (!entry.ok()) return entry.status();
    if (entry->recorded_at <= moment) {
      known = middle + 1;
    } else {
      unknown = middle;
    }
  }
  return known;
}

}  // namespace

absl::StatusOr<v1::GetResponse> GetEntry(const LedgerView& view, std::string_view bytes) {
  const auto request = ReadQuery<v1::GetRequest>(bytes, [](const auto&, FieldViolations&) {});
  if (!request.ok()) return request.status();
  absl::StatusOr<RecordedEntry> entry = view.Entry(request->position());
  if (absl::IsOutOfRange(entry.status())) {
    return NotFound(Reason::kEntryNotFound, {"position", std::string(entry.status().message())});
  }
  if (!entry.ok()) return entry.status();
  std::optional<int64_t> corrected_by;
  if (entry->content.has_value()) {
    const absl::StatusOr<std::optional<int64_t>> correction = view.CorrectionOf(*entry);
    if (!correction.ok()) return correction.status();
    corrected_by = *correction;
  }
  v1::GetResponse response = ToProtoWhole(*std::move(entry));
  if (corrected_by.has_value()) response.set_corrected_by(*corrected_by);
  return response;
}

absl::StatusOr<v1::ListResponse> ListEntries(const LedgerView& view, std::string_view bytes) {
  const auto request =
      ReadQuery<v1::ListRequest>(bytes, [](const auto& asked, FieldViolations& violations) {
        CheckName("case_reference", asked.case_reference(), kLongestName, violations);
        for (int i = 0; i < asked.kinds_size(); ++i) {
          if (v1::EntryKind_IsValid(asked.kinds(i)) && asked.kinds(i) != v1::ENTRY_KIND_UNSPECIFIED)
            continue;
          violations.push_back(
              {absl::StrCat("kinds[", i, "]"), "is no kind of entry that this server knows"});
        }
      });
  if (!request.ok()) return request.status();
  const absl::StatusOr<size_t> most = PageSize(request->page_size(), kMostEntriesOnAPage);
  if (!most.ok()) return most.status();
  const absl::StatusOr<int64_t> size = view.Size();
  if (!size.ok()) return size.status();
  std::string list = absl::StrCat("entries\n", request->case_reference());
  for (const int kind : request->kinds()) absl::StrAppend(&list, "\n", kind);
  const absl::StatusOr<PageStart> start = ReadPageToken(request->page_token(), list, *size);
  if (!start.ok()) return start.status();

  v1::ListResponse response;
  const auto is_wanted = [&](v1::EntryKind kind) {
    return request->kinds().empty() || std::find(request->kinds().begin(), request->kinds().end(),
                                                 kind) != request->kinds().end();
  };
  int64_t from = start->first;
  while (true) {
    absl::StatusOr<std::vector<RecordedEntry>> entries =
        view.EntriesOf(request->case_reference(), {from, start->size}, *most);
    if (!entries.ok()) return entries.status();
    for (RecordedEntry& entry : *entries) {
      from = entry.position + 1;
      if (!is_wanted(entry.kind)) continue;
      if (static_cast<size_t>(response.entries_size()) == *most) {
        response.set_next_page_token(PageToken({entry.position, start->size}, list));
        return response;
      }
      v1::RecordEntry& listed = *response.add_entries();
      listed = ToProto(std::move(entry));
      if (listed.content().has_case_received())
        listed.mutable_content()->mutable_case_received()->clear_case_facts();
      if (listed.content().has_finding_proposed()) {
        listed.mutable_content()->mutable_finding_proposed()->clear_finding();
        listed.mutable_content()->mutable_finding_proposed()->clear_windows();
      }
    }
    if (entries->size() < *most) return response;
  }
}

absl::StatusOr<v1::InForceResponse> DecisionsInForce(const LedgerView& view,
                                                     std::string_view bytes) {
  Day day;
  const auto request =
      ReadQuery<v1::InForceRequest>(bytes, [&](const auto& asked, FieldViolations& violations) {
        CheckName("case_reference", asked.case_reference(), kLongestName, violations);
        day = DayIn("as_of", asked.as_of(), violations);
        if (asked.has_line())
          CheckName("line.entitlement", asked.line().entitlement(), kLongestName, violations);
      });
  if (!request.ok()) return request.status();
  const absl::StatusOr<size_t> most = PageSize(request->page_size(), kMostDecisionsOnAPage);
  if (!most.ok()) return most.status();
  const absl::StatusOr<int64_t> size = view.Size();
  if (!size.ok()) return size.status();
  const std::string list =
      absl::StrCat("decisions\n", request->case_reference(), "\n", request->as_of(), "\n",
                   request->line().SerializeAsString());
  const absl::StatusOr<PageStart> start = ReadPageToken(request->page_token(), list, *size);
  if (!start.ok()) return start.status();
  const absl::StatusOr<DecisionHistory> history =
      ReadHistory(view, request->case_reference(), start->size);
  if (!history.ok()) return history.status();

  v1::InForceResponse response;
  if (request->has_line()) {
    *response.add_decisions() = DecisionOn(*history, request->line(), day);
    return response;
  }
  std::vector<v1::LineDecision> decisions = DecisionsOn(*history, day);
  const size_t first = std::min(static_cast<size_t>(start->first), decisions.size());
  const size_t end = std::min(first + *most, decisions.size());
  for (size_t i = first; i < end; ++i) *response.add_decisions() = std::move(decisions[i]);
  if (end < decisions.size()) {
    response.set_next_page_token(PageToken({static_cast<int64_t>(end), start->size}, list));
  }
  return response;
}

absl::StatusOr<v1::AsKnownAtResponse> KnownAt(const LedgerView& view, std::string_view bytes) {
  Day day;
  absl::Time moment;
  const auto request = ReadQuery<v1::AsKnownAtRequest>(bytes, [&](const auto& asked,
                                                                  FieldViolations& violations) {
    CheckName("case_reference", asked.case_reference(), kLongestName, violations);
    day = DayIn("as_of", asked.as_of(), violations);
    std::string error;
    if (!absl::ParseTime(absl::RFC3339_full, asked.recorded_at(), &moment, &error)) {
      violations.push_back(
          {"recorded_at",
           std::string(
               Misread(asked.recorded_at(), "a moment such as 2017-07-01T09:00:00Z").message())});
    }
  });
  if (!request.ok()) return request.status();
  const absl::StatusOr<int64_t> size = SizeAt(view, moment);
  if (!size.ok()) return size.status();
  const std::string& person = request->case_reference();
  absl::StatusOr<v1::Record> record = view.RecordOf(person, *size);
  if (!record.ok()) return record.status();
  const absl::StatusOr<std::optional<RecordedEntry>> latest =
      view.LatestOf(person, v1::ENTRY_KIND_CASE_RECEIVED, *size);
  if (!latest.ok()) return latest.status();
  const absl::StatusOr<DecisionHistory> history = ReadHistory(view, person, *size);
  if (!history.ok()) return history.status();

  v1::AsKnownAtResponse response;
  response.set_size(*size);
  *response.mutable_record() = *std::move(record);
  if (latest->has_value()) {
    response.set_case_position((*latest)->position);
    *response.mutable_case_() = history->CaseAt((*latest)->position);
  }
  for (v1::LineDecision& decision : DecisionsOn(*history, day))
    *response.add_decisions() = std::move(decision);
  return response;
}

}  // namespace fairstart
