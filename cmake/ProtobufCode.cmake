# fairstart_protobuf_code(<target> [GRPC] ROOT <folder> PROTOS <path>... [IMPORTS <folder>...]
#                         [DEPS <target>...])
#
# A static library of the C++ that protoc writes for PROTOS, which are relative to ROOT. Who links
# it includes `<path without .proto>.pb.h`, as system headers: they are not ours to warn about.
# With GRPC it holds the service stubs (`.grpc.pb.h`) and nothing else; the messages must come from
# one of DEPS.
function(fairstart_protobuf_code target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "GRPC" "ROOT" "PROTOS;IMPORTS;DEPS")

  # A folder of its own, so that including what one does not link fails.
  set(out "${CMAKE_BINARY_DIR}/generated/${target}")
  file(MAKE_DIRECTORY "${out}")
  list(TRANSFORM arg_IMPORTS PREPEND "-I" OUTPUT_VARIABLE imports)
  if(arg_GRPC)
    set(flags "--grpc_out=${out}" "--plugin=protoc-gen-grpc=$<TARGET_FILE:gRPC::grpc_cpp_plugin>")
    set(suffix .grpc.pb)
  else()
    set(flags "--cpp_out=${out}")
    set(suffix .pb)
  endif()

  set(sources)
  foreach(proto IN LISTS arg_PROTOS)
    string(REGEX REPLACE "\\.proto$" "${suffix}" base "${proto}")
    string(MAKE_C_IDENTIFIER "${target}-${proto}" id)
    set(depfile "${CMAKE_CURRENT_BINARY_DIR}/${id}.d")
    add_custom_command(
      OUTPUT "${out}/${base}.cc" "${out}/${base}.h"
      COMMAND protobuf::protoc "-I${arg_ROOT}" ${imports} ${flags}
              "--dependency_out=${depfile}" "${proto}"
      DEPENDS "${arg_ROOT}/${proto}"
      DEPFILE "${depfile}"
      COMMENT "Generating ${base}.h"
      VERBATIM)
    list(APPEND sources "${out}/${base}.cc" "${out}/${base}.h")
  endforeach()

  add_library(${target} STATIC ${sources})
  target_include_directories(${target} SYSTEM PUBLIC "${out}")
  target_link_libraries(${target} PUBLIC protobuf::libprotobuf ${arg_DEPS})
  if(arg_GRPC)
    target_link_libraries(${target} PUBLIC gRPC::grpc++)
  endif()
  fairstart_no_warnings(${target})
  # A fuzzer looks for new paths through our code, and takes half the time to build without theirs.
  if(FAIRSTART_SANITIZE MATCHES "fuzzer")
    target_compile_options(${target} PRIVATE -fno-sanitize=all)
  endif()
endfunction()
