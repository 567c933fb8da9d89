// Tested by tests/service/cli/plain_words_test.cc.
#include "service/cli/plain_words.h"

#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/calendar/civil_day.h"
#include "engine/money/exact_amount.h"

namespace fairstart {

std::string DayInWords(const std::string& text) {
  static constexpr const char* kMonths[] = {"January",   "February", "March",    "April",
                                            "May",       "June",     "July",     "August",
                                            "September", "October",  "November", "December"};
  const absl::StatusOr<Day> day = ParseDay(text);
  if (!day.ok()) return text;
  const absl::CivilDay civil = ToCivil(*day);
  return absl::StrCat(civil.day(), " ", kMonths[civil.month() - 1], " ", civil.year());
}

std::string PeriodInWords(const std::string& first, const std::string& last) {
  if (first.empty() && last.empty()) return "";
  if (last.empty()) return absl::StrCat("from ", DayInWords(first));
  if (first.empty()) return absl::StrCat("to ", DayInWords(last));
  return absl::StrCat(DayInWords(first), " to ", DayInWords(last));
}

std::string MoneyInWords(const v1::Money& money) {
  return money.has_pence() ? FormatPounds(Pence(money.pence())) : "";
}

std::string PerUnit(v1::Unit unit) {
  switch (unit) {
    case v1::UNIT_PENCE_PER_DAY:
      return " a day";
    case v1::UNIT_PENCE_PER_WEEK:
      return " a week";
    case v1::UNIT_PENCE_PER_MONTH:
      return " a month";
    case v1::UNIT_PENCE_PER_YEAR:
      return " a year";
    case v1::UNIT_PENCE_PER_HOUR:
      return " an hour";
    default:
      return "";
  }
}

std::string InWords(v1::Frequency frequency) {
  switch (frequency) {
    case v1::FREQUENCY_ONCE:
      return "once";
    case v1::FREQUENCY_WEEKLY:
      return "weekly";
    case v1::FREQUENCY_MONTHLY:
      return "monthly";
    case v1::FREQUENCY_HALF_TERMLY:
      return "each half term, in arrears";
    case v1::FREQUENCY_TERMLY:
      return "each term";
    case v1::FREQUENCY_YEARLY:
      return "each year";
    case v1::FREQUENCY_AS_INCURRED:
      return "as costs arise";
    default:
      return "";
  }
}

std::string InWords(v1::Payee payee) {
  switch (payee) {
    case v1::PAYEE_YOUNG_PERSON:
      return "to the young person";
    case v1::PAYEE_LANDLORD_OR_PROVIDER:
      return "to the landlord or provider";
    case v1::PAYEE_SUPPLIER:
      return "to the supplier";
    case v1::PAYEE_PARENT:
      return "to the parent";
    case v1::PAYEE_CARER:
      return "to the carer";
    case v1::PAYEE_CHILDCARE_PROVIDER:
      return "to the childcare provider";
    default:
      return "";
  }
}

std::string InWords(v1::Manner manner) {
  switch (manner) {
    case v1::MANNER_ACCOUNT:
      return "into an account";
    case v1::MANNER_IN_KIND:
      return "in kind";
    case v1::MANNER_VOUCHER:
      return "by voucher";
    case v1::MANNER_PRISON_ACCOUNT:
      return "into the prison account";
    case v1::MANNER_CASH_IF_AGREED:
      return "in cash where the plan agrees to it";
    default:
      return "";
  }
}

std::string InWords(v1::CapPeriod period) {
  switch (period) {
    case v1::CAP_PERIOD_INSTANCE:
      return "each time";
    case v1::CAP_PERIOD_LIFE:
      return "in all";
    case v1::CAP_PERIOD_FINANCIAL_YEAR:
      return "in a financial year";
    case v1::CAP_PERIOD_ACADEMIC_YEAR:
      return "in an academic year";
    case v1::CAP_PERIOD_CALENDAR_YEAR:
      return "in a calendar year";
    default:
      return "";
  }
}

std::string InWords(v1::Actor actor) {
  switch (actor) {
    case v1::ACTOR_AUTHORITY:
      return "the authority";
    case v1::ACTOR_SOCIAL_WORKER:
      return "the social worker";
    case v1::ACTOR_PERSONAL_ADVISER:
      return "the personal adviser";
    case v1::ACTOR_SOCIAL_WORKER_OR_PERSONAL_ADVISER:
      return "the social worker or personal adviser";
    case v1::ACTOR_LEAVING_CARE_TEAM:
      return "the leaving care team";
    case v1::ACTOR_SERVICE_MANAGER:
      return "a service manager";
    case v1::ACTOR_CARER:
      return "the carer";
    case v1::ACTOR_YOUNG_PERSON:
      return "the young person";
    case v1::ACTOR_RECEIVER_OF_COMPLAINT:
      return "whoever received the complaint";
    default:
      return "";
  }
}

std::string InWords(v1::Need::Before before) {
  switch (before) {
    case v1::Need::BEFORE_ENTITLEMENT:
      return "before it stands";
    case v1::Need::BEFORE_EACH_PAYMENT:
      return "before each payment";
    default:
      return "";
  }
}

std::string CitationsInWords(const google::protobuf::RepeatedPtrField<v1::Citation>& citations) {
  std::vector<std::string> references;
  for (const v1::Citation& citation : citations) {
    references.push_back(citation.source().empty()
                             ? citation.paragraph()
                             : absl::StrCat(citation.source(), " ", citation.paragraph()));
  }
  return absl::StrJoin(references, ", ");
}

}  // namespace fairstart
