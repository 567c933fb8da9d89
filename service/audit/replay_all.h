// Works all recorded findings out again, part by part.
#ifndef FAIRSTART_SERVICE_AUDIT_REPLAY_ALL_H_
#define FAIRSTART_SERVICE_AUDIT_REPLAY_ALL_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "absl/status/statusor.h"
#include "fairstart/v1/audit_service.pb.h"
#include "service/audit/plan_archive.h"
#include "service/ledger/read_ledger.h"

namespace fairstart {

// The findings of a ledger with positions from some on, as many as there were when it began. One
// thread at a time may call it. What it holds does not grow with the number of findings.
class LedgerReplay {
 public:
  // Begins what a ReplayAllRequest, given as it stands on the wire, asks for; each part is worked
  // out on `threads` threads, at least one. Ledger and plans must outlive it. kInvalidArgument,
  // naming the field, for what cannot be read and for a position that the ledger does not have.
  static absl::StatusOr<LedgerReplay> Begin(ReadLedger read, std::string_view request, int threads,
                                            PlanArchive& plans);

  // The next part, in the order of positions; nothing after the last. There is one part at least.
  // After an error, which is of the first finding that has one, whoever begins again with the
  // `next_position` of the part before has missed nothing.
  absl::StatusOr<std::optional<v1::ReplayAllResponse>> Next();

 private:
  LedgerReplay(ReadLedger read, const v1::ReplayAllRequest& request, int64_t size, int threads,
               PlanArchive& plans);

  absl::StatusOr<v1::ReplayAllResponse> ReplayPart(const std::vector<RecordedEntry>& findings);

  ReadLedger read_;
  bool name_same_;
  int64_t next_;
  int64_t size_;
  int threads_;
  PlanArchive* plans_;
  bool is_done_ = false;
};

// Adds the counts of a part to those of the parts before it.
void AddCounts(const v1::ReplayCounts& part, v1::ReplayCounts& all);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_AUDIT_REPLAY_ALL_H_
