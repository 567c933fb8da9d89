// A case, its dates read once.
#ifndef FAIRSTART_TESTS_BENCH_BY_HAND_PERSON_H_
#define FAIRSTART_TESTS_BENCH_BY_HAND_PERSON_H_

#include <string>
#include <utility>

#include "absl/container/inlined_vector.h"
#include "engine/calendar/civil_day.h"
#include "fairstart/v1/case_facts.pb.h"

namespace fairstart::by_hand {

// A dated record; a record that has not ended ends `Never`.
template <typename Facts>
struct Spell {
  const Facts* facts;
  Day first;
  Day last;
  bool Covers(Day day) const { return first <= day && day <= last; }
};

template <typename Facts>
struct History {
  bool given = false;  // false: the history is not known
  absl::InlinedVector<Spell<Facts>, 2> spells;

  auto begin() const { return spells.begin(); }
  auto end() const { return spells.end(); }
  bool AnyCovers(Day day) const {
    for (const Spell<Facts>& spell : spells) {
      if (spell.Covers(day)) return true;
    }
    return false;
  }
};

// Borrows the case.
class Person {
 public:
  explicit Person(const v1::CaseFacts& facts);
  Person(const Person&) = delete;
  Person& operator=(const Person&) = delete;

  // The day on which they become `age`.
  Day Birthday(int age) const;

  // Says that a fact is needed: not having it takes the case out of scope. Gives back `given`.
  bool Need(bool given) const {
    if (!given) incomplete_ = true;
    return given;
  }
  template <typename Facts>
  const History<Facts>& Need(const History<Facts>& history) const {
    Need(history.given);
    return history;
  }
  bool incomplete() const { return incomplete_; }

  // Says the same of a fact that may yet make no difference, such as where somebody lives who is
  // entitled to nothing anyway: it is up to whoever asks to look whether one was missing, and to
  // forget or to Need it.
  bool MayNeed(bool given) const {
    if (!given) open_ = true;
    return given;
  }
  // Whether such a fact was missing since this was last asked.
  bool TakeOpen() const { return std::exchange(open_, false); }

  const v1::CaseFacts& facts;
  Day born;
  Day known_through;
  History<v1::CareEpisode> care_episodes;
  History<v1::CareOrder> care_orders;
  History<v1::Detention> detentions;
  History<v1::HospitalStay> hospital_stays;
  History<v1::SpecialGuardianshipOrder> special_guardianship_orders;
  History<v1::OtherAccommodationSpell> other_accommodation;
  History<v1::HomeSpell> home_spells;
  History<v1::WantsServiceSpell> wants_service_spells;
  History<v1::LivingArrangement> living_arrangements;
  History<v1::Tenancy> tenancies;
  History<v1::Activity> activities;
  History<v1::Course> courses;
  History<v1::TermDate> term_dates;
  History<v1::AttendanceWeek> attendance_weeks;
  History<v1::Job> jobs;
  History<v1::PayPeriod> pay_periods;
  History<v1::TrainingAllowance> training_allowances;
  History<v1::OtherIncome> other_incomes;
  History<v1::Benefit> benefits;
  History<v1::Child> children;
  History<v1::LoneParentSpell> lone_parent_spells;
  History<v1::Pregnancy> pregnancies;
  History<v1::CaringSpell> caring_spells;
  History<v1::SicknessOrDisabilitySpell> sickness_or_disability_spells;
  History<v1::BankAccount> bank_accounts;
  // Records of one day.
  History<v1::ServiceRequest> service_requests;
  History<v1::Journey> journeys;
  History<v1::Complaint> complaints;

 private:
  template <typename Messages, typename Facts>
  void ReadSpells(bool given, const Messages& messages, History<Facts>& history);
  template <typename Messages, typename Facts>
  void ReadDays(bool given, const Messages& messages, History<Facts>& history);

  int year_of_birth_ = 0;
  int month_of_birth_ = 1;
  int day_of_birth_ = 1;
  mutable bool incomplete_ = false;
  mutable bool open_ = false;
};

}  // namespace fairstart::by_hand

#endif  // FAIRSTART_TESTS_BENCH_BY_HAND_PERSON_H_
