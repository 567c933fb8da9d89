#include "tests/reference/facts.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <cctype>
#include <utility>
#include <vector>

namespace fairstart::reference {
bool IsMoney(v1::Unit unit) {
  return unit >= v1::UNIT_PENCE && unit <= v1::UNIT_PENCE_PER_HOUR;
}

namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

Value WaitsForFact(std::string path, Bounds domain = {}) {
  return MakeUnknown({std::move(path)}, std::move(domain));
}

Value WaitsForText(std::string path, v1::Unit unit) {
  Bounds bounds;
  if (unit == v1::UNIT_DATE) bounds.most = SomeDay();
  return WaitsForFact(std::move(path), bounds);
}

// The domain of a number, from its annotation or its declaration.
template <typename Described>
Bounds DomainOf(const Described& described, bool is_int) {
  Bounds domain{{}, {}, is_int};
  if (described.has_minimum()) domain.least = Fraction(described.minimum());
  if (described.has_maximum()) domain.most = Fraction(described.maximum());
  return domain;
}

Value ReadDay(const std::string& text, const std::string& path) {
  const std::optional<DayNumber> day = ParseDay(text);
  if (!day) return Error{path + " is no day: " + text};
  return Date{*day};
}

Value ReadMoney(const v1::Money& money, v1::Unit unit, const Bounds& domain,
                const std::string& path) {
  if (!money.has_pence()) return WaitsForFact(path, domain);
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

// Between which days the one end lies of a record of which only the other is known: no record ends
// before it starts, and where no two may cover the same day each other record is before or after.
Bounds EndWithin(bool is_last, size_t index, const std::vector<Element>& records,
                 bool may_overlap) {
  const auto ends_of = [](const Element& element) {
    const auto& record = std::get<std::shared_ptr<const Record>>(element.value);
    return std::pair(record->fields.find("first_day")->second,
                     record->fields.find("last_day")->second);
  };
  const auto [first, last] = ends_of(records[index]);
  const Value& known = is_last ? first : last;
  if (!IsPlain(known)) return {};
  const DayNumber day = std::get<Date>(known).day;
  Bounds bounds;
  if (is_last) bounds.least = Fraction(day);
  if (!is_last && day != kNever) bounds.most = Fraction(day);
  for (size_t i = 0; i < records.size(); ++i) {
    if (may_overlap || i == index) continue;
    const auto [other_first, other_last] = ends_of(records[i]);
    for (const Value& end : {other_first, other_last}) {
      if (!IsPlain(end) || std::get<Date>(end).day == kNever) continue;
      // Days of the other record on the far side of the end that is known bound the unknown one.
      const DayNumber other = std::get<Date>(end).day;
      if (is_last && other > day && (!bounds.most || Fraction(other - 1) < *bounds.most)) {
        bounds.most = Fraction(other - 1);
      }
      if (!is_last && other < day && (!bounds.least || Fraction(other + 1) > *bounds.least)) {
        bounds.least = Fraction(other + 1);
      }
    }
  }
  return bounds;
}

void BoundOpenEnds(List& history, bool may_overlap) {
  const std::vector<Element> records = history.elements;
  for (size_t i = 0; i < records.size(); ++i) {
    Record record = *std::get<std::shared_ptr<const Record>>(records[i].value);
    if (!record.fields.contains("first_day")) return;
    for (const bool is_last : {false, true}) {
      Value& end = record.fields[is_last ? "last_day" : "first_day"];
      if (!IsUnknown(end)) continue;
      Bounds within = EndWithin(is_last, i, records, may_overlap);
      if (!is_last && !within.most) within.most = SomeDay();
      end = MakeUnknown(WaitsOf(end), within);
    }
    history.elements[i].value = std::make_shared<const Record>(std::move(record));
  }
}

// A record of a history of which nothing is known.
std::shared_ptr<const Record> AnyRecord(const Descriptor& history, const std::string& path) {
  const Descriptor& type = *history.FindFieldByName("records")->message_type();
  return ReadMessage(*google::protobuf::MessageFactory::generated_factory()->GetPrototype(&type),
                     path + ".records[?]", /*closed=*/false);
}

Value ReadHistory(const Message& history, const std::string& path) {
  const Descriptor& type = *history.GetDescriptor();
  List list;
  list.any = AnyRecord(type, path);
  list.gap_is_unknown = type.options().GetExtension(v1::history).gap() == v1::GAP_UNKNOWN;
  list.path = path;
  const Value records = ReadRecords(history, *type.FindFieldByName("records"), std::move(list),
                                    path + ".records", /*closed=*/false);
  List bounded = *std::get<std::shared_ptr<const List>>(records);
  BoundOpenEnds(bounded,
                type.options().GetExtension(v1::history).overlap() != v1::OVERLAP_REFUSED);
  return MakeList(std::move(bounded));
}

Value ReadMessageField(const Message& owner, const FieldDescriptor& field, const std::string& path,
                       bool closed) {
  const Message& message = owner.GetReflection()->GetMessage(owner, &field);
  const bool is_set = owner.GetReflection()->HasField(owner, &field);
  const v1::FactAnnotation& fact = field.options().GetExtension(v1::fact);
  if (const auto* money = dynamic_cast<const v1::Money*>(&message)) {
    return ReadMoney(*money, fact.unit(), DomainOf(fact, /*is_int=*/false), path);
  }
  if (const auto* event = dynamic_cast<const v1::EventDate*>(&message)) {
    return ReadEvent(*event, path);
  }
  const Descriptor& type = *message.GetDescriptor();
  const bool is_history = type.options().HasExtension(v1::history);
  if (!is_set && !closed) {
    Unknown unknown = std::get<Unknown>(WaitsForFact(path));
    if (is_history) unknown.any = AnyRecord(type, path);
    return unknown;
  }
  if (is_history) return ReadHistory(message, path);
  return ReadMessage(message, path, closed);
}

Value ReadText(const std::string& text, bool is_set, v1::Unit unit, const std::string& path,
               bool closed) {
  if (!is_set && !closed) return WaitsForText(path, unit);
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
  const bool is_int = field.cpp_type() == FieldDescriptor::CPPTYPE_INT64;
  if (!is_set && !closed) {
    if (!is_int) return WaitsForFact(path);
    return WaitsForFact(path, DomainOf(field.options().GetExtension(v1::fact), /*is_int=*/true));
  }
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

using FactDeclarations = google::protobuf::RepeatedPtrField<v1::FactDeclaration>;

Value ReadDeclared(const v1::FactDeclaration& declaration, const v1::FactValue& value,
                   const std::string& path);

FactDeclarations WithDays(const v1::FactType::History& history);

const v1::FactValue& FindDeclared(
    const google::protobuf::RepeatedPtrField<v1::DeclaredFact>& facts, const std::string& name) {
  for (const v1::DeclaredFact& fact : facts) {
    if (fact.name() == name) return fact.value();
  }
  return v1::FactValue::default_instance();
}

std::shared_ptr<const Record> ReadDeclaredRecord(const FactDeclarations& declarations,
                                                 const v1::DeclaredRecord& given,
                                                 const std::string& path) {
  Record record;
  record.path = path;
  for (const v1::FactDeclaration& field : declarations) {
    record.fields[field.name()] = ReadDeclared(
        field, FindDeclared(given.fields(), field.name()), path + "." + field.name());
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
  list.gap_is_unknown = type.gap() == v1::GAP_UNKNOWN;
  list.path = path;
  const FactDeclarations fields = WithDays(type);
  list.any = ReadDeclaredRecord(fields, {}, path + ".records[?]");
  for (int i = 0; i < history.records_size(); ++i) {
    const std::string place = path + ".records[" + std::to_string(i) + "]";
    list.elements.push_back({ReadDeclaredRecord(fields, history.records(i), place), {}});
  }
  BoundOpenEnds(list, type.overlap() != v1::OVERLAP_REFUSED);
  return MakeList(std::move(list));
}

Value ReadDeclared(const v1::FactDeclaration& declaration, const v1::FactValue& value,
                   const std::string& path) {
  const v1::FactType& type = declaration.type();
  if (value.value_case() == v1::FactValue::VALUE_NOT_SET) {
    if (type.scalar() == v1::UNIT_DATE) return WaitsForText(path, v1::UNIT_DATE);
    if (type.has_history()) {
      return Unknown{WaitsOf(WaitsForFact(path)),
                     {},
                     ReadDeclaredRecord(WithDays(type.history()), {}, path + ".records[?]")};
    }
    return WaitsForFact(path, DomainOf(declaration, !IsMoney(type.scalar())));
  }
  switch (type.kind_case()) {
    case v1::FactType::kScalar:
      if (value.has_money()) {
        return ReadMoney(value.money(), type.scalar(), DomainOf(declaration, /*is_int=*/false),
                         path);
      }
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
        fact, FindDeclared(facts.declared_facts().facts(), fact.name()),
        "declared_facts." + fact.name());
  }
  return values;
}

Value ReadRecord(const v1::Record& record) {
  return ReadMessage(record, "record", /*closed=*/true);
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
