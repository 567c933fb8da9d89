#include "tests/engine/proofs/proved.h"

#include <gtest/gtest.h>

#include <variant>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "service/proofs/new_solver.h"
#include "tests/engine/proofs/small_book.h"

namespace fairstart {
namespace {

constexpr char kFacts[] = R"pb(
  fact {
    name: "guided_hours"
    label: "guided hours a week"
    question: "How many guided hours a week?"
    type { scalar: UNIT_COUNT }
    minimum: 0
    maximum: 60
    cite { paragraph: "1" }
  }
  fact {
    name: "told"
    label: "was told"
    question: "Was the young person told?"
    type { scalar: UNIT_BOOLEAN }
    cite { paragraph: "1" }
  }
  fact {
    name: "words"
    label: "words"
    question: "Which words?"
    type { scalar: UNIT_TEXT }
    cite { paragraph: "1" }
  }
)pb";

}  // namespace

std::string Bursary(const std::string& amount) {
  return absl::StrCat(R"(entitlement {
    name: "bursary"
    label: "bursary"
    cite { paragraph: "1" }
    who { when: "told" otherwise: "Nobody told." cite { paragraph: "1" } }
    amount: ")",
                      amount, R"("
    frequency: FREQUENCY_WEEKLY
    payee: PAYEE_YOUNG_PERSON
    manner: MANNER_ACCOUNT
  }
)");
}

std::string Bands(const std::vector<std::string>& whens, const std::string& policy) {
  std::string table = absl::StrCat(
      "table { name: \"band\" label: \"band\" unit: UNIT_PENCE_PER_WEEK hit_policy: HIT_POLICY_",
      policy, "\n");
  int pounds = 10;
  for (const std::string& when : whens) {
    absl::StrAppend(&table, "  row { when: \"", when, "\" then: \"", pounds, ".00\" }\n");
    pounds += 10;
  }
  return table + "  cite { paragraph: \"1\" }\n}\n" + Bursary("band");
}

std::string Exceptions(const std::string& one, const std::string& other,
                       const std::string& overrides) {
  return absl::StrCat(R"(definition {
    name: "sum"
    label: "sum"
    value: "0"
    exception { name: "one" when: ")",
                      one, R"(" value: "1" because: "a" )", overrides,
                      R"( cite { paragraph: "1" } }
    exception { name: "other" when: ")",
                      other,
                      R"(" value: "2" because: "b" cite { paragraph: "1" } }
    cite { paragraph: "1" }
  }
)");
}

std::string Gate(const std::string& first, const std::string& second, const std::string& more) {
  return absl::StrCat(R"(entitlement {
    name: "gate"
    label: "gate"
    tag: "money"
    cite { paragraph: "1" }
    who { when: ")",
                      first, R"(" otherwise: "No." cite { paragraph: "1" } }
    who { when: ")",
                      second, R"(" otherwise: "No." cite { paragraph: "1" } }
    in_kind: "a gate"
  }
)",
                      more);
}

Proved::Proved(const std::string& rules, const std::string& rates,
               const std::vector<Person>& witnesses)
    : plan(SmallBook(kFacts + rules, rates)) {
  if (plan != nullptr) proofs = Prove(*plan, witnesses, NewSolver);
  // Whoever is shown is a case that the engine takes.
  for (const Proof& proof : proofs) {
    if (proof.person.has_value()) Ask(proof);
  }
}

const Proof& Proved::Of(const std::string& declaration, const std::string& statement) const {
  static const Proof& none = *new Proof();
  const Proof* found = &none;
  for (const Proof& proof : proofs) {
    if (proof.diagnostic.declaration != declaration ||
        !absl::StrContains(proof.statement, statement)) {
      continue;
    }
    EXPECT_EQ(found, &none) << "several are: " << found->statement << "; " << proof.statement;
    found = &proof;
  }
  EXPECT_NE(found, &none) << declaration << " has no statement \"" << statement << "\"";
  return *found;
}

v1::Finding Proved::Ask(const Proof& proof) const {
  if (!proof.person.has_value()) {
    ADD_FAILURE() << "nobody shows it";
    return {};
  }
  Question question;
  question.facts = &proof.person->facts;
  question.record = &proof.person->record;
  question.as_of = proof.person->as_of;
  const auto answer = Evaluate(*plan, question);
  const auto* violations = std::get_if<FieldViolations>(&answer);
  if (violations == nullptr) return std::get<v1::Finding>(answer);
  for (const FieldViolation& violation : *violations) {
    ADD_FAILURE() << violation.path << ": " << violation.description;
  }
  return {};
}

int64_t DeclaredInteger(const Proof& proof, const std::string& name) {
  for (const v1::DeclaredFact& fact : proof.person->facts.declared_facts().facts()) {
    if (fact.name() == name) return fact.value().integer();
  }
  return -1;
}

}  // namespace fairstart
