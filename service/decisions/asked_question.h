// From a checked request to what the engine is asked: the plan that it selects, and the question.
#ifndef FAIRSTART_SERVICE_DECISIONS_ASKED_QUESTION_H_
#define FAIRSTART_SERVICE_DECISIONS_ASKED_QUESTION_H_

#include <memory>
#include <utility>

#include "absl/status/statusor.h"
#include "engine/engine.h"
#include "service/decisions/request_checks.h"
#include "service/errors/rich_status.h"
#include "service/rulebooks/library.h"

namespace fairstart {

// Borrows from the request.
struct AskedQuestion {
  std::shared_ptr<const Plan> plan;
  Question question;
};

// What a request selects on the day asked about, or the first of a period.
template <typename Request>
Selection SelectionOf(const CheckedRequest<Request>& checked) {
  const v1::RulebookSelector& selector = checked.request->rulebook();
  Selection selection;
  selection.id = selector.id();
  selection.edition = selector.edition();
  selection.rates = selector.rates();
  selection.day = checked.as_of;
  selection.options.readings = {selector.readings().begin(), selector.readings().end()};
  return selection;
}

// The plan that is selected. Errors name every field that is wrong, those of the case too.
template <typename Request>
absl::StatusOr<AskedQuestion> FindAsked(const RulebookLibrary& library,
                                        const CheckedRequest<Request>& checked) {
  const Request& request = *checked.request;
  absl::StatusOr<std::shared_ptr<const Plan>> plan = library.Find(SelectionOf(checked));
  if (!plan.ok()) return plan.status();

  AskedQuestion asked{*std::move(plan), {}};
  Question& question = asked.question;
  question.facts = &request.case_();
  question.record = request.has_record() ? &request.record() : nullptr;
  question.facts_digest = checked.facts_digest;
  question.record_digest = checked.record_digest;
  question.as_of = checked.as_of;
  FieldViolations violations;
  if constexpr (requires { request.entitlements(); }) {
    question.entitlements = {request.entitlements().begin(), request.entitlements().end()};
    violations = CheckEntitlements(*asked.plan, request.entitlements());
  }
  if (violations.empty()) return asked;
  for (FieldViolation& violation : CheckInput(*asked.plan, question)) {
    violations.push_back(std::move(violation));
  }
  return InvalidRequest(violations);
}

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_DECISIONS_ASKED_QUESTION_H_
