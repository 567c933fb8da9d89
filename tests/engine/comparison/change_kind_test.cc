#include "engine/comparison/change_kind.h"

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace fairstart {
namespace {

template <typename Message>
v1::ChangeKind Kind(const std::optional<std::string>& before,
                    const std::optional<std::string>& after) {
  Message was, is;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(before.value_or(""), &was));
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(after.value_or(""), &is));
  return KindOfChange(before.has_value() ? &was : nullptr, after.has_value() ? &is : nullptr);
}

v1::ChangeKind Counterpart(v1::ChangeKind kind) {
  switch (kind) {
    case v1::CHANGE_KIND_GAINED:
      return v1::CHANGE_KIND_LOST;
    case v1::CHANGE_KIND_LOST:
      return v1::CHANGE_KIND_GAINED;
    case v1::CHANGE_KIND_MORE:
      return v1::CHANGE_KIND_LESS;
    case v1::CHANGE_KIND_LESS:
      return v1::CHANGE_KIND_MORE;
    case v1::CHANGE_KIND_UNDETERMINED_NOW:
      return v1::CHANGE_KIND_DETERMINED_NOW;
    case v1::CHANGE_KIND_DETERMINED_NOW:
      return v1::CHANGE_KIND_UNDETERMINED_NOW;
    default:
      return kind;
  }
}

const std::optional<std::string> kAbsent;

// One row: what is before, what is after, and how that is called. Each is tried the other way round
// too.
struct Row {
  std::optional<std::string> before;
  std::optional<std::string> after;
  v1::ChangeKind kind;
};

template <typename Message>
void Check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    const std::string where = row.before.value_or("absent") + " → " + row.after.value_or("absent");
    EXPECT_EQ(v1::ChangeKind_Name(Kind<Message>(row.before, row.after)),
              v1::ChangeKind_Name(row.kind))
        << where;
    EXPECT_EQ(v1::ChangeKind_Name(Kind<Message>(row.after, row.before)),
              v1::ChangeKind_Name(Counterpart(row.kind)))
        << "the other way round: " << where;
  }
}

std::string Weekly(const std::string& outcome, const std::string& pence) {
  return "outcome: " + outcome + " given { amount { pence: " + pence +
         " } unit: UNIT_PENCE_PER_WEEK }";
}

std::string Between(const std::string& least, const std::string& most) {
  return "outcome: OUTCOME_UNDETERMINED given { unit: UNIT_PENCE_PER_WEEK at_least { pence: " +
         least + " } at_most { pence: " + most + " } }";
}

TEST(ChangeKind, OfALineFollowsWhatItGives) {
  const std::string none = "outcome: OUTCOME_NOT_ENTITLED";
  const std::string elsewhere = "outcome: OUTCOME_ELSEWHERE";
  const std::string open = "outcome: OUTCOME_UNDETERMINED";
  const std::string entitled = Weekly("OUTCOME_ENTITLED", "5790");
  Check<v1::Line>({
      {kAbsent, entitled, v1::CHANGE_KIND_GAINED},
      {none, entitled, v1::CHANGE_KIND_GAINED},
      {elsewhere, Weekly("OUTCOME_SUBJECT_TO", "5790"), v1::CHANGE_KIND_GAINED},
      {none, "outcome: OUTCOME_TO_CONSIDER", v1::CHANGE_KIND_GAINED},
      {kAbsent, open, v1::CHANGE_KIND_UNDETERMINED_NOW},
      {entitled, open, v1::CHANGE_KIND_UNDETERMINED_NOW},
      {elsewhere, open, v1::CHANGE_KIND_UNDETERMINED_NOW},
      {kAbsent, none, v1::CHANGE_KIND_OTHERWISE},
      {none, elsewhere, v1::CHANGE_KIND_OTHERWISE},
  });
}

TEST(ChangeKind, OfALineThatGivesOnBothSidesFollowsItsSum) {
  const std::string entitled = Weekly("OUTCOME_ENTITLED", "5790");
  Check<v1::Line>({
      {entitled, Weekly("OUTCOME_ENTITLED", "5791"), v1::CHANGE_KIND_MORE},
      // Whatever it needs first.
      {entitled, Weekly("OUTCOME_SUBJECT_TO", "6000"), v1::CHANGE_KIND_MORE},
      {entitled, Weekly("OUTCOME_SUBJECT_TO", "5790"), v1::CHANGE_KIND_OTHERWISE},
      {entitled,
       "outcome: OUTCOME_ENTITLED given { amount { pence: 9000 } unit: UNIT_PENCE_PER_MONTH }",
       v1::CHANGE_KIND_OTHERWISE},
      {entitled, "outcome: OUTCOME_ENTITLED", v1::CHANGE_KIND_OTHERWISE},
  });
}

TEST(ChangeKind, OfALineAtActualCostFollowsItsCap) {
  const std::string at_cost =
      "outcome: OUTCOME_SUBJECT_TO given { unit: UNIT_PENCE actual_cost: true cap { pence: ";
  Check<v1::Line>({
      {at_cost + "200000 } }", at_cost + "300000 } }", v1::CHANGE_KIND_MORE},
      {at_cost + "200000 } amount { pence: 500 } }", at_cost + "300000 } amount { pence: 500 } }",
       v1::CHANGE_KIND_MORE},
      // The cost goes before the cap.
      {at_cost + "200000 } amount { pence: 500 } }", at_cost + "300000 } amount { pence: 400 } }",
       v1::CHANGE_KIND_LESS},
      {at_cost + "200000 } }",
       "outcome: OUTCOME_SUBJECT_TO given { unit: UNIT_PENCE actual_cost: true }",
       v1::CHANGE_KIND_OTHERWISE},
  });
}

TEST(ChangeKind, OfALineThatStaysOpenFollowsWhatItsSumLiesBetween) {
  Check<v1::Line>({
      {Between("0", "5000"), Between("0", "6000"), v1::CHANGE_KIND_MORE},
      {Between("100", "5000"), Between("200", "5000"), v1::CHANGE_KIND_MORE},
      {Between("100", "5000"), Between("0", "6000"), v1::CHANGE_KIND_OTHERWISE},
      {"outcome: OUTCOME_UNDETERMINED", Between("0", "6000"), v1::CHANGE_KIND_OTHERWISE},
  });
}

TEST(ChangeKind, OfAClaimADutyAWarningAndTheStatus) {
  const std::string claim =
      "outcome: OUTCOME_ELSEWHERE amount { pence: 5000 } unit: UNIT_PENCE_PER_WEEK";
  Check<v1::ClaimFinding>({
      {kAbsent, claim, v1::CHANGE_KIND_GAINED},
      {claim, "outcome: OUTCOME_ELSEWHERE amount { pence: 6000 } unit: UNIT_PENCE_PER_WEEK",
       v1::CHANGE_KIND_MORE},
      {kAbsent, "outcome: OUTCOME_UNDETERMINED", v1::CHANGE_KIND_UNDETERMINED_NOW},
      {claim, claim + " from: '2019-01-01'", v1::CHANGE_KIND_OTHERWISE},
  });
  Check<v1::DutyFinding>({
      {kAbsent, "state: STATE_OPEN", v1::CHANGE_KIND_GAINED},
      {"state: STATE_OPEN", "state: STATE_OVERDUE", v1::CHANGE_KIND_OTHERWISE},
      {"state: STATE_OPEN", "state: STATE_UNDETERMINED", v1::CHANGE_KIND_UNDETERMINED_NOW},
      {"state: STATE_OPEN amount { pence: 5 }", "state: STATE_OPEN amount { pence: 6 }",
       v1::CHANGE_KIND_MORE},
  });
  Check<v1::WarningFinding>({{kAbsent, "says: 'So.'", v1::CHANGE_KIND_GAINED}});
  Check<v1::StatusFinding>({
      {"status: 'NONE'", "status: 'ELIGIBLE'", v1::CHANGE_KIND_OTHERWISE},
      {"status: 'NONE'", "", v1::CHANGE_KIND_UNDETERMINED_NOW},
  });
}

}  // namespace
}  // namespace fairstart
