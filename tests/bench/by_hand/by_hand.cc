#include "tests/bench/by_hand/by_hand.h"

#include "tests/bench/by_hand/dates.h"
#include "tests/bench/by_hand/life.h"
#include "tests/bench/by_hand/lines.h"
#include "tests/bench/by_hand/notices.h"
#include "tests/bench/by_hand/on_day.h"
#include "tests/bench/by_hand/person.h"

namespace fairstart::by_hand {
namespace {

const char* NameOf(Status status) {
  switch (status) {
    case Status::kNone:
      return "NONE";
    case Status::kLookedAfter:
      return "LOOKED_AFTER";
    case Status::kEligible:
      return "ELIGIBLE";
    case Status::kRelevant:
      return "RELEVANT";
    case Status::kFormerRelevant:
      return "FORMER_RELEVANT";
    case Status::kQualifying:
      return "QUALIFYING";
  }
  return "";
}

void AddStatus(const Texts& texts, OnDay& today, Relied& all, v1::Finding& finding) {
  Relied relied;
  v1::StatusFinding& status = *finding.mutable_status();
  const std::string name = NameOf(today.LegalStatus(relied));
  status.set_status(name);
  status.set_label(texts.status_label(name));
  texts.AddCitations(relied.rules, {}, status.mutable_citations());
  all.Add(relied);
}

// Whether the case is in scope, as far as is known before and after looking at it.
bool Find(const Texts& texts, const v1::CaseFacts& facts, Day as_of, v1::Finding& finding) {
  const Day first = ToDay({2017, 2, 1});
  const Person person(facts);
  if (person.incomplete() || as_of < first || as_of > person.known_through) return false;
  finding = texts.finding();
  finding.set_case_reference(facts.case_reference());
  finding.set_as_of(WriteDay(as_of));
  Life life(person, texts.interpretations(), as_of);
  OnDay today(life, as_of);
  Relied all;
  AddStatus(texts, today, all, finding);
  AddLines(texts, life, today, all, finding);
  AddClaims(texts, today, all, finding);
  AddDuties(texts, today, all, finding);
  AddWarnings(texts, today, all, finding);
  texts.AddInterpretations(all.interpretations, finding.mutable_interpretations());
  return !person.incomplete();
}

}  // namespace

std::optional<v1::Finding> FindByHand(const Texts& texts, const v1::CaseFacts& facts, Day as_of) {
  std::optional<v1::Finding> finding(std::in_place);
  if (!Find(texts, facts, as_of, *finding)) return std::nullopt;
  return finding;
}

v1::Finding* FindByHand(const Texts& texts, const v1::CaseFacts& facts, Day as_of,
                        google::protobuf::Arena& arena) {
  auto* finding = google::protobuf::Arena::CreateMessage<v1::Finding>(&arena);
  return Find(texts, facts, as_of, *finding) ? finding : nullptr;
}

}  // namespace fairstart::by_hand
