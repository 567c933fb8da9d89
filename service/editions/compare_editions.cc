// Tested by tests/service/editions/compare_editions_test.cc.
#include "service/editions/compare_editions.h"

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/rulebook/differences.h"
#include "service/deciding/request_reading.h"
#include "service/editions/recorded_edition.h"
#include "service/editions/submitted_edition.h"
#include "service/errors/rich_status.h"

namespace fairstart {
namespace {

// The edition that an entry published or proposed.
EditionFolder EditionIn(const v1::LedgerEntry& content) {
  return content.has_publication_proposed() ? SubmittedIn(content.publication_proposed()).edition
                                            : *PublishedIn(content);
}

absl::StatusOr<EditionFolder> Find(const RecordKeeping& keeping, const LedgerView& view,
                                   const v1::ComparedEdition& side, const std::string& field) {
  if (side.has_submitted()) {
    FieldViolations violations;
    SubmittedFiles submitted = ReadSubmitted(field + ".submitted", side.submitted(), violations);
    if (!violations.empty()) return InvalidRequest(violations);
    return std::move(submitted.edition);
  }
  if (!side.has_name() && !side.has_position()) {
    return InvalidRequest(
        {{field, "does not say which edition: give its name, a position or files"}});
  }
  const absl::StatusOr<RecordedEntry> entry =
      side.has_name() ? FindNamed(keeping, view, side.name(), field + ".name")
                      : FindAt(view, side.position(), field + ".position");
  if (!entry.ok()) return entry.status();
  return EditionIn(*entry->content);
}

// Where this server keeps its rules is nobody's business: files are named after their edition.
RulebookFolder Named(const EditionFolder& edition) {
  RulebookFolder folder = edition.folder;
  folder.name = absl::StrCat(edition.id, "/", edition.edition);
  return folder;
}

EditionText TextOf(const RulebookLibrary& library, const EditionFolder& edition) {
  EditionText text;
  text.rulebook = Named(edition);
  for (const EditionFolder& other : library.Editions(edition.id)) {
    if (other.edition != edition.edition) text.bases.push_back(Named(other));
  }
  return text;
}

absl::Status Defective(const std::vector<Diagnostic>& diagnostics) {
  FieldViolations errors;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity != Diagnostic::Severity::kError) continue;
    std::string at = diagnostic.file;
    if (diagnostic.line > 0) {
      absl::StrAppend(&at, ":", diagnostic.line, ":", diagnostic.column);
    }
    std::string said = diagnostic.problem;
    if (!diagnostic.declaration.empty()) said = absl::StrCat(diagnostic.declaration, ": ", said);
    if (!diagnostic.mend.empty()) absl::StrAppend(&said, "; ", diagnostic.mend);
    errors.push_back({at, said});
  }
  return PreconditionFailed(Reason::kRulebookDefective, errors);
}

}  // namespace

absl::StatusOr<v1::CompareEditionsResponse> CompareEditions(const RecordKeeping& keeping,
                                                            const LedgerView& view,
                                                            std::string_view bytes) {
  v1::CompareEditionsRequest request;
  FieldViolations violations;
  const absl::Status read = ReadRequest(bytes, request, violations);
  if (!read.ok()) return read;
  if (!violations.empty()) return InvalidRequest(violations);
  const absl::StatusOr<EditionFolder> before = Find(keeping, view, request.before(), "before");
  if (!before.ok()) return before.status();
  const absl::StatusOr<EditionFolder> after = Find(keeping, view, request.after(), "after");
  if (!after.ok()) return after.status();
  auto found =
      FindDifferences(TextOf(keeping.library(), *before), TextOf(keeping.library(), *after));
  if (const auto* wrong = std::get_if<std::vector<Diagnostic>>(&found)) return Defective(*wrong);
  v1::CompareEditionsResponse response;
  v1::RulebookDifferences& differences = *response.mutable_differences();
  differences = std::get<v1::RulebookDifferences>(std::move(found));
  *differences.mutable_before() = ReferenceOf(*before);
  *differences.mutable_after() = ReferenceOf(*after);
  return response;
}

}  // namespace fairstart
