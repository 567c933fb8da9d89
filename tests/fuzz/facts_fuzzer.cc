// Any bytes as case facts. The first byte says in which encoding: 't' is the text format, 'j' JSON,
// anything else the binary encoding with whatever unknown fields it holds. They are read against
// the whole vocabulary and one declared fact of every type.
#include <google/protobuf/text_format.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "engine/facts/reader.h"
#include "service/files/message_file.h"
#include "tests/fuzz/claim.h"
#include "tests/fuzz/text_place.h"

namespace fairstart {
namespace {

constexpr char kDeclaredFacts[] = R"txtpb(
  fact { name: "likes_tea" label: "likes tea" type { scalar: UNIT_BOOLEAN } }
  fact { name: "meals" label: "meals" type { scalar: UNIT_COUNT } minimum: 0 maximum: 3 }
  fact { name: "motto" label: "motto" type { scalar: UNIT_TEXT } }
  fact { name: "festival_on" label: "festival" type { scalar: UNIT_DATE } }
  fact { name: "gift" label: "gift" type { scalar: UNIT_PENCE } minimum: 0 }
  fact { name: "moved_on" label: "move" type { event_date {} } }
  fact {
    name: "festival"
    label: "festival"
    type { choices { name: "Festival" choice { name: "EID" } choice { name: "DIWALI" } } }
  }
  fact {
    name: "plan"
    label: "plan"
    type {
      fields {
        name: "HolidayPlan"
        field { name: "days" label: "days" type { scalar: UNIT_DAYS } minimum: 1 }
        field { name: "left_on" label: "leaving" type { event_date {} } }
      }
    }
  }
  fact {
    name: "proms"
    label: "proms"
    type {
      history {
        name: "PromVisit"
        gap: GAP_NONE
        overlap: OVERLAP_REFUSED
        field { name: "cost" label: "cost" type { scalar: UNIT_PENCE } minimum: 0 }
      }
    }
  }
  fact {
    name: "calls"
    label: "calls"
    type { history { name: "Call" point: true gap: GAP_NONE overlap: OVERLAP_MANY } }
  }
)txtpb";

const FactSchema& Schema() {
  static const FactSchema& schema = [&]() -> const FactSchema& {
    auto& made = *new FactSchema();
    v1::Rulebook rulebook;
    Claim(google::protobuf::TextFormat::ParseFromString(kDeclaredFacts, &rulebook), "it is text");
    for (const v1::FactDeclaration& fact : rulebook.fact()) {
      const std::string problem = made.Declare(fact);
      Claim(problem.empty(), "the facts can be declared", problem);
    }
    return made;
  }();
  return schema;
}

// What holds of a value that passed the door.
class Walk {
 public:
  void Over(const RecordValue& record) const {
    for (size_t i = 0; i < record.type->fields.size(); ++i) {
      const Value& value = record.slots[i];
      if (!value.IsUnset()) OverValue(record.type->fields[i], value);
    }
    OverSpell(record);
  }

 private:
  void OverValue(const Field& field, const Value& value) const {
    using Tag = Value::Tag;
    const FieldWording& wording = field.wording;
    switch (field.type.kind) {
      case Type::Kind::kBool:
        return Claim(value.tag() == Tag::kBool, "a bool is one", field.name);
      case Type::Kind::kInt:
        Claim(value.tag() == Tag::kInt, "an int is one", field.name);
        return ClaimDomain(Rational::Whole(value.integer()), wording);
      case Type::Kind::kEnum:
        Claim(value.tag() == Tag::kInt, "a choice is a number", field.name);
        return Claim(
            field.type.enumeration->FindNumber(static_cast<int>(value.integer())) != nullptr,
            "a choice is a value of its enumeration", field.name);
      case Type::Kind::kString:
        return Claim(value.tag() == Tag::kString, "a text is one", field.name);
      case Type::Kind::kDate:
        Claim(value.tag() == Tag::kDate, "a date is one", field.name);
        return Claim(value.IsNotYet() ? field.event_date : value.day().IsDate(),
                     "only an event may not have happened", field.name);
      case Type::Kind::kAmount:
        Claim(value.tag() == Tag::kRational, "money is a number", field.name);
        return ClaimDomain(value.rational(), wording);
      case Type::Kind::kRecord:
        return Over(*value.record());
      case Type::Kind::kList:
        for (uint32_t i = 0; i < value.list()->size; ++i) Over(*value.list()->items[i].record());
        return;
      default:
        return Claim(false, "a fact has a type that facts can have", field.name);
    }
  }

  static void ClaimDomain(const Rational& number, const FieldWording& wording) {
    Claim(!wording.minimum.has_value() || !(number < Rational::Whole(*wording.minimum)),
          "a number is not below its domain");
    Claim(!wording.maximum.has_value() || !(Rational::Whole(*wording.maximum) < number),
          "a number is not above its domain");
  }

  static void OverSpell(const RecordValue& record) {
    const RecordType& type = *record.type;
    if (!type.is_history) return;
    Claim(!record.slots[type.id].IsUnset(), "a record has a key", type.name);
    if (type.first_day < 0) return;
    const Value& first = record.slots[type.first_day];
    const Value& last = record.slots[type.last_day];
    Claim(first.IsUnset() || last.IsUnset() || first.day() <= last.day(),
          "a record does not end before it starts", type.name);
  }
};

void ClaimViolations(const FieldViolations& violations) {
  for (const FieldViolation& violation : violations) {
    Claim(absl::StartsWith(violation.path, "case."), "a violation has a path", violation.path);
    Claim(!violation.description.empty(), "a violation says what is wrong", violation.path);
  }
}

void ClaimDoor(const v1::CaseFacts& facts) {
  Arena arena;
  FieldViolations violations;
  const RecordValue* read = ReadCase(Schema(), facts, arena, violations);
  ClaimViolations(violations);
  if (violations.empty()) Walk().Over(*read);
}

void Try(std::string_view input) {
  MessageFile file{.name = "case", .bytes = std::string(input.substr(1))};
  if (input[0] != 't') file.encoding = input[0] == 'j' ? Encoding::kJson : Encoding::kBinary;
  v1::CaseFacts facts;
  FieldPositions positions;
  const std::vector<Diagnostic> diagnostics = ReadMessage(file, facts, &positions);
  for (const Diagnostic& diagnostic : diagnostics) ClaimPlace(diagnostic, file.bytes);
  if (!diagnostics.empty()) return;
  for (const auto& [path, position] : positions) {
    ClaimPosition(position.line, position.column, file.bytes, path);
  }
  ClaimDoor(facts);
}

}  // namespace
}  // namespace fairstart

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size > 0) fairstart::Try({reinterpret_cast<const char*>(data), size});
  return 0;
}
