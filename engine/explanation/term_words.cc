// Tested by tests/engine/explanation/term_words_test.cc.
#include "engine/explanation/term_words.h"

namespace fairstart {

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

std::string InWords(v1::ReferenceKind kind) {
  switch (kind) {
    case v1::REFERENCE_KIND_STATUS:
      return "decides a status";
    case v1::REFERENCE_KIND_ENTITLEMENT:
      return "gives something";
    case v1::REFERENCE_KIND_CALCULATION:
      return "says how to reckon";
    case v1::REFERENCE_KIND_CONDITION:
      return "sets a condition";
    case v1::REFERENCE_KIND_EXTERNAL:
      return "says what others give";
    case v1::REFERENCE_KIND_DUTY:
      return "sets a task";
    case v1::REFERENCE_KIND_PROHIBITION:
      return "forbids something";
    case v1::REFERENCE_KIND_ADVICE:
      return "advises";
    default:
      return "";
  }
}

}  // namespace fairstart
