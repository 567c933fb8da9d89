// Tested by tests/engine/timeline/timeline_test.cc.
#include "engine/timeline/day_change.h"

namespace fairstart {

void Write(const DayChange& change, int field, WireWriter& writer) {
  using Message = v1::Change;
  using Item = v1::ChangedItem;
  writer.Message(field, [&] {
    writer.AddText(Message::kDayFieldNumber, FormatDay(change.day));
    for (const std::string& cause : change.causes) {
      writer.AddText(Message::kCausesFieldNumber, cause);
    }
    for (const ChangedThing& thing : change.things) {
      writer.Message(Message::kItemsFieldNumber, [&] {
        writer.Number(Item::kKindFieldNumber, thing.kind);
        writer.Text(Item::kNameFieldNumber, thing.name);
        writer.Text(Item::kInstanceFieldNumber, thing.instance);
        writer.Numbers(Item::kCausesFieldNumber, thing.causes);
      });
    }
  });
}

}  // namespace fairstart
