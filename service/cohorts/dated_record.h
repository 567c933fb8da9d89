// Records of histories, as the makers of synthetic cases write them.
#ifndef FAIRSTART_SERVICE_COHORTS_DATED_RECORD_H_
#define FAIRSTART_SERVICE_COHORTS_DATED_RECORD_H_

#include <string>

#include "absl/strings/str_cat.h"
#include "engine/calendar/civil_day.h"
#include "fairstart/v1/quantity.pb.h"

namespace fairstart {

// Never: not yet.
inline void SetEvent(Day day, v1::EventDate& event) {
  if (day == Day::Never()) {
    event.set_not_yet(true);
  } else {
    event.set_date(FormatDay(day));
  }
}

// One more record, "home-2" of the kind "home", from `first` to `last`.
template <typename History>
auto& AddRecord(History& history, const std::string& kind, Day first, Day last) {
  auto& record = *history.add_records();
  record.set_id(absl::StrCat(kind, "-", history.records_size()));
  record.set_first_day(FormatDay(first));
  SetEvent(last, *record.mutable_last_day());
  return record;
}

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_COHORTS_DATED_RECORD_H_
