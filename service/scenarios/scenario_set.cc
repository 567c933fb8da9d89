// Tested by tests/service/scenarios/scenario_set_test.cc.
#include "service/scenarios/scenario_set.h"

#include <map>
#include <set>
#include <system_error>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "engine/text/misread.h"
#include "service/errors/nearest_name.h"
#include "service/files/text_message.h"
#include "service/rulebooks/edition_folder.h"
#include "service/scenarios/field_setter.h"

namespace fairstart {
namespace {

// Puts scenarios together, each after its base.
class Assembly {
 public:
  explicit Assembly(ScenarioSet& set) : set_(set) {}

  void Add(ReadyScenario ready) {
    const std::string& name = ready.scenario.name();
    if (name.empty()) return Say(ready, "", "has no name", "give it one, unique in the rulebook");
    const auto [other, added] = by_name_.emplace(name, scenarios_.size());
    if (!added) {
      return Say(ready, ".name",
                 absl::StrCat("there is a scenario of that name already, in ",
                              scenarios_[other->second].file),
                 "give it another name");
    }
    scenarios_.push_back(std::move(ready));
  }

  void Finish() {
    states_.assign(scenarios_.size(), State::kWaiting);
    for (size_t i = 0; i < scenarios_.size(); ++i) PutTogether(i);
    RefuseIdle();
    for (size_t i = 0; i < scenarios_.size(); ++i) {
      if (states_[i] == State::kReady) set_.scenarios.push_back(std::move(scenarios_[i]));
    }
  }

 private:
  enum class State { kWaiting, kBegun, kReady, kFailed };

  void Say(const ReadyScenario& ready, const std::string& where, const std::string& problem,
           const std::string& mend) {
    Diagnostic diagnostic;
    diagnostic.file = ready.file;
    const Position at = Locate(*ready.positions, absl::StrCat(ready.path, where));
    diagnostic.line = at.line;
    diagnostic.column = at.column;
    diagnostic.declaration = absl::StrCat("scenario ", Quoted(ready.scenario.name()));
    diagnostic.problem = problem;
    diagnostic.mend = mend;
    set_.diagnostics.push_back(std::move(diagnostic));
  }

  // Whether the scenario of that number is ready. One that waits for itself is not.
  bool PutTogether(size_t index) {
    State& state = states_[index];
    if (state == State::kReady || state == State::kFailed) return state == State::kReady;
    ReadyScenario& ready = scenarios_[index];
    if (state == State::kBegun) {
      Say(ready, ".base", "starts, through its bases, from itself", "start from another");
      state = State::kFailed;
      return false;
    }
    state = State::kBegun;
    const bool done = StartFromBase(ready) && Complete(ready);
    if (state == State::kBegun) state = done ? State::kReady : State::kFailed;
    return state == State::kReady;
  }

  // A scenario is there to be checked, or for others to start from.
  void RefuseIdle() {
    std::set<std::string> bases;
    for (const ReadyScenario& ready : scenarios_) bases.insert(ready.scenario.base());
    for (const ReadyScenario& ready : scenarios_) {
      const bool checks = ready.scenario.check_size() > 0 || ready.scenario.period_size() > 0;
      if (checks || bases.contains(ready.scenario.name())) continue;
      Say(ready, "", "checks nothing, and no scenario starts from it", "add a check");
    }
  }

  bool StartFromBase(ReadyScenario& ready) {
    const std::string& base = ready.scenario.base();
    if (base.empty()) return true;
    const auto found = by_name_.find(base);
    if (found == by_name_.end()) {
      std::vector<std::string> names;
      for (const auto& [name, index] : by_name_) names.push_back(name);
      Say(ready, ".base", absl::StrCat("there is no scenario ", Quoted(base)),
          NearestOrKnown(base, names));
      return false;
    }
    // A base that fails says so itself.
    if (!PutTogether(found->second)) return false;
    ready.facts = scenarios_[found->second].facts;
    ready.record = scenarios_[found->second].record;
    return true;
  }

  bool Complete(ReadyScenario& ready) {
    v1::Scenario whole;
    *whole.mutable_case_() = std::move(ready.facts);
    if (ready.record.has_value()) *whole.mutable_record() = *std::move(ready.record);
    whole.mutable_case_()->MergeFrom(ready.scenario.case_());
    if (ready.scenario.has_record()) whole.mutable_record()->MergeFrom(ready.scenario.record());

    bool sound = true;
    for (int i = 0; i < ready.scenario.set_size(); ++i) {
      const v1::SetField& set = ready.scenario.set(i);
      absl::Status status;
      if (absl::StartsWith(set.path(), "case.") || absl::StartsWith(set.path(), "record.")) {
        status = SetFieldByPath(whole, set.path(), set.value());
      } else {
        status = absl::InvalidArgumentError("a path starts with \"case.\" or \"record.\"");
      }
      if (status.ok()) continue;
      Say(ready, absl::StrCat(".set[", i, "]"),
          absl::StrCat("cannot set ", Quoted(set.path()), ": ", std::string(status.message())), "");
      sound = false;
    }
    ready.facts = std::move(*whole.mutable_case_());
    if (whole.has_record()) ready.record = std::move(*whole.mutable_record());
    return sound;
  }

  ScenarioSet& set_;
  std::vector<ReadyScenario> scenarios_;
  std::vector<State> states_;
  std::map<std::string, size_t> by_name_;
};

}  // namespace

absl::StatusOr<ScenarioSet> ReadScenarios(const std::filesystem::path& edition_folder) {
  const std::filesystem::path folder = edition_folder / "scenarios";
  std::error_code ignored;
  if (!std::filesystem::exists(folder, ignored)) return ScenarioSet();
  const absl::StatusOr<RulebookFolder> files = ReadRulebookFolder(folder);
  if (absl::IsNotFound(files.status())) return ScenarioSet();
  if (!files.ok()) return files.status();
  return ScenariosIn(*files);
}

ScenarioSet ScenariosIn(const RulebookFolder& files) {
  ScenarioSet set;
  Assembly assembly(set);
  for (const RulebookFile& file : files.files) {
    const std::string name = absl::StrCat(files.name, "/", file.path);
    v1::ScenarioFile scenarios;
    const auto positions = std::make_shared<FieldPositions>();
    std::vector<Diagnostic> wrong = ReadTextMessage(name, file.bytes, scenarios, positions.get());
    set.diagnostics.insert(set.diagnostics.end(), wrong.begin(), wrong.end());
    if (!wrong.empty()) continue;
    for (int i = 0; i < scenarios.scenario_size(); ++i) {
      ReadyScenario ready;
      ready.scenario = std::move(*scenarios.mutable_scenario(i));
      ready.file = name;
      ready.path = absl::StrCat("scenario[", i, "]");
      ready.positions = positions;
      assembly.Add(std::move(ready));
    }
  }
  assembly.Finish();
  return set;
}

}  // namespace fairstart
