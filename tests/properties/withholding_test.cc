// Leaving one fact out of a case moves each line only to itself or to one that is undetermined and
// asks for that fact. See tests/properties/asking.h for the long run.
//
// Knowledge.* leaves several facts out of generated cases and looks only for contradictions; here
// it is one fact, and who waits must say for what.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>

#include "tests/properties/asking.h"

namespace fairstart {
namespace {

using reference::DayNumber;

using Key = std::pair<std::string, std::string>;  // entitlement and instance
using Lines = std::map<Key, const v1::Line*>;

Lines LinesOf(const v1::Finding& finding) {
  Lines lines;
  for (const v1::Line& line : finding.lines()) {
    lines[{line.entitlement(), line.instance()}] = &line;
  }
  return lines;
}

const v1::Line* Find(const Lines& lines, const Key& key) {
  const auto found = lines.find(key);
  return found == lines.end() ? nullptr : found->second;
}

bool IsPayable(const v1::Line& line) {
  return line.outcome() == v1::OUTCOME_ENTITLED || line.outcome() == v1::OUTCOME_SUBJECT_TO;
}

bool IsUndetermined(const v1::Line* line) {
  return line != nullptr && line->outcome() == v1::OUTCOME_UNDETERMINED;
}

// "jobs" covers "jobs.records[0].first_day".
bool Covers(const std::string& whole, const std::string& part) {
  return part == whole || part.rfind(whole + ".", 0) == 0;
}

// "care_episodes.records[0]" of "care_episodes.records[0].last_day"; nothing of a whole history.
std::string RecordOf(const std::string& path) {
  const size_t end = path.find("].");
  return end == std::string::npos ? "" : path.substr(0, end + 1);
}

// Whether the line asks for what was left out, for a part of it or for the history that it is in. A
// day may have been decided by another day of its record, which it cannot be before or after: then
// that day itself is asked for.
bool AsksFor(const v1::Line& line, const std::string& path) {
  const std::string record = RecordOf(path);
  return std::any_of(line.missing().begin(), line.missing().end(), [&](const v1::Missing& missing) {
    return missing.kind() != v1::Missing::KIND_RATE &&
           (Covers(missing.path(), path) || Covers(path, missing.path()) ||
            (!record.empty() && Covers(record, missing.path())));
  });
}

using MissingFacts = google::protobuf::RepeatedPtrField<v1::Missing>;

std::set<std::string> PathsOf(const MissingFacts& facts) {
  std::set<std::string> paths;
  for (const v1::Missing& missing : facts) paths.insert(missing.path() + missing.day());
  return paths;
}

std::string Joined(const MissingFacts& facts) {
  std::string text;
  for (const std::string& path : PathsOf(facts)) text += (text.empty() ? "" : ", ") + path;
  return text.empty() ? "nothing" : text;
}

// An answer, for failures.
std::string InWords(const v1::Line* line) {
  if (line == nullptr) return "not listed";
  return v1::Outcome_Name(line->outcome()) + ", asks for " + Joined(line->missing()) +
         ", whatever " + Joined(line->whatever());
}

std::set<std::string> NeedsOf(const v1::Line& line) {
  std::set<std::string> needs;
  for (const v1::UnmetNeed& need : line.needs()) {
    needs.insert(need.kind() + " " + need.name() + " " + need.subject());
  }
  return needs;
}

const v1::Entitlement& DeclarationOf(const v1::Line& line) {
  static const auto& declarations = *new auto([] {
    std::map<std::string, const v1::Entitlement*> by_name;
    for (const v1::Entitlement& one : MergedRulebook(TestedPlan()).entitlement()) {
      by_name[one.name()] = &one;
    }
    return by_name;
  }());
  return *declarations.at(line.entitlement());
}

// Whether the line stands for instances of which none may exist.
bool IsOfAnyInstance(const v1::Line& line) {
  return line.instance().empty() && DeclarationOf(line).for_each_size() > 0;
}

// While it is not known whether there is an instance, or on which day it is judged, that is asked
// first, and what else matters when it is known.
bool AsksFirstForTheInstance(const v1::Line& line) {
  if (IsOfAnyInstance(line)) return true;
  const v1::Entitlement& declaration = DeclarationOf(line);
  if (declaration.for_each_size() == 0) return false;
  const bool is_dated = !declaration.arises().empty() || !declaration.first_day().empty();
  const std::string& own_day = declaration.first_day().empty() ? line.arises() : line.first_day();
  return is_dated && own_day.empty();
}

// A day or sum that is said is the true one.
bool Agrees(const std::string& said, const std::string& truth) {
  return said.empty() || said == truth;
}

// A reason for a no that is none with all facts; nothing if there is none.
//
// Reasons that rest on the fact are lost. But a line that is no in every case joins its reasons to
// one; and where it is not known whether there is an instance, the reason is what would exclude
// each, where it is known that there is none, just that.
std::string NewReason(const v1::Line& partial, const v1::Line& whole) {
  if (partial.whatever_size() > 0 || whole.whatever_size() > 0) return "";
  if (IsOfAnyInstance(partial)) return "";
  for (const v1::Reason& reason : partial.reasons()) {
    const bool is_kept =
        std::any_of(whole.reasons().begin(), whole.reasons().end(),
                    [&](const v1::Reason& other) { return other.text() == reason.text(); });
    if (!is_kept) return reason.text();
  }
  return "";
}

// What of a determined line is not what it is with all facts; nothing if it is the same.
std::string Departure(const v1::Line& partial, const v1::Line& whole, const std::string& withheld) {
  if (partial.outcome() != whole.outcome()) return "another outcome";
  if (partial.outcome() == v1::OUTCOME_NOT_ENTITLED) return "";
  if (!Agrees(partial.arises(), whole.arises())) return "arises on another day";
  if (!Agrees(partial.first_day(), whole.first_day())) return "another first day";
  if (!Agrees(partial.last_day(), whole.last_day())) return "another last day";
  if (!Agrees(partial.lapses(), whole.lapses())) return "lapses on another day";
  if (!Agrees(partial.paid_on(), whole.paid_on())) return "paid on another day";
  if (!IsPayable(partial)) return "";
  if (NeedsOf(partial) != NeedsOf(whole)) return "other needs";
  // What is paid at cost is payable without the cost, which is then asked for.
  if (partial.given().has_amount() != whole.given().has_amount()) {
    const bool is_cost_open = partial.given().actual_cost() && !partial.given().has_amount();
    return is_cost_open && AsksFor(partial, withheld) ? "" : "the sum came or went";
  }
  if (partial.given().amount().pence() != whole.given().amount().pence()) return "another sum";
  return "";
}

struct Count {
  int withheld = 0;      // facts left out, one at a time
  int lines = 0;         // lines looked at
  int undetermined = 0;  // of them, those that became undetermined and ask for the fact
  int asking_first = 0;  // and those that ask first for the instance or its day
  int new_reasons = 0;   // noes that have a reason which they have not with all facts
  int wrong = 0;
  std::string examples;  // of new reasons
};

class Comparison {
 public:
  Comparison(const v1::Finding& partial, const v1::Finding& whole, const std::string& withheld,
             const std::string& name, Count& count)
      : partial_(LinesOf(partial)),
        whole_(LinesOf(whole)),
        withheld_(withheld),
        name_(name),
        count_(count) {}

  // What is wrong, a line for each.
  std::string Look() {
    for (const auto& [key, line] : partial_) LookAtPartial(key, *line);
    for (const auto& [key, line] : whole_) LookForVanished(key, *line);
    return text_;
  }

 private:
  void Add(const Key& key, const std::string& what) {
    text_ += key.first + "[" + key.second + "] without " + withheld_ + ": " + what + "\n";
    ++count_.wrong;
  }

  void LookAtPartial(const Key& key, const v1::Line& line) {
    ++count_.lines;
    const v1::Line* before = Find(whole_, key);
    if (IsUndetermined(&line)) {
      const bool is_as_before =
          IsUndetermined(before) && PathsOf(line.missing()) == PathsOf(before->missing());
      if (is_as_before) return;
      if (AsksFor(line, withheld_)) {
        ++count_.undetermined;
      } else if (AsksFirstForTheInstance(line)) {
        ++count_.asking_first;
      } else {
        Add(key, "undetermined without asking for it; asks for " + Joined(line.missing()) +
                     "; with it: " + InWords(before));
      }
      return;
    }
    // An instance that is not listed is one that nobody is entitled to.
    if (before == nullptr && line.outcome() == v1::OUTCOME_NOT_ENTITLED) return;
    if (before == nullptr) return Add(key, "came from nowhere: " + InWords(&line));
    const std::string departure = Departure(line, *before, withheld_);
    if (!departure.empty()) return Add(key, departure);
    const std::string reason = NewReason(line, *before);
    if (reason.empty()) return;
    constexpr int kExamples = 10;
    if (++count_.new_reasons > kExamples) return;
    count_.examples += "  " + name_ + ": " + key.first + "[" + key.second + "] without " +
                       withheld_ + ": " + reason + "\n";
  }

  // An instance may go only if it is asked whether there are any.
  void LookForVanished(const Key& key, const v1::Line& line) {
    if (partial_.contains(key) || line.outcome() == v1::OUTCOME_NOT_ENTITLED) return;
    const v1::Line* any = Find(partial_, {key.first, ""});
    if (!IsUndetermined(any) || !AsksFor(*any, withheld_)) Add(key, "vanished: " + InWords(&line));
  }

  Lines partial_;
  Lines whole_;
  const std::string& withheld_;
  const std::string& name_;
  Count& count_;
  std::string text_;
};

// One fact after the other is left out; `step` 1 is all of them. What is given is looked at on one
// day.
std::string LeaveOutEach(const GeneratedCase& asked, const std::string& name, DayNumber as_of,
                         size_t first, size_t step, Count& count) {
  const auto whole = Ask(asked.facts, asked.record, as_of);
  if (!std::holds_alternative<v1::Finding>(whole)) return "";
  std::string text;
  const std::vector<std::string> paths = SetPaths(asked.facts);
  for (size_t i = first % step; i < paths.size(); i += step) {
    v1::CaseFacts facts = asked.facts;
    Clear(paths[i], facts);
    const auto partial = Ask(facts, asked.record, as_of);
    if (!std::holds_alternative<v1::Finding>(partial)) continue;
    ++count.withheld;
    text += Comparison(std::get<v1::Finding>(partial), std::get<v1::Finding>(whole), paths[i], name,
                       count)
                .Look();
  }
  return text;
}

// All facts of every case take long: unless it is the long run, some of them.
size_t Step(size_t usual) { return std::getenv("FAIRSTART_COUNT") == nullptr ? usual : 1; }

void Print(const Count& count) {
  std::cout << count.withheld << " facts left out; of " << count.lines << " lines "
            << count.undetermined << " became undetermined and ask for the fact, "
            << count.asking_first << " ask first for the instance or its day, " << count.wrong
            << " are wrong; " << count.new_reasons << " noes have a new reason\n"
            << count.examples;
}

TEST(Withholding, OneFactOfAScenarioLeavesALineOrAsksForTheFact) {
  Count count;
  size_t number = 0;
  ForEachScenario(60, [&](const GeneratedCase& asked, const std::string& name) {
    for (const DayNumber as_of : asked.days) {
      const std::string wrong = LeaveOutEach(asked, name, as_of, number++, Step(23), count);
      EXPECT_EQ(wrong, "") << name << " on " << reference::FormatDay(as_of);
    }
  });
  Print(count);
}

TEST(Withholding, OneFactOfAGeneratedCaseLeavesALineOrAsksForTheFact) {
  Count count;
  ForEachCase(25, Completeness::kMixed, [&](const GeneratedCase& generated, uint64_t seed) {
    const DayNumber as_of = generated.days[0];
    const std::string wrong =
        LeaveOutEach(generated, "seed " + std::to_string(seed), as_of, seed, Step(11), count);
    EXPECT_EQ(wrong, "") << Where(seed, generated, as_of);
  });
  Print(count);
}

}  // namespace
}  // namespace fairstart
