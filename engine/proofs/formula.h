// Formulas about a person of whom nothing is known yet: what a solver is asked.
//
//   date_of_birth + 5844 <= as_of && (working || guided_minutes >= 720)
//
// Neutral between solvers. Numbers are exact; the same formula is made once, so that formulas are
// the same when their pointers are.
#ifndef FAIRSTART_ENGINE_PROOFS_FORMULA_H_
#define FAIRSTART_ENGINE_PROOFS_FORMULA_H_

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "engine/money/rational.h"

namespace fairstart {

// kInt may stand wherever kReal may.
enum class Sort : uint8_t { kBool, kInt, kReal };

struct FormulaNode;
using Formula = const FormulaNode*;

struct FormulaNode {
  enum class Op : uint8_t {
    kNumber,    // `number`; as a kBool 0 is false and 1 true
    kVariable,  // `name`
    kNot,
    kAnd,
    kOr,
    kEqual,
    kLess,
    kLessEqual,
    kAdd,
    kScale,   // `number` times the argument
    kChoose,  // args[0] ? args[1] : args[2]
    kFloor,   // the greatest whole number that is not more
  };

  Op op = Op::kNumber;
  Sort sort = Sort::kBool;
  int id = 0;  // from 0, in the order in which they were made
  Rational number;
  std::string name;
  std::vector<Formula> args;
  // Between which numbers it certainly lies, as far as that is known.
  std::optional<Rational> least;
  std::optional<Rational> most;

  bool IsTrue() const { return op == Op::kNumber && sort == Sort::kBool && !number.IsZero(); }
  bool IsFalse() const { return op == Op::kNumber && sort == Sort::kBool && number.IsZero(); }
  bool IsNumber() const { return op == Op::kNumber && sort != Sort::kBool; }
};

// Makes formulas, simplified where that is easy, and owns them. Belongs to one thread.
class FormulaPool {
 public:
  FormulaPool();
  FormulaPool(const FormulaPool&) = delete;
  FormulaPool& operator=(const FormulaPool&) = delete;

  Formula True() const { return true_; }
  Formula False() const { return false_; }
  Formula Bool(bool value) const { return value ? true_ : false_; }
  Formula Number(const Rational& number);
  Formula Number(int64_t number) { return Number(Rational::Whole(number)); }
  // A new variable, or the one that has this name. What it lies between is part of it: solvers hold
  // it to that.
  Formula Variable(const std::string& name, Sort sort, std::optional<Rational> least = {},
                   std::optional<Rational> most = {});

  Formula Not(Formula a);
  Formula And(std::vector<Formula> all);
  Formula And(Formula a, Formula b) { return And(std::vector<Formula>{a, b}); }
  Formula Or(std::vector<Formula> any);
  Formula Or(Formula a, Formula b) { return Or(std::vector<Formula>{a, b}); }
  Formula Implies(Formula a, Formula b) { return Or(Not(a), b); }
  Formula Equal(Formula a, Formula b);
  Formula Less(Formula a, Formula b);
  Formula LessEqual(Formula a, Formula b);
  Formula Between(Formula least, Formula a, Formula most) {
    return And(LessEqual(least, a), LessEqual(a, most));
  }

  Formula Add(Formula a, Formula b);
  Formula Subtract(Formula a, Formula b) { return Add(a, Scale(Rational::Whole(-1), b)); }
  Formula Scale(const Rational& by, Formula a);
  Formula Floor(Formula a);
  Formula Choose(Formula condition, Formula then, Formula otherwise);
  Formula Lesser(Formula a, Formula b) { return Choose(LessEqual(a, b), a, b); }
  Formula Greater(Formula a, Formula b) { return Choose(LessEqual(b, a), a, b); }

  // Where `a` is a choice among constants: the same choice among what `of` makes of each. Nothing
  // if it is anything else, or `of` gives null.
  std::optional<Formula> ForEachConstant(Formula a,
                                         const std::function<Formula(const Rational&)>& of);

  // `in` with `value` in the place of `variable`.
  Formula Substitute(Formula in, Formula variable, Formula value);

 private:
  // A sum of multiples of formulas that are no sums, and a number.
  struct Linear {
    std::map<int, std::pair<Formula, Rational>> terms;  // by id
    Rational constant;
  };

  Formula Intern(FormulaNode node);
  bool AddTo(Linear& sum, const Rational& by, Formula a) const;
  Formula Sum(const Linear& sum);
  // a - b when that is a number.
  std::optional<Rational> Difference(Formula a, Formula b) const;
  Formula Join(FormulaNode::Op op, std::vector<Formula> parts);

  std::deque<FormulaNode> nodes_;
  absl::flat_hash_map<std::string, Formula> made_;
  Formula true_;
  Formula false_;
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_PROOFS_FORMULA_H_
