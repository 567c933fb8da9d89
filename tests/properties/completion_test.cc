// What every completion of a case answers alike is answered without it, and what is answered
// without it every completion answers so. See tests/properties/asking.h for the long run.
//
// Needless.* tries other values for one fact of a complete case; here the facts that are yes or no
// or a choice, and that lines of a partial case ask for, take all their values together.
#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>

#include "tests/properties/asking.h"

namespace fairstart {
namespace {

using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using reference::DayNumber;

// More facts than these together are not looked at.
constexpr size_t kMostFacts = 12;
// Facts that are taken away from a case of which none is missing.
constexpr size_t kTakenAway = 3;

// Completions of one case; facts that would make more keep out.
size_t MostCompletions() { return std::getenv("FAIRSTART_COUNT") == nullptr ? 150 : 3000; }

struct Place {
  Message* message = nullptr;
  const FieldDescriptor* field = nullptr;
};

// Where "date_of_birth" or "jobs.records[0].basis" stands; no field if there is no such fact.
Place Find(const std::string& path, v1::CaseFacts& facts) {
  const std::string top = path.substr(0, path.find('.'));
  const FieldDescriptor* field = facts.GetDescriptor()->FindFieldByName(top);
  if (top == path || field == nullptr) return {&facts, field};
  if (field->message_type()->FindFieldByName("records") == nullptr) return {};
  const size_t open = path.find('[');
  const size_t close = path.find("].");
  if (open == std::string::npos || close == std::string::npos) return {};
  Message& history = *facts.GetReflection()->MutableMessage(&facts, field);
  Message& record = *history.GetReflection()->MutableRepeatedMessage(
      &history, history.GetDescriptor()->FindFieldByName("records"),
      std::stoi(path.substr(open + 1, close - open - 1)));
  return {&record, record.GetDescriptor()->FindFieldByName(path.substr(close + 2))};
}

bool HasFewValues(const Place& place) {
  return place.field != nullptr && !place.field->is_repeated() &&
         (place.field->cpp_type() == FieldDescriptor::CPPTYPE_BOOL ||
          place.field->cpp_type() == FieldDescriptor::CPPTYPE_ENUM);
}

// How many values the fact can have: a choice that is not stated is none.
size_t ValuesOf(const Place& place) {
  if (place.field->cpp_type() == FieldDescriptor::CPPTYPE_BOOL) return 2;
  return static_cast<size_t>(place.field->enum_type()->value_count()) - 1;
}

void Set(const Place& place, size_t number) {
  const auto& reflection = *place.message->GetReflection();
  if (place.field->cpp_type() == FieldDescriptor::CPPTYPE_BOOL) {
    reflection.SetBool(place.message, place.field, number == 1);
    return;
  }
  const EnumDescriptor& type = *place.field->enum_type();
  size_t seen = 0;
  for (int i = 0; i < type.value_count(); ++i) {
    if (type.value(i)->number() == 0) continue;
    if (seen++ == number) reflection.SetEnum(place.message, place.field, type.value(i));
  }
}

// ---- Lines and what they say.

struct Said {
  v1::Outcome outcome = v1::OUTCOME_NOT_ENTITLED;
  std::optional<int64_t> pence;
  std::optional<int64_t> cap;
  std::set<std::string> needs;

  friend bool operator==(const Said&, const Said&) = default;
};

// By entitlement and instance. A no is left out: whether an instance of which nobody gets anything
// is listed makes no difference.
using Lines = std::map<std::string, std::map<std::string, Said>>;

Lines LinesOf(const v1::Finding& finding) {
  Lines lines;
  for (const v1::Line& line : finding.lines()) {
    auto& instances = lines[line.entitlement()];
    if (line.outcome() == v1::OUTCOME_NOT_ENTITLED) continue;
    Said& said = instances[line.instance()];
    said.outcome = line.outcome();
    const bool is_payable =
        line.outcome() == v1::OUTCOME_ENTITLED || line.outcome() == v1::OUTCOME_SUBJECT_TO;
    if (!is_payable) continue;
    if (line.given().has_amount()) said.pence = line.given().amount().pence();
    if (line.given().has_cap()) said.cap = line.given().cap().pence();
    for (const v1::UnmetNeed& need : line.needs()) {
      said.needs.insert(need.kind() + " " + need.name() + " " + need.subject());
    }
  }
  return lines;
}

bool IsUndetermined(const std::map<std::string, Said>& instances) {
  return std::any_of(instances.begin(), instances.end(), [](const auto& one) {
    return one.second.outcome == v1::OUTCOME_UNDETERMINED;
  });
}

Said SaidOf(const std::map<std::string, Said>& instances, const std::string& instance) {
  const auto found = instances.find(instance);
  return found == instances.end() ? Said() : found->second;
}

std::string InWords(const Said& said) {
  return v1::Outcome_Name(said.outcome) +
         (said.pence.has_value() ? " " + std::to_string(*said.pence) + "p" : "") +
         (said.needs.empty() ? "" : ", needs " + std::to_string(said.needs.size()));
}

// The facts with few values that undetermined lines ask for and that the case leaves out, in order.
std::vector<std::string> Asked(const v1::Finding& finding, v1::CaseFacts facts) {
  std::set<std::string> paths;
  for (const v1::Line& line : finding.lines()) {
    if (line.outcome() != v1::OUTCOME_UNDETERMINED) continue;
    for (const v1::Missing& missing : line.missing()) {
      if (missing.kind() != v1::Missing::KIND_FACT) continue;
      const Place place = Find(missing.path(), facts);
      if (!HasFewValues(place)) continue;
      if (!place.message->GetReflection()->HasField(*place.message, place.field)) {
        paths.insert(missing.path());
      }
    }
  }
  return {paths.begin(), paths.end()};
}

struct Count {
  int cases = 0;       // on a day
  int taken_away = 0;  // of them, those from which facts were taken away
  int cut = 0;         // and those that ask for more facts than are completed
  int completions = 0;
  int undetermined = 0;  // entitlements that some line leaves undetermined
  int needless = 0;      // of them, those that every completion answers alike
  int determined = 0;    // lines compared with their completions, once for each
  std::string examples;
};

class Completion {
 public:
  Completion(const GeneratedCase& asked, DayNumber as_of, Count& count)
      : facts_(asked.facts), record_(asked.record), as_of_(as_of), count_(count) {}

  // Asks; takes facts away if none is missing; completes. What is wrong is said with `where`.
  void Look(const std::string& where) {
    const auto answer = Ask(facts_, record_, as_of_);
    if (!std::holds_alternative<v1::Finding>(answer)) return;
    finding_ = std::get<v1::Finding>(answer);
    paths_ = Asked(finding_, facts_);
    if (paths_.empty()) TakeAway();
    if (paths_.empty()) return;
    if (!Narrow()) ++count_.cut;
    ++count_.cases;
    Complete(where);
  }

 private:
  // Leaves out facts that a line then asks for, spread over the case.
  void TakeAway() {
    v1::CaseFacts probe = facts_;
    std::vector<std::string> few;
    for (const std::string& path : SetPaths(facts_)) {
      if (HasFewValues(Find(path, probe))) few.push_back(path);
    }
    const size_t step = std::max<size_t>(1, few.size() / 8);
    for (size_t i = 0; i < few.size() && paths_.size() < kTakenAway; i += step) {
      v1::CaseFacts without = facts_;
      Clear(few[i], without);
      const auto answer = Ask(without, record_, as_of_);
      if (!std::holds_alternative<v1::Finding>(answer)) continue;
      std::vector<std::string> asked = Asked(std::get<v1::Finding>(answer), without);
      if (asked.size() <= paths_.size()) continue;
      facts_ = std::move(without);
      finding_ = std::get<v1::Finding>(answer);
      paths_ = std::move(asked);
    }
    if (!paths_.empty()) ++count_.taken_away;
  }

  // Keeps as many facts as can be completed; whether that is all of them.
  bool Narrow() {
    size_t product = 1;
    std::vector<std::string> kept;
    for (const std::string& path : paths_) {
      const size_t values = ValuesOf(Find(path, facts_));
      if (kept.size() == kMostFacts || product * values > MostCompletions()) continue;
      product *= values;
      kept.push_back(path);
    }
    const bool is_all = kept.size() == paths_.size();
    paths_ = std::move(kept);
    return is_all;
  }

  void Complete(const std::string& where) {
    const Lines partial = LinesOf(finding_);
    std::map<std::string, std::map<std::string, Said>> alike;  // answer of all so far
    std::set<std::string> open;                                // may still be needless
    for (const auto& [entitlement, instances] : partial) {
      if (IsUndetermined(instances)) open.insert(entitlement);
    }
    count_.undetermined += static_cast<int>(open.size());
    bool is_first = true;
    std::vector<size_t> numbers(paths_.size(), 0);
    do {
      v1::CaseFacts complete = facts_;
      for (size_t i = 0; i < paths_.size(); ++i) Set(Find(paths_[i], complete), numbers[i]);
      const auto answer = Ask(complete, record_, as_of_);
      if (!std::holds_alternative<v1::Finding>(answer)) continue;
      ++count_.completions;
      const Lines lines = LinesOf(std::get<v1::Finding>(answer));
      const std::string changed = Changed(partial, lines);
      if (!changed.empty()) {
        ADD_FAILURE() << changed << "completed by " << InWords(numbers) << "\n" << where;
        return;
      }
      for (auto it = open.begin(); it != open.end();) {
        const auto& instances = lines.at(*it);
        if (is_first) alike[*it] = instances;
        const bool stays = !IsUndetermined(instances) && alike[*it] == instances;
        it = stays ? std::next(it) : open.erase(it);
      }
      is_first = false;
    } while (Next(numbers));
    if (is_first) return;
    for (const std::string& entitlement : open) {
      ++count_.needless;
      count_.examples += "  " + where + ": " + entitlement + " is the same for all values of";
      for (const std::string& path : paths_) count_.examples += " " + path;
      for (const auto& [instance, said] : alike[entitlement]) {
        count_.examples += "; [" + instance + "] " + InWords(said);
      }
      count_.examples += "\n";
    }
  }

  // What was determined and is now something else.
  std::string Changed(const Lines& partial, const Lines& lines) {
    std::string text;
    for (const auto& [entitlement, instances] : partial) {
      const auto& now = lines.at(entitlement);
      std::set<std::string> keys;
      for (const auto& [key, said] : instances) keys.insert(key);
      // What comes must have been in doubt; a line of all instances may become one of each.
      if (!IsUndetermined(instances)) {
        for (const auto& [key, said] : now) keys.insert(key);
      }
      for (const std::string& key : keys) {
        const Said before = SaidOf(instances, key);
        if (before.outcome == v1::OUTCOME_UNDETERMINED) continue;
        ++count_.determined;
        const Said after = SaidOf(now, key);
        // What is paid at cost stands before the cost is known.
        const bool is_same = before.outcome == after.outcome && before.needs == after.needs &&
                             (!before.cap.has_value() || before.cap == after.cap) &&
                             (!before.pence.has_value() || before.pence == after.pence);
        if (is_same) continue;
        text += entitlement + "[" + key + "] was " + InWords(before) + ", became " +
                InWords(after) + "\n";
      }
    }
    return text;
  }

  static std::string InWords(const Said& said) { return fairstart::InWords(said); }

  std::string InWords(const std::vector<size_t>& numbers) {
    std::string text;
    for (size_t i = 0; i < paths_.size(); ++i) {
      text += paths_[i] + " number " + std::to_string(numbers[i]) + " ";
    }
    return text;
  }

  // The next combination, the first fact changing fastest.
  bool Next(std::vector<size_t>& numbers) {
    for (size_t i = 0; i < numbers.size(); ++i) {
      if (++numbers[i] < ValuesOf(Find(paths_[i], facts_))) return true;
      numbers[i] = 0;
    }
    return false;
  }

  v1::CaseFacts facts_;
  const std::optional<v1::Record>& record_;
  DayNumber as_of_;
  Count& count_;
  v1::Finding finding_;
  std::vector<std::string> paths_;
};

void Print(const Count& count) {
  std::cout << count.cases << " partial cases, from " << count.taken_away
            << " of them facts were taken away; " << count.completions << " completions (at most "
            << MostCompletions() << " of a case, for which " << count.cut
            << " cases keep facts out); " << count.determined << " answers compared; of "
            << count.undetermined << " undetermined entitlements " << count.needless
            << " are so needlessly\n"
            << count.examples;
}

TEST(Completion, OfAScenarioChangesNoAnswerAndNoneIsNeedlesslyOpen) {
  Count count;
  ForEachScenario(60, [&](const GeneratedCase& asked, const std::string& name) {
    Completion(asked, asked.days[0], count)
        .Look(name + " on " + reference::FormatDay(asked.days[0]));
  });
  Print(count);
  EXPECT_EQ(count.needless, 0);
}

TEST(Completion, OfAGeneratedCaseChangesNoAnswer) {
  Count count;
  ForEachCase(25, Completeness::kMixed, [&](const GeneratedCase& generated, uint64_t seed) {
    Completion(generated, generated.days[0], count).Look(Where(seed, generated, generated.days[0]));
  });
  Print(count);
}

}  // namespace
}  // namespace fairstart
