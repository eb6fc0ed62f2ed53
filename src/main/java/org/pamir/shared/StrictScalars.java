package org.pamir.shared;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.function.Function;

/**
 * Texts, numbers, dates and instants that can be kept exactly as they were sent. Jackson's own
 * readers take a date with a time for a date, a number for an instant, and a number of a billion
 * digits.
 */
final class StrictScalars {

  static final int MAX_DIGITS = 40;

  private StrictScalars() {}

  static SimpleModule module() {
    return new SimpleModule("pamir")
        .addDeserializer(String.class, new Text())
        .addKeyDeserializer(String.class, new MemberName())
        .addDeserializer(BigDecimal.class, new BoundedNumber())
        .addDeserializer(LocalDate.class, new Time<>(LocalDate.class, DateText::date))
        .addDeserializer(Instant.class, new Time<>(Instant.class, DateText::instant));
  }

  private static final class Text extends StdScalarDeserializer<String> {
    Text() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return (String) context.handleUnexpectedToken(String.class, parser);
      }
      return checked(parser.getText(), parser);
    }
  }

  private static final class MemberName extends KeyDeserializer {
    @Override
    public Object deserializeKey(String key, DeserializationContext context) throws IOException {
      return checked(key, context.getParser());
    }
  }

  private static String checked(String text, JsonParser parser) throws IOException {
    String fault = StorableText.fault(text);
    if (fault != null) {
      throw InvalidFormatException.from(parser, fault, "", String.class);
    }
    return text;
  }

  /** 1e999999999 is eleven characters of JSON and a gigabyte of digits. */
  private static final class BoundedNumber extends StdScalarDeserializer<BigDecimal> {
    BoundedNumber() {
      super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (!parser.currentToken().isNumeric()) {
        return (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, parser);
      }
      BigDecimal number = parser.getDecimalValue();
      long digits = (long) number.precision() - Math.min(number.scale(), 0);
      if (digits > MAX_DIGITS || number.scale() > MAX_DIGITS) {
        throw InvalidFormatException.from(
            parser, "must be a number of at most " + MAX_DIGITS + " digits", "", BigDecimal.class);
      }
      return number;
    }
  }

  private static final class Time<T> extends StdScalarDeserializer<T> {
    private final transient Function<String, T> parse;

    Time(Class<T> type, Function<String, T> parse) {
      super(type);
      this.parse = parse;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return (T) context.handleUnexpectedToken(handledType(), parser);
      }
      try {
        return parse.apply(parser.getText());
      } catch (DateTimeParseException e) {
        throw InvalidFormatException.from(parser, "", "", handledType());
      }
    }
  }
}
