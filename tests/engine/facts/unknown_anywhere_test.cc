// Whatever a case or a record says that this build does not know is refused, wherever it stands:
// tried in every message type and every enumeration field that the vocabulary has.
#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "engine/facts/reader.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"

namespace fairstart {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

Message& Below(Message& message, const FieldDescriptor& field) {
  const auto& reflection = *message.GetReflection();
  return field.is_repeated() ? *reflection.AddMessage(&message, &field)
                             : *reflection.MutableMessage(&message, &field);
}

// Calls `visit` with a way down to each message type below `type`, its own included, of which a
// type that contains itself is entered once.
void ForEachWay(const Descriptor& type, std::vector<const FieldDescriptor*>& way,
                std::set<const Descriptor*>& inside,
                const std::function<void(const Descriptor& type)>& visit) {
  if (!inside.insert(&type).second) return;
  visit(type);
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    if (field.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
    way.push_back(&field);
    ForEachWay(*field.message_type(), way, inside, visit);
    way.pop_back();
  }
  inside.erase(&type);
}

bool SaysThatItIsNotKnown(const Message& message) {
  static const FactSchema& schema = *new FactSchema;
  Arena arena;
  FieldViolations violations;
  if (const auto* facts = dynamic_cast<const v1::CaseFacts*>(&message)) {
    ReadCase(schema, *facts, arena, violations);
  } else {
    ReadRecord(schema, dynamic_cast<const v1::Record&>(message), arena, violations);
  }
  for (const FieldViolation& violation : violations) {
    if (violation.description.find("this server") != std::string::npos) return true;
  }
  return false;
}

void TryEverywhere(const Message& root) {
  std::vector<const FieldDescriptor*> way;
  std::set<const Descriptor*> inside;
  int tried = 0;
  ForEachWay(*root.GetDescriptor(), way, inside, [&](const Descriptor& type) {
    const std::unique_ptr<Message> whole(root.New());
    Message* message = whole.get();
    std::string path = root.GetDescriptor()->name();
    for (const FieldDescriptor* field : way) {
      message = &Below(*message, *field);
      path += "." + field->name();
    }
    EXPECT_FALSE(SaysThatItIsNotKnown(*whole)) << path;
    const auto& reflection = *message->GetReflection();
    for (int i = 0; i < type.field_count(); ++i) {
      const FieldDescriptor& field = *type.field(i);
      if (field.cpp_type() != FieldDescriptor::CPPTYPE_ENUM) continue;
      constexpr int kUnknown = 4711;
      if (field.is_repeated()) {
        reflection.AddEnumValue(message, &field, kUnknown);
      } else {
        reflection.SetEnumValue(message, &field, kUnknown);
      }
      EXPECT_TRUE(SaysThatItIsNotKnown(*whole)) << path << "." << field.name();
      reflection.ClearField(message, &field);
      ++tried;
    }
    reflection.MutableUnknownFields(message)->AddVarint(4711, 1);
    EXPECT_TRUE(SaysThatItIsNotKnown(*whole)) << path;
    ++tried;
  });
  EXPECT_GT(tried, 20);
}

TEST(UnknownAnywhere, OfACaseIsRefused) { TryEverywhere(v1::CaseFacts()); }

TEST(UnknownAnywhere, OfARecordIsRefused) { TryEverywhere(v1::Record()); }

}  // namespace
}  // namespace fairstart
