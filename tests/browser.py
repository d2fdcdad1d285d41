"""Headless Chromium for tests of pages, as Debian packages it; it never meets the network."""

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-threaded-compositing",  # pictures that nobody sees are drawn half as often
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--incognito",  # nothing is written down of where it was
    # It would stop a test that follows more than two hundred links in a few seconds.
    "--disable-ipc-flooding-protection",
)


class Browser:
    """A tab with a window of a given size, and what it logged and asked for."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def open(self, page: Path, width: int = 1280, height: int = 900, **media: str) -> None:
        """Open a page; `media` are its preferences: `color_scheme="dark"`."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        wanted = {"reduced_motion": "reduce", "color_scheme": "light", **media}
        features = [
            {"name": f"prefers-{name.replace('_', '-')}", "value": value}
            for name, value in wanted.items()
        ]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        self.driver.get("about:blank")
        self.complaints()
        self.requests()
        self.driver.get(page.as_uri())

    def run(self, script: str, *arguments: Any) -> Any:
        """Run the body of an async function in the page and return what it returns."""
        body = (
            "const done = arguments[arguments.length - 1], given = [...arguments].slice(0, -1);"
            f"(async function (...args) {{ {script} }})(...given)"
            ".then(value => done([value, null]), error => done([null, String(error)]));"
        )
        value, error = self.driver.execute_async_script(body, *arguments)
        assert error is None, error
        return value

    def complaints(self) -> list[str]:
        """Return what the console has said since it was last asked."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self) -> list[str]:
        """Return the addresses that the tab has asked for since it was last asked."""
        messages = [json.loads(e["message"])["message"] for e in self.driver.get_log("performance")]
        asked = [m for m in messages if m["method"] == "Network.requestWillBeSent"]
        return [m["params"]["request"]["url"] for m in asked]


def browsers(profile: Path) -> Iterator[Browser]:
    """Yield one browser; skip where there is none, but not in CI."""
    programs = shutil.which("chromium"), shutil.which("chromedriver")
    if None in programs and not os.environ.get("CI"):
        pytest.skip("Debian's chromium and chromium-driver are not installed")
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = str(programs[0])
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(str(programs[1])))
    try:
        driver.set_script_timeout(100)
        yield Browser(driver)
    finally:
        driver.quit()
