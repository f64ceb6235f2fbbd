"""Pages of one language each, `output = pages`, used as readers do."""
from browser import browser, complaints
import sites

TEXTS = {
    "EN": "# Hello\n\nWords. [Second](second.html), [here](#part).\n\n## Part\n\nMore.\n",
    "RU": "# Привет\n\nСлова. [Вторая](second.html), [здесь](#part).\n\n## Часть\n\nЕщё.\n",
    "AR": "# مرحبا\n\nكلمات. [الثانية](second.html), [هنا](#part).\n\n## جزء\n\nأكثر.\n",
}


def check(checks, program, work, stack):
    few = stack.enter_context(sites.serving(sites.made(
        program, work / "pages", ["EN", "RU", "AR"], TEXTS, more="output = pages\n")))
    codes = ["en", "ru", "ar", "de", "fr", "es", "it", "pt", "nl", "pl"]
    many = stack.enter_context(sites.serving(sites.made(
        program, work / "many-pages", codes, {code: f"# {code}\n\nWords.\n" for code in codes},
        more="output = pages\n")))
    check_start(checks, few)
    check_languages(checks, few)
    check_keyboard(checks, few, many)
    check_without_script(checks, few, many)


def place(driver, site):
    return driver.current_url.removeprefix(site)


def root(driver):
    return [driver.find_element("css selector", "html").get_attribute(name)
            for name in ("lang", "dir")]


def check_start(checks, site):
    readers = (("ru,en", "/ru/index.html"), ("ar-EG,en", "/ar/index.html"),
               ("en", "/en/index.html"), ("xx,ru-RU,en", "/ru/index.html"),
               ("fr", "/index.html"))
    for wanted, expected in readers:
        with browser(wanted) as driver:
            driver.get(f"{site}/index.html")
            settle(driver)
            checks.equal(f"the start page leads a reader of {wanted}", place(driver, site),
                         expected)
    with browser("ru") as driver:
        driver.get(f"{site}/second.html")
        driver.get(f"{site}/index.html")
        settle(driver)
        driver.back()
        checks.equal("and Back does not lead to it again", place(driver, site), "/second.html")


def check_languages(checks, site):
    with browser("ru") as driver:
        for folder, direction in (("en", "ltr"), ("ru", "ltr"), ("ar", "rtl")):
            driver.get(f"{site}/{folder}/index.html")
            checks.equal(f"{folder}/ says what it is", root(driver), [folder, direction])
            main = driver.find_element("css selector", "main")
            checks.equal(f"{folder}/ runs its way", main.value_of_css_property("direction"),
                         direction)
        driver.get(f"{site}/ru/index.html")
        driver.find_element("link text", "здесь").click()
        checks.equal("an anchor stays on the page", place(driver, site), "/ru/index.html#part")
        driver.find_element("link text", "Вторая").click()
        checks.equal("a link stays in the language", place(driver, site), "/ru/second.html")
        driver.find_element("css selector", ".cmctl-languages a[hreflang=ar]").click()
        checks.equal("the list leads to the same page", place(driver, site), "/ar/second.html")
        driver.get(f"{site}/index.html")
        settle(driver)
        checks.equal("what was chosen is remembered", place(driver, site), "/ar/index.html")
        driver.get(f"{site}/ru/alone.html")
        marked = driver.find_elements("css selector", ".cmctl-untranslated a")
        checks.equal("the list says what is not translated",
                     [link.get_attribute("hreflang") for link in marked], ["ru", "ar"])
        checks.equal("nothing of it is against the policy", complaints(), [])


def check_keyboard(checks, site, many):
    from selenium.webdriver import ActionChains, Keys

    def press(driver, *keys):
        ActionChains(driver).send_keys(*keys).perform()

    def focused(driver):
        return driver.switch_to.active_element.get_attribute("hreflang")

    with browser() as driver:
        driver.get(f"{site}/en/index.html")
        press(driver, Keys.TAB)
        first = focused(driver)
        link = driver.switch_to.active_element
        checks.equal("the focus is seen", link.value_of_css_property("outline-style"), "solid")
        press(driver, Keys.TAB)
        checks.equal("Tab leads through the languages", (first, focused(driver)), ("en", "ru"))
        press(driver, Keys.ENTER)
        settle(driver)
        checks.equal("Enter leads to the language", place(driver, site), "/ru/index.html")
        press(driver, *[Keys.TAB] * 4)
        checks.equal("and Tab on into the text", driver.switch_to.active_element.text, "Вторая")
        driver.get(f"{many}/en/index.html")
        press(driver, Keys.TAB)
        checks.equal("many languages are folded", driver.switch_to.active_element.tag_name,
                     "summary")
        press(driver, Keys.ENTER)
        press(driver, *[Keys.TAB] * 3)
        checks.equal("Enter unfolds them", focused(driver), "ar")
        press(driver, Keys.ENTER)
        settle(driver)
        checks.equal("and leads on", place(driver, many), "/ar/index.html")


def check_without_script(checks, site, many):
    with browser("ru", script=False) as driver:
        driver.get(f"{site}/index.html")
        settle(driver)
        links = driver.find_elements("css selector", ".cmctl-choice a")
        checks.equal("the start page without a script", place(driver, site), "/index.html")
        checks.equal("shows the languages", [link.text for link in links if link.is_displayed()],
                     ["English", "Русский", "العربية"])
        links[1].click()
        settle(driver)
        checks.equal("which lead on", place(driver, site), "/ru/index.html")
    for width in (1280, 360):
        with browser(script=False, width=width) as driver:
            driver.get(f"{many}/pl/index.html")
            driver.find_element("css selector", ".cmctl-languages summary").click()
            link = driver.find_element("css selector", ".cmctl-languages a[hreflang=de]")
            checks.equal(f"the folded list without a script at {width}", link.is_displayed(), True)
            page = driver.execute_script("return document.documentElement.scrollWidth")
            checks.equal(f"unfolded, the page does not scroll sideways at {width}",
                         page <= width, True)


def settle(driver):
    """Waits for a page that leads on."""
    from time import monotonic, sleep

    end = monotonic() + 5
    address = None
    while monotonic() < end:
        sleep(0.1)
        ready = driver.execute_script("return document.readyState") == "complete"
        if ready and driver.current_url == address:
            return
        address = driver.current_url
