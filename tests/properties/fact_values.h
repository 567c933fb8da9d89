// The values that a missing fact can have, put into a case.
#ifndef FAIRSTART_TESTS_PROPERTIES_FACT_VALUES_H_
#define FAIRSTART_TESTS_PROPERTIES_FACT_VALUES_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "fairstart/v1/case_facts.pb.h"
#include "fairstart/v1/rulebook.pb.h"

namespace fairstart {

// Puts one value into a case.
using PutValue = std::function<void(v1::CaseFacts&)>;

struct FactValues {
  std::vector<PutValue> values;  // none: the fact is of no kind whose values are gone through
  bool all = false;              // these are all that there are
};

// Values of the fact at a path as Missing gives it ("jobs.records[0].minutes_per_week"): all of a
// yes or no or a choice, and of numbers, sums, days and ids of records those at which rules turn
// and some by chance.
FactValues ValuesOf(const std::string& path, const v1::CaseFacts& facts,
                    const v1::Rulebook& rulebook, const std::string& day, uint64_t seed);

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_PROPERTIES_FACT_VALUES_H_
