package org.pamir.iati;

import javax.xml.stream.XMLStreamException;

/** Elements that are a code in a vocabulary, with or without a percentage. */
final class ClassificationParser {
  private final ActivityScope scope;
  private final XmlCursor cursor;

  ClassificationParser(ActivityScope scope) {
    this.scope = scope;
    cursor = scope.cursor();
  }

  IatiCountry country() throws XMLStreamException {
    return new IatiCountry(cursor.line(), scope.code(), scope.percentage(), scope.narratives());
  }

  /** A transaction has one country, wholly: a percentage there is left over. */
  IatiCountry transactionCountry() throws XMLStreamException {
    return new IatiCountry(cursor.line(), scope.code(), null, scope.narratives());
  }

  IatiRegion region() throws XMLStreamException {
    return new IatiRegion(
        cursor.line(),
        scope.vocabulary(),
        cursor.attribute("vocabulary-uri"),
        scope.code(),
        scope.percentage(),
        scope.narratives());
  }

  IatiRegion transactionRegion() throws XMLStreamException {
    return new IatiRegion(
        cursor.line(),
        scope.vocabulary(),
        cursor.attribute("vocabulary-uri"),
        scope.code(),
        null,
        scope.narratives());
  }

  IatiSector sector() throws XMLStreamException {
    return new IatiSector(
        cursor.line(),
        scope.vocabulary(),
        cursor.attribute("vocabulary-uri"),
        scope.code(),
        scope.percentage(),
        scope.narratives());
  }

  IatiSector transactionSector() throws XMLStreamException {
    return new IatiSector(
        cursor.line(),
        scope.vocabulary(),
        cursor.attribute("vocabulary-uri"),
        scope.code(),
        null,
        scope.narratives());
  }

  IatiTag tag() throws XMLStreamException {
    return new IatiTag(
        cursor.line(),
        cursor.attribute("vocabulary"),
        cursor.attribute("vocabulary-uri"),
        scope.code(),
        scope.weight(),
        scope.narratives());
  }

  IatiPolicyMarker policyMarker() throws XMLStreamException {
    return new IatiPolicyMarker(
        cursor.line(),
        scope.vocabulary(),
        cursor.attribute("vocabulary-uri"),
        scope.code(),
        cursor.attribute("significance"),
        scope.narratives());
  }

  IatiHumanitarianScope humanitarianScope() throws XMLStreamException {
    return new IatiHumanitarianScope(
        cursor.line(),
        cursor.attribute("type"),
        cursor.attribute("vocabulary"),
        cursor.attribute("vocabulary-uri"),
        scope.code(),
        scope.narratives());
  }

  IatiAidType aidType() throws XMLStreamException {
    String vocabulary = scope.vocabulary();
    return new IatiAidType(vocabulary, scope.codeElement());
  }

  IatiRelatedActivity relatedActivity() throws XMLStreamException {
    int line = cursor.line();
    String ref = cursor.attribute("ref");
    if (ref == null) {
      scope.find(Rule.REF_MISSING, "No ref", "left without a ref");
    }
    String type = cursor.attribute("type");
    cursor.end();
    return new IatiRelatedActivity(line, ref, type);
  }
}
