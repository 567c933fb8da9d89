// Formulas in Z3, through its C interface. Nothing else knows Z3.
//
// Tested by tests/service/proofs/z3_solver_test.cc.
#include <z3.h>

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "service/proofs/new_solver.h"

namespace fairstart {
namespace {

using Op = FormulaNode::Op;

// The work that one check may take: Z3's own count of steps, which is no measure of time, so that
// it gives up on the same formulas everywhere.
constexpr unsigned kMostWork = 20'000'000;

class Z3Solver : public Solver {
 public:
  Z3Solver() {
    Z3_config config = Z3_mk_config();
    context_ = Z3_mk_context(config);
    Z3_del_config(config);
    solver_ = Z3_mk_simple_solver(context_);
    Z3_solver_inc_ref(context_, solver_);
    Z3_params params = Z3_mk_params(context_);
    Z3_params_inc_ref(context_, params);
    Z3_params_set_uint(context_, params, Symbol("rlimit"), kMostWork);
    Z3_params_set_uint(context_, params, Symbol("random_seed"), 0);
    Z3_solver_set_params(context_, solver_, params);
    Z3_params_dec_ref(context_, params);
  }

  ~Z3Solver() override {
    DropModel();
    Z3_solver_dec_ref(context_, solver_);
    Z3_del_context(context_);
  }

  void Push() override { Z3_solver_push(context_, solver_); }
  void Pop() override { Z3_solver_pop(context_, solver_, 1); }

  // What a variable lies between belongs to it.
  void Assert(Formula formula) override {
    Z3_solver_assert(context_, solver_, Make(formula));
    AssertBounds(formula);
  }

  Outcome Check() override {
    DropModel();
    const Z3_lbool result = Z3_solver_check(context_, solver_);
    if (result == Z3_L_FALSE) return Outcome::kUnsatisfiable;
    if (result == Z3_L_UNDEF) return Outcome::kGaveUp;
    model_ = Z3_solver_get_model(context_, solver_);
    Z3_model_inc_ref(context_, model_);
    return Outcome::kSatisfiable;
  }

  std::optional<Rational> ValueOf(Formula formula) override {
    Z3_ast value = nullptr;
    if (model_ == nullptr || !Z3_model_eval(context_, model_, Make(formula), true, &value)) {
      return std::nullopt;
    }
    if (formula->sort == Sort::kBool) {
      return Rational::Whole(Z3_get_bool_value(context_, value) == Z3_L_TRUE ? 1 : 0);
    }
    if (!Z3_is_numeral_ast(context_, value)) return std::nullopt;
    const std::string text = Z3_get_numeral_string(context_, value);
    const std::vector<std::string> parts = absl::StrSplit(text, '/');
    int64_t numerator = 0, denominator = 1;
    if (!absl::SimpleAtoi(parts[0], &numerator)) return std::nullopt;
    if (parts.size() > 1 && !absl::SimpleAtoi(parts[1], &denominator)) return std::nullopt;
    return Rational::Of(numerator, denominator);
  }

 private:
  Z3_symbol Symbol(const char* text) { return Z3_mk_string_symbol(context_, text); }

  void DropModel() {
    if (model_ != nullptr) Z3_model_dec_ref(context_, model_);
    model_ = nullptr;
  }

  Z3_ast Number(const Rational& number, Sort sort) {
    const std::string text = number.IsWhole()
                                 ? absl::StrCat(number.numerator())
                                 : absl::StrCat(number.numerator(), "/", number.denominator());
    return Z3_mk_numeral(
        context_, text.c_str(),
        sort == Sort::kReal ? Z3_mk_real_sort(context_) : Z3_mk_int_sort(context_));
  }

  Z3_sort SortOf(Sort sort) {
    switch (sort) {
      case Sort::kBool:
        return Z3_mk_bool_sort(context_);
      case Sort::kInt:
        return Z3_mk_int_sort(context_);
      case Sort::kReal:
        return Z3_mk_real_sort(context_);
    }
    return nullptr;
  }

  // A formula as the wider sort, if it is not of it.
  Z3_ast As(Sort sort, Formula formula) {
    if (sort != Sort::kReal || formula->sort != Sort::kInt) return Make(formula);
    if (formula->IsNumber()) return Number(formula->number, Sort::kReal);
    return Z3_mk_int2real(context_, Make(formula));
  }

  static Sort WiderOf(const std::vector<Formula>& formulas) {
    Sort sort = formulas.front()->sort;
    for (Formula formula : formulas) {
      if (formula->sort == Sort::kReal) sort = Sort::kReal;
    }
    return sort;
  }

  Z3_ast Make(Formula formula) {
    if (const auto found = made_.find(formula); found != made_.end()) return found->second;
    const Z3_ast made = MakeNew(*formula);
    made_[formula] = made;
    return made;
  }

  Z3_ast MakeNew(const FormulaNode& node) {
    const bool compares =
        node.op == Op::kEqual || node.op == Op::kLess || node.op == Op::kLessEqual;
    const Sort sort = compares ? WiderOf(node.args) : node.sort;
    std::vector<Z3_ast> args;
    for (Formula arg : node.args)
      args.push_back(arg->sort == Sort::kBool ? Make(arg) : As(sort, arg));
    const auto count = static_cast<unsigned>(args.size());
    switch (node.op) {
      case Op::kNumber:
        if (node.sort != Sort::kBool) return Number(node.number, node.sort);
        return node.IsTrue() ? Z3_mk_true(context_) : Z3_mk_false(context_);
      case Op::kVariable:
        return Z3_mk_const(context_, Symbol(node.name.c_str()), SortOf(node.sort));
      case Op::kNot:
        return Z3_mk_not(context_, args[0]);
      case Op::kAnd:
        return Z3_mk_and(context_, count, args.data());
      case Op::kOr:
        return Z3_mk_or(context_, count, args.data());
      case Op::kEqual:
        return Z3_mk_eq(context_, args[0], args[1]);
      case Op::kLess:
        return Z3_mk_lt(context_, args[0], args[1]);
      case Op::kLessEqual:
        return Z3_mk_le(context_, args[0], args[1]);
      case Op::kAdd:
        return Z3_mk_add(context_, count, args.data());
      case Op::kScale: {
        const Z3_ast factors[] = {Number(node.number, node.sort), args[0]};
        return Z3_mk_mul(context_, 2, factors);
      }
      case Op::kChoose:
        return Z3_mk_ite(context_, args[0], args[1], args[2]);
      case Op::kFloor:
        return Z3_mk_real2int(context_, As(Sort::kReal, node.args[0]));
    }
    return nullptr;
  }

  // Of every variable below a formula. Said again for each formula: what is said inside a Push goes
  // with it.
  void AssertBounds(Formula formula) {
    std::vector<Formula> waiting{formula};
    absl::flat_hash_map<Formula, bool> seen;
    while (!waiting.empty()) {
      const Formula next = waiting.back();
      waiting.pop_back();
      if (!seen.try_emplace(next, true).second) continue;
      waiting.insert(waiting.end(), next->args.begin(), next->args.end());
      if (next->op != Op::kVariable) continue;
      if (next->least.has_value()) {
        Z3_solver_assert(context_, solver_,
                         Z3_mk_le(context_, Number(*next->least, next->sort), Make(next)));
      }
      if (next->most.has_value()) {
        Z3_solver_assert(context_, solver_,
                         Z3_mk_le(context_, Make(next), Number(*next->most, next->sort)));
      }
    }
  }

  Z3_context context_ = nullptr;
  Z3_solver solver_ = nullptr;
  Z3_model model_ = nullptr;
  absl::flat_hash_map<Formula, Z3_ast> made_;
};

}  // namespace

std::unique_ptr<Solver> NewSolver() { return std::make_unique<Z3Solver>(); }
bool HasSolver() { return true; }

}  // namespace fairstart
