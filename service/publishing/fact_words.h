// The facts of a case, or of what is on record, as people read them.
#ifndef FAIRSTART_SERVICE_PUBLISHING_FACT_WORDS_H_
#define FAIRSTART_SERVICE_PUBLISHING_FACT_WORDS_H_

#include <string>
#include <vector>

#include "fairstart/v1/case_facts.pb.h"
#include "google/protobuf/message.h"

namespace fairstart {

// A fact: "Date of birth", "10 March 2000".
struct FactText {
  std::string label;
  std::string value;
};

// What happened again and again: "Spells in care". Without records there was none.
struct FactHistory {
  std::string label;
  std::vector<std::vector<FactText>> records;
};

struct FactSheet {
  std::vector<FactText> facts;
  std::vector<FactHistory> histories;
};

// Everything that the case states, in the order of the vocabulary, then what a rulebook declared.
// What is not stated is not there. Keys of records, which only programs need, are left out.
FactSheet FactsInWords(const v1::CaseFacts& facts);

// The fields of a record with their labels, keys left out.
std::vector<FactText> FieldsInWords(const google::protobuf::Message& record);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PUBLISHING_FACT_WORDS_H_
