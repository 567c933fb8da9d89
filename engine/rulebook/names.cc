// The one namespace of a rulebook.
#include "engine/rulebook/names.h"

namespace fairstart {

void RulebookNames::AddFacts() {
  const RecordType& facts = schema_.case_type();
  for (size_t i = 0; i < facts.fields.size(); ++i) {
    Symbol symbol;
    symbol.kind = Symbol::Kind::kFact;
    symbol.type = facts.fields[i].type;
    symbol.index = static_cast<int>(i);
    Add(facts.fields[i].name, symbol, "a fact");
  }
  Symbol record;
  record.kind = Symbol::Kind::kRecordRoot;
  record.type = Type::Of(Type::Kind::kRecord);
  record.type.record = &schema_.record_type();
  Add("record", record, "the record");
}

bool RulebookNames::Add(const std::string& name, const Symbol& symbol, const std::string& kind) {
  return symbols_.try_emplace(name, Entry{symbol, kind}).second;
}

std::string RulebookNames::KindOf(const std::string& name) const {
  const auto found = symbols_.find(name);
  return found == symbols_.end() ? "" : found->second.kind;
}

std::optional<Symbol> RulebookNames::Find(std::string_view name) const {
  const auto found = symbols_.find(name);
  if (found == symbols_.end()) return std::nullopt;
  used_.insert(found->first);
  return found->second.symbol;
}

std::vector<std::string> RulebookNames::Names() const {
  std::vector<std::string> names;
  for (const auto& [name, entry] : symbols_) names.push_back(name);
  return names;
}

}  // namespace fairstart
