#include "service/ledger/merkle_tree.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>

#include "service/ledger/merkle_proof.h"
#include "tests/service/ledger/slow_merkle_tree.h"

namespace fairstart {
namespace {

// A tree of leaves "0", "1", … and the nodes that appending them gave.
struct Grown {
  Leaves leaves;
  MerkleEdge edge;
  std::map<std::pair<int, uint64_t>, Hash> nodes;

  void Grow() {
    leaves.push_back(std::to_string(leaves.size()));
    int level = 0;
    for (const Hash& hash : edge.Append(LeafHash(leaves.back()))) {
      nodes[{level, (edge.size() - 1) >> level}] = hash;
      ++level;
    }
  }

  MerkleNodes Nodes() const {
    return [this](int level, uint64_t index) -> absl::StatusOr<Hash> {
      const auto node = nodes.find({level, index});
      if (node == nodes.end()) return absl::NotFoundError("no such node");
      return node->second;
    };
  }
};

Grown GrownTo(size_t size) {
  Grown tree;
  while (tree.leaves.size() < size) tree.Grow();
  return tree;
}

class EachTree : public testing::TestWithParam<size_t> {};

TEST_P(EachTree, HasTheRootOfTheDefinition) {
  const Grown tree = GrownTo(GetParam());
  EXPECT_EQ(tree.edge.Root(), Mth(tree.leaves));
  for (size_t size = 0; size <= GetParam(); ++size) {
    EXPECT_EQ(*RootOf(size, tree.Nodes()), Mth(Slice(tree.leaves, 0, size)));
    EXPECT_EQ(MerkleEdge::Of(size, tree.Nodes())->Root(), Mth(Slice(tree.leaves, 0, size)));
  }
}

TEST_P(EachTree, ProvesEachLeafAsDefined) {
  const Grown tree = GrownTo(GetParam());
  for (size_t size = 1; size <= GetParam(); ++size) {
    const Leaves first = Slice(tree.leaves, 0, size);
    for (size_t index = 0; index < size; ++index) {
      const auto path = InclusionPath(index, size, tree.Nodes());
      ASSERT_TRUE(path.ok()) << path.status();
      EXPECT_EQ(*path, Path(index, first));
      // It holds for this leaf at this place, and for no other. (Which size a root is of no path
      // can show: a head says it, and is signed.)
      for (size_t other = 0; other < size + 2; ++other) {
        for (size_t leaf = 0; leaf < size; ++leaf) {
          const bool holds =
              CheckInclusion(other, size, LeafHash(tree.leaves[leaf]), *path, Mth(first)).ok();
          EXPECT_EQ(holds, other == index && leaf == index) << leaf << " as " << other;
        }
      }
    }
    EXPECT_EQ(InclusionPath(size, size, tree.Nodes()).status().code(),
              absl::StatusCode::kOutOfRange);
  }
}

TEST_P(EachTree, ProvesThatItBeganAsEachSmallerOne) {
  const Grown tree = GrownTo(GetParam());
  const size_t later = GetParam();
  for (size_t earlier = 1; earlier <= later; ++earlier) {
    const auto path = ConsistencyPath(earlier, later, tree.Nodes());
    ASSERT_TRUE(path.ok()) << path.status();
    EXPECT_EQ(*path, Subproof(earlier, tree.leaves, true));
    for (size_t other = 0; other <= later; ++other) {
      const bool holds = CheckConsistency(earlier, later, Mth(Slice(tree.leaves, 0, other)),
                                          Mth(tree.leaves), *path)
                             .ok();
      EXPECT_EQ(holds, other == earlier) << earlier << " as " << other;
    }
  }
  EXPECT_EQ(ConsistencyPath(0, later, tree.Nodes()).status().code(), absl::StatusCode::kOutOfRange);
  EXPECT_EQ(ConsistencyPath(later + 1, later, tree.Nodes()).status().code(),
            absl::StatusCode::kOutOfRange);
}

// Any one bit, a hash that is missing, and one too many.
TEST_P(EachTree, RefusesProofsThatWereTouched) {
  const Grown tree = GrownTo(GetParam());
  const size_t size = GetParam();
  const Hash root = Mth(tree.leaves);
  const auto touched = [](const std::vector<Hash>& path) {
    std::vector<std::vector<Hash>> all;
    for (size_t i = 0; i < path.size(); ++i) {
      all.push_back(path);
      all.back()[i][i % kHashBytes] ^= 0x10;
      all.push_back(path);
      all.back().erase(all.back().begin() + static_cast<std::ptrdiff_t>(i));
    }
    all.push_back(path);
    all.back().push_back(EmptyRoot());
    all.push_back(path);
    all.back().insert(all.back().begin(), EmptyRoot());
    return all;
  };
  for (size_t index = 0; index < size; ++index) {
    const Hash leaf = LeafHash(tree.leaves[index]);
    for (const auto& path : touched(*InclusionPath(index, size, tree.Nodes()))) {
      EXPECT_FALSE(CheckInclusion(index, size, leaf, path, root).ok());
    }
  }
  for (size_t earlier = 1; earlier <= size; ++earlier) {
    const Hash began = Mth(Slice(tree.leaves, 0, earlier));
    for (const auto& path : touched(*ConsistencyPath(earlier, size, tree.Nodes()))) {
      EXPECT_FALSE(CheckConsistency(earlier, size, began, root, path).ok());
    }
  }
}

INSTANTIATE_TEST_SUITE_P(UpToEight, EachTree, testing::Range<size_t>(1, 9));

TEST(MerkleTree, AgreesWithTheDefinitionWhereItIsLarger) {
  const Grown tree = GrownTo(300);
  EXPECT_EQ(tree.edge.Root(), Mth(tree.leaves));
  for (const size_t index : {0u, 127u, 128u, 255u, 256u, 299u}) {
    EXPECT_EQ(*InclusionPath(index, 300, tree.Nodes()), Path(index, tree.leaves));
    EXPECT_EQ(*ConsistencyPath(index + 1, 300, tree.Nodes()),
              Subproof(index + 1, tree.leaves, true));
  }
}

// A leaf whose bytes are two hashes is no node.
TEST(MerkleTree, KeepsLeavesAndNodesApart) {
  const Hash a = LeafHash("a"), b = LeafHash("b");
  EXPECT_NE(LeafHash(BytesOf(a) + BytesOf(b)), NodeHash(a, b));
  EXPECT_NE(NodeHash(a, b), NodeHash(b, a));
}

TEST(MerkleTree, SaysThatANodeCannotBeRead) {
  const auto none = [](int, uint64_t) -> absl::StatusOr<Hash> {
    return absl::DataLossError("gone");
  };
  EXPECT_EQ(RootOf(3, none).status().message(), "gone");
  EXPECT_EQ(InclusionPath(1, 3, none).status().message(), "gone");
  EXPECT_EQ(ConsistencyPath(1, 3, none).status().message(), "gone");
  EXPECT_EQ(MerkleEdge::Of(3, none).status().message(), "gone");
}

}  // namespace
}  // namespace fairstart
