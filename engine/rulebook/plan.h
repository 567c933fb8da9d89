// A compiled rulebook: what evaluation runs.
//
// Immutable once Compile has made it; any number of threads may share one. Positions (int) are into
// the vectors of the plan.
#ifndef FAIRSTART_ENGINE_RULEBOOK_PLAN_H_
#define FAIRSTART_ENGINE_RULEBOOK_PLAN_H_

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/types/span.h"
#include "engine/calendar/civil_day.h"
#include "engine/calendar/window.h"
#include "engine/expr/program.h"
#include "engine/facts/schema.h"
#include "engine/rulebook/load.h"
#include "engine/rulebook/position_set.h"
#include "engine/value/value.h"
#include "engine/wire/wire_writer.h"
#include "fairstart/v1/finding.pb.h"
#include "fairstart/v1/rulebook.pb.h"

namespace fairstart {

// One rule that an answer can rely on: a definition's general value, an exception, a row, a
// condition, a parameter's row. Its position is its number in the plan's `sites`.
struct Site {
  std::vector<int> citations;        // positions in Plan::citations
  std::vector<int> interpretations;  // positions in Plan::interpretations
};

struct PlanException {
  const v1::Exception* source = nullptr;
  Program when;
  Program value;
  std::vector<int> overrides;  // positions in the definition's exceptions
  int site = -1;
};

struct PlanRow {
  const v1::Table::Row* source = nullptr;
  std::vector<std::optional<Value>> cells;  // one for each input; none is "any"
  std::optional<Program> when;
  Program then;
  int site = -1;
};

// A definition or a table.
struct PlanDefinition {
  // What evaluation reads stands first, near one another.
  int site = -1;
  const v1::Definition* definition = nullptr;  // one of the two
  const v1::Table* table = nullptr;
  Program value;  // a definition's
  std::vector<PlanException> exceptions;
  std::vector<Program> inputs;  // a table's
  std::vector<PlanRow> rows;
  Type type;
  std::string name;
  std::string label;
  const RecordType* of = nullptr;
  std::string of_variable;
  std::vector<std::unique_ptr<std::string>> cell_texts;  // that cells point into
};

// The value of a parameter over an unbroken run of days.
struct PlanParameterRow {
  Day first;
  Day last;
  Value value;
  int site = -1;
  const v1::ParameterRow* source = nullptr;
};

// Orders keys, whether they own their texts or not.
struct KeysBefore {
  using is_transparent = void;
  template <typename A, typename B>
  bool operator()(const A& a, const B& b) const {
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end());
  }
};

struct PlanParameter {
  const v1::Parameter* source = nullptr;
  Type type;
  // Rows by their keys, ascending, without overlap.
  std::map<std::vector<std::string>, std::vector<PlanParameterRow>, KeysBefore> rows;
  std::vector<std::unique_ptr<std::string>> texts;
  bool rate = false;  // of the rates edition

  // The row that holds on `day`; null when none does, and then `gap` is the run of days without.
  const PlanParameterRow* Find(absl::Span<const std::string_view> keys, Day day,
                               Window& gap) const;
};

struct PlanCondition {
  const v1::Condition* source = nullptr;
  Program when;
  int site = -1;
  bool uses_instance = false;  // refers to a variable of for_each
};

struct PlanForEach {
  const v1::ForEach* source = nullptr;
  Program in;
  std::optional<Program> key;
};

struct PlanElsewhere {
  const v1::Elsewhere* source = nullptr;
  std::optional<Program> when;
  int site = -1;
};

struct PlanCap {
  Program amount;
  v1::CapPeriod per = v1::CAP_PERIOD_UNSPECIFIED;
  std::string pot;  // name of the pot; empty for the entitlement's own cap
  std::optional<Program> home;  // of a pot that is shared by everybody in one home
  int site = -1;
};

struct PlanNeed {
  const v1::Need* source = nullptr;
  std::optional<Program> when;
  std::optional<Program> about_each;
  std::optional<Program> up_to;
  int site = -1;
};

struct PlanEntitlement {
  const v1::Entitlement* source = nullptr;
  std::vector<PlanForEach> for_each;
  std::vector<PlanCondition> who;
  std::vector<PlanElsewhere> elsewhere;
  std::optional<Program> amount;  // of AMOUNT, or the known cost of ACTUAL_COST
  std::vector<PlanCap> caps;      // its own, then its pot's
  std::vector<PlanNeed> needs;
  std::optional<Program> arises;
  std::optional<Program> first_day;
  std::optional<Program> last_day;
  std::optional<Program> lapses;
  std::optional<Program> paid_on;
  std::vector<int> bars;  // that reach it
  int site = -1;
};

struct PlanLift {
  const v1::Lift* source = nullptr;
  std::optional<Program> when;
  std::vector<int> entitlements;
  int site = -1;
};

struct PlanBar {
  const v1::Bar* source = nullptr;
  Program when;
  std::vector<PlanLift> lifts;
  int site = -1;
};

struct PlanClaim {
  const v1::Claim* source = nullptr;
  std::vector<PlanCondition> who;
  std::optional<Program> from;
  std::optional<Program> until;
  std::optional<Program> amount;
  int site = -1;
};

struct PlanDuty {
  const v1::Duty* source = nullptr;
  std::vector<PlanForEach> for_each;
  std::vector<PlanCondition> when;
  std::optional<Program> due;
  std::optional<Program> done;
  std::optional<Program> amount;
  int site = -1;
};

struct PlanWarning {
  const v1::Warning* source = nullptr;
  Program when;
  int site = -1;
};

class Plan {
 public:
  Plan() = default;
  Plan(const Plan&) = delete;
  Plan& operator=(const Plan&) = delete;

  FactSchema schema;
  Declarations declarations;  // owns the messages that everything below points to
  Declarations rates;
  std::vector<std::unique_ptr<google::protobuf::Message>> overridden;  // given by the caller
  v1::Rulebook merged;                                                 // for readers
  v1::EditionReference rulebook_edition;
  v1::EditionReference rates_edition;
  std::string rules_digest;  // see RulesDigest in engine/engine.h
  std::vector<std::string> readings;  // put in place, sorted

  std::vector<PlanParameter> parameters;
  std::vector<PlanDefinition> definitions;  // and tables
  int legal_status = -1;                    // definition
  std::vector<PlanEntitlement> entitlements;  // by name
  std::vector<PlanBar> bars;
  std::vector<PlanClaim> claims;      // by name
  std::vector<PlanDuty> duties;       // by name
  std::vector<PlanWarning> warnings;  // by name
  int plan_review = -1;  // duty whose day is that of the plan's next review; -1: none is named
  std::vector<Site> sites;
  PositionSet interpreted;                   // the sites that rely on an interpretation
  std::vector<v1::Citation> citations;       // each once
  std::vector<std::string> citation_bytes;   // the same, serialized
  std::vector<std::string> interpretations;  // numbers, "I-9" before "I-10"
  std::vector<WireText> interpretation_texts;  // the same, ready to be written
  std::vector<bool> used_case_fields;        // fields of the case that some rule reads
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_RULEBOOK_PLAN_H_
