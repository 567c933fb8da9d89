// The answer to one question.
#ifndef FAIRSTART_ENGINE_EVALUATION_ANSWER_H_
#define FAIRSTART_ENGINE_EVALUATION_ANSWER_H_

#include "engine/calendar/civil_day.h"
#include "engine/evaluation/evaluation.h"
#include "engine/evaluation/found.h"
#include "engine/evaluation/question.h"
#include "engine/facts/violation.h"
#include "engine/rulebook/plan.h"

namespace fairstart {

// Facts and record of a question as values; they live in the arena.
struct ReadQuestion {
  const RecordValue* facts = nullptr;
  const RecordValue* record = nullptr;  // empty when none was given
};

// Checks and reads. Meaningful only when no violation is added.
ReadQuestion Read(const Plan& plan, const Question& question, Arena& arena,
                  FieldViolations& violations);

// Adds the lines of one entitlement, by instance. `window` is narrowed to the days on which they stay the
// same; `found.steps` grows by what settling them took.
void AddLines(Evaluation& evaluation, const PlanEntitlement& entitlement, const v1::Record* record,
              Day as_of, Window& window, Found& found);

// The answer for `as_of`, which takes the place of the question's own. It lives as long as the arena.
Found FindAnswer(const Plan& plan, const Question& question, const ReadQuestion& read, Arena& arena,
                 Day as_of);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EVALUATION_ANSWER_H_
