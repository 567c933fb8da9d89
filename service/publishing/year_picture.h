// A year drawn as bars: what is paid from when to when, and what comes on which day.
#ifndef FAIRSTART_SERVICE_PUBLISHING_YEAR_PICTURE_H_
#define FAIRSTART_SERVICE_PUBLISHING_YEAR_PICTURE_H_

#include <string>
#include <vector>

#include "engine/calendar/civil_day.h"
#include "service/publishing/html_writer.h"

namespace fairstart {

// What a bar or a mark stands for; each is drawn in a way of its own, not only in another colour.
enum class Certainty {
  kCertain,    // you get it
  kOnceReady,  // you get it once what is needed is there
  kUnsure,     // it cannot be decided yet
  kOthers,     // somebody else pays
};

// Something that goes on from day to day.
struct PictureBar {
  Day first;
  Day last;
  Certainty certainty = Certainty::kCertain;
  std::string says;  // a few characters: "£57.90"
};

// Something that comes on a day.
struct PictureMark {
  Day day;
  Certainty certainty = Certainty::kCertain;
  std::string says;
};

struct PictureRow {
  std::string name;
  std::vector<PictureBar> bars;    // in order
  std::vector<PictureMark> marks;  // in order
};

// A line through the whole picture.
struct PictureDay {
  Day day;
  std::string name;  // "18th birthday"
};

struct YearPicture {
  Day first;
  Day last;
  std::string title;
  std::string description;  // for those who do not see it
  std::vector<PictureRow> rows;
  std::vector<PictureDay> days;
};

// Draws it as an inline SVG that is as wide as there is room, from 280 pixels on: days are
// percentages of the width and texts keep their size. Styled by the classes of kStatementStyle.
// REQUIRES: first < last, both dates.
void DrawYear(const YearPicture& picture, HtmlWriter& html);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PUBLISHING_YEAR_PICTURE_H_
