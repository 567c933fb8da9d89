// The lines of a file, and the one that a diagnostic is about.
#ifndef FAIRSTART_SERVICE_FILES_SOURCE_EXCERPT_H_
#define FAIRSTART_SERVICE_FILES_SOURCE_EXCERPT_H_

#include <string>
#include <string_view>
#include <vector>

#include "service/files/field_positions.h"

namespace fairstart {

// The lines of a text, which must outlive it.
class SourceLines {
 public:
  explicit SourceLines(std::string_view source);

  // Line number `line` (from 1), without its end; empty if there is none.
  std::string_view Line(int line) const;

  // The position of a byte.
  Position PositionOf(size_t offset) const;

  // The position's line, and below it a caret under its column. A long line is cut around the
  // caret. Empty if the position is not known.
  std::string Excerpt(Position position) const;

 private:
  std::string_view source_;
  std::vector<size_t> starts_;  // of each line
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_FILES_SOURCE_EXCERPT_H_
