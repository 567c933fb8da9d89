#include "service/ledger/writer_lock.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "absl/strings/str_cat.h"
#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

using testing::HasSubstr;

TEST(WriterLock, IsHeldByOneAtATimeWhoIsNamed) {
  const ScratchFolder folder;
  const auto ledger = folder.path() / "a.ledger";
  {
    const auto lock = WriterLock::Take(ledger);
    ASSERT_TRUE(lock.ok()) << lock.status();
    const absl::Status second = WriterLock::Take(ledger).status();
    EXPECT_EQ(second.code(), absl::StatusCode::kUnavailable);
    EXPECT_THAT(std::string(second.message()),
                HasSubstr(absl::StrCat("process ", getpid(), " on ")));
    EXPECT_TRUE(WriterLock::Take(folder.path() / "b.ledger").ok());
  }
  EXPECT_TRUE(WriterLock::Take(ledger).ok());
}

// The lock of a process that was killed is nobody's, whatever its file says.
TEST(WriterLock, EndsWithItsProcess) {
  const ScratchFolder folder;
  const auto ledger = folder.path() / "a.ledger";
  int ready[2];
  ASSERT_EQ(pipe(ready), 0);
  const pid_t child = fork();
  if (child == 0) {
    const auto lock = WriterLock::Take(ledger);
    const char byte = lock.ok() ? 'y' : 'n';
    if (write(ready[1], &byte, 1) != 1) _exit(1);
    pause();
    _exit(0);
  }
  char byte = 0;
  ASSERT_EQ(read(ready[0], &byte, 1), 1);
  EXPECT_EQ(byte, 'y');
  EXPECT_THAT(std::string(WriterLock::Take(ledger).status().message()),
              HasSubstr(absl::StrCat("process ", child, " on ")));
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
  close(ready[0]);
  close(ready[1]);
  EXPECT_TRUE(WriterLock::Take(ledger).ok());
}

TEST(WriterLock, SaysWhereItCannotBe) {
  const ScratchFolder folder;
  const absl::Status status = WriterLock::Take(folder.path() / "none" / "a.ledger").status();
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(std::string(status.message()), HasSubstr("none/a.ledger.lock"));
}

}  // namespace
}  // namespace fairstart
