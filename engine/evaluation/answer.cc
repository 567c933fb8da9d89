// The answer to one question.
#include "engine/evaluation/answer.h"

#include <algorithm>
#include <iterator>

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

void AddLines(Evaluation& evaluation, const PlanEntitlement& entitlement, const v1::Record* record,
              Day as_of, Window& window, Found& found) {
  std::vector<FoundLine>& lines = found.lines;
  const auto others_lines = static_cast<std::ptrdiff_t>(lines.size());
  Window listed;
  EvaluateEntitlement(evaluation, entitlement, record, as_of, listed, lines);
  if (std::any_of(lines.begin() + others_lines, lines.end(),
                  [](const FoundLine& line) { return line.waits != nullptr; })) {
    std::vector<FoundLine> own(std::move_iterator(lines.begin() + others_lines),
                               std::move_iterator(lines.end()));
    lines.erase(lines.begin() + others_lines, lines.end());
    found.steps += SettleByCases(evaluation, entitlement, record, as_of, listed, own);
    std::move(own.begin(), own.end(), std::back_inserter(lines));
  }
  const auto before = [](const FoundLine& a, const FoundLine& b) {
    return a.instance < b.instance;
  };
  // Sorting takes memory even when there is nothing to sort.
  if (!std::is_sorted(lines.begin() + others_lines, lines.end(), before)) {
    std::stable_sort(lines.begin() + others_lines, lines.end(), before);
  }
  window = Intersect(window, listed);
  for (auto line = lines.begin() + others_lines; line != lines.end(); ++line) {
    window = Intersect(window, line->window);
    evaluation.Add(line->relied_on, found.relied_on);
  }
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
    AddLines(evaluation, entitlement, question.record, as_of, today.window, found);
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
