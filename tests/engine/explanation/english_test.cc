#include "engine/explanation/english.h"

#include <gtest/gtest.h>

namespace fairstart {
namespace {

TEST(Indefinite, HearsTheFirstSound) {
  EXPECT_EQ(Indefinite("spell in care"), "a spell in care");
  EXPECT_EQ(Indefinite("activity"), "an activity");
  EXPECT_EQ(Indefinite("item of other income"), "an item of other income");
  EXPECT_EQ(Indefinite("university place"), "a university place");
}

TEST(Definite, LeavesWhatIsDefiniteAlready) {
  EXPECT_EQ(Definite("counted pay"), "the counted pay");
  EXPECT_EQ(Definite("16 to 19 bursary"), "the 16 to 19 bursary");
  EXPECT_EQ(Definite("the day of the return"), "the day of the return");
  EXPECT_EQ(Definite("this authority"), "this authority");
}

TEST(Capitalized, RaisesTheFirstLetterOnly) {
  EXPECT_EQ(Capitalized("eligible at Rotherham"), "Eligible at Rotherham");
  EXPECT_EQ(Capitalized("£57.90"), "£57.90");
  EXPECT_EQ(Capitalized(""), "");
  EXPECT_EQ(Uncapitalized("Generally"), "generally");
}

TEST(Ended, EndsOnce) {
  EXPECT_EQ(Ended("It is so"), "It is so.");
  EXPECT_EQ(Ended("It is so."), "It is so.");
  EXPECT_EQ(Ended("Is it so?"), "Is it so?");
  EXPECT_EQ(Ended("all of these hold:"), "all of these hold:");
  EXPECT_EQ(Ended(""), "");
}

TEST(Denial, PutsNotWhereItMeansTheWhole) {
  EXPECT_EQ(Denial("the young person is eligible"), "the young person is not eligible");
  EXPECT_EQ(Denial("the utilities are provided"), "the utilities are not provided");
  EXPECT_EQ(Denial("the order was made straight after care"),
            "the order was not made straight after care");
  EXPECT_EQ(Denial("the young person has turned 21"), "the young person has not turned 21");
  EXPECT_EQ(Denial("the young person has a savings account"),
            "the young person does not have a savings account");
  EXPECT_EQ(Denial("this authority was the last to look after the young person"),
            "this authority was not the last to look after the young person");
}

// "Not" in one place would say something else of these.
TEST(Denial, RefusesWhereNotCouldMeanLess) {
  EXPECT_EQ(Denial("the young person is eligible or relevant"), std::nullopt);
  EXPECT_EQ(Denial("the young person is eligible and under 18"), std::nullopt);
  EXPECT_EQ(Denial("the young person is looked after, short breaks left out"), std::nullopt);
  EXPECT_EQ(Denial("every session was attended"), std::nullopt);
  EXPECT_EQ(Denial("a benefit is in payment"), std::nullopt);
  EXPECT_EQ(Denial("the young person is relevant because of detention"), std::nullopt);
  EXPECT_EQ(Denial("the person who is at work is eligible"), std::nullopt);
  EXPECT_EQ(Denial("the young person is in every way fit"), std::nullopt);
  EXPECT_EQ(Denial("the young person is no longer looked after"), std::nullopt);
}

TEST(Denial, RefusesVerbsThatItDoesNotKnow) {
  EXPECT_EQ(Denial("the young person works"), std::nullopt);
  EXPECT_EQ(Denial("the young person lives with a parent"), std::nullopt);
  EXPECT_EQ(Denial("the placement has thirteen rooms"), std::nullopt);
  EXPECT_EQ(Denial(""), std::nullopt);
  EXPECT_EQ(Denial("the"), std::nullopt);
}

TEST(Calling, PutsTheReferenceInPlaceOfTheNounAndItsShorterNames) {
  EXPECT_EQ(Calling("first day of the spell in care", "spell in care", "that spell in care"),
            "first day of that spell in care");
  EXPECT_EQ(Calling("the spell counts", "spell in care", "that spell in care"),
            "that spell in care counts");
  EXPECT_EQ(Calling("day of the order", "care order", "that care order"), "day of that care order");
  EXPECT_EQ(Calling("the job is the job's own", "job", "that job"), "that job is that job's own");
}

TEST(Calling, LeavesTheWordsWhileThereIsOnlyOne) {
  EXPECT_EQ(Calling("the spell counts", "spell in care", "the spell in care"), "the spell counts");
}

TEST(Calling, FindsTheOwnerAtTheEndWithoutItsArticleToo) {
  EXPECT_EQ(Calling("kind of request", "request for the service", "that request for the service"),
            "kind of that request for the service");
  EXPECT_EQ(Calling("kind of work", "request for the service", "that request for the service"),
            std::nullopt);
}

TEST(SaidOf, TakesTheSubjectOff) {
  EXPECT_EQ(SaidOf("the job is an apprenticeship", "job"), "is an apprenticeship");
  EXPECT_EQ(SaidOf("the spell counts", "spell in care"), "counts");
  EXPECT_EQ(SaidOf("all jobs are apprenticeships", "job"), std::nullopt);
  EXPECT_EQ(SaidOf("the jobs are many", "job"), std::nullopt);
}

TEST(Calling, FindsWholeWordsOnly) {
  EXPECT_EQ(Calling("the jobs of the jobcentre", "job", "that job"), std::nullopt);
  EXPECT_EQ(Calling("bathe job", "job", "that job"), std::nullopt);
  EXPECT_EQ(Calling("weekly pay", "job", "that job"), std::nullopt);
}

TEST(WithoutOwner, TakesTheOwnerOffTheEnd) {
  EXPECT_EQ(WithoutOwner("first day of the spell in care", "spell in care"), "first day");
  EXPECT_EQ(WithoutOwner("first day of the spell", "spell in care"), "first day");
  EXPECT_EQ(WithoutOwner("weekly rent", "tenancy"), "weekly rent");
  EXPECT_EQ(WithoutOwner("kind of request", "request for the service"), "kind");
  EXPECT_EQ(WithoutOwner("pay of the job for a week", "job"), std::nullopt);
  EXPECT_EQ(WithoutOwner("the job of the job", "job"), std::nullopt);
}

TEST(NameInWords, ReadsUnderscoresAsSpaces) {
  EXPECT_EQ(NameInWords("all_labelled_part_time"), "all labelled part time");
}

}  // namespace
}  // namespace fairstart
