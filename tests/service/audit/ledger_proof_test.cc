// Proofs that a ledger makes, checked with the key alone, and then with every part of them touched.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "service/audit/check_proof.h"
#include "service/audit/prove.h"
#include "service/errors/rich_status.h"
#include "tests/service/ledger/ledger_fixture.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

class LedgerProofs : public LedgerTest {
 protected:
  std::vector<VerifierKey> Keys() const { return {{kOrigin, key_.public_key()}}; }

  SignedTreeHead Head() const { return *(*Now())->Head(); }

  absl::StatusOr<v1::LedgerProof> ProofOf(std::vector<int64_t> positions,
                                          const std::vector<SignedTreeHead>& earlier = {}) {
    v1::ProveRequest request;
    request.mutable_positions()->Add(positions.begin(), positions.end());
    for (const SignedTreeHead& head : earlier) request.add_earlier_heads(head.text);
    const absl::StatusOr<v1::ProveResponse> response = Prove(**Now(), request.SerializeAsString());
    if (!response.ok()) return response.status();
    return response->proof();
  }

  // Why a proof shows nothing; empty if it holds.
  std::string Refusal(const v1::LedgerProof& proof) const {
    return std::string(CheckLedgerProof(proof, Keys()).status().message());
  }

  void AddMany(int count) {
    for (int i = 0; i < count; ++i) Add(EvidenceOf(absl::StrCat("r", i)));
  }
};

TEST_F(LedgerProofs, HoldOfEveryEntryAndEveryEarlierHead) {
  std::vector<SignedTreeHead> heads = {Head()};
  for (int i = 0; i < 20; ++i) {
    Add(EvidenceOf(absl::StrCat("r", i)));
    heads.push_back(Head());
  }
  std::vector<int64_t> all;
  for (int64_t i = 0; i < Head().head.size; ++i) all.push_back(i);
  const auto proof = ProofOf(all, heads);
  ASSERT_TRUE(proof.ok()) << proof.status();
  const auto proved = CheckLedgerProof(*proof, Keys());
  ASSERT_TRUE(proved.ok()) << proved.status();
  EXPECT_EQ(proved->head.size, 22);
  EXPECT_EQ(proved->head.root, Head().head.root);
  ASSERT_EQ(proved->entries.size(), 22u);
  EXPECT_EQ(proved->entries[5].content->evidence().id(), "r3");
  EXPECT_EQ(proved->earlier_heads.size(), heads.size());
}

TEST_F(LedgerProofs, OfNothingAreTheHead) {
  const auto proof = ProofOf({});
  ASSERT_TRUE(proof.ok()) << proof.status();
  EXPECT_EQ(proof->head(), Head().text);
  EXPECT_EQ(Refusal(*proof), "");
}

TEST_F(LedgerProofs, OfAnErasedEntryShowThatItWasRecordedAndNoMore) {
  const int64_t position = Add(EvidenceOf("r1"));
  const SignedTreeHead before = Head();
  Add(ErasureOf("x1", {position}));
  const auto proof = ProofOf({position}, {before});
  ASSERT_TRUE(proof.ok()) << proof.status();
  EXPECT_FALSE(proof->entries(0).has_salt());
  EXPECT_FALSE(proof->entries(0).has_content());
  const auto proved = CheckLedgerProof(*proof, Keys());
  ASSERT_TRUE(proved.ok()) << proved.status();
  EXPECT_EQ(proved->entries[0].kind, v1::ENTRY_KIND_EVIDENCE);
  EXPECT_FALSE(proved->entries[0].content.has_value());
}

TEST_F(LedgerProofs, HoldAcrossAChangeOfKeysWithBothKeys) {
  Add(EvidenceOf("r1"));
  const SignedTreeHead before = Head();
  const SigningKey next = SigningKey::Generate();
  ASSERT_TRUE(ledger_->RotateKey(next, "admin").ok());
  const auto proof = ProofOf({kFirst}, {before});
  ASSERT_TRUE(proof.ok()) << proof.status();
  const VerifierKey now = {kOrigin, next.public_key()};
  EXPECT_TRUE(CheckLedgerProof(*proof, {Keys()[0], now}).ok());
  EXPECT_THAT(std::string(CheckLedgerProof(*proof, {now}).status().message()),
              StartsWith("earlier_heads[0].head: is not signed by the owner of a key"));
  EXPECT_THAT(Refusal(*proof), StartsWith("head: is not signed by the owner of a key"));
}

TEST_F(LedgerProofs, AreOfTheLedgerWhoseKeyIsGiven) {
  const auto proof = ProofOf({});
  ASSERT_TRUE(proof.ok()) << proof.status();
  EXPECT_EQ(std::string(CheckLedgerProof(*proof, {{"fairstart.example/other", key_.public_key()}})
                            .status()
                            .message()),
            "head: is of the ledger fairstart.example/test, of which no public key was given");
}

// Whatever byte of a proof is changed, it is refused.
TEST_F(LedgerProofs, AreRefusedWithAnyByteChanged) {
  AddMany(9);
  const SignedTreeHead before = Head();
  Add(EvidenceOf("last"));
  const auto proof = ProofOf({3, 11}, {before});
  ASSERT_TRUE(proof.ok()) << proof.status();
  const auto touch = [&](const std::function<std::string*(v1::LedgerProof&)>& part) {
    v1::LedgerProof copy = *proof;
    for (size_t i = 0; i < part(copy)->size(); ++i) {
      v1::LedgerProof touched = *proof;
      (*part(touched))[i] = static_cast<char>((*part(touched))[i] ^ 1);
      EXPECT_NE(Refusal(touched), "") << i << " of " << *part(touched);
    }
  };
  touch([](v1::LedgerProof& it) { return it.mutable_head(); });
  for (const int entry : {0, 1}) {
    touch([=](v1::LedgerProof& it) { return it.mutable_entries(entry)->mutable_leaf(); });
    touch([=](v1::LedgerProof& it) { return it.mutable_entries(entry)->mutable_salt(); });
    touch([=](v1::LedgerProof& it) { return it.mutable_entries(entry)->mutable_content(); });
    for (int hash = 0; hash < proof->entries(entry).path_size(); ++hash) {
      touch([=](v1::LedgerProof& it) { return it.mutable_entries(entry)->mutable_path(hash); });
    }
  }
  touch([](v1::LedgerProof& it) { return it.mutable_earlier_heads(0)->mutable_head(); });
  for (int hash = 0; hash < proof->earlier_heads(0).path_size(); ++hash) {
    touch([=](v1::LedgerProof& it) { return it.mutable_earlier_heads(0)->mutable_path(hash); });
  }
}

TEST_F(LedgerProofs, AreRefusedTruncatedAndSwapped) {
  AddMany(9);
  const SignedTreeHead before = Head();
  Add(EvidenceOf("last"));
  const auto proof = ProofOf({3, 10}, {before});
  ASSERT_TRUE(proof.ok()) << proof.status();
  const auto changed = [&](const std::function<void(v1::LedgerProof&)>& change) {
    v1::LedgerProof copy = *proof;
    change(copy);
    return Refusal(copy);
  };
  EXPECT_THAT(changed([](auto& it) { it.mutable_entries(0)->mutable_path()->RemoveLast(); }),
              StartsWith("entries[0]: "));
  EXPECT_THAT(changed([](auto& it) { it.mutable_earlier_heads(0)->mutable_path()->RemoveLast(); }),
              StartsWith("earlier_heads[0]: "));
  EXPECT_THAT(changed([](auto& it) { it.mutable_entries(0)->add_path(std::string(32, 'x')); }),
              StartsWith("entries[0]: "));
  EXPECT_EQ(changed([](auto& it) { it.mutable_entries(0)->set_path(0, "short"); }),
            "entries[0].path: has a hash that is not of 32 bytes");
  EXPECT_THAT(changed([](auto& it) {
                it.mutable_entries(0)->mutable_path()->Swap(it.mutable_entries(1)->mutable_path());
              }),
              StartsWith("entries[0]: "));
  EXPECT_THAT(changed([](auto& it) { it.mutable_entries(0)->set_position(10); }),
              StartsWith("entries[0]: "));
  EXPECT_EQ(changed([](auto& it) { it.mutable_entries(0)->set_position(99); }),
            "entries[0]: has position 99; the head is of 12 entries");
  EXPECT_EQ(changed([](auto& it) { it.mutable_entries(0)->set_position(-1); }),
            "entries[0]: has position -1; the head is of 12 entries");
  EXPECT_THAT(changed([](auto& it) { it.mutable_entries(0)->clear_salt(); }),
              HasSubstr("a content without a salt"));
  EXPECT_THAT(changed([](auto& it) { it.set_head(it.head().substr(0, it.head().size() / 2)); }),
              StartsWith("head: this is no signed head"));
}

// The same person and the same key, but another past.
TEST_F(LedgerProofs, OfAnotherTreeDoNotShowThatAKeptHeadStillHolds) {
  const std::filesystem::path kept = folder_.path() / "kept.ledger";
  Add(EvidenceOf("r1"));
  Close();
  std::filesystem::copy_file(file_, kept);
  Open();
  Add(EvidenceOf("as it was"));
  const SignedTreeHead seen = Head();
  Close();
  std::filesystem::remove(file_);
  std::filesystem::remove(file_.string() + "-wal");
  std::filesystem::copy_file(kept, file_);
  Open();
  Add(EvidenceOf("as somebody wants it"));
  Add(EvidenceOf("more"));
  const auto proof = ProofOf({}, {seen});
  ASSERT_TRUE(proof.ok()) << proof.status();
  EXPECT_THAT(Refusal(*proof), StartsWith("earlier_heads[0]: "));
}

TEST_F(LedgerProofs, AreNotMadeOfWhatTheLedgerDoesNotHave) {
  EXPECT_EQ(ViolationsOf(ProofOf({kFirst}).status())[0].path, "positions[0]");
  EXPECT_EQ(ProofOf({kFirst}).status().code(), absl::StatusCode::kNotFound);
  const auto why = [&](const v1::ProveRequest& request) {
    const FieldViolations violations =
        ViolationsOf(Prove(**Now(), request.SerializeAsString()).status());
    std::vector<std::string> said;
    for (const FieldViolation& violation : violations) {
      said.push_back(absl::StrCat(violation.path, ": ", violation.description));
    }
    return said;
  };
  v1::ProveRequest request;
  request.add_positions(0);
  request.add_positions(0);
  EXPECT_THAT(why(request), ElementsAre("positions[1]: stands there twice; name each entry once"));
  request.Clear();
  request.add_earlier_heads("no head");
  EXPECT_THAT(why(request), ElementsAre(StartsWith("earlier_heads[0]: this is no signed head: ")));
  request.set_earlier_heads(0, SignTreeHead({"fairstart.example/other", 1, {}}, key_).text);
  EXPECT_THAT(why(request),
              ElementsAre("earlier_heads[0]: is a head of fairstart.example/other; this is the "
                          "ledger fairstart.example/test"));
  request.set_earlier_heads(0, SignTreeHead({kOrigin, 9, {}}, key_).text);
  EXPECT_THAT(
      why(request),
      ElementsAre(StartsWith("earlier_heads[0]: is of 9 entries, of which this ledger has 2: ")));
  request.set_earlier_heads(0, SignTreeHead({kOrigin, 0, {}}, key_).text);
  EXPECT_THAT(why(request),
              ElementsAre("earlier_heads[0]: is of no entries; nothing can be proved of it"));
  request.Clear();
  for (int i = 0; i <= kMostProved; ++i) request.add_positions(i);
  EXPECT_THAT(why(request),
              ElementsAre("positions: has 101 of them; ask for at most 100 at a time"));
}

}  // namespace
}  // namespace fairstart
