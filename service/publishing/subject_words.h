// What entries of the ledger say, in words for the young person that they are about.
#ifndef FAIRSTART_SERVICE_PUBLISHING_SUBJECT_WORDS_H_
#define FAIRSTART_SERVICE_PUBLISHING_SUBJECT_WORDS_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "fairstart/v1/subject_record.pb.h"
#include "service/publishing/fact_words.h"

namespace fairstart {

// An entry, before it has a format.
struct SubjectItem {
  std::string title;
  std::string sum;   // "" when no sum is said
  std::string mark;  // a word or two about how it stands now; "" for nothing
  std::vector<std::string> says;
  std::vector<FactText> points;
  std::string recorded;  // when and by whom it was recorded
};

// "1 July 2017, 09:30" of a moment in RFC 3339.
std::string MomentInWords(const std::string& moment);

// Words for the entries of one record, which must outlive it.
class SubjectWords {
 public:
  explicit SubjectWords(const v1::SubjectRecord& record);

  SubjectItem ItemOf(const v1::SubjectEntry& entry) const;

  // "payment", "decision as worked out": what an entry is.
  std::string WhatIs(const v1::SubjectEntry& entry) const;

  // A line of a finding: its name, and what it gives or why not.
  FactText LineInWords(const v1::Line& line) const;

  // A line as findings call it: "living allowance".
  std::string NameOf(const v1::LineReference& line) const;

 private:
  void Confirmed(const v1::DecisionConfirmed& decision, SubjectItem& item) const;
  void Departed(const v1::DecisionDepartedFrom& decision, SubjectItem& item) const;
  void Found(const v1::SubjectEntry& entry, SubjectItem& item) const;

  std::map<int64_t, const v1::SubjectEntry*> entries_;  // by position
  std::map<int64_t, int64_t> corrected_by_;             // position by position
  std::map<std::string, std::string> labels_;           // of entitlements
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PUBLISHING_SUBJECT_WORDS_H_
