// What the record holds about a line.
#ifndef FAIRSTART_ENGINE_EVALUATION_ON_RECORD_H_
#define FAIRSTART_ENGINE_EVALUATION_ON_RECORD_H_

#include <string_view>
#include <vector>

#include "fairstart/v1/record.pb.h"

namespace fairstart {

// The record as the lines of one entitlement see it, sorted so that each finds its own however many
// there are.
class EntitlementOnRecord {
 public:
  // Borrows both. The record is closed: what is absent is not on record. Null stands for an empty
  // one.
  EntitlementOnRecord(const v1::Record* record, std::string_view entitlement);

  const v1::Record* record() const { return record_; }

 private:
  friend class LineOnRecord;

  const v1::Record* record_;
  const std::string_view entitlement_;
  // By instance, then by day; of two on one day in the record's order.
  std::vector<const v1::Assessment*> assessments_;
  std::vector<const v1::Approval*> approvals_;
};

// The record as one of those lines sees it.
class LineOnRecord {
 public:
  // Borrows both.
  LineOnRecord(const EntitlementOnRecord& entries, std::string_view instance)
      : entries_(entries), instance_(instance) {}

  // The latest assessment of the line; null when there is none. Of two on one day, the later entry.
  const v1::Assessment* LatestAssessment() const;
  // The latest approval of the line by `role`; null when there is none. Of two on one day, the
  // later entry.
  const v1::Approval* ApprovalBy(std::string_view role) const;
  // Evidence of `kind` about the line, or about the fact record `subject` when that is not empty.
  bool HasEvidence(std::string_view kind, std::string_view subject) const;
  // A signed agreement of `kind` likewise.
  bool HasAgreement(std::string_view kind, std::string_view subject) const;

 private:
  template <typename Entry>
  bool HasEntry(const google::protobuf::RepeatedPtrField<Entry>& entries, std::string_view kind,
                std::string_view subject) const;

  const EntitlementOnRecord& entries_;
  const std::string_view instance_;
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EVALUATION_ON_RECORD_H_
