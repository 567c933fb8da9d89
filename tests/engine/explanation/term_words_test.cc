#include "engine/explanation/term_words.h"

#include <gtest/gtest.h>

#include <set>

namespace fairstart {
namespace {

// Every value of an enumeration but the first has words, and no two have the same.
template <typename Enum>
void HasWords(const google::protobuf::EnumDescriptor& type) {
  std::set<std::string> words;
  for (int i = 0; i < type.value_count(); ++i) {
    const std::string word = InWords(static_cast<Enum>(type.value(i)->number()));
    EXPECT_EQ(word.empty(), type.value(i)->number() == 0) << type.value(i)->name();
    EXPECT_TRUE(words.insert(word).second) << word;
  }
}

TEST(InWords, HasWordsForEveryValue) {
  HasWords<v1::Frequency>(*v1::Frequency_descriptor());
  HasWords<v1::Payee>(*v1::Payee_descriptor());
  HasWords<v1::Manner>(*v1::Manner_descriptor());
  HasWords<v1::CapPeriod>(*v1::CapPeriod_descriptor());
  HasWords<v1::Actor>(*v1::Actor_descriptor());
  HasWords<v1::Need::Before>(*v1::Need::Before_descriptor());
  HasWords<v1::ReferenceKind>(*v1::ReferenceKind_descriptor());
}

}  // namespace
}  // namespace fairstart
