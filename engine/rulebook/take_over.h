// What an edition takes over from the one that it amends.
#ifndef FAIRSTART_ENGINE_RULEBOOK_TAKE_OVER_H_
#define FAIRSTART_ENGINE_RULEBOOK_TAKE_OVER_H_

#include <string>
#include <vector>

#include "engine/rulebook/load.h"

namespace fairstart {

// Adds to the declarations of `folder` those of the edition that it amends, and of what that one
// amends, and gives the digests of those editions in that order. `bases` are the editions that
// there are, their names ending in "<id>/<edition>". One that is not among them, and what cannot be
// read of them, is reported.
std::vector<std::string> TakeOver(const std::vector<RulebookFolder>& bases,
                                  const std::string& folder, Declarations& declarations,
                                  std::vector<Diagnostic>& diagnostics);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_RULEBOOK_TAKE_OVER_H_
