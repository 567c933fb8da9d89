// A formula is worth what the engine says: of people whom a solver makes up, every definition of a
// rulebook has the value that its formula has.
#include "absl/strings/match.h"
#include "engine/proofs/translator.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <random>

#include "engine/evaluation/answer.h"
#include "engine/proofs/search.h"
#include "engine/proofs/subject.h"
#include "service/proofs/new_solver.h"
#include "service/rulebooks/library.h"
#include "tests/engine/proofs/small_book.h"

namespace fairstart {
namespace {

using Outcome = Solver::Outcome;

// The value of a definition as formulas have it; nothing for what has none there.
std::optional<Rational> NumberOf(const Value& value) {
  switch (value.tag()) {
    case Value::Tag::kBool:
      return Rational::Whole(value.boolean() ? 1 : 0);
    case Value::Tag::kInt:
      return Rational::Whole(value.integer());
    case Value::Tag::kDate:
      return Rational::Whole(NumberOf(value.day()));
    case Value::Tag::kRational:
      return value.rational();
    default:
      return std::nullopt;
  }
}

class Agreement {
 public:
  explicit Agreement(const Plan& plan)
      : plan_(plan), search_(plan, World::Kind::kClosed, 2, NewSolver), random_(1) {}

  // People made up about one definition.
  void Check(int index, int people) {
    const PlanDefinition& definition = plan_.definitions[static_cast<size_t>(index)];
    World& world = search_.world();
    for (const SymbolicSubject& subject : SubjectsOf(world, definition.of)) {
      const Term term = search_.translator().Definition(index, world.as_of(), subject.record);
      if (term.value == nullptr) continue;
      // What is not worked out may be anything.
      const Cone cone = world.ConeOf({term.ok, term.value});
      const bool exact = std::none_of(cone.variables.begin(), cone.variables.end(),
                                      [&](Formula v) { return !world.ShownFor(v).empty(); });
      if (!exact) continue;
      for (int i = 0; i < people; ++i) {
        CheckPerson(definition, index, subject, term, cone);
        if (testing::Test::HasFatalFailure()) return;
      }
    }
  }

  int compared() const { return compared_; }

 private:
  Formula Wish(Formula variable) {
    FormulaPool& pool = search_.world().pool();
    if (variable->sort == Sort::kBool) return random_() % 2 == 0 ? variable : pool.Not(variable);
    const Formula near = random_() % 2 == 0 ? search_.world().as_of() : pool.Number(int64_t{17000});
    const Formula moved =
        pool.Add(near, pool.Number(static_cast<int64_t>(random_() % 2000) - 1000));
    switch (random_() % 4) {
      case 0:
        return pool.Equal(variable, moved);
      case 1:
        return pool.Less(variable, moved);
      case 2:
        return pool.Less(moved, variable);
      default:
        return pool.Equal(variable, pool.Number(static_cast<int64_t>(random_() % 4)));
    }
  }

  void CheckPerson(const PlanDefinition& definition, int index, const SymbolicSubject& subject,
                   const Term& term, const Cone& cone) {
    World& world = search_.world();
    const Outcome outcome =
        search_.Look({subject.guard, term.ok, world.Mention(term.ok), world.Mention(term.value)});
    std::vector<Formula> variables(cone.variables.begin(), cone.variables.end());
    for (int i = 0; outcome == Outcome::kSatisfiable && i < 6 && !variables.empty(); ++i) {
      search_.Keep(Wish(variables[random_() % variables.size()]));
    }
    if (outcome == Outcome::kSatisfiable) {
      const Person person = search_.Found();
      const std::optional<Rational> expected = search_.ValueOf(term.value);
      const std::optional<Value> actual = Ask(definition, index, person);
      if (actual.has_value() && actual->IsKnown() && NumberOf(*actual).has_value() &&
          !definition.type.Is(Type::Kind::kString)) {
        ++compared_;
        EXPECT_EQ(NumberOf(*actual), expected)
            << definition.name << " on " << FormatDay(person.as_of) << "\n"
            << person.facts.DebugString();
      } else if (actual.has_value() && actual->IsError()) {
        ADD_FAILURE() << definition.name << ": " << actual->error()->message;
      }
    }
    search_.Leave();
  }

  // The value of the definition, about the first record that it can be about. Nothing, with a
  // failure, when the person is no case.
  std::optional<Value> Ask(const PlanDefinition& definition, int index, const Person& person) {
    Question question;
    question.facts = &person.facts;
    question.record = &person.record;
    question.as_of = person.as_of;
    arena_ = std::make_unique<Arena>();
    FieldViolations violations;
    const ReadQuestion read = Read(plan_, question, *arena_, violations);
    for (const FieldViolation& violation : violations) {
      // The solver does not know what the entries of a record have to name.
      if (absl::StartsWith(violation.path, "record.")) continue;
      ADD_FAILURE() << violation.path << ": " << violation.description << "\n"
                    << person.facts.DebugString();
    }
    if (!violations.empty()) return std::nullopt;
    Evaluation evaluation(plan_, *arena_, *read.facts, read.record);
    const Asked asked{evaluation, *read.facts, *read.record, person.as_of};
    Execution execution = evaluation.On(person.as_of);
    const std::vector<const RecordValue*> subjects = SubjectsOf(asked, definition.of);
    if (subjects.empty()) return std::nullopt;
    return evaluation.Definition(execution, index, subjects.front());
  }

  const Plan& plan_;
  Search search_;
  std::mt19937 random_;
  std::unique_ptr<Arena> arena_;
  int compared_ = 0;
};

// Every operation of the language that has an exact form, each in a definition.
constexpr char kEveryOperation[] = R"pb(
  fact {
    name: "n"
    label: "n"
    question: "n?"
    type { scalar: UNIT_COUNT }
    minimum: -20
    maximum: 20
    cite { paragraph: "1" }
  }
  fact {
    name: "m"
    label: "m"
    question: "m?"
    type { scalar: UNIT_COUNT }
    minimum: 0
    maximum: 9
    cite { paragraph: "1" }
  }
  fact {
    name: "p"
    label: "p"
    question: "p?"
    type { scalar: UNIT_PENCE_PER_MONTH }
    minimum: -5000
    maximum: 5000
    cite { paragraph: "1" }
  }
  fact {
    name: "q"
    label: "q"
    question: "q?"
    type { scalar: UNIT_PENCE_PER_MONTH }
    minimum: 0
    maximum: 5000
    cite { paragraph: "1" }
  }
  fact {
    name: "once"
    label: "once"
    question: "once?"
    type { scalar: UNIT_PENCE }
    minimum: 0
    maximum: 5000
    cite { paragraph: "1" }
  }
  fact {
    name: "yes"
    label: "yes"
    question: "yes?"
    type { scalar: UNIT_BOOLEAN }
    cite { paragraph: "1" }
  }
  fact {
    name: "d"
    label: "d"
    question: "d?"
    type { scalar: UNIT_DATE }
    cite { paragraph: "1" }
  }
  fact {
    name: "e"
    label: "e"
    question: "e?"
    type { event_date {} }
    cite { paragraph: "1" }
  }
  fact {
    name: "colour"
    label: "colour"
    question: "colour?"
    type {
      choices {
        name: "Colour"
        choice { name: "RED" label: "red" }
        choice { name: "BLUE" label: "blue" }
      }
    }
    cite { paragraph: "1" }
  }
  parameter {
    name: "share"
    label: "share"
    unit: UNIT_SHARE
    known: KNOWN_UNTIL_CHANGED
    row { from: "1990-01-01" value: "1/3" }
    row { from: "2016-06-01" value: "2/7" }
    cite { paragraph: "1" }
  }
  parameter {
    name: "span"
    label: "span"
    unit: UNIT_SPAN
    known: KNOWN_UNTIL_CHANGED
    row { from: "1990-01-01" value: "6 months" }
    row { from: "2016-06-01" value: "17 days" }
    cite { paragraph: "1" }
  }
  parameter {
    name: "age"
    label: "age"
    unit: UNIT_YEARS_OF_AGE
    known: KNOWN_UNTIL_CHANGED
    row { from: "1990-01-01" value: "16" }
    row { from: "2016-06-01" value: "18" }
    cite { paragraph: "1" }
  }
  definition {
    name: "sum_of_ints"
    label: "x"
    value: "n + 2 * m - 3 < -n"
    cite { paragraph: "1" }
  }
  definition {
    name: "product_of_ints"
    label: "x"
    value: "n * m"
    cite { paragraph: "1" }
  }
  definition {
    name: "quotient_of_ints"
    label: "x"
    value: "n / 3"
    cite { paragraph: "1" }
  }
  definition {
    name: "rest_of_ints"
    label: "x"
    value: "n % 3"
    cite { paragraph: "1" }
  }
  definition {
    name: "share_of_amount"
    label: "x"
    value: "share * p"
    cite { paragraph: "1" }
  }
  definition {
    name: "part_of_amount"
    label: "x"
    value: "p / (m + 1)"
    cite { paragraph: "1" }
  }
  definition {
    name: "multiple_of_amount"
    label: "x"
    value: "p * n"
    cite { paragraph: "1" }
  }
  definition {
    name: "rounded"
    label: "x"
    value: "to_pence(p / 8)"
    cite { paragraph: "1" }
  }
  definition {
    name: "a_week"
    label: "x"
    value: "per_week(p)"
    cite { paragraph: "1" }
  }
  definition {
    name: "a_week_of_days"
    label: "x"
    value: "per_week(once, d, plus(d, days(m)))"
    cite { paragraph: "1" }
  }
  definition {
    name: "lesser"
    label: "x"
    value: "least(p, q) - greatest(p, q)"
    cite { paragraph: "1" }
  }
  definition {
    name: "chosen"
    label: "x"
    value: "yes && n > 3 ? p : q"
    cite { paragraph: "1" }
  }
  definition {
    name: "either"
    label: "x"
    value: "(yes || n == m) != (p <= q)"
    cite { paragraph: "1" }
  }
  definition {
    name: "red"
    label: "x"
    value: "colour == Colour.RED || colour in [Colour.BLUE] && yes"
    cite { paragraph: "1" }
  }
  definition {
    name: "later_by_span"
    label: "x"
    value: "plus(d, span)"
    cite { paragraph: "1" }
  }
  definition {
    name: "later_by_months"
    label: "x"
    value: "plus(plus(d, months(1)), days(-1))"
    cite { paragraph: "1" }
  }
  definition {
    name: "of_age"
    label: "x"
    value: "as_of >= birthday(age) && !aged(17, 19)"
    cite { paragraph: "1" }
  }
  definition {
    name: "fifth"
    label: "x"
    value: "anniversary(d, 5) < as_of"
    cite { paragraph: "1" }
  }
  definition {
    name: "come"
    label: "x"
    value: "has(e) ? awaited(e) : d"
    cite { paragraph: "1" }
  }
  definition {
    name: "sooner"
    label: "x"
    value: "earlier(d, e) == later(e, d)"
    cite { paragraph: "1" }
  }
  definition {
    name: "as_of_the_day"
    label: "x"
    value: "as_of == d || as_of != e && as_of <= e || as_of > d"
    cite { paragraph: "1" }
  }
  definition {
    name: "on_that_day"
    label: "x"
    value: "on(d, of_age)"
    cite { paragraph: "1" }
  }
  definition {
    name: "pay"
    label: "x"
    value: "total(active(jobs).map(j, j.weekly_travel_cost))"
    cite { paragraph: "1" }
  }
  definition {
    name: "apprentice"
    label: "x"
    value: "active(jobs).exists(j, j.apprenticeship) && jobs.all(j, j.minutes_per_week > 60)"
    cite { paragraph: "1" }
  }
  definition {
    name: "one_long"
    label: "x"
    value: "jobs.exists_one(j, j.minutes_per_week > 600)"
    cite { paragraph: "1" }
  }
  definition {
    name: "long_jobs"
    label: "x"
    value: "size(jobs.filter(j, j.minutes_per_week > 600))"
    cite { paragraph: "1" }
  }
  definition {
    name: "the_same_key"
    label: "x"
    value: "jobs.exists(j, courses.exists(c, c.id == j.id))"
    cite { paragraph: "1" }
  }
  definition {
    name: "last_start"
    label: "x"
    value: "latest(jobs.map(j, j.first_day))"
    cite { paragraph: "1" }
  }
  definition {
    name: "tenth_day"
    label: "x"
    value: "nth_day(jobs.filter(j, !j.apprenticeship), 10, d)"
    cite { paragraph: "1" }
  }
  definition {
    name: "at_home"
    label: "x"
    value: "active(living_arrangements).exists(a, a.kind == LivingKind.WITH_PARENT)"
    cite { paragraph: "1" }
  }
  definition {
    name: "long_job"
    label: "x"
    of: "Job j"
    value: "j.minutes_per_week > 600 && as_of <= j.last_day"
    cite { paragraph: "1" }
  }
  definition {
    name: "by_exceptions"
    label: "x"
    value: "1"
    exception {
      name: "a"
      when: "yes"
      value: "2"
      because: "a"
      overrides: "b"
      cite { paragraph: "1" }
    }
    exception {
      name: "b"
      when: "n > 0"
      value: "n"
      because: "b"
      cite { paragraph: "1" }
    }
    exception {
      name: "c"
      when: "m == 9"
      value: "2"
      because: "c"
      overrides: "b"
      cite { paragraph: "1" }
    }
    cite { paragraph: "1" }
  }
  table {
    name: "by_rows"
    label: "x"
    input { value: "colour" label: "colour" }
    input { value: "yes" label: "yes" }
    row { cell: "RED" cell: "-" when: "n < 0" then: "1" }
    row { cell: "RED" cell: "-" when: "n >= 0" then: "n" }
    row { cell: "BLUE" cell: "true" then: "m" }
    row { cell: "BLUE" cell: "false" then: "0" }
    cite { paragraph: "1" }
  }
)pb";

TEST(Translator, AgreesWithTheEngineAboutEveryOperation) {
  const auto plan = SmallBook(kEveryOperation);
  ASSERT_NE(plan, nullptr);
  Agreement agreement(*plan);
  for (size_t i = 0; i < plan->definitions.size(); ++i) {
    const int before = agreement.compared();
    agreement.Check(static_cast<int>(i), 12);
    if (plan->definitions[i].name != "legal_status") {
      EXPECT_GT(agreement.compared(), before) << plan->definitions[i].name << " is never compared";
    }
  }
}

// Two people for one definition in six; FAIRSTART_COUNT=3 asks about three for each definition.
TEST(Translator, AgreesWithTheEngineAboutTheRulebook) {
  const char* wanted = std::getenv("FAIRSTART_COUNT");
  const int people = wanted == nullptr ? 2 : std::atoi(wanted);
  const size_t step = wanted == nullptr ? 6 : 1;
  const auto library = RulebookLibrary::Open("rules");
  ASSERT_TRUE(library.ok());
  for (const std::string& id : (*library)->Ids()) {
    Selection selection;
    selection.id = id;
    const auto plan = (*library)->Find(selection);
    ASSERT_TRUE(plan.ok());
    Agreement agreement(**plan);
    for (size_t i = 0; i < (*plan)->definitions.size(); i += step) {
      agreement.Check(static_cast<int>(i), people);
    }
    EXPECT_GT(agreement.compared(), 20);
  }
}

}  // namespace
}  // namespace fairstart
