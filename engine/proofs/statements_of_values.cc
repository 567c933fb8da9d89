// What is stated of tables and definitions.
//
// Tested by tests/engine/proofs/statements_of_values_test.cc.
#include <algorithm>
#include <memory>

#include "absl/strings/str_cat.h"
#include "engine/proofs/answer_rules.h"
#include "engine/proofs/subject.h"

namespace fairstart {
namespace {

using Says = Statement::Says;

std::vector<Value> VariablesOf(const RecordValue* about) {
  if (about == nullptr) return {};
  return {Value::Of(about)};
}

// Rows or exceptions that certainly apply to a person; nothing when that is not known of one.
std::optional<std::vector<size_t>> Applying(const Asked& asked, Execution& execution,
                                            const PlanDefinition& definition,
                                            const RecordValue* about) {
  const std::vector<Value> variables = VariablesOf(about);
  Reliance relied_on;
  const auto evaluate = [&](const Program& program) {
    return asked.evaluation.Evaluate(execution, program, variables, relied_on);
  };
  std::vector<Value> inputs;
  for (const Program& input : definition.inputs) {
    inputs.push_back(evaluate(input));
    if (!inputs.back().IsKnown()) return std::nullopt;
  }
  std::vector<size_t> applying;
  const bool is_table = definition.table != nullptr;
  const size_t parts = is_table ? definition.rows.size() : definition.exceptions.size();
  for (size_t i = 0; i < parts; ++i) {
    bool applies = true;
    const Program* when = nullptr;
    if (is_table) {
      const PlanRow& row = definition.rows[i];
      for (size_t c = 0; c < row.cells.size(); ++c) {
        applies = applies && (!row.cells[c].has_value() || Same(inputs[c], *row.cells[c]));
      }
      if (row.when.has_value()) when = &*row.when;
    } else {
      when = &definition.exceptions[i].when;
    }
    if (applies && when != nullptr) {
      const Value holds = evaluate(*when);
      if (!holds.IsKnown()) return std::nullopt;
      applies = holds.IsTrue();
    }
    if (applies) applying.push_back(i);
  }
  return applying;
}

// Exceptions that apply and are not overridden by another that does.
std::vector<size_t> Standing(const PlanDefinition& definition,
                             const std::vector<size_t>& applying) {
  std::vector<size_t> standing;
  for (size_t i : applying) {
    const bool overridden = std::any_of(applying.begin(), applying.end(), [&](size_t other) {
      const std::vector<int>& below = definition.exceptions[other].overrides;
      return std::find(below.begin(), below.end(), static_cast<int>(i)) != below.end();
    });
    if (!overridden) standing.push_back(i);
  }
  return standing;
}

// Two of the parts whose values differ, or any two when values do not matter.
std::optional<std::pair<size_t, size_t>> TwoThatDiffer(const Asked& asked, Execution& execution,
                                                       const PlanDefinition& definition,
                                                       const RecordValue* about,
                                                       const std::vector<size_t>& parts,
                                                       bool values_matter) {
  Reliance relied_on;
  std::vector<Value> values;
  for (size_t i : parts) {
    const Program& program =
        definition.table != nullptr ? definition.rows[i].then : definition.exceptions[i].value;
    values.push_back(asked.evaluation.Evaluate(execution, program, VariablesOf(about), relied_on));
  }
  for (size_t a = 0; a < parts.size(); ++a) {
    for (size_t b = a + 1; b < parts.size(); ++b) {
      if (!values_matter) return std::pair{parts[a], parts[b]};
      if (values[a].IsKnown() && values[b].IsKnown() && !Same(values[a], values[b])) {
        return std::pair{parts[a], parts[b]};
      }
    }
  }
  return std::nullopt;
}

using Answers = std::vector<AnswerRules>;

// That an answer in whose way nothing stands cannot be worked out.
Formula StopsAnAnswer(Translator& translator, const Answers& answers) {
  FormulaPool& pool = translator.world().pool();
  std::vector<Formula> any;
  for (const AnswerRules& answer : answers) {
    for (const SymbolicScene& scene : ScenesOf(translator, answer)) {
      std::vector<Formula> all_ok;
      for (const AnswerPart& part : answer.values) {
        all_ok.push_back(Translate(translator, part, scene).ok);
      }
      any.push_back(pool.And(
          {scene.guard, IsOpen(translator, answer, scene), pool.Not(pool.And(std::move(all_ok)))}));
    }
  }
  return pool.Or(std::move(any));
}

// The statements of one definition or table. `answers` are those that build on it.
class Values {
 public:
  Values(const Plan& plan, int index, std::shared_ptr<const Answers> answers,
         std::vector<Statement>& statements)
      : definition_(plan.definitions[static_cast<size_t>(index)]),
        index_(index),
        answers_(std::move(answers)),
        statements_(statements) {
    is_table_ = definition_.table != nullptr;
    declaration_ = absl::StrCat(is_table_ ? "table \"" : "definition \"", definition_.name, "\"");
    place_ = is_table_ ? PlaceOf(plan.declarations.tables, definition_.table)
                       : PlaceOf(plan.declarations.definitions, definition_.definition);
  }

  void Add() {
    if (is_table_) {
      AddGap();
      AddOverlap();
      for (size_t i = 0; i < definition_.rows.size(); ++i) AddPart(i);
    } else if (!definition_.exceptions.empty()) {
      AddConflict();
      AddGeneral();
      for (size_t i = 0; i < definition_.exceptions.size(); ++i) AddPart(i);
    }
  }

 private:
  // `ok` is that the definition has a value.
  using OfParts = std::function<Formula(Translator&, const SymbolicParts&, Formula ok)>;
  using OfSubject = std::function<std::string(const Asked&, Execution&, const RecordValue* about)>;

  // An example is a subject of which `symbolic` holds and `shown` says something.
  void AddStatement(Statement statement, const OfParts& symbolic, const OfSubject& shown) {
    statement.declaration = declaration_;
    const RecordType* of = definition_.of;
    const int index = index_;
    statement.example = [symbolic, of, index](Translator& translator) {
      std::vector<Formula> any;
      World& world = translator.world();
      for (const SymbolicSubject& subject : SubjectsOf(world, of)) {
        const Formula ok = translator.Definition(index, world.as_of(), subject.record).ok;
        const SymbolicParts& parts = translator.Parts(index, world.as_of(), subject.record);
        any.push_back(world.pool().And(subject.guard, symbolic(translator, parts, ok)));
      }
      return world.pool().Or(std::move(any));
    };
    statement.shown = [shown, of](const Asked& asked) -> std::string {
      for (const RecordValue* about : SubjectsOf(asked, of)) {
        Execution execution = asked.evaluation.On(asked.as_of);
        std::string text = shown(asked, execution, about);
        if (!text.empty()) return text;
      }
      return "";
    };
    if (statement.says == Says::kThereIsNone) {
      statement.wish = [answers = answers_](Translator& translator) {
        return StopsAnAnswer(translator, *answers);
      };
    }
    statements_.push_back(std::move(statement));
  }

  Statement New(Says says, std::string text, std::string problem, std::string mend) const {
    Statement statement;
    statement.says = says;
    statement.place = place_;
    statement.field = "name";
    statement.text = std::move(text);
    statement.problem = std::move(problem);
    statement.mend = std::move(mend);
    return statement;
  }

  // Whether the engine itself cannot work the definition out.
  static bool IsDefect(const Asked& asked, Execution& execution, int index,
                       const RecordValue* about) {
    return asked.evaluation.Definition(execution, index, about).IsError();
  }

  void AddGap() {
    const auto symbolic = [](Translator& translator, const SymbolicParts& parts, Formula) {
      std::vector<Formula> all = parts.excluded;
      all.push_back(parts.inputs_ok);
      return translator.world().pool().And(std::move(all));
    };
    const auto shown = [&definition = definition_, index = index_](
                           const Asked& asked, Execution& execution,
                           const RecordValue* about) -> std::string {
      const auto applying = Applying(asked, execution, definition, about);
      if (!applying.has_value() || !applying->empty()) return "";
      return IsDefect(asked, execution, index, about) ? "no row applies" : "";
    };
    AddStatement(New(Says::kThereIsNone, "some row applies to everybody", "no row applies",
                     "add a row for what is left over"),
                 symbolic, shown);
  }

  void AddOverlap() {
    const bool any = definition_.table->hit_policy() == v1::Table::HIT_POLICY_ANY;
    const auto symbolic = [any](Translator& translator, const SymbolicParts& parts, Formula) {
      FormulaPool& pool = translator.world().pool();
      std::vector<Formula> pairs;
      for (size_t a = 0; a < parts.applies.size(); ++a) {
        for (size_t b = a + 1; b < parts.applies.size(); ++b) {
          std::vector<Formula> both{parts.applies[a], parts.applies[b]};
          if (any) {
            const Term &x = parts.values[a], &y = parts.values[b];
            both.insert(both.end(), {x.ok, y.ok, translator.Differ(x, y)});
          }
          pairs.push_back(pool.And(std::move(both)));
        }
      }
      return pool.Or(std::move(pairs));
    };
    const auto shown = [&definition = definition_, index = index_, any](
                           const Asked& asked, Execution& execution,
                           const RecordValue* about) -> std::string {
      const auto applying = Applying(asked, execution, definition, about);
      if (!applying.has_value()) return "";
      const auto two = TwoThatDiffer(asked, execution, definition, about, *applying, any);
      if (!two.has_value() || !IsDefect(asked, execution, index, about)) return "";
      return absl::StrCat("rows ", two->first + 1, " and ", two->second + 1, " both apply",
                          any ? ", with different values" : "");
    };
    AddStatement(
        New(Says::kThereIsNone,
            any ? "rows that apply together give one value" : "no two rows apply together",
            "two rows apply together",
            any ? "tell the rows apart, or give them one value"
                : "tell the rows apart; write hit_policy: HIT_POLICY_ANY if they give one value"),
        symbolic, shown);
  }

  void AddConflict() {
    const auto symbolic = [](Translator& translator, const SymbolicParts& parts, Formula) {
      FormulaPool& pool = translator.world().pool();
      std::vector<Formula> any;
      for (size_t a = 0; a < parts.stands.size(); ++a) {
        for (size_t b = a + 1; b < parts.stands.size(); ++b) {
          const Term &x = parts.values[a], &y = parts.values[b];
          const Formula both = pool.And(parts.stands[a], parts.stands[b]);
          if (!both->IsFalse()) {
            any.push_back(pool.And({both, x.ok, y.ok, translator.Differ(x, y)}));
          }
        }
      }
      any.push_back(pool.And(pool.Or(parts.applies), pool.Not(pool.Or(parts.stands))));
      return pool.Or(std::move(any));
    };
    const auto shown = [&definition = definition_, index = index_](
                           const Asked& asked, Execution& execution,
                           const RecordValue* about) -> std::string {
      const auto applying = Applying(asked, execution, definition, about);
      if (!applying.has_value() || applying->empty()) return "";
      if (!IsDefect(asked, execution, index, about)) return "";
      const std::vector<size_t> standing = Standing(definition, *applying);
      if (standing.empty()) return "exceptions override one another in a circle";
      const auto two = TwoThatDiffer(asked, execution, definition, about, standing, true);
      if (!two.has_value()) return "";
      return absl::StrCat("exceptions \"", definition.exceptions[two->first].source->name(),
                          "\" and \"", definition.exceptions[two->second].source->name(),
                          "\" both hold, with different values");
    };
    AddStatement(New(Says::kThereIsNone, "exceptions that hold together give one value",
                     "two exceptions hold together, with different values",
                     "say which displaces the other, with overrides"),
                 symbolic, shown);
  }

  void AddGeneral() {
    const auto symbolic = [](Translator& translator, const SymbolicParts& parts, Formula ok) {
      return translator.world().pool().And(translator.world().pool().And(parts.excluded), ok);
    };
    const auto shown = [index = index_](const Asked& asked, Execution& execution,
                                        const RecordValue* about) -> std::string {
      const Applied applied = asked.evaluation.AppliedTo(execution, index, about);
      return applied.decided && applied.parts.empty() ? "the general value holds" : "";
    };
    Statement statement = New(Says::kThereIsOne, "the general value holds for somebody",
                              "the general value holds for nobody: for everybody an exception does",
                              "take out what can never be, or mend the exceptions' conditions");
    statement.field = "value";
    AddStatement(std::move(statement), symbolic, shown);
  }

  // A row, or an exception, that gives the value.
  void AddPart(size_t part) {
    const auto symbolic = [part](Translator& translator, const SymbolicParts& parts, Formula ok) {
      return translator.world().pool().And(parts.stands[part], ok);
    };
    const auto shown = [index = index_, part](const Asked& asked, Execution& execution,
                                              const RecordValue* about) -> std::string {
      const Applied applied = asked.evaluation.AppliedTo(execution, index, about);
      const bool is_in = std::find(applied.parts.begin(), applied.parts.end(),
                                   static_cast<int>(part)) != applied.parts.end();
      return applied.decided && is_in ? "it gives the value" : "";
    };
    const std::string what =
        is_table_
            ? absl::StrCat("row ", part + 1)
            : absl::StrCat("the exception \"", definition_.exceptions[part].source->name(), "\"");
    Statement statement = New(
        Says::kThereIsOne, absl::StrCat(what, " gives the value for somebody"),
        absl::StrCat(what, " gives the value for nobody"), "take it out, or mend its condition");
    statement.place = place_.Below(is_table_ ? "row" : "exception", static_cast<int>(part));
    statement.field = is_table_ ? "" : "name";
    AddStatement(std::move(statement), symbolic, shown);
  }

  const PlanDefinition& definition_;
  const int index_;
  std::shared_ptr<const Answers> answers_;
  std::vector<Statement>& statements_;
  bool is_table_ = false;
  std::string declaration_;
  Place place_;
};

}  // namespace

void AddStatementsOfValues(const Plan& plan, std::vector<Statement>& statements) {
  std::vector<std::shared_ptr<Answers>> answers(plan.definitions.size());  // by definition
  for (std::shared_ptr<Answers>& all : answers) all = std::make_shared<Answers>();
  for (const AnswerRules& answer : AnswersOf(plan)) {
    const Usage usage = UsageOf(plan, answer);
    for (size_t i = 0; i < plan.definitions.size(); ++i) {
      if (usage.definitions[i]) answers[i]->push_back(answer);
    }
  }
  for (size_t i = 0; i < plan.definitions.size(); ++i) {
    Values(plan, static_cast<int>(i), answers[i], statements).Add();
  }
}

}  // namespace fairstart
