// What a case may say.
//
// A message with the `history` option becomes a list of its records; Money becomes an amount of the
// annotated unit; EventDate a date; an enumeration loses the prefix that protobuf style gives its
// values (LIVING_KIND_FOSTER_CARE is FOSTER_CARE of LivingKind).
#include "engine/facts/schema.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "fairstart/v1/annotations.pb.h"
#include "fairstart/v1/case_facts.pb.h"
#include "fairstart/v1/record.pb.h"

namespace fairstart {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;

FieldWording WordingOf(const v1::FactAnnotation& annotation) {
  FieldWording wording;
  wording.label = annotation.label();
  wording.question = annotation.question();
  wording.clause = annotation.clause();
  wording.unit = annotation.unit();
  if (annotation.has_minimum()) wording.minimum = annotation.minimum();
  if (annotation.has_maximum()) wording.maximum = annotation.maximum();
  wording.refers_to.assign(annotation.refers_to().begin(), annotation.refers_to().end());
  wording.may_refer_to_none = annotation.may_refer_to_none();
  return wording;
}

// "LivingKind" → "LIVING_KIND_".
std::string ValuePrefix(const std::string& enum_name) {
  std::string prefix;
  for (size_t i = 0; i < enum_name.size(); ++i) {
    if (i > 0 && absl::ascii_isupper(static_cast<unsigned char>(enum_name[i]))) prefix += '_';
    prefix += absl::ascii_toupper(static_cast<unsigned char>(enum_name[i]));
  }
  return prefix + "_";
}

void FindHistoryFields(RecordType& type) {
  type.id = type.Find("id");
  type.first_day = type.Find("first_day");
  type.last_day = type.Find("last_day");
  type.day = type.Find("day");
}

Field HistoryField(const std::string& name, Type type) {
  Field field;
  field.name = name;
  field.type = type;
  field.wording.label = name == "id" ? "key" : name == "first_day" ? "first day" : "last day";
  field.wording.unit = name == "id" ? v1::UNIT_IDENTIFIER : v1::UNIT_DATE;
  if (name == "last_day") {
    field.wording.unit = v1::UNIT_UNSPECIFIED;
    field.event_date = true;
  }
  if (name == "day") field.wording.label = "day";
  field.declared = true;
  return field;
}

}  // namespace

FactSchema::FactSchema() {
  AddMessage(*v1::CaseFacts::descriptor());
  AddMessage(*v1::Record::descriptor());
  case_type_ = messages_.at(v1::CaseFacts::descriptor());
  record_type_ = messages_.at(v1::Record::descriptor());
  references_ = ReferencesOf(*case_type_);
}

const EnumType* FactSchema::AddVocabularyEnum(const EnumDescriptor& descriptor) {
  auto [entry, added] = enums_.try_emplace(&descriptor, nullptr);
  if (!added) return entry->second;
  EnumType* type = types_.NewEnum(descriptor.name());
  entry->second = type;
  const std::string prefix = ValuePrefix(descriptor.name());
  for (int i = 0; i < descriptor.value_count(); ++i) {
    const auto& value = *descriptor.value(i);
    if (value.number() == 0) continue;  // unset: not known
    type->values.push_back({std::string(absl::StripPrefix(value.name(), prefix)),
                            value.options().GetExtension(v1::value).label(), value.number()});
  }
  return type;
}

Field FactSchema::DescribeField(const FieldDescriptor& descriptor) {
  Field field;
  field.name = descriptor.name();
  field.source = &descriptor;
  field.wording = WordingOf(descriptor.options().GetExtension(v1::fact));
  switch (descriptor.cpp_type()) {
    case FieldDescriptor::CPPTYPE_BOOL:
      field.type = Type::Of(Type::Kind::kBool);
      break;
    case FieldDescriptor::CPPTYPE_INT64:
    case FieldDescriptor::CPPTYPE_INT32:
      field.type = Type::Of(Type::Kind::kInt);
      break;
    case FieldDescriptor::CPPTYPE_STRING:
      field.type = Type::Of(field.wording.unit == v1::UNIT_DATE ? Type::Kind::kDate
                                                                : Type::Kind::kString);
      break;
    case FieldDescriptor::CPPTYPE_ENUM:
      field.type = Type::Of(Type::Kind::kEnum);
      field.type.enumeration = AddVocabularyEnum(*descriptor.enum_type());
      break;
    default: {
      const Descriptor& message = *descriptor.message_type();
      if (&message == v1::Money::descriptor()) {
        field.type = TypeOfUnit(field.wording.unit).value_or(Type::Amount(Per::kOnce, true));
      } else if (&message == v1::EventDate::descriptor()) {
        field.type = Type::Of(Type::Kind::kDate);
        field.event_date = true;
      } else {
        const RecordType* record = AddMessage(message);
        field.type = Type::Of(Type::Kind::kRecord);
        field.type.record = record;
        if (descriptor.is_repeated() || record->is_history) field.type = types_.ListOf(field.type);
      }
    }
  }
  return field;
}

// For a message with the `history` option: the type of its records.
const RecordType* FactSchema::AddMessage(const Descriptor& message) {
  auto [entry, added] = messages_.try_emplace(&message, nullptr);
  if (!added) return entry->second;
  if (message.options().HasExtension(v1::history)) {
    const v1::HistoryAnnotation& annotation = message.options().GetExtension(v1::history);
    RecordType* type = const_cast<RecordType*>(AddMessage(*message.field(0)->message_type()));
    type->is_history = true;
    type->gap = annotation.gap();
    type->overlap = annotation.overlap();
    type->supposition = annotation.supposition();
    if (!annotation.record().empty()) type->noun = annotation.record();
    FindHistoryFields(*type);
    messages_[&message] = type;
    return type;
  }
  RecordType* type = types_.NewRecord(message.name());
  entry->second = type;
  for (int i = 0; i < message.field_count(); ++i) {
    // Declared facts take their places one by one, under their own names.
    if (message.field(i)->message_type() == v1::DeclaredFacts::descriptor()) continue;
    Field field = DescribeField(*message.field(i));
    type->fields.push_back(std::move(field));
  }
  return type;
}

bool FactSchema::IsFreeName(const std::string& name) const {
  return !name.empty() && types_.FindEnum(name) == nullptr && types_.FindRecord(name) == nullptr;
}

std::string FactSchema::AddEnum(
    const std::string& name,
    const google::protobuf::RepeatedPtrField<v1::FactType_Choice>& choices) {
  if (name.empty()) return "an enumeration needs a name";
  if (!IsFreeName(name)) {
    return absl::StrCat("the type ", name, " stands already");
  }
  if (choices.empty()) return absl::StrCat("the enumeration ", name, " has no values");
  EnumType* type = types_.NewEnum(name);
  for (const auto& choice : choices) {
    if (choice.name().empty()) return "a value of an enumeration needs a name";
    if (type->FindName(choice.name()) != nullptr) {
      return absl::StrCat("the value ", choice.name(), " of ", name, " stands twice");
    }
    type->values.push_back(
        {choice.name(), choice.label(), static_cast<int>(type->values.size()) + 1});
  }
  return "";
}

std::string FactSchema::DeclareFields(
    const google::protobuf::RepeatedPtrField<v1::FactDeclaration>& declarations,
    RecordType& type) {
  for (const v1::FactDeclaration& declaration : declarations) {
    if (type.Find(declaration.name()) >= 0) {
      return absl::StrCat("the field ", declaration.name(), " stands twice");
    }
    Field field;
    if (std::string problem = DeclareField(declaration, field); !problem.empty()) return problem;
    type.fields.push_back(std::move(field));
  }
  return "";
}

std::string FactSchema::DeclareField(const v1::FactDeclaration& declaration, Field& field) {
  field.name = declaration.name();
  field.declared = true;
  field.wording.label = declaration.label();
  field.wording.question = declaration.question();
  field.wording.clause = declaration.clause();
  if (declaration.has_minimum()) field.wording.minimum = declaration.minimum();
  if (declaration.has_maximum()) field.wording.maximum = declaration.maximum();
  if (declaration.name().empty()) return "a fact needs a name";
  if (declaration.label().empty()) return absl::StrCat(declaration.name(), " needs a label");
  switch (declaration.type().kind_case()) {
    case v1::FactType::kScalar: {
      std::optional<Type> type = TypeOfUnit(declaration.type().scalar());
      if (!type.has_value() || type->Is(Type::Kind::kSpan) || type->Is(Type::Kind::kShare)) {
        return absl::StrCat(declaration.name(), " has no unit that a fact can have");
      }
      field.type = *type;
      field.wording.unit = declaration.type().scalar();
      return "";
    }
    case v1::FactType::kEventDate:
      field.type = Type::Of(Type::Kind::kDate);
      field.event_date = true;
      return "";
    case v1::FactType::kChoices: {
      const auto& choices = declaration.type().choices();
      if (std::string problem = AddEnum(choices.name(), choices.choice()); !problem.empty()) {
        return problem;
      }
      field.type = Type::Of(Type::Kind::kEnum);
      field.type.enumeration = types_.FindEnum(choices.name());
      return "";
    }
    case v1::FactType::kFields: {
      const auto& fields = declaration.type().fields();
      if (!IsFreeName(fields.name())) {
        return absl::StrCat(declaration.name(), " needs a record type of a name of its own");
      }
      RecordType* type = types_.NewRecord(fields.name());
      field.type = Type::Of(Type::Kind::kRecord);
      field.type.record = type;
      return DeclareFields(fields.field(), *type);
    }
    case v1::FactType::kHistory: {
      const auto& history = declaration.type().history();
      if (!IsFreeName(history.name())) {
        return absl::StrCat(declaration.name(), " needs a record type of a name of its own");
      }
      if (history.gap() == v1::GAP_UNSPECIFIED || history.overlap() == v1::OVERLAP_UNSPECIFIED) {
        return absl::StrCat(declaration.name(), " must say what a gap means and whether records "
                            "may overlap");
      }
      RecordType* type = types_.NewRecord(history.name());
      type->is_history = true;
      type->gap = history.gap();
      type->overlap = history.overlap();
      type->supposition = history.supposition();
      if (!history.record().empty()) type->noun = history.record();
      type->fields.push_back(HistoryField("id", Type::Of(Type::Kind::kString)));
      if (history.point()) {
        type->fields.push_back(HistoryField("day", Type::Of(Type::Kind::kDate)));
      } else {
        type->fields.push_back(HistoryField("first_day", Type::Of(Type::Kind::kDate)));
        type->fields.push_back(HistoryField("last_day", Type::Of(Type::Kind::kDate)));
      }
      FindHistoryFields(*type);
      Type record = Type::Of(Type::Kind::kRecord);
      record.record = type;
      field.type = types_.ListOf(record);
      return DeclareFields(history.field(), *type);
    }
    case v1::FactType::KIND_NOT_SET:
      return absl::StrCat(declaration.name(), " has no type");
  }
  return "";
}

std::string FactSchema::Declare(const v1::FactDeclaration& declaration) {
  if (case_type_->Find(declaration.name()) >= 0) {
    return absl::StrCat("the fact ", declaration.name(), " stands already");
  }
  Field field;
  if (std::string problem = DeclareField(declaration, field); !problem.empty()) return problem;
  case_type_->fields.push_back(std::move(field));
  return "";
}

std::string FactSchema::Reword(const v1::FactWording& wording) {
  RecordType* type = case_type_;
  std::vector<std::string> names = absl::StrSplit(wording.fact(), '.');
  for (size_t i = 0; i < names.size(); ++i) {
    const int position = type->Find(names[i]);
    if (position < 0) return absl::StrCat(type->name, " has no fact ", names[i]);
    Field& field = type->fields[position];
    if (i + 1 == names.size()) {
      if (!wording.label().empty()) field.wording.label = wording.label();
      if (!wording.question().empty()) field.wording.question = wording.question();
      if (!wording.clause().empty()) field.wording.clause = wording.clause();
      return "";
    }
    const Type& below = field.type.Is(Type::Kind::kList) ? *field.type.element : field.type;
    if (!below.Is(Type::Kind::kRecord)) return absl::StrCat(names[i], " has no fields");
    type = const_cast<RecordType*>(below.record);
  }
  return "";
}

}  // namespace fairstart
