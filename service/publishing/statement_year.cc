// Tested by tests/service/publishing/statement_year_test.cc.
#include "service/publishing/statement_year.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "engine/calendar/civil_day.h"
#include "engine/explanation/english.h"
#include "service/publishing/plain_words.h"
#include "service/publishing/second_person.h"
#include "service/publishing/statement_words.h"
#include "service/publishing/without_leave.h"

namespace fairstart {
namespace {

constexpr char kEnds[] = "Ends";

std::string DayBefore(const std::string& day) { return FormatDay(PreviousDay(*ParseDay(day))); }
std::string DayAfter(const std::string& day) { return FormatDay(NextDay(*ParseDay(day))); }

std::string IsOf(const v1::Line& line) {
  const std::string sum = SumOf(line);
  switch (line.outcome()) {
    case v1::OUTCOME_ENTITLED:
      return sum.empty() ? "you get it" : sum;
    case v1::OUTCOME_SUBJECT_TO:
      return absl::StrCat(sum.empty() ? "you get it" : sum, ", once what is needed is there");
    case v1::OUTCOME_TO_CONSIDER:
      return "the council must look at it";
    case v1::OUTCOME_ELSEWHERE:
      return absl::StrCat("paid by ",
                          line.elsewhere().empty() ? "somebody else" : line.elsewhere(0).payer());
    case v1::OUTCOME_UNDETERMINED:
      return absl::StrCat("cannot be decided yet", sum.empty() ? "" : "; if you get it: ", sum);
    default:
      return "";
  }
}

// A sum that is paid once, or as a cost arises, does not end: one can no longer ask for it.
bool IsOpenForAWhile(const v1::Line& line) {
  return line.frequency() == v1::FREQUENCY_ONCE || line.frequency() == v1::FREQUENCY_AS_INCURRED;
}

StatementYear::State StateOf(std::string name, std::string is, const std::string& ends) {
  std::string begins = absl::StrCat("Starts: ", name, ". ", Ended(Capitalized(is)));
  std::string ended = absl::StrCat(ends, ": ", Ended(name));
  return {"", std::move(name), std::move(is), std::move(begins), std::move(ended)};
}

StatementYear::State StateOf(const v1::StatusSpan& span) {
  const v1::StatusFinding& status = span.status();
  const std::string name = status.label().empty() ? status.status() : status.label();
  return StateOf("your legal status", name.empty() ? "cannot be decided yet" : name, kEnds);
}

StatementYear::State StateOf(const v1::LineSpan& span) {
  const v1::Line& line = span.line();
  return StateOf(ItemName(line.label(), line.entitlement(), line.instance()), IsOf(line),
                 IsOpenForAWhile(line) ? "No longer open" : kEnds);
}

StatementYear::State StateOf(const v1::ClaimSpan& span) {
  const v1::ClaimFinding& claim = span.claim();
  const std::string sum = SumOf(claim);
  const std::string from = claim.payer().empty() ? "somebody else" : claim.payer();
  return StateOf(ItemName(claim.label(), claim.claim(), ""),
                 claim.outcome() == v1::OUTCOME_UNDETERMINED
                     ? "not known yet whether you can claim it"
                     : absl::StrCat("to claim from ", from, sum.empty() ? "" : ", ", sum),
                 kEnds);
}

StatementYear::State StateOf(const v1::DutySpan& span) {
  const v1::DutyFinding& duty = span.duty();
  const std::string who = WhoMust(duty.actor());
  const std::string by = duty.due().empty() ? "" : absl::StrCat("by ", DayInWords(duty.due()));
  const bool late = duty.state() == v1::DutyFinding::STATE_OVERDUE;
  std::string is = late         ? absl::StrCat("late if it is not done ", by)
                   : by.empty() ? "to be done"
                                : absl::StrCat("to be done ", by);
  std::string name =
      absl::StrCat("task for ", who.empty() ? "somebody" : who, ": ",
                   InSecondPerson(duty.label().empty() ? duty.duty() : duty.label()));
  std::string begins = Ended(Capitalized(absl::StrCat(name, ", ", is)));
  return {"", std::move(name), std::move(is), std::move(begins), ""};
}

StatementYear::State StateOf(const v1::WarningSpan& span) {
  const std::string says = InSecondPerson(span.warning().says());
  return {"", says, says, absl::StrCat("To watch out for: ", Ended(says)), ""};
}

// Kind, name and instance.
using Key = StatementYear::Key;

Key KeyOf(const v1::StatusSpan&) { return {v1::ITEM_KIND_STATUS, "", ""}; }
Key KeyOf(const v1::LineSpan& span) {
  return {v1::ITEM_KIND_LINE, span.line().entitlement(), span.line().instance()};
}
Key KeyOf(const v1::ClaimSpan& span) { return {v1::ITEM_KIND_CLAIM, span.claim().claim(), ""}; }
Key KeyOf(const v1::DutySpan& span) {
  return {v1::ITEM_KIND_DUTY, span.duty().duty(), span.duty().instance()};
}
Key KeyOf(const v1::WarningSpan& span) {
  return {v1::ITEM_KIND_WARNING, span.warning().warning(), ""};
}

}  // namespace

template <typename Spans>
void StatementYear::Add(const Spans& spans) {
  for (const auto& span : spans) {
    State state = StateOf(span);
    state.last_day = span.last_day();
    states_[KeyOf(span)][span.first_day()] = std::move(state);
  }
}

StatementYear::StatementYear(const v1::Timeline& timeline) : timeline_(timeline) {
  Add(timeline.status());
  Add(timeline.lines());
  const WithoutLeave without_leave(timeline);
  for (const v1::LineSpan& span : timeline.lines()) {
    if (without_leave.MayBeOnlyFor(span.line())) states_[KeyOf(span)][span.first_day()].is.clear();
  }
  Add(timeline.claims());
  Add(timeline.duties());
  Add(timeline.warnings());
}

const StatementYear::State* StatementYear::On(const Key& key, const std::string& first_day) const {
  const auto there = states_.find(key);
  if (there == states_.end()) return nullptr;
  const auto state = there->second.find(first_day);
  return state == there->second.end() || state->second.is.empty() ? nullptr : &state->second;
}

const StatementYear::State* StatementYear::Until(const Key& key,
                                                 const std::string& last_day) const {
  const auto there = states_.find(key);
  if (there == states_.end()) return nullptr;
  for (const auto& [first, state] : there->second) {
    if (state.last_day == last_day) return state.is.empty() ? nullptr : &state;
  }
  return nullptr;
}

// What a rule works out changes because something else does: it is the reason only where nothing
// else is known.
std::vector<std::string> StatementYear::WhyOf(const v1::Change& change,
                                              const v1::ChangedItem& item) const {
  const bool known = std::any_of(item.causes().begin(), item.causes().end(), [&](int position) {
    return change.causes(position).kind() != v1::CAUSE_KIND_VALUE;
  });
  std::vector<std::string> why;
  for (int position : item.causes()) {
    const v1::Cause& cause = change.causes(position);
    if (known && cause.kind() == v1::CAUSE_KIND_VALUE) continue;
    std::string clause = InSecondPerson(cause.says());
    if (!clause.empty() && std::find(why.begin(), why.end(), clause) == why.end()) {
      why.push_back(std::move(clause));
    }
  }
  return why;
}

std::string StatementYear::Told(const v1::Change& change, const v1::ChangedItem& item) const {
  const Key key{item.kind(), item.name(), item.instance()};
  const State* before = Until(key, DayBefore(change.day()));
  const State* now = On(key, change.day());
  if (before == nullptr && now == nullptr) return "";
  if (before == nullptr) return now->begins;
  if (now == nullptr) return before->ends;
  if (before->is == now->is) return "";
  // A task tells of itself; what it was before is of no use.
  if (item.kind() == v1::ITEM_KIND_DUTY || item.kind() == v1::ITEM_KIND_WARNING) return now->begins;
  return absl::StrCat("Changes: ", now->name, ". Before: ", Ended(before->is),
                      " Now: ", Ended(now->is));
}

std::vector<YearChange> StatementYear::Changes() const {
  std::vector<YearChange> all;
  for (const v1::Change& change : timeline_.changes()) {
    const size_t first_of_day = all.size();
    for (const v1::ChangedItem& item : change.items()) {
      std::string what = Told(change, item);
      if (what.empty()) continue;
      std::vector<std::string> why = WhyOf(change, item);
      const auto same = std::find_if(all.begin() + static_cast<long>(first_of_day), all.end(),
                                     [&](const YearChange& other) { return other.why == why; });
      if (same == all.end()) {
        all.push_back({change.day(), {std::move(what)}, std::move(why)});
      } else if (std::find(same->what.begin(), same->what.end(), what) == same->what.end()) {
        same->what.push_back(std::move(what));
      }
    }
  }
  return all;
}

std::optional<NextState> StatementYear::Next(const Key& key) const {
  const State* state = On(key, timeline_.first_day());
  if (state == nullptr) return std::nullopt;
  std::string day = DayAfter(state->last_day);
  const State* next = On(key, day);
  while (next != nullptr && next->is == state->is) {
    day = DayAfter(next->last_day);
    next = On(key, day);
  }
  if (day > timeline_.last_day()) return std::nullopt;
  NextState found{day, next == nullptr ? "" : next->is, {}};
  for (const v1::Change& change : timeline_.changes()) {
    if (change.day() != day) continue;
    for (const v1::ChangedItem& item : change.items()) {
      if (Key{item.kind(), item.name(), item.instance()} == key) found.why = WhyOf(change, item);
    }
  }
  return found;
}

std::optional<NextState> StatementYear::Next(const v1::Line& line) const {
  return Next(Key{v1::ITEM_KIND_LINE, line.entitlement(), line.instance()});
}

std::optional<NextState> StatementYear::NextStatus() const {
  return Next(Key{v1::ITEM_KIND_STATUS, "", ""});
}

}  // namespace fairstart
