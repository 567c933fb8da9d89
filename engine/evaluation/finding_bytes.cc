// From what was found to the bytes of the message that is recorded and sent.
#include "engine/evaluation/finding_bytes.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/evaluation/wording.h"
#include "engine/value/missing.h"
#include "fairstart/v1/finding.pb.h"

namespace fairstart {
namespace {

// ---- What many messages have

void WriteDay(int field, Day day, WireWriter& writer) {
  if (day.IsDate()) writer.AddText(field, FormatDay(day));
}

void WriteMoney(int field, const std::optional<int64_t>& pence, WireWriter& writer) {
  if (!pence.has_value()) return;
  writer.Message(field, [&] { writer.SetNumber(v1::Money::kPenceFieldNumber, *pence); });
}

void WriteCitations(const Plan& plan, int field, absl::Span<const int> citations,
                    WireWriter& writer) {
  for (int citation : citations) writer.AddText(field, plan.citation_bytes[citation]);
}

// The citations of rules, each once, in the order in which they are written.
class CitationList {
 public:
  CitationList(const Plan& plan, int field, WireWriter& writer)
      : plan_(plan), field_(field), writer_(writer) {}

  void WriteOf(int site) {
    for (int citation : plan_.sites[site].citations) {
      if (written_.Add(citation)) writer_.AddText(field_, plan_.citation_bytes[citation]);
    }
  }
  void WriteOf(const Reliance& cited) {
    cited.Sites().ForEach([&](int site) { WriteOf(site); });
  }

 private:
  const Plan& plan_;
  const int field_;
  WireWriter& writer_;
  PositionSet written_;
};

void WriteInterpretations(const Plan& plan, int field, const Reliance& relied_on,
                          WireWriter& writer) {
  relied_on.interpretations().ForEach(
      [&](int i) { writer.AddText(field, plan.interpretation_texts[i]); });
}

void WriteMissing(const Plan& plan, int field, const Unknown* missing, WireWriter& writer) {
  if (missing == nullptr) return;
  google::protobuf::RepeatedPtrField<v1::Missing> messages;
  AddMissing(plan, missing, &messages);
  for (const v1::Missing& message : messages) writer.Whole(field, message);
}

// ---- Parts of a line

void WriteReason(const Plan& plan, const FoundReason& reason, WireWriter& writer) {
  using Message = v1::Reason;
  writer.Text(Message::kBarFieldNumber, reason.bar);
  writer.Text(Message::kTextFieldNumber, reason.text);
  WriteCitations(plan, Message::kCitationsFieldNumber, reason.citations, writer);
}

void WriteElsewhere(const Plan& plan, const FoundElsewhere& elsewhere, WireWriter& writer) {
  using Message = v1::PaidElsewhere;
  writer.Text(Message::kPayerFieldNumber, elsewhere.source->payer());
  writer.Text(Message::kHowFieldNumber, elsewhere.source->how());
  WriteCitations(plan, Message::kCitationsFieldNumber, elsewhere.citations, writer);
}

// What the record lacks: which kind of thing, and its name.
std::pair<std::string_view, std::string_view> KindAndName(const v1::Need& need) {
  switch (need.what_case()) {
    case v1::Need::kAssessment:
      return {"assessment", "assessment"};
    case v1::Need::kApproval:
      return {"approval", need.approval().role()};
    case v1::Need::kEvidence:
      return {"evidence", need.evidence()};
    case v1::Need::kAgreement:
      return {"agreement", need.agreement()};
    case v1::Need::WHAT_NOT_SET:
      break;
  }
  return {};
}

void WriteNeed(const Plan& plan, const FoundNeed& found, WireWriter& writer) {
  using Message = v1::UnmetNeed;
  const v1::Need& source = *found.need->source;
  const auto [kind, name] = KindAndName(source);
  writer.Text(Message::kKindFieldNumber, kind);
  writer.Text(Message::kNameFieldNumber, name);
  writer.Text(Message::kSubjectFieldNumber, found.subject);
  writer.Number(Message::kBeforeFieldNumber, source.before());
  writer.Text(Message::kSaysFieldNumber, source.says());
  WriteCitations(plan, Message::kCitationsFieldNumber, plan.sites[found.need->site].citations,
                 writer);
}

void WriteGiven(const v1::Entitlement& source, const FoundGiven& given, WireWriter& writer) {
  using Message = v1::Given;
  WriteMoney(Message::kAmountFieldNumber, given.amount, writer);
  writer.Number(Message::kUnitFieldNumber, given.unit);
  writer.Number(Message::kActualCostFieldNumber, source.has_actual_cost());
  WriteMoney(Message::kCapFieldNumber, given.cap, writer);
  writer.Number(Message::kCapPeriodFieldNumber, given.cap_period);
  writer.Text(Message::kInKindFieldNumber, source.in_kind());
  WriteMoney(Message::kAtLeastFieldNumber, given.at_least, writer);
  WriteMoney(Message::kAtMostFieldNumber, given.at_most, writer);
}

void WriteLimits(const FoundLimits& limits, WireWriter& writer) {
  WriteMoney(v1::Limits::kPaidFieldNumber, limits.paid, writer);
  WriteMoney(v1::Limits::kLeftFieldNumber, limits.left, writer);
  for (Day day : limits.paid_on) WriteDay(v1::Limits::kPaidOnFieldNumber, day, writer);
}

void WriteDates(const FoundLine& line, WireWriter& writer) {
  WriteDay(v1::Line::kArisesFieldNumber, line.arises, writer);
  WriteDay(v1::Line::kFirstDayFieldNumber, line.first_day, writer);
  WriteDay(v1::Line::kLastDayFieldNumber, line.last_day, writer);
  WriteDay(v1::Line::kLapsesFieldNumber, line.lapses, writer);
}

// ---- Parts of a finding

void WriteSuppositions(const Found& found, WireWriter& writer) {
  for (const auto& [path, says] : SuppositionWords(found.suppositions)) {
    writer.Message(v1::Finding::kSuppositionsFieldNumber, [&, &path = path, &says = says] {
      writer.Text(v1::Supposition::kPathFieldNumber, path);
      writer.Text(v1::Supposition::kSaysFieldNumber, says);
    });
  }
}

}  // namespace

void Write(const Plan& plan, const FoundLine& found, LineParts parts, WireWriter& writer) {
  using Message = v1::Line;
  const bool all = parts == LineParts::kAll;
  const v1::Entitlement& source = *found.entitlement->source;
  writer.Text(Message::kEntitlementFieldNumber, source.name());
  writer.Text(Message::kInstanceFieldNumber, found.instance);
  writer.Text(Message::kLabelFieldNumber, source.label());
  writer.Number(Message::kOutcomeFieldNumber, found.outcome);
  if (all) {
    for (const FoundReason& reason : found.reasons) {
      writer.Message(Message::kReasonsFieldNumber, [&] { WriteReason(plan, reason, writer); });
    }
  }
  for (const FoundElsewhere& elsewhere : found.elsewhere) {
    writer.Message(Message::kElsewhereFieldNumber,
                   [&] { WriteElsewhere(plan, elsewhere, writer); });
  }
  WriteMissing(plan, Message::kMissingFieldNumber, found.missing, writer);
  for (const FoundNeed& need : found.needs) {
    writer.Message(Message::kNeedsFieldNumber, [&] { WriteNeed(plan, need, writer); });
  }
  if (found.given.has_value()) {
    writer.Message(Message::kGivenFieldNumber, [&] { WriteGiven(source, *found.given, writer); });
  }
  writer.Number(Message::kFrequencyFieldNumber, source.frequency());
  writer.Number(Message::kPayeeFieldNumber, source.payee());
  writer.Number(Message::kMannerFieldNumber, source.manner());
  if (all) WriteDates(found, writer);
  if (found.to_consider) writer.Text(Message::kConsiderFieldNumber, source.consider().what());
  if (found.is_of_instance) {
    writer.Text(Message::kRepaymentFieldNumber, source.repayment().says());
    writer.Number(Message::kCountsAsIncomeFieldNumber, source.counts_as_income());
  }
  if (found.limits.has_value()) {
    writer.Message(Message::kLimitsFieldNumber, [&] { WriteLimits(*found.limits, writer); });
  }
  if (all) {
    CitationList citations(plan, Message::kCitationsFieldNumber, writer);
    citations.WriteOf(found.entitlement->site);
    citations.WriteOf(found.cited);
    WriteInterpretations(plan, Message::kInterpretationsFieldNumber, found.relied_on, writer);
  }
  writer.Text(Message::kDefectFieldNumber, found.defect);
  WriteMissing(plan, Message::kWhateverFieldNumber, found.whatever, writer);
  if (all) WriteDay(Message::kPaidOnFieldNumber, found.paid_on, writer);
}

void Write(const Plan& plan, const FoundStatus& found, WireWriter& writer) {
  using Message = v1::StatusFinding;
  if (found.status != nullptr) {
    writer.Text(Message::kStatusFieldNumber, found.status->name);
    writer.Text(Message::kLabelFieldNumber, found.status->label);
  }
  WriteMissing(plan, Message::kMissingFieldNumber, found.missing, writer);
  CitationList(plan, Message::kCitationsFieldNumber, writer).WriteOf(found.cited);
}

void Write(const Plan& plan, const FoundClaim& found, WireWriter& writer) {
  using Message = v1::ClaimFinding;
  const v1::Claim& source = *found.claim->source;
  writer.Text(Message::kClaimFieldNumber, source.name());
  writer.Text(Message::kLabelFieldNumber, source.label());
  writer.Number(Message::kOutcomeFieldNumber, found.outcome);
  writer.Text(Message::kPayerFieldNumber, source.payer());
  writer.Text(Message::kHowFieldNumber, source.how());
  WriteDay(Message::kFromFieldNumber, found.from, writer);
  WriteDay(Message::kUntilFieldNumber, found.until, writer);
  if (found.amount.has_value()) {
    WriteMoney(Message::kAmountFieldNumber, found.amount, writer);
    writer.Number(Message::kUnitFieldNumber, UnitOf(found.claim->amount->type().per));
  }
  WriteMissing(plan, Message::kMissingFieldNumber, found.missing, writer);
  CitationList citations(plan, Message::kCitationsFieldNumber, writer);
  citations.WriteOf(found.claim->site);
  citations.WriteOf(found.cited);
  WriteInterpretations(plan, Message::kInterpretationsFieldNumber, found.relied_on, writer);
}

void Write(const Plan& plan, const FoundDuty& found, WireWriter& writer) {
  using Message = v1::DutyFinding;
  const v1::Duty& source = *found.duty->source;
  writer.Text(Message::kDutyFieldNumber, source.name());
  writer.Text(Message::kInstanceFieldNumber, found.instance);
  writer.Text(Message::kLabelFieldNumber, source.label());
  writer.Number(Message::kActorFieldNumber, source.actor());
  writer.Number(Message::kStateFieldNumber, found.state);
  WriteDay(Message::kDueFieldNumber, found.due, writer);
  WriteMissing(plan, Message::kMissingFieldNumber, found.missing, writer);
  CitationList citations(plan, Message::kCitationsFieldNumber, writer);
  citations.WriteOf(found.duty->site);
  citations.WriteOf(found.cited);
  WriteInterpretations(plan, Message::kInterpretationsFieldNumber, found.relied_on, writer);
  WriteMoney(Message::kAmountFieldNumber, found.amount, writer);
}

void Write(const Plan& plan, const FoundWarning& found, WireWriter& writer) {
  using Message = v1::WarningFinding;
  const v1::Warning& source = *found.warning->source;
  writer.Text(Message::kWarningFieldNumber, source.name());
  writer.Text(Message::kSaysFieldNumber, source.says());
  CitationList(plan, Message::kCitationsFieldNumber, writer).WriteOf(found.warning->site);
  WriteInterpretations(plan, Message::kInterpretationsFieldNumber, found.relied_on, writer);
}

void Write(const Plan&, const FoundStray& found, WireWriter& writer) {
  writer.Text(v1::WarningFinding::kWarningFieldNumber, found.path);
  writer.Text(v1::WarningFinding::kSaysFieldNumber, found.says);
}

void WriteFinding(const Plan& plan, const Question& question, Day as_of, const Found& found,
                  WireWriter& writer) {
  using Message = v1::Finding;
  writer.Text(Message::kCaseReferenceFieldNumber, question.facts->case_reference());
  WriteDay(Message::kAsOfFieldNumber, as_of, writer);
  writer.Whole(Message::kRulebookFieldNumber, plan.rulebook_edition);
  writer.Whole(Message::kRatesFieldNumber, plan.rates_edition);
  writer.Text(Message::kFactsDigestFieldNumber, question.facts_digest);
  writer.Text(Message::kRecordDigestFieldNumber, question.record_digest);
  writer.Number(Message::kSemanticsFieldNumber, kSemantics);
  writer.Message(Message::kStatusFieldNumber, [&] { Write(plan, found.status, writer); });
  for (const FoundLine& line : found.lines) {
    writer.Message(Message::kLinesFieldNumber, [&] { Write(plan, line, LineParts::kAll, writer); });
  }
  for (const FoundClaim& claim : found.claims) {
    writer.Message(Message::kClaimsFieldNumber, [&] { Write(plan, claim, writer); });
  }
  for (const FoundDuty& duty : found.duties) {
    writer.Message(Message::kDutiesFieldNumber, [&] { Write(plan, duty, writer); });
  }
  for (const FoundWarning& warning : found.warnings) {
    writer.Message(Message::kWarningsFieldNumber, [&] { Write(plan, warning, writer); });
  }
  for (const FoundStray& stray : found.strays) {
    writer.Message(Message::kWarningsFieldNumber, [&] { Write(plan, stray, writer); });
  }
  WriteInterpretations(plan, Message::kInterpretationsFieldNumber, found.relied_on, writer);
  for (const std::string& reading : plan.readings) {
    writer.AddText(Message::kReadingsFieldNumber, reading);
  }
  WriteSuppositions(found, writer);
  for (std::string_view defect : found.defects) {
    writer.AddText(Message::kDefectsFieldNumber, defect);
  }
}

}  // namespace fairstart
