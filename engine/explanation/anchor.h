// Names of the places that links lead to: "definition-eligible", "reference-guide-12.1.s2". They
// change only when what they name is renamed, so that a link from outside keeps leading there.
#ifndef FAIRSTART_ENGINE_EXPLANATION_ANCHOR_H_
#define FAIRSTART_ENGINE_EXPLANATION_ANCHOR_H_

#include <string>

namespace fairstart {

// Of a declaration: its kind as the rule language names it, and its name. Holds letters, digits and
// "-._/+~" only; two names of one kind never give one anchor.
std::string Anchor(const std::string& kind, const std::string& name);

// Of a reference in the outline of a source.
std::string ReferenceAnchor(const std::string& source, const std::string& paragraph);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EXPLANATION_ANCHOR_H_
