// Tested by tests/service/payments/judge_test.cc.
#include "service/payments/problems.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "engine/money/exact_amount.h"

namespace fairstart {

namespace {

void AddMissingCitations(const v1::PaymentProblem& from, v1::PaymentProblem& to) {
  for (const v1::Citation& citation : from.citations()) {
    const bool is_there =
        std::any_of(to.citations().begin(), to.citations().end(), [&](const v1::Citation& other) {
          return other.paragraph() == citation.paragraph() && other.source() == citation.source();
        });
    if (!is_there) *to.add_citations() = citation;
  }
}

// What is wrong with a payment as a whole is found again with each run of its days.
void UniteSame(v1::PaymentVerdict& verdict) {
  google::protobuf::RepeatedPtrField<v1::PaymentProblem> united;
  for (const v1::PaymentProblem& problem : verdict.problems()) {
    const auto same =
        std::find_if(united.begin(), united.end(), [&](const v1::PaymentProblem& other) {
          return other.kind() == problem.kind() && other.says() == problem.says() &&
                 other.first_day() == problem.first_day();
        });
    if (same == united.end()) {
      *united.Add() = problem;
    } else {
      AddMissingCitations(problem, *same);
    }
  }
  *verdict.mutable_problems() = std::move(united);
}

}  // namespace

v1::Verdict VerdictOf(v1::PaymentProblemKind kind) {
  switch (kind) {
    case v1::PAYMENT_PROBLEM_KIND_NOT_DECIDED_YET:
    case v1::PAYMENT_PROBLEM_KIND_DECISION_ENDED:
    case v1::PAYMENT_PROBLEM_KIND_NOT_ON_RECORD:
    case v1::PAYMENT_PROBLEM_KIND_DECIDED_OTHERWISE:
    case v1::PAYMENT_PROBLEM_KIND_NOT_STATED:
    case v1::PAYMENT_PROBLEM_KIND_CASH_NOT_AGREED:
      return v1::VERDICT_HOLD;
    default:
      return v1::VERDICT_REJECT;
  }
}

v1::PaymentProblem& AddProblem(v1::PaymentProblemKind kind, std::string says, const v1::Line* line,
                               v1::PaymentVerdict& verdict) {
  v1::PaymentProblem& problem = *verdict.add_problems();
  problem.set_kind(kind);
  problem.set_verdict(VerdictOf(kind));
  problem.set_says(std::move(says));
  if (line != nullptr) *problem.mutable_citations() = line->citations();
  return problem;
}

void SetDays(const Window& days, v1::PaymentProblem& problem) {
  problem.set_first_day(FormatDay(days.first));
  problem.set_last_day(FormatDay(days.last));
}

bool HasProblem(const v1::PaymentVerdict& verdict, v1::PaymentProblemKind kind) {
  return std::any_of(verdict.problems().begin(), verdict.problems().end(),
                     [&](const v1::PaymentProblem& problem) { return problem.kind() == kind; });
}

void Settle(v1::PaymentVerdict& verdict) {
  UniteSame(verdict);
  std::stable_sort(verdict.mutable_problems()->begin(), verdict.mutable_problems()->end(),
                   [](const v1::PaymentProblem& a, const v1::PaymentProblem& b) {
                     return a.verdict() > b.verdict();
                   });
  verdict.set_verdict(verdict.problems().empty() ? v1::VERDICT_PAY : verdict.problems(0).verdict());
}

std::string Pounds(int64_t pence) { return FormatPounds(fairstart::Pence(pence)); }

std::string InWords(const Window& days) {
  return days.first == days.last
             ? FormatDay(days.first)
             : absl::StrCat(FormatDay(days.first), " to ", FormatDay(days.last));
}

}  // namespace fairstart
