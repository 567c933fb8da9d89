// What was paid for a home to others: a pot that belongs to a home counts it, whoever got it.
#ifndef FAIRSTART_SERVICE_PAYMENTS_HOME_PAYMENTS_H_
#define FAIRSTART_SERVICE_PAYMENTS_HOME_PAYMENTS_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "engine/engine.h"
#include "fairstart/v1/record.pb.h"
#include "service/ledger/view.h"

namespace fairstart {

// Names of the entitlements that draw on the same pot as `entitlement`, if that belongs to a home;
// otherwise none.
std::vector<std::string> DrawingOnAHome(const Plan& plan, const std::string& entitlement);

// Adds the payments of these entitlements for a home, and what came back of them, that the ledger
// holds about others than `case_reference`. Each has "other/" and its position for a key, so that
// nobody is named and no key stands twice. It looks at every payment of the ledger.
absl::Status AddPaymentsForHome(const LedgerView& view, const std::string& case_reference,
                                const std::vector<std::string>& entitlements,
                                const std::string& home, v1::Record& record);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PAYMENTS_HOME_PAYMENTS_H_
