// Tested by tests/engine/timeline/timeline_test.cc and tests/properties/timeline_test.cc.
#include "engine/timeline/stretches.h"

#include <algorithm>
#include <tuple>

#include "engine/evaluation/finding_bytes.h"
#include "fairstart/v1/timeline.pb.h"

namespace fairstart {
namespace {

using v1::Timeline;

void WriteThing(const Plan& plan, const FoundLine& line, WireWriter& writer) {
  Write(plan, line, LineParts::kAll, writer);
}

template <typename Thing>
void WriteThing(const Plan& plan, const Thing& thing, WireWriter& writer) {
  Write(plan, thing, writer);
}

// The stretches of one kind in the order of `key`.
template <typename Thing, typename Key>
std::vector<const Stretch<Thing>*> InOrder(const std::vector<Stretch<Thing>>& stretches, Key key) {
  std::vector<const Stretch<Thing>*> ordered;
  ordered.reserve(stretches.size());
  for (const Stretch<Thing>& stretch : stretches) ordered.push_back(&stretch);
  std::stable_sort(ordered.begin(), ordered.end(),
                   [&](const auto* a, const auto* b) { return key(*a) < key(*b); });
  return ordered;
}

// As messages of type `Message`, whose field `thing_field` is the thing itself.
template <typename Message, typename Thing>
void WriteOfKind(const Plan& plan, int field, int thing_field,
                 const std::vector<Stretch<Thing>>& stretches, WireWriter& writer) {
  const auto key = [](const Stretch<Thing>& stretch) {
    return std::tuple(NameOf(stretch.thing), InstanceOf(stretch.thing), stretch.first);
  };
  for (const Stretch<Thing>* stretch : InOrder(stretches, key)) {
    writer.Message(field, [&] {
      writer.AddText(Message::kFirstDayFieldNumber, FormatDay(stretch->first));
      writer.AddText(Message::kLastDayFieldNumber, FormatDay(stretch->last));
      writer.Message(thing_field, [&] { WriteThing(plan, stretch->thing, writer); });
    });
  }
}

}  // namespace

void Write(const Plan& plan, const Stretches& stretches, WireWriter& writer) {
  WriteOfKind<v1::StatusSpan>(plan, Timeline::kStatusFieldNumber,
                              v1::StatusSpan::kStatusFieldNumber, stretches.status, writer);
  WriteOfKind<v1::LineSpan>(plan, Timeline::kLinesFieldNumber, v1::LineSpan::kLineFieldNumber,
                            stretches.lines, writer);
  WriteOfKind<v1::ClaimSpan>(plan, Timeline::kClaimsFieldNumber, v1::ClaimSpan::kClaimFieldNumber,
                             stretches.claims, writer);
  WriteOfKind<v1::DutySpan>(plan, Timeline::kDutiesFieldNumber, v1::DutySpan::kDutyFieldNumber,
                            stretches.duties, writer);
  WriteOfKind<v1::WarningSpan>(plan, Timeline::kWarningsFieldNumber,
                               v1::WarningSpan::kWarningFieldNumber, stretches.warnings, writer);
}

void WriteDefects(const Stretches& stretches, WireWriter& writer) {
  using Message = v1::DefectSpan;
  const auto key = [](const Stretch<std::string_view>& stretch) {
    return std::tuple(stretch.first, stretch.thing);
  };
  for (const Stretch<std::string_view>* stretch : InOrder(stretches.defects, key)) {
    writer.Message(Timeline::kDefectsFieldNumber, [&] {
      writer.AddText(Message::kFirstDayFieldNumber, FormatDay(stretch->first));
      writer.AddText(Message::kLastDayFieldNumber, FormatDay(stretch->last));
      writer.Text(Message::kSaysFieldNumber, stretch->thing);
    });
  }
}

}  // namespace fairstart
