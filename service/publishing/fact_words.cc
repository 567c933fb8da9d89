// Tested by tests/service/publishing/subject_page_test.cc.
#include "service/publishing/fact_words.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "engine/explanation/english.h"
#include "fairstart/v1/annotations.pb.h"
#include "google/protobuf/descriptor.h"
#include "service/publishing/plain_words.h"

namespace fairstart {
namespace {

using google::protobuf::EnumValueDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

std::string YesOrNo(bool value) { return value ? "yes" : "no"; }

std::string EventInWords(const v1::EventDate& date) {
  if (date.has_date()) return DayInWords(date.date());
  return date.not_yet() ? "not yet" : "";
}

std::string EnumInWords(const EnumValueDescriptor& value) {
  const std::string& label = value.options().GetExtension(v1::value).label();
  return label.empty() ? NameInWords(value.name()) : label;
}

std::string LabelOf(const FieldDescriptor& field) {
  const std::string& label = field.options().GetExtension(v1::fact).label();
  return Capitalized(label.empty() ? NameInWords(field.name()) : label);
}

// Of a number, in its unit.
std::string NumberInWords(int64_t number, v1::Unit unit) {
  switch (unit) {
    case v1::UNIT_MINUTES_PER_WEEK:
      return absl::StrCat(number, " minutes a week");
    case v1::UNIT_DAYS:
      return absl::StrCat(number, number == 1 ? " day" : " days");
    case v1::UNIT_YARDS:
      return absl::StrCat(number, " yards");
    default:
      return absl::StrCat(number);
  }
}

std::string ValueInWords(const Message& message, const FieldDescriptor& field) {
  const Reflection& reflection = *message.GetReflection();
  const v1::Unit unit = field.options().GetExtension(v1::fact).unit();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_BOOL:
      return YesOrNo(reflection.GetBool(message, &field));
    case FieldDescriptor::CPPTYPE_ENUM:
      return EnumInWords(*reflection.GetEnum(message, &field));
    case FieldDescriptor::CPPTYPE_INT64:
      return NumberInWords(reflection.GetInt64(message, &field), unit);
    case FieldDescriptor::CPPTYPE_INT32:
      return NumberInWords(reflection.GetInt32(message, &field), unit);
    case FieldDescriptor::CPPTYPE_STRING: {
      const std::string text = reflection.GetString(message, &field);
      if (unit == v1::UNIT_DATE) return DayInWords(text);
      // Names that a rulebook gives; other identifiers are those of other programs.
      return field.name() == "kind" || field.name() == "role" ? NameInWords(text) : text;
    }
    case FieldDescriptor::CPPTYPE_MESSAGE: {
      const Message& value = reflection.GetMessage(message, &field);
      if (const auto* money = dynamic_cast<const v1::Money*>(&value)) {
        return absl::StrCat(MoneyInWords(*money), PerUnit(unit));
      }
      if (const auto* date = dynamic_cast<const v1::EventDate*>(&value)) return EventInWords(*date);
      return value.ShortDebugString();
    }
    default:
      return "";
  }
}

std::vector<FactText> FieldsOf(const Message& record) {
  std::vector<FactText> fields;
  std::vector<const FieldDescriptor*> set;
  record.GetReflection()->ListFields(record, &set);
  for (const FieldDescriptor* field : set) {
    if (field->is_repeated() || field->name() == "id") continue;
    std::string value = ValueInWords(record, *field);
    if (!value.empty()) fields.push_back({LabelOf(*field), std::move(value)});
  }
  return fields;
}

// ---- What a rulebook declared.

std::string DeclaredInWords(const v1::FactValue& value) {
  switch (value.value_case()) {
    case v1::FactValue::kBoolean:
      return YesOrNo(value.boolean());
    case v1::FactValue::kInteger:
      return absl::StrCat(value.integer());
    case v1::FactValue::kText:
      return value.text();
    case v1::FactValue::kDate:
      return DayInWords(value.date());
    case v1::FactValue::kMoney:
      return MoneyInWords(value.money());
    case v1::FactValue::kEventDate:
      return EventInWords(value.event_date());
    case v1::FactValue::kChoice:
      return NameInWords(value.choice());
    default:
      return "";
  }
}

std::string DeclaredLabel(const std::string& name) { return Capitalized(NameInWords(name)); }

std::vector<FactText> DeclaredFields(const v1::DeclaredRecord& record) {
  std::vector<FactText> fields;
  for (const v1::DeclaredFact& field : record.fields()) {
    if (field.name() == "id") continue;
    fields.push_back({DeclaredLabel(field.name()), DeclaredInWords(field.value())});
  }
  return fields;
}

void AddDeclared(const v1::DeclaredFacts& declared, FactSheet& sheet) {
  for (const v1::DeclaredFact& fact : declared.facts()) {
    const std::string label = DeclaredLabel(fact.name());
    if (fact.value().has_history()) {
      FactHistory history{label, {}};
      for (const v1::DeclaredRecord& record : fact.value().history().records()) {
        history.records.push_back(DeclaredFields(record));
      }
      sheet.histories.push_back(std::move(history));
    } else if (fact.value().has_record()) {
      sheet.histories.push_back({label, {DeclaredFields(fact.value().record())}});
    } else {
      sheet.facts.push_back({label, DeclaredInWords(fact.value())});
    }
  }
}

// ---- What the vocabulary has.

// Whether a message holds a history, and is not one value.
bool IsHistory(const FieldDescriptor& field) {
  return field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE &&
         field.message_type()->options().HasExtension(v1::history);
}

FactHistory HistoryOf(const Message& facts, const FieldDescriptor& field) {
  FactHistory history{LabelOf(field), {}};
  const Message& message = facts.GetReflection()->GetMessage(facts, &field);
  const FieldDescriptor& records = *message.GetDescriptor()->FindFieldByName("records");
  const Reflection& reflection = *message.GetReflection();
  for (int i = 0; i < reflection.FieldSize(message, &records); ++i) {
    history.records.push_back(FieldsOf(reflection.GetRepeatedMessage(message, &records, i)));
  }
  return history;
}

}  // namespace

std::vector<FactText> FieldsInWords(const Message& record) { return FieldsOf(record); }

FactSheet FactsInWords(const v1::CaseFacts& facts) {
  FactSheet sheet;
  std::vector<const FieldDescriptor*> set;
  facts.GetReflection()->ListFields(facts, &set);
  for (const FieldDescriptor* field : set) {
    if (field->number() == v1::CaseFacts::kDeclaredFactsFieldNumber) continue;
    if (IsHistory(*field)) {
      sheet.histories.push_back(HistoryOf(facts, *field));
    } else {
      sheet.facts.push_back({LabelOf(*field), ValueInWords(facts, *field)});
    }
  }
  AddDeclared(facts.declared_facts(), sheet);
  return sheet;
}

}  // namespace fairstart
