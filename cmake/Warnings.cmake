# The warnings that our own code is compiled with. Generated code gets none: nobody here wrote it.
option(FAIRSTART_WARNINGS_AS_ERRORS "Refuse our own code when the compiler warns" ON)

# fairstart_warnings(<target>): our code.
function(fairstart_warnings target)
  # Designated initializers leave fields at their defaults on purpose; GCC 12 sees overlapping
  # copies and sizes in std::string where there are none (GCC bug 105651), and beside a sanitizer's own code
  # values that were not set where they were. Clang counts signs among conversions, GCC does not.
  target_compile_options(${target} PRIVATE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast -Wnon-virtual-dtor
    -Woverloaded-virtual -Wno-missing-field-initializers
    "$<$<CXX_COMPILER_ID:GNU>:-Wno-restrict;-Wno-array-bounds>"
    "$<$<CXX_COMPILER_ID:GNU>:-Wno-stringop-overflow;-Wno-stringop-overread>"
    $<$<CXX_COMPILER_ID:Clang>:-Wno-sign-conversion>
    $<$<BOOL:${FAIRSTART_WARNINGS_AS_ERRORS}>:-Werror>)
  if(FAIRSTART_SANITIZE)
    target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  endif()
endfunction()

# fairstart_no_warnings(<target>): generated code.
function(fairstart_no_warnings target)
  target_compile_options(${target} PRIVATE -w)
endfunction()
