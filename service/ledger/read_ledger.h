// How work that goes on for long reads a ledger: anew for each part of it.
#ifndef FAIRSTART_SERVICE_LEDGER_READ_LEDGER_H_
#define FAIRSTART_SERVICE_LEDGER_READ_LEDGER_H_

#include <functional>
#include <memory>

#include "absl/status/statusor.h"
#include "service/ledger/ledger.h"

namespace fairstart {

// The ledger as it is now: LedgerReader::Read or Ledger::Read. Several threads at once may call it.
using ReadLedger = std::function<absl::StatusOr<std::unique_ptr<LedgerSnapshot>>()>;

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_LEDGER_READ_LEDGER_H_
