"""Exported pages as axe-core sees them: every tab, light and dark, wide and narrow."""
import pathlib
import re

from browser import browser, complaints, media, resize, send
import tools

# The dark colours change what is said of colours, and nothing else.
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
RUN = """
const [options, done] = arguments;
axe.run(document, {resultTypes: ["violations"], ...options}).then(
  (result) => done(result.violations.map(
    (one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`)),
  (error) => done([String(error)]));
"""
# The alignment of a table's cells, which the stylesheets keep when the policy forbids it.
STYLE = re.compile("(Applying inline style|Refused to apply inline style).*'?style-src")


def check(checks, folders, serve, work):
    """Checks each page of some folders; one whose body another page had, once."""
    axe = pathlib.Path(tools.found("axe.min.js")).read_text(encoding="utf-8")
    pages, bodies, runs = 0, set(), 0
    # A reader whose language no page has: no start page leads on.
    with browser("xx") as driver:
        script = send("Page.addScriptToEvaluateOnNewDocument", source=axe)["identifier"]
        for folder in folders:
            site = serve(folder)
            for path in sorted(folder.rglob("*.html")):
                pages += 1
                text = path.read_text(encoding="utf-8")
                body = (folder.parent.name.split("-")[0], text[text.index("<body"):])
                if body in bodies:
                    continue
                bodies.add(body)
                media()
                resize(1280)
                driver.get(f"{site}/{path.relative_to(folder)}")
                runs += check_page(checks, driver, str(path.relative_to(work)))
        send("Page.removeScriptToEvaluateOnNewDocument", identifier=script)
    return f"{pages} pages, {runs} looks at them"


def check_page(checks, driver, name):
    runs = 0
    for label in driver.find_elements("css selector", ".tabbed-set > label") or [None]:
        shown = f"{name}#{label.get_attribute('lang')}" if label else name
        if label:
            label.click()
        aligned(checks, driver, shown)
        for width in (1280, 360):
            resize(width)
            page = driver.execute_script("return document.documentElement.scrollWidth")
            checks.equal(f"{shown} does not scroll sideways at {width}", page <= width, True)
            for dark in (False, True):
                media(dark)
                found = driver.execute_async_script(RUN, COLOURS if dark else {})
                checks.equal(f"{shown} at {width}{' dark' if dark else ''}", found, [])
                runs += 1
    against = [text for text in complaints() if not STYLE.search(text)]
    checks.equal(f"{name}: against the policy", against, [])
    return runs


def aligned(checks, driver, name):
    """Under a policy that forbids style attributes, tables keep their alignment."""
    wrong = driver.execute_script("""
      const meant = {left: "start", right: "end", center: "center"};
      return [...document.querySelectorAll("[style]")].filter((cell) =>
        getComputedStyle(cell).textAlign !== meant[cell.getAttribute("style").split(": ")[1]])
        .map((cell) => cell.outerHTML)""")
    checks.equal(f"{name}: cells that are not aligned", wrong, [])
