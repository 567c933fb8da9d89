// What programs build on, directly and through definitions.
#ifndef FAIRSTART_ENGINE_RULEBOOK_REACH_H_
#define FAIRSTART_ENGINE_RULEBOOK_REACH_H_

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "engine/rulebook/plan.h"

namespace fairstart {

// Positions in the plan.
struct Reached {
  std::set<int> definitions;
  std::set<int> parameters;

  void Add(const Reached& other);
};

// Looks through the definitions of one plan, each once. The plan must outlive it. Belongs to one
// thread.
class Reach {
 public:
  explicit Reach(const Plan& plan) : plan_(plan) {}

  // What a definition or table builds on, itself among it.
  const Reached& Of(int definition);
  void Add(const Node& node, Reached& reached);
  void Add(const Program& program, Reached& reached) { Add(*program.root, reached); }
  void Add(const std::optional<Program>& program, Reached& reached) {
    if (program.has_value()) Add(*program, reached);
  }

 private:
  const Plan& plan_;
  std::map<int, Reached> known_;
};

// What the answers of a plan build on: entitlements, bars, claims, duties, warnings and the legal
// status.
Reached ReachedByAnswers(const Plan& plan);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_RULEBOOK_REACH_H_
