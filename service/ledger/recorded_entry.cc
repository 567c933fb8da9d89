// Tested by tests/service/ledger/view_test.cc and tests/service/ledger/tampering_test.cc.
#include "service/ledger/recorded_entry.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "service/ledger/entry_kind.h"
#include "service/ledger/leaf.h"

namespace fairstart {
namespace {

absl::Status Lost(int64_t position, const std::string& why) {
  return absl::DataLossError(absl::StrCat("entry ", position, ": ", why));
}

}  // namespace

absl::StatusOr<RecordedEntry> ReadStored(const StoredEntry& stored) {
  const absl::StatusOr<Leaf> leaf = DecodeLeaf(stored.leaf);
  if (!leaf.ok()) return Lost(stored.position, std::string(leaf.status().message()));
  RecordedEntry entry;
  entry.position = stored.position;
  entry.kind = leaf->kind;
  entry.recorded_at = absl::FromUnixMicros(leaf->recorded_at);
  entry.clock_set_back = leaf->clock_set_back;
  if (!stored.content.has_value() && !stored.salt.has_value()) return entry;
  if (!stored.content.has_value() || !stored.salt.has_value()) {
    return Lost(stored.position, "has a salt without a content, or a content without a salt");
  }
  if (stored.salt->size() != kSaltBytes ||
      Commit(*stored.salt, *stored.content) != leaf->commitment) {
    return Lost(stored.position, "its salt and content are not those that its leaf commits to");
  }
  entry.content.emplace();
  if (!entry.content->ParseFromString(*stored.content)) {
    return Lost(stored.position, "its content is no fairstart.v1.LedgerEntry");
  }
  if (KindOf(*entry.content) != leaf->kind) {
    return Lost(stored.position, absl::StrCat("its leaf says ", NameOf(leaf->kind),
                                              ", its content is something else"));
  }
  return entry;
}

}  // namespace fairstart
