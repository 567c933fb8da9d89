// What somebody probably meant.
#ifndef FAIRSTART_ENGINE_TEXT_NEAREST_H_
#define FAIRSTART_ENGINE_TEXT_NEAREST_H_

#include <string>
#include <string_view>
#include <vector>

namespace fairstart {

// The candidate that takes the fewest changed letters to make of `name`, if that is few for its
// length; else "". Of several, the first in byte order.
std::string Nearest(std::string_view name, const std::vector<std::string>& candidates);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_TEXT_NEAREST_H_
