// A process that appends under load is killed, and killed again. FAIRSTART_COUNT kills.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <thread>

#include "service/ledger/verify.h"
#include "tests/service/ledger/ledger_fixture.h"
#include "tests/service/ledger/test_size.h"

namespace fairstart {
namespace {

class KilledProcess : public LedgerTest {
 protected:
  KilledProcess() {
    Close();
    EXPECT_TRUE(key_.WriteNew(key_file_).ok());
  }

  // Lets the program run for some time after its first entry, kills it, and gives what it said.
  std::string RunAndKill(const std::string& prefix, std::chrono::milliseconds time) {
    int out[2];
    if (pipe(out) != 0) return "";
    const pid_t child = fork();
    if (child == 0) {
      dup2(out[1], STDOUT_FILENO);
      close(out[0]);
      execl(FAIRSTART_APPENDING_PROGRAM, "appending_program", file_.c_str(), key_file_.c_str(),
            prefix.c_str(), nullptr);
      _exit(127);
    }
    close(out[1]);
    std::string said;
    std::atomic<bool> began = false;
    std::thread reader([&] {
      char bytes[4096];
      for (ssize_t n; (n = read(out[0], bytes, sizeof(bytes))) > 0;) {
        said.append(bytes, static_cast<size_t>(n));
        began = true;
      }
      began = true;
    });
    while (!began) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    std::this_thread::sleep_for(time);
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    reader.join();
    close(out[0]);
    return said;
  }

  const std::filesystem::path key_file_ = folder_.path() / "key.pem";
};

TEST_F(KilledProcess, TakesNothingWithItThatWasAcknowledged) {
  std::mt19937_64 random(TestSeed());
  std::map<int64_t, std::string> acknowledged;
  const uint64_t kills = TestCount(4);
  for (uint64_t i = 0; i < kills; ++i) {
    std::istringstream lines(
        RunAndKill(absl::StrCat("run-", i), std::chrono::milliseconds(random() % 200)));
    int64_t position = 0;
    for (std::string id; lines >> position >> id;) acknowledged[position] = id;
    const auto reader = LedgerReader::Open(file_);
    ASSERT_TRUE(reader.ok()) << reader.status();
    const auto now = *(*reader)->Read();
    EXPECT_EQ(VerifyLedger(now->store(), {})->problem_count, 0);
    for (const auto& [at, id] : acknowledged) {
      const auto entry = (*now)->Entry(at);
      ASSERT_TRUE(entry.ok()) << entry.status();
      ASSERT_EQ(entry->content->request_id(), id);
    }
  }
  EXPECT_GE(acknowledged.size(), kills);
  // Whoever comes next is not held up by the lock of the dead.
  Open();
  Add(EvidenceOf("after"));
}

}  // namespace
}  // namespace fairstart
