// Within a window the answer stays the same, and outside it changes. See tests/properties/asking.h
// for the long run.
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>

#include "tests/properties/asking.h"
#include "tests/reference/comparison.h"

namespace fairstart {
namespace {

using reference::DayNumber;

// How far windows are followed: an end further away may be a day on which nothing changes.
constexpr DayNumber kFar = 3653;
// The most days of one window that are looked at, besides its ends.
constexpr int kMostDays = 12;

// What a line says, without the day that a missing rate or a gap is named for: it moves with the day
// asked about.
std::string Saying(const v1::Line& line) {
  v1::Line copy = line;
  for (v1::Missing& missing : *copy.mutable_missing()) missing.clear_day();
  return copy.SerializeAsString();
}

// The whole answer, without the day asked about and what is supposed of it.
std::string Saying(const v1::Finding& finding) {
  v1::Finding copy = finding;
  copy.clear_as_of();
  copy.clear_suppositions();
  for (v1::Line& line : *copy.mutable_lines()) {
    for (v1::Missing& missing : *line.mutable_missing()) missing.clear_day();
  }
  for (v1::ClaimFinding& claim : *copy.mutable_claims()) {
    for (v1::Missing& missing : *claim.mutable_missing()) missing.clear_day();
  }
  for (v1::DutyFinding& duty : *copy.mutable_duties()) {
    for (v1::Missing& missing : *duty.mutable_missing()) missing.clear_day();
  }
  for (v1::Missing& missing : *copy.mutable_status()->mutable_missing()) missing.clear_day();
  return copy.SerializeAsString();
}

// The line with the same key; nothing when it is not listed.
std::string SayingOf(const v1::Finding& finding, const v1::Line& wanted) {
  for (const v1::Line& line : finding.lines()) {
    if (line.entitlement() == wanted.entitlement() && line.instance() == wanted.instance()) {
      return Saying(line);
    }
  }
  return "not listed";
}

struct Ends {
  DayNumber first = 0;
  DayNumber last = 0;
  bool open_before = false;
  bool open_after = false;
};

Ends EndsOf(const v1::Window& window, DayNumber as_of) {
  Ends ends;
  ends.open_before = window.first_day().empty();
  ends.open_after = window.last_day().empty();
  ends.first = ends.open_before ? as_of - kFar : *reference::ParseDay(window.first_day());
  ends.last = ends.open_after ? as_of + kFar : *reference::ParseDay(window.last_day());
  return ends;
}

class WindowCheck {
 public:
  WindowCheck(const GeneratedCase& generated, uint64_t seed) : generated_(generated), dice_(seed) {}

  // Looks at the days of a window: `same` says whether another day's finding says the same.
  std::string Look(const v1::Window& window, DayNumber as_of,
                   const std::function<bool(const v1::Finding&)>& same) {
    const Ends ends = EndsOf(window, as_of);
    if (ends.first > as_of || ends.last < as_of) return "the window leaves out the day itself";
    std::vector<DayNumber> days = {ends.first, ends.last, as_of - 1, as_of + 1};
    for (int i = 0; i < kMostDays; ++i) days.push_back(dice_.Between(ends.first, ends.last));
    for (const DayNumber day : days) {
      if (day < ends.first || day > ends.last) continue;
      if (!same(AskOn(day))) return reference::FormatDay(day) + " differs inside the window";
    }
    if (ends.first > as_of - kFar) Outside(same(AskOn(ends.first - 1)));
    if (ends.last < as_of + kFar) Outside(same(AskOn(ends.last + 1)));
    return "";
  }

  const v1::Finding& AskOn(DayNumber day) {
    auto found = asked_.find(day);
    if (found == asked_.end()) {
      auto answer = Ask(generated_.facts, generated_.record, day);
      found = asked_.emplace(day, std::get<v1::Finding>(std::move(answer))).first;
    }
    return found->second;
  }

  int ends() const { return ends_; }
  int too_early() const { return too_early_; }

 private:
  void Outside(bool still_the_same) {
    ++ends_;
    if (still_the_same) ++too_early_;
  }

  const GeneratedCase& generated_;
  Dice dice_;
  std::map<DayNumber, v1::Finding> asked_;
  int ends_ = 0;
  int too_early_ = 0;  // ends beyond which the answer is still the same
};

struct Count {
  int ends = 0;
  int too_early = 0;
};

// What is wrong with the windows of one answer; empty when nothing is.
std::string LookAt(const GeneratedCase& generated, DayNumber as_of, WindowCheck& check) {
  const v1::Finding finding = check.AskOn(as_of);
  const v1::Windows windows =
      FindWindows(TestedPlan(), QuestionOf(generated.facts, generated.record, as_of), finding);
  if (windows.lines_size() != finding.lines_size()) return "a line has no window";
  const std::string wrong = check.Look(windows.whole(), as_of, [&](const v1::Finding& other) {
    return Saying(other) == Saying(finding);
  });
  if (!wrong.empty()) return "whole: " + wrong + "\n" + windows.whole().ShortDebugString();
  for (int i = 0; i < finding.lines_size(); ++i) {
    const v1::Line& line = finding.lines(i);
    const std::string wrong_of_line =
        check.Look(windows.lines(i), as_of,
                   [&](const v1::Finding& other) { return SayingOf(other, line) == Saying(line); });
    if (wrong_of_line.empty()) continue;
    return line.entitlement() + "[" + line.instance() + "]: " + wrong_of_line + "\n" +
           windows.lines(i).ShortDebugString();
  }
  return "";
}

void Print(const Count& count) {
  std::cout << count.ends << " ends of windows; beyond " << count.too_early
            << " of them the answer is still the same\n";
}

TEST(Windows, AnswersStayTheSameWithinAndChangeOutside) {
  Count count;
  ForEachCase(4, Completeness::kMixed, [&](const GeneratedCase& generated, uint64_t seed) {
    WindowCheck check(generated, seed);
    for (const DayNumber as_of : {generated.days[0], generated.days[1]}) {
      if (!AskForAnswer(generated.facts, generated.record, as_of).has_value()) return;
      const std::string wrong = LookAt(generated, as_of, check);
      if (wrong.empty()) continue;
      ADD_FAILURE() << wrong << "\n" << Where(seed, generated, as_of);
      return;
    }
    count.ends += check.ends();
    count.too_early += check.too_early();
  });
  Print(count);
  // Only a life that changes on more days than are looked at, or of which a day takes so many steps that they
  // are used up, has windows that end early: a few of many lives, and then most of its windows.
  EXPECT_LE(count.too_early * 20, count.ends);
}

// Of the scenarios, as many as FAIRSTART_COUNT says from that of FAIRSTART_SEED on.
TEST(Windows, AreAsLongAsTheyCanBeInTheScenarios) {
  Count count;
  ForEachScenario(6, [&](const GeneratedCase& generated, const std::string& name) {
    for (const DayNumber as_of : generated.days) {
      WindowCheck check(generated, /*seed=*/1);
      const std::string wrong = LookAt(generated, as_of, check);
      EXPECT_EQ(wrong, "") << name << " on " << reference::FormatDay(as_of);
      count.ends += check.ends();
      count.too_early += check.too_early();
    }
  });
  Print(count);
  EXPECT_EQ(count.too_early, 0);
}

}  // namespace
}  // namespace fairstart
