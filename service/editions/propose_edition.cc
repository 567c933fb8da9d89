// Tested by tests/service/editions/editions_test.cc.
#include "service/editions/propose_edition.h"

#include <limits>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "service/deciding/request_reading.h"
#include "service/editions/check_edition.h"
#include "service/editions/submitted_edition.h"
#include "service/errors/rich_status.h"
#include "service/proofs/new_solver.h"

namespace fairstart {
namespace {

template <typename Files>
void AddFiles(const std::vector<RulebookFile>& files, Files* added) {
  for (const RulebookFile& file : files) {
    v1::PublishedFile& one = *added->Add();
    one.set_name(file.path);
    one.set_contents(file.bytes);
  }
}

// Checked again when the entry is appended: somebody else may have published meanwhile.
std::function<absl::Status(const LedgerView&)> StillFree(const v1::EditionReference& edition) {
  return
      [edition](const LedgerView& before) { return CheckNotPublishedOtherwise(before, edition); };
}

}  // namespace

absl::Status CheckAuthenticated(const std::string& authenticated_as, Approvers approvers) {
  if (!authenticated_as.empty() || approvers == Approvers::kAnybodyInADemonstration) {
    return absl::OkStatus();
  }
  return Refused(absl::StatusCode::kPermissionDenied, Reason::kNotAuthenticated,
                 "the connection proves nobody, and two people must stand for an edition; connect "
                 "with a certificate, to a server with --tls-certificate");
}

absl::Status CheckNotPublishedOtherwise(const LedgerView& view,
                                        const v1::EditionReference& edition) {
  for (const v1::EntryKind kind :
       {v1::ENTRY_KIND_RULEBOOK_PUBLISHED, v1::ENTRY_KIND_RATES_PUBLISHED}) {
    const auto entries = view.EntriesOfKind(kind, {}, std::numeric_limits<int32_t>::max());
    if (!entries.ok()) return entries.status();
    for (const RecordedEntry& entry : *entries) {
      const v1::EditionReference& there = kind == v1::ENTRY_KIND_RATES_PUBLISHED
                                              ? entry.content->rates_published().edition()
                                              : entry.content->rulebook_published().edition();
      if (there.id() != edition.id() || there.edition() != edition.edition() ||
          there.digest() == edition.digest()) {
        continue;
      }
      return PreconditionFailed(
          Reason::kEditionPublished, absl::StrCat(edition.id(), "/", edition.edition()),
          absl::StrCat("was published with other files, digest ", there.digest(), ", as entry ",
                       entry.position, "; an edition in use never changes: give what changed ",
                       "another edition"));
    }
  }
  return absl::OkStatus();
}

absl::Status CheckNotInUse(const RulebookLibrary& library, const v1::EditionReference& edition) {
  for (const EditionFolder& there : library.Editions(edition.id())) {
    if (there.edition != edition.edition()) continue;
    if (Digest(there.folder) != edition.digest()) break;
    return PreconditionFailed(Reason::kEditionPublished,
                              absl::StrCat(edition.id(), "/", edition.edition()),
                              "is in use already, with these files: there is nothing to do");
  }
  return absl::OkStatus();
}

absl::StatusOr<v1::ProposeEditionResponse> ProposeEdition(const RecordKeeping& keeping,
                                                          std::string_view bytes,
                                                          const std::string& authenticated_as,
                                                          Approvers approvers) {
  const absl::Status proved = CheckAuthenticated(authenticated_as, approvers);
  if (!proved.ok()) return proved;
  v1::ProposeEditionRequest request;
  FieldViolations violations;
  const absl::Status read = ReadRequest(bytes, request, violations);
  if (!read.ok()) return read;
  CheckName("request_id", request.request_id(), kLongestName, violations);
  CheckName("said_by", request.said_by(), kLongestName, violations);
  const SubmittedFiles submitted = ReadSubmitted("edition", request.edition(), violations);
  if (!violations.empty()) return InvalidRequest(violations);

  NewEntry entry;
  entry.content.set_request_id(request.request_id());
  entry.content.set_said_by(request.said_by());
  entry.content.set_authenticated_as(authenticated_as);
  v1::PublicationProposed& proposed = *entry.content.mutable_publication_proposed();
  *proposed.mutable_edition() = ReferenceOf(submitted.edition);
  AddFiles(submitted.edition.folder.files, proposed.mutable_files());
  AddFiles(submitted.scenarios.files, proposed.mutable_scenarios());
  proposed.set_reason(request.reason());
  proposed.set_proved(HasSolver() && submitted.edition.id != kRatesId);

  v1::ProposeEditionResponse response;
  *response.mutable_edition() = proposed.edition();
  response.set_demonstration(approvers == Approvers::kAnybodyInADemonstration);
  {
    const absl::StatusOr<std::unique_ptr<LedgerSnapshot>> now = keeping.ledger().Read();
    if (!now.ok()) return now.status();
    const auto known = (**now)->PositionOfRequest(request.request_id());
    if (!known.ok()) return known.status();
    if (!known->has_value()) {
      const absl::Status free = CheckNotPublishedOtherwise(***now, proposed.edition());
      if (!free.ok()) return free;
      const absl::Status unused = CheckNotInUse(keeping.library(), proposed.edition());
      if (!unused.ok()) return unused;
      absl::StatusOr<v1::EditionCheck> check = CheckSubmitted(keeping.library(), submitted);
      if (!check.ok()) return check.status();
      if (!check->publishable()) return NotPublishable(*check);
      *response.mutable_check() = *std::move(check);
    }
  }
  entry.check = StillFree(proposed.edition());
  const absl::StatusOr<Receipt> receipt = keeping.ledger().Append(std::move(entry));
  if (!receipt.ok()) return AppendError(receipt.status());
  *response.mutable_recorded() = RecordedOf(*receipt);
  return response;
}

}  // namespace fairstart
