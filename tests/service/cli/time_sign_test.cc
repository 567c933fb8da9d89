#include "service/cli/time_sign.h"

#include <gtest/gtest.h>

#include <sstream>

namespace fairstart {
namespace {

std::string Shown(bool progress) {
  std::istringstream in;
  std::ostringstream out, err;
  Console console = {in, out, err, false, progress};
  { const TimeSign sign("proving", console); }
  EXPECT_EQ(out.str(), "");
  return err.str();
}

TEST(TimeSign, IsSeenAtOnceAndGoneAtTheEnd) {
  const std::string shown = Shown(true);
  EXPECT_EQ(shown.find("proving ..."), 0u) << shown;
  EXPECT_EQ(shown.substr(shown.size() - 4), "\r\033[K");
}

TEST(TimeSign, IsForTerminalsOnly) { EXPECT_EQ(Shown(false), ""); }

}  // namespace
}  // namespace fairstart
