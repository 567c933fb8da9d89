// Tested by tests/engine/proofs/shrink_test.cc.
#include "engine/proofs/shrink.h"

#include <memory>
#include <string>
#include <vector>

#include "google/protobuf/message.h"

namespace fairstart {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// A record is no easier to read without its days.
bool Stays(const FieldDescriptor* field) {
  const std::string& name = field->name();
  return name == "known_through" || name == "id" || name == "first_day" || name == "last_day" ||
         name == "day";
}

class Shrinker {
 public:
  Shrinker(const Person& person, const std::function<bool(const Person&)>& shows)
      : person_(person), shows_(shows) {}

  Person Run() {
    ShrinkMessage(person_.facts);
    ShrinkMessage(person_.record);
    return std::move(person_);
  }

 private:
  // Leaves `message`, a part of the person, changed by `change` if it may be so.
  bool Try(Message& message, const std::function<void()>& change) {
    const std::unique_ptr<Message> before(message.New());
    before->CopyFrom(message);
    change();
    if (shows_(person_)) return true;
    message.CopyFrom(*before);
    return false;
  }

  void ShrinkMessage(Message& message) {
    if (message.GetDescriptor() == v1::EventDate::descriptor()) {
      auto& date = static_cast<v1::EventDate&>(message);
      if (date.has_date()) Try(date, [&] { date.set_not_yet(true); });
      return;
    }
    std::vector<const FieldDescriptor*> fields;
    message.GetReflection()->ListFields(message, &fields);
    for (const FieldDescriptor* field : fields) {
      if (field->is_repeated()) {
        ShrinkRepeated(message, field);
      } else {
        ShrinkField(message, field);
      }
    }
  }

  void ShrinkField(Message& message, const FieldDescriptor* field) {
    const auto& reflection = *message.GetReflection();
    const auto clear = [&] { reflection.ClearField(&message, field); };
    if (!Stays(field) && Try(message, clear)) return;
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) return;
    ShrinkMessage(*reflection.MutableMessage(&message, field));
  }

  void ShrinkRepeated(Message& message, const FieldDescriptor* field) {
    const auto& reflection = *message.GetReflection();
    for (int i = reflection.FieldSize(message, field); i-- > 0;) {
      const auto remove = [&] {
        for (int k = i; k + 1 < reflection.FieldSize(message, field); ++k) {
          reflection.SwapElements(&message, field, k, k + 1);
        }
        reflection.RemoveLast(&message, field);
      };
      if (Try(message, remove)) continue;
      if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
        ShrinkMessage(*reflection.MutableRepeatedMessage(&message, field, i));
      }
    }
  }

  Person person_;
  const std::function<bool(const Person&)>& shows_;
};

}  // namespace

Person Shrink(const Person& person, const std::function<bool(const Person&)>& shows) {
  return Shrinker(person, shows).Run();
}

}  // namespace fairstart
