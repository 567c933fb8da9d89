// Tested by tests/service/cli/page_test.cc.
#include "service/cli/page.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_split.h"

namespace fairstart {
namespace {

const char* Code(Page::Style style) {
  switch (style) {
    case Page::Style::kPlain:
      return "";
    case Page::Style::kStrong:
      return "\033[1m";
    case Page::Style::kGood:
      return "\033[32m";
    case Page::Style::kCare:
      return "\033[33m";
    case Page::Style::kBad:
      return "\033[31m";
    case Page::Style::kFaint:
      return "\033[2m";
  }
  return "";
}

// Without control characters; what separates words becomes a space.
std::string Harmless(const std::string& text) {
  std::string harmless;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n' || c == '\t' || c == '\r') {
      harmless += ' ';
    } else if (byte >= 0x20 && byte != 0x7F) {
      harmless += c;
    }
  }
  return harmless;
}

}  // namespace

int Columns(const std::string& text) {
  return static_cast<int>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

Page::Page(std::ostream& out, bool colour, int width) : out_(out), colour_(colour), width_(width) {}

void Page::Line(int indent, const std::string& text, Style style) {
  out_ << std::string(static_cast<size_t>(indent), ' ');
  const bool styled = colour_ && style != Style::kPlain;
  if (styled) out_ << Code(style);
  out_ << text;
  if (styled) out_ << "\033[0m";
  out_ << "\n";
}

void Page::Paragraph(int indent, const std::string& text, Style style, int hang) {
  const std::vector<std::string> words = absl::StrSplit(Harmless(text), ' ', absl::SkipEmpty());
  std::string line;
  int here = indent;
  for (const std::string& word : words) {
    if (!line.empty() && here + Columns(line) + 1 + Columns(word) > width_) {
      Line(here, line, style);
      line.clear();
      here = indent + hang;
    }
    line += line.empty() ? word : " " + word;
  }
  if (!line.empty()) Line(here, line, style);
}

void Page::Row(int indent, const std::string& left, const std::string& right, Style style) {
  const std::string name = Harmless(left), value = Harmless(right);
  const int space = width_ - indent - Columns(name) - Columns(value);
  if (value.empty() || space < 2) {
    Paragraph(indent, name, style, 2);
    Paragraph(indent + 2, value, style, 2);
    return;
  }
  Line(indent, name + std::string(static_cast<size_t>(space), ' ') + value, style);
}

void Page::Heading(const std::string& text, Style style) {
  Blank();
  Paragraph(0, text, style);
}

void Page::Blank() { out_ << "\n"; }

}  // namespace fairstart
