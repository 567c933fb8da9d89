// Tested by tests/service/cli/ledger_commands_test.cc.
#include <filesystem>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "service/cli/commands.h"
#include "service/cli/printed_error.h"
#include "service/ledger/ledger.h"
#include "service/ledger/verifier_key.h"

namespace fairstart {

ExitCode LedgerInit(const LedgerInitArguments& arguments, Console& console) {
  const absl::Status named = CheckOrigin(arguments.origin);
  if (!named.ok()) return PrintError("--origin", named, console.err);
  std::error_code error;
  if (std::filesystem::exists(arguments.ledger, error)) {
    return PrintError(absl::AlreadyExistsError(absl::StrCat(
                          arguments.ledger, " exists; a ledger is never made over a file")),
                      console.err);
  }
  const SigningKey key = SigningKey::Generate();
  const absl::Status written = key.WriteNew(arguments.key);
  if (!written.ok()) return PrintError("--key", written, console.err);
  const absl::Status created = Ledger::Create(arguments.ledger, arguments.origin, key);
  if (!created.ok()) {
    // Nothing was signed with it.
    std::filesystem::remove(arguments.key, error);
    return PrintError(created, console.err);
  }
  console.out << "made the ledger " << arguments.origin << " in " << arguments.ledger
              << "; its key is in " << arguments.key << "\n"
              << "public key: " << ToString(VerifierKey{arguments.origin, key.public_key()}) << "\n";
  return ExitCode::kOk;
}

}  // namespace fairstart
