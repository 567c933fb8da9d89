// The finding that somebody decides on, and whether it can still be decided on.
#ifndef FAIRSTART_SERVICE_DECIDING_DECIDED_FINDING_H_
#define FAIRSTART_SERVICE_DECIDING_DECIDED_FINDING_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "engine/calendar/window.h"
#include "service/deciding/decision_history.h"
#include "service/ledger/ledger.h"

namespace fairstart {

// The history of a young person and one of its findings.
class DecidedFinding {
 public:
  // `field` is where the request names the position. kNotFound (ENTRY_NOT_FOUND), naming the field,
  // if that is no finding about the young person.
  static absl::StatusOr<DecidedFinding> Read(const LedgerView& view,
                                             const std::string& case_reference, int64_t position,
                                             const std::string& field);

  const ProposedFinding& operator*() const { return *history_.FindingAt(position_); }
  const ProposedFinding* operator->() const { return history_.FindingAt(position_); }
  const DecisionHistory& history() const { return history_; }

  // kNotFound (ENTRY_NOT_FOUND), naming those that there are, if it has no such line.
  absl::Status CheckHasLine(const v1::LineReference& line, const std::string& field) const;

  // kFailedPrecondition (FINDING_SUPERSEDED) if for some of the days a newer finding says otherwise
  // of a line.
  absl::Status CheckNewest(const std::vector<std::pair<v1::LineReference, Window>>& lines) const;

 private:
  DecidedFinding(DecisionHistory history, int64_t position)
      : history_(std::move(history)), position_(position) {}

  DecisionHistory history_;
  int64_t position_ = 0;
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_DECIDING_DECIDED_FINDING_H_
