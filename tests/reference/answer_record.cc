// What is on record of a line: assessments, approvals, evidence, agreements.
#include <algorithm>

#include "tests/reference/answer_parts.h"

namespace fairstart::reference {

bool IsAbout(const v1::LineReference& line, const LineKey& key) {
  return line.entitlement() == key.first && line.instance() == key.second;
}

bool HasAssessment(const v1::Record& record, const LineKey& key, v1::AssessmentOutcome outcome) {
  return std::any_of(record.assessments().begin(), record.assessments().end(),
                     [&](const v1::Assessment& assessment) {
                       return IsAbout(assessment.line(), key) && assessment.outcome() == outcome;
                     });
}

bool IsOnRecord(const v1::Need& need, const v1::Record& record, const LineKey& key,
                const std::string& subject) {
  switch (need.what_case()) {
    case v1::Need::kAssessment:
      return HasAssessment(record, key, v1::ASSESSMENT_OUTCOME_APPROVED);
    case v1::Need::kApproval:
      return std::any_of(
          record.approvals().begin(), record.approvals().end(), [&](const v1::Approval& approval) {
            return IsAbout(approval.line(), key) && approval.role() == need.approval().role();
          });
    case v1::Need::kEvidence:
      return std::any_of(record.evidence().begin(), record.evidence().end(),
                         [&](const v1::Evidence& evidence) {
                           if (evidence.kind() != need.evidence()) return false;
                           if (subject.empty()) return IsAbout(evidence.line(), key);
                           return evidence.subject() == subject &&
                                  (!evidence.has_line() || IsAbout(evidence.line(), key));
                         });
    case v1::Need::kAgreement:
      return std::any_of(record.agreements().begin(), record.agreements().end(),
                         [&](const v1::Agreement& agreement) {
                           if (agreement.kind() != need.agreement()) return false;
                           if (subject.empty()) return IsAbout(agreement.line(), key);
                           return agreement.subject() == subject &&
                                  (!agreement.has_line() || IsAbout(agreement.line(), key));
                         });
    case v1::Need::WHAT_NOT_SET:
      break;
  }
  return false;
}

std::string NameOf(const v1::Need& need, const std::string& subject) {
  const std::string end = subject.empty() ? "" : " " + subject;
  switch (need.what_case()) {
    case v1::Need::kAssessment:
      return "assessment assessment" + end;
    case v1::Need::kApproval:
      return "approval " + need.approval().role() + end;
    case v1::Need::kEvidence:
      return "evidence " + need.evidence() + end;
    case v1::Need::kAgreement:
      return "agreement " + need.agreement() + end;
    case v1::Need::WHAT_NOT_SET:
      break;
  }
  return end;
}

}  // namespace fairstart::reference
