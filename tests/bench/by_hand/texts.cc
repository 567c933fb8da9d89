#include "tests/bench/by_hand/texts.h"

#include <algorithm>
#include <stdexcept>

#include "engine/evaluation/question.h"

namespace fairstart::by_hand {
namespace {

template <typename Declarations>
const auto& Named(const Declarations& declarations, const std::string& name) {
  for (const auto& declaration : declarations) {
    if (declaration.name() == name) return declaration;
  }
  throw std::runtime_error("the rulebook has no " + name);
}

template <typename Parts>
const auto& Part(const Parts& parts, int position, const std::string& name) {
  if (position < parts.size()) return parts[position];
  throw std::runtime_error("the rulebook has no such part of " + name);
}

// Definitions and tables stand in one list here.
struct Sources {
  const google::protobuf::RepeatedPtrField<v1::Citation>* citations;
  const google::protobuf::RepeatedPtrField<std::string>* interpretations;
};
Sources DefinitionOrTable(const v1::Rulebook& merged, const std::string& name) {
  for (const v1::Table& table : merged.table()) {
    if (table.name() == name) return {&table.cite(), &table.interpretation()};
  }
  const v1::Definition& definition = Named(merged.definition(), name);
  return {&definition.cite(), &definition.interpretation()};
}

const auto& Conditions(const v1::Entitlement& entitlement) { return entitlement.who(); }
const auto& Conditions(const v1::Claim& claim) { return claim.who(); }
const auto& Conditions(const v1::Duty& duty) { return duty.when(); }

const auto& EntitlementNamed(const v1::Rulebook& merged, const std::string& name) {
  return Named(merged.entitlement(), name);
}
const auto& ClaimNamed(const v1::Rulebook& merged, const std::string& name) {
  return Named(merged.claim(), name);
}
const auto& DutyNamed(const v1::Rulebook& merged, const std::string& name) {
  return Named(merged.duty(), name);
}

}  // namespace

Texts::Texts(const v1::Rulebook& merged, const v1::EditionReference& rulebook,
             const v1::EditionReference& rates)
    : lines_(kRules),
      reasons_(kRules),
      no_instance_(kRules),
      elsewhere_(kRules),
      needs_(kRules),
      in_kind_(kRules),
      consider_(kRules),
      claims_(kRules),
      duties_(kRules),
      warnings_(kRules) {
  NumberInterpretations(merged);
  *finding_.mutable_rulebook() = rulebook;
  *finding_.mutable_rates() = rates;
  finding_.set_semantics(kSemantics);
  for (const auto& choice : Named(merged.enumeration(), "LegalStatus").choice()) {
    status_labels_[choice.name()] = choice.label();
  }
#define PARAMETER(rule, name, row_number)                                                       \
  {                                                                                             \
    const v1::Parameter& parameter = Named(merged.parameter(), name);                           \
    const v1::ParameterRow& row = Part(parameter.row(), row_number, name);                      \
    Note(rule, row.cite().empty() ? parameter.cite() : row.cite(), parameter.interpretation()); \
  }
#define DEFINITION(rule, name)                                \
  {                                                           \
    const Sources sources = DefinitionOrTable(merged, name);  \
    Note(rule, *sources.citations, *sources.interpretations); \
  }
#define EXCEPTION(rule, owner, name)                                                        \
  {                                                                                         \
    const v1::Exception& part = Named(Named(merged.definition(), owner).exception(), name); \
    Note(rule, part.cite(), part.interpretation());                                         \
  }
#define ROW(rule, owner, position)                                                          \
  {                                                                                         \
    const v1::Table::Row& part = Part(Named(merged.table(), owner).row(), position, owner); \
    Note(rule, part.cite(), part.interpretation());                                         \
  }
#define CONDITION(rule, kind, name, position) \
  ReadCondition(rule, Part(Conditions(kind##Named(merged, name)), position, name));
#define ENTITLEMENT(rule, name) ReadEntitlement(rule, Named(merged.entitlement(), name));
#define CAP(rule, owner, position)                                                        \
  {                                                                                       \
    const v1::Cap& cap = Part(Named(merged.entitlement(), owner).cap(), position, owner); \
    Note(rule, cap.cite(), cap.interpretation());                                         \
  }
#define NEED(rule, owner, position) \
  ReadNeed(rule, Part(Named(merged.entitlement(), owner).need(), position, owner));
#define BAR(rule, name) ReadBar(rule, Named(merged.bar(), name));
#define CLAIM(rule, name) ReadClaim(rule, Named(merged.claim(), name));
#define DUTY(rule, name) ReadDuty(rule, Named(merged.duty(), name));
#define WARNING(rule, name) ReadWarning(rule, Named(merged.warning(), name));
#include "tests/bench/by_hand/rule_list.inc"
#undef PARAMETER
#undef DEFINITION
#undef EXCEPTION
#undef ROW
#undef CONDITION
#undef ENTITLEMENT
#undef CAP
#undef NEED
#undef BAR
#undef CLAIM
#undef DUTY
#undef WARNING
}

// "I-09" stands before "I-100".
void Texts::NumberInterpretations(const v1::Rulebook& merged) {
  for (const v1::Interpretation& interpretation : merged.interpretation()) {
    numbers_.push_back(interpretation.number());
  }
  std::sort(numbers_.begin(), numbers_.end(), [](const std::string& a, const std::string& b) {
    return a.size() != b.size() ? a.size() < b.size() : a < b;
  });
  if (numbers_.size() > 128) throw std::runtime_error("more interpretations than are foreseen");
  for (size_t i = 0; i < numbers_.size(); ++i) places_[numbers_[i]] = i;
}

uint16_t Texts::NumberOf(const v1::Citation& citation) {
  const auto [found, added] = citation_numbers_.try_emplace(
      {citation.paragraph(), citation.source()}, static_cast<uint16_t>(citations_.size()));
  if (added) citations_.push_back(citation);
  if (citations_.size() > 512) throw std::runtime_error("more citations than are foreseen");
  return found->second;
}

void Texts::Note(Rule rule, const Citations& citations, const Numbers& interpretations) {
  for (const v1::Citation& citation : citations) {
    const uint16_t number = NumberOf(citation);
    citations_of_[At(rule)].push_back(number);
    own_citations_[At(rule)].Add(number);
  }
  for (const std::string& number : interpretations) {
    interpretations_[At(rule)].Add(places_.at(number));
  }
}

template <typename Condition>
void Texts::ReadCondition(Rule rule, const Condition& condition) {
  Note(rule, condition.cite(), condition.interpretation());
  v1::Reason& reason = reasons_[At(rule)];
  reason.set_text(condition.otherwise());
  *reason.mutable_citations() = condition.cite();
}

void Texts::ReadEntitlement(Rule rule, const v1::Entitlement& source) {
  Note(rule, source.cite(), source.interpretation());
  v1::Line& line = lines_[At(rule)];
  line.set_entitlement(source.name());
  line.set_label(source.label());
  line.set_frequency(source.frequency());
  line.set_payee(source.payee());
  line.set_manner(source.manner());
  line.set_counts_as_income(source.counts_as_income());
  *line.mutable_citations() = source.cite();
  for (int level = 0; level < source.for_each_size(); ++level) {
    v1::Reason& reason = no_instance_[At(rule)][static_cast<size_t>(level)];
    reason.set_text(source.for_each(level).otherwise());
    *reason.mutable_citations() = source.cite();
  }
  in_kind_[At(rule)] = source.in_kind();
  consider_[At(rule)] = source.consider().what();
}

void Texts::ReadNeed(Rule rule, const v1::Need& source) {
  Note(rule, source.cite(), source.interpretation());
  v1::UnmetNeed& need = needs_[At(rule)];
  if (source.has_assessment()) {
    need.set_kind("assessment");
    need.set_name("assessment");
  } else if (source.has_approval()) {
    need.set_kind("approval");
    need.set_name(source.approval().role());
  } else {
    need.set_kind("evidence");
    need.set_name(source.evidence());
  }
  need.set_before(source.before());
  need.set_says(source.says());
  *need.mutable_citations() = source.cite();
}

void Texts::ReadBar(Rule rule, const v1::Bar& source) {
  Note(rule, source.cite(), source.interpretation());
  v1::Reason& reason = reasons_[At(rule)];
  reason.set_bar(source.name());
  reason.set_text(source.because());
  *reason.mutable_citations() = source.cite();
  v1::PaidElsewhere& elsewhere = elsewhere_[At(rule)];
  elsewhere.set_payer(source.instead().payer());
  elsewhere.set_how(source.instead().how());
  *elsewhere.mutable_citations() = source.cite();
}

void Texts::ReadClaim(Rule rule, const v1::Claim& source) {
  Note(rule, source.cite(), source.interpretation());
  v1::ClaimFinding& claim = claims_[At(rule)];
  claim.set_claim(source.name());
  claim.set_label(source.label());
  claim.set_outcome(v1::OUTCOME_ELSEWHERE);
  claim.set_payer(source.payer());
  claim.set_how(source.how());
  *claim.mutable_citations() = source.cite();
}

void Texts::ReadDuty(Rule rule, const v1::Duty& source) {
  Note(rule, source.cite(), source.interpretation());
  v1::DutyFinding& duty = duties_[At(rule)];
  duty.set_duty(source.name());
  duty.set_label(source.label());
  duty.set_actor(source.actor());
  duty.set_state(v1::DutyFinding::STATE_OPEN);
  *duty.mutable_citations() = source.cite();
}

void Texts::ReadWarning(Rule rule, const v1::Warning& source) {
  Note(rule, source.cite(), source.interpretation());
  v1::WarningFinding& warning = warnings_[At(rule)];
  warning.set_warning(source.name());
  warning.set_says(source.says());
  *warning.mutable_citations() = source.cite();
}

void Texts::AddCitations(const Rules& rules, const CitationNumbers& there,
                         google::protobuf::RepeatedPtrField<v1::Citation>* citations) const {
  CitationNumbers seen = there;
  rules.ForEach([&](size_t rule) {
    for (const uint16_t number : citations_of_[rule]) {
      if (seen.Has(number)) continue;
      seen.Add(number);
      *citations->Add() = citations_[number];
    }
  });
}

void Texts::AddInterpretations(const Interpretations& interpretations,
                               google::protobuf::RepeatedPtrField<std::string>* numbers) const {
  interpretations.ForEach([&](size_t place) { *numbers->Add() = numbers_[place]; });
}

}  // namespace fairstart::by_hand
