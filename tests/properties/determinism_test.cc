// The same question has the same answer, byte for byte: asked twice, in other threads; and the order
// of a history's records decides nothing. See tests/properties/asking.h for the long run.
#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <gtest/gtest.h>

#include <thread>

#include "tests/properties/asking.h"
#include "tests/reference/comparison.h"

namespace fairstart {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

std::string BytesOf(const GeneratedCase& generated) {
  std::string bytes;
  for (const reference::DayNumber as_of : generated.days) {
    const auto answer = Ask(generated.facts, generated.record, as_of);
    if (const auto* finding = std::get_if<v1::Finding>(&answer)) {
      bytes += finding->SerializeAsString();
    } else {
      for (const FieldViolation& violation : std::get<FieldViolations>(answer)) {
        bytes += violation.path + violation.description;
      }
    }
  }
  return bytes;
}

// The records of every history in another order.
v1::CaseFacts Shuffled(const v1::CaseFacts& facts, Dice& dice) {
  v1::CaseFacts shuffled = facts;
  for (int i = 0; i < facts.GetDescriptor()->field_count(); ++i) {
    const FieldDescriptor& field = *facts.GetDescriptor()->field(i);
    if (field.message_type() == nullptr || !facts.GetReflection()->HasField(facts, &field)) {
      continue;
    }
    const FieldDescriptor* records = field.message_type()->FindFieldByName("records");
    if (records == nullptr) continue;
    Message& history = *shuffled.GetReflection()->MutableMessage(&shuffled, &field);
    for (int j = history.GetReflection()->FieldSize(history, records) - 1; j > 0; --j) {
      history.GetReflection()->SwapElements(&history, records, j,
                                            static_cast<int>(dice.Between(0, j)));
    }
  }
  return shuffled;
}

// What does not depend on where records stand: paths of what is missing do.
void ForgetPaths(reference::Answer& answer) {
  answer.status_missing.clear();
  for (auto& [key, line] : answer.lines) line.missing.clear();
  for (auto& [name, claim] : answer.claims) claim.missing.clear();
  for (auto& [key, duty] : answer.duties) duty.missing.clear();
}

TEST(Determinism, GivesTheSameBytesTwiceAndInOtherThreads) {
  std::vector<GeneratedCase> cases;
  ForEachCase(60, Completeness::kMixed, [&](const GeneratedCase& generated, uint64_t) {
    cases.push_back(generated);
  });
  std::vector<std::string> bytes;
  for (const GeneratedCase& generated : cases) bytes.push_back(BytesOf(generated));

  constexpr size_t kThreads = 4;
  std::vector<std::vector<std::string>> others(kThreads);
  std::vector<std::thread> threads;
  for (size_t i = 0; i < kThreads; ++i) {
    threads.emplace_back([&cases, &mine = others[i]] {
      for (const GeneratedCase& generated : cases) mine.push_back(BytesOf(generated));
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::vector<std::string>& other : others) EXPECT_TRUE(other == bytes);
}

// A finding's bytes are written without protobuf, and must be what protobuf reads and writes.
TEST(Determinism, TheBytesAreThoseOfTheMessage) {
  const auto look = [](const GeneratedCase& generated, const std::string& name) {
    for (const reference::DayNumber as_of : generated.days) {
      const auto bytes = AskForBytes(generated.facts, generated.record, as_of);
      if (!bytes.has_value()) continue;
      v1::Finding finding;
      ASSERT_TRUE(finding.ParseFromString(*bytes)) << name;
      EXPECT_TRUE(finding.SerializeAsString() == *bytes) << name;
    }
  };
  ForEachScenario(300, look);
  ForEachCase(80, Completeness::kMixed, [&](const GeneratedCase& generated, uint64_t seed) {
    look(generated, std::to_string(seed));
  });
}

TEST(Determinism, TheOrderOfRecordsDecidesNothing) {
  ForEachCase(80, Completeness::kMixed, [](const GeneratedCase& generated, uint64_t seed) {
    Dice dice(seed);
    const v1::CaseFacts shuffled = Shuffled(generated.facts, dice);
    for (const reference::DayNumber as_of : generated.days) {
      auto answer = AskForAnswer(generated.facts, generated.record, as_of);
      auto other = AskForAnswer(shuffled, generated.record, as_of);
      ASSERT_EQ(answer.has_value(), other.has_value()) << Where(seed, generated, as_of);
      if (!answer.has_value()) continue;
      ForgetPaths(*answer);
      ForgetPaths(*other);
      const auto differences = reference::Differences(*answer, *other);
      if (differences.empty()) continue;
      ADD_FAILURE() << differences[0] << "\n" << Where(seed, generated, as_of);
      return;
    }
  });
}

}  // namespace
}  // namespace fairstart
