package org.pamir.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pamir.words.Question;
import org.pamir.words.SearchKey;
import org.pamir.words.Term;

/**
 * Marks in texts what a question found. The result is HTML: everything of the text is escaped, and
 * the marks are the only elements.
 */
final class Marks {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}'ʻʼ‘’]+");

  /** A fragment has about so many characters. */
  private static final int FRAGMENT = 240;

  private final List<Term> terms;

  /** The last word may go on: what begins with it is marked. */
  private final boolean typing;

  Marks(Question asked, boolean typing) {
    this.terms = asked.terms();
    this.typing = typing;
  }

  private record Span(int from, int to) {}

  /** Of texts by language those in which something was found, marked. */
  Map<String, String> in(Map<String, String> texts, boolean whole) {
    Map<String, String> marked = new LinkedHashMap<>();
    texts.forEach(
        (language, text) -> {
          List<Span> spans = spans(text);
          if (!spans.isEmpty()) {
            marked.put(language, marked(text, spans, whole));
          }
        });
    return marked;
  }

  /** A text, marked where anything was found in it. */
  String of(String text) {
    return marked(text, spans(text), true);
  }

  private List<Span> spans(String text) {
    List<Span> found = new ArrayList<>();
    Matcher words = WORD.matcher(text);
    String before = null;
    int beforeFrom = 0;
    while (words.find()) {
      String key = SearchKey.of(words.group()).strip();
      if (matches(key)) {
        found.add(new Span(words.start(), words.end()));
      } else if (before != null && matches(before + key)) {
        found.add(new Span(beforeFrom, words.end()));
      }
      before = key;
      beforeFrom = words.start();
    }
    return found;
  }

  private boolean matches(String key) {
    if (key.isEmpty()) {
      return false;
    }
    for (int i = 0; i < terms.size(); i++) {
      Term term = terms.get(i);
      boolean last = typing && i == terms.size() - 1;
      if (term.forms(true).contains(key)
          || SearchKey.alike(key, term.key())
          || (term.stem().length() > 3 || last && !term.key().isEmpty())
              && key.startsWith(last ? term.key() : term.stem())
          || i + 1 < terms.size() && key.equals(term.key() + terms.get(i + 1).key())) {
        return true;
      }
    }
    return false;
  }

  private static String marked(String text, List<Span> spans, boolean whole) {
    int from = 0;
    int to = text.length();
    if (!whole && text.length() > FRAGMENT) {
      int best = densest(spans);
      from = wordStart(text, Math.max(0, spans.get(best).from() - 60));
      to = wordEnd(text, Math.min(text.length(), from + FRAGMENT));
    }
    StringBuilder html = new StringBuilder(from > 0 ? "… " : "");
    int at = from;
    for (Span span : spans) {
      if (span.from() >= at && span.to() <= to) {
        escape(text.substring(at, span.from()), html);
        html.append("<mark>");
        escape(text.substring(span.from(), span.to()), html);
        html.append("</mark>");
        at = span.to();
      }
    }
    escape(text.substring(at, to), html);
    return html.append(to < text.length() ? " …" : "").toString();
  }

  /** The span with the most others close behind it. */
  private static int densest(List<Span> spans) {
    int best = 0;
    int most = 0;
    int end = 0;
    for (int i = 0; i < spans.size(); i++) {
      while (end < spans.size() && spans.get(end).to() - spans.get(i).from() < FRAGMENT - 60) {
        end++;
      }
      if (end - i > most) {
        most = end - i;
        best = i;
      }
    }
    return best;
  }

  private static int wordStart(String text, int at) {
    int start = at;
    while (start > 0 && !Character.isWhitespace(text.charAt(start - 1)) && at - start < 30) {
      start--;
    }
    // Never within a pair of surrogates.
    return start > 0 && Character.isLowSurrogate(text.charAt(start)) ? start - 1 : start;
  }

  private static int wordEnd(String text, int at) {
    int end = at;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && end - at < 30) {
      end++;
    }
    return end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? end + 1 : end;
  }

  private static void escape(String text, StringBuilder html) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> html.append(c);
      }
    }
  }
}
