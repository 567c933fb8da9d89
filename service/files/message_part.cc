// Tested by tests/service/files/text_message_test.cc and tests/service/files/json_message_test.cc.
#include "service/files/message_part.h"

#include <cctype>

namespace fairstart {
namespace {

using google::protobuf::FieldDescriptor;

PartKind KindOfField(const FieldDescriptor& field) {
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return PartKind::kText;
    case FieldDescriptor::CPPTYPE_BOOL:
      return PartKind::kBool;
    case FieldDescriptor::CPPTYPE_INT32:
    case FieldDescriptor::CPPTYPE_INT64:
      return PartKind::kNumber;
    default:
      return PartKind::kOther;
  }
}

}  // namespace

PartKind KindOfText(const std::string& value) {
  if (value.empty()) return PartKind::kOther;
  if (value.front() == '"' || value.front() == '\'') return PartKind::kText;
  if (value == "true" || value == "false") return PartKind::kBool;
  return std::isdigit(static_cast<unsigned char>(value.front())) != 0 ? PartKind::kNumber
                                                                      : PartKind::kOther;
}

const FieldDescriptor* PartFor(const google::protobuf::Descriptor& type, PartKind kind) {
  if (kind == PartKind::kOther) return nullptr;
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    if (!field.is_repeated() && KindOfField(field) == kind) return &field;
  }
  return nullptr;
}

}  // namespace fairstart
