// Refuses what this build does not know.
#include "engine/facts/known_fields.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/unknown_field_set.h"

namespace fairstart {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;
using google::protobuf::UnknownFieldSet;

std::string Below(const std::string& path, const std::string& name) {
  return path.empty() ? name : absl::StrCat(path, ".", name);
}

void CheckEnum(const EnumDescriptor& type, int number, const std::string& path,
               FieldViolations& violations) {
  if (type.FindValueByNumber(number) != nullptr) return;
  violations.push_back({path, absl::StrCat(number, " is not a value of ", type.name(),
                                           " that this server knows; send one that "
                                           "DescribeFacts lists, or ask for a newer server")});
}

}  // namespace

bool IsKnown(const Message& message) {
  const Reflection& reflection = *message.GetReflection();
  if (!reflection.GetUnknownFields(message).empty()) return false;
  const Descriptor& type = *message.GetDescriptor();
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor* field = type.field(i);
    const bool is_message = field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
    if (!is_message && field->cpp_type() != FieldDescriptor::CPPTYPE_ENUM) continue;
    if (field->is_repeated()) {
      for (int k = 0; k < reflection.FieldSize(message, field); ++k) {
        if (!(is_message ? IsKnown(reflection.GetRepeatedMessage(message, field, k))
                         : field->enum_type()->FindValueByNumber(
                               reflection.GetRepeatedEnumValue(message, field, k)) != nullptr)) {
          return false;
        }
      }
    } else if (reflection.HasField(message, field)) {
      if (!(is_message ? IsKnown(reflection.GetMessage(message, field))
                       : field->enum_type()->FindValueByNumber(
                             reflection.GetEnumValue(message, field)) != nullptr)) {
        return false;
      }
    }
  }
  return true;
}

namespace {

void Refuse(const Message& message, const std::string& path, FieldViolations& violations) {
  const Reflection& reflection = *message.GetReflection();
  const UnknownFieldSet& unknown = reflection.GetUnknownFields(message);
  for (int i = 0; i < unknown.field_count(); ++i) {
    violations.push_back(
        {Below(path, absl::StrCat("#", unknown.field(i).number())),
         absl::StrCat("field number ", unknown.field(i).number(), " of ",
                      message.GetDescriptor()->name(),
                      " is not known to this server; nothing of it would be counted: leave it "
                      "out, or ask for a newer server")});
  }
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    const std::string here = Below(path, field->name());
    const int size = field->is_repeated() ? reflection.FieldSize(message, field) : 1;
    for (int i = 0; i < size; ++i) {
      const std::string element = field->is_repeated() ? absl::StrCat(here, "[", i, "]") : here;
      if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
        Refuse(field->is_repeated() ? reflection.GetRepeatedMessage(message, field, i)
                                    : reflection.GetMessage(message, field),
               element, violations);
      } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_ENUM) {
        CheckEnum(*field->enum_type(),
                  field->is_repeated() ? reflection.GetRepeatedEnumValue(message, field, i)
                                       : reflection.GetEnumValue(message, field),
                  element, violations);
      }
    }
  }
}

}  // namespace

void RefuseUnknownFields(const Message& message, const std::string& path,
                         FieldViolations& violations) {
  if (!IsKnown(message)) Refuse(message, path, violations);
}

}  // namespace fairstart
