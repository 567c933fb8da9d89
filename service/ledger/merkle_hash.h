// The hashes of a Merkle tree (RFC 9162, 2.1.1), with SHA-256.
#ifndef FAIRSTART_SERVICE_LEDGER_MERKLE_HASH_H_
#define FAIRSTART_SERVICE_LEDGER_MERKLE_HASH_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace fairstart {

inline constexpr size_t kHashBytes = 32;
using Hash = std::array<uint8_t, kHashBytes>;

// Of a tree without leaves: SHA-256 of nothing.
Hash EmptyRoot();

// Of a leaf: SHA-256 of 0x00 and its bytes.
Hash LeafHash(std::string_view leaf);

// Of a tree with these two below it: SHA-256 of 0x01 and both.
Hash NodeHash(const Hash& left, const Hash& right);

// A hash's 32 bytes, for files and messages.
std::string BytesOf(const Hash& hash);

// The hash that 32 bytes are. REQUIRES: they are 32.
Hash HashOf(std::string_view bytes);

// Lower-case hexadecimal, for people.
std::string HexOf(const Hash& hash);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_LEDGER_MERKLE_HASH_H_
