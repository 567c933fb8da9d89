// Tested by tests/engine/comparison/comparison_test.cc.
#include "engine/comparison/compared_answer.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "engine/evaluation/answer.h"
#include "engine/evaluation/finding_bytes.h"

namespace fairstart {
namespace {

template <typename Thing>
std::string BytesOf(const Plan& plan, const Thing& thing) {
  WireWriter writer;
  Write(plan, thing, writer);
  return writer.Take();
}

std::string BytesOf(const Plan& plan, const FoundLine& line) {
  WireWriter writer;
  Write(plan, line, LineParts::kAll, writer);
  return writer.Take();
}

void Add(v1::ItemKind kind, std::string_view name, std::string_view instance, std::string bytes,
         std::vector<Item>& items) {
  items.push_back({{kind, std::string(name), std::string(instance)}, std::move(bytes)});
}

void AddSums(const FoundLine& line, ComparedAnswer& answer) {
  if (line.outcome != v1::OUTCOME_ENTITLED && line.outcome != v1::OUTCOME_SUBJECT_TO) return;
  const v1::Entitlement& source = *line.entitlement->source;
  CertainSums& sums = answer.sums[source.name()];
  ++sums.lines;
  if (!line.given.has_value()) return;
  const FoundGiven& given = *line.given;
  if (source.has_actual_cost()) sums.caps += given.cap.value_or(0);
  if (!given.amount.has_value()) return;
  if (given.unit == v1::UNIT_PENCE_PER_WEEK) sums.a_week += *given.amount;
  if (given.unit == v1::UNIT_PENCE && source.frequency() == v1::FREQUENCY_ONCE) {
    sums.once += *given.amount;
  }
}

}  // namespace

ComparedAnswer AnswerOf(const Plan& plan, const Question& question, FieldViolations& violations) {
  ComparedAnswer answer;
  Arena arena;
  const ReadQuestion read = Read(plan, question, arena, violations);
  if (!violations.empty()) return answer;
  const Found found = FindAnswer(plan, question, read, arena, question.as_of);
  answer.steps = found.steps;
  std::vector<Item>& items = answer.items;
  items.reserve(1 + found.lines.size() + found.claims.size() + found.duties.size() +
                found.warnings.size() + found.strays.size());
  Add(v1::ITEM_KIND_STATUS, "", "", BytesOf(plan, found.status), items);
  for (const FoundLine& line : found.lines) {
    Add(v1::ITEM_KIND_LINE, line.entitlement->source->name(), line.instance, BytesOf(plan, line),
        items);
    AddSums(line, answer);
  }
  for (const FoundClaim& claim : found.claims) {
    Add(v1::ITEM_KIND_CLAIM, claim.claim->source->name(), "", BytesOf(plan, claim), items);
  }
  for (const FoundDuty& duty : found.duties) {
    Add(v1::ITEM_KIND_DUTY, duty.duty->source->name(), duty.instance, BytesOf(plan, duty), items);
  }
  for (const FoundWarning& warning : found.warnings) {
    Add(v1::ITEM_KIND_WARNING, warning.warning->source->name(), "", BytesOf(plan, warning), items);
  }
  for (const FoundStray& stray : found.strays) {
    Add(v1::ITEM_KIND_WARNING, std::string(stray.path), "", BytesOf(plan, stray), items);
  }
  std::stable_sort(items.begin(), items.end(),
                   [](const Item& a, const Item& b) { return a.key < b.key; });
  return answer;
}

}  // namespace fairstart
