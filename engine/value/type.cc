// Types of the rule language.
#include "engine/value/type.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace fairstart {

const EnumType::Value* EnumType::FindName(std::string_view value_name) const {
  for (const Value& value : values) {
    if (value.name == value_name) return &value;
  }
  return nullptr;
}

const EnumType::Value* EnumType::FindNumber(int number) const {
  for (const Value& value : values) {
    if (value.number == number) return &value;
  }
  return nullptr;
}

bool operator==(const Type& a, const Type& b) {
  if (a.kind != b.kind || a.per != b.per || a.whole != b.whole ||
      a.enumeration != b.enumeration || a.record != b.record) {
    return false;
  }
  if (a.element == b.element) return true;
  return a.element != nullptr && b.element != nullptr && *a.element == *b.element;
}

std::string_view ToString(Per per) {
  switch (per) {
    case Per::kAny:
    case Per::kOnce:
      return "";
    case Per::kHour:
      return " per hour";
    case Per::kDay:
      return " per day";
    case Per::kWeek:
      return " per week";
    case Per::kMonth:
      return " per month";
    case Per::kYear:
      return " per year";
  }
  return "";
}

std::string ToString(const Type& type) {
  switch (type.kind) {
    case Type::Kind::kBool:
      return "bool";
    case Type::Kind::kInt:
      return "int";
    case Type::Kind::kString:
      return "string";
    case Type::Kind::kDate:
      return "date";
    case Type::Kind::kAsOf:
      return "the day asked about";
    case Type::Kind::kSpan:
      return "span";
    case Type::Kind::kShare:
      return "share";
    case Type::Kind::kAmount: {
      std::string_view per = ToString(type.per);
      return absl::StrCat(type.whole ? "money" : "amount",
                          absl::string_view(per.data(), per.size()));
    }
    case Type::Kind::kEnum:
      return type.enumeration->name;
    case Type::Kind::kRecord:
      return type.record->name;
    case Type::Kind::kList:
      return absl::StrCat("list of ", ToString(*type.element));
    case Type::Kind::kEmptyList:
      return "empty list";
  }
  return "";
}

std::optional<Type> Join(const Type& a, const Type& b) {
  if (a == b) return a;
  if (a.Is(Type::Kind::kAmount) && b.Is(Type::Kind::kAmount)) {
    if (a.per != b.per && a.per != Per::kAny && b.per != Per::kAny) return std::nullopt;
    return Type::Amount(a.per == Per::kAny ? b.per : a.per, a.whole && b.whole);
  }
  if (a.Is(Type::Kind::kEmptyList) && b.Is(Type::Kind::kList)) return b;
  if (b.Is(Type::Kind::kEmptyList) && a.Is(Type::Kind::kList)) return a;
  if (a.Is(Type::Kind::kList) && b.Is(Type::Kind::kList)) {
    // [[]] and [[1]]: where one of the two holds the elements of both.
    const std::optional<Type> element = Join(*a.element, *b.element);
    if (element == *a.element) return a;
    if (element == *b.element) return b;
  }
  return std::nullopt;
}

bool Fits(const Type& from, const Type& to) {
  std::optional<Type> joined = Join(from, to);
  if (!joined.has_value()) return false;
  // Money fits an amount, but not the other way; the literal's open period fits any.
  return *joined == to || (to.Is(Type::Kind::kAmount) && to.per == Per::kAny &&
                           joined->whole == to.whole);
}

std::optional<Type> TypeOfUnit(v1::Unit unit) {
  switch (unit) {
    case v1::UNIT_TEXT:
    case v1::UNIT_IDENTIFIER:
      return Type::Of(Type::Kind::kString);
    case v1::UNIT_DATE:
      return Type::Of(Type::Kind::kDate);
    case v1::UNIT_COUNT:
    case v1::UNIT_DAYS:
    case v1::UNIT_YEARS_OF_AGE:
    case v1::UNIT_MINUTES_PER_WEEK:
    case v1::UNIT_YARDS:
      return Type::Of(Type::Kind::kInt);
    case v1::UNIT_PENCE:
      return Type::Amount(Per::kOnce, true);
    case v1::UNIT_PENCE_PER_DAY:
      return Type::Amount(Per::kDay, true);
    case v1::UNIT_PENCE_PER_WEEK:
      return Type::Amount(Per::kWeek, true);
    case v1::UNIT_PENCE_PER_MONTH:
      return Type::Amount(Per::kMonth, true);
    case v1::UNIT_PENCE_PER_YEAR:
      return Type::Amount(Per::kYear, true);
    case v1::UNIT_PENCE_PER_HOUR:
      return Type::Amount(Per::kHour, true);
    case v1::UNIT_SPAN:
      return Type::Of(Type::Kind::kSpan);
    case v1::UNIT_SHARE:
      return Type::Of(Type::Kind::kShare);
    case v1::UNIT_BOOLEAN:
      return Type::Of(Type::Kind::kBool);
    default:
      return std::nullopt;
  }
}

v1::Unit UnitOf(Per per) {
  switch (per) {
    case Per::kAny:
    case Per::kOnce:
      return v1::UNIT_PENCE;
    case Per::kHour:
      return v1::UNIT_PENCE_PER_HOUR;
    case Per::kDay:
      return v1::UNIT_PENCE_PER_DAY;
    case Per::kWeek:
      return v1::UNIT_PENCE_PER_WEEK;
    case Per::kMonth:
      return v1::UNIT_PENCE_PER_MONTH;
    case Per::kYear:
      return v1::UNIT_PENCE_PER_YEAR;
  }
  return v1::UNIT_UNSPECIFIED;
}

int RecordType::Find(std::string_view field_name) const {
  for (size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].name == field_name) return static_cast<int>(i);
  }
  return -1;
}

RecordType* TypePool::NewRecord(std::string name) {
  records_.emplace_back();
  for (const char c : name) {
    const bool upper = absl::ascii_isupper(static_cast<unsigned char>(c));
    if (upper && !records_.back().noun.empty()) records_.back().noun += ' ';
    records_.back().noun += absl::ascii_tolower(static_cast<unsigned char>(c));
  }
  records_.back().name = std::move(name);
  return &records_.back();
}

EnumType* TypePool::NewEnum(std::string name) {
  enums_.emplace_back();
  enums_.back().name = std::move(name);
  return &enums_.back();
}

Type TypePool::ListOf(const Type& element) {
  elements_.push_back(element);
  Type list;
  list.kind = Type::Kind::kList;
  list.element = &elements_.back();
  return list;
}

const EnumType* TypePool::FindEnum(std::string_view name) const {
  for (const EnumType& type : enums_) {
    if (type.name == name) return &type;
  }
  return nullptr;
}

const RecordType* TypePool::FindRecord(std::string_view name) const {
  for (const RecordType& type : records_) {
    if (type.name == name) return &type;
  }
  return nullptr;
}

}  // namespace fairstart
