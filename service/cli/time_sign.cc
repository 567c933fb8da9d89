// Tested by tests/service/cli/time_sign_test.cc.
#include "service/cli/time_sign.h"

#include <chrono>

namespace fairstart {

TimeSign::TimeSign(const std::string& what, Console& console) : what_(what), console_(console) {
  if (!console_.progress) return;
  console_.err << what_ << " ..." << std::flush;
  shows_ = std::thread([this] { Show(); });
}

TimeSign::~TimeSign() {
  if (!shows_.joinable()) return;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    has_ended_ = true;
  }
  ended_.notify_one();
  shows_.join();
  console_.err << "\r\033[K" << std::flush;
}

void TimeSign::Show() {
  std::unique_lock<std::mutex> lock(mutex_);
  for (int seconds = 1;
       !ended_.wait_for(lock, std::chrono::seconds(1), [this] { return has_ended_; }); ++seconds) {
    console_.err << "\r" << what_ << " ... " << seconds << " s" << std::flush;
  }
}

}  // namespace fairstart
