#include <gtest/gtest.h>

#include "service/proofs/new_solver.h"

namespace fairstart {
namespace {

using Outcome = Solver::Outcome;

class Z3 : public testing::Test {
 protected:
  Formula Int(int64_t number) { return pool.Number(number); }

  FormulaPool pool;
  Formula a = pool.Variable("a", Sort::kBool);
  Formula x = pool.Variable("x", Sort::kInt, Rational::Whole(0), Rational::Whole(10));
  Formula y = pool.Variable("y", Sort::kInt);
  Formula r = pool.Variable("r", Sort::kReal);
  std::unique_ptr<Solver> solver = NewSolver();
};

TEST_F(Z3, IsThere) { EXPECT_TRUE(HasSolver()); }

TEST_F(Z3, FindsValuesOfWhichAllHolds) {
  solver->Assert(pool.And(a, pool.Less(x, y)));
  solver->Assert(pool.Equal(pool.Add(x, y), Int(9)));
  solver->Assert(pool.Less(Int(3), x));
  ASSERT_EQ(solver->Check(), Outcome::kSatisfiable);
  EXPECT_EQ(solver->ValueOf(a), Rational::Whole(1));
  EXPECT_EQ(solver->ValueOf(x), Rational::Whole(4));
  EXPECT_EQ(solver->ValueOf(y), Rational::Whole(5));
  EXPECT_EQ(solver->ValueOf(pool.Add(x, Int(1))), Rational::Whole(5));
}

TEST_F(Z3, SaysThatThereAreNone) {
  solver->Assert(pool.Less(x, y));
  solver->Assert(pool.Less(y, x));
  EXPECT_EQ(solver->Check(), Outcome::kUnsatisfiable);
}

TEST_F(Z3, HoldsVariablesToWhatTheyLieBetween) {
  solver->Assert(pool.LessEqual(pool.Add(x, y), Int(-1)));
  solver->Assert(pool.LessEqual(Int(0), y));
  EXPECT_EQ(solver->Check(), Outcome::kUnsatisfiable);
}

TEST_F(Z3, ForgetsWhatIsTakenBack) {
  solver->Assert(pool.Less(Int(5), x));
  solver->Push();
  solver->Assert(pool.Less(x, Int(6)));
  EXPECT_EQ(solver->Check(), Outcome::kUnsatisfiable);
  solver->Pop();
  EXPECT_EQ(solver->Check(), Outcome::kSatisfiable);
}

TEST_F(Z3, WholeNumbersAndOthersGoTogether) {
  const Formula third = pool.Number(*Rational::Of(1, 3));
  solver->Assert(pool.Equal(r, pool.Add(pool.Scale(*Rational::Of(1, 2), x), third)));
  solver->Assert(pool.Equal(pool.Floor(r), Int(2)));
  solver->Assert(pool.Less(Int(4), x));
  solver->Assert(pool.Equal(y, pool.Choose(pool.Less(r, Int(2)), Int(7), Int(8))));
  ASSERT_EQ(solver->Check(), Outcome::kSatisfiable);
  EXPECT_EQ(solver->ValueOf(x), Rational::Whole(5));
  EXPECT_EQ(solver->ValueOf(r), Rational::Of(17, 6));
  EXPECT_EQ(solver->ValueOf(y), Rational::Whole(8));
}

TEST_F(Z3, FloorsTowardsLess) {
  solver->Assert(pool.Equal(r, pool.Number(*Rational::Of(-1, 2))));
  ASSERT_EQ(solver->Check(), Outcome::kSatisfiable);
  EXPECT_EQ(solver->ValueOf(pool.Floor(r)), Rational::Whole(-1));
}

}  // namespace
}  // namespace fairstart
