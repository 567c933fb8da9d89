// docs/rule-language.md, section 2, "Entitlements": how a line comes to its outcome and its sum.
#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>

#include "tests/reference/answer_parts.h"

namespace fairstart::reference {
namespace {

class LineJudge {
 public:
  LineJudge(Evaluator& evaluator, const v1::Record& record, const v1::Entitlement& entitlement,
            const std::string& instance)
      : evaluator_(evaluator),
        record_(record),
        entitlement_(entitlement),
        key_(entitlement.name(), instance) {}

  // Nothing when the line is not listed on the day asked about.
  std::optional<LineAnswer> Judge(const Instance& instance) {
    const Scope& scope = instance.scope;
    waits_ = possibly_ = instance.possibly;
    const Value arises = DayOf(entitlement_.arises(), scope, answer_.arises);
    const Value first_day = DayOf(entitlement_.first_day(), scope, answer_.first_day);
    const Value last_day = DayOf(entitlement_.last_day(), scope, answer_.last_day);
    const Value lapses = DayOf(entitlement_.lapses(), scope, answer_.lapses);
    const Value paid_on = DayOf(entitlement_.paid_on(), scope, answer_.paid_on);
    // What has no instances is always listed, and judged on the day asked about.
    const bool may_arise = !entitlement_.for_each().empty() &&
                           (!entitlement_.arises().empty() || !entitlement_.first_day().empty());
    const Value& start = entitlement_.arises().empty() ? first_day : arises;
    const Value today = Date{scope.as_of};
    if (may_arise && IsFalse(Operate("<=", start, today))) return {};
    if (may_arise && !entitlement_.lapses().empty() && IsFalse(Operate(">=", lapses, today)))
      return {};

    MustBeKnown(arises);
    MustBeKnown(first_day);
    MustBeKnown(lapses);
    if (IsError(last_day) || IsError(paid_on)) answer_.defect = true;
    const Value& on = entitlement_.first_day().empty() ? arises : first_day;
    JudgeOn(may_arise ? on : Value(Date{scope.as_of}), scope);
    Conclude();
    return answer_;
  }

  // Whether the instance is excluded on every day, up to the day asked about, on which it may be
  // judged when nothing says on which it is.
  bool IsExcludedWhenever(const Scope& scope) const {
    if (IsOutOfTheQuestion(scope)) return true;
    const bool arises = !entitlement_.arises().empty();
    const bool begins = !entitlement_.first_day().empty();
    if (!arises && !begins) return IsExcludedOn(scope.as_of, scope);
    // One that has arisen may be judged on a first day that is still to come.
    if (arises && begins) return false;
    // Before the birth one day is like another.
    constexpr DayNumber kLongAgo = 110 * 366;
    const Value birth = evaluator_.Evaluate("date_of_birth", scope);
    const Date* born = std::get_if<Date>(&birth);
    const DayNumber first = born != nullptr ? born->day - 1 : scope.as_of - kLongAgo;
    const std::string& from = Start();
    const Value start = from.empty() ? Value(false) : evaluator_.Evaluate(from, scope);
    for (DayNumber day = scope.as_of; day >= first; --day) {
      // It is not judged before it can begin.
      if (!from.empty() && IsFalse(Operate("<=", start, Date{day}))) return true;
      if (!IsExcludedOn(day, scope)) return false;
    }
    return true;
  }

  // The bars of today over an instance that is excluded whenever it is judged.
  std::set<std::string> BarsWhenExcluded(const Scope& scope) const {
    if (IsOutOfTheQuestion(scope)) return {};
    LineJudge today(evaluator_, record_, entitlement_, key_.second);
    today.Bars(scope);
    return today.answer_.bars;
  }

 private:
  // Whether nothing else of the instance need be looked at: it was refused, or cannot have arisen
  // yet.
  bool IsOutOfTheQuestion(const Scope& scope) const {
    if (HasAssessment(record_, key_, v1::ASSESSMENT_OUTCOME_REFUSED)) return true;
    const std::string& from = Start();
    return !from.empty() &&
           IsFalse(Operate("<=", evaluator_.Evaluate(from, scope), Date{scope.as_of}));
  }

  // From when on an instance is listed.
  const std::string& Start() const {
    return entitlement_.arises().empty() ? entitlement_.first_day() : entitlement_.arises();
  }

  // Most days of a life are ruled out by the first condition or two: the others are not looked at.
  bool IsExcludedOn(DayNumber day, const Scope& scope) const {
    Scope judged = scope;
    judged.as_of = day;
    for (const v1::Condition& condition : entitlement_.who()) {
      if (IsFalse(evaluator_.Evaluate(condition.when(), judged))) return true;
    }
    LineJudge judge(evaluator_, record_, entitlement_, key_.second);
    judge.Bars(judged);
    return judge.excluded_;
  }

  // Takes up what is missing or broken about a value that must be known.
  void MustBeKnown(const Value& value) {
    waits_ = Union(waits_, WaitsOf(value));
    if (IsError(value)) answer_.defect = true;
  }

  // The same for one that matters only to whoever is not paid elsewhere.
  void MustBeKnownToPay(const Value& value) {
    sum_waits_ = Union(sum_waits_, WaitsOf(value));
    if (IsError(value)) sum_defect_ = true;
  }

  // The value of a day's expression, written out; false when there is no expression.
  Value DayOf(const std::string& expression, const Scope& scope, std::string& text) {
    if (expression.empty()) return false;
    const Value day = evaluator_.Evaluate(expression, scope);
    if (const Date* date = std::get_if<Date>(&day); date != nullptr && date->day != kNever) {
      text = FormatDay(date->day);
    }
    return day;
  }

  // On a day that is not known nothing can be judged but what is on record.
  void JudgeOn(const Value& day, const Scope& scope) {
    if (HasAssessment(record_, key_, v1::ASSESSMENT_OUTCOME_REFUSED)) excluded_ = true;
    if (!IsPlain(day)) {
      excluded_ = IsExcludedWhenever(scope);
      if (excluded_) answer_.bars = BarsWhenExcluded(scope);
      waits_ = Union(possibly_, WaitsOf(day));
      return;
    }
    Scope judged = scope;
    judged.as_of = std::get<Date>(day).day;
    Conditions(judged);
    Bars(judged);
    Elsewhere(judged);
    Amount(judged);
    Needs(judged);
  }

  void Conditions(const Scope& scope) {
    for (const v1::Condition& condition : entitlement_.who()) {
      const Value holds = evaluator_.Evaluate(condition.when(), scope);
      if (IsFalse(holds)) excluded_ = true;
      MustBeKnown(holds);
    }
  }

  bool Reaches(const v1::Bar& bar) const {
    if (bar.every_entitlement()) return true;
    const auto& names = bar.entitlement();
    if (std::find(names.begin(), names.end(), entitlement_.name()) != names.end()) return true;
    return std::any_of(bar.tag().begin(), bar.tag().end(), [&](const std::string& tag) {
      const auto& tags = entitlement_.tag();
      return std::find(tags.begin(), tags.end(), tag) != tags.end();
    });
  }

  // Whether some lift excepts this entitlement from the bar.
  Value IsLifted(const v1::Bar& bar, const Scope& scope) {
    Value lifted = false;
    for (const v1::Lift& lift : evaluator_.book().rulebook().lift()) {
      const auto& names = lift.entitlement();
      if (lift.bar() != bar.name()) continue;
      if (std::find(names.begin(), names.end(), entitlement_.name()) == names.end()) continue;
      lifted =
          Or(lifted, lift.when().empty() ? Value(true) : evaluator_.Evaluate(lift.when(), scope));
    }
    return lifted;
  }

  void Bars(const Scope& scope) {
    for (const v1::Bar& bar : evaluator_.book().rulebook().bar()) {
      if (!Reaches(bar)) continue;
      const Value when = evaluator_.Evaluate(bar.when(), scope);
      const Value holds = And(when, Not(IsLifted(bar, scope)));
      MustBeKnown(holds);
      if (!IsTrue(holds)) continue;
      if (bar.has_instead()) {
        elsewhere_ = true;
      } else {
        excluded_ = true;
        answer_.bars.insert(bar.name());
      }
    }
  }

  void Elsewhere(const Scope& scope) {
    for (const v1::Elsewhere& elsewhere : entitlement_.elsewhere()) {
      const Value holds = evaluator_.Evaluate(elsewhere.when(), scope);
      MustBeKnown(holds);
      if (IsTrue(holds)) elsewhere_ = true;
    }
  }

  void Cap(const Value& most) {
    MustBeKnownToPay(most);
    if (!IsPlain(most)) return;
    const int64_t pence = RoundHalfUp(*AsFraction(most));
    answer_.cap = std::min(pence, answer_.cap.value_or(pence));
  }

  void Amount(const Scope& scope) {
    for (const v1::Cap& cap : entitlement_.cap()) Cap(evaluator_.Evaluate(cap.amount(), scope));
    for (const v1::Pot& pot : evaluator_.book().rulebook().pot()) {
      // Several entitlements share it, so that it is about no instance of one.
      if (pot.name() == entitlement_.pot()) {
        Cap(evaluator_.Evaluate(pot.amount(), Scope{scope.as_of}));
      }
    }
    if (entitlement_.has_amount()) {
      const Value sum = evaluator_.Evaluate(entitlement_.amount(), scope);
      MustBeKnownToPay(sum);
      if (IsPlain(sum)) answer_.pence = RoundHalfUp(*AsFraction(sum));
    } else if (!entitlement_.actual_cost().cost().empty()) {
      const Value cost = evaluator_.Evaluate(entitlement_.actual_cost().cost(), scope);
      cost_waits_ = WaitsOf(cost);
      if (IsError(cost)) sum_defect_ = true;
      if (IsPlain(cost)) answer_.pence = RoundHalfUp(*AsFraction(cost));
    }
    AsAssessed();
    if (answer_.pence.has_value() && answer_.cap.has_value()) {
      answer_.pence = std::min(*answer_.pence, *answer_.cap);
    }
  }

  // The sum that the latest assessment fixes is the most that is due.
  void AsAssessed() {
    const v1::Assessment* latest = nullptr;
    for (const v1::Assessment& assessment : record_.assessments()) {
      if (!IsAbout(assessment.line(), key_)) continue;
      if (latest == nullptr || assessment.assessed_on() >= latest->assessed_on()) {
        latest = &assessment;
      }
    }
    if (latest == nullptr || !latest->amount().has_pence()) return;
    const int64_t assessed = latest->amount().pence();
    answer_.pence = std::min(assessed, answer_.pence.value_or(assessed));
  }

  void Needs(const Scope& scope) {
    for (const v1::Need& need : entitlement_.need()) {
      if (!need.when().empty()) {
        const Value when = evaluator_.Evaluate(need.when(), scope);
        MustBeKnownToPay(when);
        if (!IsTrue(when)) continue;
      }
      if (need.about_each().empty()) {
        if (!IsOnRecord(need, record_, key_, "")) answer_.needs.insert(NameOf(need, ""));
        continue;
      }
      const Value subjects = evaluator_.Evaluate(need.about_each(), scope);
      MustBeKnownToPay(subjects);
      if (!IsPlain(subjects)) continue;
      const List& list = *std::get<std::shared_ptr<const List>>(subjects);
      sum_waits_ = Union(sum_waits_, list.more);
      for (const Element& element : list.elements) {
        sum_waits_ = Union(sum_waits_, element.possibly);
        MustBeKnownToPay(element.value);
        if (!element.possibly.empty() || !IsPlain(element.value)) continue;
        const std::string& subject = std::get<std::string>(element.value);
        if (!IsOnRecord(need, record_, key_, subject)) {
          answer_.needs.insert(NameOf(need, subject));
        }
      }
    }
  }

  void Conclude() {
    const bool sum_matters = !elsewhere_;
    if (excluded_) {
      answer_.outcome = v1::OUTCOME_NOT_ENTITLED;
      answer_.defect = false;
    } else if (!waits_.empty() || answer_.defect ||
               (sum_matters && (!sum_waits_.empty() || sum_defect_))) {
      answer_.outcome = v1::OUTCOME_UNDETERMINED;
      answer_.defect = answer_.defect || (sum_matters && sum_defect_);
      answer_.missing = waits_;
      if (sum_matters) answer_.missing.merge(Union(sum_waits_, cost_waits_));
    } else if (elsewhere_) {
      answer_.outcome = v1::OUTCOME_ELSEWHERE;
    } else if (entitlement_.has_consider() &&
               !HasAssessment(record_, key_, v1::ASSESSMENT_OUTCOME_APPROVED)) {
      answer_.outcome = v1::OUTCOME_TO_CONSIDER;
    } else {
      answer_.outcome = answer_.needs.empty() ? v1::OUTCOME_ENTITLED : v1::OUTCOME_SUBJECT_TO;
      answer_.missing = cost_waits_;
      return;
    }
    // Only what is open, or may be, promises a sum.
    if (answer_.outcome != v1::OUTCOME_UNDETERMINED) answer_.pence.reset();
  }

  Evaluator& evaluator_;
  const v1::Record& record_;
  const v1::Entitlement& entitlement_;
  LineKey key_;
  LineAnswer answer_;
  Waits possibly_;    // what the instance's existence turns on
  Waits waits_;       // what could change the outcome, whoever pays
  Waits sum_waits_;   // what could change what the authority pays
  Waits cost_waits_;  // what would settle an actual cost
  bool sum_defect_ = false;
  bool excluded_ = false;
  bool elsewhere_ = false;
};

}  // namespace

void AddLines(Evaluator& evaluator, const v1::Record& record, const v1::Entitlement& entitlement,
              DayNumber as_of, Answer& answer) {
  Instances instances;
  AddInstances(evaluator, entitlement.for_each(), 0, {"", Scope{as_of}, {}}, instances);
  bool any = false;
  for (const Instance& instance : instances.all) {
    const auto line = LineJudge(evaluator, record, entitlement, instance.key).Judge(instance);
    if (line.has_value()) answer.lines[{entitlement.name(), instance.key}] = *line;
    any = any || line.has_value();
  }
  bool in_doubt = false;
  std::set<std::string> bars;
  if (!instances.doubt.empty()) {
    const UnknownInstance unknown(evaluator, entitlement.for_each(), instances.doubt, as_of);
    const LineJudge judge(evaluator, record, entitlement, "");
    in_doubt = !judge.IsExcludedWhenever(unknown.instance().scope);
    bars = judge.BarsWhenExcluded(unknown.instance().scope);
  }
  if (in_doubt || instances.failed) {
    LineAnswer& line = answer.lines[{entitlement.name(), ""}];
    line.outcome = v1::OUTCOME_UNDETERMINED;
    line.missing = instances.doubt;
    line.defect = instances.failed;
  } else if (!any) {
    LineAnswer& line = answer.lines[{entitlement.name(), ""}];
    line.outcome = v1::OUTCOME_NOT_ENTITLED;
    line.bars = bars;
  }
}

}  // namespace fairstart::reference
