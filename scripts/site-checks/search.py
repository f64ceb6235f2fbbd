"""Searches exported pages as readers do: in Chinese, Arabic and Russian, with tabs and with pages,
with the keyboard alone, on narrow screens, without a script; and beside Pagefind."""
import json
import re
import shutil
import subprocess
import sys
import time

from browser import browser, complaints
import sites
from tools import ROOT
import use

FILLER = {"EN": "A line of words.\n\n", "RU": "Строка слов.\n\n", "AR": "سطر من الكلمات.\n\n",
          "ZH": "一行文字。\n\n"}
INFO = {
    "EN": ("Info", "Limits", "A mailbox holds 100 MB. `<img src=x onerror=alert(1)>` is text."),
    "RU": ("Сведения", "Пределы", "Почтовый ящик вмещает 100 МБ. Всё ещё мало."),
    "AR": ("معلومات", "الحدود", "المَدْرَسَة تتسع إلى مئة رسالة."),
    "ZH": ("信息", "限制", "每个邮箱最多可以存放一百兆字节。"),
}
HOME = {"EN": "Welcome", "RU": "Добро пожаловать", "AR": "مرحبا", "ZH": "欢迎"}


def made(program, folder, more="", layout=None):
    """Makes a site of two pages in four languages, and exports it."""
    (folder / "locales").mkdir(parents=True)
    if layout:
        (folder / "page-layout.html").write_text(layout, encoding="utf-8")
    texts = {code: f"# {title}\n\n" + FILLER[code] for code, title in HOME.items()}
    others = {}
    for code, (title, heading, text) in INFO.items():
        others[f"{code}/info.md"] = (
            f"# {title}\n\n" + FILLER[code] * 40 + f"## {heading}\n\n{text}\n\n" + FILLER[code] * 40)
    return sites.made(program, folder, list(INFO), texts, pages=("index",),
                              more=f"search = yes\n{more}", others=others)


def box(driver):
    return driver.find_element("css selector", ".cmctl-search input")


def results(driver, query, status):
    """Types a query and returns what is found, when the page says what it is to say."""
    field = box(driver)
    field.clear()
    field.send_keys(query)
    return awaited(driver, status)


def awaited(driver, status):
    for _ in range(100):
        said = driver.find_element("css selector", ".cmctl-search [role=status]").text
        if said == status:
            break
        time.sleep(0.05)
    else:
        return [f"it says {said!r}"]
    return [item.text for item in driver.find_elements("css selector", ".cmctl-search li")]


def marks(driver):
    return [mark.text for mark in driver.find_elements("css selector", ".cmctl-search li mark")]


def fetched(driver):
    return driver.execute_script(
        "return performance.getEntriesByType('resource').map((entry) => entry.name)"
        ".filter((name) => name.includes('/search/')).map((name) => name.split('/').pop())")


def language(driver):
    return driver.execute_script("return document.documentElement.lang")


QUERIES = (
    ("zh", "邮箱", "结果：1", ["邮箱"], "限制"), ("ar", "المدرسه", "النتائج: 1", ["المَدْرَسَة"], "الحدود"),
    ("ru", "ПОЧТ ещ", None, None, None), ("ru", "почтовый ЯЩ", "Результаты: 1", ["Почтовый", "ящ"],
                                          "Пределы"),
    ("en", "mailbox", "Results: 1", ["mailbox"], "Limits"),
)


def check_tabs(checks, site):
    for tag, query, status, found, heading in QUERIES:
        with browser() as driver:
            driver.get(f"{site}/index.html#{tag}")
            if status is None:
                checks.equal("a word that is not the last is whole",
                             results(driver, query, "Ничего не найдено"), [])
                continue
            checks.equal(f"nothing is fetched before ({tag})", fetched(driver), [])
            lines = results(driver, query, status)
            checks.equal(f"{query} is found under its heading ({tag})",
                         lines[0].split("\n")[:2], [INFO[tag.upper()][0], heading])
            checks.equal(f"and marked ({tag})", marks(driver), found)
            checks.equal(f"one index is read ({tag})", fetched(driver), [f"{tag}.json"])
            driver.find_element("css selector", ".cmctl-search li a").click()
            anchor = "limits" if tag == "en" else f"{tag}-limits"
            checks.equal(f"a click leads to the heading ({tag})",
                         driver.current_url.split("/")[-1], f"info.html#{anchor}")
            checks.equal(f"in its tab ({tag})", use.shown(driver), [tag])
            checks.equal(f"and shows it ({tag})", use.scrolled(driver, f"#{anchor}"), True)
    with browser() as driver:
        driver.get(f"{site}/info.html")
        checks.equal("text stays text", "<img src=x onerror=alert(1)>" in
                     results(driver, "onerror", "Results: 1")[0], True)
        checks.equal("and is no picture", driver.find_elements("css selector", "li img"), [])
        checks.equal("what is not there", results(driver, "xyzzy", "No results"), [])
        label = lambda: driver.find_element("css selector", ".cmctl-search label").text
        checks.equal("the label speaks the tab's language", label(), "Search")
        box(driver).clear()
        driver.find_element("css selector", "body").click()
        use.choose(driver, "ar")
        checks.equal("and follows it", label(), "بحث")
        form = driver.find_element("css selector", ".cmctl-search form")
        direction = driver.find_element("css selector", ".cmctl-search ol").get_attribute("dir")
        checks.equal("from right to left", (direction, form.get_attribute("lang")), ("rtl", "ar"))
        checks.equal("it is a search", form.get_attribute("role"), "search")
        tree = driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
        names = [(node["role"]["value"], node.get("name", {}).get("value")) for node in tree]
        checks.equal("the box has its name", ("searchbox", "بحث") in names, True)
        results(driver, "رسالة", "النتائج: 1")
        driver.find_element("css selector", ".cmctl-search li a").click()
        checks.equal("a hit on the same page", (driver.current_url.split("#")[-1],
                     use.scrolled(driver, "#ar-limits")), ("ar-limits", True))
        checks.equal("nothing is against the policy", complaints(), [])


def check_pages(checks, site):
    for tag, query, status, found, heading in QUERIES:
        if status is None:
            continue
        with browser() as driver:
            driver.get(f"{site}/{tag}/index.html")
            lines = results(driver, query, status)
            checks.equal(f"{query} is found on pages ({tag})",
                         lines[0].split("\n")[:2], [INFO[tag.upper()][0], heading])
            checks.equal(f"and marked there ({tag})", marks(driver), found)
            driver.find_element("css selector", ".cmctl-search li a").click()
            checks.equal(f"a click leads to the page of the language ({tag})",
                         driver.current_url[len(site):], f"/{tag}/info.html#limits")
            checks.equal(f"and to the heading ({tag})", use.scrolled(driver, "#limits"), True)


def check_keyboard(checks, site):
    from selenium.webdriver import ActionChains, Keys

    with browser("ru") as driver:
        driver.get(f"{site}/index.html")
        press = lambda *keys: ActionChains(driver).send_keys(*keys).perform()
        for _ in range(5):
            press(Keys.TAB)
            if driver.switch_to.active_element == box(driver):
                break
        checks.equal("Tab leads to the box", driver.switch_to.active_element == box(driver), True)
        press("строка")
        checks.equal("a word on both pages", len(awaited(driver, "Результаты: 2")), 2)
        press(Keys.ARROW_DOWN)
        links = driver.find_elements("css selector", ".cmctl-search li a")
        checks.equal("an arrow leads to the first", driver.switch_to.active_element, links[0])
        press(Keys.ARROW_DOWN)
        checks.equal("and to the next", driver.switch_to.active_element, links[1])
        outline = links[1].value_of_css_property("outline-style")
        checks.equal("which is seen", outline, "solid")
        press(Keys.ARROW_UP)
        press(Keys.ARROW_UP)
        checks.equal("and back to the box", driver.switch_to.active_element, box(driver))
        press(Keys.ESCAPE)
        found = driver.find_element("css selector", ".cmctl-found")
        checks.equal("Escape takes the results away", found.is_displayed(), False)
        ActionChains(driver).key_down(Keys.CONTROL).send_keys("a").key_up(Keys.CONTROL).perform()
        press("ящик")
        awaited(driver, "Результаты: 1")
        press(Keys.ENTER)
        time.sleep(0.5)
        press(Keys.ENTER)
        time.sleep(0.5)
        checks.equal("Enter leads there", (driver.current_url.split("/")[-1],
                     use.shown(driver)), ("info.html#ru-limits", ["ru"]))


def check_layouts(checks, tabs, bare):
    with browser(script=False) as driver:
        for site in (tabs, bare):
            driver.get(f"{site}/index.html")
            boxes = driver.find_elements("css selector", ".cmctl-search")
            checks.equal("no box without a script", [box.is_displayed() for box in boxes], [False])
    with browser("zh") as driver:
        driver.get(f"{bare}/index.html")
        top = driver.find_element("css selector", ".tabbed-set").rect["y"]
        checks.equal("a layout without a place has it before the tabs",
                     box(driver).rect["y"] < top, True)
        use.choose(driver, "zh")
        checks.equal("where it works", results(driver, "信", "结果：1")[0].split("\n")[0], "信息")
    for width, dark in ((1280, True), (700, False), (340, False)):
        with browser("ar", width=width, dark=dark) as driver:
            driver.get(f"{tabs}/index.html")
            results(driver, "سطر", "النتائج: 2")
            wide = driver.execute_script("return document.documentElement.scrollWidth")
            checks.equal(f"nothing scrolls sideways at {width}", wide <= width, True)
            places = driver.execute_script(
                "const b = document.querySelector('.cmctl-found').getBoundingClientRect();"
                "return [b.left, b.right]")
            checks.equal(f"the results are seen at {width}",
                         places[0] >= 0 and places[1] <= width, True)
            if dark:
                colour = driver.find_element("css selector", ".cmctl-found") \
                    .value_of_css_property("background-color")
                checks.equal("a dark screen stays dark", colour, "rgba(21, 25, 30, 1)")


def pagefind():
    """The command that runs Pagefind, or nothing."""
    if program := shutil.which("pagefind"):
        return [program]
    for python in (shutil.which("python3"), sys.executable):
        run = subprocess.run([python, "-m", "pagefind", "--version"], capture_output=True)
        if run.returncode == 0:
            return [python, "-m", "pagefind"]
    return None


# Searches for each word in turn and tells the pages that are found.
OURS = """
const [language, queries, done] = arguments;
const input = document.querySelector(".cmctl-search input");
const base = new URL(".", document.querySelector("script[src$='cmctl-search.js']").src);
const status = document.querySelector(".cmctl-search [role=status]");
const pages = () => [...document.querySelectorAll(".cmctl-search li a")]
  .map((link) => new URL(link.href).pathname.slice(base.pathname.length));
(async () => {
  const found = {};
  for (const query of queries) {
    input.value = query;
    status.textContent = "";
    document.querySelector(".cmctl-search form").requestSubmit();
    while (!status.textContent) await new Promise((resolve) => setTimeout(resolve, 5));
    found[query] = pages();
  }
  done(found);
})();
"""
THEIRS = """
const [queries, done] = arguments;
(async () => {
  const pagefind = await import(new URL("/pagefind/pagefind.js", location));
  await pagefind.init();
  const found = {};
  for (const query of queries) {
    const { results } = await pagefind.search(query);
    const all = await Promise.all(results.map((result) => result.data()));
    found[query] = all.map((data) => new URL(data.raw_url ?? data.url, location).pathname.slice(1));
  }
  done(found);
})();
"""


def indexed(folder, language):
    """The pages of an index with what is in them."""
    head = json.loads((folder / "search" / f"{language}.json").read_text(encoding="utf-8"))
    return {page: " ".join([title, *(part for section in sections for part in section[1:])])
            for page, _, title, sections in head["texts"].values()}


def check_against_pagefind(checks, program, work):
    """Whatever word Pagefind finds on a translated page of the example, cmctl finds there, too."""
    folder = work / "relay"
    shutil.copytree(ROOT / "Examples" / "relay", folder)
    settings = (folder / "cmctl.ini").read_text(encoding="utf-8").replace(
        "search = yes\n", "").replace("[site]\n", "[site]\nsearch = yes\noutput = pages\n")
    (folder / "cmctl.ini").write_text(settings, encoding="utf-8")
    for arguments in (["import", "locales"], ["export", "build"]):
        subprocess.run([program, *arguments], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    build = folder / "build"
    subprocess.run([*pagefind(), "--site", str(build), "--quiet"], check=True,
                   stdout=subprocess.DEVNULL)
    # Pagefind's own policy: it runs WebAssembly.
    sites.POLICY += "; script-src 'self' 'wasm-unsafe-eval'"
    sites.POLICY = sites.POLICY.replace("script-src 'self';", "", 1)
    with sites.serving(build) as site, browser() as driver:
        driver.set_script_timeout(240)
        for language in ("en", "de", "ru", "ar", "zh"):
            texts = indexed(build, language)
            words = sorted({word for text in texts.values()
                            for word in re.findall(r"(?<!\S)[^\W\d_]{2,}(?!\S)", text)})
            if language == "zh":
                words = sorted({run[at:at + 2] for run in words for at in range(len(run) - 1)
                                if not run.isascii()})
            driver.get(f"{site}/{language}/index.html")
            theirs = driver.execute_async_script(THEIRS, words)
            ours = driver.execute_async_script(OURS, language, words)
            # By stems Pagefind finds other words than were asked for: those are no loss.
            lost = {word: page for word in words for page in theirs[word]
                    if page in texts and word.casefold() in texts[page].casefold()
                    and page not in ours[word]
                    and (language == "zh" or re.search(rf"(?<!\w){word}", texts[page], re.I))}
            hits = sum(len([page for page in theirs[word] if page in texts]) for word in words)
            print(f"check-site: search: {language}: {len(words)} words; pages found: Pagefind {hits}, "
                  f"cmctl {sum(map(len, ours.values()))}")
            checks.equal(f"nothing that Pagefind finds is lost ({language})", lost, {})
            checks.equal(f"every word is found ({language})",
                         [word for word in words if not ours[word]], [])


def pictures(folder, site):
    folder.mkdir(parents=True, exist_ok=True)
    for name, tag, query, status, width, dark in (
        ("search-wide", "ru", "почтовый", "Результаты: 1", 1280, False),
        ("search-arabic", "ar", "سطر", "النتائج: 2", 1280, True),
        ("search-narrow", "zh", "一行", "结果：2", 360, False),
    ):
        with browser(tag, width=width, dark=dark) as driver:
            driver.get(f"{site}/index.html")
            results(driver, query, status)
            driver.save_screenshot(str(folder / f"{name}.png"))


def check(checks, program, work, stack, pictures_folder=None):
    sites.POLICY += "; connect-src 'self'"
    work = work / "search"
    work.mkdir()
    made(program, work / "tabs", "name = Relay\n")
    made(program, work / "pages", "output = pages\n")
    made(program, work / "bare",
         layout="<!DOCTYPE html><meta charset=utf-8><title>x</title>{{ markdown_html }}")
    # Below a path, as many sites are.
    site = stack.enter_context(sites.serving(work))
    tabs, pages, bare = (f"{site}/{name}/build" for name in ("tabs", "pages", "bare"))
    check_tabs(checks, tabs)
    check_pages(checks, pages)
    check_keyboard(checks, tabs)
    check_layouts(checks, tabs, bare)
    if pictures_folder:
        pictures(pictures_folder, tabs)
