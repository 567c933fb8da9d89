// Lines that wait for a fact but are the same whatever it is.
#include "engine/evaluation/settle.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "engine/evaluation/entitlement.h"
#include "engine/evaluation/possible_values.h"
#include "engine/evaluation/sameness.h"
#include "engine/value/missing.h"
#include "engine/value/substitute.h"

namespace fairstart {
namespace {

// The most cases that one entitlement is looked at in.
constexpr int kMostCases = 100;
// The most steps that all of them may take.
constexpr int64_t kMostSteps = 500'000;

// A date that is not the same in both is not known.
void KeepSharedDates(const FoundLine& other, FoundLine& line) {
  for (Day FoundLine::*date :
       {&FoundLine::arises, &FoundLine::first_day, &FoundLine::last_day, &FoundLine::lapses,
        &FoundLine::paid_on}) {
    if (other.*date != line.*date) line.*date = Day::Never();
  }
}

// The reasons of a line in all its cases.
class Reasons {
 public:
  explicit Reasons(const FoundLine& line) : shared_(line.reasons), all_(line.reasons) {}

  void Add(const FoundLine& line) {
    const auto is_in = [](const std::vector<FoundReason>& reasons) {
      return [&reasons](const FoundReason& reason) {
        return std::find(reasons.begin(), reasons.end(), reason) != reasons.end();
      };
    };
    std::erase_if(shared_, std::not_fn(is_in(line.reasons)));
    std::copy_if(line.reasons.begin(), line.reasons.end(), std::back_inserter(all_),
                 std::not_fn(is_in(all_)));
  }

  // Those that hold in every case; when there is none, one that says all of them.
  void Put(Arena& arena, FoundLine& line) const {
    line.reasons = shared_;
    if (!shared_.empty() || all_.empty()) return;
    std::string text;
    std::vector<int> citations;
    for (const FoundReason& reason : all_) {
      absl::StrAppend(&text, text.empty() ? "" : " Or: ", std::string(reason.text));
      std::copy_if(reason.citations.begin(), reason.citations.end(), std::back_inserter(citations),
                   [&](int citation) {
                     return std::find(citations.begin(), citations.end(), citation) ==
                            citations.end();
                   });
    }
    line.reasons = {{"", arena.Copy(text), arena.CopyArray(citations)}};
  }

 private:
  std::vector<FoundReason> shared_;
  std::vector<FoundReason> all_;
};

// The days on which a case gives these lines.
Window WindowOf(const std::vector<FoundLine>& lines, Window listed) {
  for (const FoundLine& line : lines) listed = Intersect(listed, line.window);
  return listed;
}

class Settler {
 public:
  Settler(Evaluation& evaluation, const PlanEntitlement& entitlement, const v1::Record* record,
          Day as_of)
      : evaluation_(evaluation),
        arena_(evaluation.arena()),
        entitlement_(entitlement),
        record_(record),
        as_of_(as_of) {}

  // Whether the values of something that is waited for can be gone through. What cannot may be waited
  // for no longer once the rest is known: it is looked at when only that is left.
  bool CanSplit(const Unknown& waits) const {
    return std::any_of(waits.items, waits.items + waits.size,
                       [&](const Missing& missing) { return CanGoThrough(evaluation_, missing); });
  }

  // Whether the lines are the same in all cases of what `waits` names of `facts`. Either way
  // `window` holds days on which that is so as well.
  bool Split(const RecordValue& facts, const Unknown& waits) {
    const Missing& missing = FirstOf(waits);
    if (missing.record->slots[missing.index].IsUnset()) {
      whatever_ = Join(arena_, whatever_, MakeUnknown(arena_, missing));
    }
    const std::vector<Value> values = SingleValuesOf(evaluation_, missing);
    if (values.empty()) return SplitRun(facts, missing);
    return std::all_of(values.begin(), values.end(), [&](const Value& value) {
      return LookWith(facts, missing, value);
    });
  }

  std::vector<FoundLine> TakeLines() {
    for (size_t i = 0; i < lines_.size(); ++i) {
      reasons_[i].Put(arena_, lines_[i]);
      lines_[i].whatever = whatever_;
    }
    return std::move(lines_);
  }
  Window window() const { return window_; }
  Window looked_at() const { return looked_at_; }
  int64_t steps() const { return kMostSteps - steps_left_; }

 private:
  // Of those that can be gone through, by history, key of the record and field: neither addresses, which
  // order an unknown's items, nor the order of records decide which is split first.
  const Missing& FirstOf(const Unknown& waits) const {
    const auto name = [](const Missing& missing) {
      const RecordValue& record = *missing.record;
      const int id = record.type->id;
      const bool has_key = id >= 0 && !record.slots[id].IsUnset();
      return absl::StrCat(
          record.field, "/",
          has_key ? std::string(record.slots[id].text()) : PathOf(record, missing.index), "/",
          missing.index);
    };
    std::vector<const Missing*> splittable;
    for (uint32_t i = 0; i < waits.size; ++i) {
      if (CanGoThrough(evaluation_, waits.items[i])) splittable.push_back(&waits.items[i]);
    }
    return **std::min_element(
        splittable.begin(), splittable.end(),
        [&](const Missing* a, const Missing* b) { return name(*a) < name(*b); });
  }

  bool SplitRun(const RecordValue& facts, const Missing& missing) {
    const auto look = [&](const ValueRun& part) {
      return Look(facts, missing, SomeOf(arena_, missing, part));
    };
    const Field& field = FieldOf(missing);
    const ValueRun run = RunOf(arena_, missing);
    const bool is_new = missing.record->slots[missing.index].IsUnset();
    if (!is_new) {
      const int64_t cut = CutOf(evaluation_, field, run);
      return look({run.least, cut}) && look({cut + 1, run.most});
    }
    // Both ends first: most that matters differs there.
    if (!look({run.least, run.least})) return false;
    if (run.IsOne()) return true;
    if (run.most.has_value()) {
      if (!look({*run.most, run.most})) return false;
      if (*run.most == run.least + 1) return true;
      return look({run.least + 1, *run.most - 1});
    }
    if (field.event_date && !LookWith(facts, missing, Value::NotYet())) return false;
    return look({run.least + 1, std::nullopt});
  }

  bool LookWith(const RecordValue& facts, const Missing& missing, const Value& value) {
    return Look(facts, missing, [&](const RecordValue&) { return value; });
  }

  bool Look(const RecordValue& facts, const Missing& missing, const MakeValue& make) {
    if (++cases_ > kMostCases) {
      window_ = looked_at_;
      return false;
    }
    const RecordValue& other = *Substitute(arena_, facts, missing, make);
    Evaluation evaluation(evaluation_, other, steps_left_);
    Window listed;
    std::vector<FoundLine> lines;
    EvaluateEntitlement(evaluation, entitlement_, record_, as_of_, listed, lines);
    const Window here = WindowOf(lines, listed);
    looked_at_ = Intersect(looked_at_, here);
    const Unknown* waits = nullptr;
    for (const FoundLine& line : lines) {
      // Also when the steps are used up, which is no property of the case.
      if (!line.defect.empty()) {
        window_ = Window{as_of_, as_of_};
        return false;
      }
      waits = Join(arena_, waits, line.waits);
    }
    if (waits == nullptr) return Agrees(std::move(lines), listed, here);
    if (CanSplit(*waits)) return Split(other, *waits);
    window_ = here;
    return false;
  }

  bool AreSame(const std::vector<FoundLine>& a, const std::vector<FoundLine>& b) const {
    const Plan& plan = evaluation_.plan();
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [&](const FoundLine& x, const FoundLine& y) {
                        return SaySameApartFromDatesAndReasons(plan, x, y);
                      });
  }

  // Whether a case gives what those before it gave.
  bool Agrees(std::vector<FoundLine> lines, const Window& listed, const Window& here) {
    if (is_first_) {
      is_first_ = false;
      window_ = listed;
      lines_ = std::move(lines);
      for (const FoundLine& line : lines_) reasons_.emplace_back(line);
      return true;
    }
    if (!AreSame(lines, lines_)) {
      window_ = Intersect(WindowOf(lines_, window_), here);
      return false;
    }
    window_ = Intersect(window_, listed);
    for (size_t i = 0; i < lines.size(); ++i) {
      KeepSharedDates(lines[i], lines_[i]);
      reasons_[i].Add(lines[i]);
      lines_[i].window = Intersect(lines_[i].window, lines[i].window);
      lines_[i].relied_on.Add(arena_, lines[i].relied_on);
    }
    return true;
  }

  Evaluation& evaluation_;
  Arena& arena_;
  const PlanEntitlement& entitlement_;
  const v1::Record* record_;
  const Day as_of_;
  int cases_ = 0;
  int64_t steps_left_ = kMostSteps;
  bool is_first_ = true;
  std::vector<FoundLine> lines_;
  std::vector<Reasons> reasons_;  // of the lines
  Window window_;
  Window looked_at_;  // on which each case looked at gives what it gives
  const Unknown* whatever_ = nullptr;
};

// The settled lines, but each that waited for nothing as it was: what settles the others is no
// matter to it. The others are so while the same cases are looked at.
std::vector<FoundLine> Merge(std::vector<FoundLine> settled, std::vector<FoundLine> before,
                             const Window& looked_at) {
  Window window = looked_at;
  for (const FoundLine& line : before) {
    if (line.waits != nullptr) window = Intersect(window, line.window);
  }
  for (FoundLine& line : settled) {
    const auto same = std::find_if(before.begin(), before.end(), [&](const FoundLine& own) {
      return own.waits == nullptr && own.is_of_instance && own.instance == line.instance;
    });
    if (same == before.end()) {
      line.window = Intersect(line.window, window);
    } else {
      line = std::move(*same);
      before.erase(same);
    }
  }
  return settled;
}

}  // namespace

int64_t SettleByCases(Evaluation& evaluation, const PlanEntitlement& entitlement,
                      const v1::Record* record, Day as_of, Window& listed,
                      std::vector<FoundLine>& lines) {
  const Unknown* waits = nullptr;
  for (const FoundLine& line : lines) {
    if (!line.defect.empty()) return 0;
    waits = Join(evaluation.arena(), waits, line.waits);
  }
  if (waits == nullptr) return 0;
  Settler settler(evaluation, entitlement, record, as_of);
  if (!settler.CanSplit(*waits)) return 0;
  const bool settled = settler.Split(evaluation.facts(), *waits);
  if (settled) {
    lines = Merge(settler.TakeLines(), std::move(lines), Intersect(listed, settler.looked_at()));
  } else {
    for (FoundLine& line : lines) line.window = Intersect(line.window, settler.window());
  }
  listed = Intersect(listed, settler.window());
  return settler.steps();
}

}  // namespace fairstart
