// Tested by tests/service/deciding/decision_in_force_test.cc.
#include "service/deciding/decision_history.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"

namespace fairstart {
namespace {

Day EndOf(const std::string& text, Day open) {
  if (text.empty()) return open;
  const absl::StatusOr<Day> day = ParseDay(text);
  return day.ok() ? *day : open;
}

}  // namespace

bool AreSame(const v1::LineReference& a, const v1::LineReference& b) {
  return a.entitlement() == b.entitlement() && a.instance() == b.instance();
}

std::string ToString(const v1::LineReference& line) {
  return line.instance().empty() ? line.entitlement()
                                 : absl::StrCat(line.entitlement(), "/", line.instance());
}

v1::LineReference ReferenceOf(const v1::Line& line) {
  v1::LineReference reference;
  reference.set_entitlement(line.entitlement());
  if (!line.instance().empty()) reference.set_instance(line.instance());
  return reference;
}

Window WindowOf(const v1::Window& window) {
  return {EndOf(window.first_day(), Day::BeforeAll()), EndOf(window.last_day(), Day::Never())};
}

v1::Window ToProto(const Window& window) {
  v1::Window proto;
  if (window.first.IsDate()) proto.set_first_day(FormatDay(window.first));
  if (window.last.IsDate()) proto.set_last_day(FormatDay(window.last));
  return proto;
}

bool ProposedFinding::IsAbout(const v1::LineReference& line) const {
  return entitlements.empty() || std::find(entitlements.begin(), entitlements.end(),
                                           line.entitlement()) != entitlements.end();
}

const v1::Line* ProposedFinding::Find(const v1::LineReference& line) const {
  for (const v1::Line& one : finding.lines()) {
    if (one.entitlement() == line.entitlement() && one.instance() == line.instance()) return &one;
  }
  return nullptr;
}

Window ProposedFinding::WindowOf(const v1::LineReference& line) const {
  const int lines = std::min(finding.lines_size(), windows.lines_size());
  for (int i = 0; i < lines; ++i) {
    const v1::Line& one = finding.lines(i);
    if (one.entitlement() == line.entitlement() && one.instance() == line.instance()) {
      return fairstart::WindowOf(windows.lines(i));
    }
  }
  return fairstart::WindowOf(windows.whole());
}

absl::StatusOr<DecisionHistory> DecisionHistory::Read(std::vector<RecordedEntry> entries) {
  DecisionHistory history;
  for (RecordedEntry& entry : entries) {
    if (!entry.content.has_value()) continue;
    v1::LedgerEntry& content = *entry.content;
    switch (content.body_case()) {
      case v1::LedgerEntry::kCaseReceived:
        history.cases_[entry.position] =
            std::move(*content.mutable_case_received()->mutable_case_facts());
        break;
      case v1::LedgerEntry::kFindingProposed: {
        v1::FindingProposed& proposed = *content.mutable_finding_proposed();
        ProposedFinding& found = history.findings_.emplace_back();
        found.position = entry.position;
        found.case_position = proposed.case_position();
        found.entitlements = {proposed.entitlements().begin(), proposed.entitlements().end()};
        found.windows = std::move(*proposed.mutable_windows());
        if (!found.finding.ParseFromString(proposed.finding())) {
          return absl::DataLossError(
              absl::StrCat("entry ", entry.position, ": its bytes are no finding"));
        }
        found.rules_digest = proposed.rules_digest().empty() ? found.finding.rulebook().digest()
                                                             : proposed.rules_digest();
        break;
      }
      case v1::LedgerEntry::kDecisionConfirmed:
      case v1::LedgerEntry::kDecisionDepartedFrom:
        history.decisions_.push_back({entry.position, std::move(content)});
        break;
      default:
        break;
    }
  }
  return history;
}

const ProposedFinding* DecisionHistory::FindingAt(int64_t position) const {
  const auto found = std::lower_bound(
      findings_.begin(), findings_.end(), position,
      [](const ProposedFinding& finding, int64_t wanted) { return finding.position < wanted; });
  return found == findings_.end() || found->position != position ? nullptr : &*found;
}

v1::CaseFacts DecisionHistory::CaseAt(int64_t position) const {
  v1::CaseFacts facts;
  const auto found = cases_.find(position);
  if (found != cases_.end()) facts.ParseFromString(found->second);
  return facts;
}

std::vector<v1::LineReference> DecisionHistory::Lines() const {
  std::set<std::pair<std::string, std::string>> names;
  for (const ProposedFinding& found : findings_) {
    for (const v1::Line& line : found.finding.lines())
      names.emplace(line.entitlement(), line.instance());
  }
  std::vector<v1::LineReference> lines;
  for (const auto& [entitlement, instance] : names) {
    v1::LineReference& line = lines.emplace_back();
    line.set_entitlement(entitlement);
    if (!instance.empty()) line.set_instance(instance);
  }
  return lines;
}

}  // namespace fairstart
