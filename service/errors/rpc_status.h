// absl::Status with payloads to google.rpc.Status with details, and back.
#ifndef FAIRSTART_SERVICE_ERRORS_RPC_STATUS_H_
#define FAIRSTART_SERVICE_ERRORS_RPC_STATUS_H_

#include "absl/status/status.h"
#include "google/rpc/status.pb.h"

namespace fairstart {

// Code, message and, in the order of their type URLs, payloads as details. The numbers of
// absl::StatusCode are those of google.rpc.Code.
google::rpc::Status ToRpcStatus(const absl::Status& status);

// The same back. A code that is not google.rpc.Code's becomes kUnknown.
absl::Status FromRpcStatus(const google::rpc::Status& status);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_ERRORS_RPC_STATUS_H_
