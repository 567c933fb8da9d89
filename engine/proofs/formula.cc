// Makes formulas. Simplifies as it makes them, so that what is constant costs a solver nothing.
//
// Tested by tests/engine/proofs/formula_test.cc.
#include "engine/proofs/formula.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace fairstart {
namespace {

using Op = FormulaNode::Op;
using Bound = std::optional<Rational>;

Sort Wider(Formula a, Formula b) {
  return a->sort == Sort::kReal || b->sort == Sort::kReal ? Sort::kReal : Sort::kInt;
}

Bound Plus(const Bound& a, const Bound& b) {
  if (!a.has_value() || !b.has_value()) return std::nullopt;
  return Add(*a, *b);
}

Bound Times(const Bound& a, const Rational& by) {
  if (!a.has_value()) return std::nullopt;
  return Multiply(*a, by);
}

bool Certainly(const Bound& a, const Bound& b, bool (*holds)(const Rational&, const Rational&)) {
  return a.has_value() && b.has_value() && holds(*a, *b);
}

bool IsLess(const Rational& a, const Rational& b) { return a < b; }
bool IsAtMost(const Rational& a, const Rational& b) { return a <= b; }

// Whether it is a choice among constants, and nothing else.
bool IsChoiceOfConstants(Formula a) {
  if (a->IsNumber()) return true;
  return a->op == Op::kChoose && a->sort != Sort::kBool && IsChoiceOfConstants(a->args[1]) &&
         IsChoiceOfConstants(a->args[2]);
}

std::string KeyOf(const FormulaNode& node) {
  std::string key =
      absl::StrCat(static_cast<int>(node.op), "/", static_cast<int>(node.sort), "/",
                   node.number.numerator(), "/", node.number.denominator(), "/", node.name);
  for (Formula arg : node.args) absl::StrAppend(&key, ",", arg->id);
  return key;
}

}  // namespace

FormulaPool::FormulaPool() {
  true_ = Intern({.number = Rational::Whole(1)});
  false_ = Intern({.number = Rational::Whole(0)});
}

Formula FormulaPool::Intern(FormulaNode node) {
  const auto [found, added] = made_.try_emplace(KeyOf(node), nullptr);
  if (!added) return found->second;
  node.id = static_cast<int>(nodes_.size());
  nodes_.push_back(std::move(node));
  found->second = &nodes_.back();
  return found->second;
}

Formula FormulaPool::Number(const Rational& number) {
  return Intern({.sort = number.IsWhole() ? Sort::kInt : Sort::kReal,
                 .number = number,
                 .least = number,
                 .most = number});
}

Formula FormulaPool::Variable(const std::string& name, Sort sort, Bound least, Bound most) {
  return Intern({.op = Op::kVariable, .sort = sort, .name = name, .least = least, .most = most});
}

Formula FormulaPool::Not(Formula a) {
  if (a->IsTrue()) return false_;
  if (a->IsFalse()) return true_;
  if (a->op == Op::kNot) return a->args[0];
  if (a->op == Op::kLess) return LessEqual(a->args[1], a->args[0]);
  if (a->op == Op::kLessEqual) return Less(a->args[1], a->args[0]);
  return Intern({.op = Op::kNot, .args = {a}});
}

// And or Or: without what says nothing, each part once and in the order of their making.
Formula FormulaPool::Join(Op op, std::vector<Formula> parts) {
  const Formula neutral = op == Op::kAnd ? true_ : false_;
  const Formula decisive = op == Op::kAnd ? false_ : true_;
  std::vector<Formula> flat;
  for (Formula part : parts) {
    if (part->op == op) {
      flat.insert(flat.end(), part->args.begin(), part->args.end());
    } else {
      flat.push_back(part);
    }
  }
  std::sort(flat.begin(), flat.end(), [](Formula a, Formula b) { return a->id < b->id; });
  flat.erase(std::unique(flat.begin(), flat.end()), flat.end());
  std::erase(flat, neutral);
  const auto has = [&](Formula part) {
    return std::binary_search(flat.begin(), flat.end(), part,
                              [](Formula a, Formula b) { return a->id < b->id; });
  };
  if (has(decisive)) return decisive;
  for (Formula part : flat) {
    if (part->op == Op::kNot && has(part->args[0])) return decisive;
  }
  if (flat.empty()) return neutral;
  if (flat.size() == 1) return flat[0];
  return Intern({.op = op, .args = std::move(flat)});
}

Formula FormulaPool::And(std::vector<Formula> all) { return Join(Op::kAnd, std::move(all)); }
Formula FormulaPool::Or(std::vector<Formula> any) { return Join(Op::kOr, std::move(any)); }

Formula FormulaPool::Equal(Formula a, Formula b) {
  if (a == b) return true_;
  if (a->sort == Sort::kBool) {
    if (a->IsTrue()) return b;
    if (b->IsTrue()) return a;
    if (a->IsFalse()) return Not(b);
    if (b->IsFalse()) return Not(a);
  } else {
    if (const Bound difference = Difference(a, b)) return Bool(difference->IsZero());
    if (Certainly(a->most, b->least, IsLess) || Certainly(b->most, a->least, IsLess)) {
      return false_;
    }
    if (a->IsNumber()) std::swap(a, b);
    if (b->IsNumber() && a->op == Op::kChoose && IsChoiceOfConstants(a)) {
      return Choose(a->args[0], Equal(a->args[1], b), Equal(a->args[2], b));
    }
  }
  if (a->id > b->id) std::swap(a, b);
  return Intern({.op = Op::kEqual, .args = {a, b}});
}

Formula FormulaPool::Less(Formula a, Formula b) {
  if (const Bound difference = Difference(a, b)) return Bool(difference->IsNegative());
  if (Certainly(a->most, b->least, IsLess)) return true_;
  if (Certainly(b->most, a->least, IsAtMost)) return false_;
  return Intern({.op = Op::kLess, .args = {a, b}});
}

Formula FormulaPool::LessEqual(Formula a, Formula b) {
  if (const Bound difference = Difference(a, b)) {
    return Bool(difference->IsNegative() || difference->IsZero());
  }
  if (Certainly(a->most, b->least, IsAtMost)) return true_;
  if (Certainly(b->most, a->least, IsLess)) return false_;
  return Intern({.op = Op::kLessEqual, .args = {a, b}});
}

// False when a coefficient does not fit.
bool FormulaPool::AddTo(Linear& sum, const Rational& by, Formula a) const {
  if (a->IsNumber()) {
    const Bound term = Multiply(by, a->number);
    const Bound total = term.has_value() ? fairstart::Add(sum.constant, *term) : std::nullopt;
    if (!total.has_value()) return false;
    sum.constant = *total;
    return true;
  }
  if (a->op == Op::kAdd) {
    return std::all_of(a->args.begin(), a->args.end(),
                       [&](Formula arg) { return AddTo(sum, by, arg); });
  }
  Rational factor = by;
  Formula term = a;
  if (a->op == Op::kScale) {
    const Bound product = Multiply(by, a->number);
    if (!product.has_value()) return false;
    factor = *product;
    term = a->args[0];
  }
  const auto [found, added] = sum.terms.try_emplace(term->id, term, factor);
  if (added) return true;
  const Bound total = fairstart::Add(found->second.second, factor);
  if (!total.has_value()) return false;
  found->second.second = *total;
  if (total->IsZero()) sum.terms.erase(found);
  return true;
}

Formula FormulaPool::Sum(const Linear& sum) {
  std::vector<Formula> parts;
  for (const auto& [id, term] : sum.terms) {
    const auto& [formula, factor] = term;
    if (factor == Rational::Whole(1)) {
      parts.push_back(formula);
      continue;
    }
    const bool turned = factor.IsNegative();
    parts.push_back(Intern({.op = Op::kScale,
                            .sort = factor.IsWhole() ? formula->sort : Sort::kReal,
                            .number = factor,
                            .args = {formula},
                            .least = Times(turned ? formula->most : formula->least, factor),
                            .most = Times(turned ? formula->least : formula->most, factor)}));
  }
  if (!sum.constant.IsZero() || parts.empty()) parts.push_back(Number(sum.constant));
  if (parts.size() == 1) return parts[0];
  FormulaNode node{.op = Op::kAdd, .sort = Sort::kInt};
  node.least = node.most = Rational();
  for (Formula part : parts) {
    if (part->sort == Sort::kReal) node.sort = Sort::kReal;
    node.least = Plus(node.least, part->least);
    node.most = Plus(node.most, part->most);
  }
  node.args = std::move(parts);
  return Intern(std::move(node));
}

std::optional<Rational> FormulaPool::Difference(Formula a, Formula b) const {
  Linear difference;
  if (!AddTo(difference, Rational::Whole(1), a) || !AddTo(difference, Rational::Whole(-1), b) ||
      !difference.terms.empty()) {
    return std::nullopt;
  }
  return difference.constant;
}

Formula FormulaPool::Add(Formula a, Formula b) {
  Linear sum;
  if (AddTo(sum, Rational::Whole(1), a) && AddTo(sum, Rational::Whole(1), b)) return Sum(sum);
  return Intern({.op = Op::kAdd,
                 .sort = Wider(a, b),
                 .args = {a, b},
                 .least = Plus(a->least, b->least),
                 .most = Plus(a->most, b->most)});
}

Formula FormulaPool::Scale(const Rational& by, Formula a) {
  Linear sum;
  if (by.IsZero()) return Number(by);
  if (AddTo(sum, by, a)) return Sum(sum);
  return Intern({.op = Op::kScale, .sort = Sort::kReal, .number = by, .args = {a}});
}

Formula FormulaPool::Floor(Formula a) {
  if (a->sort == Sort::kInt) return a;
  const auto floor = [](const Rational& number) {
    int64_t whole = number.numerator() / number.denominator();
    if (number.IsNegative() && !number.IsWhole()) --whole;
    return Rational::Whole(whole);
  };
  if (a->IsNumber()) return Number(floor(a->number));
  FormulaNode node{.op = Op::kFloor, .sort = Sort::kInt, .args = {a}};
  if (a->least.has_value()) node.least = floor(*a->least);
  if (a->most.has_value()) node.most = floor(*a->most);
  return Intern(std::move(node));
}

Formula FormulaPool::Choose(Formula condition, Formula then, Formula otherwise) {
  if (condition->IsTrue() || then == otherwise) return then;
  if (condition->IsFalse()) return otherwise;
  if (condition->op == Op::kNot) return Choose(condition->args[0], otherwise, then);
  if (then->sort == Sort::kBool) {
    if (then->IsTrue()) return Or(condition, otherwise);
    if (then->IsFalse()) return And(Not(condition), otherwise);
    if (otherwise->IsTrue()) return Or(Not(condition), then);
    if (otherwise->IsFalse()) return And(condition, then);
    return Intern({.op = Op::kChoose, .args = {condition, then, otherwise}});
  }
  FormulaNode node{
      .op = Op::kChoose, .sort = Wider(then, otherwise), .args = {condition, then, otherwise}};
  if (then->least.has_value() && otherwise->least.has_value()) {
    node.least = std::min(*then->least, *otherwise->least);
  }
  if (then->most.has_value() && otherwise->most.has_value()) {
    node.most = std::max(*then->most, *otherwise->most);
  }
  return Intern(std::move(node));
}

std::optional<Formula> FormulaPool::ForEachConstant(
    Formula a, const std::function<Formula(const Rational&)>& of) {
  if (a->IsNumber()) {
    const Formula made = of(a->number);
    if (made == nullptr) return std::nullopt;
    return made;
  }
  if (a->op != Op::kChoose || a->sort == Sort::kBool) return std::nullopt;
  const std::optional<Formula> then = ForEachConstant(a->args[1], of);
  if (!then.has_value()) return std::nullopt;
  const std::optional<Formula> otherwise = ForEachConstant(a->args[2], of);
  if (!otherwise.has_value()) return std::nullopt;
  return Choose(a->args[0], *then, *otherwise);
}

Formula FormulaPool::Substitute(Formula in, Formula variable, Formula value) {
  absl::flat_hash_map<Formula, Formula> done;
  const std::function<Formula(Formula)> put = [&](Formula formula) -> Formula {
    if (formula == variable) return value;
    if (formula->args.empty()) return formula;
    if (const auto found = done.find(formula); found != done.end()) return found->second;
    std::vector<Formula> args;
    for (Formula arg : formula->args) args.push_back(put(arg));
    Formula made = formula;
    if (args != formula->args) {
      switch (formula->op) {
        case Op::kNot:
          made = Not(args[0]);
          break;
        case Op::kAnd:
          made = And(args);
          break;
        case Op::kOr:
          made = Or(args);
          break;
        case Op::kEqual:
          made = Equal(args[0], args[1]);
          break;
        case Op::kLess:
          made = Less(args[0], args[1]);
          break;
        case Op::kLessEqual:
          made = LessEqual(args[0], args[1]);
          break;
        case Op::kAdd:
          made = Number(int64_t{0});
          for (Formula arg : args) made = Add(made, arg);
          break;
        case Op::kScale:
          made = Scale(formula->number, args[0]);
          break;
        case Op::kChoose:
          made = Choose(args[0], args[1], args[2]);
          break;
        case Op::kFloor:
          made = Floor(args[0]);
          break;
        case Op::kNumber:
        case Op::kVariable:
          break;
      }
    }
    done[formula] = made;
    return made;
  };
  return put(in);
}

}  // namespace fairstart
