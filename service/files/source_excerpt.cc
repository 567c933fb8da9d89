// Tested by tests/service/files/source_excerpt_test.cc.
#include "service/files/source_excerpt.h"

#include <algorithm>
#include <iterator>

namespace fairstart {
namespace {

// Most bytes of a line that are shown before and after the caret.
constexpr size_t kShownBefore = 60;
constexpr size_t kShownAfter = 40;

bool IsContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

}  // namespace

SourceLines::SourceLines(std::string_view source) : source_(source), starts_{0} {
  for (size_t i = 0; i < source.size(); ++i) {
    if (source[i] == '\n') starts_.push_back(i + 1);
  }
}

std::string_view SourceLines::Line(int line) const {
  if (line < 1 || static_cast<size_t>(line) > starts_.size()) return {};
  const std::string_view from = source_.substr(starts_[static_cast<size_t>(line) - 1]);
  std::string_view found = from.substr(0, from.find('\n'));
  if (!found.empty() && found.back() == '\r') found.remove_suffix(1);
  return found;
}

Position SourceLines::PositionOf(size_t offset) const {
  offset = std::min(offset, source_.size());
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  return {static_cast<int>(after - starts_.begin()),
          static_cast<int>(offset - *std::prev(after)) + 1};
}

std::string SourceLines::Excerpt(Position position) const {
  if (position.line < 1 || position.column < 1) return "";
  const std::string_view line = Line(position.line);
  const size_t at = std::min(line.size(), static_cast<size_t>(position.column - 1));
  size_t from = at > kShownBefore ? at - kShownBefore : 0;
  size_t to = std::min(line.size(), at + kShownAfter);
  while (from > 0 && IsContinuation(line[from])) --from;
  while (to < line.size() && IsContinuation(line[to])) ++to;

  std::string excerpt(line.substr(from, to - from));
  excerpt += '\n';
  for (size_t i = from; i < at; ++i) {
    // A tab stays one, so that the caret lands where the line has its column.
    if (!IsContinuation(line[i])) excerpt += line[i] == '\t' ? '\t' : ' ';
  }
  return excerpt + '^';
}

}  // namespace fairstart
