// Bars and columns of a report, as elements that fit any width and need no script.
#ifndef FAIRSTART_SERVICE_PUBLISHING_PANEL_CHARTS_H_
#define FAIRSTART_SERVICE_PUBLISHING_PANEL_CHARTS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/publishing/html_writer.h"

namespace fairstart {

// How a part of a bar looks: each is told apart by its pattern, not only by its colour.
enum class Pattern { kFull, kStriped, kOutlined, kDotted };

struct ChartPart {
  int64_t amount = 0;  // not drawn unless above zero
  Pattern pattern = Pattern::kFull;
};

// A bar or a column: what it is about, its parts one after the other, what is said at its end.
struct ChartBar {
  std::string label;
  std::vector<ChartPart> parts;
  std::string says;
  std::optional<int64_t> limit;  // a line across it
};

struct LegendEntry {
  Pattern pattern = Pattern::kFull;
  std::string says;
};

// A sheet for all of them, for a page that has service/publishing/statement_style.h.
extern const std::string_view kChartStyle;

// What the patterns mean; `limit`, if not empty, what a line means.
void WriteLegend(HtmlWriter& html, const std::vector<LegendEntry>& entries,
                 const std::string& limit);

// One bar a row, all on one scale. The words are readable; the drawing is hidden from those who
// listen to the page.
void WriteBars(HtmlWriter& html, const std::vector<ChartBar>& bars);

// One column beside the other, all on one scale; the limit of any of them goes through all.
void WriteColumns(HtmlWriter& html, const std::vector<ChartBar>& columns);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PUBLISHING_PANEL_CHARTS_H_
