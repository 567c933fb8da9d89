// Section 1: how long the service lasts, and benefits at 16 and 17.
#include <algorithm>

#include "tests/bench/by_hand/life.h"
#include "tests/bench/by_hand/on_day.h"

namespace fairstart::by_hand {

bool OnDay::ACourseBeganBefore25(Relied& relied) {
  return Once(kACourseBeganBefore25, relied, [&](Relied&) {
    const auto& courses = person_.Need(person_.courses);
    return std::any_of(courses.begin(), courses.end(),
                       [&](const auto& course) { return course.first < person_.Birthday(25); });
  });
}

bool OnDay::ProgrammeRunning(Relied& relied) {
  return Once(kProgrammeRunning, relied, [&](Relied& r) {
    for (const auto& course : person_.Need(person_.courses)) {
      if (!course.Covers(day_)) continue;
      if (course.first < person_.Birthday(25)) return true;
      Need(course.facts->has_continues_earlier_course());
      if (course.facts->continues_earlier_course() && ACourseBeganBefore25(r)) return true;
    }
    return false;
  });
}

bool OnDay::WantsTheService(Relied& relied) {
  return Once(kWantsTheService, relied, [&](Relied&) {
    return person_.Need(person_.wants_service_spells).AnyCovers(day_) &&
           day_ < person_.Birthday(25);
  });
}

Returns OnDay::ReturnRequests(Relied& relied) {
  Rely(kReturns, relied);
  Returns returns;
  for (const auto& request : person_.Need(person_.service_requests)) {
    Rely(kAsksToReturn, relied);
    Need(request.facts->has_kind());
    if (request.facts->kind() == v1::SERVICE_REQUEST_KIND_RETURN && day_ >= request.first &&
        request.first < person_.Birthday(25)) {
      returns.push_back(&request);
    }
  }
  return returns;
}

bool OnDay::HasAskedToReturn(Relied& relied) {
  return Once(kHasAskedToReturn, relied,
              [&](Relied& r) { return !ReturnRequests(r).empty() && day_ < person_.Birthday(25); });
}

bool OnDay::KeepsTheService(Relied& relied) {
  return Once(kKeepsTheService, relied, [&](Relied& r) {
    return day_ < person_.Birthday(21) || ProgrammeRunning(r) || WantsTheService(r) ||
           HasAskedToReturn(r);
  });
}

bool OnDay::CareLeaver(Relied& relied) {
  return Once(kCareLeaver, relied,
              [&](Relied& r) { return EligibleOrRelevant(r) || FormerRelevant(r); });
}

bool OnDay::HasTurned21(Relied& relied) {
  return Once(kHasTurned21, relied, [&](Relied&) { return day_ >= person_.Birthday(21); });
}

bool OnDay::LoneParent(Relied& relied) {
  return Once(kLoneParent, relied,
              [&](Relied&) { return person_.Need(person_.lone_parent_spells).AnyCovers(day_); });
}

bool OnDay::SickOrDisabled(Relied& relied) {
  return Once(kSickOrDisabled, relied, [&](Relied&) {
    return person_.Need(person_.sickness_or_disability_spells).AnyCovers(day_);
  });
}

bool OnDay::MayClaimBenefitsAtSixteen(Relied& relied) {
  return Once(kMayClaimBenefitsAtSixteen, relied, [&](Relied& r) {
    return SixteenOrSeventeen(r) && (EligibleOrRelevant(r) || LookedAfterByUs(r));
  });
}

}  // namespace fairstart::by_hand
