// service/ledger/FORMAT.md has an example with every byte. This works it out anew and looks for
// each value in the page; FAIRSTART_RESET=1 prints them instead.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <iostream>
#include <sstream>
#include <string>

#include "absl/strings/escaping.h"
#include "absl/time/time.h"
#include "service/ledger/key_entry.h"
#include "service/ledger/leaf.h"
#include "service/ledger/merkle_tree.h"
#include "service/ledger/signing_key.h"
#include "service/ledger/tree_head.h"
#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

constexpr char kOrigin[] = "fairstart.example/ledger";

class Format : public testing::Test {
 protected:
  static std::string Page() {
    std::ostringstream text;
    text << std::ifstream("service/ledger/FORMAT.md").rdbuf();
    return text.str();
  }

  void Expect(const std::string& name, const std::string& value) {
    if (std::getenv("FAIRSTART_RESET") != nullptr) {
      std::cout << name << ":\n" << value << "\n";
      return;
    }
    EXPECT_NE(page_.find(value), std::string::npos) << "the page has not the " << name << "\n"
                                                    << value;
  }

  // A key of RFC 8032, 7.1.
  SigningKey KeyOf(const std::string& secret_hex) {
    const auto file =
        folder_.Write("key.pem", "-----BEGIN PRIVATE KEY-----\n" +
                                     absl::Base64Escape(absl::HexStringToBytes(
                                         "302e020100300506032b657004220420" + secret_hex)) +
                                     "\n-----END PRIVATE KEY-----\n");
    chmod(file.c_str(), 0600);
    return *SigningKey::ReadFile(file);
  }

  // A leaf whose salt is 32 bytes of one value.
  static std::string LeafOf(const v1::LedgerEntry& content, v1::EntryKind kind, char salt,
                            const std::string& recorded_at, bool clock_set_back) {
    absl::Time time;
    EXPECT_TRUE(absl::ParseTime(absl::RFC3339_full, recorded_at, &time, nullptr));
    return EncodeLeaf({kind, clock_set_back, absl::ToUnixMicros(time),
                       Commit(std::string(kSaltBytes, salt), content.SerializeAsString())});
  }

  const std::string page_ = Page();
  ScratchFolder folder_;
};

TEST_F(Format, IsAsThePageShows) {
  const SigningKey key = KeyOf("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

  v1::LedgerEntry first;
  first.set_request_id("k");
  first.set_said_by("fairstart");
  *first.mutable_signing_key() = MakeKeyEntry(kOrigin, key, key);
  Expect("key signature", absl::BytesToHexString(first.signing_key().signature()));
  const std::string first_leaf =
      LeafOf(first, v1::ENTRY_KIND_SIGNING_KEY, 0x11, "2017-07-01T09:30:00.000001Z", false);

  v1::LedgerEntry second;
  second.set_request_id("r1");
  second.set_case_reference("CL-0042");
  second.set_said_by("pa-7");
  second.mutable_evidence()->set_id("e1");
  second.mutable_evidence()->set_kind("proof_of_earnings");
  second.mutable_evidence()->set_received_on("2017-06-30");
  Expect("second content", absl::BytesToHexString(second.SerializeAsString()));
  Expect("second commitment",
         HexOf(Commit(std::string(kSaltBytes, 0x22), second.SerializeAsString())));
  const std::string second_leaf =
      LeafOf(second, v1::ENTRY_KIND_EVIDENCE, 0x22, "2017-07-01T09:30:00.000002Z", false);

  v1::LedgerEntry third;
  third.set_request_id("x1");
  third.set_said_by("records");
  third.mutable_erasure()->add_positions(1);
  third.mutable_erasure()->set_basis("75 years from birth");
  const std::string third_leaf =
      LeafOf(third, v1::ENTRY_KIND_ERASURE, 0x33, "2017-07-01T09:30:00.000002Z", true);

  MerkleEdge tree;
  for (const std::string& leaf : {first_leaf, second_leaf, third_leaf}) {
    Expect("leaf", absl::BytesToHexString(leaf));
    for (const Hash& hash : tree.Append(LeafHash(leaf))) Expect("subtree", HexOf(hash));
  }
  Expect("root", HexOf(tree.Root()));
  const SignedTreeHead head = SignTreeHead({kOrigin, 3, tree.Root()}, key);
  Expect("head", head.text);
}

}  // namespace
}  // namespace fairstart
