/* Searches the site in the language that is read. Nothing is fetched before the box is used, and
nothing from anywhere but beside this file. */
(() => {
"use strict";
const base = new URL(".", document.currentScript.src);
const labels = {"ar":"بحث","be":"Пошук","bg":"Търсене","ca":"Cerca","cs":"Hledat","da":"Søg","de":"Suche","el":"Αναζήτηση","en":"Search","eo":"Serĉi","es":"Buscar","et":"Otsing","fa":"جستجو","fi":"Haku","fr":"Rechercher","gl":"Buscar","he":"חיפוש","hi":"खोजें","hr":"Traži","hu":"Keresés","id":"Cari","it":"Cerca","ja":"検索","ko":"검색","lt":"Paieška","lv":"Meklēt","nb":"Søk","nl":"Zoeken","nn":"Søk","no":"Søk","pl":"Szukaj","pt":"Pesquisar","ro":"Căutare","ru":"Поиск","sk":"Hľadať","sl":"Iskanje","sr":"Претрага","sr-latn":"Pretraga","sv":"Sök","tr":"Ara","uk":"Пошук","vi":"Tìm kiếm","zh":"搜索","zh-hant":"搜尋","zh-hk":"搜尋","zh-mo":"搜尋","zh-tw":"搜尋"};
const MOST_SHOWN = 10;
const MOST_PARTS = 3;
const dropped = /[\u00ad\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u200c-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff]/gu;
const other = {
\u00df: "ss", \u00e6: "ae", \u0153: "oe", \u00f8: "o", \u0111: "d", \u00f0: "d", \u0142: "l", \u0127: "h", \u0131: "i", \u00fe: "th", \u03c2: "\u03c3",
"\u0649": "\u064a", "\u06cc": "\u064a", "\u0629": "\u0647", "\u06c1": "\u0647",
"\u0671": "\u0627", "\u06a9": "\u0643",
};
for (let digit = 0; digit < 10; digit++) {
other[String.fromCharCode(0x660 + digit)] = other[String.fromCharCode(0x6f0 + digit)] = `${digit}`;
}
const folded = new Map();
function foldLetter(letter) {
let result = folded.get(letter);
if (result === undefined) {
const small = [...letter.normalize("NFKD")].map((part) => part.toLowerCase()).join("");
const kept = [...small.replace(dropped, "")];
result = kept.map((part) => other[part] ?? part).join("").normalize("NFC");
folded.set(letter, result);
}
return result;
}
const wordPart = /[\p{L}\p{M}\p{N}]/u;
const densePart = /[\u0e00-\u0eff\u1000-\u11ff\u1780-\u17ff\u3005-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\u{1b000}-\u{1b16f}\u{20000}-\u{3ffff}]/u;
const kind = (letter) => !wordPart.test(letter) ? 0 : densePart.test(letter) ? 2 : 1;
function words(text) {
const found = [];
let word = null;
let place = 0;
for (const letter of text) {
for (const part of foldLetter(letter)) {
const of = kind(part);
if (word?.kind !== of) {
word = of ? { kind: of, letters: [], places: [] } : null;
if (word) found.push(word);
}
if (word) {
word.letters.push(part);
word.places.push([place, place + letter.length]);
}
}
place += letter.length;
}
return found;
}
const composed = (text) => text.normalize("NFC")
.replace(/[\uff66-\uff9f]+/g, (run) => run.normalize("NFKC"));
function terms(query) {
const text = composed(query);
const found = words(text);
const isOpen = found.length > 0 && found.at(-1).places.at(-1)[1] === text.length;
const all = [];
found.forEach(({ kind, letters }, index) => {
const isLast = isOpen && index === found.length - 1;
if (kind === 1) all.push({ text: letters.slice(0, 24).join(""), isPrefix: isLast });
else if (letters.length === 1) all.push({ text: letters[0], isPrefix: true });
else for (let i = 1; i < letters.length; i++) {
all.push({ text: letters[i - 1] + letters[i], isPrefix: false });
}
});
return all;
}
const files = new Map();
function json(path) {
if (!files.has(path)) {
files.set(path, fetch(new URL(path, base)).then((response) => {
if (!response.ok) throw new Error(`${path}: ${response.status}`);
return response.json();
}).catch((error) => {
files.delete(path);
throw error;
}));
}
return files.get(path);
}
function isAfter(a, b) {
const [left, right] = [[...a], [...b]];
for (let i = 0; i < left.length && i < right.length; i++) {
if (left[i] !== right[i]) return left[i].codePointAt(0) > right[i].codePointAt(0);
}
return left.length > right.length;
}
async function parts(language, table, letter, key, isPrefix) {
if (!Array.isArray(table)) return [table];
let first = table.findLastIndex((start) => !isAfter(start, key));
if (first < 0) first = 0;
let last = first + 1;
while (isPrefix && last < table.length && table[last].startsWith(key)) last++;
const hex = (text) => [...new TextEncoder().encode(text)]
.map((byte) => byte.toString(16).padStart(2, "0")).join("");
return Promise.all(table.slice(first, Math.min(last, first + MOST_PARTS)).map((start) =>
json(`search/${language}/${letter}-${hex(start)}.json`)));
}
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
async function lookUp(language, head, term) {
const scores = new Map();
let isCommon = false;
for (const part of await parts(language, head.terms, "t", term.text, term.isPrefix)) {
const keys = term.isPrefix ? Object.keys(part).filter((key) => key.startsWith(term.text))
: Object.hasOwn(part, term.text) ? [term.text] : [];
for (const key of keys) {
const isAll = part[key][0] !== "*";
const list = isAll ? part[key] : part[key].slice(1);
if (!isAll) isCommon = true;
const rarity = Math.log(1 + head.pages / (isAll ? list.length / 7 : head.pages));
const nearness = key === term.text ? 1.5 : 1;
for (let i = 0; i < list.length; i += 7) {
const weight = alphabet.indexOf(list[i + 6]);
const score = nearness * rarity
* ((weight & 15) / 15 + (weight & 32 ? 3 : 0) + (weight & 16 ? 1.5 : 0));
const id = list.slice(i, i + 6);
scores.set(id, Math.max(score, scores.get(id) ?? 0));
}
}
}
return { scores, isCommon };
}
async function find(language, head, query) {
const all = await Promise.all(terms(query).map((term) => lookUp(language, head, term)));
const rare = all.filter((term) => !term.isCommon);
const needed = rare.length ? rare : all;
if (!needed.length) return [];
const found = [];
for (const id of needed[0].scores.keys()) {
if (!needed.every((term) => term.scores.has(id))) continue;
found.push([id, all.reduce((sum, term) => sum + (term.scores.get(id) ?? 0), 0)]);
}
found.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
return found.map(([id]) => id);
}
function places(text, wanted) {
const found = [];
for (const { kind, letters, places } of words(text)) {
wanted.forEach((word, number) => {
if (word.kind !== kind) return;
const size = word.letters.length;
const most = kind === 2 ? letters.length - size : Math.min(0, letters.length - size);
for (let i = 0; i <= most; i++) {
if (kind === 1 && size !== letters.length && !word.isOpen) continue;
if (word.letters.every((letter, j) => letters[i + j] === letter)) {
found.push([places[i][0], places[i + size - 1][1], number]);
}
}
});
}
return found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
}
const element = (name, properties = {}, ...children) => {
const made = Object.assign(document.createElement(name), properties);
made.append(...children);
return made;
};
function marked(text, found) {
const nodes = [];
let place = 0;
for (const [from, to] of found) {
if (to <= place) continue;
const start = Math.max(from, place);
nodes.push(text.slice(place, start), element("mark", { textContent: text.slice(start, to) }));
place = to;
}
return [...nodes, text.slice(place)];
}
function excerpt(text, wanted) {
const size = densePart.test(text) ? 80 : 160;
const found = places(text, wanted);
let best = [0, 0];
for (const [from] of found) {
const near = found.filter((place) => place[0] >= from && place[1] <= from + size * 0.8);
const count = new Set(near.map((place) => place[2])).size;
if (count > best[1]) best = [from, count];
}
let from = Math.max(0, best[0] - size / 4);
let to = Math.min(text.length, from + size);
if (from > 0) {
const space = text.indexOf(" ", from);
if (space >= 0 && space < best[0]) from = space + 1;
}
if (to < text.length) {
const space = text.lastIndexOf(" ", to);
if (space > best[0] + size / 2) to = space;
}
if (/[\udc00-\udfff]/.test(text[from] ?? "")) from--;
if (/[\udc00-\udfff]/.test(text[to] ?? "")) to--;
const piece = text.slice(from, to);
const inside = places(piece, wanted);
return [from > 0 ? "\u2026 " : "", ...marked(piece, inside), to < text.length ? " \u2026" : ""];
}
function result([address, tab, title, sections], wanted) {
let best = null;
let most = -1;
for (const section of sections) {
const inHeading = new Set(places(section[1], wanted).map((place) => place[2]));
const inText = new Set(places(section[2], wanted).map((place) => place[2]));
const score = new Set([...inHeading, ...inText]).size * 4 + inHeading.size * 2
+ (inText.size ? 1 : 0);
if (score > most) [best, most] = [section, score];
}
const url = new URL(address, base);
const isStart = !best?.[1] || best[1] === title;
url.hash = (isStart ? "" : best[0]) || tab;
const link = element("a", { href: url.href }, ...marked(title, places(title, wanted)));
const item = element("li", {}, link);
if (!isStart) {
item.append(element("p", { className: "cmctl-found-heading" },
...marked(best[1], places(best[1], wanted))));
}
const text = best?.[2] || sections.find((section) => section[2])?.[2];
if (text) item.append(element("p", {}, ...excerpt(text, wanted)));
return item;
}
const box = document.querySelector(".cmctl-search");
if (!box) return;
const label = element("span");
const input = element("input", { type: "search", autocomplete: "off", spellcheck: false });
const status = element("p");
status.setAttribute("role", "status");
const list = element("ol");
const found = element("div", { className: "cmctl-found", hidden: true }, status, list);
const field = element("label", {}, label, input);
const form = element("form", {}, field, found);
form.setAttribute("role", "search");
box.append(form);
box.hidden = false;
function current() {
const tab = document.querySelector(".tabbed-set > input:checked");
const content = tab?.nextElementSibling?.nextElementSibling;
const shown = content?.lang ? content : box;
return { language: shown.lang, direction: shown.dir || "ltr" };
}
function textFor(table, tag) {
for (const parts = tag.toLowerCase().split("-"); parts.length; parts.pop()) {
const text = Object.entries(table).find(([code]) => code === parts.join("-"))?.[1];
if (text) return text;
}
return null;
}
let language = null;
let turn = 0;
function follow() {
const now = current();
if (now.language === language) return;
language = now.language;
const text = textFor(labels, language);
label.textContent = text ?? labels.en;
label.lang = text ? language : "en";
form.lang = language;
for (const part of [field, status, list]) part.dir = now.direction;
if (input.value) search();
}
function say(text, tag) {
status.textContent = text;
status.lang = tag;
found.hidden = !text;
}
async function search() {
const mine = ++turn;
const query = input.value;
const name = language.toLowerCase();
const wanted = words(composed(query));
if (wanted.length) wanted.at(-1).isOpen = true;
if (!wanted.length) {
list.replaceChildren();
return say("", language);
}
try {
const head = await json(`search/${name}.json`);
const ids = await find(name, head, query);
const shown = await Promise.all(ids.slice(0, MOST_SHOWN).map(async (id) =>
(await parts(name, head.texts, "d", id, false))[0][id]));
if (mine !== turn) return;
list.replaceChildren(...shown.map((document) => result(document, wanted)));
say(ids.length ? head.count.replace("%", ids.length) : head.none,
head.lang ?? language);
} catch {
if (mine !== turn) return;
list.replaceChildren();
say("The search does not work just now.", "en");
}
}
let timer = 0;
input.addEventListener("input", () => {
clearTimeout(timer);
timer = setTimeout(search, 120);
});
input.addEventListener("focus", () => {
follow();
json(`search/${language.toLowerCase()}.json`).catch(() => {});
if (status.textContent) found.hidden = false;
});
form.addEventListener("submit", async (event) => {
event.preventDefault();
clearTimeout(timer);
await search();
list.querySelector("a")?.focus();
});
form.addEventListener("keydown", (event) => {
const links = [...list.querySelectorAll("a")];
const place = links.indexOf(document.activeElement);
const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
if (step && !found.hidden && links.length && (place >= 0 || step > 0)) {
event.preventDefault();
(place + step < 0 ? input : links[Math.min(place + step, links.length - 1)]).focus();
} else if (event.key === "Escape" && !found.hidden) {
event.preventDefault();
found.hidden = true;
input.focus();
}
});
document.addEventListener("click", (event) => {
if (!box.contains(event.target) || event.target.closest("a")) found.hidden = true;
});
document.addEventListener("change", follow);
addEventListener("hashchange", () => setTimeout(follow));
follow();
})();
