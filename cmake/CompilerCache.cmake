# Compiles through ccache where it is installed; a warm rebuild then takes seconds.
find_program(FAIRSTART_CCACHE ccache)
mark_as_advanced(FAIRSTART_CCACHE)
if(FAIRSTART_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${FAIRSTART_CCACHE}")
endif()
