// Tested by tests/service/deciding/add_to_record_test.cc.
#include "service/deciding/record_item.h"

#include <map>
#include <vector>

#include "absl/strings/str_cat.h"
#include "google/protobuf/descriptor.h"

namespace fairstart {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

const FieldDescriptor* FieldOf(const v1::AddToRecordRequest& request) {
  const google::protobuf::OneofDescriptor& item =
      *v1::AddToRecordRequest::descriptor()->FindOneofByName("item");
  return request.GetReflection()->GetOneofFieldDescriptor(request, &item);
}

// The only field of a message that is of, or a list of, a type.
const FieldDescriptor& FieldOfType(const google::protobuf::Descriptor& message,
                                   const google::protobuf::Descriptor* type) {
  for (int i = 0; i < message.field_count(); ++i) {
    if (message.field(i)->message_type() == type) return *message.field(i);
  }
  return *message.field(0);  // does not happen: each kind has one
}

// Fields that each kind needs, besides its key.
const std::vector<const char*>& NeededFields(const std::string& kind) {
  static const auto& needed = *new std::map<std::string, std::vector<const char*>>{
      {"assessment", {"line", "outcome", "assessed_by", "assessed_on", "reason"}},
      {"approval", {"line", "role", "approved_by", "approved_on"}},
      {"evidence", {"kind", "received_on"}},
      {"agreement", {"kind", "signed_on"}},
      {"plan_review", {"reviewed_on", "reviewed_by"}},
      {"plan_item", {"line"}},
  };
  return needed.at(kind);
}

bool Says(const Message& item, const FieldDescriptor& field) {
  const google::protobuf::Reflection& reflection = *item.GetReflection();
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_STRING)
    return !reflection.GetString(item, &field).empty();
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_ENUM)
    return reflection.GetEnumValue(item, &field) != 0;
  if (field.message_type() == v1::LineReference::descriptor()) {
    return !static_cast<const v1::LineReference&>(reflection.GetMessage(item, &field))
                .entitlement()
                .empty();
  }
  return reflection.HasField(item, &field);
}

}  // namespace

void PutItem(const v1::AddToRecordRequest& request, v1::LedgerEntry& content) {
  const FieldDescriptor& field = *FieldOf(request);
  const FieldDescriptor& body = FieldOfType(*v1::LedgerEntry::descriptor(), field.message_type());
  content.GetReflection()
      ->MutableMessage(&content, &body)
      ->CopyFrom(request.GetReflection()->GetMessage(request, &field));
}

std::string AddItem(const v1::AddToRecordRequest& request, v1::Record& record) {
  const FieldDescriptor& field = *FieldOf(request);
  const FieldDescriptor& list = FieldOfType(*v1::Record::descriptor(), field.message_type());
  const google::protobuf::Reflection& reflection = *record.GetReflection();
  reflection.AddMessage(&record, &list)
      ->CopyFrom(request.GetReflection()->GetMessage(request, &field));
  return absl::StrCat("record.", list.name(), "[", reflection.FieldSize(record, &list) - 1, "]");
}

std::string ItemField(const v1::AddToRecordRequest& request) {
  const FieldDescriptor* field = FieldOf(request);
  return field == nullptr ? "" : field->name();
}

void CheckSaysEnough(const v1::AddToRecordRequest& request, FieldViolations& violations) {
  const FieldDescriptor* field = FieldOf(request);
  if (field == nullptr) {
    violations.push_back(
        {"item",
         "is needed: give an assessment, an approval, evidence, an agreement, a review of "
         "the plan or an item of the plan"});
    return;
  }
  const Message& item = request.GetReflection()->GetMessage(request, field);
  std::vector<const char*> needed = {"id"};
  needed.insert(needed.end(), NeededFields(field->name()).begin(),
                NeededFields(field->name()).end());
  for (const char* name : needed) {
    const FieldDescriptor& one = *item.GetDescriptor()->FindFieldByName(name);
    if (Says(item, one)) continue;
    const bool is_line = one.message_type() == v1::LineReference::descriptor();
    violations.push_back(
        {absl::StrCat(field->name(), ".", name, is_line ? ".entitlement" : ""), "is needed"});
  }
}

}  // namespace fairstart
