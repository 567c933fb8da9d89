// Lists, some of whose elements are only possibly members.
//
// An element with a guard is a member if what the guard waits for turns out so. A list whose
// elements wait is never larger or smaller than it may be: every operation counts both ways.
#include "engine/expr/executor_parts.h"

namespace fairstart {
namespace {

struct ListBuilder {
  Arena& arena;
  Value* items;
  const Unknown** guards;
  uint32_t size = 0;
  bool guarded = false;

  ListBuilder(Arena& a, uint32_t capacity)
      : arena(a),
        items(a.NewArray<Value>(capacity)),
        guards(a.NewArray<const Unknown*>(capacity)) {}

  void Add(const Value& item, const Unknown* guard) {
    items[size] = item;
    guards[size] = guard;
    guarded = guarded || guard != nullptr;
    ++size;
  }

  Value Finish(const List* like) {
    List* list = arena.New<List>();
    list->items = items;
    list->guards = guarded ? guards : nullptr;
    list->size = size;
    if (like != nullptr) {
      list->owner = like->owner;
      list->field = like->field;
    }
    return Value::Of(list);
  }
};

// Goes through a list with the variables of a macro.
class Walk {
 public:
  Walk(Execution& execution, const Node& node, const List& list, Value* frame)
      : execution_(execution), node_(node), list_(list), frame_(frame) {}

  // Puts the next element, and its place if the macro asks for it, into their slots; false at the
  // end of the list.
  bool Next() {
    if (next_ == list_.size) return false;
    if (node_.position >= 0) frame_[node_.position] = Place();
    frame_[node_.index] = list_.items[next_];
    ++next_;
    return true;
  }

  const Value& item() const { return list_.items[next_ - 1]; }
  const Unknown* guard() const { return list_.guard(next_ - 1); }

 private:
  // As many as come before it, of which some may only be possible.
  Value Place() {
    if (next_ > 0) {
      if (guard() == nullptr) {
        ++certain_before_;
      } else {
        waits_ = Join(execution_.arena, waits_, guard());
      }
    }
    if (waits_ == nullptr) return Value::Int(next_);
    const Bounds bounds{Rational::Whole(certain_before_), Rational::Whole(next_)};
    return Value::Of(WithBounds(execution_.arena, waits_, bounds));
  }

  Execution& execution_;
  const Node& node_;
  const List& list_;
  Value* frame_;
  uint32_t next_ = 0;
  int64_t certain_before_ = 0;
  const Unknown* waits_ = nullptr;  // for which of those before it are members
};

// What went wrong about a possible member has only gone wrong if it is one.
Value ErrorAbout(const Value& error, const Unknown* guard) {
  return guard == nullptr ? error : Value::Of(guard);
}

// Puts a record of which nothing is known, and some place, into the slots of a macro over a list of
// records that is not known; false when it is a list of anything else.
bool PutAnyRecord(Execution& execution, const Node& node, Value* frame, const Value& range) {
  const Type* element = node.arg(0).type.element;
  if (element == nullptr || element->record == nullptr) return false;
  frame[node.index] = Value::Of(AnyRecord(execution.arena, *element->record));
  if (node.position >= 0) {
    const Unknown* waits = Join(execution.arena, range.unknown(), nullptr);
    frame[node.position] = Value::Of(WithBounds(execution.arena, waits, {Rational(), {}}));
  }
  return true;
}

// all and exists over records that are not known: what holds of one of which nothing is known holds
// of each.
Value QuantifyUnknown(Execution& execution, const Node& node, Value* frame, const Value& range) {
  if (!PutAnyRecord(execution, node, frame, range)) return range;
  const bool decides = node.op == Op::kExists;
  const Value body = Run(execution, node.arg(1), frame);
  const bool is_settled = body.tag() == Value::Tag::kBool && body.boolean() != decides;
  return is_settled ? body : range;
}

}  // namespace

// all and exists: && and || over the elements. A possible member can only make the result unknown,
// and only when it would settle it.
Value RunQuantifier(Execution& execution, const Node& node, Value* frame) {
  const Value range = Run(execution, node.arg(0), frame);
  if (range.IsUnknown()) return QuantifyUnknown(execution, node, frame, range);
  if (range.IsError()) return range;
  const bool decides = node.op == Op::kExists;
  const Unknown* waits = nullptr;
  Value error;
  const List& list = *range.list();
  for (Walk walk(execution, node, list, frame); walk.Next();) {
    const Value body = Run(execution, node.arg(1), frame);
    if (body.tag() == Value::Tag::kBool && body.boolean() != decides) continue;
    if (body.IsKnown() && walk.guard() == nullptr) return body;
    if (walk.guard() != nullptr) {
      waits = Join(execution.arena, waits, walk.guard());
    } else if (body.IsError() && !error.IsError()) {
      error = body;
    }
    if (body.IsUnknown()) waits = Join(execution.arena, waits, body.unknown());
  }
  if (waits != nullptr) return Value::Of(waits);
  if (error.IsError()) return error;
  return Value::Bool(!decides);
}

Value RunExistsOne(Execution& execution, const Node& node, Value* frame) {
  const Value range = Run(execution, node.arg(0), frame);
  if (!range.IsKnown()) return range;
  const Unknown* waits = nullptr;
  Value error;
  int certain = 0;
  const List& list = *range.list();
  for (Walk walk(execution, node, list, frame); walk.Next();) {
    const Value body = Run(execution, node.arg(1), frame);
    if (body.IsFalse()) continue;
    if (body.IsError() && walk.guard() == nullptr) {
      if (!error.IsError()) error = body;
    } else if (body.IsKnown() && walk.guard() == nullptr) {
      ++certain;
    } else {
      if (walk.guard() != nullptr) waits = Join(execution.arena, waits, walk.guard());
      if (body.IsUnknown()) waits = Join(execution.arena, waits, body.unknown());
    }
  }
  if (error.IsError()) return waits == nullptr ? error : Value::Of(waits);
  if (certain > 1) return Value::Bool(false);
  if (waits != nullptr) return Value::Of(waits);
  return Value::Bool(certain == 1);
}

namespace {

// Whether a condition that keeps elements keeps none of records that are not known: it is false of
// one of which nothing is known.
bool KeepsNone(Execution& execution, const Node& node, Value* frame, const Value& range) {
  return PutAnyRecord(execution, node, frame, range) &&
         Run(execution, node.arg(1), frame).IsFalse();
}

}  // namespace

Value RunFilter(Execution& execution, const Node& node, Value* frame) {
  const Value range = Run(execution, node.arg(0), frame);
  if (range.IsUnknown() && KeepsNone(execution, node, frame, range)) {
    return ListBuilder(execution.arena, 0).Finish(nullptr);
  }
  if (!range.IsKnown()) return range;
  const List& list = *range.list();
  ListBuilder builder(execution.arena, list.size);
  for (Walk walk(execution, node, list, frame); walk.Next();) {
    const Value body = Run(execution, node.arg(1), frame);
    if (body.IsFalse()) continue;
    if (body.IsError()) return ErrorAbout(body, walk.guard());
    builder.Add(walk.item(), body.IsUnknown() ? Join(execution.arena, walk.guard(), body.unknown())
                                              : walk.guard());
  }
  return builder.Finish(&list);
}

namespace {

// Values of records that are not known: a list that is not known, with the bounds of its elements.
Value MapUnknown(Execution& execution, const Node& node, Value* frame, const Value& range) {
  if (node.op == Op::kMapFilter && KeepsNone(execution, node, frame, range)) {
    return ListBuilder(execution.arena, 0).Finish(nullptr);
  }
  if (!PutAnyRecord(execution, node, frame, range)) return range;
  const Bounds bounds = BoundsOf(Run(execution, node.args().back(), frame));
  return Value::Of(WithBounds(execution.arena, range.unknown(), bounds));
}

}  // namespace

Value RunMap(Execution& execution, const Node& node, Value* frame) {
  const Value range = Run(execution, node.arg(0), frame);
  if (range.IsUnknown()) return MapUnknown(execution, node, frame, range);
  if (range.IsError()) return range;
  const List& list = *range.list();
  ListBuilder builder(execution.arena, list.size);
  for (Walk walk(execution, node, list, frame); walk.Next();) {
    const Unknown* guard = walk.guard();
    if (node.op == Op::kMapFilter) {
      const Value body = Run(execution, node.arg(1), frame);
      if (body.IsFalse()) continue;
      if (body.IsError()) return ErrorAbout(body, guard);
      if (body.IsUnknown()) guard = Join(execution.arena, guard, body.unknown());
    }
    const Value item = Run(execution, node.args().back(), frame);
    if (item.IsError()) return ErrorAbout(item, guard);
    builder.Add(item, guard);
  }
  return builder.Finish(nullptr);
}

Value RunListLiteral(Execution& execution, const Node& node, Value* frame) {
  ListBuilder builder(execution.arena, static_cast<uint32_t>(node.args().size()));
  for (const Node& arg : node.args()) {
    const Value item = Run(execution, arg, frame);
    if (item.IsError()) return item;
    builder.Add(item, nullptr);
  }
  return builder.Finish(nullptr);
}

Value RunConcatenateLists(Execution& execution, const Node& node, Value* frame) {
  const Value values[] = {Run(execution, node.arg(0), frame), Run(execution, node.arg(1), frame)};
  if (std::optional<Value> blocked = Blocked(execution, values, 2)) return *blocked;
  ListBuilder builder(execution.arena, values[0].list()->size + values[1].list()->size);
  for (const Value& value : values) {
    for (uint32_t i = 0; i < value.list()->size; ++i) {
      builder.Add(value.list()->items[i], value.list()->guard(i));
    }
  }
  return builder.Finish(nullptr);
}

Value RunIn(Execution& execution, const Node& node, Value* frame) {
  const Value values[] = {Run(execution, node.arg(0), frame), Run(execution, node.arg(1), frame)};
  // Nothing is in an empty list, known or not.
  const bool empty = values[1].IsKnown() && values[1].list()->size == 0;
  if (empty && !values[0].IsError()) return Value::Bool(false);
  if (std::optional<Value> blocked = Blocked(execution, values, 2)) return *blocked;
  const List& list = *values[1].list();
  const Unknown* waits = nullptr;
  for (uint32_t i = 0; i < list.size; ++i) {
    const Value equal = Equals(execution, values[0], list.items[i]);
    if (equal.IsFalse() || equal.IsError()) continue;
    if (equal.IsTrue() && list.guard(i) == nullptr) return equal;
    if (list.guard(i) != nullptr) waits = Join(execution.arena, waits, list.guard(i));
    if (equal.IsUnknown()) waits = Join(execution.arena, waits, equal.unknown());
  }
  return waits == nullptr ? Value::Bool(false) : Value::Of(waits);
}

Value RunElement(Execution& execution, const Node& node, Value* frame) {
  const Value values[] = {Run(execution, node.arg(0), frame), Run(execution, node.arg(1), frame)};
  if (std::optional<Value> blocked = Blocked(execution, values, 2)) return *blocked;
  const List& list = *values[0].list();
  const Unknown* waits = nullptr;
  for (uint32_t i = 0; i < list.size; ++i) {
    if (list.guard(i) != nullptr) waits = Join(execution.arena, waits, list.guard(i));
  }
  if (waits != nullptr) return Value::Of(waits);
  const int64_t position = values[1].integer();
  if (position < 0 || position >= static_cast<int64_t>(list.size)) {
    return MakeError(execution, node, "asks for an element that the list does not have");
  }
  return list.items[position];
}

Value RunSize(Execution& execution, const Node& node, Value* frame) {
  const Value value = Run(execution, node.arg(0), frame);
  if (value.IsUnknown()) {
    return Value::Of(
        WithBounds(execution.arena, value.unknown(), Bounds{Rational(), std::nullopt}));
  }
  if (value.IsError()) return value;
  const List& list = *value.list();
  const Unknown* waits = nullptr;
  int64_t certain = 0;
  for (uint32_t i = 0; i < list.size; ++i) {
    if (list.guard(i) == nullptr) {
      ++certain;
    } else {
      waits = Join(execution.arena, waits, list.guard(i));
    }
  }
  if (waits == nullptr) return Value::Int(list.size);
  const Bounds bounds{Rational::Whole(certain), Rational::Whole(list.size)};
  return Value::Of(WithBounds(execution.arena, waits, bounds));
}

// The bounds of a sum of whose terms only the bounds are known, not even how many there are.
Bounds BoundsOfUnknownTotal(const Bounds& term) {
  Bounds total;
  if (term.least.has_value() && !term.least->IsNegative()) total.least = Rational();
  if (term.most.has_value() && *term.most <= Rational()) total.most = Rational();
  return total;
}

// The bounds of a sum some of whose terms wait: a possible member may also be nothing.
Bounds BoundsOfTotal(const List& list) {
  Bounds total{Rational(), Rational()};
  for (uint32_t i = 0; i < list.size; ++i) {
    Bounds term = BoundsOf(list.items[i]);
    if (list.guard(i) != nullptr) term = Hull(term, Bounds{Rational(), Rational()});
    const auto add = [](std::optional<Rational>& sum, const std::optional<Rational>& more) {
      if (sum.has_value()) sum = more.has_value() ? Add(*sum, *more) : std::nullopt;
    };
    add(total.least, term.least);
    add(total.most, term.most);
  }
  return total;
}

// A possible member that is nothing changes nothing.
Value RunTotal(Execution& execution, const Node& node, Value* frame) {
  const Value value = Run(execution, node.arg(0), frame);
  const bool counts = node.type.Is(Type::Kind::kInt);
  const auto within = [&](const Unknown* waits, const Bounds& bounds) {
    if (!counts) return AmountWithin(execution.arena, waits, bounds);
    return Value::Of(WithBounds(execution.arena, waits, bounds));
  };
  if (value.IsUnknown()) {
    return within(Join(execution.arena, value.unknown(), nullptr),
                  BoundsOfUnknownTotal(BoundsOf(value)));
  }
  if (value.IsError()) return value;
  const List& list = *value.list();
  const Unknown* waits = nullptr;
  Rational sum;
  for (uint32_t i = 0; i < list.size; ++i) {
    const Value& item = list.items[i];
    if (item.IsUnknown()) {
      waits = Join(execution.arena, waits, item.unknown());
      if (list.guard(i) != nullptr) waits = Join(execution.arena, waits, list.guard(i));
      continue;
    }
    const Rational term = counts ? Rational::Whole(item.integer()) : item.rational();
    if (term.IsZero()) continue;
    if (list.guard(i) != nullptr) {
      waits = Join(execution.arena, waits, list.guard(i));
      continue;
    }
    std::optional<Rational> next = Add(sum, term);
    if (!next.has_value()) {
      return MakeError(execution, node, "gives a sum too large to be exact");
    }
    sum = *next;
  }
  if (waits != nullptr) return within(waits, BoundsOfTotal(list));
  return counts ? Value::Int(sum.numerator()) : Value::OfRational(sum);
}

}  // namespace fairstart
