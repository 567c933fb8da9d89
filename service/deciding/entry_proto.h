// Entries of the ledger as they are told to others.
#ifndef FAIRSTART_SERVICE_DECIDING_ENTRY_PROTO_H_
#define FAIRSTART_SERVICE_DECIDING_ENTRY_PROTO_H_

#include "fairstart/v1/record_service.pb.h"
#include "service/ledger/entry.h"

namespace fairstart {

v1::RecordEntry ToProto(RecordedEntry entry);

// The same with the case or the finding that its bytes hold; what corrects it is not said.
v1::GetResponse ToProtoWhole(RecordedEntry entry);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_DECIDING_ENTRY_PROTO_H_
