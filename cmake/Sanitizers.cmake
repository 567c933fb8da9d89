# FAIRSTART_SANITIZE: sanitizers for everything that is compiled here, e.g. "address,undefined".
# The presets asan and tsan set it, and tests/ is run under them with the environment they need.
# "fuzzer-no-link" among them has clang count what is reached; tests/fuzz links the fuzzer itself.
set(FAIRSTART_SANITIZE "" CACHE STRING "Sanitizers to compile with: address,undefined or thread")

if(FAIRSTART_SANITIZE)
  add_compile_options(-fsanitize=${FAIRSTART_SANITIZE} -fno-sanitize-recover=all
                      -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${FAIRSTART_SANITIZE})
endif()
