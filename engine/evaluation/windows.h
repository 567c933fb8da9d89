// For how long an answer stays the same.
#ifndef FAIRSTART_ENGINE_EVALUATION_WINDOWS_H_
#define FAIRSTART_ENGINE_EVALUATION_WINDOWS_H_

#include "engine/evaluation/answer.h"
#include "fairstart/v1/explanation.pb.h"

namespace fairstart {

// The longest run of days around the question's on which each line, and the whole answer (status,
// lines, claims, duties, warnings), stays the same. What evaluation says of its windows is sound
// but may be short; the day after an end is evaluated, and where the answer is still the same the
// window goes on, for up to ten years either way. `read` and `found` are the question's own.
v1::Windows FindWindows(const Plan& plan, const Question& question, const ReadQuestion& read,
                        const Found& found, Arena& arena);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EVALUATION_WINDOWS_H_
