// A timeline says of each day of its period what the finding of that day says, changes on no other days, and
// names a cause for each change. See tests/properties/asking.h for the long run.
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "tests/properties/asking.h"

namespace fairstart {
namespace {

using reference::DayNumber;

// Everything that is so on one day, each thing as bytes.
using Things = std::multiset<std::string>;

// Something that is so from one day to another.
struct Piece {
  std::string first_day;
  std::string last_day;
  std::string bytes;
};

std::vector<Piece> PiecesOf(const v1::Timeline& timeline) {
  std::vector<Piece> pieces;
  const auto add = [&](const auto& spans, auto thing) {
    for (const auto& span : spans) {
      pieces.push_back({span.first_day(), span.last_day(), thing(span)});
    }
  };
  add(timeline.status(), [](const auto& span) { return span.status().SerializeAsString(); });
  add(timeline.lines(), [](const auto& span) { return span.line().SerializeAsString(); });
  add(timeline.claims(), [](const auto& span) { return span.claim().SerializeAsString(); });
  add(timeline.duties(), [](const auto& span) { return span.duty().SerializeAsString(); });
  add(timeline.warnings(), [](const auto& span) { return span.warning().SerializeAsString(); });
  add(timeline.defects(), [](const auto& span) { return span.says(); });
  return pieces;
}

Things ThingsOn(const std::string& day, const std::vector<Piece>& pieces) {
  Things things;
  for (const Piece& piece : pieces) {
    if (piece.first_day <= day && day <= piece.last_day) things.insert(piece.bytes);
  }
  return things;
}

Things ThingsOf(const v1::Finding& finding) {
  Things things = {finding.status().SerializeAsString()};
  for (const auto& line : finding.lines()) things.insert(line.SerializeAsString());
  for (const auto& claim : finding.claims()) things.insert(claim.SerializeAsString());
  for (const auto& duty : finding.duties()) things.insert(duty.SerializeAsString());
  for (const auto& warning : finding.warnings()) things.insert(warning.SerializeAsString());
  for (const std::string& defect : finding.defects()) things.insert(defect);
  return things;
}

// What is in one of them only, in words.
std::string Differences(const Things& timeline, const Things& day) {
  Things only_timeline;
  Things only_day;
  std::set_difference(timeline.begin(), timeline.end(), day.begin(), day.end(),
                      std::inserter(only_timeline, only_timeline.end()));
  std::set_difference(day.begin(), day.end(), timeline.begin(), timeline.end(),
                      std::inserter(only_day, only_day.end()));
  const auto shown = [](const Things& things) {
    std::string text;
    for (const std::string& bytes : things) {
      v1::Line line;
      text += line.ParseFromString(bytes) ? line.ShortDebugString().substr(0, 400) : bytes;
      text += "\n";
    }
    return text;
  };
  return "only in the timeline:\n" + shown(only_timeline) + "only on the day:\n" + shown(only_day);
}

struct Count {
  int64_t days = 0;
  int64_t segments = 0;  // runs of days on which nothing changes
  Effort effort;

  // As many whole answers as what was found would make.
  double Evaluations() const {
    return static_cast<double>(effort.parts_found) / static_cast<double>(effort.parts_of_an_answer);
  }
};

void CheckCauses(const v1::Timeline& timeline, const std::string& where) {
  for (const v1::Change& change : timeline.changes()) {
    EXPECT_FALSE(change.items().empty()) << change.day() << where;
    for (const v1::ChangedItem& item : change.items()) {
      EXPECT_FALSE(item.causes().empty()) << item.name() << " has no cause on " << change.day() << where;
    }
  }
}

// The timeline from one day to another against the finding of each.
void CheckPeriod(const GeneratedCase& asked, DayNumber first, DayNumber last,
                 const std::string& where, Count& count) {
  Question question = QuestionOf(asked.facts, asked.record, first);
  Effort effort;
  const auto projected =
      Project(TestedPlan(), question, AddDays(question.as_of, last - first), &effort);
  if (!std::holds_alternative<v1::Timeline>(projected)) return;
  const v1::Timeline& timeline = std::get<v1::Timeline>(projected);
  CheckCauses(timeline, where);
  count.segments += timeline.changes_size() + 1;
  count.effort.parts_found += effort.parts_found;
  count.effort.parts_of_an_answer = effort.parts_of_an_answer;
  const std::vector<Piece> pieces = PiecesOf(timeline);
  std::set<std::string> changes;
  for (const v1::Change& change : timeline.changes()) changes.insert(change.day());
  Things before;
  for (DayNumber day = first; day <= last; ++day) {
    const auto answer = Ask(asked.facts, asked.record, day);
    ASSERT_TRUE(std::holds_alternative<v1::Finding>(answer));
    const Things expected = ThingsOf(std::get<v1::Finding>(answer));
    const std::string text = reference::FormatDay(day);
    const Things found = ThingsOn(text, pieces);
    ASSERT_TRUE(found == expected) << "on " << text << where << Differences(found, expected);
    if (day > first) {
      ASSERT_EQ(changes.contains(text), expected != before) << "a change on " << text << where;
    }
    before = expected;
    ++count.days;
  }
}

// Most of an answer goes on when something in it changes.
void CheckEffort(const Count& count) {
  std::cout << count.days << " days in " << count.segments << " segments took the work of "
            << count.Evaluations() << " evaluations\n";
  EXPECT_LE(count.Evaluations(), 1.5 * static_cast<double>(count.segments) + 1);
}

TEST(Timeline, SaysOfEachDayOfGeneratedCasesWhatTheFindingSays) {
  Count count;
  ForEachCase(3, Completeness::kMixed, [&](const GeneratedCase& generated, uint64_t seed) {
    const DayNumber day = generated.days.front();
    CheckPeriod(generated, day - 200, day + 400, Where(seed, generated, day), count);
  });
  CheckEffort(count);
}

TEST(Timeline, SaysOfEachDayOfTheScenariosWhatTheFindingSays) {
  Count count;
  ForEachScenario(4, [&](const GeneratedCase& asked, const std::string& name) {
    const DayNumber day = asked.days.front();
    CheckPeriod(asked, day - 100, day + 400, " in " + name + "\n", count);
  });
  CheckEffort(count);
}

}  // namespace
}  // namespace fairstart
