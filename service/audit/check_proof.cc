// Tested by tests/service/audit/ledger_proof_test.cc.
#include "service/audit/check_proof.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "service/ledger/merkle_proof.h"
#include "service/ledger/recorded_entry.h"
#include "service/ledger/store.h"

namespace fairstart {
namespace {

absl::Status Refused(const std::string& place, absl::string_view why) {
  return absl::InvalidArgumentError(absl::StrCat(place, ": ", why));
}

absl::StatusOr<TreeHead> CheckHead(const std::string& place, const std::string& text,
                                   const std::vector<VerifierKey>& keys) {
  const absl::StatusOr<SignedTreeHead> head = ReadTreeHead(text);
  if (!head.ok()) return Refused(place, head.status().message());
  const auto signs = [&](const VerifierKey& key) {
    return key.origin == head->head.origin && IsSignedBy(*head, key.public_key);
  };
  if (std::any_of(keys.begin(), keys.end(), signs)) return head->head;
  const auto is_of_it = [&](const VerifierKey& key) { return key.origin == head->head.origin; };
  if (std::none_of(keys.begin(), keys.end(), is_of_it)) {
    return Refused(place, absl::StrCat("is of the ledger ", head->head.origin,
                                       ", of which no public key was given"));
  }
  return Refused(place, "is not signed by the owner of a key that was given");
}

absl::StatusOr<std::vector<Hash>> ReadPath(
    const std::string& place, const google::protobuf::RepeatedPtrField<std::string>& path) {
  std::vector<Hash> hashes;
  for (const std::string& hash : path) {
    if (hash.size() != kHashBytes) return Refused(place, "has a hash that is not of 32 bytes");
    hashes.push_back(HashOf(hash));
  }
  return hashes;
}

absl::StatusOr<RecordedEntry> CheckEntry(const std::string& place, const v1::ProvedEntry& proved,
                                         const TreeHead& head) {
  StoredEntry stored;
  stored.position = proved.position();
  stored.leaf = proved.leaf();
  if (proved.has_salt()) stored.salt = proved.salt();
  if (proved.has_content()) stored.content = proved.content();
  absl::StatusOr<RecordedEntry> entry = ReadStored(stored);
  if (!entry.ok()) return Refused(place, entry.status().message());
  const absl::StatusOr<std::vector<Hash>> path = ReadPath(place + ".path", proved.path());
  if (!path.ok()) return path.status();
  if (proved.position() < 0 || proved.position() >= head.size) {
    return Refused(place, absl::StrCat("has position ", proved.position(), "; the head is of ",
                                       head.size, " entries"));
  }
  const absl::Status included =
      CheckInclusion(static_cast<uint64_t>(proved.position()), static_cast<uint64_t>(head.size),
                     LeafHash(proved.leaf()), *path, head.root);
  if (!included.ok()) return Refused(place, included.message());
  return entry;
}

absl::StatusOr<TreeHead> CheckEarlier(const std::string& place, const v1::EarlierHead& proved,
                                      const TreeHead& head, const std::vector<VerifierKey>& keys) {
  const absl::StatusOr<TreeHead> earlier = CheckHead(place + ".head", proved.head(), keys);
  if (!earlier.ok()) return earlier;
  if (earlier->origin != head.origin) {
    return Refused(place, absl::StrCat("is of the ledger ", earlier->origin,
                                       ", the proof's head of ", head.origin));
  }
  const absl::StatusOr<std::vector<Hash>> path = ReadPath(place + ".path", proved.path());
  if (!path.ok()) return path.status();
  const absl::Status consistent =
      CheckConsistency(static_cast<uint64_t>(earlier->size), static_cast<uint64_t>(head.size),
                       earlier->root, head.root, *path);
  if (!consistent.ok()) return Refused(place, consistent.message());
  return earlier;
}

}  // namespace

absl::StatusOr<ProvedRecord> CheckLedgerProof(const v1::LedgerProof& proof,
                                              const std::vector<VerifierKey>& keys) {
  ProvedRecord proved;
  absl::StatusOr<TreeHead> head = CheckHead("head", proof.head(), keys);
  if (!head.ok()) return head.status();
  proved.head = *std::move(head);
  for (int i = 0; i < proof.entries_size(); ++i) {
    absl::StatusOr<RecordedEntry> entry =
        CheckEntry(absl::StrCat("entries[", i, "]"), proof.entries(i), proved.head);
    if (!entry.ok()) return entry.status();
    proved.entries.push_back(*std::move(entry));
  }
  for (int i = 0; i < proof.earlier_heads_size(); ++i) {
    absl::StatusOr<TreeHead> earlier = CheckEarlier(absl::StrCat("earlier_heads[", i, "]"),
                                                    proof.earlier_heads(i), proved.head, keys);
    if (!earlier.ok()) return earlier.status();
    proved.earlier_heads.push_back(*std::move(earlier));
  }
  return proved;
}

}  // namespace fairstart
