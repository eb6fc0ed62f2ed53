package org.pamir.quality;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import javax.xml.XMLConstants;
import org.jaxen.DefaultNavigator;
import org.jaxen.JaxenException;
import org.jaxen.NamedAccessNavigator;
import org.jaxen.XPath;
import org.jaxen.saxpath.SAXPathException;
import org.pamir.quality.Element.Attribute;
import org.pamir.quality.Element.Root;
import org.pamir.quality.Element.Text;

/** How XPath walks over a tree of {@link Element}s; IATI's own elements have no namespace. */
final class ElementNavigator extends DefaultNavigator implements NamedAccessNavigator {
  private static final long serialVersionUID = 1L;
  static final ElementNavigator INSTANCE = new ElementNavigator();
  private static final String XML = "xml:";

  @Override
  public Iterator<?> getChildAxisIterator(Object node) {
    if (node instanceof Root root) {
      return List.of(root.element()).iterator();
    }
    if (node instanceof Element element) {
      // Blank text is layout between elements, or a narrative that says nothing.
      return element.text().isBlank()
          ? element.children().iterator()
          : element.children().isEmpty()
              ? List.of(new Text(element)).iterator()
              : withText(element).iterator();
    }
    return Collections.emptyIterator();
  }

  private static List<Object> withText(Element element) {
    List<Object> nodes = new java.util.ArrayList<>(element.children());
    nodes.add(0, new Text(element));
    return nodes;
  }

  @Override
  public Iterator<?> getChildAxisIterator(Object node, String name, String prefix, String uri) {
    if (node instanceof Element element) {
      return element.children(name).iterator();
    }
    return node instanceof Root root && root.element().name().equals(name)
        ? List.of(root.element()).iterator()
        : Collections.emptyIterator();
  }

  @Override
  public Iterator<?> getAttributeAxisIterator(Object node) {
    return node instanceof Element element
        ? element.attributes().iterator()
        : Collections.emptyIterator();
  }

  @Override
  public Iterator<?> getAttributeAxisIterator(Object node, String name, String prefix, String uri) {
    if (node instanceof Element element) {
      String full = "xml".equals(prefix) ? XML + name : name;
      String value = element.get(full);
      if (value != null) {
        return List.of(new Attribute(element, full, value)).iterator();
      }
    }
    return Collections.emptyIterator();
  }

  @Override
  public Object getParentNode(Object node) {
    if (node instanceof Element element) {
      return element.parent() == null ? new Root(element) : element.parent();
    }
    return node instanceof Attribute attribute
        ? attribute.owner()
        : node instanceof Text text ? text.owner() : null;
  }

  @Override
  public Iterator<?> getParentAxisIterator(Object node) {
    Object parent = getParentNode(node);
    return parent == null ? Collections.emptyIterator() : List.of(parent).iterator();
  }

  @Override
  public Object getDocumentNode(Object node) {
    Object top = node;
    for (Object next = node; next != null; next = getParentNode(next)) {
      top = next;
    }
    return top;
  }

  @Override
  public String getElementNamespaceUri(Object element) {
    return "";
  }

  @Override
  public String getElementName(Object element) {
    return ((Element) element).name();
  }

  @Override
  public String getElementQName(Object element) {
    return ((Element) element).name();
  }

  @Override
  public String getAttributeNamespaceUri(Object attribute) {
    return getAttributeQName(attribute).startsWith(XML) ? XMLConstants.XML_NS_URI : "";
  }

  @Override
  public String getAttributeName(Object attribute) {
    String name = getAttributeQName(attribute);
    return name.startsWith(XML) ? name.substring(XML.length()) : name;
  }

  @Override
  public String getAttributeQName(Object attribute) {
    return ((Attribute) attribute).name();
  }

  @Override
  public boolean isDocument(Object node) {
    return node instanceof Root;
  }

  @Override
  public boolean isElement(Object node) {
    return node instanceof Element;
  }

  @Override
  public boolean isAttribute(Object node) {
    return node instanceof Attribute;
  }

  @Override
  public boolean isText(Object node) {
    return node instanceof Text;
  }

  @Override
  public boolean isNamespace(Object node) {
    return false;
  }

  @Override
  public boolean isComment(Object node) {
    return false;
  }

  @Override
  public boolean isProcessingInstruction(Object node) {
    return false;
  }

  @Override
  public String getElementStringValue(Object element) {
    return ((Element) element).allText();
  }

  @Override
  public String getAttributeStringValue(Object attribute) {
    return ((Attribute) attribute).value();
  }

  @Override
  public String getTextStringValue(Object text) {
    return ((Text) text).owner().text();
  }

  @Override
  public String getCommentStringValue(Object comment) {
    return "";
  }

  @Override
  public String getNamespaceStringValue(Object namespace) {
    return "";
  }

  @Override
  public String getNamespacePrefix(Object namespace) {
    return "";
  }

  @Override
  public XPath parseXPath(String xpath) throws SAXPathException {
    try {
      return new org.jaxen.BaseXPath(xpath, this) {
        private static final long serialVersionUID = 1L;
      };
    } catch (JaxenException e) {
      throw new SAXPathException(e);
    }
  }
}
