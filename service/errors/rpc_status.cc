// Tested by tests/service/errors/rich_status_test.cc.
#include "service/errors/rpc_status.h"

#include <map>
#include <string>

#include "absl/strings/cord.h"
#include "google/rpc/code.pb.h"

namespace fairstart {

google::rpc::Status ToRpcStatus(const absl::Status& status) {
  google::rpc::Status rpc;
  rpc.set_code(static_cast<int>(status.code()));
  rpc.set_message(std::string(status.message()));
  // absl visits payloads in no fixed order; an error reads the same every time.
  std::map<std::string, std::string> payloads;
  status.ForEachPayload([&](absl::string_view type_url, const absl::Cord& payload) {
    payloads[std::string(type_url)] = std::string(payload);
  });
  for (auto& [type_url, payload] : payloads) {
    google::protobuf::Any& detail = *rpc.add_details();
    detail.set_type_url(type_url);
    detail.set_value(std::move(payload));
  }
  return rpc;
}

absl::Status FromRpcStatus(const google::rpc::Status& rpc) {
  const absl::StatusCode code = google::rpc::Code_IsValid(rpc.code())
                                    ? static_cast<absl::StatusCode>(rpc.code())
                                    : absl::StatusCode::kUnknown;
  absl::Status status(code, rpc.message());
  for (const google::protobuf::Any& detail : rpc.details()) {
    status.SetPayload(detail.type_url(), absl::Cord(detail.value()));
  }
  return status;
}

}  // namespace fairstart
