// That something long goes on, and since when.
#ifndef FAIRSTART_SERVICE_CLI_TIME_SIGN_H_
#define FAIRSTART_SERVICE_CLI_TIME_SIGN_H_

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "service/cli/console.h"

namespace fairstart {

// While it lives, a terminal shows on one line of `err` what goes on and for how many seconds; the
// line is gone afterwards. Nothing else must write there meanwhile. Where there is no terminal
// nothing is shown.
class TimeSign {
 public:
  TimeSign(const std::string& what, Console& console);
  ~TimeSign();

  TimeSign(const TimeSign&) = delete;
  TimeSign& operator=(const TimeSign&) = delete;

 private:
  void Show();

  const std::string what_;
  Console& console_;
  std::mutex mutex_;
  std::condition_variable ended_;
  bool has_ended_ = false;
  std::thread shows_;
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_TIME_SIGN_H_
