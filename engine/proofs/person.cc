// From a solver's values to facts: engine/facts/reader.cc the other way round.
//
// Tested by tests/engine/proofs/prove_test.cc.
#include "engine/proofs/person.h"

#include "absl/strings/str_cat.h"
#include "google/protobuf/message.h"

namespace fairstart {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using Kind = Type::Kind;

class Writer {
 public:
  Writer(World& world, const Cone& cone, const FoundValue& found)
      : world_(world), cone_(cone), found_(found) {}

  // The number that was found for a scalar; nothing for what the cone is not about.
  std::optional<int64_t> NumberOf(Formula variable) const {
    if (!cone_.variables.contains(variable)) return std::nullopt;
    const std::optional<Rational> number = found_(variable);
    if (!number.has_value()) return std::nullopt;
    return number->numerator();
  }

  void WriteRecord(SymbolicRecord& record, Message& message) {
    for (size_t i = 0; i < record.fields.size(); ++i) {
      const Field& field = record.type->fields[i];
      if (!record.fields[i].has_value() || field.declared) continue;
      WriteField(record, i, field, message);
    }
  }

  // The declared facts of the case.
  void WriteDeclared(SymbolicRecord& record,
                     google::protobuf::RepeatedPtrField<v1::DeclaredFact>& facts) {
    for (size_t i = 0; i < record.fields.size(); ++i) {
      const Field& field = record.type->fields[i];
      if (!record.fields[i].has_value() || !field.declared) continue;
      v1::FactValue value;
      if (!WriteDeclaredValue(record, i, field, value)) continue;
      v1::DeclaredFact& fact = *facts.Add();
      fact.set_name(field.name);
      *fact.mutable_value() = std::move(value);
    }
  }

 private:
  static std::string DayText(int64_t number) { return FormatDay(DayOf(Rational::Whole(number))); }

  static void WriteEvent(int64_t number, v1::EventDate& date) {
    if (number == kNever) {
      date.set_not_yet(true);
    } else {
      date.set_date(DayText(number));
    }
  }

  void WriteField(SymbolicRecord& record, size_t position, const Field& field, Message& message) {
    const auto& reflection = *message.GetReflection();
    const FieldDescriptor* source = field.source;
    if (field.type.Is(Kind::kList)) {
      WriteHistory(record, position, source, message);
      return;
    }
    if (field.type.Is(Kind::kRecord)) {
      SymbolicRecord& below = *record.fields[position]->record;
      if (IsAbout(below)) WriteRecord(below, *reflection.MutableMessage(&message, source));
      return;
    }
    const std::optional<int64_t> number = NumberOf(record.fields[position]->value);
    if (!number.has_value()) return;
    switch (source->cpp_type()) {
      case FieldDescriptor::CPPTYPE_BOOL:
        reflection.SetBool(&message, source, *number != 0);
        break;
      case FieldDescriptor::CPPTYPE_INT64:
        reflection.SetInt64(&message, source, *number);
        break;
      case FieldDescriptor::CPPTYPE_INT32:
        reflection.SetInt32(&message, source, static_cast<int32_t>(*number));
        break;
      case FieldDescriptor::CPPTYPE_ENUM:
        reflection.SetEnumValue(&message, source, static_cast<int>(*number));
        break;
      case FieldDescriptor::CPPTYPE_STRING:
        reflection.SetString(
            &message, source,
            field.type.Is(Kind::kDate) ? DayText(*number) : world_.TextOf(*number));
        break;
      default: {
        Message& below = *reflection.MutableMessage(&message, source);
        if (field.event_date) {
          WriteEvent(*number, static_cast<v1::EventDate&>(below));
        } else {
          static_cast<v1::Money&>(below).set_pence(*number);
        }
      }
    }
  }

  // Whether the cone is about a field of the record.
  bool IsAbout(const SymbolicRecord& record) const {
    for (size_t i = 0; i < record.fields.size(); ++i) {
      if (!record.fields[i].has_value()) continue;
      const Term& term = *record.fields[i];
      if (term.record != nullptr && IsAbout(*term.record)) return true;
      if (term.value != nullptr && cone_.variables.contains(term.value)) return true;
      if (term.list != nullptr && IsAboutHistory(*record.histories[i])) return true;
    }
    return false;
  }

  bool IsAboutHistory(const SymbolicHistory& history) const {
    for (const SymbolicRecord* record : history.records) {
      if (cone_.variables.contains(record->present)) return true;
    }
    return false;
  }

  // The records of a history that are there, if the cone is about it at all.
  std::vector<SymbolicRecord*> RecordsOf(const SymbolicHistory& history) const {
    std::vector<SymbolicRecord*> records;
    for (SymbolicRecord* record : history.records) {
      if (NumberOf(record->present).value_or(0) != 0) records.push_back(record);
    }
    return records;
  }

  static std::string KeyFor(const SymbolicRecord& record) {
    return record.path.substr(record.path.find_last_of('[') + 1, 1);
  }

  // A history that is known to be empty is not one that is not known.
  void WriteHistory(SymbolicRecord& owner, size_t position, const FieldDescriptor* source,
                    Message& message) {
    const SymbolicHistory& history = *owner.histories[position];
    if (!IsAboutHistory(history)) return;
    Message* holder = &message;
    const FieldDescriptor* repeated = source;
    if (!source->is_repeated()) {
      holder = message.GetReflection()->MutableMessage(&message, source);
      repeated = holder->GetDescriptor()->field(0);
    }
    for (SymbolicRecord* record : RecordsOf(history)) {
      Message& below = *holder->GetReflection()->AddMessage(holder, repeated);
      WriteRecord(*record, below);
      if (record->type->id < 0) continue;
      const FieldDescriptor* id =
          record->type->fields[static_cast<size_t>(record->type->id)].source;
      if (!below.GetReflection()->HasField(below, id)) {
        below.GetReflection()->SetString(&below, id, KeyFor(*record));
      }
    }
  }

  bool WriteDeclaredValue(SymbolicRecord& record, size_t position, const Field& field,
                          v1::FactValue& value) {
    if (field.type.Is(Kind::kList)) {
      const SymbolicHistory& history = *record.histories[position];
      if (!IsAboutHistory(history)) return false;
      v1::DeclaredHistory& records = *value.mutable_history();
      for (SymbolicRecord* each : RecordsOf(history)) {
        v1::DeclaredRecord& below = *records.add_records();
        const int id = each->type->id;
        if (id >= 0 && !(each->fields[static_cast<size_t>(id)].has_value() &&
                         NumberOf(each->fields[static_cast<size_t>(id)]->value).has_value())) {
          v1::DeclaredFact& key = *below.add_fields();
          key.set_name("id");
          key.mutable_value()->set_text(KeyFor(*each));
        }
        WriteDeclared(*each, *below.mutable_fields());
      }
      return true;
    }
    if (field.type.Is(Kind::kRecord)) {
      SymbolicRecord& below = *record.fields[position]->record;
      if (!IsAbout(below)) return false;
      WriteDeclared(below, *value.mutable_record()->mutable_fields());
      return true;
    }
    const std::optional<int64_t> number = NumberOf(record.fields[position]->value);
    if (!number.has_value()) return false;
    switch (field.type.kind) {
      case Kind::kBool:
        value.set_boolean(*number != 0);
        break;
      case Kind::kInt:
        value.set_integer(*number);
        break;
      case Kind::kAmount:
        value.mutable_money()->set_pence(*number);
        break;
      case Kind::kEnum:
        value.set_choice(field.type.enumeration->FindNumber(static_cast<int>(*number))->name);
        break;
      case Kind::kDate:
        if (field.event_date) {
          WriteEvent(*number, *value.mutable_event_date());
        } else {
          value.set_date(DayText(*number));
        }
        break;
      default:
        value.set_text(world_.TextOf(*number));
    }
    return true;
  }

  World& world_;
  const Cone& cone_;
  const FoundValue& found_;
};

}  // namespace

Person WritePerson(World& world, const Cone& cone, const FoundValue& found) {
  Person person;
  Writer writer(world, cone, found);
  writer.WriteRecord(world.facts(), person.facts);
  if (google::protobuf::RepeatedPtrField<v1::DeclaredFact> declared; true) {
    writer.WriteDeclared(world.facts(), declared);
    if (!declared.empty()) *person.facts.mutable_declared_facts()->mutable_facts() = declared;
  }
  writer.WriteRecord(world.record(), person.record);
  const std::optional<int64_t> as_of = writer.NumberOf(world.as_of());
  person.as_of = DayOf(Rational::Whole(as_of.value_or(0)));
  if (!person.facts.has_known_through()) {
    person.facts.set_known_through(FormatDay(person.as_of));
  }
  return person;
}

}  // namespace fairstart
