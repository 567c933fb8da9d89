// Tested by tests/engine/evaluation/record_names_test.cc.
#include "engine/evaluation/record_names.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/rulebook/usage.h"
#include "engine/text/misread.h"
#include "engine/text/nearest.h"

namespace fairstart {
namespace {

// The text of a need that an entry must name; null in a need of another kind.
using NameInNeed = const std::string* (*)(const v1::Need& need);

const std::string* EvidenceKind(const v1::Need& need) {
  return need.has_evidence() ? &need.evidence() : nullptr;
}
const std::string* AgreementKind(const v1::Need& need) {
  return need.has_agreement() ? &need.agreement() : nullptr;
}
const std::string* ApprovingRole(const v1::Need& need) {
  return need.has_approval() ? &need.approval().role() : nullptr;
}

class Checker {
 public:
  Checker(const Plan& plan, FieldViolations& violations) : plan_(plan), violations_(violations) {}

  template <typename Entry>
  void CheckLines(const char* field, const google::protobuf::RepeatedPtrField<Entry>& entries) {
    for (int i = 0; i < entries.size(); ++i) {
      if (!entries[i].has_line() || !entries[i].line().has_entitlement()) continue;
      const std::string& name = entries[i].line().entitlement();
      if (IsEntitlement(name)) continue;
      std::set<std::string> known;
      for (const PlanEntitlement& one : plan_.entitlements) known.insert(one.source->name());
      Refuse(absl::StrCat(field, "[", i, "].line.entitlement"), "entitlement", name, known);
    }
  }

  // What `text` of an entry gives must stand in some need.
  template <typename Entry>
  void CheckNeeds(const char* field, const google::protobuf::RepeatedPtrField<Entry>& entries,
                  const char* part, const std::string& (Entry::*text)() const,
                  const char* what, NameInNeed name_in_need) {
    if (entries.empty()) return;
    const std::set<std::string> needed = NamesNeeded(name_in_need);
    for (int i = 0; i < entries.size(); ++i) {
      const std::string& name = (entries[i].*text)();
      if (name.empty() || needed.contains(name) || IsWritten(name)) continue;
      Refuse(absl::StrCat(field, "[", i, "].", part), what, name, needed);
    }
  }

 private:
  bool IsEntitlement(const std::string& name) const {
    const auto at = std::lower_bound(plan_.entitlements.begin(), plan_.entitlements.end(), name,
                                     [](const PlanEntitlement& one, const std::string& wanted) {
                                       return one.source->name() < wanted;
                                     });
    return at != plan_.entitlements.end() && at->source->name() == name;
  }

  // What the needs of all entitlements name.
  std::set<std::string> NamesNeeded(NameInNeed name_in_need) const {
    std::set<std::string> names;
    for (const PlanEntitlement& entitlement : plan_.entitlements) {
      for (const PlanNeed& need : entitlement.needs) {
        if (const std::string* name = name_in_need(*need.source)) names.insert(*name);
      }
    }
    return names;
  }

  // Whether some expression writes it. Seldom asked: almost all that a record holds is needed.
  bool IsWritten(const std::string& name) {
    if (!usage_.has_value()) usage_ = FindUsage(plan_);
    return usage_->texts.contains(name);
  }

  void Refuse(const std::string& path, const char* what, const std::string& name,
              const std::set<std::string>& known) {
    const std::string nearest = Nearest(name, {known.begin(), known.end()});
    violations_.push_back(
        {absl::StrCat("record.", path),
         absl::StrCat("the rulebook knows no ", what, " ", Quoted(name),
                      nearest.empty()
                          ? "; leave the entry out, or name one that the rulebook asks for"
                          : absl::StrCat("; did you mean ", Quoted(nearest), "?"))});
  }

  const Plan& plan_;
  FieldViolations& violations_;
  std::optional<Usage> usage_;
};

}  // namespace

void CheckRecordNames(const Plan& plan, const v1::Record& record, FieldViolations& violations) {
  Checker checker(plan, violations);
  checker.CheckLines("assessments", record.assessments());
  checker.CheckLines("approvals", record.approvals());
  checker.CheckLines("evidence", record.evidence());
  checker.CheckLines("agreements", record.agreements());
  checker.CheckLines("plan_items", record.plan_items());
  checker.CheckLines("payments", record.payments());
  checker.CheckNeeds("approvals", record.approvals(), "role", &v1::Approval::role, "role",
                     ApprovingRole);
  checker.CheckNeeds("evidence", record.evidence(), "kind", &v1::Evidence::kind,
                     "kind of evidence", EvidenceKind);
  checker.CheckNeeds("agreements", record.agreements(), "kind", &v1::Agreement::kind,
                     "kind of agreement", AgreementKind);
}

}  // namespace fairstart
