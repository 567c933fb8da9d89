// docs/rule-language.md, section 2, "Entitlements" and what follows it.
#include "tests/reference/answer.h"

#include <algorithm>
#include <functional>
#include <list>

namespace fairstart::reference {
namespace {

// ---- Instances.

// One combination of the elements of all for_each. `scope` sees the variables of `bound`.
struct Instance {
  std::string key;
  Scope scope;
  Waits possibly;  // not empty: it exists only if these turn out so
};

struct Instances {
  std::vector<Instance> all;
  Waits doubt;  // not empty: it is not known which others there are
  bool failed = false;
  // What the scopes point into.
  std::list<Value> values;
  std::list<Scope> scopes;
};

using ForEachList = google::protobuf::RepeatedPtrField<v1::ForEach>;

void AddInstances(Evaluator& evaluator, const ForEachList& levels, int level,
                  const Instance& so_far, Instances& instances) {
  if (level == levels.size()) {
    instances.all.push_back(so_far);
    return;
  }
  const Scope& scope = so_far.scope;
  const v1::ForEach& for_each = levels[level];
  const Value elements = evaluator.Evaluate(for_each.in(), scope);
  instances.doubt = Union(instances.doubt, WaitsOf(elements));
  if (IsError(elements)) instances.failed = true;
  if (!IsPlain(elements)) return;
  const List& list = *std::get<std::shared_ptr<const List>>(elements);
  instances.doubt = Union(instances.doubt, list.more);
  for (const Element& element : list.elements) {
    instances.doubt = Union(instances.doubt, WaitsOf(element.value));
    if (!IsPlain(element.value)) continue;
    const Value& value = instances.values.emplace_back(element.value);
    const Scope& outer = instances.scopes.emplace_back(scope);
    const Scope inner{scope.as_of, scope.decimal_unit, &outer, for_each.each(), &value};
    std::string name;
    if (const Date* date = std::get_if<Date>(&value)) {
      name = FormatDay(date->day);
    } else {
      name = std::get<std::string>(evaluator.Evaluate(for_each.key(), inner));
    }
    AddInstances(evaluator, levels, level + 1,
                 {so_far.key.empty() ? name : so_far.key + "/" + name, inner,
                  Union(so_far.possibly, element.possibly)},
                 instances);
  }
}

// An instance of which nothing is known, not even whether it exists.
class UnknownInstance {
 public:
  UnknownInstance(const ForEachList& levels, const Waits& doubt, DayNumber as_of)
      : instance_{"", Scope{as_of}, doubt} {
    for (const v1::ForEach& level : levels) Add(level, MakeUnknown(doubt));
  }

  // The same, its records such that nothing is known of them: what is so of it is so of each.
  UnknownInstance(Evaluator& evaluator, const ForEachList& levels, const Waits& doubt,
                  DayNumber as_of)
      : instance_{"", Scope{as_of}, doubt} {
    for (const v1::ForEach& level : levels) {
      const auto any = AnyOf(evaluator.Evaluate(level.in(), instance_.scope));
      Add(level, any == nullptr ? MakeUnknown(doubt) : Value(any));
    }
  }
  UnknownInstance(const UnknownInstance&) = delete;
  UnknownInstance& operator=(const UnknownInstance&) = delete;

  const Instance& instance() const { return instance_; }

 private:
  static std::shared_ptr<const Record> AnyOf(const Value& elements) {
    if (const Unknown* unknown = std::get_if<Unknown>(&elements)) return unknown->any;
    const auto* list = std::get_if<std::shared_ptr<const List>>(&elements);
    return list == nullptr ? nullptr : (*list)->any;
  }

  void Add(const v1::ForEach& level, Value value) {
    const Value& kept = values_.emplace_back(std::move(value));
    const Scope& outer = scopes_.emplace_back(instance_.scope);
    instance_.scope = {outer.as_of, outer.decimal_unit, &outer, level.each(), &kept};
  }

  std::list<Value> values_;
  std::list<Scope> scopes_;
  Instance instance_;
};

// ---- The record.

bool IsAbout(const v1::LineReference& line, const LineKey& key) {
  return line.entitlement() == key.first && line.instance() == key.second;
}

bool HasAssessment(const v1::Record& record, const LineKey& key, v1::AssessmentOutcome outcome) {
  return std::any_of(record.assessments().begin(), record.assessments().end(),
                     [&](const v1::Assessment& assessment) {
                       return IsAbout(assessment.line(), key) && assessment.outcome() == outcome;
                     });
}

// `subject` empty: the entry is about the line itself.
bool IsOnRecord(const v1::Need& need, const v1::Record& record, const LineKey& key,
                const std::string& subject) {
  switch (need.what_case()) {
    case v1::Need::kAssessment:
      return HasAssessment(record, key, v1::ASSESSMENT_OUTCOME_APPROVED);
    case v1::Need::kApproval:
      return std::any_of(record.approvals().begin(), record.approvals().end(),
                         [&](const v1::Approval& approval) {
                           return IsAbout(approval.line(), key) &&
                                  approval.role() == need.approval().role();
                         });
    case v1::Need::kEvidence:
      return std::any_of(record.evidence().begin(), record.evidence().end(),
                         [&](const v1::Evidence& evidence) {
                           if (evidence.kind() != need.evidence()) return false;
                           if (subject.empty()) return IsAbout(evidence.line(), key);
                           return evidence.subject() == subject &&
                                  (!evidence.has_line() || IsAbout(evidence.line(), key));
                         });
    case v1::Need::kAgreement:
      return std::any_of(record.agreements().begin(), record.agreements().end(),
                         [&](const v1::Agreement& agreement) {
                           if (agreement.kind() != need.agreement()) return false;
                           if (subject.empty()) return IsAbout(agreement.line(), key);
                           return agreement.subject() == subject &&
                                  (!agreement.has_line() || IsAbout(agreement.line(), key));
                         });
    case v1::Need::WHAT_NOT_SET:
      break;
  }
  return false;
}

std::string NameOf(const v1::Need& need, const std::string& subject) {
  const std::string end = subject.empty() ? "" : " " + subject;
  switch (need.what_case()) {
    case v1::Need::kAssessment:
      return "assessment assessment" + end;
    case v1::Need::kApproval:
      return "approval " + need.approval().role() + end;
    case v1::Need::kEvidence:
      return "evidence " + need.evidence() + end;
    case v1::Need::kAgreement:
      return "agreement " + need.agreement() + end;
    case v1::Need::WHAT_NOT_SET:
      break;
  }
  return end;
}

// ---- One line.

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
    if (may_arise && !entitlement_.lapses().empty() && IsFalse(Operate(">=", lapses, today))) return {};

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
  // Whether nothing else of the instance need be looked at: it was refused, or cannot have arisen yet.
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
      lifted = Or(lifted, lift.when().empty() ? Value(true)
                                              : evaluator_.Evaluate(lift.when(), scope));
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
      answer_.outcome =
          answer_.needs.empty() ? v1::OUTCOME_ENTITLED : v1::OUTCOME_SUBJECT_TO;
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

void AddLines(Evaluator& evaluator, const v1::Record& record, const v1::Entitlement& entitlement,
              DayNumber as_of, Answer& answer) {
  Instances instances;
  AddInstances(evaluator, entitlement.for_each(), 0, {"", Scope{as_of}, {}}, instances);
  bool any = false;
  for (const Instance& instance : instances.all) {
    const auto line =
        LineJudge(evaluator, record, entitlement, instance.key).Judge(instance);
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

// ---- Claims, duties and warnings.

using Conditions = google::protobuf::RepeatedPtrField<v1::Condition>;

Value AllHold(Evaluator& evaluator, const Conditions& conditions, const Scope& scope) {
  Value all = true;
  for (const v1::Condition& condition : conditions) {
    all = And(all, evaluator.Evaluate(condition.when(), scope));
  }
  return all;
}

void AddClaim(Evaluator& evaluator, const v1::Claim& claim, DayNumber as_of, Answer& answer) {
  const Scope scope{as_of};
  const Value holds = AllHold(evaluator, claim.who(), scope);
  if (IsFalse(holds)) return;
  ClaimAnswer& found = answer.claims[claim.name()];
  Waits waits = WaitsOf(holds);
  for (const auto& [expression, text] :
       {std::pair(&claim.from(), &found.from), std::pair(&claim.until(), &found.until)}) {
    if (expression->empty()) continue;
    const Value day = evaluator.Evaluate(*expression, scope);
    waits = Union(waits, WaitsOf(day));
    if (const Date* date = std::get_if<Date>(&day); date != nullptr && date->day != kNever) {
      *text = FormatDay(date->day);
    }
  }
  if (!claim.amount().empty()) {
    const Value sum = evaluator.Evaluate(claim.amount(), scope);
    if (IsPlain(sum)) found.pence = RoundHalfUp(*AsFraction(sum));
    // It can be claimed whether or not its sum is known.
    found.missing = WaitsOf(sum);
  }
  found.outcome = waits.empty() ? v1::OUTCOME_ELSEWHERE : v1::OUTCOME_UNDETERMINED;
  found.missing.merge(waits);
}

void AddDuty(Evaluator& evaluator, const v1::Duty& duty, const Instance& instance,
             Answer& answer) {
  const Value holds = AllHold(evaluator, duty.when(), instance.scope);
  const Value done = duty.done().empty() ? Value(false)
                                         : evaluator.Evaluate(duty.done(), instance.scope);
  const Value exists = instance.possibly.empty() ? Value(true) : MakeUnknown(instance.possibly);
  const Value stands = And(exists, And(holds, Not(done)));
  if (IsFalse(stands)) return;
  DutyAnswer& found = answer.duties[{duty.name(), instance.key}];
  Waits waits = WaitsOf(stands);
  bool overdue = false;
  if (!duty.due().empty()) {
    const Value due = evaluator.Evaluate(duty.due(), instance.scope);
    waits = Union(waits, WaitsOf(due));
    if (const Date* date = std::get_if<Date>(&due); date != nullptr && date->day != kNever) {
      found.due = FormatDay(date->day);
      overdue = date->day < instance.scope.as_of;
    }
  }
  if (!duty.amount().empty()) {
    const Value amount = evaluator.Evaluate(duty.amount(), instance.scope);
    waits = Union(waits, WaitsOf(amount));
    if (const Sum* sum = std::get_if<Sum>(&amount)) found.pence = RoundHalfUp(sum->pence);
  }
  found.missing = waits;
  if (!IsPlain(stands) || !waits.empty()) {
    found.state = v1::DutyFinding::STATE_UNDETERMINED;
  } else {
    found.state = overdue ? v1::DutyFinding::STATE_OVERDUE : v1::DutyFinding::STATE_OPEN;
  }
}

void AddDuties(Evaluator& evaluator, const v1::Duty& duty, DayNumber as_of, Answer& answer) {
  Instances instances;
  AddInstances(evaluator, duty.for_each(), 0, {"", Scope{as_of}, {}}, instances);
  for (const Instance& instance : instances.all) AddDuty(evaluator, duty, instance, answer);
  if (instances.doubt.empty()) return;
  const UnknownInstance unknown(duty.for_each(), instances.doubt, as_of);
  AddDuty(evaluator, duty, unknown.instance(), answer);
}

}  // namespace

Answer AnswerOn(Evaluator& evaluator, const v1::Record* record, DayNumber as_of) {
  const v1::Record& on_record = record != nullptr ? *record : v1::Record::default_instance();
  const v1::Rulebook& rulebook = evaluator.book().rulebook();
  Answer answer;
  const Value status = evaluator.Named(rulebook.about().legal_status(), as_of);
  if (const Choice* choice = std::get_if<Choice>(&status)) answer.status = choice->name;
  answer.status_missing = WaitsOf(status);
  for (const v1::Entitlement& entitlement : rulebook.entitlement()) {
    AddLines(evaluator, on_record, entitlement, as_of, answer);
  }
  for (const v1::Claim& claim : rulebook.claim()) AddClaim(evaluator, claim, as_of, answer);
  for (const v1::Duty& duty : rulebook.duty()) AddDuties(evaluator, duty, as_of, answer);
  for (const v1::Warning& warning : rulebook.warning()) {
    if (IsTrue(evaluator.Evaluate(warning.when(), Scope{as_of}))) {
      answer.warnings.insert(warning.name());
    }
  }
  return answer;
}

}  // namespace fairstart::reference
