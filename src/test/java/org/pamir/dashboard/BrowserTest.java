package org.pamir.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.pamir.RegisterTest;

/** A test that looks at pages with a browser; without one it is skipped and says so. */
abstract class BrowserTest extends RegisterTest {

  private static Optional<Browser> browser = Optional.empty();

  private final List<Tab> tabs = new ArrayList<>();

  @TestHTTPResource("/")
  String root;

  @BeforeAll
  static void startBrowser() {
    browser = Browser.start();
  }

  @AfterAll
  static void stopBrowser() {
    browser.ifPresent(Browser::close);
    browser = Optional.empty();
  }

  @BeforeEach
  void thereIsABrowser() {
    assumeTrue(browser.isPresent(), Browser.ABSENT);
  }

  /**
   * Whatever a test did: no script failed, nothing was refused by the policy, nothing was missing.
   */
  @AfterEach
  void noPageHadAFault() {
    assertThat(tabs).allSatisfy(tab -> assertThat(tab.faults()).isEmpty());
  }

  /** A tab of a desktop with this page of the register. */
  Tab open(String path) {
    return open(path, 1360, 900);
  }

  Tab open(String path, int width, int height) {
    Tab tab = blank(width, height);
    tab.go(address(path));
    return tab;
  }

  Tab blank(int width, int height) {
    Tab tab = browser.orElseThrow().open(width, height);
    tabs.add(tab);
    return tab;
  }

  String address(String path) {
    return root.replaceAll("/$", "") + path;
  }
}
