// Parts of AnswerOn: instances, what is on record, lines. Only for answer*.cc.
#ifndef FAIRSTART_TESTS_REFERENCE_ANSWER_PARTS_H_
#define FAIRSTART_TESTS_REFERENCE_ANSWER_PARTS_H_

#include <list>
#include <string>
#include <vector>

#include "fairstart/v1/record.pb.h"
#include "fairstart/v1/rulebook.pb.h"
#include "tests/reference/answer.h"

namespace fairstart::reference {

// ---- Instances, in answer_instances.cc.

// One combination of the elements of all for_each. `scope` sees the variables of `bound`.
struct Instance {
  std::string key;
  Scope scope;
  Waits possibly;  // not empty: it exists only if these turn out so
};

struct Instances {
  std::vector<Instance> all;
  Waits doubt;  // not empty: it is not known which others there are
  bool failed = false;
  // What the scopes point into.
  std::list<Value> values;
  std::list<Scope> scopes;
};

using ForEachList = google::protobuf::RepeatedPtrField<v1::ForEach>;

// Adds those of for_each from `level` on, each an instance of `so_far`.
void AddInstances(Evaluator& evaluator, const ForEachList& levels, int level,
                  const Instance& so_far, Instances& instances);

// An instance of which nothing is known, not even whether it exists.
class UnknownInstance {
 public:
  UnknownInstance(const ForEachList& levels, const Waits& doubt, DayNumber as_of);
  // The same, its records such that nothing is known of them: what is so of it is so of each.
  UnknownInstance(Evaluator& evaluator, const ForEachList& levels, const Waits& doubt,
                  DayNumber as_of);
  UnknownInstance(const UnknownInstance&) = delete;
  UnknownInstance& operator=(const UnknownInstance&) = delete;

  const Instance& instance() const { return instance_; }

 private:
  void Add(const v1::ForEach& level, Value value);

  std::list<Value> values_;
  std::list<Scope> scopes_;
  Instance instance_;
};

// ---- The record, in answer_record.cc.

bool IsAbout(const v1::LineReference& line, const LineKey& key);
bool HasAssessment(const v1::Record& record, const LineKey& key, v1::AssessmentOutcome outcome);
// `subject` empty: the entry is about the line itself.
bool IsOnRecord(const v1::Need& need, const v1::Record& record, const LineKey& key,
                const std::string& subject);
// "evidence proof_of_earnings pay-1".
std::string NameOf(const v1::Need& need, const std::string& subject);

// ---- Lines, in answer_lines.cc.

// The lines of an entitlement, one for each instance.
void AddLines(Evaluator& evaluator, const v1::Record& record, const v1::Entitlement& entitlement,
              DayNumber as_of, Answer& answer);

}  // namespace fairstart::reference

#endif  // FAIRSTART_TESTS_REFERENCE_ANSWER_PARTS_H_
