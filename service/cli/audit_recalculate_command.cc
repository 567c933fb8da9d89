// Tested by tests/service/cli/audit_recalculate_command_test.cc.
#include "service/cli/audit_recalculate_command.h"

#include <functional>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/calendar/civil_day.h"
#include "service/cli/page.h"
#include "service/cli/printed_error.h"
#include "service/cli/printed_json.h"
#include "service/cli/record_operation.h"
#include "service/cli/time_sign.h"
#include "service/deciding/decision_history.h"
#include "service/files/csv_row.h"
#include "service/payments/problems.h"
#include "service/recalculation/affected.h"
#include "service/recalculation/recalculate.h"
#include "service/rpc/audit_client.h"

namespace fairstart {
namespace {

using Take = std::function<absl::Status(const v1::Recalculation&)>;

std::string NameOf(v1::RecalculationOutcome outcome) {
  return v1::RecalculationOutcome_Name(outcome).substr(
      std::string("RECALCULATION_OUTCOME_").size());
}

// A sum that waits is no nought: "up to £40.00 once what is missing is on record".
std::string SettledSum(const v1::DueAsKnown& due) {
  std::vector<std::string> parts;
  if (due.awaits_record().pence() > 0) {
    parts.push_back(absl::StrCat("up to ", Pounds(due.awaits_record().pence()),
                                 " once what is missing is on record"));
  }
  if (due.to_consider()) parts.push_back("what the authority finds when it looks at it");
  if (due.amount().pence() > 0 || parts.empty()) {
    parts.insert(parts.begin(), Pounds(due.amount().pence()));
  }
  return absl::StrJoin(parts, " and ");
}

std::string SumOf(const v1::DueAsKnown& due) {
  if (due.has_amount()) return SettledSum(due);
  if (!due.has_at_least()) return "not known";
  return absl::StrCat(
      "not known: ", Pounds(due.at_least().pence()),
      due.has_at_most() ? absl::StrCat(" to ", Pounds(due.at_most().pence())) : " or more");
}

std::string ParagraphsOf(const google::protobuf::RepeatedPtrField<v1::Citation>& citations) {
  return absl::StrJoin(citations, ", ", [](std::string* out, const v1::Citation& citation) {
    absl::StrAppend(out, citation.paragraph());
  });
}

void PrintKnown(const std::string& when, const v1::DueAsKnown& due, Page& page) {
  page.Paragraph(4, absl::StrCat(when, " (case of entry ", due.case_position(), "): ", SumOf(due),
                                 due.supposed() ? ", supposed of days to come" : ""));
  for (const std::string& sentence : due.because()) page.Paragraph(6, sentence);
  const std::string paragraphs = ParagraphsOf(due.citations());
  if (!paragraphs.empty()) page.Paragraph(6, absl::StrCat("[", paragraphs, "]"));
}

void PrintPeriod(const v1::RecalculatedPeriod& period, Page& page) {
  const std::string days = period.first_day().empty()
                               ? ""
                               : absl::StrCat(" ", period.first_day(), " to ", period.last_day());
  page.Row(2, absl::StrCat(ToString(period.line()), days), NameOf(period.outcome()),
           Page::Style::kStrong);
  page.Paragraph(4, period.says());
  if (period.outcome() == v1::RECALCULATION_OUTCOME_SETTLED && period.causes().empty()) return;
  if (period.has_then()) PrintKnown("As known then", period.then(), page);
  if (period.now().ledger_size() > 0) PrintKnown("As known now", period.now(), page);
  for (const v1::RecalculationCause& cause : period.causes()) page.Paragraph(4, cause.says());
  if (!period.has_recovery()) return;
  page.Paragraph(4, absl::StrCat(period.recovery().says(), " [",
                                 ParagraphsOf(period.recovery().citations()), "]"));
}

void PrintTotals(const v1::RecalculationTotals& totals, Page& page) {
  page.Paragraph(2, absl::StrCat("Paid ", Pounds(totals.paid().pence()), "; arrears ",
                                 Pounds(totals.arrears().pence()), " (",
                                 Pounds(totals.arrears_by_correction().pence()),
                                 " by correction); too much ", Pounds(totals.overpaid().pence()),
                                 " (", Pounds(totals.overpaid_by_correction().pence()),
                                 " by correction, ", Pounds(totals.overpaid_without_rule().pence()),
                                 " without a rule to take it back); to be paid back by the rules ",
                                 Pounds(totals.repayable().pence()), "; ", totals.undetermined(),
                                 " undetermined, ", totals.waiting(), " waiting."));
}

void PrintText(const v1::Recalculation& all, Page& page) {
  page.Paragraph(0,
                 absl::StrCat(all.case_reference(), ", ", all.first_day(), " to ", all.last_day(),
                              ", by ", all.rulebook().id(), "/", all.rulebook().edition(),
                              " and what ", all.ledger_size(), " entries say"),
                 Page::Style::kStrong);
  for (const v1::RecalculatedPeriod& period : all.periods()) PrintPeriod(period, page);
  for (const v1::ScheduledPayment& payment : all.repayments()) {
    page.Paragraph(2, absl::StrCat("To be paid back: ", payment.label(), ": ",
                                   Pounds(-payment.amount().pence()), " [",
                                   ParagraphsOf(payment.citations()), "]"));
  }
  PrintTotals(all.totals(), page);
}

void WriteColumns(std::ostream& out) {
  WriteCsvRow(
      {"case_reference", "entitlement", "instance", "first_day", "last_day", "outcome", "paid",
       "due_then", "due_now", "difference", "causes", "has_rule_of_recovery", "says"},
      out);
}

void WriteRows(const v1::Recalculation& all, std::ostream& out) {
  const auto pounds = [](bool has, const v1::Money& money) {
    return has ? CsvPounds(money.pence()) : std::string();
  };
  for (const v1::RecalculatedPeriod& period : all.periods()) {
    WriteCsvRow(
        {all.case_reference(), period.line().entitlement(), period.line().instance(),
         period.first_day(), period.last_day(), NameOf(period.outcome()),
         CsvPounds(period.paid().pence()),
         pounds(period.then().has_amount(), period.then().amount()),
         pounds(period.now().has_amount(), period.now().amount()),
         pounds(period.has_difference(), period.difference()),
         absl::StrJoin(period.causes(), " ",
                       [](std::string* out_text, const v1::RecalculationCause& cause) {
                         absl::StrAppend(out_text, cause.position());
                       }),
         period.has_recovery() ? (period.recovery().has_rule() ? "yes" : "no") : "", period.says()},
        out);
  }
}

absl::StatusOr<std::vector<std::string>> People(const AuditRecalculateArguments& arguments,
                                                const RecordAnswerer& answerer) {
  if (!arguments.case_reference.empty()) {
    return std::vector<std::string>{arguments.case_reference};
  }
  if (answerer.server == nullptr) {
    const absl::StatusOr<std::unique_ptr<LedgerSnapshot>> now = answerer.reader->Read();
    if (!now.ok()) return now.status();
    return AffectedBy(***now, arguments.because_of);
  }
  std::vector<std::string> people;
  v1::ListAffectedRequest request;
  request.set_position(arguments.because_of);
  do {
    const absl::StatusOr<v1::ListAffectedResponse> page =
        AuditClient(answerer.server->connection()).ListAffected(request.SerializeAsString());
    if (!page.ok()) return page.status();
    people.insert(people.end(), page->case_references().begin(), page->case_references().end());
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());
  return people;
}

// One after the other by a server; by a ledger that is opened here, on several threads.
absl::Status RecalculateThem(const AuditRecalculateArguments& arguments,
                             const RecordAnswerer& answerer, const std::vector<std::string>& people,
                             const Take& take) {
  v1::RecalculateRequest request;
  request.set_first_day(arguments.from);
  request.set_last_day(arguments.until);
  // Of one person the request is checked and answered as a server does it.
  if (answerer.server == nullptr && people.size() != 1) {
    const absl::StatusOr<Day> first = ParseDay(arguments.from);
    if (!first.ok()) return first.status();
    const absl::StatusOr<Day> last = ParseDay(arguments.until);
    if (!last.ok()) return last.status();
    if (*last < *first) return absl::InvalidArgumentError("--until is before --from");
    const int threads = arguments.threads > 0
                            ? arguments.threads
                            : static_cast<int>(std::thread::hardware_concurrency());
    return RecalculateAll(*answerer.reader, people, {*first, *last}, threads, take);
  }
  PlanArchive plans;
  for (const std::string& person : people) {
    request.set_case_reference(person);
    absl::StatusOr<v1::RecalculateResponse> response;
    if (answerer.server != nullptr) {
      response =
          AuditClient(answerer.server->connection()).Recalculate(request.SerializeAsString());
    } else {
      const absl::StatusOr<std::unique_ptr<LedgerSnapshot>> now = answerer.reader->Read();
      if (!now.ok()) return now.status();
      response = Recalculate(***now, request.SerializeAsString(), plans);
    }
    if (!response.ok()) return response.status();
    const absl::Status taken = take(response->recalculation());
    if (!taken.ok()) return taken;
  }
  return absl::OkStatus();
}

void Raise(const v1::Money& by, v1::Money& sum) { sum.set_pence(sum.pence() + by.pence()); }

void AddTo(const v1::RecalculationTotals& one, v1::RecalculationTotals& all) {
  Raise(one.paid(), *all.mutable_paid());
  Raise(one.arrears(), *all.mutable_arrears());
  Raise(one.arrears_by_correction(), *all.mutable_arrears_by_correction());
  Raise(one.overpaid(), *all.mutable_overpaid());
  Raise(one.overpaid_by_correction(), *all.mutable_overpaid_by_correction());
  Raise(one.overpaid_without_rule(), *all.mutable_overpaid_without_rule());
  Raise(one.repayable(), *all.mutable_repayable());
  all.set_undetermined(all.undetermined() + one.undetermined());
  all.set_waiting(all.waiting() + one.waiting());
}

}  // namespace

ExitCode AuditRecalculate(const AuditRecalculateArguments& arguments, Console& console) {
  const absl::StatusOr<RecordAnswerer> answerer = OpenToRead(arguments);
  if (!answerer.ok()) return PrintError(answerer.status(), console.err);
  Page page(console.out, console.colour);
  v1::RecalculationTotals totals;
  int64_t count = 0;
  ExitCode printed = ExitCode::kOk;
  if (arguments.format == "csv") WriteColumns(console.out);
  const auto take = [&](const v1::Recalculation& one) {
    ++count;
    AddTo(one.totals(), totals);
    if (arguments.format == "json") {
      printed = PrintJson(one, console);
    } else if (arguments.format == "csv") {
      WriteRows(one, console.out);
    } else {
      PrintText(one, page);
    }
    return absl::OkStatus();
  };
  const absl::StatusOr<std::vector<std::string>> people = People(arguments, *answerer);
  absl::Status status = people.status();
  if (status.ok()) {
    const TimeSign sign("recalculating", console);
    status = RecalculateThem(arguments, *answerer, *people, take);
  }
  if (!status.ok()) {
    PrintRecordRefusal(status, "", nullptr, console.err);
    return ExitCodeOf(status);
  }
  if (arguments.format == "text" && arguments.case_reference.empty()) {
    page.Paragraph(0, absl::StrCat("All together: ", count, count == 1 ? " person" : " people"),
                   Page::Style::kStrong);
    PrintTotals(totals, page);
  }
  return printed;
}

}  // namespace fairstart
