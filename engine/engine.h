// Fairstart's engine: what is this young person entitled to, on this day, and why?
//
//   files ──Compile──▶ Plan ──Evaluate──▶ Finding ──FindWindows, Explain──▶ windows, explanation
//                        ├───Project──▶ Timeline
//                        ├───Schedule──▶ Schedule
//                        ├───PlanItems, Duties──▶ what a Pathway Plan is to hold, and what must be done
//                        ├───FindQuestions──▶ Questions
//                        └───Compare──▶ Comparison
//
// Everything here is a pure function of its arguments: no storage, network, clock, thread or
// locale. A Plan is immutable and may be shared by any number of threads; every other object
// belongs to its caller.
//
// Three kinds of things go wrong, and each has its own way out. A rulebook's author gets
// Diagnostics with file, line, column and mend. A caller with a bad case gets FieldViolations with
// the field's path. What a case leaves open is no failure: it is an UNDETERMINED line.
#ifndef FAIRSTART_ENGINE_ENGINE_H_
#define FAIRSTART_ENGINE_ENGINE_H_

#include <string>
#include <variant>
#include <vector>

#include "engine/comparison/side.h"      // ComparedSide, PlanSource, SumsByEntitlement
#include "engine/coverage/coverage.h"    // Coverage, StatedParts
#include "engine/evaluation/question.h"  // Question, kSemantics
#include "engine/explanation/book.h"     // MakeBook
#include "engine/facts/violation.h"      // FieldViolations
#include "engine/rulebook/compile.h"     // Compile
#include "engine/rulebook/diagnostic.h"  // Diagnostic
#include "engine/rulebook/folder.h"      // RulebookFolder, Digest, Sha256Hex
#include "engine/timeline/effort.h"      // Effort
#include "engine/wire/wire_writer.h"     // WireWriter
#include "fairstart/v1/basis.pb.h"
#include "fairstart/v1/comparison.pb.h"
#include "fairstart/v1/decision_service.pb.h"
#include "fairstart/v1/explanation.pb.h"
#include "fairstart/v1/fact_description.pb.h"
#include "fairstart/v1/finding.pb.h"
#include "fairstart/v1/plan_items.pb.h"
#include "fairstart/v1/questions.pb.h"
#include "fairstart/v1/rulebook.pb.h"
#include "fairstart/v1/schedule.pb.h"
#include "fairstart/v1/timeline.pb.h"

namespace fairstart {

// A checked rulebook with one rates edition, ready to be evaluated. Opaque; immutable.
class Plan;

// What a plan was compiled from.
const v1::Rulebook& MergedRulebook(const Plan& plan);
v1::EditionReference RulebookEdition(const Plan& plan);
v1::EditionReference RatesEdition(const Plan& plan);

// What the rules are made of, the editions that the plan's edition amends among it, whose files its
// own digest leaves out: that digest where it amends none; else the SHA-256 in hex over it and
// theirs, the amended one first, then what that one amends, each with a line feed.
std::string RulesDigest(const Plan& plan);

// Names of the plan's entitlements, sorted.
std::vector<std::string> EntitlementNames(const Plan& plan);

// Checks facts and record without evaluating. Paths are relative to the message: "case." and
// "record." stand in front. Refuses, with its path, every field and enumeration number that this
// build does not know.
FieldViolations CheckInput(const Plan& plan, const Question& question);

// The finding, or what is wrong with the input. Deterministic: the same plan, facts, record and day
// give the same finding on any machine, for ever.
std::variant<v1::Finding, FieldViolations> Evaluate(const Plan& plan, const Question& question);

// The same as the bytes of the message, which are what is digested, recorded and sent.
std::variant<std::string, FieldViolations> EvaluateToBytes(const Plan& plan,
                                                           const Question& question);

// The days around `as_of` on which each line, and the whole answer, stays the same. `finding` must
// be Evaluate's answer to the same question.
v1::Windows FindWindows(const Plan& plan, const Question& question, const v1::Finding& finding);

// The findings of every day of a period, from `question.as_of` to `last_day`, as spans. Violations also of
// "last_day", which must not be before the first nor more than twenty years after it. `effort`, if not null, is
// what it took.
std::variant<v1::Timeline, FieldViolations> Project(const Plan& plan, const Question& question,
                                                    Day last_day, Effort* effort = nullptr);

// The same as the bytes of the message, which are what is sent.
std::variant<std::string, FieldViolations> ProjectToBytes(const Plan& plan,
                                                          const Question& question, Day last_day,
                                                          Effort* effort = nullptr);

// When which sum is to be paid from `question.as_of` to `last_day`, to whom and how. Violations as of Project.
std::variant<v1::Schedule, FieldViolations> Schedule(const Plan& plan, const Question& question,
                                                     Day last_day);

// What the Pathway Plan is to hold on `question.as_of`, when each item ends or changes, and how it stands beside
// what the record says that the plan holds.
std::variant<v1::PlanItems, FieldViolations> PlanItems(const Plan& plan, const Question& question);

// What must be done over a period, from `question.as_of` to `last_day`. Violations as Project's.
std::variant<v1::DutyCalendar, FieldViolations> Duties(const Plan& plan, const Question& question,
                                                       Day last_day);

// What changes from one question to another, and because of which of their differences; `plans` gives the plans
// in between that are tried. Violations of the question after begin with "alternative." where it has a case or
// record of its own. Null `plans`, `sums`: see engine/comparison/comparison.h.
std::variant<v1::Comparison, FieldViolations> Compare(const ComparedSide& before,
                                                      const ComparedSide& after,
                                                      const PlanSource& plans,
                                                      SumsByEntitlement* sums = nullptr);

// What is missing from the lines of `question.as_of` and of the twelve months from it on, and between what sums the
// lines lie that each missing thing can change. Sound: whatever a fact turns out to be while everything else is as
// it is, the lines lie within its ranges. Sums are what is due, whatever of it was paid already. Violations also of
// "entitlements", when so many of such a case would take too long.
std::variant<v1::Questions, FieldViolations> FindQuestions(const Plan& plan,
                                                           const Question& question);

// Why. `finding` must be Evaluate's answer to the same question.
v1::Explanation Explain(const Plan& plan, const Question& question, const v1::Finding& finding,
                        v1::ExplanationDetail detail);

// The facts that a case of this rulebook may state, in the order of the vocabulary.
std::vector<v1::FactDescription> DescribeFacts(const Plan& plan);

// The one layout of a rulebook or scenario file, or a diagnostic when it cannot be read. Comments
// are kept. Formatting a formatted file changes nothing.
std::variant<std::string, Diagnostic> Format(const RulebookFile& file);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_ENGINE_H_
