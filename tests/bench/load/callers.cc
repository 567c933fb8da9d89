// gRPC's callback interface: no thread of ours waits for a reply. Calls are made by bytes, so that
// the client spends its share of the machine on nothing that a server does not need.
#include "tests/bench/load/callers.h"

#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstring>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>

namespace fairstart {
namespace {

using Clock = std::chrono::steady_clock;

std::string BytesOf(const grpc::ByteBuffer& buffer) {
  std::vector<grpc::Slice> slices;
  std::string bytes;
  if (!buffer.Dump(&slices).ok()) return bytes;
  for (const grpc::Slice& slice : slices) {
    bytes.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
  }
  return bytes;
}

bool HasBytes(const grpc::ByteBuffer& buffer, const std::string& bytes) {
  std::vector<grpc::Slice> slices;
  if (buffer.Length() != bytes.size() || !buffer.Dump(&slices).ok()) return false;
  size_t at = 0;
  for (const grpc::Slice& slice : slices) {
    if (std::memcmp(slice.begin(), bytes.data() + at, slice.size()) != 0) return false;
    at += slice.size();
  }
  return true;
}

// What all callers of a run share.
class Run {
 public:
  Run(grpc::GenericStub& stub, const std::string& request, std::string first_reply)
      : stub_(stub), sent_(request), first_reply_(std::move(first_reply)) {}

  Clock::time_point from;
  Clock::time_point until;

  grpc::GenericStub& stub() { return stub_; }
  grpc::ByteBuffer Request() const {
    const grpc::Slice slice(sent_.data(), sent_.size(), grpc::Slice::STATIC_SLICE);
    return grpc::ByteBuffer(&slice, 1);
  }

  // Whether the reply is as it should be; the first that is not is kept.
  bool Check(const grpc::Status& status, const grpc::ByteBuffer& reply) {
    if (status.ok() && HasBytes(reply, first_reply_)) return true;
    const std::lock_guard lock(mutex_);
    failed_ = true;
    if (problem_.empty()) {
      problem_ = status.ok() ? "a reply has other bytes than the first" : status.error_message();
    }
    return false;
  }
  bool failed() const { return failed_; }
  const std::string& problem() const { return problem_; }

  void Started() { ++running_; }
  void Ended() {
    const std::lock_guard lock(mutex_);
    if (--running_ == 0) ended_.notify_all();
  }
  void WaitForAll() {
    std::unique_lock lock(mutex_);
    ended_.wait(lock, [this] { return running_ == 0; });
  }

 private:
  grpc::GenericStub& stub_;
  const std::string sent_;
  const std::string first_reply_;
  std::atomic<bool> failed_ = false;
  std::mutex mutex_;
  std::condition_variable ended_;
  int running_ = 0;  // guarded once callers run
  std::string problem_;
};

// One call after another; gRPC runs the callbacks of one caller one at a time.
class Caller {
 public:
  explicit Caller(Run& run) : run_(run), request_(run.Request()) {}

  void Call() {
    context_.emplace();
    reply_.Clear();
    began_ = Clock::now();
    run_.stub().UnaryCall(&*context_, "/fairstart.v1.DecisionService/Preview", {}, &request_,
                          &reply_, [this](grpc::Status status) { Answered(status); });
  }

  std::vector<std::chrono::nanoseconds> latencies;

 private:
  void Answered(const grpc::Status& status) {
    const Clock::time_point now = Clock::now();
    if (began_ >= run_.from && now <= run_.until) latencies.push_back(now - began_);
    if (!run_.Check(status, reply_) || now >= run_.until || run_.failed()) {
      run_.Ended();
    } else {
      Call();
    }
  }

  Run& run_;
  grpc::ByteBuffer request_;
  grpc::ByteBuffer reply_;
  std::optional<grpc::ClientContext> context_;
  Clock::time_point began_;
};

std::string FirstReply(grpc::GenericStub& stub, const std::string& request) {
  const grpc::Slice slice(request.data(), request.size());
  const grpc::ByteBuffer sent(&slice, 1);
  grpc::ByteBuffer reply;
  grpc::ClientContext context;
  context.set_wait_for_ready(true);
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(10));
  std::mutex mutex;
  std::condition_variable answered;
  std::optional<grpc::Status> status;
  stub.UnaryCall(&context, "/fairstart.v1.DecisionService/Preview", {}, &sent, &reply,
                 [&](grpc::Status got) {
                   const std::lock_guard lock(mutex);
                   status = got;
                   answered.notify_all();
                 });
  std::unique_lock lock(mutex);
  answered.wait(lock, [&] { return status.has_value(); });
  if (!status->ok()) throw std::runtime_error(status->error_message());
  return BytesOf(reply);
}

}  // namespace

Load CallPreview(const LoadOptions& options, const std::string& request) {
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(-1);
  grpc::GenericStub stub(
      grpc::CreateCustomChannel(options.target, grpc::InsecureChannelCredentials(), arguments));
  std::string first_reply = FirstReply(stub, request);
  Load load;
  load.in_flight = options.in_flight;
  load.reply_bytes = first_reply.size();
  load.seconds = options.counted.count();

  Run run(stub, request, std::move(first_reply));
  run.from = Clock::now() + std::chrono::duration_cast<Clock::duration>(options.warm_up);
  run.until = run.from + std::chrono::duration_cast<Clock::duration>(options.counted);
  std::vector<std::unique_ptr<Caller>> callers;
  for (int i = 0; i < options.in_flight; ++i) {
    callers.push_back(std::make_unique<Caller>(run));
    run.Started();
  }
  for (const auto& caller : callers) caller->Call();
  run.WaitForAll();
  if (run.failed()) throw std::runtime_error(run.problem());
  for (const auto& caller : callers) {
    load.latencies.insert(load.latencies.end(), caller->latencies.begin(), caller->latencies.end());
  }
  std::sort(load.latencies.begin(), load.latencies.end());
  return load;
}

double PerMille(const Load& load, int per_mille) {
  const size_t size = load.latencies.size();
  const size_t rank = (size * static_cast<size_t>(per_mille) + 999) / 1000;
  const auto latency = load.latencies[std::max<size_t>(rank, 1) - 1];
  return std::chrono::duration<double, std::micro>(latency).count();
}

}  // namespace fairstart
