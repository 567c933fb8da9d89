// Why a request is refused before anybody looks at it.
#ifndef FAIRSTART_SERVICE_RPC_REFUSALS_H_
#define FAIRSTART_SERVICE_RPC_REFUSALS_H_

#include <cstddef>

#include "absl/status/status.h"

namespace fairstart {

// kResourceExhausted: REQUEST_TOO_LARGE, SERVER_BUSY.
absl::Status TooLarge(size_t bytes, size_t most);
absl::Status Busy();

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_RPC_REFUSALS_H_
