// Values in words.
#include "engine/explanation/value_text.h"

#include <array>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/money/exact_amount.h"
#include "engine/money/share.h"

namespace fairstart {
namespace {

std::string RecordText(const RecordValue& record) {
  if (record.type->id < 0 || record.slots[record.type->id].IsUnset()) return record.type->name;
  return absl::StrCat(record.type->name, " ", std::string(record.slots[record.type->id].text()));
}

std::string Counted(int64_t number, const char* what) {
  return absl::StrCat(number, " ", what, number == 1 ? "" : "s");
}

std::string ListText(const List& list, const Type& type) {
  if (list.size == 0) return "none";
  constexpr uint32_t kMostShown = 8;
  std::vector<std::string> shown;
  for (uint32_t i = 0; i < list.size && i < kMostShown; ++i) {
    shown.push_back(ValueText(list.items[i], *type.element) +
                    (list.guard(i) == nullptr ? "" : " (perhaps)"));
  }
  if (list.size > kMostShown)
    shown.push_back(absl::StrCat("and ", list.size - kMostShown, " more"));
  return absl::StrJoin(shown, ", ");
}

}  // namespace

std::string DayText(Day day) {
  if (day == Day::Never()) return "never";
  if (day == Day::BeforeAll()) return "since always";
  static constexpr std::array<const char*, 12> kMonths = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  const absl::CivilDay civil = ToCivil(day);
  return absl::StrCat(civil.day(), " ", kMonths[static_cast<size_t>(civil.month() - 1)], " ",
                      civil.year());
}

std::string PerText(Per per) {
  switch (per) {
    case Per::kAny:
    case Per::kOnce:
      return "";
    case Per::kHour:
      return " an hour";
    case Per::kDay:
      return " a day";
    case Per::kWeek:
      return " a week";
    case Per::kMonth:
      return " a month";
    case Per::kYear:
      return " a year";
  }
  return "";
}

std::string Ordinal(int64_t number) {
  const int64_t last = number % 10;
  const int64_t teens = number % 100;
  const char* ending = teens >= 11 && teens <= 13 ? "th"
                       : last == 1                ? "st"
                       : last == 2                ? "nd"
                       : last == 3                ? "rd"
                                                  : "th";
  return absl::StrCat(number, ending);
}

std::string QuantityText(const Value& value, const Type& type, v1::Unit unit) {
  if (!value.IsKnown() || !type.Is(Type::Kind::kInt)) return ValueText(value, type);
  const int64_t number = value.integer();
  switch (unit) {
    case v1::UNIT_DAYS:
      return Counted(number, "day");
    case v1::UNIT_YARDS:
      return Counted(number, "yard");
    case v1::UNIT_MINUTES_PER_WEEK: {
      const std::string hours = number >= 60 || number == 0 ? Counted(number / 60, "hour") : "";
      const std::string minutes = number % 60 != 0 ? Counted(number % 60, "minute") : "";
      return absl::StrCat(hours, hours.empty() || minutes.empty() ? "" : " ", minutes, " a week");
    }
    default:
      return absl::StrCat(number);
  }
}

std::string NumberText(const Value& value, const Type& type) {
  if (!value.IsKnown() || !type.Is(Type::Kind::kAmount)) return ValueText(value, type);
  return FormatPounds(value.rational());
}

std::string ValueText(const Value& value, const Type& type) {
  switch (value.tag()) {
    case Value::Tag::kUnset:
    case Value::Tag::kUnknown:
      return "not known";
    case Value::Tag::kError:
      return absl::StrCat("cannot be worked out: ", std::string(value.error()->message));
    case Value::Tag::kBool:
      return value.boolean() ? "yes" : "no";
    case Value::Tag::kInt: {
      if (!type.Is(Type::Kind::kEnum)) return absl::StrCat(value.integer());
      const EnumType::Value* named =
          type.enumeration->FindNumber(static_cast<int>(value.integer()));
      if (named == nullptr) return absl::StrCat(value.integer());
      return named->label.empty() ? named->name : named->label;
    }
    case Value::Tag::kString:
      return std::string(value.text());
    case Value::Tag::kDate:
      return value.IsNotYet() ? "not yet" : DayText(value.day());
    case Value::Tag::kSpan:
      return FormatSpan(value.span());
    case Value::Tag::kRational:
      if (type.Is(Type::Kind::kShare)) return FormatShare(value.rational());
      return FormatPounds(value.rational()) + PerText(type.per);
    case Value::Tag::kRecord:
      return RecordText(*value.record());
    case Value::Tag::kList:
      return ListText(*value.list(), type);
  }
  return "";
}

}  // namespace fairstart
