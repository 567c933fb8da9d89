// Heads of ledgers in files.
#ifndef FAIRSTART_SERVICE_CLI_KEPT_HEADS_H_
#define FAIRSTART_SERVICE_CLI_KEPT_HEADS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "service/ledger/verify.h"

namespace fairstart {

// The heads in these files, named as they are. kInvalidArgument, naming the file, for what is no
// signed head; others if it cannot be read.
absl::StatusOr<std::vector<KeptHead>> ReadKeptHeads(const std::vector<std::string>& files);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_KEPT_HEADS_H_
