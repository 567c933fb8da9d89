#include "service/ledger/entry_checks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/errors/rich_status.h"
#include "tests/service/ledger/ledger_fixture.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> Said(const absl::Status& status) {
  std::vector<std::string> said;
  for (const FieldViolation& violation : ViolationsOf(status)) {
    said.push_back(violation.path + ": " + violation.description);
  }
  return said;
}

class EntryChecks : public LedgerTest {};

TEST_F(EntryChecks, NameWhatIsMissing) {
  EXPECT_THAT(Said(Refused({})),
              ElementsAre("body: is needed", "request_id: is needed", "said_by: is needed"));
  NewEntry entry = EvidenceOf("r1", "");
  EXPECT_THAT(Said(Refused(entry)), ElementsAre("case_reference: is needed"));
  entry = ErasureOf("r1", {2});
  entry.content.set_case_reference("CL-0042");
  EXPECT_THAT(Said(Refused(entry)),
              ElementsAre("case_reference: must be empty: such an entry is about nobody"));
}

TEST_F(EntryChecks, TakeNamesUpToTheLongestAndNoFurther) {
  NewEntry entry = EvidenceOf(std::string(kLongestName, 'r'), std::string(kLongestName, 'p'));
  entry.content.set_said_by(std::string(kLongestName, 's'));
  entry.content.set_authenticated_as(std::string(kLongestName, 'a'));
  Add(entry);
  entry = EvidenceOf(std::string(kLongestName + 1, 'r'));
  EXPECT_THAT(Said(Refused(entry)), ElementsAre("request_id: has 201 bytes, and may have 200"));
  entry = EvidenceOf("r");
  entry.content.set_authenticated_as(std::string(kLongestName + 1, 'a'));
  EXPECT_THAT(Said(Refused(entry)),
              ElementsAre("authenticated_as: has 201 bytes, and may have 200"));
}

TEST_F(EntryChecks, TakeContentsUpToTheLongestAndNoFurther) {
  NewEntry entry = CaseOf("r1", "");
  const size_t overhead =
      CaseOf("r1", std::string(kMostContentBytes / 2, 'x')).content.ByteSizeLong() -
      kMostContentBytes / 2;
  Add(CaseOf("r1", std::string(kMostContentBytes - overhead, 'x')));
  EXPECT_THAT(
      std::string(
          Refused(CaseOf("r2", std::string(kMostContentBytes - overhead + 1, 'x'))).message()),
      HasSubstr("has 16777217 bytes, and may have 16777216"));
}

TEST_F(EntryChecks, RefuseWhatThisBuildDoesNotKnow) {
  NewEntry entry = EvidenceOf("r1");
  entry.content.mutable_evidence()
      ->GetReflection()
      ->MutableUnknownFields(entry.content.mutable_evidence())
      ->AddVarint(999, 1);
  EXPECT_THAT(Said(Refused(entry)), ElementsAre(HasSubstr("evidence")));
}

TEST_F(EntryChecks, LeaveTheLedgersOwnEntriesToIt) {
  NewEntry entry = EntryOf("r1", "");
  entry.content.mutable_signing_key();
  EXPECT_THAT(Said(Refused(entry)),
              ElementsAre("body: a signing key is appended by the ledger alone"));
  entry.content.mutable_message_descriptors();
  EXPECT_THAT(Said(Refused(entry)),
              ElementsAre("body: a message descriptors is appended by the ledger alone"));
}

TEST_F(EntryChecks, LetAnEntryCorrectAnEarlierOneOfItsKindAndPerson) {
  Add(EvidenceOf("e1", "A"));    // 2
  Add(PaymentOf("p1", 1, "A"));  // 3
  Add(EvidenceOf("e2", "B"));    // 4
  const auto correcting = [](NewEntry entry, int64_t position) {
    entry.content.set_corrects(position);
    return entry;
  };
  const auto said = [&](NewEntry entry) { return Said(Refused(std::move(entry))); };
  EXPECT_THAT(said(correcting(EvidenceOf("x", "A"), 9)),
              ElementsAre("corrects: entry 9 does not exist"));
  EXPECT_THAT(said(correcting(EvidenceOf("x", "A"), 5)),
              ElementsAre("corrects: entry 5 does not exist"));
  EXPECT_THAT(said(correcting(EvidenceOf("x", "A"), -1)),
              ElementsAre("corrects: entry -1 does not exist"));
  EXPECT_THAT(said(correcting(EvidenceOf("x", "A"), 3)),
              ElementsAre("corrects: entry 3 is no evidence of this young person"));
  EXPECT_THAT(said(correcting(EvidenceOf("x", "A"), 4)),
              ElementsAre("corrects: entry 4 is no evidence of this young person"));
  EXPECT_THAT(said(correcting(PaymentOf("x", 1, "A"), 3)),
              ElementsAre("corrects: is not for a payment"));
  EXPECT_EQ(Add(correcting(EvidenceOf("e3", "A"), 2)), 5);
  EXPECT_THAT(said(correcting(EvidenceOf("x", "A"), 2)),
              ElementsAre("corrects: entry 2 is corrected by entry 5 already; correct that"));
  EXPECT_EQ(Add(correcting(EvidenceOf("e4", "A"), 5)), 6);
  Add(ErasureOf("gone", {2, 5, 6}));
  EXPECT_THAT(said(correcting(EvidenceOf("x", "A"), 6)),
              ElementsAre("corrects: entry 6 is erased"));
}

TEST_F(EntryChecks, LetEntriesAboutPeopleBeErasedOnce) {
  Add(EvidenceOf("e1"));  // 2
  const auto said = [&](NewEntry entry) { return Said(Refused(std::move(entry))); };
  EXPECT_THAT(said(ErasureOf("x", {0, 1, 3, -1})), testing::SizeIs(1));
  EXPECT_THAT(said(ErasureOf("x", {-1, 0, 1, 3})),
              ElementsAre("erasure.positions[0]: entry -1 does not exist",
                          "erasure.positions[1]: entry 0 is about nobody, and others rest on it",
                          "erasure.positions[2]: entry 1 is about nobody, and others rest on it",
                          "erasure.positions[3]: entry 3 does not exist"));
  EXPECT_THAT(said(ErasureOf("x", {})), ElementsAre("erasure.positions: is needed"));
  EXPECT_THAT(said(ErasureOf("x", {2, 2})),
              ElementsAre("erasure.positions[1]: is not in ascending order"));
  NewEntry without_basis = ErasureOf("x", {2});
  without_basis.content.mutable_erasure()->clear_basis();
  EXPECT_THAT(said(without_basis), ElementsAre("erasure.basis: is needed"));
  Add(ErasureOf("gone", {2}));
  EXPECT_THAT(said(ErasureOf("x", {2})),
              ElementsAre("erasure.positions[0]: entry 2 is erased already"));
}

// What was corrected must not hold again.
TEST_F(EntryChecks, LetNoCorrectionBeErasedWithoutWhatItCorrects) {
  Add(EvidenceOf("e1"));  // 2
  NewEntry correction = EvidenceOf("e2");
  correction.content.set_corrects(2);
  Add(correction);  // 3
  EXPECT_THAT(Said(Refused(ErasureOf("x", {3}))),
              ElementsAre("erasure.positions[0]: entry 3 corrects entry 2, which would hold again; "
                          "erase that with it"));
  Add(ErasureOf("x", {2, 3}));
  EXPECT_EQ((*Now())->RecordOf("CL-0042", 5)->evidence_size(), 0);
}

}  // namespace
}  // namespace fairstart
