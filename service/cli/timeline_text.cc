// Tested by tests/service/cli/timeline_command_test.cc.
#include "service/cli/timeline_text.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "service/cli/basis_text.h"
#include "service/cli/finding_text.h"
#include "service/cli/missing_text.h"
#include "service/publishing/plain_words.h"

namespace fairstart {
namespace {

using Style = Page::Style;
using Missing = google::protobuf::RepeatedPtrField<v1::Missing>;

// What something is over its span, in a few words: all that a change of it shows.
struct Said {
  std::string name;
  std::string is;  // "" when there is nothing to say: nobody is told what they do not get
  const Missing* missing = nullptr;
  Style style = Style::kPlain;
};

Said SaidOf(const v1::LineSpan& span) {
  const v1::Line& line = span.line();
  const bool open = line.outcome() == v1::OUTCOME_ENTITLED;
  const bool unsettled = line.outcome() == v1::OUTCOME_UNDETERMINED;
  return {NameInWords(line.label(), line.entitlement(), line.instance()), OutcomeInWords(line),
          unsettled ? &line.missing() : nullptr,
          open ? Style::kGood : unsettled ? Style::kCare : Style::kPlain};
}

Said SaidOf(const v1::ClaimSpan& span) {
  const v1::ClaimFinding& claim = span.claim();
  const std::string amount = MoneyInWords(claim.amount());
  return {absl::StrCat("To claim: ", NameInWords(claim.label(), claim.claim(), "")),
          claim.outcome() == v1::OUTCOME_UNDETERMINED ? "not settled"
          : amount.empty()                            ? "from " + claim.payer()
                                                      : amount + PerUnit(claim.unit()),
          nullptr, Style::kPlain};
}

Said SaidOf(const v1::DutySpan& span) {
  const v1::DutyFinding& duty = span.duty();
  const std::string due = duty.due().empty() ? "" : " by " + DayInWords(duty.due());
  const bool overdue = duty.state() == v1::DutyFinding::STATE_OVERDUE;
  return {absl::StrCat("To do: ", NameInWords(duty.label(), duty.duty(), duty.instance())),
          overdue                                                   ? absl::StrCat("overdue:", due)
          : duty.state() == v1::DutyFinding::STATE_UNDETERMINED ? absl::StrCat("not settled", due)
          : due.empty()                                         ? "open"
                                                                : due.substr(1),
          nullptr, overdue ? Style::kBad : Style::kPlain};
}

Said SaidOf(const v1::WarningSpan& span) {
  return {absl::StrCat("Warning: ", span.warning().says()), "holds", nullptr, Style::kCare};
}

Said SaidOf(const v1::StatusSpan& span) {
  const v1::StatusFinding& status = span.status();
  const std::string name = status.label().empty() ? status.status() : status.label();
  return {"Legal status", name.empty() ? "not settled" : name,
          name.empty() ? &status.missing() : nullptr, Style::kStrong};
}

// Which thing: kind, name and instance.
using Key = std::tuple<int, std::string, std::string>;

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

// What begins on each day, and what ends on it.
struct Days {
  std::map<std::string, std::map<Key, Said>> begin;
  std::map<std::string, std::map<Key, Said>> end;

  Days(const v1::Timeline& timeline, AnswerPart part) {
    Add(timeline.status());
    Add(timeline.lines());
    if (part == AnswerPart::kWhole) {
      Add(timeline.claims());
      Add(timeline.duties());
    }
    Add(timeline.warnings());
  }

  template <typename Spans>
  void Add(const Spans& spans) {
    for (const auto& span : spans) {
      begin[span.first_day()][KeyOf(span)] = SaidOf(span);
      end[span.last_day()][KeyOf(span)] = SaidOf(span);
    }
  }
};

std::string DayBefore(const std::string& day) { return FormatDay(PreviousDay(*ParseDay(day))); }

void PrintSaid(const Said& said, const std::string& is, MissingList& questions, Page& page) {
  page.Row(2, said.name, is, said.style);
  if (said.missing == nullptr) return;
  questions.Add(*said.missing);
  questions.PrintReferences(*said.missing, 4, page);
}

std::string WhyInWords(const v1::Change& change, const std::vector<const v1::ChangedItem*>& shown) {
  std::vector<bool> wanted(static_cast<size_t>(change.causes_size()));
  for (const v1::ChangedItem* item : shown) {
    for (int cause : item->causes()) wanted[static_cast<size_t>(cause)] = true;
  }
  std::vector<std::string> reasons;
  for (int i = 0; i < change.causes_size(); ++i) {
    const v1::Cause& cause = change.causes(i);
    if (!wanted[static_cast<size_t>(i)]) continue;
    const std::string text =
        cause.path().empty() ? cause.says() : absl::StrCat(cause.says(), " (", cause.path(), ")");
    if (std::find(reasons.begin(), reasons.end(), text) == reasons.end()) reasons.push_back(text);
  }
  return absl::StrJoin(reasons, "; ");
}

// A thing that is another from a day on: what it was and what it is.
struct Shown {
  Said said;
  std::string is;
};

std::optional<Shown> ShownOf(const v1::ChangedItem& item, const std::string& day,
                             const Days& days) {
  const Key key{item.kind(), item.name(), item.instance()};
  const auto find = [&](const std::map<std::string, std::map<Key, Said>>& all,
                        const std::string& on) -> const Said* {
    const auto there = all.find(on);
    if (there == all.end()) return nullptr;
    const auto said = there->second.find(key);
    return said == there->second.end() || said->second.is.empty() ? nullptr : &said->second;
  };
  const Said* before = find(days.end, DayBefore(day));
  const Said* now = find(days.begin, day);
  if (before == nullptr && now == nullptr) return std::nullopt;
  if (before == nullptr) return Shown{*now, now->is};
  if (now == nullptr) return Shown{{before->name, "", nullptr, Style::kFaint}, "ends"};
  if (before->is == now->is) return std::nullopt;
  return Shown{*now, absl::StrCat(before->is, " → ", now->is)};
}

void PrintChange(const v1::Change& change, const Days& days, MissingList& questions, Page& page) {
  std::vector<Shown> all;
  std::vector<const v1::ChangedItem*> items;
  for (const v1::ChangedItem& item : change.items()) {
    const std::optional<Shown> shown = ShownOf(item, change.day(), days);
    if (!shown.has_value()) continue;
    all.push_back(*shown);
    items.push_back(&item);
  }
  if (all.empty()) return;
  page.Heading(DayInWords(change.day()));
  page.Paragraph(2, absl::StrCat("Because ", WhyInWords(change, items), "."), Style::kFaint, 2);
  for (const Shown& shown : all) PrintSaid(shown.said, shown.is, questions, page);
}

}  // namespace

void PrintTimeline(const v1::Timeline& timeline, AnswerPart part, Page& page) {
  PrintBasis(timeline.basis(), PeriodInWords(timeline.first_day(), timeline.last_day()), page);
  PrintWhetherRecord(timeline.basis().record_digest(), page);
  PrintSuppositions(timeline.basis(), timeline.suppositions(), timeline.last_day(), page);
  const Days days(timeline, part);
  MissingList questions;
  page.Heading(absl::StrCat("On ", DayInWords(timeline.first_day())));
  const auto first = days.begin.find(timeline.first_day());
  if (first != days.begin.end()) {
    for (const auto& [key, said] : first->second) {
      if (!said.is.empty()) PrintSaid(said, said.is, questions, page);
    }
  }
  for (const v1::Change& change : timeline.changes()) PrintChange(change, days, questions, page);
  questions.PrintQuestions(page);
  page.Blank();
  page.Paragraph(0, "Shown is what changes in outcome, sum or task; --format=json has every change.",
                 Style::kFaint);
}

}  // namespace fairstart
