#include "tests/service/ledger/test_disk.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <sstream>

namespace fairstart {
namespace {

constexpr size_t kSector = 512;

// What SQLite knows as a file: its own head, then ours, then the real one.
struct DiskFile {
  sqlite3_file head;
  TestDisk* disk;
  bool tracked;
  char path[1024];

  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

DiskFile* Ours(sqlite3_file* file) { return reinterpret_cast<DiskFile*>(file); }
sqlite3_file* Real(sqlite3_file* file) { return Ours(file)->real(); }

std::string BytesIn(const char* path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

}  // namespace

// The functions that SQLite calls.
struct DiskCalls {
  static TestDisk& DiskOf(sqlite3_vfs* vfs) { return *static_cast<TestDisk*>(vfs->pAppData); }

  static int Close(sqlite3_file* file) { return Real(file)->pMethods->xClose(Real(file)); }
  static int Read(sqlite3_file* file, void* to, int bytes, sqlite3_int64 offset) {
    return Real(file)->pMethods->xRead(Real(file), to, bytes, offset);
  }
  static int Write(sqlite3_file* file, const void* from, int bytes, sqlite3_int64 offset) {
    TestDisk& disk = *Ours(file)->disk;
    if (disk.before_each_change) disk.before_each_change();
    if (disk.room >= 0) {
      if (disk.room < bytes) return SQLITE_FULL;
      disk.room -= bytes;
    }
    const int code = Real(file)->pMethods->xWrite(Real(file), from, bytes, offset);
    if (code == SQLITE_OK && Ours(file)->tracked) {
      disk.Note(
          Ours(file)->path,
          {false, offset, std::string(static_cast<const char*>(from), static_cast<size_t>(bytes))});
    }
    return code;
  }
  static int Truncate(sqlite3_file* file, sqlite3_int64 size) {
    TestDisk& disk = *Ours(file)->disk;
    if (disk.before_each_change) disk.before_each_change();
    const int code = Real(file)->pMethods->xTruncate(Real(file), size);
    if (code == SQLITE_OK && Ours(file)->tracked) disk.Note(Ours(file)->path, {true, size, ""});
    return code;
  }
  // The real file is not synced: it is thrown away, and real syncs would make a thousand cuts slow.
  static int Sync(sqlite3_file* file, int) {
    TestDisk& disk = *Ours(file)->disk;
    if (disk.before_each_change) disk.before_each_change();
    if (disk.syncs_fail) return SQLITE_IOERR_FSYNC;
    ++disk.syncs;
    if (!Ours(file)->tracked) return SQLITE_OK;
    const std::lock_guard<std::mutex> lock(disk.mutex_);
    TestDisk::TrackedFile& tracked = disk.files_[Ours(file)->path];
    for (const TestDisk::Change& change : tracked.since) TestDisk::Apply(change, tracked.synced);
    tracked.since.clear();
    tracked.name_is_synced = true;
    return SQLITE_OK;
  }
  static int FileSize(sqlite3_file* file, sqlite3_int64* size) {
    return Real(file)->pMethods->xFileSize(Real(file), size);
  }
  static int Lock(sqlite3_file* file, int kind) {
    return Real(file)->pMethods->xLock(Real(file), kind);
  }
  static int Unlock(sqlite3_file* file, int kind) {
    return Real(file)->pMethods->xUnlock(Real(file), kind);
  }
  static int CheckReservedLock(sqlite3_file* file, int* out) {
    return Real(file)->pMethods->xCheckReservedLock(Real(file), out);
  }
  static int FileControl(sqlite3_file* file, int op, void* argument) {
    if (op == SQLITE_FCNTL_PRAGMA && Ours(file)->disk->never_syncs) {
      char** words = static_cast<char**>(argument);
      // SQLite asks before it does a pragma, and then reads the same bytes.
      if (std::strcmp(words[1], "synchronous") == 0 && words[2] != nullptr &&
          std::strcmp(words[2], "FULL") == 0) {
        std::strcpy(words[2], "OFF");
      }
    }
    return Real(file)->pMethods->xFileControl(Real(file), op, argument);
  }
  static int SectorSize(sqlite3_file* file) {
    return Real(file)->pMethods->xSectorSize(Real(file));
  }
  static int DeviceCharacteristics(sqlite3_file* file) {
    return Real(file)->pMethods->xDeviceCharacteristics(Real(file));
  }
  static int ShmMap(sqlite3_file* file, int region, int size, int extend, void volatile** out) {
    return Real(file)->pMethods->xShmMap(Real(file), region, size, extend, out);
  }
  static int ShmLock(sqlite3_file* file, int offset, int n, int flags) {
    return Real(file)->pMethods->xShmLock(Real(file), offset, n, flags);
  }
  static void ShmBarrier(sqlite3_file* file) { Real(file)->pMethods->xShmBarrier(Real(file)); }
  static int ShmUnmap(sqlite3_file* file, int remove) {
    return Real(file)->pMethods->xShmUnmap(Real(file), remove);
  }

  static int Open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* out) {
    static const sqlite3_io_methods kMethods = {2,
                                                &Close,
                                                &Read,
                                                &Write,
                                                &Truncate,
                                                &Sync,
                                                &FileSize,
                                                &Lock,
                                                &Unlock,
                                                &CheckReservedLock,
                                                &FileControl,
                                                &SectorSize,
                                                &DeviceCharacteristics,
                                                &ShmMap,
                                                &ShmLock,
                                                &ShmBarrier,
                                                &ShmUnmap,
                                                nullptr,
                                                nullptr};
    TestDisk& disk = DiskOf(vfs);
    DiskFile* ours = Ours(file);
    ours->head.pMethods = nullptr;
    ours->disk = &disk;
    ours->tracked =
        path != nullptr &&
        (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) != 0;
    if (disk.read_only && (flags & SQLITE_OPEN_READWRITE) != 0 && path != nullptr) {
      flags = (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
    }
    if (ours->tracked) {
      std::strncpy(ours->path, path, sizeof(ours->path) - 1);
      ours->path[sizeof(ours->path) - 1] = '\0';
      const std::lock_guard<std::mutex> lock(disk.mutex_);
      if (!disk.files_.contains(path)) {
        disk.files_[path] = {BytesIn(path), {}, std::filesystem::exists(path)};
      }
    }
    const int code = disk.real_->xOpen(disk.real_, path, ours->real(), flags, out);
    if (ours->real()->pMethods != nullptr) ours->head.pMethods = &kMethods;
    return code;
  }
  static int Delete(sqlite3_vfs* vfs, const char* path, int sync_folder) {
    TestDisk& disk = DiskOf(vfs);
    if (disk.before_each_change) disk.before_each_change();
    const int code = disk.real_->xDelete(disk.real_, path, sync_folder);
    const std::lock_guard<std::mutex> lock(disk.mutex_);
    disk.files_.erase(path);
    return code;
  }
};

TestDisk::TestDisk() : real_(sqlite3_vfs_find(nullptr)), vfs_(*real_) {
  static std::atomic<int> count = 0;
  name_ = "test-disk-" + std::to_string(++count);
  vfs_.zName = name_.c_str();
  vfs_.pAppData = this;
  vfs_.pNext = nullptr;
  vfs_.szOsFile = static_cast<int>(sizeof(DiskFile)) + real_->szOsFile;
  vfs_.xOpen = &DiskCalls::Open;
  vfs_.xDelete = &DiskCalls::Delete;
  sqlite3_vfs_register(&vfs_, 0);
}

TestDisk::~TestDisk() { sqlite3_vfs_unregister(&vfs_); }

void TestDisk::Note(const std::string& file, Change change) {
  const std::lock_guard<std::mutex> lock(mutex_);
  files_[file].since.push_back(std::move(change));
}

void TestDisk::Apply(const Change& change, std::string& bytes) {
  if (change.truncates) {
    bytes.resize(static_cast<size_t>(change.offset));
    return;
  }
  const size_t end = static_cast<size_t>(change.offset) + change.bytes.size();
  if (bytes.size() < end) bytes.resize(end);
  bytes.replace(static_cast<size_t>(change.offset), change.bytes.size(), change.bytes);
}

std::vector<TestDisk::Change> TestDisk::WhatACutLeaves(const std::vector<Change>& since,
                                                       std::mt19937_64& random) {
  std::vector<Change> left;
  switch (random() % 5) {
    case 0:  // nothing
      break;
    case 1:  // everything
      left = since;
      break;
    case 2:  // the first of it
      left.assign(since.begin(),
                  since.begin() + static_cast<std::ptrdiff_t>(random() % (since.size() + 1)));
      break;
    case 3:  // some of it, in any order
      for (const Change& change : since) {
        if (random() % 2 == 0) left.push_back(change);
      }
      std::shuffle(left.begin(), left.end(), random);
      break;
    default:  // some sectors of it, in any order
      for (const Change& change : since) {
        if (change.truncates && random() % 2 == 0) left.push_back(change);
        for (size_t begin = 0; begin < change.bytes.size();) {
          const int64_t offset = change.offset + static_cast<int64_t>(begin);
          const size_t size = std::min(kSector - static_cast<size_t>(offset) % kSector,
                                       change.bytes.size() - begin);
          if (random() % 2 == 0) left.push_back({false, offset, change.bytes.substr(begin, size)});
          begin += size;
        }
      }
      std::shuffle(left.begin(), left.end(), random);
  }
  return left;
}

void TestDisk::LeaveAfterCut(std::mt19937_64& random, const std::filesystem::path& folder) {
  const std::lock_guard<std::mutex> lock(mutex_);
  for (const auto& [path, file] : files_) {
    if (!file.name_is_synced && random() % 2 == 0) continue;
    std::string bytes = file.synced;
    for (const Change& change : WhatACutLeaves(file.since, random)) Apply(change, bytes);
    std::ofstream(folder / std::filesystem::path(path).filename(), std::ios::binary) << bytes;
  }
}

}  // namespace fairstart
