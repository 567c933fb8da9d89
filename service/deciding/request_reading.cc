// Tested by tests/service/deciding/request_reading_test.cc.
#include "service/deciding/request_reading.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "engine/facts/known_fields.h"
#include "service/decisions/request_bytes.h"
#include "service/errors/rich_status.h"

namespace fairstart {

absl::Status ReadRequest(std::string_view bytes, google::protobuf::Message& request,
                         FieldViolations& violations) {
  absl::StatusOr<RequestFields> fields = ScanRequest(bytes, *request.GetDescriptor());
  if (!fields.ok()) return fields.status();
  if (!request.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    return InvalidRequest(
        {{"", absl::StrCat("the request is no ", request.GetDescriptor()->full_name(),
                           ": a message in it is malformed, a text is not UTF-8, or messages "
                           "are nested more than 100 deep")}});
  }
  violations = std::move(fields->violations);
  // Those of the request itself are said already; the fields of a case are left to the engine.
  for (int i = 0; i < request.GetDescriptor()->field_count(); ++i) {
    const google::protobuf::FieldDescriptor& field = *request.GetDescriptor()->field(i);
    if (field.message_type() == nullptr || field.message_type() == v1::CaseFacts::descriptor() ||
        field.is_repeated() || !request.GetReflection()->HasField(request, &field)) {
      continue;
    }
    RefuseUnknownFields(request.GetReflection()->GetMessage(request, &field), field.name(),
                        violations);
  }
  return absl::OkStatus();
}

void CheckName(const char* field, const std::string& name, size_t longest,
               FieldViolations& violations) {
  if (name.empty()) {
    violations.push_back({field, "is needed"});
  } else if (name.size() > longest) {
    violations.push_back(
        {field, absl::StrCat("has ", name.size(), " bytes, and may have ", longest)});
  }
}

Day DayIn(const std::string& field, const std::string& text, FieldViolations& violations) {
  const absl::StatusOr<Day> day = ParseDay(text);
  if (day.ok()) return *day;
  violations.push_back({field, text.empty() ? "is needed; write it as YYYY-MM-DD"
                                            : std::string(day.status().message())});
  return Day::Never();
}

}  // namespace fairstart
