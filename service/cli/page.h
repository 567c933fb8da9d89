// Text for a terminal: paragraphs wrapped at 80 columns, and colours where there are any.
#ifndef FAIRSTART_SERVICE_CLI_PAGE_H_
#define FAIRSTART_SERVICE_CLI_PAGE_H_

#include <ostream>
#include <string>

namespace fairstart {

class Page {
 public:
  enum class Style { kPlain, kStrong, kGood, kCare, kBad, kFaint };

  // Writes to `out`, which must outlive it.
  Page(std::ostream& out, bool colour, int width = 80);

  // Words wrapped at the page's width; the first line is indented by `indent`, the others by
  // `indent + hang`. A word longer than a line stands on a line of its own. Control characters are
  // left out: what a case says must not move a terminal's cursor. Nothing for an empty text.
  void Paragraph(int indent, const std::string& text, Style style = Style::kPlain, int hang = 0);

  // `left` and, at the right edge, `right`; on two lines where one is too short.
  void Row(int indent, const std::string& left, const std::string& right, Style style);

  // A blank line and a heading.
  void Heading(const std::string& text, Style style = Style::kStrong);

  void Blank();

 private:
  void Line(int indent, const std::string& text, Style style);

  std::ostream& out_;
  const bool colour_;
  const int width_;
};

// How many columns a text in UTF-8 takes, each character one.
int Columns(const std::string& text);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_PAGE_H_
