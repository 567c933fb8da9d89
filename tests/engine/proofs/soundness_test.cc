// What is found impossible must be: of everything that a person of a scenario shows, an open world
// says that it may be, with witnesses and without.
#include <gtest/gtest.h>

#include "engine/evaluation/answer.h"
#include "engine/proofs/search.h"
#include "engine/proofs/statement.h"
#include "service/proofs/new_solver.h"
#include "service/proofs/scenario_people.h"
#include "service/rulebooks/library.h"

namespace fairstart {
namespace {

using Outcome = Solver::Outcome;

// For each statement, whether some of the people are an example.
std::vector<bool> Shown(const Plan& plan, const std::vector<Statement>& statements,
                        const std::vector<Person>& people) {
  std::vector<bool> shown(statements.size());
  for (const Person& person : people) {
    Question question;
    question.facts = &person.facts;
    question.record = &person.record;
    question.as_of = person.as_of;
    Arena arena;
    FieldViolations violations;
    const ReadQuestion read = Read(plan, question, arena, violations);
    if (!violations.empty()) continue;
    Evaluation evaluation(plan, arena, *read.facts, read.record);
    const Asked asked{evaluation, *read.facts, *read.record, person.as_of};
    for (size_t i = 0; i < statements.size(); ++i) {
      if (!shown[i]) shown[i] = !statements[i].shown(asked).empty();
    }
  }
  return shown;
}

Outcome Look(Search& search, const Statement& statement) {
  const Outcome outcome = search.Look({statement.example(search.translator())});
  search.Leave();
  return outcome;
}

TEST(Soundness, NothingThatSomebodyShowsIsFoundImpossible) {
  const auto library = RulebookLibrary::Open("rules");
  ASSERT_TRUE(library.ok());
  for (const std::string& id : (*library)->Ids()) {
    for (const EditionFolder& edition : (*library)->Editions(id)) {
      Selection selection;
      selection.id = id;
      selection.edition = edition.edition;
      const auto plan = (*library)->Find(selection);
      ASSERT_TRUE(plan.ok());
      const auto scenarios = ReadScenarios(edition.folder.name);
      ASSERT_TRUE(scenarios.ok());
      const std::vector<Statement> statements = StatementsOf(**plan);
      const std::vector<bool> shown = Shown(**plan, statements, PeopleOf(*scenarios));
      Search open(**plan, World::Kind::kOpen, 0, NewSolver);
      Search with_witnesses(**plan, World::Kind::kOpen, 3, NewSolver);
      int looked_at = 0;
      // Some of them, from all sections alike: each takes the solver a tenth of a second.
      const size_t step = std::max<size_t>(1, statements.size() / 60);
      for (size_t i = 0; i < statements.size(); i += step) {
        if (!shown[i]) continue;
        ++looked_at;
        const std::string name = statements[i].declaration + ": " + statements[i].text;
        EXPECT_NE(Look(open, statements[i]), Outcome::kUnsatisfiable) << name;
        EXPECT_NE(Look(with_witnesses, statements[i]), Outcome::kUnsatisfiable) << name;
      }
      EXPECT_GT(looked_at, 30);
    }
  }
}

}  // namespace
}  // namespace fairstart
