// An edition as somebody sends it: files in memory, as they would stand in a folder.
#ifndef FAIRSTART_SERVICE_EDITIONS_SUBMITTED_EDITION_H_
#define FAIRSTART_SERVICE_EDITIONS_SUBMITTED_EDITION_H_

#include <string>

#include "engine/engine.h"
#include "fairstart/v1/ledger.pb.h"
#include "fairstart/v1/rulebook_service.pb.h"
#include "service/rulebooks/edition_folder.h"

namespace fairstart {

// The rulebook's files, and those of the scenarios, each in byte order of their names.
struct SubmittedFiles {
  EditionFolder edition;
  RulebookFolder scenarios;  // may have no files
};

// Reads what was sent; adds a violation, below `field`, for each name that no folder could have.
SubmittedFiles ReadSubmitted(const std::string& field, const v1::SubmittedEdition& submitted,
                             FieldViolations& violations);

// What a proposal holds.
SubmittedFiles SubmittedIn(const v1::PublicationProposed& proposed);

// Short name, edition and digest.
v1::EditionReference ReferenceOf(const EditionFolder& edition);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_EDITIONS_SUBMITTED_EDITION_H_
