// Tested by tests/service/recalculation/recalculate_test.cc.
#include "service/recalculation/person_over_time.h"

#include <algorithm>
#include <limits>
#include <variant>

#include "absl/strings/str_cat.h"
#include "engine/calendar/civil_day.h"
#include "service/deciding/decision_history.h"
#include "service/errors/rich_status.h"

namespace fairstart {
namespace {

constexpr size_t kAll = std::numeric_limits<int32_t>::max();

std::string NameOf(const v1::EntryKind kind, const v1::EditionReference& edition) {
  return absl::StrCat(kind, "/", edition.id(), "/", edition.edition());
}

}  // namespace

absl::StatusOr<PersonOverTime> PersonOverTime::Read(const LedgerView& view, PlanArchive& plans,
                                                    const std::string& case_reference) {
  PersonOverTime person(view, plans, case_reference);
  const absl::StatusOr<int64_t> size = view.Size();
  if (!size.ok()) return size.status();
  person.size_ = *size;
  absl::Status read = person.ReadEntries();
  if (read.ok()) read = person.ReadEditions(v1::ENTRY_KIND_RULEBOOK_PUBLISHED);
  if (read.ok()) read = person.ReadEditions(v1::ENTRY_KIND_RATES_PUBLISHED);
  if (!read.ok()) return read;
  if (person.found_.empty()) {
    return NotFound(
        Reason::kEntryNotFound,
        {"case_reference", absl::StrCat("nothing was ever found about \"", case_reference,
                                        "\"; propose something first")});
  }
  std::sort(person.events_.begin(), person.events_.end(),
            [](const Event& a, const Event& b) { return a.position < b.position; });
  return person;
}

absl::Status PersonOverTime::ReadEntries() {
  const absl::StatusOr<std::vector<RecordedEntry>> entries =
      view_.EntriesOf(case_reference_, {0, size_}, kAll);
  if (!entries.ok()) return entries.status();
  for (const RecordedEntry& entry : *entries) {
    if (!entry.content.has_value()) continue;
    const v1::LedgerEntry& content = *entry.content;
    Event& event = events_.emplace_back();
    event.position = entry.position;
    event.recorded_at = entry.recorded_at;
    event.kind = entry.kind;
    if (content.has_corrects()) event.corrects = content.corrects();
    if (content.has_payment()) payments_.emplace(content.payment().id(), entry.position);
    if (content.has_case_received()) {
      cases_.emplace(entry.position, content.case_received().case_facts());
    }
    if (!content.has_finding_proposed()) continue;
    const v1::FindingProposed& proposed = content.finding_proposed();
    v1::Finding finding;
    if (!finding.ParseFromString(proposed.finding())) {
      return absl::DataLossError(
          absl::StrCat("entry ", entry.position, ": its bytes are no finding"));
    }
    const Day as_of = ParseDay(finding.as_of()).value_or(Day::BeforeAll());
    // The days of the window, which has that day where the finding has windows.
    const Window whole = WindowOf(proposed.windows().whole());
    found_.push_back({entry.position,
                      proposed.windows().has_whole() ? whole : Window::Only(as_of),
                      proposed.rulebook_position(),
                      proposed.rates_position(),
                      {finding.readings().begin(), finding.readings().end()}});
  }
  return absl::OkStatus();
}

absl::Status PersonOverTime::ReadEditions(v1::EntryKind kind) {
  const absl::StatusOr<std::vector<RecordedEntry>> entries =
      view_.EntriesOfKind(kind, {0, size_}, kAll);
  if (!entries.ok()) return entries.status();
  for (const RecordedEntry& entry : *entries) {
    if (!entry.content.has_value()) continue;
    events_.push_back({entry.position, entry.recorded_at, kind, std::nullopt});
    editions_.emplace(entry.position,
                      NameOf(kind, kind == v1::ENTRY_KIND_RULEBOOK_PUBLISHED
                                       ? entry.content->rulebook_published().edition()
                                       : entry.content->rates_published().edition()));
  }
  return absl::OkStatus();
}

int64_t PersonOverTime::SizeAtEndOf(Day day) const {
  const std::string text = FormatDay(day);
  int64_t size = 0;
  for (const Event& event : events_) {
    if (absl::FormatTime("%Y-%m-%d", event.recorded_at, absl::UTCTimeZone()) > text) break;
    size = event.position + 1;
  }
  return size;
}

int64_t PersonOverTime::LastOfEdition(int64_t position, int64_t size) const {
  int64_t last = position;
  const auto named = editions_.find(position);
  if (named == editions_.end()) return position;
  for (const auto& [published, name] : editions_) {
    if (published < size && name == named->second) last = std::max(last, published);
  }
  return last;
}

const PersonOverTime::Found* PersonOverTime::FoundBy(int64_t size, const Window& period) const {
  const Found* within = nullptr;
  const Found* before = nullptr;
  const Found* after = nullptr;
  for (const Found& one : found_) {
    if (one.position >= size) break;
    const bool is_after = one.days.first > period.last;
    if (!Intersect(one.days, period).IsEmpty()) within = &one;
    if (!is_after && (before == nullptr || one.days.first >= before->days.first)) before = &one;
    if (is_after && (after == nullptr || one.days.first <= after->days.first)) after = &one;
  }
  for (const Found* found : {within, before, after}) {
    if (found != nullptr) return found;
  }
  return &found_.front();
}

absl::StatusOr<std::optional<Known>> PersonOverTime::At(int64_t size,
                                                                  const Window& period) const {
  const auto after = cases_.lower_bound(size);
  if (after == cases_.begin()) return std::nullopt;
  const Found* found = FoundBy(size, period);
  Known known;
  known.size = size;
  known.case_position = std::prev(after)->first;
  known.rulebook_position = LastOfEdition(found->rulebook_position, size);
  known.rates_position = LastOfEdition(found->rates_position, size);
  absl::StatusOr<std::shared_ptr<const Plan>> plan =
      plans_.Find(view_, known.rulebook_position, known.rates_position, found->readings);
  if (!plan.ok()) return plan.status();
  known.plan = *std::move(plan);
  return known;
}

absl::StatusOr<std::unique_ptr<WholeQuestion>> PersonOverTime::QuestionBy(
    const Known& known, Day as_of, std::vector<std::string> entitlements) const {
  CaseQuestion asked;
  asked.plan = known.plan;
  asked.case_reference = case_reference_;
  asked.case_bytes = cases_.at(known.case_position);
  asked.as_of = as_of;
  asked.entitlements = std::move(entitlements);
  return QuestionAt(asked, view_, known.size);
}

absl::StatusOr<v1::Schedule> PersonOverTime::ScheduleBy(
    const Known& known, const Window& period, std::vector<std::string> entitlements) const {
  // An edition may have had no such entitlement yet, or have it no longer.
  if (entitlements.size() == 1) {
    const std::vector<std::string> names = EntitlementNames(*known.plan);
    if (!std::binary_search(names.begin(), names.end(), entitlements.front())) {
      return v1::Schedule();
    }
  }
  const absl::StatusOr<std::unique_ptr<WholeQuestion>> whole =
      QuestionBy(known, period.first, std::move(entitlements));
  if (!whole.ok()) return whole.status();
  std::variant<v1::Schedule, FieldViolations> schedule =
      fairstart::Schedule(*known.plan, (*whole)->question, period.last);
  if (const auto* violations = std::get_if<FieldViolations>(&schedule)) {
    return PreconditionFailed(Reason::kRecordRefused, *violations);
  }
  return std::get<v1::Schedule>(std::move(schedule));
}

absl::StatusOr<std::vector<std::string>> PersonOverTime::Because(const Known& known,
                                                                 const v1::LineReference& line,
                                                                 Day day) const {
  const std::vector<std::string> names = EntitlementNames(*known.plan);
  if (!std::binary_search(names.begin(), names.end(), line.entitlement())) {
    return std::vector<std::string>{"The rulebook has no such line."};
  }
  const absl::StatusOr<std::unique_ptr<WholeQuestion>> whole =
      QuestionBy(known, day, {line.entitlement()});
  if (!whole.ok()) return whole.status();
  const Question& question = (*whole)->question;
  const std::variant<v1::Finding, FieldViolations> answer = Evaluate(*known.plan, question);
  if (const auto* violations = std::get_if<FieldViolations>(&answer)) {
    return PreconditionFailed(Reason::kRecordRefused, *violations);
  }
  const v1::Explanation explanation =
      Explain(*known.plan, question, std::get<v1::Finding>(answer), v1::EXPLANATION_DETAIL_PLAIN);
  for (const v1::LineExplanation& one : explanation.lines()) {
    if (one.entitlement() != line.entitlement() || one.instance() != line.instance()) continue;
    return std::vector<std::string>(one.sentences().begin(), one.sentences().end());
  }
  return std::vector<std::string>{
      absl::StrCat("Nothing is found of ", ToString(line), " on ", FormatDay(day), ".")};
}

}  // namespace fairstart
