// A merged rulebook, indexed by name, with its expressions parsed. Names are given a meaning only when
// an expression is evaluated.
#ifndef FAIRSTART_TESTS_REFERENCE_BOOK_H_
#define FAIRSTART_TESTS_REFERENCE_BOOK_H_

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "engine/expr/ast.h"
#include "fairstart/v1/rulebook.pb.h"
#include "tests/reference/day.h"
#include "tests/reference/value.h"

namespace fairstart::reference {

// Not for several threads: expressions are parsed when they are first met.
class Book {
 public:
  // `rulebook` must outlive the book.
  explicit Book(const v1::Rulebook& rulebook);

  const v1::Rulebook& rulebook() const { return rulebook_; }

  // The declaration of that name, or null.
  const v1::Definition* FindDefinition(const std::string& name) const;
  const v1::Table* FindTable(const std::string& name) const;
  const v1::Parameter* FindParameter(const std::string& name) const;

  // The tree of an expression. Throws std::runtime_error for one that cannot be parsed: the engine
  // has accepted the rulebook, so that it is a mistake here.
  const Expr& Parsed(const std::string& text) const;

 private:
  const v1::Rulebook& rulebook_;
  std::unordered_map<std::string, const v1::Definition*> definitions_;
  std::unordered_map<std::string, const v1::Table*> tables_;
  std::unordered_map<std::string, const v1::Parameter*> parameters_;
  mutable std::unordered_map<std::string, std::unique_ptr<Expr>> parsed_;
};

// The variable of "HomeSpell h": h.
std::string VariableOf(std::string_view of);

// The value of a parameter for these keys on a day; unknown, waiting for the rate, outside its rows.
Value ParameterOn(const v1::Parameter& parameter, const std::vector<std::string>& keys,
                  DayNumber day);

}  // namespace fairstart::reference

#endif  // FAIRSTART_TESTS_REFERENCE_BOOK_H_
