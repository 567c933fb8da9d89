// What DecisionService.DescribeFacts does, without a network.
#ifndef FAIRSTART_SERVICE_DECISIONS_DESCRIBED_FACTS_H_
#define FAIRSTART_SERVICE_DECISIONS_DESCRIBED_FACTS_H_

#include "absl/status/statusor.h"
#include "engine/engine.h"
#include "service/rulebooks/library.h"

namespace fairstart {

// Most facts on a page; a request for more gets this many.
inline constexpr int kMostFactsOnAPage = 500;

// One page of the facts of a rulebook; without an edition, of its newest. A page token belongs to
// the rulebook, rates, readings and `used_only` of the request that it answered, and to the very
// files that were then compiled: any other is refused. Rich errors whose fields are paths in the
// request. Any thread may call it.
absl::StatusOr<v1::DescribeFactsResponse> DescribedFacts(const RulebookLibrary& library,
                                                         const v1::DescribeFactsRequest& request);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_DECISIONS_DESCRIBED_FACTS_H_
