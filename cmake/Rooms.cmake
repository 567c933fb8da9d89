# How a folder becomes a target. A room's CMakeLists.txt says:
#
#   fairstart_library(engine/calendar SOURCES civil_day.cc span.cc DEPS absl::time)
#
# and the one of its tests, in tests/engine/calendar:
#
#   fairstart_test(tests/engine/calendar SOURCES civil_day_test.cc DEPS engine/calendar)
#
# DEPS are rooms (engine/money) or targets of somebody else (absl::time, fairstart_proto). A room
# among them must be allowed by tests/house/rooms.txt.

# fairstart_read_rooms(<file>): sets FAIRSTART_ROOMS (in dependency order) and, for each room,
# FAIRSTART_MAY_<room> with every room that it may include, itself left out.
function(fairstart_read_rooms file)
  set_property(DIRECTORY "${CMAKE_SOURCE_DIR}" APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
  file(STRINGS "${file}" lines REGEX "^room ")
  set(rooms)
  foreach(line IN LISTS lines)
    string(REGEX REPLACE " +" ";" words "${line}")
    list(POP_FRONT words verb room)
    set(may ${words})
    foreach(other IN LISTS words)
      if(NOT other IN_LIST rooms)
        message(FATAL_ERROR "${file}: ${room} may include ${other}, which no line above declares")
      endif()
      list(APPEND may ${FAIRSTART_MAY_${other}})
    endforeach()
    list(REMOVE_DUPLICATES may)
    list(APPEND rooms "${room}")
    set(FAIRSTART_MAY_${room} "${may}")
    set(FAIRSTART_MAY_${room} "${may}" PARENT_SCOPE)
  endforeach()
  set(FAIRSTART_ROOMS "${rooms}" PARENT_SCOPE)
endfunction()

# fairstart_targets(<variable> <dep>...): rooms among the deps become their targets.
function(fairstart_targets variable)
  set(targets)
  foreach(dep IN LISTS ARGN)
    if(dep STREQUAL "proto")
      list(APPEND targets fairstart_proto)
    elseif(dep IN_LIST FAIRSTART_ROOMS)
      string(REPLACE "/" "_" name "${dep}")
      list(APPEND targets "fairstart::${name}")
    else()
      list(APPEND targets "${dep}")
    endif()
  endforeach()
  set(${variable} "${targets}" PARENT_SCOPE)
endfunction()

# fairstart_library(<room> SOURCES <file>... [DEPS <room or target>...]): the library of a room,
# `fairstart::engine_calendar` for engine/calendar. Headers are included by their path from the
# root: "engine/calendar/span.h". A room of headers only has no SOURCES.
function(fairstart_library room)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;DEPS")
  if(NOT "${CMAKE_SOURCE_DIR}/${room}" STREQUAL CMAKE_CURRENT_SOURCE_DIR)
    message(FATAL_ERROR "fairstart_library(${room}) stands in ${CMAKE_CURRENT_SOURCE_DIR}")
  endif()
  foreach(dep IN LISTS arg_DEPS)
    if(dep IN_LIST FAIRSTART_ROOMS AND NOT dep IN_LIST FAIRSTART_MAY_${room})
      message(FATAL_ERROR "${room} may not depend on ${dep}: see tests/house/rooms.txt")
    endif()
  endforeach()
  fairstart_targets(deps ${arg_DEPS})
  string(REPLACE "/" "_" target "${room}")
  if(arg_SOURCES)
    add_library(${target} STATIC ${arg_SOURCES})
    target_include_directories(${target} PUBLIC "${CMAKE_SOURCE_DIR}")
    target_link_libraries(${target} PUBLIC ${deps})
    fairstart_warnings(${target})
    fairstart_reuse_headers(${target} common_headers)
  else()
    add_library(${target} INTERFACE)
    target_include_directories(${target} INTERFACE "${CMAKE_SOURCE_DIR}")
    target_link_libraries(${target} INTERFACE ${deps})
  endif()
  add_library(fairstart::${target} ALIAS ${target})
endfunction()

# fairstart_program(<name> SOURCES <file>... [DEPS <room or target>...]): an executable, in
# `bin/` of the build folder.
function(fairstart_program name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;DEPS")
  fairstart_targets(deps ${arg_DEPS})
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE ${deps})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
  fairstart_warnings(${name})
  fairstart_reuse_headers(${name} common_headers)
endfunction()

# fairstart_test(tests/<room> SOURCES <file>... [DEPS <room or target>...] [TIMEOUT <seconds>]
#                [TOGETHER] [OPTIMIZED]):
# one GoogleTest program for the folder, each of its cases a CTest case named
# `<room>/Suite.Case` with the room's top folder as its label (engine, service). The cases run in
# the root of the source tree, so they open "rules/..." as it is written. The target `<label>_tests`
# builds the programs of a label. TOGETHER: the program is one CTest case, for cases that share what takes long.
# OPTIMIZED: its own code is, as that of the rooms always is.
function(fairstart_test folder)
  cmake_parse_arguments(PARSE_ARGV 1 arg "TOGETHER;OPTIMIZED" "TIMEOUT" "SOURCES;DEPS")
  if(NOT "${CMAKE_SOURCE_DIR}/${folder}" STREQUAL CMAKE_CURRENT_SOURCE_DIR)
    message(FATAL_ERROR "fairstart_test(${folder}) stands in ${CMAKE_CURRENT_SOURCE_DIR}")
  endif()
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 120)
  endif()
  string(REGEX REPLACE "^tests/" "" name "${folder}")
  string(REGEX REPLACE "/.*" "" label "${name}")
  string(REPLACE "/" "_" target "${name}_test")

  fairstart_targets(deps ${arg_DEPS})
  add_executable(${target} ${arg_SOURCES})
  target_include_directories(${target} PRIVATE "${CMAKE_SOURCE_DIR}")
  target_link_libraries(${target} PRIVATE ${deps} GTest::gtest_main GTest::gmock)
  set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
  fairstart_warnings(${target})
  if(arg_OPTIMIZED)
    fairstart_reuse_headers(${target} common_headers)
  else()
    target_compile_options(${target} PRIVATE ${FAIRSTART_TEST_OPTIONS})
    fairstart_reuse_headers(${target} test_headers)
  endif()

  if(arg_TOGETHER)
    add_test(NAME "${name}" COMMAND ${target} WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}")
    set_tests_properties("${name}" PROPERTIES LABELS "${label}" TIMEOUT ${arg_TIMEOUT})
  else()
    include(GoogleTest)
    gtest_discover_tests(${target}
      TEST_PREFIX "${name}/"
      WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}"
      DISCOVERY_TIMEOUT 60
      PROPERTIES LABELS "${label}" TIMEOUT ${arg_TIMEOUT})
  endif()

  if(NOT TARGET ${label}_tests)
    add_custom_target(${label}_tests)
  endif()
  add_dependencies(${label}_tests ${target})
endfunction()
