// What the functions and operators of the rule language make of values.
#include <algorithm>
#include <optional>
#include <regex>
#include <set>
#include <stdexcept>

#include "tests/reference/bounds.h"
#include "tests/reference/evaluator.h"

namespace fairstart::reference {
namespace {

const Value& Field(const Record& record, const std::string& name) {
  return record.fields.find(name)->second;
}

// ---- Numbers: ints, shares and amounts.

Value Compare(const std::string& symbol, int order) {
  if (symbol == "<") return order < 0;
  if (symbol == "<=") return order <= 0;
  if (symbol == ">") return order > 0;
  return order >= 0;
}

bool IsComparison(const std::string& symbol) {
  return symbol == "<" || symbol == "<=" || symbol == ">" || symbol == ">=";
}

Value IntegerArithmetic(const std::string& symbol, int64_t a, int64_t b) {
  int64_t result = 0;
  bool overflow = false;
  if (symbol == "+") {
    overflow = __builtin_add_overflow(a, b, &result);
  } else if (symbol == "-") {
    overflow = __builtin_sub_overflow(a, b, &result);
  } else if (symbol == "*") {
    overflow = __builtin_mul_overflow(a, b, &result);
  } else if (b == 0) {
    return Error{"division by zero"};
  } else if (b == -1) {
    result = 0;
    if (symbol == "/") overflow = __builtin_sub_overflow(int64_t{0}, a, &result);
  } else {
    result = symbol == "/" ? a / b : a % b;
  }
  if (overflow) return Error{"overflow"};
  return result;
}

v1::Unit UnitOf(const Value& a, const Value& b) {
  for (const Value* value : {&a, &b}) {
    const Sum* sum = std::get_if<Sum>(value);
    if (sum != nullptr && sum->unit != v1::UNIT_UNSPECIFIED) return sum->unit;
  }
  return v1::UNIT_UNSPECIFIED;
}

// Arithmetic with an amount or a share among the operands.
Value ExactArithmetic(const std::string& symbol, const Value& a, const Value& b) {
  const auto left = AsFraction(a);
  const auto right = AsFraction(b);
  if (!left || !right) return Error{symbol + " of " + Describe(a) + " and " + Describe(b)};
  Fraction result;
  if (symbol == "+") {
    result = *left + *right;
  } else if (symbol == "-") {
    result = *left - *right;
  } else if (symbol == "*") {
    result = *left * *right;
  } else if (right->IsZero()) {
    return Error{"division by zero"};
  } else {
    result = *left / *right;
  }
  const bool both_sums = std::holds_alternative<Sum>(a) && std::holds_alternative<Sum>(b);
  const bool is_share = symbol == "/" && both_sums;
  const bool any_sum = std::holds_alternative<Sum>(a) || std::holds_alternative<Sum>(b);
  if (any_sum && !is_share) return Sum{result, UnitOf(a, b)};
  return result;
}

Value Joined(const Value& a, const Value& b) {
  List joined = *std::get<std::shared_ptr<const List>>(a);
  const List& other = *std::get<std::shared_ptr<const List>>(b);
  joined.elements.insert(joined.elements.end(), other.elements.begin(), other.elements.end());
  joined.more = Union(joined.more, other.more);
  joined.gap_is_unknown = false;
  return MakeList(std::move(joined));
}

Value OneOf(const Value& a, const Value& b, bool smaller) {
  const bool take_a = smaller ? Order(a, b) <= 0 : Order(a, b) >= 0;
  const Value& taken = take_a ? a : b;
  if (const Sum* sum = std::get_if<Sum>(&taken)) return Sum{sum->pence, UnitOf(a, b)};
  return taken;
}

Value PerWeek(const std::vector<Value>& arguments) {
  const Sum& sum = std::get<Sum>(arguments[0]);
  if (arguments.size() == 1) {
    return Sum{sum.pence * Fraction(12, 52), v1::UNIT_PENCE_PER_WEEK};
  }
  const DayNumber first = std::get<Date>(arguments[1]).day;
  const DayNumber last = std::get<Date>(arguments[2]).day;
  if (last == kNever) return Error{"a period without an end has no weekly amount"};
  if (last < first) return Error{"a period that ends before it begins has no weekly amount"};
  return Sum{sum.pence * Fraction(7, last - first + 1), v1::UNIT_PENCE_PER_WEEK};
}

Value TextFunction(const std::string& name, const std::string& text, const std::string& part) {
  if (name == "contains") return text.find(part) != std::string::npos;
  if (name == "startsWith") return text.starts_with(part);
  return text.ends_with(part);
}

Value ReadNumber(const std::string& text) {
  static const std::regex kWhole("[-+]?[0-9]+");
  if (!std::regex_match(text, kWhole)) return Error{"no whole number"};
  try {
    return static_cast<int64_t>(std::stoll(text));
  } catch (const std::out_of_range&) {
    return Error{"does not fit 64 bits"};
  }
}

Value ReadTruth(const std::string& text) {
  static const std::set<std::string> kTrue = {"1", "t", "true", "TRUE", "True"};
  static const std::set<std::string> kFalse = {"0", "f", "false", "FALSE", "False"};
  if (kTrue.contains(text)) return true;
  if (kFalse.contains(text)) return false;
  return Error{"neither true nor false"};
}

// string(…), int(…) and bool(…); what is one already stays as it is.
Value Converted(const std::string& to, const Value& value) {
  if (const Date* date = std::get_if<Date>(&value)) return FormatDay(date->day);
  const std::string* text = std::get_if<std::string>(&value);
  if (text != nullptr && to == "int") return ReadNumber(*text);
  if (text != nullptr && to == "bool") return ReadTruth(*text);
  const int64_t* number = std::get_if<int64_t>(&value);
  if (number != nullptr && to == "string") return std::to_string(*number);
  return value;
}

// The latest of some days; never when there is none.
Value Latest(const List& list) {
  DayNumber latest = 0;  // of those that are certainly in the list
  bool any = false;
  for (const Element& element : list.elements) {
    const Date* date = std::get_if<Date>(&element.value);
    if (date == nullptr || !element.possibly.empty()) continue;
    latest = std::max(latest, date->day);
    any = true;
  }
  Waits waits = list.more;
  for (const Element& element : list.elements) {
    const Date* date = std::get_if<Date>(&element.value);
    if (any && date != nullptr && date->day <= latest) continue;
    waits = Union(waits, Union(element.possibly, WaitsOf(element.value)));
  }
  if (!waits.empty()) return MakeUnknown(waits);
  return Date{any ? latest : kNever};
}

}  // namespace

Value Operate(const std::string& symbol, const Value& a, const Value& b) {
  if (const auto blocked = FirstNotPlain({a, b})) {
    if (!IsUnknown(*blocked)) return *blocked;
    if (symbol == "==" || symbol == "!=" || IsComparison(symbol)) {
      if (const auto decided = CompareWithin(symbol, BoundsOf(a), BoundsOf(b))) return *decided;
      return *blocked;
    }
    return AmountWithin(WaitsOf(*blocked), OperateWithin(symbol, a, b));
  }
  if (symbol == "==") return Same(a, b);
  if (symbol == "!=") return !Same(a, b);
  if (IsComparison(symbol)) return Compare(symbol, Order(a, b));
  if (std::holds_alternative<int64_t>(a) && std::holds_alternative<int64_t>(b)) {
    return IntegerArithmetic(symbol, std::get<int64_t>(a), std::get<int64_t>(b));
  }
  if (std::holds_alternative<std::string>(a)) {
    return std::get<std::string>(a) + std::get<std::string>(b);
  }
  if (std::holds_alternative<std::shared_ptr<const List>>(a)) return Joined(a, b);
  return ExactArithmetic(symbol, a, b);
}

Value Covers(const Record& record, DayNumber day) {
  if (record.fields.contains("day")) return Operate("==", Field(record, "day"), Date{day});
  const Value& first = Field(record, "first_day");
  const Value& last = Field(record, "last_day");
  // A record covers at least the one end that is known.
  const bool is_an_end = Same(first, Date{day}) || Same(last, Date{day});
  if (is_an_end && (IsUnknown(first) || IsUnknown(last))) return true;
  return And(Operate("<=", first, Date{day}), Operate(">=", last, Date{day}));
}

Value NthDay(const Value& records, const Value& n, const Value& from) {
  if (const auto blocked = FirstNotPlain({n, from})) return *FirstNotPlain({records, n, from});
  if (IsError(records)) return records;
  const int64_t wanted = std::get<int64_t>(n);
  const DayNumber start = std::get<Date>(from).day;
  // At the earliest, when every day from the first on counts.
  if (IsUnknown(records)) {
    Bounds bounds;
    if (start != kNever) bounds.least = Fraction(WideInteger{start} + std::max<int64_t>(wanted, 1) - 1);
    return MakeUnknown(WaitsOf(records), bounds);
  }
  if (wanted < 1) return Error{"nth_day counts from 1"};
  const List& list = *std::get<std::shared_ptr<const List>>(records);
  if (start == kNever) return Date{kNever};

  // Nothing changes after the latest day that a record names: count a little longer than that.
  DayNumber end = start;
  for (const Element& element : list.elements) {
    const Record& record = *std::get<std::shared_ptr<const Record>>(element.value);
    for (const char* name : {"first_day", "last_day", "day"}) {
      const auto field = record.fields.find(name);
      if (field == record.fields.end()) continue;
      const Date* date = std::get_if<Date>(&field->second);
      if (date != nullptr && date->day != kNever) end = std::max(end, date->day);
    }
  }
  end += wanted;

  int64_t certain = 0;
  int64_t possible = 0;  // the certain ones included
  Waits waits = list.more;
  std::optional<DayNumber> earliest;
  for (DayNumber day = start; day <= end; ++day) {
    Value covered = false;
    for (const Element& element : list.elements) {
      const Value member = element.possibly.empty() ? Value(true) : MakeUnknown(element.possibly);
      covered = Or(covered, And(member, Covers(*std::get<std::shared_ptr<const Record>>(
                                            element.value), day)));
    }
    if (IsError(covered)) return covered;
    waits = Union(waits, WaitsOf(covered));
    if (IsTrue(covered)) ++certain;
    if (!IsFalse(covered)) ++possible;
    if (possible == wanted && !earliest.has_value()) earliest = day;
    if (certain == wanted) {
      if (!list.more.empty()) return MakeUnknown(waits);
      if (earliest != day) return MakeUnknown(waits, {Fraction(*earliest), Fraction(day)});
      return Date{day};
    }
  }
  if (!list.more.empty()) return MakeUnknown(waits);
  if (earliest.has_value()) return MakeUnknown(waits, {Fraction(*earliest), {}});
  return Date{kNever};
}

Value MonthsBegun(const Value& first, const Value& last, DayNumber as_of) {
  if (!IsPlain(first) || IsError(last)) return *FirstNotPlain({first, last});
  const DayNumber start = std::get<Date>(first).day;
  List months;
  for (int64_t n = 0; start != kNever && Plus(start, {n, 0}) <= as_of; ++n) {
    const Date month{Plus(start, {n, 0})};
    // The first month begins with the period itself, whenever that ends.
    const Value begins = n == 0 && IsUnknown(last) ? Value(true) : Operate("<=", month, last);
    if (IsFalse(begins)) break;
    months.elements.push_back({month, WaitsOf(begins)});
  }
  return MakeList(std::move(months));
}

Value SizeOf(const Value& value) {
  if (IsUnknown(value)) return MakeUnknown(WaitsOf(value), {Fraction(0), {}, /*is_int=*/true});
  if (!IsPlain(value)) return value;
  if (const auto* text = std::get_if<std::string>(&value)) {
    // Characters: every byte but those that go on with one.
    return static_cast<int64_t>(std::count_if(text->begin(), text->end(), [](unsigned char byte) {
      return byte < 0x80 || byte >= 0xC0;
    }));
  }
  const List& list = *std::get<std::shared_ptr<const List>>(value);
  int64_t certain = 0;
  int64_t possible = 0;
  Waits waits = list.more;
  for (const Element& element : list.elements) {
    if (element.possibly.empty()) ++certain;
    ++possible;
    waits = Union(waits, element.possibly);
  }
  if (waits.empty()) return certain;
  Bounds bounds{Fraction(certain), Fraction(possible), /*is_int=*/true};
  if (!list.more.empty()) bounds.most.reset();
  return MakeUnknown(waits, bounds);
}

Value Total(const Value& value) {
  if (IsUnknown(value)) {
    // There may be any number of terms, or none.
    const Bounds term = BoundsOf(value);
    Bounds total{{}, {}, term.is_int};
    if (term.least && *term.least >= Fraction(0)) total.least = Fraction(0);
    if (term.most && *term.most <= Fraction(0)) total.most = Fraction(0);
    return AmountWithin(WaitsOf(value), total);
  }
  if (!IsPlain(value)) return value;
  const List& list = *std::get<std::shared_ptr<const List>>(value);
  const Bounds nothing = BoundsOf(Sum{});
  Value total = Sum{};  // of what is certain
  Bounds bounds = nothing;
  Waits waits = list.more;
  for (const Element& element : list.elements) {
    // Whether nothing is added or not makes no difference.
    const auto sum = AsFraction(element.value);
    if (sum.has_value() && sum->IsZero()) continue;
    const Bounds term = BoundsOf(element.value);
    bounds = Plus(bounds, element.possibly.empty() ? term : Hull(nothing, term));
    waits = Union(waits, Union(element.possibly, WaitsOf(element.value)));
    if (element.possibly.empty()) total = Operate("+", total, element.value);
  }
  if (waits.empty()) return total;
  return AmountWithin(waits, list.more.empty() ? bounds : Bounds());
}

Value Contains(const Value& owner, const Value& wanted) {
  if (const auto blocked = FirstNotPlain({owner, wanted})) return *blocked;
  const List& list = *std::get<std::shared_ptr<const List>>(owner);
  Value contains = list.more.empty() ? Value(false) : MakeUnknown(list.more);
  for (const Element& element : list.elements) {
    const Value member = element.possibly.empty() ? Value(true) : MakeUnknown(element.possibly);
    contains = Or(contains, And(member, Operate("==", element.value, wanted)));
  }
  return contains;
}

Value CallBuiltin(const std::string& name, const std::vector<Value>& arguments) {
  const auto date = [&](size_t i) { return std::get<Date>(arguments[i]).day; };
  const auto number = [&](size_t i) { return std::get<int64_t>(arguments[i]); };
  const auto text = [&](size_t i) { return std::get<std::string>(arguments[i]); };
  if (name == "days") return Span{0, number(0)};
  if (name == "weeks") return Span{0, 7 * number(0)};
  if (name == "months") return Span{number(0), 0};
  if (name == "years") return Span{12 * number(0), 0};
  if (name == "plus") return Date{Plus(date(0), std::get<Span>(arguments[1]))};
  if (name == "anniversary") return Date{Anniversary(date(0), number(1))};
  if (name == "earlier") return Date{std::min(date(0), date(1))};
  if (name == "later") return Date{std::max(date(0), date(1))};
  if (name == "latest") return Latest(*std::get<std::shared_ptr<const List>>(arguments[0]));
  if (name == "least") return OneOf(arguments[0], arguments[1], /*smaller=*/true);
  if (name == "greatest") return OneOf(arguments[0], arguments[1], /*smaller=*/false);
  if (name == "per_week") return PerWeek(arguments);
  if (name == "for_days") {
    const int64_t days = std::max<int64_t>(0, date(2) - date(1) + 1);
    return Sum{std::get<Sum>(arguments[0]).pence * Fraction(days, 7), v1::UNIT_PENCE};
  }
  if (name == "for_one") return Sum{std::get<Sum>(arguments[0]).pence, v1::UNIT_PENCE};
  if (name == "per_month" && std::get<Sum>(arguments[0]).unit == v1::UNIT_PENCE_PER_WEEK) {
    return Sum{std::get<Sum>(arguments[0]).pence * Fraction(52, 12), v1::UNIT_PENCE_PER_MONTH};
  }
  if (name == "per_month") {
    return Sum{std::get<Sum>(arguments[0]).pence, v1::UNIT_PENCE_PER_MONTH};
  }
  if (name == "to_pence") {
    const Sum& sum = std::get<Sum>(arguments[0]);
    return Sum{Fraction(RoundHalfUp(sum.pence)), sum.unit};
  }
  if (name == "string" || name == "int" || name == "bool") return Converted(name, arguments[0]);
  if (name == "contains" || name == "startsWith" || name == "endsWith") {
    return TextFunction(name, text(0), text(1));
  }
  throw std::runtime_error("no such function: " + name);
}

}  // namespace fairstart::reference
