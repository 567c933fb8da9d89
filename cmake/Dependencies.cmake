# Everything that is not ours, as Debian 12 packages it (cmake/packages.txt). Nothing is fetched.

# Debian's Protobuf comes without a CMake package of its own, so CMake's module finds it; it must
# be found first, because gRPC's package then uses its targets.
find_package(Protobuf REQUIRED)
find_package(absl CONFIG REQUIRED)
find_package(gRPC CONFIG REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(CLI11 CONFIG REQUIRED)
find_package(GTest CONFIG REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(Threads REQUIRED)

# Only service/proofs needs Z3, and can do without: nothing that decides a case knows it. Debian
# packages it without CMake's files.
option(FAIRSTART_PROOFS "Prove things about rulebooks, where Z3 is installed" ON)
find_library(FAIRSTART_Z3_LIBRARY z3)
find_path(FAIRSTART_Z3_INCLUDE z3.h)
mark_as_advanced(FAIRSTART_Z3_LIBRARY FAIRSTART_Z3_INCLUDE)
if(FAIRSTART_PROOFS AND FAIRSTART_Z3_LIBRARY AND FAIRSTART_Z3_INCLUDE)
  set(FAIRSTART_HAS_Z3 ON)
else()
  set(FAIRSTART_HAS_Z3 OFF)
endif()

# Only tests/bench needs it.
find_package(benchmark CONFIG QUIET)

# google/rpc/{status,error_details,code}.proto; libprotobuf-dev has only google/protobuf.
find_path(FAIRSTART_GOOGLEAPIS google/rpc/status.proto
  PATHS /usr/share/gocode/src/github.com/gogo/googleapis
  DOC "Folder that holds google/rpc/status.proto" REQUIRED)
