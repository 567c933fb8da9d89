// Values of the rule language during one evaluation.
#include "engine/value/value.h"

namespace fairstart {
namespace {

bool SameElements(const List& a, const List& b) {
  if (a.size != b.size) return false;
  for (uint32_t i = 0; i < a.size; ++i) {
    if (a.guard(i) != nullptr || b.guard(i) != nullptr) {
      if (&a != &b) return false;  // a possible member is like nothing but itself
    }
    if (!Same(a.items[i], b.items[i])) return false;
  }
  return true;
}

}  // namespace

bool Same(const Value& a, const Value& b) {
  if (a.tag() != b.tag()) return false;
  switch (a.tag()) {
    case Value::Tag::kUnset:
    case Value::Tag::kUnknown:
    case Value::Tag::kError:
      return false;
    case Value::Tag::kBool:
      return a.boolean() == b.boolean();
    case Value::Tag::kInt:
      return a.integer() == b.integer();
    case Value::Tag::kString:
      return a.text() == b.text();
    case Value::Tag::kDate:
      return a.day() == b.day();
    case Value::Tag::kSpan:
      return a.span() == b.span();
    case Value::Tag::kRational:
      return a.rational() == b.rational();
    case Value::Tag::kRecord:
      return a.record() == b.record();
    case Value::Tag::kList:
      return SameElements(*a.list(), *b.list());
  }
  return false;
}

}  // namespace fairstart
