// Whether two answers say the same: seen from what they hold where that decides it, else from the
// messages that they become, since two rules may say the same in the same words.
#include "engine/evaluation/sameness.h"

#include <algorithm>
#include <string>

#include "engine/evaluation/finding_bytes.h"
#include "engine/evaluation/wording.h"

namespace fairstart {
namespace {

bool AreSame(const Unknown* a, const Unknown* b) {
  if (a == b) return true;
  if (a == nullptr || b == nullptr) return false;
  return std::equal(a->items, a->items + a->size, b->items, b->items + b->size);
}

template <typename T>
std::string BytesOf(const Plan& plan, const T& found) {
  WireWriter writer;
  Write(plan, found, writer);
  return writer.Take();
}

std::string BytesOf(const Plan& plan, const FoundLine& line, LineParts parts) {
  WireWriter writer;
  Write(plan, line, parts, writer);
  return writer.Take();
}

// ---- Lines

// What a message shows as it is.
bool HaveSameSums(const FoundLine& a, const FoundLine& b) {
  return a.entitlement == b.entitlement && a.instance == b.instance && a.outcome == b.outcome &&
         a.given == b.given && a.to_consider == b.to_consider && a.limits == b.limits &&
         a.defect == b.defect && a.needs.size() == b.needs.size() &&
         a.elsewhere.size() == b.elsewhere.size();
}

bool HaveSameDates(const FoundLine& a, const FoundLine& b) {
  return a.arises == b.arises && a.first_day == b.first_day && a.last_day == b.last_day &&
         a.lapses == b.lapses && a.paid_on == b.paid_on;
}

bool RestOnTheSame(const FoundLine& a, const FoundLine& b) {
  return a.is_of_instance == b.is_of_instance && a.needs == b.needs && a.elsewhere == b.elsewhere &&
         AreSame(a.missing, b.missing) && AreSame(a.whatever, b.whatever);
}

// ---- What an answer says besides its lines

bool AreIdentical(const FoundStatus& a, const FoundStatus& b) {
  return a.status == b.status && AreSame(a.missing, b.missing) && HaveSameSites(a.cited, b.cited);
}

bool AreIdentical(const FoundClaim& a, const FoundClaim& b) {
  return a.claim == b.claim && a.outcome == b.outcome && a.from == b.from && a.until == b.until &&
         a.amount == b.amount && AreSame(a.missing, b.missing) && HaveSameSites(a.cited, b.cited) &&
         a.relied_on.interpretations() == b.relied_on.interpretations();
}

bool AreIdentical(const FoundDuty& a, const FoundDuty& b) {
  return a.duty == b.duty && a.instance == b.instance && a.state == b.state && a.due == b.due &&
         a.amount == b.amount && AreSame(a.missing, b.missing) && HaveSameSites(a.cited, b.cited) &&
         a.relied_on.interpretations() == b.relied_on.interpretations();
}

bool AreIdentical(const FoundWarning& a, const FoundWarning& b) {
  return a.warning == b.warning && a.relied_on.interpretations() == b.relied_on.interpretations();
}

template <typename T>
bool SayTheSame(const Plan& plan, const T& a, const T& b) {
  return AreIdentical(a, b) || BytesOf(plan, a) == BytesOf(plan, b);
}

template <typename T>
bool AllSayTheSame(const Plan& plan, const std::vector<T>& a, const std::vector<T>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](const T& x, const T& y) { return SayTheSame(plan, x, y); });
}

}  // namespace

bool SaySame(const Plan& plan, const FoundLine& a, const FoundLine& b) {
  if (!HaveSameSums(a, b) || !HaveSameDates(a, b) || a.reasons.size() != b.reasons.size()) {
    return false;
  }
  const bool identical = RestOnTheSame(a, b) && a.reasons == b.reasons &&
                         HaveSameSites(a.cited, b.cited) &&
                         a.relied_on.interpretations() == b.relied_on.interpretations();
  return identical || BytesOf(plan, a, LineParts::kAll) == BytesOf(plan, b, LineParts::kAll);
}

bool SaySame(const Plan& plan, const FoundStatus& a, const FoundStatus& b) {
  return SayTheSame(plan, a, b);
}
bool SaySame(const Plan& plan, const FoundClaim& a, const FoundClaim& b) {
  return SayTheSame(plan, a, b);
}
bool SaySame(const Plan& plan, const FoundDuty& a, const FoundDuty& b) {
  return SayTheSame(plan, a, b);
}
bool SaySame(const Plan& plan, const FoundWarning& a, const FoundWarning& b) {
  return SayTheSame(plan, a, b);
}

bool SaySameApartFromDatesAndReasons(const Plan& plan, const FoundLine& a, const FoundLine& b) {
  if (!HaveSameSums(a, b)) return false;
  if (RestOnTheSame(a, b)) return true;
  return BytesOf(plan, a, LineParts::kSubstance) == BytesOf(plan, b, LineParts::kSubstance);
}

bool SaySame(const Plan& plan, const Found& a, const Found& b) {
  const auto lines_say_same = [&](const FoundLine& x, const FoundLine& y) {
    return SaySame(plan, x, y);
  };
  return std::equal(a.lines.begin(), a.lines.end(), b.lines.begin(), b.lines.end(),
                    lines_say_same) &&
         SayTheSame(plan, a.status, b.status) && AllSayTheSame(plan, a.claims, b.claims) &&
         AllSayTheSame(plan, a.duties, b.duties) && AllSayTheSame(plan, a.warnings, b.warnings) &&
         a.strays == b.strays && a.defects == b.defects &&
         a.relied_on.interpretations() == b.relied_on.interpretations();
}

}  // namespace fairstart
