package org.pamir.iati;

/**
 * A piece of the file that has no record of its own, kept so that an export can give it back.
 *
 * @param path the element it stood in, such as {@code iati-activity/transaction[3]}; an index of 1
 *     is left out
 * @param name element name with its prefix ({@code usg:treasury-account}), {@code @name} for an
 *     attribute, {@code #text} for text where none belongs
 * @param xml the element with every namespace it needs declared in it; for an attribute what stands
 *     in the start tag ({@code usg:x="1" xmlns:usg="…"}); for text the escaped text
 * @param line line in the file, from 1
 * @param barred whether an export of the register wrote it as something that the schema bars; its
 *     path is then relative to what it is kept beside
 */
public record XmlFragment(String path, String name, String xml, int line, boolean barred) {

  XmlFragment(String path, String name, String xml, int line) {
    this(path, name, xml, line, false);
  }
}
