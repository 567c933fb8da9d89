// From tokens to a syntax tree: recursive descent, one function for each level of precedence.
#include "engine/expr/parser.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/expr/lexer.h"
#include "engine/text/misread.h"

namespace fairstart {
namespace {

using ExprPtr = std::unique_ptr<Expr>;

// How a macro may be written: list.name(x, …), or with the element's place as list.name(i, x, …).
struct MacroForm {
  std::string_view name;
  size_t arguments;
  size_t variables;  // the first of the arguments
};

constexpr MacroForm kMacroForms[] = {
    {"all", 2, 1},        {"all", 3, 2},       {"exists", 2, 1},        {"exists", 3, 2},
    {"exists_one", 2, 1}, {"existsOne", 2, 1}, {"existsOne", 3, 2},     {"filter", 2, 1},
    {"map", 2, 1},        {"map", 3, 1},       {"transformList", 3, 2}, {"transformList", 4, 2},
};

// The first form of this name, with so many arguments if that is said.
const MacroForm* FindMacro(std::string_view name, std::optional<size_t> arguments = std::nullopt) {
  for (const MacroForm& form : kMacroForms) {
    if (form.name == name && (!arguments.has_value() || form.arguments == *arguments)) return &form;
  }
  return nullptr;
}

// How deep the tree below `expr` goes: 0 for a part without parts.
int Height(const Expr& expr) {
  int height = 0;
  for (const ExprPtr& arg : expr.args) height = std::max(height, 1 + Height(*arg));
  return height;
}

// Every function returns null after a mistake, which `issue_` then holds.
class Parser {
 public:
  Parser(std::string_view text, std::vector<Token> tokens)
      : text_(text), tokens_(std::move(tokens)) {}

  std::variant<ExprPtr, Issue> Run() {
    ExprPtr expr = Conditional();
    if (expr == nullptr) return issue_;
    if (Now().kind != Token::Kind::kEnd) {
      Fail(Now(), absl::StrCat(Shown(Now()), " stands where the expression should end"),
           "put an operator before it, or leave it out");
      return issue_;
    }
    // Chains inside brackets inside chains: each is short enough, all together may not be.
    if (Height(*expr) > kMostExpressionDepth) {
      at_ = 0;
      FailDeep();
      return issue_;
    }
    return expr;
  }

 private:
  // Counts nesting for as long as it lives.
  class Level {
   public:
    explicit Level(Parser& parser) : parser_(parser) { ++parser_.depth_; }
    ~Level() { --parser_.depth_; }
    bool TooDeep() const { return parser_.depth_ > kMostExpressionDepth; }

   private:
    Parser& parser_;
  };

  const Token& Now() const { return tokens_[at_]; }
  bool IsSymbol(std::string_view symbol) const {
    return Now().kind == Token::Kind::kSymbol && Now().text == symbol;
  }
  bool Take(std::string_view symbol) {
    if (!IsSymbol(symbol)) return false;
    ++at_;
    return true;
  }

  std::string Shown(const Token& token) const {
    if (token.kind == Token::Kind::kEnd) return "the end of the expression";
    if (token.kind == Token::Kind::kString) return absl::StrCat("the text ", Quoted(token.text));
    return Quoted(text_.substr(token.begin, token.end - token.begin));
  }

  ExprPtr Fail(const Token& token, std::string problem, std::string mend) {
    if (issue_.problem.empty()) issue_ = {token.begin, std::move(problem), std::move(mend)};
    return nullptr;
  }

  ExprPtr FailDeep() {
    return Fail(Now(), absl::StrCat("nested more than ", kMostExpressionDepth, " levels deep"),
                "give parts of it names of their own");
  }

  ExprPtr New(Expr::Kind kind, int begin, std::string text = "") {
    if (++nodes_ > kMostExpressionNodes) {
      return Fail(Now(), absl::StrCat("has more than ", kMostExpressionNodes, " parts"),
                  "give parts of it names of their own");
    }
    ExprPtr expr = std::make_unique<Expr>();
    expr->kind = kind;
    expr->begin = begin;
    expr->end = at_ > 0 ? tokens_[at_ - 1].end : begin;
    expr->text = std::move(text);
    return expr;
  }

  ExprPtr Combine(Expr::Kind kind, std::string text, ExprPtr a, ExprPtr b) {
    if (a == nullptr || b == nullptr) return nullptr;
    ExprPtr expr = New(kind, a->begin, std::move(text));
    if (expr == nullptr) return nullptr;
    expr->end = b->end;
    expr->args.push_back(std::move(a));
    expr->args.push_back(std::move(b));
    return expr;
  }

  ExprPtr Conditional() {
    Level level(*this);
    if (level.TooDeep()) return FailDeep();
    ExprPtr condition = Or();
    if (condition == nullptr || !Take("?")) return condition;
    ExprPtr then = Or();
    if (then == nullptr) return nullptr;
    if (!Take(":")) {
      return Fail(Now(), absl::StrCat(Shown(Now()), " stands where \":\" should"),
                  "write condition ? value : other value");
    }
    ExprPtr otherwise = Conditional();
    if (otherwise == nullptr) return nullptr;
    ExprPtr expr = New(Expr::Kind::kConditional, condition->begin);
    if (expr == nullptr) return nullptr;
    expr->end = otherwise->end;
    expr->args.push_back(std::move(condition));
    expr->args.push_back(std::move(then));
    expr->args.push_back(std::move(otherwise));
    return expr;
  }

  using Rule = ExprPtr (Parser::*)();

  // operand (operator operand)*, leaning left. Chains are shallow in the source but deep in the
  // tree, so that they count as nesting too.
  ExprPtr LeftToRight(Rule operand, std::initializer_list<std::string_view> operators) {
    ExprPtr left = (this->*operand)();
    int chain = 0;
    while (left != nullptr) {
      std::string_view found;
      for (std::string_view op : operators) {
        if (IsSymbol(op) ||
            (op == "in" && Now().kind == Token::Kind::kName && Now().text == "in")) {
          found = op;
        }
      }
      if (found.empty()) return left;
      if (depth_ + ++chain > kMostExpressionDepth) return FailDeep();
      ++at_;
      ExprPtr right = (this->*operand)();
      left = Combine(Expr::Kind::kBinary, std::string(found), std::move(left), std::move(right));
    }
    return nullptr;
  }

  ExprPtr Or() { return LeftToRight(&Parser::And, {"||"}); }
  ExprPtr And() { return LeftToRight(&Parser::Relation, {"&&"}); }
  ExprPtr Relation() { return LeftToRight(&Parser::Sum, {"==", "!=", "<", "<=", ">", ">=", "in"}); }
  ExprPtr Sum() { return LeftToRight(&Parser::Product, {"+", "-"}); }
  ExprPtr Product() { return LeftToRight(&Parser::Unary, {"*", "/", "%"}); }

  ExprPtr Unary() {
    if (!IsSymbol("!") && !IsSymbol("-")) return Member();
    Level level(*this);
    if (level.TooDeep()) return FailDeep();
    const Token& token = Now();
    ++at_;
    if (token.text == "-" && Now().kind == Token::Kind::kInt) {
      // The least number has no positive counterpart, so its sign is read with it.
      ExprPtr number = New(Expr::Kind::kInt, token.begin);
      if (number == nullptr) return nullptr;
      number->integer = static_cast<int64_t>(0 - Now().magnitude);
      number->end = Now().end;
      ++at_;
      return Suffixes(std::move(number));
    }
    ExprPtr operand = Unary();
    if (operand == nullptr) return nullptr;
    ExprPtr expr = New(Expr::Kind::kUnary, token.begin, token.text);
    if (expr == nullptr) return nullptr;
    expr->end = operand->end;
    expr->args.push_back(std::move(operand));
    return expr;
  }

  ExprPtr Member() {
    ExprPtr primary = Primary();
    return primary == nullptr ? nullptr : Suffixes(std::move(primary));
  }

  ExprPtr Suffixes(ExprPtr expr) {
    int chain = 0;
    while (expr != nullptr && (IsSymbol(".") || IsSymbol("["))) {
      if (depth_ + ++chain > kMostExpressionDepth) return FailDeep();
      expr = Take(".") ? Selection(std::move(expr)) : Index(std::move(expr));
    }
    return expr;
  }

  ExprPtr Index(ExprPtr list) {
    Take("[");
    ExprPtr position = Conditional();
    if (position == nullptr) return nullptr;
    if (!Take("]")) {
      return Fail(Now(), absl::StrCat(Shown(Now()), " stands where \"]\" should"), "close the [");
    }
    ExprPtr expr = Combine(Expr::Kind::kIndex, "", std::move(list), std::move(position));
    if (expr != nullptr) expr->end = tokens_[at_ - 1].end;
    return expr;
  }

  ExprPtr Selection(ExprPtr operand) {
    if (Now().kind != Token::Kind::kName) {
      return Fail(Now(), absl::StrCat(Shown(Now()), " stands where a name should, after \".\""),
                  "write the name of a field, a function or a value");
    }
    const Token name = Now();
    ++at_;
    const int begin = operand->begin;
    if (!IsSymbol("(")) {
      ExprPtr expr = New(Expr::Kind::kSelect, begin, name.text);
      if (expr == nullptr) return nullptr;
      expr->args.push_back(std::move(operand));
      return expr;
    }
    std::vector<ExprPtr> args;
    args.push_back(std::move(operand));
    if (!Arguments(args)) return nullptr;
    ExprPtr expr = New(Expr::Kind::kMethod, begin, name.text);
    if (expr == nullptr) return nullptr;
    expr->args = std::move(args);
    return FindMacro(name.text) == nullptr ? std::move(expr) : Macro(std::move(expr), name);
  }

  ExprPtr Macro(ExprPtr call, const Token& name) {
    const bool places = FindMacro(name.text)->variables == 2;
    const std::string mend =
        absl::StrCat("write list.", name.text, places ? "(i, x, …)" : "(x, …)");
    const MacroForm* form = FindMacro(name.text, call->args.size() - 1);
    if (form == nullptr) {
      return Fail(name,
                  absl::StrCat(name.text, " takes ", places ? "two variables" : "a variable",
                               " and an expression"),
                  mend);
    }
    std::string variables[2];
    for (size_t i = 0; i < form->variables; ++i) {
      const Expr& variable = *call->args[1 + i];
      if (variable.kind != Expr::Kind::kName || variable.from_root) {
        return Fail(name,
                    absl::StrCat("the ", i == 0 ? "first" : "second", " argument of ", name.text,
                                 " is no name"),
                    mend);
      }
      variables[i] = variable.text;
    }
    if (form->variables == 2 && variables[0] == variables[1]) {
      return Fail(name, absl::StrCat("both variables of ", name.text, " are named ", variables[0]),
                  "give the element's place and the element names of their own");
    }
    call->kind = Expr::Kind::kMacro;
    call->variable = variables[form->variables - 1];
    if (form->variables == 2) call->position = variables[0];
    const auto first = call->args.begin() + 1;
    call->args.erase(first, first + static_cast<std::ptrdiff_t>(form->variables));
    return call;
  }

  // "(" expression ("," expression)* ")".
  bool Arguments(std::vector<ExprPtr>& args) {
    Take("(");
    if (Take(")")) return true;
    while (true) {
      ExprPtr arg = Conditional();
      if (arg == nullptr) return false;
      args.push_back(std::move(arg));
      if (Take(")")) return true;
      if (!Take(",")) {
        Fail(Now(), absl::StrCat(Shown(Now()), " stands where \",\" or \")\" should"),
             "close the (");
        return false;
      }
    }
  }

  ExprPtr Primary() {
    const Token token = Now();
    switch (token.kind) {
      case Token::Kind::kInt: {
        if (token.magnitude > static_cast<uint64_t>(INT64_MAX)) {
          return Fail(token, "the number does not fit 64 bits", "write a smaller number");
        }
        ++at_;
        ExprPtr expr = New(Expr::Kind::kInt, token.begin);
        if (expr != nullptr) expr->integer = static_cast<int64_t>(token.magnitude);
        return expr;
      }
      case Token::Kind::kDecimal: {
        ++at_;
        ExprPtr expr = New(Expr::Kind::kDecimal, token.begin);
        if (expr != nullptr) expr->decimal = token.decimal;
        return expr;
      }
      case Token::Kind::kString:
        ++at_;
        return New(Expr::Kind::kString, token.begin, token.text);
      case Token::Kind::kName:
        return Named();
      case Token::Kind::kSymbol:
        if (IsSymbol("(")) return Parenthesized();
        if (IsSymbol("[")) return ListLiteral();
        if (IsSymbol(".")) return FromRoot();
        break;
      case Token::Kind::kEnd:
        break;
    }
    if (IsSymbol("{")) {
      return Fail(token, "maps and messages are not in the language", "use records of the facts");
    }
    return Fail(token, absl::StrCat(Shown(token), " stands where a value should"),
                "write a name, a number, a \"text\", a list or a call");
  }

  // What stands in brackets is quoted with them.
  ExprPtr Parenthesized() {
    const int begin = Now().begin;
    Take("(");
    ExprPtr expr = Conditional();
    if (expr == nullptr) return nullptr;
    if (!Take(")")) {
      return Fail(Now(), absl::StrCat(Shown(Now()), " stands where \")\" should"), "close the (");
    }
    expr->begin = begin;
    expr->end = tokens_[at_ - 1].end;
    return expr;
  }

  ExprPtr ListLiteral() {
    const int begin = Now().begin;
    Take("[");
    std::vector<ExprPtr> elements;
    while (!Take("]")) {
      ExprPtr element = Conditional();
      if (element == nullptr) return nullptr;
      elements.push_back(std::move(element));
      if (!Take(",") && !IsSymbol("]")) {
        return Fail(Now(), absl::StrCat(Shown(Now()), " stands where \",\" or \"]\" should"),
                    "close the [");
      }
    }
    ExprPtr expr = New(Expr::Kind::kList, begin);
    if (expr != nullptr) expr->args = std::move(elements);
    return expr;
  }

  // ".name": the name as if nothing stood around it.
  ExprPtr FromRoot() {
    const int begin = Now().begin;
    Take(".");
    const Token name = Now();
    if (name.kind != Token::Kind::kName) {
      return Fail(name, absl::StrCat(Shown(name), " stands where a name should, after \".\""),
                  "write the name of a field, a function or a value");
    }
    ExprPtr expr = Named();
    if (expr == nullptr) return nullptr;
    if (expr->kind != Expr::Kind::kName && expr->kind != Expr::Kind::kCall) {
      return Fail(name, absl::StrCat(Shown(name), " has no \".\" before it"),
                  "leave the \".\" out");
    }
    expr->from_root = true;
    expr->begin = begin;
    return expr;
  }

  ExprPtr Named() {
    const Token name = Now();
    ++at_;
    if (name.text == "true" || name.text == "false") {
      ExprPtr expr = New(Expr::Kind::kBool, name.begin);
      if (expr != nullptr) expr->boolean = name.text == "true";
      return expr;
    }
    if (name.text == "null") return New(Expr::Kind::kNull, name.begin);
    if (name.text == "in") {
      return Fail(name, "\"in\" stands where a value should", "write value in list");
    }
    if (!IsSymbol("(")) return New(Expr::Kind::kName, name.begin, name.text);
    std::vector<ExprPtr> args;
    if (!Arguments(args)) return nullptr;
    ExprPtr expr = New(Expr::Kind::kCall, name.begin, name.text);
    if (expr == nullptr) return nullptr;
    expr->args = std::move(args);
    if (name.text != "has") return expr;
    if (expr->args.size() != 1 ||
        (expr->args[0]->kind != Expr::Kind::kSelect && expr->args[0]->kind != Expr::Kind::kName)) {
      return Fail(name, "has takes one fact", "write has(record.field) or has(fact)");
    }
    expr->kind = Expr::Kind::kHas;
    return expr;
  }

  const std::string_view text_;
  const std::vector<Token> tokens_;
  size_t at_ = 0;
  int depth_ = -1;  // the whole expression is not nested
  int nodes_ = 0;
  Issue issue_;
};

}  // namespace

std::variant<ExprPtr, Issue> Parse(std::string_view text) {
  if (text.size() > static_cast<size_t>(kMostExpressionBytes)) {
    return Issue{
        0, absl::StrCat("has ", text.size(), " bytes; at most ", kMostExpressionBytes, " are read"),
        "give parts of it names of their own"};
  }
  std::variant<std::vector<Token>, Issue> tokens = Lex(text);
  if (Issue* issue = std::get_if<Issue>(&tokens)) return *issue;
  return Parser(text, std::get<std::vector<Token>>(std::move(tokens))).Run();
}

}  // namespace fairstart
