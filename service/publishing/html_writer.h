// HTML, written element by element: what is opened is closed, and text is text.
//
//   HtmlWriter html;
//   {
//     HtmlElement list(html, "ul", {{"class", "rules"}});
//     html.Leaf("li", {}, "a < b");
//   }
//   html.text();  // <ul class="rules"><li>a &lt; b</li></ul>
#ifndef FAIRSTART_SERVICE_PUBLISHING_HTML_WRITER_H_
#define FAIRSTART_SERVICE_PUBLISHING_HTML_WRITER_H_

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace fairstart {

class HtmlWriter {
 public:
  // Names are the writer's own; values are escaped. One that is empty is left out, but for alt.
  using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  HtmlWriter() = default;
  HtmlWriter(const HtmlWriter&) = delete;
  HtmlWriter& operator=(const HtmlWriter&) = delete;

  void Doctype() { text_ += "<!DOCTYPE html>\n"; }

  // Text of whatever origin: markup in it stays text. Control characters, which HTML does not
  // have, become U+FFFD.
  void Text(std::string_view text);

  // An element that holds text only.
  void Leaf(std::string_view tag, Attributes attributes, std::string_view text);

  // An element that holds nothing: meta, br.
  void Void(std::string_view tag, Attributes attributes);

  // A style sheet of our own, which is not escaped. REQUIRES: no "</style".
  void Style(std::string_view css);

  // A new line in the source, for those who read it.
  void Line() { text_ += '\n'; }

  const std::string& text() const { return text_; }

 private:
  friend class HtmlElement;
  void Open(std::string_view tag, Attributes attributes);
  void Close(std::string_view tag);

  std::string text_;
};

// An element for as long as it lives. It must live shorter than the elements around it.
class HtmlElement {
 public:
  HtmlElement(HtmlWriter& html, std::string_view tag, HtmlWriter::Attributes attributes = {})
      : html_(html), tag_(tag) {
    html_.Open(tag_, attributes);
  }
  ~HtmlElement() { html_.Close(tag_); }
  HtmlElement(const HtmlElement&) = delete;
  HtmlElement& operator=(const HtmlElement&) = delete;

 private:
  HtmlWriter& html_;
  const std::string tag_;
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PUBLISHING_HTML_WRITER_H_
