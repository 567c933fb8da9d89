#include "tests/reference/fraction.h"

#include <charconv>

namespace fairstart::reference {
namespace {

WideInteger GreatestCommonDivisor(WideInteger a, WideInteger b) {
  while (b != 0) {
    const WideInteger rest = a % b;
    a = b;
    b = rest;
  }
  return a < 0 ? -a : a;
}

std::optional<int64_t> ParseNumber(std::string_view text) {
  int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

Fraction::Fraction(WideInteger numerator, WideInteger denominator)
    : numerator_(numerator), denominator_(denominator) {
  if (denominator_ < 0) {
    numerator_ = -numerator_;
    denominator_ = -denominator_;
  }
  const WideInteger divisor = GreatestCommonDivisor(numerator_, denominator_);
  if (divisor > 1) {
    numerator_ /= divisor;
    denominator_ /= divisor;
  }
}

Fraction operator+(const Fraction& a, const Fraction& b) {
  return Fraction(a.numerator() * b.denominator() + b.numerator() * a.denominator(),
                  a.denominator() * b.denominator());
}

Fraction operator-(const Fraction& a, const Fraction& b) { return a + b * Fraction(-1); }

Fraction operator*(const Fraction& a, const Fraction& b) {
  return Fraction(a.numerator() * b.numerator(), a.denominator() * b.denominator());
}

Fraction operator/(const Fraction& a, const Fraction& b) {
  return Fraction(a.numerator() * b.denominator(), a.denominator() * b.numerator());
}

int64_t RoundHalfUp(const Fraction& fraction) {
  // floor(fraction + 1/2)
  const Fraction raised = fraction + Fraction(1, 2);
  WideInteger whole = raised.numerator() / raised.denominator();
  if (raised.numerator() < 0 && !raised.IsWhole()) --whole;
  return static_cast<int64_t>(whole);
}

std::optional<Fraction> ParsePounds(std::string_view text) {
  const size_t point = text.find('.');
  if (point == std::string_view::npos || text.size() != point + 3) return std::nullopt;
  const auto pounds = ParseNumber(text.substr(0, point));
  const auto pence = ParseNumber(text.substr(point + 1));
  if (!pounds || !pence) return std::nullopt;
  return Fraction(*pounds * 100 + (text[0] == '-' ? -*pence : *pence));
}

std::optional<Fraction> ParseFraction(std::string_view text) {
  const size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto numerator = ParseNumber(text.substr(0, slash));
  const auto denominator = ParseNumber(text.substr(slash + 1));
  if (!numerator || !denominator || *denominator == 0) return std::nullopt;
  return Fraction(*numerator, *denominator);
}

std::string ToString(const Fraction& fraction) {
  std::string text = std::to_string(static_cast<int64_t>(fraction.numerator()));
  if (!fraction.IsWhole()) {
    text += "/" + std::to_string(static_cast<int64_t>(fraction.denominator()));
  }
  return text;
}

}  // namespace fairstart::reference
