// From what an evaluation holds to what a finding says.
#ifndef FAIRSTART_ENGINE_EVALUATION_WORDING_H_
#define FAIRSTART_ENGINE_EVALUATION_WORDING_H_

#include <string>

#include "engine/evaluation/site_set.h"
#include "engine/rulebook/plan.h"
#include "engine/value/value.h"
#include "fairstart/v1/finding.pb.h"
#include "google/protobuf/repeated_field.h"

namespace fairstart {

// What an unknown waits for, by path and day. Adds nothing for null.
void AddMissing(const Plan& plan, const Unknown* unknown,
                google::protobuf::RepeatedPtrField<v1::Missing>* missing);

// The citations of the sites, each once, after those that are there already.
void AddCitations(const Plan& plan, const SiteSet& sites,
                  google::protobuf::RepeatedPtrField<v1::Citation>* citations);
void AddCitations(const google::protobuf::RepeatedPtrField<v1::Citation>& more,
                  google::protobuf::RepeatedPtrField<v1::Citation>* citations);

// The numbers of the interpretations that the sites rely on, sorted, each once.
void AddInterpretations(const Plan& plan, const SiteSet& sites,
                        google::protobuf::RepeatedPtrField<std::string>* interpretations);

// "I-9" stands before "I-10".
bool InterpretationBefore(const std::string& a, const std::string& b);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EVALUATION_WORDING_H_
