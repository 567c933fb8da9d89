// Status, claims, duties and warnings: what an answer says besides its lines.
#ifndef FAIRSTART_ENGINE_EVALUATION_NOTICES_H_
#define FAIRSTART_ENGINE_EVALUATION_NOTICES_H_

#include "engine/evaluation/evaluation.h"
#include "fairstart/v1/finding.pb.h"

namespace fairstart {

// Each adds to the finding what holds on the day of `execution`, whose window it narrows, and to
// `sites` what it relied on.
void AddStatus(Evaluation& evaluation, Execution& execution, SiteSet& sites, v1::Finding& finding);
void AddClaim(Evaluation& evaluation, Execution& execution, const PlanClaim& claim, SiteSet& sites,
              v1::Finding& finding);
void AddDuty(Evaluation& evaluation, Execution& execution, const PlanDuty& duty, SiteSet& sites,
             v1::Finding& finding);
void AddWarning(Evaluation& evaluation, Execution& execution, const PlanWarning& warning,
                SiteSet& sites, v1::Finding& finding);
void AddSuppositions(const Evaluation& evaluation, v1::Finding& finding);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EVALUATION_NOTICES_H_
