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
  if (record_ == nullptr) return nullptr;
  for (const v1::Approval& approval : record_->approvals()) {
    if (IsAboutIt(approval.line()) && approval.role() == role) return &approval;
  }
  return nullptr;
}

bool LineOnRecord::HasEvidence(std::string_view kind, std::string_view subject) const {
  if (record_ == nullptr) return false;
  for (const v1::Evidence& evidence : record_->evidence()) {
    if (evidence.kind() != kind) continue;
    // Evidence about a fact serves every line that rests on the fact, unless it names another.
    if (!subject.empty()) {
      if (evidence.subject() != subject) continue;
      if (!evidence.has_line() || evidence.line().entitlement() == entitlement_) return true;
    } else if (IsAboutIt(evidence.line())) {
      return true;
    }
  }
  return false;
}

bool LineOnRecord::HasAgreement(const std::string& kind) const {
  if (record_ == nullptr) return false;
  for (const v1::Agreement& agreement : record_->agreements()) {
    if (agreement.kind() == kind && IsAboutIt(agreement.line())) return true;
  }
  return false;
}

}  // namespace fairstart
