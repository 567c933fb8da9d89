// Tested by tests/service/decisions/request_bytes_test.cc.
#include "service/decisions/request_bytes.h"

#include <set>

#include "absl/strings/str_cat.h"
#include "google/protobuf/unknown_field_set.h"
#include "service/errors/rich_status.h"

namespace fairstart {

using google::protobuf::FieldDescriptor;
using google::protobuf::UnknownField;
using google::protobuf::UnknownFieldSet;

absl::StatusOr<RequestFields> ScanRequest(std::string_view bytes,
                                          const google::protobuf::Descriptor& type) {
  // Read as a message of no known field: its outermost level, each field with its bytes.
  UnknownFieldSet outermost;
  if (!outermost.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    return InvalidRequest({{"", absl::StrCat("the request is no ", type.full_name(),
                                             ": its bytes are malformed; send it in protobuf's "
                                             "binary encoding")}});
  }
  RequestFields fields;
  std::set<int> seen, said;
  for (int i = 0; i < outermost.field_count(); ++i) {
    const UnknownField& given = outermost.field(i);
    const int number = given.number();
    if (given.type() == UnknownField::TYPE_LENGTH_DELIMITED) {
      fields.bytes.emplace(number, given.length_delimited());
    }
    const FieldDescriptor* field = type.FindFieldByNumber(number);
    const bool first = seen.insert(number).second;
    if (field == nullptr) {
      if (!first) continue;
      fields.violations.push_back(
          {absl::StrCat("#", number),
           absl::StrCat("field number ", number, " of ", type.name(),
                        " is not known to this server; nothing of it would be counted: leave it "
                        "out, or ask for a newer server")});
    } else if (!first && !field->is_repeated() && said.insert(number).second) {
      fields.violations.push_back({field->name(), "is given more than once; give it once"});
    }
  }
  return fields;
}

}  // namespace fairstart
