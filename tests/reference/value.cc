#include "tests/reference/value.h"

#include <stdexcept>
#include <utility>

namespace fairstart::reference {
namespace {

int Sign(std::strong_ordering order) { return order < 0 ? -1 : order > 0 ? 1 : 0; }

bool IsNumber(const Value& value) { return AsFraction(value).has_value(); }

// Every possible element and everything that may follow is a difference: two lists are the same
// only when both are wholly known.
bool SameLists(const List& a, const List& b) {
  if (!a.more.empty() || !b.more.empty() || a.elements.size() != b.elements.size()) return false;
  for (size_t i = 0; i < a.elements.size(); ++i) {
    if (!a.elements[i].possibly.empty() || !b.elements[i].possibly.empty()) return false;
    if (!Same(a.elements[i].value, b.elements[i].value)) return false;
  }
  return true;
}

}  // namespace

Value MakeList(List list) { return std::make_shared<const List>(std::move(list)); }
Value MakeUnknown(Waits waits, Bounds bounds) {
  return Unknown{std::move(waits), std::move(bounds)};
}

Fraction SomeDay() { return Fraction(kNever - 1); }

Value AmountWithin(Waits waits, Bounds bounds) {
  const bool one = bounds.least && bounds.most && *bounds.least == *bounds.most;
  if (one && !bounds.is_int) return Sum{*bounds.least, v1::UNIT_UNSPECIFIED};
  return MakeUnknown(std::move(waits), std::move(bounds));
}

Bounds BoundsOf(const Value& value) {
  if (const Unknown* unknown = std::get_if<Unknown>(&value)) return unknown->bounds;
  if (const Date* date = std::get_if<Date>(&value)) {
    return {Fraction(date->day), Fraction(date->day)};
  }
  const auto number = AsFraction(value);
  return {number, number, std::holds_alternative<int64_t>(value)};
}

Bounds Hull(const Bounds& a, const Bounds& b) {
  Bounds hull{{}, {}, a.is_int || b.is_int};
  if (a.least && b.least) hull.least = *a.least < *b.least ? *a.least : *b.least;
  if (a.most && b.most) hull.most = *a.most > *b.most ? *a.most : *b.most;
  return hull;
}

bool IsUnknown(const Value& value) { return std::holds_alternative<Unknown>(value); }
bool IsError(const Value& value) { return std::holds_alternative<Error>(value); }
bool IsPlain(const Value& value) { return !IsUnknown(value) && !IsError(value); }

bool IsTrue(const Value& value) {
  const bool* boolean = std::get_if<bool>(&value);
  return boolean != nullptr && *boolean;
}

bool IsFalse(const Value& value) {
  const bool* boolean = std::get_if<bool>(&value);
  return boolean != nullptr && !*boolean;
}

Waits WaitsOf(const Value& value) {
  if (const Unknown* unknown = std::get_if<Unknown>(&value)) return unknown->waits;
  return {};
}

Waits Union(const Waits& a, const Waits& b) {
  Waits both = a;
  both.insert(b.begin(), b.end());
  return both;
}

Value And(const Value& a, const Value& b) {
  if (IsFalse(a) || IsFalse(b)) return false;
  if (IsUnknown(a) || IsUnknown(b)) return MakeUnknown(Union(WaitsOf(a), WaitsOf(b)));
  if (IsError(a)) return a;
  return b;
}

Value Or(const Value& a, const Value& b) {
  if (IsTrue(a) || IsTrue(b)) return true;
  if (IsUnknown(a) || IsUnknown(b)) return MakeUnknown(Union(WaitsOf(a), WaitsOf(b)));
  if (IsError(a)) return a;
  return b;
}

Value Not(const Value& value) {
  if (!IsPlain(value)) return value;
  return !std::get<bool>(value);
}

std::optional<Fraction> AsFraction(const Value& value) {
  if (const auto* number = std::get_if<int64_t>(&value)) return Fraction(*number);
  if (const auto* share = std::get_if<Fraction>(&value)) return *share;
  if (const auto* sum = std::get_if<Sum>(&value)) return sum->pence;
  return std::nullopt;
}

bool Same(const Value& a, const Value& b) {
  if (IsNumber(a) && IsNumber(b)) return Order(a, b) == 0;
  if (a.index() != b.index()) return false;
  if (const auto* record = std::get_if<std::shared_ptr<const Record>>(&a)) {
    return (*record)->path == std::get<std::shared_ptr<const Record>>(b)->path;
  }
  if (const auto* list = std::get_if<std::shared_ptr<const List>>(&a)) {
    return SameLists(**list, *std::get<std::shared_ptr<const List>>(b));
  }
  if (const auto* choice = std::get_if<Choice>(&a)) return *choice == std::get<Choice>(b);
  if (const auto* span = std::get_if<Span>(&a)) return *span == std::get<Span>(b);
  if (!IsPlain(a)) return false;
  return Order(a, b) == 0;
}

int Order(const Value& a, const Value& b) {
  if (IsNumber(a) && IsNumber(b)) return Sign(*AsFraction(a) <=> *AsFraction(b));
  if (a.index() != b.index()) {
    throw std::logic_error("no order: " + Describe(a) + " and " + Describe(b));
  }
  if (const auto* value = std::get_if<bool>(&a)) return *value - std::get<bool>(b);
  if (const auto* value = std::get_if<std::string>(&a)) {
    return Sign(*value <=> std::get<std::string>(b));
  }
  if (const auto* value = std::get_if<Date>(&a)) return Sign(*value <=> std::get<Date>(b));
  throw std::logic_error("no order: " + Describe(a));
}

namespace {

struct Describer {
  std::string operator()(const Unknown& unknown) const {
    std::string text = "unknown(";
    for (const std::string& path : unknown.waits) {
      if (text.back() != '(') text += ", ";
      text += path;
    }
    return text + ")";
  }
  std::string operator()(const Error& error) const { return "error: " + error.what; }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(int64_t value) const { return std::to_string(value); }
  std::string operator()(const std::string& value) const { return "\"" + value + "\""; }
  std::string operator()(const Date& date) const { return FormatDay(date.day); }
  std::string operator()(const Span& span) const {
    return std::to_string(span.months) + " months " + std::to_string(span.days) + " days";
  }
  std::string operator()(const Sum& sum) const {
    return ToString(sum.pence) + "p " + v1::Unit_Name(sum.unit);
  }
  std::string operator()(const Fraction& fraction) const { return ToString(fraction); }
  std::string operator()(const Choice& choice) const { return choice.type + "." + choice.name; }
  std::string operator()(const std::shared_ptr<const Record>& record) const {
    return record->path;
  }
  std::string operator()(const std::shared_ptr<const List>& list) const {
    std::string text = "[";
    for (const Element& element : list->elements) {
      if (text.size() > 1) text += ", ";
      text += Describe(element.value);
      if (!element.possibly.empty()) text += " if " + (*this)(Unknown{element.possibly});
    }
    if (!list->more.empty()) text += " and more if " + (*this)(Unknown{list->more});
    return text + "]";
  }
};

}  // namespace

std::string Describe(const Value& value) { return std::visit(Describer(), value); }

}  // namespace fairstart::reference
