// Tested by tests/service/rpc/record_service_test.cc.
#include "service/rpc/authenticated_as.h"

namespace fairstart {

std::string AuthenticatedAs(const grpc::CallbackServerContext& context) {
  std::string names;
  for (const grpc::string_ref& name : context.auth_context()->GetPeerIdentity()) {
    if (!names.empty()) names += ", ";
    names.append(name.data(), name.size());
  }
  return names;
}

}  // namespace fairstart
