// Tested by tests/engine/questions/questions_test.cc and tests/properties/questions_test.cc.
#include "engine/questions/questions.h"

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/calendar/span.h"
#include "engine/evaluation/basis.h"
#include "engine/money/rounding.h"
#include "engine/questions/missing_facts.h"
#include "engine/questions/narrowing.h"
#include "engine/questions/status_wait.h"
#include "engine/questions/twelve_months.h"

namespace fairstart {
namespace {

// The most steps that the lines themselves, the status after one answer and another, and going through the
// values of facts, may take: a case made to be hard costs seconds.
constexpr int64_t kMostSteps = 50'000'000;
constexpr int64_t kMostStepsOfStatus = 5'000'000;
constexpr int64_t kMostStepsOfValues = 50'000'000;

// The twelve months from a day on.
Window TwelveMonthsFrom(Day day) {
  const Day last = PreviousDay(Plus(day, Span{.months = 12}));
  return {day, std::min(last, Day::Last())};
}

// What is asked, as positions in the plan.
std::vector<int> AskedOf(const Plan& plan, const Question& question) {
  std::vector<int> asked;
  const std::vector<std::string>& wanted = question.entitlements;
  for (size_t i = 0; i < plan.entitlements.size(); ++i) {
    const std::string& name = plan.entitlements[i].source->name();
    const bool is_asked =
        wanted.empty() || std::find(wanted.begin(), wanted.end(), name) != wanted.end();
    if (is_asked) asked.push_back(static_cast<int>(i));
  }
  return asked;
}

void SetMoney(const Amount& amount, v1::Money* money) { money->set_pence(RoundHalfUp(amount)); }

void SetRange(const SumRange& range, v1::MoneyRange* message) {
  SetMoney(range.least, message->mutable_least());
  if (range.most.has_value()) SetMoney(*range.most, message->mutable_most());
}

bool IsOpen(const LineSums& sums) {
  return sums.twelve_months.IsOpen() || (sums.a_week.has_value() && sums.a_week->IsOpen());
}

// Sets the fields that a fact and a line of it share.
template <typename Message>
void SetSums(const LineSums& sums, Message* message) {
  if (sums.a_week.has_value()) SetRange(*sums.a_week, message->mutable_a_week());
  SetRange(sums.twelve_months, message->mutable_twelve_months());
  message->set_open(IsOpen(sums));
}

// A missing fact with what hangs on it.
struct Asked {
  MissingFact fact;
  FactSums sums;
  StatusWait status;
  bool is_date_of_birth = false;
};

v1::OpenFact MessageOf(const Plan& plan, const Asked& asked) {
  v1::OpenFact message;
  *message.mutable_missing() = asked.fact.described;
  SetSums(asked.sums.together, &message);
  message.set_exact(asked.sums.exact);
  for (const auto& [key, sums] : asked.sums.lines) {
    const v1::Entitlement& source = *plan.entitlements[static_cast<size_t>(key.first)].source;
    v1::Stake* stake = message.add_stakes();
    stake->set_entitlement(source.name());
    stake->set_instance(key.second);
    stake->set_label(source.label());
    SetSums(sums, stake);
    message.set_open(message.open() || stake->open());
  }
  return message;
}

// Whether `a` is asked before `b`; see questions.h.
bool ComesFirst(const Asked& a, const Asked& b) {
  if (a.is_date_of_birth != b.is_date_of_birth) return a.is_date_of_birth;
  if (a.status.waits != b.status.waits) return a.status.waits;
  if (a.status.settles != b.status.settles) return a.status.settles > b.status.settles;
  const SumRange& of_a = a.sums.together.twelve_months;
  const SumRange& of_b = b.sums.together.twelve_months;
  if (IsWider(of_a, of_b) || IsWider(of_b, of_a)) return IsWider(of_a, of_b);
  if (a.sums.lines.size() != b.sums.lines.size()) return a.sums.lines.size() > b.sums.lines.size();
  const auto name = [](const v1::Missing& missing) {
    return std::tuple(missing.path(), missing.day(), static_cast<int>(missing.kind()));
  };
  return name(a.fact.described) < name(b.fact.described);
}

void Sort(std::vector<Asked>& all) { std::stable_sort(all.begin(), all.end(), ComesFirst); }

}  // namespace

std::variant<v1::Questions, FieldViolations> MakeQuestions(const Plan& plan,
                                                           const Question& question,
                                                           const ReadQuestion& read, Arena& arena) {
  const Window period = TwelveMonthsFrom(question.as_of);
  const YearCounts counts(plan, period);
  const YearQuestion asked{plan, question, read, counts};
  MissingFacts missing(plan, *read.facts);
  int64_t steps_left = kMostSteps;
  const std::optional<LinesOfYear> lines = FindLinesOfYear(
      asked, AskedOf(plan, question), arena, steps_left,
      [&](const LineKey& key, const Window&, const FoundLine& line) { missing.Add(key, line); });
  if (!lines.has_value()) {
    return FieldViolations{
        {"entitlements", "the case takes too long over twelve months; ask for fewer entitlements"}};
  }

  Evaluation evaluation(plan, arena, *read.facts, read.record);
  std::vector<MissingFact> facts = missing.Take();
  const std::vector<StatusWait> status = StatusWaitsOf(asked, facts, kMostStepsOfStatus);
  std::vector<Asked> all;
  for (size_t i = 0; i < facts.size(); ++i) {
    MissingFact& fact = facts[i];
    FactSums sums = SumsOf(fact, *lines);
    const bool is_date_of_birth = fact.is_in_facts && evaluation.IsDateOfBirth(fact.missing);
    all.push_back({std::move(fact), std::move(sums), status[i], is_date_of_birth});
  }
  Sort(all);
  steps_left = kMostStepsOfValues;
  for (Asked& one : all) {
    std::optional<FactSums> narrowed = Narrow(asked, evaluation, one.fact, *lines, steps_left);
    if (narrowed.has_value()) one.sums = *std::move(narrowed);
  }
  Sort(all);

  v1::Questions questions;
  *questions.mutable_basis() = BasisOf(plan, question);
  questions.set_as_of(FormatDay(question.as_of));
  questions.set_until(FormatDay(period.last));
  for (const Asked& one : all) *questions.add_facts() = MessageOf(plan, one);
  return questions;
}

}  // namespace fairstart
