#include "tests/engine/expr/small_world.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "engine/expr/parser.h"
#include "engine/money/exact_amount.h"
#include "engine/value/missing.h"

namespace fairstart {
namespace {

using Kind = Type::Kind;

[[noreturn]] void Abort(const std::string& why) {
  std::fprintf(stderr, "a test is written wrongly: %s\n", why.c_str());
  std::abort();
}

Field NewField(const std::string& name, Type type, bool event_date = false) {
  Field field;
  field.name = name;
  field.type = type;
  field.event_date = event_date;
  return field;
}

Type Money(Per per) { return Type::Amount(per, true); }

std::string Trimmed(absl::string_view text) {
  return std::string(absl::StripAsciiWhitespace(text));
}

absl::string_view View(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

Day On(std::string_view text) {
  const absl::StatusOr<Day> day = ParseDay(text);
  if (!day.ok()) Abort(std::string(day.status().message()));
  return *day;
}

RecordType* SmallWorld::NewRecord(const std::string& name, std::vector<Field> fields,
                                  bool history) {
  RecordType* type = types_.NewRecord(name);
  type->fields = std::move(fields);
  type->is_history = history;
  type->id = type->Find("id");
  type->first_day = type->Find("first_day");
  type->last_day = type->Find("last_day");
  type->day = type->Find("day");
  return type;
}

SmallWorld::SmallWorld() {
  const Type boolean = Type::Of(Kind::kBool);
  const Type integer = Type::Of(Kind::kInt);
  const Type text = Type::Of(Kind::kString);
  const Type date = Type::Of(Kind::kDate);
  EnumType* living = types_.NewEnum("LivingKind");
  living->values = {{"FOSTER_CARE", "", 1}, {"LODGINGS", "", 2}, {"OWN_HOME", "", 3}};
  Type kind = Type::Of(Kind::kEnum);
  kind.enumeration = living;
  const auto record = [](const RecordType* type) {
    return Type{.kind = Kind::kRecord, .record = type};
  };
  const auto list = [&](const RecordType* type) { return types_.ListOf(record(type)); };

  const std::vector<Field> days = {NewField("id", text), NewField("first_day", date),
                                   NewField("last_day", date, /*event_date=*/true)};
  std::vector<Field> home_fields = days;
  home_fields.push_back(NewField("kind", kind));
  home_fields.push_back(NewField("rent", Money(Per::kWeek)));
  home_fields.back().wording.minimum = 0;
  home_fields.push_back(NewField("settled", boolean));
  home_ = NewRecord("Home", home_fields, true);
  home_->gap = v1::GAP_UNKNOWN;
  std::vector<Field> spell_fields = days;
  spell_fields.push_back(NewField("place", text));
  RecordType* spell = NewRecord("Spell", spell_fields, true);
  spell->gap = v1::GAP_NONE;
  RecordType* visit = NewRecord("Visit", {NewField("id", text), NewField("day", date)}, true);
  visit->gap = v1::GAP_NONE;
  RecordType* child = NewRecord(
      "Child", {NewField("name", text), NewField("born", date), NewField("at_home", boolean)},
      false);
  note_ = NewRecord("Note", {NewField("text", text), NewField("written_on", date)}, false);
  record_ = NewRecord("Record", {NewField("notes", list(note_))}, false);

  case_ = NewRecord("CaseFacts",
                    {NewField("date_of_birth", date),
                     NewField("known_through", date),
                     NewField("asked_on", date),
                     NewField("ready_on", date, /*event_date=*/true),
                     NewField("flag", boolean),
                     NewField("other", boolean),
                     NewField("count", integer),
                     NewField("many", integer),
                     NewField("name", text),
                     NewField("kind", kind),
                     NewField("bonus", Money(Per::kOnce)),
                     NewField("hourly", Money(Per::kHour)),
                     NewField("rent", Money(Per::kWeek)),
                     NewField("wage", Money(Per::kMonth)),
                     NewField("salary", Money(Per::kYear)),
                     NewField("child", record(child)),
                     NewField("children", list(child)),
                     NewField("homes", list(home_)),
                     NewField("spells", list(spell)),
                     NewField("visits", list(visit))},
                    false);
  case_->fields[static_cast<size_t>(case_->Find("rent"))].wording.minimum = 0;
  for (size_t i = 0; i < case_->fields.size(); ++i) {
    symbols_[case_->fields[i].name] = {Symbol::Kind::kFact, case_->fields[i].type,
                                       static_cast<int>(i)};
  }
  const auto parameter = [&](const std::string& name, Type type, int keys) {
    Symbol symbol{Symbol::Kind::kParameter, type, static_cast<int>(parameters_.size())};
    symbol.keys = keys;
    parameters_.push_back(name);
    symbols_[name] = symbol;
  };
  parameter("rate", Money(Per::kWeek), 0);
  parameter("half", Type::Of(Kind::kShare), 0);
  parameter("term", Type::Of(Kind::kSpan), 0);
  parameter("band", Money(Per::kOnce), 1);
  parameter("grid", Money(Per::kOnce), 2);
  parameter("unset_rate", Money(Per::kWeek), 0);
  parameter("holiday", boolean, 0);
  const auto definition = [&](const std::string& name, Type type, int index) {
    symbols_[name] = {Symbol::Kind::kDefinition, type, index};
  };
  definition("settled", boolean, 0);
  definition("allowance", Type::Amount(Per::kWeek, false), 1);
  definition("lodging", boolean, 2);
  symbols_["lodging"].of = home_;
  definition("defect", boolean, 3);
  definition("waiting", boolean, 4);
  definition("first_home", record(home_), 5);
  symbols_["broken"] = {};
  symbols_["record"] = {Symbol::Kind::kRecordRoot, record(record_)};
  Give("");
}

std::optional<Symbol> SmallWorld::Find(std::string_view name) const {
  const auto found = symbols_.find(name);
  if (found == symbols_.end()) return std::nullopt;
  return found->second;
}

std::vector<std::string> SmallWorld::Names() const {
  std::vector<std::string> names;
  for (const auto& [name, symbol] : symbols_) names.push_back(name);
  return names;
}

Type SmallWorld::TypeOf(std::string_view fact) const {
  const int field = case_->Find(fact);
  if (field < 0) Abort("no fact is named " + std::string(fact));
  return case_->fields[static_cast<size_t>(field)].type;
}

RecordValue* SmallWorld::NewValue(const RecordType& type, const RecordValue* parent, int field,
                                  int index) {
  RecordValue* record = arena_->New<RecordValue>();
  record->type = &type;
  record->parent = parent;
  record->field = field;
  record->index = index;
  record->slots = arena_->NewArray<fairstart::Value>(type.fields.size());
  return record;
}

fairstart::Value SmallWorld::ReadList(const RecordType& type, std::string_view text,
                                      const RecordValue& owner, int position) {
  std::vector<std::string> records;
  if (!Trimmed(View(text)).empty()) records = absl::StrSplit(View(text), ',');
  fairstart::Value* items = arena_->NewArray<fairstart::Value>(records.size());
  for (size_t i = 0; i < records.size(); ++i) {
    RecordValue* record = NewValue(type, &owner, position, static_cast<int>(i));
    ReadRecord(*record, Trimmed(records[i]));
    items[i] = fairstart::Value::Of(record);
  }
  List* list = arena_->New<List>();
  list->items = items;
  list->size = static_cast<uint32_t>(records.size());
  list->owner = &owner;
  list->field = position;
  if (type.is_history && type.first_day >= 0) list->open_ends = OpenEnds(type, *list);
  return fairstart::Value::Of(list);
}

// No record ends before it starts.
const Bounds* const* SmallWorld::OpenEnds(const RecordType& type, const List& list) {
  const Bounds** ends = arena_->NewArray<const Bounds*>(list.size);
  for (uint32_t i = 0; i < list.size; ++i) {
    const fairstart::Value* slots = list.items[i].record()->slots;
    const fairstart::Value& first = slots[type.first_day];
    const fairstart::Value& last = slots[type.last_day];
    Bounds bounds;
    if (!first.IsUnset()) bounds.least = DayNumber(first.day());
    if (!last.IsUnset() && last.day().IsDate()) bounds.most = DayNumber(last.day());
    ends[i] = arena_->New<Bounds>(bounds);
  }
  return ends;
}

void SmallWorld::ReadRecord(RecordValue& record, std::string_view text) {
  const RecordType& type = *record.type;
  auto* slots = const_cast<fairstart::Value*>(record.slots);
  const auto set = [&](std::string_view name, std::string_view value) {
    const int field = type.Find(name);
    if (field < 0) Abort("no field " + std::string(name) + " of " + type.name);
    slots[field] = ReadValue(type.fields[static_cast<size_t>(field)], value, record, field);
  };
  const std::vector<std::string> words = absl::StrSplit(View(text), ' ', absl::SkipEmpty());
  for (const std::string& word : words) {
    const size_t dots = word.find("..");
    const size_t equals = word.find('=');
    if (equals != std::string::npos) {
      set(word.substr(0, equals), word.substr(equals + 1));
    } else if (dots != std::string::npos) {
      set("first_day", word.substr(0, dots));
      set("last_day", word.substr(dots + 2));
    } else {
      set("day", word);
    }
  }
}

fairstart::Value SmallWorld::ReadValue(const Field& field, std::string_view text,
                                       const RecordValue& owner, int position) {
  using fairstart::Value;
  if (text == "?") return Value();
  int64_t number = 0;
  switch (field.type.kind) {
    case Kind::kBool:
      return Value::Bool(text == "true");
    case Kind::kInt:
      if (!absl::SimpleAtoi(View(text), &number)) Abort("no number: " + std::string(text));
      return Value::Int(number);
    case Kind::kString:
      return Value::String(arena_->Copy(text));
    case Kind::kDate:
      return text == "not_yet" ? Value::NotYet() : Value::Date(On(text));
    case Kind::kAmount:
      return Value::OfRational(*ParsePounds(text));
    case Kind::kEnum:
      return Value::Int(field.type.enumeration->FindName(text)->number);
    case Kind::kRecord: {
      RecordValue* record = NewValue(*field.type.record, &owner, position, -1);
      ReadRecord(*record, text);
      return Value::Of(record);
    }
    case Kind::kList:
      return ReadList(*field.type.element->record, text, owner, position);
    default:
      Abort("no fact has this type");
  }
}

void SmallWorld::Give(std::string_view facts) {
  using fairstart::Value;
  arena_ = std::make_unique<Arena>();
  facts_ = NewValue(*case_, nullptr, -1, -1);
  on_record_ = NewValue(*record_, nullptr, -1, -1);
  const_cast<Value*>(on_record_->slots)[0] =
      ReadList(*note_, "text=first written_on=2017-01-05, text=second", *on_record_, 0);
  auto* slots = const_cast<Value*>(facts_->slots);
  const std::vector<std::string> given = absl::StrSplit(View(facts), ';', absl::SkipWhitespace());
  for (const std::string& fact : given) {
    const size_t colon = fact.find(':');
    const std::string name = Trimmed(fact.substr(0, colon));
    const int field = case_->Find(name);
    if (colon == std::string::npos || field < 0) Abort("no fact: " + fact);
    slots[field] = ReadValue(case_->fields[static_cast<size_t>(field)],
                             Trimmed(fact.substr(colon + 1)), *facts_, field);
  }
  const Value& known = slots[case_->Find("known_through")];
  known_through_ = known.IsUnset() ? On("2017-12-31") : known.day();
}

const Program& SmallWorld::Compile(const std::string& text) {
  std::unique_ptr<Program>& program = programs_[text];
  if (program != nullptr) return *program;
  auto parsed = Parse(text);
  if (const Issue* issue = std::get_if<Issue>(&parsed)) {
    Abort(text + ": " + issue->problem + "; " + issue->mend);
  }
  auto checked = CheckExpression(text, *std::get<std::unique_ptr<Expr>>(parsed), *this, {},
                                 {.macros = true, .decimals = true}, std::nullopt);
  if (const auto* issues = std::get_if<std::vector<Issue>>(&checked)) {
    Abort(text + ": " + (issues->empty() ? "" : issues->front().problem));
  }
  program = std::make_unique<Program>(std::get<Program>(std::move(checked)));
  return *program;
}

Outcome SmallWorld::Run(const std::string& text, Day today, int64_t steps) {
  return Run(Compile(text), today, steps);
}

Outcome SmallWorld::Run(const Program& program, Day today, int64_t steps) {
  supposed_.clear();
  Execution execution{.arena = *arena_, .host = *this};
  execution.facts = facts_;
  execution.record = on_record_;
  execution.date_of_birth = case_->Find("date_of_birth");
  execution.today = today;
  execution.steps_left = &steps;
  const fairstart::Value value = fairstart::Run(execution, program, nullptr, 0);
  return {Show(value, program.type()), execution.window, supposed_};
}

std::string SmallWorld::Value(const std::string& text, std::string_view today) {
  return Run(text, On(today)).value;
}

std::string SmallWorld::ShowUnknown(const Unknown& unknown) const {
  std::vector<std::string> items;
  for (uint32_t i = 0; i < unknown.size; ++i) {
    const Missing& missing = unknown.items[i];
    switch (missing.kind) {
      case Missing::Kind::kFact:
        items.push_back(PathOf(*missing.record, missing.index));
        break;
      case Missing::Kind::kDay:
        items.push_back(
            absl::StrCat(PathOf(*missing.record, missing.index), " from ", FormatDay(missing.day)));
        break;
      case Missing::Kind::kRate:
        items.push_back(absl::StrCat(parameters_[static_cast<size_t>(missing.index)], " from ",
                                     FormatDay(missing.day)));
        break;
    }
  }
  std::sort(items.begin(), items.end());
  return absl::StrCat("unknown: ", absl::StrJoin(items, ", "));
}

std::string SmallWorld::Show(const fairstart::Value& value, const Type& type) const {
  using Tag = fairstart::Value::Tag;
  switch (value.tag()) {
    case Tag::kUnset:
      return "unset";
    case Tag::kUnknown:
      return ShowUnknown(*value.unknown());
    case Tag::kError:
      return absl::StrCat("error: ", std::string(value.error()->message));
    case Tag::kBool:
      return value.boolean() ? "true" : "false";
    case Tag::kInt:
      if (type.Is(Kind::kEnum)) {
        return type.enumeration->FindNumber(static_cast<int>(value.integer()))->name;
      }
      return absl::StrCat(value.integer());
    case Tag::kString:
      return absl::StrCat("\"", std::string(value.text()), "\"");
    case Tag::kDate:
      return value.IsNotYet() ? "not yet" : FormatDay(value.day());
    case Tag::kSpan:
      return FormatSpan(value.span());
    case Tag::kRational:
      return type.Is(Kind::kAmount)
                 ? FormatPounds(value.rational())
                 : absl::StrCat(value.rational().numerator(), "/", value.rational().denominator());
    case Tag::kRecord:
      return absl::StrCat("#", value.record()->index);
    case Tag::kList: {
      const List& list = *value.list();
      std::vector<std::string> items;
      for (uint32_t i = 0; i < list.size; ++i) {
        std::string item =
            Show(list.items[i], type.Is(Kind::kList) ? *type.element : Type::Of(Kind::kInt));
        if (list.guard(i) != nullptr) {
          absl::StrAppend(&item, " if ", ShowUnknown(*list.guard(i)).substr(9));
        }
        items.push_back(item);
      }
      return absl::StrCat("[", absl::StrJoin(items, "; "), "]");
    }
  }
  return "";
}

fairstart::Value SmallWorld::Rate(Execution& execution, Day day, bool narrow) {
  const Day raised = On("2017-04-01");
  if (narrow) {
    execution.window =
        Intersect(execution.window, day < raised ? Window{Day::BeforeAll(), PreviousDay(raised)}
                                                 : Window{raised, Day::Never()});
  }
  return fairstart::Value::OfRational(Pence(day < raised ? 5000 : 5790));
}

fairstart::Value SmallWorld::Parameter(Execution& execution, int index,
                                       const fairstart::Value* keys, int count) {
  using fairstart::Value;
  const std::string& name = parameters_[static_cast<size_t>(index)];
  if (name == "rate") return Rate(execution, execution.today, true);
  if (name == "half") return Value::OfRational(*Rational::Of(1, 2));
  if (name == "term") return Value::OfSpan({.days = 91});
  if (name == "unset_rate") {
    return Value::Of(MakeUnknown(
        execution.arena,
        Missing{.kind = Missing::Kind::kRate, .index = index, .day = On("2018-01-01")}));
  }
  int64_t pence = 0;
  for (int i = 0; i < count; ++i) pence = pence * 10 + (keys[i].text() == "a" ? 1000 : 2000);
  return Value::OfRational(Pence(pence));
}

fairstart::Value SmallWorld::ParameterOn(Execution& execution, int index,
                                         const fairstart::Value* keys, int count, Day day) {
  if (count > 0) return Parameter(execution, index, keys, count);
  if (parameters_[static_cast<size_t>(index)] == "holiday") {
    if (day < On("2018-01-01")) return fairstart::Value::Bool(day == On("2017-05-01"));
    return fairstart::Value::Of(MakeUnknown(
        execution.arena,
        Missing{.kind = Missing::Kind::kRate, .index = index, .day = On("2018-01-01")}));
  }
  return Rate(execution, day, false);
}

fairstart::Value SmallWorld::Definition(Execution& execution, int index, const RecordValue* about) {
  using fairstart::Value;
  switch (index) {
    case 0: {
      const Day first = On("2017-06-01");
      const bool reached = execution.today >= first;
      execution.window =
          Intersect(execution.window, reached ? Window{first, Day::Never()}
                                              : Window{Day::BeforeAll(), PreviousDay(first)});
      return Value::Bool(reached);
    }
    case 1:
      return Value::OfRational(*Rational::Of(12345, 7));
    case 2: {
      const Value kind = Read(execution.arena, *about, about->type->Find("kind"));
      return kind.IsKnown() ? Value::Bool(kind.integer() == 2) : kind;
    }
    case 3: {
      Error* error = execution.arena.New<Error>();
      error->message = "a defect";
      return Value::Of(error);
    }
    case 5: {
      const Value homes = Read(execution.arena, *execution.facts, case_->Find("homes"));
      return homes.IsKnown() ? homes.list()->items[0] : homes;
    }
    default:
      return Value::Of(MakeUnknown(execution.arena, Missing{.kind = Missing::Kind::kFact,
                                                            .record = execution.facts,
                                                            .index = case_->Find("flag")}));
  }
}

fairstart::Value SmallWorld::DefinitionOn(Execution& execution, int index, const RecordValue* about,
                                          Day day) {
  if (about != nullptr) return Definition(execution, index, about);
  return fairstart::Value::Bool(day >= On("2017-06-01"));
}

fairstart::Value SmallWorld::EverBefore(Execution& execution, int) {
  return fairstart::Value::Bool(execution.today > On("2017-06-01"));
}

fairstart::Value SmallWorld::FirstDay(Execution&, int, Day from) {
  return fairstart::Value::Date(std::max(from, On("2017-06-01")));
}

void SmallWorld::ReadNotYet(const Execution& execution, const RecordValue& record, int field) {
  if (execution.today > known_through_) supposed_.insert(PathOf(record, field));
}

}  // namespace fairstart
