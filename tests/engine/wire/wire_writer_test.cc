// Held against what protobuf itself writes.
#include "engine/wire/wire_writer.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <functional>
#include <limits>
#include <string>

#include "fairstart/v1/finding.pb.h"
#include "fairstart/v1/timeline.pb.h"

namespace fairstart {
namespace {

std::string Written(const std::function<void(WireWriter&)>& write) {
  WireWriter writer;
  write(writer);
  return writer.Take();
}

TEST(WireWriter, WritesNumbersAsProtobufDoes) {
  for (const int64_t pence :
       {int64_t{0}, int64_t{1}, int64_t{127}, int64_t{128}, int64_t{-1},
        std::numeric_limits<int64_t>::max(), std::numeric_limits<int64_t>::min()}) {
    v1::Money money;
    money.set_pence(pence);
    EXPECT_EQ(
        Written([&](WireWriter& writer) { writer.SetNumber(v1::Money::kPenceFieldNumber, pence); }),
        money.SerializeAsString())
        << pence;
  }
}

TEST(WireWriter, PacksRepeatedNumbers) {
  v1::ChangedItem item;
  for (int cause : {0, 3, 127, 128, -1}) item.add_causes(cause);
  EXPECT_EQ(Written([](WireWriter& writer) {
              writer.Numbers(v1::ChangedItem::kCausesFieldNumber, {0, 3, 127, 128, -1});
            }),
            item.SerializeAsString());
}

TEST(WireWriter, LeavesOutWhatIsNothing) {
  EXPECT_EQ(Written([](WireWriter& writer) {
              writer.Number(1, 0);
              writer.Numbers(3, {});
              writer.Text(2, "");
            }),
            "");
}

TEST(WireWriter, WritesTextsMadeReadyLikeAnyOther) {
  for (const size_t size : {0, 1, 14, 15, 16, 200}) {
    const std::string text(size, 'x');
    v1::Limits limits;
    limits.add_paid_on(text);
    limits.add_paid_on("and");
    EXPECT_EQ(Written([&](WireWriter& writer) {
                writer.AddText(v1::Limits::kPaidOnFieldNumber, WireText(text));
                writer.AddText(v1::Limits::kPaidOnFieldNumber, WireText("and"));
              }),
              limits.SerializeAsString())
        << size;
  }
}

TEST(WireWriter, KeepsEmptyElementsOfARepeatedField) {
  v1::Limits limits;
  limits.add_paid_on("");
  EXPECT_EQ(Written([](WireWriter& writer) { writer.AddText(v1::Limits::kPaidOnFieldNumber, ""); }),
            limits.SerializeAsString());
}

TEST(WireWriter, NestsMessagesWhoseLengthTakesOneByteOrMore) {
  for (const size_t size : {0, 1, 120, 127, 128, 129, 16380, 16384, 20000}) {
    const std::string text(size, 'x');
    v1::Finding finding;
    v1::Line& line = *finding.add_lines();
    line.set_label(text);
    line.add_reasons()->set_text(text);
    finding.add_defects("after");
    EXPECT_EQ(Written([&](WireWriter& writer) {
                writer.Message(v1::Finding::kLinesFieldNumber, [&] {
                  writer.Text(v1::Line::kLabelFieldNumber, text);
                  writer.Message(v1::Line::kReasonsFieldNumber,
                                 [&] { writer.Text(v1::Reason::kTextFieldNumber, text); });
                });
                writer.AddText(v1::Finding::kDefectsFieldNumber, "after");
              }),
              finding.SerializeAsString())
        << size;
  }
}

TEST(WireWriter, TakesWholeMessages) {
  v1::Finding finding;
  finding.mutable_rulebook()->set_id("somewhere");
  EXPECT_EQ(Written([&](WireWriter& writer) {
              writer.Whole(v1::Finding::kRulebookFieldNumber, finding.rulebook());
            }),
            finding.SerializeAsString());
}

}  // namespace
}  // namespace fairstart
