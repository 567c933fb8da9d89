#include "tests/properties/asking.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

#include "service/rulebooks/edition_folder.h"
#include "service/scenarios/scenario_set.h"
#include "tests/reference/comparison.h"

namespace fairstart {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

RulebookFolder ReadFolder(const char* path) {
  auto folder = ReadRulebookFolder(path);
  if (!folder.ok()) throw std::runtime_error(std::string(folder.status().message()));
  return *std::move(folder);
}

std::shared_ptr<const Plan> CompilePlan() {
  CompileOptions options;
  options.try_other_readings = false;
  const CompileResult result =
      Compile(ReadFolder(kRulebookFolder), ReadFolder(kRatesFolder), {}, options);
  if (result.plan != nullptr) return result.plan;
  std::string text;
  for (const Diagnostic& diagnostic : result.diagnostics) text += ToString(diagnostic) + "\n";
  throw std::runtime_error(text);
}

uint64_t Environment(const char* name, uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

bool IsHistory(const FieldDescriptor& field) {
  return field.message_type() != nullptr &&
         field.message_type()->FindFieldByName("records") != nullptr;
}

void AddFieldsOf(const Message& message, const std::string& prefix,
                 std::vector<std::string>& paths) {
  const Descriptor& type = *message.GetDescriptor();
  const Reflection& reflection = *message.GetReflection();
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    if (field.is_repeated() || !reflection.HasField(message, &field)) continue;
    if (field.name() == "id" || field.name() == "case_reference") continue;
    paths.push_back(prefix + field.name());
    if (!IsHistory(field)) continue;
    const Message& history = reflection.GetMessage(message, &field);
    const FieldDescriptor& records = *history.GetDescriptor()->FindFieldByName("records");
    for (int j = 0; j < history.GetReflection()->FieldSize(history, &records); ++j) {
      AddFieldsOf(history.GetReflection()->GetRepeatedMessage(history, &records, j),
                  prefix + field.name() + ".records[" + std::to_string(j) + "].", paths);
    }
  }
}

}  // namespace

const Plan& TestedPlan() {
  static const std::shared_ptr<const Plan>& plan = *new auto(CompilePlan());
  return *plan;
}

const CaseGenerator& Generator() {
  static const CaseGenerator& generator = *new CaseGenerator(MergedRulebook(TestedPlan()));
  return generator;
}

Question QuestionOf(const v1::CaseFacts& facts, const std::optional<v1::Record>& record,
                    reference::DayNumber as_of) {
  Question question;
  question.facts = &facts;
  question.record = record.has_value() ? &*record : nullptr;
  question.as_of = Day::FromNumber(as_of - *reference::ParseDay("1970-01-01"));
  return question;
}

std::variant<v1::Finding, FieldViolations> Ask(const v1::CaseFacts& facts,
                                               const std::optional<v1::Record>& record,
                                               reference::DayNumber as_of) {
  return Evaluate(TestedPlan(), QuestionOf(facts, record, as_of));
}

std::optional<std::string> AskForBytes(const v1::CaseFacts& facts,
                                       const std::optional<v1::Record>& record,
                                       reference::DayNumber as_of) {
  auto answer = EvaluateToBytes(TestedPlan(), QuestionOf(facts, record, as_of));
  if (!std::holds_alternative<std::string>(answer)) return std::nullopt;
  return std::get<std::string>(std::move(answer));
}

std::optional<reference::Answer> AskForAnswer(const v1::CaseFacts& facts,
                                              const std::optional<v1::Record>& record,
                                              reference::DayNumber as_of) {
  const auto finding = Ask(facts, record, as_of);
  if (!std::holds_alternative<v1::Finding>(finding)) return std::nullopt;
  return reference::FromFinding(std::get<v1::Finding>(finding));
}

std::optional<v1::Finding> AskForEntitlement(const std::string& entitlement,
                                             const v1::CaseFacts& facts,
                                             const std::optional<v1::Record>& record,
                                             reference::DayNumber as_of) {
  Question question = QuestionOf(facts, record, as_of);
  question.entitlements = {entitlement};
  auto finding = Evaluate(TestedPlan(), question);
  if (!std::holds_alternative<v1::Finding>(finding)) return std::nullopt;
  return std::get<v1::Finding>(std::move(finding));
}

void ForEachCase(int usual, Completeness completeness,
                 const std::function<void(const GeneratedCase&, uint64_t)>& look) {
  const uint64_t first = Environment("FAIRSTART_SEED", 1);
  const uint64_t count = Environment("FAIRSTART_COUNT", static_cast<uint64_t>(usual));
  int failed = 0;
  for (uint64_t seed = first; seed < first + count && failed < 10; ++seed) {
    const int before = testing::UnitTest::GetInstance()->current_test_info()->result()->total_part_count();
    look(Generator().Generate(seed, completeness), seed);
    const int after = testing::UnitTest::GetInstance()->current_test_info()->result()->total_part_count();
    if (after > before) ++failed;
  }
}

void ForEachScenario(int usual,
                     const std::function<void(const GeneratedCase&, const std::string&)>& look) {
  const uint64_t first = Environment("FAIRSTART_SEED", 1);
  const uint64_t count = Environment("FAIRSTART_COUNT", static_cast<uint64_t>(usual));
  const absl::StatusOr<ScenarioSet> set = ReadScenarios(kRulebookFolder);
  ASSERT_TRUE(set.ok()) << set.status();
  std::vector<const ReadyScenario*> all;
  for (const ReadyScenario& scenario : set->scenarios) {
    if (scenario.scenario.reading_size() > 0 || scenario.scenario.parameter_size() > 0) continue;
    if (scenario.scenario.check_size() > 0) all.push_back(&scenario);
  }
  // A few are taken from all sections alike.
  const bool is_usual = std::getenv("FAIRSTART_COUNT") == nullptr;
  const size_t step = is_usual ? std::max<size_t>(1, all.size() / count) : 1;
  // Each once at most, from the seed's on and then from the first.
  for (size_t taken = 0; taken < count && taken * step < all.size(); ++taken) {
    const ReadyScenario& scenario = *all[(first - 1 + taken * step) % all.size()];
    GeneratedCase asked{scenario.facts, scenario.record, {}};
    for (const v1::Check& check : scenario.scenario.check()) {
      asked.days.push_back(*reference::ParseDay(check.as_of()));
    }
    look(asked, scenario.scenario.name());
  }
}

std::string Where(uint64_t seed, const GeneratedCase& generated, reference::DayNumber as_of) {
  std::string text = "FAIRSTART_SEED=" + std::to_string(seed) + " FAIRSTART_COUNT=1, on " +
                     reference::FormatDay(as_of) + "\n";
  // Thousands of lines for each of many cases would hide which they are.
  if (Environment("FAIRSTART_COUNT", 0) != 1) return text;
  text += generated.facts.Utf8DebugString();
  if (generated.record.has_value()) {
    text += "---- record\n" + generated.record->Utf8DebugString();
  }
  return text;
}

std::vector<std::string> SetPaths(const v1::CaseFacts& facts) {
  std::vector<std::string> paths;
  AddFieldsOf(facts, "", paths);
  return paths;
}

void Clear(const std::string& path, v1::CaseFacts& facts) {
  const std::string top = path.substr(0, path.find('.'));
  const FieldDescriptor& field = *facts.GetDescriptor()->FindFieldByName(top);
  if (top == path) {
    facts.GetReflection()->ClearField(&facts, &field);
    return;
  }
  // care_episodes.records[0].last_day
  Message& history = *facts.GetReflection()->MutableMessage(&facts, &field);
  const size_t open = path.find('[');
  const size_t close = path.find(']');
  const int index = std::stoi(path.substr(open + 1, close - open - 1));
  const FieldDescriptor& records = *history.GetDescriptor()->FindFieldByName("records");
  Message& record = *history.GetReflection()->MutableRepeatedMessage(&history, &records, index);
  record.GetReflection()->ClearField(
      &record, record.GetDescriptor()->FindFieldByName(path.substr(close + 2)));
}

}  // namespace fairstart
