// Where two cases, or two records, differ; and a message with some of the differences put in.
//
// One walk over both messages finds each difference and asks which side of it is wanted: so what
// lists the differences and what puts them in cannot disagree. Records of histories and entries of
// the record are matched by their id, declared facts by their name.
#ifndef FAIRSTART_ENGINE_COMPARISON_MERGE_H_
#define FAIRSTART_ENGINE_COMPARISON_MERGE_H_

#include <functional>
#include <string>

#include "fairstart/v1/case_facts.pb.h"
#include "fairstart/v1/record.pb.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"

namespace fairstart {

// One difference.
struct Difference {
  enum class What {
    kField,     // a field of the case or of a history's record; a whole history that one side lacks
    kDeclared,  // a declared fact
    kRecord,    // a history's record that one side lacks; an entry of the record; a declared record
    kOrder,     // the records that both sides have stand in another order
  };
  What what = What::kField;
  // The field of the case or record below which it stands.
  const google::protobuf::FieldDescriptor* top = nullptr;
  // From the case or record; a position in a list is that after or, of what is only before, before:
  // "pay_periods.records[0].net".
  std::string path;
  // kField, kOrder: the messages with the field or list; kDeclared, kRecord: the fact or record
  // itself, null on a side that lacks it.
  const google::protobuf::Message* before = nullptr;
  const google::protobuf::Message* after = nullptr;
  const google::protobuf::FieldDescriptor* field = nullptr;  // kField, kOrder
  // The record of a history in which a field stands, and the id of a record; empty for anything
  // else.
  std::string id;
};

// Asked of each difference, always in the same order: whether what is after is wanted.
using WantsAfter = std::function<bool(const Difference&)>;

// `before` with what is wanted of `after`. Everything wanted gives `after`, nothing gives `before`,
// up to the order of declared facts. What comes between need not be a sound case.
v1::CaseFacts MergeCases(const v1::CaseFacts& before, const v1::CaseFacts& after,
                         const WantsAfter& wants);

// The same of records.
v1::Record MergeRecords(const v1::Record& before, const v1::Record& after, const WantsAfter& wants);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_COMPARISON_MERGE_H_
