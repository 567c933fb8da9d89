// A ledger of a test's own, in which payments are judged and recorded under the rules beside this
// file.
#ifndef FAIRSTART_TESTS_SERVICE_PAYMENTS_PAYMENTS_FIXTURE_H_
#define FAIRSTART_TESTS_SERVICE_PAYMENTS_PAYMENTS_FIXTURE_H_

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "service/payments/record_payment.h"
#include "service/payments/validate.h"
#include "tests/service/deciding/deciding_fixture.h"

namespace fairstart {

// The young person becomes 17 on 15 May 2019 and lives in the home "home-1". In June 2019 they are
// due £57.90 a week; 3 June 2019 is a Monday.
class PaymentsTest : public DecidingTest {
 protected:
  PaymentsTest() : DecidingTest("tests/service/payments/rules") {}

  static v1::CaseFacts PayeeFacts(const std::string& person = kPerson) {
    v1::CaseFacts facts = Facts();
    facts.set_case_reference(person);
    auto& home = *facts.mutable_living_arrangements()->add_records();
    home.set_id("home-1");
    home.set_home("home-1");
    home.set_first_day("2018-01-01");
    home.mutable_last_day()->set_not_yet(true);
    return facts;
  }

  // Proposes for a day and confirms what can be.
  int64_t Decide(const std::string& id, const std::string& as_of = "2019-06-01",
                 const v1::CaseFacts& facts = PayeeFacts()) {
    v1::ProposeRequest proposal = Proposal(id, as_of, facts);
    const auto found = Ask(proposal);
    EXPECT_TRUE(found.ok()) << found.status();
    if (!found.ok()) return -1;
    v1::ConfirmRequest confirmation = Confirmation(id + "/c", found->recorded().position());
    confirmation.set_case_reference(facts.case_reference());
    return Recorded(confirmation);
  }

  static v1::ProposeRequest Proposal(const std::string& id, const std::string& as_of,
                                     const v1::CaseFacts& facts) {
    v1::ProposeRequest request = DecidingTest::Proposal(id);
    request.mutable_rulebook()->set_id("payments");
    request.set_as_of(as_of);
    *request.mutable_case_() = facts;
    return request;
  }

  v1::AddToRecordRequest Added(const std::string& id, const std::string& item) {
    v1::AddToRecordRequest request = Addition(id, item);
    request.mutable_rulebook()->set_id("payments");
    return request;
  }

  v1::AddToRecordRequest Approved() {
    return Added("approval",
                 "approval { id: 'a1' line { entitlement: 'home_grant' } role: 'service_manager' "
                 "approved_by: 'manager-1' approved_on: '2019-06-02' }");
  }

  // £57.90 for the week from 3 June.
  static v1::Payment Week(const std::string& id = "p1", const std::string& first = "2019-06-03",
                          const std::string& last = "2019-06-09", int64_t pence = 5790) {
    v1::Payment payment = To(id, "weekly_allowance", pence);
    payment.set_first_day(first);
    payment.set_last_day(last);
    payment.set_paid_on(last);
    return payment;
  }

  // Into the young person's account.
  static v1::Payment To(const std::string& id, const std::string& entitlement, int64_t pence,
                        const std::string& paid_on = "2019-06-10") {
    v1::Payment payment;
    payment.set_id(id);
    payment.mutable_line()->set_entitlement(entitlement);
    payment.mutable_amount()->set_pence(pence);
    payment.set_paid_on(paid_on);
    payment.set_payee(v1::PAYEE_YOUNG_PERSON);
    payment.set_manner(v1::MANNER_ACCOUNT);
    return payment;
  }

  static v1::Payment Grant(const std::string& id, int64_t pence) {
    v1::Payment payment = To(id, "home_grant", pence);
    payment.set_payee(v1::PAYEE_SUPPLIER);
    payment.set_manner(v1::MANNER_VOUCHER);
    return payment;
  }

  static v1::Payment Equipment(const std::string& id, int64_t pence) {
    v1::Payment payment = To(id, "equipment", pence);
    payment.set_payee(v1::PAYEE_SUPPLIER);
    return payment;
  }

  absl::StatusOr<v1::ValidateResponse> Validated(const v1::Payment& payment,
                                                 const std::string& person = kPerson) {
    v1::ValidateRequest request;
    request.set_case_reference(person);
    *request.mutable_payment() = payment;
    return ValidatePayment(*library_, **Now(), request.SerializeAsString());
  }

  v1::PaymentVerdict VerdictOn(const v1::Payment& payment, const std::string& person = kPerson) {
    const absl::StatusOr<v1::ValidateResponse> response = Validated(payment, person);
    EXPECT_TRUE(response.ok()) << response.status();
    return response.ok() ? response->verdict() : v1::PaymentVerdict();
  }

  static v1::RecordRequest Recording(const std::string& id, const v1::Payment& payment,
                                     const std::string& person = kPerson) {
    v1::RecordRequest request;
    request.set_request_id(id);
    request.set_case_reference(person);
    request.set_said_by("finance-1");
    *request.mutable_payment() = payment;
    return request;
  }

  absl::StatusOr<v1::RecordResponse> Pay(const v1::RecordRequest& request) {
    return RecordPayment(*keeping_, request.SerializeAsString(), "");
  }

  // Whether it was recorded; a failure if it could not be judged.
  bool IsPaid(const v1::RecordRequest& request) {
    const absl::StatusOr<v1::RecordResponse> response = Pay(request);
    EXPECT_TRUE(response.ok()) << response.status();
    return response.ok() && response->has_recorded();
  }

  // Puts a payment onto the record as it is, whether or not it may be made.
  void Paid(v1::Payment payment, const std::string& person = kPerson) {
    NewEntry entry = EntryOf("paid/" + person + "/" + payment.id(), person);
    if (payment.has_reverses()) {
      *entry.content.mutable_reversal() = std::move(payment);
    } else {
      *entry.content.mutable_payment() = std::move(payment);
    }
    Add(std::move(entry));
  }

  // That `pence` of a payment came back.
  static v1::Payment Back(const std::string& id, v1::Payment payment, int64_t pence) {
    payment.set_reverses(payment.id());
    payment.set_id(id);
    payment.mutable_amount()->set_pence(-pence);
    return payment;
  }

  static std::vector<v1::PaymentProblemKind> Kinds(const v1::PaymentVerdict& verdict) {
    std::vector<v1::PaymentProblemKind> kinds;
    for (const v1::PaymentProblem& problem : verdict.problems()) kinds.push_back(problem.kind());
    return kinds;
  }

  static std::vector<std::string> Paragraphs(const v1::PaymentProblem& problem) {
    std::vector<std::string> paragraphs;
    for (const v1::Citation& citation : problem.citations())
      paragraphs.push_back(citation.paragraph());
    return paragraphs;
  }
};

using ProblemKinds = std::vector<v1::PaymentProblemKind>;

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_SERVICE_PAYMENTS_PAYMENTS_FIXTURE_H_
