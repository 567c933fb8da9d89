// Where the fields of a message stand in the file that it was read from.
#ifndef FAIRSTART_SERVICE_FILES_FIELD_POSITIONS_H_
#define FAIRSTART_SERVICE_FILES_FIELD_POSITIONS_H_

#include <map>
#include <string>
#include <string_view>

namespace fairstart {

// Line and column, both from 1, the column in bytes; 0 where it is not known.
struct Position {
  int line = 0;
  int column = 0;

  friend bool operator==(Position, Position) = default;
};

// By path from the message ("care_episodes.records[2].last_day"). A message read from its binary
// encoding has none.
using FieldPositions = std::map<std::string, Position>;

// The position of `path` or, where it does not stand in the file, of the nearest field around it.
Position Locate(const FieldPositions& positions, std::string_view path);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_FILES_FIELD_POSITIONS_H_
