// Tested by tests/service/scenarios/field_setter_test.cc.
#include "service/scenarios/field_setter.h"

#include <memory>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "engine/text/misread.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/io/tokenizer.h"
#include "google/protobuf/text_format.h"
#include "service/errors/nearest_name.h"

namespace fairstart {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

// "records[0]"
struct Step {
  std::string name;
  std::optional<int> index;
};

absl::StatusOr<Step> ReadStep(const std::string& text) {
  Step step;
  const size_t bracket = text.find('[');
  step.name = text.substr(0, bracket);
  if (bracket == std::string::npos) return step;
  int index = 0;
  if (text.back() != ']' ||
      !absl::SimpleAtoi(text.substr(bracket + 1, text.size() - bracket - 2), &index) || index < 0) {
    return absl::InvalidArgumentError(
        absl::StrCat(Quoted(text), " is no step of a path; write name or name[0]"));
  }
  step.index = index;
  return step;
}

std::string Range(int size) {
  if (size == 0) return "it has none";
  return size == 1 ? "it has [0]" : absl::StrCat("it has [0] to [", size - 1, "]");
}

// The field that a step names, its index checked.
absl::StatusOr<const FieldDescriptor*> FindField(const Message& message, const Step& step) {
  const Descriptor& type = *message.GetDescriptor();
  const FieldDescriptor* field = type.FindFieldByName(step.name);
  if (field == nullptr) {
    std::vector<std::string> names;
    for (int i = 0; i < type.field_count(); ++i) names.push_back(type.field(i)->name());
    return absl::InvalidArgumentError(absl::StrCat(type.name(), " has no field ", Quoted(step.name),
                                                   "; ", NearestOrKnown(step.name, names)));
  }
  if (!step.index.has_value()) return field;
  if (!field->is_repeated()) {
    return absl::InvalidArgumentError(
        absl::StrCat("\"", step.name, "\" is no list; leave out [", *step.index, "]"));
  }
  const int size = message.GetReflection()->FieldSize(message, field);
  if (*step.index >= size) {
    return absl::InvalidArgumentError(
        absl::StrCat("\"", step.name, "\" has no element [", *step.index, "]; ", Range(size)));
  }
  return field;
}

absl::StatusOr<Message*> Descend(Message& message, const Step& step) {
  const absl::StatusOr<const FieldDescriptor*> found = FindField(message, step);
  if (!found.ok()) return found.status();
  const FieldDescriptor* field = *found;
  if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) {
    return absl::InvalidArgumentError(absl::StrCat("\"", step.name, "\" has no fields"));
  }
  const Reflection& reflection = *message.GetReflection();
  if (!field->is_repeated()) return reflection.MutableMessage(&message, field);
  if (!step.index.has_value()) {
    return absl::InvalidArgumentError(absl::StrCat(
        "\"", step.name,
        "\" is a list; say which element: ", Range(reflection.FieldSize(message, field))));
  }
  return reflection.MutableRepeatedMessage(&message, field, *step.index);
}

void Clear(Message& message, const FieldDescriptor& field, std::optional<int> index) {
  const Reflection& reflection = *message.GetReflection();
  if (!index.has_value()) return reflection.ClearField(&message, &field);
  const int last = reflection.FieldSize(message, &field) - 1;
  for (int i = *index; i < last; ++i) reflection.SwapElements(&message, &field, i, i + 1);
  reflection.RemoveLast(&message, &field);
}

// LIVING_KIND_FOSTER_CARE for FOSTER_CARE; the prefix is that of the value which every
// enumeration has, LIVING_KIND_UNSPECIFIED.
std::string FullValueName(const EnumDescriptor& type, const std::string& value) {
  if (type.FindValueByName(value) != nullptr) return value;
  const std::string prefix(absl::StripSuffix(type.value(0)->name(), "UNSPECIFIED"));
  const std::string whole = absl::StrCat(prefix, value);
  return type.FindValueByName(whole) != nullptr ? whole : value;
}

// The value as the text format has it.
std::string TextValue(const FieldDescriptor& field, const std::string& value) {
  const bool list = absl::StartsWith(value, "[");
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_STRING && !list &&
      !absl::StartsWith(value, "\"") && !absl::StartsWith(value, "'")) {
    return absl::StrCat("\"", absl::Utf8SafeCEscape(value), "\"");
  }
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_ENUM && !list) {
    return FullValueName(*field.enum_type(), value);
  }
  return value;
}

std::string TypeName(const FieldDescriptor& field) {
  if (field.message_type() != nullptr) return field.message_type()->name();
  if (field.enum_type() != nullptr) return field.enum_type()->name();
  return field.type_name();
}

class Deaf : public google::protobuf::io::ErrorCollector {
  void AddError(int, google::protobuf::io::ColumnNumber, const std::string&) override {}
};

absl::Status Assign(Message& message, const FieldDescriptor& field, std::optional<int> index,
                    const std::string& value) {
  const std::unique_ptr<Message> fresh(message.New());
  Deaf deaf;
  google::protobuf::TextFormat::Parser parser;
  parser.RecordErrorsTo(&deaf);
  const bool read = parser.ParseFromString(
      absl::StrCat(field.name(), ": ", TextValue(field, value)), fresh.get());
  const Reflection& reflection = *message.GetReflection();
  std::vector<const FieldDescriptor*> set;
  reflection.ListFields(*fresh, &set);
  // A value must not set anything besides: "1 other: 2".
  const bool alone = set.empty() || (set.size() == 1 && set[0] == &field);
  const bool one =
      !index.has_value() || (!set.empty() && reflection.FieldSize(*fresh, &field) == 1);
  if (!read || !alone || !one) {
    std::string mend;
    if (field.enum_type() != nullptr) {
      std::vector<std::string> names;
      for (int i = 0; i < field.enum_type()->value_count(); ++i) {
        names.push_back(field.enum_type()->value(i)->name());
      }
      mend = absl::StrCat("; ", NearestOrKnown(value, names));
    }
    return absl::InvalidArgumentError(absl::StrCat(Quoted(value), " is no ", TypeName(field),
                                                   " for \"", field.name(), "\"", mend));
  }
  if (!index.has_value()) {
    reflection.ClearField(&message, &field);
    message.MergeFrom(*fresh);
    return absl::OkStatus();
  }
  message.MergeFrom(*fresh);  // appends it
  const int last = reflection.FieldSize(message, &field) - 1;
  reflection.SwapElements(&message, &field, *index, last);
  reflection.RemoveLast(&message, &field);
  return absl::OkStatus();
}

}  // namespace

absl::Status SetFieldByPath(Message& message, const std::string& path, const std::string& value) {
  const std::vector<std::string> parts = absl::StrSplit(path, '.');
  Message* at = &message;
  for (size_t i = 0; i < parts.size(); ++i) {
    const absl::StatusOr<Step> step = ReadStep(parts[i]);
    if (!step.ok()) return step.status();
    if (i + 1 < parts.size()) {
      const absl::StatusOr<Message*> below = Descend(*at, *step);
      if (!below.ok()) return below.status();
      at = *below;
      continue;
    }
    const absl::StatusOr<const FieldDescriptor*> field = FindField(*at, *step);
    if (!field.ok()) return field.status();
    if (!value.empty()) return Assign(*at, **field, step->index, value);
    Clear(*at, **field, step->index);
  }
  return absl::OkStatus();
}

}  // namespace fairstart
