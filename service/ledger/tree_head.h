// Tree heads: how many entries the ledger has and what their root is, signed.
//
// A signed head is a text that other tools can read and check as well: a checkpoint
// (c2sp.org/tlog-checkpoint) in a signed note (c2sp.org/signed-note), with one Ed25519 signature.
//
//   fairstart.example/ledger
//   17
//   XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=
//
//   — fairstart.example/ledger qv2…
#ifndef FAIRSTART_SERVICE_LEDGER_TREE_HEAD_H_
#define FAIRSTART_SERVICE_LEDGER_TREE_HEAD_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "service/ledger/merkle_hash.h"
#include "service/ledger/signing_key.h"

namespace fairstart {

struct TreeHead {
  std::string origin;  // names the ledger
  int64_t size = 0;    // entries
  Hash root{};         // of all of them
};

struct SignedTreeHead {
  TreeHead head;
  std::string text;  // the whole note; the same head signed by the same key is the same text
};

// OK for a name that a ledger can have: printable ASCII without blanks and "+", at most 200 bytes.
absl::Status CheckOrigin(std::string_view origin);

// Which key of a ledger's it is, in the four bytes that stand before a signature.
std::string KeyId(const std::string& origin, std::string_view public_key);

SignedTreeHead SignTreeHead(const TreeHead& head, const SigningKey& key);

// Reads a signed head without checking whose signature it is. kInvalidArgument, saying what is
// wrong, for anything that SignTreeHead does not write.
absl::StatusOr<SignedTreeHead> ReadTreeHead(std::string_view text);

// Whether the owner of the key signed it.
bool IsSignedBy(const SignedTreeHead& head, std::string_view public_key);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_LEDGER_TREE_HEAD_H_
