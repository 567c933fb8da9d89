// What the page and the terminal say of a panel's report.
#ifndef FAIRSTART_SERVICE_PUBLISHING_PANEL_WORDS_H_
#define FAIRSTART_SERVICE_PUBLISHING_PANEL_WORDS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "fairstart/v1/panel_report.pb.h"

namespace fairstart {

// "1 young person", "3 young people".
std::string Counted(int64_t number, const std::string& one, const std::string& many);

// What the report rests on: the rulebook, the rates, how much of the ledger.
std::string BasisInWords(const v1::PanelReport& report);

// Whom the report does not count: "2 without a case, 1 of another status"; "" if there is nobody.
std::string NotCountedInWords(const v1::PanelReport& report);

// "April 2017" and "Apr" for "2017-04".
std::string MonthInWords(const std::string& month);
std::string ShortMonth(const std::string& month);

// Whether anything was or may be paid, or was set aside.
bool HasMoney(const v1::Spend& spend);

// "£100.00 to £120.00", or one sum where both are the same.
std::string RangeInWords(const v1::Money& least, const v1::Money& most);

// How the forecast stands to what was set aside. REQUIRES: something was.
std::string BudgetInWords(const v1::Spend& spend);

// What the forecast leaves out; "" if nothing.
std::string NotInForecastInWords(const v1::Spend& spend);

// Of whom it is not known whether a payment is late; "" if it is known of everybody.
std::string LateNotKnownInWords(const v1::PanelReport& report);

// How it was worked out, for those who read the figures.
std::vector<std::string> NotesInWords(const v1::PanelReport& report);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PUBLISHING_PANEL_WORDS_H_
