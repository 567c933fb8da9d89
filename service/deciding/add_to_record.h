// What RecordService.AddToRecord does, without a network.
#ifndef FAIRSTART_SERVICE_DECIDING_ADD_TO_RECORD_H_
#define FAIRSTART_SERVICE_DECIDING_ADD_TO_RECORD_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "service/deciding/record_keeping.h"

namespace fairstart {

// Answers an AddToRecordRequest given as it stands on the wire, and waits for the ledger. The
// engine is asked whether it takes the record with the item in it, so that it never refuses the
// record because of the item: kInvalidArgument, naming the field, for a name that the rulebook does
// not know, a key that another entry has, a day that cannot be read. Errors besides: kAlreadyExists
// for a request id that is recorded with another content, and those of Ledger::Append. Any thread
// may call it.
//
// An approval beyond what its role may approve is recorded: it happened. The rulebook's `up_to`
// gives it no effect.
absl::StatusOr<v1::AddToRecordResponse> AddToRecord(const RecordKeeping& keeping,
                                                    std::string_view request,
                                                    const std::string& authenticated_as);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_DECIDING_ADD_TO_RECORD_H_
