// Tested by tests/engine/comparison/comparison_test.cc.
#include "engine/comparison/difference_words.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/explanation/english.h"
#include "engine/explanation/value_text.h"
#include "engine/money/exact_amount.h"

namespace fairstart {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;
using What = Difference::What;

// The longest text of one record: a case's own words may be long.
constexpr size_t kLongestRecord = 240;

const Field* FieldNamed(const RecordType* type, const std::string& name) {
  const int position = type == nullptr ? -1 : type->Find(name);
  return position < 0 ? nullptr : &type->fields[position];
}

const RecordType* ElementOf(const Field* field) {
  return field != nullptr && field->type.Is(Type::Kind::kList) ? field->type.element->record
                                                               : nullptr;
}

std::string LabelOf(const Field* field, const std::string& name) {
  return field == nullptr || field->wording.label.empty() ? NameInWords(name)
                                                          : field->wording.label;
}

std::string Count(int size) {
  return size == 0 ? "none" : absl::StrCat(size, size == 1 ? " record" : " records");
}

std::string DateText(const std::string& text) {
  const absl::StatusOr<Day> day = ParseDay(text);
  return day.ok() ? DayText(*day) : text;
}

std::string EventText(const v1::EventDate& event) {
  if (event.has_date()) return DateText(event.date());
  return event.not_yet() ? "not yet" : "";
}

std::string MoneyText(const v1::Money& money, const Field* field) {
  if (!money.has_pence()) return "";
  const bool per = field != nullptr && field->type.Is(Type::Kind::kAmount);
  return absl::StrCat(FormatPounds(Pence(money.pence())), per ? PerText(field->type.per) : "");
}

std::string NumberText(int64_t number, const Field* field) {
  if (field == nullptr) return absl::StrCat(number);
  return QuantityText(Value::Int(number), field->type, field->wording.unit);
}

std::string ChoiceText(int number, const Field* field, const FieldDescriptor& source) {
  if (field != nullptr && field->type.Is(Type::Kind::kEnum)) {
    return ValueText(Value::Int(number), field->type);
  }
  const auto* named = source.enum_type()->FindValueByNumber(number);
  return named == nullptr ? absl::StrCat(number) : named->name();
}

std::string DeclaredText(const v1::FactValue& value, const Field* field) {
  switch (value.value_case()) {
    case v1::FactValue::kBoolean:
      return value.boolean() ? "yes" : "no";
    case v1::FactValue::kInteger:
      return NumberText(value.integer(), field);
    case v1::FactValue::kText:
      return value.text();
    case v1::FactValue::kDate:
      return DateText(value.date());
    case v1::FactValue::kMoney:
      return MoneyText(value.money(), field);
    case v1::FactValue::kEventDate:
      return EventText(value.event_date());
    case v1::FactValue::kChoice: {
      const EnumType::Value* choice = field == nullptr || !field->type.Is(Type::Kind::kEnum)
                                          ? nullptr
                                          : field->type.enumeration->FindName(value.choice());
      return choice == nullptr || choice->label.empty() ? value.choice() : choice->label;
    }
    case v1::FactValue::kRecord:
      return "a record";
    case v1::FactValue::kHistory:
      return Count(value.history().records_size());
    case v1::FactValue::VALUE_NOT_SET:
      break;
  }
  return "";
}

std::string MessageText(const Message& message, const Field* field) {
  if (const auto* money = dynamic_cast<const v1::Money*>(&message)) return MoneyText(*money, field);
  if (const auto* event = dynamic_cast<const v1::EventDate*>(&message)) return EventText(*event);
  if (const auto* line = dynamic_cast<const v1::LineReference*>(&message)) {
    return absl::StrCat(line->entitlement(), line->instance().empty() ? "" : " ", line->instance());
  }
  const FieldDescriptor& first = *message.GetDescriptor()->field(0);
  return first.is_repeated() ? Count(message.GetReflection()->FieldSize(message, &first))
                             : "a record";
}

// What the field of `message` says; "" when it is not set.
std::string FieldText(const Message& message, const FieldDescriptor& source, const Field* field) {
  const Reflection& reflection = *message.GetReflection();
  if (source.is_repeated()) return Count(reflection.FieldSize(message, &source));
  if (!reflection.HasField(message, &source)) return "";
  switch (source.cpp_type()) {
    case FieldDescriptor::CPPTYPE_BOOL:
      return reflection.GetBool(message, &source) ? "yes" : "no";
    case FieldDescriptor::CPPTYPE_INT32:
      return NumberText(reflection.GetInt32(message, &source), field);
    case FieldDescriptor::CPPTYPE_INT64:
      return NumberText(reflection.GetInt64(message, &source), field);
    case FieldDescriptor::CPPTYPE_ENUM:
      return ChoiceText(reflection.GetEnumValue(message, &source), field, source);
    case FieldDescriptor::CPPTYPE_STRING: {
      const std::string text = reflection.GetString(message, &source);
      const bool date = field != nullptr && field->type.Is(Type::Kind::kDate);
      return date ? DateText(text) : text;
    }
    default:
      return MessageText(reflection.GetMessage(message, &source), field);
  }
}

// "kind: lives in foster care; first day: 1 May 2019": all that the record says, but for its id.
std::string RecordText(const Message* record, const RecordType* type) {
  if (record == nullptr) return "";
  std::vector<std::string> parts;
  const auto add = [&](const std::string& name, const Field* field, const std::string& text) {
    if (name == "id" || text.empty()) return;
    const std::string label = LabelOf(field, name);
    const std::string noun = type == nullptr ? "" : type->noun;
    parts.push_back(absl::StrCat(WithoutOwner(label, noun).value_or(label), ": ", text));
  };
  if (const auto* declared = dynamic_cast<const v1::DeclaredRecord*>(record)) {
    for (const v1::DeclaredFact& fact : declared->fields()) {
      const Field* field = FieldNamed(type, fact.name());
      add(fact.name(), field, DeclaredText(fact.value(), field));
    }
  } else {
    for (int i = 0; i < record->GetDescriptor()->field_count(); ++i) {
      const FieldDescriptor& source = *record->GetDescriptor()->field(i);
      const Field* field = FieldNamed(type, source.name());
      add(source.name(), field, FieldText(*record, source, field));
    }
  }
  std::string text = parts.empty() ? "nothing else" : absl::StrJoin(parts, "; ");
  if (text.size() <= kLongestRecord) return text;
  size_t end = kLongestRecord;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return absl::StrCat(text.substr(0, end), "…");
}

std::string IdsText(const Message& owner, const FieldDescriptor& list) {
  std::vector<std::string> ids;
  const Reflection& reflection = *owner.GetReflection();
  for (int i = 0; i < reflection.FieldSize(owner, &list); ++i) {
    const Message& element = reflection.GetRepeatedMessage(owner, &list, i);
    const FieldDescriptor* id = element.GetDescriptor()->FindFieldByName("id");
    if (id != nullptr) ids.push_back(element.GetReflection()->GetString(element, id));
  }
  return ids.empty() ? "as it stands there" : absl::StrJoin(ids, ", ");
}

// "Take-home pay of the pay period p1: £57.90 instead of £42.00." A label may be of one thing or of
// several, so that no verb goes with all of them.
std::string SentenceOf(const std::string& subject, const std::string& before,
                       const std::string& after) {
  const auto known = [](const std::string& text) { return text.empty() ? "not known" : text; };
  return absl::StrCat(Capitalized(subject), ": ", known(after), " instead of ", known(before), ".");
}

// The declared or shared fact at the top, and its type; null where neither side's plan knows it.
class TopFact {
 public:
  TopFact(const FieldDescriptor& top, const std::string& path, v1::InputKind kind,
          const Plan& plan) {
    const RecordType& root =
        kind == v1::INPUT_KIND_RECORD ? plan.schema.record_type() : plan.schema.case_type();
    name_ = top.name();
    if (top.message_type() == v1::DeclaredFacts::descriptor()) {
      name_ = path.substr(top.name().size() + 1);
      name_ = name_.substr(0, name_.find('.'));
    }
    field_ = FieldNamed(&root, name_);
  }

  bool IsKnown() const { return field_ != nullptr; }
  const Field* field() const { return field_; }
  const RecordType* element() const { return ElementOf(field_); }
  std::string label() const { return LabelOf(field_, name_); }
  std::string noun() const { return element() == nullptr ? "record" : element()->noun; }

 private:
  std::string name_;
  const Field* field_ = nullptr;
};

// "first day of the job j1"
std::string SubjectOf(const Field* field, const std::string& name, const TopFact& top,
                      const std::string& id) {
  const std::string label = LabelOf(field, name);
  const std::optional<std::string> own = WithoutOwner(label, top.noun());
  if (!own.has_value()) return absl::StrCat(label, " (", top.noun(), " ", id, ")");
  return absl::StrCat(*own, " of the ", top.noun(), " ", id);
}

}  // namespace

v1::InputChange Describe(const Difference& difference, v1::InputKind kind, const Plan& before,
                         const Plan& after) {
  v1::InputChange change;
  change.set_kind(kind);
  change.set_path(difference.path);
  TopFact top(*difference.top, difference.path, kind, after);
  if (!top.IsKnown()) top = TopFact(*difference.top, difference.path, kind, before);
  switch (difference.what) {
    case What::kField: {
      const bool in_record = !difference.id.empty();
      const Field* field =
          in_record ? FieldNamed(top.element(), difference.field->name()) : top.field();
      change.set_before(FieldText(*difference.before, *difference.field, field));
      change.set_after(FieldText(*difference.after, *difference.field, field));
      change.set_says(SentenceOf(
          in_record ? SubjectOf(field, difference.field->name(), top, difference.id) : top.label(),
          change.before(), change.after()));
      break;
    }
    case What::kDeclared: {
      const auto text = [&](const Message* fact) {
        return fact == nullptr
                   ? ""
                   : DeclaredText(static_cast<const v1::DeclaredFact*>(fact)->value(), top.field());
      };
      change.set_before(text(difference.before));
      change.set_after(text(difference.after));
      change.set_says(SentenceOf(top.label(), change.before(), change.after()));
      break;
    }
    case What::kRecord: {
      change.set_before(RecordText(difference.before, top.element()));
      change.set_after(RecordText(difference.after, top.element()));
      const std::string what = absl::StrCat("The ", top.noun(), " ", difference.id);
      change.set_says(difference.before == nullptr  ? what + " is added."
                      : difference.after == nullptr ? what + " is left out."
                                                    : what + " says something else.");
      break;
    }
    case What::kOrder:
      change.set_before(IdsText(*difference.before, *difference.field));
      change.set_after(IdsText(*difference.after, *difference.field));
      change.set_says(absl::StrCat(Capitalized(top.label()), " stand in another order."));
      break;
  }
  return change;
}

v1::InputChange DescribeTogether(const FieldDescriptor& top, int count, v1::InputKind kind,
                                 const Plan& plan) {
  const TopFact fact(top, top.name() + ".", kind, plan);
  const bool declared = top.message_type() == v1::DeclaredFacts::descriptor();
  v1::InputChange change;
  change.set_kind(kind);
  change.set_path(top.name());
  change.set_says(
      absl::StrCat(declared ? "Facts that only the rulebook asks" : Capitalized(fact.label()), ": ",
                   count, count == 1 ? " thing differs." : " things differ."));
  return change;
}

}  // namespace fairstart
