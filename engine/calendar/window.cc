// Tested by tests/engine/calendar/window_test.cc.
#include "engine/calendar/window.h"

#include <ostream>

namespace fairstart {

std::ostream& operator<<(std::ostream& out, const Window& window) {
  return out << window.first << " to " << window.last;
}

}  // namespace fairstart
