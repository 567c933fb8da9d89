// Facts of a case by their paths without positions: "pay_periods.records.net".
#ifndef FAIRSTART_SERVICE_DECIDING_FACT_PATH_H_
#define FAIRSTART_SERVICE_DECIDING_FACT_PATH_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "fairstart/v1/case_facts.pb.h"
#include "fairstart/v1/declared_facts.pb.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"

namespace fairstart {

// A path without its positions: "pay_periods.records.net" of "pay_periods.records[2].net".
std::string WithoutPositions(const std::string& path);

// The field of a case, or of the records of one of its histories, that a path names.
// kInvalidArgument, saying what is known, if it names none.
absl::StatusOr<const google::protobuf::FieldDescriptor*> FieldAt(const std::string& path);

// The name of the declared fact that a path names ("declared_facts.rent_share"); empty for another
// path.
std::string DeclaredNameIn(const std::string& path);

// Null if the case does not state it.
const v1::DeclaredFact* FindDeclared(const v1::CaseFacts& facts, const std::string& name);

// Whether values of the field are numbers: integers and money.
bool IsNumber(const google::protobuf::FieldDescriptor& field);

// The number in a field, in the fact's unit; nothing if it is not set.
std::optional<int64_t> NumberIn(const google::protobuf::Message& owner,
                                const google::protobuf::FieldDescriptor& field);
std::optional<int64_t> NumberIn(const v1::FactValue& value);

// The field with the first, or only, day of a history's records; null for a record without days.
const google::protobuf::FieldDescriptor* FirstDayField(const google::protobuf::Descriptor& record);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_DECIDING_FACT_PATH_H_
