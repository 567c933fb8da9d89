// Tested by tests/engine/comparison/comparison_test.cc.
#include "engine/comparison/other_words.h"

#include <optional>

#include "absl/strings/str_cat.h"
#include "engine/calendar/civil_day.h"
#include "engine/explanation/value_text.h"
#include "engine/money/exact_amount.h"
#include "engine/value/type.h"

namespace fairstart {
namespace {

constexpr char kNotSettled[] = "not settled";

std::string DateText(const std::string& text) {
  const absl::StatusOr<Day> day = ParseDay(text);
  return day.ok() ? DayText(*day) : text;
}

std::string SumText(const v1::Money& money, v1::Unit unit) {
  if (!money.has_pence()) return "";
  const std::optional<Type> type = TypeOfUnit(unit);
  const bool per = type.has_value() && type->Is(Type::Kind::kAmount);
  return absl::StrCat(FormatPounds(Pence(money.pence())), per ? PerText(type->per) : "");
}

}  // namespace

std::string WordsOf(const v1::ClaimFinding& claim) {
  if (claim.outcome() == v1::OUTCOME_UNDETERMINED) return kNotSettled;
  const std::string sum = SumText(claim.amount(), claim.unit());
  std::string words = absl::StrCat(sum, sum.empty() ? "" : " ", "from ", claim.payer());
  if (!claim.from().empty()) absl::StrAppend(&words, ", from ", DateText(claim.from()));
  if (!claim.until().empty()) absl::StrAppend(&words, ", to ", DateText(claim.until()));
  return words;
}

std::string WordsOf(const v1::DutyFinding& duty) {
  if (duty.state() == v1::DutyFinding::STATE_UNDETERMINED) return kNotSettled;
  std::string words = duty.state() == v1::DutyFinding::STATE_OVERDUE ? "overdue" : "to be done";
  if (!duty.due().empty()) absl::StrAppend(&words, ", by ", DateText(duty.due()));
  const std::string sum = SumText(duty.amount(), v1::UNIT_PENCE);
  if (!sum.empty()) absl::StrAppend(&words, ", ", sum);
  return words;
}

std::string WordsOf(const v1::WarningFinding& warning) { return warning.says(); }

std::string WordsOf(const v1::StatusFinding& status) {
  if (!status.label().empty()) return status.label();
  return status.status().empty() ? kNotSettled : status.status();
}

}  // namespace fairstart
