// Tested by tests/service/ledger/ledger_test.cc.
#include "service/ledger/appender.h"

#include <algorithm>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "service/errors/rich_status.h"
#include "service/ledger/entry_checks.h"
#include "service/ledger/entry_kind.h"
#include "service/ledger/key_entry.h"
#include "service/ledger/leaf.h"
#include "service/ledger/view.h"

namespace fairstart {
namespace {

constexpr char kVerify[] = "; `fairstart ledger verify` says what is wrong";

absl::Status Broken(const std::string& why) {
  return absl::DataLossError(absl::StrCat("the ledger is damaged: ", why, kVerify));
}

absl::Status CheckKey(const LedgerView& view, int64_t size, const SigningKey& key) {
  const absl::StatusOr<std::optional<RecordedEntry>> entry =
      view.LatestOf("", v1::ENTRY_KIND_SIGNING_KEY, size);
  if (!entry.ok()) return entry.status();
  if (!entry->has_value() || !(*entry)->content.has_value()) return Broken("it has no signing key");
  if ((*entry)->content->signing_key().public_key() == key.public_key()) return absl::OkStatus();
  return absl::FailedPreconditionError(absl::StrCat("the key given is not the ledger's: entry ",
                                                    (*entry)->position,
                                                    " says that another one signs; give that"));
}

// The answer of a request that was recorded as `stored`.
absl::StatusOr<Receipt> FirstAnswer(const LedgerView& view, int64_t position,
                                    const v1::LedgerEntry& content) {
  const absl::StatusOr<RecordedEntry> entry = view.Entry(position);
  if (!entry.ok()) return entry.status();
  // Both are written anew, by one build, so that they are compared field by field.
  if (entry->content.has_value() &&
      entry->content->SerializeAsString() == content.SerializeAsString()) {
    return Receipt{position, entry->recorded_at, true};
  }
  return absl::AlreadyExistsError(
      absl::StrCat("request_id: ", content.request_id(), " is recorded as entry ", position,
                   " with other content; a new request needs a new id"));
}

}  // namespace

Appender::Appender(std::string origin, SigningKey key, std::function<absl::Time()> clock)
    : origin_(std::move(origin)),
      clock_(std::move(clock)),
      end_{.tree = {}, .key = std::move(key)} {}

absl::StatusOr<Appender> Appender::AtEndOf(StoreView& store, const SigningKey& key,
                                           std::function<absl::Time()> clock) {
  const LedgerView view(store);
  const absl::StatusOr<SignedTreeHead> head = view.Head();
  if (!head.ok()) return head.status();
  const absl::StatusOr<int64_t> size = view.Size();
  if (!size.ok()) return size.status();
  const absl::Status key_checked = CheckKey(view, *size, key);
  if (!key_checked.ok()) return key_checked;
  Appender appender(head->head.origin, key, std::move(clock));
  absl::StatusOr<MerkleEdge> tree = view.Edge();
  if (!tree.ok()) return tree.status();
  if (head->head.size != *size || head->head.root != tree->Root()) {
    return Broken("its head is not that of its entries");
  }
  if (!IsSignedBy(*head, key.public_key())) return Broken("its head is not signed by its key");
  const absl::StatusOr<RecordedEntry> last = view.Entry(*size - 1);
  if (!last.ok()) return last.status();
  appender.end_.tree = *std::move(tree);
  appender.end_.last_time = absl::ToUnixMicros(last->recorded_at);
  return appender;
}

absl::StatusOr<Receipt> Appender::Append(StoreTransaction& transaction, const NewEntry& entry) {
  const LedgerView before(transaction);
  const absl::StatusOr<std::optional<int64_t>> known =
      before.PositionOfRequest(entry.content.request_id());
  if (!known.ok()) return known.status();
  if (known->has_value()) return FirstAnswer(before, **known, entry.content);
  const absl::Status fits =
      CheckReferences(entry.content, static_cast<int64_t>(end_.tree.size()), before);
  if (!fits.ok()) return fits;
  if (entry.check != nullptr) {
    const absl::Status checked = entry.check(before);
    if (!checked.ok()) return checked;
  }
  return Write(transaction, entry.content);
}

absl::StatusOr<Receipt> Appender::AppendOwn(StoreTransaction& transaction,
                                            const v1::LedgerEntry& content) {
  return Write(transaction, content);
}

absl::StatusOr<Receipt> Appender::HandOver(StoreTransaction& transaction, const SigningKey& next,
                                           const std::string& said_by) {
  if (said_by.empty() || said_by.size() > kLongestName) {
    return absl::InvalidArgumentError(
        absl::StrCat("said_by: is needed, and may have ", kLongestName, " bytes"));
  }
  v1::LedgerEntry content;
  // A key has one turn, so that a head says by its key between which entries it can have been
  // signed.
  content.set_request_id(
      absl::StrCat("signing-key-", absl::WebSafeBase64Escape(next.public_key())));
  const absl::StatusOr<std::optional<int64_t>> before =
      transaction.PositionOfRequest(content.request_id());
  if (!before.ok()) return before.status();
  if (before->has_value()) {
    return absl::InvalidArgumentError(
        absl::StrCat("the ledger has had this key since entry ", **before, "; generate a new one"));
  }
  content.set_said_by(said_by);
  *content.mutable_signing_key() = MakeKeyEntry(origin_, end_.key, next);
  absl::StatusOr<Receipt> receipt = Write(transaction, content);
  if (receipt.ok()) end_.key = next;
  return receipt;
}

absl::StatusOr<Receipt> Appender::Write(StoreTransaction& transaction,
                                        const v1::LedgerEntry& content) {
  StoredEntry stored;
  stored.position = static_cast<int64_t>(end_.tree.size());
  stored.salt = NewSalt();
  stored.content = content.SerializeAsString();
  Leaf leaf;
  leaf.kind = KindOf(content);
  leaf.commitment = Commit(*stored.salt, *stored.content);
  const int64_t now = absl::ToUnixMicros(clock_());
  leaf.clock_set_back = now < end_.last_time;
  leaf.recorded_at = std::max(now, end_.last_time);
  stored.leaf = EncodeLeaf(leaf);
  MerkleEdge tree = end_.tree;
  for (const Hash& hash : tree.Append(LeafHash(stored.leaf))) stored.subtrees += BytesOf(hash);

  const auto write = [&]() -> absl::Status {
    for (const int64_t position : content.erasure().positions()) {
      const absl::StatusOr<RecordedEntry> erased = LedgerView(transaction).Entry(position);
      if (!erased.ok()) return erased.status();
      const absl::Status status = transaction.Erase(position, KeysOf(*erased->content));
      if (!status.ok()) return status;
    }
    return transaction.Insert(stored, KeysOf(content));
  };
  absl::Status status = transaction.BeginPart();
  if (!status.ok()) return status;
  status = write();
  if (!status.ok()) {
    // When this fails too, the transaction is gone, and its end will say so.
    transaction.UndoPart().IgnoreError();
    return status;
  }
  status = transaction.KeepPart();
  if (!status.ok()) return status;
  end_.tree = std::move(tree);
  end_.last_time = leaf.recorded_at;
  return Receipt{stored.position, absl::FromUnixMicros(leaf.recorded_at), false};
}

absl::Status Appender::Seal(StoreTransaction& transaction) const {
  const TreeHead head = {origin_, static_cast<int64_t>(end_.tree.size()), end_.tree.Root()};
  return transaction.SetHead(SignTreeHead(head, end_.key).text);
}

}  // namespace fairstart
