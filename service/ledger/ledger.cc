// Tested by tests/service/ledger/ledger_test.cc.
#include "service/ledger/ledger.h"

#include <future>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "engine/engine.h"
#include "service/ledger/appender.h"
#include "service/ledger/descriptors.h"
#include "service/ledger/entry_checks.h"
#include "service/ledger/group_commit.h"
#include "service/ledger/sqlite_store.h"
#include "service/ledger/writer_lock.h"

namespace fairstart {
namespace {

// Who says what the ledger says of itself.
constexpr char kItself[] = "fairstart";

v1::LedgerEntry DescriptorsEntry(const std::string& descriptors) {
  v1::LedgerEntry content;
  content.set_request_id(absl::StrCat("message-descriptors-", Sha256Hex(descriptors)));
  content.set_said_by(kItself);
  content.mutable_message_descriptors()->set_file_descriptor_set(descriptors);
  return content;
}

absl::StatusOr<Receipt> AppendDescriptors(Appender& appender, StoreTransaction& transaction) {
  return appender.AppendOwn(transaction, DescriptorsEntry(MessageDescriptorSet()));
}

class OpenLedger : public Ledger {
 public:
  OpenLedger(WriterLock lock, std::unique_ptr<Store> store, Appender appender, size_t most_in_group)
      : lock_(std::move(lock)),
        store_(std::move(store)),
        group_commit_(*store_, std::move(appender), most_in_group) {}

  void Append(NewEntry entry, Done done) override {
    // What is wrong whatever the ledger holds takes no turn of the writer's.
    const absl::Status sound = CheckContent(entry.content);
    if (!sound.ok()) return done(sound);
    group_commit_.Add(
        [entry = std::move(entry)](Appender& appender, StoreTransaction& transaction) {
          return appender.Append(transaction, entry);
        },
        std::move(done));
  }

  absl::StatusOr<Receipt> RotateKey(const SigningKey& next, const std::string& said_by) override {
    std::promise<absl::StatusOr<Receipt>> answer;
    group_commit_.Add(
        [&](Appender& appender, StoreTransaction& transaction) {
          return appender.HandOver(transaction, next, said_by);
        },
        [&](const absl::StatusOr<Receipt>& receipt) { answer.set_value(receipt); });
    return answer.get_future().get();
  }

  absl::StatusOr<std::unique_ptr<LedgerSnapshot>> Read() const override {
    absl::StatusOr<std::unique_ptr<StoreView>> view = store_->Read();
    if (!view.ok()) return view.status();
    return std::make_unique<LedgerSnapshot>(*std::move(view));
  }

 private:
  // Goes last: what is left of the work is done under it.
  const WriterLock lock_;
  const std::unique_ptr<Store> store_;
  GroupCommit group_commit_;
};

// Runs work and commits it, before there is a thread for it.
absl::Status RunAlone(Store& store, Appender& appender,
                      const std::function<absl::Status(StoreTransaction&)>& work) {
  const absl::StatusOr<std::unique_ptr<StoreTransaction>> transaction = store.Begin();
  if (!transaction.ok()) return transaction.status();
  absl::Status status = work(**transaction);
  if (status.ok()) status = appender.Seal(**transaction);
  return status.ok() ? (*transaction)->Commit() : status;
}

// What is wrong with the end of a ledger, and what to do.
absl::Status WithMend(const absl::Status& status) {
  constexpr char kMend[] = "restore a backup";
  if (!absl::IsDataLoss(status) || absl::StrContains(status.message(), kMend)) return status;
  return absl::DataLossError(absl::StrCat(status.message(), "; keep the file, ", kMend,
                                          " and compare it with a head that somebody else keeps"));
}

}  // namespace

LedgerReader::LedgerReader(std::unique_ptr<Store> store) : store_(std::move(store)) {}

absl::StatusOr<std::unique_ptr<LedgerReader>> LedgerReader::Open(const std::filesystem::path& file,
                                                                 const LedgerOptions& options) {
  absl::StatusOr<std::unique_ptr<Store>> store =
      OpenSqliteStore(file, StoreAccess::kRead, options.file_system);
  if (!store.ok()) return store.status();
  // The constructor is private.
  return std::unique_ptr<LedgerReader>(new LedgerReader(*std::move(store)));
}

absl::StatusOr<std::unique_ptr<LedgerSnapshot>> LedgerReader::Read() const {
  absl::StatusOr<std::unique_ptr<StoreView>> view = store_->Read();
  if (!view.ok()) return view.status();
  return std::make_unique<LedgerSnapshot>(*std::move(view));
}

absl::StatusOr<SignedTreeHead> LedgerReader::CopyTo(const std::filesystem::path& file) const {
  const absl::Status copied = store_->CopyTo(file);
  if (!copied.ok()) return copied;
  const absl::StatusOr<std::unique_ptr<LedgerReader>> copy = Open(file);
  if (!copy.ok()) return copy.status();
  const absl::StatusOr<std::unique_ptr<LedgerSnapshot>> snapshot = (*copy)->Read();
  if (!snapshot.ok()) return snapshot.status();
  return (**snapshot)->Head();
}

absl::Status Ledger::Create(const std::filesystem::path& file, const std::string& origin,
                            const SigningKey& key, const LedgerOptions& options) {
  absl::Status status = CheckOrigin(origin);
  if (!status.ok()) return status;
  const absl::StatusOr<WriterLock> lock = WriterLock::Take(file);
  if (!lock.ok()) return lock.status();
  absl::StatusOr<std::unique_ptr<Store>> store =
      OpenSqliteStore(file, StoreAccess::kCreate, options.file_system);
  if (!store.ok()) return store.status();
  Appender appender(origin, key, options.clock);
  status = RunAlone(**store, appender, [&](StoreTransaction& transaction) {
    const absl::StatusOr<Receipt> first = appender.HandOver(transaction, key, kItself);
    if (!first.ok()) return first.status();
    return AppendDescriptors(appender, transaction).status();
  });
  *store = nullptr;
  if (!status.ok()) RemoveStore(file);
  return status;
}

absl::StatusOr<std::unique_ptr<Ledger>> Ledger::Open(const std::filesystem::path& file,
                                                     const SigningKey& key,
                                                     const LedgerOptions& options) {
  // Before a lock file is made beside a name that was mistyped.
  const absl::Status found = FindStore(file);
  if (!found.ok()) return found;
  absl::StatusOr<WriterLock> lock = WriterLock::Take(file);
  if (!lock.ok()) return lock.status();
  absl::StatusOr<std::unique_ptr<Store>> store =
      OpenSqliteStore(file, StoreAccess::kWrite, options.file_system);
  if (!store.ok()) return store.status();
  const absl::StatusOr<std::unique_ptr<StoreView>> now = (*store)->Read();
  if (!now.ok()) return now.status();
  absl::StatusOr<Appender> appender = Appender::AtEndOf(**now, key, options.clock);
  if (!appender.ok()) return WithMend(appender.status());
  const absl::StatusOr<std::optional<int64_t>> described =
      (*now)->PositionOfRequest(DescriptorsEntry(MessageDescriptorSet()).request_id());
  if (!described.ok()) return described.status();
  if (!described->has_value()) {
    const absl::Status status = RunAlone(**store, *appender, [&](StoreTransaction& transaction) {
      return AppendDescriptors(*appender, transaction).status();
    });
    if (!status.ok()) return status;
  }
  return std::make_unique<OpenLedger>(*std::move(lock), *std::move(store), *std::move(appender),
                                      options.most_in_group);
}

absl::StatusOr<Receipt> Ledger::Append(NewEntry entry) {
  std::promise<absl::StatusOr<Receipt>> answer;
  Append(std::move(entry),
         [&](const absl::StatusOr<Receipt>& receipt) { answer.set_value(receipt); });
  return answer.get_future().get();
}

}  // namespace fairstart
