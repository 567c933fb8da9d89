// JSON as written: a tree that knows where each value stands.
#ifndef FAIRSTART_SERVICE_FILES_JSON_TREE_H_
#define FAIRSTART_SERVICE_FILES_JSON_TREE_H_

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "service/files/field_positions.h"

namespace fairstart {

struct JsonMember;

// One value.
struct JsonValue {
  enum class Kind { kNull, kBool, kNumber, kString, kArray, kObject };
  Kind kind = Kind::kNull;
  Position position;
  std::string text;                 // a string's text, a number as written, "true" or "false"
  std::vector<JsonValue> items;     // of an array
  std::vector<JsonMember> members;  // of an object, in order
};

// A name and its value in an object.
struct JsonMember {
  std::string name;
  Position position;  // of the name
  JsonValue value;
};

// Where and why a text is no JSON.
struct JsonMistake {
  Position position;
  std::string problem;
  std::string mend;
};

// Reads a text that holds one JSON value (RFC 8259), at most 100 deep.
std::variant<JsonValue, JsonMistake> ReadJson(std::string_view text);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_FILES_JSON_TREE_H_
