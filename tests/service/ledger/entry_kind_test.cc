#include "service/ledger/entry_kind.h"

#include <gtest/gtest.h>

#include "google/protobuf/descriptor.h"

namespace fairstart {
namespace {

// The enumeration and the bodies are two lists of one thing.
TEST(EntryKind, HasABodyOfItsName) {
  const auto* body = v1::LedgerEntry::descriptor()->FindOneofByName("body");
  EXPECT_EQ(body->field_count(), v1::EntryKind_MAX);
  for (int number = 1; number <= v1::EntryKind_MAX; ++number) {
    const auto kind = static_cast<v1::EntryKind>(number);
    v1::LedgerEntry content;
    const auto* field = content.GetDescriptor()->FindFieldByNumber(number + 10);
    ASSERT_NE(field, nullptr) << number;
    content.GetReflection()->MutableMessage(&content, field);
    EXPECT_EQ(KindOf(content), kind);
    std::string name = NameOf(kind);
    for (char& c : name) c = c == ' ' ? '_' : c;
    EXPECT_EQ(name, field->name());
  }
  EXPECT_EQ(KindOf(v1::LedgerEntry()), v1::ENTRY_KIND_UNSPECIFIED);
}

TEST(EntryKind, IsAboutSomebodyOrNobody) {
  EXPECT_TRUE(IsAboutPerson(v1::ENTRY_KIND_CASE_RECEIVED));
  EXPECT_TRUE(IsAboutPerson(v1::ENTRY_KIND_REVERSAL));
  EXPECT_FALSE(IsAboutPerson(v1::ENTRY_KIND_RULEBOOK_PUBLISHED));
  EXPECT_FALSE(IsAboutPerson(v1::ENTRY_KIND_ERASURE));
  EXPECT_FALSE(IsAboutPerson(v1::ENTRY_KIND_PUBLICATION_PROPOSED));
  EXPECT_FALSE(IsAboutPerson(v1::ENTRY_KIND_PUBLICATION_REFUSED));
  EXPECT_FALSE(IsAboutPerson(v1::ENTRY_KIND_UNSPECIFIED));
}

}  // namespace
}  // namespace fairstart
