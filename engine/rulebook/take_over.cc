// Tested by tests/engine/rulebook/differences_test.cc.
#include "engine/rulebook/take_over.h"

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace fairstart {

std::vector<std::string> TakeOver(const std::vector<RulebookFolder>& bases,
                                  const std::string& folder, Declarations& declarations,
                                  std::vector<Diagnostic>& diagnostics) {
  if (declarations.about.message == nullptr || declarations.about->amends().empty()) return {};
  const std::string wanted =
      absl::StrCat(declarations.about->id(), "/", declarations.about->amends());
  for (const RulebookFolder& base : bases) {
    if (base.name != wanted && !absl::EndsWith(base.name, "/" + wanted)) continue;
    std::vector<RulebookFolder> others;
    for (const RulebookFolder& other : bases) {
      if (other.name != base.name) others.push_back(other);  // nobody amends itself
    }
    Declarations amended = Load(base, diagnostics);
    std::vector<std::string> digests = TakeOver(others, base.name, amended, diagnostics);
    digests.insert(digests.begin(), Digest(base));
    Amend(amended, declarations);
    return digests;
  }
  Diagnostic missing;
  missing.file = folder;
  missing.problem = absl::StrCat("amends ", wanted, ", which is not here");
  missing.mend = "put that edition beside this one";
  diagnostics.push_back(std::move(missing));
  return {};
}

}  // namespace fairstart
