// What is so of each kind of entry.
#ifndef FAIRSTART_SERVICE_LEDGER_ENTRY_KIND_H_
#define FAIRSTART_SERVICE_LEDGER_ENTRY_KIND_H_

#include <string>

#include "fairstart/v1/ledger.pb.h"
#include "service/ledger/store.h"

namespace fairstart {

// The kind of a content; unspecified when it has no body.
v1::EntryKind KindOf(const v1::LedgerEntry& content);

// By what an entry with this content is found.
IndexKeys KeysOf(const v1::LedgerEntry& content);

// Whether its entries are about a young person, and may be erased.
bool IsAboutPerson(v1::EntryKind kind);

// Whether an entry may stand in place of an earlier one of its kind.
bool CanCorrect(v1::EntryKind kind);

// Whether only the ledger itself appends it.
bool IsLedgersOwn(v1::EntryKind kind);

// "payment", "signing key": for people.
std::string NameOf(v1::EntryKind kind);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_LEDGER_ENTRY_KIND_H_
