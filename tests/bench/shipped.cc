#include "tests/bench/shipped.h"

#include <iostream>
#include <memory>
#include <stdexcept>

#include "service/files/message_file.h"
#include "service/rulebooks/edition_folder.h"
#include "service/scenarios/scenario_set.h"

namespace fairstart {
namespace {

template <typename T>
T Must(absl::StatusOr<T> value) {
  if (!value.ok()) throw std::runtime_error(std::string(value.status().message()));
  return *std::move(value);
}

}  // namespace

Question Asked::ToQuestion() const {
  Question question;
  question.facts = &facts;
  question.record = record.has_value() ? &*record : nullptr;
  question.as_of = as_of;
  return question;
}

RulebookFolder ReadFolder(const char* path) { return Must(ReadRulebookFolder(path)); }

const Plan& ShippedPlan() {
  CompileOptions options;
  options.try_other_readings = false;
  static const std::shared_ptr<const Plan>& plan = *new std::shared_ptr<const Plan>(
      Compile(ReadFolder(kRulebookFolder), ReadFolder(kRatesFolder), {}, options).plan);
  if (plan == nullptr) throw std::runtime_error("the shipped rulebook does not compile");
  return *plan;
}

Asked Example() {
  Asked example;
  example.name = "example";
  const MessageFile file = Must(OpenMessageFile(kExample, std::cin));
  if (!ReadMessage(file, example.facts).empty()) throw std::runtime_error("the example is not read");
  example.as_of = Must(ParseDay(example.facts.known_through()));
  return example;
}

std::vector<Asked> ScenarioDays() {
  std::vector<Asked> days;
  for (const ReadyScenario& ready : Must(ReadScenarios(kRulebookFolder)).scenarios) {
    if (ready.scenario.reading_size() > 0 || ready.scenario.parameter_size() > 0) continue;
    for (const v1::Check& check : ready.scenario.check()) {
      days.push_back({ready.scenario.name(), ready.facts, ready.record, Must(ParseDay(check.as_of()))});
    }
  }
  return days;
}

}  // namespace fairstart
