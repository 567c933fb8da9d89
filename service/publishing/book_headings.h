// The words that every format of the book uses around its sentences.
#ifndef FAIRSTART_SERVICE_PUBLISHING_BOOK_HEADINGS_H_
#define FAIRSTART_SERVICE_PUBLISHING_BOOK_HEADINGS_H_

#include <array>
#include <string>
#include <vector>

#include "engine/engine.h"

namespace fairstart {

inline constexpr char kHowToRead[] = "How to read this book";
inline constexpr char kContents[] = "Contents";
inline constexpr char kAsReadBy[] = "as read by ";
inline constexpr char kInPreparation[] = "in preparation";
inline constexpr char kInPreparationSentence[] =
    "In preparation: rules of this section may still be missing, and an answer then has no line "
    "for "
    "them.";
inline constexpr std::array<const char*, 4> kOutlineHead = {"Reference", "What it is about",
                                                            "What it does", "Where it is encoded"};

// "12. Eligible and relevant young people who work"; "Choices" for a section without number.
std::string SectionTitle(const BookSection& section);

// "Entitlement".
std::string KindTitle(const std::string& kind);

// What a folded list is called: "23 scenarios".
std::string CountOf(const std::vector<BookItem>& scenarios);
std::string CountOf(const std::vector<Phrase>& scenarios);

// Why nothing carries a reference, where that is so; else "".
std::string StateOf(const BookReference& reference);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PUBLISHING_BOOK_HEADINGS_H_
