// Payments on record for what is not there.
#ifndef FAIRSTART_ENGINE_EVALUATION_STRAY_PAYMENTS_H_
#define FAIRSTART_ENGINE_EVALUATION_STRAY_PAYMENTS_H_

#include "engine/evaluation/evaluation.h"
#include "engine/evaluation/found.h"
#include "fairstart/v1/record.pb.h"

namespace fairstart {

// Adds the payments for an instance that its entitlement does not have on the day of `execution`,
// listed or not: the key is wrong, or the case no longer tells of the instance. They count towards no
// instance, so that it may be paid twice. Where it is not known which instances there are, none is
// added.
void AddStrayPayments(Evaluation& evaluation, Execution& execution, const v1::Record& record,
                      Found& found);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EVALUATION_STRAY_PAYMENTS_H_
