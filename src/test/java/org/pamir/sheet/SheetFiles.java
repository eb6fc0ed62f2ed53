package org.pamir.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Register.asAdmin;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Table files as callers send them. */
final class SheetFiles {

  static final String CSV = "text/csv";
  static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private SheetFiles() {}

  static Response post(String type, byte[] file, String query) {
    return asAdmin()
        .contentType(type)
        .header("Prefer", "wait=60")
        .body(file)
        .post("/imports" + query);
  }

  /** The import of this file, when it has ended. */
  static JsonPath importing(String type, byte[] file, String query) {
    Response answer = post(type, file, query);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
    return answer.jsonPath();
  }

  static JsonPath importing(String csv) {
    return importing(CSV, csv.getBytes(StandardCharsets.UTF_8), "");
  }

  static JsonPath findings(JsonPath done) {
    return asAdmin().get("/imports/" + done.getString("id") + "/findings").jsonPath();
  }

  /** A workbook with this XML as its sheet. */
  static byte[] workbook(String sheet) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put(
        "[Content_Types].xml",
        bytes(
            """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
            <Default Extension="xml" ContentType="application/xml"/>
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
            <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
            </Types>"""));
    parts.put(
        "_rels/.rels",
        bytes(
            """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
            <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>
            </Relationships>"""));
    parts.put(
        "xl/workbook.xml",
        bytes(
            """
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
            <sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>"""));
    parts.put(
        "xl/_rels/workbook.xml.rels",
        bytes(
            """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
            <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
            </Relationships>"""));
    parts.put("xl/worksheets/sheet1.xml", bytes(sheet));
    return zip(parts);
  }

  static byte[] zip(Map<String, byte[]> parts) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(file)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return file.toByteArray();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
