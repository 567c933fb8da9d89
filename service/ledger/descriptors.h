// What the bytes of entries mean.
#ifndef FAIRSTART_SERVICE_LEDGER_DESCRIPTORS_H_
#define FAIRSTART_SERVICE_LEDGER_DESCRIPTORS_H_

#include <string>

namespace fairstart {

// A google.protobuf.FileDescriptorSet of the messages that this build writes entries in:
// LedgerEntry, and the CaseFacts and Finding in its bytes. The same bytes every time; imports come
// first.
std::string MessageDescriptorSet();

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_LEDGER_DESCRIPTORS_H_
