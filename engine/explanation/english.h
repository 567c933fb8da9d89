// The little English that generated sentences need. A rulebook's own words are never parsed for
// their meaning: where a form is not certain, the sentence takes a longer way round.
#ifndef FAIRSTART_ENGINE_EXPLANATION_ENGLISH_H_
#define FAIRSTART_ENGINE_EXPLANATION_ENGLISH_H_

#include <optional>
#include <string>

namespace fairstart {

// "a spell in care", "an activity".
std::string Indefinite(const std::string& noun);

// "the counted pay"; "this authority" and "the day of the return" stay as they are.
std::string Definite(const std::string& noun);

// "Eligible".
std::string Capitalized(std::string text);

// "eligible".
std::string Uncapitalized(std::string text);

// "Eligible.", unless it ends in a mark already.
std::string Ended(std::string text);

// A name of a rulebook as words: "under 25" of "under_25".
std::string NameInWords(const std::string& name);

// The clause denied: "the young person is not eligible". Only where "not" in one place can but
// mean the whole: one definite subject, one simple predicate. Else nothing: of "every session was
// attended" the denial is not "every session was not attended".
std::optional<std::string> Denial(const std::string& clause);

// The words with "the <noun>", or a shorter name of it ("the spell" of "spell in care", "the
// order" of "care order"), called `reference` instead, "kind of order" too; nothing if they do not
// mention it.
std::optional<std::string> Calling(const std::string& words, const std::string& noun,
                                   const std::string& reference);

// The words without " of the <noun>" at their end, or a shorter name of it; nothing if it is
// mentioned elsewhere. "first day of the spell" is "first day", "kind of order" is "kind".
std::optional<std::string> WithoutOwner(const std::string& words, const std::string& noun);

// What a clause says of "the <noun>", or of a shorter name of it: "is an apprenticeship" of "the
// job is an apprenticeship". Nothing if it begins otherwise.
std::optional<std::string> SaidOf(const std::string& clause, const std::string& noun);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EXPLANATION_ENGLISH_H_
