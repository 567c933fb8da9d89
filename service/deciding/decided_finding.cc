// Tested by tests/service/deciding/decide_test.cc.
#include "service/deciding/decided_finding.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "engine/text/misread.h"
#include "service/deciding/line_terms.h"
#include "service/deciding/record_keeping.h"
#include "service/errors/nearest_name.h"
#include "service/errors/rich_status.h"

namespace fairstart {

absl::StatusOr<DecidedFinding> DecidedFinding::Read(const LedgerView& view,
                                                    const std::string& case_reference,
                                                    int64_t position, const std::string& field) {
  absl::StatusOr<DecisionHistory> history =
      ReadHistory(view, case_reference, PositionRange().until);
  if (!history.ok()) return history.status();
  if (history->FindingAt(position) == nullptr) {
    std::string known = "propose one first";
    if (!history->findings().empty()) {
      known = absl::StrCat("the newest is entry ", history->findings().back().position);
    }
    return NotFound(Reason::kEntryNotFound,
                    {field, absl::StrCat("entry ", position, " is no finding about ",
                                         Quoted(case_reference), "; ", known)});
  }
  return DecidedFinding(*std::move(history), position);
}

absl::Status DecidedFinding::CheckHasLine(const v1::LineReference& line,
                                          const std::string& field) const {
  if ((*this)->Find(line) != nullptr) return absl::OkStatus();
  std::vector<std::string> known;
  for (const v1::Line& one : (*this)->finding.lines()) known.push_back(ToString(ReferenceOf(one)));
  return NotFound(Reason::kEntryNotFound,
                  {field, absl::StrCat("entry ", position_, " has no line ", Quoted(ToString(line)),
                                       "; ", NearestOrKnown(ToString(line), known))});
}

absl::Status DecidedFinding::CheckNewest(
    const std::vector<std::pair<v1::LineReference, Window>>& lines) const {
  FieldViolations superseded;
  for (const auto& pair : lines) {
    const v1::LineReference& line = pair.first;  // Clang 14 captures no structured binding
    const Window& window = pair.second;
    const v1::Line& decided = *(*this)->Find(line);
    const auto newer = std::find_if(history_.findings().rbegin(), history_.findings().rend(),
                                    [&](const ProposedFinding& found) {
                                      return found.IsAbout(line) &&
                                             !Intersect(found.WindowOf(line), window).IsEmpty();
                                    });
    if (newer == history_.findings().rend() || newer->position <= position_) continue;
    const v1::Line* says = newer->Find(line);
    if (says != nullptr && SaysNothingNew(decided, *says)) continue;
    superseded.push_back({absl::StrCat("entries/", newer->position),
                          absl::StrCat("is a newer finding that says otherwise of ", ToString(line),
                                       "; decide on that one")});
  }
  return superseded.empty() ? absl::OkStatus()
                            : PreconditionFailed(Reason::kFindingSuperseded, superseded);
}

}  // namespace fairstart
