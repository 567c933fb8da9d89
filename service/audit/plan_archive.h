// The plans of editions that a ledger holds.
#ifndef FAIRSTART_SERVICE_AUDIT_PLAN_ARCHIVE_H_
#define FAIRSTART_SERVICE_AUDIT_PLAN_ARCHIVE_H_

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <tuple>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/engine.h"
#include "service/ledger/view.h"

namespace fairstart {

// Compiles rulebooks and rates from their published files, each pair once, and keeps the plans. Any
// thread may call it, with a view of its own.
class PlanArchive {
 public:
  // The plan of the editions at these positions, with other readings than they chose. An edition
  // that amends others takes them from what was published before it. kDataLoss, naming the entry,
  // if it is no edition or its files do not compile.
  absl::StatusOr<std::shared_ptr<const Plan>> Find(const LedgerView& view, int64_t rulebook,
                                                   int64_t rates,
                                                   const std::vector<std::string>& readings);

 private:
  std::mutex mutex_;
  std::map<std::tuple<int64_t, int64_t, std::vector<std::string>>, std::shared_ptr<const Plan>>
      plans_;
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_AUDIT_PLAN_ARCHIVE_H_
