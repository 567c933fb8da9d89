// What clients of the services on a ledger share.
#ifndef FAIRSTART_SERVICE_RPC_LEDGER_ANSWERS_H_
#define FAIRSTART_SERVICE_RPC_LEDGER_ANSWERS_H_

#include <functional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "service/rpc/raw_client.h"

namespace fairstart {

// An error of a call; kUnimplemented says why the server does not know the service.
absl::Status WithoutLedger(const absl::Status& status);

// Hands each part of the answer to `take`, and gives its error if it has one.
template <typename Response>
absl::Status CallForPartsOf(RawClient& connection, const std::string& method,
                            std::string_view request,
                            const std::function<absl::Status(const Response&)>& take) {
  return WithoutLedger(connection.CallForParts(method, request, [&](const std::string& bytes) {
    Response part;
    if (part.ParseFromString(bytes)) return take(part);
    return absl::InternalError(
        absl::StrCat("what the server answered is no ", Response::descriptor()->name()));
  }));
}

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_RPC_LEDGER_ANSWERS_H_
