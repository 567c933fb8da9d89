// What is stated of a rulebook before it is used, and how to tell whether it is so.
//
// Each statement is about examples: somebody for whom a condition holds, somebody to whom two rows
// of a table apply. Some say that there is one, the others that there is none. What an example is,
// is said twice: as a formula, which a solver can look for or show to be impossible; and by asking
// the engine about a person, which is what counts.
#ifndef FAIRSTART_ENGINE_PROOFS_STATEMENT_H_
#define FAIRSTART_ENGINE_PROOFS_STATEMENT_H_

#include <functional>
#include <string>
#include <vector>

#include "engine/evaluation/evaluation.h"
#include "engine/proofs/translator.h"
#include "engine/rulebook/source_text.h"

namespace fairstart {

// A person in the engine.
struct Asked {
  Evaluation& evaluation;
  const RecordValue& facts;
  const RecordValue& record;
  Day as_of;
};

struct Statement {
  enum class Says { kThereIsOne, kThereIsNone };

  Says says = Says::kThereIsNone;
  // What it is about, and where that stands.
  std::string declaration;  // 'table "allowance_while_working"'
  Place place;
  std::string field;  // of the place's message; may be empty
  // The statement as a clause: "some row applies to everybody".
  std::string text;
  // When it is refuted: what is wrong, and how to mend it. Where an example is what is wrong, it
  // says that itself.
  std::string problem;
  std::string mend;
  // Why an example would be no mistake, as a clause; then it leaves the statement undecided. Mostly
  // empty.
  std::string excuse;

  // That there is an example in the world.
  std::function<Formula(Translator&)> example;
  // What the engine shows of a person who is an example, as a clause ("rows 1 and 2 both apply");
  // "" for one who is not.
  std::function<std::string(const Asked&)> shown;
  // What the example to be shown should be like, if there is one like it; may be empty.
  std::function<Formula(Translator&)> wish;
};

// Everything that is stated of a plan. The plan must outlive the statements.
std::vector<Statement> StatementsOf(const Plan& plan);

// statements_of_values.cc: tables without gap or overlap or dead row; exceptions that do not
// conflict and can each give their value.
void AddStatementsOfValues(const Plan& plan, std::vector<Statement>& statements);
// statements_of_answers.cc: conditions that can hold and can fail, together too.
void AddStatementsOfAnswers(const Plan& plan, std::vector<Statement>& statements);
// statements_of_parameters.cc: a value on each day that a rulebook promises one for.
void AddStatementsOfParameters(const Plan& plan, std::vector<Statement>& statements);

// Part of an expression in quotes, cut where it is long.
std::string InQuotes(const std::string& expression);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_PROOFS_STATEMENT_H_
