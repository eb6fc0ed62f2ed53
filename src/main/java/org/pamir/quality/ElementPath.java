package org.pamir.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jaxen.BaseXPath;
import org.jaxen.JaxenException;
import org.pamir.quality.Element.Attribute;
import org.pamir.quality.Element.Root;
import org.pamir.quality.Element.Text;

/** An XPath 1.0 expression over a tree of {@link Element}s; safe for use by many threads. */
final class ElementPath {
  /** What the present turn of a loop is about; expressions call it {@code $value}. */
  private static final ThreadLocal<String> VALUE = new ThreadLocal<>();

  private static final Pattern STEPS = Pattern.compile("(/[\\w-]+)+");
  private static final Pattern ANYWHERE = Pattern.compile("//([\\w-]+)");

  private final BaseXPath expression;
  // Where the expression is but names from the top, or one name anywhere: those are walked without
  // the machinery of XPath, as each activity asks for some thirty of them.
  private final List<String> steps;
  private final String anywhere;

  /**
   * @throws IllegalArgumentException where it is no XPath
   */
  ElementPath(String expression) {
    try {
      this.expression = new BaseXPath(expression, ElementNavigator.INSTANCE);
      this.expression.setVariableContext((uri, prefix, name) -> VALUE.get());
    } catch (JaxenException e) {
      throw new IllegalArgumentException("Not an XPath: " + expression, e);
    }
    steps =
        STEPS.matcher(expression).matches() ? List.of(expression.substring(1).split("/")) : null;
    Matcher name = ANYWHERE.matcher(expression);
    anywhere = name.matches() ? name.group(1) : null;
  }

  /** Runs something once for a value of a loop. */
  static void with(String value, Runnable turn) {
    VALUE.set(value);
    try {
      turn.run();
    } finally {
      VALUE.remove();
    }
  }

  /** The nodes it leads to: elements, attributes and texts. */
  List<?> select(Element context) {
    try {
      return expression.selectNodes(context);
    } catch (JaxenException e) {
      throw new IllegalStateException(expression.toString(), e);
    }
  }

  /** The elements it leads to from the top of the tree. */
  @SuppressWarnings("unchecked")
  List<Element> elements(Element root) {
    if (steps != null) {
      return walk(root);
    }
    if (anywhere != null) {
      List<Element> found = new ArrayList<>();
      descend(root, found);
      return found;
    }
    try {
      return expression.selectNodes(new Root(root));
    } catch (JaxenException e) {
      throw new IllegalStateException(expression.toString(), e);
    }
  }

  private List<Element> walk(Element root) {
    List<Element> at = root.name().equals(steps.get(0)) ? List.of(root) : List.of();
    for (String step : steps.subList(1, steps.size())) {
      List<Element> next = new ArrayList<>();
      for (Element element : at) {
        next.addAll(element.children(step));
      }
      at = next;
    }
    return at;
  }

  private void descend(Element element, List<Element> found) {
    if (element.name().equals(anywhere)) {
      found.add(element);
    }
    for (Element child : element.children()) {
      descend(child, found);
    }
  }

  /** Whether it is true, as XPath's {@code boolean()} has it. */
  boolean test(Element context) {
    try {
      return expression.booleanValueOf(context);
    } catch (JaxenException e) {
      throw new IllegalStateException(expression.toString(), e);
    }
  }

  /** The text of a node. */
  static String text(Object node) {
    if (node instanceof Attribute attribute) {
      return attribute.value();
    }
    return node instanceof Text text ? text.owner().text() : ((Element) node).allText();
  }

  /** The element a node is, or belongs to. */
  static Element element(Object node) {
    if (node instanceof Attribute attribute) {
      return attribute.owner();
    }
    return node instanceof Text text ? text.owner() : (Element) node;
  }

  @Override
  public String toString() {
    return expression.toString();
  }
}
