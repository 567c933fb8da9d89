// Tested by tests/service/audit/ledger_proof_test.cc.
#include "service/audit/prove.h"

#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "service/deciding/request_reading.h"
#include "service/errors/rich_status.h"
#include "service/ledger/tree_head.h"

namespace fairstart {
namespace {

std::string FieldAt(const char* field, int index) { return absl::StrCat(field, "[", index, "]"); }

void CheckCount(const char* field, int count, FieldViolations& violations) {
  if (count <= kMostProved) return;
  violations.push_back({field, absl::StrCat("has ", count, " of them; ask for at most ",
                                            kMostProved, " at a time")});
}

// The heads that can be proved to come before `now`.
std::vector<SignedTreeHead> ReadEarlierHeads(const v1::ProveRequest& request, const TreeHead& now,
                                             FieldViolations& violations) {
  std::vector<SignedTreeHead> heads;
  for (int i = 0; i < request.earlier_heads_size(); ++i) {
    const std::string field = FieldAt("earlier_heads", i);
    const absl::StatusOr<SignedTreeHead> head = ReadTreeHead(request.earlier_heads(i));
    if (!head.ok()) {
      violations.push_back({field, std::string(head.status().message())});
    } else if (head->head.origin != now.origin) {
      violations.push_back({field, absl::StrCat("is a head of ", head->head.origin,
                                                "; this is the ledger ", now.origin)});
    } else if (head->head.size > now.size) {
      violations.push_back(
          {field,
           absl::StrCat("is of ", head->head.size, " entries, of which this ledger has ", now.size,
                        ": it is not the ledger that was signed, or was put "
                        "back to an earlier state")});
    } else if (head->head.size == 0) {
      violations.push_back({field, "is of no entries; nothing can be proved of it"});
    } else {
      heads.push_back(*head);
    }
  }
  return heads;
}

void CheckPositions(const v1::ProveRequest& request, FieldViolations& violations) {
  std::set<int64_t> seen;
  for (int i = 0; i < request.positions_size(); ++i) {
    if (seen.insert(request.positions(i)).second) continue;
    violations.push_back({FieldAt("positions", i), "stands there twice; name each entry once"});
  }
}

}  // namespace

absl::StatusOr<v1::ProvedEntry> ProveEntry(const LedgerView& view, int64_t position, int64_t size) {
  absl::StatusOr<StoredEntry> stored = view.Stored(position);
  if (!stored.ok()) return stored.status();
  const absl::StatusOr<std::vector<Hash>> path = view.InclusionProof(position, size);
  if (!path.ok()) return path.status();
  v1::ProvedEntry proved;
  proved.set_position(position);
  proved.set_leaf(stored->leaf);
  if (stored->salt.has_value()) proved.set_salt(*std::move(stored->salt));
  if (stored->content.has_value()) proved.set_content(*std::move(stored->content));
  for (const Hash& hash : *path) proved.add_path(BytesOf(hash));
  return proved;
}

absl::StatusOr<v1::ProveResponse> Prove(const LedgerView& view, std::string_view bytes) {
  v1::ProveRequest request;
  FieldViolations violations;
  const absl::Status read = ReadRequest(bytes, request, violations);
  if (!read.ok()) return read;
  const absl::StatusOr<SignedTreeHead> now = view.Head();
  if (!now.ok()) return now.status();
  CheckCount("positions", request.positions_size(), violations);
  CheckCount("earlier_heads", request.earlier_heads_size(), violations);
  CheckPositions(request, violations);
  const std::vector<SignedTreeHead> heads = ReadEarlierHeads(request, now->head, violations);
  if (!violations.empty()) return InvalidRequest(violations);

  v1::ProveResponse response;
  v1::LedgerProof& proof = *response.mutable_proof();
  proof.set_head(now->text);
  for (int i = 0; i < request.positions_size(); ++i) {
    absl::StatusOr<v1::ProvedEntry> proved =
        ProveEntry(view, request.positions(i), now->head.size);
    if (absl::IsOutOfRange(proved.status())) {
      return NotFound(Reason::kEntryNotFound,
                      {FieldAt("positions", i), std::string(proved.status().message())});
    }
    if (!proved.ok()) return proved.status();
    *proof.add_entries() = *std::move(proved);
  }
  for (const SignedTreeHead& head : heads) {
    const absl::StatusOr<std::vector<Hash>> path =
        view.ConsistencyProof(head.head.size, now->head.size);
    if (!path.ok()) return path.status();
    v1::EarlierHead& earlier = *proof.add_earlier_heads();
    earlier.set_head(head.text);
    for (const Hash& hash : *path) earlier.add_path(BytesOf(hash));
  }
  return response;
}

}  // namespace fairstart
