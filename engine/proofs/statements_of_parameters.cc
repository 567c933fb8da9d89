// What is stated of parameters: a value on each day on which an answer reads it.
//
// A parameter owes a value from the first day of the rulebook, and as long as `known` says: for
// ever when it is known until changed; when it is uprated yearly, up to the first day of its own
// edition, since an edition that comes into force without this year's rate has been forgotten. A
// row with an `until` of its own says that what comes after is not known: that is no mistake, and
// cannot be decided.
//
// Tested by tests/engine/proofs/statements_of_parameters_test.cc.
#include <algorithm>
#include <map>
#include <memory>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/evaluation/instances.h"
#include "engine/proofs/answer_rules.h"

namespace fairstart {
namespace {

// Days without a value.
struct Gap {
  Window days;                              // those that matter
  Day whole_from;                           // where it starts, as the engine names it
  const v1::ParameterRow* after = nullptr;  // the row before it
  bool admitted = false;                    // by the `until` of that row
};

Day FirstDayOf(const Declarations& declarations) {
  return ParseDay(declarations.about->in_force_from()).value_or(Day::First());
}

// The days from `from` on on which these rows give no value.
std::vector<Gap> GapsOf(const PlanParameter& parameter, const std::vector<PlanParameterRow>& rows,
                        Day from, Day edition_from) {
  std::vector<Gap> gaps;
  const v1::Parameter::Known known = parameter.source->known();
  const auto add = [&](Window days, Day whole_from, const PlanParameterRow* after) {
    const Window mattering = Intersect(days, {from, Day::Last()});
    if (mattering.IsEmpty()) return;
    Gap gap{mattering, whole_from, after == nullptr ? nullptr : after->source, false};
    gap.admitted = after != nullptr && !after->source->until().empty() &&
                   known != v1::Parameter::KNOWN_UNTIL_CHANGED;
    gaps.push_back(gap);
  };
  add({Day::BeforeAll(), PreviousDay(rows.front().first)}, Day::BeforeAll(), nullptr);
  for (size_t i = 0; i < rows.size(); ++i) {
    const Day next = NextDay(rows[i].last);
    if (i + 1 < rows.size()) {
      add({next, PreviousDay(rows[i + 1].first)}, next, &rows[i]);
    } else if (known != v1::Parameter::KNOWN_UNTIL_NEXT_UPRATING) {
      add({next, Day::Last()}, next, &rows[i]);
    } else {
      add({next, edition_from}, next, &rows[i]);
    }
  }
  return gaps;
}

// Answers that read one parameter.
using Readers = std::vector<AnswerRules>;

// That an answer which nothing excludes has no value, and would have one if the parameter had.
Formula Waits(Translator& translator, const AnswerRules& answer, const SymbolicScene& scene,
              Formula given) {
  FormulaPool& pool = translator.world().pool();
  const auto without = [&](Formula formula) {
    return pool.Substitute(formula, given, pool.False());
  };
  std::vector<Formula> all{without(scene.guard)};
  for (const AnswerCondition& condition : answer.needed) {
    const Term term = translator.Translate(*condition.when, scene.today, scene.variables);
    all.push_back(pool.Not(without(pool.And(term.ok, pool.Not(term.value)))));
  }
  for (const AnswerBar& bar : answer.bars) {
    if (bar.always_lifted || !bar.lifts.empty()) continue;  // it may be lifted
    const Term term = translator.Translate(*bar.when, scene.today, {});
    all.push_back(pool.Not(without(pool.And(term.ok, term.value))));
  }
  std::vector<Formula> any;
  for (const AnswerPart& part : PartsOf(answer)) {
    const Formula ok = Translate(translator, part, scene).ok;
    any.push_back(pool.And(pool.Substitute(ok, given, pool.True()), pool.Not(without(ok))));
  }
  all.push_back(pool.Or(std::move(any)));
  return pool.And(std::move(all));
}

// Whether a value waits for the parameter, and for nothing but rates.
bool WaitsFor(const Value& value, int parameter, const std::vector<Gap>& gaps) {
  if (!value.IsUnknown()) return false;
  const Unknown& unknown = *value.unknown();
  bool waits = false;
  for (uint32_t i = 0; i < unknown.size; ++i) {
    const Missing& missing = unknown.items[i];
    if (missing.kind != Missing::Kind::kRate) return false;
    waits = waits || (missing.index == parameter &&
                      std::any_of(gaps.begin(), gaps.end(),
                                  [&](const Gap& gap) { return gap.whole_from == missing.day; }));
  }
  return waits;
}

// Whether lists of for_each wait for it, so that it is not known what instances there are.
bool ListsWait(const Asked& asked, const AnswerRules& answer, int parameter,
               const std::vector<Gap>& gaps) {
  Execution today = asked.evaluation.On(asked.as_of);
  Reliance relied_on;
  const Instances instances = FindInstances(asked.evaluation, today, *answer.for_each, relied_on);
  return instances.waits != nullptr && WaitsFor(Value::Of(instances.waits), parameter, gaps);
}

// An answer that nothing stands in the way of, and that waits for the parameter.
std::string WaitingAnswer(const Asked& asked, const AnswerRules& answer, int parameter,
                          const std::vector<Gap>& gaps) {
  const std::string waits = absl::StrCat(answer.declaration, " waits for it");
  if (ListsWait(asked, answer, parameter, gaps)) return waits;
  const auto look = [&](Execution& execution, absl::Span<const Value> variables) -> std::string {
    const auto evaluate = [&](const AnswerPart& part) {
      return Evaluate(asked, part, execution, variables);
    };
    for (const AnswerCondition& condition : answer.needed) {
      const Value needed = evaluate({condition.when, variables.size()});
      if (!needed.IsTrue() && !WaitsFor(needed, parameter, gaps)) return "";
    }
    for (const AnswerBar& bar : answer.bars) {
      if (!evaluate({bar.when, 0}).IsFalse()) return "";
    }
    for (const AnswerPart& part : PartsOf(answer)) {
      if (WaitsFor(evaluate(part), parameter, gaps)) return waits;
    }
    return "";
  };
  return LookAtScenes(asked, answer, look);
}

std::string Days(const std::vector<Gap>& gaps) {
  std::vector<std::string> texts;
  for (const Gap& gap : gaps) {
    texts.push_back(
        gap.days.last == Day::Last()
            ? absl::StrCat("from ", FormatDay(gap.days.first), " on")
            : absl::StrCat("from ", FormatDay(gap.days.first), " to ", FormatDay(gap.days.last)));
  }
  return absl::StrJoin(texts, " and ");
}

class Series {
 public:
  Series(const Plan& plan, int index, const std::vector<std::string>& keys,
         std::shared_ptr<const Readers> readers, std::vector<Statement>& statements)
      : parameter_(plan.parameters[static_cast<size_t>(index)]),
        index_(index),
        keys_(keys),
        readers_(std::move(readers)),
        statements_(statements) {
    const Declarations& own = parameter_.rate ? plan.rates : plan.declarations;
    place_ = PlaceOf(own.parameters, parameter_.source);
    gaps_ = GapsOf(parameter_, parameter_.rows.at(keys), FirstDayOf(plan.declarations),
                   FirstDayOf(own));
    series_ = keys.empty() ? "it has" : absl::StrCat(absl::StrJoin(keys, ", "), " has");
  }

  void Add() {
    std::vector<Gap> admitted, owed;
    for (const Gap& gap : gaps_) (gap.admitted ? admitted : owed).push_back(gap);
    Statement statement = New(owed);
    statement.text =
        absl::StrCat(series_, " a value on each day on which it is read and should be known");
    if (!owed.empty()) {
      const bool before = owed.front().after == nullptr;
      const bool rate = parameter_.source->known() == v1::Parameter::KNOWN_UNTIL_NEXT_UPRATING;
      statement.mend = absl::StrCat("add a row from ", FormatDay(owed.front().days.first),
                                    before ? ", or do not read it before its first row"
                                    : rate ? ", or say with until that it is not known from then on"
                                           : ", or take out until");
    }
    statements_.push_back(std::move(statement));
    if (admitted.empty()) return;
    Statement open = New(admitted);
    open.text = absl::StrCat(series_, " a value on every day on which it is read");
    open.excuse = absl::StrCat("its rows say that it is not known ", Days(admitted));
    statements_.push_back(std::move(open));
  }

 private:
  Place PlaceAfter(const v1::ParameterRow* row) const {
    for (int i = 0; row != nullptr && i < parameter_.source->row_size(); ++i) {
      if (&parameter_.source->row(i) == row) return place_.Below("row", i);
    }
    return place_;
  }

  Statement New(const std::vector<Gap>& gaps) const {
    Statement statement;
    statement.says = Statement::Says::kThereIsNone;
    statement.declaration = absl::StrCat("parameter \"", parameter_.source->name(), "\"");
    statement.place = gaps.empty() ? place_ : PlaceAfter(gaps.front().after);
    statement.field = gaps.empty() || gaps.front().after == nullptr ? "name" : "from";
    const auto readers = readers_;
    const int index = index_;
    const std::vector<std::string> keys = keys_;
    const std::string series = series_;
    statement.example = [=](Translator& translator) {
      World& world = translator.world();
      FormulaPool& pool = world.pool();
      if (gaps.empty()) return pool.False();
      const Formula given =
          pool.Variable(absl::StrCat("given ", index, " ", absl::StrJoin(keys, ", ")), Sort::kBool);
      Translator assuming(world);
      SymbolicRate rate{index, keys, {}, given};
      for (const Gap& gap : gaps) rate.days.push_back(gap.days);
      assuming.Assume(rate);
      std::vector<Formula> any;
      for (const AnswerRules& answer : *readers) {
        for (const SymbolicScene& scene : ScenesOf(assuming, answer)) {
          any.push_back(Waits(assuming, answer, scene, given));
        }
      }
      return pool.Or(std::move(any));
    };
    statement.shown = [=](const Asked& asked) -> std::string {
      for (const AnswerRules& answer : *readers) {
        const std::string text = WaitingAnswer(asked, answer, index, gaps);
        if (!text.empty()) return absl::StrCat(series, " no value ", Days(gaps), ", and ", text);
      }
      return "";
    };
    statement.wish = [=](Translator& translator) {
      FormulaPool& pool = translator.world().pool();
      std::vector<Formula> days;
      for (const Gap& gap : gaps) {
        days.push_back(
            pool.Equal(translator.world().as_of(), pool.Number(NumberOf(gap.days.first))));
      }
      return pool.Or(std::move(days));
    };
    return statement;
  }

  const PlanParameter& parameter_;
  const int index_;
  const std::vector<std::string> keys_;
  std::shared_ptr<const Readers> readers_;
  std::vector<Statement>& statements_;
  Place place_;
  std::string series_;  // "it has", of keys "16_to_17 has"
  std::vector<Gap> gaps_;
};

}  // namespace

void AddStatementsOfParameters(const Plan& plan, std::vector<Statement>& statements) {
  std::map<size_t, std::shared_ptr<Readers>> readers;  // by parameter
  for (const AnswerRules& answer : AnswersOf(plan)) {
    const Usage usage = UsageOf(plan, answer);
    for (size_t i = 0; i < plan.parameters.size(); ++i) {
      if (!usage.parameters[i]) continue;
      std::shared_ptr<Readers>& all = readers[i];
      if (all == nullptr) all = std::make_shared<Readers>();
      all->push_back(answer);
    }
  }
  for (const auto& [i, all] : readers) {
    for (const auto& [keys, rows] : plan.parameters[i].rows) {
      Series(plan, static_cast<int>(i), keys, all, statements).Add();
    }
  }
}

}  // namespace fairstart
