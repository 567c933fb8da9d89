// Tested by tests/engine/plan_items/plan_items_test.cc.
#include "engine/plan_items/item_end.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/calendar/civil_day.h"
#include "engine/explanation/english.h"
#include "engine/plan_items/proposed_item.h"

namespace fairstart {
namespace {

std::string DayAfter(const std::string& day) { return FormatDay(NextDay(*ParseDay(day))); }

// The span that goes on where `span` ends: null when its line is not there then. Spans stand by
// entitlement, instance and first day.
const v1::LineSpan* NextOf(const v1::Timeline& timeline, int span) {
  if (span + 1 >= timeline.lines_size()) return nullptr;
  const v1::LineSpan& before = timeline.lines(span);
  const v1::LineSpan& next = timeline.lines(span + 1);
  const bool goes_on = next.line().entitlement() == before.line().entitlement() &&
                       next.line().instance() == before.line().instance() &&
                       next.first_day() == DayAfter(before.last_day());
  return goes_on ? &next : nullptr;
}

// Why the item's line changes on a day.
std::vector<std::string> CausesOn(const std::string& day, const v1::ProposedItem& item,
                                  const v1::Timeline& timeline) {
  std::vector<std::string> causes;
  for (const v1::Change& change : timeline.changes()) {
    if (change.day() != day) continue;
    for (const v1::ChangedItem& changed : change.items()) {
      if (changed.kind() != v1::ITEM_KIND_LINE || changed.name() != item.entitlement() ||
          changed.instance() != item.instance()) {
        continue;
      }
      for (int cause : changed.causes()) {
        std::string says = Ended(Capitalized(change.causes(cause).says()));
        if (std::find(causes.begin(), causes.end(), says) == causes.end()) {
          causes.push_back(std::move(says));
        }
      }
    }
  }
  return causes;
}

// What a line is from the day after an item's end on.
std::string Afterwards(const Plan& plan, const v1::ProposedItem& item, const v1::LineSpan* next) {
  if (next == nullptr) return "It is there no longer.";
  const v1::Line& line = next->line();
  if (Belongs(line)) {
    const std::string what = ItemOf(plan, line).what();
    return Ended(what == item.what() ? absl::StrCat("It is still ", what, ", on other terms")
                                     : absl::StrCat("It is ", what));
  }
  std::vector<std::string> reasons;
  for (const v1::Reason& reason : line.reasons()) reasons.push_back(Ended(reason.text()));
  return absl::StrCat("It ends. ", absl::StrJoin(reasons, " "));
}

}  // namespace

void AddEnd(const Plan& plan, const v1::Timeline& timeline, int span, v1::ProposedItem& item) {
  const std::string own_last_day = timeline.lines(span).line().last_day();
  // What the line says and nothing besides: the item may have its review already.
  const v1::ProposedItem today = ItemOf(plan, timeline.lines(span).line());
  const v1::LineSpan* next = NextOf(timeline, span);
  while (next != nullptr && Belongs(next->line()) && SayTheSame(ItemOf(plan, next->line()), today)) {
    next = NextOf(timeline, ++span);
  }
  const std::string last_day = timeline.lines(span).last_day();
  // A line stays where it is when the days that it is for are over: it may still be owed.
  if (!own_last_day.empty() && own_last_day <= last_day) {
    item.set_ends_on(own_last_day);
    item.add_ends_because("The days that it is for end.");
    item.set_afterwards("Nothing is for later days.");
    return;
  }
  if (last_day == timeline.last_day()) return;
  item.set_ends_on(last_day);
  for (std::string& cause : CausesOn(DayAfter(last_day), item, timeline)) {
    item.add_ends_because(std::move(cause));
  }
  item.set_afterwards(Afterwards(plan, item, next));
}

}  // namespace fairstart
