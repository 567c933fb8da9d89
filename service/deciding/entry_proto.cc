// Tested by tests/service/deciding/queries_test.cc.
#include "service/deciding/entry_proto.h"

#include <utility>

#include "service/deciding/record_keeping.h"

namespace fairstart {

v1::RecordEntry ToProto(RecordedEntry entry) {
  v1::RecordEntry proto;
  proto.set_position(entry.position);
  proto.set_kind(entry.kind);
  proto.set_recorded_at(FormatMoment(entry.recorded_at));
  proto.set_clock_set_back(entry.clock_set_back);
  if (entry.content.has_value()) *proto.mutable_content() = *std::move(entry.content);
  return proto;
}

v1::GetResponse ToProtoWhole(RecordedEntry entry) {
  v1::GetResponse response;
  if (entry.content.has_value()) {
    const v1::LedgerEntry& content = *entry.content;
    if (content.has_case_received())
      response.mutable_case_()->ParseFromString(content.case_received().case_facts());
    if (content.has_finding_proposed()) {
      response.mutable_finding()->ParseFromString(content.finding_proposed().finding());
    }
  }
  *response.mutable_entry() = ToProto(std::move(entry));
  return response;
}

}  // namespace fairstart
