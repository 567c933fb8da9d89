// Long work of the service's as the parts of an answer.
#ifndef FAIRSTART_SERVICE_RPC_WORK_IN_PARTS_H_
#define FAIRSTART_SERVICE_RPC_WORK_IN_PARTS_H_

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include "absl/status/statusor.h"
#include "service/rpc/raw_parts.h"

namespace fairstart {

// How many threads one call may work with: half of the processors, so that others are answered
// meanwhile.
inline int ThreadsOfOne() {
  return static_cast<int>(std::max(1U, std::thread::hardware_concurrency() / 2));
}

// Makes the parts of `work`, whose Next gives responses.
template <typename Work>
NextPart PartsOf(Work work) {
  return [work = std::make_shared<Work>(
              std::move(work))]() -> absl::StatusOr<std::optional<std::string>> {
    const auto part = work->Next();
    if (!part.ok()) return part.status();
    if (!part->has_value()) return std::nullopt;
    return (*part)->SerializeAsString();
  };
}

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_RPC_WORK_IN_PARTS_H_
