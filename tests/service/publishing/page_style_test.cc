// What the style sheet promises: enough contrast, light and dark, on screen and on paper.
#include "service/publishing/page_style.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <regex>
#include <string>

namespace fairstart {
namespace {

using Colours = std::map<std::string, std::string>;  // by name, "#rrggbb"

// The colours that a block of the style sheet sets, in place of those of `base`.
Colours ColoursOf(const std::string& block, Colours base) {
  static const std::regex setting("--([a-z-]+): #([0-9a-f]+);");
  for (std::sregex_iterator it(block.begin(), block.end(), setting), end; it != end; ++it) {
    std::string digits = (*it)[2];
    if (digits.size() == 3) {
      digits = {digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]};
    }
    base[(*it)[1]] = digits;
  }
  return base;
}

// The text from `start` to the first `end` after it.
std::string Between(const std::string& text, const std::string& start, const std::string& end) {
  const size_t begin = text.find(start);
  EXPECT_NE(begin, text.npos) << start;
  return text.substr(begin, text.find(end, begin) - begin);
}

// Relative luminance and contrast as the Web Content Accessibility Guidelines 2.1 define them.
double Luminance(const std::string& colour) {
  double luminance = 0;
  const double weights[] = {0.2126, 0.7152, 0.0722};
  for (size_t i = 0; i < 3; ++i) {
    const double c = std::stoi(colour.substr(2 * i, 2), nullptr, 16) / 255.0;
    luminance += weights[i] * (c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4));
  }
  return luminance;
}

double Contrast(const std::string& a, const std::string& b) {
  const double la = Luminance(a), lb = Luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

void ExpectContrast(const Colours& colours, const std::string& where) {
  for (const auto& [front, back] : std::initializer_list<std::pair<const char*, const char*>>{
           {"ink", "paper"},    {"ink", "panel"},     {"ink", "mark"},      {"soft", "paper"},
           {"soft", "panel"},   {"soft", "mark"},     {"link", "paper"},    {"link", "panel"},
           {"link", "mark"},    {"visited", "paper"}, {"visited", "panel"}, {"visited", "mark"},
           {"warn", "warn-panel"}, {"chip-ink", "chip"}}) {
    EXPECT_GE(Contrast(colours.at(front), colours.at(back)), 4.5)
        << where << ": " << front << " on " << back;
  }
}

TEST(PageStyle, HasEnoughContrast) {
  const std::string style(kPageStyle);
  const Colours light = ColoursOf(Between(style, ":root {", "}"), {});
  EXPECT_EQ(light.size(), 12u);
  ExpectContrast(light, "light");
  const Colours dark = ColoursOf(Between(style, "prefers-color-scheme: dark", "}"), light);
  ExpectContrast(dark, "dark");
  // Paper is white, whatever the reader has chosen for screens.
  ExpectContrast(ColoursOf(Between(style, "@media print", "}"), dark), "print");
}

}  // namespace
}  // namespace fairstart
