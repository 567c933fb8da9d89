// Texts are placed for the narrowest width, where they take the most of it; wider, there is room to
// spare. Where a text would run into another it goes into the lane below.
//
// Tested by tests/service/publishing/year_picture_test.cc.
#include "service/publishing/year_picture.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "engine/calendar/span.h"

namespace fairstart {
namespace {

// In pixels, but for what says otherwise.
constexpr int kNarrowest = 280;
constexpr int kLetter = 8;  // the width of a character, on the wide side
constexpr int kLineHeight = 19;
constexpr int kBarHeight = 16;
constexpr int kRowGap = 16;
constexpr int kMostLanes = 4;
constexpr int kWhole = 10000;  // hundredths of a per cent of the width
constexpr std::array<const char*, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string Percent(int hundredths) {
  return absl::StrFormat("%d.%02d%%", hundredths / 100, hundredths % 100);
}

// How many characters a text in UTF-8 has.
int Letters(const std::string& text) {
  return static_cast<int>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

// The width of a text where the picture is narrowest, in hundredths of a per cent.
int WidthOf(const std::string& text) { return Letters(text) * kLetter * kWhole / kNarrowest; }

// The text in lines that fit the narrowest picture.
std::vector<std::string> Wrapped(const std::string& text) {
  constexpr int kMostLetters = kNarrowest / kLetter;
  std::vector<std::string> lines = {""};
  const std::vector<std::string> words = absl::StrSplit(text, ' ');
  for (const std::string& word : words) {
    if (!lines.back().empty() && Letters(lines.back()) + 1 + Letters(word) > kMostLetters) {
      lines.emplace_back();
    }
    absl::StrAppend(&lines.back(), lines.back().empty() ? "" : " ", word);
  }
  return lines;
}

// Puts texts that start at some place each into lanes in which they do not touch.
class Lanes {
 public:
  struct Place {
    int lane = 0;
    int at = 0;  // where it starts or, from the right, ends; in hundredths of a per cent
    bool from_right = false;
  };

  // Where `text` goes that belongs to `at`, and to what follows it if it goes on. Its lane is
  // kMostLanes when there is no room left for it.
  Place Put(const std::string& text, int at, bool goes_on) {
    const int width = WidthOf(text);
    Place place{0, at, at + width > kWhole};
    // What belongs to one place stays at it; what goes on is below its bar at the right edge, too.
    if (place.from_right && (goes_on || at < width)) place.at = kWhole;
    const int start = place.from_right ? place.at - width : at;
    while (place.lane < kMostLanes && filled_[static_cast<size_t>(place.lane)] > start)
      ++place.lane;
    if (place.lane == kMostLanes) return place;
    filled_[static_cast<size_t>(place.lane)] = start + width + WidthOf("  ");
    used_ = std::max(used_, place.lane + 1);
    return place;
  }

  int used() const { return used_; }

 private:
  std::array<int, kMostLanes> filled_ = {};
  int used_ = 0;
};

struct Kind {
  Certainty certainty;
  const char* css_class;
  const char* legend;
};

constexpr std::array<Kind, 4> kKinds = {{
    {Certainty::kCertain, "bar certain", "you get this"},
    {Certainty::kOnceReady, "bar ready", "once what is needed is there"},
    {Certainty::kUnsure, "bar unsure", "cannot be decided yet"},
    {Certainty::kOthers, "bar others", "somebody else pays, you claim it"},
}};

const Kind& KindOf(Certainty certainty) {
  return *std::find_if(kKinds.begin(), kKinds.end(),
                       [&](const Kind& kind) { return kind.certainty == certainty; });
}

class Drawing {
 public:
  Drawing(const YearPicture& picture, HtmlWriter& html)
      : picture_(picture),
        html_(html),
        days_(*DaysBetween(picture.first, picture.last) + 1),
        height_(Measure()) {}

  void Draw() {
    const HtmlElement svg(html_, "svg",
                          {{"class", "year"},
                           {"role", "img"},
                           {"aria-labelledby", "picture-title picture-description"},
                           {"width", "100%"},
                           {"height", absl::StrCat(height_)},
                           {"xmlns", "http://www.w3.org/2000/svg"}});
    html_.Leaf("title", {{"id", "picture-title"}}, picture_.title);
    html_.Leaf("desc", {{"id", "picture-description"}}, picture_.description);
    Patterns();
    Days();
    Months();
    for (const PictureRow& row : picture_.rows) Row(row);
    Legend();
  }

 private:
  // The text of a bar, which goes on, or of a mark.
  struct Caption {
    Day day;
    std::string text;
    bool goes_on;
  };

  // Where the morning of a day is.
  int At(Day day) const {
    const Day within = std::clamp(day, picture_.first, NextDay(picture_.last));
    return *DaysBetween(picture_.first, within) * kWhole / days_;
  }

  // The texts of a row's bars and marks in the order of their days, each where it belongs.
  template <typename Place>
  void PlaceTexts(const PictureRow& row, Lanes& lanes, Place place) const {
    std::vector<Caption> captions;
    for (const PictureBar& bar : row.bars) captions.push_back({bar.first, bar.says, true});
    for (const PictureMark& mark : row.marks) captions.push_back({mark.day, mark.says, false});
    std::stable_sort(captions.begin(), captions.end(),
                     [](const Caption& a, const Caption& b) { return a.day < b.day; });
    for (const Caption& caption : captions) {
      if (caption.text.empty()) continue;
      place(lanes.Put(caption.text, At(caption.day), caption.goes_on), caption.text);
    }
  }

  int HeightOf(const PictureRow& row) const {
    Lanes lanes;
    PlaceTexts(row, lanes, [](const Lanes::Place&, const std::string&) {});
    return static_cast<int>(Wrapped(row.name).size()) * kLineHeight + kBarHeight +
           lanes.used() * kLineHeight + kRowGap;
  }

  int HeightOfDays() const {
    Lanes lanes;
    for (const PictureDay& day : picture_.days) lanes.Put(day.name, At(day.day), false);
    return lanes.used() * kLineHeight;
  }

  bool Uses(Certainty certainty) const {
    const auto is = [&](const auto& thing) { return thing.certainty == certainty; };
    return std::any_of(picture_.rows.begin(), picture_.rows.end(), [&](const PictureRow& row) {
      return std::any_of(row.bars.begin(), row.bars.end(), is) ||
             std::any_of(row.marks.begin(), row.marks.end(), is);
    });
  }

  // Down to the last row, from the top.
  int HeightOfRows() const {
    int height = HeightOfDays() + 2 * kLineHeight + kRowGap / 2;
    for (const PictureRow& row : picture_.rows) height += HeightOf(row);
    return height;
  }

  int Measure() const {
    int height = HeightOfRows() + kRowGap / 2;
    for (const Kind& kind : kKinds) height += Uses(kind.certainty) ? kLineHeight + 4 : 0;
    return height;
  }

  void Patterns() {
    const HtmlElement defs(html_, "defs");
    for (const auto& [id, path] : {std::pair{"stripes", "M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4"},
                                   {"dots", "M2,2 h2 v2 h-2 z M6,6 h2 v2 h-2 z"}}) {
      const HtmlElement pattern(
          html_, "pattern",
          {{"id", id}, {"width", "8"}, {"height", "8"}, {"patternUnits", "userSpaceOnUse"}});
      html_.Leaf("path", {{"d", path}, {"class", id}}, "");
    }
  }

  void Text(const std::string& css_class, const Lanes::Place& place, int baseline,
            const std::string& text) {
    html_.Leaf("text",
               {{"class", css_class},
                {"x", Percent(place.at)},
                {"y", absl::StrCat(baseline)},
                {"text-anchor", place.from_right ? "end" : "start"}},
               text);
  }

  void Upright(const char* css_class, Day day, int from, int to) {
    const std::string x = Percent(At(day));
    html_.Leaf("line",
               {{"class", css_class},
                {"x1", x},
                {"x2", x},
                {"y1", absl::StrCat(from)},
                {"y2", absl::StrCat(to)}},
               "");
  }

  // Birthdays, through the whole picture.
  void Days() {
    Lanes lanes;
    for (const PictureDay& day : picture_.days) {
      const Lanes::Place place = lanes.Put(day.name, At(day.day), false);
      if (place.lane == kMostLanes) continue;
      const int baseline = (place.lane + 1) * kLineHeight - 5;
      Text("event", place, baseline, day.name);
      Upright("event", day.day, baseline + 4, HeightOfRows());
    }
    y_ = lanes.used() * kLineHeight;
  }

  // A tick for each month, a name for every other, the year where it begins.
  void Months() {
    Day month = FromCivil(absl::CivilDay(absl::CivilMonth(ToCivil(picture_.first))));
    std::string year;
    int letters_until = 0;
    for (; month <= picture_.last; month = Plus(month, Span{.months = 1})) {
      const Day shown = std::max(month, picture_.first);
      Upright("month", shown, y_ + 2 * kLineHeight, HeightOfRows());
      const absl::CivilDay civil = ToCivil(month);
      const char* name = kMonths[static_cast<size_t>(civil.month() - 1)];
      const int at = At(shown);
      if (at < letters_until || at + WidthOf(name) > kWhole) continue;
      letters_until = at + WidthOf("Sept ");
      Text("axis", {0, at, false}, y_ + kLineHeight - 4, name);
      const std::string its_year = absl::StrCat(civil.year());
      if (its_year == year) continue;
      year = its_year;
      letters_until = at + WidthOf("2017 ");
      Text("axis", {0, at, false}, y_ + 2 * kLineHeight - 4, year);
    }
    y_ += 2 * kLineHeight + kRowGap / 2;
  }

  void Row(const PictureRow& row) {
    for (const std::string& line : Wrapped(row.name)) {
      y_ += kLineHeight;
      Text("name", {0, 0, false}, y_ - 5, line);
    }
    html_.Leaf("rect",
               {{"class", "track"},
                {"x", "0"},
                {"y", absl::StrCat(y_)},
                {"width", "100%"},
                {"height", absl::StrCat(kBarHeight)}},
               "");
    for (const PictureBar& bar : row.bars) Bar(bar);
    for (const PictureMark& mark : row.marks) Mark(mark);
    y_ += kBarHeight;
    Lanes lanes;
    PlaceTexts(row, lanes, [&](const Lanes::Place& place, const std::string& text) {
      if (place.lane < kMostLanes) {
        Text("sum", place, y_ + (place.lane + 1) * kLineHeight - 4, text);
      }
    });
    y_ += lanes.used() * kLineHeight + kRowGap;
  }

  void Bar(const PictureBar& bar) {
    const int start = At(bar.first);
    Rectangle(KindOf(bar.certainty).css_class, Percent(start),
              Percent(At(NextDay(bar.last)) - start), y_);
  }

  void Rectangle(const char* css_class, const std::string& x, const std::string& width, int y) {
    html_.Leaf("rect",
               {{"class", css_class},
                {"x", x},
                {"y", absl::StrCat(y)},
                {"width", width},
                {"height", absl::StrCat(kBarHeight)}},
               "");
  }

  // A round mark, which no bar is.
  void Mark(const PictureMark& mark) {
    html_.Leaf("circle",
               {{"class", KindOf(mark.certainty).css_class},
                {"cx", Percent(std::clamp(At(mark.day), 250, kWhole - 250))},
                {"cy", absl::StrCat(y_ + kBarHeight / 2)},
                {"r", absl::StrCat(kBarHeight / 2 - 1)}},
               "");
  }

  void Legend() {
    for (const Kind& kind : kKinds) {
      if (!Uses(kind.certainty)) continue;
      Rectangle(kind.css_class, "0", "26", y_);
      html_.Leaf("text", {{"class", "axis"}, {"x", "34"}, {"y", absl::StrCat(y_ + 13)}},
                 kind.legend);
      y_ += kLineHeight + 4;
    }
  }

  const YearPicture& picture_;
  HtmlWriter& html_;
  const int days_;
  const int height_;
  int y_ = 0;  // how far it is drawn
};

}  // namespace

void DrawYear(const YearPicture& picture, HtmlWriter& html) { Drawing(picture, html).Draw(); }

}  // namespace fairstart
