// One line of an entitlement.
//
// The outcome is decided in the order of "Entitlements" in docs/rule-language.md. Conditions, bars,
// amount and needs of an instance are judged on its own day; which instances are listed depends on
// the day asked about.
#include "engine/evaluation/line.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/container/inlined_vector.h"
#include "absl/strings/str_cat.h"
#include "engine/evaluation/line_limits.h"
#include "engine/evaluation/on_record.h"
#include "engine/money/rounding.h"
#include "engine/value/missing.h"

namespace fairstart {
namespace {

// Works out one line.
class LineBuilder {
 public:
  // `line` is borrowed, and empty so far.
  LineBuilder(Evaluation& evaluation, const PlanEntitlement& entitlement,
              const EntitlementOnRecord& record, const Instance& instance, Day as_of,
              FoundLine& line)
      : evaluation_(evaluation),
        plan_(evaluation.plan()),
        entitlement_(entitlement),
        source_(*entitlement.source),
        record_(record),
        instance_(instance),
        as_of_(as_of),
        on_record_(record, instance.key),
        line_(line) {}

  // False when the line is not listed on the day asked about; `window` then says for how long.
  bool Build(Window& window) {
    Execution today = evaluation_.On(as_of_);
    StartLine();
    ReadDates(today);
    if (!listed_) {
      window = Intersect(window, today.window);
      return false;
    }
    waits_ = Join(evaluation_.arena(), waits_, instance_.doubt);
    if (own_day_unknown_ && evaluation_.is_a_case() && DecideForRun()) {
      // The same on whichever day of the run.
    } else if (own_day_unknown_) {
      Exclusion exclusion = FindExclusion(evaluation_, entitlement_, record_, instance_, today);
      evaluation_.Add(exclusion.relied_on, line_.relied_on);
      line_.reasons = std::move(exclusion.reasons);
      if (!line_.reasons.empty()) SetNotEntitled();
      Finish();
    } else if (own_day_.has_value()) {
      // What held on its own day does not change with the day asked about.
      Execution then = evaluation_.On(*own_day_);
      Decide(then);
    } else {
      Decide(today);
    }
    line_.window = today.window;
    line_.waits = waits_;
    return true;
  }

  // Decides an instance of which it is only known in which run of days it is judged, if it is the
  // same on each. Whether it did.
  bool DecideForRun() {
    if (!own_run_.has_value() || own_run_->last > as_of_ || instance_.doubt != nullptr)
      return false;
    FoundLine line = line_;
    LineBuilder then(evaluation_, entitlement_, record_, instance_, as_of_, line);
    Execution first = evaluation_.On(own_run_->first);
    then.Decide(first);
    if (first.window.last < own_run_->last) return false;
    line_ = std::move(line);
    waits_ = then.waits_;
    return true;
  }

  // Looks only for what excludes, on whichever day up to today the instance may be judged. Then the
  // reasons are those of today, and the window of `today` holds days of the same answer.
  Exclusion Exclude(Execution& today) {
    if (!IsExcludedWhenever(today)) line_.reasons.clear();
    return {std::move(line_.reasons), line_.relied_on};
  }

 private:
  void StartLine() {
    line_.entitlement = &entitlement_;
    line_.instance = instance_.key;
    evaluation_.Add(entitlement_.site, line_.relied_on);
  }

  Value Evaluate(Execution& execution, const Program& program) {
    return evaluation_.Evaluate(execution, program, instance_.variables, line_.relied_on);
  }

  void WaitFor(const Value& value) {
    if (value.IsUnknown()) waits_ = Join(evaluation_.arena(), waits_, value.unknown());
    if (value.IsError() && line_.defect.empty()) line_.defect = value.error()->message;
  }

  // A date of the instance; kUnset when there is none.
  Value ReadDate(Execution& today, const std::optional<Program>& program, Day& date) {
    if (!program.has_value()) return Value();
    const Value value = Evaluate(today, *program);
    WaitFor(value);
    if (value.IsKnown() && value.day().IsDate()) date = value.day();
    return value;
  }

  // From when on an instance is listed.
  const std::optional<Program>& Start() const {
    return entitlement_.arises.has_value() ? entitlement_.arises : entitlement_.first_day;
  }

  // REQUIRES: a date, known or not.
  static Day EarliestDay(const Value& date) {
    return date.IsUnknown() ? EarliestOf(*date.unknown()) : date.day();
  }

  // Whether today is at or after the earliest day that `from`, the value of `program`, may be.
  bool HasCome(Execution& today, const Value& from, const std::optional<Program>& program) {
    if (from.IsUnset() || from.IsError()) return true;
    const Day earliest = EarliestDay(from);
    const bool has_come = as_of_ >= earliest;
    if (as_of_ == earliest) {
      evaluation_.Turns(today,
                        {.kind = Turn::Kind::kDay, .program = &*program, .node = program->root});
    }
    today.window =
        Intersect(today.window, has_come ? Window{earliest, Day::Never()}
                                         : Window{Day::BeforeAll(), PreviousDay(earliest)});
    return has_come;
  }

  // Whether today is after the latest day that `until`, when the entitlement lapses, may be.
  bool HasPassed(Execution& today, const Value& until) {
    if (until.IsUnset() || until.IsError()) return false;
    const Day latest = until.IsUnknown() ? LatestOf(*until.unknown()) : until.day();
    if (latest == Day::Never()) return false;
    const bool has_passed = as_of_ > latest;
    if (as_of_ == NextDay(latest)) {
      evaluation_.Turns(today, {.kind = Turn::Kind::kDayAfter,
                                .program = &*entitlement_.lapses,
                                .node = entitlement_.lapses->root});
    }
    today.window = Intersect(today.window, has_passed ? Window{NextDay(latest), Day::Never()}
                                                      : Window{Day::BeforeAll(), latest});
    return has_passed;
  }

  // Sets the line's dates, the instance's own day, and whether it is listed today.
  void ReadDates(Execution& today) {
    const Value arises = ReadDate(today, entitlement_.arises, line_.arises);
    const Value first = ReadDate(today, entitlement_.first_day, line_.first_day);
    const Value& own = first.IsUnset() ? arises : first;
    own_day_unknown_ = own.IsUnknown() || own.IsError();
    // An end that is not known does not stop what has begun, nor does the day on which it is paid.
    const Unknown* before = waits_;
    ReadDate(today, entitlement_.last_day, line_.last_day);
    ReadDate(today, entitlement_.paid_on, line_.paid_on);
    waits_ = before;
    const Value lapses = ReadDate(today, entitlement_.lapses, line_.lapses);
    if (entitlement_.for_each.empty()) {
      own_day_unknown_ = false;
      return;
    }
    if (own.IsKnown() && own.day().IsDate()) own_day_ = own.day();
    const Value& start = arises.IsUnset() ? first : arises;
    listed_ = HasCome(today, start, Start()) && !HasPassed(today, lapses);
    const bool has_one_start = arises.IsUnset() != first.IsUnset();
    if (has_one_start && start.IsUnknown() && !lapses.IsUnknown()) {
      own_run_ = Window{EarliestOf(*start.unknown()), LatestOf(*start.unknown())};
    }
  }

  void Decide(Execution& execution) {
    CheckRefusal();
    CheckConditions(execution);
    CheckBars(execution);
    if (!line_.reasons.empty()) {
      SetNotEntitled();
      Finish();
      return;
    }
    CheckElsewhere(execution);
    const bool is_given = waits_ == nullptr && line_.defect.empty() && line_.elsewhere.empty();
    ReadGiven(execution);
    line_.only_sum_waits = is_given && CapsAreKnown() && !IsSumApproved();
    CheckNeeds(execution);
    CheckConsideration();
    ReadLimits(execution);
    Finish();
  }

  void SetNotEntitled() {
    line_.elsewhere.clear();
    waits_ = nullptr;
    line_.defect = {};
    line_.outcome = v1::OUTCOME_NOT_ENTITLED;
  }

  // Whether today is not before every day on which the instance may have arisen, of which the first
  // is then `earliest`.
  bool CanHaveArisen(Execution& today, Day& earliest) {
    earliest = Day::BeforeAll();
    if (!Start().has_value()) return true;
    const Value arises = Evaluate(today, *Start());
    if (!arises.IsUnset() && !arises.IsError()) earliest = EarliestDay(arises);
    if (HasCome(today, arises, Start())) return true;
    AddReason("",
              earliest.IsDate()
                  ? Text(absl::StrCat("None can arise before ", FormatDay(earliest), "."))
                  : "None can arise.",
              entitlement_.site);
    return false;
  }

  // What is known of the instance does not say on which day it is judged: back from today through
  // the days that it may be, one run of days of the same answer at a time.
  bool IsExcludedWhenever(Execution& today) {
    CheckRefusal();
    if (!line_.reasons.empty()) return true;
    Day earliest;
    if (!CanHaveArisen(today, earliest)) return true;
    CheckConditions(today);
    CheckBars(today);
    if (line_.reasons.empty()) return false;
    const bool arises = entitlement_.arises.has_value();
    const bool begins = entitlement_.first_day.has_value();
    if (!arises && !begins) return true;
    // One that has arisen may be judged on a first day that is still to come.
    if (arises && begins) return false;
    // A life with more changes than this is left undetermined.
    constexpr int kMostChanges = 1000;
    Day first = today.window.first;
    for (int i = 0; i < kMostChanges; ++i) {
      if (!first.IsDate() || first == Day::First() || first <= earliest) return true;
      Execution before = evaluation_.On(PreviousDay(first));
      FoundLine line;
      LineBuilder then(evaluation_, entitlement_, record_, instance_, before.today, line);
      then.CheckConditions(before);
      then.CheckBars(before);
      if (line.reasons.empty()) return false;
      evaluation_.Add(line.relied_on, line_.relied_on);
      first = before.window.first;
    }
    return false;
  }

  // A text that lasts as long as the evaluation.
  std::string_view Text(const std::string& text) { return evaluation_.arena().Copy(text); }

  void AddReason(std::string_view bar, std::string_view text, int site) {
    if (line_.reasons.empty()) line_.reasons.reserve(4);  // for most lines: all, at once
    line_.reasons.push_back({bar, text, plan_.sites[site].citations});
  }

  void CheckConditions(Execution& execution) {
    for (const PlanCondition& condition : entitlement_.who) {
      const Value value = Evaluate(execution, condition.when);
      evaluation_.Add(condition.site, line_.relied_on);
      WaitFor(value);
      if (value.IsFalse()) {
        AddReason("", condition.source->otherwise(), condition.site);
      } else {
        evaluation_.Add(condition.site, line_.cited);
      }
    }
  }

  // Whether a bar holds for this entitlement: its condition, less its lifts.
  Value Holds(Execution& execution, const PlanBar& bar) {
    const int me = static_cast<int>(&entitlement_ - plan_.entitlements.data());
    const Value when = evaluation_.Evaluate(execution, bar.when, {}, line_.relied_on);
    evaluation_.Add(bar.site, line_.relied_on);
    if (!when.IsTrue() && !when.IsUnknown()) return when;
    const Unknown* waits = when.IsUnknown() ? when.unknown() : nullptr;
    for (const PlanLift& lift : bar.lifts) {
      if (std::find(lift.entitlements.begin(), lift.entitlements.end(), me) ==
          lift.entitlements.end()) {
        continue;
      }
      evaluation_.Add(lift.site, line_.relied_on);
      const Value lifted = lift.when.has_value()
                               ? evaluation_.Evaluate(execution, *lift.when, {}, line_.relied_on)
                               : Value::Bool(true);
      if (lifted.IsTrue()) return Value::Bool(false);
      if (lifted.IsUnknown()) waits = Join(evaluation_.arena(), waits, lifted.unknown());
      if (lifted.IsError()) return lifted;
    }
    return waits == nullptr ? when : Value::Of(waits);
  }

  void CheckBars(Execution& execution) {
    for (int index : entitlement_.bars) {
      const PlanBar& bar = plan_.bars[index];
      const Value holds = Holds(execution, bar);
      WaitFor(holds);
      if (!holds.IsTrue()) continue;
      if (bar.source->has_instead()) {
        AddElsewhere(bar.source->instead(), bar.site);
      } else {
        AddReason(bar.source->name(), bar.source->because(), bar.site);
      }
    }
  }

  void CheckRefusal() {
    const v1::Assessment* assessment = on_record_.LatestAssessment();
    if (assessment == nullptr || assessment->outcome() != v1::ASSESSMENT_OUTCOME_REFUSED) return;
    AddReason("",
              Text(absl::StrCat("The assessment of ", assessment->assessed_on(),
                                " on record did not find the need",
                                assessment->reason().empty() ? "." : ": ", assessment->reason())),
              entitlement_.site);
  }

  void AddElsewhere(const v1::Elsewhere& elsewhere, int site) {
    line_.elsewhere.push_back({&elsewhere, plan_.sites[site].citations});
  }

  void CheckElsewhere(Execution& execution) {
    for (const PlanElsewhere& elsewhere : entitlement_.elsewhere) {
      const Value value = Evaluate(execution, *elsewhere.when);
      evaluation_.Add(elsewhere.site, line_.relied_on);
      WaitFor(value);
      if (value.IsTrue()) AddElsewhere(*elsewhere.source, elsewhere.site);
    }
  }

  // A sum, and what it relied on.
  Value ReadSum(Execution& execution, const Program& program, bool of_instance) {
    Reliance relied;
    const Value value = of_instance
                            ? evaluation_.Evaluate(execution, program, instance_.variables, relied)
                            : evaluation_.Evaluate(execution, program, {}, relied);
    evaluation_.Add(relied, line_.relied_on);
    evaluation_.Add(relied, line_.cited);
    return value;
  }

  // Sum, cap and what is given in kind. Bounds stand in for a sum that is not known.
  void ReadGiven(Execution& execution) {
    if (!line_.elsewhere.empty()) return;
    FoundGiven& given = line_.given.emplace();
    Bounds bounds;
    if (entitlement_.amount.has_value()) {
      const Value value = ReadSum(execution, *entitlement_.amount, true);
      if (value.IsKnown()) given.amount = value.rational().numerator();
      if (value.IsUnknown() && !source_.has_actual_cost()) bounds = BoundsOf(value);
      if (source_.has_actual_cost()) {
        // An unknown cost leaves the line payable: it only names what would settle the sum.
        if (value.IsUnknown()) cost_waits_ = value.unknown();
        if (value.IsError()) WaitFor(value);
      } else if (value.IsUnknown()) {
        sum_waits_ = value.unknown();
      } else {
        WaitFor(value);
      }
      given.unit = UnitOf(entitlement_.amount->type().per);
    }
    for (const PlanCap& cap : entitlement_.caps)
      cap_sums_.push_back(ReadCap(execution, cap, given));
    const v1::Assessment* assessment = on_record_.LatestAssessment();
    if (assessment != nullptr && assessment->amount().has_pence()) {
      const int64_t assessed = assessment->amount().pence();
      given.amount = given.amount.has_value() ? std::min(*given.amount, assessed) : assessed;
    }
    if (given.amount.has_value() && given.cap.has_value()) {
      given.amount = std::min(*given.amount, *given.cap);
    }
    SetBounds(bounds, given);
  }

  bool CapsAreKnown() const {
    return std::all_of(cap_sums_.begin(), cap_sums_.end(),
                       [](const std::optional<int64_t>& sum) { return sum.has_value(); });
  }

  // The cap's sum, if it is known.
  std::optional<int64_t> ReadCap(Execution& execution, const PlanCap& cap, FoundGiven& given) {
    const Value value = ReadSum(execution, cap.amount, cap.pot.empty());
    evaluation_.Add(cap.site, line_.relied_on);
    evaluation_.Add(cap.site, line_.cited);
    WaitFor(value);
    if (!value.IsKnown()) return std::nullopt;
    const int64_t limit = value.rational().numerator();
    if (!given.cap.has_value() || limit < *given.cap) {
      given.cap = limit;
      given.cap_period = cap.per;
    }
    if (given.unit == v1::UNIT_UNSPECIFIED) given.unit = UnitOf(cap.amount.type().per);
    return limit;
  }

  // Between which sums one lies that is not known; whole pence, since money is.
  static void SetBounds(const Bounds& bounds, FoundGiven& given) {
    std::optional<int64_t> most;
    if (bounds.most.has_value()) most = RoundDown(*bounds.most);
    if (given.cap.has_value()) most = std::min(most.value_or(*given.cap), *given.cap);
    const bool open = !bounds.least.has_value() && !bounds.most.has_value();
    if (given.amount.has_value() || open) return;
    given.at_most = most;
    if (!bounds.least.has_value()) return;
    int64_t least = RoundDown(*bounds.least);
    if (!bounds.least->IsWhole()) ++least;
    given.at_least = most.has_value() ? std::min(least, *most) : least;
  }

  void CheckNeeds(Execution& execution) {
    if (!line_.elsewhere.empty()) return;
    for (const PlanNeed& need : entitlement_.needs) {
      evaluation_.Add(need.site, line_.relied_on);
      if (need.when.has_value()) {
        const Value when = Evaluate(execution, *need.when);
        WaitFor(when);
        if (!when.IsTrue()) continue;
      }
      switch (need.source->what_case()) {
        case v1::Need::kAssessment:
          CheckAssessment(need);
          break;
        case v1::Need::kApproval:
          CheckApproval(execution, need);
          break;
        case v1::Need::kEvidence:
        case v1::Need::kAgreement:
          CheckEntries(execution, need);
          break;
        case v1::Need::WHAT_NOT_SET:
          break;
      }
    }
  }

  // Whether somebody approved a sum, which may be less than is due.
  bool IsSumApproved() const {
    return std::any_of(
        entitlement_.needs.begin(), entitlement_.needs.end(), [&](const PlanNeed& need) {
          if (!need.source->has_approval()) return false;
          const v1::Approval* approval = on_record_.ApprovalBy(need.source->approval().role());
          return approval != nullptr && approval->amount().has_pence();
        });
  }

  void AddNeed(const PlanNeed& need, std::string_view subject) {
    line_.needs.push_back({&need, subject});
  }

  void CheckAssessment(const PlanNeed& need) {
    const v1::Assessment* assessment = on_record_.LatestAssessment();
    if (assessment != nullptr && assessment->outcome() == v1::ASSESSMENT_OUTCOME_APPROVED) return;
    AddNeed(need, "");
  }

  void CheckApproval(Execution& execution, const PlanNeed& need) {
    const std::string& role = need.source->approval().role();
    const v1::Approval* approval = on_record_.ApprovalBy(role);
    std::optional<int64_t> limit;
    if (need.up_to.has_value()) {
      const Value up_to = Evaluate(execution, *need.up_to);
      WaitFor(up_to);
      if (up_to.IsKnown()) limit = up_to.rational().numerator();
    }
    if (approval == nullptr || (limit.has_value() && !IsAtMost(*limit, *approval))) {
      AddNeed(need, "");
      return;
    }
    // A smaller sum may have been approved than is due.
    std::optional<int64_t>& sum = line_.given->amount;
    if (approval->amount().has_pence() && sum.has_value()) {
      sum = std::min(*sum, approval->amount().pence());
    }
  }

  // Whether what the line gives under an approval is no more than `limit`. A cost that is not known
  // stops nothing.
  bool IsAtMost(int64_t limit, const v1::Approval& approval) const {
    std::optional<int64_t> sum = line_.given->amount;
    if (approval.amount().has_pence()) {
      sum = std::min(sum.value_or(approval.amount().pence()), approval.amount().pence());
    }
    return !sum.has_value() || *sum <= limit;
  }

  // Evidence or an agreement about `subject`, or about the line when that is empty.
  bool HasEntry(const v1::Need& need, std::string_view subject) const {
    return need.has_evidence() ? on_record_.HasEvidence(need.evidence(), subject)
                               : on_record_.HasAgreement(need.agreement(), subject);
  }

  void CheckEntries(Execution& execution, const PlanNeed& need) {
    if (!need.about_each.has_value()) {
      if (!HasEntry(*need.source, "")) AddNeed(need, "");
      return;
    }
    const Value keys = Evaluate(execution, *need.about_each);
    WaitFor(keys);
    if (!keys.IsKnown()) return;
    const List& list = *keys.list();
    for (uint32_t i = 0; i < list.size; ++i) {
      WaitFor(list.items[i]);
      if (list.guard(i) != nullptr) WaitFor(Value::Of(list.guard(i)));
      if (!list.items[i].IsKnown() || list.guard(i) != nullptr) continue;
      const std::string_view subject = list.items[i].text();
      if (!HasEntry(*need.source, subject)) AddNeed(need, subject);
    }
  }

  void CheckConsideration() {
    if (!source_.has_consider()) return;
    const v1::Assessment* assessment = on_record_.LatestAssessment();
    considered_ = assessment != nullptr && assessment->outcome() == v1::ASSESSMENT_OUTCOME_APPROVED;
    line_.to_consider = !considered_;
  }

  // What was paid and is left, when a record was given.
  void ReadLimits(Execution& execution) {
    if (record_.record() == nullptr || !line_.elsewhere.empty()) return;
    LineLimits limits =
        ReadLineLimits(evaluation_, execution, entitlement_, *record_.record(), instance_.key,
                       line_.given->amount, cap_sums_, line_.relied_on);
    if (line_.defect.empty()) line_.defect = limits.defect;
    cost_waits_ = Join(evaluation_.arena(), cost_waits_, limits.waits);
    line_.limits = std::move(limits.found);
  }

  // Outcome, if no reason has decided it yet, and missing facts.
  void Finish() {
    if (line_.outcome == v1::OUTCOME_NOT_ENTITLED) {
      line_.cited.Clear();
      return;
    }
    waits_ = Join(evaluation_.arena(), waits_, sum_waits_);
    if (waits_ != nullptr || !line_.defect.empty()) {
      line_.outcome = v1::OUTCOME_UNDETERMINED;
      line_.elsewhere.clear();
      line_.only_sum_waits = line_.only_sum_waits && !line_.to_consider;
      // While more is open than the sum, the line may yet come to nothing.
      if (line_.given.has_value() && !line_.only_sum_waits) line_.given->at_least.reset();
      line_.to_consider = false;
      line_.missing = Join(evaluation_.arena(), waits_, cost_waits_);
    } else if (!line_.elsewhere.empty()) {
      line_.outcome = v1::OUTCOME_ELSEWHERE;
    } else if (source_.has_consider() && !considered_) {
      line_.outcome = v1::OUTCOME_TO_CONSIDER;
    } else {
      line_.outcome = line_.needs.empty() ? v1::OUTCOME_ENTITLED : v1::OUTCOME_SUBJECT_TO;
      line_.missing = cost_waits_;
    }
  }

  Evaluation& evaluation_;
  const Plan& plan_;
  const PlanEntitlement& entitlement_;
  const v1::Entitlement& source_;
  const EntitlementOnRecord& record_;
  const Instance& instance_;
  const Day as_of_;
  const LineOnRecord on_record_;
  FoundLine& line_;
  const Unknown* waits_ = nullptr;
  absl::InlinedVector<std::optional<int64_t>, 2> cap_sums_;  // of the entitlement's caps, in pence
  const Unknown* sum_waits_ = nullptr;                       // for the sum alone
  const Unknown* cost_waits_ = nullptr;                      // for a cost, which stops nothing
  std::optional<Day> own_day_;  // on which an instance is judged; none: the day asked about
  bool own_day_unknown_ = false;
  std::optional<Window> own_run_;  // in which the own day lies that is not known
  bool listed_ = true;
  bool considered_ = false;
};

}  // namespace

bool EvaluateLine(Evaluation& evaluation, const PlanEntitlement& entitlement,
                  const EntitlementOnRecord& record, const Instance& instance, Day as_of,
                  Window& listed, FoundLine& line) {
  return LineBuilder(evaluation, entitlement, record, instance, as_of, line).Build(listed);
}

Exclusion FindExclusion(Evaluation& evaluation, const PlanEntitlement& entitlement,
                        const EntitlementOnRecord& record, const Instance& instance,
                        Execution& today) {
  FoundLine line;
  return LineBuilder(evaluation, entitlement, record, instance, today.today, line).Exclude(today);
}

}  // namespace fairstart
