// Tested by tests/service/retention/retention_schedule_test.cc.
#include "service/retention/retention_schedule.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "engine/calendar/age.h"
#include "engine/limits/limits.h"
#include "fairstart/v1/case_facts.pb.h"
#include "service/ledger/entry_kind.h"

namespace fairstart {
namespace {

constexpr int kMostYears = 200;

bool CountsFromPayment(const v1::RetentionClass& one) {
  return std::any_of(one.terms().begin(), one.terms().end(), [](const v1::RetentionTerm& term) {
    return term.event() == v1::RetentionTerm::EVENT_END_OF_YEAR_OF_PAYMENT;
  });
}

void CheckTerms(const v1::RetentionClass& one, const std::string& field,
                FieldViolations& violations) {
  if (one.terms().empty()) {
    violations.push_back({field + ".terms", "is needed; say how long its entries are kept"});
  }
  for (int i = 0; i < one.terms_size(); ++i) {
    const v1::RetentionTerm& term = one.terms(i);
    const std::string place = absl::StrCat(field, ".terms[", i, "]");
    if (term.event() == v1::RetentionTerm::EVENT_UNSPECIFIED ||
        !v1::RetentionTerm::Event_IsValid(term.event())) {
      violations.push_back({place + ".event", "is needed; say from which event the time counts"});
    }
    if (term.years() < 1 || term.years() > kMostYears) {
      violations.push_back(
          {place + ".years", absl::StrCat("is ", term.years(), "; give 1 to ", kMostYears)});
    }
  }
}

void CheckKinds(const v1::RetentionClass& one, const std::string& field, std::set<int>& seen,
                FieldViolations& violations) {
  if (one.kinds().empty()) {
    violations.push_back({field + ".kinds", "is needed; name kinds of entries"});
  }
  for (int i = 0; i < one.kinds_size(); ++i) {
    const std::string place = absl::StrCat(field, ".kinds[", i, "]");
    const v1::EntryKind kind = one.kinds(i);
    if (!v1::EntryKind_IsValid(kind) || !IsAboutPerson(kind)) {
      violations.push_back(
          {place, "is no kind of entry about young people; only those are erased"});
    } else if (!seen.insert(kind).second) {
      violations.push_back({place, "stands in a class already; each kind is in one"});
    } else if (CountsFromPayment(one) && kind != v1::ENTRY_KIND_PAYMENT &&
               kind != v1::ENTRY_KIND_REVERSAL) {
      violations.push_back({place, "is no payment; let its time count from another event"});
    }
  }
}

void CheckText(const std::string& field, const std::string& text, FieldViolations& violations) {
  if (text.empty()) violations.push_back({field, "is needed"});
}

bool IsOnHold(const v1::LegalHold& hold, const std::string& case_reference) {
  return hold.case_reference().empty() || hold.case_reference() == case_reference;
}

// The date of birth in the case received last that is not erased; nothing if none says it.
absl::StatusOr<std::optional<Day>> BirthOf(const LedgerView& view,
                                           const std::string& case_reference) {
  const absl::StatusOr<int64_t> size = view.Size();
  if (!size.ok()) return size.status();
  const absl::StatusOr<std::optional<RecordedEntry>> latest =
      view.LatestOf(case_reference, v1::ENTRY_KIND_CASE_RECEIVED, *size);
  if (!latest.ok()) return latest.status();
  if (!latest->has_value()) return std::nullopt;
  v1::CaseFacts facts;
  facts.ParseFromString((*latest)->content->case_received().case_facts());
  const absl::StatusOr<Day> born = ParseDay(facts.date_of_birth());
  if (!born.ok()) return std::nullopt;
  return *born;
}

const v1::Payment& PaymentIn(const v1::LedgerEntry& content) {
  return content.has_reversal() ? content.reversal() : content.payment();
}

// Of a payment and its reversals, the last day on which money went or came back, by the payment's
// key.
using PaymentDays = std::map<std::string, Day>;

const std::string& PaymentKey(const v1::Payment& payment) {
  return payment.has_reverses() ? payment.reverses() : payment.id();
}

void AddPayment(const v1::Payment& payment, PaymentDays& days) {
  const absl::StatusOr<Day> day = ParseDay(payment.paid_on());
  if (!day.ok()) return;
  Day& last = days.try_emplace(PaymentKey(payment), *day).first->second;
  last = std::max(last, *day);
}

class Judge {
 public:
  Judge(const v1::RetentionSchedule& schedule, const std::string& case_reference,
        std::optional<Day> born, Day today)
      : schedule_(schedule), case_reference_(case_reference), born_(born), today_(today) {}

  v1::RetainedEntry Of(const RecordedEntry& entry, const PaymentDays& payments) const {
    v1::RetainedEntry retained;
    retained.set_position(entry.position);
    retained.set_kind(entry.kind);
    const v1::RetentionClass* one = ClassOf(entry.kind);
    if (one == nullptr) {
      Say(v1::RetainedEntry::STATE_KEPT, "No class of the schedule names its kind.", retained);
      return retained;
    }
    retained.set_class_(one->name());
    Day kept_through = Day::BeforeAll();
    for (const v1::RetentionTerm& term : one->terms()) {
      const std::optional<Day> event = EventOf(term, entry, payments);
      if (!event.has_value()) {
        Say(v1::RetainedEntry::STATE_UNDETERMINED,
            absl::StrCat("It is not known how long it is kept: ", NotKnown(term), "."), retained);
        return retained;
      }
      kept_through = std::max(kept_through, Birthday(*event, term.years()));
    }
    retained.set_kept_through(FormatDay(kept_through));
    Decide(kept_through, *one, retained);
    return retained;
  }

 private:
  void Decide(Day kept_through, const v1::RetentionClass& one, v1::RetainedEntry& retained) const {
    const std::string until =
        absl::StrCat("kept through ", FormatDay(kept_through), ": ", one.basis(), ".");
    if (today_ <= kept_through) {
      return Say(v1::RetainedEntry::STATE_KEPT, absl::StrCat("It is ", until), retained);
    }
    for (const v1::LegalHold& hold : schedule_.holds()) {
      if (!IsOnHold(hold, case_reference_)) continue;
      return Say(v1::RetainedEntry::STATE_ON_HOLD,
                 absl::StrCat("It is on hold by ", hold.ordered_by(), ": ", hold.reason(), "."),
                 retained);
    }
    Say(v1::RetainedEntry::STATE_DUE, absl::StrCat("It was ", until), retained);
  }

  static void Say(v1::RetainedEntry::State state, const std::string& says,
                  v1::RetainedEntry& retained) {
    retained.set_state(state);
    retained.set_says(says);
  }

  static const char* NotKnown(const v1::RetentionTerm& term) {
    return term.event() == v1::RetentionTerm::EVENT_BIRTH
               ? "the case does not state the date of birth"
               : "the payment does not state its day";
  }

  // The day from which a term counts; nothing if it is not known.
  std::optional<Day> EventOf(const v1::RetentionTerm& term, const RecordedEntry& entry,
                             const PaymentDays& payments) const {
    switch (term.event()) {
      case v1::RetentionTerm::EVENT_BIRTH:
        return born_;
      case v1::RetentionTerm::EVENT_END_OF_YEAR_OF_PAYMENT: {
        const auto last = payments.find(PaymentKey(PaymentIn(*entry.content)));
        if (last == payments.end()) return std::nullopt;
        return PeriodOf(v1::CAP_PERIOD_FINANCIAL_YEAR, last->second).last;
      }
      default:
        return FromCivil(absl::ToCivilDay(entry.recorded_at, absl::UTCTimeZone()));
    }
  }

  const v1::RetentionClass* ClassOf(v1::EntryKind kind) const {
    for (const v1::RetentionClass& one : schedule_.classes()) {
      if (std::find(one.kinds().begin(), one.kinds().end(), kind) != one.kinds().end()) return &one;
    }
    return nullptr;
  }

  const v1::RetentionSchedule& schedule_;
  const std::string& case_reference_;
  const std::optional<Day> born_;
  const Day today_;
};

// Calls `visit` with each entry about the person, in the order of recording.
absl::Status ForEachEntryOf(const LedgerView& view, const std::string& case_reference,
                            const std::function<void(const RecordedEntry&)>& visit) {
  // A page at a time: a finding is large, and there may be many.
  constexpr size_t kEntriesOnAPage = 100;
  for (int64_t from = 0;;) {
    const absl::StatusOr<std::vector<RecordedEntry>> entries =
        view.EntriesOf(case_reference, {.from = from}, kEntriesOnAPage);
    if (!entries.ok()) return entries.status();
    for (const RecordedEntry& entry : *entries) visit(entry);
    if (entries->size() < kEntriesOnAPage) return absl::OkStatus();
    from = entries->back().position + 1;
  }
}

}  // namespace

FieldViolations CheckRetentionSchedule(const v1::RetentionSchedule& schedule) {
  FieldViolations violations;
  CheckText("decided_by", schedule.decided_by(), violations);
  std::set<int> kinds;
  std::set<std::string> names;
  for (int i = 0; i < schedule.classes_size(); ++i) {
    const v1::RetentionClass& one = schedule.classes(i);
    const std::string field = absl::StrCat("classes[", i, "]");
    CheckText(field + ".name", one.name(), violations);
    if (!names.insert(one.name()).second) {
      violations.push_back({field + ".name", "is the name of another class; give it its own"});
    }
    CheckText(field + ".basis", one.basis(), violations);
    CheckTerms(one, field, violations);
    CheckKinds(one, field, kinds, violations);
  }
  for (int i = 0; i < schedule.holds_size(); ++i) {
    const std::string field = absl::StrCat("holds[", i, "]");
    CheckText(field + ".ordered_by", schedule.holds(i).ordered_by(), violations);
    CheckText(field + ".reason", schedule.holds(i).reason(), violations);
  }
  return violations;
}

absl::StatusOr<std::vector<v1::RetainedEntry>> RetainedEntries(
    const v1::RetentionSchedule& schedule, const LedgerView& view,
    const std::string& case_reference, Day today) {
  const absl::StatusOr<std::optional<Day>> born = BirthOf(view, case_reference);
  if (!born.ok()) return born.status();
  PaymentDays payments;
  absl::Status read = ForEachEntryOf(view, case_reference, [&](const RecordedEntry& entry) {
    const v1::LedgerEntry& content = *entry.content;
    if (content.has_payment() || content.has_reversal()) AddPayment(PaymentIn(content), payments);
  });
  if (!read.ok()) return read;
  const Judge judge(schedule, case_reference, *born, today);
  std::vector<v1::RetainedEntry> retained;
  read = ForEachEntryOf(view, case_reference, [&](const RecordedEntry& entry) {
    retained.push_back(judge.Of(entry, payments));
  });
  if (!read.ok()) return read;
  return retained;
}

}  // namespace fairstart
