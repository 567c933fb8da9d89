// Tested by tests/service/ledger/merkle_tree_test.cc.
#include "service/ledger/merkle_tree.h"

#include <bit>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

namespace fairstart {
namespace {

// Leaves from `begin`, before `end`. A left half is always perfect.
struct Span {
  uint64_t begin;
  uint64_t end;

  uint64_t size() const { return end - begin; }
  // Where the largest power of two below the size ends. REQUIRES: size() > 1.
  uint64_t middle() const { return begin + std::bit_floor(size() - 1); }
};

// The hash of a span that some tree has as a subtree.
absl::StatusOr<Hash> SpanHash(const Span& span, const MerkleNodes& nodes) {
  if (std::has_single_bit(span.size())) {
    return nodes(std::countr_zero(span.size()), span.begin / span.size());
  }
  const absl::StatusOr<Hash> left = SpanHash({span.begin, span.middle()}, nodes);
  if (!left.ok()) return left;
  const absl::StatusOr<Hash> right = SpanHash({span.middle(), span.end}, nodes);
  if (!right.ok()) return right;
  return NodeHash(*left, *right);
}

absl::StatusOr<std::vector<Hash>> HashesOf(const std::vector<Span>& spans,
                                           const MerkleNodes& nodes) {
  std::vector<Hash> hashes;
  for (auto span = spans.rbegin(); span != spans.rend(); ++span) {
    const absl::StatusOr<Hash> hash = SpanHash(*span, nodes);
    if (!hash.ok()) return hash.status();
    hashes.push_back(*hash);
  }
  return hashes;
}

}  // namespace

absl::StatusOr<MerkleEdge> MerkleEdge::Of(uint64_t size, const MerkleNodes& nodes) {
  MerkleEdge edge;
  while (edge.size_ < size) {
    const int level = static_cast<int>(std::bit_width(size - edge.size_)) - 1;
    const absl::StatusOr<Hash> hash = nodes(level, edge.size_ >> level);
    if (!hash.ok()) return hash.status();
    edge.perfect_.push_back(*hash);
    edge.size_ += uint64_t{1} << level;
  }
  return edge;
}

std::vector<Hash> MerkleEdge::Append(const Hash& leaf) {
  std::vector<Hash> completed = {leaf};
  // As in counting: each 1 at the end of the size is carried.
  for (uint64_t carried = size_; carried % 2 == 1; carried /= 2) {
    completed.push_back(NodeHash(perfect_.back(), completed.back()));
    perfect_.pop_back();
  }
  perfect_.push_back(completed.back());
  ++size_;
  return completed;
}

Hash MerkleEdge::Root() const {
  if (perfect_.empty()) return EmptyRoot();
  Hash root = perfect_.back();
  for (auto left = perfect_.rbegin() + 1; left != perfect_.rend(); ++left) {
    root = NodeHash(*left, root);
  }
  return root;
}

absl::StatusOr<Hash> RootOf(uint64_t size, const MerkleNodes& nodes) {
  if (size == 0) return EmptyRoot();
  return SpanHash({0, size}, nodes);
}

absl::StatusOr<std::vector<Hash>> InclusionPath(uint64_t index, uint64_t size,
                                                const MerkleNodes& nodes) {
  if (index >= size) {
    return absl::OutOfRangeError(absl::StrCat("there is no leaf ", index, " in a tree of ", size));
  }
  // From the root down to the leaf, the half that the leaf is not in.
  std::vector<Span> siblings;
  Span span = {0, size};
  while (span.size() > 1) {
    const uint64_t middle = span.middle();
    if (index < middle) {
      siblings.push_back({middle, span.end});
      span.end = middle;
    } else {
      siblings.push_back({span.begin, middle});
      span.begin = middle;
    }
  }
  return HashesOf(siblings, nodes);
}

absl::StatusOr<std::vector<Hash>> ConsistencyPath(uint64_t earlier, uint64_t later,
                                                  const MerkleNodes& nodes) {
  if (earlier == 0 || earlier > later) {
    return absl::OutOfRangeError(
        absl::StrCat("there is no proof from a tree of ", earlier, " leaves to one of ", later));
  }
  // From the later root down to where the earlier tree ends.
  std::vector<Span> spans;
  Span span = {0, later};
  while (span.end != earlier) {
    const uint64_t middle = span.middle();
    if (earlier <= middle) {
      spans.push_back({middle, span.end});
      span.end = middle;
    } else {
      spans.push_back({span.begin, middle});
      span.begin = middle;
    }
  }
  // What is left is the earlier tree itself, which the verifier has, or a part of it.
  if (span.begin > 0) spans.push_back(span);
  return HashesOf(spans, nodes);
}

}  // namespace fairstart
