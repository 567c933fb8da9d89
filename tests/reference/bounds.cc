#include "tests/reference/bounds.h"

namespace fairstart::reference {
namespace {

using End = std::optional<Fraction>;

bool Holds(const std::string& symbol, const Fraction& a, const Fraction& b) {
  if (symbol == "<") return a < b;
  if (symbol == "<=") return a <= b;
  if (symbol == ">") return a > b;
  return a >= b;
}

// Whether a is surely less than b.
bool Below(const Bounds& a, const Bounds& b) { return a.most && b.least && *a.most < *b.least; }

bool IsOne(const Bounds& a) { return a.least && a.most && *a.least == *a.most; }

End Added(const End& a, const End& b) { return a && b ? End(*a + *b) : End(); }
End Subtracted(const End& a, const End& b) { return a && b ? End(*a - *b) : End(); }

Bounds Scaled(const Bounds& amount, const Fraction& by) {
  if (by < Fraction(0)) return {};
  Bounds scaled;
  if (amount.least) scaled.least = *amount.least * by;
  if (amount.most) scaled.most = *amount.most * by;
  return scaled;
}

End Lesser(const End& a, const End& b) { return *a < *b ? a : b; }
End Greater(const End& a, const End& b) { return *a > *b ? a : b; }

}  // namespace

std::optional<bool> CompareWithin(const std::string& symbol, const Bounds& a, const Bounds& b) {
  if (symbol == "==" || symbol == "!=") {
    if (Below(a, b) || Below(b, a)) return symbol == "!=";
    if (IsOne(a) && IsOne(b)) return symbol == "==";
    return std::nullopt;
  }
  // An order holds for all numbers if it holds for the two that are worst for it, and for none if it
  // does not hold for the two that are best.
  const bool smaller = symbol == "<" || symbol == "<=";
  const End& worst_a = smaller ? a.most : a.least;
  const End& worst_b = smaller ? b.least : b.most;
  const End& best_a = smaller ? a.least : a.most;
  const End& best_b = smaller ? b.most : b.least;
  if (worst_a && worst_b && Holds(symbol, *worst_a, *worst_b)) return true;
  if (best_a && best_b && !Holds(symbol, *best_a, *best_b)) return false;
  return std::nullopt;
}

Bounds Plus(const Bounds& a, const Bounds& b) {
  return {Added(a.least, b.least), Added(a.most, b.most), a.is_int || b.is_int};
}

Bounds OperateWithin(const std::string& symbol, const Value& a, const Value& b) {
  const Bounds left = BoundsOf(a);
  const Bounds right = BoundsOf(b);
  if (symbol == "+" || symbol == "-") {
    if (symbol == "+") return Plus(left, right);
    return {Subtracted(left.least, right.most), Subtracted(left.most, right.least),
            left.is_int || right.is_int};
  }
  if (symbol != "*" && symbol != "/") return {};
  // One of the two is known. A part of an int is none.
  const bool both_ints = left.is_int && right.is_int;
  if (both_ints && symbol == "/") return {};
  Bounds scaled;
  if (IsUnknown(a)) {
    const auto by = AsFraction(b);
    if (!by || (symbol == "/" && by->IsZero())) return {};
    scaled = Scaled(left, symbol == "*" ? *by : Fraction(1) / *by);
  } else {
    const auto by = AsFraction(a);
    if (!by || symbol == "/") return {};
    scaled = Scaled(right, *by);
  }
  scaled.is_int = both_ints;
  return scaled;
}

// No day overtakes another when the same span is added to both. A day outside the calendar is no bound.
Bounds PlusWithin(const Bounds& date, const Span& span) {
  const auto shift = [&](const End& day) -> End {
    if (!day || *day >= SomeDay()) return {};
    const DayNumber shifted = Plus(static_cast<DayNumber>(day->numerator()), span);
    if (shifted < *ParseDay("1900-01-01") || shifted > *ParseDay("2199-12-31")) return {};
    return Fraction(shifted);
  };
  return {shift(date.least), shift(date.most)};
}

Bounds CallWithin(const std::string& name, const std::vector<Value>& arguments) {
  const Bounds a = BoundsOf(arguments[0]);
  if (name == "plus") {
    const Span* span = std::get_if<Span>(&arguments[1]);
    return span == nullptr ? Bounds() : PlusWithin(a, *span);
  }
  const bool lesser = name == "least" || name == "earlier";
  if (lesser || name == "greatest" || name == "later") {
    const Bounds b = BoundsOf(arguments[1]);
    const auto chosen = lesser ? Lesser : Greater;
    const auto joined = [&](const End& x, const End& y, bool one_is_enough) {
      if (x && y) return chosen(x, y);
      return one_is_enough ? (x ? x : y) : End();
    };
    // The lesser of two is at most either of them.
    return {joined(a.least, b.least, !lesser), joined(a.most, b.most, lesser),
            a.is_int || b.is_int};
  }
  const Sum* sum = std::get_if<Sum>(&arguments[0]);
  const bool weekly = sum != nullptr && sum->unit == v1::UNIT_PENCE_PER_WEEK;
  if (name == "per_month" && weekly) return Scaled(a, Fraction(52, 12));
  if (name == "per_month" || name == "for_one") return a;
  if (name == "to_pence") {
    Bounds rounded;
    if (a.least) rounded.least = Fraction(RoundHalfUp(*a.least));
    if (a.most) rounded.most = Fraction(RoundHalfUp(*a.most));
    return rounded;
  }
  if (name == "per_week" && arguments.size() == 1) return Scaled(a, Fraction(12, 52));
  if ((name == "per_week" || name == "for_days") && a.least && *a.least >= Fraction(0)) return {Fraction(0), {}};
  return {};
}

}  // namespace fairstart::reference
