# What nearly every file includes is parsed once rather than some five hundred times, which halves a
# build. A file still includes all that it uses: the preset fuzz-quick builds without this, so a header
# that only came with the others is missed there.
option(FAIRSTART_PRECOMPILED_HEADERS "Parse the common headers once" ON)

# A test's own code runs once; to optimize it takes as long as to read it.
set(FAIRSTART_TEST_OPTIONS $<$<CONFIG:RelWithDebInfo>:-O0>)

set(FAIRSTART_COMMON_HEADERS
  <algorithm> <functional> <iostream> <map> <memory> <optional> <set> <string> <string_view>
  <utility> <variant> <vector>
  <absl/container/flat_hash_map.h> <absl/status/statusor.h>
  <absl/strings/str_cat.h> <absl/strings/str_join.h> <absl/strings/str_split.h>
  <google/protobuf/text_format.h>
  <fairstart/v1/case_facts.pb.h> <fairstart/v1/finding.pb.h> <fairstart/v1/record.pb.h>
  <fairstart/v1/rulebook.pb.h>)

# fairstart_header_parser(<target> HEADERS <header>... DEPS <target>... [OPTIONS <option>...]): parses them,
# for fairstart_reuse_headers.
function(fairstart_header_parser target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "HEADERS;DEPS;OPTIONS")
  set(nothing "${CMAKE_BINARY_DIR}/${target}.cc")
  file(CONFIGURE OUTPUT "${nothing}" CONTENT "// Only its precompiled headers are used.\n")
  add_library(${target} OBJECT "${nothing}")
  target_link_libraries(${target} PRIVATE ${arg_DEPS})
  target_precompile_headers(${target} PRIVATE ${arg_HEADERS})
  # A header that was parsed with other options or warnings is not used.
  fairstart_warnings(${target})
  target_compile_options(${target} PRIVATE ${arg_OPTIONS})
endfunction()

# fairstart_reuse_headers(<target> <parser>)
function(fairstart_reuse_headers target parser)
  if(FAIRSTART_PRECOMPILED_HEADERS)
    target_precompile_headers(${target} REUSE_FROM ${parser})
  endif()
endfunction()

if(FAIRSTART_PRECOMPILED_HEADERS)
  # So that a compilation can be found again in the compiler's cache.
  add_compile_options($<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
  add_compile_options("$<$<CXX_COMPILER_ID:Clang>:SHELL:-Xclang -fno-pch-timestamp>")
  # Some use gRPC, which needs it; with headers in common all do.
  add_compile_options(-pthread)
  fairstart_header_parser(common_headers
    HEADERS ${FAIRSTART_COMMON_HEADERS}
    DEPS fairstart_proto absl::flat_hash_map absl::statusor absl::strings)
  fairstart_header_parser(test_headers
    HEADERS ${FAIRSTART_COMMON_HEADERS} <gmock/gmock.h> <gtest/gtest.h>
    DEPS fairstart_proto absl::flat_hash_map absl::statusor absl::strings GTest::gmock
    OPTIONS ${FAIRSTART_TEST_OPTIONS})
endif()
