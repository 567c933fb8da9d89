#include "tests/conformance/cel/cel_data.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <stdexcept>
#include <string_view>

#include "absl/strings/escaping.h"
#include "google/protobuf/util/json_util.h"

namespace fairstart::conformance {
namespace {

// {"name": "x", "ident": {"type": {…}}}, one for each variable.
void ReadDeclarations(const Json& list, CelTest& test) {
  for (const Json& declaration : list.list_value().values()) {
    const Json* name = FieldOf(declaration, "name");
    const Json* ident = FieldOf(declaration, "ident");
    const Json* type = ident == nullptr ? nullptr : FieldOf(*ident, "type");
    if (name == nullptr || type == nullptr) throw std::runtime_error("declares no variable");
    test.declared[name->string_value()] = *type;
  }
}

// {"x": {"value": {…}}}
void ReadBindings(const Json& object, CelTest& test) {
  for (const auto& [name, binding] : object.struct_value().fields()) {
    const Json* value = FieldOf(binding, "value");
    if (value == nullptr) throw std::runtime_error("binds " + name + " to no value");
    test.bound[name] = *value;
  }
}

// The conversion from CEL's text format left \u and \U unread there, so that a wanted text has six
// or ten characters for one beyond ASCII. The tests of raw texts, where these mean themselves,
// write only \u0000 and \U00000000.
std::string WithEscapesRead(const std::string& text) {
  std::string read;
  for (size_t i = 0; i < text.size();) {
    const std::string_view rest = std::string_view(text).substr(i);
    const size_t length = rest.starts_with("\\u") ? 6 : rest.starts_with("\\U") ? 10 : 1;
    std::string character;
    if (absl::CUnescape(text.substr(i, length), &character) && character.size() > 1) {
      read += character;
      i += length;
    } else {
      read += text[i++];
    }
  }
  return read;
}

void ReadEscapes(Json& wanted) {
  switch (wanted.kind_case()) {
    case Json::kStringValue:
      wanted.set_string_value(WithEscapesRead(wanted.string_value()));
      break;
    case Json::kStructValue:
      for (auto& [name, value] : *wanted.mutable_struct_value()->mutable_fields()) {
        ReadEscapes(value);
      }
      break;
    case Json::kListValue:
      for (Json& value : *wanted.mutable_list_value()->mutable_values()) ReadEscapes(value);
      break;
    default:
      break;
  }
}

CelTest ReadTest(const std::string& line, const std::string& file, const std::string& place) {
  Json object;
  const auto status =
      google::protobuf::util::JsonStringToMessage(line, object.mutable_struct_value());
  if (!status.ok()) throw std::runtime_error(status.ToString());
  static const std::set<std::string> kKnown = {"section",    "name",         "description", "expr",
                                               "container",  "type_env",     "bindings",    "value",
                                               "eval_error", "disable_check"};
  for (const auto& [field, value] : object.struct_value().fields()) {
    if (!kKnown.contains(field)) throw std::runtime_error("has the unknown field " + field);
  }
  const auto text = [&](const char* field) {
    const Json* value = FieldOf(object, field);
    return value == nullptr ? std::string() : value->string_value();
  };
  CelTest test;
  test.place = place + ": " + text("section") + "/" + text("name");
  test.file = file;
  test.expression = text("expr");
  test.container = text("container");
  if (const Json* unchecked = FieldOf(object, "disable_check")) {
    test.checked = !unchecked->bool_value();
  }
  if (const Json* declarations = FieldOf(object, "type_env")) ReadDeclarations(*declarations, test);
  if (const Json* bindings = FieldOf(object, "bindings")) ReadBindings(*bindings, test);
  const Json* value = FieldOf(object, "value");
  const bool wants_error = FieldOf(object, "eval_error") != nullptr;
  if (wants_error && value != nullptr) throw std::runtime_error("wants a value and an error");
  if (wants_error) return test;
  test.wanted.emplace();
  if (value != nullptr) {
    *test.wanted = *value;
    ReadEscapes(*test.wanted);
  } else {
    // A test that does not say what it wants wants true.
    (*test.wanted->mutable_struct_value()->mutable_fields())["bool_value"].set_bool_value(true);
  }
  return test;
}

}  // namespace

std::vector<CelTest> ReadCelTests(const std::string& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".jsonl") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<CelTest> tests;
  for (const std::filesystem::path& path : files) {
    std::ifstream in(path);
    int number = 0;
    for (std::string line; std::getline(in, line);) {
      const std::string place = path.filename().string() + ":" + std::to_string(++number);
      try {
        tests.push_back(ReadTest(line, path.stem(), place));
      } catch (const std::runtime_error& error) {
        throw std::runtime_error(place + ": " + error.what());
      }
    }
  }
  return tests;
}

const Json* FieldOf(const Json& object, const std::string& name) {
  const auto found = object.struct_value().fields().find(name);
  return found == object.struct_value().fields().end() ? nullptr : &found->second;
}

std::pair<std::string, Json> OnlyFieldOf(const Json& object) {
  const auto& fields = object.struct_value().fields();
  if (fields.size() != 1) throw std::runtime_error("has not one field: " + object.DebugString());
  return {fields.begin()->first, fields.begin()->second};
}

}  // namespace fairstart::conformance
