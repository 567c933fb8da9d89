// The append-only record. One process writes; any number read beside it.
#ifndef FAIRSTART_SERVICE_LEDGER_LEDGER_H_
#define FAIRSTART_SERVICE_LEDGER_LEDGER_H_

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "service/ledger/entry.h"
#include "service/ledger/signing_key.h"
#include "service/ledger/store.h"
#include "service/ledger/view.h"

namespace fairstart {

// A state of the ledger that keeps what it reads from.
class LedgerSnapshot {
 public:
  explicit LedgerSnapshot(std::unique_ptr<StoreView> store)
      : store_(std::move(store)), view_(*store_) {}
  const LedgerView& operator*() const { return view_; }
  const LedgerView* operator->() const { return &view_; }

  // For what checks the rows themselves.
  StoreView& store() { return *store_; }

 private:
  std::unique_ptr<StoreView> store_;
  LedgerView view_;
};

struct LedgerOptions {
  // What time it is. Called on the ledger's own thread.
  std::function<absl::Time()> clock = absl::Now;
  // Most entries that share one sync of the disk; at least one. More wait for the next.
  size_t most_in_group = 256;
  // SQLite's name of the file system to use; empty: the usual one.
  std::string file_system;
};

// Reads a ledger, whether or not somebody writes it. Any thread may call it.
class LedgerReader {
 public:
  // kNotFound if there is no such file; kFailedPrecondition if it is no ledger or one of a newer
  // Fairstart; kDataLoss if it is damaged. Each says what to do.
  static absl::StatusOr<std::unique_ptr<LedgerReader>> Open(const std::filesystem::path& file,
                                                            const LedgerOptions& options = {});

  // The ledger as it is now.
  absl::StatusOr<std::unique_ptr<LedgerSnapshot>> Read() const;

  // Copies the ledger as it is now into a new file, which is then on the disk, and gives the head
  // of the copy. It is one file, readable where nothing can be written, and opens as a ledger like
  // any other. kAlreadyExists if there is such a file; kResourceExhausted if the disk is full.
  absl::StatusOr<SignedTreeHead> CopyTo(const std::filesystem::path& file) const;

 private:
  explicit LedgerReader(std::unique_ptr<Store> store);

  std::unique_ptr<Store> store_;
};

// Appends and reads. Any thread may call it.
class Ledger {
 public:
  using Done = std::function<void(const absl::StatusOr<Receipt>&)>;

  // Makes a new ledger: its first entry is the key, its second the descriptors of the messages.
  // `origin` names it on every signed head, a line without blanks or "+"
  // ("fairstart.example/ledger"). kAlreadyExists if there is such a file.
  static absl::Status Create(const std::filesystem::path& file, const std::string& origin,
                             const SigningKey& key, const LedgerOptions& options = {});

  // Opens a ledger for appending; until this object goes, nobody else can. kUnavailable, naming the
  // process and machine, if somebody else has it open; kFailedPrecondition if `key` is not the one
  // that signs or the file is read-only; others as LedgerReader::Open. A ledger of an earlier
  // schema is brought up to date. If this build writes messages that the ledger has no descriptors
  // of, they are appended.
  static absl::StatusOr<std::unique_ptr<Ledger>> Open(const std::filesystem::path& file,
                                                      const SigningKey& key,
                                                      const LedgerOptions& options = {});

  // Appends what was accepted, then returns.
  virtual ~Ledger() = default;

  // Appends an entry. It returns at once, however many wait: who lets others append bounds how many
  // are in flight. `done` is called once, on the ledger's own thread, when the entry and all
  // that its answer rests on is on the disk, or with what went wrong; it must not take long.
  //
  //   kInvalidArgument     the entry is not as it must be: a field that is missing, unknown or too
  //                        long, a `corrects` or a position to erase that does not fit
  //   kAlreadyExists       the request id is known with other content
  //   what check gave      the entry was refused
  //   kResourceExhausted   the disk is full; nothing was recorded, and reading goes on
  //   kUnavailable         the disk failed at an earlier append: the ledger must be opened again
  //   kInternal            the disk failed: whether it was recorded is known once it is opened
  //   again
  //
  // After any of the last three, sending the same request again is safe.
  virtual void Append(NewEntry entry, Done done) = 0;

  // The same, and waits.
  absl::StatusOr<Receipt> Append(NewEntry entry);

  // Signs from here on with `next`, and says so in an entry that the key until now signs. Waits.
  // kInvalidArgument if the ledger had it before.
  virtual absl::StatusOr<Receipt> RotateKey(const SigningKey& next, const std::string& said_by) = 0;

  // The ledger as it is now: every entry that was answered, and none that is not on the disk.
  virtual absl::StatusOr<std::unique_ptr<LedgerSnapshot>> Read() const = 0;
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_LEDGER_LEDGER_H_
