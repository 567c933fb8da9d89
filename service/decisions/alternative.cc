// Tested by tests/service/decisions/compare_test.cc.
#include "service/decisions/alternative.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "engine/rulebook/parameter.h"
#include "engine/text/misread.h"
#include "service/errors/nearest_name.h"
#include "service/errors/rich_status.h"

namespace fairstart {
namespace {

std::string NumberOf(const std::string& reading) { return reading.substr(0, reading.find('=')); }

const v1::Parameter* FindParameter(const v1::Rulebook& rulebook, const std::string& name) {
  for (const v1::Parameter& parameter : rulebook.parameter()) {
    if (parameter.name() == name) return &parameter;
  }
  return nullptr;
}

class ParameterCheck {
 public:
  ParameterCheck(const v1::Rulebook& rulebook, FieldViolations& violations)
      : rulebook_(rulebook), violations_(violations) {}

  void Check(const v1::Parameter& parameter, const std::string& path) {
    const v1::Parameter* own = FindParameter(rulebook_, parameter.name());
    if (own == nullptr) {
      std::vector<std::string> known;
      for (const v1::Parameter& other : rulebook_.parameter()) known.push_back(other.name());
      return Say(path + ".name",
                 absl::StrCat("the rulebook has no parameter ", Quoted(parameter.name()), "; ",
                              NearestOrKnown(parameter.name(), known)));
    }
    if (!names_.insert(parameter.name()).second) {
      return Say(path + ".name", absl::StrCat(parameter.name(), " is given twice; give it once"));
    }
    if (parameter.unit() != own->unit()) {
      Say(path + ".unit", absl::StrCat("is not that of the parameter, which is ",
                                       v1::Unit_Name(own->unit()), "; send the same"));
    }
    const bool same_keys = std::equal(parameter.key().begin(), parameter.key().end(),
                                      own->key().begin(), own->key().end());
    if (!same_keys) Say(path + ".key", "are not those of the parameter; send the same");
    for (int i = 0; i < parameter.row_size(); ++i) {
      CheckRow(*own, parameter.row(i), absl::StrCat(path, ".row[", i, "]"));
    }
  }

 private:
  void Say(const std::string& path, const std::string& description) {
    violations_.push_back({path, description});
  }

  void CheckDay(const std::string& text, const std::string& path) {
    const absl::Status status = ParseDay(text).status();
    if (!status.ok()) Say(path, std::string(status.message()));
  }

  void CheckRow(const v1::Parameter& own, const v1::ParameterRow& row, const std::string& path) {
    CheckDay(row.from(), path + ".from");
    if (!row.until().empty()) CheckDay(row.until(), path + ".until");
    const absl::Status value = ParseValue(own.unit(), row.value()).status();
    if (!value.ok()) Say(path + ".value", std::string(value.message()));
    if (row.key_size() != own.key_size()) {
      Say(path + ".key", absl::StrCat("has ", row.key_size(), " and the parameter has ",
                                      own.key_size(), "; give one value for each key, in order"));
    }
  }

  const v1::Rulebook& rulebook_;
  FieldViolations& violations_;
  std::set<std::string> names_;
};

std::string WhatDoesNotCompile(const CompileResult& result) {
  for (const Diagnostic& diagnostic : result.diagnostics) {
    if (diagnostic.severity != Diagnostic::Severity::kError) continue;
    return absl::StrCat("the rulebook does not compile with them: ", diagnostic.problem, "; ",
                        diagnostic.mend);
  }
  return "the rulebook does not compile with them";
}

}  // namespace

PlanChoice ChoiceOf(const Selection& selection, const Plan& plan) {
  PlanChoice choice;
  choice.id = selection.id;
  choice.edition = RulebookEdition(plan).edition();
  choice.rates = RatesEdition(plan).edition();
  choice.readings = selection.options.readings;
  choice.parameters = selection.options.parameters;
  return choice;
}

Selection AlternativeSelection(const Selection& before, const v1::RulebookSelector& alternative,
                               Day day) {
  Selection after = before;
  after.day = day;
  if (!alternative.id().empty() && alternative.id() != before.id) {
    after.id = alternative.id();
    after.edition.clear();
  }
  if (!alternative.edition().empty()) after.edition = alternative.edition();
  if (!alternative.rates().empty()) after.rates = alternative.rates();
  std::vector<std::string>& readings = after.options.readings;
  std::erase_if(readings, [&](const std::string& reading) {
    return std::any_of(
        alternative.readings().begin(), alternative.readings().end(),
        [&](const std::string& other) { return NumberOf(other) == NumberOf(reading); });
  });
  // First, so that a mistake in them is found where they were given.
  readings.insert(readings.begin(), alternative.readings().begin(), alternative.readings().end());
  return after;
}

FieldViolations CheckOtherParameters(
    const v1::Rulebook& rulebook,
    const google::protobuf::RepeatedPtrField<v1::Parameter>& parameters) {
  FieldViolations violations;
  if (parameters.size() > kMostOtherParameters) {
    return {{"alternative.parameters",
             absl::StrCat("has ", parameters.size(), "; give at most ", kMostOtherParameters)}};
  }
  ParameterCheck check(rulebook, violations);
  for (int i = 0; i < parameters.size(); ++i) {
    check.Check(parameters[i], absl::StrCat("alternative.parameters[", i, "]"));
  }
  return violations;
}

absl::Status Below(const std::string& field, const absl::Status& status) {
  FieldViolations violations = ViolationsOf(status);
  if (violations.empty()) return status;
  for (FieldViolation& violation : violations)
    violation.path = absl::StrCat(field, ".", violation.path);
  if (!absl::IsNotFound(status)) return InvalidRequest(violations);
  for (const Reason reason :
       {Reason::kRulebookNotFound, Reason::kEditionNotFound, Reason::kRatesNotFound}) {
    if (ToString(reason) == ReasonOf(status)) return NotFound(reason, violations.front());
  }
  return InvalidRequest(violations);
}

absl::StatusOr<std::shared_ptr<const Plan>> FindAlternative(const RulebookLibrary& library,
                                                            Selection selection) {
  const std::vector<v1::Parameter> parameters = std::exchange(selection.options.parameters, {});
  absl::StatusOr<std::shared_ptr<const Plan>> plan = library.Find(selection);
  if (!plan.ok()) return Below("alternative", plan.status());
  if (parameters.empty()) return plan;
  const FieldViolations violations =
      CheckOtherParameters(MergedRulebook(**plan), {parameters.begin(), parameters.end()});
  if (!violations.empty()) return InvalidRequest(violations);
  selection.options.parameters = parameters;
  absl::StatusOr<std::shared_ptr<const Plan>> other = library.Find(selection);
  if (other.ok()) return other;
  // It compiles without them.
  const absl::StatusOr<CompileResult> result = library.Diagnose(selection);
  if (!result.ok()) return Below("alternative", result.status());
  return InvalidRequest({{"alternative.parameters", WhatDoesNotCompile(*result)}});
}

PlanSource PlansOf(const RulebookLibrary& library) {
  return [&library](const PlanChoice& choice) -> std::shared_ptr<const Plan> {
    Selection selection;
    selection.id = choice.id;
    selection.edition = choice.edition;
    selection.rates = choice.rates;
    selection.options.readings = choice.readings;
    selection.options.parameters = choice.parameters;
    const absl::StatusOr<std::shared_ptr<const Plan>> plan = library.Find(selection);
    return plan.ok() ? *plan : nullptr;
  };
}

}  // namespace fairstart
