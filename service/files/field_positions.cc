// Tested by tests/service/files/field_positions_test.cc.
#include "service/files/field_positions.h"

namespace fairstart {

Position Locate(const FieldPositions& positions, std::string_view path) {
  std::string around(path);
  while (!around.empty()) {
    const auto found = positions.find(around);
    if (found != positions.end()) return found->second;
    const size_t step = around.find_last_of(".[");
    around.resize(step == std::string::npos ? 0 : step);
  }
  const auto whole = positions.find("");
  return whole == positions.end() ? Position() : whole->second;
}

}  // namespace fairstart
