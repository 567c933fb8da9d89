// From what was found to the bytes of the message that is recorded and sent.
//
// A finding is digested and kept for decades, and protobuf promises no canonical form of what it
// serializes: so its bytes are written here, each field once and in the order of numbers.
#ifndef FAIRSTART_ENGINE_EVALUATION_FINDING_BYTES_H_
#define FAIRSTART_ENGINE_EVALUATION_FINDING_BYTES_H_

#include "engine/evaluation/found.h"
#include "engine/evaluation/question.h"
#include "engine/wire/wire_writer.h"

namespace fairstart {

// Which parts of a line are written.
enum class LineParts {
  kAll,
  kSubstance,  // not its dates, reasons, citations and interpretations
};

// Each writes the fields of its message.
void Write(const Plan& plan, const FoundLine& found, LineParts parts, WireWriter& writer);
void Write(const Plan& plan, const FoundStatus& found, WireWriter& writer);
void Write(const Plan& plan, const FoundClaim& found, WireWriter& writer);
void Write(const Plan& plan, const FoundDuty& found, WireWriter& writer);
void Write(const Plan& plan, const FoundWarning& found, WireWriter& writer);
void Write(const Plan& plan, const FoundStray& found, WireWriter& writer);

// The fairstart.v1.Finding that answers `question` for the day `as_of`.
void WriteFinding(const Plan& plan, const Question& question, Day as_of, const Found& found,
                  WireWriter& writer);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EVALUATION_FINDING_BYTES_H_
