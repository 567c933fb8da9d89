#include "service/ledger/ledger.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>
#include <string>
#include <vector>

#include "service/ledger/verify.h"
#include "tests/service/ledger/ledger_fixture.h"

namespace fairstart {
namespace {

using testing::HasSubstr;

class LedgerAppend : public LedgerTest {};

TEST_F(LedgerAppend, GivesPositionsWithoutGaps) {
  EXPECT_EQ(Add(EvidenceOf("r1")), kFirst);
  EXPECT_EQ(Add(EvidenceOf("r2")), kFirst + 1);
  EXPECT_EQ(*(*Now())->Size(), kFirst + 2);
}

TEST_F(LedgerAppend, KeepsWhatWasGivenAndWhen) {
  const NewEntry entry = EvidenceOf("r1");
  const absl::Time before = clock_.now();
  const absl::StatusOr<Receipt> receipt = ledger_->Append(entry);
  ASSERT_TRUE(receipt.ok()) << receipt.status();
  EXPECT_FALSE(receipt->recorded_before);
  const absl::StatusOr<RecordedEntry> recorded = (*Now())->Entry(receipt->position);
  ASSERT_TRUE(recorded.ok()) << recorded.status();
  EXPECT_EQ(recorded->kind, v1::ENTRY_KIND_EVIDENCE);
  EXPECT_EQ(recorded->recorded_at, receipt->recorded_at);
  EXPECT_GT(recorded->recorded_at, before);
  EXPECT_FALSE(recorded->clock_set_back);
  EXPECT_EQ(recorded->content->SerializeAsString(), entry.content.SerializeAsString());
}

TEST_F(LedgerAppend, OutlivesTheProgram) {
  Add(EvidenceOf("r1"));
  Open();
  EXPECT_EQ((*Now())->Entry(kFirst)->content->request_id(), "r1");
  EXPECT_EQ(Add(EvidenceOf("r2")), kFirst + 1);
}

TEST_F(LedgerAppend, AnswersTheSameRequestAsTheFirstTime) {
  const absl::StatusOr<Receipt> first = ledger_->Append(EvidenceOf("r1"));
  Add(EvidenceOf("r2"));
  clock_.Advance(absl::Hours(1));
  for (int i = 0; i < 2; ++i) {
    const absl::StatusOr<Receipt> again = ledger_->Append(EvidenceOf("r1"));
    ASSERT_TRUE(again.ok()) << again.status();
    EXPECT_TRUE(again->recorded_before);
    EXPECT_EQ(again->position, first->position);
    EXPECT_EQ(again->recorded_at, first->recorded_at);
    Open();
  }
  EXPECT_EQ(*(*Now())->Size(), kFirst + 2);
}

TEST_F(LedgerAppend, RefusesAnIdThatIsKnownWithOtherContent) {
  Add(EvidenceOf("r1"));
  NewEntry other = EvidenceOf("r1");
  other.content.mutable_evidence()->set_kind("proof_of_rent");
  absl::Status status = Refused(other);
  EXPECT_EQ(status.code(), absl::StatusCode::kAlreadyExists);
  EXPECT_EQ(
      status.message(),
      "request_id: r1 is recorded as entry 2 with other content; a new request needs a new id");
  other = EvidenceOf("r1");
  other.content.set_authenticated_as("somebody else");
  EXPECT_EQ(Refused(other).code(), absl::StatusCode::kAlreadyExists);
  EXPECT_EQ(Refused(EvidenceOf("r1", "CL-0043")).code(), absl::StatusCode::kAlreadyExists);
}

TEST_F(LedgerAppend, AsksACheckAboutEverythingBefore) {
  Add(PaymentOf("r1", 100));
  NewEntry entry = PaymentOf("r2", 200);
  int64_t seen = 0;
  entry.check = [&](const LedgerView& before) {
    seen = *before.Size();
    EXPECT_EQ(before.RecordOf("CL-0042", seen)->payments_size(), 1);
    return absl::OkStatus();
  };
  Add(entry);
  EXPECT_EQ(seen, kFirst + 1);
}

TEST_F(LedgerAppend, RecordsNothingOfWhatACheckRefuses) {
  NewEntry entry = PaymentOf("r1", 100);
  absl::Status refusal = absl::FailedPreconditionError("the cap is used up");
  refusal.SetPayload("why", absl::Cord("clothing"));
  entry.check = [&](const LedgerView&) { return refusal; };
  EXPECT_EQ(Refused(entry), refusal);
  EXPECT_EQ(*(*Now())->Size(), kFirst);
  // Its id was not used up.
  EXPECT_EQ(Add(PaymentOf("r1", 100)), kFirst);
}

TEST_F(LedgerAppend, DoesNotAskTheCheckOfARequestThatIsKnown) {
  Add(PaymentOf("r1", 100));
  NewEntry again = PaymentOf("r1", 100);
  again.check = [](const LedgerView&) { return absl::FailedPreconditionError("asked again"); };
  EXPECT_TRUE(ledger_->Append(again)->recorded_before);
}

TEST_F(LedgerAppend, RefusedEntryTakesNoNeighbourWithIt) {
  // The first waits inside the writer, so that the others come in one group.
  std::promise<void> go;
  NewEntry first = EvidenceOf("first");
  first.check = [&](const LedgerView&) {
    go.get_future().wait();
    return absl::OkStatus();
  };
  NewEntry bad = EvidenceOf("bad");
  bad.check = [](const LedgerView&) { return absl::FailedPreconditionError("no"); };
  std::vector<std::promise<absl::StatusOr<Receipt>>> answers(5);
  int i = 0;
  for (const NewEntry& entry : {first, EvidenceOf("before"), bad, EvidenceOf("after"), bad}) {
    auto& answer = answers[static_cast<size_t>(i++)];
    ledger_->Append(entry, [&](const absl::StatusOr<Receipt>& r) { answer.set_value(r); });
  }
  go.set_value();
  EXPECT_EQ(answers[0].get_future().get()->position, kFirst);
  EXPECT_EQ(answers[1].get_future().get()->position, kFirst + 1);
  EXPECT_EQ(answers[2].get_future().get().status().message(), "no");
  EXPECT_EQ(answers[3].get_future().get()->position, kFirst + 2);
  EXPECT_EQ(answers[4].get_future().get().status().message(), "no");
  const auto now = Now();
  EXPECT_EQ(*(*now)->Size(), kFirst + 3);
  EXPECT_EQ(VerifyLedger(now->store(), {})->problem_count, 0);
}

TEST_F(LedgerAppend, TakesTheLastTimeWhenTheClockIsSetBack) {
  Add(EvidenceOf("r1"));
  const absl::Time last = (*Now())->Entry(kFirst)->recorded_at;
  clock_.Set(last - absl::Hours(1));
  Add(EvidenceOf("r2"));
  // Also when the program was stopped in between.
  Open();
  Add(EvidenceOf("r3"));
  clock_.Set(last + absl::Seconds(1));
  Add(EvidenceOf("r4"));
  const auto now = Now();
  for (const int64_t position : {kFirst + 1, kFirst + 2}) {
    EXPECT_EQ((*now)->Entry(position)->recorded_at, last);
    EXPECT_TRUE((*now)->Entry(position)->clock_set_back);
  }
  EXPECT_FALSE((*now)->Entry(kFirst + 3)->clock_set_back);
  EXPECT_GT((*now)->Entry(kFirst + 3)->recorded_at, last);
}

TEST_F(LedgerAppend, ErasesContentAndKeepsTheLeaf) {
  Add(CaseOf("r1", "secret-facts"));
  Add(EvidenceOf("r2"));
  const StoredEntry before = *(*Now())->Stored(kFirst);
  const Hash root = *(*Now())->RootOf(kFirst + 2);
  Add(ErasureOf("r3", {kFirst}));
  const auto now = Now();
  const StoredEntry after = *(*now)->Stored(kFirst);
  EXPECT_EQ(after.leaf, before.leaf);
  EXPECT_FALSE(after.content.has_value());
  EXPECT_FALSE(after.salt.has_value());
  EXPECT_EQ((*now)->Entry(kFirst)->kind, v1::ENTRY_KIND_CASE_RECEIVED);
  EXPECT_FALSE((*now)->Entry(kFirst)->content.has_value());
  EXPECT_EQ((*now)->EntriesOf("CL-0042", {}, 10)->size(), 1u);
  EXPECT_EQ((*now)->EntriesOfKind(v1::ENTRY_KIND_CASE_RECEIVED, {}, 10)->size(), 1u);
  EXPECT_FALSE((*now)->PositionOfRequest("r1")->has_value());
  EXPECT_EQ(*(*now)->RootOf(kFirst + 2), root);
  EXPECT_EQ(VerifyLedger(now->store(), {})->problem_count, 0);
  EXPECT_EQ(VerifyLedger(now->store(), {})->erased, 1);
}

std::string FilesOf(const std::filesystem::path& folder) {
  std::string bytes;
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    std::ostringstream out;
    out << std::ifstream(file.path(), std::ios::binary).rdbuf();
    bytes += out.str();
  }
  return bytes;
}

TEST_F(LedgerAppend, LeavesNothingOfWhatIsErasedInAnyFile) {
  const std::string secret = std::string(9000, 'x') + "secret-facts";
  Add(CaseOf("secret-request", secret, "secret-person"));
  EXPECT_THAT(FilesOf(folder_.path()), HasSubstr("secret-facts"));
  Add(ErasureOf("r2", {kFirst}));
  EXPECT_THAT(FilesOf(folder_.path()), testing::Not(HasSubstr("secret")));
  EXPECT_THAT(FilesOf(folder_.path()), testing::Not(HasSubstr(std::string(100, 'x'))));
}

TEST_F(LedgerAppend, WipesWhatIsErasedOnceNobodyReadsIt) {
  Add(CaseOf("r1", "secret-facts"));
  {
    const auto reading = Now();
    Add(ErasureOf("r2", {kFirst}));
    EXPECT_TRUE((*reading)->Entry(kFirst)->content.has_value());
  }
  Add(EvidenceOf("r3"));
  EXPECT_THAT(FilesOf(folder_.path()), testing::Not(HasSubstr("secret-facts")));
}

class LedgerOpen : public LedgerTest {};

TEST_F(LedgerOpen, BeginsWithItsKeyAndItsDescriptors) {
  const auto now = Now();
  EXPECT_EQ(*(*now)->Size(), kFirst);
  EXPECT_EQ((*now)->Entry(0)->content->signing_key().public_key(), key_.public_key());
  EXPECT_EQ((*now)->Entry(1)->kind, v1::ENTRY_KIND_MESSAGE_DESCRIPTORS);
  EXPECT_EQ((*now)->Head()->head.origin, kOrigin);
  EXPECT_EQ((*now)->Head()->head.size, kFirst);
}

TEST_F(LedgerOpen, DescribesMessagesOnce) {
  for (int i = 0; i < 3; ++i) Open();
  EXPECT_EQ(*(*Now())->Size(), kFirst);
}

TEST_F(LedgerOpen, RefusesASecondWriterAndNamesTheFirst) {
  const absl::Status status = Ledger::Open(file_, key_).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable);
  EXPECT_THAT(std::string(status.message()),
              HasSubstr(absl::StrCat("is open for writing by process ", getpid(), " on ")));
}

TEST_F(LedgerOpen, ReadsBesideTheWriter) {
  const absl::StatusOr<std::unique_ptr<LedgerReader>> reader = LedgerReader::Open(file_);
  ASSERT_TRUE(reader.ok()) << reader.status();
  const auto before = *(*reader)->Read();
  Add(EvidenceOf("r1"));
  EXPECT_EQ(*(*before)->Size(), kFirst);
  EXPECT_EQ(*(**(*reader)->Read())->Size(), kFirst + 1);
}

TEST_F(LedgerOpen, RefusesAnotherKey) {
  Close();
  const absl::Status status = Ledger::Open(file_, SigningKey::Generate()).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(status.message()), HasSubstr("the key given is not the ledger's"));
}

TEST_F(LedgerOpen, MakesNothingOfANameThatIsMistyped) {
  const auto file = folder_.path() / "tset.ledger";
  EXPECT_EQ(Ledger::Open(file, key_).status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(LedgerReader::Open(file).status().code(), absl::StatusCode::kNotFound);
  EXPECT_FALSE(std::filesystem::exists(file.string() + ".lock"));
}

TEST_F(LedgerOpen, IsNeverMadeOverAFile) {
  Close();
  EXPECT_EQ(Ledger::Create(file_, kOrigin, key_).code(), absl::StatusCode::kAlreadyExists);
  Open();
}

TEST_F(LedgerOpen, IsReadByItsOwnerAlone) {
  const auto mode = [](const std::filesystem::path& file) {
    return static_cast<int>(std::filesystem::status(file).permissions());
  };
  EXPECT_EQ(mode(file_), 0600);
  EXPECT_EQ(mode(file_.string() + "-wal"), 0600);
  ASSERT_TRUE((*LedgerReader::Open(file_))->CopyTo(folder_.path() / "copy").ok());
  EXPECT_EQ(mode(folder_.path() / "copy"), 0600);
}

TEST_F(LedgerOpen, ChecksTheNameOfANewOne) {
  EXPECT_EQ(Ledger::Create(folder_.path() / "other", "two words", key_).code(),
            absl::StatusCode::kInvalidArgument);
  EXPECT_FALSE(std::filesystem::exists(folder_.path() / "other"));
}

class LedgerCopy : public LedgerTest {};

TEST_F(LedgerCopy, IsOneFileThatOpensAsALedger) {
  Add(EvidenceOf("r1"));
  const auto reader = LedgerReader::Open(file_);
  const auto copy = folder_.path() / "copies" / "copy.ledger";
  std::filesystem::create_directory(copy.parent_path());
  const absl::StatusOr<SignedTreeHead> head = (*reader)->CopyTo(copy);
  ASSERT_TRUE(head.ok()) << head.status();
  EXPECT_EQ(head->text, (*Now())->Head()->text);
  Add(EvidenceOf("r2"));
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(copy.parent_path()), {}), 1);
  const auto opened = Ledger::Open(copy, key_, Options());
  ASSERT_TRUE(opened.ok()) << opened.status();
  EXPECT_EQ((*opened)->Append(EvidenceOf("r3"))->position, kFirst + 1);
  EXPECT_EQ((*reader)->CopyTo(copy).status().code(), absl::StatusCode::kAlreadyExists);
}

}  // namespace
}  // namespace fairstart
