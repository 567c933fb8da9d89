// What a statement says of each thing that a finding holds.
#ifndef FAIRSTART_SERVICE_PUBLISHING_STATEMENT_ITEMS_H_
#define FAIRSTART_SERVICE_PUBLISHING_STATEMENT_ITEMS_H_

#include <string>

#include "engine/engine.h"
#include "service/publishing/statement_page.h"
#include "service/publishing/statement_year.h"

namespace fairstart {

// The term under which an item says what is not known.
inline constexpr char kWhatWeNeedToKnow[] = "What we need to know";

// A line that is not refused. `explanation` is the line's; `year` is of the same question.
StatementItem ItemOf(const v1::Line& line, const v1::LineExplanation& explanation,
                     const StatementYear& year);

StatementItem ItemOf(const v1::ClaimFinding& claim);

StatementTask TaskOf(const v1::DutyFinding& duty);

// Why a line is refused.
StatementRemark RefusalOf(const v1::Line& line);

// "From 10 March 2018 on: it ends, because you become 18."
std::string Told(const NextState& next);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PUBLISHING_STATEMENT_ITEMS_H_
