// Tested by tests/service/cli/timeline_command_test.cc.
#include "service/cli/basis_text.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "service/publishing/plain_words.h"

namespace fairstart {

using Style = Page::Style;

AnswerPart PartOf(const std::vector<std::string>& entitlements) {
  return entitlements.empty() ? AnswerPart::kWhole : AnswerPart::kLines;
}

void PrintBasis(const v1::Basis& basis, const std::string& days, Page& page) {
  const std::string& reference = basis.case_reference();
  page.Paragraph(0, absl::StrCat(reference.empty() ? "The young person" : reference, ", ", days),
                 Style::kStrong);
  page.Paragraph(0, absl::StrCat("Under ", basis.rulebook().id(), " ", basis.rulebook().edition(),
                                 " with rates ", basis.rates().edition(),
                                 basis.readings().empty() ? "" : ", reading ",
                                 absl::StrJoin(basis.readings(), ", ")));
}

void PrintWhetherRecord(const std::string& record_digest, Page& page) {
  if (!record_digest.empty()) return;
  page.Paragraph(0, "No record was given: what was paid, approved or proved before is not known.",
                 Style::kCare);
}

void PrintSuppositions(const v1::Basis& basis,
                       const google::protobuf::RepeatedPtrField<v1::Supposition>& suppositions,
                       const std::string& last_day, Page& page) {
  if (suppositions.empty() || basis.known_through() >= last_day) return;
  std::vector<std::string> supposed;
  for (const v1::Supposition& supposition : suppositions) {
    supposed.push_back(absl::StrCat(supposition.says(), " (", supposition.path(), ")"));
  }
  page.Paragraph(0,
                 absl::StrCat("The case is known through ", DayInWords(basis.known_through()),
                              ". Supposed after that: ", absl::StrJoin(supposed, "; "), "."),
                 Style::kCare);
}

}  // namespace fairstart
