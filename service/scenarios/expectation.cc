// Tested by tests/service/scenarios/expectation_test.cc.
#include "service/scenarios/expectation.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "service/scenarios/line_expectation.h"

namespace fairstart {
namespace {

constexpr char kNotListed[] = "not listed";

std::string At(const std::string& field, int index) { return absl::StrCat(field, "[", index, "]"); }

void CompareStatus(const v1::Check& check, const v1::StatusFinding& status,
                   std::vector<Mismatch>& mismatches) {
  if (check.status().empty()) return;
  const std::string got = status.status().empty() ? "undetermined" : status.status();
  if (check.status() != got) mismatches.push_back({"status", "status", check.status(), got});
}

// The line's number in the finding, or -1.
int FindLine(const v1::Finding& finding, const v1::LineCheck& check) {
  for (int i = 0; i < finding.lines_size(); ++i) {
    if (finding.lines(i).entitlement() == check.entitlement() &&
        finding.lines(i).instance() == check.instance()) {
      return i;
    }
  }
  return -1;
}

std::string InstancesOf(const v1::Finding& finding, const std::string& entitlement) {
  std::vector<std::string> instances;
  for (const v1::Line& line : finding.lines()) {
    if (line.entitlement() != entitlement) continue;
    instances.push_back(line.instance().empty() ? "the line without instance" : line.instance());
  }
  if (instances.empty()) return "no line of that entitlement";
  return absl::StrCat("only ", absl::StrJoin(instances, ", "));
}

void CompareLines(const v1::Check& check, const v1::PreviewResponse& answer,
                  std::vector<Mismatch>& mismatches) {
  const v1::Finding& finding = answer.finding();
  std::set<int> named;
  for (int i = 0; i < check.line_size(); ++i) {
    const v1::LineCheck& line = check.line(i);
    const int found = FindLine(finding, line);
    if (found < 0) {
      mismatches.push_back({At("line", i), NameOfLine(line.entitlement(), line.instance()),
                            "a line", InstancesOf(finding, line.entitlement())});
      continue;
    }
    named.insert(found);
    CompareLine(line, At("line", i), answer, found, mismatches);
  }
  for (int i = 0; i < finding.lines_size(); ++i) {
    const v1::Line& line = finding.lines(i);
    const std::string name = NameOfLine(line.entitlement(), line.instance());
    if (!line.defect().empty()) {
      mismatches.push_back({"", name, "a rulebook without defects", line.defect()});
    }
    if (check.exhaustive() && !named.contains(i) && line.outcome() != v1::OUTCOME_NOT_ENTITLED) {
      mismatches.push_back({"exhaustive", name, "NOT_ENTITLED, since the check is exhaustive",
                            NameOfOutcome(line.outcome())});
    }
  }
}

void CompareClaims(const v1::Check& check, const v1::Finding& finding,
                   std::vector<Mismatch>& mismatches) {
  const auto find = [&](const std::string& name) -> const v1::ClaimFinding* {
    for (const v1::ClaimFinding& claim : finding.claims()) {
      if (claim.claim() == name) return &claim;
    }
    return nullptr;
  };
  for (int i = 0; i < check.claim_size(); ++i) {
    const v1::ClaimCheck& expected = check.claim(i);
    const std::string what = absl::StrCat("claim ", expected.claim());
    const v1::ClaimFinding* got = find(expected.claim());
    if (got == nullptr || got->outcome() != v1::OUTCOME_ELSEWHERE) {
      mismatches.push_back({At("claim", i), what, "open",
                            got == nullptr ? kNotListed : NameOfOutcome(got->outcome())});
      continue;
    }
    if (!expected.from().empty() && expected.from() != got->from()) {
      mismatches.push_back({At("claim", i) + ".from", what + ": from", expected.from(),
                            NameOfEnd(got->from(), "no day")});
    }
    if (!expected.until().empty() && expected.until() != got->until()) {
      mismatches.push_back({At("claim", i) + ".until", what + ": until", expected.until(),
                            NameOfEnd(got->until(), "no day")});
    }
    CompareMoney(At("claim", i) + ".amount", what + ": amount", expected.amount(),
                 got->has_amount() ? &got->amount() : nullptr, mismatches);
  }
  for (int i = 0; i < check.no_claim_size(); ++i) {
    const v1::ClaimFinding* got = find(check.no_claim(i));
    if (got == nullptr) continue;
    mismatches.push_back({At("no_claim", i), absl::StrCat("claim ", check.no_claim(i)), kNotListed,
                          NameOfOutcome(got->outcome())});
  }
}

std::string NameOfState(v1::DutyFinding::State state) {
  constexpr size_t kPrefix = sizeof("STATE_") - 1;
  return v1::DutyFinding::State_Name(state).substr(kPrefix);
}

void CompareDuties(const v1::Check& check, const v1::Finding& finding,
                   std::vector<Mismatch>& mismatches) {
  for (int i = 0; i < check.duty_size(); ++i) {
    const v1::DutyCheck& expected = check.duty(i);
    const std::string what =
        absl::StrCat("duty ", NameOfLine(expected.duty(), expected.instance()));
    const auto got = std::find_if(
        finding.duties().begin(), finding.duties().end(), [&](const v1::DutyFinding& duty) {
          return duty.duty() == expected.duty() && duty.instance() == expected.instance();
        });
    if (got == finding.duties().end()) {
      mismatches.push_back({At("duty", i), what, "listed", kNotListed});
      continue;
    }
    if (!expected.due().empty() && expected.due() != got->due()) {
      mismatches.push_back({At("duty", i) + ".due", what + ": due", expected.due(),
                            NameOfEnd(got->due(), "no day")});
    }
    CompareMoney(At("duty", i) + ".amount", what + ": amount", expected.amount(),
                 got->has_amount() ? &got->amount() : nullptr, mismatches);
    if (expected.state() != v1::DutyFinding::STATE_UNSPECIFIED &&
        expected.state() != got->state()) {
      mismatches.push_back({At("duty", i) + ".state", what + ": state",
                            NameOfState(expected.state()), NameOfState(got->state())});
    }
  }
  for (int i = 0; i < check.no_duty_size(); ++i) {
    for (const v1::DutyFinding& duty : finding.duties()) {
      if (duty.duty() != check.no_duty(i)) continue;
      mismatches.push_back({At("no_duty", i),
                            absl::StrCat("duty ", NameOfLine(duty.duty(), duty.instance())),
                            kNotListed, NameOfState(duty.state())});
    }
  }
}

void CompareWarnings(const v1::Check& check, const v1::Finding& finding,
                     std::vector<Mismatch>& mismatches) {
  std::set<std::string> shown;
  for (const v1::WarningFinding& warning : finding.warnings()) shown.insert(warning.warning());
  for (int i = 0; i < check.warning_size(); ++i) {
    if (shown.contains(check.warning(i))) continue;
    mismatches.push_back(
        {At("warning", i), absl::StrCat("warning ", check.warning(i)), "shown", "not shown"});
  }
  for (int i = 0; i < check.no_warning_size(); ++i) {
    if (!shown.contains(check.no_warning(i))) continue;
    mismatches.push_back(
        {At("no_warning", i), absl::StrCat("warning ", check.no_warning(i)), "not shown", "shown"});
  }
}

void CompareWindow(const v1::Check& check, const v1::Window& whole,
                   std::vector<Mismatch>& mismatches) {
  const auto compare = [&](const char* field, const std::string& expected, const std::string& got) {
    if (expected.empty() || expected == got) return;
    mismatches.push_back({field, absl::StrCat("the whole answer: ", field), expected, got});
  };
  compare("window_first_day", check.window_first_day(), NameOfEnd(whole.first_day(), "always"));
  compare("window_last_day", check.window_last_day(), NameOfEnd(whole.last_day(), "never"));
}

void CompareInterpretations(const v1::Check& check, const v1::Finding& finding,
                            std::vector<Mismatch>& mismatches) {
  const std::set<std::string> used(finding.interpretations().begin(),
                                   finding.interpretations().end());
  for (int i = 0; i < check.interpretation_size(); ++i) {
    if (used.contains(check.interpretation(i))) continue;
    mismatches.push_back({At("interpretation", i),
                          absl::StrCat("interpretation ", check.interpretation(i)), "relied on",
                          used.empty() ? "none" : absl::StrJoin(used, ", ")});
  }
}

}  // namespace

std::vector<Mismatch> Compare(const v1::Check& check, const v1::PreviewResponse& answer) {
  std::vector<Mismatch> mismatches;
  CompareStatus(check, answer.finding().status(), mismatches);
  CompareLines(check, answer, mismatches);
  CompareClaims(check, answer.finding(), mismatches);
  CompareDuties(check, answer.finding(), mismatches);
  CompareWarnings(check, answer.finding(), mismatches);
  CompareWindow(check, answer.windows().whole(), mismatches);
  CompareInterpretations(check, answer.finding(), mismatches);
  return mismatches;
}

bool NeedsWindows(const v1::Check& check) {
  if (!check.window_first_day().empty() || !check.window_last_day().empty()) return true;
  return std::any_of(check.line().begin(), check.line().end(), [](const v1::LineCheck& line) {
    return !line.window_first_day().empty() || !line.window_last_day().empty();
  });
}

bool NeedsExplanation(const v1::Check& check) {
  return std::any_of(check.line().begin(), check.line().end(),
                     [](const v1::LineCheck& line) { return line.sum_size() > 0; });
}

}  // namespace fairstart
