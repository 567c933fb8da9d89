// One young person's whole record, part by part.
#ifndef FAIRSTART_SERVICE_AUDIT_EXPORT_RECORD_H_
#define FAIRSTART_SERVICE_AUDIT_EXPORT_RECORD_H_

#include <cstdint>
#include <deque>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "fairstart/v1/audit_service.pb.h"
#include "service/audit/replay_all.h"
#include "service/ledger/view.h"

namespace fairstart {

// The record as it was when it began, whatever is recorded meanwhile. One thread at a time may call
// it. It holds one part.
class RecordExport {
 public:
  // Begins what an ExportRequest, given as it stands on the wire, asks for. The ledger must outlive
  // it. kInvalidArgument, naming the field, for what cannot be read; kNotFound (ENTRY_NOT_FOUND) if
  // nothing is recorded about that person.
  static absl::StatusOr<RecordExport> Begin(ReadLedger read,
                                            std::string_view request);

  // The next part; nothing after the last.
  absl::StatusOr<std::optional<v1::ExportResponse>> Next();

 private:
  RecordExport(ReadLedger read, std::string case_reference, SignedTreeHead head)
      : read_(std::move(read)),
        case_reference_(std::move(case_reference)),
        head_(std::move(head)) {}

  absl::Status AddEntries(const LedgerView& view, v1::SubjectRecord& part);
  absl::Status FindOthers(const LedgerView& view);
  absl::Status AddOthers(const LedgerView& view, v1::SubjectRecord& part);

  ReadLedger read_;
  std::string case_reference_;
  SignedTreeHead head_;
  bool has_begun_ = false;
  int64_t next_ = 0;  // of the entries about the person
  bool has_all_entries_ = false;
  std::set<int64_t> own_;       // positions of the entries about the person so far
  std::set<int64_t> erased_;    // cases that findings so far name and that are erased
  std::set<int64_t> editions_;  // that findings so far name
  std::deque<int64_t> others_;  // what is still to be proved of what is about nobody, or erased
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_AUDIT_EXPORT_RECORD_H_
