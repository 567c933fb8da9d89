// A ledger with what is recorded about two young people, and a schedule: what is decided is kept
// for 75 years from birth, what is paid for six years after the financial year.
#ifndef FAIRSTART_TESTS_SERVICE_RETENTION_RETENTION_FIXTURE_H_
#define FAIRSTART_TESTS_SERVICE_RETENTION_RETENTION_FIXTURE_H_

#include <string>

#include "service/retention/retention_schedule.h"
#include "tests/service/deciding/deciding_fixture.h"

namespace fairstart {

class RetentionTest : public DecidingTest {
 protected:
  // Born on 2002-05-15: kept through 2077-05-15. Paid on 2019-06-10: kept through 2026-03-31.
  static v1::RetentionSchedule Schedule() {
    return Parsed<v1::RetentionSchedule>(R"pb(
      decided_by: "the cabinet, 2019-03-01"
      classes {
        name: "decisions"
        kinds: ENTRY_KIND_CASE_RECEIVED
        kinds: ENTRY_KIND_FINDING_PROPOSED
        kinds: ENTRY_KIND_DECISION_CONFIRMED
        kinds: ENTRY_KIND_APPROVAL
        terms { event: EVENT_BIRTH years: 75 }
        basis: "75 years from birth"
      }
      classes {
        name: "payments"
        kinds: ENTRY_KIND_PAYMENT
        kinds: ENTRY_KIND_REVERSAL
        terms { event: EVENT_END_OF_YEAR_OF_PAYMENT years: 6 }
        basis: "six years after the financial year"
      }
    )pb");
  }

  RetentionTest() {
    finding_ = Recorded(Proposal("r-1"));
    Recorded(ManagersApproval("a-1"));
    Recorded(Confirmation("request-about-the-allowance", finding_, {"weekly_allowance"}));
    NewEntry paid = PaymentOf("p-1", 5790, kPerson);
    paid.content.mutable_payment()->set_paid_on("2019-06-10");
    paid.content.mutable_payment()->mutable_line()->set_entitlement("weekly_allowance");
    payment_ = Add(std::move(paid));
    v1::ProposeRequest other = Proposal("r-2");
    other.mutable_case_()->set_case_reference("case-2");
    Recorded(other);
  }

  std::vector<v1::RetainedEntry> On(const std::string& day,
                                    const v1::RetentionSchedule& schedule = Schedule()) {
    return *RetainedEntries(schedule, **Now(), kPerson, *ParseDay(day));
  }

  int64_t finding_ = 0;
  int64_t payment_ = 0;
};

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_SERVICE_RETENTION_RETENTION_FIXTURE_H_
