package org.pamir.quality;

import java.util.List;
import org.jaxen.BaseXPath;
import org.jaxen.JaxenException;
import org.pamir.quality.Element.Attribute;
import org.pamir.quality.Element.Root;
import org.pamir.quality.Element.Text;

/** An XPath 1.0 expression over a tree of {@link Element}s; safe for use by many threads. */
final class ElementPath {
  /** What the present turn of a loop is about; expressions call it {@code $value}. */
  private static final ThreadLocal<String> VALUE = new ThreadLocal<>();

  private final BaseXPath expression;

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
    try {
      return expression.selectNodes(new Root(root));
    } catch (JaxenException e) {
      throw new IllegalStateException(expression.toString(), e);
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
