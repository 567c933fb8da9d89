// Tested by tests/service/rpc/decision_service_test.cc.
#include "service/rpc/refusals.h"

#include "absl/strings/str_cat.h"
#include "service/errors/rich_status.h"

namespace fairstart {

absl::Status TooLarge(size_t bytes, size_t most) {
  return Refused(
      absl::StatusCode::kResourceExhausted, Reason::kRequestTooLarge,
      absl::StrCat("the request has ", bytes, " bytes and this server takes at most ", most,
                   "; send less, or start the server with a greater "
                   "--max-request-bytes"));
}

absl::Status Busy() {
  return Refused(absl::StatusCode::kResourceExhausted, Reason::kServerBusy,
                 "as many requests are in flight as this server takes (--max-in-flight); "
                 "try again in a moment");
}

}  // namespace fairstart
