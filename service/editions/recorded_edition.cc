// Tested by tests/service/editions/get_edition_test.cc.
#include "service/editions/recorded_edition.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/text/misread.h"
#include "service/editions/submitted_edition.h"
#include "service/errors/nearest_name.h"
#include "service/errors/rich_status.h"

namespace fairstart {

absl::StatusOr<RecordedEntry> FindNamed(const RecordKeeping& keeping, const LedgerView& view,
                                        const v1::EditionName& name, const std::string& field) {
  FieldViolations violations;
  if (name.id().empty()) violations.push_back({field + ".id", "is needed"});
  if (name.edition().empty()) violations.push_back({field + ".edition", "is needed"});
  if (!violations.empty()) return InvalidRequest(violations);
  const std::vector<EditionFolder>& editions = keeping.library().Editions(name.id());
  if (editions.empty()) {
    std::vector<std::string> known = keeping.library().Ids();
    known.push_back(kRatesId);
    return NotFound(Reason::kRulebookNotFound,
                    {field + ".id", absl::StrCat("there is no ", Quoted(name.id()), "; ",
                                                 NearestOrKnown(name.id(), known))});
  }
  std::vector<std::string> known;
  for (const EditionFolder& edition : editions) {
    if (edition.edition == name.edition()) {
      return view.Entry(keeping.published().PositionOf(ReferenceOf(edition)));
    }
    known.push_back(edition.edition);
  }
  return NotFound(Reason::kEditionNotFound,
                  {field + ".edition",
                   absl::StrCat("there is no ", Quoted(name.edition()), " of ", Quoted(name.id()),
                                "; ", NearestOrKnown(name.edition(), known),
                                "; one that is only proposed is found by its position")});
}

absl::StatusOr<RecordedEntry> FindAt(const LedgerView& view, int64_t position,
                                     const std::string& field) {
  absl::StatusOr<RecordedEntry> entry = view.Entry(position);
  if (!entry.ok() && !absl::IsOutOfRange(entry.status())) return entry.status();
  if (entry.ok() && entry->content.has_value() &&
      (entry->content->has_publication_proposed() || PublishedIn(*entry->content).has_value())) {
    return entry;
  }
  return NotFound(Reason::kEntryNotFound,
                  {field, absl::StrCat("entry ", position,
                                       " of the ledger publishes and proposes no edition; list "
                                       "the editions or the proposals for positions that do")});
}

}  // namespace fairstart
