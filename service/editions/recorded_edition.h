// Editions that a ledger holds, found by what a request calls them.
#ifndef FAIRSTART_SERVICE_EDITIONS_RECORDED_EDITION_H_
#define FAIRSTART_SERVICE_EDITIONS_RECORDED_EDITION_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "fairstart/v1/rulebook_service.pb.h"
#include "service/deciding/record_keeping.h"
#include "service/ledger/view.h"

namespace fairstart {

// The entry that published the edition of this name which the service answers from. The ledger may
// have others of the name: a folder's files can change between two starts. `field` is what the
// request calls it. kInvalidArgument if a part of the name is missing; kNotFound
// (RULEBOOK_NOT_FOUND, EDITION_NOT_FOUND), naming those that there are; those of LedgerView. Any
// thread may call it, as the other.
absl::StatusOr<RecordedEntry> FindNamed(const RecordKeeping& keeping, const LedgerView& view,
                                        const v1::EditionName& name, const std::string& field);

// The entry at a position that published or proposed an edition. kNotFound (ENTRY_NOT_FOUND).
absl::StatusOr<RecordedEntry> FindAt(const LedgerView& view, int64_t position,
                                     const std::string& field);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_EDITIONS_RECORDED_EDITION_H_
