// Tested by tests/engine/comparison/merge_test.cc.
#include "engine/comparison/merge.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "fairstart/v1/annotations.pb.h"

namespace fairstart {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;
using What = Difference::What;

bool AreEqual(const Message& a, const Message& b) {
  return a.SerializeAsString() == b.SerializeAsString();
}

bool HasEqualField(const Message& a, const Message& b, const FieldDescriptor& field) {
  const Reflection& reflection = *a.GetReflection();
  if (field.is_repeated()) {
    const int size = reflection.FieldSize(a, &field);
    if (size != reflection.FieldSize(b, &field)) return false;
    for (int i = 0; i < size; ++i) {
      if (!AreEqual(reflection.GetRepeatedMessage(a, &field, i),
                    reflection.GetRepeatedMessage(b, &field, i))) {
        return false;
      }
    }
    return true;
  }
  if (reflection.HasField(a, &field) != reflection.HasField(b, &field)) return false;
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_BOOL:
      return reflection.GetBool(a, &field) == reflection.GetBool(b, &field);
    case FieldDescriptor::CPPTYPE_INT32:
      return reflection.GetInt32(a, &field) == reflection.GetInt32(b, &field);
    case FieldDescriptor::CPPTYPE_INT64:
      return reflection.GetInt64(a, &field) == reflection.GetInt64(b, &field);
    case FieldDescriptor::CPPTYPE_ENUM:
      return reflection.GetEnumValue(a, &field) == reflection.GetEnumValue(b, &field);
    case FieldDescriptor::CPPTYPE_STRING:
      return reflection.GetString(a, &field) == reflection.GetString(b, &field);
    default:
      return AreEqual(reflection.GetMessage(a, &field), reflection.GetMessage(b, &field));
  }
}

// Puts the field of `from` in place of that of `to`, which is of the same type.
void CopyField(const Message& from, const FieldDescriptor& field, Message& to) {
  const Reflection& reflection = *from.GetReflection();
  reflection.ClearField(&to, &field);
  if (field.is_repeated()) {
    for (int i = 0; i < reflection.FieldSize(from, &field); ++i) {
      reflection.AddMessage(&to, &field)->CopyFrom(reflection.GetRepeatedMessage(from, &field, i));
    }
    return;
  }
  if (!reflection.HasField(from, &field)) return;
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_BOOL:
      return reflection.SetBool(&to, &field, reflection.GetBool(from, &field));
    case FieldDescriptor::CPPTYPE_INT32:
      return reflection.SetInt32(&to, &field, reflection.GetInt32(from, &field));
    case FieldDescriptor::CPPTYPE_INT64:
      return reflection.SetInt64(&to, &field, reflection.GetInt64(from, &field));
    case FieldDescriptor::CPPTYPE_ENUM:
      return reflection.SetEnumValue(&to, &field, reflection.GetEnumValue(from, &field));
    case FieldDescriptor::CPPTYPE_STRING:
      return reflection.SetString(&to, &field, reflection.GetString(from, &field));
    default:
      reflection.MutableMessage(&to, &field)->CopyFrom(reflection.GetMessage(from, &field));
  }
}

std::string IdOf(const Message& record) {
  if (const auto* declared = dynamic_cast<const v1::DeclaredRecord*>(&record)) {
    for (const v1::DeclaredFact& fact : declared->fields()) {
      if (fact.name() == "id") return fact.value().text();
    }
    return "";
  }
  const FieldDescriptor* id = record.GetDescriptor()->FindFieldByName("id");
  return id == nullptr ? "" : record.GetReflection()->GetString(record, id);
}

// The elements of a list by their ids.
struct Keyed {
  std::vector<std::string> ids;  // in order
  std::map<std::string, std::pair<const Message*, int>> elements;

  bool Has(const std::string& id) const { return elements.contains(id); }
};

// Nothing if an element has no id, or two have the same.
std::optional<Keyed> KeyedElements(const Message& owner, const FieldDescriptor& list) {
  Keyed keyed;
  const Reflection& reflection = *owner.GetReflection();
  for (int i = 0; i < reflection.FieldSize(owner, &list); ++i) {
    const Message& element = reflection.GetRepeatedMessage(owner, &list, i);
    const std::string id = IdOf(element);
    if (id.empty() || !keyed.elements.try_emplace(id, &element, i).second) return std::nullopt;
    keyed.ids.push_back(id);
  }
  return keyed;
}

// The ids that the other side has too, in order.
std::vector<std::string> Common(const Keyed& side, const Keyed& other) {
  std::vector<std::string> common;
  for (const std::string& id : side.ids) {
    if (other.Has(id)) common.push_back(id);
  }
  return common;
}

class Merger {
 public:
  explicit Merger(const WantsAfter& wants) : wants_(wants) {}

  void MergeRoot(const Message& before, const Message& after, Message& merged) {
    merged.CopyFrom(before);
    const Reflection& reflection = *before.GetReflection();
    for (int i = 0; i < before.GetDescriptor()->field_count(); ++i) {
      const FieldDescriptor& field = *before.GetDescriptor()->field(i);
      top_ = &field;
      if (HasEqualField(before, after, field)) continue;
      if (field.is_repeated()) {
        MergeList(field.name(), before, after, field, merged);
      } else if (field.message_type() == v1::DeclaredFacts::descriptor()) {
        MergeDeclared(static_cast<const v1::CaseFacts&>(before).declared_facts(),
                      static_cast<const v1::CaseFacts&>(after).declared_facts(),
                      *static_cast<v1::CaseFacts&>(merged).mutable_declared_facts());
      } else if (IsHistory(field) && reflection.HasField(before, &field) &&
                 reflection.HasField(after, &field)) {
        MergeList(field.name() + ".records", reflection.GetMessage(before, &field),
                  reflection.GetMessage(after, &field), *field.message_type()->field(0),
                  *reflection.MutableMessage(&merged, &field));
      } else {
        MergeField(before, after, field, field.name(), "", merged);
      }
    }
  }

 private:
  static bool IsHistory(const FieldDescriptor& field) {
    return field.message_type() != nullptr &&
           field.message_type()->options().HasExtension(v1::history);
  }

  bool Wants(What what, const std::string& path, const Message* before, const Message* after,
             const FieldDescriptor* field, const std::string& id) {
    return wants_({what, top_, path, before, after, field, id});
  }

  void MergeField(const Message& before, const Message& after, const FieldDescriptor& field,
                  const std::string& path, const std::string& id, Message& merged) {
    if (HasEqualField(before, after, field)) return;
    if (Wants(What::kField, path, &before, &after, &field, id)) CopyField(after, field, merged);
  }

  // The records of a history, or the entries of one kind, matched by id; as a whole where ids are
  // not sound.
  void MergeList(const std::string& path, const Message& before, const Message& after,
                 const FieldDescriptor& list, Message& merged) {
    const std::optional<Keyed> old_elements = KeyedElements(before, list);
    const std::optional<Keyed> new_elements = KeyedElements(after, list);
    if (!old_elements.has_value() || !new_elements.has_value()) {
      return MergeField(before, after, list, path, "", merged);
    }
    const Reflection& reflection = *merged.GetReflection();
    reflection.ClearField(&merged, &list);
    bool wants_order = true;
    if (Common(*old_elements, *new_elements) != Common(*new_elements, *old_elements)) {
      wants_order = Wants(What::kOrder, path, &before, &after, &list, "");
    }
    std::map<std::string, std::unique_ptr<Message>> kept;
    for (const std::string& id : new_elements->ids) {
      Keep(path, id, *old_elements, *new_elements, kept);
    }
    for (const std::string& id : old_elements->ids) {
      if (!new_elements->Has(id)) Keep(path, id, *old_elements, *new_elements, kept);
    }
    const std::vector<std::string> order =
        wants_order ? InOrder(new_elements->ids, old_elements->ids, kept)
                    : InOrder(old_elements->ids, new_elements->ids, kept);
    for (const std::string& id : order) {
      reflection.AddMessage(&merged, &list)->CopyFrom(*kept.at(id));
    }
  }

  // Puts into `kept` what is wanted of the element, if it is wanted.
  void Keep(const std::string& list, const std::string& id, const Keyed& old_elements,
            const Keyed& new_elements, std::map<std::string, std::unique_ptr<Message>>& kept) {
    const auto was = old_elements.elements.find(id);
    const auto is = new_elements.elements.find(id);
    const Message* before = was == old_elements.elements.end() ? nullptr : was->second.first;
    const Message* after = is == new_elements.elements.end() ? nullptr : is->second.first;
    const std::string path =
        absl::StrCat(list, "[", after != nullptr ? is->second.second : was->second.second, "]");
    const Message* wanted = before;
    if (before != nullptr && after != nullptr && !top_->is_repeated() &&
        after->GetDescriptor() != v1::DeclaredRecord::descriptor()) {
      std::unique_ptr<Message>& merged = kept[id];
      merged.reset(before->New());
      merged->CopyFrom(*before);
      for (int i = 0; i < before->GetDescriptor()->field_count(); ++i) {
        const FieldDescriptor& field = *before->GetDescriptor()->field(i);
        MergeField(*before, *after, field, absl::StrCat(path, ".", field.name()), id, *merged);
      }
      return;
    }
    const bool differ = before == nullptr || after == nullptr || !AreEqual(*before, *after);
    if (differ && Wants(What::kRecord, path, before, after, nullptr, id)) wanted = after;
    if (wanted == nullptr) return;
    kept[id].reset(wanted->New());
    kept[id]->CopyFrom(*wanted);
  }

  // What is kept, in the order of `first`; what only `second` has stands after what it stands after
  // there.
  static std::vector<std::string> InOrder(
      const std::vector<std::string>& first, const std::vector<std::string>& second,
      const std::map<std::string, std::unique_ptr<Message>>& kept) {
    std::vector<std::string> order;
    for (const std::string& id : first) {
      if (kept.contains(id)) order.push_back(id);
    }
    std::string last;
    for (const std::string& id : second) {
      if (!kept.contains(id)) continue;
      if (std::find(order.begin(), order.end(), id) == order.end()) {
        const auto place = std::find(order.begin(), order.end(), last);
        order.insert(place == order.end() ? order.begin() : place + 1, id);
      }
      last = id;
    }
    return order;
  }

  void MergeDeclared(const v1::DeclaredFacts& before, const v1::DeclaredFacts& after,
                     v1::DeclaredFacts& merged) {
    merged.Clear();
    for (const v1::DeclaredFact& fact : before.facts()) {
      const v1::DeclaredFact* other = FindNamed(after, fact.name());
      if (other != nullptr && AreEqual(fact, *other)) {
        *merged.add_facts() = fact;
      } else {
        MergeDeclaredFact(fact.name(), &fact, other, merged);
      }
    }
    for (const v1::DeclaredFact& fact : after.facts()) {
      if (FindNamed(before, fact.name()) == nullptr) {
        MergeDeclaredFact(fact.name(), nullptr, &fact, merged);
      }
    }
  }

  static const v1::DeclaredFact* FindNamed(const v1::DeclaredFacts& facts,
                                           const std::string& name) {
    for (const v1::DeclaredFact& fact : facts.facts()) {
      if (fact.name() == name) return &fact;
    }
    return nullptr;
  }

  void MergeDeclaredFact(const std::string& name, const v1::DeclaredFact* before,
                         const v1::DeclaredFact* after, v1::DeclaredFacts& merged) {
    const std::string path = absl::StrCat("declared_facts.", name);
    if (before != nullptr && after != nullptr && before->value().has_history() &&
        after->value().has_history()) {
      v1::DeclaredFact& fact = *merged.add_facts();
      fact = *before;
      MergeList(path + ".records", before->value().history(), after->value().history(),
                *v1::DeclaredHistory::descriptor()->field(0),
                *fact.mutable_value()->mutable_history());
      return;
    }
    const v1::DeclaredFact* wanted =
        Wants(What::kDeclared, path, before, after, nullptr, "") ? after : before;
    if (wanted != nullptr) *merged.add_facts() = *wanted;
  }

  const WantsAfter& wants_;
  const FieldDescriptor* top_ = nullptr;
};

}  // namespace

v1::CaseFacts MergeCases(const v1::CaseFacts& before, const v1::CaseFacts& after,
                         const WantsAfter& wants) {
  v1::CaseFacts merged;
  Merger(wants).MergeRoot(before, after, merged);
  return merged;
}

v1::Record MergeRecords(const v1::Record& before, const v1::Record& after,
                        const WantsAfter& wants) {
  v1::Record merged;
  Merger(wants).MergeRoot(before, after, merged);
  return merged;
}

}  // namespace fairstart
