// What the record holds about a line.
#include "engine/evaluation/on_record.h"

#include <algorithm>
#include <string>

namespace fairstart {
namespace {

const std::string& DayOf(const v1::Assessment& assessment) { return assessment.assessed_on(); }
const std::string& DayOf(const v1::Approval& approval) { return approval.approved_on(); }

// Those about an entitlement, by instance and day.
template <typename Entry>
std::vector<const Entry*> EntriesAbout(std::string_view entitlement,
                                       const google::protobuf::RepeatedPtrField<Entry>& entries) {
  std::vector<const Entry*> about;
  for (const Entry& entry : entries) {
    if (entry.line().entitlement() == entitlement) about.push_back(&entry);
  }
  std::stable_sort(about.begin(), about.end(), [](const Entry* a, const Entry* b) {
    const int order = a->line().instance().compare(b->line().instance());
    // ISO 8601 days are in order as texts.
    return order != 0 ? order < 0 : DayOf(*a) < DayOf(*b);
  });
  return about;
}

// Past the last one of an instance.
template <typename Entry>
typename std::vector<const Entry*>::const_iterator EndOf(const std::vector<const Entry*>& entries,
                                                         std::string_view instance) {
  return std::upper_bound(
      entries.begin(), entries.end(), instance,
      [](std::string_view key, const Entry* entry) { return key < entry->line().instance(); });
}

}  // namespace

EntitlementOnRecord::EntitlementOnRecord(const v1::Record* record, std::string_view entitlement)
    : record_(record), entitlement_(entitlement) {
  if (record == nullptr) return;
  assessments_ = EntriesAbout(entitlement, record->assessments());
  approvals_ = EntriesAbout(entitlement, record->approvals());
}

const v1::Assessment* LineOnRecord::LatestAssessment() const {
  const auto end = EndOf(entries_.assessments_, instance_);
  if (end == entries_.assessments_.begin()) return nullptr;
  const v1::Assessment* latest = *(end - 1);
  return latest->line().instance() == instance_ ? latest : nullptr;
}

const v1::Approval* LineOnRecord::ApprovalBy(std::string_view role) const {
  for (auto i = EndOf(entries_.approvals_, instance_); i != entries_.approvals_.begin();) {
    const v1::Approval* approval = *--i;
    if (approval->line().instance() != instance_) break;
    if (approval->role() == role) return approval;
  }
  return nullptr;
}

template <typename Entry>
bool LineOnRecord::HasEntry(const google::protobuf::RepeatedPtrField<Entry>& entries,
                            std::string_view kind, std::string_view subject) const {
  for (const Entry& entry : entries) {
    if (entry.kind() != kind) continue;
    const v1::LineReference& line = entry.line();
    // What is about a fact serves every line that rests on the fact, unless it names another.
    if (!subject.empty()) {
      if (entry.subject() != subject) continue;
      if (!entry.has_line() || line.entitlement() == entries_.entitlement_) return true;
    } else if (line.entitlement() == entries_.entitlement_ && line.instance() == instance_) {
      return true;
    }
  }
  return false;
}

bool LineOnRecord::HasEvidence(std::string_view kind, std::string_view subject) const {
  const v1::Record* record = entries_.record_;
  return record != nullptr && HasEntry(record->evidence(), kind, subject);
}

bool LineOnRecord::HasAgreement(std::string_view kind, std::string_view subject) const {
  const v1::Record* record = entries_.record_;
  return record != nullptr && HasEntry(record->agreements(), kind, subject);
}

}  // namespace fairstart
