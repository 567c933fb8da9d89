// Tested by tests/engine/coverage/coverage_test.cc.
#include "engine/coverage/rules.h"

#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace fairstart {
namespace {

using Kind = v1::RuleCoverage;

std::string Named(const char* kind, const std::string& name) {
  return absl::StrCat(kind, " \"", name, "\"");
}

class Lister {
 public:
  explicit Lister(const Plan& plan) : plan_(plan), declarations_(plan.declarations) {}

  Rules List() {
    for (const PlanEntitlement& entitlement : plan_.entitlements) AddEntitlement(entitlement);
    for (const PlanBar& bar : plan_.bars) AddBar(bar);
    for (const PlanClaim& claim : plan_.claims) {
      AddConditions(claim.who, "who", Named("claim", claim.source->name()),
                    PlaceOf(declarations_.claims, claim.source));
    }
    for (const PlanDuty& duty : plan_.duties) AddDuty(duty);
    for (const PlanWarning& warning : plan_.warnings) {
      AddProgram(Kind::KIND_WARNING, warning.when, Named("warning", warning.source->name()), "",
                 PlaceOf(declarations_.warnings, warning.source));
    }
    for (const PlanDefinition& definition : plan_.definitions) {
      rules_.by_definition.emplace_back();
      if (definition.table != nullptr) {
        AddTable(definition, rules_.by_definition.back());
      } else {
        AddDefinition(definition, rules_.by_definition.back());
      }
    }
    return std::move(rules_);
  }

 private:
  int Add(Kind::Kind kind, const std::string& declaration, const std::string& part,
          const std::string& when, const Place& place) {
    rules_.all.push_back({kind, declaration, part, when, place});
    return static_cast<int>(rules_.all.size()) - 1;
  }

  int AddProgram(Kind::Kind kind, const Program& program, const std::string& declaration,
                 const std::string& part, const Place& place) {
    const int rule = Add(kind, declaration, part, program.text(), place);
    rules_.by_program[&program] = rule;
    return rule;
  }

  void AddConditions(const std::vector<PlanCondition>& conditions, const char* field,
                     const std::string& declaration, const Place& place) {
    for (size_t i = 0; i < conditions.size(); ++i) {
      AddProgram(Kind::KIND_CONDITION, conditions[i].when, declaration,
                 absl::StrCat(field, " ", i + 1), place.Below(field, static_cast<int>(i)));
    }
  }

  void AddEntitlement(const PlanEntitlement& entitlement) {
    const v1::Entitlement& source = *entitlement.source;
    const std::string declaration = Named("entitlement", source.name());
    const Place place = PlaceOf(declarations_.entitlements, &source);
    AddConditions(entitlement.who, "who", declaration, place);
    for (size_t i = 0; i < entitlement.elsewhere.size(); ++i) {
      AddProgram(Kind::KIND_ELSEWHERE, *entitlement.elsewhere[i].when, declaration,
                 absl::StrCat("elsewhere ", i + 1), place.Below("elsewhere", static_cast<int>(i)));
    }
    for (size_t i = 0; i < entitlement.needs.size(); ++i) {
      const std::optional<Program>& when = entitlement.needs[i].when;
      if (!when.has_value()) continue;
      AddProgram(Kind::KIND_NEED, *when, declaration, absl::StrCat("need ", i + 1),
                 place.Below("need", static_cast<int>(i)));
    }
  }

  void AddBar(const PlanBar& bar) {
    Rules::OfBar& rules = rules_.by_bar.emplace_back();
    rules.bar = AddProgram(Kind::KIND_BAR, bar.when, Named("bar", bar.source->name()), "",
                           PlaceOf(declarations_.bars, bar.source));
    for (const PlanLift& lift : bar.lifts) {
      const std::string declaration = Named("lift", lift.source->name());
      const Place place = PlaceOf(declarations_.lifts, lift.source);
      rules.lifts.push_back(lift.when.has_value()
                                ? AddProgram(Kind::KIND_LIFT, *lift.when, declaration, "", place)
                                : Add(Kind::KIND_LIFT, declaration, "", "", place));
    }
  }

  void AddDuty(const PlanDuty& duty) {
    const std::string declaration = Named("duty", duty.source->name());
    const Place place = PlaceOf(declarations_.duties, duty.source);
    AddConditions(duty.when, "when", declaration, place);
    if (duty.done.has_value()) {
      AddProgram(Kind::KIND_DONE, *duty.done, declaration, "done", place);
    }
  }

  void AddDefinition(const PlanDefinition& definition, Rules::OfDefinition& rules) {
    const v1::Definition& source = *definition.definition;
    const std::string declaration = Named("definition", source.name());
    const Place place = PlaceOf(declarations_.definitions, &source);
    if (definition.type.Is(Type::Kind::kBool)) {
      rules.value = Add(Kind::KIND_DEFINITION, declaration, "", definition.value.text(), place);
    }
    if (definition.exceptions.empty()) return;
    rules.general_value =
        Add(Kind::KIND_GENERAL_VALUE, declaration, "value", definition.value.text(), place);
    for (size_t i = 0; i < definition.exceptions.size(); ++i) {
      const PlanException& exception = definition.exceptions[i];
      rules.parts.push_back(Add(Kind::KIND_EXCEPTION, declaration,
                                Named("exception", exception.source->name()), exception.when.text(),
                                place.Below("exception", static_cast<int>(i))));
    }
  }

  void AddTable(const PlanDefinition& table, Rules::OfDefinition& rules) {
    const std::string declaration = Named("table", table.name);
    const Place place = PlaceOf(declarations_.tables, table.table);
    if (table.type.Is(Type::Kind::kBool)) {
      rules.value = Add(Kind::KIND_DEFINITION, declaration, "", "", place);
    }
    for (size_t i = 0; i < table.rows.size(); ++i) {
      const v1::Table::Row& row = *table.rows[i].source;
      rules.parts.push_back(Add(Kind::KIND_ROW, declaration, absl::StrCat("row ", i + 1),
                                row.when().empty() ? absl::StrJoin(row.cell(), ", ") : row.when(),
                                place.Below("row", static_cast<int>(i))));
    }
  }

  const Plan& plan_;
  const Declarations& declarations_;
  Rules rules_;
};

}  // namespace

Rules ListRules(const Plan& plan) { return Lister(plan).List(); }

}  // namespace fairstart
