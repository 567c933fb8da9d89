// Readings that a request puts in place of those a rulebook chose.
#ifndef FAIRSTART_SERVICE_RULEBOOKS_READING_CHOICE_H_
#define FAIRSTART_SERVICE_RULEBOOKS_READING_CHOICE_H_

#include <string>
#include <vector>

#include "engine/engine.h"

namespace fairstart {

// What is wrong with `readings` ("I-52=R2") under a rulebook, as violations of
// "rulebook.readings[i]": not of that form, an interpretation or a reading that the rulebook does
// not have or only describes, or two readings of one interpretation.
FieldViolations CheckReadings(const v1::Rulebook& rulebook,
                              const std::vector<std::string>& readings);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_RULEBOOKS_READING_CHOICE_H_
