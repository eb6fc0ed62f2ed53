package org.pamir.intake;

import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.pamir.shared.http.PreferredWait;
import org.pamir.shared.problem.InvalidRequestException;

/** How a file is to be imported. */
public class ImportParams {
  private static final int NAME_LENGTH = 200;
  private static final int MOST_SECONDS = 60;

  @QueryParam("name")
  @Parameter(
      description = "What to call the file; the next file of this name is held against it",
      example = "undp-kg.xml")
  public String name;

  @QueryParam("dryRun")
  @Parameter(
      description = "`true`: reports what would happen, and changes nothing",
      schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
  public String dryRun;

  @QueryParam("missing")
  @Parameter(
      description =
          "What to do with projects that the last file of this `name` had, from organisations that"
              + " report in this one too, and that it lacks: `report` each as a finding and keep it, or"
              + " `withdraw` it",
      schema =
          @Schema(
              type = SchemaType.STRING,
              enumeration = {"report", "withdraw"},
              defaultValue = "report"))
  public String missing;

  String name() {
    if (name != null && name.length() > NAME_LENGTH) {
      throw new InvalidRequestException("name", "must have at most " + NAME_LENGTH + " characters");
    }
    return name;
  }

  boolean dryRun() {
    if (dryRun == null || dryRun.equals("false")) {
      return false;
    }
    if (dryRun.equals("true")) {
      return true;
    }
    throw new InvalidRequestException("dryRun", "must be true or false");
  }

  Missing missing() {
    if (missing == null || missing.equals("report")) {
      return Missing.REPORT;
    }
    if (missing.equals("withdraw")) {
      return Missing.WITHDRAW;
    }
    throw new InvalidRequestException("missing", "must be report or withdraw");
  }

  /** The wait that these preferences ask for, at most a minute. */
  static Duration wait(List<String> prefer) {
    return PreferredWait.of(prefer, MOST_SECONDS).orElse(Duration.ZERO);
  }
}
