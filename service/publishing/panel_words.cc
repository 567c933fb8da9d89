// Tested by tests/service/publishing/panel_report_test.cc.
#include "service/publishing/panel_words.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "service/publishing/plain_words.h"

namespace fairstart {

std::string Counted(int64_t number, const std::string& one, const std::string& many) {
  return absl::StrCat(number, " ", number == 1 ? one : many);
}

std::string BasisInWords(const v1::PanelReport& report) {
  std::string text = absl::StrCat("By ", report.rulebook().id(), " ", report.rulebook().edition(),
                                  " with the rates of ", report.rates().edition());
  if (!report.readings().empty()) {
    absl::StrAppend(&text, " and the readings ", absl::StrJoin(report.readings(), ", "));
  }
  absl::StrAppend(&text, ", from a ledger of ", Counted(report.size(), "entry", "entries"),
                  ". Nobody is named.");
  return text;
}

std::string NotCountedInWords(const v1::PanelReport& report) {
  std::vector<std::string> parts;
  if (report.without_case() > 0) {
    parts.push_back(absl::StrCat(report.without_case(), " without a case"));
  }
  if (report.of_other_status() > 0) {
    parts.push_back(absl::StrCat(report.of_other_status(), " of another status"));
  }
  if (report.not_worked_out() > 0) {
    parts.push_back(absl::StrCat(report.not_worked_out(), " that could not be worked out"));
  }
  return parts.empty() ? "" : absl::StrCat("not counted: ", absl::StrJoin(parts, ", "));
}

std::string MonthInWords(const std::string& month) {
  const std::string day = DayInWords(absl::StrCat(month, "-01"));
  return day.substr(day.find(' ') + 1);
}

std::string ShortMonth(const std::string& month) {
  constexpr size_t kLetters = 3;
  return MonthInWords(month).substr(0, kLetters);
}

bool HasMoney(const v1::Spend& spend) {
  return spend.paid().pence() != 0 || spend.people() > 0 || spend.has_budget() ||
         spend.forecast_at_least().pence() != 0 || spend.forecast_at_most().pence() != 0;
}

std::string RangeInWords(const v1::Money& least, const v1::Money& most) {
  const std::string from = MoneyInWords(least), to = MoneyInWords(most);
  return from == to ? from : absl::StrCat(from, " to ", to);
}

std::string BudgetInWords(const v1::Spend& spend) {
  v1::Money beyond;
  const int64_t budget = spend.budget().pence();
  if (spend.forecast_at_least().pence() > budget) {
    beyond.set_pence(spend.forecast_at_least().pence() - budget);
    return absl::StrCat("exceeded by ", MoneyInWords(beyond), " at least");
  }
  if (spend.forecast_at_most().pence() > budget) {
    beyond.set_pence(spend.forecast_at_most().pence() - budget);
    return absl::StrCat("may be exceeded, by ", MoneyInWords(beyond), " at most");
  }
  beyond.set_pence(budget - spend.forecast_at_most().pence());
  return absl::StrCat("leaves ", MoneyInWords(beyond), " at least");
}

std::string NotInForecastInWords(const v1::Spend& spend) {
  if (spend.undated() + spend.without_bound() == 0) return "";
  return absl::StrCat("Not in it: ", Counted(spend.undated(), "thing", "things"),
                      " without a day or a sum of their own, such as costs as they arise, and ",
                      Counted(spend.without_bound(), "payment", "payments"),
                      " of which no greatest sum is known.");
}

std::string LateNotKnownInWords(const v1::PanelReport& report) {
  if (report.late_not_known() == 0) return "";
  return absl::StrCat("Of ", Counted(report.late_not_known(), "young person", "young people"),
                      " it is not known: what was decided of them cannot be worked out with the "
                      "editions that there are.");
}

std::vector<std::string> NotesInWords(const v1::PanelReport& report) {
  return {
      absl::StrCat("Legal status, ages and duties are those of ", DayInWords(report.as_of()),
                   ", worked out from the case that was last received of each young person "
                   "and from what is on record. What is not known is counted as not known."),
      "What was paid is what the ledger has as paid in the financial year up to that day, "
      "less what came back; what came later is left out. Money, duties, decisions and payments "
      "are of everybody, also of those who are not counted as young people.",
      "The year comes to what was paid and what the payment schedules of all young people have "
      "due in it besides, whether it was decided or not: at least what is certain, at most "
      "what is certain and what waits for something to be put on record, to become known or "
      "to be looked at. Costs that are paid as they arise are in it once they are paid.",
      absl::StrCat("A payment is late when it was decided, was due ",
                   Counted(report.late_after_days(), "day", "days"),
                   " ago or earlier and is not on record. A decision is awaited while what was "
                   "worked out last says otherwise than what is decided, or nothing is decided."),
  };
}

}  // namespace fairstart
