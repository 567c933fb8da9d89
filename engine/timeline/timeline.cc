// Tested by tests/engine/timeline/timeline_test.cc and tests/properties/timeline_test.cc.
#include "engine/timeline/timeline.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "engine/evaluation/basis.h"
#include "engine/evaluation/day_by_day.h"
#include "engine/evaluation/sameness.h"
#include "engine/evaluation/wording.h"
#include "engine/timeline/stretches.h"
#include "engine/timeline/turns.h"

namespace fairstart {
namespace {

// The most steps that a timeline may take: a case made to be hard costs seconds.
constexpr int64_t kMostSteps = 50'000'000;

v1::ItemKind KindOf(const FoundStatus&) { return v1::ITEM_KIND_STATUS; }
v1::ItemKind KindOf(const FoundLine&) { return v1::ITEM_KIND_LINE; }
v1::ItemKind KindOf(const FoundClaim&) { return v1::ITEM_KIND_CLAIM; }
v1::ItemKind KindOf(const FoundDuty&) { return v1::ITEM_KIND_DUTY; }
v1::ItemKind KindOf(const FoundWarning&) { return v1::ITEM_KIND_WARNING; }

const Reliance& RelianceOf(const FoundStatus& status) { return status.cited; }
template <typename Thing>
const Reliance& RelianceOf(const Thing& thing) {
  return thing.relied_on;
}

// What goes on, of one part of an answer.
struct PartTrack {
  absl::InlinedVector<size_t, 2> stretches;  // their positions among those of their kind
  std::map<std::string_view, Day> defects;   // and since when
};

class TimelineMaker {
 public:
  TimelineMaker(const Plan& plan, const Question& question, const ReadQuestion& read,
                const Window& period, Arena& arena, WhichParts which = WhichParts::kAll)
      : plan_(plan),
        question_(question),
        period_(period),
        days_(plan, question, read, arena, which),
        turns_(plan, arena),
        tracks_(days_.parts().size()) {
    days_.TellOfTurns(turns_);
    found_anew_.reserve(tracks_.size());
    stretches_.lines.reserve(tracks_.size());
    effort_.parts_of_an_answer = static_cast<int64_t>(tracks_.size());
  }

  // Whether the whole period could be looked at; if not, it ends before the day that was one too
  // many.
  bool Make(int64_t most_steps) {
    Day day = period_.first;
    while (day <= period_.last && days_.steps() <= most_steps) {
      LookAt(day);
      day = NextLookAt(day);
    }
    const bool whole = day > period_.last;
    if (!whole) period_.last = PreviousDay(day);
    Finish();
    return whole;
  }

  // A fairstart.v1.Timeline.
  std::string Bytes() const {
    using Message = v1::Timeline;
    WireWriter writer;
    writer.Whole(Message::kBasisFieldNumber, BasisOf(plan_, question_));
    writer.AddText(Message::kFirstDayFieldNumber, FormatDay(period_.first));
    writer.AddText(Message::kLastDayFieldNumber, FormatDay(period_.last));
    for (const DayChange& change : changes_) Write(change, Message::kChangesFieldNumber, writer);
    Write(plan_, stretches_, writer);
    const auto& supposed = days_.suppositions();
    for (const auto& [path, says] : SuppositionWords({supposed.begin(), supposed.end()})) {
      v1::Supposition supposition;
      supposition.set_path(path);
      supposition.set_says(says);
      writer.Whole(Message::kSuppositionsFieldNumber, supposition);
    }
    WriteDefects(stretches_, writer);
    return writer.Take();
  }
  const Effort& effort() const { return effort_; }

 private:
  // The first day on which something may be another than on `day`.
  Day NextLookAt(Day day) const {
    Day last = period_.last;
    for (const DayByDay::Part& part : days_.parts()) last = std::min(last, part.window.last);
    return last < day ? NextDay(day) : NextDay(last);
  }

  void LookAt(Day day) {
    turns_.StartDay(day);
    DayChange change{.day = day};
    for (size_t i = 0; i < tracks_.size(); ++i) {
      const DayByDay::Part& part = days_.parts()[i];
      if (part.window.Contains(day)) continue;
      turns_.StartPart(part.of);
      ++effort_.parts_found;
      if (day == period_.first) {
        Follow(i, day, days_.Find(i, day), change);
      } else {
        found_anew_.emplace_back(i, days_.Find(i, day));
      }
    }
    // Only now is everything told that turns on the day, and why things change.
    for (auto& [i, found] : found_anew_) Follow(i, day, std::move(found), change);
    found_anew_.clear();
    if (!change.things.empty()) changes_.push_back(std::move(change));
  }

  void Follow(size_t i, Day day, Found found, DayChange& change) {
    const PartOfPlan& part = days_.parts()[i].of;
    PartTrack& track = tracks_[i];
    const auto follow = [&](auto& things, auto& stretches) {
      Follow(part, day, things, stretches, track, change);
    };
    if (part.entitlement != nullptr) {
      follow(found.lines, stretches_.lines);
    } else if (part.claim != nullptr) {
      follow(found.claims, stretches_.claims);
    } else if (part.duty != nullptr) {
      follow(found.duties, stretches_.duties);
    } else if (part.warning != nullptr) {
      follow(found.warnings, stretches_.warnings);
    } else {
      std::vector<FoundStatus> status = {found.status};
      follow(status, stretches_.status);
    }
    FollowDefects(day, found.defects, track.defects);
  }

  // From `day` on there are these `things`, which are taken: each goes on with the stretch in which
  // it is the same, or begins one; the part's other stretches ended the day before.
  template <typename Thing>
  void Follow(const PartOfPlan& part, Day day, std::vector<Thing>& things,
              std::vector<Stretch<Thing>>& stretches, PartTrack& track, DayChange& change) {
    absl::InlinedVector<size_t, 2> before(track.stretches);
    track.stretches.clear();
    for (Thing& thing : things) {
      const auto same = std::find_if(before.begin(), before.end(), [&](size_t position) {
        return SaySame(plan_, stretches[position].thing, thing);
      });
      if (same == before.end()) {
        AddChanged(part, thing, day, change);
        track.stretches.push_back(stretches.size());
        stretches.push_back({std::move(thing), day, period_.last});
      } else {
        track.stretches.push_back(*same);
        stretches[*same].thing = std::move(thing);
        before.erase(same);
      }
    }
    for (size_t position : before) {
      AddChanged(part, stretches[position].thing, day, change);
      stretches[position].last = PreviousDay(day);
    }
  }

  // One item for what ended and what began in its place.
  template <typename Thing>
  void AddChanged(const PartOfPlan& part, const Thing& thing, Day day, DayChange& change) {
    if (day == period_.first) return;  // what begins there began before
    // Things of one part stand together, the last of them here.
    ChangedThing* changed = nullptr;
    for (auto other = change.things.rbegin();
         other != change.things.rend() && other->kind == KindOf(thing) &&
         other->name == NameOf(thing);
         ++other) {
      if (other->instance == InstanceOf(thing)) changed = &*other;
    }
    if (changed == nullptr) {
      changed = &change.things.emplace_back();
      changed->kind = KindOf(thing);
      changed->name = NameOf(thing);
      changed->instance = InstanceOf(thing);
    }
    turns_.AddCauses(part, RelianceOf(thing), change, *changed);
  }

  void FollowDefects(Day day, const std::vector<std::string_view>& now,
                     std::map<std::string_view, Day>& defects) {
    if (now.empty() && defects.empty()) return;
    std::map<std::string_view, Day> still;
    for (std::string_view defect : now) {
      const auto before = defects.find(defect);
      still[defect] = before == defects.end() ? day : before->second;
    }
    for (const auto& [defect, first] : defects) {
      if (!still.contains(defect)) stretches_.defects.push_back({defect, first, PreviousDay(day)});
    }
    defects = std::move(still);
  }

  // Everything ends with the period, which may have become shorter.
  void Finish() {
    const auto end = [&](auto& stretches) {
      for (auto& stretch : stretches) stretch.last = std::min(stretch.last, period_.last);
    };
    end(stretches_.status);
    end(stretches_.lines);
    end(stretches_.claims);
    end(stretches_.duties);
    end(stretches_.warnings);
    for (const PartTrack& track : tracks_) {
      for (const auto& [defect, first] : track.defects) {
        stretches_.defects.push_back({defect, first, period_.last});
      }
    }
  }

  const Plan& plan_;
  const Question& question_;
  Window period_;
  DayByDay days_;
  Turns turns_;
  std::vector<PartTrack> tracks_;                     // by part
  std::vector<std::pair<size_t, Found>> found_anew_;  // by part
  std::vector<DayChange> changes_;
  Stretches stretches_;
  Effort effort_;
};

std::variant<std::string, FieldViolations> MakeWhole(TimelineMaker& maker) {
  if (maker.Make(kMostSteps)) return maker.Bytes();
  return FieldViolations{
      {"last_day", "the case takes too long over so many days; ask for a shorter period"}};
}

}  // namespace

std::variant<std::string, FieldViolations> MakeTimeline(const Plan& plan, const Question& question,
                                                        const ReadQuestion& read,
                                                        const Window& period, Arena& arena,
                                                        Effort& effort) {
  TimelineMaker maker(plan, question, read, period, arena);
  auto timeline = MakeWhole(maker);
  effort = maker.effort();
  return timeline;
}

std::variant<std::string, FieldViolations> MakeTimelineOfDuties(const Plan& plan,
                                                                const Question& question,
                                                                const ReadQuestion& read,
                                                                const Window& period,
                                                                Arena& arena) {
  TimelineMaker maker(plan, question, read, period, arena, WhichParts::kDuties);
  return MakeWhole(maker);
}

std::string MakeTimelineWithin(int64_t most_steps, const Plan& plan, const Question& question,
                               const ReadQuestion& read, const Window& period, Arena& arena) {
  TimelineMaker maker(plan, question, read, period, arena);
  maker.Make(most_steps);
  return maker.Bytes();
}

}  // namespace fairstart
