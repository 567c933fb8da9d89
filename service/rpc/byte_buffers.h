// gRPC's buffers as bytes, and back.
#ifndef FAIRSTART_SERVICE_RPC_BYTE_BUFFERS_H_
#define FAIRSTART_SERVICE_RPC_BYTE_BUFFERS_H_

#include <grpcpp/grpcpp.h>

#include <string>
#include <string_view>

namespace fairstart {

std::string BytesOf(const grpc::ByteBuffer& buffer);
grpc::ByteBuffer BufferOf(std::string_view bytes);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_RPC_BYTE_BUFFERS_H_
