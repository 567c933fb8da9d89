// What names mean, fields of records, and what is asked of a fact itself: has and awaited.
//
// Tested by tests/engine/expr/checker_names_test.cc.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/expr/checker_parts.h"
#include "engine/text/nearest.h"

namespace fairstart {

std::string DidYouMean(std::string_view name, const std::vector<std::string>& candidates) {
  const std::string nearest = Nearest(name, candidates);
  return nearest.empty() ? "" : absl::StrCat("did you mean ", nearest, "?");
}

int Checker::Bind(const std::string& name, const Type& type) {
  const int slot = static_cast<int>(locals_.size());
  locals_.push_back({name, type, slot});
  program_.frame_size = std::max(program_.frame_size, slot + 1);
  return slot;
}

const Checker::Local* Checker::FindLocal(const Expr& expr) const {
  if (expr.from_root) return nullptr;
  for (size_t i = locals_.size(); i-- > 0;) {
    if (locals_[i].name == expr.text) return &locals_[i];
  }
  return nullptr;
}

std::optional<Symbol> Checker::FindSymbol(const Expr& expr) const {
  return expr.from_root ? names_.FindFromRoot(expr.text) : names_.Find(expr.text);
}

std::vector<std::string> Checker::AllNames() const {
  std::vector<std::string> names = names_.Names();
  for (const Local& local : locals_) names.push_back(local.name);
  names.push_back("as_of");
  return names;
}

DraftPtr Checker::Name(const Expr& expr) {
  if (const Local* local = FindLocal(expr)) {
    return New(expr, Op::kLocal, local->type, local->slot);
  }
  if (expr.text == "as_of") return New(expr, Op::kConstant, Type::Of(Kind::kAsOf));
  std::optional<Symbol> symbol = FindSymbol(expr);
  if (!symbol.has_value()) {
    if (names_.types().FindEnum(expr.text) != nullptr) {
      return Fail(expr, absl::StrCat(expr.text, " is an enumeration, not a value"),
                  absl::StrCat("write ", expr.text, ".VALUE"));
    }
    return Fail(expr, absl::StrCat("nothing is named ", expr.from_root ? "." : "", expr.text),
                DidYouMean(expr.text, AllNames()));
  }
  switch (symbol->kind) {
    case Symbol::Kind::kFact:
      return New(expr, Op::kFact, symbol->type, symbol->index);
    case Symbol::Kind::kRecordRoot:
      return New(expr, Op::kRecordRoot, symbol->type);
    case Symbol::Kind::kParameter:
      if (symbol->keys > 0) {
        return Fail(
            expr,
            absl::StrCat(expr.text, " needs ", symbol->keys, symbol->keys == 1 ? " key" : " keys"),
            absl::StrCat("write ", expr.text, "(key)"));
      }
      return New(expr, Op::kParameter, symbol->type, symbol->index);
    case Symbol::Kind::kDefinition:
      if (symbol->of != nullptr) {
        return Fail(expr, absl::StrCat(expr.text, " is about one ", symbol->of->name),
                    absl::StrCat("write ", expr.text, "(record)"));
      }
      return New(expr, Op::kDefinition, symbol->type, symbol->index);
    case Symbol::Kind::kBroken:
      return nullptr;
  }
  return nullptr;
}

DraftPtr Checker::Select(const Expr& expr) {
  const Expr& operand = *expr.args[0];
  if (operand.kind == Expr::Kind::kName && FindLocal(operand) == nullptr) {
    if (const EnumType* type = names_.types().FindEnum(operand.text)) {
      return EnumValue(expr, *type);
    }
  }
  DraftPtr record = Check(operand);
  if (record == nullptr) return nullptr;
  if (!record->type.Is(Kind::kRecord)) {
    return Fail(expr, absl::StrCat(A(record->type), " has no field ", expr.text),
                record->type.Is(Kind::kList)
                    ? absl::StrCat("ask it of one record: list.exists(x, x.", expr.text, " …)")
                    : "select fields of records only");
  }
  const int field = record->type.record->Find(expr.text);
  if (field < 0) return FailField(expr, *record->type.record);
  return With(New(expr, Op::kSelect, record->type.record->fields[field].type, field),
              std::move(record));
}

DraftPtr Checker::FailField(const Expr& expr, const RecordType& type) {
  std::vector<std::string> fields;
  for (const Field& field : type.fields) fields.push_back(field.name);
  std::string mend = DidYouMean(expr.text, fields);
  if (mend.empty()) mend = absl::StrCat("it has ", absl::StrJoin(fields, ", "));
  return Fail(expr, absl::StrCat(type.name, " has no field ", expr.text), mend);
}

DraftPtr Checker::EnumValue(const Expr& expr, const EnumType& type) {
  const EnumType::Value* value = type.FindName(expr.text);
  if (value == nullptr) {
    std::vector<std::string> values;
    for (const auto& known : type.values) values.push_back(known.name);
    std::string mend = DidYouMean(expr.text, values);
    if (mend.empty()) mend = absl::StrCat("its values are ", absl::StrJoin(values, ", "));
    return Fail(expr, absl::StrCat(type.name, " has no value ", expr.text), mend);
  }
  DraftPtr node = Constant(expr, Kind::kEnum, Value::Int(value->number));
  node->type.enumeration = &type;
  return node;
}

DraftPtr Checker::Has(const Expr& expr) {
  DraftPtr fact = CheckFact(*expr.args[0]);
  if (fact == nullptr) return nullptr;
  if (fact->op != Op::kSelect && fact->op != Op::kFact) {
    return Fail(expr, "has asks about a fact", "write has(record.field) or has(fact)");
  }
  DraftPtr node = New(expr, Op::kHas, Type::Of(Kind::kBool), fact->index);
  if (fact->op == Op::kSelect) node->args.push_back(std::move(fact->args[0]));
  return node;
}

DraftPtr Checker::Awaited(const Expr& expr) {
  DraftPtr fact;
  if (expr.args.size() == 1) {
    fact = CheckFact(*expr.args[0]);
    if (fact == nullptr) return nullptr;
  }
  if (fact == nullptr || !fact->type.Is(Kind::kDate) ||
      (fact->op != Op::kSelect && fact->op != Op::kFact)) {
    return Fail(expr, "awaited takes one day of the facts", "write awaited(record.field)");
  }
  DraftPtr node = New(expr, Op::kAwaited, Type::Of(Kind::kDate), fact->index);
  node->args = std::move(fact->args);
  return node;
}

}  // namespace fairstart
