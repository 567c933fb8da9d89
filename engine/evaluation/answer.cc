// The answer to one question.
#include "engine/evaluation/answer.h"

#include <algorithm>

#include "engine/evaluation/entitlement.h"
#include "engine/evaluation/notices.h"
#include "engine/evaluation/settle.h"
#include "engine/evaluation/wording.h"
#include "engine/facts/reader.h"

namespace fairstart {

ReadQuestion Read(const Plan& plan, const Question& question, Arena& arena,
                  FieldViolations& violations) {
  static const v1::Record kEmpty;
  ReadQuestion read;
  read.facts = ReadCase(plan.schema, *question.facts, arena, violations);
  read.record = ReadRecord(plan.schema, question.record == nullptr ? kEmpty : *question.record,
                           arena, violations);
  return read;
}

Answer AnswerOn(const Plan& plan, const Question& question, const ReadQuestion& read, Arena& arena,
                Day as_of) {
  Evaluation evaluation(plan, arena, *read.facts, read.record);
  Answer answer;
  v1::Finding& finding = answer.finding;
  finding.set_case_reference(question.facts->case_reference());
  finding.set_as_of(FormatDay(as_of));
  *finding.mutable_rulebook() = plan.rulebook_edition;
  *finding.mutable_rates() = plan.rates_edition;
  finding.set_facts_digest(question.facts_digest);
  finding.set_record_digest(question.record_digest);
  finding.set_semantics(kSemantics);
  for (const std::string& reading : plan.readings) finding.add_readings(reading);

  SiteSet sites;
  Execution today = evaluation.On(as_of);
  AddStatus(evaluation, today, sites, finding);
  const std::vector<std::string>& wanted = question.entitlements;
  for (const PlanEntitlement& entitlement : plan.entitlements) {
    const bool asked = wanted.empty() || std::find(wanted.begin(), wanted.end(),
                                                   entitlement.source->name()) != wanted.end();
    if (!asked) continue;
    std::vector<LineAnswer> lines =
        EvaluateEntitlement(evaluation, entitlement, question.record, as_of, today.window);
    SettleByCases(evaluation, entitlement, question.record, as_of, today.window, lines);
    std::stable_sort(lines.begin(), lines.end(), [](const LineAnswer& a, const LineAnswer& b) {
      return a.line.instance() < b.line.instance();
    });
    for (LineAnswer& line : lines) {
      today.window = Intersect(today.window, line.window);
      sites.Add(line.sites);
      answer.line_windows.push_back(line.window);
      *finding.add_lines() = std::move(line.line);
    }
  }
  for (const PlanClaim& claim : plan.claims) AddClaim(evaluation, today, claim, sites, finding);
  for (const PlanDuty& duty : plan.duties) AddDuty(evaluation, today, duty, sites, finding);
  for (const PlanWarning& warning : plan.warnings) {
    AddWarning(evaluation, today, warning, sites, finding);
  }
  AddInterpretations(plan, sites, finding.mutable_interpretations());
  AddSuppositions(evaluation, finding);
  answer.window = today.window;
  return answer;
}

}  // namespace fairstart
