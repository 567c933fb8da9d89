// Tested by tests/engine/evaluation/reliance_test.cc.
#include "engine/evaluation/reliance.h"

#include "absl/container/inlined_vector.h"

namespace fairstart {

PositionSet Reliance::Sites() const {
  PositionSet sites;
  PositionSet seen;  // numbers of those that are shared: many rely on the same
  absl::InlinedVector<const Part*, 32> left = {first_};
  while (!left.empty()) {
    const Part* part = left.back();
    left.pop_back();
    for (; part != nullptr; part = part->next) {
      if (part->inner == nullptr) {
        sites.Add(part->number);
      } else if (part->number < 0 || seen.Add(part->number)) {
        left.push_back(part->inner);
      }
    }
  }
  return sites;
}

bool HaveSameSites(const Reliance& a, const Reliance& b) {
  // Mostly they were added in the same order.
  const Reliance::Part* x = a.first_;
  const Reliance::Part* y = b.first_;
  while (x != y && x != nullptr && y != nullptr && x->inner == y->inner &&
         (x->inner != nullptr || x->number == y->number)) {
    x = x->next;
    y = y->next;
  }
  return x == y || a.Sites() == b.Sites();
}

}  // namespace fairstart
