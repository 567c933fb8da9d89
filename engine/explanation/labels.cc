// Tested by tests/engine/explanation/plain_text_test.cc.
#include "engine/explanation/labels.h"

#include "engine/explanation/anchor.h"
#include "engine/explanation/english.h"
#include "engine/explanation/value_text.h"

namespace fairstart {

std::string DefinitionLabel(const Plan& plan, int index) {
  const PlanDefinition& definition = plan.definitions[static_cast<size_t>(index)];
  return definition.label.empty() ? NameInWords(definition.name) : definition.label;
}

std::string ParameterLabel(const Plan& plan, int index) {
  const v1::Parameter& parameter = *plan.parameters[static_cast<size_t>(index)].source;
  return parameter.label().empty() ? NameInWords(parameter.name()) : parameter.label();
}

std::string FieldLabel(const RecordType& type, int field) {
  const Field& described = type.fields[static_cast<size_t>(field)];
  return described.wording.label.empty() ? NameInWords(described.name) : described.wording.label;
}

std::string DefinitionAnchor(const Plan& plan, int index) {
  return Anchor("definition", plan.definitions[static_cast<size_t>(index)].name);
}

std::string ParameterAnchor(const Plan& plan, int index) {
  return Anchor("parameter", plan.parameters[static_cast<size_t>(index)].source->name());
}

std::string CitationAnchor(const Plan& plan, const v1::Citation& citation) {
  const auto& sources = plan.declarations.sources;
  const std::string& source =
      citation.source().empty() && !sources.empty() ? sources.front()->name() : citation.source();
  return ReferenceAnchor(source, citation.paragraph());
}

std::string OnlyValue(const Plan& plan, int index) {
  const PlanParameter& parameter = plan.parameters[static_cast<size_t>(index)];
  if (parameter.source->key_size() > 0 || parameter.rows.size() != 1) return "";
  const std::vector<PlanParameterRow>& rows = parameter.rows.begin()->second;
  if (rows.size() != 1 || parameter.type.Is(Type::Kind::kString)) return "";
  return QuantityText(rows.front().value, parameter.type, parameter.source->unit());
}

std::vector<Variable> VariablesOf(const PlanDefinition& definition) {
  if (definition.of == nullptr) return {};
  return {{definition.of_variable, Type{.kind = Type::Kind::kRecord, .record = definition.of}}};
}

std::vector<Variable> VariablesOf(const std::vector<PlanForEach>& loops) {
  std::vector<Variable> variables;
  for (const PlanForEach& loop : loops) {
    variables.push_back({loop.source->each(), *loop.in.type().element});
  }
  return variables;
}

}  // namespace fairstart
