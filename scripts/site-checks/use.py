"""Pages with tabs, used as readers do: keyboard, addresses, paper, without a script."""
import base64
import shutil
import subprocess

from browser import browser, complaints, media
import sites

MANY = """en de ru ar zh zh_Hant ja ko fr es it pt pt_BR nl pl cs sk sl hr sr sr_Latn bg mk uk be el tr
 fa he hi bn ta th vi id fi sv nb da hu""".split()
TEXTS = {
    "EN": "# Hello\n\nEnglish words. [Below](#below), [far](#far).\n\n" + "A line.\n\n" * 60
    + '<a name="below"></a>Down.\n\n## Limits\n\nFive.\n',
    "RU": "# Привет\n\nРусские слова. [Пределы](#limits).\n\n" + "Строка.\n\n" * 60
    + '<a name="below"></a>Внизу.\n\n## Пределы\n\nПять.\n',
    "AR": "# مرحبا\n\nكلمات عربية.\n\n" + "سطر.\n\n" * 60 + '<p id="far">بعيد</p>\n',
}


def shown(driver):
    """The languages whose text a reader sees, from top to bottom."""
    tabs = driver.find_elements("css selector", ".tabbed-set > .tabbed-content")
    seen = sorted((tab.rect["y"], tab.get_attribute("lang")) for tab in tabs if tab.is_displayed())
    return [language for _, language in seen]


def focused(driver):
    return driver.switch_to.active_element.get_attribute("id")


def scrolled(driver, selector):
    """Whether an element stands in the window."""
    place = driver.find_element("css selector", selector).rect["y"]
    top = driver.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssVisualViewport"]["pageY"]
    return 0 <= place - top < 800


def choose(driver, language):
    driver.find_element("css selector", f".tabbed-set > label[lang='{language}']").click()


def check_keyboard(checks, site):
    from selenium.webdriver import ActionChains, Keys

    with browser() as driver:
        driver.get(f"{site}/index.html")
        checks.equal("the first language is shown", shown(driver), ["en"])
        press = lambda key: ActionChains(driver).send_keys(key).perform()
        press(Keys.TAB)
        checks.equal("Tab leads to the open tab", focused(driver), "__tabbed_1_1")
        label = driver.find_element("css selector", ".tabbed-set > label[lang=en]")
        checks.equal("the focus is seen", label.value_of_css_property("outline-style"), "solid")
        press(Keys.ARROW_RIGHT)
        checks.equal("an arrow opens the next", (shown(driver), focused(driver)),
                     (["ru"], "__tabbed_1_2"))
        press(Keys.ARROW_DOWN)
        checks.equal("and the next", shown(driver), ["ar"])
        press(Keys.ARROW_LEFT)
        press(Keys.ARROW_LEFT)
        checks.equal("and back", (shown(driver), focused(driver)), (["en"], "__tabbed_1_1"))
        press(Keys.TAB)
        checks.equal("Tab leads on into the text", driver.switch_to.active_element.text, "Below")
        tree = driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
        names = [(node["role"]["value"], node.get("name", {}).get("value")) for node in tree]
        checks.equal("the group has a name", ("radiogroup", "Language") in names, True)
        radios = [name for role, name in names if role == "radio"]
        checks.equal("the radio buttons have names", radios, ["English", "Русский", "العربية"])


def check_addresses(checks, site):
    lang = "return document.documentElement.lang"
    with browser() as driver:
        driver.get(f"{site}/index.html#ru")
        checks.equal("#ru opens Russian", (shown(driver), driver.execute_script(lang)),
                     (["ru"], "ru"))
        driver.refresh()
        checks.equal("and again after a reload", shown(driver), ["ru"])
        driver.get(f"{site}/second.html")
        checks.equal("an address is no choice for other pages", shown(driver), ["en"])
        driver.get(f"{site}/index.html#ru")
        choose(driver, "ar")
        checks.equal("a click opens another", shown(driver), ["ar"])
        driver.refresh()
        checks.equal("which stays after a reload", shown(driver), ["ar"])
        driver.get(f"{site}/second.html")
        checks.equal("the choice holds on other pages",
                     (shown(driver), driver.execute_script(lang)), (["ar"], "ar"))
        driver.get(f"{site}/alone.html")
        checks.equal("but not where that text is missing", shown(driver), ["en"])
        driver.get(f"{site}/second.html#EN")
        checks.equal("an address comes before the choice", shown(driver), ["en"])
        driver.execute_script("location.hash = '#ru'")
        checks.equal("a change of the address opens, too", shown(driver), ["ru"])
        checks.equal("nothing is against the policy", complaints(), [])


def check_anchors(checks, site):
    with browser() as driver:
        driver.get(f"{site}/index.html")
        link = driver.find_element("link text", "far")
        link.click()
        checks.equal("a link opens the tab of its target", shown(driver), ["ar"])
        checks.equal("and shows the target", scrolled(driver, "#far"), True)
        choose(driver, "ru")
        driver.execute_script("location.hash = '#below'")
        checks.equal("a name in several tabs is that of the open one", shown(driver), ["ru"])
        checks.equal("and is shown there",
                     scrolled(driver, ".tabbed-content[lang=ru] [name=below]"), True)
        choose(driver, "en")
        driver.find_element("link text", "Below").click()
        checks.equal("a link within the open tab",
                     scrolled(driver, ".tabbed-content[lang=en] [name=below]"), True)


def check_headings(checks, site):
    with browser("ru") as driver:
        driver.get(f"{site}/index.html#limits")
        checks.equal("a heading's name is that of the open tab's", shown(driver), ["ru"])
        checks.equal("which is shown", scrolled(driver, "#ru-limits"), True)
    with browser("en") as driver:
        driver.get(f"{site}/index.html")
        driver.execute_script("location.hash = '#ru-limits'")
        checks.equal("a name with a language opens its tab", shown(driver), ["ru"])
        checks.equal("and shows the heading", scrolled(driver, "#ru-limits"), True)
        driver.get(f"{site}/second.html#ru")
        driver.find_element("link text", "Пределы").click()
        checks.equal("a link in a translation stays in it", shown(driver), ["ru"])
        checks.equal("and leads to its heading", scrolled(driver, "#ru-limits"), True)


def check_languages(checks, site):
    readers = (("ru,en", "ru"), ("ar-EG,en", "ar"), ("fr", "en"), ("xx,ru-RU,en", "ru"))
    for wanted, expected in readers:
        with browser(wanted) as driver:
            driver.get(f"{site}/index.html")
            checks.equal(f"a reader of {wanted}", shown(driver), [expected])


def check_without_script(checks, site):
    with browser(script=False) as driver:
        driver.get(f"{site}/index.html")
        checks.equal("the first language without a script", shown(driver), ["en"])
        choose(driver, "ru")
        checks.equal("a click without a script", shown(driver), ["ru"])
        driver.get(f"{site}/second.html#ar")
        checks.equal("#ar stands first without a script", shown(driver), ["ar", "en"])
        choose(driver, "ru")
        checks.equal("until the reader chooses", shown(driver), ["ru"])


def check_layout(checks, site):
    contents = lambda driver: [nav.get_attribute("lang") for nav in
                               driver.find_elements("css selector", ".cmctl-toc")
                               if nav.is_displayed()]
    with browser() as driver:
        driver.get(f"{site}/index.html")
        checks.equal("the title has the site's name", driver.title, "Start – Relay")
        checks.equal("the contents are those of the open tab", contents(driver), ["en"])
        choose(driver, "ru")
        checks.equal("the title follows the tab", driver.title, "Начало – Relay")
        checks.equal("and so do the contents", contents(driver), ["ru"])
        driver.find_element("link text", "Два").click()
        checks.equal("which lead into the tab", (shown(driver), scrolled(driver, "#ru-two")),
                     (["ru"], True))
        width = driver.execute_script("return document.querySelector('img').naturalWidth")
        checks.equal("the code is drawn", width >= 384, True)
        driver.find_element("link text", "Other").click()
        checks.equal("the menu leads on", driver.title, "Other – Relay")
        checks.equal("and says where one is", driver.find_element(
            "css selector", "[aria-current=page]").text, "Other")
        checks.equal("nothing of it is against the policy", complaints(), [])
    with browser(script=False) as driver:
        driver.get(f"{site}/index.html")
        checks.equal("the first contents without a script", contents(driver), ["en"])


def check_paper(checks, site):
    with browser() as driver:
        driver.get(f"{site}/index.html#ru")
        media(paper=True)
        checks.equal("paper has every language", sorted(shown(driver)), ["ar", "en", "ru"])
        labels = driver.find_elements("css selector", ".tabbed-set > label")
        checks.equal("each under its name", [label.is_displayed() for label in labels], [True] * 3)
        pdf = base64.b64decode(driver.execute_cdp_cmd("Page.printToPDF", {})["data"])
        checks.equal("it can be printed", pdf[:5], b"%PDF-")
        if not shutil.which("pdftotext"):
            print("check-site: the text of the print skipped, not installed: pdftotext")
        else:
            run = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True)
            text = run.stdout.decode()
            found = [words in text for words in ("English words", "Русские слова")]
            checks.equal("and the print has all", found, [True] * 2)


def check_many(checks, site):
    from selenium.webdriver import ActionChains, Keys

    with browser(script=False) as driver:
        driver.get(f"{site}/index.html#he")
        checks.equal("one text of many without a script", shown(driver), ["he"])
        choose(driver, "ru")
        checks.equal("and that which the reader chooses", shown(driver), ["ru"])
    for width, most in ((1280, 170), (360, 110)):
        with browser(width=width) as driver:
            driver.get(f"{site}/index.html#he")
            height = driver.find_element("css selector", ".tabbed-content[lang=he]").rect["y"]
            checks.equal(f"40 labels leave room at {width}", height < most + 40, True)
            page = driver.execute_script("return document.documentElement.scrollWidth")
            checks.equal(f"the page does not scroll sideways at {width}", page <= width, True)
            def inside(language):
                label = driver.find_element("css selector", f"label[lang='{language}']")
                box = driver.execute_script(
                    "const b = arguments[0].getBoundingClientRect(); return [b.left, b.right]",
                    label)
                return 0 <= box[0] and box[1] <= width
            checks.equal(f"the open label is seen at {width}", inside("he"), True)
            ActionChains(driver).send_keys(Keys.TAB, *[Keys.ARROW_RIGHT] * 5).perform()
            checks.equal(f"and the keys reach others at {width}",
                         (shown(driver), inside("vi")), (["vi"], True))


def pictures(folder, site, many):
    folder.mkdir(parents=True, exist_ok=True)
    for name, address, width, dark in (
        ("wide", f"{site}/index.html", 1280, False), ("narrow", f"{site}/index.html", 360, False),
        ("dark", f"{site}/index.html#ru", 1280, True),
        ("arabic", f"{site}/index.html#ar", 360, False),
        ("many-wide", f"{many}/index.html", 1280, False),
        ("many-narrow", f"{many}/index.html#fa", 360, False),
        ("many-dark", f"{many}/index.html#ar", 360, True),
        ("alone", f"{site}/alone.html#ru", 360, False),
    ):
        with browser(width=width, dark=dark) as driver:
            driver.get(address)
            driver.save_screenshot(str(folder / f"{name}.png"))


def check(checks, program, work, stack, pictures_folder=None):
    """Makes the sites and does all checks of this file."""
    few = sites.made(program, work / "few", ["EN", "RU", "AR"], TEXTS)
    site = stack.enter_context(sites.serving(few))
    texts = {code: f"# {code}\n\n" + "Words of a text. " * 40 + "\n" for code in MANY}
    many = stack.enter_context(sites.serving(sites.made(program, work / "many", MANY, texts)))
    for one in (check_keyboard, check_addresses, check_anchors, check_headings, check_languages,
                check_without_script, check_paper):
        one(checks, site)
    check_many(checks, many)
    layout = sites.made(
        program, work / "layout", ["EN", "RU"],
        {"EN": "# Start\n\n![code]({{ qr.app.file }})\n\n## One\n\n" + "A line.\n\n" * 60
            + "## Two\n",
         "RU": "# Начало\n\n## Один\n\n" + "Строка.\n\n" * 60 + "## Два\n"},
        pages=("index",), others={"EN/other.md": "# Other\n"},
        more="name = Relay\nmenu = index other\ntoc = yes\n[qr app]\ntext = x\n"
        "file = app.svg\n")
    check_layout(checks, stack.enter_context(sites.serving(layout)))
    if pictures_folder:
        pictures(pictures_folder, site, many)
