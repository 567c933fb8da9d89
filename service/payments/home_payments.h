// What was paid for homes to others: a pot that belongs to a home counts it, whoever got it.
#ifndef FAIRSTART_SERVICE_PAYMENTS_HOME_PAYMENTS_H_
#define FAIRSTART_SERVICE_PAYMENTS_HOME_PAYMENTS_H_

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "engine/engine.h"
#include "fairstart/v1/record.pb.h"
#include "service/ledger/view.h"

namespace fairstart {

// Names of the entitlements that draw on the same pot as `entitlement`, if that belongs to a home;
// otherwise none.
std::vector<std::string> DrawingOnAHome(const Plan& plan, const std::string& entitlement);

// The payments for homes to others than one young person, and what came back of them. It looks at
// every payment of a ledger, but at each once, however often it is brought up to date. Belongs to
// one thread at a time.
class HomePayments {
 public:
  // `case_reference` is whose own payments are left out. Borrowed.
  explicit HomePayments(const std::string& case_reference) : case_reference_(case_reference) {}

  // Brings them up to date. REQUIRES: `view` is of the same ledger as before, and not earlier.
  absl::Status Read(const LedgerView& view);

  // Counts a payment to somebody else that is not on record.
  void Suppose(const v1::Payment& payment);

  // Adds those of some entitlements to a record. Each has "other/" and its position for a key, so
  // that nobody is named and no key stands twice.
  void AddTo(const std::vector<std::string>& entitlements, v1::Record& record) const;

 private:
  void Add(const RecordedEntry& entry);

  const std::string& case_reference_;
  int64_t read_ = 0;  // how many entries of the ledger
  std::vector<v1::Payment> payments_;
  std::map<std::pair<std::string, std::string>, std::string> keys_;  // by person and own key
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PAYMENTS_HOME_PAYMENTS_H_
