// What a scenario expects, in words.
#ifndef FAIRSTART_SERVICE_PUBLISHING_SCENARIO_WORDS_H_
#define FAIRSTART_SERVICE_PUBLISHING_SCENARIO_WORDS_H_

#include <map>
#include <string>
#include <vector>

#include "engine/engine.h"
#include "fairstart/v1/scenario.pb.h"

namespace fairstart {

// What a rulebook's names are called.
class RuleLabels {
 public:
  explicit RuleLabels(const Plan& plan);

  // A link to a rule by its label: Of("entitlement", "living_allowance"); the name in words where
  // it has none.
  Words Of(const std::string& kind, const std::string& name) const;

  // Whether there is such a rule.
  bool Has(const std::string& kind, const std::string& name) const;

  // The words for a value of the legal status.
  std::string Status(const std::string& name) const;

  // What an answer waits for, by its path in the case ("jobs.records[0].basis") or as a rate.
  std::string Missing(const std::string& path) const;

 private:
  std::map<std::string, std::string> labels_;  // by anchor
  std::map<std::string, std::string> statuses_;
  std::map<std::string, std::string> facts_;  // by path, "jobs.records[].basis"
};

// One sentence for each thing that is expected on the day, "On 1 June 2017" left to the reader.
std::vector<BookItem> Expectations(const v1::Check& check, const RuleLabels& labels);

// One sentence for each thing that is expected to be paid, "From 1 June 2017 to 31 May 2018" left to the reader.
std::vector<BookItem> Expectations(const v1::PeriodCheck& check, const RuleLabels& labels);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PUBLISHING_SCENARIO_WORDS_H_
