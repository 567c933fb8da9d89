// Tested by tests/service/publishing/plain_words_test.cc.
#include "service/publishing/plain_words.h"

#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/calendar/civil_day.h"
#include "engine/explanation/value_text.h"
#include "engine/money/exact_amount.h"

namespace fairstart {

std::string DayInWords(const std::string& text) {
  const absl::StatusOr<Day> day = ParseDay(text);
  return day.ok() ? DayText(*day) : text;
}

std::string PeriodInWords(const std::string& first, const std::string& last) {
  if (first.empty() && last.empty()) return "";
  if (last.empty()) return absl::StrCat("from ", DayInWords(first));
  if (first.empty()) return absl::StrCat("to ", DayInWords(last));
  return absl::StrCat(DayInWords(first), " to ", DayInWords(last));
}

std::string MoneyInWords(const v1::Money& money) {
  return money.has_pence() ? FormatPounds(Pence(money.pence())) : "";
}

std::string PerUnit(v1::Unit unit) {
  const std::optional<Type> type = TypeOfUnit(unit);
  return type.has_value() && type->Is(Type::Kind::kAmount) ? PerText(type->per) : "";
}

std::string CitationsInWords(const google::protobuf::RepeatedPtrField<v1::Citation>& citations) {
  std::vector<std::string> references;
  for (const v1::Citation& citation : citations) {
    references.push_back(citation.source().empty()
                             ? citation.paragraph()
                             : absl::StrCat(citation.source(), " ", citation.paragraph()));
  }
  return absl::StrJoin(references, ", ");
}

}  // namespace fairstart
