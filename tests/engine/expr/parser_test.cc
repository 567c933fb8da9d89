#include "engine/expr/parser.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace fairstart {
namespace {

using Kind = Expr::Kind;

// A tree as nested brackets: "(+ 1 (* 2 3))".
std::string Show(const Expr& expr) {
  std::vector<std::string> args;
  for (const auto& arg : expr.args) args.push_back(Show(*arg));
  const std::string all = absl::StrJoin(args, " ");
  switch (expr.kind) {
    case Kind::kBool:
      return expr.boolean ? "true" : "false";
    case Kind::kInt:
      return absl::StrCat(expr.integer);
    case Kind::kString:
      return absl::StrCat("\"", expr.text, "\"");
    case Kind::kDecimal:
      return absl::StrCat(expr.decimal.numerator(), "/", expr.decimal.denominator(), "p");
    case Kind::kNull:
      return "null";
    case Kind::kName:
      return absl::StrCat(expr.from_root ? "." : "", expr.text);
    case Kind::kSelect:
      return absl::StrCat("(. ", all, " ", expr.text, ")");
    case Kind::kIndex:
      return absl::StrCat("(at ", all, ")");
    case Kind::kUnary:
    case Kind::kBinary:
      return absl::StrCat("(", expr.text, " ", all, ")");
    case Kind::kConditional:
      return absl::StrCat("(? ", all, ")");
    case Kind::kCall:
      return absl::StrCat("(", expr.from_root ? "." : "", expr.text, all.empty() ? "" : " ", all,
                          ")");
    case Kind::kMethod:
      return absl::StrCat("(.", expr.text, " ", all, ")");
    case Kind::kList:
      return absl::StrCat("[", all, "]");
    case Kind::kMacro:
      return absl::StrCat("(", expr.text, " ", expr.position, expr.position.empty() ? "" : " ",
                          expr.variable, " ", all, ")");
    case Kind::kHas:
      return absl::StrCat("(has ", all, ")");
  }
  return "";
}

std::string Parsed(std::string_view text) {
  const auto result = Parse(text);
  if (const Issue* issue = std::get_if<Issue>(&result)) {
    return absl::StrCat(issue->offset, ": ", issue->problem, "; ", issue->mend);
  }
  return Show(*std::get<std::unique_ptr<Expr>>(result));
}

bool IsParsed(std::string_view text) {
  return std::holds_alternative<std::unique_ptr<Expr>>(Parse(text));
}

struct Row {
  std::string_view text;
  std::string_view want;
};

constexpr Row kTrees[] = {
    // Precedence, loosest first, and to which side a chain leans.
    {"a ? b : c ? d : e", "(? a b (? c d e))"},
    {"a || b ? c || d : e || f", "(? (|| a b) (|| c d) (|| e f))"},
    {"a || b && c || d", "(|| (|| a (&& b c)) d)"},
    {"a && b == c && d", "(&& (&& a (== b c)) d)"},
    {"a == b != c", "(!= (== a b) c)"},
    {"a < b + c", "(< a (+ b c))"},
    {"a <= b - c", "(<= a (- b c))"},
    {"a > b in c", "(in (> a b) c)"},
    {"a >= b", "(>= a b)"},
    {"a - b - c + d", "(+ (- (- a b) c) d)"},
    {"a + b * c / d % e", "(+ a (% (/ (* b c) d) e))"},
    {"!a == b", "(== (! a) b)"},
    {"-a * b", "(* (- a) b)"},
    {"!!a", "(! (! a))"},
    {"- -a", "(- (- a))"},
    {"!a.b", "(! (. a b))"},
    {"-a[0]", "(- (at a 0))"},
    {"(a + b) * c", "(* (+ a b) c)"},
    {"((a))", "a"},
    // Members.
    {"a.b.c", "(. (. a b) c)"},
    {"a.b[1].c", "(. (at (. a b) 1) c)"},
    {"a[b[0]]", "(at a (at b 0))"},
    {"f()", "(f)"},
    {"f(a, b ? c : d)", "(f a (? b c d))"},
    {"a.f()", "(.f a)"},
    {"a.f(b).g(c, d)", "(.g (.f a b) c d)"},
    {"f(a).b", "(. (f a) b)"},
    {"\"x\".size()", "(.size \"x\")"},
    {"[a, b].size()", "(.size [a b])"},
    {"1.size()", "(.size 1)"},
    {"-1.size()", "(.size -1)"},
    // Macros and has.
    {"a.all(x, x > 1)", "(all x a (> x 1))"},
    {"a.exists(x, x)", "(exists x a x)"},
    {"a.exists_one(x, x)", "(exists_one x a x)"},
    {"a.filter(x, x)", "(filter x a x)"},
    {"a.map(x, x)", "(map x a x)"},
    {"a.map(x, x > 1, x * 2)", "(map x a (> x 1) (* x 2))"},
    {"a.all((x), x)", "(all x a x)"},
    {"a.existsOne(x, x)", "(existsOne x a x)"},
    {"a.all(i, x, x > i)", "(all i x a (> x i))"},
    {"a.exists(i, x, x)", "(exists i x a x)"},
    {"a.existsOne(i, x, x)", "(existsOne i x a x)"},
    {"a.transformList(i, x, x + i)", "(transformList i x a (+ x i))"},
    {"a.transformList(i, x, i > 1, x)", "(transformList i x a (> i 1) x)"},
    // Names from the root.
    {".a", ".a"},
    {".a.b", "(. .a b)"},
    {"-.a", "(- .a)"},
    {"a + .b", "(+ a .b)"},
    {".f(a)", "(.f a)"},
    {"[.a, . b]", "[.a .b]"},
    {"a.exists(x, .x == x)", "(exists x a (== .x x))"},
    {"all(a, b)", "(all a b)"},
    {"a.all", "(. a all)"},
    {"has(a)", "(has a)"},
    {"has(a.b.c)", "(has (. (. a b) c))"},
    {"a.has(b)", "(.has a b)"},
    {"has", "has"},
    // Lists.
    {"[]", "[]"},
    {"[1]", "[1]"},
    {"[1, 2,]", "[1 2]"},
    {"[[1], []]", "[[1] []]"},
    {"a in [1, 2]", "(in a [1 2])"},
    // Literals.
    {"true", "true"},
    {"false || trueish", "(|| false trueish)"},
    {"null", "null"},
    {"0", "0"},
    {"007", "7"},
    {"9223372036854775807", "9223372036854775807"},
    {"-9223372036854775808", "-9223372036854775808"},
    {"- 9223372036854775808", "-9223372036854775808"},
    {"0x7fffFFFFffffFFFF", "9223372036854775807"},
    {"-0x8000000000000000", "-9223372036854775808"},
    {"0X1f", "31"},
    {"2-1", "(- 2 1)"},
    {"2 - -1", "(- 2 -1)"},
    {"0.00", "0/1p"},
    {"57.90", "5790/1p"},
    {"57.905", "11581/2p"},
    {"-57.90", "(- 5790/1p)"},
    {"in_touch", "in_touch"},
    {"_a1", "_a1"},
    // Space and comments.
    {" \t\r\n\f a \n+ // the rest\n b // and this", "(+ a b)"},
    {"a//b", "a"},
    {"a / b", "(/ a b)"},
    {"\"//\"", "\"//\""},
};

TEST(Parser, ReadsCelsGrammar) {
  for (const Row& row : kTrees) EXPECT_EQ(Parsed(row.text), row.want) << row.text;
}

constexpr Row kTexts[] = {
    {R"("")", ""},
    {R"('')", ""},
    {R"("it's")", "it's"},
    {R"('say "no"')", "say \"no\""},
    {R"("""a "b" ""c""")", "a \"b\" \"\"c"},
    {"'''a\n'b'\r\n'''", "a\n'b'\r\n"},
    {R"("""""")", ""},
    {R"("\a\b\f\n\r\t\v")", "\a\b\f\n\r\t\v"},
    {R"("\\\?\"\'\`")", "\\?\"'`"},
    {R"("\x41\X42")", "AB"},
    {R"("\101\377")", "A\xC3\xBF"},
    {R"("\u00a3")", "\xC2\xA3"},
    {R"("\u20AC")", "\xE2\x82\xAC"},
    {R"("\U0001F600")", "\xF0\x9F\x98\x80"},
    {R"("\U0010FFFF")", "\xF4\x8F\xBF\xBF"},
    {R"("\ud7ff\ue000")", "\xED\x9F\xBF\xEE\x80\x80"},
    {R"("\u0041b")", "Ab"},
    {R"(r"\n\")", "\\n\\"},
    {R"(R'\')", "\\"},
    {"r\"\"\"\\\n\"\"\"", "\\\n"},
    {"\"\xC2\xA3\"", "\xC2\xA3"},
};

TEST(Lexer, ReadsTheTextsThatCelWrites) {
  for (const Row& row : kTexts) {
    const auto result = Parse(row.text);
    const auto* expr = std::get_if<std::unique_ptr<Expr>>(&result);
    ASSERT_NE(expr, nullptr) << row.text << " " << Parsed(row.text);
    EXPECT_EQ((*expr)->kind, Kind::kString) << row.text;
    EXPECT_EQ((*expr)->text, row.want) << row.text;
  }
}

TEST(Lexer, AnEscapedZeroIsOneByteOfAText) {
  const auto result = Parse(R"("a\000\u0000b")");
  EXPECT_EQ(std::get<std::unique_ptr<Expr>>(result)->text, std::string("a\0\0b", 4));
}

constexpr Row kMistakes[] = {
    // Characters and numbers.
    {"a = b", "2: \"=\" is no operator; compare with \"==\""},
    {"a & b", "2: \"&\" is no operator; write \"&&\""},
    {"a | b", "2: \"|\" is no operator; write \"||\""},
    {"a @ b",
     "2: a character that no expression has; write names, numbers, \"texts\" and operators only"},
    {"\xC2\xA3",
     "0: a character that no expression has; write names, numbers, \"texts\" and operators only"},
    {std::string_view("a\0", 2),
     "1: a character that no expression has; write names, numbers, \"texts\" and operators only"},
    {"1e5",
     "0: floating-point numbers are not in the language; write an amount in pounds and pence "
     "(57.90), or a share as a parameter"},
    {"a + 1.5E3",
     "4: floating-point numbers are not in the language; write an amount in pounds and pence "
     "(57.90), or a share as a parameter"},
    {"0.5",
     "0: read \"0.5\", want pounds and pence, such as \"57.90\" or \"0.00\"; "
     "write an amount in pounds and pence (57.90)"},
    {"00.50",
     "0: read \"00.50\", want pounds and pence, such as \"57.90\" or \"0.00\"; "
     "write an amount in pounds and pence (57.90)"},
    {"1.0000000000000000000001",
     "0: read \"1.0000000000000000000001\", which is more digits than an exact amount has; write "
     "an amount in pounds and pence (57.90)"},
    {"9223372036854775808", "0: the number does not fit 64 bits; write a smaller number"},
    {"1 - 9223372036854775808", "4: the number does not fit 64 bits; write a smaller number"},
    {"9223372036854775809", "0: the number does not fit 64 bits; write a smaller number"},
    {"-9223372036854775809", "1: the number does not fit 64 bits; write a smaller number"},
    {"99999999999999999999999", "0: the number does not fit 64 bits; write a smaller number"},
    {"0x10000000000000000", "0: the number does not fit 64 bits; write a smaller number"},
    {"0x", "0: a number without digits; write digits after 0x"},
    {"0xg", "0: a number without digits; write digits after 0x"},
    {"1u", "0: unsigned numbers are not in the language; leave the \"u\" out"},
    {"0x1fU", "0: unsigned numbers are not in the language; leave the \"u\" out"},
    {"12months", "2: a number runs into a name; put a space or an operator between them"},
    {"1_000", "1: a number runs into a name; put a space or an operator between them"},
    // Texts.
    {"a == \"b", "5: a text without its closing quote; close it with \""},
    {"'a", "0: a text without its closing quote; close it with '"},
    {"\"a\nb\"", "0: a text without its closing quote; close it with \""},
    {"'a\rb'", "0: a text without its closing quote; close it with '"},
    {"\"\"\"a\"\"", "0: a text without its closing quote; close it with \"\"\""},
    {"r'a\\", "1: a text without its closing quote; close it with '"},
    {"\"a\\", "2: an escape that CEL does not have; write \\\\ for a backslash"},
    {R"("\q")", "1: an escape that CEL does not have; write \\\\ for a backslash"},
    {R"("\8")", "1: an escape that CEL does not have; write \\\\ for a backslash"},
    {R"("\12")", "1: an escape that CEL does not have; write \\\\ for a backslash"},
    {R"("\400")", "1: an escape that CEL does not have; write \\\\ for a backslash"},
    {R"("\x4")", "1: an escape that CEL does not have; write \\\\ for a backslash"},
    {R"("\u12g4")", "1: an escape that CEL does not have; write \\\\ for a backslash"},
    {R"("\ud800")", "1: an escape that CEL does not have; write \\\\ for a backslash"},
    {R"("\udfff")", "1: an escape that CEL does not have; write \\\\ for a backslash"},
    {R"("\U00110000")", "1: an escape that CEL does not have; write \\\\ for a backslash"},
    // Where something is missing or too much.
    {"",
     "0: the end of the expression stands where a value should; write a name, a number, a "
     "\"text\", a list or a call"},
    {"a +",
     "3: the end of the expression stands where a value should; write a name, a number, a "
     "\"text\", a list or a call"},
    {"a + * b",
     "4: \"*\" stands where a value should; write a name, a number, a \"text\", a list or a call"},
    {"a b",
     "2: \"b\" stands where the expression should end; put an operator before it, or leave it out"},
    {"1 2",
     "2: \"2\" stands where the expression should end; put an operator before it, or leave it out"},
    {"a 57.90",
     "2: \"57.90\" stands where the expression should end; put an operator before it, or leave it "
     "out"},
    {"a 'b\n'", "2: a text without its closing quote; close it with '"},
    {"a 'b\"'",
     "2: the text \"b\\\"\" stands where the expression should end; put an operator before it, or "
     "leave it out"},
    {"a )",
     "2: \")\" stands where the expression should end; put an operator before it, or leave it out"},
    {"a;",
     "1: \";\" stands where the expression should end; put an operator before it, or leave it out"},
    {"(a", "2: the end of the expression stands where \")\" should; close the ("},
    {"(a]", "2: \"]\" stands where \")\" should; close the ("},
    {"()",
     "1: \")\" stands where a value should; write a name, a number, a \"text\", a list or a call"},
    {"f(a", "3: the end of the expression stands where \",\" or \")\" should; close the ("},
    {"f(a b)", "4: \"b\" stands where \",\" or \")\" should; close the ("},
    {"f(a,)",
     "4: \")\" stands where a value should; write a name, a number, a \"text\", a list or a call"},
    {"[a", "2: the end of the expression stands where \",\" or \"]\" should; close the ["},
    {"[a b]", "3: \"b\" stands where \",\" or \"]\" should; close the ["},
    {"[,]",
     "1: \",\" stands where a value should; write a name, a number, a \"text\", a list or a call"},
    {"a[1", "3: the end of the expression stands where \"]\" should; close the ["},
    {"a[]",
     "2: \"]\" stands where a value should; write a name, a number, a \"text\", a list or a call"},
    {"a.",
     "2: the end of the expression stands where a name should, after \".\"; write the name of a "
     "field, a function or a value"},
    {"a.1",
     "2: \"1\" stands where a name should, after \".\"; write the name of a field, a function or a "
     "value"},
    {"a ? b",
     "5: the end of the expression stands where \":\" should; write condition ? value : other "
     "value"},
    {"a ? b ? c : d : e",
     "6: \"?\" stands where \":\" should; write condition ? value : other value"},
    {"in", "0: \"in\" stands where a value should; write value in list"},
    {"a in",
     "4: the end of the expression stands where a value should; write a name, a number, a "
     "\"text\", a list or a call"},
    {"{a: b}", "0: maps and messages are not in the language; use records of the facts"},
    {"A{}",
     "1: \"{\" stands where the expression should end; put an operator before it, or leave "
     "it out"},
    {"a.all(x)", "2: all takes a variable and an expression; write list.all(x, …)"},
    {"a.map(x, b, c, d)", "2: map takes a variable and an expression; write list.map(x, …)"},
    {"a.filter(x, b, c)", "2: filter takes a variable and an expression; write list.filter(x, …)"},
    {"a.exists_one(i, x, b)",
     "2: exists_one takes a variable and an expression; write list.exists_one(x, …)"},
    {"a.all(i, x, b, c)", "2: all takes a variable and an expression; write list.all(x, …)"},
    {"a.transformList(x, b)",
     "2: transformList takes two variables and an expression; write list.transformList(i, x, …)"},
    {"a.exists(i, 1, b)", "2: the second argument of exists is no name; write list.exists(x, …)"},
    {"a.transformList(1, x, b)",
     "2: the first argument of transformList is no name; write list.transformList(i, x, …)"},
    {"a.exists(.x, b)", "2: the first argument of exists is no name; write list.exists(x, …)"},
    {"a.all(x, x, b)",
     "2: both variables of all are named x; give the element's place and the element names of "
     "their own"},
    {".1",
     "1: \"1\" stands where a name should, after \".\"; write the name of a field, a function or a "
     "value"},
    {"a + .",
     "5: the end of the expression stands where a name should, after \".\"; write the name "
     "of a field, a function or a value"},
    {".true", "1: \"true\" has no \".\" before it; leave the \".\" out"},
    {".has(a)", "1: \"has\" has no \".\" before it; leave the \".\" out"},
    {"a.exists(1, b)", "2: the first argument of exists is no name; write list.exists(x, …)"},
    {"a.exists(x.y, b)", "2: the first argument of exists is no name; write list.exists(x, …)"},
    {"has()", "0: has takes one fact; write has(record.field) or has(fact)"},
    {"a || has(b, c)", "5: has takes one fact; write has(record.field) or has(fact)"},
    {"has(f(a))", "0: has takes one fact; write has(record.field) or has(fact)"},
};

TEST(Parser, SaysWhereTheFirstMistakeIsAndWhatToWrite) {
  for (const Row& row : kMistakes) EXPECT_EQ(Parsed(row.text), row.want) << row.text;
}

void ExpectPartsReadAlike(std::string_view text, const Expr& expr) {
  const auto part =
      text.substr(static_cast<size_t>(expr.begin), static_cast<size_t>(expr.end - expr.begin));
  EXPECT_EQ(Parsed(part), Show(expr)) << part;
  for (const auto& arg : expr.args) ExpectPartsReadAlike(text, *arg);
}

TEST(Parser, EveryPartKnowsItsBytes) {
  for (const Row& row : kTrees) {
    const auto result = Parse(row.text);
    ExpectPartsReadAlike(row.text, *std::get<std::unique_ptr<Expr>>(result));
  }
}

// Budgets.

std::string Repeated(int times, std::string_view text) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

TEST(Parser, ReadsUpTo4096BytesAndNoMore) {
  std::string text = "a";
  text.resize(kMostExpressionBytes, ' ');
  EXPECT_EQ(Parsed(text), "a");
  EXPECT_EQ(Parsed(text + " "),
            "0: has 4097 bytes; at most 4096 are read; give parts of it names of their own");
}

TEST(Parser, ReadsUpToAThousandPartsAndNoMore) {
  const std::string list = "[" + Repeated(kMostExpressionNodes - 2, "a,");
  EXPECT_TRUE(IsParsed(list + "a]"));
  EXPECT_EQ(Parsed(list + "a,a]"),
            "2001: has more than 1000 parts; give parts of it names of their own");
}

TEST(Parser, ReadsUpTo250LevelsOfNestingAndNoMore) {
  struct Nest {
    std::string_view open;
    std::string_view middle;
    std::string_view close;
  };
  constexpr Nest kNests[] = {
      {"(", "a", ")"},  {"[", "a", "]"},    {"f(", "a", ")"},      {"a[", "a", "]"},
      {"!", "a", ""},   {"- ", "a", ""},    {"a ? b : ", "a", ""}, {"", "a", "+a"},
      {"", "a", "&&a"}, {"", "a", " == a"}, {"", "a", ".a"},       {"", "a", "[0]"},
      {"", "a", "*a"},  {"", "a", ".f()"},
  };
  for (const Nest& nest : kNests) {
    const auto nested = [&](int times) {
      return Repeated(times, nest.open) + std::string(nest.middle) + Repeated(times, nest.close);
    };
    EXPECT_TRUE(IsParsed(nested(kMostExpressionDepth))) << Parsed(nested(kMostExpressionDepth));
    EXPECT_NE(Parsed(nested(kMostExpressionDepth + 1))
                  .find(": nested more than 250 levels deep; give parts of it names of their own"),
              std::string::npos)
        << nested(3) << " " << Parsed(nested(kMostExpressionDepth + 1));
  }
}

TEST(Parser, ChainsInBracketsInChainsCountTogether) {
  const auto chains = [](int length) {
    return "(" + Repeated(length, "a+") + "a)" + Repeated(length, "+a");
  };
  EXPECT_TRUE(IsParsed(chains(125)));
  EXPECT_EQ(Parsed(chains(126)),
            "0: nested more than 250 levels deep; give parts of it names of their own");
}

TEST(Parser, HostileTextsEndInAnIssueAndNotInACrash) {
  for (const std::string_view piece :
       {"(", "[", "f(", "a[", "!", "-", "a?", "a?b:", "{", "a.", "\"", "'", "\\", "0x", "a.all(x,",
        "has(", "//", "a+", "a in "}) {
    for (const int times : {kMostExpressionBytes / static_cast<int>(piece.size()), 100'000}) {
      const std::string text = Repeated(times, piece);
      EXPECT_FALSE(IsParsed(text) && piece != "\"" && piece != "'") << piece;
    }
  }
}

TEST(Parser, BytesWithoutMeaningNeverCrash) {
  constexpr std::string_view kPieces[] = {"a",  "1",  "2.50", "\"", "'",  "\\", "(",   ")",
                                          "[",  "]",  ".",    ",",  "?",  ":",  "&&",  "||",
                                          "!",  "-",  "+",    "==", "in", " ",  "has", "all(x,",
                                          "0x", "\n", "\xFF", "//", "{",  "u",  "r'",  "map"};
  uint64_t state = 1;
  int parsed = 0;
  for (int round = 0; round < 200'000; ++round) {
    std::string text;
    do {
      state = state * 6364136223846793005u + 1442695040888963407u;
      text += kPieces[(state >> 40) % std::size(kPieces)];
    } while ((state >> 33) % 8 != 0);
    if (IsParsed(text)) ++parsed;
  }
  EXPECT_GT(parsed, 1000);
}

}  // namespace
}  // namespace fairstart
