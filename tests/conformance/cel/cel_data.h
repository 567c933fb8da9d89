// The public tests of the CEL specification: one JSON object a line, with the field names and
// values of cel.expr.conformance.test.SimpleTest.
#ifndef FAIRSTART_TESTS_CONFORMANCE_CEL_CEL_DATA_H_
#define FAIRSTART_TESTS_CONFORMANCE_CEL_CEL_DATA_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "google/protobuf/struct.pb.h"

namespace fairstart::conformance {

using Json = google::protobuf::Value;

struct CelTest {
  std::string place;  // "logic.jsonl:5: AND/short_circuit_type_left"
  std::string file;   // "logic"
  std::string expression;
  std::string container;  // the namespace in which names are looked for first: "com.example"
  bool checked = true;    // false when the test says disable_check
  std::map<std::string, Json> declared;  // cel.expr.Type of each variable
  std::map<std::string, Json> bound;     // cel.expr.Value of each variable
  std::optional<Json> wanted;            // cel.expr.Value; none when an error is wanted
};

// Every test of the folder's *.jsonl, by file and line. Throws std::runtime_error, with file and
// line, when a line cannot be read or has a field that this reader does not know.
std::vector<CelTest> ReadCelTests(const std::string& folder);

// The field of a JSON object; null when there is none.
const Json* FieldOf(const Json& object, const std::string& name);

// The one field of a JSON object such as {"int64_value": "17"}: its name and value.
std::pair<std::string, Json> OnlyFieldOf(const Json& object);

}  // namespace fairstart::conformance

#endif  // FAIRSTART_TESTS_CONFORMANCE_CEL_CEL_DATA_H_
