// Learning a fact never contradicts an answer that was given without it. See
// tests/properties/asking.h for the long run.
#include <gtest/gtest.h>

#include "tests/properties/asking.h"
#include "tests/reference/comparison.h"

namespace fairstart {
namespace {

using reference::Answer;
using reference::LineAnswer;
using reference::LineKey;

bool IsOpen(v1::Outcome outcome) {
  return outcome == v1::OUTCOME_ENTITLED || outcome == v1::OUTCOME_SUBJECT_TO;
}

// Collects what a later answer, which knows more, takes back of an earlier one.
class Contradictions {
 public:
  Contradictions(const Answer& earlier, const Answer& later) : earlier_(earlier), later_(later) {
    if (!earlier.status.empty() && earlier.status != later.status) {
      Add("status " + earlier.status + " became " + later.status);
    }
    Lines();
    Claims();
    Duties();
    for (const std::string& warning : earlier.warnings) {
      if (!later.warnings.contains(warning)) Add("warning " + warning + " went away");
    }
  }

  const std::string& text() const { return text_; }

 private:
  void Add(const std::string& what) { text_ += what + "\n"; }

  // Whether it was not known which instances there are.
  template <typename Item>
  static bool HasDoubt(const std::map<LineKey, Item>& items, const std::string& name,
                       bool (*in_doubt)(const Item&)) {
    const auto found = items.find({name, ""});
    return found != items.end() && in_doubt(found->second);
  }

  static bool InDoubt(const LineAnswer& line) { return line.outcome == v1::OUTCOME_UNDETERMINED; }
  static bool DutyInDoubt(const reference::DutyAnswer& duty) {
    return duty.state == v1::DutyFinding::STATE_UNDETERMINED;
  }

  // A line that is not listed is one that nobody is entitled to: whether somebody who cannot get
  // it has an instance of it or not makes no difference.
  void Lines() {
    for (const auto& [key, line] : earlier_.lines) {
      const auto found = later_.lines.find(key);
      const LineAnswer now = found == later_.lines.end() ? NotEntitled() : found->second;
      const std::string name = key.first + "[" + key.second + "]";
      if (InDoubt(line)) {
        if (IsOpen(now.outcome) && line.pence.has_value() && line.pence != now.pence) {
          Add(name + ": a settled amount changed");
        }
      } else if (now.outcome != line.outcome) {
        Add(name + " was " + v1::Outcome_Name(line.outcome) + ", became " +
            v1::Outcome_Name(now.outcome));
      } else if (IsOpen(now.outcome)) {
        if (line.pence.has_value() && line.pence != now.pence) Add(name + ": the amount changed");
        if (line.needs != now.needs) Add(name + ": the needs changed");
      }
    }
    for (const auto& [key, line] : later_.lines) {
      if (line.outcome == v1::OUTCOME_NOT_ENTITLED || earlier_.lines.contains(key)) continue;
      if (HasDoubt(earlier_.lines, key.first, InDoubt)) continue;
      Add(key.first + "[" + key.second + "] came from nowhere");
    }
  }

  static LineAnswer NotEntitled() {
    LineAnswer line;
    line.outcome = v1::OUTCOME_NOT_ENTITLED;
    return line;
  }

  void Claims() {
    for (const auto& [name, claim] : earlier_.claims) {
      if (claim.outcome == v1::OUTCOME_UNDETERMINED) continue;
      const auto found = later_.claims.find(name);
      if (found == later_.claims.end() || found->second.outcome != claim.outcome ||
          found->second.from != claim.from || found->second.until != claim.until) {
        Add("claim " + name + " changed");
      }
    }
    for (const auto& [name, claim] : later_.claims) {
      if (!earlier_.claims.contains(name)) Add("claim " + name + " came from nowhere");
    }
  }

  void Duties() {
    for (const auto& [key, duty] : earlier_.duties) {
      if (DutyInDoubt(duty)) continue;
      const auto found = later_.duties.find(key);
      if (found == later_.duties.end() || found->second.state != duty.state ||
          found->second.due != duty.due) {
        Add("duty " + key.first + "[" + key.second + "] changed");
      }
    }
    for (const auto& [key, duty] : later_.duties) {
      if (earlier_.duties.contains(key) || HasDoubt(earlier_.duties, key.first, DutyInDoubt)) {
        continue;
      }
      Add("duty " + key.first + "[" + key.second + "] came from nowhere");
    }
  }

  const Answer& earlier_;
  const Answer& later_;
  std::string text_;
};

// The bounds that an open line states hold whatever the sum turns out to be.
std::string BrokenBounds(const v1::Finding& earlier, const Answer& later) {
  std::string text;
  for (const v1::Line& line : earlier.lines()) {
    const auto found = later.lines.find({line.entitlement(), line.instance()});
    if (found == later.lines.end() || !IsOpen(found->second.outcome)) continue;
    if (!found->second.pence.has_value()) continue;
    const int64_t pence = *found->second.pence;
    const v1::Given& given = line.given();
    if ((given.has_at_least() && pence < given.at_least().pence()) ||
        (given.has_at_most() && pence > given.at_most().pence())) {
      text += line.entitlement() + ": " + std::to_string(pence) + "p is out of bounds\n";
    }
  }
  return text;
}

TEST(Knowledge, NeverContradictsAnAnswerThatWasGivenWithoutIt) {
  ForEachCase(150, Completeness::kComplete, [](const GeneratedCase& generated, uint64_t seed) {
    Dice dice(seed ^ 0x5eed);
    const std::vector<std::string> paths = SetPaths(generated.facts);
    for (const reference::DayNumber as_of : generated.days) {
      const auto whole = AskForAnswer(generated.facts, generated.record, as_of);
      if (!whole.has_value()) continue;
      v1::CaseFacts partial = generated.facts;
      std::string withheld;
      const int64_t count = dice.Between(1, 6);
      for (int64_t i = 0; i < count; ++i) {
        const std::string& path = dice.Pick(paths);
        const std::string top = path.substr(0, path.find('.'));
        // A history that is withheld as a whole has no records to look into.
        if (withheld.find(" " + top + " ") != std::string::npos) continue;
        Clear(path, partial);
        withheld += " " + path + " ";
      }
      const auto asked = Ask(partial, generated.record, as_of);
      const auto* finding = std::get_if<v1::Finding>(&asked);
      if (finding == nullptr) continue;
      const std::string found =
          Contradictions(reference::FromFinding(*finding), *whole).text() +
          BrokenBounds(*finding, *whole);
      if (found.empty()) continue;
      ADD_FAILURE() << found << "withheld:" << withheld << "\n" << Where(seed, generated, as_of);
      return;
    }
  });
}

}  // namespace
}  // namespace fairstart
