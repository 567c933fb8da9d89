#include "tests/reference/facts.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <cctype>
#include <utility>

namespace fairstart::reference {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

Value WaitsForFact(std::string path) {
  return MakeUnknown({{Waiting::Kind::kFact, std::move(path), 0}});
}

Value ReadDay(const std::string& text, const std::string& path) {
  const std::optional<DayNumber> day = ParseDay(text);
  if (!day) return Error{path + " is no day: " + text};
  return Date{*day};
}

Value ReadMoney(const v1::Money& money, v1::Unit unit, const std::string& path) {
  if (!money.has_pence()) return WaitsForFact(path);
  return Sum{Fraction(money.pence()), unit};
}

Value ReadEvent(const v1::EventDate& event, const std::string& path) {
  switch (event.day_case()) {
    case v1::EventDate::kDate:
      return ReadDay(event.date(), path);
    case v1::EventDate::kNotYet:
      return Date{kNever};
    case v1::EventDate::DAY_NOT_SET:
      return WaitsForFact(path);
  }
  return WaitsForFact(path);
}

// LIVING_KIND_FOSTER_CARE of LivingKind is FOSTER_CARE.
std::string ShortName(const EnumDescriptor& type, const std::string& name) {
  std::string prefix;
  for (const char c : type.name()) {
    if (std::isupper(static_cast<unsigned char>(c)) && !prefix.empty()) prefix += '_';
    prefix += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  return name.substr(prefix.size() + 1);
}

std::shared_ptr<const Record> ReadMessage(const Message& message, const std::string& path,
                                          bool closed);

Value ReadRecords(const Message& owner, const FieldDescriptor& field, List list,
                  const std::string& path, bool closed) {
  const Reflection& reflection = *owner.GetReflection();
  for (int i = 0; i < reflection.FieldSize(owner, &field); ++i) {
    const std::string place = path + "[" + std::to_string(i) + "]";
    list.elements.push_back(
        {ReadMessage(reflection.GetRepeatedMessage(owner, &field, i), place, closed), {}});
  }
  return MakeList(std::move(list));
}

Value ReadHistory(const Message& history, const std::string& path) {
  const Descriptor& type = *history.GetDescriptor();
  List list;
  list.is_history = true;
  list.gap_is_unknown = type.options().GetExtension(v1::history).gap() == v1::GAP_UNKNOWN;
  list.path = path;
  return ReadRecords(history, *type.FindFieldByName("records"), std::move(list), path + ".records",
                     /*closed=*/false);
}

Value ReadMessageField(const Message& owner, const FieldDescriptor& field, const std::string& path,
                       bool closed) {
  const Message& message = owner.GetReflection()->GetMessage(owner, &field);
  const bool is_set = owner.GetReflection()->HasField(owner, &field);
  const v1::Unit unit = field.options().GetExtension(v1::fact).unit();
  if (const auto* money = dynamic_cast<const v1::Money*>(&message)) {
    return ReadMoney(*money, unit, path);
  }
  if (const auto* event = dynamic_cast<const v1::EventDate*>(&message)) {
    return ReadEvent(*event, path);
  }
  if (!is_set && !closed) return WaitsForFact(path);
  if (message.GetDescriptor()->options().HasExtension(v1::history)) {
    return ReadHistory(message, path);
  }
  return ReadMessage(message, path, closed);
}

Value ReadText(const std::string& text, bool is_set, v1::Unit unit, const std::string& path,
               bool closed) {
  if (!is_set && !closed) return WaitsForFact(path);
  if (unit != v1::UNIT_DATE) return text;
  if (!is_set) return Date{kNever};
  return ReadDay(text, path);
}

Value ReadField(const Message& owner, const FieldDescriptor& field, const std::string& path,
                bool closed) {
  const Reflection& reflection = *owner.GetReflection();
  if (field.is_repeated()) return ReadRecords(owner, field, {}, path, closed);
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
    return ReadMessageField(owner, field, path, closed);
  }
  const bool is_set = reflection.HasField(owner, &field);
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
    return ReadText(reflection.GetString(owner, &field), is_set,
                    field.options().GetExtension(v1::fact).unit(), path, closed);
  }
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_ENUM) {
    const auto* value = reflection.GetEnum(owner, &field);
    if (value->number() == 0 && !closed) return WaitsForFact(path);
    return Choice{value->type()->name(), ShortName(*value->type(), value->name())};
  }
  if (!is_set && !closed) return WaitsForFact(path);
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_BOOL) return reflection.GetBool(owner, &field);
  return reflection.GetInt64(owner, &field);
}

std::shared_ptr<const Record> ReadMessage(const Message& message, const std::string& path,
                                          bool closed) {
  Record record;
  record.path = path;
  const Descriptor& type = *message.GetDescriptor();
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    record.fields[field.name()] = ReadField(message, field, path + "." + field.name(), closed);
  }
  return std::make_shared<const Record>(std::move(record));
}

// ---- Facts that the rulebook declares.

Value ReadDeclared(const v1::FactType& type, const v1::FactValue& value, const std::string& path);

const v1::FactValue& FindDeclared(
    const google::protobuf::RepeatedPtrField<v1::DeclaredFact>& facts, const std::string& name) {
  for (const v1::DeclaredFact& fact : facts) {
    if (fact.name() == name) return fact.value();
  }
  return v1::FactValue::default_instance();
}

using FactDeclarations = google::protobuf::RepeatedPtrField<v1::FactDeclaration>;

std::shared_ptr<const Record> ReadDeclaredRecord(const FactDeclarations& declarations,
                                                 const v1::DeclaredRecord& given,
                                                 const std::string& path) {
  Record record;
  record.path = path;
  for (const v1::FactDeclaration& field : declarations) {
    record.fields[field.name()] = ReadDeclared(
        field.type(), FindDeclared(given.fields(), field.name()), path + "." + field.name());
  }
  return std::make_shared<const Record>(std::move(record));
}

// The fields that every record of a declared history has besides those that are declared.
FactDeclarations WithDays(const v1::FactType::History& history) {
  FactDeclarations fields = history.field();
  const auto add = [&fields](const char* name, v1::Unit unit) {
    v1::FactDeclaration& field = *fields.Add();
    field.set_name(name);
    field.mutable_type()->set_scalar(unit);
  };
  add("id", v1::UNIT_IDENTIFIER);
  if (history.point()) {
    add("day", v1::UNIT_DATE);
    return fields;
  }
  add("first_day", v1::UNIT_DATE);
  v1::FactDeclaration& last_day = *fields.Add();
  last_day.set_name("last_day");
  last_day.mutable_type()->mutable_event_date();
  return fields;
}

Value ReadDeclaredHistory(const v1::FactType::History& type, const v1::DeclaredHistory& history,
                          const std::string& path) {
  List list;
  list.is_history = true;
  list.gap_is_unknown = type.gap() == v1::GAP_UNKNOWN;
  list.path = path;
  const FactDeclarations fields = WithDays(type);
  for (int i = 0; i < history.records_size(); ++i) {
    const std::string place = path + ".records[" + std::to_string(i) + "]";
    list.elements.push_back({ReadDeclaredRecord(fields, history.records(i), place), {}});
  }
  return MakeList(std::move(list));
}

Value ReadDeclared(const v1::FactType& type, const v1::FactValue& value, const std::string& path) {
  if (value.value_case() == v1::FactValue::VALUE_NOT_SET) return WaitsForFact(path);
  switch (type.kind_case()) {
    case v1::FactType::kScalar:
      if (value.has_money()) return ReadMoney(value.money(), type.scalar(), path);
      if (value.has_boolean()) return value.boolean();
      if (value.has_integer()) return value.integer();
      if (value.has_date()) return ReadDay(value.date(), path);
      return value.text();
    case v1::FactType::kEventDate:
      return ReadEvent(value.event_date(), path);
    case v1::FactType::kChoices:
      return Choice{type.choices().name(), value.choice()};
    case v1::FactType::kFields:
      return ReadDeclaredRecord(type.fields().field(), value.record(), path);
    case v1::FactType::kHistory:
      return ReadDeclaredHistory(type.history(), value.history(), path);
    case v1::FactType::KIND_NOT_SET:
      break;
  }
  return Error{"fact " + path + " has no type"};
}

}  // namespace

std::map<std::string, Value, std::less<>> ReadFacts(const v1::CaseFacts& facts,
                                                    const v1::Rulebook& rulebook) {
  std::map<std::string, Value, std::less<>> values;
  const Descriptor& type = *facts.GetDescriptor();
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    if (field.name() == "declared_facts") continue;
    values[field.name()] = ReadField(facts, field, field.name(), /*closed=*/false);
  }
  for (const v1::FactDeclaration& fact : rulebook.fact()) {
    values[fact.name()] = ReadDeclared(
        fact.type(), FindDeclared(facts.declared_facts().facts(), fact.name()), fact.name());
  }
  return values;
}

Value ReadRecord(const v1::Record& record) {
  return ReadMessage(record, "record", /*closed=*/true);
}

bool IsMoney(v1::Unit unit) {
  return unit >= v1::UNIT_PENCE && unit <= v1::UNIT_PENCE_PER_HOUR;
}

Value ReadQuantity(const std::string& text, v1::Unit unit) {
  if (IsMoney(unit)) {
    const auto pence = ParsePounds(text);
    if (pence) return Sum{*pence, unit};
  } else if (unit == v1::UNIT_TEXT || unit == v1::UNIT_IDENTIFIER) {
    return text;
  } else if (unit == v1::UNIT_DATE) {
    return ReadDay(text, "parameter");
  } else if (unit == v1::UNIT_SPAN) {
    const auto span = ParseSpan(text);
    if (span) return *span;
  } else if (unit == v1::UNIT_SHARE) {
    const auto share = ParseFraction(text);
    if (share) return *share;
  } else if (unit == v1::UNIT_BOOLEAN) {
    if (text == "yes" || text == "no") return text == "yes";
  } else {
    return static_cast<int64_t>(std::stoll(text));
  }
  return Error{"no quantity: " + text};
}

}  // namespace fairstart::reference
