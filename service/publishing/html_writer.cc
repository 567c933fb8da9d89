// Tested by tests/service/publishing/html_writer_test.cc.
#include "service/publishing/html_writer.h"

namespace fairstart {
namespace {

// What text and quoted values must not hold.
std::string Escaped(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '&') {
      escaped += "&amp;";
    } else if (c == '<') {
      escaped += "&lt;";
    } else if (c == '>') {
      escaped += "&gt;";
    } else if (c == '"') {
      escaped += "&quot;";
    } else if ((byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F) {
      escaped += "\xEF\xBF\xBD";
    } else {
      escaped += c;
    }
  }
  return escaped;
}

}  // namespace

void HtmlWriter::Text(std::string_view text) { text_ += Escaped(text); }

void HtmlWriter::Leaf(std::string_view tag, Attributes attributes, std::string_view text) {
  const HtmlElement element(*this, tag, attributes);
  Text(text);
}

void HtmlWriter::Void(std::string_view tag, Attributes attributes) { Open(tag, attributes); }

void HtmlWriter::Style(std::string_view css) {
  const HtmlElement style(*this, "style");
  text_ += css;
}

void HtmlWriter::Open(std::string_view tag, Attributes attributes) {
  text_ += '<';
  text_ += tag;
  for (const auto& [name, value] : attributes) {
    if (value.empty() && name != "alt") continue;
    text_ += ' ';
    text_ += name;
    text_ += "=\"";
    text_ += Escaped(value);
    text_ += '"';
  }
  text_ += '>';
}

void HtmlWriter::Close(std::string_view tag) {
  text_ += "</";
  text_ += tag;
  text_ += '>';
}

}  // namespace fairstart
