// Tested by tests/service/cli/publishing_commands_test.cc.
#include "service/cli/differences_text.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "service/cli/printed_error.h"
#include "service/cli/publishing_text.h"

namespace fairstart {
namespace {

std::string InWords(v1::DifferenceKind kind) {
  switch (kind) {
    case v1::DIFFERENCE_KIND_ADDED:
      return "added";
    case v1::DIFFERENCE_KIND_REMOVED:
      return "removed";
    default:
      return "changed";
  }
}

Page::Style StyleOf(v1::DifferenceKind kind) {
  switch (kind) {
    case v1::DIFFERENCE_KIND_ADDED:
      return Page::Style::kGood;
    case v1::DIFFERENCE_KIND_REMOVED:
      return Page::Style::kBad;
    default:
      return Page::Style::kStrong;
  }
}

std::string At(const v1::SourcePlace& place) {
  return absl::StrCat(place.file(), ":", place.line());
}

// `what` of each side that there is, with an arrow between two.
template <typename Difference, typename What>
std::string Sides(const Difference& difference, bool before, bool after, What what) {
  if (before && after) return absl::StrCat(what(difference, true), " → ", what(difference, false));
  return what(difference, before);
}

std::string PlacesOf(const v1::DeclarationDifference& difference) {
  return Sides(difference, difference.has_before(), difference.has_after(),
               [](const auto& it, bool before) { return At(before ? it.before() : it.after()); });
}

// "line 12 → 11": a declaration stands in one file on each side, which is said already.
std::string LinesOf(const v1::FieldDifference& field) {
  return Sides(field, field.has_before_place(), field.has_after_place(),
               [](const auto& it, bool before) {
                 return absl::StrCat((before ? it.before_place() : it.after_place()).line());
               });
}

std::string InWords(const v1::ValueDifference& value) {
  const std::string keys =
      value.key().empty() ? "" : absl::StrCat(absl::StrJoin(value.key(), ", "), ", ");
  const std::string days = value.until().empty()
                               ? absl::StrCat("from ", value.from(), " on")
                               : absl::StrCat(value.from(), " to ", value.until());
  return absl::StrCat(keys, days, ": ", value.has_before() ? value.before() : "not known", " → ",
                      value.has_after() ? value.after() : "not known");
}

std::string InWords(const v1::FieldDifference& field) {
  const bool changed = field.difference() == v1::DIFFERENCE_KIND_CHANGED;
  const std::string texts =
      Sides(field, field.has_before_place(), field.has_after_place(),
            [](const auto& it, bool before) { return before ? it.before() : it.after(); });
  return absl::StrCat(field.path(), changed ? "" : absl::StrCat(" ", InWords(field.difference())),
                      " (line ", LinesOf(field), "): ", texts);
}

}  // namespace

void PrintDifferences(const v1::RulebookDifferences& differences, Page& page) {
  page.Paragraph(
      0, absl::StrCat(NameOf(differences.before()), " → ", NameOf(differences.after()), ": ",
                      differences.declarations().empty()
                          ? "nothing differs"
                          : Counted(differences.declarations_size(), "difference")));
  for (const v1::DeclarationDifference& difference : differences.declarations()) {
    page.Blank();
    page.Row(
        0, absl::StrCat(difference.kind(), difference.name().empty() ? "" : " ", difference.name()),
        InWords(difference.difference()), StyleOf(difference.difference()));
    page.Paragraph(2, PlacesOf(difference), Page::Style::kFaint);
    for (const v1::ValueDifference& value : difference.values()) {
      page.Paragraph(2, InWords(value), Page::Style::kPlain, 2);
    }
    for (const v1::FieldDifference& field : difference.fields()) {
      page.Paragraph(2, InWords(field), Page::Style::kPlain, 2);
    }
  }
}

}  // namespace fairstart
