// What tells young people apart when they are counted: definitions of a rulebook about the case as
// a whole whose value is a yes or no, or one of an enumeration.
//
// A part of the façade (engine/engine.h), and pure as all of it.
#ifndef FAIRSTART_ENGINE_DISTINCTIONS_H_
#define FAIRSTART_ENGINE_DISTINCTIONS_H_

#include <string>
#include <variant>
#include <vector>

#include "engine/engine.h"

namespace fairstart {

struct Distinction {
  struct Value {
    std::string name;   // "TRUE", "FALSE" or as the enumeration has it
    std::string label;  // words for people; empty for a yes or no
  };
  std::string definition;  // its name
  std::string label;
  std::vector<Value> values;  // all that it can have, in the order in which they are declared
};

// A definition or table by its name, or what is wrong with the name and how to mend it.
std::variant<Distinction, std::string> FindDistinction(const Plan& plan,
                                                       const std::string& definition);

// The names of the values that definitions have of a case on the day asked about, in their order;
// empty where a value is not known. Or what is wrong with the input. REQUIRES: FindDistinction has
// found each of them.
std::variant<std::vector<std::string>, FieldViolations> DistinctionsOf(
    const Plan& plan, const Question& question, const std::vector<std::string>& definitions);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_DISTINCTIONS_H_
