// From what an evaluation holds to what a finding says.
#ifndef FAIRSTART_ENGINE_EVALUATION_WORDING_H_
#define FAIRSTART_ENGINE_EVALUATION_WORDING_H_

#include <string>
#include <utility>
#include <vector>

#include "engine/rulebook/position_set.h"
#include "engine/rulebook/plan.h"
#include "engine/value/value.h"
#include "fairstart/v1/finding.pb.h"
#include "google/protobuf/repeated_field.h"

namespace fairstart {

// What an unknown waits for, by path and day. Adds nothing for null.
void AddMissing(const Plan& plan, const Unknown* unknown,
                google::protobuf::RepeatedPtrField<v1::Missing>* missing);

// The citations of a site, each once, after those that are there already.
void AddCitations(const Plan& plan, int site,
                  google::protobuf::RepeatedPtrField<v1::Citation>* citations);

// The numbers of the interpretations that a site relies on, sorted, each once, among those that are
// there already.
void AddInterpretations(const Plan& plan, int site,
                        google::protobuf::RepeatedPtrField<std::string>* interpretations);

// Events that were taken to go on, records of the facts and their fields, as paths and clauses; by path.
std::vector<std::pair<std::string, std::string>> SuppositionWords(
    const std::vector<std::pair<const RecordValue*, int>>& suppositions);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EVALUATION_WORDING_H_
