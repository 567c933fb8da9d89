#include "engine/facts/schema.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "engine/facts/describe.h"
#include "fairstart/v1/home_facts.pb.h"
#include "google/protobuf/text_format.h"

namespace fairstart {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::TextFormat;
using ::testing::ElementsAre;

template <typename T>
T FromText(const std::string& text) {
  T message;
  EXPECT_TRUE(TextFormat::ParseFromString(text, &message)) << text;
  return message;
}

std::string Declare(FactSchema& schema, const std::string& declaration) {
  return schema.Declare(FromText<v1::FactDeclaration>(declaration));
}

std::string Reword(FactSchema& schema, const std::string& wording) {
  return schema.Reword(FromText<v1::FactWording>(wording));
}

const Field& Find(const RecordType& type, const std::string& name) {
  const int field = type.Find(name);
  EXPECT_GE(field, 0) << name;
  return type.fields[static_cast<size_t>(field)];
}

TEST(FactSchema, FieldsHaveTheTypesOfTheirUnits) {
  const FactSchema schema;
  const RecordType& facts = schema.case_type();
  EXPECT_EQ(facts.name, "CaseFacts");
  EXPECT_EQ(ToString(Find(facts, "case_reference").type), "string");
  EXPECT_EQ(ToString(Find(facts, "date_of_birth").type), "date");
  EXPECT_FALSE(Find(facts, "date_of_birth").event_date);
  EXPECT_EQ(ToString(Find(facts, "ready_for_independence_on").type), "date");
  EXPECT_TRUE(Find(facts, "ready_for_independence_on").event_date);
  EXPECT_EQ(ToString(Find(facts, "unaccompanied_asylum_seeking_child").type), "bool");
  EXPECT_EQ(ToString(Find(facts, "care_episodes").type), "list of CareEpisode");
  EXPECT_EQ(facts.Find("declared_facts"), -1);
  const RecordType& job = *Find(facts, "jobs").type.element->record;
  EXPECT_EQ(ToString(Find(job, "minutes_per_week").type), "int");
  EXPECT_EQ(Find(job, "minutes_per_week").wording.maximum, 10080);
  EXPECT_EQ(ToString(Find(job, "weekly_travel_cost").type), "money per week");
  const RecordType& pay = *Find(facts, "pay_periods").type.element->record;
  EXPECT_EQ(ToString(Find(pay, "net").type), "money");
  EXPECT_EQ(Find(pay, "net").wording.label, "take-home pay");
}

TEST(FactSchema, HistoriesKnowTheirDaysAndWhatAGapMeans) {
  const FactSchema schema;
  const RecordType& home = *Find(schema.case_type(), "living_arrangements").type.element->record;
  EXPECT_TRUE(home.is_history);
  EXPECT_EQ(home.gap, v1::GAP_UNKNOWN);
  EXPECT_EQ(home.overlap, v1::OVERLAP_REFUSED);
  EXPECT_EQ(home.supposition, "the living arrangement goes on");
  EXPECT_EQ(home.fields[static_cast<size_t>(home.id)].name, "id");
  EXPECT_EQ(home.fields[static_cast<size_t>(home.first_day)].name, "first_day");
  EXPECT_EQ(home.fields[static_cast<size_t>(home.last_day)].name, "last_day");
  EXPECT_EQ(home.day, -1);
  const RecordType& contact = *Find(schema.case_type(), "contacts").type.element->record;
  EXPECT_GE(contact.day, 0);
  EXPECT_EQ(contact.first_day, -1);
  const RecordType& assessment = *Find(schema.record_type(), "assessments").type.element->record;
  EXPECT_FALSE(assessment.is_history);
}

// Every record of the vocabulary, reached from `type`.
void Collect(const RecordType& type, std::set<const RecordType*>& records) {
  if (!records.insert(&type).second) return;
  for (const Field& field : type.fields) {
    const Type& below = field.type.Is(Type::Kind::kList) ? *field.type.element : field.type;
    if (below.Is(Type::Kind::kRecord)) Collect(*below.record, records);
  }
}

TEST(FactSchema, RecordsAndYesOrNoHaveWordsForSentences) {
  const FactSchema schema;
  const RecordType& facts = schema.case_type();
  EXPECT_EQ(Find(facts, "care_episodes").type.element->record->noun, "spell in care");
  EXPECT_EQ(Find(Find(facts, "jobs").type.element->record[0], "apprenticeship").wording.clause,
            "the job is an apprenticeship");
  EXPECT_EQ(Find(schema.record_type(), "plan_reviews").type.element->record->noun, "plan review");
  std::set<const RecordType*> records;
  Collect(facts, records);
  EXPECT_GT(records.size(), 50u);
  for (const RecordType* record : records) {
    EXPECT_NE(record->noun, "");
    for (const Field& field : record->fields) {
      EXPECT_NE(field.wording.label, "") << record->name << "." << field.name;
      EXPECT_EQ(field.wording.clause.empty(), !field.type.Is(Type::Kind::kBool))
          << record->name << "." << field.name;
    }
  }
}

TEST(FactSchema, EnumerationsLoseTheirPrefixAndTheirZero) {
  const FactSchema schema;
  const EnumType* kind = schema.types().FindEnum("LivingKind");
  ASSERT_NE(kind, nullptr);
  EXPECT_NE(kind->FindName("FOSTER_CARE"), nullptr);
  EXPECT_EQ(kind->FindName("FOSTER_CARE")->number, static_cast<int>(v1::LIVING_KIND_FOSTER_CARE));
  EXPECT_NE(kind->FindName("FOSTER_CARE")->label, "");
  EXPECT_EQ(kind->FindName("LIVING_KIND_FOSTER_CARE"), nullptr);
  EXPECT_EQ(kind->FindNumber(0), nullptr);
  EXPECT_EQ(kind->FindName("UNSPECIFIED"), nullptr);
}

// Everything that the reader relies on.
TEST(FactSchema, EveryFieldOfTheVocabularyCanBeRead) {
  const FactSchema schema;
  int fields = 0;
  for (const RecordType& type : schema.types().records()) {
    if (type.is_history) {
      EXPECT_NE(type.gap, v1::GAP_UNSPECIFIED) << type.name;
      EXPECT_NE(type.overlap, v1::OVERLAP_UNSPECIFIED) << type.name;
      EXPECT_GE(type.id, 0) << type.name;
      EXPECT_EQ(type.first_day >= 0, type.last_day >= 0) << type.name;
      EXPECT_NE(type.first_day >= 0, type.day >= 0) << type.name;
    }
    for (const Field& field : type.fields) {
      ++fields;
      ASSERT_NE(field.source, nullptr) << type.name << "." << field.name;
      if (field.source->is_repeated()) {
        EXPECT_EQ(field.source->cpp_type(), FieldDescriptor::CPPTYPE_MESSAGE)
            << type.name << "." << field.name;
        EXPECT_TRUE(field.type.Is(Type::Kind::kList)) << type.name << "." << field.name;
      }
      if (field.type.Is(Type::Kind::kAmount)) {
        EXPECT_NE(field.wording.unit, v1::UNIT_UNSPECIFIED) << type.name << "." << field.name;
      }
      if (field.type.Is(Type::Kind::kEnum)) {
        EXPECT_FALSE(field.type.enumeration->values.empty()) << type.name << "." << field.name;
      }
    }
  }
  EXPECT_GT(fields, 300);
}

TEST(FactSchema, TypeNamesAreUnique) {
  const FactSchema schema;
  for (const RecordType& type : schema.types().records()) {
    EXPECT_EQ(schema.types().FindRecord(type.name), &type) << type.name;
    EXPECT_EQ(schema.types().FindEnum(type.name), nullptr) << type.name;
  }
  for (const EnumType& type : schema.types().enums()) {
    EXPECT_EQ(schema.types().FindEnum(type.name), &type) << type.name;
  }
}

TEST(FactSchema, TakesDeclaredFactsOfEveryType) {
  struct Declaration {
    std::string type;
    std::string want;
  };
  FactSchema schema;
  int number = 0;
  for (const Declaration& row : std::vector<Declaration>{
           {"scalar: UNIT_TEXT", "string"},
           {"scalar: UNIT_IDENTIFIER", "string"},
           {"scalar: UNIT_DATE", "date"},
           {"scalar: UNIT_COUNT", "int"},
           {"scalar: UNIT_DAYS", "int"},
           {"scalar: UNIT_YEARS_OF_AGE", "int"},
           {"scalar: UNIT_MINUTES_PER_WEEK", "int"},
           {"scalar: UNIT_YARDS", "int"},
           {"scalar: UNIT_PENCE", "money"},
           {"scalar: UNIT_PENCE_PER_HOUR", "money per hour"},
           {"scalar: UNIT_PENCE_PER_DAY", "money per day"},
           {"scalar: UNIT_PENCE_PER_WEEK", "money per week"},
           {"scalar: UNIT_PENCE_PER_MONTH", "money per month"},
           {"scalar: UNIT_PENCE_PER_YEAR", "money per year"},
           {"scalar: UNIT_BOOLEAN", "bool"},
           {"event_date {}", "date"},
           {"choices { name: 'Festival' choice { name: 'EID' } }", "Festival"},
           {"fields { name: 'Plan' }", "Plan"},
           {"history { name: 'Prom' gap: GAP_UNKNOWN overlap: OVERLAP_UNION }", "list of Prom"},
           {"history { name: 'Call' gap: GAP_NONE overlap: OVERLAP_MANY point: true }",
            "list of Call"}}) {
    const std::string name = "fact_" + std::to_string(++number);
    ASSERT_EQ(Declare(schema, "name: '" + name + "' label: 'x' type { " + row.type + " }"), "")
        << row.type;
    const Field& field = Find(schema.case_type(), name);
    EXPECT_EQ(ToString(field.type), row.want);
    EXPECT_TRUE(field.declared);
    EXPECT_EQ(field.source, nullptr);
  }
  const RecordType& prom = *schema.types().FindRecord("Prom");
  EXPECT_TRUE(prom.is_history);
  EXPECT_EQ(prom.gap, v1::GAP_UNKNOWN);
  EXPECT_EQ(prom.overlap, v1::OVERLAP_UNION);
  EXPECT_GE(prom.last_day, 0);
  EXPECT_TRUE(prom.fields[static_cast<size_t>(prom.last_day)].event_date);
  EXPECT_EQ(prom.day, -1);
  const RecordType& call = *schema.types().FindRecord("Call");
  EXPECT_GE(call.day, 0);
  EXPECT_EQ(call.first_day, -1);
}

TEST(FactSchema, SaysWhatIsWrongWithADeclaration) {
  struct Declaration {
    std::string text;
    std::string want;
  };
  for (const Declaration& row : std::vector<Declaration>{
           {"label: 'x' type { scalar: UNIT_COUNT }", "a fact needs a name"},
           {"name: 'a' type { scalar: UNIT_COUNT }", "a needs a label"},
           {"name: 'a' label: 'x'", "a has no type"},
           {"name: 'a' label: 'x' type {}", "a has no type"},
           {"name: 'a' label: 'x' type { scalar: UNIT_UNSPECIFIED }",
            "a has no unit that a fact can have"},
           {"name: 'a' label: 'x' type { scalar: UNIT_SPAN }",
            "a has no unit that a fact can have"},
           {"name: 'a' label: 'x' type { scalar: UNIT_SHARE }",
            "a has no unit that a fact can have"},
           {"name: 'jobs' label: 'x' type { scalar: UNIT_COUNT }", "the fact jobs stands already"},
           {"name: 'a' label: 'x' type { choices {} }", "an enumeration needs a name"},
           {"name: 'a' label: 'x' type { choices { name: 'A' } }",
            "the enumeration A has no values"},
           {"name: 'a' label: 'x' type { choices { name: 'LivingKind' choice { name: 'B' } } }",
            "the type LivingKind stands already"},
           {"name: 'a' label: 'x' type { choices { name: 'Job' choice { name: 'B' } } }",
            "the type Job stands already"},
           {"name: 'a' label: 'x' type { choices { name: 'A' choice {} } }",
            "a value of an enumeration needs a name"},
           {"name: 'a' label: 'x' type { choices { name: 'A' choice { name: 'B' } choice { name: "
            "'B' } } }",
            "the value B of A stands twice"},
           {"name: 'a' label: 'x' type { fields {} }",
            "a needs a record type of a name of its own"},
           {"name: 'a' label: 'x' type { fields { name: 'Job' } }",
            "a needs a record type of a name of its own"},
           {"name: 'a' label: 'x' type { fields { name: 'LivingKind' } }",
            "a needs a record type of a name of its own"},
           {"name: 'a' label: 'x' type { fields { name: 'A' field { name: 'b' label: 'b' type { "
            "scalar: UNIT_COUNT } } field { name: 'b' label: 'b' type { scalar: UNIT_COUNT } } } }",
            "the field b stands twice"},
           {"name: 'a' label: 'x' type { fields { name: 'A' field { name: 'b' type { scalar: "
            "UNIT_COUNT } } } }",
            "b needs a label"},
           {"name: 'a' label: 'x' type { history { name: 'Job' gap: GAP_NONE overlap: OVERLAP_MANY "
            "} }",
            "a needs a record type of a name of its own"},
           {"name: 'a' label: 'x' type { history { name: 'A' overlap: OVERLAP_MANY } }",
            "a must say what a gap means and whether records may overlap"},
           {"name: 'a' label: 'x' type { history { name: 'A' gap: GAP_NONE } }",
            "a must say what a gap means and whether records may overlap"},
           {"name: 'a' label: 'x' type { history { name: 'A' gap: GAP_NONE overlap: OVERLAP_MANY "
            "field { name: 'first_day' label: 'x' type { scalar: UNIT_DATE } } } }",
            "the field first_day stands twice"}}) {
    FactSchema schema;
    const size_t before = schema.case_type().fields.size();
    EXPECT_EQ(Declare(schema, row.text), row.want) << row.text;
    EXPECT_EQ(schema.case_type().fields.size(), before) << row.text;
  }
  FactSchema schema;
  EXPECT_EQ(Declare(schema, "name: 'a' label: 'x' type { scalar: UNIT_COUNT }"), "");
  EXPECT_EQ(Declare(schema, "name: 'a' label: 'x' type { scalar: UNIT_COUNT }"),
            "the fact a stands already");
}

TEST(FactSchema, ARulebookSaysAFactInItsOwnWords) {
  FactSchema schema;
  EXPECT_EQ(Reword(schema, "fact: 'date_of_birth' label: 'birthday' question: 'When?'"), "");
  EXPECT_EQ(Find(schema.case_type(), "date_of_birth").wording.label, "birthday");
  EXPECT_EQ(Find(schema.case_type(), "date_of_birth").wording.question, "When?");
  EXPECT_EQ(Reword(schema, "fact: 'living_arrangements.utilities_provided' label: 'bills paid'"),
            "");
  const RecordType& home = *Find(schema.case_type(), "living_arrangements").type.element->record;
  EXPECT_EQ(Find(home, "utilities_provided").wording.label, "bills paid");
  EXPECT_EQ(Find(home, "utilities_provided").wording.question,
            "Does the placement provide gas, electricity and water?");
  EXPECT_EQ(Reword(schema, "fact: 'living_arrangements.food_provided' clause: 'meals are had'"), "");
  EXPECT_EQ(Reword(schema, "fact: 'living_arrangements' label: 'homes'"), "");
  EXPECT_EQ(Find(schema.case_type(), "living_arrangements").wording.label, "homes");
  EXPECT_EQ(Find(home, "food_provided").wording.clause, "meals are had");
}

TEST(FactSchema, DeclaredFactsHaveWordsForSentences) {
  FactSchema schema;
  EXPECT_EQ(Declare(schema,
                    "name: 'proms' label: 'proms' type { history { name: 'PromVisit' gap: GAP_NONE "
                    "overlap: OVERLAP_MANY field { name: 'near' label: 'near' clause: 'the prom is "
                    "near' type { scalar: UNIT_BOOLEAN } } } }"),
            "");
  const RecordType& prom = *Find(schema.case_type(), "proms").type.element->record;
  EXPECT_EQ(prom.noun, "prom visit");
  EXPECT_EQ(Find(prom, "near").wording.clause, "the prom is near");
  EXPECT_EQ(Declare(schema,
                    "name: 'balls' label: 'balls' type { history { name: 'BallVisit' record: 'ball' "
                    "gap: GAP_NONE overlap: OVERLAP_MANY } }"),
            "");
  EXPECT_EQ(Find(schema.case_type(), "balls").type.element->record->noun, "ball");
}

TEST(FactSchema, SaysWhatIsWrongWithAWording) {
  FactSchema schema;
  EXPECT_EQ(Reword(schema, "fact: 'shoe_size' label: 'x'"), "CaseFacts has no fact shoe_size");
  EXPECT_EQ(Reword(schema, "label: 'x'"), "CaseFacts has no fact ");
  EXPECT_EQ(Reword(schema, "fact: 'jobs.shoe_size' label: 'x'"), "Job has no fact shoe_size");
  EXPECT_EQ(Reword(schema, "fact: 'date_of_birth.year' label: 'x'"), "date_of_birth has no fields");
  EXPECT_EQ(Reword(schema, "fact: 'jobs.' label: 'x'"), "Job has no fact ");
}

TEST(FactSchema, OneRulebooksDeclarationsAreNotAnothers) {
  FactSchema first;
  FactSchema second;
  EXPECT_EQ(Declare(first, "name: 'a' label: 'x' type { scalar: UNIT_COUNT }"), "");
  EXPECT_EQ(Reword(first, "fact: 'date_of_birth' label: 'birthday'"), "");
  EXPECT_EQ(second.case_type().Find("a"), -1);
  EXPECT_EQ(Find(second.case_type(), "date_of_birth").wording.label, "date of birth");
}

TEST(Describe, FollowsAHistoryWithItsFields) {
  FactSchema schema;
  EXPECT_EQ(Declare(schema,
                    "name: 'proms' label: 'proms' type { history { name: 'Prom' gap: "
                    "GAP_NONE overlap: OVERLAP_MANY field { name: 'place' label: 'place' "
                    "type { choices { name: 'Place' choice { name: 'HALL' label: 'a hall' "
                    "} } } } } }"),
            "");
  std::vector<bool> used(schema.case_type().fields.size());
  used[static_cast<size_t>(schema.case_type().Find("proms"))] = true;
  std::vector<std::string> paths;
  std::vector<std::string> used_paths;
  for (const v1::FactDescription& fact : Describe(schema, used)) {
    if (fact.path().find("proms") != std::string::npos) {
      EXPECT_TRUE(fact.declared()) << fact.path();
      paths.push_back(fact.path());
    }
    if (fact.used()) used_paths.push_back(fact.path());
    if (fact.path() == "declared_facts.proms") {
      EXPECT_EQ(fact.type(), "list of Prom");
      EXPECT_EQ(fact.gap(), v1::GAP_NONE);
      EXPECT_EQ(fact.overlap(), v1::OVERLAP_MANY);
    }
    if (fact.path() == "declared_facts.proms.records[].place") {
      ASSERT_EQ(fact.choices_size(), 1);
      EXPECT_EQ(fact.choices(0).name(), "HALL");
      EXPECT_EQ(fact.choices(0).label(), "a hall");
    }
    if (fact.path() == "jobs.records[].minutes_per_week") {
      EXPECT_EQ(fact.label(), "working time in a week");
      EXPECT_EQ(fact.unit(), v1::UNIT_MINUTES_PER_WEEK);
      EXPECT_EQ(fact.maximum(), 10080);
      EXPECT_FALSE(fact.declared());
    }
  }
  EXPECT_THAT(paths, ElementsAre("declared_facts.proms", "declared_facts.proms.records[].id",
                                 "declared_facts.proms.records[].first_day",
                                 "declared_facts.proms.records[].last_day",
                                 "declared_facts.proms.records[].place"));
  EXPECT_EQ(used_paths, paths);
}

TEST(Schema, EachReferenceLeadsToHistories) {
  const FactSchema schema;
  EXPECT_FALSE(schema.references().empty());
  for (const Reference& reference : schema.references()) {
    EXPECT_FALSE(reference.targets.empty());
    for (int target : reference.targets) {
      ASSERT_GE(target, 0) << reference.history;
      EXPECT_TRUE(schema.case_type().fields[target].type.element->record->is_history);
    }
  }
}

}  // namespace
}  // namespace fairstart
