// Calls a Fairstart server by bytes rather than through generated stubs, which would serialize a
// request again: what the server digests and records must be the bytes of the caller's file.
#ifndef FAIRSTART_SERVICE_RPC_RAW_CLIENT_H_
#define FAIRSTART_SERVICE_RPC_RAW_CLIENT_H_

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"

namespace grpc {
class ChannelCredentials;
}

namespace fairstart {

// Any thread may call it.
class RawClient {
 public:
  // A client of the server at `address` ("127.0.0.1:50051"); it connects when it is first used.
  // `patience` is the deadline of each call. Without credentials (service/rpc/transport.h) it
  // speaks plaintext, which is for a server on the same machine.
  RawClient(const std::string& address, absl::Duration patience,
            std::shared_ptr<grpc::ChannelCredentials> credentials = nullptr);
  ~RawClient();

  // Calls a method ("/fairstart.v1.DecisionService/Preview"). Errors are the server's, with their
  // details; kUnavailable, naming the address, if it cannot be reached.
  absl::StatusOr<std::string> CallRaw(const std::string& method, std::string_view request);

  // Calls a method that answers a stream with a stream: sends what `next` gives until that is nothing,
  // and hands each answer to `take` before the next is asked for. Ends early, and gives the error of
  // `take` if that has one. Each answer may take as long as a call may. Errors as CallRaw.
  absl::Status Exchange(const std::string& method,
                        const std::function<std::optional<std::string>()>& next,
                        const std::function<absl::Status(const std::string& answer)>& take);

  // Calls a method that answers a request with a stream, and hands each answer to `take`. Ends early,
  // and gives the error of `take` if that has one. Each answer may take as long as a call may. Errors
  // as CallRaw.
  absl::Status CallForParts(const std::string& method, std::string_view request,
                            const std::function<absl::Status(const std::string& answer)>& take);

  // The same as CallRaw with the response read.
  template <typename Response>
  absl::StatusOr<Response> Call(const std::string& method, std::string_view request) {
    const absl::StatusOr<std::string> bytes = CallRaw(method, request);
    if (!bytes.ok()) return bytes.status();
    Response response;
    if (response.ParseFromString(*bytes)) return response;
    return absl::InternalError(absl::StrCat("what the server at ", address_, " answered is no ",
                                            Response::descriptor()->name()));
  }

 private:
  class Connection;
  class Conversation;

  // The same, naming the address if it cannot be reached.
  absl::Status Named(const absl::Status& status) const;

  const std::string address_;
  const absl::Duration patience_;
  const std::unique_ptr<Connection> connection_;
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_RPC_RAW_CLIENT_H_
