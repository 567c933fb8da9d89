// Tested by tests/service/ledger/entry_checks_test.cc.
#include "service/ledger/entry_checks.h"

#include <optional>
#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "engine/facts/known_fields.h"
#include "service/errors/rich_status.h"
#include "service/ledger/entry_kind.h"

namespace fairstart {
namespace {

enum class Wanted { kNeeded, kAllowed, kRefused };

void CheckName(const char* field, const std::string& name, Wanted wanted,
               FieldViolations& violations) {
  if (name.empty()) {
    if (wanted == Wanted::kNeeded) violations.push_back({field, "is needed"});
  } else if (wanted == Wanted::kRefused) {
    violations.push_back({field, "must be empty: such an entry is about nobody"});
  } else if (name.size() > kLongestName) {
    violations.push_back(
        {field, absl::StrCat("has ", name.size(), " bytes, and may have ", kLongestName)});
  }
}

void CheckErasure(const v1::Erasure& erasure, FieldViolations& violations) {
  if (erasure.basis().empty()) violations.push_back({"erasure.basis", "is needed"});
  if (erasure.positions().empty()) violations.push_back({"erasure.positions", "is needed"});
  for (int i = 1; i < erasure.positions_size(); ++i) {
    if (erasure.positions(i - 1) < erasure.positions(i)) continue;
    violations.push_back({absl::StrCat("erasure.positions[", i, "]"), "is not in ascending order"});
  }
}

absl::Status Refuse(const FieldViolations& violations) {
  return violations.empty() ? absl::OkStatus() : InvalidRequest(violations);
}

absl::StatusOr<FieldViolations> CheckCorrection(const v1::LedgerEntry& content, int64_t about_to_be,
                                                const LedgerView& before) {
  const int64_t corrected = content.corrects();
  const std::string kind = NameOf(KindOf(content));
  const auto wrong = [&](const std::string& why) {
    return FieldViolations{{"corrects", absl::StrCat("entry ", corrected, why)}};
  };
  if (corrected < 0 || corrected >= about_to_be) return wrong(" does not exist");
  const absl::StatusOr<RecordedEntry> entry = before.Entry(corrected);
  if (!entry.ok()) return entry.status();
  if (!entry->content.has_value()) return wrong(" is erased");
  if (entry->kind != KindOf(content) ||
      entry->content->case_reference() != content.case_reference()) {
    return wrong(absl::StrCat(" is no ", kind, " of this young person"));
  }
  const absl::StatusOr<std::optional<int64_t>> by = before.CorrectionOf(*entry);
  if (!by.ok()) return by.status();
  if (by->has_value()) {
    return wrong(absl::StrCat(" is corrected by entry ", **by, " already; correct that"));
  }
  return FieldViolations();
}

// Why an entry may not be erased among others; "" if it may.
absl::StatusOr<std::string> WhyNotErased(int64_t position, const std::set<int64_t>& together,
                                         int64_t about_to_be, const LedgerView& before) {
  if (position < 0 || position >= about_to_be) return std::string("does not exist");
  const absl::StatusOr<RecordedEntry> entry = before.Entry(position);
  if (!entry.ok()) return entry.status();
  if (!IsAboutPerson(entry->kind)) return std::string("is about nobody, and others rest on it");
  if (!entry->content.has_value()) return std::string("is erased already");
  if (!entry->content->has_corrects()) return std::string();
  const int64_t corrected = entry->content->corrects();
  if (together.contains(corrected)) return std::string();
  const absl::StatusOr<RecordedEntry> original = before.Entry(corrected);
  if (!original.ok()) return original.status();
  if (!original->content.has_value()) return std::string();
  return absl::StrCat("corrects entry ", corrected, ", which would hold again; erase that with it");
}

absl::StatusOr<FieldViolations> CheckErased(const v1::Erasure& erasure, int64_t about_to_be,
                                            const LedgerView& before) {
  const std::set<int64_t> together(erasure.positions().begin(), erasure.positions().end());
  FieldViolations violations;
  for (int i = 0; i < erasure.positions_size(); ++i) {
    const int64_t position = erasure.positions(i);
    const absl::StatusOr<std::string> why = WhyNotErased(position, together, about_to_be, before);
    if (!why.ok()) return why.status();
    if (why->empty()) continue;
    violations.push_back(
        {absl::StrCat("erasure.positions[", i, "]"), absl::StrCat("entry ", position, " ", *why)});
  }
  return violations;
}

}  // namespace

absl::Status CheckContent(const v1::LedgerEntry& content) {
  const v1::EntryKind kind = KindOf(content);
  FieldViolations violations;
  if (kind == v1::ENTRY_KIND_UNSPECIFIED) violations.push_back({"body", "is needed"});
  if (IsLedgersOwn(kind)) {
    violations.push_back(
        {"body", absl::StrCat("a ", NameOf(kind), " is appended by the ledger alone")});
  }
  CheckName("request_id", content.request_id(), Wanted::kNeeded, violations);
  CheckName("case_reference", content.case_reference(),
            IsAboutPerson(kind)                  ? Wanted::kNeeded
            : kind == v1::ENTRY_KIND_UNSPECIFIED ? Wanted::kAllowed
                                                 : Wanted::kRefused,
            violations);
  CheckName("said_by", content.said_by(), Wanted::kNeeded, violations);
  CheckName("authenticated_as", content.authenticated_as(), Wanted::kAllowed, violations);
  if (content.has_corrects() && !CanCorrect(kind)) {
    violations.push_back({"corrects", absl::StrCat("is not for a ", NameOf(kind))});
  }
  if (content.has_erasure()) CheckErasure(content.erasure(), violations);
  RefuseUnknownFields(content, "", violations);
  if (const size_t bytes = content.ByteSizeLong(); bytes > kMostContentBytes) {
    violations.push_back(
        {"", absl::StrCat("has ", bytes, " bytes, and may have ", kMostContentBytes)});
  }
  return Refuse(violations);
}

absl::Status CheckReferences(const v1::LedgerEntry& content, int64_t about_to_be,
                             const LedgerView& before) {
  absl::StatusOr<FieldViolations> violations = FieldViolations();
  if (content.has_corrects()) violations = CheckCorrection(content, about_to_be, before);
  if (content.has_erasure()) violations = CheckErased(content.erasure(), about_to_be, before);
  return violations.ok() ? Refuse(*violations) : violations.status();
}

}  // namespace fairstart
