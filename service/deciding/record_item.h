// What can be added to the record, whatever of the six kinds it is.
#ifndef FAIRSTART_SERVICE_DECIDING_RECORD_ITEM_H_
#define FAIRSTART_SERVICE_DECIDING_RECORD_ITEM_H_

#include <string>

#include "engine/engine.h"
#include "fairstart/v1/ledger.pb.h"
#include "fairstart/v1/record.pb.h"
#include "fairstart/v1/record_service.pb.h"

namespace fairstart {

// Puts the item of a request into an entry, as its body.
void PutItem(const v1::AddToRecordRequest& request, v1::LedgerEntry& content);

// Adds it to a record, as the last of its kind, and says where: "record.approvals[2]".
std::string AddItem(const v1::AddToRecordRequest& request, v1::Record& record);

// The request's field that holds it: "approval"; empty if it has none.
std::string ItemField(const v1::AddToRecordRequest& request);

// What the item must say to be recorded: its key, what it is about, when it was and who did it.
void CheckSaysEnough(const v1::AddToRecordRequest& request, FieldViolations& violations);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_DECIDING_RECORD_ITEM_H_
