// What the ledger holds of a young person now.
#ifndef FAIRSTART_SERVICE_PAYMENTS_PERSON_NOW_H_
#define FAIRSTART_SERVICE_PAYMENTS_PERSON_NOW_H_

#include <string>

#include "absl/status/statusor.h"
#include "fairstart/v1/record.pb.h"
#include "service/deciding/decision_history.h"
#include "service/ledger/view.h"

namespace fairstart {

struct PersonNow {
  v1::Record record;
  DecisionHistory history;
};

// Both from one state of the ledger. Errors are the view's.
absl::StatusOr<PersonNow> ReadPersonNow(const LedgerView& view, const std::string& case_reference);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PAYMENTS_PERSON_NOW_H_
