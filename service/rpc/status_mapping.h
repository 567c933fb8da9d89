// absl::Status to grpc::Status and back, details and all.
#ifndef FAIRSTART_SERVICE_RPC_STATUS_MAPPING_H_
#define FAIRSTART_SERVICE_RPC_STATUS_MAPPING_H_

#include "absl/status/status.h"

namespace grpc {
class Status;
}

namespace fairstart {

// Code and message; the payloads travel as a google.rpc.Status in the binary details
// ("grpc-status-details-bin"), as gRPC's rich errors do everywhere.
grpc::Status ToGrpcStatus(const absl::Status& status);

// The same back.
absl::Status FromGrpcStatus(const grpc::Status& status);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_RPC_STATUS_MAPPING_H_
