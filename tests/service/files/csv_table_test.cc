#include "service/files/csv_table.h"

#include <gtest/gtest.h>

#include <random>
#include <sstream>

#include "service/files/csv_row.h"

namespace fairstart {
namespace {

class CsvTableTest : public testing::Test {
 protected:
  // "file:line:column" of what is wrong.
  std::vector<std::string> Wrong(const std::string& bytes) {
    rows_.clear();
    said_.clear();
    std::vector<std::string> places;
    for (const Diagnostic& diagnostic :
         ReadCsv("a.csv", bytes, {{"name", "sum"}, {"note"}}, rows_)) {
      places.push_back(std::to_string(diagnostic.line) + ":" + std::to_string(diagnostic.column));
      said_ += ToString(diagnostic) + "\n";
    }
    return places;
  }

  std::vector<CsvRow> rows_;
  std::string said_;
};

using Places = std::vector<std::string>;

TEST_F(CsvTableTest, ColumnsAreFoundByName) {
  EXPECT_EQ(Wrong("sum,name\r\n1.00,a\r\n2.00,b\r\n"), Places{}) << said_;
  ASSERT_EQ(rows_.size(), 2u);
  EXPECT_EQ(rows_[1]["name"], "b");
  EXPECT_EQ(rows_[1]["sum"], "2.00");
  EXPECT_EQ(rows_[1]["note"], "");
  EXPECT_EQ(rows_[1].line, 3);
  EXPECT_EQ(rows_[1].PositionOf("name").column, 6);
}

TEST_F(CsvTableTest, QuotesHoldCommasQuotesAndLines) {
  EXPECT_EQ(Wrong("name,sum,note\n\"a, \"\"b\"\"\",1,\"two\r\nlines\"\nc,2,\n"), Places{}) << said_;
  ASSERT_EQ(rows_.size(), 2u);
  EXPECT_EQ(rows_[0]["name"], "a, \"b\"");
  EXPECT_EQ(rows_[0]["note"], "two\r\nlines");
  EXPECT_EQ(rows_[1].line, 4);
  EXPECT_EQ(rows_[1]["note"], "");
}

TEST_F(CsvTableTest, AByteOrderMarkBlankLinesAndAMissingLastLineEndAreTaken) {
  EXPECT_EQ(Wrong("\xef\xbb\xbfname,sum\n\na,1\n\r\nb,2"), Places{}) << said_;
  EXPECT_EQ(rows_.size(), 2u);
}

TEST_F(CsvTableTest, ColumnsThatAreMissingUnknownOrDoubleAreNamed) {
  EXPECT_EQ(Wrong("name,summe\n"), (Places{"1:6", "1:1"}));
  EXPECT_NE(said_.find("did you mean \"sum\"?"), std::string::npos) << said_;
  EXPECT_EQ(Wrong("name,sum,name\n"), Places{"1:10"});
  EXPECT_EQ(Wrong(""), (Places{"1:1", "1:1"}));
}

TEST_F(CsvTableTest, ALineWithAnotherNumberOfValuesIsNamed) {
  EXPECT_EQ(Wrong("name,sum\na,1\nb\nc,3,4\nd,4\n"), (Places{"3:1", "4:1"}));
  EXPECT_EQ(rows_.size(), 2u);
}

TEST_F(CsvTableTest, QuotesThatDoNotCloseAreNamedWhereTheyOpen) {
  EXPECT_EQ(Wrong("name,sum\na,\"1\nb,2\n"), Places{"2:3"});
  EXPECT_EQ(Wrong("name,sum\na,\"1\"2\n"), Places{"2:6"});
  EXPECT_EQ(Wrong("name,sum\na,1\"2\n"), Places{"2:4"});
}

TEST_F(CsvTableTest, OtherEncodingsAreRefused) {
  EXPECT_EQ(Wrong("name,sum\n\xa3,1\n"), Places{"1:1"});
  EXPECT_NE(said_.find("UTF-8"), std::string::npos);
}

TEST_F(CsvTableTest, WhatIsWrittenIsReadAgain) {
  std::ostringstream out;
  const std::vector<std::string> values = {"a,\"b\"\r\nc", CsvPounds(-5), "£"};
  WriteCsvRow({"name", "sum", "note"}, out);
  WriteCsvRow(values, out);
  EXPECT_EQ(Wrong(out.str()), Places{}) << said_;
  EXPECT_EQ(rows_[0]["name"], values[0]);
  EXPECT_EQ(rows_[0]["sum"], "-0.05");
  EXPECT_EQ(rows_[0]["note"], "£");
}

TEST_F(CsvTableTest, AnyValuesAreReadAsTheyWereWritten) {
  const std::string letters = "a,\"\r\n ;\xc2\xa3";
  std::mt19937_64 random(1);
  for (int round = 0; round < 500; ++round) {
    std::ostringstream out;
    WriteCsvRow({"name", "sum", "note"}, out);
    std::vector<std::string> values(3);
    for (std::string& value : values) {
      for (uint64_t length = random() % 6; length > 0; --length) {
        const size_t at = random() % (letters.size() - 1);
        value += at == letters.size() - 2 ? letters.substr(at) : letters.substr(at, 1);
      }
    }
    WriteCsvRow(values, out);
    ASSERT_EQ(Wrong(out.str()), Places{}) << said_;
    ASSERT_EQ(rows_.size(), 1u) << out.str();
    EXPECT_EQ((std::vector{rows_[0]["name"], rows_[0]["sum"], rows_[0]["note"]}), values);
  }
}

TEST_F(CsvTableTest, AnyBytesAreReadOrRefused) {
  const std::string letters = "name,sum\n\"\"\r\n,,a1\xff";
  std::mt19937_64 random(2);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes = random() % 2 == 0 ? "name,sum\n" : "";
    for (uint64_t length = random() % 20; length > 0; --length)
      bytes += letters[random() % letters.size()];
    const Places wrong = Wrong(bytes);
    for (const CsvRow& row : rows_) EXPECT_EQ(row.values.size(), 2u) << bytes;
    for (const std::string& place : wrong) EXPECT_NE(place.substr(0, 2), "0:") << bytes;
  }
}

}  // namespace
}  // namespace fairstart
