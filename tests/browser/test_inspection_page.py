"""The page of `ferrule inspect --html`, in a real browser, from a file."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

selenium = pytest.importorskip("selenium", reason="pip install selenium (./dev test --all does)")
from selenium import webdriver  # noqa: E402
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402

GOLDEN = Path(__file__).resolve().parents[1] / "golden"


def pages(folder: Path) -> dict[str, Path]:
    from ferrule import inspection_page

    out = {}
    for case in ("listed", "breadth"):
        data = json.loads((GOLDEN / case / "expected/inspection.json").read_text(encoding="utf-8"))
        out[case] = folder / f"{case}.html"
        out[case].write_text(inspection_page.page(data), encoding="utf-8")
    return out


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    program, driver = shutil.which("chromium") or shutil.which("google-chrome"), shutil.which("chromedriver")
    if not program or not driver:
        pytest.skip("no browser: apt-get install chromium chromium-driver (./dev test --all does)")
    options = webdriver.ChromeOptions()
    options.binary_location = program
    for word in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1500,1000", f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(word)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    made = webdriver.Chrome(options=options, service=webdriver.ChromeService(executable_path=driver))
    yield made
    made.quit()


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return pages(tmp_path_factory.mktemp("pages"))


@pytest.fixture
def page(browser: Any, written: dict[str, Path]) -> Any:
    browser.get("about:blank")
    browser.get(written["listed"].as_uri())
    return browser


def seen(page: Any) -> list[str]:
    script = "return [...document.querySelectorAll('article')].filter(e => e.checkVisibility()).map(e => e.dataset.name || e.textContent)"
    return list(page.execute_script(script))


def test_shows_all_three_languages_and_no_errors(page: Any) -> None:
    text = page.find_element(By.TAG_NAME, "main").get_attribute("textContent")
    assert "ledger_account_balance" in text and "Account.balance" in text and "bank::Account::balance" in text
    assert "_IO_FILE has no row" in text  # what is not bound, with its reason
    account = json.loads((GOLDEN / "listed/expected/inspection.json").read_text(encoding="utf-8"))["classes"][0]["counts"]
    assert 20 <= account["bound"] < account["of"]  # neither nothing nor all
    assert f"bound {account['bound']} of {account['of']}" in text
    assert [each for each in page.get_log("browser") if each["level"] == "SEVERE"] == []
    assert page.execute_script("return performance.getEntriesByType('resource').length") == 0


def test_search(page: Any) -> None:
    everything = len(seen(page))
    box = page.find_element(By.ID, "search")
    box.send_keys("savings rate")
    some = seen(page)
    assert 0 < len(some) < everything and any("rate" in name for name in some)
    assert page.find_element(By.ID, "count").text == f"{len(some)} of {everything}"
    box.send_keys(" nothing-like-this")
    assert seen(page) == [] and page.find_element(By.CLASS_NAME, "nothing").is_displayed()
    box.send_keys(Keys.ESCAPE)
    assert len(seen(page)) == everything and box.get_attribute("value") == ""


def test_filters_by_class_and_verdict(page: Any) -> None:
    everything = len(seen(page))
    page.find_element(By.CSS_SELECTOR, "[data-group='Savings']").click()
    of_class = seen(page)
    assert 0 < len(of_class) < everything and all("Savings" in name for name in of_class)
    page.find_element(By.CSS_SELECTOR, "[data-group='']").click()
    chip = page.find_element(By.CSS_SELECTOR, "[data-verdict='points']")
    chip.click()
    assert chip.get_attribute("aria-pressed") == "true" and 0 < len(seen(page)) < everything
    page.refresh()  # what is asked for stands in the address
    assert 0 < len(seen(page)) < everything


def test_keys(page: Any) -> None:
    body = page.find_element(By.TAG_NAME, "body")
    body.send_keys("/")
    assert page.switch_to.active_element.get_attribute("id") == "search"
    page.switch_to.active_element.send_keys("account", Keys.ARROW_DOWN)
    first = page.switch_to.active_element
    assert first.tag_name == "article"
    first.send_keys("j")
    second = page.switch_to.active_element
    assert second.tag_name == "article" and second != first
    second.send_keys("k")
    assert page.switch_to.active_element == first
    # Everything that can be clicked can be reached by Tab, and has a name.
    unnamed = "return [...document.querySelectorAll('button, input, a')].filter(e => e.tabIndex < 0 || !(e.textContent.trim() || e.ariaLabel)).length"
    assert page.execute_script(unnamed) == 0


def contrast(page: Any) -> float:
    """The least contrast between a text and what is behind it."""
    return float(page.execute_script("""
      const channel = v => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
      const light = c => { const [r, g, b] = c.match(/[\\d.]+/g).map(Number); return 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b); };
      const behind = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (/^rgb\\(/.test(c)) return c; } return "rgb(255,255,255)"; };
      let least = 21;
      for (const e of document.querySelectorAll("h1, h2, h3, p, dt, dd, code, pre, span, em, small, b")) {
        if (!e.textContent.trim() || !e.checkVisibility()) continue;
        const [a, b] = [light(getComputedStyle(e).color), light(behind(e))].sort((x, y) => y - x);
        least = Math.min(least, (a + 0.05) / (b + 0.05));
      }
      return least;"""))


def test_light_and_dark(page: Any) -> None:
    looks = []
    for scheme in ("light", "dark"):
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
        page.refresh()
        assert page.execute_script("return document.documentElement.dataset.theme") == scheme
        looks.append(page.execute_script("return getComputedStyle(document.body).backgroundColor"))
        assert contrast(page) >= 4.5, scheme
    assert looks[0] != looks[1]
    page.find_element(By.ID, "theme").click()
    assert page.execute_script("return document.documentElement.dataset.theme") == "light"
    page.execute_script("localStorage.clear()")


@pytest.mark.parametrize("width", [390, 1500])
def test_nothing_is_wider_than_the_window(browser: Any, written: dict[str, Path], width: int) -> None:
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False})
    browser.get(written["breadth"].as_uri())
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    if os.environ.get("FERRULE_TEST_SCREENSHOTS"):
        browser.save_screenshot(f"{os.environ['FERRULE_TEST_SCREENSHOTS']}/page-{width}.png")
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_texts_are_texts(browser: Any, tmp_path: Path) -> None:
    from ferrule import inspection_page

    data = json.loads((GOLDEN / "geo/expected/inspection.json").read_text(encoding="utf-8"))
    data["functions"][0]["doc"] = "<img src=x onerror=\"document.title='bad'\"></script><script>document.title='bad'</script>"
    path = tmp_path / "hostile.html"
    path.write_text(inspection_page.page(data), encoding="utf-8")
    browser.get(path.as_uri())
    assert "bad" not in browser.title and "<img src=x" in browser.find_element(By.TAG_NAME, "main").get_attribute("textContent")


def test_the_page_is_one_file() -> None:
    from ferrule import inspection_page

    text = inspection_page._TEMPLATE.read_text(encoding="utf-8")
    assert "src=" not in text and "@import" not in text and "url(" not in text
