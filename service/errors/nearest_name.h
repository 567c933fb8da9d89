// The name that somebody probably meant.
#ifndef FAIRSTART_SERVICE_ERRORS_NEAREST_NAME_H_
#define FAIRSTART_SERVICE_ERRORS_NEAREST_NAME_H_

#include <string>
#include <string_view>
#include <vector>

namespace fairstart {

// The one of `names` that `name` comes nearest to: one that ends in it as a whole word
// (`SECTION_20` in `LEGAL_BASIS_SECTION_20`), one that begins with it so (`LIVING_KIND_SEMI`), else
// the one with the fewest letters to change (engine/text/nearest.h). Empty if none is near, or
// `name` too short to be near anything.
std::string NearestName(std::string_view name, const std::vector<std::string>& names);

// `did you mean "living_arrangements"?`, or, where nothing is near, `known: "a", "b"`. Of more than 12
// names only those that share a word with `name` are said, and how many there are where none does: the
// first of a hundred in the order of the alphabet help nobody.
std::string NearestOrKnown(std::string_view name, const std::vector<std::string>& names);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_ERRORS_NEAREST_NAME_H_
