package org.pamir.iati;

import javax.xml.stream.Location;
import org.codehaus.stax2.LocationInfo;
import org.codehaus.stax2.XMLStreamLocation2;

/** Where an element of the file begins, for the events that are made of it. */
record LegacyPlace(XMLStreamLocation2 at) implements LocationInfo {
  @Override
  public long getStartingByteOffset() {
    return -1;
  }

  @Override
  public long getStartingCharOffset() {
    return at.getCharacterOffset();
  }

  @Override
  public long getEndingByteOffset() {
    return -1;
  }

  @Override
  public long getEndingCharOffset() {
    return at.getCharacterOffset();
  }

  @Override
  public Location getLocation() {
    return at;
  }

  @Override
  public XMLStreamLocation2 getStartLocation() {
    return at;
  }

  @Override
  public XMLStreamLocation2 getCurrentLocation() {
    return at;
  }

  @Override
  public XMLStreamLocation2 getEndLocation() {
    return at;
  }
}
