// Where two findings differ first.
#ifndef FAIRSTART_SERVICE_AUDIT_FIRST_DIFFERENCE_H_
#define FAIRSTART_SERVICE_AUDIT_FIRST_DIFFERENCE_H_

#include <optional>

#include "fairstart/v1/finding.pb.h"
#include "fairstart/v1/replay.pb.h"

namespace fairstart {

// The first difference in the order of the fields, of lines the line that it is in; without why.
// Nothing if there is none.
std::optional<v1::ReplayDifference> FirstDifference(const v1::Finding& recorded,
                                                    const v1::Finding& replayed);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_AUDIT_FIRST_DIFFERENCE_H_
