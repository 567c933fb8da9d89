// Tested by tests/service/cli/finding_text_test.cc.
#include "service/cli/explanation_text.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "service/publishing/plain_words.h"

namespace fairstart {
namespace {

// Deeper steps are no longer indented, so that there is room for their words.
constexpr int kDeepestIndent = 40;

std::string Heading(const v1::ExplanationNode& node) {
  const std::string& label = node.label().empty() ? node.name() : node.label();
  std::string text = absl::StrCat(node.kind(), node.kind().empty() ? "" : " ", label);
  if (!node.label().empty() && !node.name().empty() && node.name() != node.label()) {
    absl::StrAppend(&text, " (", node.name(), ")");
  }
  if (!node.value().empty()) absl::StrAppend(&text, ": ", node.value());
  return text;
}

std::string Sources(const v1::ExplanationNode& node) {
  std::string cited = CitationsInWords(node.citations());
  const std::string read = absl::StrJoin(node.interpretations(), ", ");
  if (!cited.empty() && !read.empty()) cited += "; ";
  return cited + read;
}

void PrintNode(const v1::ExplanationNode& node, int indent, Page& page) {
  const int here = std::min(indent, kDeepestIndent);
  const std::string sources = Sources(node);
  page.Paragraph(here,
                 absl::StrCat("- ", Heading(node), sources.empty() ? "" : " [" + sources + "]"),
                 Page::Style::kPlain, 2);
  page.Paragraph(here + 2, node.sum());
  page.Paragraph(here + 2, node.because());
  page.Paragraph(here + 2, node.expression(), Page::Style::kFaint, 2);
  for (const v1::ExplanationNode& child : node.children()) PrintNode(child, indent + 2, page);
}

}  // namespace

void PrintExplanation(const v1::LineExplanation& explanation, int indent, Page& page) {
  for (const std::string& sentence : explanation.sentences()) {
    // Said where the line is, with the number under which it is asked once.
    if (!absl::StartsWith(sentence, "Not known: ")) page.Paragraph(indent, sentence);
  }
  for (const v1::ExplanationNode& node : explanation.nodes()) PrintNode(node, indent, page);
}

}  // namespace fairstart
