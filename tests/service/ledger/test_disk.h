// A disk that can lose power, be full, fail and be read-only: a SQLite VFS in front of the usual
// one.
//
// Everything is written to real files, which the program sees as they are. Beside them the disk
// knows what of each file is certain to be there after a power cut, because it was synced, and what
// was written since: of that a cut may leave all, nothing, some, parts of sectors' size, and later
// writes without earlier ones.
#ifndef FAIRSTART_TESTS_SERVICE_LEDGER_TEST_DISK_H_
#define FAIRSTART_TESTS_SERVICE_LEDGER_TEST_DISK_H_

#include <sqlite3.h>

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace fairstart {

class TestDisk {
 public:
  TestDisk();
  ~TestDisk();
  TestDisk(const TestDisk&) = delete;
  TestDisk& operator=(const TestDisk&) = delete;

  // For LedgerOptions::file_system.
  const std::string& name() const { return name_; }

  // Called before each write, truncation and sync, on the thread that does it.
  std::function<void()> before_each_change;

  // Bytes that can still be written; negative: any number.
  std::atomic<int64_t> room = -1;
  // Syncs fail, as a broken disk's do.
  std::atomic<bool> syncs_fail = false;
  // Files can be opened for reading alone.
  std::atomic<bool> read_only = false;
  // Turns PRAGMA synchronous = FULL into OFF, to see what is lost then.
  std::atomic<bool> never_syncs = false;

  std::atomic<int64_t> syncs = 0;

  // Puts into `folder` what the disk could hold if the power went now.
  void LeaveAfterCut(std::mt19937_64& random, const std::filesystem::path& folder);

 private:
  friend struct DiskCalls;

  struct Change {
    bool truncates = false;
    int64_t offset = 0;  // or the new size
    std::string bytes;
  };
  struct TrackedFile {
    std::string synced;
    std::vector<Change> since;
    bool name_is_synced = false;  // a file that was never synced may not be there
  };

  static void Apply(const Change& change, std::string& bytes);
  static std::vector<Change> WhatACutLeaves(const std::vector<Change>& since,
                                            std::mt19937_64& random);
  void Note(const std::string& file, Change change);

  std::string name_;
  sqlite3_vfs* real_;
  sqlite3_vfs vfs_;
  std::mutex mutex_;
  std::map<std::string, TrackedFile> files_;
};

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_SERVICE_LEDGER_TEST_DISK_H_
