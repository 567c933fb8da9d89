// What a synthetic young person does all day, and on what they live.
#ifndef FAIRSTART_SERVICE_COHORTS_WORK_AND_STUDY_H_
#define FAIRSTART_SERVICE_COHORTS_WORK_AND_STUDY_H_

#include "fairstart/v1/case_facts.pb.h"
#include "service/cohorts/life.h"

namespace fairstart {

// Fills activities, school, courses, jobs, pay, training allowances and benefits.
void WriteWorkAndStudy(const Life& life, Dice& dice, v1::CaseFacts& facts);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_COHORTS_WORK_AND_STUDY_H_
