#include "service/rulebooks/reading_choice.h"

#include <gtest/gtest.h>

namespace fairstart {
namespace {

v1::Rulebook Rulebook() {
  v1::Rulebook rulebook;
  v1::Interpretation& interpretation = *rulebook.add_interpretation();
  interpretation.set_number("I-52");
  interpretation.add_reading()->set_name("R1");
  interpretation.add_chosen("R1");
  v1::Interpretation::Reading& encoded = *interpretation.add_reading();
  encoded.set_name("R2");
  encoded.add_definition();
  interpretation.add_reading()->set_name("R3");
  return rulebook;
}

// What is said about the last of the readings.
std::string Said(const std::vector<std::string>& readings) {
  const FieldViolations violations = CheckReadings(Rulebook(), readings);
  if (violations.empty()) return "";
  return violations.back().path + ": " + violations.back().description;
}

TEST(CheckReadings, TakesWhatCanBeComputed) {
  EXPECT_EQ(Said({}), "");
  EXPECT_EQ(Said({"I-52=R2"}), "");
  EXPECT_EQ(Said({"I-52=R1"}), "");
}

TEST(CheckReadings, RefusesWhatIsNotWrittenAsOne) {
  for (const char* text : {"I-52", "=R2", "I-52=", ""}) {
    EXPECT_NE(Said({text}).find("is not a reading; write NUMBER=READING, such as \"I-52=R2\""),
              std::string::npos);
  }
}

TEST(CheckReadings, NamesThoseThatThereAre) {
  EXPECT_EQ(Said({"I-99=R2"}),
            "rulebook.readings[0]: the rulebook has no interpretation \"I-99\"; did you mean "
            "\"I-52\"?");
  EXPECT_EQ(Said({"I-52=Z"}),
            "rulebook.readings[0]: I-52 has no reading \"Z\"; known: \"R1\", \"R2\"");
}

TEST(CheckReadings, RefusesOneThatIsOnlyDescribed) {
  EXPECT_EQ(Said({"I-52=R3"}),
            "rulebook.readings[0]: the reading I-52=R3 is described but not encoded; encoded: "
            "\"R1\", \"R2\"");
}

TEST(CheckReadings, RefusesTwoOfOneInterpretation) {
  EXPECT_EQ(Said({"I-52=R2", "I-52=R1"}),
            "rulebook.readings[1]: a second reading of I-52; give one");
}

}  // namespace
}  // namespace fairstart
