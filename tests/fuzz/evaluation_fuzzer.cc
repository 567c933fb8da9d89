// Any bytes as a question to a rulebook that compiles: the first chooses the rulebook, mostly the
// shipped one, the next two the life, and each further one changes a throw of the dice that tells
// it (tests/properties/case_generator.h), so that cases stay plausible whatever the bytes.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/engine.h"
#include "tests/engine/rulebook/small_rulebook.h"
#include "tests/fuzz/claim.h"
#include "tests/properties/case_generator.h"

namespace fairstart {
namespace {

// A rulebook with its rates, and who makes cases for it.
struct Subject {
  explicit Subject(std::shared_ptr<const Plan> compiled)
      : plan(std::move(compiled)),
        entitlements(EntitlementNames(*plan)),
        generator(MergedRulebook(*plan)) {}

  std::shared_ptr<const Plan> plan;
  std::vector<std::string> entitlements;
  CaseGenerator generator;
};

std::unique_ptr<Subject> ReadSubject(const std::string& rulebook, const std::string& rates) {
  CompileOptions options;
  options.try_other_readings = false;
  const CompileResult result =
      Compile(ReadFolder(rulebook, rulebook), ReadFolder(rates, rates), {}, options);
  Claim(result.plan != nullptr, "the rulebook compiles", Shown(result.diagnostics));
  return std::make_unique<Subject>(result.plan);
}

const Subject& ChooseSubject(uint8_t choice) {
  static const auto& subjects = *new std::vector<std::unique_ptr<Subject>>([] {
    std::vector<std::unique_ptr<Subject>> read;
    read.push_back(ReadSubject("rules/rotherham/2017", "rules/rates/2026"));
    read.push_back(
        ReadSubject("tests/engine/rulebook/good/rulebook", "tests/engine/rulebook/good/rates"));
    read.push_back(ReadSubject("tests/service/sample_rules/sample/2019",
                               "tests/service/sample_rules/rates/2019"));
    return read;
  }());
  return *subjects[choice < subjects.size() ? choice : 0];
}

Day ToDay(reference::DayNumber day) {
  return Day::FromNumber(day - *reference::ParseDay("1970-01-01"));
}

bool Contains(const v1::Window& window, Day day) {
  return (window.first_day().empty() || *ParseDay(window.first_day()) <= day) &&
         (window.last_day().empty() || day <= *ParseDay(window.last_day()));
}

void ClaimNoDefect(const v1::Finding& finding) {
  Claim(finding.defects().empty(), "a finding has no defect", finding.ShortDebugString());
  for (const v1::Line& line : finding.lines()) {
    Claim(line.defect().empty(), "a line has no defect", line.ShortDebugString());
    Claim(line.outcome() != v1::OUTCOME_UNSPECIFIED, "a line has an outcome", line.entitlement());
  }
}

void ClaimWindows(const Plan& plan, const Question& question, const v1::Finding& finding) {
  const v1::Windows windows = FindWindows(plan, question, finding);
  Claim(windows.lines_size() == finding.lines_size(), "each line has a window");
  Claim(Contains(windows.whole(), question.as_of), "the window contains the day asked about",
        windows.whole().ShortDebugString());
  for (const v1::Window& window : windows.lines()) {
    Claim(Contains(window, question.as_of), "a line's window contains the day asked about",
          window.ShortDebugString());
  }
}

void ClaimExplanation(const Plan& plan, const Question& question, const v1::Finding& finding) {
  const v1::Explanation explanation = Explain(plan, question, finding, v1::EXPLANATION_DETAIL_FULL);
  Claim(explanation.lines_size() == finding.lines_size(), "each line is explained");
  for (const v1::LineExplanation& line : explanation.lines()) {
    Claim(line.sentences_size() > 0, "an explanation says something", line.entitlement());
  }
}

// What is asked for beside a finding on one entitlement. It takes long, so most inputs go without.
struct Wanted {
  explicit Wanted(uint32_t lot)
      : again(lot % 8 == 1),
        explanation(lot % 16 == 0),
        windows(lot % 64 == 8),
        all_entitlements(lot % 256 == 36) {}

  bool again;
  bool explanation;
  bool windows;
  bool all_entitlements;
};

void Ask(const Subject& subject, Wanted wanted, Dice& dice) {
  const GeneratedCase asked = subject.generator.Generate(dice, Completeness::kMixed);
  const Plan& plan = *subject.plan;
  Question question;
  question.facts = &asked.facts;
  question.record = asked.record.has_value() ? &*asked.record : nullptr;
  question.as_of = ToDay(dice.Pick(asked.days));
  if (!wanted.all_entitlements) question.entitlements = {dice.Pick(subject.entitlements)};
  const auto answer = Evaluate(plan, question);
  const auto* finding = std::get_if<v1::Finding>(&answer);
  if (finding == nullptr) {
    Claim(!std::get<FieldViolations>(answer).empty(), "what is refused is so for a reason");
    return;
  }
  ClaimNoDefect(*finding);
  if (wanted.explanation) ClaimExplanation(plan, question, *finding);
  if (wanted.windows) ClaimWindows(plan, question, *finding);
  if (!wanted.again) return;
  const auto again = Evaluate(plan, question);
  Claim(std::get<v1::Finding>(again).SerializeAsString() == finding->SerializeAsString(),
        "the same question has the same answer, byte for byte");
}

void Try(std::string_view input) {
  const Wanted wanted(Lot(input));
  const auto take = [&input]() -> uint8_t {
    if (input.empty()) return 0;
    const auto byte = static_cast<uint8_t>(input.front());
    input.remove_prefix(1);
    return byte;
  };
  const Subject& subject = ChooseSubject(take());
  uint64_t life = take();
  life = life * 256 + take();
  Dice dice(life, input);
  Ask(subject, wanted, dice);
}

}  // namespace
}  // namespace fairstart

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  fairstart::Try({reinterpret_cast<const char*>(data), size});
  return 0;
}
