"""One Chromium for all checks; each begins as a reader who was never there."""
import contextlib
import re
import shutil

driver = None


def start():
    global driver
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                     "--disable-dev-shm-usage"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    options.binary_location = shutil.which("chromium")
    service = webdriver.ChromeService(executable_path=shutil.which("chromedriver"))
    driver = webdriver.Chrome(options=options, service=service)


def stop():
    if driver:
        driver.quit()


def send(command, **values):
    return driver.execute_cdp_cmd(command, values)


def resize(width):
    send("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1,
         mobile=False)


def media(dark=False, paper=False):
    scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    send("Emulation.setEmulatedMedia", media="print" if paper else "", features=[scheme])


@contextlib.contextmanager
def browser(language="en", script=True, width=1280, dark=False):
    """The browser as a new reader has it."""
    if not driver:
        start()
    origin = re.match("https?://[^/]+", driver.current_url)
    if origin:
        send("Storage.clearDataForOrigin", origin=origin[0], storageTypes="local_storage")
    driver.get("about:blank")
    driver.get_log("browser")
    resize(width)
    media(dark)
    send("Emulation.setUserAgentOverride", userAgent="check-site", acceptLanguage=language)
    send("Emulation.setScriptExecutionDisabled", value=not script)
    yield driver


def complaints():
    """What the console has said, but for the icon that browsers look for by themselves."""
    messages = [entry["message"] for entry in driver.get_log("browser")]
    return [message for message in messages if "favicon" not in message]


class Checks:
    """Counts what holds and tells what does not."""

    def __init__(self, tell):
        self.held, self.failed, self.tell = 0, 0, tell

    def equal(self, what, found, expected):
        if found == expected:
            self.held += 1
        else:
            self.failed += 1
            self.tell(f"{what}: {found!r}, expected {expected!r}")
