// Runs expressions of CEL's tests: the variables that a test declares or binds are facts of a case.
#ifndef FAIRSTART_TESTS_CONFORMANCE_CEL_CEL_WORLD_H_
#define FAIRSTART_TESTS_CONFORMANCE_CEL_CEL_WORLD_H_

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/expr/checker.h"
#include "engine/expr/executor.h"
#include "tests/conformance/cel/cel_data.h"

namespace fairstart::conformance {

// What came of an expression. `text` is the value with its type ("list [int 1, int 2]"), or what
// the checker or the error says.
struct Answer {
  enum class Kind { kValue, kUnknown, kError, kRefused };
  Kind kind = Kind::kRefused;
  std::string text;
  std::optional<Type> type;  // unless it was refused

  friend std::ostream& operator<<(std::ostream& out, const Answer& answer);
};

// A value that a test wants, as Answer::text has it. Throws std::runtime_error when it is none that
// the profile has.
std::string TextOf(const Json& wanted);

// The name of a bool whose value is an error.
inline constexpr std::string_view kFailing = "failing";

// The variables of one test. A variable with dots in its name is the field of a record: for `a.b`
// there is a record `a` with a field `b`; the test's container is looked in first, by the whole
// name. A variable that is declared and not bound is not known.
class CelWorld : public NameSpace, private Host {
 public:
  // Throws std::runtime_error when a type or value is none that the profile has.
  explicit CelWorld(const CelTest& test);

  // Adds a fact of this type that is not known; gives its name.
  std::string AddUnknown(const Type& type);

  // `expr` is what `text` was parsed to, or a part of it.
  Answer Evaluate(const std::string& text, const Expr& expr);

  // NameSpace.
  std::optional<Symbol> Find(std::string_view name) const override;
  std::optional<Symbol> FindFromRoot(std::string_view name) const override;
  std::vector<std::string> Names() const override { return {}; }
  TypePool& types() override { return types_; }

 private:
  // A record that grows while variables are added.
  struct Branch {
    RecordType* type = nullptr;
    RecordValue value;
    std::vector<Value> slots;
    std::map<std::string, std::unique_ptr<Branch>> below;
  };

  void AddVariable(const std::string& name, const Type& type, const Value& value);
  void AddField(Branch& branch, const std::string& name, const Type& type, const Value& value);
  Branch& BranchBelow(Branch& branch, const std::string& name);
  Type ReadType(const Json& type);
  Type TypeOfValue(const Json& value);
  Value ReadValue(const Json& value);

  // Host.
  Value Parameter(Execution&, int, const Value*, int) override;
  Value Definition(Execution& execution, int index, const RecordValue* about) override;
  Value ParameterOn(Execution&, int, const Value*, int, Day) override;
  Value DefinitionOn(Execution&, int, const RecordValue*, Day) override;
  Value EverBefore(Execution&, int) override;
  Value FirstDay(Execution&, int, Day) override;
  void ReadNotYet(const Execution&, const RecordValue&, int) override {}

  std::string container_;
  TypePool types_;
  Arena arena_;
  Branch facts_;
};

}  // namespace fairstart::conformance

#endif  // FAIRSTART_TESTS_CONFORMANCE_CEL_CEL_WORLD_H_
