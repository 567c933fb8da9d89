// The book of rules: a rulebook in plain words, generated from its expressions and labels.
#ifndef FAIRSTART_ENGINE_EXPLANATION_RENDER_H_
#define FAIRSTART_ENGINE_EXPLANATION_RENDER_H_

#include <string>

#include "engine/rulebook/plan.h"

namespace fairstart {

// Markdown: entitlements with conditions, amount and bars; then definitions and tables, parameters
// over time, claims, duties, warnings, interpretations.
std::string RenderRulebook(const Plan& plan);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EXPLANATION_RENDER_H_
