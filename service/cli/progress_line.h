// How far something long has come.
#ifndef FAIRSTART_SERVICE_CLI_PROGRESS_LINE_H_
#define FAIRSTART_SERVICE_CLI_PROGRESS_LINE_H_

#include <string_view>

#include "service/cli/console.h"

namespace fairstart {

// A line of `err` on a terminal that says something else from time to time, and is gone before
// anything else is written and at the end. Where there is no terminal nothing is shown.
class ProgressLine {
 public:
  explicit ProgressLine(Console& console) : console_(console) {}
  ~ProgressLine() { Hide(); }

  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void Show(std::string_view text) {
    if (!console_.progress) return;
    console_.err << kEmptyLine << text << std::flush;
    is_shown_ = true;
  }

  void Hide() {
    if (is_shown_) console_.err << kEmptyLine << std::flush;
    is_shown_ = false;
  }

 private:
  static constexpr std::string_view kEmptyLine = "\r\033[K";

  Console& console_;
  bool is_shown_ = false;
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_PROGRESS_LINE_H_
