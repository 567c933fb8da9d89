// A running server: the services, health, reflection.
#ifndef FAIRSTART_SERVICE_SERVER_SERVER_H_
#define FAIRSTART_SERVICE_SERVER_SERVER_H_

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "fairstart/v1/retention.pb.h"
#include "service/rpc/transport.h"
#include "service/server/server_address.h"

namespace fairstart {

struct ServerOptions {
  ServerAddress listen;
  std::filesystem::path rules;  // folder with <id>/<edition> and rates/<edition>
  // The ledger to record in, and the key that signs it. Empty: nothing is recorded, and there is no
  // RecordService and no PaymentService.
  std::filesystem::path ledger;
  std::filesystem::path key;
  // How long what is recorded is kept; must be sound. Nothing: the server erases nothing.
  std::optional<v1::RetentionSchedule> retention;
  // Empty: plaintext, for this machine alone. Otherwise only clients of the authority are answered, and
  // what is recorded names whom their certificates name.
  TlsFiles tls;
  // Lets editions be published by callers whom nothing proves: to show how it goes, never in
  // earnest. What each answer then says.
  bool demonstration = false;
  // Threads that compute. 0: one for each processor.
  int threads = 0;
  // Most requests being answered or waiting; more are refused with RESOURCE_EXHAUSTED.
  size_t most_in_flight = 256;
  // Most bytes of a request; a longer one is refused with RESOURCE_EXHAUSTED.
  size_t most_request_bytes = 4 << 20;
  // Most plans kept for readings of requests' own.
  size_t most_variants = 64;
};

class Server {
 public:
  // Reads and compiles the rulebooks and listens. kFailedPrecondition with every diagnostic, one a
  // line, if a rulebook has an error: a server answers for all it serves. kNotFound and the like if
  // the rules cannot be read, kUnavailable if the address is taken. Warnings are not said. The
  // editions that the ledger does not have yet are published in it; errors of the ledger are those
  // of SigningKey::ReadFile and Ledger::Open, errors of TLS those of CheckTlsFiles.
  static absl::StatusOr<std::unique_ptr<Server>> Start(const ServerOptions& options);

  // Stops at once what still runs.
  virtual ~Server() = default;

  // Where it listens, with the port that was picked.
  virtual ServerAddress address() const = 0;

  // Takes no more calls, says NOT_SERVING, waits up to `patience` for those in flight, cancels what
  // is left. Returns when nothing runs any more. May be called once.
  virtual void Shutdown(absl::Duration patience) = 0;
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_SERVER_SERVER_H_
