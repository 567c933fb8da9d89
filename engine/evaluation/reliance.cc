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

int SiteSearch::Want(int site) {
  int& position = wanted_[static_cast<size_t>(site)];
  if (position < 0) {
    position = static_cast<int>(sites_.size());
    sites_.push_back(site);
  }
  return position;
}

void SiteSearch::Restart() {
  for (int site : sites_) wanted_[static_cast<size_t>(site)] = -1;
  sites_.clear();
  seen_.clear();
}

ArenaPositions SiteSearch::Below(const Reliance::Part* part) {
  ArenaPositions found;
  for (; part != nullptr; part = part->next) {
    if (part->inner != nullptr) {
      found.Add(arena_, InShared(*part));
    } else if (const int position = wanted_[static_cast<size_t>(part->number)]; position >= 0) {
      found.Add(arena_, position);
    }
  }
  return found;
}

ArenaPositions SiteSearch::InShared(const Reliance::Part& part) {
  if (part.number < 0) return Below(part.inner);
  const size_t number = static_cast<size_t>(part.number);
  if (number >= seen_.size()) seen_.resize(number + 1);
  if (!seen_[number].is_seen) {
    const ArenaPositions found = Below(part.inner);
    seen_[number] = {true, found};  // what is below may have made room for more
  }
  return seen_[number].found;
}

}  // namespace fairstart
