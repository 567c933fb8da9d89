// Declares what a rulebook adds to the vocabulary: enumerations, facts of its own, its wordings.
//
// Tested by tests/engine/rulebook/diagnostics_test.cc.
#include "engine/rulebook/compiler.h"

namespace fairstart {

void Compiler::DeclareFacts() {
  for (const auto& declared : plan_.declarations.enumerations) {
    const std::string problem = plan_.schema.AddEnum(declared->name(), declared->choice());
    if (!problem.empty()) {
      Error(declared.place, "name", -1, Named("enumeration", declared->name()), problem,
            "name each enumeration and each of its values once");
    }
  }
  std::vector<std::string> broken;  // reported once, and not again where they are used
  for (const auto& declared : ByName(plan_.declarations.facts)) {
    const std::string declaration = Named("fact", declared->name());
    const std::string problem = plan_.schema.Declare(*declared);
    if (problem.empty()) {
      name_places_[declared->name()] = declared.place;
    } else {
      Error(
          declared.place, "name", -1, declaration, problem,
          "declare name, label, question and type (of a history: gap and overlap), each name once");
      broken.push_back(declared->name());
    }
    AddSite(declared->cite(), {}, declared.place, declaration, /*required=*/true);
  }
  for (const auto& declared : plan_.declarations.wordings) {
    const std::string problem = plan_.schema.Reword(*declared);
    if (!problem.empty()) {
      Error(declared.place, "fact", -1, Named("wording", declared->fact()), problem,
            "name a fact of the vocabulary, as living_arrangements.area");
    }
  }
  names_.AddFacts();
  for (const std::string& name : broken) names_.Add(name, Symbol(), "a fact");
}

}  // namespace fairstart
