// Tested by tests/service/cli/schedule_command_test.cc.
#include "service/cli/schedule_text.h"

#include <map>
#include <string>
#include <tuple>
#include <utility>
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

bool IsByTheWeek(const v1::ScheduledPayment& payment) {
  return payment.shares(0).unit() == v1::UNIT_PENCE_PER_WEEK;
}

std::string SumOf(const v1::ScheduledPayment& payment) {
  if (payment.has_amount()) return MoneyInWords(payment.amount());
  if (payment.has_at_most()) {
    const std::string most = MoneyInWords(payment.at_most());
    if (!payment.has_at_least() || payment.at_least().pence() == 0) return "up to " + most;
    return absl::StrCat(MoneyInWords(payment.at_least()), " to ", most);
  }
  return payment.kind() == v1::PAYMENT_KIND_ACTUAL_COST ? "actual cost" : "a sum that is not known";
}

std::string StateInWords(v1::PaymentState state) {
  switch (state) {
    case v1::PAYMENT_STATE_AWAITS_RECORD:
      return "once on record";
    case v1::PAYMENT_STATE_UNDETERMINED:
      return "not settled";
    case v1::PAYMENT_STATE_TO_CONSIDER:
      return "to be considered";
    default:
      return "";
  }
}

Style StyleOf(const v1::ScheduledPayment& payment) {
  if (payment.kind() == v1::PAYMENT_KIND_REPAYMENT) return Style::kCare;
  switch (payment.state()) {
    case v1::PAYMENT_STATE_DUE:
      return Style::kGood;
    case v1::PAYMENT_STATE_UNDETERMINED:
      return Style::kCare;
    default:
      return Style::kPlain;
  }
}

// What a payment waits for, how it is made up, and what was paid.
void PrintRemarks(int indent, const v1::ScheduledPayment& payment, Page& page) {
  for (const v1::UnmetNeed& need : payment.needs()) {
    page.Paragraph(indent, absl::StrCat("Needed first: ", need.says()), Style::kPlain, 2);
  }
  for (const v1::Missing& missing : payment.missing()) {
    const bool rate = missing.kind() == v1::Missing::KIND_RATE;
    page.Paragraph(indent,
                   absl::StrCat(rate ? "" : "Not known: ", MissingInWords(missing), " (",
                                missing.path(), ")"),
                   Style::kPlain, 2);
  }
  if (payment.has_paid()) {
    page.Paragraph(indent, absl::StrCat("Paid already: ", MoneyInWords(payment.paid())),
                   Style::kPlain, 2);
  }
}

// Payments for weeks in a row that say the same of each.
struct Run {
  const v1::ScheduledPayment* first = nullptr;
  const v1::ScheduledPayment* last = nullptr;
  int weeks = 0;
};

// Whether the payment says of its week what another says of the week before.
bool GoesOn(const Run& run, const v1::ScheduledPayment& next) {
  v1::ScheduledPayment a = *run.last, b = next;
  if (NextDay(*ParseDay(a.last_day())) != *ParseDay(b.first_day())) return false;
  for (v1::ScheduledPayment* payment : {&a, &b}) {
    payment->clear_due();
    payment->clear_first_day();
    payment->clear_last_day();
    payment->clear_supposed();
    payment->clear_citations();
    payment->clear_missing();
    for (v1::PaymentShare& share : *payment->mutable_shares()) {
      share.clear_first_day();
      share.clear_last_day();
    }
  }
  return a.SerializeAsString() == b.SerializeAsString();
}

std::string DaysInWords(const std::string& first, const std::string& last) {
  return first == last ? DayInWords(first) : PeriodInWords(first, last);
}

void PrintRun(const Run& run, Page& page) {
  const v1::ScheduledPayment& payment = *run.first;
  std::string sum = SumOf(payment);
  if (run.weeks > 1) sum = absl::StrCat(run.weeks, " × ", sum);
  const std::string state = StateInWords(payment.state());
  page.Row(4, DaysInWords(payment.first_day(), run.last->last_day()),
           absl::StrCat(sum, state.empty() ? "" : ", ", state), StyleOf(payment));
  if (run.weeks == 1 && payment.has_amount()) page.Paragraph(6, payment.says(), Style::kFaint, 2);
  PrintRemarks(6, payment, page);
}

std::string HowPaid(const v1::ScheduledPayment& payment) {
  std::vector<std::string> words;
  for (const std::string& word : {InWords(payment.payee()), InWords(payment.manner())}) {
    if (!word.empty()) words.push_back(word);
  }
  return absl::StrJoin(words, ", ");
}

void PrintByTheWeek(const v1::Schedule& schedule, Page& page) {
  std::map<std::pair<std::string, std::string>, std::vector<Run>> lines;
  for (const v1::ScheduledPayment& payment : schedule.payments()) {
    if (!IsByTheWeek(payment)) continue;
    std::vector<Run>& runs = lines[{payment.name(), payment.instance()}];
    if (!runs.empty() && GoesOn(runs.back(), payment)) {
      runs.back().last = &payment;
      ++runs.back().weeks;
    } else {
      runs.push_back({&payment, &payment, 1});
    }
  }
  if (lines.empty()) return;
  page.Heading("Paid by the week");
  for (const auto& [name, runs] : lines) {
    const v1::ScheduledPayment& first = *runs.front().first;
    page.Row(2, NameInWords(first.label(), first.name(), first.instance()), HowPaid(first),
             Style::kStrong);
    for (const Run& run : runs) PrintRun(run, page);
  }
}

void PrintOnADay(const v1::Schedule& schedule, Page& page) {
  bool any = false;
  for (const v1::ScheduledPayment& payment : schedule.payments()) {
    if (IsByTheWeek(payment)) continue;
    if (!any) page.Heading("Paid on a day");
    any = true;
    const std::string state = StateInWords(payment.state());
    page.Row(2,
             absl::StrCat(payment.due().empty() ? "Day not known" : DayInWords(payment.due()), "  ",
                          NameInWords(payment.label(), payment.name(), payment.instance())),
             absl::StrCat(SumOf(payment), state.empty() ? "" : ", ", state), StyleOf(payment));
    if (payment.shares_size() > 1) page.Paragraph(4, payment.says(), Style::kFaint, 2);
    PrintRemarks(4, payment, page);
  }
}

// What a line without a day comes to: what is left of it, or its sum.
std::string Worth(const v1::Line& line) {
  const std::string sum = SumInWords(line);
  if (!line.limits().has_left()) return sum;
  return absl::StrCat(sum, sum.empty() ? "" : ", ", MoneyInWords(line.limits().left()), " left");
}

void PrintUndated(const v1::Schedule& schedule, Page& page) {
  std::map<std::pair<std::string, std::string>, std::vector<const v1::LineSpan*>> lines;
  for (const v1::LineSpan& span : schedule.undated()) {
    lines[{span.line().entitlement(), span.line().instance()}].push_back(&span);
  }
  if (lines.empty()) return;
  page.Heading("Paid as costs arise, or once more is known");
  for (const auto& [name, spans] : lines) {
    std::vector<std::pair<std::string, std::string>>
        rows;  // what it comes to, and from when to when
    std::string last_day;
    for (const v1::LineSpan* span : spans) {
      const std::string worth = Worth(span->line());
      if (!rows.empty() && rows.back().first == worth) {
        last_day = span->last_day();
        continue;
      }
      rows.push_back({worth, span->first_day()});
      last_day = span->last_day();
    }
    const v1::Line& line = spans.front()->line();
    const std::string called = NameInWords(line.label(), line.entitlement(), line.instance());
    if (rows.size() == 1) {
      page.Row(2, called, rows.front().first, Style::kPlain);
      continue;
    }
    page.Paragraph(2, called);
    for (const auto& [worth, from] : rows) {
      page.Row(4, absl::StrCat("from ", DayInWords(from)), worth, Style::kPlain);
    }
  }
}

std::string TotalInWords(const v1::ScheduleTotal& total) {
  std::vector<std::string> parts;
  const auto add = [&](bool there, const v1::Money& money, const std::string& what) {
    if (there && money.pence() != 0) parts.push_back(absl::StrCat(MoneyInWords(money), " ", what));
  };
  add(total.has_regular(), total.regular(), "regular");
  add(total.has_one_off(), total.one_off(), "one-off");
  add(total.has_actual_cost(), total.actual_cost(), "actual costs");
  add(total.has_repayments(), total.repayments(), "paid back");
  add(total.has_awaits_record(), total.awaits_record(), "once on record");
  if (total.has_undetermined_at_least()) {
    parts.push_back(
        total.has_undetermined_at_most()
            ? absl::StrCat("up to ", MoneyInWords(total.undetermined_at_most()), " not settled")
            : "more that is not settled");
  }
  add(total.has_paid(), total.paid(), "of it paid already");
  return parts.empty() ? "nothing" : absl::StrJoin(parts, ", ");
}

void PrintTotals(const v1::Schedule& schedule, v1::TotalBy by, const std::string& heading,
                 Page& page) {
  bool any = false;
  for (const v1::ScheduleTotal& total : schedule.totals()) {
    if (total.by() != by) continue;
    if (!any) page.Heading(heading);
    any = true;
    page.Row(2, total.name().empty() ? "Everything" : total.name(), TotalInWords(total),
             Style::kPlain);
  }
}

}  // namespace

void PrintSchedule(const v1::Schedule& schedule, Page& page) {
  PrintBasis(schedule.basis(), PeriodInWords(schedule.first_day(), schedule.last_day()), page);
  PrintWhetherRecord(schedule.basis().record_digest(), page);
  PrintSuppositions(schedule.basis(), schedule.suppositions(), schedule.last_day(), page);
  PrintByTheWeek(schedule, page);
  PrintOnADay(schedule, page);
  PrintUndated(schedule, page);
  PrintTotals(schedule, v1::TOTAL_BY_MONTH, "By month", page);
  PrintTotals(schedule, v1::TOTAL_BY_FINANCIAL_YEAR, "By financial year", page);
  page.Blank();
  page.Paragraph(
      0,
      "A week is paid with all of its days, those outside the period too. --format=csv has a "
      "line for each payment; --format=json also the sums by week, payee, manner and entitlement.",
      Style::kFaint);
}

}  // namespace fairstart
