// What the scenarios of a rulebook show of it.
#ifndef FAIRSTART_ENGINE_COVERAGE_COVERAGE_H_
#define FAIRSTART_ENGINE_COVERAGE_COVERAGE_H_

#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/evaluation/question.h"
#include "fairstart/v1/coverage.pb.h"

namespace fairstart {

class Plan;
struct Rules;

// What of an answer somebody states something about: names of its parts.
struct StatedParts {
  bool status = false;
  bool every_entitlement = false;
  std::set<std::string> entitlements;  // besides
  std::set<std::string> claims;
  std::set<std::string> duties;
  std::set<std::string> warnings;
};

// Counts, day by day, what is seen of a plan. Belongs to one thread.
class Coverage {
 public:
  // The plan is borrowed; it must have the readings that were chosen.
  explicit Coverage(const Plan& plan);
  ~Coverage();

  // Counts a day: what the stated parts of the answer to a question rest on, and nothing else,
  // since what no expectation hangs on is not shown. `plan` is that of the constructor, or one that
  // differs from it in values of parameters only. A question that CheckInput refuses shows nothing.
  void Look(const Plan& plan, const Question& question, const StatedParts& stated);

  // Counts a day on which what is expected under `reading` ("I-52=R2") does not hold under the one
  // that was chosen.
  void AddDifference(const std::string& reading);

  // Without the numbers of scenarios and days, which are the caller's.
  v1::Coverage Report() const;

 private:
  const Plan& plan_;
  const std::unique_ptr<const Rules> rules_;
  std::vector<std::pair<int, int>> counts_;  // of each rule: days on which it held and failed
  std::vector<int> relied_on_;               // by interpretation of the plan
  std::map<std::string, int> different_;     // by reading
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_COVERAGE_COVERAGE_H_
