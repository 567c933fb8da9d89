// One line of an entitlement.
//
// The outcome is decided in the order of "Entitlements" in docs/rule-language.md. Conditions, bars,
// amount and needs of an instance are judged on its own day; which instances are listed depends on
// the day asked about.
#include "engine/evaluation/line.h"

#include <algorithm>
#include <optional>

#include "absl/strings/str_cat.h"
#include "engine/evaluation/on_record.h"
#include "engine/evaluation/wording.h"
#include "engine/limits/limits.h"
#include "engine/money/rounding.h"
#include "engine/value/missing.h"

namespace fairstart {
namespace {

void SetMoney(int64_t pence, v1::Money* money) { money->set_pence(pence); }

// Works out one line.
class LineBuilder {
 public:
  LineBuilder(Evaluation& evaluation, const PlanEntitlement& entitlement, const v1::Record* record,
              const Instance& instance, Day as_of)
      : evaluation_(evaluation),
        plan_(evaluation.plan()),
        entitlement_(entitlement),
        source_(*entitlement.source),
        record_(record),
        instance_(instance),
        as_of_(as_of),
        on_record_(record, source_.name(), instance.key) {}

  // Nothing when the line is not listed on the day asked about; `window` then says for how long.
  std::optional<LineAnswer> Build(Window& window) {
    Execution today = evaluation_.On(as_of_);
    StartLine();
    ReadDates(today);
    if (!listed_) {
      window = Intersect(window, today.window);
      return std::nullopt;
    }
    waits_ = Join(evaluation_.arena(), waits_, instance_.doubt);
    if (own_day_unknown_ && evaluation_.is_a_case() && DecideForRun()) {
      // The same on whichever day of the run.
    } else if (own_day_unknown_) {
      Exclusion exclusion =
          LineBuilder(evaluation_, entitlement_, record_, instance_, as_of_).Exclude(today);
      sites_.Add(exclusion.sites);
      *line_.mutable_reasons() = std::move(exclusion.reasons);
      if (line_.reasons_size() > 0) SetNotEntitled();
      Finish();
    } else if (own_day_.has_value()) {
      // What held on its own day does not change with the day asked about.
      Execution then = evaluation_.On(*own_day_);
      Decide(then);
    } else {
      Decide(today);
    }
    LineAnswer answer;
    answer.line = std::move(line_);
    answer.window = today.window;
    answer.sites = std::move(sites_);
    answer.waits = waits_;
    return answer;
  }

  // Decides an instance of which it is only known in which run of days it is judged, if it is the same
  // on each. Whether it did.
  bool DecideForRun() {
    if (!own_run_.has_value() || own_run_->last > as_of_ || instance_.doubt != nullptr) return false;
    LineBuilder then(evaluation_, entitlement_, record_, instance_, as_of_);
    then.line_ = line_;
    Execution first = evaluation_.On(own_run_->first);
    then.Decide(first);
    if (first.window.last < own_run_->last) return false;
    line_ = std::move(then.line_);
    sites_.Add(then.sites_);
    waits_ = then.waits_;
    return true;
  }

  // Looks only for what excludes, on whichever day up to today the instance may be judged. Then the
  // reasons are those of today, and the window of `today` holds days of the same answer.
  Exclusion Exclude(Execution& today) {
    if (!IsExcludedWhenever(today)) line_.clear_reasons();
    return {std::move(*line_.mutable_reasons()), std::move(sites_)};
  }

 private:
  void StartLine() {
    line_.set_entitlement(source_.name());
    line_.set_instance(instance_.key);
    line_.set_label(source_.label());
    line_.set_frequency(source_.frequency());
    line_.set_payee(source_.payee());
    line_.set_manner(source_.manner());
    line_.set_counts_as_income(source_.counts_as_income());
    if (source_.has_repayment()) line_.set_repayment(source_.repayment().says());
    AddCitations(source_.cite(), line_.mutable_citations());
    sites_.Add(entitlement_.site);
  }

  Value Evaluate(Execution& execution, const Program& program) {
    return evaluation_.Evaluate(execution, program, instance_.variables, sites_);
  }

  void WaitFor(const Value& value) {
    if (value.IsUnknown()) waits_ = Join(evaluation_.arena(), waits_, value.unknown());
    if (value.IsError() && defect_.empty()) defect_ = std::string(value.error()->message);
  }

  // A date of the instance; kUnset when there is none.
  Value ReadDate(Execution& today, const std::optional<Program>& program,
                 void (*set)(v1::Line&, const std::string&)) {
    if (!program.has_value()) return Value();
    const Value value = Evaluate(today, *program);
    WaitFor(value);
    if (value.IsKnown() && value.day().IsDate()) set(line_, FormatDay(value.day()));
    return value;
  }

  // REQUIRES: a date, known or not.
  static Day EarliestDay(const Value& date) {
    return date.IsUnknown() ? EarliestOf(*date.unknown()) : date.day();
  }

  // Whether today is at or after the earliest day that `from` may be.
  bool HasCome(Execution& today, const Value& from) {
    if (from.IsUnset() || from.IsError()) return true;
    const Day earliest = EarliestDay(from);
    const bool has_come = as_of_ >= earliest;
    today.window = Intersect(today.window, has_come ? Window{earliest, Day::Never()}
                                                    : Window{Day::BeforeAll(), PreviousDay(earliest)});
    return has_come;
  }

  // Whether today is after the latest day that `until` may be.
  bool HasPassed(Execution& today, const Value& until) {
    if (until.IsUnset() || until.IsError()) return false;
    const Day latest = until.IsUnknown() ? LatestOf(*until.unknown()) : until.day();
    if (latest == Day::Never()) return false;
    const bool has_passed = as_of_ > latest;
    today.window = Intersect(today.window, has_passed ? Window{NextDay(latest), Day::Never()}
                                                      : Window{Day::BeforeAll(), latest});
    return has_passed;
  }

  // Sets the line's dates, the instance's own day, and whether it is listed today.
  void ReadDates(Execution& today) {
    const Value arises =
        ReadDate(today, entitlement_.arises,
                 [](v1::Line& line, const std::string& day) { line.set_arises(day); });
    const Value first =
        ReadDate(today, entitlement_.first_day,
                 [](v1::Line& line, const std::string& day) { line.set_first_day(day); });
    own_day_unknown_ = waits_ != nullptr || !defect_.empty();
    // An end that is not known does not stop what has begun.
    const Unknown* before = waits_;
    ReadDate(today, entitlement_.last_day,
             [](v1::Line& line, const std::string& day) { line.set_last_day(day); });
    waits_ = before;
    const Value lapses =
        ReadDate(today, entitlement_.lapses,
                 [](v1::Line& line, const std::string& day) { line.set_lapses(day); });
    if (entitlement_.for_each.empty()) {
      own_day_unknown_ = false;
      return;
    }
    const Value& own = first.IsKnown() ? first : arises;
    if (own.IsKnown() && own.day().IsDate()) own_day_ = own.day();
    listed_ = HasCome(today, arises.IsUnset() ? first : arises) && !HasPassed(today, lapses);
    const bool has_one_start = arises.IsUnset() != first.IsUnset();
    const Value& start = arises.IsUnset() ? first : arises;
    if (has_one_start && start.IsUnknown() && !lapses.IsUnknown()) {
      own_run_ = Window{EarliestOf(*start.unknown()), LatestOf(*start.unknown())};
    }
  }

  void Decide(Execution& execution) {
    CheckRefusal();
    CheckConditions(execution);
    CheckBars(execution);
    if (line_.reasons_size() > 0) {
      SetNotEntitled();
      Finish();
      return;
    }
    CheckElsewhere(execution);
    ReadGiven(execution);
    CheckNeeds(execution);
    CheckConsideration();
    ReadLimits(execution.today);
    Finish();
  }

  void SetNotEntitled() {
    line_.clear_elsewhere();
    waits_ = nullptr;
    defect_.clear();
    line_.set_outcome(v1::OUTCOME_NOT_ENTITLED);
  }

  // Whether today is not before every day on which the instance may have arisen.
  bool CanHaveArisen(Execution& today) {
    const std::optional<Program>& from =
        entitlement_.arises.has_value() ? entitlement_.arises : entitlement_.first_day;
    if (!from.has_value()) return true;
    const Value arises = Evaluate(today, *from);
    if (HasCome(today, arises)) return true;
    const Day earliest = EarliestDay(arises);
    AddReason("",
              earliest.IsDate() ? absl::StrCat("None can arise before ", FormatDay(earliest), ".")
                                : "None can arise.",
              source_.cite());
    return false;
  }

  // What is known of the instance does not say on which day it is judged: back through the life from
  // today, one run of days of the same answer at a time.
  bool IsExcludedWhenever(Execution& today) {
    CheckRefusal();
    if (line_.reasons_size() > 0) return true;
    if (!CanHaveArisen(today)) return true;
    CheckConditions(today);
    CheckBars(today);
    if (line_.reasons_size() == 0) return false;
    const bool arises = entitlement_.arises.has_value();
    const bool begins = entitlement_.first_day.has_value();
    if (!arises && !begins) return true;
    // One that has arisen may be judged on a first day that is still to come.
    if (arises && begins) return false;
    // A life with more changes than this is left undetermined.
    constexpr int kMostChanges = 1000;
    Day first = today.window.first;
    for (int i = 0; i < kMostChanges; ++i) {
      if (!first.IsDate() || first == Day::First()) return true;
      Execution before = evaluation_.On(PreviousDay(first));
      LineBuilder then(evaluation_, entitlement_, record_, instance_, before.today);
      then.CheckConditions(before);
      then.CheckBars(before);
      if (then.line_.reasons_size() == 0) return false;
      sites_.Add(then.sites_);
      first = before.window.first;
    }
    return false;
  }

  void AddReason(const std::string& bar, const std::string& text,
                 const google::protobuf::RepeatedPtrField<v1::Citation>& citations) {
    v1::Reason* reason = line_.add_reasons();
    reason->set_bar(bar);
    reason->set_text(text);
    *reason->mutable_citations() = citations;
  }

  void CheckConditions(Execution& execution) {
    for (const PlanCondition& condition : entitlement_.who) {
      const Value value = Evaluate(execution, condition.when);
      sites_.Add(condition.site);
      WaitFor(value);
      if (value.IsFalse()) {
        AddReason("", condition.source->otherwise(), condition.source->cite());
      } else {
        cited_.Add(condition.site);
      }
    }
  }

  // Whether a bar holds for this entitlement: its condition, less its lifts.
  Value Holds(Execution& execution, const PlanBar& bar) {
    const int me = static_cast<int>(&entitlement_ - plan_.entitlements.data());
    const Value when = evaluation_.Evaluate(execution, bar.when, {}, sites_);
    sites_.Add(bar.site);
    if (!when.IsTrue() && !when.IsUnknown()) return when;
    const Unknown* waits = when.IsUnknown() ? when.unknown() : nullptr;
    for (const PlanLift& lift : bar.lifts) {
      if (std::find(lift.entitlements.begin(), lift.entitlements.end(), me) ==
          lift.entitlements.end()) {
        continue;
      }
      sites_.Add(lift.site);
      const Value lifted = lift.when.has_value()
                               ? evaluation_.Evaluate(execution, *lift.when, {}, sites_)
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
        AddElsewhere(bar.source->instead(), bar.source->cite());
      } else {
        AddReason(bar.source->name(), bar.source->because(), bar.source->cite());
      }
    }
  }

  void CheckRefusal() {
    const v1::Assessment* assessment = on_record_.LatestAssessment();
    if (assessment == nullptr || assessment->outcome() != v1::ASSESSMENT_OUTCOME_REFUSED) return;
    AddReason("",
              absl::StrCat("The assessment of ", assessment->assessed_on(),
                           " on record did not find the need",
                           assessment->reason().empty() ? "." : ": ", assessment->reason()),
              source_.cite());
  }

  void AddElsewhere(const v1::Elsewhere& elsewhere,
                    const google::protobuf::RepeatedPtrField<v1::Citation>& citations) {
    v1::PaidElsewhere* paid = line_.add_elsewhere();
    paid->set_payer(elsewhere.payer());
    paid->set_how(elsewhere.how());
    *paid->mutable_citations() = citations;
  }

  void CheckElsewhere(Execution& execution) {
    for (const PlanElsewhere& elsewhere : entitlement_.elsewhere) {
      const Value value = Evaluate(execution, *elsewhere.when);
      sites_.Add(elsewhere.site);
      WaitFor(value);
      if (value.IsTrue()) AddElsewhere(*elsewhere.source, elsewhere.source->cite());
    }
  }

  // Sum, cap and what is given in kind. Bounds stand in for a sum that is not known.
  void ReadGiven(Execution& execution) {
    if (line_.elsewhere_size() > 0) return;
    v1::Given* given = line_.mutable_given();
    std::optional<int64_t> amount;
    Bounds bounds;
    if (source_.what_case() == v1::Entitlement::kInKind) given->set_in_kind(source_.in_kind());
    given->set_actual_cost(source_.has_actual_cost());
    if (entitlement_.amount.has_value()) {
      SiteSet relied;
      const Value value = evaluation_.Evaluate(execution, *entitlement_.amount,
                                               instance_.variables, relied);
      sites_.Add(relied);
      cited_.Add(relied);
      if (value.IsKnown()) amount = value.rational().numerator();
      if (value.IsUnknown() && !source_.has_actual_cost()) bounds = BoundsOf(value);
      if (source_.has_actual_cost()) {
        // An unknown cost leaves the line payable: it only names what would settle the sum.
        if (value.IsUnknown()) cost_waits_ = value.unknown();
        if (value.IsError()) WaitFor(value);
      } else {
        WaitFor(value);
      }
      given->set_unit(UnitOf(entitlement_.amount->type().per));
    }
    for (const PlanCap& cap : entitlement_.caps) {
      SiteSet relied;
      const Value value =
          evaluation_.Evaluate(execution, cap.amount,
                               cap.pot.empty() ? instance_.variables : std::vector<Value>(), relied);
      relied.Add(cap.site);
      sites_.Add(relied);
      cited_.Add(relied);
      WaitFor(value);
      if (!value.IsKnown()) continue;
      const int64_t limit = value.rational().numerator();
      if (!given->has_cap() || limit < given->cap().pence()) {
        SetMoney(limit, given->mutable_cap());
        given->set_cap_period(cap.per);
      }
      if (given->unit() == v1::UNIT_UNSPECIFIED) {
        given->set_unit(UnitOf(cap.amount.type().per));
      }
    }
    const v1::Assessment* assessment = on_record_.LatestAssessment();
    if (assessment != nullptr && assessment->amount().has_pence()) {
      const int64_t assessed = assessment->amount().pence();
      amount = amount.has_value() ? std::min(*amount, assessed) : assessed;
    }
    if (amount.has_value() && given->has_cap()) amount = std::min(*amount, given->cap().pence());
    if (amount.has_value()) SetMoney(*amount, given->mutable_amount());
    SetBounds(bounds, *given);
  }

  // Between which sums one lies that is not known; whole pence, since money is.
  static void SetBounds(const Bounds& bounds, v1::Given& given) {
    std::optional<int64_t> most;
    if (bounds.most.has_value()) most = RoundDown(*bounds.most);
    if (given.has_cap()) most = std::min(most.value_or(given.cap().pence()), given.cap().pence());
    const bool open = !bounds.least.has_value() && !bounds.most.has_value();
    if (given.has_amount() || open) return;
    if (most.has_value()) SetMoney(*most, given.mutable_at_most());
    if (!bounds.least.has_value()) return;
    int64_t least = RoundDown(*bounds.least);
    if (!bounds.least->IsWhole()) ++least;
    SetMoney(most.has_value() ? std::min(least, *most) : least, given.mutable_at_least());
  }

  void AddNeed(const PlanNeed& need, const std::string& kind, const std::string& name,
               const std::string& subject) {
    v1::UnmetNeed* unmet = line_.add_needs();
    unmet->set_kind(kind);
    unmet->set_name(name);
    unmet->set_subject(subject);
    unmet->set_before(need.source->before());
    unmet->set_says(need.source->says());
    *unmet->mutable_citations() = need.source->cite();
  }

  void CheckNeeds(Execution& execution) {
    if (line_.elsewhere_size() > 0) return;
    for (const PlanNeed& need : entitlement_.needs) {
      sites_.Add(need.site);
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
          CheckEvidence(execution, need);
          break;
        case v1::Need::kAgreement:
          if (!on_record_.HasAgreement(need.source->agreement())) {
            AddNeed(need, "agreement", need.source->agreement(), "");
          }
          break;
        case v1::Need::WHAT_NOT_SET:
          break;
      }
    }
  }

  void CheckAssessment(const PlanNeed& need) {
    const v1::Assessment* assessment = on_record_.LatestAssessment();
    if (assessment != nullptr && assessment->outcome() == v1::ASSESSMENT_OUTCOME_APPROVED) return;
    AddNeed(need, "assessment", "assessment", "");
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
    v1::Given* given = line_.mutable_given();
    const int64_t sum = given->has_amount() ? given->amount().pence() : 0;
    if (approval == nullptr || (limit.has_value() && sum > *limit)) {
      AddNeed(need, "approval", role, "");
      return;
    }
    // A smaller sum may have been approved than is due.
    if (approval->amount().has_pence() && given->has_amount() &&
        approval->amount().pence() < sum) {
      SetMoney(approval->amount().pence(), given->mutable_amount());
    }
  }

  void CheckEvidence(Execution& execution, const PlanNeed& need) {
    const std::string& kind = need.source->evidence();
    if (!need.about_each.has_value()) {
      if (!on_record_.HasEvidence(kind, "")) AddNeed(need, "evidence", kind, "");
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
      const std::string subject(list.items[i].text());
      if (!on_record_.HasEvidence(kind, subject)) AddNeed(need, "evidence", kind, subject);
    }
  }

  void CheckConsideration() {
    if (!source_.has_consider()) return;
    const v1::Assessment* assessment = on_record_.LatestAssessment();
    considered_ =
        assessment != nullptr && assessment->outcome() == v1::ASSESSMENT_OUTCOME_APPROVED;
    if (!considered_) line_.set_consider(source_.consider().what());
  }

  // What was paid, when a record was given. Only what has a limit has something left.
  void ReadLimits(Day day) {
    if (record_ == nullptr || line_.elsewhere_size() > 0) return;
    const v1::Given& given = line_.given();
    v1::Limits limits;
    if (entitlement_.caps.empty()) {
      LimitScope scope;
      scope.entitlements = {source_.name()};
      scope.instance = instance_.key;
      scope.per = v1::CAP_PERIOD_INSTANCE;
      scope.day = day;
      const Paid paid = AddUp(*record_, scope);
      FillLimits(paid, limits);
      const bool once = source_.frequency() == v1::FREQUENCY_ONCE;
      if (once && given.has_amount()) {
        SetMoney(LeftOf(given.amount().pence(), paid), limits.mutable_left());
      }
    }
    for (const PlanCap& cap : entitlement_.caps) ReadCap(cap, day, limits);
    *line_.mutable_limits() = limits;
  }

  void ReadCap(const PlanCap& cap, Day day, v1::Limits& limits) {
    LimitScope scope;
    if (cap.pot.empty()) {
      scope.entitlements = {source_.name()};
    } else {
      for (const PlanEntitlement& other : plan_.entitlements) {
        if (other.source->pot() == cap.pot) scope.entitlements.push_back(other.source->name());
      }
    }
    scope.instance = instance_.key;
    scope.per = cap.per;
    scope.day = day;
    const Paid paid = AddUp(*record_, scope);
    FillLimits(paid, limits);
    if (!line_.given().has_cap()) return;
    const int64_t left = LeftOf(line_.given().cap().pence(), paid);
    if (!limits.has_left() || left < limits.left().pence()) {
      SetMoney(left, limits.mutable_left());
    }
  }

  static void FillLimits(const Paid& paid, v1::Limits& limits) {
    SetMoney(paid.pence, limits.mutable_paid());
    limits.clear_paid_on();
    for (Day day : paid.days) limits.add_paid_on(FormatDay(day));
  }

  // Outcome, if no reason has decided it yet; missing facts; citations.
  void Finish() {
    if (line_.outcome() != v1::OUTCOME_NOT_ENTITLED) {
      if (waits_ != nullptr || !defect_.empty()) {
        line_.set_outcome(v1::OUTCOME_UNDETERMINED);
        line_.clear_elsewhere();
        line_.clear_consider();
        AddMissing(plan_, Join(evaluation_.arena(), waits_, cost_waits_),
                   line_.mutable_missing());
        line_.set_defect(defect_);
      } else if (line_.elsewhere_size() > 0) {
        line_.set_outcome(v1::OUTCOME_ELSEWHERE);
      } else if (source_.has_consider() && !considered_) {
        line_.set_outcome(v1::OUTCOME_TO_CONSIDER);
      } else {
        line_.set_outcome(line_.needs_size() > 0 ? v1::OUTCOME_SUBJECT_TO : v1::OUTCOME_ENTITLED);
        AddMissing(plan_, cost_waits_, line_.mutable_missing());
      }
      AddCitations(plan_, cited_, line_.mutable_citations());
    }
    AddInterpretations(plan_, sites_, line_.mutable_interpretations());
  }

  Evaluation& evaluation_;
  const Plan& plan_;
  const PlanEntitlement& entitlement_;
  const v1::Entitlement& source_;
  const v1::Record* record_;
  const Instance& instance_;
  const Day as_of_;
  const LineOnRecord on_record_;
  v1::Line line_;
  SiteSet sites_;  // everything relied on
  SiteSet cited_;  // what the line cites
  const Unknown* waits_ = nullptr;
  const Unknown* cost_waits_ = nullptr;
  std::string defect_;
  std::optional<Day> own_day_;  // on which an instance is judged; none: the day asked about
  bool own_day_unknown_ = false;
  std::optional<Window> own_run_;  // in which the own day lies that is not known
  bool listed_ = true;
  bool considered_ = false;
};

}  // namespace

std::optional<LineAnswer> EvaluateLine(Evaluation& evaluation, const PlanEntitlement& entitlement,
                                       const v1::Record* record, const Instance& instance,
                                       Day as_of, Window& listed) {
  return LineBuilder(evaluation, entitlement, record, instance, as_of).Build(listed);
}

Exclusion FindExclusion(Evaluation& evaluation, const PlanEntitlement& entitlement,
                        const v1::Record* record, const Instance& instance, Execution& today) {
  return LineBuilder(evaluation, entitlement, record, instance, today.today).Exclude(today);
}

}  // namespace fairstart
