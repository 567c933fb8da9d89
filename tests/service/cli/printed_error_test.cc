#include "service/cli/printed_error.h"

#include <gtest/gtest.h>

#include <sstream>

#include "service/errors/rich_status.h"

namespace fairstart {
namespace {

TEST(ExitCodeOf, TellsTheCallersMistakesFromFailures) {
  EXPECT_EQ(ExitCodeOf(absl::InvalidArgumentError("")), ExitCode::kBadInput);
  EXPECT_EQ(ExitCodeOf(absl::NotFoundError("")), ExitCode::kBadInput);
  EXPECT_EQ(ExitCodeOf(absl::FailedPreconditionError("")), ExitCode::kBadInput);
  EXPECT_EQ(ExitCodeOf(absl::UnavailableError("")), ExitCode::kFailure);
  EXPECT_EQ(ExitCodeOf(absl::ResourceExhaustedError("")), ExitCode::kFailure);
  EXPECT_EQ(ExitCodeOf(absl::PermissionDeniedError("")), ExitCode::kFailure);
  // The caller's own certificate is not one that may.
  EXPECT_EQ(ExitCodeOf(Refused(absl::StatusCode::kPermissionDenied, Reason::kSecondPersonNeeded, "")),
            ExitCode::kBadInput);
}

TEST(PrintError, NamesTheCommandAndTheFlag) {
  std::ostringstream err;
  PrintError(absl::NotFoundError("no such file"), err);
  PrintError("--as-of", absl::InvalidArgumentError("is no day"), err);
  EXPECT_EQ(err.str(), "fairstart: no such file\nfairstart: --as-of: is no day\n");
}

TEST(PrintError, NamesTheFlagThatAFieldComesFrom) {
  std::ostringstream err;
  const ExitCode code = PrintError(
      InvalidRequest({{"rulebook.rates", "there is none"}, {"last_day", "is needed"}, {"page_size", "is too large"}}),
      err);
  EXPECT_EQ(code, ExitCode::kBadInput);
  EXPECT_EQ(err.str(),
            "fairstart: --rates: there is none\n"
            "fairstart: --until: is needed\n"
            "fairstart: page_size: is too large\n");
}

TEST(PrintError, OfAWholeRequestNamesNoFlag) {
  std::ostringstream err;
  PrintError(InvalidRequest({{"", "the request is none"}}), err);
  EXPECT_EQ(err.str(), "fairstart: the request is none\n");
}

TEST(Counted, KnowsOneFromMany) {
  EXPECT_EQ(Counted(0, "error"), "0 errors");
  EXPECT_EQ(Counted(1, "error"), "1 error");
  EXPECT_EQ(Counted(2, "error"), "2 errors");
}

}  // namespace
}  // namespace fairstart
