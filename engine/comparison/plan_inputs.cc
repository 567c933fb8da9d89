// Tested by tests/engine/comparison/comparison_test.cc.
#include "engine/comparison/plan_inputs.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/comparison/parameter_words.h"
#include "engine/explanation/english.h"
#include "engine/rulebook/plan.h"

namespace fairstart {
namespace {

std::string NumberOf(const std::string& reading) { return reading.substr(0, reading.find('=')); }

// The reading of an interpretation that a choice puts in place; "" for none.
std::string PutInPlace(const PlanChoice& choice, const std::string& number) {
  for (const std::string& reading : choice.readings) {
    if (NumberOf(reading) == number) return reading.substr(number.size() + 1);
  }
  return "";
}

const v1::Interpretation* FindInterpretation(const Plan& plan, const std::string& number) {
  for (const v1::Interpretation& interpretation : plan.merged.interpretation()) {
    if (interpretation.number() == number) return &interpretation;
  }
  return nullptr;
}

// How a side reads an interpretation: as it says, or as its rulebook chose.
std::string ReadAs(const ComparedSide& side, const std::string& number) {
  const std::string given = PutInPlace(side.choice, number);
  const v1::Interpretation* interpretation = FindInterpretation(*side.plan, number);
  if (interpretation == nullptr) return given;
  const auto& chosen = interpretation->chosen();
  const bool as_chosen =
      given.empty() || std::find(chosen.begin(), chosen.end(), given) != chosen.end();
  return as_chosen ? absl::StrJoin(chosen, " and ") : given;
}

std::string ReadingSays(const Plan& plan, const std::string& number, const std::string& name) {
  const v1::Interpretation* interpretation = FindInterpretation(plan, number);
  if (interpretation == nullptr) return "";
  for (const v1::Interpretation::Reading& reading : interpretation->reading()) {
    if (reading.name() == name) return reading.says();
  }
  return "";
}

const v1::Parameter* PutInPlaceParameter(const PlanChoice& choice, const std::string& name) {
  for (const v1::Parameter& parameter : choice.parameters) {
    if (parameter.name() == name) return &parameter;
  }
  return nullptr;
}

const PlanParameter* FindParameter(const Plan& plan, const std::string& name) {
  for (const PlanParameter& parameter : plan.parameters) {
    if (parameter.source->name() == name) return &parameter;
  }
  return nullptr;
}

bool IsSame(const PlanParameter* a, const PlanParameter* b) {
  if (a == nullptr || b == nullptr) return a == b;
  return a->source->SerializeAsString() == b->source->SerializeAsString();
}

}  // namespace

PlanInputs::PlanInputs(const ComparedSide& before, const ComparedSide& after)
    : before_(before), after_(after) {
  const PlanChoice& was = before.choice;
  const PlanChoice& is = after.choice;
  if (was.id != is.id || was.edition != is.edition) {
    const std::string old_name = absl::StrCat(was.id, " ", was.edition);
    const std::string new_name = absl::StrCat(is.id, " ", is.edition);
    Add(v1::INPUT_KIND_EDITION, "", old_name, new_name,
        absl::StrCat("The rulebook is ", new_name, " instead of ", old_name, "."));
  }
  if (was.rates != is.rates) {
    Add(v1::INPUT_KIND_RATES, "", was.rates, is.rates,
        absl::StrCat("The rates are those of ", is.rates, " instead of ", was.rates, "."));
  }
  AddReadings();
  AddParameters();
}

void PlanInputs::Add(v1::InputKind kind, const std::string& path, const std::string& was,
                     const std::string& is, const std::string& says) {
  v1::InputChange& change = changes_.emplace_back();
  change.set_kind(kind);
  change.set_path(path);
  change.set_before(was);
  change.set_after(is);
  change.set_says(says);
}

void PlanInputs::AddReadings() {
  std::set<std::string> numbers;
  for (const PlanChoice* choice : {&before_.choice, &after_.choice}) {
    for (const std::string& reading : choice->readings) numbers.insert(NumberOf(reading));
  }
  for (const std::string& number : numbers) {
    const std::string was = ReadAs(before_, number);
    const std::string is = ReadAs(after_, number);
    if (was == is) continue;
    const std::string means = ReadingSays(*after_.plan, number, is);
    Add(v1::INPUT_KIND_READING, number, was, is,
        Ended(absl::StrCat(number, " is read as ", is, " instead of ", was,
                           means.empty() ? "" : ": ", means)));
  }
}

void PlanInputs::AddParameters() {
  std::set<std::string> names;
  for (const PlanChoice* choice : {&before_.choice, &after_.choice}) {
    for (const v1::Parameter& parameter : choice->parameters) names.insert(parameter.name());
  }
  for (const std::string& name : names) {
    const PlanParameter* was = FindParameter(*before_.plan, name);
    const PlanParameter* is = FindParameter(*after_.plan, name);
    if (!IsSame(was, is)) changes_.push_back(DescribeParameter(name, was, is));
  }
}

PlanChoice PlanInputs::Mix(const std::function<bool(int)>& after) const {
  PlanChoice mixed;
  mixed.id = before_.choice.id;
  mixed.edition = before_.choice.edition;
  mixed.rates = before_.choice.rates;
  std::map<std::string, std::string> readings;  // by number
  for (const std::string& reading : before_.choice.readings) readings[NumberOf(reading)] = reading;
  std::map<std::string, v1::Parameter> parameters;  // by name
  for (const v1::Parameter& parameter : before_.choice.parameters)
    parameters[parameter.name()] = parameter;
  for (size_t i = 0; i < changes_.size(); ++i) {
    if (!after(static_cast<int>(i))) continue;
    const v1::InputChange& change = changes_[i];
    if (change.kind() == v1::INPUT_KIND_EDITION) {
      mixed.id = after_.choice.id;
      mixed.edition = after_.choice.edition;
    } else if (change.kind() == v1::INPUT_KIND_RATES) {
      mixed.rates = after_.choice.rates;
    } else if (change.kind() == v1::INPUT_KIND_READING) {
      const std::string given = PutInPlace(after_.choice, change.path());
      readings.erase(change.path());
      if (!given.empty()) readings[change.path()] = absl::StrCat(change.path(), "=", given);
    } else {
      const v1::Parameter* given = PutInPlaceParameter(after_.choice, change.path());
      parameters.erase(change.path());
      if (given != nullptr) parameters[change.path()] = *given;
    }
  }
  for (const auto& [number, reading] : readings) mixed.readings.push_back(reading);
  for (const auto& [name, parameter] : parameters) mixed.parameters.push_back(parameter);
  return mixed;
}

}  // namespace fairstart
