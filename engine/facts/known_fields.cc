// Refuses what this build does not know.
#include "engine/facts/known_fields.h"

#include <memory>
#include <vector>

#include "absl/container/flat_hash_map.h"
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

// The fields of a message type in which something unknown may stand. To go through all that its
// descriptor has takes longer than to read the message.
struct TypeToCheck {
  struct Field {
    const FieldDescriptor* field;
    const TypeToCheck* below;  // null: an enumeration
    bool is_repeated;
  };
  std::vector<Field> fields;
};

class TypesToCheck {
 public:
  const TypeToCheck& Of(const Descriptor& type) {
    const auto [at, is_new] = types_.try_emplace(&type, nullptr);
    if (!is_new) return *at->second;
    TypeToCheck& added = *(at->second = std::make_unique<TypeToCheck>());
    for (int i = 0; i < type.field_count(); ++i) {
      const FieldDescriptor* field = type.field(i);
      if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
        added.fields.push_back({field, &Of(*field->message_type()), field->is_repeated()});
      } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_ENUM) {
        added.fields.push_back({field, nullptr, field->is_repeated()});
      }
    }
    return added;
  }

 private:
  absl::flat_hash_map<const Descriptor*, std::unique_ptr<TypeToCheck>> types_;
};

// Whether the schema has all that a message holds: without paths, which only a refusal needs.
bool IsKnown(const Message& message, const TypeToCheck& type) {
  const Reflection& reflection = *message.GetReflection();
  if (!reflection.GetUnknownFields(message).empty()) return false;
  const auto is_known = [](const FieldDescriptor* field, int number) {
    return field->enum_type()->FindValueByNumber(number) != nullptr;
  };
  for (const auto& [field, below, is_repeated] : type.fields) {
    const int size = is_repeated ? reflection.FieldSize(message, field)
                                 : static_cast<int>(reflection.HasField(message, field));
    for (int i = 0; i < size; ++i) {
      if (below != nullptr) {
        const Message& inner = is_repeated ? reflection.GetRepeatedMessage(message, field, i)
                                           : reflection.GetMessage(message, field);
        if (!IsKnown(inner, *below)) return false;
      } else if (!is_known(field, is_repeated ? reflection.GetRepeatedEnumValue(message, field, i)
                                              : reflection.GetEnumValue(message, field))) {
        return false;
      }
    }
  }
  return true;
}

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
  // Each thread finds them out for itself, and waits for no other.
  thread_local TypesToCheck types;
  if (!IsKnown(message, types.Of(*message.GetDescriptor()))) Refuse(message, path, violations);
}

}  // namespace fairstart
