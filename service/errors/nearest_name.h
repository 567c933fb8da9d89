// The name that somebody probably meant.
#ifndef FAIRSTART_SERVICE_ERRORS_NEAREST_NAME_H_
#define FAIRSTART_SERVICE_ERRORS_NEAREST_NAME_H_

#include <string>
#include <string_view>
#include <vector>

namespace fairstart {

// The one of `names` that `name` comes nearest to: one that ends in it as a whole word
// (`SECTION_20` in `LEGAL_BASIS_SECTION_20`), else the one with the fewest letters to change
// (engine/text/nearest.h). Empty if none is near, or `name` too short to be near anything.
std::string NearestName(std::string_view name, const std::vector<std::string>& names);

// `did you mean "living_arrangements"?`, or, where nothing is near, `known: "a", "b"` with at most
// the first 12 names.
std::string NearestOrKnown(std::string_view name, const std::vector<std::string>& names);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_ERRORS_NEAREST_NAME_H_
