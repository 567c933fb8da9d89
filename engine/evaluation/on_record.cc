// What the record holds about a line.
#include "engine/evaluation/on_record.h"

namespace fairstart {

bool LineOnRecord::IsAboutIt(const v1::LineReference& line) const {
  return line.entitlement() == entitlement_ && line.instance() == instance_;
}

const v1::Assessment* LineOnRecord::LatestAssessment() const {
  const v1::Assessment* latest = nullptr;
  if (record_ == nullptr) return nullptr;
  for (const v1::Assessment& assessment : record_->assessments()) {
    if (!IsAboutIt(assessment.line())) continue;
    // ISO 8601 days are in order as texts.
    if (latest == nullptr || assessment.assessed_on() >= latest->assessed_on()) {
      latest = &assessment;
    }
  }
  return latest;
}

const v1::Approval* LineOnRecord::ApprovalBy(const std::string& role) const {
  const v1::Approval* latest = nullptr;
  if (record_ == nullptr) return nullptr;
  for (const v1::Approval& approval : record_->approvals()) {
    if (!IsAboutIt(approval.line()) || approval.role() != role) continue;
    if (latest == nullptr || approval.approved_on() >= latest->approved_on()) latest = &approval;
  }
  return latest;
}

template <typename Entry>
bool LineOnRecord::HasEntry(const google::protobuf::RepeatedPtrField<Entry>& entries,
                            std::string_view kind, std::string_view subject) const {
  for (const Entry& entry : entries) {
    if (entry.kind() != kind) continue;
    // What is about a fact serves every line that rests on the fact, unless it names another.
    if (!subject.empty()) {
      if (entry.subject() != subject) continue;
      if (!entry.has_line() || entry.line().entitlement() == entitlement_) return true;
    } else if (IsAboutIt(entry.line())) {
      return true;
    }
  }
  return false;
}

bool LineOnRecord::HasEvidence(std::string_view kind, std::string_view subject) const {
  return record_ != nullptr && HasEntry(record_->evidence(), kind, subject);
}

bool LineOnRecord::HasAgreement(std::string_view kind, std::string_view subject) const {
  return record_ != nullptr && HasEntry(record_->agreements(), kind, subject);
}

}  // namespace fairstart
