"""What a page in forty languages weighs: as one page with tabs, and as forty pages."""
import gzip
import random
import time

from browser import browser, resize, send
import sites
from use import MANY

# Written before the page's own scripts: what moved by itself, and when something was first seen.
WATCH = """
window.moved = 0; window.movers = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    if (entry.hadRecentInput) continue;
    window.moved += entry.value;
    for (const one of entry.sources) window.movers.push(one.node?.outerHTML?.slice(0, 80));
  }
}).observe({type: "layout-shift", buffered: true});
"""
# Bytes of text in each language.
SIZE = 20_000
# A slow telephone: 1.6 Mbit/s, 150 ms.
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000,
        "uploadThroughput": 93_750, "connectionType": "cellular3g"}
FAST = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}


def text(code):
    """A text of made words, which gzip makes about as much smaller as real ones."""
    chance = random.Random(code)
    letters = "etaoinshrdlu"
    words = ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(1500)]
    weights = [1 / (place + 1) for place in range(len(words))]
    text = f"# Text {code}\n\n"
    while len(text) < SIZE:
        text += " ".join(chance.choices(words, weights, k=60)).capitalize() + ".\n\n"
    return text


def check(checks, program, work, stack):
    """Prints a table; nothing may move by itself. Times are told, not judged."""
    texts = {code: text(code) for code in MANY}
    rows = []
    with browser() as driver:
        script = send("Page.addScriptToEvaluateOnNewDocument", source=WATCH)["identifier"]
        send("Network.enable")
        for form, address in (("tabs", "index.html"), ("pages", "ru/index.html")):
            build = sites.made(program, work / f"weight-{form}", MANY, texts, pages=("index",),
                               more=f"output = {form}\n")
            site = stack.enter_context(sites.serving(build))
            pages = [path for path in build.rglob("index.html")
                     if form == "tabs" or path.parent != build]
            whole = [path.read_bytes() for path in pages]
            one = (build / address).read_bytes()
            size = [sum(map(len, whole)), sum(len(gzip.compress(page, 6)) for page in whole),
                    len(one), len(gzip.compress(one, 6))]
            for language in ("en", "ru"):
                send("Emulation.setUserAgentOverride", userAgent="check-site",
                     acceptLanguage=language)
                where = address if form == "tabs" else f"{language}/index.html"
                for width in (1280, 360):
                    times = []
                    for network in (FAST, SLOW):
                        seen, moved = visit(driver, f"{site}/{where}", width, network)
                        times.append(seen)
                        what = "fast" if network is FAST else "slow"
                        checks.equal(f"{form} {language} at {width}, {what}: moved by itself",
                                     moved, [0, []])
                    rows.append((form, language, width, len(pages), *size, *times, moved[0]))
        send("Network.emulateNetworkConditions", **FAST)
        send("Page.removeScriptToEvaluateOnNewDocument", identifier=script)
    print("form   reader  width  files     bytes      gzip  one page   gzip  FCP here  FCP slow"
          "    CLS")
    for row in rows:
        print("{:5}  {:6}  {:5}  {:5}  {:8}  {:8}  {:8}  {:5}  {:5.0f} ms  {:5.0f} ms  {:.3f}"
              .format(*row))


def visit(driver, address, width, network):
    """When something was first seen, in milliseconds, and what moved by itself."""
    driver.get("about:blank")
    resize(width)
    send("Network.setCacheDisabled", cacheDisabled=True)
    send("Network.emulateNetworkConditions", **network)
    driver.get(address)
    time.sleep(0.3)
    seen = driver.execute_script(
        "return performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN")
    moved = driver.execute_script("return [window.moved, [...new Set(window.movers)].slice(0, 4)]")
    return seen, moved
