// Tested by tests/engine/questions/questions_test.cc.
#include "engine/questions/twelve_months.h"

#include <algorithm>

#include "engine/evaluation/day_by_day.h"

namespace fairstart {
namespace {

// What it costs beyond the steps of the rules, counted in those: to begin with a case, to look at an
// entitlement on a day, and to keep that something is missing from a line.
constexpr int64_t kStepsOfACase = 2000;
constexpr int64_t kStepsOfADay = 20;
constexpr int64_t kStepsOfAMissingFact = 50;

int64_t StepsOf(const std::vector<FoundLine>& lines) {
  int64_t steps = kStepsOfADay;
  for (const FoundLine& line : lines) {
    const int64_t missing = line.missing == nullptr ? 0 : static_cast<int64_t>(line.missing->size);
    steps += 1 + kStepsOfAMissingFact * missing;
  }
  return steps;
}

Question About(const YearQuestion& asked, const std::vector<int>& entitlements) {
  Question question = asked.question;
  question.entitlements.clear();
  for (int entitlement : entitlements) {
    question.entitlements.push_back(
        asked.plan.entitlements[static_cast<size_t>(entitlement)].source->name());
  }
  return question;
}

}  // namespace

YearCounts::YearCounts(const Plan& plan, const Window& period) : period_(period) {
  counts_.reserve(plan.entitlements.size());
  for (const PlanEntitlement& entitlement : plan.entitlements) {
    counts_.emplace_back(entitlement, period);
  }
}

std::optional<LinesOfYear> FindLinesOfYear(const YearQuestion& asked,
                                           const std::vector<int>& entitlements, Arena& arena,
                                           int64_t& steps_left, const SeeLine& see) {
  steps_left -= kStepsOfACase;
  const Window& period = asked.counts.period();
  const Question question = About(asked, entitlements);
  DayByDay days(asked.plan, question, asked.read, arena);
  LinesOfYear lines;
  std::map<LineKey, LineAdder> adders;
  for (size_t part = 0; part < days.parts().size(); ++part) {
    const PlanEntitlement* entitlement = days.parts()[part].of.entitlement;
    if (entitlement == nullptr) continue;
    const int position = static_cast<int>(entitlement - asked.plan.entitlements.data());
    for (Day day = period.first; day <= period.last;) {
      const int64_t before = days.steps();
      const Found found = days.Find(part, day);
      steps_left -= days.steps() - before + StepsOf(found.lines);
      if (steps_left < 0) return std::nullopt;
      const Window run{day, std::max(day, std::min(found.window.last, period.last))};
      for (const FoundLine& line : found.lines) {
        const LineKey key{position, std::string(line.instance)};
        LineOfYear& of_year = lines[key];
        of_year.waits |= line.missing != nullptr || !line.defect.empty();
        of_year.is_of_instance |= line.is_of_instance;
        adders.try_emplace(key, asked.counts.of(position)).first->second.Add(run, line);
        if (see) see(key, run, line);
      }
      day = NextDay(run.last);
      if (!day.IsDate()) break;
    }
  }
  for (auto& [key, line] : lines) line.sums = adders.at(key).sums();
  return lines;
}

}  // namespace fairstart
