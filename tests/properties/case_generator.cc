// A life is made around one day, the focus, on which it will be asked about. Most days of the facts
// are a landmark (a birthday, the day on which a rule begins), a day that was used already, or one
// of those shifted by a length that the rules count in (91 days, six months), give or take a day.
#include "tests/properties/case_generator.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <algorithm>
#include <cctype>
#include <utility>

#include "fairstart/v1/annotations.pb.h"

namespace fairstart {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumValueDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;
using reference::Anniversary;
using reference::DayNumber;
using reference::FormatDay;
using reference::kNever;
using reference::ParseDay;
using reference::Plus;

// Values of which several mean nothing particular in common, but which rules compare with.
const std::vector<int64_t>& InterestingPence() {
  static const std::vector<int64_t> kPence = {
      0,    1,    500,  800,  1000, 1290, 1499, 1500, 1501, 2000, 2209, 2210,  2211,  2290,
      2500, 3500, 4209, 4210, 4211, 4500, 4790, 5000, 5210, 5789, 5790, 5791,  6000,  6210,
      6500, 7290, 7310, 8000, 8500, 9999, 10000, 10001, 11999, 12000, 12001, 24000, 43337};
  return kPence;
}

const std::vector<int64_t>& InterestingMinutes() {
  static const std::vector<int64_t> kMinutes = {0, 480, 720, 959, 960, 961, 1799, 1800, 1801, 2250};
  return kMinutes;
}

// Enumeration values that rules turn on, given more weight than the others.
const std::set<std::string>& FavouredValues() {
  static const std::set<std::string> kNames = {
      "LIVING_KIND_INDEPENDENT",     "LIVING_KIND_SEMI_INDEPENDENT", "LIVING_KIND_SUPPORTED",
      "LIVING_KIND_FOSTER_CARE",     "LIVING_KIND_LODGINGS",         "LIVING_KIND_WITH_PARENT",
      "BENEFIT_KIND_INCOME_SUPPORT", "BENEFIT_KIND_UNIVERSAL_CREDIT", "JOURNEY_PURPOSE_JOB_SEARCH",
      "DETENTION_KIND_REMAND",       "TERM_DATE_KIND_TERM",          "HOME_CARER_PARENT",
      "ACTIVITY_KIND_NOT_IN_EDUCATION_EMPLOYMENT_OR_TRAINING",       "PAY_INTERVAL_WEEKLY",
      "ACTIVITY_KIND_SEEKING_WORK"};
  return kNames;
}

std::set<std::string> WordsOf(const std::string& text) {
  std::set<std::string> words;
  std::string word;
  for (const char c : text + " ") {
    if (std::isalnum(static_cast<unsigned char>(c)) || c == '_') {
      word += c;
    } else if (!word.empty()) {
      words.insert(std::exchange(word, ""));
    }
  }
  return words;
}

bool IsHistory(const FieldDescriptor& field) {
  return field.message_type() != nullptr &&
         field.message_type()->options().HasExtension(v1::history);
}

struct Spell {
  DayNumber first = 0;
  DayNumber last = kNever;
};

class Life {
 public:
  Life(Dice& dice, const std::set<std::string>& words, Completeness completeness)
      : dice_(dice), words_(words) {
    if (completeness == Completeness::kMixed) withheld_percent_ = dice_.Pick<int>({0, 0, 2, 12});
  }

  void BeBorn() {
    const std::vector<std::string> awkward = {"2000-02-29", "2004-02-29", "2000-08-31",
                                              "2001-02-28", "2001-03-01", "1999-12-31"};
    birth_ = dice_.Chance(25) ? *ParseDay(dice_.Pick(awkward))
                              : dice_.Between(*ParseDay("1998-01-01"), *ParseDay("2004-12-31"));
    SetUp();
  }

  // The life that a case already tells of.
  void TakeOver(const v1::CaseFacts& facts) {
    birth_ = ParseDay(facts.date_of_birth()).value_or(*ParseDay("2001-01-01"));
    SetUp();
  }

  DayNumber focus() const { return focus_; }
  void SetFocus(DayNumber focus) {
    focus_ = focus;
    used_.push_back(focus);
  }

  void FillTop(v1::CaseFacts& facts) {
    const Descriptor& type = *facts.GetDescriptor();
    for (int i = 0; i < type.field_count(); ++i) FillTopField(facts, *type.field(i));
    facts.set_case_reference("case-1");
    facts.set_date_of_birth(FormatDay(birth_));
    if (Withheld()) facts.clear_date_of_birth();
    if (dice_.Chance(95)) {
      facts.set_known_through(FormatDay(focus_ + dice_.Pick<int64_t>({-400, -30, -1, 0, 1, 400,
                                                                      1500})));
    } else {
      facts.clear_known_through();
    }
  }

  void FillTopField(v1::CaseFacts& facts, const FieldDescriptor& field) {
    facts.GetReflection()->ClearField(&facts, &field);
    if (field.name() == "declared_facts" || Withheld()) return;
    if (!IsHistory(field)) {
      FillField(facts, field, "");
      return;
    }
    Message& history = *facts.GetReflection()->MutableMessage(&facts, &field);
    const bool is_read = words_.contains(field.name());
    if (field.name() == "care_episodes") {
      FillCare(history);
    } else if (is_read && dice_.Chance(70)) {
      FillHistory(history, field.name());
    }
  }

  // Days to ask about: the focus, and others on which something may turn.
  std::vector<DayNumber> Days() {
    std::vector<DayNumber> days = {focus_};
    for (int i = 0; i < 3; ++i) days.push_back(Beside(dice_.Pick(used_)));
    days.push_back(Beside(dice_.Pick(landmarks_)));
    return days;
  }

  DayNumber SomeDay() {
    DayNumber day = 0;
    if (dice_.Chance(35)) {
      day = Shifted(dice_.Pick(landmarks_));
    } else if (dice_.Chance(60)) {
      day = Shifted(dice_.Pick(used_));
    } else {
      day = focus_ + dice_.Between(-500, 250);
    }
    used_.push_back(day);
    return day;
  }

 private:
  void SetUp() {
    for (const int64_t age : {13, 14, 15, 16, 16, 16, 17, 18, 18, 18, 19, 20, 21, 25}) {
      landmarks_.push_back(Anniversary(birth_, age));
    }
    for (const char* day : {"2017-02-01", "2017-04-06", "2018-04-01", "2019-04-06"}) {
      landmarks_.push_back(*ParseDay(day));
    }
    const auto turning = [this](int64_t age) { return Anniversary(birth_, age); };
    if (dice_.Chance(65)) {
      focus_ = dice_.Between(turning(16) - 1, turning(18));
    } else if (dice_.Chance(70)) {
      focus_ = dice_.Between(turning(18) - 1, turning(21) + 1);
    } else {
      focus_ = dice_.Between(turning(13), turning(26));
    }
    used_ = {focus_, turning(16), turning(18)};
  }

  bool Withheld() { return withheld_percent_ > 0 && dice_.Chance(withheld_percent_); }

  // That day, the one before or the one after.
  DayNumber Beside(DayNumber day) { return day + dice_.Pick<int64_t>({-1, 0, 0, 1}); }

  // That day, moved by a length that rules count in.
  DayNumber Shifted(DayNumber day) {
    if (dice_.Chance(40)) return Beside(day);
    if (dice_.Chance(50)) {
      return Beside(day + dice_.Pick<int64_t>({-365, -184, -91, -90, -28, -7, 6, 7, 14, 28, 90, 91}));
    }
    return Beside(Plus(day, {dice_.Pick<int64_t>({-12, -6, -3, -1, 1, 6, 12}), 0}));
  }

  int64_t SomeLength() {
    if (dice_.Chance(50)) {
      return dice_.Pick<int64_t>({0, 1, 6, 7, 13, 17, 27, 28, 29, 30, 60, 89, 90, 91, 92, 181, 183});
    }
    return dice_.Between(0, 900);
  }

  Spell SomeSpell(int covering_percent) {
    Spell spell;
    if (dice_.Chance(covering_percent)) {
      // One that covers the focus, often just so.
      spell.first = focus_ - (dice_.Chance(30) ? dice_.Between(0, 1) : SomeLength());
      spell.last = focus_ + (dice_.Chance(30) ? dice_.Between(0, 1) : SomeLength());
    } else {
      spell.first = SomeDay();
      spell.last = spell.first + SomeLength();
      if (dice_.Chance(30)) spell.last = std::max(spell.first, SomeDay());
      if (dice_.Chance(20)) {
        spell.last = Plus(spell.first, {6, 0}) + dice_.Between(-2, 0);
      }
    }
    if (dice_.Chance(30)) spell.last = kNever;
    return spell;
  }

  // Moves spells that overlap one after the other.
  void PullApart(std::vector<Spell>& spells) {
    std::sort(spells.begin(), spells.end(),
              [](const Spell& a, const Spell& b) { return a.first < b.first; });
    for (size_t i = 0; i + 1 < spells.size(); ++i) {
      Spell& spell = spells[i];
      Spell& next = spells[i + 1];
      next.first = std::max(next.first, spell.first + 1);
      if (next.last != kNever) next.last = std::max(next.last, next.first);
      if (spell.last >= next.first) spell.last = next.first - 1;
    }
  }

  void FillHistory(Message& history, const std::string& name) {
    std::vector<Spell> spells;
    const auto& annotation = history.GetDescriptor()->options().GetExtension(v1::history);
    // Mostly something is known where a gap would leave everything open.
    const int covering_percent = annotation.gap() == v1::GAP_UNKNOWN ? 80 : 50;
    const int64_t count = dice_.Pick<int64_t>({0, 1, 1, 1, 2, 2, 3});
    for (int64_t i = 0; i < count; ++i) spells.push_back(SomeSpell(covering_percent));
    if (annotation.overlap() == v1::OVERLAP_REFUSED) PullApart(spells);
    AddRecords(history, name, spells);
  }

  // A childhood in care. Half of them: one long spell that ends at 16 or 17, or not at all; the
  // others: a first spell, and more after gaps and overlaps.
  void FillCare(Message& history) {
    std::vector<Spell> spells;
    Spell spell;
    if (dice_.Chance(50)) {
      const DayNumber sixteen = Anniversary(birth_, 16);
      spell.first = Anniversary(birth_, dice_.Between(5, 15)) + dice_.Between(-9, 9);
      spell.last = dice_.Chance(75) ? std::max(spell.first, dice_.Between(sixteen - 2, sixteen + 400))
                                    : kNever;
      if (dice_.Chance(30)) spell.last = std::max(spell.first, focus_ - dice_.Between(0, 2));
      if (spell.last != kNever) used_.push_back(spell.last);
      AddRecords(history, "care_episodes", {spell});
      return;
    }
    spell.first = dice_.Chance(50) ? Anniversary(birth_, dice_.Between(5, 15)) + dice_.Between(-9, 9)
                                   : SomeDay();
    const int64_t count = dice_.Between(0, 10) == 0 ? 0 : dice_.Between(1, 4);
    for (int64_t i = 0; i < count; ++i) {
      spell.last = dice_.Chance(40) ? std::max(spell.first, SomeDay()) : spell.first + SomeLength();
      if (i + 1 == count && dice_.Chance(35)) spell.last = kNever;
      spells.push_back(spell);
      if (spell.last == kNever) break;
      spell.first = spell.last + dice_.Pick<int64_t>({-20, 0, 1, 1, 2, 3, 8, 40, 200});
      used_.push_back(spell.last);
    }
    AddRecords(history, "care_episodes", spells);
  }

  void AddRecords(Message& history, const std::string& name, const std::vector<Spell>& spells) {
    const FieldDescriptor& records = *history.GetDescriptor()->FindFieldByName("records");
    for (size_t i = 0; i < spells.size(); ++i) {
      Message& record = *history.GetReflection()->AddMessage(&history, &records);
      FillRecord(record, name + "-" + std::to_string(i + 1), spells[i]);
    }
  }

  void FillRecord(Message& record, const std::string& id, const Spell& spell) {
    const Descriptor& type = *record.GetDescriptor();
    const Reflection& reflection = *record.GetReflection();
    for (int i = 0; i < type.field_count(); ++i) {
      const FieldDescriptor& field = *type.field(i);
      if (field.name() == "id") {
        reflection.SetString(&record, &field, id);
      } else if (Withheld()) {
        continue;
      } else if (field.name() == "first_day" || field.name() == "day") {
        reflection.SetString(&record, &field, FormatDay(spell.first));
      } else if (field.name() == "last_day") {
        SetEvent(*reflection.MutableMessage(&record, &field), spell.last);
      } else {
        FillField(record, field, type.name());
      }
    }
  }

  static void SetEvent(Message& message, DayNumber day) {
    auto& event = dynamic_cast<v1::EventDate&>(message);
    if (day == kNever) {
      event.set_not_yet(true);
    } else {
      event.set_date(FormatDay(day));
    }
  }

  std::string SomeIdentifier(const std::string& name) {
    if (name == "authority") return dice_.Chance(80) ? "rotherham" : "elsewhere";
    if (name == "job") return dice_.Chance(85) ? "jobs-1" : "jobs-2";
    if (name == "course") return "courses-1";
    if (name == "programme") return dice_.Pick<std::string>({"jobs-1", "jobs-2", "courses-1"});
    return name + "-" + std::to_string(dice_.Between(1, 2));
  }

  int64_t SomeNumber(const FieldDescriptor& field) {
    const v1::FactAnnotation& fact = field.options().GetExtension(v1::fact);
    int64_t number = dice_.Pick<int64_t>({0, 1, 2, 3, 4, 5, 5, 10, 10});
    if (fact.unit() == v1::UNIT_MINUTES_PER_WEEK) number = dice_.Pick(InterestingMinutes());
    if (fact.unit() == v1::UNIT_YARDS) number = dice_.Pick<int64_t>({0, 5279, 5280, 5281, 9000});
    if (fact.has_minimum()) number = std::max(number, fact.minimum());
    if (fact.has_maximum()) number = std::min(number, fact.maximum());
    return number;
  }

  const EnumValueDescriptor& SomeValue(const FieldDescriptor& field) {
    const auto& type = *field.enum_type();
    std::vector<const EnumValueDescriptor*> values;
    for (int i = 0; i < type.value_count(); ++i) {
      if (type.value(i)->number() == 0) continue;
      const int weight = FavouredValues().contains(type.value(i)->name()) ? 5 : 1;
      values.insert(values.end(), static_cast<size_t>(weight), type.value(i));
    }
    return *dice_.Pick(values);
  }

  bool SomeTruth(const std::string& name) {
    if (name == "planned_respite") return dice_.Chance(15);
    if (name == "regular" || name == "looked_after_just_before") return dice_.Chance(75);
    return dice_.Chance(50);
  }

  void FillField(Message& message, const FieldDescriptor& field, const std::string& owner) {
    const Reflection& reflection = *message.GetReflection();
    const v1::FactAnnotation& fact = field.options().GetExtension(v1::fact);
    switch (field.cpp_type()) {
      case FieldDescriptor::CPPTYPE_BOOL:
        reflection.SetBool(&message, &field, SomeTruth(field.name()));
        return;
      case FieldDescriptor::CPPTYPE_INT64:
        reflection.SetInt64(&message, &field, SomeNumber(field));
        return;
      case FieldDescriptor::CPPTYPE_ENUM:
        reflection.SetEnum(&message, &field, &SomeValue(field));
        return;
      case FieldDescriptor::CPPTYPE_STRING:
        reflection.SetString(&message, &field,
                             fact.unit() == v1::UNIT_DATE ? FormatDay(SomeDay())
                                                          : SomeIdentifier(field.name()));
        return;
      case FieldDescriptor::CPPTYPE_MESSAGE:
        break;
      default:
        return;
    }
    Message& part = *reflection.MutableMessage(&message, &field);
    if (auto* money = dynamic_cast<v1::Money*>(&part)) {
      const bool is_pay = owner == "PayPeriod";
      money->set_pence(dice_.Chance(80) ? dice_.Pick(InterestingPence())
                                        : dice_.Between(0, is_pay ? 50000 : 15000));
    } else if (dynamic_cast<v1::EventDate*>(&part) != nullptr) {
      SetEvent(part, dice_.Chance(35) ? kNever : SomeDay());
    }
  }

  Dice& dice_;
  const std::set<std::string>& words_;
  int withheld_percent_ = 0;
  DayNumber birth_ = 0;
  DayNumber focus_ = 0;
  std::vector<DayNumber> landmarks_;
  std::vector<DayNumber> used_;
};

// ---- The record.

// The ids of all records of a case, which are the keys of instances and the subjects of evidence.
std::vector<std::string> IdsOf(const v1::CaseFacts& facts) {
  std::vector<std::string> ids = {""};
  const Descriptor& type = *facts.GetDescriptor();
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    if (!IsHistory(field)) continue;
    const Message& history = facts.GetReflection()->GetMessage(facts, &field);
    const FieldDescriptor& records = *history.GetDescriptor()->FindFieldByName("records");
    for (int j = 0; j < history.GetReflection()->FieldSize(history, &records); ++j) {
      ids.push_back(field.name() + "-" + std::to_string(j + 1));
    }
  }
  return ids;
}

void SetLine(v1::LineReference& line, const std::string& entitlement, const std::string& instance) {
  line.set_entitlement(entitlement);
  line.set_instance(instance);
}

class RecordMaker {
 public:
  RecordMaker(Dice& dice, Life& life, v1::Record& record)
      : dice_(dice), life_(life), record_(record) {}

  void Review() {
    v1::PlanReview& review = *record_.add_plan_reviews();
    review.set_id(Id());
    review.set_reviewed_on(FormatDay(life_.SomeDay()));
    review.set_reviewed_by("officer-1");
  }

  void Assess(const std::string& entitlement, const std::string& instance) {
    v1::Assessment& assessment = *record_.add_assessments();
    assessment.set_id(Id());
    SetLine(*assessment.mutable_line(), entitlement, instance);
    assessment.set_outcome(dice_.Chance(70) ? v1::ASSESSMENT_OUTCOME_APPROVED
                                            : v1::ASSESSMENT_OUTCOME_REFUSED);
    assessment.set_assessed_by("officer-1");
    assessment.set_assessed_on(FormatDay(life_.SomeDay()));
    assessment.set_reason("For the test.");
  }

  // An entry of the kind that the need asks for.
  void Meet(const v1::Need& need, const std::string& entitlement, const std::string& instance) {
    switch (need.what_case()) {
      case v1::Need::kAssessment:
        return;  // of every line, below
      case v1::Need::kApproval: {
        v1::Approval& approval = *record_.add_approvals();
        approval.set_id(Id());
        SetLine(*approval.mutable_line(), entitlement, instance);
        approval.set_role(need.approval().role());
        approval.set_approved_by("officer-2");
        approval.set_approved_on(FormatDay(life_.SomeDay()));
        return;
      }
      case v1::Need::kEvidence: {
        v1::Evidence& evidence = *record_.add_evidence();
        evidence.set_id(Id());
        evidence.set_kind(need.evidence());
        if (need.about_each().empty()) {
          SetLine(*evidence.mutable_line(), entitlement, instance);
        } else {
          evidence.set_subject(instance);
        }
        evidence.set_received_on(FormatDay(life_.SomeDay()));
        return;
      }
      case v1::Need::kAgreement: {
        v1::Agreement& agreement = *record_.add_agreements();
        agreement.set_id(Id());
        if (need.about_each().empty()) {
          SetLine(*agreement.mutable_line(), entitlement, instance);
        } else {
          agreement.set_subject(instance);
        }
        agreement.set_kind(need.agreement());
        agreement.set_signed_on(FormatDay(life_.SomeDay()));
        return;
      }
      case v1::Need::WHAT_NOT_SET:
        return;
    }
  }

 private:
  std::string Id() { return "entry-" + std::to_string(++entries_); }

  Dice& dice_;
  Life& life_;
  v1::Record& record_;
  int entries_ = 0;
};

void FillRecordOf(const v1::Rulebook& rulebook, const v1::CaseFacts& facts, Dice& dice, Life& life,
                  v1::Record& record) {
  RecordMaker maker(dice, life, record);
  while (dice.Chance(40)) maker.Review();
  const std::vector<std::string> ids = IdsOf(facts);
  for (const v1::Entitlement& entitlement : rulebook.entitlement()) {
    const bool has_instances = entitlement.for_each_size() > 0;
    for (const std::string& id : ids) {
      if (!has_instances && id.empty() && dice.Chance(15)) maker.Assess(entitlement.name(), id);
      if (has_instances && !id.empty() && dice.Chance(10)) maker.Assess(entitlement.name(), id);
      for (const v1::Need& need : entitlement.need()) {
        // What is about the line names an instance only where there are some.
        const bool fits = has_instances || id.empty() || !need.about_each().empty();
        if (dice.Chance(50) && fits) maker.Meet(need, entitlement.name(), id);
      }
    }
  }
}

}  // namespace

CaseGenerator::CaseGenerator(const v1::Rulebook& rulebook)
    : rulebook_(rulebook), words_(WordsOf(rulebook.DebugString())) {}

namespace {

// The ids of the records of a history; nothing while it is not known.
std::optional<std::vector<std::string>> IdsOf(const v1::CaseFacts& facts, const std::string& name) {
  const FieldDescriptor& history = *facts.GetDescriptor()->FindFieldByName(name);
  if (!facts.GetReflection()->HasField(facts, &history)) return std::nullopt;
  const Message& list = facts.GetReflection()->GetMessage(facts, &history);
  const FieldDescriptor& records = *history.message_type()->field(0);
  const FieldDescriptor& id = *records.message_type()->FindFieldByName("id");
  std::vector<std::string> ids;
  for (int i = 0; i < list.GetReflection()->FieldSize(list, &records); ++i) {
    const Message& record = list.GetReflection()->GetRepeatedMessage(list, &records, i);
    ids.push_back(record.GetReflection()->GetString(record, &id));
  }
  return ids;
}

// A text that is to be the id of a record that is not there becomes that of one that is, or is left
// out.
void MendReference(const v1::CaseFacts& facts, const FieldDescriptor& field, Message& record) {
  const v1::FactAnnotation& fact = field.options().GetExtension(v1::fact);
  if (fact.refers_to().empty() || !record.GetReflection()->HasField(record, &field)) return;
  std::vector<std::string> ids;
  for (const std::string& name : fact.refers_to()) {
    const auto more = IdsOf(facts, name);
    if (!more.has_value()) return;
    ids.insert(ids.end(), more->begin(), more->end());
  }
  const std::string text = record.GetReflection()->GetString(record, &field);
  if (std::find(ids.begin(), ids.end(), text) != ids.end()) return;
  if (ids.empty()) {
    record.GetReflection()->ClearField(&record, &field);
  } else {
    record.GetReflection()->SetString(&record, &field, ids.front());
  }
}

void MendReferences(const FieldDescriptor& history, v1::CaseFacts& facts) {
  if (history.message_type() == nullptr || !facts.GetReflection()->HasField(facts, &history)) return;
  const FieldDescriptor& records = *history.message_type()->field(0);
  if (!records.is_repeated() || records.message_type() == nullptr) return;
  Message& list = *facts.GetReflection()->MutableMessage(&facts, &history);
  for (int i = 0; i < list.GetReflection()->FieldSize(list, &records); ++i) {
    Message& record = *list.GetReflection()->MutableRepeatedMessage(&list, &records, i);
    for (int f = 0; f < record.GetDescriptor()->field_count(); ++f) {
      MendReference(facts, *record.GetDescriptor()->field(f), record);
    }
  }
}

}  // namespace

GeneratedCase CaseGenerator::Generate(uint64_t seed, Completeness completeness) const {
  Dice dice(seed);
  return Generate(dice, completeness);
}

GeneratedCase CaseGenerator::Generate(Dice& dice, Completeness completeness) const {
  GeneratedCase generated;
  Life life(dice, words_, completeness);
  life.BeBorn();
  life.FillTop(generated.facts);
  for (int i = 0; i < v1::CaseFacts::descriptor()->field_count(); ++i) {
    MendReferences(*v1::CaseFacts::descriptor()->field(i), generated.facts);
  }
  if (dice.Chance(75)) {
    FillRecordOf(rulebook_, generated.facts, dice, life, generated.record.emplace());
  }
  generated.days = life.Days();
  return generated;
}

void CaseGenerator::Regenerate(uint64_t seed, const std::string& field, DayNumber focus,
                               v1::CaseFacts& facts) const {
  Dice dice(seed);
  Life life(dice, words_, Completeness::kComplete);
  life.TakeOver(facts);
  if (dice.Chance(75)) life.SetFocus(focus);
  const FieldDescriptor& filled = *facts.GetDescriptor()->FindFieldByName(field);
  life.FillTopField(facts, filled);
  MendReferences(filled, facts);
}

}  // namespace fairstart
