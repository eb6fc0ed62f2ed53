package org.pamir.reference;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pamir.shared.Caller;
import org.pamir.shared.CurrentCaller;
import org.pamir.shared.DateText;
import org.pamir.shared.Revisions;
import org.pamir.shared.Revisions.Revision;
import org.pamir.shared.Revisions.Source;
import org.pamir.shared.http.Answers;
import org.pamir.shared.paging.PageParams;
import org.pamir.shared.problem.InvalidRequestException;

@Path("/exchange-rates")
@Tag(
    name = "Reference",
    description = "Countries, goals, sectors, themes, code lists, currencies and exchange rates.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ExchangeRateResource {

  private final ExchangeRates rates;
  private final Codelists codelists;
  private final Revisions revisions;
  private final CurrentCaller caller;

  ExchangeRateResource(
      ExchangeRates rates, Codelists codelists, Revisions revisions, CurrentCaller caller) {
    this.rates = rates;
    this.codelists = codelists;
    this.revisions = revisions;
    this.caller = caller;
  }

  @Schema(name = "ExchangeRatePage")
  record Listed(List<ExchangeRateView> items, String next, long total, long revision) {}

  @GET
  @Operation(
      operationId = "listExchangeRates",
      summary = "List exchange rates",
      description =
          "Units of a currency for one US dollar, each with its source and the day from which it holds.")
  @APIResponse(
      responseCode = "200",
      description = "A page of rates",
      content = @Content(schema = @Schema(implementation = Listed.class)))
  public Response list(
      @QueryParam("currency")
          @Parameter(description = "ISO 4217 code; a comma means or", example = "KZT")
          String currency,
      @QueryParam("from")
          @Parameter(description = "Holding from this day or later", example = "2024-01-01")
          String from,
      @QueryParam("to") @Parameter(description = "Holding from this day or earlier") String to,
      @BeanParam PageParams page,
      @Context UriInfo uri) {
    String[] currencies = currency == null ? null : currency.split(",");
    return Answers.page(rates.list(currencies, date("from", from), date("to", to), page), uri);
  }

  @PUT
  @Path("/{currency}/{validFrom}")
  @RolesAllowed(Caller.HUB_ADMIN)
  @Transactional
  @Operation(
      operationId = "putExchangeRate",
      summary = "Load an exchange rate",
      description = "Adds a rate or corrects it; every figure that rests on it follows.")
  @APIResponse(
      responseCode = "200",
      description = "Loaded",
      content = @Content(schema = @Schema(implementation = ExchangeRateView.class)))
  public ExchangeRateView put(
      @PathParam("currency") String currency,
      @PathParam("validFrom") String validFrom,
      @NotNull @Valid ExchangeRateRequest rate) {
    LocalDate from = date("validFrom", validFrom);
    if (!codelists.contains("Currency", currency) || currency.equals("USD")) {
      throw new InvalidRequestException(
          "currency", "must be a currency of the code list Currency other than USD");
    }
    Revision revision = revisions.next(caller.get(), Source.API);
    rates.store(List.of(new RateFile.Rate(currency, from, rate.perUsd())), rate.source(), revision);
    return new ExchangeRateView(currency, from, rate.perUsd(), rate.source(), revision.number());
  }

  private static LocalDate date(String name, String value) {
    try {
      return value == null ? null : DateText.date(value);
    } catch (DateTimeParseException e) {
      throw new InvalidRequestException(name, "must be a date such as 2026-03-31");
    }
  }
}
