// Tested by tests/service/audit/impact_test.cc.
#include "service/audit/impact.h"

#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/calendar/civil_day.h"
#include "engine/limits/limits.h"
#include "service/audit/recorded_question.h"
#include "service/deciding/request_reading.h"
#include "service/decisions/alternative.h"
#include "service/errors/rich_status.h"

namespace fairstart {
namespace {

// What is wrong with what is to be otherwise, whatever the findings.
void CheckAlternative(const v1::Alternative& alternative, FieldViolations& violations) {
  if (!alternative.has_rulebook() && alternative.parameters().empty()) {
    violations.push_back(
        {"alternative",
         "is needed; say what is to be otherwise: another edition, rates, a reading "
         "or a parameter"});
  }
  const std::pair<const char*, bool> kOfOneCase[] = {
      {"alternative.case", alternative.has_case_()},
      {"alternative.record", alternative.has_record()},
      {"alternative.as_of", !alternative.as_of().empty()}};
  for (const auto& [field, given] : kOfOneCase) {
    if (given)
      violations.push_back({field, "is of one case; each finding has its own; leave it out"});
  }
}

// What a finding was asked with, as somebody would select it today.
Selection SelectionOf(const v1::Finding& finding) {
  Selection selected;
  selected.id = finding.rulebook().id();
  selected.edition = finding.rulebook().edition();
  selected.rates = finding.rates().edition();
  selected.options.readings = {finding.readings().begin(), finding.readings().end()};
  return selected;
}

// Which of a person's findings answer the same question: only the last of them counts.
std::string QuestionKey(const v1::FindingProposed& proposed, const v1::Finding& finding) {
  return absl::StrCat(finding.as_of(), " ", absl::StrJoin(proposed.entitlements(), ","));
}

}  // namespace

absl::StatusOr<LedgerImpact> LedgerImpact::Begin(const RulebookLibrary& library, ReadLedger read,
                                                 std::string_view bytes, int threads,
                                                 PlanArchive& plans) {
  v1::ImpactRequest request;
  FieldViolations violations;
  const absl::Status is_read = ReadRequest(bytes, request, violations);
  if (!is_read.ok()) return is_read;
  if (request.rulebook().empty()) {
    violations.push_back({"rulebook", "is needed; give the short name of a rulebook"});
  }
  CheckAlternative(request.alternative(), violations);
  if (!violations.empty()) return InvalidRequest(violations);
  // That there is such an alternative is tried with the newest edition, or the one that is named.
  Selection newest;
  newest.id = request.rulebook();
  newest.edition = request.edition();
  const absl::Status known = library.Find(newest).status();
  if (!known.ok()) return known;
  Selection other = AlternativeSelection(newest, request.alternative().rulebook(), Day::First());
  other.day.reset();
  other.options.parameters = {request.alternative().parameters().begin(),
                              request.alternative().parameters().end()};
  const absl::Status exists = FindAlternative(library, other).status();
  if (!exists.ok()) return exists;
  const absl::StatusOr<std::unique_ptr<LedgerSnapshot>> now = read();
  if (!now.ok()) return now.status();
  const absl::StatusOr<int64_t> size = (**now)->Size();
  if (!size.ok()) return size.status();
  return LedgerImpact(library, std::move(read), std::move(request), *size, threads, plans);
}

absl::StatusOr<std::optional<v1::ImpactResponse>> LedgerImpact::Next() {
  if (people_.is_done()) return std::nullopt;
  v1::ImpactResponse part;
  const absl::Status status = people_.Next<std::vector<Compared>>(
      [this](const LedgerView& view, const std::string& person) {
        return CompareFindingsOf(view, person);
      },
      [&](std::vector<Compared> findings) {
        for (Compared& compared : findings) Take(std::move(compared), part);
      });
  if (!status.ok()) return status;
  part.set_people(people_.people());
  if (!people_.is_done()) return part;
  for (const auto& [first_day, totals] : years_) {
    v1::ImpactYear& year = *part.add_years();
    year.set_first_day(FormatDay(first_day));
    *year.mutable_totals() = totals.Totals();
  }
  *part.mutable_totals() = totals_.Totals();
  return part;
}

absl::StatusOr<std::vector<LedgerImpact::Compared>> LedgerImpact::CompareFindingsOf(
    const LedgerView& view, const std::string& person) const {
  const absl::StatusOr<std::vector<int64_t>> positions =
      view.PositionsOf(person, v1::ENTRY_KIND_FINDING_PROPOSED, {.from = 0, .until = size_});
  if (!positions.ok()) return positions.status();
  std::map<std::string, RecordedEntry> last;
  for (const int64_t position : *positions) {
    absl::StatusOr<RecordedEntry> entry = view.Entry(position);
    if (!entry.ok()) return entry.status();
    if (!entry->content.has_value()) continue;
    v1::Finding finding;
    finding.ParseFromString(entry->content->finding_proposed().finding());
    if (finding.rulebook().id() != request_.rulebook()) continue;
    if (!request_.edition().empty() && finding.rulebook().edition() != request_.edition()) continue;
    std::string key = QuestionKey(entry->content->finding_proposed(), finding);
    last.insert_or_assign(std::move(key), *std::move(entry));
  }
  std::vector<Compared> all;
  for (const auto& [key, entry] : last) {
    absl::StatusOr<Compared> compared = CompareFinding(view, entry);
    if (!compared.ok()) return compared.status();
    all.push_back(*std::move(compared));
  }
  return all;
}

absl::StatusOr<LedgerImpact::Compared> LedgerImpact::CompareFinding(
    const LedgerView& view, const RecordedEntry& entry) const {
  Compared compared;
  compared.finding.set_position(entry.position);
  compared.finding.set_case_reference(entry.content->case_reference());
  const absl::Status status = Compare(view, entry, compared);
  // What is damaged ends it; what one finding cannot be asked is said of that finding.
  if (absl::IsDataLoss(status) || absl::IsInternal(status)) return status;
  if (!status.ok()) {
    compared.finding.set_error(std::string(status.message()));
    compared.counted.entry.set_error(std::string(status.message()));
  }
  return compared;
}

absl::Status LedgerImpact::Compare(const LedgerView& view, const RecordedEntry& entry,
                                   Compared& compared) const {
  absl::StatusOr<RecordedQuestion> asked = QuestionOf(view, entry, *plans_);
  if (!asked.ok()) return asked.status();
  compared.finding.set_as_of(asked->recorded.as_of());
  if (!asked->erased.empty()) {
    return absl::FailedPreconditionError(absl::StrCat(asked->erased, " is erased"));
  }
  const Selection selected = SelectionOf(asked->recorded);
  const v1::Alternative& alternative = request_.alternative();
  Selection other =
      AlternativeSelection(selected, alternative.rulebook(), asked->whole->question.as_of);
  other.options.parameters = {alternative.parameters().begin(), alternative.parameters().end()};
  const absl::StatusOr<std::shared_ptr<const Plan>> after = FindAlternative(*library_, other);
  if (!after.ok()) return after.status();

  ComparedSide sides[2];
  sides[0].choice = ChoiceOf(selected, *asked->plan);
  sides[0].plan = asked->plan;
  sides[1].choice = ChoiceOf(other, **after);
  sides[1].plan = *after;
  for (ComparedSide& side : sides) side.question = asked->whole->question;
  std::variant<v1::Comparison, FieldViolations> comparison =
      fairstart::Compare(sides[0], sides[1], nullptr, &compared.counted.sums);
  if (const auto* violations = std::get_if<FieldViolations>(&comparison)) {
    return InvalidRequest(*violations);
  }
  compared.counted.entry = SummaryOf(std::get<v1::Comparison>(comparison));
  *compared.finding.mutable_comparison() = std::move(std::get<v1::Comparison>(comparison));
  return absl::OkStatus();
}

void LedgerImpact::Take(Compared compared, v1::ImpactResponse& part) {
  totals_.Add(compared.counted);
  const absl::StatusOr<Day> day = ParseDay(compared.finding.as_of());
  if (day.ok()) {
    years_[PeriodOf(v1::CAP_PERIOD_FINANCIAL_YEAR, *day).first].Add(compared.counted);
  }
  const v1::CohortCase& entry = compared.counted.entry;
  const bool changes =
      !entry.error().empty() || !entry.changes().empty() || entry.other_changes() > 0;
  if (changes) *part.add_findings() = std::move(compared.finding);
}

}  // namespace fairstart
