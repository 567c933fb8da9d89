// Tested by tests/engine/coverage/coverage_test.cc.
#include "engine/coverage/coverage.h"

#include <algorithm>
#include <optional>

#include "absl/strings/str_cat.h"
#include "engine/coverage/position.h"
#include "engine/coverage/references.h"
#include "engine/coverage/rules.h"
#include "engine/coverage/sightings.h"
#include "engine/evaluation/answer.h"
#include "engine/evaluation/entitlement.h"
#include "engine/evaluation/notices.h"

namespace fairstart {
namespace {

bool IsChosen(const v1::Interpretation& interpretation, const std::string& reading) {
  const auto& chosen = interpretation.chosen();
  return std::find(chosen.begin(), chosen.end(), reading) != chosen.end();
}

// The stated parts of an answer, worked out before a witness.
class Looker {
 public:
  Looker(const Plan& plan, const Question& question, const ReadQuestion& read, Arena& arena)
      : plan_(plan),
        record_(question.record),
        evaluation_(plan, arena, *read.facts, read.record),
        today_(evaluation_.On(question.as_of)),
        rules_(ListRules(plan)),
        sightings_(plan, rules_) {
    evaluation_.Tell(sightings_);
  }

  void Look(const StatedParts& stated) {
    if (stated.status) AddStatus(evaluation_, today_, found_);
    sightings_.Close(-1);
    for (size_t i = 0; i < plan_.entitlements.size(); ++i) {
      const PlanEntitlement& entitlement = plan_.entitlements[i];
      if (!stated.every_entitlement && !stated.entitlements.contains(entitlement.source->name())) {
        continue;
      }
      Window window;
      std::vector<FoundLine> lines;
      EvaluateEntitlement(evaluation_, entitlement, record_, today_.today, window, lines);
      for (const FoundLine& line : lines) evaluation_.Add(line.relied_on, found_.relied_on);
      sightings_.Close(static_cast<int>(i));
    }
    for (const PlanClaim& claim : plan_.claims) {
      if (!stated.claims.contains(claim.source->name())) continue;
      AddClaim(evaluation_, today_, claim, found_);
    }
    for (const PlanDuty& duty : plan_.duties) {
      if (!stated.duties.contains(duty.source->name())) continue;
      AddDuty(evaluation_, today_, duty, found_);
    }
    for (const PlanWarning& warning : plan_.warnings) {
      if (!stated.warnings.contains(warning.source->name())) continue;
      AddWarning(evaluation_, today_, warning, found_);
    }
    sightings_.Close(-1);
  }

  const std::vector<Seen>& seen() const { return sightings_.all(); }

  // Which interpretations of the plan were relied on.
  std::set<int> Interpretations() const {
    std::set<int> relied_on;
    found_.relied_on.interpretations().ForEach([&](int i) { relied_on.insert(i); });
    return relied_on;
  }

 private:
  const Plan& plan_;
  const v1::Record* record_;
  Evaluation evaluation_;
  Execution today_;
  const Rules rules_;
  Sightings sightings_;
  Found found_;  // only what it rests on is looked at
};

}  // namespace

Coverage::Coverage(const Plan& plan)
    : plan_(plan),
      rules_(std::make_unique<const Rules>(ListRules(plan))),
      counts_(rules_->all.size()),
      relied_on_(plan.interpretations.size()) {}

Coverage::~Coverage() = default;

void Coverage::Look(const Plan& plan, const Question& question, const StatedParts& stated) {
  Arena arena;
  FieldViolations violations;
  const ReadQuestion read = Read(plan, question, arena, violations);
  if (!violations.empty()) return;
  Looker looker(plan, question, read, arena);
  looker.Look(stated);
  for (size_t i = 0; i < counts_.size(); ++i) {
    if (looker.seen()[i].held) ++counts_[i].first;
    if (looker.seen()[i].failed) ++counts_[i].second;
  }
  for (int interpretation : looker.Interpretations()) ++relied_on_[interpretation];
}

void Coverage::AddDifference(const std::string& reading) { ++different_[reading]; }

v1::Coverage Coverage::Report() const {
  v1::Coverage report;
  *report.mutable_rulebook() = plan_.rulebook_edition;
  *report.mutable_rates() = plan_.rates_edition;
  bool complete = true;
  for (size_t i = 0; i < counts_.size(); ++i) {
    const Rule& rule = rules_->all[i];
    v1::RuleCoverage& said = *report.add_rules();
    said.set_kind(rule.kind);
    said.set_declaration(rule.declaration);
    said.set_part(rule.part);
    said.set_when(rule.when);
    *said.mutable_position() = PositionOf(rule.place);
    said.set_held(counts_[i].first);
    said.set_failed(counts_[i].second);
    complete = complete && said.held() > 0 && said.failed() > 0;
  }
  for (const auto& declared : plan_.declarations.interpretations) {
    v1::InterpretationCoverage& said = *report.add_interpretations();
    said.set_number(declared->number());
    *said.mutable_position() = PositionOf(declared.place);
    const auto& numbers = plan_.interpretations;
    const auto number = std::find(numbers.begin(), numbers.end(), declared->number());
    said.set_relied_on(relied_on_[static_cast<size_t>(number - numbers.begin())]);
    complete = complete && said.relied_on() > 0;
    for (const v1::Interpretation::Reading& reading : declared->reading()) {
      if (IsChosen(*declared, reading.name())) continue;
      v1::ReadingCoverage& other = *said.add_readings();
      other.set_name(reading.name());
      other.set_words_only(reading.definition().empty() && reading.table().empty() &&
                           reading.parameter().empty());
      const auto different = different_.find(absl::StrCat(declared->number(), "=", reading.name()));
      if (different != different_.end()) other.set_different(different->second);
      complete = complete && (other.words_only() || other.different() > 0);
    }
  }
  AddReferences(plan_, report);
  for (const v1::ReferenceCoverage& reference : report.references()) {
    complete = complete && reference.state() != v1::ReferenceCoverage::STATE_UNCOVERED;
  }
  report.set_complete(complete);
  return report;
}

}  // namespace fairstart
