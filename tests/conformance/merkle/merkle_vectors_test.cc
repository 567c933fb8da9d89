// The public vectors of Merkle trees: roots, and proofs of which most are broken in some way and
// must be refused.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "google/protobuf/struct.pb.h"
#include "google/protobuf/util/json_util.h"
#include "service/ledger/merkle_proof.h"
#include "service/ledger/merkle_tree.h"

namespace fairstart {
namespace {

using Fields = google::protobuf::Map<std::string, google::protobuf::Value>;

google::protobuf::Struct ReadJson(const std::string& text) {
  google::protobuf::Struct object;
  const auto status = google::protobuf::util::JsonStringToMessage(text, &object);
  EXPECT_TRUE(status.ok()) << text << ": " << status.ToString();
  return object;
}

std::string ReadFile(const std::string& name) {
  std::ostringstream text;
  text << std::ifstream(std::string(FAIRSTART_MERKLE_DATA) + "/" + name).rdbuf();
  return text.str();
}

// What is no hash of 32 bytes stands for one that nothing else leads to; as a leaf's it is another
// than as a root.
Hash HashIn(const google::protobuf::Value& base64, const std::string& of = "node") {
  std::string bytes;
  EXPECT_TRUE(absl::Base64Unescape(base64.string_value(), &bytes)) << base64.string_value();
  return bytes.size() == kHashBytes ? HashOf(bytes) : LeafHash("no hash of a " + of + ": " + bytes);
}

std::vector<Hash> PathIn(const google::protobuf::Value& list) {
  std::vector<Hash> path;
  for (const auto& value : list.list_value().values()) path.push_back(HashIn(value));
  return path;
}

// Sizes and indexes take all 64 bits, which the numbers of JSON's readers do not hold: they are
// made texts.
std::string WithNumbersAsTexts(std::string line) {
  for (const std::string name : {"leafIdx", "treeSize", "size1", "size2"}) {
    const std::string before = "\"" + name + "\": ";
    const size_t begin = line.find(before);
    if (begin == std::string::npos) continue;
    const size_t number = begin + before.size();
    line.insert(line.find_first_not_of("0123456789", number), "\"");
    line.insert(number, "\"");
  }
  return line;
}

uint64_t NumberIn(const google::protobuf::Value& text) {
  uint64_t number = 0;
  EXPECT_TRUE(absl::SimpleAtoi(text.string_value(), &number)) << text.string_value();
  return number;
}

class MerkleVectors : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(FAIRSTART_MERKLE_DATA)) {
      GTEST_SKIP() << "NOT RUN: the public Merkle proofs are not at " << FAIRSTART_MERKLE_DATA
                   << "; say where: cmake --preset release -DFAIRSTART_CONFORMANCE=<folder>";
    }
  }

  // Calls `holds` for each line of a file, and expects what the line says.
  template <typename Holds>
  static void ExpectAsSaid(const std::string& file, const Holds& holds) {
    std::istringstream lines(ReadFile(file));
    int right = 0, refused = 0;
    for (std::string line; std::getline(lines, line);) {
      const google::protobuf::Struct test = ReadJson(WithNumbersAsTexts(line));
      const bool must_fail = test.fields().at("wantErr").bool_value();
      EXPECT_EQ(holds(test.fields()), !must_fail) << line;
      ++(must_fail ? refused : right);
    }
    EXPECT_EQ(right, 6);
    EXPECT_EQ(refused, 92);
  }
};

TEST_F(MerkleVectors, RootsAreTheirs) {
  const google::protobuf::Struct roots = ReadJson(ReadFile("roots.json"));
  const auto& leaves = roots.fields().at("leaf_inputs_hex").list_value().values();
  const auto& wanted = roots.fields().at("root_hashes_hex_by_size").list_value().values();
  MerkleEdge tree;
  int size = 0;
  EXPECT_EQ(HexOf(tree.Root()), wanted[size].string_value());
  for (const auto& leaf : leaves) {
    tree.Append(LeafHash(absl::HexStringToBytes(leaf.string_value())));
    EXPECT_EQ(HexOf(tree.Root()), wanted[++size].string_value()) << size;
  }
}

TEST_F(MerkleVectors, InclusionIsProvedAndRefusedAsTheySay) {
  ExpectAsSaid("inclusion.jsonl", [](const Fields& test) {
    return CheckInclusion(NumberIn(test.at("leafIdx")), NumberIn(test.at("treeSize")),
                          HashIn(test.at("leafHash"), "leaf"), PathIn(test.at("proof")),
                          HashIn(test.at("root")))
        .ok();
  });
}

TEST_F(MerkleVectors, ConsistencyIsProvedAndRefusedAsTheySay) {
  ExpectAsSaid("consistency.jsonl", [](const Fields& test) {
    return CheckConsistency(NumberIn(test.at("size1")), NumberIn(test.at("size2")),
                            HashIn(test.at("root1")), HashIn(test.at("root2")),
                            PathIn(test.at("proof")))
        .ok();
  });
}

}  // namespace
}  // namespace fairstart
