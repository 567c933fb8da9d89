// The one namespace of a rulebook: facts, parameters, definitions, tables and `record`.
#ifndef FAIRSTART_ENGINE_RULEBOOK_NAMES_H_
#define FAIRSTART_ENGINE_RULEBOOK_NAMES_H_

#include <map>
#include <set>
#include <string>

#include "engine/expr/checker.h"
#include "engine/facts/schema.h"

namespace fairstart {

class RulebookNames : public NameSpace {
 public:
  explicit RulebookNames(FactSchema& schema) : schema_(schema) {}

  // Enters the facts of the schema and `record`.
  void AddFacts();

  // False when the name stands already; `kind` says what it then is ("a fact").
  bool Add(const std::string& name, const Symbol& symbol, const std::string& kind);
  // What a name is called ("a fact"); "" when nothing has it.
  std::string KindOf(const std::string& name) const;
  void Set(const std::string& name, const Symbol& symbol) { symbols_[name].symbol = symbol; }

  std::optional<Symbol> Find(std::string_view name) const override;
  std::vector<std::string> Names() const override;
  TypePool& types() override { return schema_.types(); }

  // Names that some expression has asked for.
  const std::set<std::string, std::less<>>& used() const { return used_; }

 private:
  struct Entry {
    Symbol symbol;
    std::string kind;
  };

  FactSchema& schema_;
  std::map<std::string, Entry, std::less<>> symbols_;
  mutable std::set<std::string, std::less<>> used_;
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_RULEBOOK_NAMES_H_
