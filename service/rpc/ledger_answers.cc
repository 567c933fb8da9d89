// Tested by tests/e2e/record_test.mjs.
#include "service/rpc/ledger_answers.h"

namespace fairstart {

absl::Status WithoutLedger(const absl::Status& status) {
  if (!absl::IsUnimplemented(status)) return status;
  return absl::UnimplementedError("the server keeps no record; start it with --ledger and --key");
}

}  // namespace fairstart
