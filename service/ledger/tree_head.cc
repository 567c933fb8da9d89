// Tested by tests/service/ledger/tree_head_test.cc and tests/service/ledger/format_test.cc.
#include "service/ledger/tree_head.h"

#include <openssl/sha.h>

#include <limits>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace fairstart {
namespace {

constexpr size_t kLongestOrigin = 200;
constexpr char kDash[] = "\xE2\x80\x94 ";  // "— ", which begins the line of a signature
constexpr char kEd25519 = 1;               // the signature type of signed-note
constexpr size_t kKeyIdBytes = 4;

std::string Checkpoint(const TreeHead& head) {
  return absl::StrCat(head.origin, "\n", head.size, "\n", absl::Base64Escape(BytesOf(head.root)),
                      "\n");
}

std::string Note(const TreeHead& head, const std::string& key_id, const std::string& signature) {
  return absl::StrCat(Checkpoint(head), "\n", kDash, head.origin, " ",
                      absl::Base64Escape(absl::StrCat(key_id, signature)), "\n");
}

struct Parts {
  TreeHead head;
  std::string key_id;
  std::string signature;
};

absl::StatusOr<Parts> PartsOf(std::string_view text) {
  const std::vector<std::string> lines = absl::StrSplit(std::string(text), '\n');
  const auto refused = [](const char* why) {
    return absl::InvalidArgumentError(absl::StrCat("this is no signed head: ", why));
  };
  if (lines.size() != 6 || !lines[3].empty() || !lines[5].empty()) {
    return refused("it has not five lines, the fourth of them blank");
  }
  Parts parts;
  parts.head.origin = lines[0];
  if (!CheckOrigin(lines[0]).ok()) return refused("its first line names no ledger");
  if (!absl::SimpleAtoi(lines[1], &parts.head.size) || parts.head.size < 0) {
    return refused("its second line is no number of entries");
  }
  std::string root;
  if (!absl::Base64Unescape(lines[2], &root) || root.size() != kHashBytes) {
    return refused("its third line is no hash of 32 bytes in base64");
  }
  parts.head.root = HashOf(root);
  const std::string before = absl::StrCat(kDash, lines[0], " ");
  std::string signature;
  if (lines[4].substr(0, before.size()) != before ||
      !absl::Base64Unescape(lines[4].substr(before.size()), &signature) ||
      signature.size() != kKeyIdBytes + kSignatureBytes) {
    return refused("its fifth line is no signature of the ledger that the first line names");
  }
  parts.key_id = signature.substr(0, kKeyIdBytes);
  parts.signature = signature.substr(kKeyIdBytes);
  // Numbers and base64 can be written in several ways; one head has one text.
  if (Note(parts.head, parts.key_id, parts.signature) != text) {
    return refused("a number or base64 in it is not written in the usual way");
  }
  return parts;
}

}  // namespace

absl::Status CheckOrigin(std::string_view origin) {
  bool usable = !origin.empty() && origin.size() <= kLongestOrigin;
  for (const char c : origin) usable = usable && c > ' ' && c < '\x7F' && c != '+';
  if (usable) return absl::OkStatus();
  return absl::InvalidArgumentError(
      "a ledger's name is printable ASCII without blanks and \"+\", at most 200 bytes, such as "
      "\"fairstart.example/ledger\"");
}

std::string KeyId(const std::string& origin, std::string_view public_key) {
  const std::string named =
      absl::StrCat(origin, "\n", std::string(1, kEd25519), std::string(public_key));
  Hash hash;
  SHA256(reinterpret_cast<const unsigned char*>(named.data()), named.size(), hash.data());
  return BytesOf(hash).substr(0, kKeyIdBytes);
}

SignedTreeHead SignTreeHead(const TreeHead& head, const SigningKey& key) {
  return {head, Note(head, KeyId(head.origin, key.public_key()), key.Sign(Checkpoint(head)))};
}

absl::StatusOr<SignedTreeHead> ReadTreeHead(std::string_view text) {
  absl::StatusOr<Parts> parts = PartsOf(text);
  if (!parts.ok()) return parts.status();
  return SignedTreeHead{parts->head, std::string(text)};
}

bool IsSignedBy(const SignedTreeHead& head, std::string_view public_key) {
  const absl::StatusOr<Parts> parts = PartsOf(head.text);
  return parts.ok() && parts->key_id == KeyId(parts->head.origin, public_key) &&
         IsSignature(public_key, Checkpoint(parts->head), parts->signature);
}

}  // namespace fairstart
