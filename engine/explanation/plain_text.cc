// Expressions in plain English.
#include "engine/explanation/plain_text.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "engine/explanation/value_text.h"

namespace fairstart {
namespace {

std::string Readable(const std::string& name) {
  return absl::StrReplaceAll(name, {{"_", " "}});
}

// Words for a two-sided operation, or "".
std::string_view Between(Op op) {
  switch (op) {
    case Op::kEqual:
      return " is ";
    case Op::kNotEqual:
      return " is not ";
    case Op::kLess:
      return " is less than ";
    case Op::kLessEqual:
      return " is at most ";
    case Op::kGreater:
      return " is more than ";
    case Op::kGreaterEqual:
      return " is at least ";
    case Op::kAddInt:
    case Op::kAddAmount:
      return " plus ";
    case Op::kSubtractInt:
    case Op::kSubtractAmount:
      return " less ";
    case Op::kMultiplyInt:
    case Op::kMultiplyAmount:
      return " times ";
    case Op::kDivideInt:
    case Op::kDivideAmount:
      return " divided by ";
    case Op::kModuloInt:
      return " modulo ";
    case Op::kIn:
      return " is one of ";
    case Op::kConcatenate:
    case Op::kConcatenateLists:
      return " followed by ";
    case Op::kContains:
      return " contains ";
    case Op::kStartsWith:
      return " starts with ";
    case Op::kEndsWith:
      return " ends with ";
    default:
      return "";
  }
}

class Writer {
 public:
  Writer(const Plan& plan, const Program& program, const std::vector<std::string>& variables)
      : plan_(plan), locals_(variables) {
    locals_.resize(std::max<size_t>(locals_.size(), static_cast<size_t>(program.frame_size)));
  }

  std::string Write(const Node& node) {
    if (std::string_view between = Between(node.op); !between.empty()) {
      return absl::StrCat(Operand(node, 0), std::string(between), Operand(node, 1));
    }
    switch (node.op) {
      case Op::kConstant:
        return node.type.Is(Type::Kind::kString)
                   ? absl::StrCat("“", ValueText(node.constant, node.type), "”")
                   : NumberText(node.constant, node.type);
      case Op::kLocal:
        return locals_[static_cast<size_t>(node.index)];
      case Op::kFact:
        return absl::StrCat("the ", FieldLabel(plan_.schema.case_type(), node.index));
      case Op::kRecordRoot:
        return "the record";
      case Op::kParameter:
        return Call(ParameterLabel(plan_, node.index), node, " for ");
      case Op::kDefinition:
        return Call(DefinitionLabel(plan_, node.index), node, " of ");
      case Op::kSelect:
        return Select(node);
      case Op::kElement:
        return absl::StrCat("element ", Write(*node.args[1]), " of ", Write(*node.args[0]));
      case Op::kHas:
        return absl::StrCat(FactOf(node), " is there");
      case Op::kAwaited:
        return FactOf(node);
      case Op::kNot:
        return absl::StrCat("it is not so that ", Operand(node, 0));
      case Op::kAnd:
        return Joined(node, Op::kAnd, " and ");
      case Op::kOr:
        return Joined(node, Op::kOr, " or ");
      case Op::kConditional:
        return absl::StrCat("if ", Write(*node.args[0]), ": ", Write(*node.args[1]),
                            "; otherwise: ", Write(*node.args[2]));
      case Op::kAsOfLess:
        return absl::StrCat("the day is before ", Write(*node.args[0]));
      case Op::kAsOfLessEqual:
        return absl::StrCat("the day is not after ", Write(*node.args[0]));
      case Op::kAsOfGreater:
        return absl::StrCat("the day is after ", Write(*node.args[0]));
      case Op::kAsOfGreaterEqual:
        return absl::StrCat("the day is not before ", Write(*node.args[0]));
      case Op::kAsOfEqual:
        return absl::StrCat("the day is ", Write(*node.args[0]));
      case Op::kAsOfNotEqual:
        return absl::StrCat("the day is not ", Write(*node.args[0]));
      case Op::kNegateInt:
      case Op::kNegateAmount:
        return absl::StrCat("minus ", Operand(node, 0));
      case Op::kList:
        return List(node);
      case Op::kAll:
        return Quantified(node, "each of ", ": ");
      case Op::kExists:
        return Quantified(node, "there is one of ", " for which ");
      case Op::kExistsOne:
        return Quantified(node, "there is exactly one of ", " for which ");
      case Op::kFilter:
        return Quantified(node, "those of ", " for which ");
      case Op::kMap:
      case Op::kMapFilter:
        return Mapped(node);
      case Op::kSpanOfDays:
        return Counted(node, "day");
      case Op::kSpanOfWeeks:
        return Counted(node, "week");
      case Op::kSpanOfMonths:
        return Counted(node, "month");
      case Op::kSpanOfYears:
        return Counted(node, "year");
      case Op::kBirthday:
        return absl::StrCat("the ", OrdinalOf(*node.args[0]), " birthday");
      case Op::kAnniversary:
        return absl::StrCat("the ", OrdinalOf(*node.args[1]), " anniversary of ",
                            Write(*node.args[0]));
      case Op::kAged:
        return Aged(node);
      case Op::kPlus:
        return absl::StrCat(Write(*node.args[1]), " after ", Write(*node.args[0]));
      case Op::kEarlier:
        return Pair("the earlier of ", node);
      case Op::kLater:
        return Pair("the later of ", node);
      case Op::kLatest:
        return absl::StrCat("the latest of ", Write(*node.args[0]));
      case Op::kLeast:
        return Pair("the lesser of ", node);
      case Op::kGreatest:
        return Pair("the greater of ", node);
      case Op::kActive:
        return absl::StrCat(Write(*node.args[0]), " on the day");
      case Op::kNthDay:
        return absl::StrCat("the ", OrdinalOf(*node.args[1]), " day of ", Write(*node.args[0]),
                            ", counted from ", Write(*node.args[2]));
      case Op::kMonthsBegun:
        return absl::StrCat("the months begun from ", Write(*node.args[0]), " to ",
                            Write(*node.args[1]));
      case Op::kOnDefinition:
        return absl::StrCat(DefinitionLabel(plan_, node.index), ", as on ",
                            Write(*node.args[0]));
      case Op::kOnParameter:
        return absl::StrCat(ParameterLabel(plan_, node.index), ", as on ", Write(*node.args[0]));
      case Op::kEverBefore:
        return absl::StrCat("at some time before: ", DefinitionLabel(plan_, node.index));
      case Op::kFirstDay:
        return absl::StrCat("the first day on which: ", DefinitionLabel(plan_, node.index));
      case Op::kPerWeekOfPeriod:
        return absl::StrCat(Write(*node.args[0]), " spread by the week over the days from ",
                            Write(*node.args[1]), " to ", Write(*node.args[2]));
      case Op::kPerWeekOfMonth:
        return absl::StrCat(Operand(node, 0), " times 12 divided by 52");
      case Op::kPerWeekOfYear:
        return absl::StrCat(Operand(node, 0), " divided by 52");
      case Op::kPerMonth:
        return absl::StrCat(Write(*node.args[0]), " for a month");
      case Op::kTotal:
        return absl::StrCat("the sum of ", Write(*node.args[0]));
      case Op::kToPence:
        return absl::StrCat(Write(*node.args[0]), ", rounded to the penny");
      case Op::kSize:
        return absl::StrCat("the number of ", Write(*node.args[0]));
      case Op::kSizeOfString:
        return absl::StrCat("the length of ", Write(*node.args[0]));
      case Op::kStringOfDate:
      case Op::kStringOfInt:
      case Op::kItself:
        return Write(*node.args[0]);
      case Op::kIntOfString:
        return absl::StrCat(Write(*node.args[0]), ", read as a number");
      case Op::kBoolOfString:
        return absl::StrCat(Write(*node.args[0]), ", read as true or false");
      default:
        return "";
    }
  }

 private:
  static bool IsTwoSided(const Node& node) {
    return !Between(node.op).empty() || node.op == Op::kAnd || node.op == Op::kOr ||
           node.op == Op::kConditional;
  }

  std::string Operand(const Node& node, size_t i) {
    const Node& operand = *node.args[i];
    const std::string text = Write(operand);
    return IsTwoSided(operand) && IsTwoSided(node) ? absl::StrCat("(", text, ")") : text;
  }

  // a && b && c without brackets; an || inside gets them.
  std::string Joined(const Node& node, Op op, const char* word) {
    std::vector<std::string> parts;
    const auto add = [&](const auto& self, const Node& part) -> void {
      if (part.op == op) {
        self(self, *part.args[0]);
        self(self, *part.args[1]);
      } else {
        const bool other = part.op == Op::kAnd || part.op == Op::kOr;
        parts.push_back(other ? absl::StrCat("(", Write(part), ")") : Write(part));
      }
    };
    add(add, node);
    return absl::StrJoin(parts, word);
  }

  std::string FieldLabel(const RecordType& type, int field) {
    const Field& described = type.fields[static_cast<size_t>(field)];
    return described.wording.label.empty() ? Readable(described.name) : described.wording.label;
  }

  std::string Call(const std::string& label, const Node& node, const char* word) {
    if (node.args.empty()) return label;
    std::vector<std::string> args;
    for (const auto& arg : node.args) args.push_back(Write(*arg));
    return absl::StrCat(label, word, absl::StrJoin(args, ", "));
  }

  std::string Select(const Node& node) {
    const RecordType& type = *node.args[0]->type.record;
    return absl::StrCat("the ", FieldLabel(type, node.index), " of ", Write(*node.args[0]));
  }

  // The field that has() or awaited() is about.
  std::string FactOf(const Node& node) {
    if (node.args.empty()) {
      return absl::StrCat("the ", FieldLabel(plan_.schema.case_type(), node.index));
    }
    return absl::StrCat("the ", FieldLabel(*node.args[0]->type.record, node.index), " of ",
                        Write(*node.args[0]));
  }

  std::string List(const Node& node) {
    std::vector<std::string> parts;
    for (const auto& arg : node.args) parts.push_back(Write(*arg));
    return parts.empty() ? "nothing" : absl::StrJoin(parts, ", ");
  }

  // "it" for the innermost element would be read twice over: each gets its type's name.
  void NameLocal(const Node& node) {
    if (node.args[0]->type.Is(Type::Kind::kEmptyList)) return;  // nothing to name
    const Type& element = *node.args[0]->type.element;
    std::string name = element.Is(Type::Kind::kRecord)
                           ? absl::StrCat("this ", Spaced(element.record->name))
                           : "this";
    if (node.position >= 0) {
      locals_[static_cast<size_t>(node.position)] =
          absl::StrCat("the number of those before ", name);
    }
    locals_[static_cast<size_t>(node.index)] = name;
  }

  static std::string Spaced(const std::string& camel) {
    std::string words;
    for (char c : camel) {
      if (c >= 'A' && c <= 'Z') {
        if (!words.empty()) words += ' ';
        words += static_cast<char>(c - 'A' + 'a');
      } else {
        words += c;
      }
    }
    return words;
  }

  std::string Quantified(const Node& node, const char* before, const char* between) {
    const std::string range = Write(*node.args[0]);
    NameLocal(node);
    return absl::StrCat(before, range, between, Write(*node.args[1]));
  }

  std::string Mapped(const Node& node) {
    const std::string range = Write(*node.args[0]);
    NameLocal(node);
    std::string text = absl::StrCat(Write(*node.args.back()), ", for each of ", range);
    if (node.op == Op::kMapFilter) absl::StrAppend(&text, " for which ", Write(*node.args[1]));
    return text;
  }

  std::string Pair(const char* before, const Node& node) {
    return absl::StrCat(before, Write(*node.args[0]), " and ", Write(*node.args[1]));
  }

  std::string Counted(const Node& node, const char* unit) {
    const Node& count = *node.args[0];
    if (count.op != Op::kConstant) return absl::StrCat(Write(count), " ", unit, "s");
    const int64_t number = count.constant.integer();
    return absl::StrCat(number, " ", unit, number == 1 || number == -1 ? "" : "s");
  }

  std::string OrdinalOf(const Node& node) {
    if (node.op == Op::kConstant) return Ordinal(node.constant.integer());
    return absl::StrCat("(", Write(node), ")th");
  }

  std::string Aged(const Node& node) {
    const std::string least = Write(*node.args[0]);
    const std::string most = Write(*node.args[1]);
    return least == most ? absl::StrCat("is ", least, " years old")
                         : absl::StrCat("is ", least, " to ", most, " years old");
  }

  const Plan& plan_;
  std::vector<std::string> locals_;
};

}  // namespace

std::string DefinitionLabel(const Plan& plan, int index) {
  const PlanDefinition& definition = plan.definitions[static_cast<size_t>(index)];
  return definition.label.empty() ? Readable(definition.name) : definition.label;
}

std::string ParameterLabel(const Plan& plan, int index) {
  const v1::Parameter& parameter = *plan.parameters[static_cast<size_t>(index)].source;
  return parameter.label().empty() ? Readable(parameter.name()) : parameter.label();
}

std::string PlainText(const Plan& plan, const Program& program,
                      const std::vector<std::string>& variables) {
  return Writer(plan, program, variables).Write(*program.root);
}

}  // namespace fairstart
