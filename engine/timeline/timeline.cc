// Tested by tests/engine/timeline/timeline_test.cc and tests/properties/timeline_test.cc.
#include "engine/timeline/timeline.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/evaluation/basis.h"
#include "engine/evaluation/day_by_day.h"
#include "engine/evaluation/finding_bytes.h"
#include "engine/evaluation/wording.h"
#include "engine/timeline/track.h"
#include "engine/timeline/turns.h"

namespace fairstart {
namespace {

// The most steps that a timeline may take: a case made to be hard costs seconds.
constexpr int64_t kMostSteps = 50'000'000;

// ---- What each kind of thing is called, and what it relies on.

std::string_view NameOf(const FoundStatus&) { return ""; }
std::string_view NameOf(const FoundLine& line) { return line.entitlement->source->name(); }
std::string_view NameOf(const FoundClaim& claim) { return claim.claim->source->name(); }
std::string_view NameOf(const FoundDuty& duty) { return duty.duty->source->name(); }
std::string_view NameOf(const FoundWarning& warning) { return warning.warning->source->name(); }

std::string_view InstanceOf(const FoundLine& line) { return line.instance; }
std::string_view InstanceOf(const FoundDuty& duty) { return duty.instance; }
template <typename Thing>
std::string_view InstanceOf(const Thing&) {
  return "";
}

v1::ItemKind KindOf(const FoundStatus&) { return v1::ITEM_KIND_STATUS; }
v1::ItemKind KindOf(const FoundLine&) { return v1::ITEM_KIND_LINE; }
v1::ItemKind KindOf(const FoundClaim&) { return v1::ITEM_KIND_CLAIM; }
v1::ItemKind KindOf(const FoundDuty&) { return v1::ITEM_KIND_DUTY; }
v1::ItemKind KindOf(const FoundWarning&) { return v1::ITEM_KIND_WARNING; }

const PositionSet& SitesOf(const FoundStatus& status) { return status.cited; }
template <typename Thing>
const PositionSet& SitesOf(const Thing& thing) {
  return thing.sites;
}

// ---- Spans as messages.

template <typename Thing, typename Message>
void Parse(const Plan& plan, const Thing& thing, Message* message) {
  std::string bytes;
  WireWriter writer(bytes);
  Write(plan, thing, writer);
  message->ParseFromString(bytes);
}

void Parse(const Plan& plan, const FoundLine& line, v1::Line* message) {
  std::string bytes;
  WireWriter writer(bytes);
  Write(plan, line, LineParts::kAll, writer);
  message->ParseFromString(bytes);
}

template <typename Span>
void SetDays(Day first, Day last, Span* span) {
  span->set_first_day(FormatDay(first));
  span->set_last_day(FormatDay(last));
}

void Add(const Plan& plan, const FoundStatus& status, Day first, Day last, v1::Timeline& timeline) {
  v1::StatusSpan* span = timeline.add_status();
  SetDays(first, last, span);
  Parse(plan, status, span->mutable_status());
}
void Add(const Plan& plan, const FoundLine& line, Day first, Day last, v1::Timeline& timeline) {
  v1::LineSpan* span = timeline.add_lines();
  SetDays(first, last, span);
  Parse(plan, line, span->mutable_line());
}
void Add(const Plan& plan, const FoundClaim& claim, Day first, Day last, v1::Timeline& timeline) {
  v1::ClaimSpan* span = timeline.add_claims();
  SetDays(first, last, span);
  Parse(plan, claim, span->mutable_claim());
}
void Add(const Plan& plan, const FoundDuty& duty, Day first, Day last, v1::Timeline& timeline) {
  v1::DutySpan* span = timeline.add_duties();
  SetDays(first, last, span);
  Parse(plan, duty, span->mutable_duty());
}
void Add(const Plan& plan, const FoundWarning& warning, Day first, Day last,
         v1::Timeline& timeline) {
  v1::WarningSpan* span = timeline.add_warnings();
  SetDays(first, last, span);
  Parse(plan, warning, span->mutable_warning());
}

// What is changing, of one declaration.
struct PartTracks {
  Track<FoundStatus> status;
  Track<FoundLine> lines;
  Track<FoundClaim> claims;
  Track<FoundDuty> duties;
  Track<FoundWarning> warnings;
  std::map<std::string_view, Day> defects;  // and since when
};

class TimelineMaker {
 public:
  TimelineMaker(const Plan& plan, const Question& question, const ReadQuestion& read,
                const Window& period, Arena& arena, WhichParts which = WhichParts::kAll)
      : plan_(plan),
        question_(question),
        period_(period),
        days_(plan, question, read, arena, which),
        turns_(plan),
        tracks_(days_.parts().size()) {
    days_.Tell(&turns_);
    effort_.parts_of_an_answer = static_cast<int64_t>(tracks_.size());
  }

  // Whether the whole period could be looked at; if not, it ends before the day that was one too many.
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

  v1::Timeline TakeTimeline() { return std::move(timeline_); }
  const Effort& effort() const { return effort_; }

 private:
  // The first day on which something may be another than on `day`.
  Day NextLookAt(Day day) const {
    Day last = period_.last;
    for (const DayByDay::Part& part : days_.parts()) last = std::min(last, part.found.window.last);
    return last < day ? NextDay(day) : NextDay(last);
  }

  void LookAt(Day day) {
    turns_.StartDay(day);
    v1::Change change;
    change.set_day(FormatDay(day));
    for (size_t i = 0; i < tracks_.size(); ++i) {
      if (days_.Holds(i, day)) continue;
      turns_.StartPart(days_.parts()[i].of);
      days_.Find(i, day);
      found_anew_.push_back(i);
    }
    effort_.parts_found += static_cast<int64_t>(found_anew_.size());
    // Only now is everything told that turns on the day.
    for (size_t i : found_anew_) Follow(i, day, change);
    found_anew_.clear();
    if (day != period_.first && change.items_size() > 0) {
      *timeline_.add_changes() = std::move(change);
    }
  }

  void Follow(size_t i, Day day, v1::Change& change) {
    const PartOfPlan& part = days_.parts()[i].of;
    const Found& found = days_.parts()[i].found;
    PartTracks& tracks = tracks_[i];
    if (part.entitlement != nullptr) {
      Follow(part, day, found.lines, tracks.lines, change);
    } else if (part.claim != nullptr) {
      Follow(part, day, found.claims, tracks.claims, change);
    } else if (part.duty != nullptr) {
      Follow(part, day, found.duties, tracks.duties, change);
    } else if (part.warning != nullptr) {
      Follow(part, day, found.warnings, tracks.warnings, change);
    } else {
      Follow(part, day, std::vector<FoundStatus>{found.status}, tracks.status, change);
    }
    FollowDefects(day, found.defects, tracks.defects);
  }

  template <typename Thing>
  void Follow(const PartOfPlan& part, Day day, const std::vector<Thing>& things,
              Track<Thing>& track, v1::Change& change) {
    track.Update(
        plan_, day, things,
        [&](typename Track<Thing>::Span&& span) {
          Add(plan_, span.thing, span.first, PreviousDay(day), timeline_);
          AddChanged(part, span.thing, change);
        },
        [&](const Thing& thing) { AddChanged(part, thing, change); });
  }

  // One item for what ended and what began in its place.
  template <typename Thing>
  void AddChanged(const PartOfPlan& part, const Thing& thing, v1::Change& change) {
    v1::ChangedItem* item = nullptr;
    for (v1::ChangedItem& other : *change.mutable_items()) {
      const bool same = other.kind() == KindOf(thing) && other.name() == NameOf(thing) &&
                        other.instance() == InstanceOf(thing);
      if (same) item = &other;
    }
    if (item == nullptr) {
      item = change.add_items();
      item->set_kind(KindOf(thing));
      item->set_name(std::string(NameOf(thing)));
      item->set_instance(std::string(InstanceOf(thing)));
    }
    turns_.AddCauses(part, SitesOf(thing), change, *item);
  }

  void FollowDefects(Day day, const std::vector<std::string_view>& now,
                     std::map<std::string_view, Day>& defects) {
    std::map<std::string_view, Day> still;
    for (std::string_view defect : now) {
      const auto before = defects.find(defect);
      still[defect] = before == defects.end() ? day : before->second;
    }
    for (const auto& [defect, first] : defects) {
      if (!still.contains(defect)) AddDefect(defect, first, PreviousDay(day));
    }
    defects = std::move(still);
  }

  void AddDefect(std::string_view defect, Day first, Day last) {
    v1::DefectSpan* span = timeline_.add_defects();
    SetDays(first, last, span);
    span->set_says(std::string(defect));
  }

  template <typename Thing>
  void Close(const Track<Thing>& track) {
    for (const auto& span : track.spans()) {
      Add(plan_, span.thing, span.first, period_.last, timeline_);
    }
  }

  void Finish() {
    for (const PartTracks& tracks : tracks_) {
      Close(tracks.status);
      Close(tracks.lines);
      Close(tracks.claims);
      Close(tracks.duties);
      Close(tracks.warnings);
      for (const auto& [defect, first] : tracks.defects) AddDefect(defect, first, period_.last);
    }
    const auto sort = [](auto* spans, auto key) {
      std::stable_sort(spans->begin(), spans->end(),
                       [&](const auto& a, const auto& b) { return key(a) < key(b); });
    };
    sort(timeline_.mutable_status(), [](const auto& s) { return s.first_day(); });
    sort(timeline_.mutable_lines(), [](const v1::LineSpan& s) {
      return std::tuple(s.line().entitlement(), s.line().instance(), s.first_day());
    });
    sort(timeline_.mutable_claims(),
         [](const v1::ClaimSpan& s) { return std::tuple(s.claim().claim(), s.first_day()); });
    sort(timeline_.mutable_duties(), [](const v1::DutySpan& s) {
      return std::tuple(s.duty().duty(), s.duty().instance(), s.first_day());
    });
    sort(timeline_.mutable_warnings(), [](const v1::WarningSpan& s) {
      return std::tuple(s.warning().warning(), s.first_day());
    });
    sort(timeline_.mutable_defects(),
         [](const v1::DefectSpan& s) { return std::tuple(s.first_day(), s.says()); });
    AddFrame();
  }

  // What it rests on, for which days, and what is supposed.
  void AddFrame() {
    *timeline_.mutable_basis() = BasisOf(plan_, question_);
    timeline_.set_first_day(FormatDay(period_.first));
    timeline_.set_last_day(FormatDay(period_.last));
    const auto& supposed = days_.suppositions();
    for (const auto& [path, says] : SuppositionWords({supposed.begin(), supposed.end()})) {
      v1::Supposition* supposition = timeline_.add_suppositions();
      supposition->set_path(path);
      supposition->set_says(says);
    }
  }

  const Plan& plan_;
  const Question& question_;
  Window period_;
  DayByDay days_;
  Turns turns_;
  std::vector<PartTracks> tracks_;
  std::vector<size_t> found_anew_;
  v1::Timeline timeline_;
  Effort effort_;
};

std::variant<v1::Timeline, FieldViolations> MakeWhole(TimelineMaker& maker) {
  if (maker.Make(kMostSteps)) return maker.TakeTimeline();
  return FieldViolations{{"last_day", "the case takes too long over so many days; ask for a shorter period"}};
}

}  // namespace

std::variant<v1::Timeline, FieldViolations> MakeTimeline(const Plan& plan,
                                                         const Question& question,
                                                         const ReadQuestion& read,
                                                         const Window& period, Arena& arena,
                                                         Effort& effort) {
  TimelineMaker maker(plan, question, read, period, arena);
  auto timeline = MakeWhole(maker);
  effort = maker.effort();
  return timeline;
}

std::variant<v1::Timeline, FieldViolations> MakeTimelineOfDuties(const Plan& plan,
                                                                 const Question& question,
                                                                 const ReadQuestion& read,
                                                                 const Window& period, Arena& arena) {
  TimelineMaker maker(plan, question, read, period, arena, WhichParts::kDuties);
  return MakeWhole(maker);
}

v1::Timeline MakeTimelineWithin(int64_t most_steps, const Plan& plan, const Question& question,
                                const ReadQuestion& read, const Window& period, Arena& arena) {
  TimelineMaker maker(plan, question, read, period, arena);
  maker.Make(most_steps);
  return maker.TakeTimeline();
}

}  // namespace fairstart
