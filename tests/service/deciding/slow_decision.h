// What is in force, found in the slow and obvious way: entry after entry, as it was recorded.
#ifndef FAIRSTART_TESTS_SERVICE_DECIDING_SLOW_DECISION_H_
#define FAIRSTART_TESTS_SERVICE_DECIDING_SLOW_DECISION_H_

#include <cstdint>
#include <functional>
#include <vector>

namespace fairstart {

// A life in which there is one line and days are numbers. The line is a sum or, below zero, not
// settled.
struct SimpleFinding {
  int64_t position = 0;
  int first = 0, last = 0;  // its window
  bool has_line = true;
  int64_t sum = 0;
  int64_t wage = 0;  // what the case says
  int64_t rent = 0;
};

struct SimpleDecision {
  int64_t position = 0;
  int64_t finding = 0;
  bool departs = false;
  int first = 0, last = 0;  // of a departure; of a formula
  int64_t sum = 0;          // of a departure
  bool formula = false;
  int64_t least = 0, most = 0;  // of the wage
};

struct SimpleAnswer {
  int64_t decision = 0, finding = 0, sum = 0, undecided = 0;  // 0: none

  friend bool operator==(const SimpleAnswer&, const SimpleAnswer&) = default;
};

inline const SimpleFinding& FindingAt(const std::vector<SimpleFinding>& findings,
                                      int64_t position) {
  for (const SimpleFinding& finding : findings) {
    if (finding.position == position) return finding;
  }
  return findings.front();  // does not happen
}

// For each decision the finding that it brings into force on a day: the last one that passes all
// that is said of it.
inline SimpleAnswer SlowDecisionOn(const std::vector<SimpleFinding>& findings,
                                   const std::vector<SimpleDecision>& decisions, int day) {
  SimpleAnswer answer;
  for (const SimpleDecision& decision : decisions) {
    const SimpleFinding& of = FindingAt(findings, decision.finding);
    if (!of.has_line) continue;
    if (decision.departs) {
      if (day >= decision.first && day <= decision.last) {
        answer = {decision.position, of.position, decision.sum, 0};
      }
      continue;
    }
    const bool in_period = !decision.formula || (day >= decision.first && day <= decision.last);
    for (const SimpleFinding& finding : findings) {
      if (finding.position < of.position || !finding.has_line) continue;
      if (day < finding.first || day > finding.last || !in_period) continue;
      const bool itself = finding.position == of.position;
      const bool same = itself || (finding.sum == of.sum && finding.sum >= 0);
      const bool in_window = day >= of.first && day <= of.last;
      const bool same_case = finding.wage == of.wage && finding.rent == of.rent;
      const bool wage_allowed = finding.wage == of.wage ||
                                (finding.wage >= decision.least && finding.wage <= decision.most);
      const bool allowed = decision.formula && finding.sum >= 0 &&
                           (same_case || (finding.rent == of.rent && wage_allowed));
      if ((same && in_window) || allowed)
        answer = {decision.position, finding.position, finding.sum, 0};
    }
  }
  for (const SimpleFinding& finding : findings) {
    if (day < finding.first || day > finding.last) continue;
    // The newest about the day is the one that counts.
    answer.undecided = 0;
    if (answer.decision == 0) {
      if (finding.has_line) answer.undecided = finding.position;
      continue;
    }
    if (finding.position <= answer.finding) continue;
    bool news = true;
    for (const SimpleDecision& decision : decisions) {
      if (decision.position != answer.decision || !decision.departs || !finding.has_line) continue;
      news = FindingAt(findings, answer.finding).sum != finding.sum;
    }
    if (news) answer.undecided = finding.position;
  }
  return answer;
}

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_SERVICE_DECIDING_SLOW_DECISION_H_
