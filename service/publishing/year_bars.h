// What of a timeline is drawn.
#ifndef FAIRSTART_SERVICE_PUBLISHING_YEAR_BARS_H_
#define FAIRSTART_SERVICE_PUBLISHING_YEAR_BARS_H_

#include <optional>

#include "engine/engine.h"
#include "service/publishing/year_picture.h"

namespace fairstart {

// A bar for what is paid time after time, and for what others pay so where the sum is known; a mark
// for what is paid once, on the day it is paid or falls due within the period; a line for each
// birthday, where `born` is known. Things in kind and costs as they come up have no place on a line
// of time; neither has what somebody does not get, or may only if they have no leave to
// remain. Nothing when there is nothing to draw, or nothing of it is settled.
std::optional<YearPicture> PictureOf(const v1::Timeline& timeline, std::optional<Day> born);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PUBLISHING_YEAR_BARS_H_
