// Tested by tests/service/cli/ledger_commands_test.cc.
#include <filesystem>
#include <system_error>

#include "service/cli/commands.h"
#include "service/cli/printed_error.h"
#include "service/ledger/ledger.h"
#include "service/ledger/verifier_key.h"

namespace fairstart {

ExitCode LedgerRotateKey(const LedgerRotateKeyArguments& arguments, Console& console) {
  const absl::StatusOr<SigningKey> key = SigningKey::ReadFile(arguments.key);
  if (!key.ok()) return PrintError("--key", key.status(), console.err);
  const absl::StatusOr<std::unique_ptr<Ledger>> ledger = Ledger::Open(arguments.ledger, *key);
  if (!ledger.ok()) return PrintError(ledger.status(), console.err);
  // It is on the disk before anything is signed with it.
  const SigningKey next = SigningKey::Generate();
  const absl::Status written = next.WriteNew(arguments.new_key);
  if (!written.ok()) return PrintError("--new-key", written, console.err);
  const absl::StatusOr<Receipt> receipt = (*ledger)->RotateKey(next, arguments.said_by);
  if (!receipt.ok()) {
    // After a failed disk it may have been recorded all the same, and would then be needed.
    std::error_code error;
    if (!absl::IsInternal(receipt.status())) std::filesystem::remove(arguments.new_key, error);
    return PrintError(receipt.status(), console.err);
  }
  console.out << arguments.new_key << " signs from entry " << receipt->position << " on\n";
  const absl::StatusOr<std::unique_ptr<LedgerSnapshot>> now = (*ledger)->Read();
  if (!now.ok()) return PrintError(now.status(), console.err);
  const absl::StatusOr<SignedTreeHead> head = (**now)->Head();
  if (!head.ok()) return PrintError(head.status(), console.err);
  console.out << "public key: " << ToString(VerifierKey{head->head.origin, next.public_key()}) << "\n";
  return ExitCode::kOk;
}

}  // namespace fairstart
