// A slow, obvious evaluator of the rule language: docs/rule-language.md, sections 2 to 6, followed to
// the letter. It shares the syntax tree with the engine and nothing else: names are looked up when
// they are met, lives are looked over one day at a time, and every value is a tree.
#ifndef FAIRSTART_TESTS_REFERENCE_EVALUATOR_H_
#define FAIRSTART_TESTS_REFERENCE_EVALUATOR_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/expr/ast.h"
#include "fairstart/v1/case_facts.pb.h"
#include "fairstart/v1/record.pb.h"
#include "tests/reference/book.h"
#include "tests/reference/day.h"
#include "tests/reference/value.h"

namespace fairstart::reference {

// The day asked about and the variables that are bound, the innermost first.
struct Scope {
  DayNumber as_of = 0;
  // What decimal literals stand for; only a table gives them a unit.
  v1::Unit decimal_unit = v1::UNIT_UNSPECIFIED;
  const Scope* outer = nullptr;
  std::string_view variable = {};
  const Value* value = nullptr;
};

// One case before one rulebook. Not for several threads. Book, facts and record must outlive it.
class Evaluator {
 public:
  // `record` may be null: nothing is on record.
  Evaluator(const Book& book, const v1::CaseFacts& facts, const v1::Record* record);

  const Book& book() const { return book_; }

  // The value of an expression.
  Value Evaluate(const std::string& expression, const Scope& scope);

  // The value of a definition, table or parameter without arguments on a day.
  Value Named(const std::string& name, DayNumber day);

 private:
  Value Evaluate(const Expr& expr, const Scope& scope);

  // Names and calls.
  Value Name(const Expr& expr, const Scope& scope);
  Value Select(const Expr& expr, const Scope& scope);
  Value Has(const Expr& expr, const Scope& scope);
  Value Index(const Expr& expr, const Scope& scope);
  Value Call(const Expr& expr, const Scope& scope);
  Value Declared(const std::string& name, const std::vector<Value>& arguments, DayNumber day);
  Value DefinitionOn(const v1::Definition& definition, const Scope& scope);
  Value TableOn(const v1::Table& table, const Scope& scope);
  Value Cell(const std::string& text, const Scope& scope);
  Value RowApplies(const v1::Table& table, const v1::Table::Row& row, const Scope& scope);

  // Operators.
  Value Unary(const Expr& expr, const Scope& scope);
  Value Binary(const Expr& expr, const Scope& scope);
  Value Conditional(const Expr& expr, const Scope& scope);

  // Lists.
  Value ListLiteral(const Expr& expr, const Scope& scope);
  Value Macro(const Expr& expr, const Scope& scope);
  Value QuantifyUnknown(const Expr& expr, const Unknown& history, const Scope& scope);
  Value Said(const Expr& macro, size_t arg, const List& list, size_t i, const Scope& scope);
  Value Filter(const Expr& macro, const List& list, const Scope& scope);
  Value Map(const Expr& macro, const List& list, const Scope& scope);

  // Time.
  Value CountedOnce(const std::vector<Value>& arguments);
  Value Birthday(const Value& years);
  Value Aged(const Value& first, const Value& last, DayNumber day);
  Value Active(const Value& history, DayNumber day);
  Value On(const Expr& call, const Scope& scope);
  Value Awaited(const Expr& fact, const Scope& scope);
  Value PlusWorkingDays(const Expr& expr, const Scope& scope);
  Value EverBefore(const std::string& name, DayNumber day);
  Value FirstDay(const std::string& name, DayNumber from, DayNumber day);

  const Book& book_;
  std::map<std::string, Value, std::less<>> facts_;
  Value record_;
  DayNumber last_day_of_interest_ = 0;

  // What was computed already: by declaration and arguments, then by day.
  std::unordered_map<std::string, std::unordered_map<DayNumber, Value>> declared_;
  // Results of nth_day by their arguments.
  std::map<std::string, Value, std::less<>> counts_;
  // For a definition of type bool, whether it was true on some day before date of birth + i.
  std::map<std::string, std::vector<Value>, std::less<>> ever_before_;
};

// ---- Functions of plain lists and values, in functions.cc.

// Whether a record covers a day: first_day to last_day, or its single day.
Value Covers(const Record& record, DayNumber day);

// The day on which the records' days, from `from` on, each counted once, number n.
Value NthDay(const Value& records, const Value& n, const Value& from);

Value MonthsBegun(const Value& first, const Value& last, DayNumber as_of);

// How many records there are; in part known when some are only possible.
Value SizeOf(const Value& value);
Value Total(const Value& list);
// Whether `element` is among `list`.
Value Contains(const Value& list, const Value& element);

// A builtin function of values that are all there; an Error when there is none of that name.
Value CallBuiltin(const std::string& name, const std::vector<Value>& arguments);

// An operator on two values: == != < <= > >= + - * / %.
Value Operate(const std::string& symbol, const Value& a, const Value& b);

// Unknown if any is unknown, else the first error among them, else nothing.
std::optional<Value> FirstNotPlain(const std::vector<Value>& values);

}  // namespace fairstart::reference

#endif  // FAIRSTART_TESTS_REFERENCE_EVALUATOR_H_
