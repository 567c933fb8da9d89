// Tested by tests/service/cli/missing_text_test.cc.
#include "service/cli/missing_text.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/explanation/english.h"
#include "service/publishing/plain_words.h"

namespace fairstart {
namespace {

using Style = Page::Style;

// More things than these are said by number alone: their labels would fill the page again.
constexpr size_t kMostNamed = 3;

bool IsRate(const v1::Missing& missing) { return missing.kind() == v1::Missing::KIND_RATE; }

const std::string& NameOf(const v1::Missing& missing) {
  return missing.label().empty() ? missing.path() : missing.label();
}

bool IsSame(const v1::Missing& a, const v1::Missing& b) {
  return a.path() == b.path() && a.day() == b.day() && a.kind() == b.kind();
}

// "1 to 4, 7 and 9".
std::string NumbersInWords(const std::vector<size_t>& numbers) {
  std::vector<std::string> parts;
  for (size_t i = 0; i < numbers.size();) {
    size_t last = i;
    while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) ++last;
    // Two are no shorter as a run.
    if (last - i < 2) last = i;
    parts.push_back(last == i ? absl::StrCat(numbers[i])
                              : absl::StrCat(numbers[i], " to ", numbers[last]));
    i = last + 1;
  }
  const std::string end = parts.back();
  parts.pop_back();
  return parts.empty() ? end : absl::StrCat(absl::StrJoin(parts, ", "), " and ", end);
}

}  // namespace

std::string MissingInWords(const v1::Missing& missing) {
  const std::string on = missing.day().empty() ? "" : " on " + DayInWords(missing.day());
  if (IsRate(missing)) {
    return absl::StrCat("The rulebook has no value of ", Definite(NameOf(missing)), on);
  }
  // A history was given, and says nothing of the day.
  if (missing.kind() == v1::Missing::KIND_DAY && on.empty()) {
    return absl::StrCat(NameOf(missing), " on a day that none of them covers");
  }
  return NameOf(missing) + on;
}

void MissingList::Add(const MissingThings& all) {
  for (const v1::Missing& missing : all) {
    if (!IsRate(missing) && NumberOf(missing) == 0) things_.push_back(missing);
  }
}

size_t MissingList::NumberOf(const v1::Missing& missing) const {
  const auto found = std::find_if(things_.begin(), things_.end(),
                                  [&](const v1::Missing& thing) { return IsSame(thing, missing); });
  return found == things_.end() ? 0 : static_cast<size_t>(found - things_.begin()) + 1;
}

void MissingList::PrintReferences(const MissingThings& all, int indent, Page& page) const {
  std::vector<size_t> numbers;
  for (const v1::Missing& missing : all) {
    if (!IsRate(missing)) numbers.push_back(NumberOf(missing));
  }
  std::sort(numbers.begin(), numbers.end());
  if (numbers.size() > kMostNamed) {
    page.Paragraph(indent,
                   absl::StrCat("Not known: ", NumbersInWords(numbers), " of what to find out"),
                   Style::kPlain, 2);
  } else if (!numbers.empty()) {
    const std::string names = absl::StrJoin(numbers, ", ", [&](std::string* out, size_t number) {
      absl::StrAppend(out, MissingInWords(things_[number - 1]), " (", number, ")");
    });
    page.Paragraph(indent, absl::StrCat("Not known: ", names), Style::kPlain, 2);
  }
  for (const v1::Missing& missing : all) {
    if (!IsRate(missing)) continue;
    page.Paragraph(indent, absl::StrCat(MissingInWords(missing), " (", missing.path(), ")"),
                   Style::kPlain, 2);
  }
}

void MissingList::PrintQuestions(Page& page) const {
  if (!things_.empty()) page.Heading("What to find out");
  for (size_t i = 0; i < things_.size(); ++i) {
    const v1::Missing& missing = things_[i];
    std::string text = absl::StrCat(i + 1, ". ", MissingInWords(missing));
    if (!missing.question().empty()) absl::StrAppend(&text, ". ", missing.question());
    if (!missing.label().empty()) absl::StrAppend(&text, " (", missing.path(), ")");
    page.Paragraph(2, text, Style::kPlain, 3);
  }
}

}  // namespace fairstart
