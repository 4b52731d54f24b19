#!/usr/bin/env python3
"""Clicks through the page of `dross report` in headless Chromium, wide and narrow, light and dark.

Chromium, its driver and Selenium are Debian's (packages chromium, chromium-driver, python3-selenium).
The page is of texts that are written here: articles with clutter, and one that tries to break out of
the page. Nothing is fetched: the page is a file, and the test fails if it asks for anything else.

  run.py --tool PATH [--screenshots FOLDER]
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import unittest

from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

CHROMIUM = "/usr/bin/chromium"
DRIVER = "/usr/bin/chromedriver"
FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
         "--disable-background-networking", "--disable-component-update", "--disable-quic",
         "--disable-dev-shm-usage", "--hide-scrollbars")
PROSE = ("The ferry to the island was out of service for the third day, and the council said on Monday "
         "that it would send a smaller boat until the engine had been repaired.")
HOSTILE = "</script><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"

options = None


def records():
    """Six articles of two sites, one of them hostile; the third repeats a paragraph of the first."""
    def article(number, site, lines):
        return {"id": f"story-{number}", "url": f"https://{site}/{number}", "text": "\n\n".join(lines)}
    other = PROSE.replace("ferry", "night train").replace("boat", "bus").replace("island", "coast")
    third = PROSE.replace("ferry", "mill").replace("island", "valley").replace("council", "owner")
    yield article(1, "news.example.org", [
        PROSE, PROSE, other, "Share this article", "Related Articles", "Goalkeeper leaves after ten years",
        "Stadium to get a new roof"])
    yield article(2, "news.example.org", [third, "Follow us on Facebook and Twitter", other])
    yield article(3, "paper.example.com", [
        third.replace("Monday", "Friday"), PROSE, "Sign up for our newsletter", "Read more: Bridge is shut for a week"])
    yield article(4, "paper.example.com", [other.replace("Monday", "Sunday"), third.replace("third", "fifth")])
    yield article(5, "evil.example.net", [
        PROSE.replace("Monday", "Tuesday"), f"Related Articles {HOSTILE}", HOSTILE,
        "A line\u2028and a paragraph separator\u2029 \" ' & &lt; \u0000 \u202e stay text, as all of this document must do.",
        "Share this article"])
    yield article(6, "paper.example.com", [other.replace("Monday", "Tuesday")])


def make_page(folder):
    source = folder / "dump.jsonl"
    lines = [json.dumps(record).encode() for record in records()]
    broken = b'{"id":"\xff<b>bytes</b>","url":"https://evil.example.net/\xfe","text":"' + \
        PROSE.encode() + b'\\n\\nShare this article \xff\xfe\\ud800"}'
    source.write_bytes(b"\n".join([*lines, broken]) + b"\n")
    page = folder / "report.html"
    subprocess.run([options.tool, "report", "--no-config", "--dedupe", "stream", "dump.jsonl", "--html", page.name],
                   cwd=folder, check=True)
    first = page.read_bytes()
    subprocess.run([options.tool, "report", "--no-config", "--dedupe", "stream", "--threads", "1", "dump.jsonl",
                    "--html", page.name], cwd=folder, check=True)
    assert page.read_bytes() == first, "the page differs from run to run"
    return page


def open_browser(width, height, mobile, dark):
    chrome = webdriver.ChromeOptions()
    chrome.binary_location = CHROMIUM
    for flag in (*FLAGS, f"--window-size={width},{height}"):
        chrome.add_argument(flag)
    if mobile:
        chrome.add_experimental_option(
            "mobileEmulation", {"deviceMetrics": {"width": width, "height": height, "pixelRatio": 1.0}})
    chrome.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    browser = webdriver.Chrome(service=Service(DRIVER), options=chrome)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {
        "features": [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]})
    return browser


class Page(unittest.TestCase):
    """One browser for a class, a fresh page for each test."""
    width, height, mobile, dark = 1400, 1000, False, False

    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.page = cls.make_page(pathlib.Path(cls.scratch.name))
        cls.browser = open_browser(cls.width, cls.height, cls.mobile, cls.dark)

    @classmethod
    def tearDownClass(cls):
        cls.browser.quit()
        cls.scratch.cleanup()

    @classmethod
    def make_page(cls, folder):
        return make_page(folder)

    def setUp(self):
        self.browser.get("about:blank")
        self.browser.get(f"file://{self.page}")

    def tearDown(self):
        self.assertEqual("dross report", self.browser.title, "a document has changed the page")
        self.assertEqual([], self.browser.get_log("browser"))
        for entry in self.browser.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                url = message["params"]["request"]["url"]
                self.assertTrue(url.startswith(("file:", "about:")), url)
        if options.screenshots:
            self.browser.save_screenshot(str(options.screenshots / f"{self.id().split('.', 1)[1]}.png"))

    def all(self, selector):
        return [e for e in self.browser.find_elements(By.CSS_SELECTOR, selector) if e.is_displayed()]

    def one(self, selector):
        return self.wait(lambda: self.all(selector), selector)[0]

    def wait(self, condition, what):
        for _ in range(100):
            try:
                value = condition()
            except StaleElementReferenceException:
                value = None  # the page has put another in its place meanwhile
            if value:
                return value
            time.sleep(0.05)
        self.fail(f"waited in vain for {what}")
        return None

    def view(self, name):
        self.one(f"nav a[data-view={name}]").click()
        self.one(f"#{name}")

    def choose(self, key, value):
        menu = self.one(f"#filter-{key}")
        menu.find_element(By.CSS_SELECTOR, f"option[value='{value}']").click()

    def open_document(self, name):
        self.view("documents")
        self.wait(lambda: self.all(".list button"), "the list")
        for entry in self.all(".list button"):
            if name in entry.text:
                entry.click()
                return self.wait(lambda: name in self.one(".viewer h2").text, name)
        self.fail(f"{name} is not in the list")

    def assert_fits(self):
        wider = self.browser.execute_script("return document.documentElement.scrollWidth - innerWidth")
        self.assertLessEqual(wider, 0, "the page is wider than the window")


class Wide(Page):
    def test_overview_shows_totals_categories_and_sites(self):
        text = self.one("#overview").text
        self.assertIn("7", text)
        for word in ("related", "share", "duplicate", "news.example.org", "evil.example.net"):
            self.assertIn(word, text)
        self.assert_fits()

    def test_the_largest_shares_lead_to_their_documents(self):
        shares = [float(row.text.split(" %")[0].split()[-1]) for row in self.all(".worst .row:not(.head)")]
        self.assertEqual(sorted(shares, reverse=True), shares)
        self.assertGreater(shares[0], 0)
        link = self.one(".worst a")
        name = link.text
        link.click()
        self.wait(lambda: self.one(".viewer h2").text == name, name)
        self.assertTrue(self.all(".text del"))

    def test_a_site_leads_to_its_documents(self):
        next(a for a in self.all(".sites a") if a.text == "paper.example.com").click()
        self.wait(lambda: self.one("#found").text == "3 documents", "three of one site")

    def test_a_category_leads_to_its_documents(self):
        next(c for c in self.all("#overview .chip") if c.text == "duplicate").click()
        self.wait(lambda: "duplicate" in self.browser.current_url, "the filter")
        self.assertEqual("duplicate", self.one("#filter-category").get_attribute("value"))
        self.assertTrue(self.all(".text del:not(.other)"))

    def test_rules_can_be_searched_and_opened(self):
        self.view("rules")
        before = len(self.all("#rules details"))
        self.one("#rules input").send_keys("duplicate")
        self.wait(lambda: 0 < len(self.all("#rules details")) < before, "fewer rules")
        self.one("#rules details summary").click()
        self.assertIn("ferry", self.one("#rules .samples").text)
        next(b for b in self.all("#rules button") if "Documents" in b.text).click()
        self.one(".viewer del")

    def test_repeats_tell_what_stays(self):
        self.view("repeats")
        self.assertIn("taken", self.one("#repeats").text)
        rows = len(self.all(".repeat"))
        self.one("#stays").click()
        self.wait(lambda: len(self.all(".repeat")) < rows, "fewer rows")

    def test_hovering_tells_rule_and_points(self):
        self.open_document("story-2")
        strike = next(d for d in self.all(".text del") if "Follow us" in d.text)
        ActionChains(self.browser).move_to_element(strike).perform()
        tip = self.one("#tip").text
        self.assertIn("/", tip.split("\n")[0], "no rule id")
        self.assertRegex(tip, r"needed \d|stands alone")
        ActionChains(self.browser).move_to_element(self.one(".viewer h2")).perform()
        self.wait(lambda: not self.all("#tip"), "the tip to go")

    def test_keys_walk_removals_and_documents(self):
        self.open_document("story-1")
        body = self.browser.find_element(By.TAG_NAME, "body")
        body.send_keys("n")
        first = self.one("#tip").text
        self.browser.switch_to.active_element.send_keys("n")
        self.assertNotEqual(first, self.one("#tip").text)
        self.browser.switch_to.active_element.send_keys(Keys.ENTER)
        self.assertEqual("button", self.browser.switch_to.active_element.tag_name)
        self.browser.switch_to.active_element.send_keys(Keys.ESCAPE)
        self.wait(lambda: not self.all("#tip"), "the tip to go")
        title = self.one(".viewer h2").text
        self.browser.find_element(By.TAG_NAME, "body").send_keys("j")
        self.wait(lambda: self.one(".viewer h2").text != title, "the next document")

    def test_a_duplicate_shows_its_copy(self):
        self.open_document("story-3")
        strike = next(d for d in self.all(".text del") if "ferry" in d.text)
        strike.click()
        self.assertIn("story-1", self.one("#tip").text)
        self.assertIn("The ferry to the island", self.one("#tip blockquote").text)
        next(b for b in self.all("#tip button") if "Open" in b.text).click()
        self.wait(lambda: "story-1" in self.one(".viewer h2").text, "the other document")

    def test_a_copy_in_the_same_document_can_be_jumped_to(self):
        self.open_document("story-1")
        next(d for d in self.all(".text del") if "ferry" in d.text).click()
        next(b for b in self.all("#tip button") if "Show" in b.text).click()
        self.assertIn("ferry", self.one(".kept-copy").text)

    def test_search_and_filters_narrow_the_list(self):
        self.view("documents")
        self.assertEqual("7 documents", self.one("#found").text)
        self.choose("site", "paper.example.com")
        self.wait(lambda: self.one("#found").text == "3 documents", "three of one site")
        self.one("#search").send_keys("newsletter")
        self.wait(lambda: self.one("#found").text == "1 document", "one with that word")
        self.assertTrue(self.all(".text mark"))
        next(b for b in self.all(".tools button") if b.text == "Clear").click()
        self.wait(lambda: self.one("#found").text == "7 documents", "all again")
        self.one("#search").send_keys("no such words anywhere")
        self.wait(lambda: "No document fits" in self.one(".list").text, "an empty list")

    def test_a_rule_and_a_category_narrow_the_list(self):
        self.view("documents")
        self.choose("category", "newsletter")
        self.wait(lambda: self.one("#found").text == "1 document", "one with a newsletter")
        self.assertIn("newsletter", self.one(".text del:not(.other)").text)
        self.one(".text del:not(.other)").click()
        next(b for b in self.all("#tip button") if b.text == "Only this rule").click()
        self.wait(lambda: "/" in self.one("#filter-rule").get_attribute("value"), "the rule of the removal")
        self.choose("rule", "duplicate")
        self.wait(lambda: 0 < int(self.one("#found").text.split()[0]) < 7 and
                  self.all(".text del:not(.other)"), "those with duplicates")
        self.assertEqual({"duplicate"}, {self.browser.execute_script(
            "return arguments[0].edit.kind", d) for d in self.all(".text del:not(.other)")})

    def test_next_and_previous(self):
        self.view("documents")
        self.assertFalse(self.one("#previous").is_enabled())
        seen = [self.one(".viewer h2").text]
        while self.one("#next").is_enabled():
            self.one("#next").click()
            self.wait(lambda: self.one(".viewer h2").text != seen[-1], "another title")
            seen.append(self.one(".viewer h2").text)
        self.assertEqual(7, len(set(seen)))
        self.one("#previous").click()
        self.wait(lambda: self.one(".viewer h2").text == seen[-2], "the one before")
        self.browser.back()
        self.wait(lambda: self.one(".viewer h2").text == seen[-1], "back")

    def test_a_hostile_document_stays_text(self):
        self.open_document("story-5")
        text = self.one(".viewer .text").get_attribute("textContent")
        self.assertIn(HOSTILE, text)
        self.assertIn("&lt;", text)
        self.assertIn("\u2028and a paragraph separator\u2029", text)
        self.assertFalse(self.browser.find_elements(By.CSS_SELECTOR, ".viewer img, .viewer script"))
        self.assertIn("\u202e stay text", text)
        self.open_document("<b>bytes</b>")
        self.assertIn("\ufffd", self.one(".viewer h2").text)
        self.assertIn("\ufffd\ufffd\ufffd", self.one(".viewer .text").get_attribute("textContent"))
        self.assertFalse(self.browser.find_elements(By.CSS_SELECTOR, "main b:not(.figure b)"))

    def test_the_theme_can_be_changed(self):
        ground = "return getComputedStyle(document.body).backgroundColor"
        before = self.browser.execute_script(ground)
        self.one("#theme").click()
        self.assertNotEqual(before, self.browser.execute_script(ground))


class Large(Page):
    """Ten thousand documents, of which the page shows some."""
    COUNT = 10_000

    @classmethod
    def make_page(cls, folder):
        source = folder / "large.jsonl"
        with open(source, "w", encoding="utf-8") as out:
            for i in range(cls.COUNT):
                text = "\n\n".join([f"{PROSE} It was trip {i}."] * 2 + ["Share this article"] * (i % 3))
                out.write(json.dumps({"id": f"story-{i}", "url": f"https://site{i % 90}.example.org/", "text": text}) + "\n")
        subprocess.run([options.tool, "report", "--no-config", source.name, "--html", "large.html"], cwd=folder, check=True)
        return folder / "large.html"

    def test_it_is_small_and_loads_at_once(self):
        self.assertLess(self.page.stat().st_size, 8 << 20)
        ready = self.browser.execute_script("return performance.getEntriesByType('navigation')[0].domComplete")
        self.assertLess(ready, 5000, "milliseconds")
        self.assertIn("10,000", self.one(".figures").text)
        self.assertIn("400 of the documents are shown", self.one("#overview .note").text)
        self.one(".more-rows").click()
        self.wait(lambda: len(self.all(".sites .row")) > 90, "all sites")
        self.view("documents")
        self.assertEqual("400 documents", self.one("#found").text)
        self.one("#search").send_keys("trip")
        self.wait(lambda: self.all(".text mark"), "the word to be marked")


class Narrow(Page):
    width, height, mobile, dark = 390, 844, True, True

    def test_every_part_fits(self):
        for name in ("overview", "rules", "repeats", "documents"):
            self.view(name)
            self.assert_fits()

    def test_dark_is_what_the_system_asked_for(self):
        self.assertEqual("dark", self.browser.execute_script("return document.documentElement.dataset.theme"))

    def test_a_tap_tells_rule_and_points(self):
        self.open_document("story-2")
        strike = next(d for d in self.all(".text del") if "Follow us" in d.text)
        self.browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", strike)
        strike.click()
        tip = self.one("#tip").text
        self.assertIn("/", tip.split("\n")[0], "no rule id")
        self.assertRegex(tip, r"needed \d|stands alone")

    def test_next_and_previous_are_within_reach(self):
        self.open_document("story-1")
        for name in ("#next", "#previous"):
            bar = self.one(name).rect
            self.assertGreaterEqual(bar["height"], 36)
        before = self.one(".viewer h2").text
        self.one("#next" if self.one("#next").is_enabled() else "#previous").click()
        self.wait(lambda: self.one(".viewer h2").text != before, "another document")
        self.assert_fits()

    def test_a_list_a_document_and_back(self):
        self.open_document("story-1")
        self.assertFalse(self.all(".list"))
        self.assert_fits()
        self.one(".back").click()
        self.one(".list")
        self.assertFalse(self.all(".viewer"))

    def test_a_tap_tells_the_reason(self):
        self.open_document("story-1")
        self.one(".text del").click()
        tip = self.one("#tip")
        self.assertLessEqual(abs(tip.rect["width"] - self.width), 2)
        self.assertIn("duplicate", tip.text.split("\n")[0])
        self.assertIn("The ferry to the island", self.one("#tip blockquote").text)
        self.assertLessEqual(tip.rect["y"] + tip.rect["height"], self.height + 1)
        next(b for b in self.all("#tip button") if b.text == "Close").click()
        self.assertFalse(self.all("#tip"))


def main():
    global options
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", type=pathlib.Path, default=os.environ.get("DROSS_TOOL"))
    parser.add_argument("--screenshots", type=pathlib.Path)
    options, rest = parser.parse_known_args()
    if options.tool is None:
        parser.error("no tool: give --tool PATH or set DROSS_TOOL")
    options.tool = pathlib.Path(options.tool).resolve()
    if options.screenshots:
        options.screenshots.mkdir(parents=True, exist_ok=True)
    unittest.main(argv=[sys.argv[0], *rest])


if __name__ == "__main__":
    main()
