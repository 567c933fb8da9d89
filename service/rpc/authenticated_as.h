// Who a connection proves its caller to be.
#ifndef FAIRSTART_SERVICE_RPC_AUTHENTICATED_AS_H_
#define FAIRSTART_SERVICE_RPC_AUTHENTICATED_AS_H_

#include <grpcpp/grpcpp.h>

#include <string>

namespace fairstart {

// The names that TLS proved, with ", " between them; empty without it.
std::string AuthenticatedAs(const grpc::CallbackServerContext& context);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_RPC_AUTHENTICATED_AS_H_
