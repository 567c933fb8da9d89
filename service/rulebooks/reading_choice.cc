// Tested by tests/service/rulebooks/reading_choice_test.cc.
#include "service/rulebooks/reading_choice.h"

#include <algorithm>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/text/misread.h"
#include "service/errors/nearest_name.h"

namespace fairstart {
namespace {

const v1::Interpretation* FindInterpretation(const v1::Rulebook& rulebook,
                                             const std::string& number) {
  for (const v1::Interpretation& interpretation : rulebook.interpretation()) {
    if (interpretation.number() == number) return &interpretation;
  }
  return nullptr;
}

// Whether something can be computed with a reading: it was chosen, or carries what it puts in
// place.
bool IsComputable(const v1::Interpretation& interpretation,
                  const v1::Interpretation::Reading& reading) {
  const auto& chosen = interpretation.chosen();
  return std::find(chosen.begin(), chosen.end(), reading.name()) != chosen.end() ||
         reading.definition_size() + reading.table_size() + reading.parameter_size() > 0;
}

std::string WhatIsWrong(const v1::Rulebook& rulebook, const std::string& choice,
                        std::set<std::string>& numbers) {
  const size_t equals = choice.find('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == choice.size()) {
    return absl::StrCat(Quoted(choice),
                        " is not a reading; write NUMBER=READING, such as \"I-52=R2\"");
  }
  const std::string number = choice.substr(0, equals);
  const std::string name = choice.substr(equals + 1);
  const v1::Interpretation* interpretation = FindInterpretation(rulebook, number);
  if (interpretation == nullptr) {
    std::vector<std::string> known;
    for (const auto& other : rulebook.interpretation()) known.push_back(other.number());
    return absl::StrCat("the rulebook has no interpretation ", Quoted(number), "; ",
                        NearestOrKnown(number, known));
  }
  if (!numbers.insert(number).second) {
    return absl::StrCat("a second reading of ", number, "; give one");
  }
  std::vector<std::string> computable;
  for (const v1::Interpretation::Reading& reading : interpretation->reading()) {
    if (IsComputable(*interpretation, reading)) computable.push_back(reading.name());
  }
  if (std::find(computable.begin(), computable.end(), name) != computable.end()) return "";
  for (const v1::Interpretation::Reading& reading : interpretation->reading()) {
    if (reading.name() != name) continue;
    return absl::StrCat("the reading ", choice, " is described but not encoded; encoded: \"",
                        absl::StrJoin(computable, "\", \""), "\"");
  }
  return absl::StrCat(number, " has no reading ", Quoted(name), "; ",
                      NearestOrKnown(name, computable));
}

}  // namespace

FieldViolations CheckReadings(const v1::Rulebook& rulebook,
                              const std::vector<std::string>& readings) {
  FieldViolations violations;
  std::set<std::string> numbers;
  for (size_t i = 0; i < readings.size(); ++i) {
    const std::string wrong = WhatIsWrong(rulebook, readings[i], numbers);
    if (!wrong.empty()) violations.push_back({absl::StrCat("rulebook.readings[", i, "]"), wrong});
  }
  return violations;
}

}  // namespace fairstart
