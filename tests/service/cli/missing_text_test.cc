#include "service/cli/missing_text.h"

#include <gtest/gtest.h>

#include <sstream>

#include "absl/strings/str_cat.h"
#include "google/protobuf/text_format.h"

namespace fairstart {
namespace {

v1::Line Waiting(const std::string& text) {
  v1::Line line;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &line));
  return line;
}

// Waits for the facts a1 to a9 that are named.
v1::Line WaitingFor(const std::string& digits) {
  v1::Line line;
  for (char digit : digits) line.add_missing()->set_path(absl::StrCat("a", std::string(1, digit)));
  return line;
}

std::string Referred(const MissingList& list, const v1::Line& line) {
  std::ostringstream out;
  Page page(out, false);
  list.PrintReferences(line.missing(), 2, page);
  return out.str();
}

std::string Questions(const MissingList& list) {
  std::ostringstream out;
  Page page(out, false);
  list.PrintQuestions(page);
  return out.str();
}

TEST(MissingList, NamesAFewThingsAndNumbersMany) {
  MissingList list;
  list.Add(WaitingFor("123456789").missing());
  EXPECT_EQ(Referred(list, WaitingFor("")), "");
  EXPECT_EQ(Referred(list, WaitingFor("731")), "  Not known: a1 (1), a3 (3), a7 (7)\n");
  EXPECT_EQ(Referred(list, WaitingFor("98412")),
            "  Not known: 1, 2, 4, 8 and 9 of what to find out\n");
  EXPECT_EQ(Referred(list, WaitingFor("51432")), "  Not known: 1 to 5 of what to find out\n");
  EXPECT_EQ(Referred(list, WaitingFor("432896")),
            "  Not known: 2 to 4, 6, 8 and 9 of what to find out\n");
}

TEST(MissingList, AsksEachQuestionOnceInFull) {
  MissingList list;
  const v1::Line line = Waiting(
      "missing { kind: KIND_FACT path: \"jobs\" label: \"jobs\" question: \"Which jobs?\" }"
      "missing { kind: KIND_DAY path: \"pay_periods\" day: \"2017-10-02\" label: \"pay periods\" "
      "}");
  list.Add(line.missing());
  list.Add(line.missing());
  EXPECT_EQ(Questions(list),
            "\nWhat to find out\n  1. jobs. Which jobs? (jobs)\n"
            "  2. pay periods on 2 October 2017 (pay_periods)\n");
  EXPECT_EQ(Questions(MissingList()), "");
}

// Where and how somebody lived is known, but not of the day that matters.
TEST(MissingList, SaysThatAHistoryHasAGap) {
  MissingList list;
  const v1::Line line = Waiting(
      "missing { kind: KIND_DAY path: \"jobs\" label: \"jobs\" question: \"Which jobs?\" }");
  list.Add(line.missing());
  EXPECT_EQ(Referred(list, line), "  Not known: jobs on a day that none of them covers (1)\n");
}

TEST(MissingList, AsksNobodyForARate) {
  MissingList list;
  const v1::Line line = Waiting(
      "missing { kind: KIND_RATE path: \"rent_ceiling\" day: \"2017-10-02\" label: \"rent "
      "ceiling\" }");
  list.Add(line.missing());
  EXPECT_EQ(Referred(list, line),
            "  The rulebook has no value of the rent ceiling on 2 October 2017 (rent_ceiling)\n");
  EXPECT_EQ(Questions(list), "");
}

}  // namespace
}  // namespace fairstart
