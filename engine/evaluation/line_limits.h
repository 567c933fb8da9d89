// What was paid under a line's caps, and what is left of them.
#ifndef FAIRSTART_ENGINE_EVALUATION_LINE_LIMITS_H_
#define FAIRSTART_ENGINE_EVALUATION_LINE_LIMITS_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/evaluation/evaluation.h"
#include "engine/evaluation/found.h"
#include "fairstart/v1/record.pb.h"

namespace fairstart {

struct LineLimits {
  FoundLimits found;
  // For which home a pot's payments count together. It stops no line.
  const Unknown* waits = nullptr;
  std::string_view defect;  // empty: none
};

// The limits of one instance of an entitlement on the day of `execution`. `amount` is what the line
// gives and `cap_sums` are the sums of the entitlement's caps, in order, both in pence and where
// they are known. Only what has a limit has something left; of several caps it is the one that
// leaves least. What is relied on is added to `relied_on`.
LineLimits ReadLineLimits(Evaluation& evaluation, Execution& execution,
                          const PlanEntitlement& entitlement, const v1::Record& record,
                          std::string_view instance, std::optional<int64_t> amount,
                          absl::Span<const std::optional<int64_t>> cap_sums, Reliance& relied_on);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EVALUATION_LINE_LIMITS_H_
