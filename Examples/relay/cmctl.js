/* Opens the tab of the reader's language, and the tab that holds the target of a link. Pages work
   without it. */
(() => {
  "use strict";
  const root = document.documentElement;
  const key = "cmctl-language";

  // The sets of tabs of the page. One that says no language is not ours.
  const sets = [];
  for (const set of document.querySelectorAll(".tabbed-set[data-tabs]")) {
    const tabs = [...set.querySelectorAll(":scope > input[type=radio]")].map((input) => {
      const label = input.nextElementSibling;
      return { set, input, label, content: label.nextElementSibling };
    });
    if (tabs.length && tabs.every((tab) => tab.content?.lang)) sets.push(tabs);
  }
  if (!sets.length) return leadOn();
  const first = sets[0];
  const all = sets.flat();
  const current = () => first.find((tab) => tab.input.checked) ?? first[0];
  // A text that is not there is no choice of ours, only of the reader's.
  const readable = first.filter((tab) => !tab.content.querySelector(":scope > .cmctl-missing"));

  // The title and the table of contents, where the layout has them in each language.
  const title = document.title;
  function announce(language) {
    const metas = [...document.querySelectorAll('meta[name="cmctl:title"]')];
    document.title = metas.find((meta) => meta.lang === language)?.content ?? title;
    for (const contents of document.querySelectorAll(".cmctl-toc[data-tab]")) {
      contents.hidden = contents.dataset.tab !== language;
    }
  }

  function open(language) {
    announce(language);
    for (const { set, input, label, content } of all) {
      if (content.lang !== language) continue;
      input.checked = true;
      root.lang = language;
      // Where the labels scroll, the open one is to be seen; the page stays where it is.
      if (set.scrollWidth > set.clientWidth) {
        const [inner, outer] = [label.getBoundingClientRect(), set.getBoundingClientRect()];
        if (inner.left < outer.left || inner.right > outer.right) {
          set.scrollLeft += (inner.left + inner.right - outer.left - outer.right) / 2;
        }
      }
    }
  }

  // The language with its script, so that zh-TW is zh-Hant.
  function script(tag) {
    try {
      const locale = new Intl.Locale(tag).maximize();
      return `${locale.language}-${locale.script}`;
    } catch {
      return tag;
    }
  }

  // What was chosen before, else what the browser asks for; one of `tags`, or nothing.
  function wish(tags) {
    let chosen = null;
    try { chosen = localStorage.getItem(key); } catch { /* It is not remembered, then. */ }
    const rules = [(tag) => tag.toLowerCase(), script, (tag) => tag.toLowerCase().split("-")[0]];
    for (const wanted of [chosen, ...(navigator.languages ?? [])]) {
      for (const rule of wanted ? rules : []) {
        const found = tags.find((tag) => rule(tag) === rule(wanted));
        if (found) return found;
      }
    }
    return null;
  }

  const preferred = () => wish(readable.map((tab) => tab.content.lang)) ?? current().content.lang;

  // A site with pages for each language: the start page leads to the reader's own, and what a
  // reader chooses is remembered.
  function leadOn() {
    const links = [...document.querySelectorAll(".cmctl-choice a[hreflang]")];
    const language = links.length ? wish(links.map((link) => link.hreflang)) : null;
    if (language) location.replace(links.find((link) => link.hreflang === language).href);
    addEventListener("click", (event) => {
      const link = event.target.closest?.(".cmctl-choice a, .cmctl-languages a");
      try { if (link) localStorage.setItem(key, link.hreflang); } catch { /* Not remembered. */ }
    });
  }

  function name() {
    const hash = location.hash.slice(1);
    try { return decodeURIComponent(hash); } catch { return hash; }
  }

  const named = () => all.find((tab) => tab.content.id === name().toLowerCase());

  // Shows what the address names: first in the open tab, since others may have the same name.
  function follow() {
    const id = name();
    if (!id) return;
    const tab = named();
    if (tab) return open(tab.content.lang);
    const inTab = (element) => element.closest(".tabbed-content") === current().content;
    const native = document.getElementById(id);
    // A heading has the name of its source, behind the tag of its language.
    const own = document.getElementById(`${current().content.id}-${id}`);
    const places = [own, native, ...document.getElementsByName(id)].filter(Boolean);
    const target = places.find(inTab) ?? native ?? places[0];
    if (!target) return;
    const holder = all.find((tab) => tab.content.contains(target));
    const isOpen = !holder || holder.input.checked;
    if (!isOpen) open(holder.content.lang);
    if (!isOpen || target !== native) target.scrollIntoView();
  }

  for (const { set, input, content } of all) {
    // The stylesheet leaves it to us what the address opens.
    set.dataset.script = "";
    input.addEventListener("change", () => {
      open(content.lang);
      try {
        localStorage.setItem(key, content.lang);
        // An address that names another tab would open that one again.
        if (location.hash) history.replaceState(history.state, "", `#${content.id}`);
      } catch { /* Neither is needed. */ }
    });
  }
  addEventListener("hashchange", follow);
  addEventListener("click", (event) => {
    // A link to where the address points already makes no event of its own.
    const link = event.target.closest?.("a[href]");
    if (link?.hash && link.href === location.href) setTimeout(follow);
  });
  open(named()?.content.lang ?? preferred());
  follow();
})();
