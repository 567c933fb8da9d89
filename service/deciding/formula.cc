// Tested by tests/service/deciding/formula_test.cc.
#include "service/deciding/formula.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "engine/calendar/civil_day.h"
#include "engine/comparison/merge.h"
#include "service/deciding/fact_path.h"

namespace fairstart {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

void CheckDay(const std::string& field, const std::string& text, FieldViolations& violations) {
  const absl::StatusOr<Day> day = ParseDay(text);
  if (day.ok()) return;
  violations.push_back({field, text.empty() ? "is needed; write it as YYYY-MM-DD"
                                            : std::string(day.status().message())});
}

// What is wrong with the path of an input; whether its values are numbers.
absl::StatusOr<bool> CheckPath(const std::string& path, const v1::CaseFacts& decided) {
  const std::string name = DeclaredNameIn(path);
  if (!name.empty()) {
    const v1::DeclaredFact* fact = FindDeclared(decided, name);
    if (fact == nullptr)
      return absl::InvalidArgumentError("is not stated by the case that was decided");
    if (fact->value().has_history() || fact->value().has_record()) {
      return absl::InvalidArgumentError("is no single value");
    }
    return NumberIn(fact->value()).has_value();
  }
  const absl::StatusOr<const FieldDescriptor*> field = FieldAt(path);
  if (!field.ok()) return field.status();
  for (const char* fixed : {"id", "case_reference", "known_through", "declared_facts"}) {
    if ((*field)->name() == fixed)
      return absl::InvalidArgumentError("is no fact that a formula can rest on");
  }
  return IsNumber(**field);
}

void CheckFormulaInput(const v1::FormulaInput& input, const v1::CaseFacts& decided,
                       const std::string& path, FieldViolations& violations) {
  if (input.path().empty()) {
    violations.push_back({path + ".path", "is needed, such as \"pay_periods.records.net\""});
    return;
  }
  const absl::StatusOr<bool> is_number = CheckPath(input.path(), decided);
  if (!is_number.ok()) {
    violations.push_back({path + ".path", std::string(is_number.status().message())});
    return;
  }
  if (!*is_number && (input.has_at_least() || input.has_at_most())) {
    violations.push_back({path, "has a range, but its values are no numbers; leave the range out"});
  }
  if (input.has_at_least() && input.has_at_most() && input.at_most() < input.at_least()) {
    violations.push_back(
        {path + ".at_most",
         absl::StrCat(input.at_most(), " is less than at_least, ", input.at_least())});
  }
}

// Goes through the differences of two cases and says which of them a formula does not allow.
class Differences {
 public:
  Differences(const v1::FormulaConfirmation& formula, const v1::CaseFacts& decided)
      : formula_(formula), decided_(decided) {}

  std::vector<std::string> Disallowed(const v1::CaseFacts& later) {
    MergeCases(decided_, later, [&](const Difference& difference) {
      Look(difference);
      return true;
    });
    return std::move(disallowed_);
  }

 private:
  void Look(const Difference& difference) {
    switch (difference.what) {
      case Difference::What::kOrder:
        return;
      case Difference::What::kField:
        return LookAtField(difference);
      case Difference::What::kDeclared:
        return LookAtDeclared(difference);
      case Difference::What::kRecord:
        return LookAtRecord(difference);
    }
  }

  void LookAtField(const Difference& difference) {
    if (difference.path == "known_through") {
      const auto& before = static_cast<const v1::CaseFacts&>(*difference.before);
      const auto& after = static_cast<const v1::CaseFacts&>(*difference.after);
      // ISO 8601 days are in order as texts.
      if (after.known_through() < before.known_through())
        Refuse(difference.path, "is earlier than it was");
      return;
    }
    const v1::FormulaInput* input = InputAt(WithoutPositions(difference.path));
    if (input == nullptr) return Refuse(difference.path, "is another, and no input of the formula");
    if (!difference.id.empty()) CheckBegin(*difference.after, difference.path);
    if (!IsNumber(*difference.field)) return;
    CheckRange(*input, NumberIn(*difference.after, *difference.field), difference.path);
  }

  void LookAtDeclared(const Difference& difference) {
    const v1::FormulaInput* input = InputAt(difference.path);
    if (input == nullptr) return Refuse(difference.path, "is another, and no input of the formula");
    if (difference.after == nullptr) return Refuse(difference.path, "is no longer stated");
    CheckRange(*input, NumberIn(static_cast<const v1::DeclaredFact&>(*difference.after).value()),
               difference.path);
  }

  void LookAtRecord(const Difference& difference) {
    if (difference.after == nullptr) return Refuse(difference.path, "is no longer there");
    if (difference.before != nullptr)
      return Refuse(difference.path, "is another, and no input of the formula");
    const std::string history = WithoutPositions(difference.path);
    const google::protobuf::Descriptor& type = *difference.after->GetDescriptor();
    bool has_input = false;
    for (int i = 0; i < type.field_count(); ++i) {
      const FieldDescriptor& field = *type.field(i);
      const std::string path = absl::StrCat(history, ".", field.name());
      const v1::FormulaInput* input = InputAt(path);
      if (input == nullptr) continue;
      has_input = true;
      if (!IsNumber(field)) continue;
      CheckRange(*input, NumberIn(*difference.after, field),
                 absl::StrCat(difference.path, ".", field.name()));
    }
    if (!has_input)
      return Refuse(difference.path, "is new, and nothing of it an input of the formula");
    CheckBegin(*difference.after, difference.path);
    if (!IsLikeOneDecided(*difference.after, *difference.top, history)) {
      Refuse(difference.path,
             absl::StrCat("is new, and like no record of the decided case but for its days and the "
                          "inputs of the formula"));
    }
  }

  // What of a record must be as in another one.
  std::string Rest(const Message& record, const std::string& history) const {
    const std::unique_ptr<Message> rest(record.New());
    rest->CopyFrom(record);
    const google::protobuf::Reflection& reflection = *rest->GetReflection();
    const FieldDescriptor* first_day = FirstDayField(*record.GetDescriptor());
    for (int i = 0; i < record.GetDescriptor()->field_count(); ++i) {
      const FieldDescriptor& field = *record.GetDescriptor()->field(i);
      if (field.name() == "id" || field.name() == "last_day" || &field == first_day ||
          InputAt(absl::StrCat(history, ".", field.name())) != nullptr) {
        reflection.ClearField(rest.get(), &field);
      }
    }
    return rest->SerializeAsString();
  }

  bool IsLikeOneDecided(const Message& added, const FieldDescriptor& top,
                        const std::string& history) const {
    const std::string wanted = Rest(added, history);
    const Message& records = decided_.GetReflection()->GetMessage(decided_, &top);
    const FieldDescriptor& list = *records.GetDescriptor()->field(0);
    for (int i = 0; i < records.GetReflection()->FieldSize(records, &list); ++i) {
      if (Rest(records.GetReflection()->GetRepeatedMessage(records, &list, i), history) == wanted)
        return true;
    }
    return false;
  }

  void CheckBegin(const Message& record, const std::string& path) {
    const FieldDescriptor* field = FirstDayField(*record.GetDescriptor());
    if (field == nullptr) return;
    const std::string day = record.GetReflection()->GetString(record, field);
    if (day < formula_.first_day() || day > formula_.last_day()) {
      Refuse(path, absl::StrCat("is of a record from ", day, ", not from ", formula_.first_day(),
                                " to ", formula_.last_day()));
    }
  }

  void CheckRange(const v1::FormulaInput& input, std::optional<int64_t> value,
                  const std::string& path) {
    if (!value.has_value()) {
      if (input.has_at_least() || input.has_at_most()) Refuse(path, "is not known");
    } else if (input.has_at_least() && *value < input.at_least()) {
      Refuse(path,
             absl::StrCat("is ", *value, ", and at least ", input.at_least(), " was confirmed"));
    } else if (input.has_at_most() && *value > input.at_most()) {
      Refuse(path,
             absl::StrCat("is ", *value, ", and at most ", input.at_most(), " was confirmed"));
    }
  }

  const v1::FormulaInput* InputAt(const std::string& path) const {
    for (const v1::FormulaInput& input : formula_.inputs()) {
      if (input.path() == path) return &input;
    }
    return nullptr;
  }

  void Refuse(const std::string& path, const std::string& why) {
    disallowed_.push_back(absl::StrCat(path, " ", why));
  }

  const v1::FormulaConfirmation& formula_;
  const v1::CaseFacts& decided_;
  std::vector<std::string> disallowed_;
};

}  // namespace

FieldViolations CheckFormula(const v1::FormulaConfirmation& formula, const v1::CaseFacts& decided,
                             const std::string& path) {
  FieldViolations violations;
  if (formula.inputs().empty()) {
    violations.push_back({path + ".inputs", "is needed: name the facts that may change"});
  }
  for (int i = 0; i < formula.inputs_size(); ++i) {
    CheckFormulaInput(formula.inputs(i), decided, absl::StrCat(path, ".inputs[", i, "]"),
                      violations);
  }
  CheckDay(path + ".first_day", formula.first_day(), violations);
  CheckDay(path + ".last_day", formula.last_day(), violations);
  if (violations.empty() && formula.last_day() < formula.first_day()) {
    violations.push_back({path + ".last_day", "is before first_day"});
  }
  return violations;
}

std::vector<std::string> OutsideFormula(const v1::FormulaConfirmation& formula,
                                        const FoundOf& decided, const FoundOf& later) {
  std::vector<std::string> why;
  const v1::Finding& was = decided.proposed.finding;
  const v1::Finding& is = later.proposed.finding;
  const std::string rulebook = absl::StrCat(is.rulebook().id(), "/", is.rulebook().edition());
  if (is.rulebook().digest() != was.rulebook().digest()) {
    why.push_back(absl::StrCat("the rulebook is another: ", rulebook));
  } else if (later.proposed.rules_digest != decided.proposed.rules_digest) {
    why.push_back(absl::StrCat("what the rulebook amends is another: ", rulebook));
  }
  if (is.rates().digest() != was.rates().digest()) {
    why.push_back(absl::StrCat("the rates are others: ", is.rates().edition()));
  }
  if (is.semantics() != was.semantics()) why.push_back("the engine's semantics are others");
  if (!std::equal(is.readings().begin(), is.readings().end(), was.readings().begin(),
                  was.readings().end())) {
    why.push_back("the readings are others");
  }
  for (std::string& difference : Differences(formula, decided.facts).Disallowed(later.facts)) {
    why.push_back(std::move(difference));
  }
  return why;
}

}  // namespace fairstart
