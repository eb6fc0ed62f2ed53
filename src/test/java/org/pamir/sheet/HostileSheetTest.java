package org.pamir.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.sheet.SheetFiles.CSV;
import static org.pamir.sheet.SheetFiles.XLSX;
import static org.pamir.sheet.SheetFiles.bytes;
import static org.pamir.sheet.SheetFiles.importing;
import static org.pamir.sheet.SheetFiles.post;
import static org.pamir.sheet.SheetFiles.workbook;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pamir.RegisterTest;

/** Files that are made to break a reader; none of them leaves anything behind. */
@QuarkusTest
class HostileSheetTest extends RegisterTest.StoresNothing {

  private static final String ROWS =
      "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>%s</sheetData></worksheet>";

  private static String problem(String type, byte[] file) {
    JsonPath done = importing(type, file, "");
    assertThat(done.getString("status")).as(done.prettify()).isEqualTo("failed");
    return done.getString("problem");
  }

  private static String refusal(String type, byte[] file) {
    Response answer = post(type, file, "");
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
    return answer.jsonPath().getString("detail");
  }

  private static byte[] repeated(String before, char filling, int count, String after) {
    byte[] file = new byte[before.length() + count + after.length()];
    Arrays.fill(file, (byte) filling);
    System.arraycopy(bytes(before), 0, file, 0, before.length());
    System.arraycopy(bytes(after), 0, file, before.length() + count, after.length());
    return file;
  }

  @Test
  void refusesAnUnknownOrRepeatedColumn() {
    assertThat(refusal(CSV, bytes("identifier,reportingOrg,colour\r\n")))
        .contains("\"colour\"")
        .contains("title.en");
    assertThat(refusal(CSV, bytes("identifier,reportingOrg,reportingOrg\r\n"))).contains("twice");
    assertThat(refusal(CSV, bytes("a,b\r\n1,2\r\n"))).contains("/imports/templates/projects");
    assertThat(refusal(CSV, new byte[0])).contains("empty");
  }

  @Test
  void refusesOtherEncodingsAndGuessesNone() {
    String file = "identifier,reportingOrg,title.ru\r\nXM-1,XM,Мост\r\n";

    assertThat(refusal(CSV, file.getBytes(Charset.forName("windows-1251")))).contains("UTF-8");
    assertThat(refusal(CSV, file.getBytes(StandardCharsets.UTF_16))).contains("UTF-8");
  }

  @Test
  void refusesAnOpenQuoteAndAHugeCell() {
    assertThat(
            problem(CSV, bytes("identifier,reportingOrg\r\nXM-1,XM\r\n\"XM-2,XM\r\nXM-3,XM\r\n")))
        .contains("Row 3");
    assertThat(
            problem(CSV, repeated("identifier,reportingOrg\r\nXM-1,\"", 'x', 50_000_000, "\"\r\n")))
        .contains("Row 2");
  }

  @Test
  void namesTheCellWithANul() {
    JsonPath done =
        importing(CSV, bytes("identifier,reportingOrg,title.en\r\nXM-1,XM,a\0b\r\n"), "");

    assertThat(done.getInt("counts.rejected")).isEqualTo(1);
    assertThat(SheetFiles.findings(done).getString("items[0].path")).isEqualTo("title.en");
    assertThat(SheetFiles.findings(done).getString("items[0].message")).contains("NUL");
  }

  @Test
  void refusesWhatIsNoWorkbook() {
    assertThat(refusal(XLSX, bytes("identifier,reportingOrg\r\n"))).contains("no workbook");
    assertThat(problem(XLSX, bytes("PK\3\4 and no more than that"))).contains("no whole workbook");
    assertThat(
            refusal(
                XLSX,
                new byte[] {
                  (byte) 0xd0,
                  (byte) 0xcf,
                  0x11,
                  (byte) 0xe0,
                  (byte) 0xa1,
                  (byte) 0xb1,
                  0x1a,
                  (byte) 0xe1
                }))
        .contains(".xls");
  }

  @Test
  void unpacksNoBomb() {
    // 200 MB of spaces are 200 KB.
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put(
        "xl/worksheets/sheet1.xml", repeated("<worksheet>", ' ', 200_000_000, "</worksheet>"));

    assertThat(problem(XLSX, SheetFiles.zip(parts))).contains("larger than");
  }

  @Test
  void resolvesNoEntities() {
    String entity =
        "<?xml version=\"1.0\"?><!DOCTYPE worksheet [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
            + ROWS.formatted(
                "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&x;</t></is></c></row>");
    String laughs =
        "<?xml version=\"1.0\"?><!DOCTYPE worksheet [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>"
            + ROWS.formatted(
                "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&b;</t></is></c></row>");

    assertThat(problem(XLSX, workbook(entity))).contains("document type declaration");
    assertThat(problem(XLSX, workbook(laughs))).contains("document type declaration");
  }

  @Test
  void makesNoRoomForAMillionColumns() {
    for (String place : new String[] {"XFE1", "ZZZZZZZ1", "A99999999", "A0"}) {
      assertThat(
              problem(
                  XLSX,
                  workbook(
                      ROWS.formatted("<row r=\"1\"><c r=\"" + place + "\"><v>1</v></c></row>"))))
          .contains("a cell at");
    }
  }
}
