// Why a finding is as it is.
#include "engine/explanation/explain.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/evaluation/instances.h"
#include "engine/evaluation/wording.h"
#include "engine/explanation/english.h"
#include "engine/explanation/labels.h"
#include "engine/explanation/plain_text.h"
#include "engine/explanation/steps.h"
#include "engine/explanation/value_text.h"
#include "engine/money/exact_amount.h"

namespace fairstart {
namespace {

std::string Cited(const google::protobuf::RepeatedPtrField<v1::Citation>& citations) {
  std::vector<std::string> paragraphs;
  for (const v1::Citation& citation : citations) {
    paragraphs.push_back(citation.source().empty()
                             ? citation.paragraph()
                             : absl::StrCat(citation.source(), " ", citation.paragraph()));
  }
  return paragraphs.empty() ? "" : absl::StrCat(" (", absl::StrJoin(paragraphs, ", "), ")");
}

// " The young person works." after the sentence that it is the reason for.
std::string Why(const v1::ExplanationNode& node) {
  return node.because().empty() ? "" : absl::StrCat(" ", Ended(Capitalized(node.because())));
}

Per PerOf(v1::Unit unit) {
  const std::optional<Type> type = TypeOfUnit(unit);
  return type.has_value() && type->Is(Type::Kind::kAmount) ? type->per : Per::kOnce;
}

std::string GivenText(const v1::Given& given) {
  const std::string per = PerText(PerOf(given.unit()));
  if (given.has_amount()) return FormatPounds(Pence(given.amount().pence())) + per;
  if (given.actual_cost()) {
    return given.has_cap() ? absl::StrCat("the actual cost, up to ",
                                          FormatPounds(Pence(given.cap().pence())), per)
                           : "the actual cost";
  }
  if (given.has_cap()) return absl::StrCat("up to ", FormatPounds(Pence(given.cap().pence())), per);
  return given.in_kind();
}

std::string Headline(const v1::Line& line) {
  const std::string label = Capitalized(line.label());
  const std::string given = GivenText(line.given());
  switch (line.outcome()) {
    case v1::OUTCOME_ENTITLED:
      return absl::StrCat(label, ": ", given, ", payable now.");
    case v1::OUTCOME_SUBJECT_TO:
      return absl::StrCat(label, ": ", given,
                          ", payable once what is missing from the record is there.");
    case v1::OUTCOME_TO_CONSIDER:
      return absl::StrCat(label,
                          ": to be considered, and the reason recorded; no amount is "
                          "promised.");
    case v1::OUTCOME_ELSEWHERE:
      return absl::StrCat(label, ": somebody else pays instead.");
    case v1::OUTCOME_UNDETERMINED:
      return absl::StrCat(
          label, ": cannot be decided yet.",
          line.given().has_amount() ? absl::StrCat(" If it is due, it is ", given, ".") : "");
    default:
      return absl::StrCat(label, ": not due.");
  }
}

class LineExplainer {
 public:
  LineExplainer(Evaluation& evaluation, const PlanEntitlement& entitlement, const v1::Line& line,
                Execution& execution, const std::vector<Value>& variables, bool full)
      : evaluation_(evaluation),
        plan_(evaluation.plan()),
        entitlement_(entitlement),
        line_(line),
        execution_(execution),
        variables_(variables),
        steps_(evaluation, execution),
        full_(full) {
    names_ = VariablesOf(entitlement.for_each);
  }

  v1::LineExplanation Explain() {
    explanation_.set_entitlement(line_.entitlement());
    explanation_.set_instance(line_.instance());
    Say(absl::StrCat(Headline(line_), Cited(entitlement_.source->cite())));
    for (const v1::Reason& reason : line_.reasons()) {
      Say(absl::StrCat(Ended(reason.text()), Cited(reason.citations())));
    }
    for (const v1::PaidElsewhere& elsewhere : line_.elsewhere()) {
      Say(absl::StrCat("Paid by ", elsewhere.payer(), ". ", Ended(elsewhere.how()),
                       Cited(elsewhere.citations())));
    }
    if (line_.outcome() != v1::OUTCOME_NOT_ENTITLED) ExplainConditions();
    if (line_.outcome() != v1::OUTCOME_NOT_ENTITLED && line_.elsewhere().empty()) ExplainAmount();
    if (!line_.consider().empty()) Say(Ended(line_.consider()));
    for (const v1::UnmetNeed& need : line_.needs()) {
      Say(absl::StrCat("Missing from the record: ", Ended(need.says()), Cited(need.citations())));
    }
    for (const v1::Missing& missing : line_.whatever()) {
      Say(absl::StrCat("Not known, but the answer is the same whatever it is: ",
                       Ended(missing.label()), " [", missing.path(), "]"));
    }
    for (const v1::Missing& missing : line_.missing()) {
      const std::string& words = missing.question().empty() ? missing.label() : missing.question();
      Say(absl::StrCat("Not known: ", Ended(words), " [", missing.path(),
                       missing.day().empty() ? "" : absl::StrCat(" from ", missing.day()), "]"));
    }
    if (!line_.repayment().empty()) Say(Ended(line_.repayment()));
    if (!line_.defect().empty()) Say(absl::StrCat("The rulebook has a defect: ", line_.defect()));
    return std::move(explanation_);
  }

 private:
  void Say(std::string sentence) { explanation_.add_sentences(std::move(sentence)); }

  void ExplainConditions() {
    std::vector<std::string> hold;
    for (const PlanCondition& condition : entitlement_.who) {
      const std::string text = PlainText(plan_, condition.when, names_);
      Reliance relied_on;
      const Value value = evaluation_.Evaluate(execution_, condition.when, variables_, relied_on);
      if (value.IsTrue()) {
        hold.push_back(absl::StrCat(text, Cited(condition.source->cite())));
      }
      if (full_) {
        v1::ExplanationNode node = steps_.Explain("condition", text, condition.when, variables_);
        *node.mutable_citations() = condition.source->cite();
        *explanation_.add_nodes() = std::move(node);
      }
    }
    if (!hold.empty()) Say(absl::StrCat("Holds: ", absl::StrJoin(hold, "; "), "."));
    if (!full_) return;
    for (int index : entitlement_.bars) {
      const PlanBar& bar = plan_.bars[static_cast<size_t>(index)];
      v1::ExplanationNode node = steps_.Explain("bar", bar.source->because(), bar.when, {});
      node.set_name(bar.source->name());
      *node.mutable_citations() = bar.source->cite();
      *explanation_.add_nodes() = std::move(node);
    }
  }

  void ExplainAmount() {
    if (!entitlement_.amount.has_value()) return;
    v1::ExplanationNode node =
        steps_.Explain("amount", line_.label(), *entitlement_.amount, variables_);
    SayHow(node);
    if (full_) *explanation_.add_nodes() = std::move(node);
  }

  // Each sum on the way to the amount, the last step first.
  void SayHow(const v1::ExplanationNode& node) {
    const bool works = !node.sum().empty() || !node.because().empty();
    if (works && node.kind() != "fact" && node.kind() != "parameter") {
      std::string sentence = Capitalized(node.label());
      absl::StrAppend(&sentence, ": ", node.sum().empty() ? node.value() : node.sum());
      Say(absl::StrCat(Ended(sentence), Why(node), Cited(node.citations())));
    } else if (node.kind() == "parameter") {
      Say(absl::StrCat(Capitalized(node.label()), ": ", node.value(), ", ", Ended(node.because()),
                       Cited(node.citations())));
    }
    for (const v1::ExplanationNode& child : node.children()) {
      if (MattersForSum(child)) SayHow(child);
    }
  }

  // Plain English follows the money, not every fact behind a condition.
  static bool MattersForSum(const v1::ExplanationNode& node) {
    return node.value().find("£") != std::string::npos;
  }

  Evaluation& evaluation_;
  const Plan& plan_;
  const PlanEntitlement& entitlement_;
  const v1::Line& line_;
  Execution& execution_;
  const std::vector<Value>& variables_;
  StepWriter steps_;
  const bool full_;
  std::vector<Variable> names_;
  v1::LineExplanation explanation_;
};

// The instance of a line, found again by its key.
std::vector<Value> InstanceOf(Evaluation& evaluation, Execution& today,
                              const PlanEntitlement& entitlement, const std::string& key) {
  Reliance relied_on;
  const Instances instances = FindInstances(evaluation, today, entitlement.for_each, relied_on);
  for (const Instance& instance : instances.all) {
    if (instance.key == key) return {instance.variables.begin(), instance.variables.end()};
  }
  return {};
}

v1::LineExplanation ExplainStatus(Evaluation& evaluation, Execution& today,
                                  const v1::Finding& finding, bool full) {
  v1::LineExplanation explanation;
  explanation.set_entitlement("status");
  const v1::StatusFinding& status = finding.status();
  StepWriter steps(evaluation, today);
  const v1::ExplanationNode node = steps.ExplainDefinition(evaluation.plan().legal_status);
  const std::string sentence =
      absl::StrCat("Legal status: ",
                   status.status().empty() ? std::string("cannot be decided yet") : status.label());
  explanation.add_sentences(absl::StrCat(Ended(sentence), Why(node), Cited(node.citations())));
  for (const v1::Missing& missing : status.missing()) {
    explanation.add_sentences(
        absl::StrCat("Not known: ", missing.question(), " [", missing.path(), "]"));
  }
  if (full) *explanation.add_nodes() = node;
  return explanation;
}

}  // namespace

v1::Explanation Explain(const Plan& plan, const Question& question, const ReadQuestion& read,
                        const v1::Finding& finding, v1::ExplanationDetail detail, Arena& arena) {
  v1::Explanation explanation;
  if (detail == v1::EXPLANATION_DETAIL_UNSPECIFIED) return explanation;
  const bool full = detail == v1::EXPLANATION_DETAIL_FULL;
  Evaluation evaluation(plan, arena, *read.facts, read.record);
  Execution today = evaluation.On(question.as_of);
  *explanation.mutable_status() = ExplainStatus(evaluation, today, finding, full);
  for (const v1::Line& line : finding.lines()) {
    const auto entitlement =
        std::find_if(plan.entitlements.begin(), plan.entitlements.end(),
                     [&](const auto& e) { return e.source->name() == line.entitlement(); });
    const std::vector<Value> variables =
        InstanceOf(evaluation, today, *entitlement, line.instance());
    // An instance is judged on its own day.
    const std::string& own = line.first_day().empty() ? line.arises() : line.first_day();
    const bool has_own_day = !entitlement->for_each.empty() && !own.empty();
    Execution judged =
        evaluation.On(has_own_day ? ParseDay(own).value_or(question.as_of) : question.as_of);
    const bool no_instance = !entitlement->for_each.empty() && variables.empty();
    if (no_instance) {
      v1::LineExplanation& without = *explanation.add_lines();
      without.set_entitlement(line.entitlement());
      without.add_sentences(Headline(line));
      for (const v1::Reason& reason : line.reasons()) {
        without.add_sentences(absl::StrCat(Ended(reason.text()), Cited(reason.citations())));
      }
      for (const v1::Missing& missing : line.missing()) {
        without.add_sentences(
            absl::StrCat("Not known: ", missing.question(), " [", missing.path(), "]"));
      }
      continue;
    }
    *explanation.add_lines() =
        LineExplainer(evaluation, *entitlement, line, judged, variables, full).Explain();
  }
  return explanation;
}

}  // namespace fairstart
