// What a row of a parameter writes: a value in a unit, the day of the next uprating.
#include "engine/rulebook/parameter.h"

#include <algorithm>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "engine/calendar/span.h"
#include "engine/money/exact_amount.h"
#include "engine/money/share.h"
#include "engine/text/misread.h"

namespace fairstart {

absl::StatusOr<Value> ParseValue(v1::Unit unit, const std::string& text) {
  const std::optional<Type> type = TypeOfUnit(unit);
  if (!type.has_value()) return absl::InvalidArgumentError("has no unit");
  switch (type->kind) {
    case Type::Kind::kString:
      return Value::String(text);
    case Type::Kind::kBool:
      if (text == "yes") return Value::Bool(true);
      if (text == "no") return Value::Bool(false);
      return Misread(text, "yes or no");
    case Type::Kind::kInt: {
      int64_t number = 0;
      if (absl::SimpleAtoi(text, &number)) return Value::Int(number);
      return Misread(text, "a whole number");
    }
    case Type::Kind::kDate: {
      absl::StatusOr<Day> day = ParseDay(text);
      if (!day.ok()) return day.status();
      return Value::Date(*day);
    }
    case Type::Kind::kSpan: {
      absl::StatusOr<Span> span = ParseSpan(text);
      if (!span.ok()) return span.status();
      return Value::OfSpan(*span);
    }
    case Type::Kind::kShare: {
      absl::StatusOr<Share> share = ParseShare(text);
      if (!share.ok()) return share.status();
      return Value::OfRational(*share);
    }
    case Type::Kind::kAmount: {
      absl::StatusOr<Amount> amount = ParsePounds(text);
      if (!amount.ok()) return amount.status();
      if (!amount->IsWhole()) return Misread(text, "pounds and whole pence, as 57.90");
      return Value::OfRational(*amount);
    }
    default:
      return absl::InvalidArgumentError("has no unit");
  }
}

absl::StatusOr<Day> NextUprating(const std::string& month_and_day, Day from) {
  for (int year = static_cast<int>(ToCivil(from).year());; ++year) {
    absl::StatusOr<Day> day = ParseDay(absl::StrCat(year, "-", month_and_day));
    if (!day.ok()) return Misread(month_and_day, "a month and day, as 04-06");
    if (*day > from) return day;
  }
}

const PlanParameterRow* PlanParameter::Find(absl::Span<const std::string_view> keys, Day day,
                                            Window& gap) const {
  gap = Window();
  const auto found = rows.find(keys);
  if (found == rows.end()) return nullptr;
  for (const PlanParameterRow& row : found->second) {
    if (row.last < day) {
      gap.first = NextDay(row.last);
    } else if (row.first > day) {
      gap.last = PreviousDay(row.first);
      return nullptr;
    } else {
      return &row;
    }
  }
  return nullptr;
}

}  // namespace fairstart
