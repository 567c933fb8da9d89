// Tested by tests/service/audit/replay_test.cc.
#include "service/audit/first_difference.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/text_format.h>
#include <google/protobuf/util/message_differencer.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"

namespace fairstart {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::util::MessageDifferencer;
using SpecificField = MessageDifferencer::SpecificField;

// Keeps what it is told first.
class FirstReporter : public MessageDifferencer::Reporter {
 public:
  FirstReporter(const v1::Finding& recorded, const v1::Finding& replayed)
      : recorded_(recorded), replayed_(replayed) {}

  void ReportAdded(const Message&, const Message& after,
                   const std::vector<SpecificField>& path) override {
    Report(nullptr, &after, path);
  }
  void ReportDeleted(const Message& before, const Message&,
                     const std::vector<SpecificField>& path) override {
    Report(&before, nullptr, path);
  }
  void ReportModified(const Message& before, const Message& after,
                      const std::vector<SpecificField>& path) override {
    Report(&before, &after, path);
  }

  std::optional<v1::ReplayDifference> first;

 private:
  // `before` and `after` are the messages that hold the last field of the path; null: it is not
  // there.
  void Report(const Message* before, const Message* after, const std::vector<SpecificField>& path) {
    if (first.has_value()) return;
    first.emplace();
    std::string text;
    for (const SpecificField& step : path) {
      absl::StrAppend(&text, text.empty() ? "" : ".", step.field->name());
      if (!step.field->is_repeated()) continue;
      const bool is_new = &step == &path.back() && before == nullptr;
      absl::StrAppend(&text, "[", is_new ? step.new_index : step.index, "]");
    }
    first->set_path(text);
    const SpecificField& last = path.back();
    if (before != nullptr) first->set_recorded(ValueOf(*before, *last.field, last.index));
    if (after != nullptr) first->set_replayed(ValueOf(*after, *last.field, last.new_index));
    const SpecificField& outermost = path.front();
    if (outermost.field->number() != v1::Finding::kLinesFieldNumber) return;
    const bool is_new = path.size() == 1 && before == nullptr;
    const v1::Line& line =
        is_new ? replayed_.lines(outermost.new_index) : recorded_.lines(outermost.index);
    first->set_entitlement(line.entitlement());
    first->set_instance(line.instance());
  }

  static std::string ValueOf(const Message& message, const FieldDescriptor& field, int index) {
    google::protobuf::TextFormat::Printer printer;
    printer.SetSingleLineMode(true);
    std::string text;
    printer.PrintFieldValueToString(message, &field, field.is_repeated() ? index : -1, &text);
    return text;
  }

  const v1::Finding& recorded_;
  const v1::Finding& replayed_;
};

}  // namespace

std::optional<v1::ReplayDifference> FirstDifference(const v1::Finding& recorded,
                                                    const v1::Finding& replayed) {
  MessageDifferencer differencer;
  // A line that came or went makes no other of those after it.
  const google::protobuf::Descriptor& line = *v1::Line::descriptor();
  differencer.TreatAsMapWithMultipleFieldsAsKey(
      v1::Finding::descriptor()->FindFieldByNumber(v1::Finding::kLinesFieldNumber),
      {line.FindFieldByNumber(v1::Line::kEntitlementFieldNumber),
       line.FindFieldByNumber(v1::Line::kInstanceFieldNumber)});
  FirstReporter reporter(recorded, replayed);
  differencer.ReportDifferencesTo(&reporter);
  differencer.Compare(recorded, replayed);
  return reporter.first;
}

}  // namespace fairstart
