#include "service/publishing/second_person.h"

#include <gtest/gtest.h>

#include <string>

namespace fairstart {
namespace {

struct Said {
  const char* text;
  const char* to_you;
};

TEST(SecondPerson, TurnsASubjectAndItsVerb) {
  for (const Said& said :
       {Said{"The young person is not a care leaver.", "You are not a care leaver."},
        {"The young person has a tenancy.", "You have a tenancy."},
        {"The young person works full time.", "You work full time."},
        {"The young person studies.", "You study."},
        {"The young person does not live there.", "You do not live there."},
        {"The young person was in hospital.", "You were in hospital."},
        {"The young person cannot claim.", "You cannot claim."},
        {"the young person becomes 18", "you become 18"},
        {"Nothing is due because the young person lives at home.",
         "Nothing is due because you live at home."},
        {"It is paid. The young person goes there.", "It is paid. You go there."}}) {
    EXPECT_EQ(InSecondPerson(said.text), said.to_you);
  }
}

TEST(SecondPerson, TurnsQuestions) {
  for (const Said& said :
       {Said{"On what day was the young person born?", "On what day were you born?"},
        {"Has the young person kept all appointments?", "Have you kept all appointments?"},
        {"Which costs does the young person bear?", "Which costs do you bear?"},
        {"Did the young person ask?", "Did you ask?"},
        {"Why can the young person not get benefits?", "Why can you not get benefits?"}}) {
    EXPECT_EQ(InSecondPerson(said.text), said.to_you);
  }
}

TEST(SecondPerson, TurnsWhomItIsAbout) {
  for (const Said& said :
       {Said{"help the young person to open an account", "help you to open an account"},
        {"Paid to the young person in cash.", "Paid to you in cash."},
        {"It is the young person's own fault.", "It is your own fault."},
        {"support the young person", "support you"},
        {"No child lives with the young person; other grounds count.",
         "No child lives with you; other grounds count."}}) {
    EXPECT_EQ(InSecondPerson(said.text), said.to_you);
  }
}

// Where the rest would no longer be English, or could mean another thing.
TEST(SecondPerson, LeavesAloneWhatIsNotCertain) {
  for (const char* text :
       {"The young person is 16, was eligible, and is not looked after now.",
        "The young person lives alone and pays the rent.",
        "The young person has left home. If they ask, help them.",
        "The home of the young person is damp.",
        "This authority looks after the young person, who is not yet 16.",
        "only what the young person and a partner earn", "The payee is the young person.",
        "The young person neither works nor studies.",
        "The young person has not asked, and neither plans nor takes a course.",
        "whichever authority looks after the young person or did last",
        "The costs the young person bears are high.", "the young person's, who asks",
        "A parent or the young person signs."}) {
    EXPECT_EQ(InSecondPerson(text), text);
  }
}

TEST(SecondPerson, LeavesOtherWordsAlone) {
  for (const char* text : {"", "Young people of 16 can claim.", "A young person works.",
                           "the young persons", "bathe young person"}) {
    EXPECT_EQ(InSecondPerson(text), text);
  }
}

}  // namespace
}  // namespace fairstart
