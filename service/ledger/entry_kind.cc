// Tested by tests/service/ledger/entry_kind_test.cc.
#include "service/ledger/entry_kind.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_replace.h"

namespace fairstart {

// The body of kind N is field N + 10.
constexpr int kBodyOffset = 10;

v1::EntryKind KindOf(const v1::LedgerEntry& content) {
  if (content.body_case() == v1::LedgerEntry::BODY_NOT_SET) return v1::ENTRY_KIND_UNSPECIFIED;
  return static_cast<v1::EntryKind>(content.body_case() - kBodyOffset);
}

IndexKeys KeysOf(const v1::LedgerEntry& content) {
  return {KindOf(content), content.request_id(), content.case_reference()};
}

bool IsAboutPerson(v1::EntryKind kind) {
  return kind >= v1::ENTRY_KIND_CASE_RECEIVED && kind <= v1::ENTRY_KIND_REVERSAL;
}

bool CanCorrect(v1::EntryKind kind) {
  return kind >= v1::ENTRY_KIND_ASSESSMENT && kind <= v1::ENTRY_KIND_PLAN_ITEM;
}

bool IsLedgersOwn(v1::EntryKind kind) {
  return kind == v1::ENTRY_KIND_MESSAGE_DESCRIPTORS || kind == v1::ENTRY_KIND_SIGNING_KEY;
}

std::string NameOf(v1::EntryKind kind) {
  constexpr size_t kPrefix = sizeof("ENTRY_KIND_") - 1;
  return absl::StrReplaceAll(absl::AsciiStrToLower(v1::EntryKind_Name(kind).substr(kPrefix)),
                             {{"_", " "}});
}

}  // namespace fairstart
