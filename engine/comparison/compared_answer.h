// An answer taken apart into the things that are held side by side.
#ifndef FAIRSTART_ENGINE_COMPARISON_COMPARED_ANSWER_H_
#define FAIRSTART_ENGINE_COMPARISON_COMPARED_ANSWER_H_

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/comparison/side.h"
#include "engine/facts/violation.h"
#include "fairstart/v1/timeline.pb.h"

namespace fairstart {

// Which thing: of what kind, its name and instance.
struct ItemKey {
  v1::ItemKind kind = v1::ITEM_KIND_UNSPECIFIED;
  std::string name;
  std::string instance;

  friend auto operator<=>(const ItemKey&, const ItemKey&) = default;
};

struct Item {
  ItemKey key;
  std::string
      bytes;  // of its message: StatusFinding, Line, ClaimFinding, DutyFinding or WarningFinding
};

// A line is certain when nothing that it waits for could change it: it is ENTITLED, or SUBJECT_TO
// what must come onto the record first. What is only to be considered or paid elsewhere comes to
// nothing.
struct ComparedAnswer {
  std::vector<Item> items;                  // by key
  std::map<std::string, CertainSums> sums;  // of the certain lines, by entitlement
  int64_t steps = 0;                        // that it took to find
};

// The answer to a question under a plan. Adds violations, by paths that begin with "case" or
// "record", and then finds nothing.
ComparedAnswer AnswerOf(const Plan& plan, const Question& question, FieldViolations& violations);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_COMPARISON_COMPARED_ANSWER_H_
