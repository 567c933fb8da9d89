// Facts that name a record of another history: the job of a pay period.
#ifndef FAIRSTART_ENGINE_FACTS_REFERENCES_H_
#define FAIRSTART_ENGINE_FACTS_REFERENCES_H_

#include <string>
#include <string_view>
#include <vector>

#include "engine/facts/violation.h"
#include "engine/value/value.h"

namespace fairstart {

// A field of a history's records whose text is the id of a record of one of other histories.
struct Reference {
  int history = -1;          // position among the facts of the case
  int field = -1;            // position in its records
  std::vector<int> targets;  // positions among the facts of the case
  bool may_be_none = false;  // one that is not set may mean no record at all
};

std::vector<Reference> ReferencesOf(const RecordType& case_type);

// The ids of the records that may be meant; none while a history that may hold them is not known.
std::vector<std::string_view> PossibleIds(const Reference& reference, const RecordValue& facts);

// Refuses each text that is the id of no record, since what is said of a record that is not there would
// count for nothing. While a history that may hold it is not known, it may be right. `root` begins the
// paths.
void CheckReferences(const std::vector<Reference>& references, const RecordValue& facts,
                     const std::string& root, FieldViolations& violations);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_FACTS_REFERENCES_H_
