// The answer to one question.
#include "engine/evaluation/answer.h"

#include <algorithm>

#include "engine/evaluation/entitlement.h"
#include "engine/evaluation/notices.h"
#include "engine/evaluation/record_entries.h"
#include "engine/evaluation/record_names.h"
#include "engine/evaluation/settle.h"
#include "engine/evaluation/stray_payments.h"
#include "engine/facts/reader.h"

namespace fairstart {

ReadQuestion Read(const Plan& plan, const Question& question, Arena& arena,
                  FieldViolations& violations) {
  static const v1::Record kEmpty;
  const v1::Record& record = question.record == nullptr ? kEmpty : *question.record;
  ReadQuestion read;
  read.facts = ReadCase(plan.schema, *question.facts, arena, violations);
  read.record = ReadRecord(plan.schema, record, arena, violations);
  CheckRecordNames(plan, record, violations);
  CheckRecordEntries(plan, record, violations);
  return read;
}

std::vector<FoundLine> FindLines(Evaluation& evaluation, const PlanEntitlement& entitlement,
                                 const v1::Record* record, Day as_of, Window& window,
                                 int64_t& steps) {
  Window listed;
  std::vector<FoundLine> lines =
      EvaluateEntitlement(evaluation, entitlement, record, as_of, listed);
  steps += SettleByCases(evaluation, entitlement, record, as_of, listed, lines);
  window = Intersect(window, listed);
  const auto before = [](const FoundLine& a, const FoundLine& b) {
    return a.instance < b.instance;
  };
  // Sorting takes memory even when there is nothing to sort.
  if (!std::is_sorted(lines.begin(), lines.end(), before)) {
    std::stable_sort(lines.begin(), lines.end(), before);
  }
  return lines;
}

Found FindAnswer(const Plan& plan, const Question& question, const ReadQuestion& read, Arena& arena,
                 Day as_of) {
  Evaluation evaluation(plan, arena, *read.facts, read.record);
  Found found;
  found.lines.reserve(2 * plan.entitlements.size());
  Execution today = evaluation.On(as_of);
  AddStatus(evaluation, today, found);
  const std::vector<std::string>& wanted = question.entitlements;
  for (const PlanEntitlement& entitlement : plan.entitlements) {
    const bool asked = wanted.empty() || std::find(wanted.begin(), wanted.end(),
                                                   entitlement.source->name()) != wanted.end();
    if (!asked) continue;
    for (FoundLine& line : FindLines(evaluation, entitlement, question.record, as_of,
                                     today.window, found.steps)) {
      today.window = Intersect(today.window, line.window);
      evaluation.Add(line.relied_on, found.relied_on);
      found.lines.push_back(std::move(line));
    }
  }
  for (const PlanClaim& claim : plan.claims) AddClaim(evaluation, today, claim, found);
  for (const PlanDuty& duty : plan.duties) AddDuty(evaluation, today, duty, found);
  for (const PlanWarning& warning : plan.warnings) AddWarning(evaluation, today, warning, found);
  if (question.record != nullptr) AddStrayPayments(evaluation, today, *question.record, found);
  found.suppositions.assign(evaluation.suppositions().begin(), evaluation.suppositions().end());
  found.window = today.window;
  found.steps += evaluation.steps();
  return found;
}

}  // namespace fairstart
