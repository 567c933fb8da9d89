// What an evaluation has found, before it is written as a message: positions in the plan, days and
// numbers. Everything pointed to belongs to the plan, the record or the evaluation's Arena.
#ifndef FAIRSTART_ENGINE_EVALUATION_FOUND_H_
#define FAIRSTART_ENGINE_EVALUATION_FOUND_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/types/span.h"
#include "engine/calendar/civil_day.h"
#include "engine/calendar/window.h"
#include "engine/evaluation/reliance.h"
#include "engine/rulebook/plan.h"
#include "engine/value/value.h"

namespace fairstart {

// Why a line is excluded.
struct FoundReason {
  std::string_view bar;  // name of the bar; empty for anything else
  std::string_view text;
  absl::Span<const int> citations;  // positions in Plan::citations

  friend bool operator==(const FoundReason&, const FoundReason&) = default;
};

// Somebody else pays instead.
struct FoundElsewhere {
  const v1::Elsewhere* source = nullptr;
  absl::Span<const int> citations;  // positions in Plan::citations

  friend bool operator==(const FoundElsewhere&, const FoundElsewhere&) = default;
};

// Something that must come onto the record.
struct FoundNeed {
  const PlanNeed* need = nullptr;
  std::string_view subject;

  friend bool operator==(const FoundNeed&, const FoundNeed&) = default;
};

// What a line gives, in pence.
struct FoundGiven {
  std::optional<int64_t> amount;
  v1::Unit unit = v1::UNIT_UNSPECIFIED;
  std::optional<int64_t> cap;
  v1::CapPeriod cap_period = v1::CAP_PERIOD_UNSPECIFIED;
  std::optional<int64_t> at_least;
  std::optional<int64_t> at_most;

  friend bool operator==(const FoundGiven&, const FoundGiven&) = default;
};

// What was paid and is left, in pence.
struct FoundLimits {
  int64_t paid = 0;
  std::optional<int64_t> left;
  std::vector<Day> paid_on;

  friend bool operator==(const FoundLimits&, const FoundLimits&) = default;
};

// A line. The days are Day::Never() where there is none.
struct FoundLine {
  const PlanEntitlement* entitlement = nullptr;
  bool is_of_instance = true;  // false: of no instance, or of those that are not known
  std::string_view instance;   // key
  v1::Outcome outcome = v1::OUTCOME_UNSPECIFIED;
  std::vector<FoundReason> reasons;
  std::vector<FoundElsewhere> elsewhere;
  const Unknown* missing = nullptr;
  const Unknown* whatever = nullptr;
  std::vector<FoundNeed> needs;
  std::optional<FoundGiven> given;
  Day arises = Day::Never();
  Day first_day = Day::Never();
  Day last_day = Day::Never();
  Day lapses = Day::Never();
  Day paid_on = Day::Never();
  bool to_consider = false;
  // All that it takes to be given holds, whatever is missing: only the sum is not known, and lies
  // between its bounds.
  bool only_sum_waits = false;
  std::optional<FoundLimits> limits;
  Reliance cited;      // whose citations it has, after those of its entitlement
  Reliance relied_on;  // everything
  std::string_view defect;

  // What an undetermined line waits for.
  const Unknown* waits = nullptr;
  // The days around the day asked about on which it certainly stays the same.
  Window window;
};

struct FoundStatus {
  const EnumType::Value* status = nullptr;  // null while undetermined
  const Unknown* missing = nullptr;
  Reliance cited;
};

// Something that somebody else pays.
struct FoundClaim {
  const PlanClaim* claim = nullptr;
  v1::Outcome outcome = v1::OUTCOME_UNSPECIFIED;
  Day from = Day::Never();
  Day until = Day::Never();
  std::optional<int64_t> amount;
  const Unknown* missing = nullptr;
  Reliance cited;
  Reliance relied_on;
};

// A task.
struct FoundDuty {
  const PlanDuty* duty = nullptr;
  std::string_view instance;
  v1::DutyFinding::State state = v1::DutyFinding::STATE_UNSPECIFIED;
  Day due = Day::Never();
  std::optional<int64_t> amount;  // in pence
  const Unknown* missing = nullptr;
  Reliance cited;
  Reliance relied_on;
};

struct FoundWarning {
  const PlanWarning* warning = nullptr;
  Reliance relied_on;
};

// An entry of the record that counts for nothing, and why.
struct FoundStray {
  std::string_view path;  // "record.payments[0]"
  std::string_view says;

  friend bool operator==(const FoundStray&, const FoundStray&) = default;
};

// A whole answer.
struct Found {
  FoundStatus status;
  std::vector<FoundLine> lines;
  std::vector<FoundClaim> claims;
  std::vector<FoundDuty> duties;
  std::vector<FoundWarning> warnings;
  std::vector<FoundStray> strays;
  std::vector<std::string_view> defects;  // met outside lines
  Reliance relied_on;                     // everything
  // Events that were taken to go on: records of the facts and their fields.
  std::vector<std::pair<const RecordValue*, int>> suppositions;
  Window window;      // on which the whole stays the same
  int64_t steps = 0;  // that it took to find
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EVALUATION_FOUND_H_
