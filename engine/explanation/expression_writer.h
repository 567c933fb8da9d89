// One expression in words: what engine/explanation/plain_text.h is made of.
//
// A bool becomes a clause ("the young person is eligible"), every other value a noun phrase ("the
// counted pay"). Conditions become lists where one line would not be read.
#ifndef FAIRSTART_ENGINE_EXPLANATION_EXPRESSION_WRITER_H_
#define FAIRSTART_ENGINE_EXPLANATION_EXPRESSION_WRITER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/explanation/words.h"
#include "engine/expr/checker.h"
#include "engine/expr/program.h"
#include "engine/rulebook/plan.h"

namespace fairstart {

class ExpressionWriter {
 public:
  ExpressionWriter(const Plan& plan, const Program& program,
                   const std::vector<Variable>& variables);

  // A bool, or with `holds` false its denial, in one line.
  Words Clause(const Node& node, bool holds = true);
  // Any value, in one line; a bool is "whether …".
  Words Noun(const Node& node);

  // The same with lists.
  Passage ListedClause(const Node& node, bool holds = true);
  Passage ListedNoun(const Node& node);

 private:
  // What one variable stands for in a sentence.
  struct Local {
    std::string noun;   // "spell in care"
    std::string words;  // "the spell in care"; "that spell in care" where there is another
  };

  // A bool, or its denial.
  struct Condition {
    const Node* node;
    bool holds;
  };

  // Records that are looked at: of `list`, those on the day, those that meet all conditions.
  struct Range {
    const Node* list = nullptr;
    bool on_the_day = false;
    std::vector<Condition> conditions;
    int slot = -1;      // of the variable in the conditions
    int position = -1;  // slot of its place in the list, if that is asked for
  };

  // ---- expression_writer.cc: variables and named things.
  void Bind(int slot, const Type& type);
  void Unbind(int slot);
  void BindElement(const Range& range);
  void UnbindElement(const Range& range);
  const std::string& Reference(const Node& local);
  const RecordType& AskedOf(const Node& field) const;
  std::string OwnerWords(const Node& record);
  std::string FieldWords(const Node& node);
  bool IsAboutItself(const Node& field) const;
  Words Parameter(const Node& node);
  std::string DefinitionWords(const Node& node);
  Words Definition(const Node& node);
  // A number that stands in the expression itself.
  static std::optional<int64_t> WholeNumber(const Node& node);
  static Words DefiniteLink(const std::string& label, const std::string& target);

  // ---- expression_clause.cc: bools.
  Words Said(const std::string& clause, const std::string& target, bool holds);
  Words FactClause(const Node& node, bool holds);
  Words DefinitionClause(const Node& node, bool holds);
  Words HasClause(const Node& node, bool holds);
  Words JoinedClauses(const Node& node, bool holds);
  Words Bracketed(const Node& part, bool holds);
  // The parts that all hold (or one of which holds) when `node` does.
  std::vector<Condition> PartsOf(const Node& node, bool holds, bool all);

  // ---- expression_comparison.cc: bools that compare.
  Words Compared(const Node& node, bool holds);
  Words Comparison(const Words& left, const Node& node, bool holds);
  Words BoolsCompared(const Node& node, bool holds);
  Words AsOf(const Node& node, bool holds);
  Words Aged(const Node& node, bool holds);
  Words OneOf(const Words& left, const Node& list, bool holds);

  // ---- expression_noun.cc: other values.
  Words Named(const Node& node);
  Words Day(const Node& node);
  Words Constant(const Node& node);
  Words Operand(const Node& node, size_t i);
  Words Element(const Node& node);
  Words List(const Node& node);
  Words Extreme(const Node& node, std::string_view of_two, std::string_view of_more);
  Words DayAfter(const Node& node);
  Words NumberOf(const Node& count, std::string_view unit);

  // ---- expression_range.cc: records.
  Range RangeOf(const Node& list, bool through_filters = true);
  Range RangeOfMacro(const Node& macro);
  Range WithBody(const Node& macro, bool holds);
  bool IsOfRecords(const Range& range) const;
  bool IsHeld(const Range& range) const;
  std::string HeldNoun(const Range& range) const;
  Words ThereIs(const Range& range, const std::string& article, const std::string& one);
  Words Those(const Range& range);
  Words Each(const Range& range, const std::string& each);
  Words That(const Words& clause, const Range& range, const std::string& reference) const;
  bool CanSayWhose(const Condition& condition, int slot) const;
  Words Whose(const Condition& condition);
  // Of one record, or of several: " whose first day is …", " that is …", " for which …".
  Words ConditionWords(const Range& range, bool one);
  Words Quantified(const Node& node, bool holds);
  Words ForEach(const Node& map);

  // ---- expression_list.cc: lists.
  std::vector<Passage> ListedParts(const std::vector<Condition>& conditions);
  Passage ListedEvery(const Node& node);
  Passage ListedThereIs(const Node& node, bool holds);
  Passage OfWhich(const Words& records, std::vector<Passage> parts);

  const Plan& plan_;
  std::vector<Local> locals_;
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EXPLANATION_EXPRESSION_WRITER_H_
