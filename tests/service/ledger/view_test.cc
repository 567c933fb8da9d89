#include "service/ledger/view.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/ledger/merkle_proof.h"
#include "tests/service/ledger/ledger_fixture.h"

namespace fairstart {
namespace {

using testing::ElementsAre;

class LedgerViewTest : public LedgerTest {
 protected:
  static std::vector<int64_t> PositionsOf(
      const absl::StatusOr<std::vector<RecordedEntry>>& entries) {
    std::vector<int64_t> positions;
    for (const RecordedEntry& entry : *entries) positions.push_back(entry.position);
    return positions;
  }
};

TEST_F(LedgerViewTest, FindsEntriesByPersonAndByKind) {
  Add(EvidenceOf("r1", "A"));    // 2
  Add(PaymentOf("r2", 1, "B"));  // 3
  Add(PaymentOf("r3", 1, "A"));  // 4
  Add(EvidenceOf("r4", "A"));    // 5
  const auto now = Now();
  EXPECT_THAT(PositionsOf((*now)->EntriesOf("A", {}, 10)), ElementsAre(2, 4, 5));
  EXPECT_THAT(PositionsOf((*now)->EntriesOf("A", {3, 5}, 10)), ElementsAre(4));
  EXPECT_THAT(PositionsOf((*now)->EntriesOf("A", {}, 2)), ElementsAre(2, 4));
  EXPECT_THAT(PositionsOf((*now)->EntriesOf("C", {}, 10)), ElementsAre());
  EXPECT_THAT(PositionsOf((*now)->EntriesOfKind(v1::ENTRY_KIND_PAYMENT, {}, 10)),
              ElementsAre(3, 4));
  EXPECT_THAT(PositionsOf((*now)->EntriesOfKind(v1::ENTRY_KIND_PAYMENT, {4}, 10)), ElementsAre(4));
}

TEST_F(LedgerViewTest, FindsThePeople) {
  Add(EvidenceOf("r1", "B"));
  Add(PaymentOf("r2", 1, "A"));
  Add(PaymentOf("r3", 1, "C"));
  const int64_t position = Add(EvidenceOf("r4", "B"));
  EXPECT_THAT(*(*Now())->PeopleAfter("", 10), ElementsAre("A", "B", "C"));
  EXPECT_THAT(*(*Now())->PeopleAfter("", 2), ElementsAre("A", "B"));
  EXPECT_THAT(*(*Now())->PeopleAfter("B", 10), ElementsAre("C"));
  EXPECT_THAT(*(*Now())->PeopleAfter("C", 10), ElementsAre());
  EXPECT_THAT(*(*Now())->PositionsOf("B", v1::ENTRY_KIND_EVIDENCE, {}),
              ElementsAre(position - 3, position));
}

TEST_F(LedgerViewTest, FindsTheLatest) {
  Add(EvidenceOf("r1", "A"));    // 2
  Add(PaymentOf("r2", 1, "A"));  // 3
  Add(EvidenceOf("r3", "A"));    // 4
  Add(EvidenceOf("r4", "B"));    // 5
  const auto now = Now();
  const auto latest = [&](const std::string& person, v1::EntryKind kind, int64_t size) {
    const auto entry = (*now)->LatestOf(person, kind, size);
    return entry->has_value() ? (*entry)->position : -1;
  };
  EXPECT_EQ(latest("A", v1::ENTRY_KIND_EVIDENCE, 6), 4);
  EXPECT_EQ(latest("A", v1::ENTRY_KIND_EVIDENCE, 4), 2);
  EXPECT_EQ(latest("A", v1::ENTRY_KIND_EVIDENCE, 2), -1);
  EXPECT_EQ(latest("B", v1::ENTRY_KIND_PAYMENT, 6), -1);
  EXPECT_EQ(latest("", v1::ENTRY_KIND_SIGNING_KEY, 6), 0);
  EXPECT_EQ(*(*now)->LastPositionOf("A"), 4);
  EXPECT_EQ(*(*now)->LastPositionOf("C"), std::nullopt);
}

TEST_F(LedgerViewTest, MakesTheRecordAsItWasKnown) {
  Add(EvidenceOf("e1", "A"));              // 2
  Add(PaymentOf("p1", 500, "A"));          // 3
  Add(PaymentOf("p2", 700, "B"));          // 4
  NewEntry reversal = EntryOf("p3", "A");  // 5
  reversal.content.mutable_reversal()->set_id("p3");
  reversal.content.mutable_reversal()->set_reverses("p1");
  Add(reversal);
  Add(CaseOf("c1", "facts", "A"));  // 6
  const auto now = Now();
  const v1::Record record = *(*now)->RecordOf("A", 7);
  ASSERT_EQ(record.evidence_size(), 1);
  ASSERT_EQ(record.payments_size(), 2);
  EXPECT_EQ(record.payments(0).id(), "p1");
  EXPECT_EQ(record.payments(1).reverses(), "p1");
  EXPECT_EQ((*now)->RecordOf("A", 5)->payments_size(), 1);
  EXPECT_EQ((*now)->RecordOf("A", 3)->payments_size(), 0);
  EXPECT_EQ((*now)->RecordOf("A", 2)->ByteSizeLong(), 0u);
  EXPECT_EQ((*now)->RecordOf("A", 8).status().code(), absl::StatusCode::kOutOfRange);
}

TEST_F(LedgerViewTest, HasEachKindOfRecordInItsPlace) {
  const auto add = [&](const char* id, auto set) {
    NewEntry entry = EntryOf(id, "A");
    set(entry.content);
    Add(entry);
  };
  add("1", [](v1::LedgerEntry& c) { c.mutable_assessment()->set_id("a"); });
  add("2", [](v1::LedgerEntry& c) { c.mutable_approval()->set_id("b"); });
  add("3", [](v1::LedgerEntry& c) { c.mutable_agreement()->set_id("c"); });
  add("4", [](v1::LedgerEntry& c) { c.mutable_plan_review()->set_id("d"); });
  add("5", [](v1::LedgerEntry& c) { c.mutable_plan_item()->set_id("e"); });
  const auto now = Now();
  const v1::Record record = *(*now)->RecordOf("A", *(*now)->Size());
  EXPECT_EQ(record.assessments(0).id(), "a");
  EXPECT_EQ(record.approvals(0).id(), "b");
  EXPECT_EQ(record.agreements(0).id(), "c");
  EXPECT_EQ(record.plan_reviews(0).id(), "d");
  EXPECT_EQ(record.plan_items(0).id(), "e");
}

TEST_F(LedgerViewTest, LeavesOutOfTheRecordWhatWasCorrectedByThen) {
  Add(EvidenceOf("e1", "A"));  // 2
  NewEntry correction = EvidenceOf("e2", "A");
  correction.content.set_corrects(2);
  Add(correction);  // 3
  const auto now = Now();
  EXPECT_EQ((*now)->RecordOf("A", 3)->evidence(0).id(), "e1");
  const v1::Record record = *(*now)->RecordOf("A", 4);
  ASSERT_EQ(record.evidence_size(), 1);
  EXPECT_EQ(record.evidence(0).id(), "e2");
}

TEST_F(LedgerViewTest, ProvesEntriesAndThatItOnlyGrew) {
  for (int i = 0; i < 9; ++i) Add(EvidenceOf(absl::StrCat("r", i)));
  const auto now = Now();
  const int64_t size = *(*now)->Size();
  const SignedTreeHead head = *(*now)->Head();
  EXPECT_EQ(head.head.size, size);
  EXPECT_EQ(*(*now)->RootOf(size), head.head.root);
  for (int64_t position = 0; position < size; ++position) {
    const auto index = static_cast<uint64_t>(position), of = static_cast<uint64_t>(size);
    EXPECT_TRUE(CheckInclusion(index, of, LeafHash((*now)->Stored(position)->leaf),
                               *(*now)->InclusionProof(position, size), head.head.root)
                    .ok());
    EXPECT_TRUE(CheckConsistency(index + 1, of, *(*now)->RootOf(position + 1), head.head.root,
                                 *(*now)->ConsistencyProof(position + 1, size))
                    .ok());
  }
  for (const auto& status :
       {(*now)->RootOf(size + 1).status(), (*now)->InclusionProof(0, size + 1).status(),
        (*now)->InclusionProof(size, size).status(), (*now)->InclusionProof(-1, size).status(),
        (*now)->ConsistencyProof(0, size).status(), (*now)->ConsistencyProof(1, size + 1).status(),
        (*now)->ConsistencyProof(size, 1).status(), (*now)->Entry(size).status(),
        (*now)->Entry(-1).status(), (*now)->Stored(size).status()}) {
    EXPECT_EQ(status.code(), absl::StatusCode::kOutOfRange) << status;
  }
}

}  // namespace
}  // namespace fairstart
