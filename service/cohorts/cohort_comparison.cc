// Tested by tests/service/cohorts/cohort_comparison_test.cc.
#include "service/cohorts/cohort_comparison.h"

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <variant>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "service/cohorts/ordered_work.h"
#include "service/decisions/alternative.h"
#include "service/decisions/request_checks.h"
#include "service/errors/rich_status.h"
#include "service/files/json_message.h"

namespace fairstart {
namespace {

// Cases that are held at a time for each thread: enough that none waits for another's long one.
constexpr size_t kCasesAThread = 16;
// Days for which plans are remembered; cases of one cohort are about a day, or a few.
constexpr size_t kMostDays = 1024;

// The plans of one day, on both sides.
struct DayPlans {
  PlanChoice before_choice;
  PlanChoice after_choice;
  std::shared_ptr<const Plan> before;
  std::shared_ptr<const Plan> after;
  Day after_day;
};

// Finds the plans of a day once. Any thread may call it.
class PlansByDay {
 public:
  PlansByDay(const RulebookLibrary& library, const CohortQuestion& question)
      : library_(library), question_(question) {}

  absl::StatusOr<DayPlans> Find(Day day) {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      const auto found = days_.find(day);
      if (found != days_.end()) return found->second;
    }
    absl::StatusOr<DayPlans> plans = FindAnew(day);
    const std::lock_guard<std::mutex> lock(mutex_);
    if (days_.size() >= kMostDays) days_.clear();
    days_.insert_or_assign(day, plans);
    return plans;
  }

 private:
  absl::StatusOr<DayPlans> FindAnew(Day day) const {
    Selection selected;
    selected.id = question_.rulebook.id();
    selected.edition = question_.rulebook.edition();
    selected.rates = question_.rulebook.rates();
    selected.day = day;
    selected.options.readings = {question_.rulebook.readings().begin(),
                                 question_.rulebook.readings().end()};
    const absl::StatusOr<std::shared_ptr<const Plan>> before = library_.Find(selected);
    if (!before.ok()) return before.status();
    const v1::Alternative& alternative = question_.alternative;
    DayPlans plans;
    plans.after_day = day;
    if (!alternative.as_of().empty()) {
      const absl::StatusOr<Day> other = ParseDay(alternative.as_of());
      if (!other.ok())
        return InvalidRequest({{"alternative.as_of", std::string(other.status().message())}});
      plans.after_day = *other;
    }
    Selection other = AlternativeSelection(selected, alternative.rulebook(), plans.after_day);
    other.options.parameters = {alternative.parameters().begin(), alternative.parameters().end()};
    const absl::StatusOr<std::shared_ptr<const Plan>> after = FindAlternative(library_, other);
    if (!after.ok()) return after.status();
    plans.before = *before;
    plans.after = *after;
    plans.before_choice = ChoiceOf(selected, **before);
    plans.after_choice = ChoiceOf(other, **after);
    return plans;
  }

  const RulebookLibrary& library_;
  const CohortQuestion& question_;
  std::mutex mutex_;
  std::map<Day, absl::StatusOr<DayPlans>> days_;
};

// A line of the file.
struct CaseLine {
  int64_t number = 0;
  std::string bytes;
  bool too_long = false;
};

// Reads lines, of which it never holds more than the longest that is allowed.
class LineReader {
 public:
  explicit LineReader(std::istream& in) : in_(in) {}

  std::optional<CaseLine> Next() {
    while (true) {
      CaseLine line;
      if (!Read(line)) return std::nullopt;
      ++number_;
      line.number = number_;
      if (line.too_long || line.bytes.find_first_not_of(" \t\r") != std::string::npos) return line;
    }
  }

 private:
  bool Read(CaseLine& line) {
    std::streambuf& buffer = *in_.rdbuf();
    bool any = false;
    for (int c = buffer.sbumpc(); c != std::char_traits<char>::eof(); c = buffer.sbumpc()) {
      any = true;
      if (c == '\n') return true;
      if (line.bytes.size() == kLongestCaseLine) {
        line.too_long = true;
      } else {
        line.bytes.push_back(static_cast<char>(c));
      }
    }
    return any;
  }

  std::istream& in_;
  int64_t number_ = 0;
};

std::string FirstOf(const std::vector<Diagnostic>& diagnostics) {
  const Diagnostic& first = diagnostics.front();
  const std::string place = first.column > 0 ? absl::StrCat("column ", first.column, ": ") : "";
  const std::string more =
      diagnostics.size() > 1 ? absl::StrCat(" (and ", diagnostics.size() - 1, " more)") : "";
  return absl::StrCat(place, first.problem, first.mend.empty() ? "" : "; ", first.mend, more);
}

// The day asked about; an error where the case does not say one.
absl::StatusOr<Day> DayOf(const CohortQuestion& question, const v1::CaseFacts& facts) {
  if (!question.as_of.empty()) return ParseDay(question.as_of);
  const absl::StatusOr<Day> day = ParseDay(facts.known_through());
  if (day.ok()) return day;
  return InvalidRequest({{"case.known_through", std::string(day.status().message())}});
}

absl::Status CompareFacts(const CohortQuestion& question, PlansByDay& days,
                          const v1::CaseFacts& facts, ComparedCase& compared) {
  const absl::StatusOr<Day> day = DayOf(question, facts);
  if (!day.ok()) return day.status();
  const absl::StatusOr<DayPlans> plans = days.Find(*day);
  if (!plans.ok()) return plans.status();
  ComparedSide before, after;
  before.choice = plans->before_choice;
  before.plan = plans->before;
  before.question.facts = &facts;
  before.question.as_of = *day;
  before.question.entitlements = question.entitlements;
  after.choice = plans->after_choice;
  after.plan = plans->after;
  after.question = before.question;
  after.question.as_of = plans->after_day;
  const std::variant<v1::Comparison, FieldViolations> comparison =
      Compare(before, after, nullptr, &compared.sums);
  if (const auto* violations = std::get_if<FieldViolations>(&comparison))
    return InvalidRequest(*violations);
  compared.entry.MergeFrom(SummaryOf(std::get<v1::Comparison>(comparison)));
  return absl::OkStatus();
}

ComparedCase CompareLine(const CohortQuestion& question, PlansByDay& days, const CaseLine& line) {
  ComparedCase compared;
  compared.entry.set_line(line.number);
  if (line.too_long) {
    compared.entry.set_error(
        absl::StrCat("is longer than ", kLongestCaseLine, " bytes; give a case a line"));
    return compared;
  }
  v1::CaseFacts facts;
  const std::vector<Diagnostic> diagnostics = ReadJsonMessage("", line.bytes, facts, nullptr);
  if (!diagnostics.empty()) {
    compared.entry.set_error(FirstOf(diagnostics));
    return compared;
  }
  compared.entry.set_case_reference(facts.case_reference());
  const absl::Status status = CompareFacts(question, days, facts, compared);
  if (!status.ok()) compared.entry.set_error(std::string(status.message()));
  return compared;
}

}  // namespace

v1::CohortCase SummaryOf(const v1::Comparison& comparison) {
  v1::CohortCase entry;
  for (const v1::LineChange& line : comparison.lines()) {
    v1::CohortChange& change = *entry.add_changes();
    change.set_entitlement(line.entitlement());
    change.set_instance(line.instance());
    change.set_kind(line.kind());
  }
  entry.set_other_changes(comparison.claims_size() + comparison.duties_size() +
                          comparison.warnings_size() + (comparison.has_status() ? 1 : 0));
  *entry.mutable_a_week_before() = comparison.a_week_before();
  *entry.mutable_a_week_after() = comparison.a_week_after();
  *entry.mutable_once_before() = comparison.once_before();
  *entry.mutable_once_after() = comparison.once_after();
  return entry;
}

absl::Status CheckCohortQuestion(const RulebookLibrary& library, const CohortQuestion& question) {
  const v1::Alternative& alternative = question.alternative;
  FieldViolations violations;
  if (!alternative.has_rulebook() && alternative.as_of().empty() &&
      alternative.parameters().empty()) {
    violations.push_back(
        {"alternative",
         "is needed; say what is to be otherwise: another day, rulebook or parameter"});
  }
  const auto check_day = [&](const std::string& text, const char* field) {
    const absl::Status status = text.empty() ? absl::OkStatus() : ParseDay(text).status();
    if (!status.ok()) violations.push_back({field, std::string(status.message())});
  };
  check_day(question.as_of, "as_of");
  check_day(alternative.as_of(), "alternative.as_of");
  if (!violations.empty()) return InvalidRequest(violations);
  // Without a day of its own the question is about each case's, which may have another edition:
  // what is checked is the newest.
  Selection selected;
  selected.id = question.rulebook.id();
  selected.edition = question.rulebook.edition();
  selected.rates = question.rulebook.rates();
  selected.options.readings = {question.rulebook.readings().begin(),
                               question.rulebook.readings().end()};
  if (!question.as_of.empty()) selected.day = *ParseDay(question.as_of);
  const absl::StatusOr<std::shared_ptr<const Plan>> plan = library.Find(selected);
  if (!plan.ok()) return plan.status();
  const FieldViolations unknown =
      CheckEntitlements(**plan, {question.entitlements.begin(), question.entitlements.end()});
  if (!unknown.empty()) return InvalidRequest(unknown);
  Selection other = AlternativeSelection(selected, alternative.rulebook(), Day::First());
  other.day = selected.day;
  if (!alternative.as_of().empty()) other.day = *ParseDay(alternative.as_of());
  other.options.parameters = {alternative.parameters().begin(), alternative.parameters().end()};
  return FindAlternative(library, other).status();
}

void CompareCohort(const RulebookLibrary& library, const CohortQuestion& question,
                   std::istream& cases, int threads,
                   const std::function<void(ComparedCase)>& take) {
  LineReader lines(cases);
  PlansByDay days(library, question);
  OrderedWork<CaseLine, ComparedCase> work(
      threads, kCasesAThread * static_cast<size_t>(std::max(1, threads)));
  work.Run([&] { return lines.Next(); },
           [&](CaseLine line) { return CompareLine(question, days, line); },
           [&](ComparedCase compared) { take(std::move(compared)); });
}

}  // namespace fairstart
