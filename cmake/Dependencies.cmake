# Everything that is not ours, as Debian 12 packages it (cmake/packages.txt). Nothing is fetched.

# Debian's Protobuf comes without a CMake package of its own, so CMake's module finds it; it must
# be found first, because gRPC's package then uses its targets.
find_package(Protobuf REQUIRED)
find_package(absl CONFIG REQUIRED)
find_package(gRPC CONFIG REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(CLI11 CONFIG REQUIRED)
find_package(GTest CONFIG REQUIRED)
find_package(Threads REQUIRED)

# Only tests/bench needs it.
find_package(benchmark CONFIG QUIET)

# google/rpc/{status,error_details,code}.proto; libprotobuf-dev has only google/protobuf.
find_path(FAIRSTART_GOOGLEAPIS google/rpc/status.proto
  PATHS /usr/share/gocode/src/github.com/gogo/googleapis
  DOC "Folder that holds google/rpc/status.proto" REQUIRED)
