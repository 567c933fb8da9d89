// From protobuf messages to values.
//
// One walk over the message fills one slot for each field of the record's type; what is not set
// stays unset, and the rules see it as unknown. Declared facts come in messages of their own and
// are held against the rulebook's declarations in the same walk, which also sees whether anything
// stands there that this build does not know: to look for that in a walk of its own takes as long.
#include "engine/facts/reader.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/facts/history.h"
#include "engine/facts/known_fields.h"
#include "engine/text/misread.h"
#include "engine/value/missing.h"
#include "google/protobuf/message.h"

namespace fairstart {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

// The most records of one list, and the longest text, that a case may have.
constexpr int kMostRecords = 5000;
constexpr size_t kLongestText = 4000;

class Reader {
 public:
  Reader(Arena& arena, std::string root, FieldViolations& violations)
      : arena_(arena), root_(std::move(root)), violations_(violations) {}

  // `declared` may be null.
  const RecordValue* ReadMessage(const RecordType& type, const Message& message,
                                 const RecordValue* parent, int field, int index,
                                 const v1::DeclaredFacts* declared) {
    RecordValue* record = NewRecord(type, parent, field, index);
    Value* slots = const_cast<Value*>(record->slots);
    SeeUnknownFields(message);
    for (size_t i = 0; i < type.fields.size(); ++i) {
      const Field& described = type.fields[i];
      if (described.declared) continue;
      slots[i] = ReadField(described, message, *record, static_cast<int>(i));
    }
    if (declared != nullptr) {
      is_all_known_ = is_all_known_ && IsKnown(*declared);
      ReadDeclared(*record, declared->facts(), slots);
    }
    return record;
  }

  // Whether this build knows all that stood in the messages that were read.
  bool is_all_known() const { return is_all_known_; }

 private:
  void SeeUnknownFields(const Message& message) {
    if (!message.GetReflection()->GetUnknownFields(message).empty()) is_all_known_ = false;
  }

  RecordValue* NewRecord(const RecordType& type, const RecordValue* parent, int field, int index) {
    RecordValue* record = arena_.New<RecordValue>();
    record->type = &type;
    record->parent = parent;
    record->field = field;
    record->index = index;
    record->slots = arena_.NewArray<Value>(type.fields.size());
    return record;
  }

  // `arm` is the part of the field that is wrong, such as ".date".
  void Refuse(const RecordValue& record, int field, const std::string& description,
              const char* arm = "") {
    violations_.push_back({absl::StrCat(root_, ".", PathOf(record, field), arm), description});
  }

  Value ReadDate(const std::string& text, const RecordValue& record, int field,
                 const char* arm = "") {
    absl::StatusOr<Day> day = ParseDay(text);
    if (day.ok()) return Value::Date(*day);
    Refuse(record, field, std::string(day.status().message()), arm);
    return Value();
  }

  Value ReadText(const std::string& text, const RecordValue& record, int field) {
    if (text.size() > kLongestText) {
      Refuse(record, field, absl::StrCat("has ", text.size(), " bytes; at most ", kLongestText,
                                         " are read"));
    }
    return Value::String(text);
  }

  Value ReadInteger(int64_t number, const RecordValue& record, int field) {
    CheckDomain(number, "", record, field, "");
    return Value::Int(number);
  }

  Value ReadMoney(const v1::Money& money, const RecordValue& record, int field) {
    if (!money.has_pence()) return Value();
    CheckDomain(money.pence(), " pence", record, field, ".pence");
    return Value::OfRational(Rational::Whole(money.pence()));
  }

  Value ReadEventDate(const v1::EventDate& date, const RecordValue& record, int field) {
    switch (date.day_case()) {
      case v1::EventDate::kDate:
        return ReadDate(date.date(), record, field, ".date");
      case v1::EventDate::kNotYet:
        if (date.not_yet()) return Value::NotYet();
        Refuse(record, field,
               "is false, which says nothing; give the date, say not_yet: true, or leave the field "
               "out when the day is not known",
               ".not_yet");
        return Value();
      case v1::EventDate::DAY_NOT_SET:
        return Value();
    }
    return Value();
  }

  void CheckDomain(int64_t number, const char* unit, const RecordValue& record, int field,
                   const char* arm) {
    const FieldWording& wording = record.type->fields[field].wording;
    if (wording.minimum.has_value() && number < *wording.minimum) {
      Refuse(record, field, absl::StrCat(number, unit, " is less than ", *wording.minimum, unit,
                                         ", the least that ", wording.label, " can be"),
             arm);
    }
    if (wording.maximum.has_value() && number > *wording.maximum) {
      Refuse(record, field, absl::StrCat(number, unit, " is more than ", *wording.maximum, unit,
                                         ", the most that ", wording.label, " can be"),
             arm);
    }
  }

  Value ReadField(const Field& described, const Message& message, const RecordValue& record,
                  int position) {
    const Reflection& reflection = *message.GetReflection();
    const FieldDescriptor* source = described.source;
    if (source->is_repeated()) {
      return ReadList(described, message, source, record, position);
    }
    if (!reflection.HasField(message, source)) return Value();
    switch (source->cpp_type()) {
      case FieldDescriptor::CPPTYPE_BOOL:
        return Value::Bool(reflection.GetBool(message, source));
      case FieldDescriptor::CPPTYPE_INT64:
        return ReadInteger(reflection.GetInt64(message, source), record, position);
      case FieldDescriptor::CPPTYPE_INT32:
        return ReadInteger(reflection.GetInt32(message, source), record, position);
      case FieldDescriptor::CPPTYPE_ENUM: {
        const int number = reflection.GetEnumValue(message, source);
        if (source->enum_type()->FindValueByNumber(number) == nullptr) is_all_known_ = false;
        return number == 0 ? Value() : Value::Int(number);
      }
      case FieldDescriptor::CPPTYPE_STRING: {
        std::string scratch;
        const std::string& text = reflection.GetStringReference(message, source, &scratch);
        if (described.type.Is(Type::Kind::kDate)) return ReadDate(text, record, position);
        return ReadText(text, record, position);
      }
      default:
        break;
    }
    const Message& below = reflection.GetMessage(message, source);
    SeeUnknownFields(below);
    switch (described.type.kind) {
      case Type::Kind::kAmount:
        return ReadMoney(static_cast<const v1::Money&>(below), record, position);
      case Type::Kind::kDate:
        return ReadEventDate(static_cast<const v1::EventDate&>(below), record, position);
      case Type::Kind::kList:
        return ReadList(described, below, below.GetDescriptor()->field(0), record, position);
      default:
        return Value::Of(
            ReadMessage(*described.type.record, below, &record, position, -1, nullptr));
    }
  }

  // The messages of `repeated` in `message`, as the list that stands in `position` of `record`.
  Value ReadList(const Field& described, const Message& message, const FieldDescriptor* repeated,
                 const RecordValue& record, int position) {
    const Reflection& reflection = *message.GetReflection();
    const int size = reflection.FieldSize(message, repeated);
    if (TooMany(size, record, position)) return Value();
    const RecordType& type = *described.type.element->record;
    Value* items = arena_.NewArray<Value>(size);
    for (int i = 0; i < size; ++i) {
      items[i] = Value::Of(ReadMessage(type, reflection.GetRepeatedMessage(message, repeated, i),
                                       &record, position, i, nullptr));
    }
    return NewList(type, items, size, record, position);
  }

  bool TooMany(int size, const RecordValue& record, int position) {
    if (size <= kMostRecords) return false;
    Refuse(record, position,
           absl::StrCat("has ", size, " records; at most ", kMostRecords, " are read"));
    return true;
  }

  Value NewList(const RecordType& type, const Value* items, int size, const RecordValue& owner,
                int field) {
    List* list = arena_.New<List>();
    list->items = items;
    list->size = static_cast<uint32_t>(size);
    list->owner = &owner;
    list->field = field;
    if (type.is_history) {
      CheckHistory(type, *list, root_, violations_);
      list->open_ends = BoundOpenEnds(type, *list, arena_);
    }
    return Value::Of(list);
  }

  // Where the declared facts of `record` stand.
  static std::string DeclaredPathOf(const RecordValue& record) {
    if (record.parent == nullptr) return "declared_facts";
    const std::string path = PathOf(*record.parent, record.field);
    return record.index < 0 ? path : absl::StrCat(path, ".records[", record.index, "]");
  }

  // Fills the declared fields of `record` from what the case gives.
  void ReadDeclared(const RecordValue& record,
                    const google::protobuf::RepeatedPtrField<v1::DeclaredFact>& given,
                    Value* slots) {
    std::vector<bool> seen(record.type->fields.size());
    for (const v1::DeclaredFact& fact : given) {
      const int position = record.type->Find(fact.name());
      if (position < 0 || !record.type->fields[position].declared) {
        violations_.push_back({absl::StrCat(root_, ".", DeclaredPathOf(record)),
                               absl::StrCat("the rulebook declares no fact ", Quoted(fact.name()),
                                            " here; DescribeFacts, or fairstart facts, lists those that it does")});
        continue;
      }
      if (seen[position]) {
        Refuse(record, position, "stands twice; give each fact once");
        continue;
      }
      seen[position] = true;
      slots[position] = ReadDeclaredValue(fact.value(), record, position);
    }
  }

  Value ReadDeclaredValue(const v1::FactValue& value, const RecordValue& record, int position) {
    const Field& described = record.type->fields[position];
    switch (value.value_case()) {
      case v1::FactValue::kBoolean:
        if (described.type.Is(Type::Kind::kBool)) return Value::Bool(value.boolean());
        break;
      case v1::FactValue::kInteger:
        if (described.type.Is(Type::Kind::kInt)) {
          return ReadInteger(value.integer(), record, position);
        }
        break;
      case v1::FactValue::kText:
        if (described.type.Is(Type::Kind::kString)) return ReadText(value.text(), record, position);
        break;
      case v1::FactValue::kDate:
        if (described.type.Is(Type::Kind::kDate) && !described.event_date) {
          return ReadDate(value.date(), record, position);
        }
        break;
      case v1::FactValue::kMoney:
        if (described.type.Is(Type::Kind::kAmount)) {
          return ReadMoney(value.money(), record, position);
        }
        break;
      case v1::FactValue::kEventDate:
        if (described.event_date) return ReadEventDate(value.event_date(), record, position);
        break;
      case v1::FactValue::kChoice:
        if (described.type.Is(Type::Kind::kEnum)) {
          const EnumType::Value* choice = described.type.enumeration->FindName(value.choice());
          if (choice != nullptr) return Value::Int(choice->number);
          Refuse(record, position, absl::StrCat(Quoted(value.choice()), " is not a value of ",
                                                described.type.enumeration->name));
          return Value();
        }
        break;
      case v1::FactValue::kRecord:
        if (described.type.Is(Type::Kind::kRecord)) {
          return Value::Of(ReadDeclaredRecord(*described.type.record, value.record(), record,
                                              position, -1));
        }
        break;
      case v1::FactValue::kHistory:
        if (described.type.Is(Type::Kind::kList)) {
          return ReadDeclaredHistory(*described.type.element->record, value.history(), record,
                                     position);
        }
        break;
      case v1::FactValue::VALUE_NOT_SET:
        return Value();
    }
    Refuse(record, position, absl::StrCat("is of another type than the rulebook declares, which "
                                          "is ", ToString(described.type)));
    return Value();
  }

  const RecordValue* ReadDeclaredRecord(const RecordType& type, const v1::DeclaredRecord& given,
                                        const RecordValue& parent, int field, int index) {
    RecordValue* record = NewRecord(type, &parent, field, index);
    ReadDeclared(*record, given.fields(), const_cast<Value*>(record->slots));
    return record;
  }

  Value ReadDeclaredHistory(const RecordType& type, const v1::DeclaredHistory& given,
                            const RecordValue& owner, int position) {
    if (TooMany(given.records_size(), owner, position)) return Value();
    Value* items = arena_.NewArray<Value>(given.records_size());
    for (int i = 0; i < given.records_size(); ++i) {
      items[i] = Value::Of(ReadDeclaredRecord(type, given.records(i), owner, position, i));
    }
    return NewList(type, items, given.records_size(), owner, position);
  }

  Arena& arena_;
  const std::string root_;
  FieldViolations& violations_;
  bool is_all_known_ = true;
};

// Says what is not known before what is wrong.
void RefuseUnknownFieldsFirst(const Message& message, const std::string& root,
                              FieldViolations& violations) {
  FieldViolations unknown;
  RefuseUnknownFields(message, root, unknown);
  violations.insert(violations.begin(), unknown.begin(), unknown.end());
}

}  // namespace

const RecordValue* ReadCase(const FactSchema& schema, const v1::CaseFacts& facts, Arena& arena,
                            FieldViolations& violations) {
  if (!facts.has_known_through()) {
    violations.push_back({"case.known_through",
                          "missing; give the last day of which this case knows, as YYYY-MM-DD"});
  }
  Reader reader(arena, "case", violations);
  const RecordValue* read = reader.ReadMessage(schema.case_type(), facts, nullptr, -1, -1,
                                               &facts.declared_facts());
  if (!reader.is_all_known()) RefuseUnknownFieldsFirst(facts, "case", violations);
  CheckReferences(schema.references(), *read, "case", violations);
  const Value& born = read->slots[schema.case_type().Find("date_of_birth")];
  const Value& known = read->slots[schema.case_type().Find("known_through")];
  if (!born.IsUnset() && !known.IsUnset() && born.day() > known.day()) {
    violations.push_back({"case.date_of_birth",
                          absl::StrCat(FormatDay(born.day()), " is after known_through, ",
                                       FormatDay(known.day()), "; one of the two is wrong")});
  }
  return read;
}

const RecordValue* ReadRecord(const FactSchema& schema, const v1::Record& record, Arena& arena,
                              FieldViolations& violations) {
  Reader reader(arena, "record", violations);
  const RecordValue* read =
      reader.ReadMessage(schema.record_type(), record, nullptr, -1, -1, nullptr);
  if (!reader.is_all_known()) RefuseUnknownFieldsFirst(record, "record", violations);
  return read;
}

}  // namespace fairstart
