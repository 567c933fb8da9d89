// Tested by tests/engine/evaluation/record_entries_test.cc.
#include "engine/evaluation/record_entries.h"

#include <algorithm>
#include <set>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "engine/calendar/civil_day.h"
#include "engine/text/misread.h"

namespace fairstart {
namespace {

class Checker {
 public:
  Checker(const Plan& plan, const v1::Record& record, FieldViolations& violations)
      : plan_(plan), record_(record), violations_(violations) {}

  template <typename Entry>
  void CheckLines(const char* field, const google::protobuf::RepeatedPtrField<Entry>& entries) {
    for (int i = 0; i < entries.size(); ++i) {
      const v1::LineReference& line = entries[i].line();
      const PlanEntitlement* entitlement = Find(line.entitlement());
      if (entitlement == nullptr || !entitlement->for_each.empty() || line.instance().empty()) {
        continue;
      }
      Refuse(absl::StrCat(field, "[", i, "].line.instance"),
             absl::StrCat(Quoted(line.instance()), " is an instance, and ", line.entitlement(),
                          " has one line; leave it out"));
    }
  }

  template <typename Entry>
  void CheckKeys(const char* field, const google::protobuf::RepeatedPtrField<Entry>& entries) {
    std::set<std::string> seen;
    for (int i = 0; i < entries.size(); ++i) {
      if (!entries[i].has_id() || seen.insert(entries[i].id()).second) continue;
      Refuse(absl::StrCat(field, "[", i, "].id"),
             absl::StrCat(Quoted(entries[i].id()), " is the key of an earlier entry too; give each a "
                                                   "key of its own"));
    }
  }

  template <typename Entry>
  void CheckSums(const char* field, const google::protobuf::RepeatedPtrField<Entry>& entries) {
    for (int i = 0; i < entries.size(); ++i) {
      if (entries[i].amount().pence() >= 0) continue;
      Refuse(absl::StrCat(field, "[", i, "].amount"),
             "is less than nothing; give the sum in pence, from 0");
    }
  }

  void CheckPayments() {
    for (int i = 0; i < record_.payments_size(); ++i) {
      CheckPayment(record_.payments(i), absl::StrCat("payments[", i, "]"));
    }
  }

 private:
  const PlanEntitlement* Find(const std::string& name) const {
    const auto at = std::lower_bound(plan_.entitlements.begin(), plan_.entitlements.end(), name,
                                     [](const PlanEntitlement& one, const std::string& wanted) {
                                       return one.source->name() < wanted;
                                     });
    return at != plan_.entitlements.end() && at->source->name() == name ? &*at : nullptr;
  }

  void CheckPayment(const v1::Payment& payment, const std::string& path) {
    if (!payment.line().has_entitlement()) {
      Refuse(absl::StrCat(path, ".line.entitlement"), "missing; name what was paid");
    }
    const PlanEntitlement* entitlement = Find(payment.line().entitlement());
    if (entitlement != nullptr) CheckLine(payment, *entitlement, path);
    if (!payment.amount().has_pence()) {
      Refuse(absl::StrCat(path, ".amount"), "missing; give the sum in pence");
    }
    if (!payment.has_first_day() && !payment.has_paid_on()) {
      Refuse(absl::StrCat(path, ".paid_on"),
             "missing; give the day of the payment, or the first day that it is for");
    }
    CheckDays(payment, path);
    CheckReversal(payment, path);
  }

  void CheckDays(const v1::Payment& payment, const std::string& path) {
    const absl::StatusOr<Day> first = ParseDay(payment.first_day());
    const absl::StatusOr<Day> last = ParseDay(payment.last_day());
    if (!first.ok() || !last.ok() || *first <= *last) return;
    Refuse(absl::StrCat(path, ".last_day"),
           absl::StrCat(payment.last_day(), " is before first_day, ", payment.first_day(),
                        "; one of the two is wrong"));
  }

  void CheckReversal(const v1::Payment& payment, const std::string& path) {
    if (!payment.has_reverses()) {
      if (payment.amount().pence() < 0) {
        Refuse(absl::StrCat(path, ".reverses"),
               "missing; a sum below nothing takes a payment back: name which");
      }
      return;
    }
    if (payment.amount().pence() > 0) {
      Refuse(absl::StrCat(path, ".amount"),
             "is more than nothing, and what takes a payment back is less");
    }
    const auto& payments = record_.payments();
    const bool exists = std::any_of(payments.begin(), payments.end(), [&](const auto& other) {
      return other.id() == payment.reverses() && !other.has_reverses();
    });
    if (exists) return;
    Refuse(absl::StrCat(path, ".reverses"),
           absl::StrCat("no payment has the key ", Quoted(payment.reverses())));
  }

  // A payment for none in particular of several, or for no home, would be made again.
  void CheckLine(const v1::Payment& payment, const PlanEntitlement& entitlement,
                 const std::string& path) {
    if (!entitlement.for_each.empty() && payment.line().instance().empty()) {
      Refuse(absl::StrCat(path, ".line.instance"),
             absl::StrCat("missing; ", payment.line().entitlement(),
                          " has a line for each of several, and an answer names each"));
    }
    const auto& caps = entitlement.caps;
    const bool is_for_a_home = std::any_of(
        caps.begin(), caps.end(), [](const PlanCap& cap) { return cap.home.has_value(); });
    if (!is_for_a_home || payment.has_home()) return;
    Refuse(absl::StrCat(path, ".home"),
           absl::StrCat("missing; ", payment.line().entitlement(),
                        " is paid once for a home: give the key of the home"));
  }

  void Refuse(const std::string& path, const std::string& why) {
    violations_.push_back({absl::StrCat("record.", path), why});
  }

  const Plan& plan_;
  const v1::Record& record_;
  FieldViolations& violations_;
};

}  // namespace

void CheckRecordEntries(const Plan& plan, const v1::Record& record, FieldViolations& violations) {
  Checker checker(plan, record, violations);
  const auto check = [&](const char* field, const auto& entries) {
    checker.CheckKeys(field, entries);
    if constexpr (requires { entries[0].line(); }) checker.CheckLines(field, entries);
  };
  check("assessments", record.assessments());
  check("approvals", record.approvals());
  check("evidence", record.evidence());
  check("agreements", record.agreements());
  check("plan_reviews", record.plan_reviews());
  check("plan_items", record.plan_items());
  check("payments", record.payments());
  checker.CheckSums("assessments", record.assessments());
  checker.CheckSums("approvals", record.approvals());
  checker.CheckSums("plan_items", record.plan_items());
  checker.CheckPayments();
}

}  // namespace fairstart
