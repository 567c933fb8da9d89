// Tested by tests/service/payments/balance_test.cc.
#include "service/payments/person_now.h"

#include <utility>

#include "service/deciding/record_keeping.h"

namespace fairstart {

absl::StatusOr<PersonNow> ReadPersonNow(const LedgerView& view, const std::string& case_reference) {
  const absl::StatusOr<int64_t> size = view.Size();
  if (!size.ok()) return size.status();
  absl::StatusOr<v1::Record> record = view.RecordOf(case_reference, *size);
  if (!record.ok()) return record.status();
  absl::StatusOr<DecisionHistory> history = ReadHistory(view, case_reference, *size);
  if (!history.ok()) return history.status();
  return PersonNow{*std::move(record), *std::move(history)};
}

}  // namespace fairstart
