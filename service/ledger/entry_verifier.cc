// Tested by tests/service/ledger/verify_test.cc and tests/service/ledger/tampering_test.cc.
#include "service/ledger/entry_verifier.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "engine/facts/known_fields.h"
#include "service/ledger/entry_kind.h"
#include "service/ledger/key_entry.h"
#include "service/ledger/recorded_entry.h"

namespace fairstart {

EntryVerifier::EntryVerifier(StoreView& store, std::set<int64_t> sizes, Report report)
    : store_(store), sizes_(std::move(sizes)), report_(std::move(report)) {
  if (sizes_.contains(0)) roots_[0] = tree_.Root();
}

// More entries than that nobody appends; a position near the end of its type must not be counted
// on.
constexpr int64_t kMostEntries = int64_t{1} << 60;

absl::Status EntryVerifier::Verify(const StoredEntry& stored) {
  if (stored.position < 0 || stored.position >= kMostEntries) {
    report_(stored.position, "has a position that no entry can have");
    return absl::OkStatus();
  }
  if (stored.position > next_) {
    report_(next_,
            stored.position == next_ + 1
                ? std::string("is missing")
                : absl::StrCat("is missing, and so is every entry up to ", stored.position - 1));
    tree_is_whole_ = false;
  }
  position_ = stored.position;
  next_ = stored.position + 1;
  VerifyTree(stored);
  const absl::StatusOr<Leaf> leaf = DecodeLeaf(stored.leaf);
  if (!leaf.ok()) {
    report_(position_, std::string(leaf.status().message()));
    ++unreadable_;
    return absl::OkStatus();
  }
  VerifyTime(*leaf);
  IndexKeys keys = {leaf->kind, "", ""};
  const absl::StatusOr<RecordedEntry> entry = ReadStored(stored);
  if (!entry.ok()) {
    // It names the position itself.
    report_(position_, std::string(absl::StripPrefix(entry.status().message(),
                                                     absl::StrCat("entry ", position_, ": "))));
    ++unreadable_;
    return absl::OkStatus();
  }
  if (IsAboutPerson(leaf->kind)) about_people_.insert(position_);
  if (entry->content.has_value()) {
    const v1::LedgerEntry& content = *entry->content;
    FieldViolations unknown;
    RefuseUnknownFields(content, "", unknown);
    if (!unknown.empty()) {
      report_(position_, absl::StrCat(unknown.front().path, ": ", unknown.front().description));
    }
    keys = KeysOf(content);
    if (content.has_signing_key()) VerifyKey(content.signing_key());
    if (content.has_erasure()) VerifyErasure(content.erasure());
  } else {
    without_content_.insert(position_);
  }
  return VerifyIndex(keys);
}

void EntryVerifier::VerifyTime(const Leaf& leaf) {
  if (leaf.recorded_at < last_time_) report_(position_, "was recorded before the entry before it");
  if (leaf.clock_set_back && leaf.recorded_at != last_time_) {
    report_(position_,
            "says that the clock was set back, and has not the time of the entry before");
  }
  last_time_ = leaf.recorded_at;
}

// The leaf's own hash comes first in its subtrees. Where the leaf's bytes are not those that were
// hashed, the hash is believed, so that the tree goes on and one changed leaf is one problem.
void EntryVerifier::VerifyTree(const StoredEntry& stored) {
  Hash leaf = LeafHash(stored.leaf);
  const bool has_hash = stored.subtrees.size() >= kHashBytes;
  if (!has_hash || HashOf(stored.subtrees) != leaf) {
    report_(position_, "its leaf is not the one that was hashed into the tree");
    if (has_hash) leaf = HashOf(stored.subtrees);
  }
  if (!tree_is_whole_) return;
  std::string subtrees;
  for (const Hash& hash : tree_.Append(leaf)) subtrees += BytesOf(hash);
  if (has_hash && stored.subtrees != subtrees) {
    report_(position_, "its subtrees are not those of the entries up to it");
  }
  if (sizes_.contains(next_)) roots_[next_] = tree_.Root();
}

void EntryVerifier::VerifyKey(const v1::SigningKey& key) {
  if (keys_.empty()) {
    origin_ = key.origin();
    if (position_ != 0) report_(position_, "the first key is not the first entry");
  }
  const std::string current = keys_.empty() ? key.public_key() : keys_.back().public_key;
  const absl::Status made = CheckKeyEntry(key, origin_, current);
  if (!made.ok()) report_(position_, std::string(made.message()));
  keys_.push_back({position_, key.public_key()});
}

void EntryVerifier::VerifyErasure(const v1::Erasure& erasure) {
  for (const int64_t erased : erasure.positions()) {
    if (erased < 0 || erased >= position_ || !about_people_.contains(erased)) {
      report_(position_, absl::StrCat("says that entry ", erased, " is erased, which cannot be"));
      continue;
    }
    erased_by_[erased] = position_;
  }
}

absl::Status EntryVerifier::VerifyIndex(const IndexKeys& keys) {
  const absl::StatusOr<bool> has_rows = store_.HasIndexRows(position_, keys);
  if (!has_rows.ok()) return has_rows.status();
  if (!*has_rows) {
    report_(position_,
            "is not in every index by kind, request and young person that it belongs in");
  }
  ++index_rows_.kinds;
  if (!keys.request_id.empty()) ++index_rows_.requests;
  if (!keys.case_reference.empty()) ++index_rows_.people;
  return absl::OkStatus();
}

void EntryVerifier::Finish() {
  for (const int64_t position : without_content_) {
    if (!erased_by_.contains(position)) {
      report_(position, "has no content, and no entry says that it was erased");
    }
  }
  for (const auto& [position, by] : erased_by_) {
    if (!without_content_.contains(position)) {
      report_(position, absl::StrCat("has its content, though entry ", by, " says it was erased"));
    }
  }
  if (keys_.empty() && next_ > 0) report_(0, "is no signing key");
}

const KeyTurn* EntryVerifier::KeyAt(int64_t size) const {
  const KeyTurn* turn = nullptr;
  for (const KeyTurn& key : keys_) {
    if (key.position < size) turn = &key;
  }
  return turn;
}

std::optional<Hash> EntryVerifier::RootAt(int64_t size) const {
  const auto root = roots_.find(size);
  return root == roots_.end() ? std::nullopt : std::optional<Hash>(root->second);
}

}  // namespace fairstart
