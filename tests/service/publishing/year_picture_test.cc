#include "service/publishing/year_picture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

namespace fairstart {
namespace {

using testing::HasSubstr;
using testing::Not;

Day On(const char* day) { return ParseDay(day).value(); }

// 2019-01-01 to 2019-12-31: 365 days.
YearPicture Year() {
  YearPicture picture;
  picture.first = On("2019-01-01");
  picture.last = On("2019-12-31");
  picture.title = "The year";
  picture.description = "What is paid";
  return picture;
}

std::string Drawn(const YearPicture& picture) {
  HtmlWriter html;
  DrawYear(picture, html);
  return html.text();
}

TEST(DrawYear, PlacesBarsByTheirDaysInPerCentOfTheWidth) {
  YearPicture picture = Year();
  picture.rows.push_back(
      {"allowance", {{On("2019-01-01"), On("2019-12-31"), Certainty::kCertain, ""}}, {}});
  EXPECT_THAT(Drawn(picture), HasSubstr("<rect class=\"bar certain\" x=\"0.00%\""));
  EXPECT_THAT(Drawn(picture), HasSubstr("width=\"100.00%\" height=\"16\"></rect>"));
  // The 74th to the 146th day: a fifth of the year after its first fifth.
  picture.rows[0].bars[0] = {On("2019-03-15"), On("2019-05-26"), Certainty::kUnsure, ""};
  EXPECT_THAT(
      Drawn(picture),
      testing::ContainsRegex("class=\"bar unsure\" x=\"20.00%\" y=\"[0-9]+\" width=\"20.00%\""));
}

TEST(DrawYear, HasATextAlternative) {
  const std::string drawn = Drawn(Year());
  EXPECT_THAT(drawn,
              HasSubstr("role=\"img\" aria-labelledby=\"picture-title picture-description\""));
  EXPECT_THAT(drawn, HasSubstr("<title id=\"picture-title\">The year</title>"));
  EXPECT_THAT(drawn, HasSubstr("<desc id=\"picture-description\">What is paid</desc>"));
}

TEST(DrawYear, SaysInWordsWhatEachKindOfBarMeansAndNoOther) {
  YearPicture picture = Year();
  picture.rows.push_back(
      {"allowance", {{picture.first, picture.last, Certainty::kUnsure, "?"}}, {}});
  EXPECT_THAT(Drawn(picture), HasSubstr(">cannot be decided yet</text>"));
  EXPECT_THAT(Drawn(picture), Not(HasSubstr(">you get this</text>")));
}

// The place of each text with these words.
std::vector<std::string> PlacesOf(const std::string& drawn, const std::string& words) {
  std::vector<std::string> places;
  const std::regex text(
      "<text class=\"sum\" x=\"([^\"]*)\" y=\"([^\"]*)\" text-anchor=\"([^\"]*)\">([^<]*)<");
  for (std::sregex_iterator it(drawn.begin(), drawn.end(), text), end; it != end; ++it) {
    if ((*it)[4] == words)
      places.push_back((*it)[1].str() + " " + (*it)[2].str() + " " + (*it)[3].str());
  }
  return places;
}

TEST(DrawYear, PutsTextsThatWouldTouchBelowEachOtherAndKeepsThemInside) {
  YearPicture picture = Year();
  picture.rows.push_back({"allowance",
                          {{On("2019-01-01"), On("2019-01-07"), Certainty::kCertain, "£40.00"},
                           {On("2019-01-08"), On("2019-12-24"), Certainty::kCertain, "£57.90"},
                           {On("2019-12-25"), On("2019-12-31"), Certainty::kCertain, "£60.00"}},
                          {}});
  const std::string drawn = Drawn(picture);
  const std::vector<std::string> first = PlacesOf(drawn, "£40.00"),
                                 second = PlacesOf(drawn, "£57.90"),
                                 last = PlacesOf(drawn, "£60.00");
  ASSERT_EQ(first.size() + second.size() + last.size(), 3u) << drawn;
  EXPECT_THAT(first[0], testing::StartsWith("0.00% "));
  EXPECT_NE(first[0].substr(6), second[0].substr(6));  // not the same height
  EXPECT_EQ(last[0].substr(0, 8), "100.00% ");
  EXPECT_THAT(last[0], testing::EndsWith(" end"));
}

TEST(DrawYear, BreaksLongNames) {
  YearPicture picture = Year();
  picture.rows.push_back({"festival allowance for a present or a celebration (a week)", {}, {}});
  const std::string drawn = Drawn(picture);
  EXPECT_THAT(drawn, HasSubstr(">festival allowance for a present or</text>"));
  EXPECT_THAT(drawn, HasSubstr(">a celebration (a week)</text>"));
}

TEST(DrawYear, HoldsHostileWordsAsWords) {
  YearPicture picture = Year();
  const std::string hostile = "</svg><script>x</script>\"'";
  picture.title = picture.description = hostile;
  picture.rows.push_back(
      {hostile, {{picture.first, picture.last, Certainty::kCertain, hostile}}, {}});
  picture.days.push_back({On("2019-03-10"), hostile});
  const std::string drawn = Drawn(picture);
  EXPECT_THAT(drawn, Not(HasSubstr("<script>")));
  EXPECT_EQ(drawn.find("</svg>"), drawn.size() - 6);
}

}  // namespace
}  // namespace fairstart
