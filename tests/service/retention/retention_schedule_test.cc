#include "service/retention/retention_schedule.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/service/retention/retention_fixture.h"

namespace fairstart {
namespace {

using testing::HasSubstr;
using State = v1::RetainedEntry;

class Retained : public RetentionTest {
 protected:
  // The entry at a position, on a day.
  v1::RetainedEntry At(int64_t position, const std::string& day,
                       const v1::RetentionSchedule& schedule = Schedule()) {
    for (const v1::RetainedEntry& entry : On(day, schedule)) {
      if (entry.position() == position) return entry;
    }
    return {};
  }
};

TEST_F(Retained, UntilTheDayAfterTheAnniversary) {
  EXPECT_EQ(On("2077-05-15").size(), 5u);
  EXPECT_EQ(At(finding_, "2077-05-15").state(), State::STATE_KEPT);
  EXPECT_EQ(At(finding_, "2077-05-16").state(), State::STATE_DUE);
  EXPECT_EQ(At(finding_, "2077-05-16").kept_through(), "2077-05-15");
  EXPECT_EQ(At(finding_, "2077-05-16").class_(), "decisions");
  EXPECT_EQ(At(finding_, "2030-01-01").says(),
            "It is kept through 2077-05-15: 75 years from birth.");
}

TEST_F(Retained, PaymentsUntilTheEndOfAFinancialYear) {
  EXPECT_EQ(At(payment_, "2026-03-31").state(), State::STATE_KEPT);
  EXPECT_EQ(At(payment_, "2026-04-01").state(), State::STATE_DUE);
  EXPECT_EQ(At(finding_, "2026-04-01").state(), State::STATE_KEPT);
}

// What is paid once is asked about as long as somebody may come back: it is kept for the later
// term.
TEST_F(Retained, UntilTheLastOfItsTermsHasRunOut) {
  v1::RetentionSchedule schedule = Schedule();
  v1::RetentionTerm& term = *schedule.mutable_classes(1)->add_terms();
  term.set_event(v1::RetentionTerm::EVENT_BIRTH);
  term.set_years(26);
  EXPECT_EQ(At(payment_, "2026-04-01", schedule).state(), State::STATE_KEPT);
  EXPECT_EQ(At(payment_, "2026-04-01", schedule).kept_through(), "2028-05-15");
  term.set_years(20);
  EXPECT_EQ(At(payment_, "2026-04-01", schedule).kept_through(), "2026-03-31");
}

// A reversal without its payment would be money that nobody ever had.
TEST_F(Retained, APaymentAndItsReversalsTogether) {
  const v1::Payment paid = (*Now())->Entry(payment_)->content->payment();
  NewEntry back = EntryOf("b-1", kPerson);
  *back.content.mutable_reversal() = paid;
  back.content.mutable_reversal()->set_id("b-1");
  back.content.mutable_reversal()->set_reverses(paid.id());
  back.content.mutable_reversal()->mutable_amount()->set_pence(-5790);
  back.content.mutable_reversal()->set_paid_on("2020-04-02");
  const int64_t reversal = Add(std::move(back));
  EXPECT_EQ(At(payment_, "2026-04-01").kept_through(), "2027-03-31");
  EXPECT_EQ(At(reversal, "2026-04-01").kept_through(), "2027-03-31");
}

TEST_F(Retained, FromTheDayOfRecording) {
  v1::RetentionSchedule schedule = Schedule();
  schedule.mutable_classes(0)->mutable_terms(0)->set_event(v1::RetentionTerm::EVENT_RECORDING);
  const std::string year = FormatMoment((*Now())->Entry(finding_)->recorded_at).substr(0, 4);
  EXPECT_EQ(At(finding_, "2020-01-01", schedule).kept_through().substr(0, 4),
            absl::StrCat(std::stoi(year) + 75));
}

TEST_F(Retained, AsLongAsAHoldStands) {
  v1::RetentionSchedule schedule = Schedule();
  v1::LegalHold& hold = *schedule.add_holds();
  hold.set_ordered_by("the inquiry, 2015-07-01");
  hold.set_reason("nothing may be destroyed");
  EXPECT_EQ(At(finding_, "2080-01-01", schedule).state(), State::STATE_ON_HOLD);
  EXPECT_EQ(At(finding_, "2080-01-01", schedule).says(),
            "It is on hold by the inquiry, 2015-07-01: nothing may be destroyed.");
  hold.set_case_reference("case-2");
  EXPECT_EQ(At(finding_, "2080-01-01", schedule).state(), State::STATE_DUE);
  hold.set_case_reference(kPerson);
  EXPECT_EQ(At(finding_, "2080-01-01", schedule).state(), State::STATE_ON_HOLD);
}

TEST_F(Retained, WhoseBirthIsNotStatedAreUndetermined) {
  v1::ProposeRequest unknown = Proposal("r-3");
  unknown.mutable_case_()->clear_date_of_birth();
  Recorded(unknown);
  const v1::RetainedEntry entry = At(finding_, "2080-01-01");
  EXPECT_EQ(entry.state(), State::STATE_UNDETERMINED);
  EXPECT_THAT(entry.says(), HasSubstr("the case does not state the date of birth"));
  EXPECT_EQ(At(payment_, "2080-01-01").state(), State::STATE_DUE);
}

TEST_F(Retained, InNoClassAreKept) {
  v1::RetentionSchedule schedule = Schedule();
  schedule.mutable_classes()->RemoveLast();
  const v1::RetainedEntry entry = At(payment_, "2199-01-01", schedule);
  EXPECT_EQ(entry.state(), State::STATE_KEPT);
  EXPECT_EQ(entry.says(), "No class of the schedule names its kind.");
}

TEST(RetentionSchedule, SaysWhatIsWrongWithIt) {
  v1::RetentionSchedule schedule;
  ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(
      R"pb(
        classes {
          kinds: ENTRY_KIND_ERASURE
          terms { years: 0 }
        }
        classes {
          name: "a"
          terms { event: EVENT_END_OF_YEAR_OF_PAYMENT years: 6 }
          basis: "b"
          kinds: ENTRY_KIND_PAYMENT
          kinds: ENTRY_KIND_EVIDENCE
          kinds: ENTRY_KIND_PAYMENT
        }
        classes { name: "a" basis: "b" }
        holds {}
      )pb",
      &schedule));
  std::vector<std::string> paths;
  for (const FieldViolation& violation : CheckRetentionSchedule(schedule)) {
    paths.push_back(violation.path);
  }
  EXPECT_THAT(paths,
              testing::ElementsAre("decided_by", "classes[0].name", "classes[0].basis",
                                   "classes[0].terms[0].event", "classes[0].terms[0].years",
                                   "classes[0].kinds[0]", "classes[1].kinds[1]",
                                   "classes[1].kinds[2]", "classes[2].name", "classes[2].terms",
                                   "classes[2].kinds", "holds[0].ordered_by", "holds[0].reason"));
}

}  // namespace
}  // namespace fairstart
