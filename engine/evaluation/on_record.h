// What the record holds about a line.
#ifndef FAIRSTART_ENGINE_EVALUATION_ON_RECORD_H_
#define FAIRSTART_ENGINE_EVALUATION_ON_RECORD_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "fairstart/v1/record.pb.h"

namespace fairstart {

// The record as a line sees it. The record is closed: what is absent is not on record. Null stands
// for an empty one.
class LineOnRecord {
 public:
  // Borrows all three.
  LineOnRecord(const v1::Record* record, std::string_view entitlement, std::string_view instance)
      : record_(record), entitlement_(entitlement), instance_(instance) {}

  // The latest assessment of the line; null when there is none. Of two on one day, the later entry.
  const v1::Assessment* LatestAssessment() const;
  // The latest approval of the line by `role`; null when there is none. Of two on one day, the later entry.
  const v1::Approval* ApprovalBy(const std::string& role) const;
  // Evidence of `kind` about the line, or about the fact record `subject` when that is not empty.
  bool HasEvidence(std::string_view kind, std::string_view subject) const;
  // A signed agreement of `kind` likewise.
  bool HasAgreement(std::string_view kind, std::string_view subject) const;

 private:
  template <typename Entry>
  bool HasEntry(const google::protobuf::RepeatedPtrField<Entry>& entries, std::string_view kind,
                std::string_view subject) const;
  bool IsAboutIt(const v1::LineReference& line) const;

  const v1::Record* record_;
  const std::string_view entitlement_;
  const std::string_view instance_;
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EVALUATION_ON_RECORD_H_
