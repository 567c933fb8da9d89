#include "service/deciding/queries.h"

#include <gmock/gmock.h>

#include "tests/service/deciding/deciding_fixture.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class QueriesTest : public DecidingTest {
 protected:
  static v1::ListRequest Listing(int page_size = 0) {
    v1::ListRequest request;
    request.set_case_reference(kPerson);
    request.set_page_size(page_size);
    return request;
  }

  v1::AsKnownAtResponse Known(absl::Time moment, const std::string& day = "2019-06-01") {
    v1::AsKnownAtRequest request;
    request.set_case_reference(kPerson);
    request.set_recorded_at(FormatMoment(moment));
    request.set_as_of(day);
    const auto response = Ask(request);
    EXPECT_TRUE(response.ok()) << response.status();
    return response.ok() ? *response : v1::AsKnownAtResponse();
  }
};

TEST_F(QueriesTest, GetGivesAnEntryWholeAndItsBytesRead) {
  const int64_t finding = Recorded(Proposal("r-1"));
  v1::GetRequest request;
  request.set_position(finding);
  const auto response = Ask(request);
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_EQ(response->entry().kind(), v1::ENTRY_KIND_FINDING_PROPOSED);
  EXPECT_EQ(response->entry().content().request_id(), "r-1");
  EXPECT_EQ(response->finding().case_reference(), kPerson);
  EXPECT_EQ(response->entry().recorded_at().size(),
            std::string("2017-07-01T09:00:00.000000Z").size());
  request.set_position(finding - 1);
  EXPECT_EQ(Ask(request)->case_().SerializeAsString(), Facts().SerializeAsString());
  request.set_position(Size());
  EXPECT_EQ(ReasonOf(Ask(request).status()), "ENTRY_NOT_FOUND");
}

TEST_F(QueriesTest, GetNamesTheCorrection) {
  const int64_t first = Recorded(ManagersApproval("a-1"));
  v1::AddToRecordRequest correction = ManagersApproval("a-2");
  correction.set_corrects(first);
  const int64_t second = Recorded(correction);
  v1::GetRequest request;
  request.set_position(first);
  EXPECT_EQ(Ask(request)->corrected_by(), second);
  request.set_position(second);
  EXPECT_FALSE(Ask(request)->has_corrected_by());
}

TEST_F(QueriesTest, AnErasedEntryHasNoContent) {
  const int64_t position = Recorded(ManagersApproval("a-1"));
  Add(ErasureOf("e-1", {position}));
  v1::GetRequest request;
  request.set_position(position);
  const auto response = Ask(request);
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_FALSE(response->entry().has_content());
}

TEST_F(QueriesTest, ListGivesPagesThatMakeTheWhole) {
  for (int i = 0; i < 5; ++i) Recorded(ManagersApproval(absl::StrCat("a-", i)));
  Recorded(Proposal("r-1"));
  const auto whole = Ask(Listing());
  ASSERT_TRUE(whole.ok()) << whole.status();
  EXPECT_EQ(whole->entries_size(), 7);
  EXPECT_EQ(whole->next_page_token(), "");
  EXPECT_EQ(whole->entries(6).content().finding_proposed().finding(), "");
  std::vector<int64_t> whole_positions, positions;
  for (const v1::RecordEntry& entry : whole->entries()) whole_positions.push_back(entry.position());
  v1::ListRequest request = Listing(3);
  int pages = 0;
  do {
    const auto page = Ask(request);
    ASSERT_TRUE(page.ok()) << page.status();
    for (const v1::RecordEntry& entry : page->entries()) positions.push_back(entry.position());
    request.set_page_token(page->next_page_token());
    if (pages++ == 0)
      Recorded(ManagersApproval("meanwhile"));  // not in a list that was begun before
  } while (!request.page_token().empty());
  EXPECT_EQ(positions, whole_positions);
  EXPECT_EQ(pages, 3);
}

TEST_F(QueriesTest, ListGivesKindsThatAreAskedFor) {
  for (int i = 0; i < 5; ++i) Recorded(ManagersApproval(absl::StrCat("a-", i)));
  const int64_t finding = Recorded(Proposal("r-1"));
  v1::ListRequest request = Listing(1);
  request.add_kinds(v1::ENTRY_KIND_FINDING_PROPOSED);
  const auto response = Ask(request);
  ASSERT_TRUE(response.ok()) << response.status();
  ASSERT_EQ(response->entries_size(), 1);
  EXPECT_EQ(response->entries(0).position(), finding);
  EXPECT_EQ(response->next_page_token(), "");
  request.add_kinds(static_cast<v1::EntryKind>(77));
  EXPECT_THAT(Fields(Ask(request).status()), ElementsAre("kinds[1]"));
}

TEST_F(QueriesTest, APageOfAnotherListIsRefused) {
  for (int i = 0; i < 3; ++i) Recorded(ManagersApproval(absl::StrCat("a-", i)));
  v1::ListRequest request = Listing(1);
  request.set_page_token(Ask(request)->next_page_token());
  EXPECT_TRUE(Ask(request).ok());
  request.add_kinds(v1::ENTRY_KIND_APPROVAL);
  EXPECT_THAT(Fields(Ask(request).status()), ElementsAre("page_token"));
  request = Listing(-1);
  EXPECT_THAT(Fields(Ask(request).status()), ElementsAre("page_size"));
}

TEST_F(QueriesTest, DecisionsComeInPagesOfWhatWasDecidedWhenTheFirstWasAskedFor) {
  const int64_t finding = Recorded(Proposal("r-1"));
  Recorded(Confirmation("c-1", finding));
  v1::InForceRequest request;
  request.set_case_reference(kPerson);
  request.set_as_of("2019-06-01");
  const auto whole = Ask(request);
  ASSERT_TRUE(whole.ok()) << whole.status();
  ASSERT_EQ(whole->decisions_size(), 3);
  request.set_page_size(2);
  const auto first = Ask(request);
  ASSERT_EQ(first->decisions_size(), 2);
  Recorded(Departure("d-1", finding));
  request.set_page_token(first->next_page_token());
  const auto second = Ask(request);
  ASSERT_TRUE(second.ok()) << second.status();
  ASSERT_EQ(second->decisions_size(), 1);
  EXPECT_EQ(second->next_page_token(), "");
  EXPECT_EQ(second->decisions(0).SerializeAsString(), whole->decisions(2).SerializeAsString());
}

TEST_F(QueriesTest, AsKnownAtTellsWhatWasKnownThen) {
  const absl::Time before = clock_.now();
  clock_.Advance(absl::Hours(1));
  const int64_t finding = Recorded(Proposal("r-1"));
  const absl::Time proposed = clock_.now();
  clock_.Advance(absl::Hours(1));
  Recorded(Confirmation("c-1", finding));
  const absl::Time confirmed = clock_.now();
  clock_.Advance(absl::Hours(1));
  v1::DepartRequest departure = Departure("d-1", finding);
  departure.mutable_departure()->set_first_day("2019-04-01");
  Recorded(departure);
  Recorded(ManagersApproval("a-1"));

  EXPECT_FALSE(Known(before).has_case_position());
  EXPECT_THAT(Known(before).decisions(), IsEmpty());
  const v1::AsKnownAtResponse then = Known(proposed);
  EXPECT_EQ(then.case_().case_reference(), kPerson);
  EXPECT_EQ(then.size(), finding + 1);
  ASSERT_EQ(then.decisions_size(), 3);
  EXPECT_FALSE(then.decisions(2).has_in_force());
  EXPECT_EQ(then.decisions(2).undecided().finding_position(), finding);
  EXPECT_EQ(Known(confirmed).decisions(2).in_force().line().given().amount().pence(), 5790);
  EXPECT_EQ(Known(confirmed).record().approvals_size(), 0);
  const v1::AsKnownAtResponse now = Known(clock_.now());
  EXPECT_EQ(now.decisions(2).in_force().line().given().amount().pence(), 7000);
  EXPECT_EQ(now.record().approvals_size(), 1);
}

TEST_F(QueriesTest, AMomentAndADayAreNeeded) {
  v1::AsKnownAtRequest request;
  request.set_recorded_at("2017-07-01");
  EXPECT_THAT(Fields(Ask(request).status()), ElementsAre("case_reference", "as_of", "recorded_at"));
}

}  // namespace
}  // namespace fairstart
