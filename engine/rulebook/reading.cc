// Puts a reading that was not chosen in place of the chosen one.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "engine/rulebook/compiler.h"

namespace fairstart {
namespace {

template <typename T>
void Remove(const std::string& name, std::vector<Declared<T>>& declarations) {
  std::erase_if(declarations, [&](const Declared<T>& d) { return d->name() == name; });
}

void Complain(const std::string& folder, std::string problem, std::string mend,
              std::vector<Diagnostic>& diagnostics) {
  Diagnostic diagnostic;
  diagnostic.file = folder;
  diagnostic.problem = std::move(problem);
  diagnostic.mend = std::move(mend);
  diagnostics.push_back(std::move(diagnostic));
}

}  // namespace

void PutInPlace(const std::string& reading, const std::string& folder, Declarations& declarations,
                std::vector<Diagnostic>& diagnostics) {
  const std::vector<std::string> parts = absl::StrSplit(reading, '=');
  for (const auto& interpretation : declarations.interpretations) {
    if (parts.size() != 2 || interpretation->number() != parts[0]) continue;
    for (int i = 0; i < interpretation->reading_size(); ++i) {
      const v1::Interpretation::Reading& found = interpretation->reading(i);
      if (found.name() != parts[1]) continue;
      const auto& chosen = interpretation->chosen();
      if (std::find(chosen.begin(), chosen.end(), found.name()) != chosen.end()) return;
      if (found.definition().empty() && found.table().empty() && found.parameter().empty()) {
        Complain(folder, absl::StrCat("the reading ", reading, " carries no expression"),
                 "write the definitions, tables or parameters that it would put in place",
                 diagnostics);
        return;
      }
      const Place place = interpretation.place.Below("reading", i);
      // A table may take a definition's place, and the other way round.
      for (int k = 0; k < found.definition_size(); ++k) {
        Remove(found.definition(k).name(), declarations.definitions);
        Remove(found.definition(k).name(), declarations.tables);
        declarations.definitions.push_back({&found.definition(k), place.Below("definition", k)});
      }
      for (int k = 0; k < found.table_size(); ++k) {
        Remove(found.table(k).name(), declarations.definitions);
        Remove(found.table(k).name(), declarations.tables);
        declarations.tables.push_back({&found.table(k), place.Below("table", k)});
      }
      for (int k = 0; k < found.parameter_size(); ++k) {
        Remove(found.parameter(k).name(), declarations.parameters);
        declarations.parameters.push_back({&found.parameter(k), place.Below("parameter", k)});
      }
      return;
    }
  }
  Complain(folder, absl::StrCat("there is no reading \"", reading, "\""),
           "name an interpretation and one of its readings, as I-52=R2", diagnostics);
}

}  // namespace fairstart
