#include "tests/bench/by_hand/life.h"

#include <algorithm>

#include "tests/bench/by_hand/dates.h"
#include "tests/bench/by_hand/on_day.h"
#include "tests/bench/by_hand/thirteen_weeks.h"

namespace fairstart::by_hand {

Life::Life(const Person& person, const InterpretationsOfRules& interpretations, Day last)
    : person_(person), interpretations_(interpretations), last_(last) {}

const std::vector<Day>& Life::Changes() {
  if (!changes_.empty()) return changes_;
  const Day sixteen = person_.Birthday(16);
  const auto add = [&](Day day) {
    if (day > sixteen && day <= last_) changes_.push_back(day);
  };
  changes_.push_back(sixteen);
  add(person_.Birthday(18));
  bool short_breaks = false;
  absl::InlinedVector<const Spell<v1::CareEpisode>*, 2> counted;
  for (const auto& care : person_.care_episodes) {
    add(care.first);
    add(NextDay(care.last));
    add(AddDays(care.first, 28));
    short_breaks = short_breaks || care.facts->planned_respite();
    if (!care.facts->planned_respite()) counted.push_back(&care);
  }
  for (const auto& order : person_.care_orders) {
    add(order.first);
    add(NextDay(order.last));
  }
  for (const auto& home : person_.home_spells) {
    add(AddMonths(home.first, 6));
    add(NextDay(home.last));
  }
  for (const auto& request : person_.service_requests) add(request.first);
  add(NthDay(counted, 91, person_.Birthday(14)));
  // A short break counts from the day on which it outlasts one: then 13 weeks are reached sooner.
  for (const auto& care : person_.care_episodes) {
    if (!short_breaks) break;
    if (!care.facts->planned_respite() || care.last < AddDays(care.first, 28)) continue;
    counted.push_back(&care);
    add(NthDay(counted, 91, person_.Birthday(14)));
  }
  std::sort(changes_.begin(), changes_.end());
  changes_.erase(std::unique(changes_.begin(), changes_.end()), changes_.end());
  return changes_;
}

void Life::Fill(Day from, Day until, bool (OnDay::*holds)(Relied&), Runs& runs) {
  if (runs.known) return;
  runs.known = true;
  for (Day first : Changes()) {
    if (first < from || first >= until) continue;
    Run run;
    run.first = first;
    OnDay then(*this, first);
    run.holds = (then.*holds)(run.relied);
    runs.runs.push_back(run);
    if (run.holds) return;
  }
}

bool Life::Before(Day day, const Runs& runs, Relied& relied) {
  for (const Run& run : runs.runs) {
    if (run.first >= day) return false;
    relied.Add(run.relied);
    if (run.holds) return true;
  }
  return false;
}

bool Life::WasEligibleBefore(Day day, Relied& relied) {
  if (day <= person_.born) return false;
  relied.Add(kEligibleToTheirAuthority, interpretations_);
  relied.Add(kSixteenOrSeventeen, interpretations_);
  if (day <= person_.Birthday(16)) return false;
  Fill(person_.Birthday(16), person_.Birthday(18), &OnDay::EligibleToTheirAuthority, eligible_);
  return Before(day, eligible_, relied);
}

bool Life::WasRelevantBefore(Day day, Relied& relied) {
  if (day <= person_.born) return false;
  relied.Add(kRelevantToTheirAuthority, interpretations_);
  relied.Add(kSixteenOrSeventeen, interpretations_);
  if (day <= person_.Birthday(16)) return false;
  Fill(person_.Birthday(16), person_.Birthday(18), &OnDay::RelevantToTheirAuthority, relevant_);
  return Before(day, relevant_, relied);
}

bool Life::WasRelevantButForAgeBefore(Day day, Relied& relied) {
  if (day <= person_.born) return false;
  relied.Add(kRelevantButForAge, interpretations_);
  if (day <= person_.Birthday(18)) return false;
  Fill(person_.Birthday(18), Day::Never(), &OnDay::RelevantButForAge, relevant_but_for_age_);
  return Before(day, relevant_but_for_age_, relied);
}

bool Life::WasOurEligibleBefore(Day day, Relied& relied) {
  if (day <= person_.born) return false;
  relied.Add(kEligible, interpretations_);
  relied.Add(kEligibleToTheirAuthority, interpretations_);
  relied.Add(kSixteenOrSeventeen, interpretations_);
  if (day <= person_.Birthday(16)) return false;
  Fill(person_.Birthday(16), person_.Birthday(18), &OnDay::Eligible, our_eligible_);
  return Before(day, our_eligible_, relied);
}

}  // namespace fairstart::by_hand
