// The steps that a value rests on.
#include "engine/explanation/steps.h"

#include "absl/strings/str_cat.h"
#include "engine/evaluation/wording.h"
#include "engine/explanation/labels.h"
#include "engine/explanation/plain_text.h"
#include "engine/explanation/sum.h"
#include "engine/explanation/value_text.h"
#include "engine/value/missing.h"

namespace fairstart {
namespace {

void Cite(const Plan& plan, int site, v1::ExplanationNode& node) {
  if (site < 0) return;
  AddCitations(plan, site, node.mutable_citations());
  AddInterpretations(plan, site, node.mutable_interpretations());
}

// Cites the exception or row that applied. Where that says itself where it stands, it is what the
// step relies on, and not every place that the whole definition stands in.
void CiteApplied(const Plan& plan, int site, v1::ExplanationNode& node) {
  if (site < 0) return;
  if (!plan.sites[static_cast<size_t>(site)].citations.empty()) node.clear_citations();
  Cite(plan, site, node);
}

bool HasChild(const v1::ExplanationNode& parent, const std::string& name) {
  for (const auto& child : parent.children()) {
    if (child.name() == name) return true;
  }
  return false;
}

}  // namespace

// The expression, the sum it did, and what it names.
void StepWriter::ExplainPart(const Program& program, v1::ExplanationNode& node) {
  node.set_expression(program.text());
  node.set_sum(SumText(execution_, program, {}));
  AddSteps(*program.root, node);
}

void StepWriter::AddSteps(const Node& node, v1::ExplanationNode& parent) {
  const auto add = [&](v1::ExplanationNode child) {
    if (!HasChild(parent, child.name())) *parent.add_children() = std::move(child);
  };
  const bool about_record = node.op == Op::kDefinition && !node.args().empty();
  if (node.op == Op::kDefinition && !about_record) add(ExplainDefinition(node.index));
  if (node.op == Op::kParameter && node.args().empty()) add(ExplainParameter(node.index));
  if (node.op == Op::kFact) add(ExplainFact(node.index));
  for (const Node& arg : node.args()) AddSteps(arg, parent);
}

v1::ExplanationNode StepWriter::ExplainFact(int field) {
  const RecordType& type = evaluation_.plan().schema.case_type();
  const Field& described = type.fields[static_cast<size_t>(field)];
  v1::ExplanationNode node;
  node.set_kind("fact");
  node.set_name(described.name);
  node.set_label(described.wording.label);
  node.set_value(ValueText(Read(execution_.arena, *execution_.facts, field), described.type));
  return node;
}

v1::ExplanationNode StepWriter::ExplainParameter(int index) {
  const Plan& plan = evaluation_.plan();
  const PlanParameter& parameter = plan.parameters[static_cast<size_t>(index)];
  v1::ExplanationNode node;
  node.set_kind("parameter");
  node.set_name(parameter.source->name());
  node.set_label(ParameterLabel(plan, index));
  Window gap;
  const PlanParameterRow* row = parameter.Find({}, execution_.today, gap);
  if (row == nullptr) {
    node.set_value("not known");
    node.set_because(absl::StrCat("no value is known for ", DayText(execution_.today)));
    return node;
  }
  node.set_value(ValueText(row->value, parameter.type));
  node.set_because(
      absl::StrCat("from ", DayText(row->first),
                   row->last.IsDate() ? absl::StrCat(" to ", DayText(row->last)) : std::string(),
                   parameter.rate ? ", a rate that others set" : ""));
  Cite(plan, row->site, node);
  return node;
}

v1::ExplanationNode StepWriter::ExplainDefinition(int index) {
  const Plan& plan = evaluation_.plan();
  const PlanDefinition& definition = plan.definitions[static_cast<size_t>(index)];
  v1::ExplanationNode node;
  node.set_kind(definition.table != nullptr ? "table" : "definition");
  node.set_name(definition.name);
  node.set_label(DefinitionLabel(plan, index));
  Reliance relied_on;
  const Value value = evaluation_.EvaluateDefinition(execution_, index, relied_on);
  node.set_value(ValueText(value, definition.type));
  if (!shown_.insert(index).second) return node;
  Cite(plan, definition.site, node);
  const Applied applied = evaluation_.AppliedTo(execution_, index, nullptr);
  if (!applied.decided) {
    // Not known: what it would be worked out from.
    if (definition.table == nullptr) ExplainPart(definition.value, node);
    for (const PlanException& exception : definition.exceptions)
      AddSteps(*exception.when.root, node);
    for (const Program& input : definition.inputs) AddSteps(*input.root, node);
    for (const PlanRow& row : definition.rows) {
      if (row.when.has_value()) AddSteps(*row.when->root, node);
    }
    return node;
  }
  if (definition.table != nullptr) {
    const int r = applied.parts.front();
    const PlanRow& row = definition.rows[static_cast<size_t>(r)];
    CiteApplied(plan, row.site, node);
    std::string why = absl::StrCat("row ", r + 1);
    if (row.when.has_value()) {
      absl::StrAppend(&why, ", since ", PlainText(plan, *row.when, {}));
    }
    node.set_because(why);
    ExplainPart(row.then, node);
    if (row.when.has_value()) AddSteps(*row.when->root, node);
    for (const Program& input : definition.inputs) AddSteps(*input.root, node);
    return node;
  }
  if (applied.parts.empty()) {
    ExplainPart(definition.value, node);
    return node;
  }
  // Several may apply with one value: each is cited.
  CiteApplied(plan, definition.exceptions[static_cast<size_t>(applied.parts.front())].site, node);
  for (int part : applied.parts) {
    const PlanException& exception = definition.exceptions[static_cast<size_t>(part)];
    Cite(plan, exception.site, node);
    const std::string& because = exception.source->because();
    node.set_because(because.empty() ? PlainText(plan, exception.when, {}) : because);
    ExplainPart(exception.value, node);
    AddSteps(*exception.when.root, node);
  }
  return node;
}

v1::ExplanationNode StepWriter::Explain(const std::string& kind, const std::string& label,
                                        const Program& program,
                                        const std::vector<Value>& variables) {
  v1::ExplanationNode node;
  node.set_kind(kind);
  node.set_label(label);
  Reliance relied_on;
  const Value value = evaluation_.Evaluate(execution_, program, variables, relied_on);
  node.set_value(ValueText(value, program.type()));
  node.set_expression(program.text());
  node.set_sum(SumText(execution_, program, variables));
  AddSteps(*program.root, node);
  return node;
}

}  // namespace fairstart
