// Tested by tests/service/publishing/year_bars_test.cc.
#include "service/publishing/year_bars.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "engine/calendar/age.h"
#include "engine/explanation/value_text.h"
#include "engine/schedule/dated_payments.h"
#include "service/publishing/plain_words.h"
#include "service/publishing/statement_words.h"
#include "service/publishing/without_leave.h"

namespace fairstart {
namespace {

std::optional<Certainty> CertaintyOf(v1::Outcome outcome) {
  switch (outcome) {
    case v1::OUTCOME_ENTITLED:
      return Certainty::kCertain;
    case v1::OUTCOME_SUBJECT_TO:
      return Certainty::kOnceReady;
    case v1::OUTCOME_UNDETERMINED:
      return Certainty::kUnsure;
    default:
      return std::nullopt;
  }
}

// " (a week)".
std::string Per(v1::Unit unit) {
  const std::string per = PerUnit(unit);
  return per.empty() ? "" : absl::StrCat(" (", per.substr(1), ")");
}

// A few characters: "£57.90", "? up to £100.00", "?".
std::string ShortSum(const v1::Line& line) {
  const v1::Given& given = line.given();
  const std::string amount = MoneyInWords(given.amount());
  if (line.outcome() != v1::OUTCOME_UNDETERMINED) {
    return amount.empty() && given.actual_cost() ? "at cost" : amount;
  }
  if (!amount.empty()) return absl::StrCat("? ", amount);
  const std::string most = MoneyInWords(given.at_most());
  return most.empty() ? "?" : absl::StrCat("? up to ", most);
}

class PictureMaker {
 public:
  explicit PictureMaker(const v1::Timeline& timeline)
      : timeline_(timeline),
        without_leave_(timeline),
        first_(*ParseDay(timeline.first_day())),
        last_(*ParseDay(timeline.last_day())) {}

  std::optional<YearPicture> Make(std::optional<Day> born) {
    for (const v1::LineSpan& span : timeline_.lines()) AddLine(span);
    for (const v1::ClaimSpan& span : timeline_.claims()) AddClaim(span);
    std::erase_if(picture_.rows,
                  [](const PictureRow& row) { return row.bars.empty() && row.marks.empty(); });
    if (!IsAnythingSettled()) return std::nullopt;
    for (PictureRow& row : picture_.rows) {
      std::stable_sort(row.bars.begin(), row.bars.end(),
                       [](const PictureBar& a, const PictureBar& b) { return a.first < b.first; });
      std::stable_sort(row.marks.begin(), row.marks.end(),
                       [](const PictureMark& a, const PictureMark& b) { return a.day < b.day; });
    }
    picture_.first = first_;
    picture_.last = last_;
    if (born.has_value()) AddBirthdays(*born);
    picture_.title = absl::StrCat("What you get from ",
                                  PeriodInWords(timeline_.first_day(), timeline_.last_day()));
    picture_.description =
        "A row for each thing. Bars show from when to when it is paid, with the sum under the bar. "
        "Round "
        "marks show what is paid once. The table below tells every change in words.";
    return std::move(picture_);
  }

 private:
  // A picture of nothing but questions tells nothing.
  bool IsAnythingSettled() const {
    const auto is_settled = [](const auto& drawn) { return drawn.certainty != Certainty::kUnsure; };
    return std::any_of(picture_.rows.begin(), picture_.rows.end(), [&](const PictureRow& row) {
      return std::any_of(row.bars.begin(), row.bars.end(), is_settled) ||
             std::any_of(row.marks.begin(), row.marks.end(), is_settled);
    });
  }

  PictureRow& RowNamed(const std::string& name) {
    for (PictureRow& row : picture_.rows) {
      if (row.name == name) return row;
    }
    picture_.rows.push_back({name, {}, {}});
    return picture_.rows.back();
  }

  void AddLine(const v1::LineSpan& span) {
    const v1::Line& line = span.line();
    const std::optional<Certainty> certainty = CertaintyOf(line.outcome());
    if (!certainty.has_value() || without_leave_.MayBeOnlyFor(line)) return;
    const std::string name = ItemName(line.label(), line.entitlement(), "");
    if (IsRegular(line.frequency())) {
      AddBar(RowNamed(name + Per(line.given().unit())), DayOr(line.first_day(), span.first_day()),
             DayOr(line.last_day(), span.last_day()), *certainty, ShortSum(line));
    } else if (line.frequency() == v1::FREQUENCY_ONCE) {
      AddMark(RowNamed(name), span, *certainty);
    }
  }

  void AddClaim(const v1::ClaimSpan& span) {
    const v1::ClaimFinding& claim = span.claim();
    const bool paid_over_time = claim.unit() == v1::UNIT_PENCE_PER_WEEK ||
                                claim.unit() == v1::UNIT_PENCE_PER_MONTH ||
                                claim.unit() == v1::UNIT_PENCE_PER_YEAR;
    const std::string amount = MoneyInWords(claim.amount());
    if (claim.outcome() != v1::OUTCOME_ELSEWHERE || !paid_over_time || amount.empty()) return;
    AddBar(RowNamed(absl::StrCat(ItemName(claim.label(), claim.claim(), ""), Per(claim.unit()))),
           DayOr(claim.from(), span.first_day()), DayOr(claim.until(), span.last_day()),
           Certainty::kOthers, amount);
  }

  // What a line says of its own days goes before the days on which it is listed.
  static Day DayOr(const std::string& own, const std::string& listed) {
    return ParseDay(own).value_or(*ParseDay(listed));
  }

  void AddBar(PictureRow& row, Day from, Day until, Certainty certainty, std::string says) const {
    const Day first = std::max(from, first_), last = std::min(until, last_);
    if (first > last) return;
    for (PictureBar& bar : row.bars) {
      const bool touches = NextDay(bar.last) >= first && bar.first <= NextDay(last);
      if (bar.certainty != certainty || bar.says != says || !touches) continue;
      bar.first = std::min(bar.first, first);
      bar.last = std::max(bar.last, last);
      return;
    }
    row.bars.push_back({first, last, certainty, std::move(says)});
  }

  void AddMark(PictureRow& row, const v1::LineSpan& span, Certainty certainty) const {
    const v1::Line& line = span.line();
    const bool was_open = WasOpen(span);
    Day day = *ParseDay(span.first_day());
    for (const std::string& own : {line.paid_on(), line.arises(), line.first_day()}) {
      if (own.empty()) continue;
      day = *ParseDay(own);
      break;
    }
    const bool given_a_day =
        !line.paid_on().empty() || !line.arises().empty() || !line.first_day().empty();
    // What was open before and has no day of its own comes on no day of the period.
    if (day < first_ || day > last_ || (!given_a_day && (was_open || day == first_))) {
      return;
    }
    const std::string says = ShortSum(line);
    for (PictureMark& mark : row.marks) {
      if (mark.day == day) {
        mark = {day, certainty, says};
        return;
      }
    }
    row.marks.push_back({day, certainty, says});
  }

  // Whether the same line was there the day before, if only with something behind it another.
  bool WasOpen(const v1::LineSpan& span) const {
    const Day before = PreviousDay(*ParseDay(span.first_day()));
    return std::any_of(timeline_.lines().begin(), timeline_.lines().end(),
                       [&](const v1::LineSpan& other) {
                         return other.line().entitlement() == span.line().entitlement() &&
                                other.line().instance() == span.line().instance() &&
                                CertaintyOf(other.line().outcome()).has_value() &&
                                *ParseDay(other.last_day()) == before;
                       });
  }

  void AddBirthdays(Day born) {
    for (int32_t age = 1; Birthday(born, age) <= last_; ++age) {
      const Day day = Birthday(born, age);
      if (day >= first_) picture_.days.push_back({day, absl::StrCat(Ordinal(age), " birthday")});
    }
  }

  const v1::Timeline& timeline_;
  const WithoutLeave without_leave_;
  const Day first_;
  const Day last_;
  YearPicture picture_;
};

}  // namespace

std::optional<YearPicture> PictureOf(const v1::Timeline& timeline, std::optional<Day> born) {
  return PictureMaker(timeline).Make(born);
}

}  // namespace fairstart
