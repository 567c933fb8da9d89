// A leaf of the ledger's tree: what an entry is, when it was recorded, and a commitment to its
// content. Nothing in it is about a person. service/ledger/FORMAT.md has the bytes.
#ifndef FAIRSTART_SERVICE_LEDGER_LEAF_H_
#define FAIRSTART_SERVICE_LEDGER_LEAF_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "fairstart/v1/ledger.pb.h"
#include "service/ledger/merkle_hash.h"

namespace fairstart {

inline constexpr size_t kSaltBytes = 32;
inline constexpr size_t kLeafBytes = 44;

struct Leaf {
  v1::EntryKind kind = v1::ENTRY_KIND_UNSPECIFIED;
  bool clock_set_back = false;
  int64_t recorded_at = 0;  // microseconds since 1970-01-01T00:00:00Z
  Hash commitment{};
};

// The leaf's 44 bytes.
std::string EncodeLeaf(const Leaf& leaf);

// The leaf that they are. kDataLoss, saying what, if they are none that EncodeLeaf gives.
absl::StatusOr<Leaf> DecodeLeaf(std::string_view bytes);

// The commitment to a content: HMAC-SHA256 (RFC 2104) with the salt as its key. Who knows both can
// check it; who knows neither learns nothing from it. REQUIRES: a salt of kSaltBytes.
Hash Commit(std::string_view salt, std::string_view content);

// A salt that nobody can guess.
std::string NewSalt();

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_LEDGER_LEAF_H_
