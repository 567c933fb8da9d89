// Tested by tests/engine/evaluation/settle_test.cc and tests/engine/questions/questions_test.cc.
#include "engine/evaluation/possible_values.h"

namespace fairstart {
namespace {

// Of a text that must name a record of the case; none for any other.
std::vector<std::string_view> PossibleIdsOf(const Evaluation& evaluation, const Missing& missing) {
  const RecordValue& record = *missing.record;
  if (record.parent == nullptr || record.parent->parent != nullptr) return {};
  for (const Reference& reference : evaluation.plan().schema.references()) {
    if (reference.history != record.field || reference.field != missing.index) continue;
    if (reference.may_be_none) return {};
    return PossibleIds(reference, evaluation.facts());
  }
  return {};
}

// Numbers need a least one to begin with; days have the first of the calendar.
Bounds BoundsNow(Arena& arena, const Missing& missing) {
  Bounds bounds = BoundsOf(Read(arena, *missing.record, missing.index));
  if (FieldOf(missing).type.Is(Type::Kind::kDate) && !bounds.least.has_value()) {
    bounds.least = DayNumber(Day::First());
  }
  // No date is the last that a day may be.
  if (bounds.most == SomeDay()) bounds.most.reset();
  return bounds;
}

}  // namespace

const Field& FieldOf(const Missing& missing) {
  return missing.record->type->fields[static_cast<size_t>(missing.index)];
}

bool CanGoThrough(Evaluation& evaluation, const Missing& missing) {
  if (missing.kind != Missing::Kind::kFact || evaluation.IsDateOfBirth(missing)) return false;
  switch (FieldOf(missing).type.kind) {
    case Type::Kind::kBool:
      return true;
    case Type::Kind::kEnum:
      return !FieldOf(missing).type.enumeration->values.empty();
    case Type::Kind::kInt:
    case Type::Kind::kAmount:
    case Type::Kind::kDate:
      return BoundsNow(evaluation.arena(), missing).least.has_value();
    case Type::Kind::kString:
      return !PossibleIdsOf(evaluation, missing).empty();
    default:
      return false;
  }
}

std::vector<Value> SingleValuesOf(const Evaluation& evaluation, const Missing& missing) {
  std::vector<Value> values;
  const Field& field = FieldOf(missing);
  switch (field.type.kind) {
    case Type::Kind::kBool:
      values = {Value::Bool(false), Value::Bool(true)};
      break;
    case Type::Kind::kEnum:
      for (const EnumType::Value& value : field.type.enumeration->values) {
        values.push_back(Value::Int(value.number));
      }
      break;
    case Type::Kind::kString:
      for (const std::string_view id : PossibleIdsOf(evaluation, missing)) {
        values.push_back(Value::String(id));
      }
      break;
    default:
      break;
  }
  return values;
}

ValueRun RunOf(Arena& arena, const Missing& missing) {
  const Bounds bounds = BoundsNow(arena, missing);
  ValueRun run{bounds.least->numerator(), std::nullopt};
  if (bounds.most.has_value()) run.most = bounds.most->numerator();
  return run;
}

int64_t CutOf(const Evaluation& evaluation, const Field& field, const ValueRun& run) {
  if (run.most.has_value()) return run.least + (*run.most - run.least) / 2;
  if (!field.type.Is(Type::Kind::kDate)) return 2 * run.least + 1000;
  // The day asked about has no part in it: what is settled in so many cases on one day of a window
  // is settled in no more on the others.
  const int64_t known = evaluation.known_through().number();
  return run.least <= known ? known : run.least + 2 * (run.least - known);
}

MakeValue SomeOf(Arena& arena, const Missing& missing, const ValueRun& run) {
  if (run.IsOne()) {
    const Type& type = FieldOf(missing).type;
    const Value value = type.Is(Type::Kind::kInt) ? Value::Int(run.least)
                        : type.Is(Type::Kind::kAmount)
                            ? Value::OfRational(Rational::Whole(run.least))
                            : Value::Date(Day::FromNumber(run.least));
    return [value](const RecordValue&) { return value; };
  }
  Bounds bounds{Rational::Whole(run.least), std::nullopt};
  if (run.most.has_value()) bounds.most = Rational::Whole(*run.most);
  const int index = missing.index;
  return [&arena, index, bounds](const RecordValue& record) {
    const Missing there{.kind = Missing::Kind::kFact, .record = &record, .index = index};
    return Value::Of(WithBounds(arena, MakeUnknown(arena, there), bounds));
  };
}

}  // namespace fairstart
