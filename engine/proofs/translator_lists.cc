// Lists: worked out member by member when all members are known, of unknown value when others may
// be there.
#include "absl/strings/str_cat.h"
#include "engine/proofs/translator.h"

namespace fairstart {
namespace {

using Kind = Type::Kind;

}  // namespace

// A body of a macro, about one member. Its place is how many members come before it.
Term Translator::RunBody(const Node& node, const SymbolicList& list, size_t member, Frame& frame,
                         size_t body) {
  frame.slots[static_cast<size_t>(node.index)] = list.members[member].value;
  if (node.position >= 0) {
    Formula place = pool().Number(int64_t{0});
    for (size_t i = 0; i < member; ++i) {
      place = pool().Add(place, pool().Choose(list.members[i].guard, pool().Number(int64_t{1}),
                                              pool().Number(int64_t{0})));
    }
    frame.slots[static_cast<size_t>(node.position)] =
        list.open ? PlaceIn(list, IdentityOf(list.members[member].value)) : Of(place);
  }
  return Run(node.arg(body), frame);
}

// The same about any member of an open list.
Term Translator::RunBodyOfAny(const Node& node, const SymbolicList& list, Frame& frame,
                              size_t body) {
  frame.slots[static_cast<size_t>(node.index)] = *list.any;
  if (node.position >= 0) {
    frame.slots[static_cast<size_t>(node.position)] = PlaceIn(list, "any");
  }
  return Run(node.arg(body), frame);
}

// The place of a member of an open list: not known.
Term Translator::PlaceIn(const SymbolicList& list, const std::string& member) {
  return world_.Opaque(Type::Of(Kind::kInt), absl::StrCat("place of ", member, " in ", list.key),
                       "a place in a list", Rational());
}

// A list made of another, without its members yet.
SymbolicList& Translator::CopyOf(const Node& node, const Frame& frame, const SymbolicList& list) {
  SymbolicList& copy = world_.NewList();
  copy.open = list.open;
  copy.key = KeyOf(node, frame, {});
  if (DependsOnDay(node)) absl::StrAppend(&copy.key, " on #", frame.today->id);
  return copy;
}

Term Translator::RunQuantifier(const Node& node, Frame& frame) {
  const Term range = Run(node.arg(0), frame);
  if (range.list->open) return RunOpenQuantifier(node, range, frame);
  std::vector<Formula> all_ok{range.ok};
  std::vector<Formula> any;
  Formula count = pool().Number(int64_t{0});
  const bool all = node.op == Op::kAll;
  for (size_t i = 0; i < range.list->members.size(); ++i) {
    const SymbolicList::Member& member = range.list->members[i];
    const Term body = RunBody(node, *range.list, i, frame, 1);
    const Formula decides = all ? pool().Not(body.value) : body.value;
    any.push_back(pool().And({member.guard, body.ok, decides}));
    all_ok.push_back(pool().Or(pool().Not(member.guard), body.ok));
    count = pool().Add(
        count, pool().Choose(any.back(), pool().Number(int64_t{1}), pool().Number(int64_t{0})));
  }
  const Formula ok = pool().And(std::move(all_ok));
  if (node.op == Op::kExistsOne) return Of(ok, pool().Equal(count, pool().Number(int64_t{1})));
  const Formula decided = pool().Or(std::move(any));
  return Of(pool().Or(ok, pool().And(range.ok, decided)), all ? pool().Not(decided) : decided);
}

// Of a history of any length. If something is so of some record, it is so of the witness called for
// it; and what is so of any witness is so of some record. Of all records nothing else is known than
// that it is otherwise of none.
Term Translator::RunOpenQuantifier(const Node& node, const Term& range, Frame& frame) {
  const Term term = Opaque(node, frame);
  const SymbolicList& list = *range.list;
  if (list.history == nullptr || node.op == Op::kExistsOne) return term;
  const SymbolicRecord* mine = world_.WitnessFor(*list.history, term.value->name);
  const Formula some = node.op == Op::kAll ? pool().Not(term.value) : term.value;
  for (size_t i = 0; i < list.members.size(); ++i) {
    const SymbolicList::Member& member = list.members[i];
    const Term body = RunBody(node, list, i, frame, 1);
    const Formula so = node.op == Op::kAll ? pool().Not(body.value) : body.value;
    const Formula holds = pool().And({member.guard, body.ok, so});
    world_.Require(term.value, pool().Implies(holds, some));
    if (member.value.record == mine) world_.Require(term.value, pool().Implies(some, holds));
  }
  return term;
}

Term Translator::RunMacro(const Node& node, Frame& frame) {
  const Term range = Run(node.arg(0), frame);
  SymbolicList& made = CopyOf(node, frame, *range.list);
  std::vector<Formula> ok{range.ok};
  const bool maps = node.op != Op::kFilter;
  const bool filters = node.op != Op::kMap;
  for (size_t i = 0; i < range.list->members.size(); ++i) {
    SymbolicList::Member kept = range.list->members[i];
    if (filters) {
      const Term body = RunBody(node, *range.list, i, frame, 1);
      ok.push_back(pool().Or(pool().Not(kept.guard), body.ok));
      kept.guard = pool().And({kept.guard, body.ok, body.value});
    }
    if (maps) {
      kept.value = RunBody(node, *range.list, i, frame, node.args().size() - 1);
      ok.push_back(pool().Or(pool().Not(kept.guard), kept.value.ok));
    }
    made.members.push_back(kept);
  }
  if (!maps) {
    made.history = range.list->history;
    made.any = range.list->any;
  } else if (range.list->any.has_value() &&
             (node.type.element->Is(Kind::kAmount) || node.type.element->Is(Kind::kInt))) {
    made.any = RunBodyOfAny(node, *range.list, frame, node.args().size() - 1);
  }
  if (made.open) ok.push_back(OpaqueOk(node, made.key));
  Term term = Of(pool().And(std::move(ok)), nullptr);
  term.list = &made;
  return term;
}

Term Translator::RunIn(const Node& node, Frame& frame) {
  const Term value = Run(node.arg(0), frame);
  const Term range = Run(node.arg(1), frame);
  if (range.list->open) return Opaque(node, frame);
  std::vector<Formula> ok{value.ok, range.ok};
  std::vector<Formula> any;
  for (const SymbolicList::Member& member : range.list->members) {
    any.push_back(pool().And({member.guard, member.value.ok, Same(value, member.value)}));
    ok.push_back(pool().Or(pool().Not(member.guard), member.value.ok));
  }
  return Of(pool().And(std::move(ok)), pool().Or(std::move(any)));
}

// A sum of what is never less than nothing is never less than nothing.
Term Translator::RunTotal(const Node& node, Frame& frame) {
  const Term range = Run(node.arg(0), frame);
  if (range.list->open) {
    const bool sizes = node.op == Op::kSize;
    const bool least =
        sizes || (range.list->any.has_value() && range.list->any->value->least.has_value() &&
                  !range.list->any->value->least->IsNegative());
    return Opaque(node, frame, least ? std::optional<Rational>(Rational()) : std::nullopt);
  }
  std::vector<Formula> ok{range.ok};
  Formula sum = pool().Number(int64_t{0});
  for (const SymbolicList::Member& member : range.list->members) {
    const bool sizes = node.op == Op::kSize;
    const Formula value = sizes ? pool().Number(int64_t{1}) : member.value.value;
    sum = pool().Add(sum, pool().Choose(member.guard, value, pool().Number(int64_t{0})));
    if (!sizes) ok.push_back(pool().Or(pool().Not(member.guard), member.value.ok));
  }
  return Of(pool().And(std::move(ok)), sum);
}

// Where a day without a record means unknown, some record must cover the day.
Term Translator::RunActive(const Node& node, Frame& frame) {
  const Term range = Run(node.arg(0), frame);
  const auto covers = [&](SymbolicRecord& record) {
    return pool().Between(world_.FieldOf(record, record.type->first_day).value, frame.today,
                          world_.FieldOf(record, record.type->last_day).value);
  };
  SymbolicList& made = CopyOf(node, frame, *range.list);
  made.history = range.list->history;
  made.any = range.list->any;
  for (const SymbolicList::Member& member : range.list->members) {
    made.members.push_back({pool().And(member.guard, covers(*member.value.record)), member.value});
  }
  Term term = Of(range.ok, nullptr);
  term.list = &made;
  const bool gapped = node.type.element->record->gap == v1::GAP_UNKNOWN;
  if (!gapped || made.open || made.history == nullptr) return term;
  std::vector<Formula> any;
  for (SymbolicRecord* record : made.history->records) {
    any.push_back(pool().And(record->present, covers(*record)));
  }
  term.ok = pool().And(term.ok, pool().Or(std::move(any)));
  return term;
}

Term Translator::RunLatest(const Node& node, Frame& frame) {
  const Term range = Run(node.arg(0), frame);
  if (range.list->open) return Opaque(node, frame);
  std::vector<Formula> ok{range.ok};
  const Formula none = pool().Number(kBeforeAll);
  Formula latest = none;
  for (const SymbolicList::Member& member : range.list->members) {
    const Formula later = pool().And(member.guard, pool().Less(latest, member.value.value));
    latest = pool().Choose(later, member.value.value, latest);
    ok.push_back(pool().Or(pool().Not(member.guard), member.value.ok));
  }
  return Of(pool().And(std::move(ok)),
            pool().Choose(pool().Equal(latest, none), world_.never(), latest));
}

Term Translator::RunList(const Node& node, Frame& frame) {
  switch (node.op) {
    case Op::kAll:
    case Op::kExists:
    case Op::kExistsOne:
      return RunQuantifier(node, frame);
    case Op::kFilter:
    case Op::kMap:
    case Op::kMapFilter:
      return RunMacro(node, frame);
    case Op::kIn:
      return RunIn(node, frame);
    case Op::kTotal:
    case Op::kSize:
      return RunTotal(node, frame);
    case Op::kActive:
      return RunActive(node, frame);
    case Op::kLatest:
      return RunLatest(node, frame);
    default:
      break;
  }
  // A list as it is written, or two one after the other.
  const std::vector<Term> args = RunArgs(node, frame);
  SymbolicList& made = world_.NewList();
  made.key = KeyOf(node, frame, {});
  for (const Term& arg : args) {
    if (node.op == Op::kList) {
      made.members.push_back({pool().True(), arg});
      continue;
    }
    made.members.insert(made.members.end(), arg.list->members.begin(), arg.list->members.end());
    made.open = made.open || arg.list->open;
  }
  Term term = Of(Ok(args), nullptr);
  term.list = &made;
  return term;
}

}  // namespace fairstart
