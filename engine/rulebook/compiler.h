// The work of Compile, one part of it a file. Only for engine/rulebook.
#ifndef FAIRSTART_ENGINE_RULEBOOK_COMPILER_H_
#define FAIRSTART_ENGINE_RULEBOOK_COMPILER_H_

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rulebook/compile.h"
#include "engine/rulebook/names.h"
#include "engine/rulebook/plan.h"

namespace fairstart {

// Whether it is lower_snake_case.
bool IsPlainName(const std::string& name);

// What the language calls by this name ("a function"); "" when it calls nothing so.
std::string KindInTheLanguage(const std::string& name);

// A declaration in a diagnostic: 'parameter "weekly_rate"'.
std::string Named(const char* kind, const std::string& name);

// "1 key", "2 keys".
std::string Counted(int count, const char* noun);

// Declarations in the order of their names: the order in the files decides nothing.
template <typename T>
std::vector<Declared<T>> ByName(std::vector<Declared<T>> declarations) {
  std::stable_sort(declarations.begin(), declarations.end(),
                   [](const auto& a, const auto& b) { return a->name() < b->name(); });
  return declarations;
}

class Compiler {
 public:
  Compiler(Plan& plan, std::vector<Diagnostic>& diagnostics)
      : plan_(plan), diagnostics_(diagnostics), names_(plan.schema) {}

  // outline.cc: what citations and interpretations point at.
  void ReadOutlines();
  void ReadInterpretations();
  void CheckNotEncoded();
  // outline.cc: what nobody points at. After everything else, if nothing else is wrong.
  void CheckCoverage();
  void CheckUse();
  // Which facts of the case some rule reads.
  void NoteUsedFacts();

  void DeclareFacts();        // facts.cc
  void CompileParameters();   // parameter_rows.cc
  void CompileDefinitions();  // definitions.cc: and tables

  // answers.cc: what an answer is made of.
  void CompileEntitlements();
  void CompileBars();
  void CompileClaims();
  void CompileDuties();
  void CompileWarnings();
  void CheckAbout();
  void CheckLegalStatus();
  void CheckPlanReview();

 private:
  using Variables = std::vector<Variable>;

  // Where an expression stands and what it must be.
  struct Spot {
    const Place& place;
    std::string_view field;
    int index = -1;
    std::string declaration;
  };

  void Error(const Place& place, std::string_view field, int index, std::string declaration,
             std::string problem, std::string mend);
  void Warn(const Place& place, std::string_view field, int index, std::string declaration,
            std::string problem, std::string mend);

  // The program of `text`; none, with diagnostics, when something is wrong.
  std::optional<Program> CompileExpression(const std::string& text, const Spot& spot,
                                           const Variables& variables,
                                           const ExpressionRules& rules,
                                           const std::optional<Type>& wanted);
  // A condition, amount or date: no macros, no decimals. None too when `text` is empty.
  std::optional<Program> CompilePlain(const std::string& text, const Spot& spot,
                                      const Variables& variables,
                                      const std::optional<Type>& wanted);

  // Checks citations and interpretations and gives them a number. `required`: there must be a
  // citation.
  int AddSite(const google::protobuf::RepeatedPtrField<v1::Citation>& citations,
              const google::protobuf::RepeatedPtrField<std::string>& interpretations,
              const Place& place, const std::string& declaration, bool required);
  // Where the plan keeps a citation; there from now on.
  int PositionOf(const v1::Citation& citation);

  // False, with a diagnostic, when `name` cannot be had.
  bool AddName(const std::string& name, const Symbol& symbol, const std::string& kind,
               const Place& place, const std::string& declaration);
  // The same for what no expression names: entitlements, pots, bars, lifts, claims, duties,
  // warnings.
  bool AddAnswerName(const std::string& name, const Place& place, const std::string& declaration);

  // parameter_rows.cc
  void CompileParameter(const Declared<v1::Parameter>& declared, bool rate);

  // definitions.cc
  // The definition or table and what it builds on, that first.
  void CompileInOrder(int index);
  std::vector<std::string> Dependencies(int index) const;
  void CompileDefinition(int index);
  // The variable of `of: "HomeSpell h"`; none and a diagnostic when it is wrong.
  bool ReadOf(const std::string& of, const Place& place, const std::string& declaration,
              PlanDefinition& definition);
  Variables VariablesOf(const PlanDefinition& definition) const;

  // tables.cc
  void CompileTable(int index);
  std::optional<Value> CompileCell(const std::string& cell, const Type& input, const Place& place,
                                   int index, const std::string& declaration);

  // answers.cc
  // Reads for_each's, adding their variables.
  std::vector<PlanForEach> CompileForEach(
      const google::protobuf::RepeatedPtrField<v1::ForEach>& for_each, const Place& place,
      const std::string& declaration, Variables& variables);
  std::vector<PlanCondition> CompileConditions(
      const google::protobuf::RepeatedPtrField<v1::Condition>& conditions, std::string_view field,
      const Place& place, const std::string& declaration, const Variables& variables);
  void CompilePots();
  void CompileEntitlement(const Declared<v1::Entitlement>& declared);
  void CompileNeeds(const Declared<v1::Entitlement>& declared, const std::string& declaration,
                    const Variables& variables, PlanEntitlement& entitlement);
  void CompileCaps(const Declared<v1::Entitlement>& declared, const std::string& declaration,
                   const Variables& variables, PlanEntitlement& entitlement);
  void CompileLifts();

  Plan& plan_;
  std::vector<Diagnostic>& diagnostics_;
  RulebookNames names_;

  std::map<std::string, std::map<std::string, v1::ReferenceKind>> outlines_;
  std::string first_source_;
  std::set<std::pair<std::string, std::string>> cited_;
  std::map<std::pair<std::string, std::string>, int> citation_positions_;  // by source, paragraph
  std::map<std::string, int> interpretation_numbers_;
  std::set<std::string> used_interpretations_;
  std::map<std::string, Place> name_places_;    // of what the rulebook declares
  std::map<std::string, Place> answer_places_;  // by declaration: 'bar "full_care"'
  std::map<std::string, std::pair<Declared<v1::Pot>, int>> pots_;  // that are right, and their site
  std::set<std::string> used_pots_;

  enum class State { kWaiting, kRunning, kDone };
  std::vector<State> states_;
  std::vector<int> heights_;  // how many definitions build on one another, up to this one
  std::map<std::string, int, std::less<>> definition_numbers_;
  std::vector<Place> definition_places_;
  std::map<std::string, int> entitlement_numbers_;
};

// The declarations that a compiled reading puts in place of those of the same name.
// reading.cc; adds a diagnostic about `folder` when there is no such reading.
void PutInPlace(const std::string& reading, const std::string& folder, Declarations& declarations,
                std::vector<Diagnostic>& diagnostics);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_RULEBOOK_COMPILER_H_
