// Runs a program.
#ifndef FAIRSTART_ENGINE_EXPR_EXECUTOR_H_
#define FAIRSTART_ENGINE_EXPR_EXECUTOR_H_

#include <cstdint>
#include <string_view>

#include "engine/calendar/civil_day.h"
#include "engine/calendar/window.h"
#include "engine/expr/program.h"
#include "engine/expr/turn.h"
#include "engine/value/arena.h"
#include "engine/value/value.h"

namespace fairstart {

class Host;

// What a program runs in. Belongs to one evaluation and one thread.
struct Execution {
  Arena& arena;
  Host& host;
  const RecordValue* facts = nullptr;   // the case
  const RecordValue* record = nullptr;  // the record
  int date_of_birth = -1;               // field of the case
  Day today;                            // the day asked about
  // The days around `today` on which everything read so far says the same. Every part that depends
  // on the day narrows it; it always contains `today`.
  Window window;
  int64_t* steps_left = nullptr;     // of the whole evaluation
  int depth = 0;                     // how many parts run inside one another
  const Program* program = nullptr;  // the one that runs, for errors
};

// How many parts of expressions may run inside one another, through definitions too: what a stack
// of ordinary size holds with room to spare.
inline constexpr int kDeepestRun = 2000;

// What the programs of one rulebook need from whoever evaluates them.
class Host {
 public:
  virtual ~Host() = default;
  // A parameter on the day asked about. `keys` are known strings.
  virtual Value Parameter(Execution& execution, int index, const Value* keys, int count) = 0;
  // A definition or table; `about` is null when it is about the case.
  virtual Value Definition(Execution& execution, int index, const RecordValue* about) = 0;
  // The same on another day.
  virtual Value ParameterOn(Execution& execution, int index, const Value* keys, int count,
                            Day day) = 0;
  virtual Value DefinitionOn(Execution& execution, int index, const RecordValue* about,
                             Day day) = 0;
  // Whether a bool definition was true on some day before the day asked about.
  virtual Value EverBefore(Execution& execution, int index) = 0;
  // The first day, not before `from`, on which it was true.
  virtual Value FirstDay(Execution& execution, int index, Day from) = 0;
  // `field` of `record` was read, which had not happened when the case was last known: on a day
  // after that it is taken to go on.
  virtual void ReadNotYet(const Execution& execution, const RecordValue& record, int field) = 0;
  // Something that was read turns on the very day of `execution`.
  virtual void Turns(const Execution& /*execution*/, const Turn& /*turn*/) {}
};

// The value of `node`. `frame` has the program's frame_size slots, the variables in the first.
Value Run(Execution& execution, const Node& node, Value* frame);

// The same for a whole program with its variables.
Value Run(Execution& execution, const Program& program, const Value* variables, int count);

// An error that says `problem` and quotes the part of the program that `node` is.
Value MakeError(Execution& execution, const Node& node, std::string_view problem);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EXPR_EXECUTOR_H_
