// Tested by tests/service/payments/judge_test.cc.
#include "service/payments/line_now.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "service/errors/rich_status.h"

namespace fairstart {

absl::StatusOr<std::shared_ptr<const Plan>> PlanOf(const RulebookLibrary& library,
                                                   const ProposedFinding& proposed) {
  const v1::Finding& finding = proposed.finding;
  Selection selection;
  selection.id = finding.rulebook().id();
  selection.edition = finding.rulebook().edition();
  selection.rates = finding.rates().edition();
  selection.options.readings = {finding.readings().begin(), finding.readings().end()};
  absl::StatusOr<std::shared_ptr<const Plan>> plan = library.Find(selection);
  if (!plan.ok()) return plan.status();
  if (RulesDigest(**plan) == proposed.rules_digest &&
      RatesEdition(**plan).digest() == finding.rates().digest()) {
    return plan;
  }
  return PreconditionFailed(
      Reason::kEditionNotFound, absl::StrCat("rulebooks/", selection.id, "/", selection.edition),
      absl::StrCat("the files of this edition, of one that it amends, or of rates ",
                   selection.rates,
                   ", are others than those that the decision rests on; serve "
                   "those, or propose and decide anew"));
}

absl::StatusOr<v1::Line> LineNow(const Plan& plan, const DecisionHistory& history,
                                 const ProposedFinding& finding, const v1::LineReference& line,
                                 Day day, const v1::Record& record) {
  const v1::CaseFacts facts = history.CaseAt(finding.case_position);
  Question question;
  question.facts = &facts;
  question.record = &record;
  question.as_of = day;
  question.entitlements = {line.entitlement()};
  std::variant<v1::Finding, FieldViolations> answer = Evaluate(plan, question);
  if (const auto* violations = std::get_if<FieldViolations>(&answer)) {
    return PreconditionFailed(Reason::kRecordRefused, *violations);
  }
  for (v1::Line& one : *std::get<v1::Finding>(answer).mutable_lines()) {
    if (one.instance() == line.instance()) return std::move(one);
  }
  return v1::Line();
}

const v1::Entitlement* EntitlementOf(const Plan& plan, const std::string& name) {
  const auto& entitlements = MergedRulebook(plan).entitlement();
  const auto found = std::find_if(entitlements.begin(), entitlements.end(),
                                  [&](const v1::Entitlement& one) { return one.name() == name; });
  return found == entitlements.end() ? nullptr : &*found;
}

}  // namespace fairstart
