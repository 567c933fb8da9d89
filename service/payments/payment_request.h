// What a payment must say to be judged.
#ifndef FAIRSTART_SERVICE_PAYMENTS_PAYMENT_REQUEST_H_
#define FAIRSTART_SERVICE_PAYMENTS_PAYMENT_REQUEST_H_

#include "engine/engine.h"
#include "fairstart/v1/record.pb.h"

namespace fairstart {

// Adds what is missing or cannot be read, with paths below "payment". What the rulebook must know
// is left to Judge.
void CheckPayment(const v1::Payment& payment, FieldViolations& violations);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PAYMENTS_PAYMENT_REQUEST_H_
