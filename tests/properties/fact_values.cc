#include "tests/properties/fact_values.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include "fairstart/v1/annotations.pb.h"
#include "tests/properties/dice.h"
#include "tests/reference/day.h"

namespace fairstart {
namespace {

using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr char kDeclared[] = "declared_facts.";

// A field of the case, or of a record of one of its histories.
struct Place {
  Message* message = nullptr;
  const FieldDescriptor* field = nullptr;
};

Place Find(const std::string& path, v1::CaseFacts& facts) {
  const std::string top = path.substr(0, path.find('.'));
  const FieldDescriptor* field = facts.GetDescriptor()->FindFieldByName(top);
  if (top == path || field == nullptr) return {&facts, field};
  const size_t open = path.find('[');
  const size_t close = path.find("].");
  if (open == std::string::npos || close == std::string::npos) return {};
  Message& history = *facts.GetReflection()->MutableMessage(&facts, field);
  Message& record = *history.GetReflection()->MutableRepeatedMessage(
      &history, history.GetDescriptor()->FindFieldByName("records"),
      std::stoi(path.substr(open + 1, close - open - 1)));
  return {&record, record.GetDescriptor()->FindFieldByName(path.substr(close + 2))};
}

// Puts a value where the path leads in whichever case it is given.
PutValue At(const std::string& path,
            const std::function<void(Message&, const FieldDescriptor&)>& set) {
  return [path, set](v1::CaseFacts& facts) {
    const Place place = Find(path, facts);
    set(*place.message, *place.field);
  };
}

std::vector<int64_t> Numbers(const v1::FactAnnotation& fact, Dice& dice) {
  const int64_t least = fact.has_minimum() ? fact.minimum() : 0;
  const int64_t most = fact.has_maximum() ? fact.maximum() : 100000;
  std::vector<int64_t> numbers = {least, most};
  for (const int64_t number :
       {int64_t{1}, int64_t{960}, int64_t{961}, int64_t{5790}, int64_t{20000}}) {
    if (least <= number && number <= most) numbers.push_back(number);
  }
  for (int i = 0; i < 4; ++i) numbers.push_back(dice.Between(least, most));
  for (int i = 0; i < 4; ++i) numbers.push_back(dice.Between(least, std::min(most, least + 12000)));
  return numbers;
}

std::vector<std::string> Days(const std::string& day, Dice& dice) {
  std::vector<std::string> days;
  const reference::DayNumber today = *reference::ParseDay(day);
  for (const int64_t after : {-1000, -200, -30, -1, 0, 1, 30, 200, 364, 365, 1000}) {
    days.push_back(reference::FormatDay(today + after));
  }
  for (int i = 0; i < 4; ++i)
    days.push_back(reference::FormatDay(today + dice.Between(-2000, 2000)));
  return days;
}

FactValues ValuesOfDeclared(const std::string& name, const v1::Rulebook& rulebook, Dice& dice) {
  FactValues found;
  const auto put = [&](const v1::FactValue& value) {
    found.values.push_back([name, value](v1::CaseFacts& facts) {
      v1::DeclaredFact* fact = facts.mutable_declared_facts()->add_facts();
      fact->set_name(name);
      *fact->mutable_value() = value;
    });
  };
  for (const v1::FactDeclaration& declaration : rulebook.fact()) {
    if (declaration.name() != name || !declaration.type().has_scalar()) continue;
    v1::FactValue value;
    if (declaration.type().scalar() == v1::UNIT_BOOLEAN) {
      found.all = true;
      for (const bool boolean : {false, true}) {
        value.set_boolean(boolean);
        put(value);
      }
    } else if (declaration.type().scalar() == v1::UNIT_PENCE) {
      v1::FactAnnotation domain;
      if (declaration.has_minimum()) domain.set_minimum(declaration.minimum());
      if (declaration.has_maximum()) domain.set_maximum(declaration.maximum());
      for (const int64_t number : Numbers(domain, dice)) {
        value.mutable_money()->set_pence(number);
        put(value);
      }
    }
  }
  return found;
}

// Ids of the records that the fact may name.
std::vector<std::string> Ids(const v1::FactAnnotation& fact, const v1::CaseFacts& facts) {
  std::vector<std::string> ids;
  for (const std::string& name : fact.refers_to()) {
    const FieldDescriptor* field = facts.GetDescriptor()->FindFieldByName(name);
    if (!facts.GetReflection()->HasField(facts, field)) return {};
    const Message& history = facts.GetReflection()->GetMessage(facts, field);
    const FieldDescriptor& records = *history.GetDescriptor()->FindFieldByName("records");
    for (int i = 0; i < history.GetReflection()->FieldSize(history, &records); ++i) {
      const Message& record = history.GetReflection()->GetRepeatedMessage(history, &records, i);
      ids.push_back(
          record.GetReflection()->GetString(record, record.GetDescriptor()->FindFieldByName("id")));
    }
  }
  return ids;
}

}  // namespace

FactValues ValuesOf(const std::string& path, const v1::CaseFacts& facts,
                    const v1::Rulebook& rulebook, const std::string& day, uint64_t seed) {
  Dice dice(seed);
  if (path.rfind(kDeclared, 0) == 0) {
    return ValuesOfDeclared(path.substr(sizeof kDeclared - 1), rulebook, dice);
  }
  FactValues found;
  v1::CaseFacts probe = facts;
  const Place place = Find(path, probe);
  if (place.field == nullptr || place.field->is_repeated()) return found;
  const v1::FactAnnotation& fact = place.field->options().GetExtension(v1::fact);
  const auto put = [&](const std::function<void(Message&, const FieldDescriptor&)>& set) {
    found.values.push_back(At(path, set));
  };
  switch (place.field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_BOOL:
      found.all = true;
      for (const bool value : {false, true}) {
        put([value](Message& m, const FieldDescriptor& f) {
          m.GetReflection()->SetBool(&m, &f, value);
        });
      }
      break;
    case FieldDescriptor::CPPTYPE_ENUM: {
      found.all = true;
      const EnumDescriptor& type = *place.field->enum_type();
      for (int i = 0; i < type.value_count(); ++i) {
        const int number = type.value(i)->number();
        if (number == 0) continue;
        put([number](Message& m, const FieldDescriptor& f) {
          m.GetReflection()->SetEnumValue(&m, &f, number);
        });
      }
      break;
    }
    case FieldDescriptor::CPPTYPE_INT32:
    case FieldDescriptor::CPPTYPE_INT64:
      for (const int64_t number : Numbers(fact, dice)) {
        put([number](Message& m, const FieldDescriptor& f) {
          if (f.cpp_type() == FieldDescriptor::CPPTYPE_INT64) {
            m.GetReflection()->SetInt64(&m, &f, number);
          } else {
            m.GetReflection()->SetInt32(&m, &f, static_cast<int32_t>(number));
          }
        });
      }
      break;
    case FieldDescriptor::CPPTYPE_STRING:
      for (const std::string& text :
           fact.unit() == v1::UNIT_DATE ? Days(day, dice) : Ids(fact, facts)) {
        put([text](Message& m, const FieldDescriptor& f) {
          m.GetReflection()->SetString(&m, &f, text);
        });
      }
      break;
    default: {
      const std::string& type = place.field->message_type()->full_name();
      if (type == v1::Money::descriptor()->full_name()) {
        for (const int64_t number : Numbers(fact, dice)) {
          put([number](Message& m, const FieldDescriptor& f) {
            static_cast<v1::Money*>(m.GetReflection()->MutableMessage(&m, &f))->set_pence(number);
          });
        }
      } else if (type == v1::EventDate::descriptor()->full_name()) {
        put([](Message& m, const FieldDescriptor& f) {
          static_cast<v1::EventDate*>(m.GetReflection()->MutableMessage(&m, &f))->set_not_yet(true);
        });
        for (const std::string& text : Days(day, dice)) {
          put([text](Message& m, const FieldDescriptor& f) {
            static_cast<v1::EventDate*>(m.GetReflection()->MutableMessage(&m, &f))->set_date(text);
          });
        }
      }
    }
  }
  return found;
}

}  // namespace fairstart
