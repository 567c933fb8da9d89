// Tested by tests/engine/rulebook/differences_test.cc.
#include "engine/rulebook/field_differences.h"

#include <algorithm>
#include <map>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/util/message_differencer.h"

namespace fairstart {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::TextFormat;
using google::protobuf::util::MessageDifferencer;

// In the order in which they are looked for.
constexpr const char* kNames[] = {"name", "number", "paragraph", "fact", "from"};

// The message in a field, with its place where that is known.
Place BelowOf(const Place& place, const FieldDescriptor& field, int index) {
  const auto& reflection = *place.message->GetReflection();
  Place below;
  below.file = place.file;
  below.message = index >= 0 ? &reflection.GetRepeatedMessage(*place.message, &field, index)
                             : &reflection.GetMessage(*place.message, &field);
  if (place.tree != nullptr) below.tree = place.tree->GetTreeForNested(&field, index);
  return below;
}

std::vector<Place> PartsOf(const Place& place, const FieldDescriptor& field) {
  const int count = place.message->GetReflection()->FieldSize(*place.message, &field);
  std::vector<Place> parts;
  for (int i = 0; i < count; ++i) parts.push_back(BelowOf(place, field, i));
  return parts;
}

// The line of the message's first field that the file gives, from 1; 0 if none is known.
int LineOf(const Place& place) {
  if (place.tree == nullptr) return 0;
  const auto* type = place.message->GetDescriptor();
  int first = -1;
  for (int i = 0; i < type->field_count(); ++i) {
    const FieldDescriptor* field = type->field(i);
    const int line = place.tree->GetLocation(field, field->is_repeated() ? 0 : -1).line;
    if (line >= 0 && (first < 0 || line < first)) first = line;
  }
  return first + 1;
}

// Where a field stands; where its message does, if it is not written.
v1::SourcePlace PlaceOfField(const Place& place, const FieldDescriptor& field) {
  v1::SourcePlace found = PlaceIn(place);
  if (place.tree == nullptr) return found;
  const int line = place.tree->GetLocation(&field, field.is_repeated() ? 0 : -1).line;
  if (line >= 0) found.set_line(line + 1);
  return found;
}

std::string TextOf(const Message& message) {
  TextFormat::Printer printer;
  printer.SetSingleLineMode(true);
  printer.SetUseUtf8StringEscaping(true);
  std::string text;
  printer.PrintToString(message, &text);
  return std::string(absl::StripTrailingAsciiWhitespace(text));
}

// A value that is no message; a text as it is, without quotes.
std::string TextOf(const Message& message, const FieldDescriptor& field, int index) {
  const auto& reflection = *message.GetReflection();
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
    return index >= 0 ? reflection.GetRepeatedString(message, &field, index)
                      : reflection.GetString(message, &field);
  }
  std::string text;
  TextFormat::PrintFieldValueToString(message, &field, index, &text);
  return text;
}

// Whether a field that is no message is written, or has a value that is not its default.
bool IsThere(const Message& message, const FieldDescriptor& field) {
  const auto& reflection = *message.GetReflection();
  return field.is_repeated() ? reflection.FieldSize(message, &field) > 0
                             : reflection.HasField(message, &field);
}

std::vector<std::string> ValuesOf(const Message& message, const FieldDescriptor& field) {
  if (!IsThere(message, field)) return {};
  if (!field.is_repeated()) return {TextOf(message, field, -1)};
  std::vector<std::string> values;
  for (int i = 0; i < message.GetReflection()->FieldSize(message, &field); ++i) {
    values.push_back(TextOf(message, field, i));
  }
  return values;
}

std::string Joined(const std::vector<std::string>& values) { return absl::StrJoin(values, ", "); }

// Where one value may hold what looks like two.
std::string JoinedQuoted(const std::vector<std::string>& values) {
  return absl::StrJoin(values, ", ", [](std::string* text, const std::string& value) {
    absl::StrAppend(text, "\"", value, "\"");
  });
}

// The names of all parts, in their order; none if one has no name, or two have the same.
std::vector<std::string> NamesOf(const std::vector<Place>& parts) {
  std::vector<std::string> names;
  std::map<std::string, int> seen;
  for (const Place& part : parts) {
    names.push_back(NameOfPart(*part.message));
    if (names.back().empty() || ++seen[names.back()] > 1) return {};
  }
  return names;
}

class Walk {
 public:
  explicit Walk(FoundFields& found) : found_(found) {}

  void Compare(const Place& before, const Place& after, const std::string& path) {
    const auto* type = before.message->GetDescriptor();
    for (int i = 0; i < type->field_count(); ++i) {
      const FieldDescriptor& field = *type->field(i);
      const std::string at = path.empty() ? field.name() : absl::StrCat(path, ".", field.name());
      if (field.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) {
        CompareValues(before, after, field, at);
      } else if (field.is_repeated()) {
        CompareParts(before, after, field, at);
      } else {
        CompareMessages(before, after, field, at);
      }
    }
  }

 private:
  v1::FieldDifference& Add(const std::string& path, v1::DifferenceKind kind) {
    v1::FieldDifference& difference = *found_.Add();
    difference.set_path(path);
    difference.set_difference(kind);
    return difference;
  }

  void Added(const std::string& path, const std::string& text, const v1::SourcePlace& place) {
    v1::FieldDifference& difference = Add(path, v1::DIFFERENCE_KIND_ADDED);
    difference.set_after(text);
    *difference.mutable_after_place() = place;
  }

  void Removed(const std::string& path, const std::string& text, const v1::SourcePlace& place) {
    v1::FieldDifference& difference = Add(path, v1::DIFFERENCE_KIND_REMOVED);
    difference.set_before(text);
    *difference.mutable_before_place() = place;
  }

  void Changed(const Place& before, const Place& after, const FieldDescriptor& field,
               const std::string& path, const std::string& was, const std::string& is) {
    v1::FieldDifference& difference = Add(path, v1::DIFFERENCE_KIND_CHANGED);
    difference.set_before(was);
    difference.set_after(is);
    *difference.mutable_before_place() = PlaceOfField(before, field);
    *difference.mutable_after_place() = PlaceOfField(after, field);
  }

  void CompareValues(const Place& before, const Place& after, const FieldDescriptor& field,
                     const std::string& path) {
    const bool was_there = IsThere(*before.message, field);
    const bool is_there = IsThere(*after.message, field);
    const std::vector<std::string> was = ValuesOf(*before.message, field);
    const std::vector<std::string> is = ValuesOf(*after.message, field);
    if (was_there && is_there) {
      if (was == is) return;
      const auto say = Joined(was) == Joined(is) ? JoinedQuoted : Joined;
      Changed(before, after, field, path, say(was), say(is));
    } else if (is_there) {
      Added(path, Joined(is), PlaceOfField(after, field));
    } else if (was_there) {
      Removed(path, Joined(was), PlaceOfField(before, field));
    }
  }

  void CompareMessages(const Place& before, const Place& after, const FieldDescriptor& field,
                       const std::string& path) {
    const bool was_there = IsThere(*before.message, field);
    const bool is_there = IsThere(*after.message, field);
    if (was_there && is_there) {
      CompareParts(BelowOf(before, field, -1), BelowOf(after, field, -1), path);
    } else if (is_there) {
      AddedPart(BelowOf(after, field, -1), path);
    } else if (was_there) {
      RemovedPart(BelowOf(before, field, -1), path);
    }
  }

  void CompareParts(const Place& before, const Place& after, const FieldDescriptor& field,
                    const std::string& path) {
    const std::vector<Place> were = PartsOf(before, field);
    const std::vector<Place> are = PartsOf(after, field);
    const std::vector<std::string> old_names = NamesOf(were);
    const std::vector<std::string> new_names = NamesOf(are);
    if (old_names.size() != were.size() || new_names.size() != are.size()) {
      CompareInOrder(were, are, path);
      return;
    }
    const auto at = [&](const std::string& name) { return absl::StrCat(path, "[\"", name, "\"]"); };
    std::map<std::string, size_t> now;
    for (size_t i = 0; i < are.size(); ++i) now[new_names[i]] = i;
    std::map<std::string, size_t> then;
    std::vector<size_t> order;  // in which those of the edition before stand in the one after
    for (size_t i = 0; i < were.size(); ++i) {
      then[old_names[i]] = i;
      const auto found = now.find(old_names[i]);
      if (found == now.end()) {
        RemovedPart(were[i], at(old_names[i]));
      } else {
        CompareParts(were[i], are[found->second], at(old_names[i]));
        order.push_back(found->second);
      }
    }
    for (size_t i = 0; i < are.size(); ++i) {
      if (!then.contains(new_names[i])) AddedPart(are[i], at(new_names[i]));
    }
    if (!std::is_sorted(order.begin(), order.end())) {
      Changed(before, after, field, path, absl::StrJoin(old_names, ", "),
              absl::StrJoin(new_names, ", "));
    }
  }

  // Parts without names.
  void CompareInOrder(const std::vector<Place>& were, const std::vector<Place>& are,
                      const std::string& path) {
    const auto same = [&](size_t old_index, size_t new_index) {
      return MessageDifferencer::Equals(*were[old_index].message, *are[new_index].message);
    };
    size_t first = 0;
    while (first < were.size() && first < are.size() && same(first, first)) ++first;
    size_t old_end = were.size();
    size_t new_end = are.size();
    while (old_end > first && new_end > first && same(old_end - 1, new_end - 1)) {
      --old_end;
      --new_end;
    }
    for (size_t i = first; i < std::max(old_end, new_end); ++i) {
      const std::string at = absl::StrCat(path, "[", i, "]");
      if (i >= new_end) {
        RemovedPart(were[i], at);
      } else if (i >= old_end) {
        AddedPart(are[i], at);
      } else {
        CompareParts(were[i], are[i], at);
      }
    }
  }

  void CompareParts(const Place& before, const Place& after, const std::string& path) {
    if (MessageDifferencer::Equals(*before.message, *after.message)) return;
    Compare(before, after, path);
  }

  void AddedPart(const Place& part, const std::string& path) {
    Added(path, TextOf(*part.message), PlaceIn(part));
  }

  void RemovedPart(const Place& part, const std::string& path) {
    Removed(path, TextOf(*part.message), PlaceIn(part));
  }

  FoundFields& found_;
};

}  // namespace

void AddFieldDifferences(const Place& before, const Place& after, FoundFields& found) {
  Walk(found).Compare(before, after, "");
}

std::string NameOfPart(const Message& message) {
  const auto* type = message.GetDescriptor();
  std::string name;
  for (const char* candidate : kNames) {
    const FieldDescriptor* field = type->FindFieldByName(candidate);
    if (field == nullptr || field->is_repeated() ||
        field->cpp_type() != FieldDescriptor::CPPTYPE_STRING) {
      continue;
    }
    name = TextOf(message, *field, -1);
    break;
  }
  const FieldDescriptor* key = type->FindFieldByName("key");
  if (name.empty() || key == nullptr || !key->is_repeated()) return name;
  const std::string keys = Joined(ValuesOf(message, *key));
  return keys.empty() || type != v1::ParameterRow::descriptor() ? name
                                                                : absl::StrCat(name, " ", keys);
}

v1::SourcePlace PlaceIn(const Place& place) {
  v1::SourcePlace found;
  if (place.file != nullptr) found.set_file(place.file->name);
  found.set_line(LineOf(place));
  return found;
}

}  // namespace fairstart
