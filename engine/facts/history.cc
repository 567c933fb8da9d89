// What makes a history possible or impossible.
#include "engine/facts/history.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "engine/text/misread.h"
#include "engine/value/missing.h"

namespace fairstart {
namespace {

// The days that a record certainly covers.
struct Spell {
  Day first;
  Day last;
  uint32_t index;
  const char* field;  // the one that says the first of them
};

// A history whose violations are named by path, when there are any.
class Checked {
 public:
  Checked(const List& records, const std::string& root, FieldViolations& violations)
      : records_(records), root_(root), violations_(violations) {}

  std::string PathOfRecord(uint32_t index) const {
    return absl::StrCat(root_, ".", PathOf(*records_.owner, records_.field), ".records[", index,
                        "]");
  }

  void Refuse(uint32_t index, const char* field, std::string description) {
    violations_.push_back(
        {absl::StrCat(PathOfRecord(index), ".", field), std::move(description)});
  }

 private:
  const List& records_;
  const std::string& root_;
  FieldViolations& violations_;
};

void CheckKeys(const RecordType& type, const List& records, Checked& checked) {
  absl::flat_hash_map<std::string_view, uint32_t> seen;
  for (uint32_t i = 0; i < records.size; ++i) {
    const Value& id = records.items[i].record()->slots[type.id];
    if (id.IsUnset() || id.text().empty()) {
      checked.Refuse(i, "id",
                     "missing; give each record a key that stays the same whenever the case is "
                     "sent");
      continue;
    }
    if (records.size == 1) return;
    const auto [entry, added] = seen.try_emplace(id.text(), i);
    if (!added) {
      checked.Refuse(i, "id",
                     absl::StrCat(Quoted(id.text()), " is the key of ",
                                  checked.PathOfRecord(entry->second),
                                  " already; give each record a key of its own"));
    }
  }
}

void CheckOverlaps(const RecordType& type, std::vector<Spell>& spells, Checked& checked) {
  if (type.overlap != v1::OVERLAP_REFUSED) return;
  std::sort(spells.begin(), spells.end(), [](const Spell& a, const Spell& b) {
    return a.first != b.first ? a.first < b.first : a.index < b.index;
  });
  // Of those that start earlier, the one that reaches furthest.
  size_t furthest = 0;
  for (size_t i = 1; i < spells.size(); ++i) {
    const Spell& before = spells[furthest];
    const Spell& after = spells[i];
    if (after.last > before.last) furthest = i;
    if (after.first > before.last) continue;
    checked.Refuse(
        after.index, after.field,
        absl::StrCat(FormatDay(after.first), " is also covered by ",
                     checked.PathOfRecord(before.index), ", which runs from ",
                     FormatDay(before.first),
                     before.last == Day::Never()
                         ? std::string(" on and has not ended")
                         : absl::StrCat(" to ", FormatDay(before.last)),
                     "; end the one the day before the other starts"));
  }
}

}  // namespace

void CheckHistory(const RecordType& type, const List& records, const std::string& root,
                  FieldViolations& violations) {
  Checked checked(records, root, violations);
  if (type.id >= 0) CheckKeys(type, records, checked);
  if (type.first_day < 0 || type.last_day < 0) return;
  std::vector<Spell> spells;
  for (uint32_t i = 0; i < records.size; ++i) {
    const Value* slots = records.items[i].record()->slots;
    const Value& first = slots[type.first_day];
    const Value& last = slots[type.last_day];
    if (first.IsUnset() && last.IsUnset()) continue;
    if (first.IsUnset()) {
      // A record of unknown start covers at least its last day.
      if (last.day().IsDate()) spells.push_back({last.day(), last.day(), i, "last_day"});
      continue;
    }
    if (!last.IsUnset() && last.day() < first.day()) {
      checked.Refuse(i, "last_day",
                     absl::StrCat("ends on ", FormatDay(last.day()), ", before it starts on ",
                                  FormatDay(first.day()),
                                  "; first_day and last_day are both included"));
      continue;
    }
    // A record of unknown end covers at least its first day.
    spells.push_back(
        {first.day(), last.IsUnset() ? first.day() : last.day(), i, "first_day"});
  }
  CheckOverlaps(type, spells, checked);
}

namespace {

// What is known of a record's days from one of its ends: that end, else the other; `never` if neither.
Day KnownDay(const Value& end, const Value& other) {
  if (!end.IsUnset()) return end.day();
  return other.IsUnset() ? Day::Never() : other.day();
}

// The days on which records are known to have started, or to be, and those of ends; sorted.
struct Landmarks {
  std::vector<Day> starts;
  std::vector<Day> ends;
};

Landmarks LandmarksOf(const RecordType& type, const List& records) {
  Landmarks landmarks;
  for (uint32_t i = 0; i < records.size; ++i) {
    const Value* slots = records.items[i].record()->slots;
    const Value& first = slots[type.first_day];
    const Value& last = slots[type.last_day];
    landmarks.starts.push_back(KnownDay(first, last));
    landmarks.ends.push_back(KnownDay(last, first));
  }
  std::sort(landmarks.starts.begin(), landmarks.starts.end());
  std::sort(landmarks.ends.begin(), landmarks.ends.end());
  return landmarks;
}

// Of a last day: from the first to the day before another record starts.
Bounds BoundsOfLast(Day first, const Landmarks& landmarks) {
  Bounds bounds{DayNumber(first), std::nullopt};
  const auto after =
      std::upper_bound(landmarks.starts.begin(), landmarks.starts.end(), first);
  if (after != landmarks.starts.end() && after->IsDate()) {
    bounds.most = DayNumber(PreviousDay(*after));
  }
  return bounds;
}

// Of a first day: from the day after another record ended to the last.
Bounds BoundsOfFirst(Day last, const Landmarks& landmarks) {
  Bounds bounds;
  if (last.IsDate()) bounds.most = DayNumber(last);
  const auto before = std::lower_bound(landmarks.ends.begin(), landmarks.ends.end(), last);
  if (before != landmarks.ends.begin()) bounds.least = DayNumber(NextDay(*std::prev(before)));
  return bounds;
}

}  // namespace

const Bounds* const* BoundOpenEnds(const RecordType& type, const List& records, Arena& arena) {
  if (type.first_day < 0 || type.last_day < 0) return nullptr;
  const Bounds** bounds = nullptr;
  Landmarks landmarks;
  for (uint32_t i = 0; i < records.size; ++i) {
    const Value* slots = records.items[i].record()->slots;
    const Value& first = slots[type.first_day];
    const Value& last = slots[type.last_day];
    if (first.IsUnset() == last.IsUnset()) continue;
    if (bounds == nullptr) {
      bounds = arena.NewArray<const Bounds*>(records.size);
      if (type.overlap == v1::OVERLAP_REFUSED) landmarks = LandmarksOf(type, records);
    }
    bounds[i] = arena.New<Bounds>(first.IsUnset() ? BoundsOfFirst(last.day(), landmarks)
                                                  : BoundsOfLast(first.day(), landmarks));
  }
  return bounds;
}

}  // namespace fairstart
