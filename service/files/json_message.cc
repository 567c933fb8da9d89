// The tree is first held against the message's type, which finds what is wrong and where;
// protobuf's own parser then does the reading, and what JSON means stays its business.
//
// Tested by tests/service/files/json_message_test.cc.
#include "service/files/json_message.h"

#include <cstdint>
#include <set>
#include <variant>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/util/json_util.h"
#include "service/errors/nearest_name.h"
#include "service/files/json_tree.h"
#include "service/files/message_part.h"
#include "service/files/source_excerpt.h"

namespace fairstart {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;
using Kind = JsonValue::Kind;

const char* NameOf(Kind kind) {
  switch (kind) {
    case Kind::kNull:
      return "null";
    case Kind::kBool:
      return "true or false";
    case Kind::kNumber:
      return "a number";
    case Kind::kString:
      return "a text";
    case Kind::kArray:
      return "a list";
    case Kind::kObject:
      return "an object";
  }
  return "";
}

const FieldDescriptor* FindField(const Descriptor& type, const std::string& name) {
  for (int i = 0; i < type.field_count(); ++i) {
    if (type.field(i)->json_name() == name || type.field(i)->name() == name) return type.field(i);
  }
  return nullptr;
}

class Checker {
 public:
  Checker(const std::string& name, const SourceLines& lines, FieldPositions& positions)
      : name_(name), lines_(lines), positions_(positions) {}

  void CheckMessage(const JsonValue& value, const Descriptor& type, const std::string& path) {
    if (value.kind != Kind::kObject) return WantObject(value, type, path);
    std::set<const FieldDescriptor*> seen;
    for (const JsonMember& member : value.members) {
      const FieldDescriptor* field = FindField(type, member.name);
      if (field == nullptr) {
        std::vector<std::string> names;
        for (int i = 0; i < type.field_count(); ++i) names.push_back(type.field(i)->json_name());
        Say(member.position, absl::StrCat(type.name(), " has no field \"", member.name, "\""),
            NearestOrKnown(member.name, names));
        continue;
      }
      if (!seen.insert(field).second) {
        Say(member.position, absl::StrCat("\"", member.name, "\" is given more than once"),
            "give it once");
        continue;
      }
      const std::string here =
          path.empty() ? field->name() : absl::StrCat(path, ".", field->name());
      positions_.emplace(here, member.position);
      CheckField(member.value, *field, here);
    }
  }

  std::vector<Diagnostic> Take() { return std::move(diagnostics_); }

  void Say(Position position, const std::string& problem, const std::string& mend) {
    Diagnostic diagnostic;
    diagnostic.file = name_;
    diagnostic.line = position.line;
    diagnostic.column = position.column;
    diagnostic.problem = problem;
    diagnostic.mend = mend;
    diagnostic.excerpt = lines_.Excerpt(position);
    diagnostics_.push_back(std::move(diagnostic));
  }

 private:
  // Shows how the value would be written, where it is one part of what is wanted.
  void WantObject(const JsonValue& value, const Descriptor& type, const std::string& path) {
    const bool text = value.kind == Kind::kString;
    const FieldDescriptor* part = text                          ? PartFor(type, PartKind::kText)
                                  : value.kind == Kind::kNumber ? PartFor(type, PartKind::kNumber)
                                                                : nullptr;
    // A text that needs escapes would be written otherwise than it was read.
    if (part == nullptr || value.text.find_first_of("\"\\\n") != std::string::npos) {
      return Want("an object in { }", value, path);
    }
    const char* quote = text ? "\"" : "";
    Say(value.position,
        absl::StrCat(path.empty() ? "" : absl::StrCat(path, ": "), NameOf(value.kind),
                     " stands where an object in { } is wanted"),
        absl::StrCat("write {\"", part->json_name(), "\": ", quote, value.text, quote, "}"));
  }

  void Want(const std::string& what, const JsonValue& value, const std::string& path) {
    Say(value.position,
        absl::StrCat(path.empty() ? "" : absl::StrCat(path, ": "), NameOf(value.kind),
                     " stands where ", what, " is wanted"),
        absl::StrCat("write ", what));
  }

  void CheckField(const JsonValue& value, const FieldDescriptor& field, const std::string& path) {
    if (value.kind == Kind::kNull) return;  // as if it were not given
    if (!field.is_repeated()) return CheckSingle(value, field, path);
    if (value.kind != Kind::kArray) return Want("a list in [ ]", value, path);
    for (size_t i = 0; i < value.items.size(); ++i) {
      const std::string element = absl::StrCat(path, "[", i, "]");
      positions_.emplace(element, value.items[i].position);
      CheckSingle(value.items[i], field, element);
    }
  }

  void CheckSingle(const JsonValue& value, const FieldDescriptor& field, const std::string& path) {
    switch (field.cpp_type()) {
      case FieldDescriptor::CPPTYPE_MESSAGE:
        return CheckMessage(value, *field.message_type(), path);
      case FieldDescriptor::CPPTYPE_ENUM:
        return CheckEnum(value, *field.enum_type(), path);
      case FieldDescriptor::CPPTYPE_BOOL:
        if (value.kind != Kind::kBool) Want("true or false", value, path);
        return;
      case FieldDescriptor::CPPTYPE_STRING:
        if (value.kind != Kind::kString) Want("a text in double quotes", value, path);
        return;
      default:
        return CheckWholeNumber(value, path);
    }
  }

  void CheckEnum(const JsonValue& value, const EnumDescriptor& type, const std::string& path) {
    std::vector<std::string> names;
    for (int i = 0; i < type.value_count(); ++i) names.push_back(type.value(i)->name());
    if (value.kind == Kind::kString) {
      if (type.FindValueByName(value.text) != nullptr) return;
      return Say(value.position, absl::StrCat(path, " has no value \"", value.text, "\""),
                 NearestOrKnown(value.text, names));
    }
    int32_t number = 0;
    if (value.kind != Kind::kNumber || !absl::SimpleAtoi(value.text, &number)) {
      return Want(absl::StrCat("the name of a value of ", type.name()), value, path);
    }
    if (type.FindValueByNumber(number) == nullptr) {
      Say(value.position, absl::StrCat(path, " has no value ", number), NearestOrKnown("", names));
    }
  }

  void CheckWholeNumber(const JsonValue& value, const std::string& path) {
    int64_t number = 0;
    if (value.kind != Kind::kNumber && value.kind != Kind::kString) {
      return Want("a whole number", value, path);
    }
    if (!absl::SimpleAtoi(value.text, &number)) {
      Say(value.position, absl::StrCat(path, ": \"", value.text, "\" is not a whole number"),
          "write digits only; money is in pence");
    }
  }

  const std::string& name_;
  const SourceLines& lines_;
  FieldPositions& positions_;
  std::vector<Diagnostic> diagnostics_;
};

}  // namespace

std::vector<Diagnostic> ReadJsonMessage(const std::string& name, const std::string& bytes,
                                        google::protobuf::Message& message,
                                        FieldPositions* positions) {
  const SourceLines lines(bytes);
  FieldPositions found;
  Checker checker(name, lines, found);
  const std::variant<JsonValue, JsonMistake> json = ReadJson(bytes);
  if (const JsonMistake* mistake = std::get_if<JsonMistake>(&json)) {
    checker.Say(mistake->position, mistake->problem, mistake->mend);
    return checker.Take();
  }
  checker.CheckMessage(std::get<JsonValue>(json), *message.GetDescriptor(), "");
  std::vector<Diagnostic> diagnostics = checker.Take();
  if (!diagnostics.empty()) return diagnostics;

  const google::protobuf::util::Status status =
      google::protobuf::util::JsonStringToMessage(bytes, &message);
  if (!status.ok()) {
    checker.Say({}, std::string(status.message()), "");
    return checker.Take();
  }
  if (positions != nullptr) *positions = std::move(found);
  return {};
}

}  // namespace fairstart
