package org.pamir.shared.http;

import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.pamir.shared.Word;
import org.pamir.shared.problem.Violations;

/**
 * Reads the values of filter parameters: a comma means or, a repeated parameter means and. What is
 * not understood is collected, with what is allowed, and refused all at once.
 */
public final class FilterValues {

  private final Violations violations = new Violations();

  /** Notes that a parameter cannot be understood. */
  public void refuse(String name, String message) {
    violations.add(name, message);
  }

  /**
   * @throws org.pamir.shared.problem.InvalidRequestException where anything was refused
   */
  public void throwIfAny() {
    violations.throwIfAny();
  }

  /** True, false, or null where the parameter is not given. */
  public Boolean truth(String name, String value) {
    if (value == null || value.equals("true") || value.equals("false")) {
      return value == null ? null : Boolean.valueOf(value);
    }
    refuse(name, "must be true or false");
    return null;
  }

  /** The parsed value, or null where the parameter is not given or is refused. */
  public <T> T parsed(String name, String value, Function<String, T> parse, String expected) {
    try {
      return value == null ? null : parse.apply(value);
    } catch (DateTimeParseException | NumberFormatException e) {
      refuse(name, "must be " + expected);
      return null;
    }
  }

  /** Each repetition of the parameter as the words between its commas. */
  public <E extends Enum<E> & Word> List<String[]> words(
      String name, List<String> values, Class<E> type) {
    String allowed =
        Arrays.stream(type.getEnumConstants()).map(Word::word).collect(Collectors.joining(", "));
    return codes(name, values, value -> Word.of(type, value) != null, "one of " + allowed);
  }

  /** Each repetition of the parameter as the values between its commas. */
  public List<String[]> codes(
      String name, List<String> values, Predicate<String> known, String expected) {
    if (values == null) {
      return List.of();
    }
    List<String[]> all =
        values.stream()
            .map(value -> value == null ? new String[] {""} : value.split(",", -1))
            .toList();
    for (String[] any : all) {
      for (String value : any) {
        if (value.isEmpty() || value.indexOf(0) >= 0 || !known.test(value)) {
          refuse(
              name,
              "has '"
                  + value.replace("\0", "")
                  + "', which is not known; it must be "
                  + (expected.isEmpty() ? "a value" : expected));
        }
      }
    }
    return all;
  }
}
