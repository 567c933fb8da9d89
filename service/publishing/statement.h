// What DecisionService.Statement does, without a network: the same for the server and the command.
#ifndef FAIRSTART_SERVICE_PUBLISHING_STATEMENT_H_
#define FAIRSTART_SERVICE_PUBLISHING_STATEMENT_H_

#include <string_view>

#include "absl/status/statusor.h"
#include "engine/engine.h"
#include "service/rulebooks/library.h"

namespace fairstart {

// Answers a StatementRequest given as it stands on the wire: the page of the day asked about and of
// the twelve months from it on, under one edition. The same bytes and the same rulebook give the
// same page. facts_digest and record_digest are over the bytes of its fields `case` and `record`.
// Rich errors (service/errors/rich_status.h) whose fields are paths in the request. Any thread may
// call it.
absl::StatusOr<v1::StatementResponse> Statement(const RulebookLibrary& library,
                                                std::string_view request);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PUBLISHING_STATEMENT_H_
