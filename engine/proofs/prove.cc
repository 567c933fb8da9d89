// How a statement is decided:
//
//   1. A person of a scenario may be an example: the engine says so.
//   2. In an open world, where everything that could be can be, there may be no example; if there is
//      one, it may go when what is said of the records of a history is looked at through witnesses.
//   3. In a closed world, where everything that can be is somebody, there may be one; the engine is
//      asked whether they are.
//
// Otherwise it is not decided, and what it rests on is named.
//
// Tested by tests/engine/proofs/prove_test.cc.
#include "engine/proofs/prove.h"

#include <algorithm>
#include <tuple>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/evaluation/answer.h"
#include "engine/proofs/search.h"
#include "engine/proofs/shrink.h"
#include "engine/proofs/statement.h"

namespace fairstart {
namespace {

using Says = Statement::Says;
using Outcome = Solver::Outcome;

// How many of those whom a solver finds are shown to the engine.
constexpr int kMostPeople = 4;
// So many witnesses has a history of an open world, and so many records at most one of a closed
// world: enough for two that differ.
constexpr int kWitnesses = 3;
constexpr int kRecords = 2;
// How many of the parts that a statement rests on are named.
constexpr size_t kMostNamed = 3;

// A person as the engine reads them; nothing when they are no case.
class Read {
 public:
  Read(const Plan& plan, const Person& person) : evaluation_(nullptr) {
    Question question;
    question.facts = &person.facts;
    question.record = &person.record;
    question.as_of = person.as_of;
    FieldViolations violations;
    read_ = fairstart::Read(plan, question, arena_, violations);
    if (!violations.empty()) return;
    evaluation_ = std::make_unique<Evaluation>(plan, arena_, *read_.facts, read_.record);
    as_of_ = person.as_of;
  }

  std::string Shows(const Statement& statement) {
    if (evaluation_ == nullptr) return "";
    return statement.shown(Asked{*evaluation_, *read_.facts, *read_.record, as_of_});
  }

 private:
  Arena arena_;
  ReadQuestion read_;
  std::unique_ptr<Evaluation> evaluation_;
  Day as_of_;
};

class Prover {
 public:
  Prover(const Plan& plan, const MakeSolver& make_solver)
      : plan_(plan),
        make_solver_(make_solver),
        statements_(StatementsOf(plan)),
        proofs_(statements_.size()),
        open_(plan, World::Kind::kOpen, 0, make_solver),
        closed_(plan, World::Kind::kClosed, kRecords, make_solver) {}

  std::vector<Proof> Run(const std::vector<Person>& witnesses) {
    for (const Person& witness : witnesses) AskWitness(witness);
    for (size_t i = 0; i < statements_.size(); ++i) {
      if (!settled_.contains(i)) Decide(i);
    }
    std::stable_sort(proofs_.begin(), proofs_.end(), [](const Proof& a, const Proof& b) {
      const auto place = [](const Diagnostic& d) { return std::tie(d.file, d.line, d.column); };
      return place(a.diagnostic) < place(b.diagnostic);
    });
    return std::move(proofs_);
  }

 private:
  // A person of a scenario may show several things.
  void AskWitness(const Person& witness) {
    Read read(plan_, witness);
    for (size_t i = 0; i < statements_.size(); ++i) {
      if (settled_.contains(i) || statements_[i].says != Says::kThereIsOne) continue;
      const std::string shown = read.Shows(statements_[i]);
      if (!shown.empty()) Settle(i, Verdict::kProved, shown, witness);
    }
  }

  void Decide(size_t i) {
    const Statement& statement = statements_[i];
    std::vector<std::string> rests_on;
    Outcome outcome = LookInOpen(open_, statement, rests_on);
    if (outcome != Outcome::kUnsatisfiable && FindPerson(i)) return;
    if (outcome != Outcome::kUnsatisfiable) {
      Search with_witnesses(plan_, World::Kind::kOpen, kWitnesses, make_solver_);
      outcome = LookInOpen(with_witnesses, statement, rests_on);
    }
    if (outcome != Outcome::kUnsatisfiable) {
      LeaveOpen(i, outcome, std::move(rests_on));
      return;
    }
    const bool none = statement.says == Says::kThereIsNone;
    Settle(i, none ? Verdict::kProved : Verdict::kRefuted, "", std::nullopt);
  }

  static Outcome LookInOpen(Search& search, const Statement& statement,
                            std::vector<std::string>& rests_on) {
    const Outcome outcome = search.Look({statement.example(search.translator())});
    rests_on.clear();
    if (outcome == Outcome::kSatisfiable) rests_on = search.RestsOn();
    search.Leave();
    return outcome;
  }

  // Whether somebody was found, and the engine agrees. First somebody of whom one would think.
  bool FindPerson(size_t i) {
    const Formula likely = Likely();
    const Formula wished = WishOf(statements_[i]);
    using Wishes = std::vector<Formula>;
    for (const Wishes& wishes :
         {Wishes{likely, wished}, Wishes{likely}, Wishes{wished}, Wishes{}}) {
      if (FindPerson(i, wishes)) return true;
    }
    return false;
  }

  bool FindPerson(size_t i, const std::vector<Formula>& wishes) {
    const Statement& statement = statements_[i];
    std::vector<Formula> all = wishes;
    all.push_back(statement.example(closed_.translator()));
    Outcome outcome = closed_.Look(std::move(all));
    bool found = false;
    for (int k = 0; k < kMostPeople && outcome == Outcome::kSatisfiable && !found; ++k) {
      const Person person = closed_.Found();
      std::string shown = Read(plan_, person).Shows(statement);
      found = !shown.empty();
      if (found) {
        Accept(i, person, shown);
      } else {
        outcome = closed_.LookFurther();
      }
    }
    closed_.Leave();
    return found;
  }

  void Accept(size_t i, Person person, std::string shown) {
    const Statement& statement = statements_[i];
    if (statement.says == Says::kThereIsOne) {
      Settle(i, Verdict::kProved, shown, std::move(person));
    } else if (!statement.excuse.empty()) {
      Settle(i, Verdict::kNotDecided, shown, std::nullopt);
    } else {
      const std::optional<std::string> stopped = StoppedAnswer(person);
      const auto shows = [&](const Person& less) {
        return !Read(plan_, less).Shows(statement).empty() &&
               (!stopped.has_value() || StoppedAnswer(less, *stopped).has_value());
      };
      const Person least = Shrink(person, shows);
      Settle(i, Verdict::kRefuted, Read(plan_, least).Shows(statement), least);
    }
  }

  // The entitlement whose line cannot be worked out for a person; "" if it is another answer.
  // Nothing when everything can be. `only` is the one to look at, if it is known.
  std::optional<std::string> StoppedAnswer(const Person& person,
                                           const std::optional<std::string>& only = {}) const {
    Question question;
    question.facts = &person.facts;
    question.record = &person.record;
    question.as_of = person.as_of;
    if (only.has_value()) question.entitlements = {*only};
    const auto answer = Evaluate(plan_, question);
    const v1::Finding* finding = std::get_if<v1::Finding>(&answer);
    if (finding == nullptr) return std::nullopt;
    for (const v1::Line& line : finding->lines()) {
      if (!line.defect().empty()) return line.entitlement();
    }
    if (finding->defects_size() == 0) return std::nullopt;
    return "";
  }

  // Somebody between 14 and 26, asked about in the first fifteen years of the rulebook.
  Formula Likely() {
    World& world = closed_.world();
    FormulaPool& pool = world.pool();
    const Day from = ParseDay(plan_.declarations.about->in_force_from()).value_or(Day::First());
    const Formula lived = pool.Subtract(world.as_of(), world.date_of_birth());
    return pool.And(
        pool.Between(pool.Number(NumberOf(from)), world.as_of(),
                     pool.Number(NumberOf(AddDays(from, 15 * 365)))),
        pool.Between(pool.Number(int64_t{14 * 365}), lived, pool.Number(int64_t{26 * 365})));
  }

  Formula WishOf(const Statement& statement) {
    if (statement.wish == nullptr) return closed_.world().pool().True();
    return statement.wish(closed_.translator());
  }

  void Settle(size_t i, Verdict verdict, const std::string& shown, std::optional<Person> person) {
    const Statement& statement = statements_[i];
    std::string problem = statement.text;
    std::string mend;
    if (verdict == Verdict::kRefuted) {
      const bool none = statement.says == Says::kThereIsNone;
      problem = none ? shown : statement.problem;
      mend = statement.mend;
    } else if (verdict == Verdict::kNotDecided) {
      problem = NotDecided(statement, statement.excuse);
    }
    Put(i, verdict, problem, mend);
    proofs_[i].person = std::move(person);
  }

  void LeaveOpen(size_t i, Outcome outcome, std::vector<std::string> rests_on) {
    const Statement& statement = statements_[i];
    std::string because = statement.excuse;
    if (because.empty() && outcome == Outcome::kGaveUp) because = "it is too hard";
    if (because.empty() && rests_on.empty()) because = "nobody was found who shows it or not";
    if (because.empty()) {
      const size_t more = rests_on.size() > kMostNamed ? rests_on.size() - kMostNamed : 0;
      rests_on.resize(rests_on.size() - more);
      for (std::string& part : rests_on) part = InQuotes(part);
      because = absl::StrCat("it rests on ", absl::StrJoin(rests_on, ", "),
                             more == 0 ? "" : absl::StrCat(" and ", more, " more"));
    }
    Put(i, Verdict::kNotDecided, NotDecided(statement, because), "");
  }

  static std::string NotDecided(const Statement& statement, const std::string& because) {
    return absl::StrCat("it is not decided whether ", statement.text, ": ", because);
  }

  void Put(size_t i, Verdict verdict, const std::string& problem, const std::string& mend) {
    const Statement& statement = statements_[i];
    settled_.insert(i);
    Proof& proof = proofs_[i];
    proof.verdict = verdict;
    proof.statement = statement.text;
    proof.diagnostic = MakeDiagnostic(statement.place, statement.field, -1, 0,
                                      statement.declaration, problem, mend);
    proof.diagnostic.severity =
        verdict == Verdict::kRefuted ? Diagnostic::Severity::kError : Diagnostic::Severity::kNote;
  }

  const Plan& plan_;
  const MakeSolver& make_solver_;
  const std::vector<Statement> statements_;
  std::vector<Proof> proofs_;
  std::set<size_t> settled_;
  Search open_;
  Search closed_;
};

}  // namespace

std::vector<Proof> Prove(const Plan& plan, const std::vector<Person>& witnesses,
                         const MakeSolver& make_solver) {
  return Prover(plan, make_solver).Run(witnesses);
}

}  // namespace fairstart
