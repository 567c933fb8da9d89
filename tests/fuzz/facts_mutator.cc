// How libFuzzer changes an input of facts_fuzzer.cc: now and then its bytes, otherwise one field of
// the case that they are, so that most changes are read as a case again. Linked to libFuzzer only.
#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/message.h>
#include <google/protobuf/text_format.h>
#include <google/protobuf/util/json_util.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string>
#include <vector>

#include "fairstart/v1/case_facts.pb.h"
#include "tests/properties/dice.h"

extern "C" size_t LLVMFuzzerMutate(uint8_t* data, size_t size, size_t max_size);

namespace fairstart {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

class Change {
 public:
  explicit Change(Dice& dice) : dice_(dice) {}

  // Changes one field, here or in a message below.
  void One(Message& message) {
    const Descriptor& type = *message.GetDescriptor();
    if (type.field_count() == 0) return;
    const FieldDescriptor& field = dice_.Chance(60) ? Given(message) : Any(type);
    if (field.is_repeated()) {
      OneOf(message, field);
    } else if (dice_.Chance(10)) {
      message.GetReflection()->ClearField(&message, &field);
    } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      One(*message.GetReflection()->MutableMessage(&message, &field));
    } else {
      Set(message, field);
    }
  }

 private:
  const FieldDescriptor& Any(const Descriptor& type) {
    return *type.field(static_cast<int>(dice_.Between(0, type.field_count() - 1)));
  }

  // A field that is set, if there is one.
  const FieldDescriptor& Given(const Message& message) {
    std::vector<const FieldDescriptor*> fields;
    message.GetReflection()->ListFields(message, &fields);
    return fields.empty() ? Any(*message.GetDescriptor()) : *dice_.Pick(fields);
  }

  // The case's lists are all of messages.
  void OneOf(Message& message, const FieldDescriptor& field) {
    const Reflection& reflection = *message.GetReflection();
    const int size = reflection.FieldSize(message, &field);
    const int at = size == 0 ? 0 : static_cast<int>(dice_.Between(0, size - 1));
    if (size == 0 || dice_.Chance(15)) {
      One(*reflection.AddMessage(&message, &field));
    } else if (dice_.Chance(10)) {
      reflection.RemoveLast(&message, &field);
    } else if (dice_.Chance(10)) {
      Message& copy = *reflection.AddMessage(&message, &field);
      copy.CopyFrom(reflection.GetRepeatedMessage(message, &field, at));
    } else {
      One(*reflection.MutableRepeatedMessage(&message, &field, at));
    }
  }

  void Set(Message& message, const FieldDescriptor& field) {
    const Reflection& reflection = *message.GetReflection();
    switch (field.cpp_type()) {
      case FieldDescriptor::CPPTYPE_BOOL:
        return reflection.SetBool(&message, &field, dice_.Chance(70));
      case FieldDescriptor::CPPTYPE_INT32:
        return reflection.SetInt32(&message, &field, static_cast<int32_t>(dice_.Between(-1, 20)));
      case FieldDescriptor::CPPTYPE_INT64:
        return reflection.SetInt64(&message, &field, SomeNumber());
      case FieldDescriptor::CPPTYPE_ENUM:
        return reflection.SetEnumValue(
            &message, &field,
            static_cast<int>(dice_.Between(-1, field.enum_type()->value_count() + 1)));
      case FieldDescriptor::CPPTYPE_STRING:
        return reflection.SetString(&message, &field, SomeText());
      default:
        return;
    }
  }

  int64_t SomeNumber() {
    using Limits = std::numeric_limits<int64_t>;
    return dice_.Chance(80) ? dice_.Between(-2, 5) * dice_.Pick<int64_t>({1, 100, 10'000})
                            : dice_.Pick<int64_t>({Limits::min(), Limits::max()});
  }

  std::string SomeText() {
    static const std::vector<std::string> kTexts = {
        "2017-01-01", "2017-01-02", "2017-01-31", "2017-12-31", "2018-01-01", "2000-02-29",
        "2001-02-29", "1900-01-01", "2199-12-31", "2200-01-01", "31/05/2001", "",
        "1",          "2",          "jobs-1",     "likes_tea",  "meals",      "motto",
        "festival",   "EID",        "plan",       "days",       "left_on",    "proms",
        "calls",      "cost",       "id",         "first_day",  "last_day",   "day"};
    return dice_.Pick(kTexts);
  }

  Dice& dice_;
};

bool Parse(char encoding, const std::string& bytes, v1::CaseFacts& facts) {
  struct Silence : google::protobuf::io::ErrorCollector {
    void AddError(int, int, const std::string&) override {}
  } silence;
  google::protobuf::TextFormat::Parser parser;
  parser.RecordErrorsTo(&silence);
  if (encoding == 't') return parser.ParseFromString(bytes, &facts);
  if (encoding == 'j') return google::protobuf::util::JsonStringToMessage(bytes, &facts).ok();
  return facts.ParseFromString(bytes);
}

std::string Print(char encoding, const v1::CaseFacts& facts) {
  std::string bytes;
  if (encoding == 't') {
    google::protobuf::TextFormat::PrintToString(facts, &bytes);
  } else if (encoding == 'j') {
    // What JSON cannot say it does not say, and the next change starts from there.
    (void)google::protobuf::util::MessageToJsonString(facts, &bytes);
  } else {
    bytes = facts.SerializeAsString();
  }
  return bytes;
}

}  // namespace
}  // namespace fairstart

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t* data, size_t size, size_t max_size,
                                          unsigned int seed) {
  fairstart::Dice dice(seed);
  fairstart::v1::CaseFacts facts;
  const auto encoding = size == 0 ? 'b' : static_cast<char>(data[0]);
  const std::string bytes(reinterpret_cast<const char*>(data) + (size == 0 ? 0 : 1),
                          size == 0 ? 0 : size - 1);
  if (dice.Chance(25) || !fairstart::Parse(encoding, bytes, facts)) {
    return LLVMFuzzerMutate(data, size, max_size);
  }
  while (true) {
    fairstart::Change(dice).One(facts);
    if (dice.Chance(60)) break;
  }
  const char as = dice.Chance(95) ? encoding : dice.Pick<char>({'b', 't', 'j'});
  const std::string changed = as + fairstart::Print(as, facts);
  if (changed.size() > max_size) return LLVMFuzzerMutate(data, size, max_size);
  std::memcpy(data, changed.data(), changed.size());
  return changed.size();
}
