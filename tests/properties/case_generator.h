// Random young people: plausible lives whose days lie on, before and after the days on which the
// rules turn.
#ifndef FAIRSTART_TESTS_PROPERTIES_CASE_GENERATOR_H_
#define FAIRSTART_TESTS_PROPERTIES_CASE_GENERATOR_H_

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "fairstart/v1/case_facts.pb.h"
#include "fairstart/v1/record.pb.h"
#include "fairstart/v1/rulebook.pb.h"
#include "tests/properties/dice.h"
#include "tests/reference/day.h"

namespace fairstart {

struct GeneratedCase {
  v1::CaseFacts facts;
  std::optional<v1::Record> record;
  // Days worth asking about: the first is the one that the life was made around.
  std::vector<reference::DayNumber> days;
};

// How much of a case is left out.
enum class Completeness { kComplete, kMixed };

class CaseGenerator {
 public:
  // Fills the histories that the rulebook's expressions name; it must outlive the generator.
  explicit CaseGenerator(const v1::Rulebook& rulebook);

  // The same seed, or dice that fall the same, give the same case.
  GeneratedCase Generate(uint64_t seed, Completeness completeness = Completeness::kMixed) const;
  GeneratedCase Generate(Dice& dice, Completeness completeness) const;

  // Other contents for one field of the case's top level, plausible for the same life and mostly
  // around `focus`.
  void Regenerate(uint64_t seed, const std::string& field, reference::DayNumber focus,
                  v1::CaseFacts& facts) const;

 private:
  const v1::Rulebook& rulebook_;
  std::set<std::string> words_;  // of all expressions
};

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_PROPERTIES_CASE_GENERATOR_H_
