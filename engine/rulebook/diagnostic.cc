// What a rulebook's author must or should mend.
#include "engine/rulebook/diagnostic.h"

#include "absl/strings/str_cat.h"

namespace fairstart {
namespace {

const char* WordFor(Diagnostic::Severity severity) {
  switch (severity) {
    case Diagnostic::Severity::kError:
      return "error: ";
    case Diagnostic::Severity::kWarning:
      return "warning: ";
    case Diagnostic::Severity::kNote:
      return "note: ";
  }
  return "";
}

}  // namespace

std::string ToString(const Diagnostic& diagnostic) {
  std::string text = diagnostic.file;
  if (diagnostic.line > 0) absl::StrAppend(&text, ":", diagnostic.line, ":", diagnostic.column);
  if (!text.empty()) absl::StrAppend(&text, ": ");
  absl::StrAppend(&text, WordFor(diagnostic.severity));
  if (!diagnostic.declaration.empty()) absl::StrAppend(&text, diagnostic.declaration, ": ");
  absl::StrAppend(&text, diagnostic.problem);
  if (!diagnostic.mend.empty()) absl::StrAppend(&text, "; ", diagnostic.mend);
  if (!diagnostic.excerpt.empty()) absl::StrAppend(&text, "\n", diagnostic.excerpt);
  return text;
}

}  // namespace fairstart
