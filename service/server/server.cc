// Tested by tests/service/server/server_test.cc.
#include "service/server/server.h"

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/grpcpp.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/impl/service_type.h>

#include <algorithm>
#include <chrono>
#include <limits>
#include <thread>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "service/deciding/record_keeping.h"
#include "service/ledger/ledger.h"
#include "service/ledger/signing_key.h"
#include "service/rpc/audit_service.h"
#include "service/rpc/decision_service.h"
#include "service/rpc/payment_service.h"
#include "service/rpc/record_service.h"
#include "service/rpc/report_service.h"
#include "service/rpc/rulebook_service.h"
#include "service/rpc/work_queue.h"
#include "service/rulebooks/library.h"

namespace fairstart {
namespace {

// gRPC's own limit stands above ours, so that a request a little too long gets an error that says
// what to do; what is far too long gRPC refuses in words of its own before it is read.
int GrpcLimit(size_t most_request_bytes) {
  constexpr size_t kMost = std::numeric_limits<int>::max();
  return static_cast<int>(most_request_bytes > kMost / 4 ? kMost : most_request_bytes * 4);
}

// Reads and compiles every rulebook.
absl::StatusOr<std::unique_ptr<RulebookLibrary>> OpenChecked(const ServerOptions& options) {
  RulebookLibrary::Limits limits;
  limits.most_variants = options.most_variants;
  absl::StatusOr<std::unique_ptr<RulebookLibrary>> library =
      RulebookLibrary::Open(options.rules, limits);
  if (!library.ok()) return library.status();
  std::string errors;
  for (const Diagnostic& diagnostic : (*library)->Check()) {
    if (diagnostic.severity != Diagnostic::Severity::kError) continue;
    absl::StrAppend(&errors, errors.empty() ? "" : "\n", ToString(diagnostic));
  }
  if (!errors.empty()) return absl::FailedPreconditionError(errors);
  return library;
}

// Threads that record. They wait for the disk rather than compute, and as many as wait together
// share one sync.
constexpr int kRecordingThreads = 32;

// A ledger and what records in it; both null without one.
struct OpenLedger {
  std::unique_ptr<Ledger> ledger;
  std::unique_ptr<RecordKeeping> keeping;
};

absl::StatusOr<OpenLedger> OpenForRecording(const ServerOptions& options,
                                            RulebookLibrary& library) {
  OpenLedger open;
  if (options.ledger.empty()) return open;
  const absl::StatusOr<SigningKey> key = SigningKey::ReadFile(options.key);
  if (!key.ok()) return key.status();
  absl::StatusOr<std::unique_ptr<Ledger>> ledger = Ledger::Open(options.ledger, *key);
  if (!ledger.ok()) return ledger.status();
  absl::StatusOr<std::unique_ptr<RecordKeeping>> keeping =
      RecordKeeping::Open(**ledger, library, "fairstart serve");
  if (!keeping.ok()) return keeping.status();
  open.ledger = *std::move(ledger);
  open.keeping = *std::move(keeping);
  return open;
}

class GrpcServer final : public Server {
 public:
  GrpcServer(const ServerOptions& options, std::unique_ptr<RulebookLibrary> library,
             OpenLedger ledger)
      : library_(std::move(library)),
        ledger_(std::move(ledger)),
        queue_(options.threads > 0 ? options.threads
                                   : static_cast<int>(std::thread::hardware_concurrency()),
               options.most_in_flight),
        service_(MakeDecisionService(*library_, queue_,
                                     {.most_request_bytes = options.most_request_bytes})),
        address_(options.listen) {
    if (ledger_.keeping == nullptr) return;
    recording_queue_ = std::make_unique<WorkQueue>(kRecordingThreads, options.most_in_flight);
    record_service_ = MakeRecordService(*ledger_.keeping, *recording_queue_,
                                        {.most_request_bytes = options.most_request_bytes});
    audit_service_ = MakeAuditService(*ledger_.keeping, *recording_queue_,
                                      {.most_request_bytes = options.most_request_bytes},
                                      options.retention);
    rulebook_service_ = MakeRulebookService(
        *ledger_.keeping, *recording_queue_, {.most_request_bytes = options.most_request_bytes},
        options.demonstration ? Approvers::kAnybodyInADemonstration : Approvers::kAuthenticated);
    report_service_ = MakeReportService(*ledger_.keeping, *recording_queue_,
                                        {.most_request_bytes = options.most_request_bytes});
    payment_service_ = MakePaymentService(*ledger_.keeping, *recording_queue_,
                                          {.most_request_bytes = options.most_request_bytes});
  }

  ~GrpcServer() override {
    if (server_ != nullptr && !stopped_) Shutdown(absl::ZeroDuration());
  }

  absl::Status Listen(const ServerOptions& options) {
    grpc::EnableDefaultHealthCheckService(true);
    grpc::reflection::InitProtoReflectionServerBuilderPlugin();
    grpc::ServerBuilder builder;
    int port = 0;
    const absl::StatusOr<std::shared_ptr<grpc::ServerCredentials>> credentials =
        ServerCredentialsFor(options.tls);
    if (!credentials.ok()) return credentials.status();
    builder.AddListeningPort(ToString(options.listen), *credentials, &port);
    // Two servers on one port would each get some of the calls.
    builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
    builder.SetMaxReceiveMessageSize(GrpcLimit(options.most_request_bytes));
    builder.RegisterService(service_.get());
    if (record_service_ != nullptr) builder.RegisterService(record_service_.get());
    if (payment_service_ != nullptr) builder.RegisterService(payment_service_.get());
    if (audit_service_ != nullptr) builder.RegisterService(audit_service_.get());
    if (rulebook_service_ != nullptr) builder.RegisterService(rulebook_service_.get());
    if (report_service_ != nullptr) builder.RegisterService(report_service_.get());
    server_ = builder.BuildAndStart();
    if (server_ == nullptr || port == 0) {
      server_ = nullptr;
      return absl::UnavailableError(
          absl::StrCat("cannot listen on ", ToString(options.listen), ": is the port taken?"));
    }
    address_.port = port;
    return absl::OkStatus();
  }

  ServerAddress address() const override { return address_; }

  void Shutdown(absl::Duration patience) override {
    stopped_ = true;
    if (auto* health = server_->GetHealthCheckService()) health->Shutdown();
    server_->Shutdown(std::chrono::system_clock::now() + absl::ToChronoMilliseconds(patience));
    server_->Wait();
  }

 private:
  // In the order in which they must be made, and the reverse of that in which they go: the server's
  // calls use the services, the services' tasks the queues, and those the library and the ledger.
  const std::unique_ptr<RulebookLibrary> library_;
  const OpenLedger ledger_;
  WorkQueue queue_;
  std::unique_ptr<WorkQueue> recording_queue_;
  const std::unique_ptr<grpc::Service> service_;
  std::unique_ptr<grpc::Service> record_service_;
  std::unique_ptr<grpc::Service> payment_service_;
  std::unique_ptr<grpc::Service> audit_service_;
  std::unique_ptr<grpc::Service> rulebook_service_;
  std::unique_ptr<grpc::Service> report_service_;
  std::unique_ptr<grpc::Server> server_;
  ServerAddress address_;
  bool stopped_ = false;
};

}  // namespace

absl::StatusOr<std::unique_ptr<Server>> Server::Start(const ServerOptions& options) {
  absl::StatusOr<std::unique_ptr<RulebookLibrary>> library = OpenChecked(options);
  if (!library.ok()) return library.status();
  absl::StatusOr<OpenLedger> ledger = OpenForRecording(options, **library);
  if (!ledger.ok()) return ledger.status();
  auto server = std::make_unique<GrpcServer>(options, *std::move(library), *std::move(ledger));
  const absl::Status listening = server->Listen(options);
  if (!listening.ok()) return listening;
  return server;
}

}  // namespace fairstart
