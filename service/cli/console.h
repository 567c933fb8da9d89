// What a command reads from and writes to.
#ifndef FAIRSTART_SERVICE_CLI_CONSOLE_H_
#define FAIRSTART_SERVICE_CLI_CONSOLE_H_

#include <istream>
#include <ostream>

namespace fairstart {

struct Console {
  std::istream& in;
  std::ostream& out;  // the answer
  std::ostream& err;  // everything about how it went
  // Whether `out` shows colours: it is a terminal and NO_COLOR is not set.
  bool colour = false;
  // Whether `err` shows how far something long has come: it is a terminal.
  bool progress = false;
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_CONSOLE_H_
