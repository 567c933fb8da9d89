# Compiles through ccache where it is installed; a warm rebuild then takes seconds. Paths below the
# source folder count as relative, so that another clone of the same sources is warm too.
find_program(FAIRSTART_CCACHE ccache)
mark_as_advanced(FAIRSTART_CCACHE)
if(FAIRSTART_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env
    "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}" CCACHE_NOHASHDIR=1 CCACHE_DEPEND=1 CCACHE_SLOPPINESS=pch_defines,time_macros
    "${FAIRSTART_CCACHE}")
endif()
