// Tested by tests/service/publishing/payment_csv_test.cc.
#include "service/publishing/payment_csv.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "service/files/csv_row.h"

namespace fairstart {
namespace {

std::string Pounds(bool is_known, const v1::Money& money) {
  return is_known ? CsvPounds(money.pence()) : "";
}

// "VERDICT_PAY" is "PAY".
std::string Short(const std::string& name, const std::string& prefix) {
  return name.substr(std::min(prefix.size(), name.size()));
}

std::string KindOf(const v1::PaymentProblem& problem) {
  return Short(v1::PaymentProblemKind_Name(problem.kind()), "PAYMENT_PROBLEM_KIND_");
}

void AddParagraphs(const google::protobuf::RepeatedPtrField<v1::Citation>& citations,
                   std::vector<std::string>& paragraphs) {
  for (const v1::Citation& citation : citations) {
    std::string paragraph = citation.source().empty()
                                ? citation.paragraph()
                                : absl::StrCat(citation.source(), " ", citation.paragraph());
    if (std::find(paragraphs.begin(), paragraphs.end(), paragraph) == paragraphs.end())
      paragraphs.push_back(std::move(paragraph));
  }
}

std::string Joined(const std::vector<std::string>& all) { return absl::StrJoin(all, "; "); }

}  // namespace

void WriteVerdictColumns(std::ostream& out) {
  WriteCsvRow({"line", "case_reference", "reference", "entitlement", "instance", "verdict",
               "problems", "amount", "right_amount", "left", "position", "says", "citations"},
              out);
}

void WriteVerdict(int line, const std::string& case_reference, const v1::Payment& payment,
                  const v1::BatchResponse& answer, std::ostream& out) {
  const v1::PaymentVerdict& verdict = answer.verdict();
  std::vector<std::string> kinds, says, paragraphs;
  for (const v1::PaymentProblem& problem : verdict.problems()) {
    kinds.push_back(KindOf(problem));
    says.push_back(problem.says());
    AddParagraphs(problem.citations(), paragraphs);
  }
  AddParagraphs(verdict.citations(), paragraphs);
  if (verdict.problems().empty() && !verdict.says().empty()) says.push_back(verdict.says());
  if (answer.has_error()) says.push_back(answer.error().message());
  WriteCsvRow({absl::StrCat(line), case_reference, payment.id(), payment.line().entitlement(),
               payment.line().instance(),
               answer.has_verdict() ? Short(v1::Verdict_Name(verdict.verdict()), "VERDICT_") : "",
               Joined(kinds), CsvPounds(payment.amount().pence()),
               Pounds(verdict.has_right_amount(), verdict.right_amount()),
               Pounds(verdict.has_left(), verdict.left()),
               answer.has_recorded() ? absl::StrCat(answer.recorded().position()) : "",
               Joined(says), Joined(paragraphs)},
              out);
}

void WriteDifferenceColumns(std::ostream& out) {
  WriteCsvRow({"case_reference", "difference", "reference", "entitlement", "instance", "first_day",
               "last_day", "due", "recorded", "reported", "says", "citations"},
              out);
}

void WriteDifference(const std::string& case_reference, const v1::PaymentDifference& difference,
                     std::ostream& out) {
  std::vector<std::string> paragraphs;
  AddParagraphs(difference.citations(), paragraphs);
  WriteCsvRow({case_reference,
               Short(v1::PaymentDifferenceKind_Name(difference.kind()), "PAYMENT_DIFFERENCE_KIND_"),
               difference.reference(), difference.line().entitlement(),
               difference.line().instance(), difference.first_day(), difference.last_day(),
               Pounds(difference.has_due(), difference.due()),
               Pounds(difference.has_recorded(), difference.recorded()),
               Pounds(difference.has_reported(), difference.reported()), difference.says(),
               Joined(paragraphs)},
              out);
}

}  // namespace fairstart
