// What was found and decided about one young person, read from the entries about them.
#ifndef FAIRSTART_SERVICE_DECIDING_DECISION_HISTORY_H_
#define FAIRSTART_SERVICE_DECIDING_DECISION_HISTORY_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/calendar/window.h"
#include "fairstart/v1/case_facts.pb.h"
#include "fairstart/v1/explanation.pb.h"
#include "fairstart/v1/finding.pb.h"
#include "fairstart/v1/ledger.pb.h"
#include "fairstart/v1/record.pb.h"
#include "service/ledger/entry.h"

namespace fairstart {

// A finding that was proposed.
struct ProposedFinding {
  int64_t position = 0;
  int64_t case_position = 0;
  std::vector<std::string> entitlements;  // asked about; empty: all
  v1::Finding finding;
  v1::Windows windows;
  std::string rules_digest;  // of what it was worked out with: see RulesDigest

  // Whether it was asked about the line's entitlement.
  bool IsAbout(const v1::LineReference& line) const;

  // Its line; null if it has none, which says something only if it is about it.
  const v1::Line* Find(const v1::LineReference& line) const;

  // The days on which it says the same of a line: of one that it does not have, those of the whole
  // finding.
  Window WindowOf(const v1::LineReference& line) const;
};

// A decision: a DecisionConfirmed or a DecisionDepartedFrom.
struct MadeDecision {
  int64_t position = 0;
  v1::LedgerEntry content;
};

// The cases, findings and decisions among the entries of one young person, each in the order of
// recording. A value without ties to the ledger; any thread may read it.
class DecisionHistory {
 public:
  // `entries` are all entries about a young person, or the first of them, ascending. kDataLoss,
  // naming the entry, if its bytes are no finding.
  static absl::StatusOr<DecisionHistory> Read(std::vector<RecordedEntry> entries);

  const std::vector<ProposedFinding>& findings() const { return findings_; }
  const std::vector<MadeDecision>& decisions() const { return decisions_; }

  // Null if there is none, or it was erased.
  const ProposedFinding* FindingAt(int64_t position) const;

  // The case that was received at a position; an empty one if it was erased.
  v1::CaseFacts CaseAt(int64_t position) const;

  // Lines that were found or decided, sorted by entitlement and instance.
  std::vector<v1::LineReference> Lines() const;

 private:
  std::map<int64_t, std::string> cases_;
  std::vector<ProposedFinding> findings_;
  std::vector<MadeDecision> decisions_;
};

// Whether both name the same line.
bool AreSame(const v1::LineReference& a, const v1::LineReference& b);

// "weekly_allowance", "rent/home-1".
std::string ToString(const v1::LineReference& line);

v1::LineReference ReferenceOf(const v1::Line& line);

// The window of a message, an empty end open; and back. REQUIRES: its days can be read.
Window WindowOf(const v1::Window& window);
v1::Window ToProto(const Window& window);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_DECIDING_DECISION_HISTORY_H_
