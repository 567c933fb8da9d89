#include "engine/coverage/position.h"

namespace fairstart {

v1::SourcePosition PositionOf(const Place& place) {
  const Diagnostic there = MakeDiagnostic(place, "", -1, 0, "", "", "");
  v1::SourcePosition position;
  position.set_file(there.file);
  position.set_line(there.line);
  position.set_column(there.column);
  return position;
}

}  // namespace fairstart
