#include "tests/bench/by_hand/person.h"

#include "tests/bench/by_hand/dates.h"

namespace fairstart::by_hand {

template <typename Messages, typename Facts>
void Person::ReadSpells(bool given, const Messages& messages, History<Facts>& history) {
  history.given = given;
  if (!given) return;
  history.spells.reserve(static_cast<size_t>(messages.records_size()));
  for (const Facts& record : messages.records()) {
    const v1::EventDate& end = record.last_day();
    if (!Need(record.has_first_day()) || !Need(end.day_case() != v1::EventDate::DAY_NOT_SET))
      continue;
    const Day last = end.has_date() ? ReadDay(end.date()) : Day::Never();
    history.spells.push_back({&record, ReadDay(record.first_day()), last});
  }
}

template <typename Messages, typename Facts>
void Person::ReadDays(bool given, const Messages& messages, History<Facts>& history) {
  history.given = given;
  if (!given) return;
  history.spells.reserve(static_cast<size_t>(messages.records_size()));
  for (const Facts& record : messages.records()) {
    if (!Need(record.has_day())) continue;
    const Day day = ReadDay(record.day());
    history.spells.push_back({&record, day, day});
  }
}

Person::Person(const v1::CaseFacts& case_facts) : facts(case_facts) {
  if (!Need(facts.has_date_of_birth()) || !Need(facts.has_known_through())) return;
  const YearMonthDay birth = ReadDate(facts.date_of_birth());
  year_of_birth_ = birth.year;
  month_of_birth_ = birth.month;
  day_of_birth_ = birth.day;
  born = ToDay(birth);
  known_through = ReadDay(facts.known_through());
#define READ(history) ReadSpells(facts.has_##history(), facts.history(), history)
  READ(care_episodes);
  READ(care_orders);
  READ(detentions);
  READ(hospital_stays);
  READ(special_guardianship_orders);
  READ(other_accommodation);
  READ(home_spells);
  READ(wants_service_spells);
  READ(living_arrangements);
  READ(tenancies);
  READ(activities);
  READ(courses);
  READ(term_dates);
  READ(attendance_weeks);
  READ(jobs);
  READ(pay_periods);
  READ(training_allowances);
  READ(other_incomes);
  READ(benefits);
  READ(children);
  READ(lone_parent_spells);
  READ(pregnancies);
  READ(caring_spells);
  READ(sickness_or_disability_spells);
  READ(bank_accounts);
#undef READ
  ReadDays(facts.has_service_requests(), facts.service_requests(), service_requests);
  ReadDays(facts.has_journeys(), facts.journeys(), journeys);
  ReadDays(facts.has_complaints(), facts.complaints(), complaints);
}

Day Person::Birthday(int age) const {
  return ToDay({year_of_birth_ + age, month_of_birth_, day_of_birth_});
}

}  // namespace fairstart::by_hand
