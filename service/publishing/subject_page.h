// Everything that is recorded about one young person, as a page for them.
#ifndef FAIRSTART_SERVICE_PUBLISHING_SUBJECT_PAGE_H_
#define FAIRSTART_SERVICE_PUBLISHING_SUBJECT_PAGE_H_

#include <string>

#include "fairstart/v1/subject_record.pb.h"

namespace fairstart {

// One HTML page that needs nothing beside it: what was decided and paid, what others put on record,
// what is known, what was worked out and why, and each entry with who recorded it when. The same
// record gives the same page. The record is not checked (service/audit/subject_record.h).
std::string HtmlSubjectPage(const v1::SubjectRecord& record);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PUBLISHING_SUBJECT_PAGE_H_
