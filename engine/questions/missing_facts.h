// What is missing from lines, and from which.
#ifndef FAIRSTART_ENGINE_QUESTIONS_MISSING_FACTS_H_
#define FAIRSTART_ENGINE_QUESTIONS_MISSING_FACTS_H_

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "engine/evaluation/found.h"
#include "engine/questions/twelve_months.h"
#include "fairstart/v1/finding.pb.h"

namespace fairstart {

// The record that stands in `root` where `record` stands in facts of which some values are others;
// null if it stands in no facts.
const RecordValue* SamePlaceIn(const RecordValue& root, const RecordValue& record);

// Whether both stand in the same place of their facts.
bool IsSamePlace(const RecordValue& a, const RecordValue& b);

// Something that is missing.
struct MissingFact {
  Missing missing;
  bool is_in_facts = false;  // it is a fact, and its record stands in the facts as they were given
  v1::Missing described;
  std::set<LineKey> lines;  // that name it
};

// Collects them, each once. Belongs to one thread; plan and facts are borrowed.
class MissingFacts {
 public:
  MissingFacts(const Plan& plan, const RecordValue& facts) : plan_(plan), facts_(facts) {}

  void Add(const LineKey& key, const FoundLine& line);

  // By path, day and kind.
  std::vector<MissingFact> Take();

 private:
  using Place = std::tuple<Missing::Kind, const RecordValue*, int, Day>;
  using Name = std::tuple<std::string, std::string, int>;

  MissingFact& Find(const Missing& missing);

  const Plan& plan_;
  const RecordValue& facts_;
  std::map<Name, MissingFact> facts_by_name_;
  std::map<Place, MissingFact*> by_place_;
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_QUESTIONS_MISSING_FACTS_H_
