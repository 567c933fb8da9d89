// The words: labels, sentences, citations and interpretations, taken from the rulebook once and
// kept as messages that are ready to be copied. Only the words: conditions, dates and sums are
// written in C++.
#ifndef FAIRSTART_TESTS_BENCH_BY_HAND_TEXTS_H_
#define FAIRSTART_TESTS_BENCH_BY_HAND_TEXTS_H_

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "fairstart/v1/finding.pb.h"
#include "fairstart/v1/rulebook.pb.h"
#include "tests/bench/by_hand/relied.h"

namespace fairstart::by_hand {

using CitationNumbers = Bits<512>;

// Immutable once made; any thread may read it.
class Texts {
 public:
  // Throws std::runtime_error if the rulebook lacks a rule that the program knows.
  Texts(const v1::Rulebook& merged, const v1::EditionReference& rulebook,
        const v1::EditionReference& rates);

  const InterpretationsOfRules& interpretations() const { return interpretations_; }

  // What a rule puts into a finding, as far as it does not depend on the case. By the rule's
  // number: an entitlement's line, the reason of a condition or bar, the need, claim, duty or
  // warning.
  const v1::Line& line(Rule rule) const { return lines_[At(rule)]; }
  const v1::Reason& reason(Rule rule) const { return reasons_[At(rule)]; }
  // The reason for there being no instance of an entitlement; `level` of its loops.
  const v1::Reason& no_instance(Rule rule, size_t level) const {
    return no_instance_[At(rule)][level];
  }
  const v1::PaidElsewhere& elsewhere(Rule rule) const { return elsewhere_[At(rule)]; }
  const v1::UnmetNeed& need(Rule rule) const { return needs_[At(rule)]; }
  const std::string& in_kind(Rule rule) const { return in_kind_[At(rule)]; }
  const std::string& consider(Rule rule) const { return consider_[At(rule)]; }
  const v1::ClaimFinding& claim(Rule rule) const { return claims_[At(rule)]; }
  const v1::DutyFinding& duty(Rule rule) const { return duties_[At(rule)]; }
  const v1::WarningFinding& warning(Rule rule) const { return warnings_[At(rule)]; }
  // Citations of `of` that its message has already.
  const CitationNumbers& own_citations(Rule rule) const { return own_citations_[At(rule)]; }
  const v1::Finding& finding() const { return finding_; }
  const std::string& status_label(const std::string& status) const {
    return status_labels_.at(status);
  }

  // The citations of the rules after those that are there already; each once.
  void AddCitations(const Rules& rules, const CitationNumbers& there,
                    google::protobuf::RepeatedPtrField<v1::Citation>* citations) const;
  void AddInterpretations(const Interpretations& interpretations,
                          google::protobuf::RepeatedPtrField<std::string>* numbers) const;

 private:
  using Citations = google::protobuf::RepeatedPtrField<v1::Citation>;
  using Numbers = google::protobuf::RepeatedPtrField<std::string>;

  static size_t At(Rule rule) { return static_cast<size_t>(rule); }
  void NumberInterpretations(const v1::Rulebook& merged);
  void Note(Rule rule, const Citations& citations, const Numbers& interpretations);
  uint16_t NumberOf(const v1::Citation& citation);

  template <typename Condition>
  void ReadCondition(Rule rule, const Condition& condition);
  void ReadEntitlement(Rule rule, const v1::Entitlement& source);
  void ReadNeed(Rule rule, const v1::Need& source);
  void ReadBar(Rule rule, const v1::Bar& source);
  void ReadClaim(Rule rule, const v1::Claim& source);
  void ReadDuty(Rule rule, const v1::Duty& source);
  void ReadWarning(Rule rule, const v1::Warning& source);

  InterpretationsOfRules interpretations_;
  std::vector<std::string> numbers_;  // of interpretations, sorted
  std::map<std::string, size_t> places_;
  std::vector<v1::Citation> citations_;
  std::map<std::pair<std::string, std::string>, uint16_t> citation_numbers_;
  std::array<std::vector<uint16_t>, kRules> citations_of_;
  std::array<CitationNumbers, kRules> own_citations_;
  std::vector<v1::Line> lines_;
  std::vector<v1::Reason> reasons_;
  std::vector<std::array<v1::Reason, 2>> no_instance_;
  std::vector<v1::PaidElsewhere> elsewhere_;
  std::vector<v1::UnmetNeed> needs_;
  std::vector<std::string> in_kind_;
  std::vector<std::string> consider_;
  std::vector<v1::ClaimFinding> claims_;
  std::vector<v1::DutyFinding> duties_;
  std::vector<v1::WarningFinding> warnings_;
  v1::Finding finding_;
  std::map<std::string, std::string> status_labels_;
};

}  // namespace fairstart::by_hand

#endif  // FAIRSTART_TESTS_BENCH_BY_HAND_TEXTS_H_
