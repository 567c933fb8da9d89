// How something changes: what counts as gained, lost, more and less.
//
// A line gives nothing when it is absent, NOT_ENTITLED or ELSEWHERE; it is open when it is
// UNDETERMINED; it gives something when it is ENTITLED, SUBJECT_TO or TO_CONSIDER, whatever the
// sum. From one to the other:
//
//   before      after: nothing       open               something
//   nothing     OTHERWISE            UNDETERMINED_NOW   GAINED
//   open        DETERMINED_NOW       by its sum         DETERMINED_NOW
//   something   LOST                 UNDETERMINED_NOW   by its sum
//
// By its sum: MORE when both say a sum of the same unit, and neither the least nor the most that it
// can be is smaller and one of them is greater; LESS the other way round; OTHERWISE when they
// cannot be compared or are the same, and the line differs in something else. A sum is the amount;
// else, while undetermined, what it lies between; and where that is no other, or not said, the cap.
//
// A claim gives something when it is there and settled, and its sum is its amount. A duty is
// something when it is listed; its sum is the sum that it is about. A warning is something or
// nothing. The status is never nothing: it is open or settled, and two that are settled are
// OTHERWISE.
//
// The other way round, every kind is its counterpart: GAINED and LOST, MORE and LESS,
// UNDETERMINED_NOW and DETERMINED_NOW; OTHERWISE stays.
#ifndef FAIRSTART_ENGINE_COMPARISON_CHANGE_KIND_H_
#define FAIRSTART_ENGINE_COMPARISON_CHANGE_KIND_H_

#include "fairstart/v1/comparison.pb.h"
#include "fairstart/v1/finding.pb.h"

namespace fairstart {

// Null: it is absent. REQUIRES: the two differ.
v1::ChangeKind KindOfChange(const v1::Line* before, const v1::Line* after);
v1::ChangeKind KindOfChange(const v1::ClaimFinding* before, const v1::ClaimFinding* after);
v1::ChangeKind KindOfChange(const v1::DutyFinding* before, const v1::DutyFinding* after);
v1::ChangeKind KindOfChange(const v1::WarningFinding* before, const v1::WarningFinding* after);
v1::ChangeKind KindOfChange(const v1::StatusFinding* before, const v1::StatusFinding* after);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_COMPARISON_CHANGE_KIND_H_
