// The days of a period that are left when others are taken out.
#ifndef FAIRSTART_SERVICE_PAYMENTS_DAYS_BESIDES_H_
#define FAIRSTART_SERVICE_PAYMENTS_DAYS_BESIDES_H_

#include <vector>

#include "engine/calendar/window.h"

namespace fairstart {

// The days of `period` that are in none of `taken`, in order. Pure.
std::vector<Window> DaysBesides(const Window& period, std::vector<Window> taken);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PAYMENTS_DAYS_BESIDES_H_
